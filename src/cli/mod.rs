//! The command line: arguments, and the subcommands.
//!
//! Data goes to stdout, messages to stderr. Exit 0: fine, also where nothing matches; 1: the
//! check found errors, a file would be upgraded, or something was not saved or left out; 2: bad usage
//! or unreadable input. A closed pipe is not an error.

mod args;
mod check;
mod completed;
mod completions;
mod diff;
mod error;
mod explain;
mod export;
mod fields;
mod folders;
mod help;
mod man;
mod messages;
mod new;
mod open;
mod output;
mod pages;
mod renumber;
mod rewrite;
mod screen;
mod show;
mod snapshot;
mod status;
mod tables;
mod terminal;
mod text;
mod upgrade;
mod values;

use crate::{
    export::{json, table},
    terminal::{Hold, Tty, report_panics},
    text::clean_block,
};
use args::{Args, Command};
use clap::{
    CommandFactory, Parser,
    error::{ContextKind, ContextValue, ErrorKind},
};
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
    let result = match Args::try_parse() {
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

/// Prints what is wrong with the arguments, or the help that they ask for.
fn answer(error: &clap::Error) -> Result<ExitCode, CliError> {
    let args = std::env::args_os().skip(1);
    let args: Vec<String> = args.map(|arg| arg.to_string_lossy().into_owned()).collect();
    if let Some(message) = hyphenated_query(error, &args) {
        return Err(message.into());
    }
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

/// What to type instead, where the argument that clap refuses can only be meant as a query: it
/// begins with a hyphen, and `-h` prints the help whatever follows.
fn hyphenated_query(error: &clap::Error, args: &[String]) -> Option<String> {
    let refused = match (error.kind(), error.get(ContextKind::InvalidArg)) {
        (ErrorKind::UnknownArgument, Some(ContextValue::String(refused))) => refused.as_str(),
        (ErrorKind::DisplayHelp, _) => "-h",
        _ => return None,
    };
    let commands = Args::command();
    let takes_query = |name: &&String| {
        let command = commands.find_subcommand(name);
        command.is_some_and(|it| it.get_positionals().any(|arg| arg.get_id() == "query"))
    };
    let command = args.iter().find(takes_query)?;
    let is_query = |arg: &&String| {
        arg.len() > 2 && arg.starts_with(refused) && arg.starts_with('-') && !arg.starts_with("--")
    };
    let query = args.iter().take_while(|arg| *arg != "--").find(is_query)?;
    let quoted = shell_words::quote(query);
    Some(format!(
        "there is no option `{query}`; a query that begins with a hyphen follows --: \
         `onrecord {command} -- {quoted}`"
    ))
}

/// Runs what the arguments ask for, and prints to `out`.
fn run(args: &Args, out: &mut impl Write) -> Result<ExitCode, CliError> {
    let Some(command) = &args.command else { return screen::run(args) };
    let state_dir = folders::state_dir(args);
    let limits = args.limits();
    let opening =
        Opening { paths: &args.data, limits, color: args.color(), state_dir: state_dir.as_ref() };
    match command {
        Command::List(list) => tables::list(list, &opening, out)?,
        Command::Show(show) => show::run(show, &opening, out)?,
        Command::Speakers(args) => {
            tables::print(args, &opening, out, json::speaker_lines, table::speakers)?;
        }
        Command::Replies(args) => {
            tables::print(args, &opening, out, json::request_lines, |scope, _, columns| {
                table::replies(scope, columns)
            })?;
        }
        Command::Stats(args) => {
            tables::print(args, &opening, out, json::stats_line, |scope, _, columns| {
                table::stats(scope, columns)
            })?;
        }
        Command::Memo(query) => pages::memo(query, &opening, out)?,
        Command::Report(report) => pages::report(report, &opening, out)?,
        Command::Export(export) => export::run(export, &opening, out)?,
        Command::Check(check) => return check::run(check, limits, args.color(), out),
        Command::Diff(diff) => diff::run(diff, &opening, out)?,
        Command::Text(text) => text::run(text, out)?,
        Command::New(new) => return new::run(new, opening, out),
        Command::Upgrade(upgrade) => return upgrade::run(upgrade, limits, args.color(), out),
        Command::Status(status) => return status::run(status, &opening, out),
        Command::Snapshot(snapshot) => snapshot::run(snapshot, &opening, out)?,
        Command::Explain(explain) => explain::run(explain, out)?,
        Command::Schema { of } => out.write_all(of.schema().as_bytes())?,
        Command::Completions { shell } => completions::run(*shell, out)?,
        Command::Man(man) => man::run(man, out)?,
    }
    Ok(ExitCode::SUCCESS)
}
