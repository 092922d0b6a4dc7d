//! The reader's statuses and notes, by the names of dossiers and claims.
//!
//! Each status and each note carries the time when it was set, so that two versions of them can be
//! merged: what was set last holds.

use super::Fingerprint;
use crate::{
    library::{ClaimRef, Library, Status, Statuses, Verification},
    text::clean,
};
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Gives the reader's time zone, which is asked for only where something is dated: to find it out
/// can take going through all zones that there are.
pub type Zone = fn() -> TimeZone;

/// The reader's statuses and notes: a page for each dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notebook(BTreeMap<String, Page>);

/// The statuses and notes of one dossier's claims, by their ids.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    claims: BTreeMap<String, Entry>,
}

/// What the reader has recorded of one claim.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What they found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// What they noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

/// What the reader found. A status that was taken back stands here as well: otherwise it would
/// come back from another program that still has it.
///
/// The later of two is the greater; so the time comes first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Verdict {
    /// When they set it.
    pub since: Timestamp,
    /// What they found.
    pub status: Status,
    /// The claim as it was then.
    pub fingerprint: Fingerprint,
}

/// What the reader noted; an empty text where a note was removed.
///
/// The later of two is the greater; so the time comes first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Note {
    /// When they wrote it.
    pub since: Timestamp,
    /// The text, as it was written.
    pub text: String,
}

impl Notebook {
    /// The page of a dossier, if there is anything on it.
    pub fn page(&self, dossier: &str) -> Option<&Page> {
        self.0.get(dossier)
    }

    /// Adds what another notebook has on a dossier; says whether that changed anything.
    pub fn merge(&mut self, dossier: &str, page: &Page) -> bool {
        self.page_mut(dossier).merge(page)
    }

    /// Adds all that another notebook has.
    pub fn merge_all(&mut self, other: &Self) {
        for (dossier, page) in &other.0 {
            self.merge(dossier, page);
        }
    }

    /// Sets the status of a claim as it is now.
    pub fn set_status(&mut self, claim: ClaimRef<'_>, status: Status, now: Timestamp) {
        let verdict = &mut self.entry(claim).verdict;
        let since = later(now, verdict.as_ref().map(|verdict| verdict.since));
        *verdict = Some(Verdict { since, status, fingerprint: Fingerprint::of(claim) });
    }

    /// Writes the note on a claim, in the place of the one before; an empty text removes it.
    pub fn set_note(&mut self, claim: ClaimRef<'_>, text: &str, now: Timestamp) {
        let note = &mut self.entry(claim).note;
        let since = later(now, note.as_ref().map(|note| note.since));
        *note = Some(Note { since, text: text.to_owned() });
    }

    /// What is recorded of a claim as it is now.
    pub fn verification(&self, claim: ClaimRef<'_>, zone: Zone) -> Verification {
        let page = self.page(claim.dossier().id());
        let entry = page.and_then(|page| page.claims.get(claim.id()));
        entry.map(|entry| entry.verification(claim, zone)).unwrap_or_default()
    }

    /// What is recorded of all claims of a library: to be asked again when the library is another
    /// one, because its rows are.
    pub fn statuses(&self, library: &Library, zone: Zone) -> Statuses {
        let mut statuses = Statuses::default();
        for dossier in library.dossiers() {
            let Some(page) = self.page(dossier.id()) else { continue };
            for claim in dossier.claims() {
                if let Some(entry) = page.claims.get(claim.id()) {
                    statuses.set(claim.row(), entry.verification(claim, zone));
                }
            }
        }
        statuses
    }

    fn page_mut(&mut self, dossier: &str) -> &mut Page {
        self.0.entry(dossier.to_owned()).or_default()
    }

    fn entry(&mut self, claim: ClaimRef<'_>) -> &mut Entry {
        let page = self.page_mut(claim.dossier().id());
        page.claims.entry(claim.id().to_owned()).or_default()
    }
}

impl Page {
    /// A page with these entries, by the ids of claims.
    pub fn new(entries: impl IntoIterator<Item = (String, Entry)>) -> Self {
        Self { claims: entries.into_iter().collect() }
    }

    /// Adds what another version of the page has; says whether that changed anything.
    pub fn merge(&mut self, other: &Self) -> bool {
        let mut has_changed = false;
        for (claim, entry) in &other.claims {
            has_changed |= self.claims.entry(claim.clone()).or_default().merge(entry);
        }
        has_changed
    }
}

impl Entry {
    fn merge(&mut self, other: &Self) -> bool {
        let has_newer = self.verdict < other.verdict || self.note < other.note;
        if self.verdict < other.verdict {
            self.verdict.clone_from(&other.verdict);
        }
        if self.note < other.note {
            self.note.clone_from(&other.note);
        }
        has_newer
    }

