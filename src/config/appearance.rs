//! Which theme is in force, and everything that it follows from.

use serde::{Deserialize, Serialize};

use super::background::Background;
use super::depth::ColorDepth;
use super::palette::Palettes;
use super::rgb::Rgb;
use super::theme::{Theme, ThemeChoice};

/// What a person has said about the theme before the program started. The argument outranks the
/// others; of `config.ron` and the choice at the keyboard, the one that was made last does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ThemeSettings {
    /// What `--theme` says.
    pub argument: Option<ThemeChoice>,
    /// What was chosen on the screen in an earlier session.
    pub kept: KeptTheme,
    /// What `config.ron` says.
    pub configured: Option<ThemeChoice>,
}

/// A theme that was chosen on the screen, as it is kept for later starts. Where none was, it is the
/// one that nobody has to choose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptTheme {
    /// The theme.
    pub theme: ThemeChoice,
    /// What `config.ron` said at that time: once it says something else, that is newer.
    pub instead_of: Option<ThemeChoice>,
}

impl ThemeSettings {
    fn choice(self) -> ThemeChoice {
        let is_newer = self.kept.instead_of == self.configured;
        let kept = is_newer.then_some(self.kept.theme);
        self.argument.or(kept).or(self.configured).unwrap_or_default()
    }
}

/// Which theme is in force: what a person chose, on what is known of the terminal.
#[derive(Debug, Clone)]
pub struct Appearance {
    palettes: Palettes,
    depth: ColorDepth,
    background: Background,
    /// What `config.ron` says.
    configured: Option<ThemeChoice>,
    choice: ThemeChoice,
    /// What is tried out, and is taken back unless it is chosen.
    preview: Option<ThemeChoice>,
    /// What follows from all that; each change makes it anew.
    theme: Theme,
}

impl Appearance {
    /// A theme as it is compiled in, on a terminal with that many colours and the kind of
    /// background that the theme is made for.
    pub fn new(choice: ThemeChoice, depth: ColorDepth) -> Self {
        let settings = ThemeSettings { argument: Some(choice), ..ThemeSettings::default() };
        Self::of(Palettes::defaults(), settings, depth, choice.background())
    }

    /// The theme that a person's settings ask for, on a terminal with that many colours and that
    /// background.
    pub fn of(
        palettes: Palettes,
        settings: ThemeSettings,
        depth: ColorDepth,
        background: Background,
    ) -> Self {
        let choice = settings.choice();
        let theme = Theme::of(&palettes, choice, depth, background);
        let configured = settings.configured;
        Self { palettes, depth, background, configured, choice, preview: None, theme }
    }

    /// How things are styled.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// What a person chose.
    pub fn choice(&self) -> ThemeChoice {
        self.choice
    }

    /// Whether there are any colours to choose from.
    pub fn has_colors(&self) -> bool {
        self.depth != ColorDepth::None
    }

    /// What is known of the terminal's background.
    pub fn background(&self) -> Background {
        self.background
    }

    /// Chooses another theme, and returns what is to be kept of that.
    pub fn choose(&mut self, choice: ThemeChoice) -> KeptTheme {
        self.change(|it| (it.choice, it.preview) = (choice, None));
        KeptTheme { theme: choice, instead_of: self.configured }
    }

    /// Tries a theme out, or takes the last try back.
    pub fn preview(&mut self, preview: Option<ThemeChoice>) {
        if self.preview != preview {
            self.change(|it| it.preview = preview);
        }
    }

    /// Takes in which background the terminal says it has.
    pub fn learn_background(&mut self, color: Rgb) {
        self.change(|it| it.background = Background::Exactly(color));
    }

    fn change(&mut self, change: impl FnOnce(&mut Self)) {
        change(self);
        let shown = self.preview.unwrap_or(self.choice);
        self.theme = Theme::of(&self.palettes, shown, self.depth, self.background);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ThemeChoice::{Auto, Dark, HighContrast, Light, None as NoColors, Plain};

    const DEPTH: ColorDepth = ColorDepth::TrueColor;

    #[test]
    fn the_argument_outranks_all_and_of_the_others_the_last_word_counts() {
        let choice = |argument, kept: Option<(_, _)>, configured| {
            let (theme, instead_of) = kept.unwrap_or_default();
            let kept = KeptTheme { theme, instead_of };
            ThemeSettings { argument, kept, configured }.choice()
        };
        assert_eq!(choice(None, None, None), Auto);
        assert_eq!(choice(None, None, Some(Light)), Light);
        assert_eq!(choice(None, Some((Dark, None)), None), Dark);
        assert_eq!(choice(None, Some((Dark, Some(Light))), Some(Light)), Dark);
        assert_eq!(choice(None, Some((Dark, Some(Light))), Some(Plain)), Plain, "edited since");
        assert_eq!(choice(None, Some((Dark, None)), Some(Light)), Light, "written since");
        assert_eq!(choice(None, Some((Dark, Some(Light))), None), Auto, "removed since");
        assert_eq!(choice(Some(Auto), Some((Dark, Some(Light))), Some(Light)), Auto);
    }

    #[test]
    fn a_preview_is_taken_back_and_a_choice_stays() {
        let mut appearance = Appearance::new(Dark, DEPTH);
        let background = appearance.background();
        let theme = |choice| Theme::of(&Palettes::defaults(), choice, DEPTH, background);
        appearance.preview(Some(Light));
        assert_eq!(appearance.theme(), &theme(Light));
        assert_eq!(appearance.choice(), Dark);
        appearance.preview(None);
        assert_eq!(appearance.theme(), &theme(Dark));
        appearance.preview(Some(NoColors));
        let kept = appearance.choose(HighContrast);
        assert_eq!(kept, KeptTheme { theme: HighContrast, instead_of: None });
        appearance.preview(None);
        assert_eq!(appearance.theme(), &theme(HighContrast));
    }

    #[test]
    fn what_the_terminal_says_counts_whatever_is_shown_meanwhile() {
        let mut appearance = Appearance::new(Auto, DEPTH);
        assert_eq!(appearance.theme(), &Theme::new(Plain, DEPTH));
        appearance.preview(Some(Dark));
        appearance.learn_background(Rgb::WHITE);
        assert!(appearance.theme().text.bg.is_some(), "the dark theme on a light terminal");
        appearance.preview(None);
        assert_eq!(appearance.theme(), &Theme::new(Light, DEPTH));
    }
}
