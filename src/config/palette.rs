//! The colours of a theme, as `assets/themes.ron` has them.

use std::str::FromStr;

use ratatui::style::Color;
use ron::{error::SpannedError, extensions::Extensions};
use serde::{Deserialize, Deserializer, de};
use thiserror::Error;

use super::file::{Place, sentence};
use super::scale::Scale;
use super::unreadable::{Unreadable, unreadable};
use crate::dossier::{path::Path, place::Places};

/// The themes that are compiled in, as their file has them.
pub const DEFAULT_THEMES: &str = include_str!("../../assets/themes.ron");

/// The themes with colours.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Palettes {
    pub(super) dark: Depths,
    pub(super) light: Depths,
    pub(super) high_contrast: Depths,
}

/// The colours of a theme, for each kind of terminal.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Depths {
    pub true_color: Palette,
    pub sixteen: Palette,
}

/// The colours of a theme; one that is not given is the terminal's own.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Palette {
    pub background: Option<Hue>,
    pub text: Option<Hue>,
    pub muted: Option<Hue>,
    pub grades: Scale<Option<Hue>>,
    pub error: Option<Hue>,
    pub cursor: Option<Cursor>,
    pub shades: Option<Shades>,
}

/// A colour that is read from its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(super) struct Hue(#[serde(deserialize_with = "color")] pub Color);

/// How the row under the cursor stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Cursor {
    Background(Hue),
    /// Where no background goes with all the colours.
    Reverse,
}

/// How cells of a heat map differ, the emptiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Shades {
    Backgrounds([Hue; 5]),
    /// Where there are no such colours.
    Blocks,
}

/// Something in a theme file that cannot be used, and where it stands.
#[derive(Debug, Clone, PartialEq, Error)]
#[error("{problem}")]
pub struct ThemesError {
    /// Where it stands.
    pub place: Place,
    /// What is wrong.
    pub problem: ThemesProblem,
}

/// Why something in a theme file cannot be used.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ThemesProblem {
    /// The file is no RON, or names what does not exist.
    #[error("{}", sentence(.0))]
    Syntax(ron::Error),
    /// A colour cannot be read where it stands.
    #[error("{0}")]
    Unreadable(Unreadable),
}

impl Palettes {
    /// The palettes that are compiled in.
    pub fn defaults() -> Self {
        // The text is a constant, and the tests of this room read it.
        Self::read(DEFAULT_THEMES).expect("assets/themes.ron is valid")
    }

    /// These palettes, with the colours that a theme file names in the place of theirs.
    ///
    /// # Errors
    ///
    /// Where the text is no theme file, or names a colour that does not exist; otherwise every
    /// colour that cannot be read.
    pub fn patched(self, text: &str) -> Result<Self, Vec<ThemesError>> {
        let patch = Self::read(text).map_err(|error| {
            let place = Place { line: error.span.start.line, column: error.span.start.col };
            vec![ThemesError { place, problem: ThemesProblem::Syntax(error.code) }]
        })?;
        let patched = Self {
            dark: patch.dark.clone().over(self.dark),
            light: patch.light.clone().over(self.light),
            high_contrast: patch.high_contrast.clone().over(self.high_contrast),
        };
        let unreadable = unreadable(&patched, &patch);
        if unreadable.is_empty() {
            return Ok(patched);
        }
        let places = Places::new(text);
        let error = |(way, unreadable): (Vec<&'static str>, _)| {
            let path = way.into_iter().fold(Path::root(), Path::field);
            let (line, column) = places.line_and_column(places.find(&path).start);
            let place = Place { line, column };
            ThemesError { place, problem: ThemesProblem::Unreadable(unreadable) }
        };
        Err(unreadable.into_iter().map(error).collect())
    }

    fn read(text: &str) -> Result<Self, SpannedError> {
        ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(text)
    }
}

impl Depths {
    fn over(self, base: Self) -> Self {
        Self {
            true_color: self.true_color.over(base.true_color),
            sixteen: self.sixteen.over(base.sixteen),
        }
    }
}

impl Palette {
    fn over(self, base: Self) -> Self {
        let Scale { a, b, c, d, e, f, n } = base.grades;
        let own = self.grades;
        Self {
            background: self.background.or(base.background),
            text: self.text.or(base.text),
            muted: self.muted.or(base.muted),
            grades: Scale {
                a: own.a.or(a),
                b: own.b.or(b),
                c: own.c.or(c),
                d: own.d.or(d),
                e: own.e.or(e),
                f: own.f.or(f),
                n: own.n.or(n),
            },
            error: self.error.or(base.error),
            cursor: self.cursor.or(base.cursor),
            shades: self.shades.or(base.shades),
        }
    }
}

