//! The problems found so far, of which a hostile file cannot make too many.

use crate::dossier::{
    diagnostic::{Code, Diagnostic, Label, MOST_DIAGNOSTICS},
    load::Gaps,
    path::Path,
};
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// How many ids are compared with each other in one pass, so that a hostile file is still checked
/// in moments.
const COMPARISONS: usize = 1 << 18;

/// The problems found so far, in the order in which they were found.
#[derive(Default)]
pub(super) struct Collector<'g> {
    /// What could not be read of the dossier.
    gaps: Option<&'g Gaps<'g>>,
    found: Vec<Diagnostic>,
    compared: usize,
    /// Those that are told once of an id, by what they say of it.
    once: HashMap<(&'static str, String), usize, RandomState>,
}

impl<'g> Collector<'g> {
    /// No problems yet, of a dossier of which something could not be read.
    pub(super) fn beside(gaps: &'g Gaps<'g>) -> Self {
        Collector { gaps: Some(gaps), ..Collector::default() }
    }

    /// Whether everything could be read.
    pub(super) fn has_all(&self) -> bool {
        self.gaps.is_none_or(Gaps::is_empty)
    }

    /// Whether a field of an item could not be read.
    pub(super) fn has_unread(&self, field: &str) -> bool {
        self.gaps.is_some_and(|gaps| gaps.has_unread(field))
    }

    /// Whether something that could not be read may define an id, or refer to it.
    pub(super) fn may_be_named(&self, id: &str) -> bool {
        self.gaps.is_some_and(|gaps| gaps.may_name(id))
    }

    /// Adds a problem with the help of its code.
    pub(super) fn add(&mut self, code: Code, path: Path, message: impl AsRef<str>) {
        self.push(Diagnostic::new(code, path, message));
    }

    /// Adds a problem, if there are not too many.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        if !self.is_full() {
            self.found.push(diagnostic);
        }
    }

    /// Adds a problem that is told once of an id: where it is found at `path` again, that is one of
    /// its places.
    pub(super) fn push_once(
        &mut self,
        what: &'static str,
        id: &str,
        path: impl FnOnce() -> Path,
        diagnostic: impl FnOnce(&mut Self, Path) -> Diagnostic,
    ) {
        let key = (what, id.to_owned());
        if let Some(told) = self.once.get(&key).and_then(|told| self.found.get_mut(*told)) {
            told.push_label(|| Label::new(path(), "also here"));
            // What is used again may be right, and the other wrong.
            told.doubt();
        } else if !self.is_full() {
            self.once.insert(key, self.found.len());
            let diagnostic = diagnostic(self, path());
            self.push(diagnostic);
        }
    }

    /// Whether no more are reported. A loop over a list of any length asks before it composes a
    /// sentence.
    pub(super) fn is_full(&self) -> bool {
        self.found.len() >= MOST_DIAGNOSTICS
    }

    /// Whether so many more ids may still be compared with each other.
    pub(super) fn may_compare(&mut self, ids: usize) -> bool {
        self.compared = self.compared.saturating_add(ids);
        self.compared <= COMPARISONS
    }

    /// All of them.
    pub(super) fn into_found(self) -> Vec<Diagnostic> {
        self.found
    }
}
