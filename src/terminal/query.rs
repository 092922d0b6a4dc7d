//! What the terminal is asked about its colours, and whether it may be asked at all.

use std::ffi::OsString;

use crate::work::PendingReply;

/// OSC 11: which colour the background has. It ends in BEL, because rxvt-unicode 9.30 ends the
/// answer to the other form with half a terminator.
const BACKGROUND: &[u8] = b"\x1b]11;?\x07";
/// DECRQM: whether the terminal can tell when its colours change (mode 2031).
const TELLS_OF_COLORS: &[u8] = b"\x1b[?2031$p";
/// DA1, which every terminal answers, after all that it was asked before.
const FENCE: &[u8] = b"\x1b[c";

/// Asks the terminal about its colours.
#[derive(Debug)]
pub struct ColorQuery {
    reply: PendingReply,
    knows_modes: bool,
}

impl ColorQuery {
    /// How to ask the terminal of this environment; nothing where it must not be asked. `var` is
    /// `|name| std::env::var_os(name)` outside tests, and `reply` is told when the answer is there.
    ///
    /// GNU screen answers DA1 itself, before it passes the other question on: nobody could know
    /// when the last answer has come.
    pub fn of(var: impl Fn(&str) -> Option<OsString>, reply: PendingReply) -> Option<Self> {
        let text = |name| text(&var, name);
        if matches!(text("TERM").as_str(), "" | "dumb") || is_in_screen(&var) {
            return None;
        }
        // Terminal.app prints the last letter of that question.
        let knows_modes = text("TERM_PROGRAM") != "Apple_Terminal";
        Some(Self { reply, knows_modes })
    }

    /// What to write to ask everything. From now on an answer is to come.
    pub(super) fn everything(&self) -> Vec<u8> {
        self.reply.begin();
        let modes = if self.knows_modes { TELLS_OF_COLORS } else { b"" };
        [BACKGROUND, modes, FENCE].concat()
    }

    /// What to write to ask for the background alone. From now on an answer is to come.
    pub(super) fn background(&self) -> Vec<u8> {
        self.reply.begin();
        [BACKGROUND, FENCE].concat()
    }

    /// Waits for an answer that is still to come, if not for long.
    pub(super) fn settle(&self) {
        self.reply.wait();
    }
}

/// Whether GNU screen stands between the program and the terminal.
pub(super) fn is_in_screen(var: impl Fn(&str) -> Option<OsString>) -> bool {
    let text = |name| text(&var, name);
    let term = text("TERM");
    let is_screen = term == "screen" || term.starts_with("screen.");
    !text("STY").is_empty() || (is_screen && text("TMUX").is_empty())
}

/// A variable, empty where it is not set.
pub(super) fn text(var: impl Fn(&str) -> Option<OsString>, name: &str) -> String {
    var(name).unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(variables: &[(&str, &str)]) -> Option<String> {
        let var = |name: &str| {
            let found = variables.iter().find(|(own, _)| *own == name);
            found.map(|(_, value)| OsString::from(value))
        };
        let query = ColorQuery::of(var, PendingReply::default())?;
        Some(String::from_utf8(query.everything()).unwrap())
    }

    #[test]
    fn a_terminal_whose_answer_could_not_be_told_from_keys_is_not_asked() {
        for variables in [
            &[][..],
            &[("TERM", "")],
            &[("TERM", "dumb")],
            &[("TERM", "screen")],
            &[("TERM", "screen.xterm-256color")],
            &[("TERM", "xterm"), ("STY", "1234.pts-0.host")],
            // tmux within screen: the answer comes through both.
            &[("TERM", "tmux-256color"), ("TMUX", "/tmp/x,1,0"), ("STY", "1234.pts-0.host")],
        ] {
            assert_eq!(asks(variables), None, "{variables:?}");
        }
    }

    #[test]
    fn the_fence_stands_behind_every_question() {
        for variables in [
            &[("TERM", "xterm")][..],
            &[("TERM", "screen-256color"), ("TMUX", "/tmp/x,1,0")],
            // How tmux calls itself where nothing else is installed.
            &[("TERM", "screen"), ("TMUX", "/tmp/x,1,0")],
        ] {
            let asked = asks(variables).unwrap();
            assert_eq!(asked, "\x1b]11;?\x07\x1b[?2031$p\x1b[c", "{variables:?}");
        }
        let asked = asks(&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "Apple_Terminal")]);
        assert_eq!(asked.unwrap(), "\x1b]11;?\x07\x1b[c");
    }
}
