//! `list`: the claims that a query means.

use super::{args::List, error::CliError, meant, open::Opening, tables::lead, terminal};
use crate::{
    analysis::Scope,
    export::{Format, table},
};
use std::io::Write;

/// Prints the claims.
pub fn run(list: &List, opening: &Opening<'_>, out: &mut impl Write) -> Result<(), CliError> {
    let library = opening.library()?;
    let statuses = opening.statuses(&library);
    let rows = meant::rows(&list.meant, &library, &statuses)?;
    let Some(format) = Option::<Format>::from(list.format) else {
        let scope = Scope::rows(&library, &rows);
        let table = table::claims(scope, lead(&library), terminal::table_columns());
        return Ok(out.write_all(table.as_bytes())?);
    };
    let claims = rows.iter().map(|row| library.claim(*row));
    out.write_all(format.write(claims, &statuses).as_bytes())?;
    Ok(())
}
