//! How things are styled, and whether in colour.

use std::ffi::OsString;

use clap::ValueEnum;
use ratatui::style::{Modifier, Style};

use serde::Deserialize;

use super::palette::{Cursor, Hue, Palette, Palettes, Shades};
use super::scale::Scale;

/// The theme that a person chose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum, Deserialize)]
pub enum ThemeChoice {
    /// For a dark background.
    #[default]
    Dark,
    /// For a light background.
    Light,
    /// Bright on black, whatever the terminal's background.
    HighContrast,
    /// Without colours: bold, reverse and underline.
    None,
}

impl ThemeChoice {
    /// The theme that suits the terminal's background, as far as `COLORFGBG` tells: its last number
    /// is the background's, 7 and 9 to 15 are the light ones. `var` is
    /// `|name| std::env::var_os(name)` outside tests.
    ///
    /// The terminal itself is not asked: its answer could arrive late, and be taken for keys.
    pub fn of_terminal(var: impl Fn(&str) -> Option<OsString>) -> Self {
        let colors = var("COLORFGBG").unwrap_or_default();
        let background = colors.to_string_lossy().rsplit(';').next().and_then(|n| n.parse().ok());
        match background {
            Some(7 | 9..=15) => Self::Light,
            _ => Self::Dark,
        }
    }
}

/// Whether a person wants colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum, Deserialize)]
pub enum ColorChoice {
    /// As the terminal and `NO_COLOR` have it.
    #[default]
    Auto,
    /// Whatever `NO_COLOR` says.
    Always,
    /// None at all.
    Never,
}

/// How many colours there are to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColorDepth {
    /// None, because they are not wanted or not there.
    None,
    /// The sixteen that every colour terminal has.
    Sixteen,
    /// Any.
    TrueColor,
}

/// What the environment says about the terminal's colours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColorSupport {
    /// `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// `COLORTERM`.
    pub colorterm: String,
    /// `TERM`.
    pub term: String,
}

impl ColorSupport {
    /// Reads it through `var`, which is `|name| std::env::var_os(name)` outside tests.
    pub fn read(var: impl Fn(&str) -> Option<OsString>) -> Self {
        let text = |name| {
            let value = var(name).unwrap_or_default();
            value.to_string_lossy().into_owned()
        };
        Self {
            no_color: !text("NO_COLOR").is_empty(),
            colorterm: text("COLORTERM"),
            term: text("TERM"),
        }
    }

    /// The colours to use here. What a person says on the command line outranks `NO_COLOR`.
    pub fn depth(&self, choice: ColorChoice) -> ColorDepth {
        let wanted = match choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => !self.no_color && !self.is_dumb(),
        };
        if !wanted {
            ColorDepth::None
        } else if self.has_true_color() {
            ColorDepth::TrueColor
        } else {
            ColorDepth::Sixteen
        }
    }

    fn is_dumb(&self) -> bool {
        self.term.is_empty() || self.term == "dumb"
    }

    fn has_true_color(&self) -> bool {
        matches!(self.colorterm.as_str(), "truecolor" | "24bit") || self.term.ends_with("-direct")
    }
}

/// How things are styled. Nothing is told by colour alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// The text itself.
    pub text: Style,
    /// What is less important, and the newsroom's own.
    pub muted: Style,
    /// A heading, and the title of the pane with the focus.
    pub strong: Style,
    /// The letter and the glyph of a grade.
    pub grades: Scale<Style>,
    /// A mistake in what was typed.
    pub error: Style,
    /// The row under the cursor, over the styles of its parts.
    pub cursor: Style,
    /// The letters that a search matched, over their own style.
    pub matched: Style,
    /// The cells of a heat map, the emptiest first, over the style of what stands in them; where
    /// there is nothing, signs take their place.
    pub shades: Option<[Style; 5]>,
}

impl Theme {
    /// The theme of that name, as it is compiled in, on a terminal with that many colours.
    pub fn new(choice: ThemeChoice, depth: ColorDepth) -> Self {
        Self::of(&Palettes::defaults(), choice, depth)
    }

    /// The theme of that name on a terminal with that many colours.
    pub fn of(palettes: &Palettes, choice: ThemeChoice, depth: ColorDepth) -> Self {
        let depths = match choice {
            ThemeChoice::Dark => &palettes.dark,
            ThemeChoice::Light => &palettes.light,
            ThemeChoice::HighContrast => &palettes.high_contrast,
            ThemeChoice::None => return Self::colorless(),
        };
        match depth {
            ColorDepth::None => Self::colorless(),
            ColorDepth::Sixteen => Self::colored(&depths.sixteen),
            ColorDepth::TrueColor => Self::colored(&depths.true_color),
        }
    }

