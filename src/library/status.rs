//! The reader's own verification of claims. It is no part of a dossier, and lies beside it here.

use super::{Row, Vocabulary};
use jiff::ZonedDateTime;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What the reader found when they verified a claim.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Not looked at yet.
    #[default]
    Unchecked,
    /// Verified.
    Checked,
    /// Something is wrong with it.
    Problem,
}

impl Status {
    /// The status after this one; after the last comes the first.
    pub fn next(self) -> Self {
        match self {
            Self::Unchecked => Self::Checked,
            Self::Checked => Self::Problem,
            Self::Problem => Self::Unchecked,
        }
    }
}

/// How far a note of the reader's on a claim has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteState {
    /// It is written.
    Kept,
    /// It was left before it was finished.
    Unfinished,
}

/// All that the reader has recorded of one claim.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// What the reader found; of the claim as it was then.
    pub found: Status,
    /// When that was recorded, in the reader's time zone.
    pub since: Option<ZonedDateTime>,
    /// Whether the claim has changed after that.
    pub is_before_change: bool,
    /// The reader's note.
    pub note: Option<Box<str>>,
    /// A note that the reader has left unfinished; it is nobody else's yet, and in no export.
    pub unfinished_note: Option<Box<str>>,
}

impl Verification {
    /// What holds of the claim as it is now. A change takes a check away, and never a problem:
    /// what was not looked at since is not verified, and what was wrong may still be.
    pub fn status(&self) -> Status {
        match self.found {
            Status::Checked if self.is_before_change => Status::Unchecked,
            found => found,
        }
    }

    /// What the reader found: "checked before it changed"; nothing where they have not looked.
    pub fn label(&self) -> Option<String> {
        let when = if self.is_before_change { " before it changed" } else { "" };
        (self.found != Status::Unchecked).then(|| format!("{}{when}", self.found.label()))
    }

    /// What the reader found, and when: "checked before it changed (14 March 2026, 15:09)".
    pub fn sentence(&self) -> Option<String> {
        let since = self.since.as_ref().map(|since| since.strftime(" (%-d %B %Y, %H:%M)"));
        let since = since.map(|since| since.to_string()).unwrap_or_default();
        self.label().map(|label| label + &since)
    }

    /// The states of the notes that there are: a note that is kept may be written anew.
    pub(crate) fn notes(&self) -> impl Iterator<Item = NoteState> + use<> {
        let kept = self.note.is_some().then_some(NoteState::Kept);
        let unfinished = self.unfinished_note.is_some().then_some(NoteState::Unfinished);
        kept.into_iter().chain(unfinished)
    }

    fn is_nothing(&self) -> bool {
        self.found == Status::Unchecked && self.notes().next().is_none()
    }
}

impl From<Status> for Verification {
    /// A status without a date or a note.
    fn from(found: Status) -> Self {
        Self { found, ..Self::default() }
    }
}

/// The reader's verification of the claims of one library; what is not in it is unchecked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statuses(HashMap<Row, Verification>);

impl Statuses {
    /// The status of a claim, as it is now.
    pub fn get(&self, row: Row) -> Status {
        self.verification(row).map(Verification::status).unwrap_or_default()
    }

    /// What is recorded of a claim, if anything is.
    pub fn verification(&self, row: Row) -> Option<&Verification> {
        self.0.get(&row)
    }

    /// Whether there is a note on any claim, be it kept or unfinished.
    pub(crate) fn has_notes(&self) -> bool {
        self.0.values().any(|recorded| recorded.notes().next().is_some())
    }

    /// Whether nothing is recorded of any claim.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Records something of a claim, in the place of what was recorded before.
    pub fn set(&mut self, row: Row, verification: impl Into<Verification>) {
        let verification = verification.into();
        if verification.is_nothing() {
            self.0.remove(&row);
        } else {
            self.0.insert(row, verification);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_takes_a_check_away_and_never_a_problem() {
        let after_change = |found| Verification { is_before_change: true, ..found };
        for (found, then) in [
            (Status::Unchecked, Status::Unchecked),
            (Status::Checked, Status::Unchecked),
            (Status::Problem, Status::Problem),
        ] {
            assert_eq!(Verification::from(found).status(), found);
            assert_eq!(after_change(found.into()).status(), then);
        }
    }

    #[test]
    fn what_was_found_is_said_with_its_date() {
        let since = "2026-03-14T15:09:26+01:00[+01:00]".parse().ok();
        let mut problem = Verification { since, ..Status::Problem.into() };
        assert_eq!(problem.sentence().unwrap(), "problem (14 March 2026, 15:09)");
        problem.is_before_change = true;
        problem.found = Status::Checked;
        assert_eq!(problem.sentence().unwrap(), "checked before it changed (14 March 2026, 15:09)");
        problem.found = Status::Unchecked;
        assert_eq!(problem.sentence(), None);
    }

    #[test]
    fn what_is_unchecked_again_leaves_nothing_but_its_note() {
        let mut statuses = Statuses::default();
        statuses.set(Row(7), Status::Checked);
        statuses.set(Row(7), Status::Unchecked);
        assert!(statuses.is_empty());
        let note = Verification { note: Some("ask".into()), ..Verification::default() };
        statuses.set(Row(7), note);
        assert_eq!(statuses.get(Row(7)), Status::Unchecked);
        assert!(!statuses.is_empty());
    }
}
