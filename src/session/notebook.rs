//! The reader's statuses and notes, by the names of dossiers and claims.

use super::{
    Fingerprint,
    page::{Merged, Page},
    placement::Placement,
    record::{ClaimThen, Draft, Entry, Note, Verdict},
};
use crate::{
    library::{ClaimName, ClaimRef, DossierRef, Library, Status, Statuses, Verification},
    text::clean,
};
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use std::collections::{BTreeMap, BTreeSet};

/// Gives the reader's time zone, which is asked for only where something is dated: to find it out
/// can take going through all zones that there are.
pub type Zone = fn() -> TimeZone;

/// Stands between two notes on one claim that two programs wrote at the same time.
const BETWEEN: &str = " | ";

/// The reader's statuses and notes: a page for each dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notebook(BTreeMap<String, Page>);

/// A note that is being written: what it will take the place of, and nothing that has come since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenNote {
    /// The claim that it is on.
    pub claim: ClaimName,
    /// What the note was.
    pub text: String,
    /// What was left of it unfinished; empty where nothing was.
    pub draft: String,
    then: ClaimThen,
    notes: BTreeSet<Note>,
    drafts: BTreeSet<Draft>,
}

impl Notebook {
    /// The page of a dossier, if there is anything on it.
    pub fn page(&self, dossier: &str) -> Option<&Page> {
        self.0.get(dossier)
    }

    /// All pages, by the ids of their dossiers.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &Page)> {
        self.0.iter().map(|(dossier, page)| (dossier.as_str(), page))
    }

    /// Adds what another notebook has on a dossier.
    pub fn merge(&mut self, dossier: &str, page: &Page) -> Merged {
        self.page_mut(dossier).merge(page)
    }

    /// Adds all that another notebook has; says of each dossier what that changed.
    pub fn merge_all(&mut self, other: &Self) -> Vec<(String, Merged)> {
        let pages = other.0.iter();
        pages.map(|(dossier, page)| (dossier.clone(), self.merge(dossier, page))).collect()
    }

    /// Which claims of a dossier the records on its page belong to.
    pub fn placement(&self, dossier: DossierRef<'_>) -> Placement {
        let page = self.page(dossier.id());
        page.map(|page| Placement::of(page, dossier)).unwrap_or_default()
    }

    /// Sets the status of a claim as it is now.
    pub fn set_status(&mut self, claim: ClaimRef<'_>, status: Status, now: Timestamp) {
        let before = self.take_home(claim);
        let since = later(now, before.verdict().map(|verdict| verdict.since));
        let page = self.page_mut(claim.dossier().id());
        page.replace(&before.verdicts);
        page.insert(claim.id(), Verdict { since, status, claim: ClaimThen::of(claim) });
    }

    /// Writes the note on a claim, in the place of those before; an empty text removes them.
    pub fn set_note(&mut self, claim: ClaimRef<'_>, text: &str, now: Timestamp) {
        let open = self.open_note(claim);
        self.write_note(&open, claim, text, now);
    }

    /// What somebody sees who begins to write the note on a claim.
    pub fn open_note(&self, claim: ClaimRef<'_>) -> OpenNote {
        let placement = self.placement(claim.dossier());
        let own = placement.own(claim.id()).cloned().unwrap_or_default();
        OpenNote {
            claim: claim.name(),
            text: clean(&own.notes().join(BETWEEN)).into_owned(),
            draft: clean(&own.drafts().join(BETWEEN)).into_owned(),
            then: ClaimThen::of(claim),
            notes: own.notes,
            drafts: own.drafts,
        }
    }

    /// Keeps a note on its claim, in the place of what the reader has seen: what another program
    /// has written since stays beside it. An empty text removes the note.
    pub fn write_note(
        &mut self,
        open: &OpenNote,
        claim: ClaimRef<'_>,
        text: &str,
        now: Timestamp,
    ) {
        self.take_home(claim);
        let since = later(now, open.notes.last().map(|note| note.since));
        let page = self.page_mut(claim.dossier().id());
        page.replace(&open.notes);
        page.replace(&open.drafts);
        let text = text.to_owned();
        page.insert(claim.id(), Note { since, text, claim: ClaimThen::of(claim) });
    }

    /// Keeps a note as a draft, be its claim there or not; an empty text removes the draft.
    pub fn leave_draft(&mut self, open: &OpenNote, text: &str, now: Timestamp) {
        let since = later(now, open.drafts.last().map(|draft| draft.0.since));
        let page = self.page_mut(open.claim.dossier());
        page.replace(&open.drafts);
        if !text.is_empty() {
            let claim = open.then.clone();
            let note = Note { since, text: text.to_owned(), claim };
            page.insert(open.claim.claim(), Draft(note));
        }
    }

    /// What is recorded of a claim as it is now.
    pub fn verification(&self, claim: ClaimRef<'_>, zone: Zone) -> Verification {
        let placement = self.placement(claim.dossier());
        placement.own(claim.id()).map(|own| verification(own, claim, zone)).unwrap_or_default()
    }

    /// What is recorded of all claims of a library: to be asked again when the library is another
    /// one, because its rows are.
    pub fn statuses(&self, library: &Library, zone: Zone) -> Statuses {
        let mut statuses = Statuses::default();
        for dossier in library.dossiers().filter(|dossier| self.0.contains_key(dossier.id())) {
            let placement = self.placement(dossier);
            for claim in dossier.claims() {
                if let Some(own) = placement.own(claim.id()) {
                    statuses.set(claim.row(), verification(own, claim, zone));
                }
            }
        }
        statuses
    }

    fn page_mut(&mut self, dossier: &str) -> &mut Page {
        self.0.entry(dossier.to_owned()).or_default()
    }

    /// What is recorded of a claim. Whatever lies under an id that its claim does not have any
    /// more lies under the present one as well from now on: the claim may change next.
    fn take_home(&mut self, claim: ClaimRef<'_>) -> Entry {
        let placement = self.placement(claim.dossier());
        self.page_mut(claim.dossier().id()).merge(placement.moved());
        placement.own(claim.id()).cloned().unwrap_or_default()
    }
}

/// What a claim's records say of it as it is now.
pub(super) fn verification(own: &Entry, claim: ClaimRef<'_>, zone: Zone) -> Verification {
    let note = clean(&own.notes().join(BETWEEN)).into_owned();
    let verdict = own.verdict().filter(|verdict| verdict.status != Status::Unchecked);
    let is_other = |verdict: &Verdict| verdict.claim.fingerprint != Some(Fingerprint::of(claim));
    Verification {
        found: verdict.map(|it| it.status).unwrap_or_default(),
        since: verdict.map(|it| it.since.to_zoned(zone())),
        is_before_change: verdict.is_some_and(is_other),
        note: (!note.is_empty()).then(|| note.into()),
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
