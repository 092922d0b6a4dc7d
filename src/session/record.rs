//! What the reader has recorded of one claim: statuses, notes and drafts.
//!
//! Of each kind there is one, as long as nobody else records anything of the same claim. What two
//! programs record without having seen each other's stands here twice, until the reader writes the
//! next one: nothing is overwritten that nobody has seen.

use super::{Fingerprint, fingerprint::short_digest};
use crate::library::{ClaimRef, SpeakerRef, Status};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{cmp::Ordering, collections::BTreeSet};

/// Identifies a record: a digest of what it says of which claim, and when.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordId(Box<str>);

/// The claim that something was recorded of, as it was then.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ClaimSnapshot {
    /// What the claim is found again by; missing in the notes of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<Fingerprint>,
    /// The speaker's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Box<str>>,
    /// What it said, in the curator's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gist: Option<Box<str>>,
}

/// Something that the reader has recorded of a claim. Of two of one kind the later is the greater.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// When it was recorded.
    pub since: Timestamp,
    /// What was recorded.
    pub content: Content,
    /// The claim as it was then.
    pub claim: ClaimSnapshot,
}

/// What was recorded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Content {
    /// What the reader found. A status that was taken back stands here as well: otherwise it would
    /// come back from another program that still has it.
    Verdict(Status),
    /// What the reader noted; an empty text where a note was removed.
    Note(String),
    /// A note that the reader has left before it was finished.
    Draft(String),
}

/// The kind of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A status.
    Verdict,
    /// A note.
    Note,
    /// An unfinished note.
    Draft,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Verdict, Self::Note, Self::Draft];

    /// Its key in files.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Verdict => "verdict",
            Self::Note => "note",
            Self::Draft => "draft",
        }
    }
}

/// What files say of a record.
#[derive(Serialize, Deserialize)]
struct Stored {
    since: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(flatten)]
    claim: ClaimSnapshot,
}

impl Record {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self.content {
            Content::Verdict(_) => Kind::Verdict,
            Content::Note(_) => Kind::Note,
            Content::Draft(_) => Kind::Draft,
        }
    }

    /// The status that it sets, if it sets one.
    pub fn status(&self) -> Option<Status> {
        match self.content {
            Content::Verdict(status) => Some(status),
            Content::Note(_) | Content::Draft(_) => None,
        }
    }

    fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Verdict(_) => None,
            Content::Note(text) | Content::Draft(text) => Some(text),
        }
    }

    pub(super) fn id(&self) -> RecordId {
        let (kind, since, fingerprint) = (self.kind().key(), self.since, &self.claim.fingerprint);
        RecordId(match &self.content {
            Content::Verdict(status) => short_digest(&(kind, since, status, fingerprint)),
            Content::Note(text) | Content::Draft(text) => {
                short_digest(&(kind, since, text, fingerprint))
            }
        })
    }

    /// A record as a file has it; nothing where it cannot be read.
    pub(super) fn read(kind: Kind, value: &Value) -> Option<Self> {
        let Stored { since, status, text, claim } = Stored::deserialize(value).ok()?;
        let content = match kind {
            Kind::Verdict => Content::Verdict(status?),
            Kind::Note => Content::Note(text?),
            Kind::Draft => Content::Draft(text?),
        };
        Some(Self { since, content, claim })
    }

    /// The record as a file has it.
    pub(super) fn stored(&self) -> Value {
        let (status, text) = (self.status(), self.text().map(str::to_owned));
        let stored = Stored { since: self.since, status, text, claim: self.claim.clone() };
        // Texts, times and words can be written as JSON.
        serde_json::to_value(stored).unwrap_or_default()
    }
}

impl Ord for Record {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |it: &Self| (it.kind(), it.since);
        let rest = || (&self.content, &self.claim).cmp(&(&other.content, &other.claim));
        key(self).cmp(&key(other)).then_with(rest)
    }
}

impl PartialOrd for Record {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What the reader has recorded of one claim: the latest of each kind, and what others have
/// recorded that it did not replace.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    pub(super) records: BTreeSet<Record>,
}

impl ClaimSnapshot {
    /// A claim as it is now.
    pub fn of(claim: ClaimRef<'_>) -> Self {
        Self {
            fingerprint: Some(Fingerprint::of(claim)),
            speaker: claim.speaker().map(|speaker| speaker.name().into()),
            gist: claim.gist().map(Into::into),
        }
    }

    /// Whether a claim that says something else by now can still be the same one: it has kept its
    /// speaker or its sense. Where neither is known, it is taken to be.
    pub(super) fn may_have_become(&self, claim: ClaimRef<'_>) -> bool {
        match (&self.speaker, &self.gist) {
            (None, None) => true,
            (speaker, gist) => {
                let is_same = |then: Option<&str>, now: Option<&str>| then.is_some() && then == now;
                is_same(speaker.as_deref(), claim.speaker().map(SpeakerRef::name))
                    || is_same(gist.as_deref(), claim.gist())
            }
        }
    }
}

impl Entry {
    /// The records of a kind, the earliest first.
    pub fn of_kind(&self, kind: Kind) -> impl DoubleEndedIterator<Item = &Record> {
        self.records.iter().filter(move |record| record.kind() == kind)
    }

    /// The status that was set last, even if it was taken back.
    pub fn verdict(&self) -> Option<&Record> {
        self.of_kind(Kind::Verdict).next_back()
    }

    /// Statuses that others set without having seen it, where they are not the same.
    pub fn other_statuses(&self) -> impl Iterator<Item = Status> {
        let last = self.verdict().and_then(Record::status);
        self.records.iter().filter_map(Record::status).filter(move |it| Some(*it) != last)
    }

    /// The notes, each text once, the earliest first: more than one where two programs wrote one
    /// without having seen the other's.
    pub fn notes(&self) -> Vec<&str> {
        self.texts(Kind::Note)
    }

    /// Whether there are notes beside the one with this text.
    pub fn has_notes_beside(&self, text: &str) -> bool {
        self.notes().iter().any(|note| *note != text)
    }

    /// What was left unfinished, in the same way.
    pub fn drafts(&self) -> Vec<&str> {
        self.texts(Kind::Draft)
    }

    fn texts(&self, kind: Kind) -> Vec<&str> {
        let mut texts: Vec<&str> = Vec::new();
        for text in self.of_kind(kind).filter_map(Record::text) {
            if !text.trim().is_empty() && !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts
    }

    /// Whether it has a record that says the same of the same claim, whenever.
    pub(super) fn has_like(&self, record: &Record) -> bool {
        let is_like =
            |other: &Record| (&other.content, &other.claim) == (&record.content, &record.claim);
        self.records.iter().any(is_like)
    }

    /// Whether nothing is recorded.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Whether it says nothing of the claim any more: what it said was taken back.
    pub fn says_nothing(&self) -> bool {
        let is_set = |status| status != Status::Unchecked;
        !self.records.iter().filter_map(Record::status).any(is_set)
            && self.notes().is_empty()
            && self.drafts().is_empty()
    }

    /// The claim as it was when something of it was last recorded that says so.
    pub fn last_claim(&self) -> Option<&ClaimSnapshot> {
        let latest = Kind::ALL.into_iter().flat_map(|kind| self.of_kind(kind).rev());
        latest.map(|record| &record.claim).find(|claim| claim.fingerprint.is_some())
    }
}