    fn colored(palette: &Palette) -> Self {
        // A colour that is not given is the terminal's own.
        let in_color = |hue: Option<Hue>| Style { fg: hue.map(|Hue(color)| color), ..Style::new() };
        let paper = palette.background.map(|Hue(color)| color);
        let text = Style { bg: paper, ..in_color(palette.text) };
        Self {
            text,
            muted: in_color(palette.muted),
            strong: in_color(palette.text).add_modifier(Modifier::BOLD),
            grades: palette.grades.map(in_color),
            error: in_color(palette.error).add_modifier(Modifier::BOLD),
            cursor: match palette.cursor {
                Some(Cursor::Background(Hue(color))) => Style::new().bg(color),
                Some(Cursor::Reverse) | None => Style::new().add_modifier(Modifier::REVERSED),
            },
            matched: bold().add_modifier(Modifier::UNDERLINED),
            shades: match palette.shades {
                Some(Shades::Backgrounds(shades)) => {
                    Some(shades.map(|Hue(color)| Style::new().bg(color)))
                }
                Some(Shades::Blocks) | None => None,
            },
        }
    }

    fn colorless() -> Self {
        let plain = Style::new();
        Self {
            text: plain,
            muted: plain,
            strong: bold(),
            grades: Scale {
                a: bold(),
                b: bold(),
                c: bold(),
                d: plain,
                e: plain,
                f: plain,
                n: plain,
            },
            error: bold(),
            cursor: Style::new().add_modifier(Modifier::REVERSED),
            // Bold is taken for the grades.
            matched: Style::new().add_modifier(Modifier::UNDERLINED),
            shades: None,
        }
    }
}

fn bold() -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Color;

    fn terminal(no_color: &str, colorterm: &str, term: &str) -> ColorSupport {
        ColorSupport::read(|name| {
            Some(match name {
                "NO_COLOR" => no_color.into(),
                "COLORTERM" => colorterm.into(),
                _ => term.into(),
            })
        })
    }

    #[test]
    fn a_light_background_shows_in_its_variable() {
        let theme = |colors: &str| ThemeChoice::of_terminal(|_| Some(colors.into()));
        assert_eq!(theme("0;15"), ThemeChoice::Light);
        assert_eq!(theme("0;default;7"), ThemeChoice::Light);
        for dark in ["15;0", "15;default;8", "", ";", "light"] {
            assert_eq!(theme(dark), ThemeChoice::Dark);
        }
    }

    #[track_caller]
    fn check(terminal: &ColorSupport, choice: ColorChoice, depth: ColorDepth) {
        assert_eq!(terminal.depth(choice), depth);
    }

    #[test]
    fn the_terminal_decides_about_the_depth() {
        let auto = ColorChoice::Auto;
        check(&terminal("", "truecolor", "xterm"), auto, ColorDepth::TrueColor);
        check(&terminal("", "24bit", "xterm"), auto, ColorDepth::TrueColor);
        check(&terminal("", "", "xterm-direct"), auto, ColorDepth::TrueColor);
        check(&terminal("", "", "xterm-256color"), auto, ColorDepth::Sixteen);
        check(&terminal("", "", "dumb"), auto, ColorDepth::None);
        check(&terminal("", "", ""), auto, ColorDepth::None);
    }

    #[test]
    fn no_color_is_obeyed_unless_a_person_asks_for_colours() {
        let terminal = terminal("1", "truecolor", "xterm");
        check(&terminal, ColorChoice::Auto, ColorDepth::None);
        check(&terminal, ColorChoice::Always, ColorDepth::TrueColor);
        check(&terminal, ColorChoice::Never, ColorDepth::None);
    }

    #[test]
    fn without_colours_no_style_has_one() {
        for theme in [
            Theme::new(ThemeChoice::None, ColorDepth::TrueColor),
            Theme::new(ThemeChoice::Dark, ColorDepth::None),
        ] {
            let Scale { a, b, c, d, e, f, n } = theme.grades;
            let styles = [theme.text, theme.muted, theme.strong, theme.error, theme.cursor];
            for style in styles.iter().chain(&[theme.matched, a, b, c, d, e, f, n]) {
                assert_eq!((style.fg, style.bg), (None, None));
            }
            assert!(theme.cursor.add_modifier.contains(Modifier::REVERSED));
            assert_eq!(theme.shades, None);
        }
    }

    #[test]
    fn the_colours_are_those_of_the_file() {
        let dark = Theme::new(ThemeChoice::Dark, ColorDepth::TrueColor);
        assert_eq!(dark.grades.b.fg, Some(Color::Rgb(0x79, 0xc3, 0xf7)));
        assert_eq!(dark.cursor.bg, Some(Color::Rgb(0x2b, 0x32, 0x40)));
        assert_eq!(dark.shades.unwrap()[4].bg, Some(Color::Rgb(0x5d, 0x62, 0x69)));
        let light = Theme::new(ThemeChoice::Light, ColorDepth::Sixteen);
        assert_eq!(light.shades, None);
        assert_eq!(light.grades.c.fg, Some(Color::Magenta));
        assert!(light.cursor.add_modifier.contains(Modifier::REVERSED));
    }
}
