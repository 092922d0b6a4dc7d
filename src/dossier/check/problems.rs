//! The problems found so far, of which a hostile file cannot make too many.

use super::Problem;

/// The most problems that are looked for in one file, so that a hostile one costs no gigabytes.
pub(in crate::dossier) const MOST_PROBLEMS: usize = 10_000;
/// How many ids are compared with each other in one pass, so that a hostile file is still checked
/// in moments.
const COMPARISONS: usize = 1 << 18;

/// The problems found so far.
#[derive(Default)]
pub(super) struct Problems {
    found: Vec<Problem>,
    compared: usize,
}

impl Problems {
    /// Adds a problem, if there are not too many.
    pub(super) fn push(&mut self, problem: Problem) {
        if !self.is_full() {
            self.found.push(problem);
        }
    }

    /// Whether there are so many that no more are told. Who goes through a list of any length asks
    /// before putting a sentence together.
    pub(super) fn is_full(&self) -> bool {
        self.found.len() >= MOST_PROBLEMS
    }

    /// Whether so many more ids may still be compared with each other.
    pub(super) fn may_compare(&mut self, ids: usize) -> bool {
        self.compared = self.compared.saturating_add(ids);
        self.compared <= COMPARISONS
    }

    /// All of them, in the order in which they were found.
    pub(super) fn into_found(self) -> Vec<Problem> {
        self.found
    }
}
