//! The statuses and notes of one dossier, and how two versions of them become one.
//!
//! A page is a set of records and a set of the records that were replaced. Both only grow, so two
//! versions are merged by joining them: in whatever order, and however often.

use super::record::{Draft, Entry, Note, Record, RecordId, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// The statuses and notes of one dossier's claims, by their ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClaimNotes {
    pub(super) claims: BTreeMap<String, Entry>,
    /// What somebody has seen and put something else in the place of.
    pub(super) replaced: BTreeSet<RecordId>,
}

/// What a merge has changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MergeSummary {
    /// How many statuses are new.
    pub statuses: usize,
    /// How many notes are new.
    pub notes: usize,
    /// How many drafts are new.
    pub drafts: usize,
    /// How many records have been replaced.
    pub replaced: usize,
    /// The ids of the claims that have a new note beside one that it did not replace.
    pub two_notes: Vec<String>,
    /// The ids of the claims that have a new status beside another one that it did not replace.
    pub two_statuses: Vec<String>,
}

impl ClaimNotes {
    /// What is recorded under each claim's id.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.claims.iter().map(|(id, entry)| (id.as_str(), entry))
    }

    /// Whether nothing is recorded.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty()
    }

    /// Adds what another version of the page has.
    pub fn merge(&mut self, other: &Self) -> MergeSummary {
        let mut merged = MergeSummary::default();
        let before = self.replaced.len();
        self.replaced.extend(other.replaced.iter().cloned());
        if self.replaced.len() > before {
            merged.replaced = self.drop_replaced();
        }
        for (id, entry) in &other.claims {
            let mine = self.claims.entry(id.clone()).or_default();
            let statuses = join::<Verdict>(mine, entry, &self.replaced);
            let notes = join::<Note>(mine, entry, &self.replaced);
            merged.drafts += join::<Draft>(mine, entry, &self.replaced);
            merged.statuses += statuses;
            merged.notes += notes;
            if notes > 0 && mine.notes().len() > 1 {
                merged.two_notes.push(id.clone());
            }
            if statuses > 0 && mine.other_statuses().next().is_some() {
                merged.two_statuses.push(id.clone());
            }
        }
        self.claims.retain(|_, entry| !entry.is_empty());
        merged
    }

    /// Adds a record under a claim's id.
    pub(super) fn insert<T: Record>(&mut self, claim: &str, record: T) {
        T::of_mut(self.claims.entry(claim.to_owned()).or_default()).insert(record);
    }

    /// Removes records for good, under whatever id they stand.
    pub(super) fn replace<T: Record>(&mut self, records: &BTreeSet<T>) {
        for entry in self.claims.values_mut() {
            T::of_mut(entry).retain(|record| !records.contains(record));
        }
        self.replaced.extend(records.iter().map(Record::id));
        self.claims.retain(|_, entry| !entry.is_empty());
    }

    fn drop_replaced(&mut self) -> usize {
        let replaced = &self.replaced;
        let dropped = |entry: &mut Entry| {
            drop_from::<Verdict>(entry, replaced)
                + drop_from::<Note>(entry, replaced)
                + drop_from::<Draft>(entry, replaced)
        };
        let dropped = self.claims.values_mut().map(dropped).sum();
        self.claims.retain(|_, entry| !entry.is_empty());
        dropped
    }
}

impl MergeSummary {
    /// Whether anything is other than it was.
    pub fn has_changed(&self) -> bool {
        self.statuses + self.notes + self.drafts + self.replaced > 0
    }
}

/// Adds the records of one kind that are new, and says how many they are.
fn join<T: Record>(mine: &mut Entry, other: &Entry, replaced: &BTreeSet<RecordId>) -> usize {
    let mine = T::of_mut(mine);
    let is_new = |record: &&T| !mine.contains(record) && !replaced.contains(&record.id());
    let new: Vec<T> = T::of(other).iter().filter(is_new).cloned().collect();
    let count = new.len();
    mine.extend(new);
    count
}

fn drop_from<T: Record>(entry: &mut Entry, replaced: &BTreeSet<RecordId>) -> usize {
    let records = T::of_mut(entry);
    let before = records.len();
    records.retain(|record| !replaced.contains(&record.id()));
    before - records.len()
}
