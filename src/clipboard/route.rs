//! Which ways there are, in which order.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::environment::{Environment, Platform};

/// One way to a clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// A command that keeps the text after this program has ended.
    Command(Tool),
    /// tmux, which keeps the text as a buffer and passes it on to its terminal.
    Tmux,
    /// The terminal, asked by an escape sequence, which it never confirms.
    Osc52,
}

/// A command that takes the text on standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tool {
    /// Its name, or a path to it.
    pub program: String,
    /// What it needs to be told.
    pub args: &'static [&'static str],
    /// How it expects the text.
    pub encoding: Encoding,
}

/// How a command expects its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// As it is.
    Utf8,
    /// As `clip.exe` needs it: from bytes it would guess the code page.
    Utf16,
}

impl Tool {
    /// The tool of that name, with the arguments it is known to need.
    pub fn named(program: &str) -> Self {
        let args: &[&str] = match program {
            "wl-copy" => &["--type", "text/plain"],
            "xclip" => &["-selection", "clipboard"],
            "xsel" => &["--clipboard", "--input"],
            _ => &[],
        };
        let encoding = match program {
            "clip.exe" => Encoding::Utf16,
            _ => Encoding::Utf8,
        };
        Self { program: program.to_owned(), args, encoding }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Command(tool) => f.write_str(&tool.program),
            Self::Tmux => f.write_str("tmux"),
            Self::Osc52 => f.write_str("OSC 52"),
        }
    }
}

/// What a person asked for with `--copy-to` or in the configuration.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum CopyTo {
    /// Whatever fits the environment.
    #[default]
    Auto,
    /// The terminal, whatever there is besides.
    Osc52,
    /// tmux, whatever there is besides.
    Tmux,
    /// That command, and no other way.
    Command(String),
}

/// No way has an empty name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("expected auto, osc52, tmux or the name of a command such as wl-copy")]
pub struct CopyToError;

impl FromStr for CopyTo {
    type Err = CopyToError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim() {
            "" => Err(CopyToError),
            "auto" => Ok(Self::Auto),
            "osc52" => Ok(Self::Osc52),
            "tmux" => Ok(Self::Tmux),
            command => Ok(Self::Command(command.to_owned())),
        }
    }
}

/// The ways to try, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The first one that takes the text is the last one tried.
    pub routes: Vec<Route>,
    /// Whether tmux gets the text as well where a command took it, for pasting inside tmux.
    pub tmux_too: bool,
}

/// The ways a text can take in this environment.
///
/// A way that a person named is the only one: if it fails, they want to hear of it.
pub fn plan(copy_to: &CopyTo, environment: &Environment) -> Plan {
    let only = |route| Plan { routes: vec![route], tmux_too: false };
    match copy_to {
        CopyTo::Osc52 => only(Route::Osc52),
        CopyTo::Tmux => only(Route::Tmux),
        CopyTo::Command(name) => only(Route::Command(Tool::named(name))),
        CopyTo::Auto => automatic(environment),
    }
}

fn automatic(environment: &Environment) -> Plan {
    let commands = match environment.ssh {
        true => Vec::new(),
        false => local_commands(environment),
    };
    let tmux_too = environment.tmux && !commands.is_empty();
    let commands = commands.into_iter().map(Tool::named).map(Route::Command);
    let tmux = environment.tmux.then_some(Route::Tmux);
    Plan { routes: commands.chain(tmux).chain([Route::Osc52]).collect(), tmux_too }
}

/// The commands that reach the clipboard of the display or platform in use.
fn local_commands(environment: &Environment) -> Vec<&'static str> {
    let mut commands = Vec::new();
    if environment.wayland {
        commands.push("wl-copy");
    }
    if environment.x11 {
        commands.extend(["xclip", "xsel"]);
    }
    match environment.platform {
        Platform::MacOs => commands.push("pbcopy"),
        Platform::Wsl => commands.push("clip.exe"),
        Platform::Termux => commands.push("termux-clipboard-set"),
        Platform::Unix => {}
    }
    commands
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Environment = Environment {
        ssh: false,
        tmux: false,
        screen: false,
        drops_copies: None,
        wayland: false,
        x11: false,
        platform: Platform::Unix,
        path: None,
    };

    fn routes(environment: Environment) -> (String, bool) {
        let plan = plan(&CopyTo::Auto, &environment);
        let names: Vec<String> = plan.routes.iter().map(ToString::to_string).collect();
        (names.join(", "), plan.tmux_too)
    }

    #[track_caller]
    fn check(environment: Environment, expected: &str, tmux_too: bool) {
        assert_eq!(routes(environment), (expected.to_owned(), tmux_too));
    }

    #[test]
    fn with_nothing_at_hand_the_terminal_is_asked() {
        check(NOTHING, "OSC 52", false);
    }

    #[test]
    fn the_display_decides_about_the_commands() {
        let wayland = Environment { wayland: true, ..NOTHING };
        check(wayland.clone(), "wl-copy, OSC 52", false);
        check(Environment { x11: true, ..NOTHING }, "xclip, xsel, OSC 52", false);
        check(Environment { x11: true, ..wayland }, "wl-copy, xclip, xsel, OSC 52", false);
    }

    #[test]
    fn in_tmux_a_local_copy_fills_the_buffer_as_well() {
        let local = Environment { tmux: true, x11: true, ..NOTHING };
        check(local, "xclip, xsel, tmux, OSC 52", true);
        check(Environment { tmux: true, ..NOTHING }, "tmux, OSC 52", false);
    }

    #[test]
    fn over_ssh_no_local_command_is_used_though_a_display_is_forwarded() {
        let remote = Environment { ssh: true, x11: true, wayland: true, ..NOTHING };
        check(remote.clone(), "OSC 52", false);
        check(Environment { tmux: true, ..remote }, "tmux, OSC 52", false);
    }

    #[test]
    fn each_platform_has_its_command() {
        let on = |platform| Environment { platform, ..NOTHING };
        check(on(Platform::MacOs), "pbcopy, OSC 52", false);
        check(on(Platform::Wsl), "clip.exe, OSC 52", false);
        check(on(Platform::Termux), "termux-clipboard-set, OSC 52", false);
    }

    #[test]
    fn a_way_that_was_asked_for_is_the_only_one() {
        for (asked, expected) in [
            ("osc52", Route::Osc52),
            ("tmux", Route::Tmux),
            ("xclip", Route::Command(Tool::named("xclip"))),
            (" my-clip ", Route::Command(Tool::named("my-clip"))),
        ] {
            let everything = Environment { tmux: true, wayland: true, ..NOTHING };
            let plan = plan(&asked.parse().unwrap(), &everything);
            assert_eq!(plan.routes, [expected]);
            assert!(!plan.tmux_too);
        }
        assert_eq!("auto".parse(), Ok(CopyTo::Auto));
        assert_eq!(" ".parse::<CopyTo>(), Err(CopyToError));
    }
}
