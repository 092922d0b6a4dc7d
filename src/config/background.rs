//! What is known of the terminal's background.

use std::ffi::OsString;

use super::rgb::Rgb;

/// Whether light or dark text reads better on a background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brightness {
    /// Light text does.
    Dark,
    /// Dark text does.
    Light,
}

/// What is known of the terminal's background.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Background {
    /// Nothing: the terminal has not said anything.
    #[default]
    Unknown,
    /// Whether it is dark or light, and not which colour it has.
    Only(Brightness),
    /// The colour itself.
    Exactly(Rgb),
}

/// The backgrounds that dark terminals have, and the row under the cursor of the dark theme.
const DARK: [Rgb; 4] =
    [Rgb::hex(0x000000), Rgb::hex(0x14171c), Rgb::hex(0x2e3440), Rgb::hex(0x2b3240)];
/// The same of light terminals and the light theme.
const LIGHT: [Rgb; 5] = [
    Rgb::hex(0xffffff),
    Rgb::hex(0xfafafa),
    Rgb::hex(0xfdf6e3),
    Rgb::hex(0xeee8d5),
    Rgb::hex(0xdde4ee),
];

impl Brightness {
    /// The backgrounds of this kind that a terminal is likely to have.
    pub(super) fn usual(self) -> &'static [Rgb] {
        match self {
            Self::Dark => &DARK,
            Self::Light => &LIGHT,
        }
    }

    /// What reads best on such a background: white or black.
    pub(super) fn best_text(self) -> Rgb {
        match self {
            Self::Dark => Rgb::WHITE,
            Self::Light => Rgb::BLACK,
        }
    }
}

impl Background {
    /// What `COLORFGBG` says: its last field is the number of the background among the sixteen
    /// colours, of which 7 and 9 to 15 are light. Anything else than a number up to 15 says
    /// nothing. `var` is `|name| std::env::var_os(name)` outside tests.
    pub fn of_env(var: impl Fn(&str) -> Option<OsString>) -> Self {
        let colors = var("COLORFGBG").unwrap_or_default();
        let background = colors.to_string_lossy().rsplit(';').next().and_then(|n| n.parse().ok());
        match background {
            Some(7 | 9..=15) => Self::Only(Brightness::Light),
            Some(0..=6 | 8) => Self::Only(Brightness::Dark),
            _ => Self::Unknown,
        }
    }

    /// Whether dim text can be read on it, as far as is known: some terminals halve the contrast of
    /// their own text for it, and only on black and white there is enough of that.
    pub fn bears_dim_text(self) -> bool {
        match self {
            Self::Unknown | Self::Only(_) => true,
            Self::Exactly(color) => color.contrast(color.brightness().best_text()) >= 20.0,
        }
    }

    /// Whether it is dark or light, if that is known.
    pub fn brightness(self) -> Option<Brightness> {
        match self {
            Self::Unknown => None,
            Self::Only(brightness) => Some(brightness),
            Self::Exactly(color) => Some(color.brightness()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dim_text_is_for_black_and_white() {
        let bears = |color| Background::Exactly(Rgb::hex(color)).bears_dim_text();
        assert!(bears(0x000000) && bears(0xffffff) && Background::Unknown.bears_dim_text());
        assert!(!bears(0x002b36) && !bears(0xfdf6e3) && !bears(0x808080));
    }

    #[test]
    fn the_last_field_of_the_variable_is_believed_where_it_is_a_colour() {
        let background = |value: &str| Background::of_env(|_| Some(value.into()));
        for light in ["0;15", "0;default;7", "15"] {
            assert_eq!(background(light), Background::Only(Brightness::Light), "{light}");
        }
        for dark in ["15;0", "15;default;8", "7;6"] {
            assert_eq!(background(dark), Background::Only(Brightness::Dark), "{dark}");
        }
        for nothing in ["", ";", "light", "default;default", "0;16", "0;-1", "0;15;"] {
            assert_eq!(background(nothing), Background::Unknown, "{nothing}");
        }
        assert_eq!(Background::of_env(|_| None), Background::Unknown);
    }
}