    fn verification(&self, claim: ClaimRef<'_>, zone: Zone) -> Verification {
        let text = self.note.as_ref().map(|note| clean(&note.text));
        let note = text.filter(|text| !text.trim().is_empty()).map(Box::from);
        let verdict = self.verdict.as_ref().filter(|it| it.status != Status::Unchecked);
        Verification {
            found: verdict.map(|it| it.status).unwrap_or_default(),
            since: verdict.map(|it| it.since.to_zoned(zone())),
            is_before_change: verdict.is_some_and(|it| it.fingerprint != Fingerprint::of(claim)),
            note,
        }
    }
}

/// Now, or a moment after what it takes the place of: on a computer whose clock was set back the
/// last change still comes last.
fn later(now: Timestamp, before: Option<Timestamp>) -> Timestamp {
    let next = before.and_then(|before| before.checked_add(1.millisecond()).ok());
    next.map_or(now, |next| now.max(next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::testing::{REUTERS, TUTORIAL, library};
    use proptest::prelude::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    /// The tutorial in which the crane's claim says something else, and stands elsewhere.
    fn changed() -> Library {
        let text = TUTORIAL.replace("A crane in the pictures", "A crane on the pictures");
        library(&[REUTERS, &text])
    }

    #[test]
    fn a_status_is_found_again_by_name_in_another_library() {
        let before = library(&[TUTORIAL]);
        let mut notebook = Notebook::default();
        let [crane, moved] = ["no-crane", "repair-moved"].map(|id| before.find(id).unwrap());
        notebook.set_status(crane, Status::Checked, at(60));
        notebook.set_status(moved, Status::Problem, at(60));
        notebook.set_note(moved, "May or\u{1b}[31m June?\n", at(60));
        let after = changed();
        let statuses = notebook.statuses(&after, || TimeZone::UTC);
        let of = |id| statuses.verification(after.find(id).unwrap().row()).unwrap();
        assert_eq!(
            of("no-crane").sentence().unwrap(),
            "checked before it changed (1 January 1970, 00:01)"
        );
        assert_eq!(of("no-crane").status(), Status::Unchecked);
        assert_eq!(of("repair-moved").sentence().unwrap(), "problem (1 January 1970, 00:01)");
        assert_eq!(of("repair-moved").note.as_deref(), Some("May or June? "));
        for claim in after.claims() {
            let one = notebook.verification(claim, || TimeZone::UTC);
            assert_eq!(statuses.verification(claim.row()).cloned().unwrap_or_default(), one);
        }
    }

    #[test]
    fn what_is_taken_back_is_gone_and_stays_gone() {
        let library = library(&[TUTORIAL]);
        let claim = library.find("no-crane").unwrap();
        let mut notebook = Notebook::default();
        notebook.set_status(claim, Status::Checked, at(1));
        notebook.set_note(claim, "who?", at(1));
        let other = notebook.page("tutorial").unwrap().clone();
        // The clock was set back.
        notebook.set_status(claim, Status::Unchecked, at(0));
        notebook.set_note(claim, "", at(0));
        assert!(!notebook.merge("tutorial", &other));
        assert!(notebook.statuses(&library, || TimeZone::UTC).is_empty());
        assert_eq!(notebook.verification(claim, || TimeZone::UTC), Verification::default());
    }

    fn entry() -> impl Strategy<Value = Entry> {
        let status =
            prop::sample::select(vec![Status::Unchecked, Status::Checked, Status::Problem]);
        let fingerprint = prop::sample::select(vec!["\"a\"", "\"b\""]);
        let fingerprint = fingerprint.prop_map(|print| serde_json::from_str(print).unwrap());
        let verdict = (0_i64..3, status, fingerprint).prop_map(|(second, status, fingerprint)| {
            Verdict { since: at(second), status, fingerprint }
        });
        let note = (0_i64..3, "[ab]?").prop_map(|(second, text)| Note { since: at(second), text });
        (prop::option::of(verdict), prop::option::of(note))
            .prop_map(|(verdict, note)| Entry { verdict, note })
    }

    fn page() -> impl Strategy<Value = Page> {
        prop::collection::btree_map("[xy]", entry(), 0..3).prop_map(|claims| Page { claims })
    }

    fn merged(a: &Page, b: &Page) -> Page {
        let mut merged = a.clone();
        merged.merge(b);
        merged
    }

    proptest! {
        #[test]
        fn merging_depends_neither_on_order_nor_on_repetition(a in page(), b in page(), c in page()) {
            prop_assert_eq!(merged(&a, &b), merged(&b, &a));
            prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
            let mut both = merged(&a, &b);
            prop_assert!(!both.merge(&b), "it is in there already");
        }
    }
}
