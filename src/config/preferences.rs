//! What a person's config folder says: `config.ron`, `keys.ron` and `themes.ron`.

use std::path::Path;

use ron::extensions::Extensions;
use serde::{Deserialize, Deserializer, de};

use super::depth::ColorChoice;
use super::file::{ConfigError, Mistake, read};
use super::glyphs::Symbols;
use super::keys::Keymap;
use super::palette::Palettes;
use super::theme::ThemeChoice;
use crate::clipboard::CopyTo;
use crate::dossier::Source;

/// Everything that a person can set otherwise than it is compiled in.
#[derive(Debug, Clone)]
pub struct Config {
    /// What `config.ron` says.
    pub preferences: Preferences,
    /// The keys, with what `keys.ron` changes.
    pub keymap: Keymap,
    /// The colours, with what `themes.ron` changes.
    pub palettes: Palettes,
}

/// What `config.ron` says. What it leaves out is decided by the terminal; an argument outranks it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Preferences {
    /// The colours: `Auto`, `Dark`, `Light`, `HighContrast`, `Plain` or `None`.
    pub theme: Option<ThemeChoice>,
    /// Whether there are colours: `Auto`, `Always` or `Never`.
    pub color: Option<ColorChoice>,
    /// The signs: `Unicode` or `Ascii`.
    pub symbols: Option<Symbols>,
    /// Where `y` copies to: `"auto"`, `"osc52"`, `"tmux"`, or a command.
    #[serde(deserialize_with = "copy_to")]
    pub copy_to: Option<CopyTo>,
    /// Whether the program takes the mouse at the start.
    pub mouse: Option<bool>,
}

impl Default for Config {
    /// What is compiled in.
    fn default() -> Self {
        Self {
            preferences: Preferences::default(),
            keymap: Keymap::defaults(),
            palettes: Palettes::defaults(),
        }
    }
}

impl Config {
    /// What the folder says, and what in it cannot be used. Of a file with a mistake nothing is
    /// taken: half a set of keys would surprise more than none.
    pub fn load(folder: &Path) -> (Self, Vec<ConfigError>) {
        let mut config = Self::default();
        let mut errors = Vec::new();
        for (name, take) in FILES {
            match read(&folder.join(name)) {
                Ok(None) => {}
                Ok(Some(source)) => {
                    let mistakes = take(&mut config, &source).into_iter();
                    errors.extend(mistakes.map(|Mistake { place, message }| ConfigError {
                        path: folder.join(name),
                        place: Some(place),
                        message,
                    }));
                }
                Err(error) => errors.push(error),
            }
        }
        (config, errors)
    }

    fn take_preferences(&mut self, source: &Source) -> Vec<Mistake> {
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let read = options.from_str(source.text()).map_err(|error| vec![error.into()]);
        take(&mut self.preferences, read)
    }

    fn take_keys(&mut self, source: &Source) -> Vec<Mistake> {
        let patched = self.keymap.clone().patched(source.text());
        take(&mut self.keymap, patched)
    }

    fn take_themes(&mut self, source: &Source) -> Vec<Mistake> {
        let patched = self.palettes.clone().patched(source.text());
        take(&mut self.palettes, patched)
    }
}

/// Puts what was read in the place of the defaults, or gives the mistakes in it.
fn take<T>(default: &mut T, read: Result<T, Vec<Mistake>>) -> Vec<Mistake> {
    match read {
        Ok(read) => {
            *default = read;
            Vec::new()
        }
        Err(mistakes) => mistakes,
    }
}

/// Takes a file in, as far as it can be used.
type Take = fn(&mut Config, &Source) -> Vec<Mistake>;

/// The files, and what takes them in.
const FILES: [(&str, Take); 3] = [
    ("config.ron", Config::take_preferences),
    ("keys.ron", Config::take_keys),
    ("themes.ron", Config::take_themes),
];

fn copy_to<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<CopyTo>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| text.parse().map_err(de::Error::custom)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{action::Action, config::Context};

    /// What a folder with these files says, and what is wrong with it.
    fn load(files: &[(&str, &str)]) -> (Config, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let (config, errors) = Config::load(folder.path());
        let errors = errors.iter().map(|error| {
            let path = error.path.strip_prefix(folder.path()).unwrap().to_owned();
            ConfigError { path, ..error.clone() }.to_string()
        });
        (config, errors.collect())
    }

    #[test]
    fn without_files_everything_is_as_compiled_in() {
        let (config, errors) = load(&[]);
        assert_eq!(errors, [""; 0]);
        assert_eq!(config.preferences, Preferences::default());
        assert_eq!(config.keymap, Keymap::defaults());
        let (_, errors) = Config::load(Path::new("/there/is/no/such/folder"));
        assert_eq!(errors, []);
        assert_eq!(load(&[("keys.ron", ""), ("config.ron", " \n")]).1, [""; 0]);
    }

    #[test]
    fn each_file_is_taken() {
        let (config, errors) = load(&[
            ("config.ron", "(theme: Light, symbols: Ascii, copy_to: \"xclip -i\", mouse: false)"),
            ("keys.ron", "{ \"list\": { \"x\": \"copy\" } }"),
            ("themes.ron", "(dark: (sixteen: (text: \"gray\")))"),
        ]);
        assert_eq!(errors, [""; 0]);
        let Preferences { theme, symbols, copy_to, mouse, color } = config.preferences;
        assert_eq!((theme, color, mouse), (Some(ThemeChoice::Light), None, Some(false)));
        assert_eq!(symbols, Some(Symbols::Ascii));
        assert_eq!(copy_to, Some(CopyTo::Command("xclip -i".into())));
        let x = "x".parse().unwrap();
        assert_eq!(config.keymap.action(Context::List, &x), Some(Action::Copy));
    }

    #[test]
    fn of_a_file_with_a_mistake_nothing_is_taken_and_the_others_are() {
        let (config, errors) = load(&[
            ("config.ron", "(theme: Light,\n symbls: Ascii)"),
            ("keys.ron", "{ \"list\": {\n \"x\": \"copy\", \"x\": \"mark\",\n \"z\": \"zap\" } }"),
            ("themes.ron", "(dark: (true_color: (text: \"#12\")))"),
        ]);
        insta::assert_snapshot!(errors.join("\n"));
        assert_eq!(config.preferences, Preferences::default());
        assert_eq!(config.keymap, Keymap::defaults());
    }

    #[test]
    fn what_is_no_file_is_told() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("keys.ron")).unwrap();
        let (_, errors) = Config::load(folder.path());
        assert_eq!(errors.len(), 1);
        assert!(errors[0].to_string().contains("folder"), "{}", errors[0]);
    }
}
