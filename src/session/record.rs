//! What the reader has recorded of one claim: statuses, notes and drafts.
//!
//! Of each kind there is one, as long as nobody else records anything of the same claim. What two
//! programs record without having seen each other's stands here twice, until the reader writes the
//! next one: nothing is overwritten that nobody has seen.

use super::{Fingerprint, fingerprint::short_digest};
use crate::library::{ClaimRef, Status};
use jiff::Timestamp;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::BTreeSet;

/// By what a record is told apart from every other one: a digest of what it says of which claim,
/// and when.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordId(Box<str>);

/// The claim that something was recorded of, as it was then.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ClaimSnapshot {
    /// By what it is known again; missing in the notes of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<Fingerprint>,
    /// The speaker's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Box<str>>,
    /// What it said, in the curator's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gist: Option<Box<str>>,
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
    #[serde(flatten)]
    pub claim: ClaimSnapshot,
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
    /// The claim as it was then.
    #[serde(flatten)]
    pub claim: ClaimSnapshot,
}

/// A note that the reader has left before it was finished.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Draft(pub Note);

/// A status, a note or a draft.
pub trait Record: Ord + Clone + Serialize + DeserializeOwned {
    /// Which of the three, as files call it.
    const KIND: &'static str;

    /// By what it is told apart from every other record.
    fn id(&self) -> RecordId;

    /// The claim as it was then.
    fn claim(&self) -> &ClaimSnapshot;

    /// Those of its kind among the records of a claim.
    fn of(entry: &Entry) -> &BTreeSet<Self>;

    /// The same, to be changed.
    fn of_mut(entry: &mut Entry) -> &mut BTreeSet<Self>;
}

/// What the reader has recorded of one claim: the latest of each kind, and what others have
/// recorded that it did not take the place of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    pub(super) verdicts: BTreeSet<Verdict>,
    pub(super) notes: BTreeSet<Note>,
    pub(super) drafts: BTreeSet<Draft>,
}

impl ClaimSnapshot {
    /// A claim as it is now.
    pub fn of(claim: ClaimRef<'_>) -> Self {
        Self {
            fingerprint: Some(Fingerprint::of(claim)),
            speaker: Some(claim.speaker().name().into()),
            gist: Some(claim.gist().into()),
        }
    }

    /// Whether a claim that says something else by now can still be the same one: it has kept its
    /// speaker or its sense. Where neither is known, it is taken to be.
    pub(super) fn may_have_become(&self, claim: ClaimRef<'_>) -> bool {
        match (&self.speaker, &self.gist) {
            (None, None) => true,
            (speaker, gist) => {
                speaker.as_deref() == Some(claim.speaker().name())
                    || gist.as_deref() == Some(claim.gist())
            }
        }
    }
}

impl Record for Verdict {
    const KIND: &'static str = "verdict";

    fn id(&self) -> RecordId {
        let content = (Self::KIND, self.since, self.status, &self.claim.fingerprint);
        RecordId(short_digest(&content))
    }

    fn claim(&self) -> &ClaimSnapshot {
        &self.claim
    }

    fn of(entry: &Entry) -> &BTreeSet<Self> {
        &entry.verdicts
    }

    fn of_mut(entry: &mut Entry) -> &mut BTreeSet<Self> {
        &mut entry.verdicts
    }
}

impl Record for Note {
    const KIND: &'static str = "note";

    fn id(&self) -> RecordId {
        self.id_as(Self::KIND)
    }

    fn claim(&self) -> &ClaimSnapshot {
        &self.claim
    }

    fn of(entry: &Entry) -> &BTreeSet<Self> {
        &entry.notes
    }

    fn of_mut(entry: &mut Entry) -> &mut BTreeSet<Self> {
        &mut entry.notes
    }
}

impl Record for Draft {
    const KIND: &'static str = "draft";

    fn id(&self) -> RecordId {
        self.0.id_as(Self::KIND)
    }

    fn claim(&self) -> &ClaimSnapshot {
        &self.0.claim
    }

    fn of(entry: &Entry) -> &BTreeSet<Self> {
        &entry.drafts
    }

    fn of_mut(entry: &mut Entry) -> &mut BTreeSet<Self> {
        &mut entry.drafts
    }
}

impl Note {
    fn id_as(&self, kind: &str) -> RecordId {
        RecordId(short_digest(&(kind, self.since, &self.text, &self.claim.fingerprint)))
    }
}

impl Entry {
    /// The status that was set last, be it that it was taken back.
    pub fn verdict(&self) -> Option<&Verdict> {
        self.verdicts.last()
    }

    /// Statuses that others set without having seen it, where they are not the same.
    pub fn other_statuses(&self) -> impl Iterator<Item = Status> {
        let last = self.verdict().map(|verdict| verdict.status);
        self.verdicts.iter().map(|verdict| verdict.status).filter(move |it| Some(*it) != last)
    }

    /// The notes, each text once, the earliest first: more than one where two programs wrote one
    /// without having seen the other's.
    pub fn notes(&self) -> Vec<&str> {
        texts(self.notes.iter())
    }

    /// What was left unfinished, in the same way.
    pub fn drafts(&self) -> Vec<&str> {
        texts(self.drafts.iter().map(|draft| &draft.0))
    }

    /// Whether nothing is recorded.
    pub fn is_empty(&self) -> bool {
        self.verdicts.is_empty() && self.notes.is_empty() && self.drafts.is_empty()
    }

    /// Whether it says nothing of the claim any more: what it said was taken back.
    pub fn says_nothing(&self) -> bool {
        let is_set = |verdict: &Verdict| verdict.status != Status::Unchecked;
        !self.verdicts.iter().any(is_set) && self.notes().is_empty() && self.drafts().is_empty()
    }

    /// The claim as it was when something of it was last recorded that says so.
    pub fn last_claim(&self) -> Option<&ClaimSnapshot> {
        let verdicts = self.verdicts.iter().rev().map(Record::claim);
        let notes = self.notes.iter().rev().map(Record::claim);
        let drafts = self.drafts.iter().rev().map(Record::claim);
        verdicts.chain(notes).chain(drafts).find(|claim| claim.fingerprint.is_some())
    }
}

fn texts<'a>(notes: impl Iterator<Item = &'a Note>) -> Vec<&'a str> {
    let mut texts: Vec<&str> = Vec::new();
    for text in notes.map(|note| note.text.as_str()).filter(|text| !text.trim().is_empty()) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}
