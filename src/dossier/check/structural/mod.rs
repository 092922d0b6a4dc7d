//! Everything that makes a dossier unusable, found in one pass over the document.

mod article;
mod circles;
mod claims;
pub(super) mod names;
mod requests;
mod speakers;
mod text;

use super::{Code, Problem, Sound, problems::Problems, words::Quoted};
use crate::dossier::{Document, path::Path};
use names::Names;
pub(in crate::dossier) use names::is_well_formed;

/// Proves that a document is structurally right.
///
/// # Errors
///
/// The errors that were found, in the order of the checks; never an empty list. Every one of them,
/// up to ten thousand.
pub fn structural<'d>(document: &'d Document<'d>) -> Result<Sound<'d>, Vec<Problem>> {
    let mut problems = Problems::default();
    article::check(&document.article, document.format, &mut problems);
    let names = Names::of(document, &mut problems);
    text::check_labels(document, &mut problems);
    speakers::check(&document.speakers, &mut problems);
    claims::check(document, &names, &mut problems);
    requests::check(document, &names, &mut problems);
    circles::check(document, &names, &mut problems);
    let found = problems.into_found();
    if found.is_empty() { Ok(Sound::new(document, names)) } else { Err(found) }
}

/// Somewhere in the document, spelt out only if there is a problem.
#[derive(Clone, Copy)]
struct At {
    list: &'static str,
    index: u32,
}

impl At {
    fn path(self) -> Path {
        Path::item_of(self.list, self.index)
    }

    fn field(self, name: &'static str) -> Path {
        self.path().field(name)
    }
}
