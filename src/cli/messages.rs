//! What is said to people, on stderr.

use std::{
    fmt::Display,
    io::{self, Write},
};

/// Says a text as it is. Where stderr is closed nobody is left to be told, which is no error.
pub fn say(text: impl Display) {
    let _ = io::stderr().lock().write_all(text.to_string().as_bytes());
}

/// Says a text on a line of its own.
pub fn say_line(text: impl Display) {
    say(format_args!("{text}\n"));
}
