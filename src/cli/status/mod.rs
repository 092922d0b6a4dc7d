//! `status`: the reader's own statuses and notes, and those of a colleague.

mod exchange;
mod list;

use super::{
    args::{Status, StatusCommand},
    error::CliError,
    open::Opening,
};
use std::{io::Write, process::ExitCode};

/// Prints what is recorded, or does what the command of `status` asks for.
///
/// # Errors
///
/// Where there is no state folder, something cannot be read, or nothing can be written.
pub fn run(
    args: &Status,
    opening: &Opening<'_>,
    out: &mut impl Write,
) -> Result<ExitCode, CliError> {
    let state_dir = opening.state_dir.ok_or_else(|| {
        CliError::Message(
            "statuses need a state folder: set HOME or XDG_STATE_HOME, and leave out --no-state"
                .to_owned(),
        )
    })?;
    match &args.command {
        None => list::run(args, state_dir, opening, out),
        Some(StatusCommand::Export(args)) => exchange::export(args, state_dir, opening, out),
        Some(StatusCommand::Merge(args)) => exchange::merge(args, state_dir, out),
    }
}
