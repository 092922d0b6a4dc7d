//! What is called otherwise in the newer version, and is still the same.

use super::field::Value;
use crate::library::{ClaimRef, PropositionRef, SpeakerRef, TopicRef};
use std::collections::HashMap;

/// Ids of the older version, and those that the newer one has instead.
pub(super) type Ids<'a> = HashMap<&'a str, &'a str>;

/// The names of the newer version for what the older one refers to; without entries, the names as
/// they are.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    pub(super) speakers: Ids<'a>,
    pub(super) claims: Ids<'a>,
    pub(super) topics: Ids<'a>,
    pub(super) propositions: Ids<'a>,
}

impl Names<'_> {
    pub(super) fn speaker(&self, speaker: SpeakerRef<'_>) -> Value {
        Value::new(newer(&self.speakers, speaker.id()), speaker.name())
    }

    pub(super) fn speakers<'a>(&self, all: impl Iterator<Item = SpeakerRef<'a>>) -> Vec<Value> {
        all.map(|speaker| self.speaker(speaker)).collect()
    }

    pub(super) fn claim(&self, claim: ClaimRef<'_>) -> String {
        newer(&self.claims, claim.id())
    }

    pub(super) fn claims<'a>(&self, all: impl Iterator<Item = ClaimRef<'a>>) -> Vec<Value> {
        all.map(|claim| Value::text(self.claim(claim))).collect()
    }

    pub(super) fn topic(&self, topic: TopicRef<'_>) -> Value {
        Value::new(newer(&self.topics, topic.id()), topic.label())
    }

    pub(super) fn proposition(&self, proposition: PropositionRef<'_>) -> String {
        newer(&self.propositions, proposition.id())
    }
}

/// The id that the newer version has for this one.
fn newer(ids: &Ids<'_>, id: &str) -> String {
    (*ids.get(id).unwrap_or(&id)).to_owned()
}
