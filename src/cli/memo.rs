//! `memo`: one page of Markdown for an editor.

use super::{args::Meant, error::CliError, meant, open::Opening};
use crate::export;
use std::io::Write;

/// Prints the memo on all that was opened, or on the claims that a query means.
pub fn run(memo: &Meant, opening: &Opening<'_>, out: &mut impl Write) -> Result<(), CliError> {
    let library = opening.library()?;
    let rows = meant::rows(memo, &library, &opening.statuses(&library))?;
    out.write_all(export::memo(memo.scope(&library, &rows)).as_bytes())?;
    Ok(())
}