fn color<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color, D::Error> {
    let name = String::deserialize(deserializer)?;
    Color::from_str(&name).map_err(|_| {
        de::Error::custom(format_args!(
            "`{name}` is no colour: expected #rrggbb or one of the sixteen by its name"
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{
        contrast::contrast,
        unreadable::{DARK, LIGHT},
    };

    /// The colour as a number; the sixteen as xterm shows them.
    fn rgb(color: Color) -> u32 {
        match color {
            Color::Rgb(red, green, blue) => u32::from_be_bytes([0, red, green, blue]),
            Color::Black => 0x000000,
            Color::Red => 0xcd0000,
            Color::Yellow => 0xcdcd00,
            Color::Blue => 0x0000ee,
            Color::Magenta => 0xcd00cd,
            Color::Gray => 0xe5e5e5,
            Color::LightRed => 0xff0000,
            Color::LightGreen => 0x00ff00,
            Color::LightYellow => 0xffff00,
            Color::LightMagenta => 0xff00ff,
            Color::LightCyan => 0x00ffff,
            Color::White => 0xffffff,
            other => panic!("{other} is not used"),
        }
    }

    #[track_caller]
    fn check(palette: &Palette, backgrounds: &[u32], least: f64) {
        let Scale { a, b, c, d, e, f, n } = palette.grades;
        for hue in [palette.text, palette.muted, palette.error, a, b, c, d, e, f, n] {
            let Hue(color) = hue.expect("every colour is given");
            for background in backgrounds {
                let contrast = contrast(rgb(color), *background);
                assert!(contrast >= least, "{color} on {background:06x}: {contrast:.2}");
            }
        }
        if let Some(Hue(paper)) = palette.background {
            assert_eq!(backgrounds, [rgb(paper)]);
        }
        if let Cursor::Background(Hue(background)) = palette.cursor.unwrap() {
            assert!(backgrounds.contains(&rgb(background)), "the cursor row is one of them");
        }
        if let Shades::Backgrounds(shades) = palette.shades.unwrap() {
            let Hue(text) = palette.text.unwrap();
            check_shades(shades.map(|Hue(color)| rgb(color)), rgb(text), backgrounds);
        }
    }

    /// A shade can be told from every background and from the one before, never from its hue,
    /// and a number on it can be read.
    #[track_caller]
    fn check_shades(shades: [u32; 5], text: u32, backgrounds: &[u32]) {
        for shade in shades {
            assert!(contrast(shade, text) >= 4.5, "{shade:06x}: {:.2}", contrast(shade, text));
            let [_, red, green, blue] = shade.to_be_bytes();
            let spread = red.max(green).max(blue) - red.min(green).min(blue);
            assert!(spread <= 16, "{shade:06x} has a hue");
        }
        let nearest = backgrounds
            .iter()
            .copied()
            .min_by(|a, b| contrast(*a, text).total_cmp(&contrast(*b, text)));
        let steps: Vec<u32> = nearest.into_iter().chain(shades).collect();
        for pair in steps.windows(2) {
            assert!(contrast(pair[0], text) > contrast(pair[1], text), "{pair:06x?}");
            let step = contrast(pair[0], pair[1]);
            assert!(step >= 1.1, "{pair:06x?}: {step:.2}");
        }
    }

    #[test]
    fn every_colour_reads_well_on_every_background() {
        let Palettes { dark, light, high_contrast } = Palettes::defaults();
        check(&dark.true_color, &DARK, 4.5);
        check(&light.true_color, &LIGHT, 4.5);
        check(&dark.sixteen, &[0x000000], 4.5);
        check(&light.sixteen, &[0xffffff], 4.5);
        // What WCAG asks of enhanced contrast.
        check(&high_contrast.true_color, &[0x000000], 7.0);
        check(&high_contrast.sixteen, &[0x000000], 7.0);
    }

    #[test]
    fn a_patch_changes_the_colours_that_it_names() {
        let text = r##"(dark: (true_color: (text: "#e1e2e3", grades: (b: "red"))))"##;
        let dark = Palettes::defaults().patched(text).unwrap().dark;
        let default = Palettes::defaults().dark;
        assert_eq!(dark.true_color.text, Some(Hue(Color::Rgb(0xe1, 0xe2, 0xe3))));
        assert_eq!(dark.true_color.grades.b, Some(Hue(Color::Red)));
        assert_eq!(dark.true_color.grades.a, default.true_color.grades.a);
        assert_eq!(dark.true_color.cursor, default.true_color.cursor);
        assert_eq!(dark.sixteen.text, default.sixteen.text);
    }

    #[test]
    fn an_unknown_colour_is_named() {
        let text = "(dark: (true_color: (\n  muted: \"purpel\")))";
        let errors = Palettes::defaults().patched(text).unwrap_err();
        assert!(errors[0].to_string().contains("`purpel` is no colour"), "{errors:?}");
        assert_eq!((errors.len(), errors[0].place.line), (1, 2));
    }
}
