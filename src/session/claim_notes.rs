//! The statuses and notes of one dossier, and how two versions of them become one.
//!
//! They are a set of records and a set of the records that were replaced. Both only grow, so two
//! versions are merged by joining them: in whatever order, and however often.

use super::record::{Entry, Kind, Record, RecordId};
use jiff::ToSpan;
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

    /// Adds what another version has.
    pub fn merge(&mut self, other: &Self) -> MergeSummary {
        let mut summary = MergeSummary::default();
        let before = self.replaced.len();
        self.replaced.extend(other.replaced.iter().cloned());
        if self.replaced.len() > before {
            let replaced = std::mem::take(&mut self.replaced);
            summary.replaced = self.remove(|record| replaced.contains(&record.id()));
            self.replaced = replaced;
        }
        for (id, entry) in &other.claims {
            let mine = self.claims.entry(id.clone()).or_default();
            let [mut statuses, mut notes] = [0, 0];
            for record in &entry.records {
                if mine.records.contains(record) || self.replaced.contains(&record.id()) {
                    continue;
                }
                match record.kind() {
                    Kind::Verdict => statuses += 1,
                    Kind::Note => notes += 1,
                    Kind::Draft => summary.drafts += 1,
                }
                mine.records.insert(record.clone());
            }
            summary.statuses += statuses;
            summary.notes += notes;
            if notes > 0 && mine.notes().len() > 1 {
                summary.two_notes.push(id.clone());
            }
            if statuses > 0 && mine.other_statuses().next().is_some() {
                summary.two_statuses.push(id.clone());
            }
        }
        self.claims.retain(|_, entry| !entry.is_empty());
        summary
    }

    /// Adds a record under a claim's id: a moment later where the same was replaced before, which is
    /// gone for good. Returns it as it is recorded.
    pub(super) fn insert(&mut self, claim: &str, mut record: Record) -> Record {
        while self.replaced.contains(&record.id())
            && let Ok(since) = record.since.checked_add(1.millisecond())
        {
            record.since = since;
        }
        self.claims.entry(claim.to_owned()).or_default().records.insert(record.clone());
        record
    }

    /// Removes records for good, under whatever id they stand.
    pub(super) fn replace<'r>(&mut self, records: impl Iterator<Item = &'r Record>) {
        let records: BTreeSet<&Record> = records.collect();
        self.remove(|record| records.contains(record));
        self.replaced.extend(records.into_iter().map(Record::id));
    }

    /// Removes records, and says how many.
    fn remove(&mut self, is_gone: impl Fn(&Record) -> bool) -> usize {
        let mut removed = 0;
        self.claims.retain(|_, entry| {
            let before = entry.records.len();
            entry.records.retain(|record| !is_gone(record));
            removed += before - entry.records.len();
            !entry.is_empty()
        });
        removed
    }
}

impl MergeSummary {
    /// Whether anything is other than it was.
    pub fn has_changed(&self) -> bool {
        self.statuses + self.notes + self.drafts + self.replaced > 0
    }
}
