//! `report`: one page of HTML for somebody without a terminal.

use super::{args::Report, error::CliError, meant, open::Opening};
use crate::export;
use std::io::Write;

/// Writes the report on all that was opened, or on the claims that a query means.
///
/// # Errors
///
/// Where nothing can be opened, the query cannot be read, or the file cannot be written.
pub fn run(args: &Report, opening: &Opening<'_>, out: &mut impl Write) -> Result<(), CliError> {
    let library = opening.library()?;
    let statuses = opening.statuses(&library);
    let rows = meant::rows(&args.meant, &library, &statuses)?;
    let scope = args.meant.scope(&library, &rows);
    args.output.write(&export::report(scope, &statuses), out)
}
