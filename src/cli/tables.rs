//! `speakers`, `replies` and `stats`: readings of all that was opened, as tables or JSON lines.

use super::{args::Tabular, error::CliError, open::Opening, terminal, values::TableFormat};
use crate::{
    analysis::Scope,
    export::{json, table},
    library::{Library, PropositionRef},
};
use std::io::Write;

/// Prints everybody, silent ones included.
pub fn speakers(
    args: &Tabular,
    opening: &Opening<'_>,
    out: &mut impl Write,
) -> Result<(), CliError> {
    print(args, opening, out, json::speaker_lines, |scope, lead, columns| {
        table::speakers(scope, lead, columns)
    })
}

/// Prints the requests for comment.
pub fn replies(
    args: &Tabular,
    opening: &Opening<'_>,
    out: &mut impl Write,
) -> Result<(), CliError> {
    print(args, opening, out, json::request_lines, |scope, _, columns| {
        table::replies(scope, columns)
    })
}

/// Prints the sourcing profile.
pub fn stats(args: &Tabular, opening: &Opening<'_>, out: &mut impl Write) -> Result<(), CliError> {
    print(args, opening, out, json::stats_line, |scope, _, columns| table::stats(scope, columns))
}

fn print(
    args: &Tabular,
    opening: &Opening<'_>,
    out: &mut impl Write,
    lines: fn(Scope<'_>) -> String,
    table: fn(Scope<'_>, Option<PropositionRef<'_>>, usize) -> String,
) -> Result<(), CliError> {
    let library = opening.library()?;
    let scope = Scope::all(&library);
    let text = match args.format {
        TableFormat::Jsonl => lines(scope),
        TableFormat::Table => table(scope, lead(&library), terminal::table_columns()),
    };
    out.write_all(text.as_bytes())?;
    Ok(())
}

/// The proposition that stance marks are toward: the lead of a single dossier; the leads of
/// several are not one question.
pub fn lead(library: &Library) -> Option<PropositionRef<'_>> {
    let mut dossiers = library.dossiers();
    let first = dossiers.next()?;
    if dossiers.next().is_some() { None } else { first.lead() }
}
