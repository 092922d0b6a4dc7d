//! `list`, `speakers`, `replies` and `stats`: tables, or lines for programs.

use super::{
    args::{List, Tabular},
    error::CliError,
    open::Opening,
    terminal,
    values::TableFormat,
};
use crate::{
    analysis::Scope,
    export::{Format, table},
    library::{Library, PropositionRef},
};
use std::io::Write;

/// Prints the claims that a query selects.
pub fn list(args: &List, opening: &Opening<'_>, out: &mut impl Write) -> Result<(), CliError> {
    let selection = opening.select(&args.query)?;
    let text = match Option::<Format>::from(args.format) {
        Some(format) => format.write(selection.claims(), &selection.statuses),
        None => {
            let scope = Scope::rows(&selection.library, &selection.rows);
            table::claims(scope, lead(&selection.library), terminal::table_columns())
        }
    };
    Ok(out.write_all(text.as_bytes())?)
}

/// An analysis of everything that was opened as lines of JSON.
type Lines = fn(Scope<'_>) -> String;
/// The same as a table of at most so many columns, with marks of the stance toward a proposition.
type Table = fn(Scope<'_>, Option<PropositionRef<'_>>, usize) -> String;

/// Prints an analysis of everything that was opened.
pub fn print(
    args: &Tabular,
    opening: &Opening<'_>,
    out: &mut impl Write,
    lines: Lines,
    table: Table,
) -> Result<(), CliError> {
    let library = opening.library()?;
    let scope = Scope::all(&library);
    let text = match args.format {
        TableFormat::Jsonl => lines(scope),
        TableFormat::Table => table(scope, lead(&library), terminal::table_columns()),
    };
    Ok(out.write_all(text.as_bytes())?)
}

/// The proposition that stance marks are toward: the lead of a single dossier; the leads of
/// several are not one question.
fn lead(library: &Library) -> Option<PropositionRef<'_>> {
    let mut dossiers = library.dossiers();
    let first = dossiers.next()?;
    if dossiers.next().is_some() { None } else { first.lead() }
}
