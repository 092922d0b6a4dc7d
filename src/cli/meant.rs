//! Which claims a command means.

use super::{args::Meant, failure::Failure};
use crate::{
    analysis,
    library::{Library, Row, Statuses},
    query::{Query, QueryError},
    text::{clean, width},
};

/// The rows that the command's query means, in the order in which they are to be printed.
///
/// # Errors
///
/// Where the query cannot be read, or has a lens: those show claims in another light, and a
/// list has no light.
pub fn rows(meant: &Meant, library: &Library, statuses: &Statuses) -> Result<Vec<Row>, Failure> {
    let query = query(meant.text(), library)?;
    if let Some(lens) = query.lens() {
        return Err(Failure::Lens { lens: lens.to_string(), instead: lens.instead() });
    }
    Ok(query.select(library, statuses))
}

impl Meant {
    /// What a page is about: all that was opened where nothing was asked for, and then it takes in
    /// those who never speak; otherwise the rows.
    pub fn scope<'a>(&self, library: &'a Library, rows: &'a [Row]) -> analysis::Scope<'a> {
        match self.text().trim() {
            "" => analysis::Scope::all(library),
            _ => analysis::Scope::rows(library, rows),
        }
    }
}

/// A query as it was typed.
///
/// # Errors
///
/// Where it cannot be read.
pub fn query(text: &str, library: &Library) -> Result<Query, Failure> {
    Query::parse(text, library).map_err(|error| unreadable(text, &error))
}

/// The query with carets under what is wrong.
fn unreadable(text: &str, error: &QueryError) -> Failure {
    let line = |part: &str| clean(part).into_owned();
    let before = line(&text[..error.span.start]);
    let marked = line(&text[error.span.clone()]);
    let marks = format!("{}{}", " ".repeat(width(&before)), "^".repeat(width(&marked).max(1)));
    Failure::Query {
        message: error.message.clone(),
        query: line(text),
        marks,
        help: error.help.as_ref().map(|help| format!("\n  {help}")).unwrap_or_default(),
    }
}
