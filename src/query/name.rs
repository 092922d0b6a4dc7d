//! Names of a library as a query holds and prints them.

use std::fmt;

/// The id of a speaker, topic, proposition or dossier, or the name of an outlet: as text, so
/// that a query can be printed, and outlive a library.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(Box<str>);

impl Name {
    /// A name that stands in a library.
    pub fn new(id: &str) -> Self {
        Name(id.into())
    }

    /// The id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    /// As a value in a query: in quotation marks where it would be read otherwise without.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let needs_quotes = self.0.is_empty()
            || self.0.eq_ignore_ascii_case(NONE)
            || self.0.contains("..")
            || self.0.contains(|c: char| c.is_whitespace() || matches!(c, ',' | '"'));
        if needs_quotes { f.write_str(&quoted(&self.0)) } else { f.write_str(&self.0) }
    }
}

/// The value that stands for "without a value".
pub(super) const NONE: &str = "none";

/// Text in quotation marks; a mark inside is doubled.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
