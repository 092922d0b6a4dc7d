//! `status`: the reader's own statuses and notes, and those of a colleague.

mod exchange;
mod list;

use super::{
    args::{Status, StatusCommand},
    failure::Failure,
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
) -> Result<ExitCode, Failure> {
    let memory = opening.memory.ok_or(Failure::NoState)?;
    match &args.command {
        None => list::run(args, memory, opening, out),
        Some(StatusCommand::Export(args)) => exchange::export(args, memory, opening, out),
        Some(StatusCommand::Merge(args)) => exchange::merge(args, memory, out),
    }
}
