//! What is wrong with a query's text, in words for people.

use crate::text::or;
use std::ops::Range;

/// A query that cannot be read: where, why, and what would help.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct QueryError {
    /// The bytes of the text that are wrong; all of it, where the text had to be cleaned of
    /// control characters first.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

impl QueryError {
    pub(super) fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        QueryError { span, message: message.into(), help: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// The same with what was probably meant, if anything was.
pub(super) fn did_you_mean<S: AsRef<str>>(error: QueryError, near: &[S]) -> QueryError {
    match near {
        [] => error,
        near => error.help(format!("did you mean {}?", any_of(near))),
    }
}

/// "`a`", "`a` or `b`", "`a`, `b` or `c`".
pub(super) fn any_of<S: AsRef<str>>(words: &[S]) -> String {
    or(words.iter().map(|word| format!("`{}`", word.as_ref())))
}
