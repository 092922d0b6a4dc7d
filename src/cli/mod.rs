//! The command line: arguments, and one file for each subcommand.
//!
//! Data goes to stdout, messages to stderr. Exit 0: fine, also where nothing matches; 1: the
//! check found errors, or something was not saved or left out; 2: bad usage or unreadable input. A
//! closed pipe is not an error.

mod args;
mod check;
mod completed;
mod completions;
mod diff;
mod error;
mod explain;
mod export;
mod folders;
mod hyphens;
mod list;
mod man;
mod meant;
mod memo;
mod messages;
mod new;
mod open;
mod output;
mod report;
mod screen;
mod show;
mod snapshot;
mod state;
mod status;
mod tables;
mod terminal;
mod values;

use crate::{
    terminal::{Hold, Tty, report_panics},
    text::clean_block,
};
use args::{Args, Command};
use clap::Parser;
use error::CliError;
use messages::say;
use open::Opening;
use std::{
    borrow::Cow,
    io::{self, BufWriter, Write},
    process::ExitCode,
};

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    // The screen has its own hold, which gives the terminal back first.
    report_panics(Hold::new(Tty::default()));
    let result = match Args::try_parse_from(hyphens::name_hyphened_query(std::env::args_os())) {
        Ok(args) => print(&args),
        Err(error) => answer(&error),
    };
    result.unwrap_or_else(|failure| failure.report())
}

/// Runs what the arguments ask for, and sees that all it prints is on its way.
fn print(args: &Args) -> Result<ExitCode, CliError> {
    let stdout = io::stdout();
    let mut out = BufWriter::new(stdout.lock());
    let result = run(args, &mut out).and_then(|code| {
        out.flush()?;
        Ok(code)
    });
    // What is left in the buffer of a closed pipe must not be written again.
    let _ = out.into_parts();
    result
}

/// Says what is wrong with the arguments, or prints the help that they ask for.
fn answer(error: &clap::Error) -> Result<ExitCode, CliError> {
    let plain = error.render().to_string();
    let printed = match clean_block(&plain) {
        Cow::Borrowed(_) => error.print().and_then(|()| io::stdout().flush()),
        Cow::Owned(cleaned) => {
            say(cleaned);
            Ok(())
        }
    };
    // Nobody is left to be told where stderr cannot be written to.
    if !error.use_stderr() {
        printed?;
    }
    // 0 or 2.
    Ok(ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2)))
}

/// Runs what the arguments ask for, and prints to `out`.
fn run(args: &Args, out: &mut impl Write) -> Result<ExitCode, CliError> {
    let Some(command) = &args.command else { return screen::run(args) };
    let state_dir = state::state_dir(args);
    let limits = args.limits();
    let opening =
        Opening { paths: &args.data, limits, color: args.color(), state_dir: state_dir.as_ref() };
    match command {
        Command::List(list) => list::run(list, &opening, out)?,
        Command::Show(show) => show::run(show, &opening, out)?,
        Command::Speakers(tabular) => tables::speakers(tabular, &opening, out)?,
        Command::Replies(tabular) => tables::replies(tabular, &opening, out)?,
        Command::Stats(tabular) => tables::stats(tabular, &opening, out)?,
        Command::Memo(meant) => memo::run(meant, &opening, out)?,
        Command::Report(report) => report::run(report, &opening, out)?,
        Command::Export(export) => export::run(export, &opening, out)?,
        Command::Check(check) => return check::run(check, limits, args.color(), out),
        Command::Diff(diff) => diff::run(diff, &opening, out)?,
        Command::New(new) => new::run(new, out)?,
        Command::Status(status) => return status::run(status, &opening, out),
        Command::Snapshot(snapshot) => snapshot::run(snapshot, &opening, out)?,
        Command::Explain(explain) => explain::run(explain, out)?,
        Command::Schema => out.write_all(crate::export::json::CLAIM_SCHEMA.as_bytes())?,
        Command::Completions { shell } => completions::run(*shell, out)?,
        Command::Man(man) => man::run(man, out)?,
    }
    Ok(ExitCode::SUCCESS)
}
