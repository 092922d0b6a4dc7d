//! Messages for people, on stderr.

use crate::text::clean;
use std::{
    fmt::Display,
    io::{self, Write},
};

/// Prints a text as it is. If stderr is closed, nobody is left to read it, and that is not an error.
pub fn say(text: impl Display) {
    let _ = io::stderr().lock().write_all(text.to_string().as_bytes());
}

/// Prints a text on a line of its own.
pub fn say_line(text: impl Display) {
    say(format_args!("{text}\n"));
}

/// Prints a message on one line, with nothing in it that a terminal would obey.
pub fn warn(message: impl Display) {
    say_line(format_args!("onrecord: {}", clean(&message.to_string())));
}
