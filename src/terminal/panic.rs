//! What a panic leaves on the terminal: one sentence.

use std::any::Any;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};

use super::Hold;
use crate::text::clean;

/// Where to report it, and how.
const REPORT: &str = "Please report it where you got onrecord from, with that sentence and what you \
                      did before; RUST_BACKTRACE=1 tells more.";

/// From here on a panic in any thread gives the terminal back first, and then says in one sentence
/// what happened. The backtrace follows where `RUST_BACKTRACE` asks for it.
pub fn report_panics(hold: Hold) {
    panic::set_hook(Box::new(move |info| {
        hold.give_back();
        let mut stderr = io::stderr().lock();
        // Nobody is left to tell when stderr is closed, and a panic in here would abort.
        let _ = writeln!(stderr, "{}", sentence(info));
        let _ = writeln!(stderr, "{REPORT}");
        let backtrace = Backtrace::capture();
        if backtrace.status() == BacktraceStatus::Captured {
            let _ = writeln!(stderr, "{backtrace}");
        }
    }));
}

fn sentence(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map(ToString::to_string);
    format!(
        "onrecord: this is a bug in the program, at {}: {}",
        place.as_deref().unwrap_or("an unknown place"),
        message(info.payload()),
    )
}

/// The first line of a panic's message; a failed assertion has several.
fn message(payload: &dyn Any) -> String {
    let text = match (payload.downcast_ref::<&str>(), payload.downcast_ref::<String>()) {
        (Some(text), _) => text,
        (None, Some(text)) => text.as_str(),
        (None, None) => "no message",
    };
    // It may quote a dossier.
    clean(text.lines().next().unwrap_or_default()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_one_line_without_control_characters() {
        assert_eq!(message(&"index\x1b[31m out\u{202E}\nleft: 1"), "index out\u{FFFD}");
        assert_eq!(message(&String::from("owned")), "owned");
        assert_eq!(message(&7_u8), "no message");
    }
}
