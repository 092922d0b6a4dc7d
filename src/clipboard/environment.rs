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
        Self {
            ssh: set("SSH_TTY") || set("SSH_CONNECTION"),
            tmux: set("TMUX"),
            wayland: set("WAYLAND_DISPLAY"),
            x11: set("DISPLAY"),
            platform,
            path: var("PATH"),
        }
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
    #[cfg(not(target_os = "macos"))]
    fn the_platform_shows_in_its_variable() {
        assert_eq!(read(&[]).platform, Platform::Unix);
        assert_eq!(read(&[("WSL_DISTRO_NAME", "Debian")]).platform, Platform::Wsl);
        assert_eq!(read(&[("TERMUX_VERSION", "1")]).platform, Platform::Termux);
    }
}
