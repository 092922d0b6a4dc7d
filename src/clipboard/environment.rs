//! What decides about the way, read once and passed in.

use std::ffi::OsString;

/// The operating system, as far as clipboards differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Platform {
    /// `pbcopy` is always there.
    MacOs,
    /// Linux under Windows: `clip.exe` reaches the clipboard of Windows.
    Wsl,
    /// Android's terminal program has a command of its own.
    Termux,
    /// Any other Unix: what there is depends on the display.
    Unix,
}

/// The part of the environment that decides which way a text goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Environment {
    /// The terminal is on another machine, whose clipboard no command here reaches.
    pub ssh: bool,
    /// The program runs inside tmux.
    pub tmux: bool,
    /// The program runs inside GNU screen, which passes on only what is wrapped for it.
    pub screen: bool,
    /// The terminal, if it is one that drops what it is asked to copy unless its settings say
    /// otherwise.
    pub drops_copies: Option<&'static str>,
    /// A Wayland display is set.
    pub wayland: bool,
    /// An X display is set.
    pub x11: bool,
    /// The operating system.
    pub platform: Platform,
    /// Where commands are looked for; the system's default without it.
    pub path: Option<OsString>,
}

impl Environment {
    /// Reads it through `var`, which is `|name| std::env::var_os(name)` outside tests. An empty
    /// variable counts as not set.
    pub fn read(var: impl Fn(&str) -> Option<OsString>) -> Self {
        let set = |name: &str| var(name).is_some_and(|value| !value.is_empty());
        let platform = if cfg!(target_os = "macos") {
            Platform::MacOs
        } else if set("WSL_DISTRO_NAME") {
            Platform::Wsl
        } else if set("TERMUX_VERSION") {
            Platform::Termux
        } else {
            Platform::Unix
        };
        let text = |name: &str| var(name).and_then(|value| value.into_string().ok());
        let term = text("TERM").unwrap_or_default();
        let tmux = set("TMUX");
        Self {
            ssh: set("SSH_TTY") || set("SSH_CONNECTION"),
            tmux,
            screen: !tmux && (set("STY") || term == "screen" || term.starts_with("screen.")),
            drops_copies: drops_copies(&term, text),
            wayland: set("WAYLAND_DISPLAY"),
            x11: set("DISPLAY"),
            platform,
            path: var("PATH"),
        }
    }
}

/// The first version of Konsole that takes copies, as `KONSOLE_VERSION` has it.
const KONSOLE_THAT_TAKES: u32 = 241_200;

/// The terminal, if it is one that drops what it is asked to copy.
///
/// A terminal leaves its variables to all that is started in it, other terminals included; those
/// call themselves otherwise.
fn drops_copies(term: &str, text: impl Fn(&str) -> Option<String>) -> Option<&'static str> {
    const OTHERS: [&str; 4] =
        ["TERM_PROGRAM", "KITTY_WINDOW_ID", "ALACRITTY_WINDOW_ID", "WEZTERM_PANE"];
    let text = |name: &str| text(name).filter(|value| !value.is_empty());
    if matches!(term, "linux" | "dumb") {
        return Some("this terminal");
    }
    if !matches!(term, "xterm" | "xterm-256color") || OTHERS.iter().any(|it| text(it).is_some()) {
        return None;
    }
    let konsole = text("KONSOLE_VERSION").and_then(|version| version.parse().ok());
    if text("XTERM_VERSION").is_some() {
        Some("xterm")
    } else if text("VTE_VERSION").is_some() {
        Some("this terminal")
    } else {
        konsole.filter(|version: &u32| *version < KONSOLE_THAT_TAKES).map(|_| "this Konsole")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(vars: &[(&str, &str)]) -> Environment {
        Environment::read(|name| {
            let found = vars.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    fn an_empty_variable_is_not_set() {
        let env = read(&[("SSH_TTY", ""), ("TMUX", ""), ("DISPLAY", "")]);
        assert!(!env.ssh && !env.tmux && !env.x11);
    }

    #[test]
    fn either_ssh_variable_is_enough() {
        assert!(read(&[("SSH_TTY", "/dev/pts/1")]).ssh);
        assert!(read(&[("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")]).ssh);
    }

    #[test]
    fn screen_is_known_by_its_session_or_its_terminal_and_tmux_is_not_screen() {
        assert!(read(&[("STY", "42.pts-1"), ("TERM", "xterm")]).screen);
        assert!(read(&[("TERM", "screen")]).screen);
        assert!(read(&[("TERM", "screen.xterm-256color")]).screen);
        assert!(!read(&[("TERM", "screen-256color"), ("TMUX", "/tmp/tmux")]).screen);
        assert!(!read(&[("TERM", "screen"), ("TMUX", "/tmp/tmux")]).screen);
        assert!(!read(&[("STY", ""), ("TERM", "xterm")]).screen);
    }

    #[test]
    fn terminals_that_drop_copies_are_known_and_what_is_started_in_them_is_not_taken_for_them() {
        let xterm = ("TERM", "xterm-256color");
        let dropped = |vars: &[(&str, &str)]| read(vars).drops_copies;
        assert_eq!(dropped(&[xterm, ("XTERM_VERSION", "XTerm(379)")]), Some("xterm"));
        assert_eq!(dropped(&[xterm, ("VTE_VERSION", "7006")]), Some("this terminal"));
        assert_eq!(dropped(&[xterm, ("KONSOLE_VERSION", "221203")]), Some("this Konsole"));
        assert_eq!(dropped(&[xterm, ("KONSOLE_VERSION", "250401")]), None);
        assert_eq!(dropped(&[xterm, ("KONSOLE_VERSION", "new")]), None);
        assert_eq!(dropped(&[xterm]), None);
        assert_eq!(dropped(&[("TERM", "xterm-kitty"), ("VTE_VERSION", "7006")]), None);
        assert_eq!(dropped(&[xterm, ("VTE_VERSION", "7006"), ("TERM_PROGRAM", "WezTerm")]), None);
    }

    #[test]
    #[cfg(not(target_os = "macos"))]
    fn the_platform_shows_in_its_variable() {
        assert_eq!(read(&[]).platform, Platform::Unix);
        assert_eq!(read(&[("WSL_DISTRO_NAME", "Debian")]).platform, Platform::Wsl);
        assert_eq!(read(&[("TERMUX_VERSION", "1")]).platform, Platform::Termux);
    }
}
