//! The reader's statuses and notes, by the names of dossiers and claims.

use super::{
    Fingerprint,
    claim_notes::{ClaimNotes, MergeSummary},
    placement::Placement,
    record::{ClaimSnapshot, Content, Entry, Kind, Record},
};
use crate::{
    library::{ClaimName, ClaimRef, DossierRef, Library, Status, Statuses, Verification},
    text::clean,
};
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use std::collections::BTreeMap;

/// Gives the reader's time zone, which is asked for only where something is dated: to find it out
/// can take going through all zones that there are.
pub type Zone = fn() -> TimeZone;

/// Stands between two notes on one claim that two programs wrote at the same time.
const BETWEEN: &str = " | ";

/// The reader's statuses and notes: a page for each dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notebook(BTreeMap<String, ClaimNotes>);

/// A note that is being written: what it will take the place of, and nothing that has come since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenNote {
    /// The claim that it is on.
    pub claim: ClaimName,
    /// What the note was.
    pub text: String,
    /// What was left of it unfinished; empty where nothing was.
    pub draft: String,
    then: ClaimSnapshot,
    /// What was recorded when it was opened.
    seen: Entry,
}

impl OpenNote {
    /// When the last of a kind was recorded.
    fn last(&self, kind: Kind) -> Option<Timestamp> {
        self.seen.of_kind(kind).next_back().map(|record| record.since)
    }

    /// What the note is if a text is added to it.
    pub fn with(&self, text: &str) -> String {
        between([&self.text, &self.draft, text])
    }

    /// What the draft is if a text is added to it.
    pub fn draft_with(&self, text: &str) -> String {
        between([&self.draft, text])
    }

    /// The draft as it is kept by now.
    pub fn kept_draft(&self) -> String {
        clean(&self.seen.drafts().join(BETWEEN)).into_owned()
    }

    /// Follows the claim to the id that it has by now, and says whether it is there.
    pub fn follow(&mut self, library: &Library) -> bool {
        if library.named(&self.claim).is_some() {
            return true;
        }
        let is_own = |dossier: &DossierRef<'_>| dossier.id() == self.claim.dossier();
        let claims = library.dossiers().filter(is_own).flat_map(DossierRef::claims);
        let mut same =
            claims.filter(|claim| self.then.fingerprint.as_ref() == Some(&Fingerprint::of(*claim)));
        match (same.next(), same.next()) {
            (Some(claim), None) => self.claim = claim.name(),
            _ => return false,
        }
        true
    }
}

impl Notebook {
    /// The page of a dossier, if there is anything on it.
    pub fn page(&self, dossier: &str) -> Option<&ClaimNotes> {
        self.0.get(dossier)
    }

