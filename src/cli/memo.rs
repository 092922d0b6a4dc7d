//! `memo`: one page of Markdown for an editor.

use super::{args::Meant, failure::Failure, meant, open::Opening};
use crate::{export, reading::Scope};
use std::io::Write;

/// Prints the memo on all that was opened, or on the claims that a query means.
pub fn run(memo: &Meant, opening: &Opening<'_>, out: &mut impl Write) -> Result<(), Failure> {
    let library = opening.library()?;
    let rows = meant::rows(memo, &library, &opening.statuses(&library))?;
    let scope = if memo.text().trim().is_empty() {
        Scope::all(&library)
    } else {
        Scope::rows(&library, &rows)
    };
    out.write_all(export::memo(scope).as_bytes())?;
    Ok(())
}
