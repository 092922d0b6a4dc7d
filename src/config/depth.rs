//! How many colours there are, and whether a person wants them.

use std::ffi::OsString;

use clap::ValueEnum;
use serde::Deserialize;

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
    /// The sixteen that every colour terminal has, and that a person may have set otherwise.
    Sixteen,
    /// Those sixteen, and 240 that are the same on every terminal; only these are used.
    Indexed,
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
        } else if self.term.contains("256color") {
            ColorDepth::Indexed
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

#[cfg(test)]
mod tests {
    use super::*;

    fn terminal(no_color: &str, colorterm: &str, term: &str) -> ColorSupport {
        ColorSupport::read(|name| {
            Some(match name {
                "NO_COLOR" => no_color.into(),
                "COLORTERM" => colorterm.into(),
                _ => term.into(),
            })
        })
    }

    #[track_caller]
    fn check(terminal: &ColorSupport, choice: ColorChoice, depth: ColorDepth) {
        assert_eq!(terminal.depth(choice), depth);
    }

    #[test]
    fn the_terminal_decides_how_many_colours_there_are() {
        let auto = ColorChoice::Auto;
        check(&terminal("", "truecolor", "xterm"), auto, ColorDepth::TrueColor);
        check(&terminal("", "24bit", "xterm"), auto, ColorDepth::TrueColor);
        check(&terminal("", "", "xterm-direct"), auto, ColorDepth::TrueColor);
        check(&terminal("", "rxvt-xpm", "rxvt-unicode-256color"), auto, ColorDepth::Indexed);
        check(&terminal("", "", "xterm-256color"), auto, ColorDepth::Indexed);
        for sixteen in ["xterm", "linux", "screen", "mlterm"] {
            check(&terminal("", "", sixteen), auto, ColorDepth::Sixteen);
        }
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
}