    /// All pages, by the ids of their dossiers.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &ClaimNotes)> {
        self.0.iter().map(|(dossier, page)| (dossier.as_str(), page))
    }

    /// Adds what another notebook has on a dossier.
    pub fn merge(&mut self, dossier: &str, page: &ClaimNotes) -> MergeSummary {
        self.page_mut(dossier).merge(page)
    }

    /// Adds all that another notebook has; says of each dossier what that changed.
    pub fn merge_all(&mut self, other: &Self) -> Vec<(String, MergeSummary)> {
        let pages = other.0.iter();
        pages.map(|(dossier, page)| (dossier.clone(), self.merge(dossier, page))).collect()
    }

    /// Which claims of a dossier the records on its page belong to.
    pub fn placement(&self, dossier: DossierRef<'_>) -> Placement {
        let page = self.page(dossier.id());
        page.map(|page| Placement::of(page, dossier)).unwrap_or_default()
    }

    /// Sets the status of claims as they are now, which stand dossier by dossier.
    pub fn set_status(&mut self, claims: &[ClaimRef<'_>], status: Status, now: Timestamp) {
        self.change(claims, |claim, own| Change {
            gone: own.of_kind(Kind::Verdict).cloned().collect(),
            new: vec![Record {
                since: later(now, own.verdict().map(|verdict| verdict.since)),
                content: Content::Verdict(status),
                claim: ClaimSnapshot::of(claim),
            }],
        });
    }

    /// What is recorded of claims, which stand dossier by dossier.
    pub fn entries(&self, claims: &[ClaimRef<'_>]) -> Vec<Entry> {
        let dossiers = claims.chunk_by(|a, b| a.dossier().id() == b.dossier().id());
        dossiers
            .flat_map(|claims| {
                let placement = self.placement(claims[0].dossier());
                let own = move |claim: &ClaimRef<'_>| placement.own(claim.id()).cloned();
                claims.iter().map(own).map(Option::unwrap_or_default)
            })
            .collect()
    }

    /// Takes back what was done to claims, which stand dossier by dossier: of each what was recorded
    /// before it and after. What came from elsewhere meanwhile stays.
    pub fn take_back(&mut self, done: &[(ClaimRef<'_>, &Entry, &Entry)], now: Timestamp) {
        let claims: Vec<ClaimRef<'_>> = done.iter().map(|(claim, ..)| *claim).collect();
        let mut entries = done.iter();
        self.change(&claims, |_, own| {
            // There is one for each of the claims.
            let Some((_, before, after)) = entries.next() else { return Change::default() };
            let all = [own, before, after].into_iter().flat_map(|entry| &entry.records);
            let last = all.map(|record| record.since).max();
            let again = |record: &Record| Record { since: later(now, last), ..record.clone() };
            // What was taken back and came again is the same, although it has another date.
            let only_in = |entry: &Entry, other: &Entry, record: &Record| {
                entry.has_like(record) && !other.has_like(record)
            };
            let gone = own.records.iter().filter(|record| only_in(after, before, record));
            let new = before.records.iter().filter(|record| only_in(before, after, record));
            let new = new.filter(|record| !own.has_like(record));
            Change { gone: gone.cloned().collect(), new: new.map(again).collect() }
        });
    }

    /// Writes the note on a claim, in the place of those before; an empty text removes them.
    #[cfg(test)]
    pub fn set_note(&mut self, claim: ClaimRef<'_>, text: &str, now: Timestamp) {
        let open = self.open_note(claim);
        self.write_note(&open, claim, text, now);
    }

    /// What somebody sees who begins to write the note on claims, which stand dossier by dossier.
    pub fn open_notes(&self, claims: &[ClaimRef<'_>]) -> Vec<OpenNote> {
        let open = |(claim, own): (&ClaimRef<'_>, Entry)| OpenNote {
            claim: claim.name(),
            text: clean(&own.notes().join(BETWEEN)).into_owned(),
            draft: clean(&own.drafts().join(BETWEEN)).into_owned(),
            then: ClaimSnapshot::of(*claim),
            seen: own,
        };
        claims.iter().zip(self.entries(claims)).map(open).collect()
    }

    /// The same of one claim.
    #[cfg(test)]
    pub fn open_note(&self, claim: ClaimRef<'_>) -> OpenNote {
        self.open_notes(&[claim]).remove(0)
    }

    #[cfg(test)]
    fn write_note(&mut self, open: &OpenNote, claim: ClaimRef<'_>, text: &str, now: Timestamp) {
        self.write_notes(&[(claim, open)], |_| text.to_owned(), now);
    }

    /// Keeps notes on their claims, which stand dossier by dossier, in the place of what the reader
    /// has seen: what another program has written since stays beside it. An empty text removes the
    /// note.
    pub fn write_notes(
        &mut self,
        notes: &[(ClaimRef<'_>, &OpenNote)],
        text: impl Fn(&OpenNote) -> String,
        now: Timestamp,
    ) {
        let claims: Vec<ClaimRef<'_>> = notes.iter().map(|(claim, _)| *claim).collect();
        let mut opened = notes.iter().map(|(_, open)| *open);
        self.change(&claims, |claim, _| {
            // There is one for each of the claims.
            let Some(open) = opened.next() else { return Change::default() };
            let seen = [Kind::Note, Kind::Draft].map(|kind| open.seen.of_kind(kind));
            Change {
                gone: seen.into_iter().flatten().cloned().collect(),
                new: vec![Record {
                    since: later(now, open.last(Kind::Note)),
                    content: Content::Note(text(open)),
                    claim: ClaimSnapshot::of(claim),
                }],
            }
        });
    }

    /// Keeps a note as a draft, be its claim there or not, in the place of the one that is kept;
    /// an empty text removes the draft.
    pub fn leave_draft(&mut self, open: &mut OpenNote, text: &str, now: Timestamp) {
        let since = later(now, open.last(Kind::Draft));
        let page = self.page_mut(open.claim.dossier());
        page.replace(open.seen.of_kind(Kind::Draft));
        open.seen.records.retain(|record| record.kind() != Kind::Draft);
        if !text.is_empty() {
            let (content, claim) = (Content::Draft(text.to_owned()), open.then.clone());
            let record = Record { since, content, claim };
            open.seen.records.insert(page.insert(open.claim.claim(), record));
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

    fn page_mut(&mut self, dossier: &str) -> &mut ClaimNotes {
        self.0.entry(dossier.to_owned()).or_default()
    }

    /// Changes what is recorded of claims, which stand dossier by dossier, as `change` says of each
    /// with what is recorded of it. Whatever lies under an id that its claim does not have any more
    /// lies under the present one as well from now on: the claim may change next.
    fn change<'a>(
        &mut self,
        claims: &[ClaimRef<'a>],
        mut change: impl FnMut(ClaimRef<'a>, &Entry) -> Change,
    ) {
        let nothing = Entry::default();
        for claims in claims.chunk_by(|a, b| a.dossier().id() == b.dossier().id()) {
            let placement = self.placement(claims[0].dossier());
            let page = self.page_mut(claims[0].dossier().id());
            page.merge(placement.moved());
            let (mut gone, mut new) = (Vec::new(), Vec::new());
            for claim in claims {
                let change = change(*claim, placement.own(claim.id()).unwrap_or(&nothing));
                gone.extend(change.gone);
                new.extend(change.new.into_iter().map(|record| (claim.id(), record)));
            }
            page.replace(gone.iter());
            for (id, record) in new {
                page.insert(id, record);
            }
        }
    }
}

/// Which records of a claim go, and which come.
#[derive(Default)]
struct Change {
    gone: Vec<Record>,
    new: Vec<Record>,
}

/// What a claim's records say of it as it is now.
pub(super) fn verification(own: &Entry, claim: ClaimRef<'_>, zone: Zone) -> Verification {
    let text = |texts: Vec<&str>| {
        let text = clean(&texts.join(BETWEEN)).into_owned();
        (!text.is_empty()).then(|| text.into())
    };
    let verdict = own.verdict().filter(|verdict| verdict.status() != Some(Status::Unchecked));
    let is_other = |verdict: &Record| verdict.claim.fingerprint != Some(Fingerprint::of(claim));
    Verification {
        found: verdict.and_then(Record::status).unwrap_or_default(),
        since: verdict.map(|it| it.since.to_zoned_datetime(zone())),
        is_before_change: verdict.is_some_and(is_other),
        note: text(own.notes()),
        unfinished_note: text(own.drafts()),
    }
}

/// Texts one after the other, without those that are empty.
fn between<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(BETWEEN)
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
    use crate::{
        analysis::testing::{REUTERS, TUTORIAL, library},
        session::OrphanCause,
    };
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
        notebook.set_status(&[crane], Status::Checked, at(60));
        notebook.set_status(&[moved], Status::Problem, at(60));
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
        notebook.set_status(&[claim], Status::Checked, at(1));
        notebook.set_note(claim, "who?", at(1));
        let other = notebook.page("tutorial").unwrap().clone();
        // The clock was set back.
        notebook.set_status(&[claim], Status::Unchecked, at(0));
        notebook.set_note(claim, "", at(0));
        assert_eq!(notebook.merge("tutorial", &other), MergeSummary::default());
        assert!(notebook.statuses(&library, || TimeZone::UTC).is_empty());
        assert_eq!(notebook.verification(claim, || TimeZone::UTC), Verification::default());
    }

    #[test]
    fn two_notes_that_did_not_know_of_each_other_are_both_kept() {
        let library = library(&[TUTORIAL]);
        let claim = library.find("no-crane").unwrap();
        let mut one = Notebook::default();
        one.set_note(claim, "first", at(1));
        one.set_status(&[claim], Status::Checked, at(1));
        let mut other = Notebook::default();
        other.set_note(claim, "second", at(2));
        other.set_status(&[claim], Status::Problem, at(2));
        let merged = one.merge("tutorial", other.page("tutorial").unwrap());
        assert_eq!(
            (&merged.two_notes[..], &merged.two_statuses[..]),
            (&["no-crane".to_owned()][..], &["no-crane".to_owned()][..])
        );
        let told = one.verification(claim, || TimeZone::UTC);
        assert_eq!(told.note.as_deref(), Some("first | second"));
        assert_eq!(told.found, Status::Problem, "what was set last holds");
        // Whoever has seen both writes one.
        one.set_note(claim, "third", at(3));
        other.merge("tutorial", one.page("tutorial").unwrap());
        let note = other.verification(claim, || TimeZone::UTC).note;
        assert_eq!(note.as_deref(), Some("third"));
        assert!(!one.merge("tutorial", other.page("tutorial").unwrap()).has_changed());
    }

    /// What is recorded of each claim that has anything, as `id: status note`.
    fn told(notebook: &Notebook, library: &Library) -> Vec<String> {
        let of = |claim: ClaimRef<'_>| {
            let told = notebook.verification(claim, || TimeZone::UTC);
            let label = told.label().unwrap_or_default();
            let note = told.note.as_deref().unwrap_or_default();
            (!label.is_empty() || !note.is_empty())
                .then(|| format!("{}: {label} {note}", claim.id()))
        };
        library.claims().filter_map(of).collect()
    }

    fn recorded_of(id: &str) -> Notebook {
        let library = library(&[TUTORIAL]);
        let claim = library.find(id).unwrap();
        let mut notebook = Notebook::default();
        notebook.set_status(&[claim], Status::Problem, at(1));
        notebook.set_note(claim, "why?", at(1));
        notebook
    }

    #[test]
    fn a_renamed_claim_is_found_again_and_back() {
        let mut notebook = recorded_of("no-crane");
        let text = TUTORIAL.replace("\"no-crane\"", "\"crane-gone\"");
        let renamed = library(&[&text]);
        assert_eq!(told(&notebook, &renamed), ["crane-gone: problem why?"]);
        let claim = renamed.find("crane-gone").unwrap();
        notebook.set_note(claim, "because", at(2));
        assert_eq!(told(&notebook, &renamed), ["crane-gone: problem because"]);
        assert_eq!(told(&notebook, &library(&[TUTORIAL])), ["no-crane: problem because"]);
        // What was taken home is there though the claim has changed since.
        let changed = text.replace("A crane in the pictures", "A crane on the pictures");
        assert_eq!(
            told(&notebook, &library(&[&changed])),
            ["crane-gone: problem before it changed because"]
        );
    }

    #[test]
    fn an_id_that_is_another_claims_shows_nothing_of_the_first_one() {
        let notebook = recorded_of("no-crane");
        // Two claims change their ids with each other.
        let text = TUTORIAL.replace("\"no-crane\"", "\"x\"");
        let text = text.replace("\"pier-open\"", "\"no-crane\"").replace("\"x\"", "\"pier-open\"");
        assert_eq!(told(&notebook, &library(&[&text])), ["pier-open: problem why?"]);
        // The claim is gone, and another one has its id.
        let other =
            TUTORIAL.replace("id: \"no-crane\", paragraph: 2", "id: \"gone\", paragraph: 2");
        let other = other.replace("A crane in the pictures", "A crane on the pictures");
        let other = library(&[&other.replace("\"mudge-feet\"", "\"no-crane\"")]);
        assert_eq!(told(&notebook, &other), [""; 0]);
        let placement = notebook.placement(other.dossiers().next().unwrap());
        let orphans = placement.orphans();
        assert_eq!(
            (orphans.len(), orphans[0].why, orphans[0].entry.notes()),
            (1, OrphanCause::Reused, vec!["why?"])
        );
    }

    #[test]
    fn what_belongs_to_no_claim_is_listed_and_stays() {
        let notebook = recorded_of("no-crane");
        let other = library(&[
            REUTERS,
            &TUTORIAL
                .replace("\"no-crane\"", "\"gone\"")
                .replace("A crane in the pictures", "A crane on the pictures"),
        ]);
        let dossier = other.dossiers().nth(1).unwrap();
        let placement = notebook.placement(dossier);
        assert_eq!(
            (placement.orphans()[0].id.as_str(), placement.orphans()[0].why),
            ("no-crane", OrphanCause::Gone)
        );
        assert_eq!(told(&notebook, &library(&[TUTORIAL])), ["no-crane: problem why?"]);
    }

    /// A note of an earlier version has no fingerprint: it goes where the status beside it goes.
    #[test]
    fn a_note_without_a_fingerprint_goes_with_its_status() {
        let mut notebook = recorded_of("no-crane");
        let mut page = notebook.page("tutorial").unwrap().clone();
        let entry = page.claims.get_mut("no-crane").unwrap();
        let note = entry.of_kind(Kind::Note).next_back().unwrap().clone();
        entry.records.remove(&note);
        entry.records.insert(Record { claim: ClaimSnapshot::default(), ..note });
        notebook = Notebook::default();
        notebook.merge("tutorial", &page);
        let renamed = library(&[&TUTORIAL.replace("\"no-crane\"", "\"crane-gone\"")]);
        assert_eq!(told(&notebook, &renamed), ["crane-gone: problem why?"]);
    }

    fn entry() -> impl Strategy<Value = Entry> {
        let status =
            prop::sample::select(vec![Status::Unchecked, Status::Checked, Status::Problem]);
        let print = prop::sample::select(vec![None, Some("\"a\""), Some("\"b\"")]);
        let claim = print.prop_map(|print| ClaimSnapshot {
            fingerprint: print.map(|print| serde_json::from_str(print).unwrap()),
            ..ClaimSnapshot::default()
        });
        let text = "[ab]?";
        let content = prop_oneof![
            status.prop_map(Content::Verdict),
            text.prop_map(Content::Note),
            text.prop_map(Content::Draft),
        ];
        let record = (0_i64..3, content, claim).prop_map(|(second, content, claim)| Record {
            since: at(second),
            content,
            claim,
        });
        prop::collection::btree_set(record, 0..7).prop_map(|records| Entry { records })
    }

    /// Any page, in which anything may be replaced that is in it or not.
    fn page() -> impl Strategy<Value = ClaimNotes> {
        let claims = prop::collection::btree_map("[xy]", entry(), 0..3);
        (claims, prop::collection::vec((entry(), any::<bool>()), 0..2)).prop_map(
            |(claims, replaced)| {
                let mut page = ClaimNotes::default();
                page.merge(&ClaimNotes { claims, ..ClaimNotes::default() });
                let (mut own, mut others) = (page.clone(), Vec::new());
                for (entry, is_own) in replaced {
                    match own.claims.pop_first().filter(|_| is_own) {
                        Some((_, entry)) => others.push(entry),
                        None => others.push(entry),
                    }
                }
                for entry in others {
                    page.replace(entry.records.iter());
                }
                page
            },
        )
    }

    fn merged(a: &ClaimNotes, b: &ClaimNotes) -> ClaimNotes {
        let mut merged = a.clone();
        merged.merge(b);
        merged
    }

    properties! {
        #[test]
        fn merging_depends_neither_on_order_nor_on_repetition(a in page(), b in page(), c in page()) {
            prop_assert_eq!(merged(&a, &b), merged(&b, &a));
            prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
            let mut both = merged(&a, &b);
            prop_assert!(!both.merge(&b).has_changed(), "it is in there already");
        }

        /// Whatever the order in which programs write, save and read: a note is gone only where
        /// somebody saw it and wrote another one.
        #[test]
        fn no_note_is_lost_that_nobody_has_seen(steps in prop::collection::vec((0..3_usize, any::<bool>()), 1..20)) {
            let library = library(&[TUTORIAL]);
            let claim = library.find("no-crane").unwrap();
            let mut disk = ClaimNotes::default();
            let mut programs = vec![Notebook::default(); 3];
            let mut alive = std::collections::BTreeSet::new();
            for (number, (program, does_write)) in steps.into_iter().enumerate() {
                let program = &mut programs[program];
                if does_write {
                    let seen = program.open_note(claim);
                    for text in seen.text.split(BETWEEN) {
                        alive.remove(text);
                    }
                    let text = format!("note {number}");
                    program.write_note(&seen, claim, &text, at(0));
                    alive.insert(text);
                } else {
                    disk.merge(program.page("tutorial").unwrap_or(&ClaimNotes::default()));
                    program.merge("tutorial", &disk);
                }
            }
            let mut all = Notebook::default();
            all.merge("tutorial", &disk);
            for program in &programs {
                all.merge_all(program);
            }
            let told = all.open_note(claim).text;
            let told: std::collections::BTreeSet<String> =
                told.split(BETWEEN).filter(|text| !text.is_empty()).map(str::to_owned).collect();
            prop_assert_eq!(told, alive);
        }
    }
}
