//! Words of a dossier: how they are counted, compared and shown in a message.

use crate::text::cut;
use std::fmt;

/// The fewest quoted words that are a partial quotation.
pub(super) const PARTIAL: usize = 4;

/// How many words a text has; what has neither letter nor digit is not one.
pub(super) fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Whether two language tags name one language to a reader: `en-GB` and `en-US` do.
pub(super) fn is_same_language(tag: &str, other: &str) -> bool {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
    primary(tag) == primary(other)
}

/// Text of the document inside a message: in backticks, and cut off where it is long.
pub(super) struct Quoted<'a>(pub(super) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match cut(self.0, 72) {
            (whole, false) => write!(f, "`{whole}`"),
            (beginning, true) => write!(f, "`{beginning}…`"),
        }
    }
}
