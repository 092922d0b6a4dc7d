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

/// The columns that a table takes: those of the terminal. In a file or a pipe it takes what
/// `COLUMNS` says, or as many as it needs, so that nothing is cut off from what `grep` reads.
pub fn table_columns() -> usize {
    let named = || std::env::var("COLUMNS").ok()?.parse().ok().filter(|columns| *columns > 0);
    columns().or_else(named).unwrap_or(usize::from(u16::MAX))
}
