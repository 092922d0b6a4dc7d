//! What is known of a word once it has been looked for, so that a longer one need not be looked
//! for everywhere.
//!
//! Whatever has a word's spelling in a text has every beginning of it there, and whatever is like
//! a word is like every beginning of it that is long enough for likeness.

use super::{Needle, Reach};
use crate::library::Row;

/// Where a word was found, and where it might be by likeness.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trail {
    spellings: Vec<Box<str>>,
    /// The claims with one of the spellings in a text, meant or not; sorted.
    pub(super) texts: Vec<Row>,
    /// The other claims that were looked at; sorted. Nothing is known of likeness where the word
    /// is too short for it.
    pub(super) others: Option<Vec<Row>>,
}

impl Trail {
    /// The trail of a word, with no claim on it yet.
    pub(super) fn of(needle: Option<&Needle>) -> Self {
        let Some(needle) = needle else { return Self::default() };
        let spellings = needle.spellings().map(|(spelling, _)| spelling.into());
        let is_enough = Reach::Gist.is_enough(needle.typed().chars().count());
        Trail {
            spellings: spellings.collect(),
            texts: Vec::new(),
            others: is_enough.then(Vec::new),
        }
    }

    /// Takes down what was seen of a claim.
    pub(super) fn note(&mut self, row: Row, is_in_text: bool, is_looked_at: bool) {
        if is_in_text {
            self.texts.push(row);
        } else if is_looked_at && let Some(others) = &mut self.others {
            others.push(row);
        }
    }

    /// Adds what was seen of later claims.
    pub fn append(&mut self, later: Trail) {
        self.texts.extend(later.texts);
        if let (Some(own), Some(later)) = (&mut self.others, later.others) {
            own.extend(later);
        }
    }

    /// Whether a word begins as the one of this trail, in each of its spellings.
    pub(super) fn leads_to(&self, needle: &Needle) -> bool {
        let begins = |longer: &str| self.spellings.iter().any(|own| longer.starts_with(&**own));
        let typed = self.spellings.first();
        typed.is_some_and(|typed| needle.typed().starts_with(&**typed))
            && needle.spellings().all(|(spelling, _)| begins(spelling))
    }
}
