//! Everything that makes a dossier unusable, found in one pass over the document.

mod article;
mod circles;
mod claims;
pub(super) mod names;
mod requests;
mod speakers;
mod text;

use super::{Code, MOST_PROBLEMS, Problem, Sound};
use crate::{
    dossier::{Document, path::Path},
    text::cut,
};
use names::Names;
use std::fmt;

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
    if problems.found.is_empty() { Ok(Sound::new(document, names)) } else { Err(problems.found) }
}

/// The problems found so far.
#[derive(Default)]
struct Problems {
    found: Vec<Problem>,
    /// How many ids have been compared to suggest a near one.
    compared: usize,
}

impl Problems {
    fn push(&mut self, problem: Problem) {
        if !self.is_full() {
            self.found.push(problem);
        }
    }

    /// Whether there are so many that no more are told. Who goes through a list of any length asks
    /// before putting a sentence together.
    fn is_full(&self) -> bool {
        self.found.len() >= MOST_PROBLEMS
    }
}

/// Text of the document inside a message: in backticks, and cut off where it is long.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match cut(self.0, 72) {
            (whole, false) => write!(f, "`{whole}`"),
            (beginning, true) => write!(f, "`{beginning}…`"),
        }
    }
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
