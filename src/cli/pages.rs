//! `memo` and `report`: pages for people.

use super::{
    args::{QueryArgs, Report},
    error::CliError,
    open::Opening,
};
use crate::export;
use std::io::Write;

/// Prints the memo on everything that was opened, or on the claims that a query selects.
pub fn memo(
    query: &QueryArgs,
    opening: &Opening<'_>,
    out: &mut impl Write,
) -> Result<(), CliError> {
    let selection = opening.select(query)?;
    Ok(out.write_all(export::memo(selection.scope()).as_bytes())?)
}

/// Writes the report on the same.
pub fn report(args: &Report, opening: &Opening<'_>, out: &mut impl Write) -> Result<(), CliError> {
    let selection = opening.select(&args.query)?;
    args.output.write(&export::report(selection.scope(), &selection.statuses), out)
}
