//! What the terminal behind stdout is.

use std::io::{IsTerminal, stdout};

/// The columns of the terminal on stdout; nothing where stdout is a file or a pipe.
pub fn columns() -> Option<usize> {
    if !stdout().is_terminal() {
        return None;
    }
    let (columns, _) = crossterm::terminal::size().ok()?;
    Some(usize::from(columns)).filter(|columns| *columns > 0)
}
