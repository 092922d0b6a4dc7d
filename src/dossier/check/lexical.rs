//! The file as text: what cannot be seen in it, and what its comments leave open.

mod hidden;
mod undecided;

pub use undecided::{MARKER, NO_DAY, UNDECIDED};

use super::{Code, MOST_PROBLEMS, Placed, Problem};
use crate::dossier::{Document, place::Places};

/// The warnings about the text of a file, of which `document` was read.
pub(super) fn lexical(document: &Document<'_>, text: &str, places: &Places<'_>) -> Vec<Placed> {
    let mut found = hidden::check(document, text, places);
    found.extend(undecided::check(text, places));
    found
}
