//! What the terminal behind stdout is.

use std::io::{IsTerminal, stdout};

/// The columns of what is printed: those of the terminal on stdout, or what `COLUMNS` says where
/// stdout is a file or a pipe; nothing where neither is known.
pub fn columns() -> Option<usize> {
    let named = || std::env::var("COLUMNS").ok()?.parse().ok();
    of_terminal().or_else(named).filter(|columns| *columns > 0)
}

fn of_terminal() -> Option<usize> {
    if !stdout().is_terminal() {
        return None;
    }
    let (columns, _) = crossterm::terminal::size().ok()?;
    Some(usize::from(columns)).filter(|columns| *columns > 0)
}

/// The columns that a table takes: in a file or a pipe as many as it needs where nobody says how
/// many there are, so that nothing is cut off from what `grep` reads.
pub fn table_columns() -> usize {
    columns().unwrap_or(usize::from(u16::MAX))
}
