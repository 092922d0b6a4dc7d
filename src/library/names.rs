//! Who and what the dossiers of a library share: one speaker with claims in several articles.

use super::{
    DossierId,
    arena::Text,
    interner::Interner,
    label::Labels,
    shard::{Shard, Speaker, Topic},
};
use crate::{
    dossier::{Kind, SpeakerField},
    text::fold,
};
use foldhash::HashMap;
use smallvec::SmallVec;
use std::sync::Arc;

/// A speaker of the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SpeakerId(pub u32);

/// A topic of the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TopicId(pub u32);

/// A proposition of the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PropositionId(pub u32);

/// The names of a library: part and place of the first entry of each, and the way back.
#[derive(Debug, Clone, Default)]
pub struct Names {
    pub(super) speakers: Vec<(u32, u32)>,
    pub(super) topics: Vec<(u32, u32)>,
    pub(super) propositions: Vec<(u32, u32)>,
    /// What speakers and topics are called, and the ids of speakers.
    pub(super) words: Interner,
    pub(super) labels: Labels,
    /// For each speaker whether others of other articles may be the same.
    are_shared: Vec<bool>,
    dossiers: HashMap<Box<str>, DossierId>,
    speaker_ids: HashMap<Text, SmallVec<[SpeakerId; 4]>>,
    /// By kind and folded name: the names that make two entries one speaker.
    speaker_names: HashMap<(Kind, Text), SmallVec<[SpeakerId; 4]>>,
    topic_ids: HashMap<Box<str>, TopicId>,
    proposition_ids: HashMap<Box<str>, PropositionId>,
}

impl Names {
    /// The speakers with this id: several where unnamed people of several articles share it.
    pub fn speakers_by_id(&self, id: &str) -> &[SpeakerId] {
        let known = self.words.find(id).and_then(|id| self.speaker_ids.get(&id));
        known.map_or(&[], SmallVec::as_slice)
    }

    /// The topic with this id.
    pub fn topic_by_id(&self, id: &str) -> Option<TopicId> {
        self.topic_ids.get(id).copied()
    }

    /// The proposition with this id.
    pub fn proposition_by_id(&self, id: &str) -> Option<PropositionId> {
        self.proposition_ids.get(id).copied()
    }

    /// The dossier with this id.
    pub fn dossier_by_id(&self, id: &str) -> Option<DossierId> {
        self.dossiers.get(id).copied()
    }

    pub(super) fn put_dossiers(&mut self, shard: &Shard, first: u32) {
        let ids = shard.dossiers.iter().map(|dossier| shard.text(dossier.id).into());
        self.dossiers.extend(ids.zip((first..).map(DossierId)));
    }

    pub(super) fn speakers_of(&mut self, shard: &Shard, part: u32) -> Arc<[SpeakerId]> {
        let mut ids: Vec<SpeakerId> = Vec::with_capacity(shard.speakers.len());
        for dossier in &shard.dossiers {
            let own = dossier.speakers.start as usize..dossier.speakers.end as usize;
            for at in own.clone() {
                let speaker = &shard.speakers[at];
                let found =
                    self.speaker_of(speaker, shard, &ids[own.start..]).unwrap_or_else(|| {
                        self.speakers.push((part, at as u32));
                        self.are_shared.push(is_shared(speaker));
                        SpeakerId(self.speakers.len() as u32 - 1)
                    });
                self.remember(found, speaker, shard);
                self.labels.add(found, speaker, shard, &mut self.words);
                ids.push(found);
            }
        }
        ids.into()
    }

    /// Who of those that are known a speaker is: somebody of the same name and kind, best with the
    /// same id; otherwise of the same id. Two speakers of one dossier, `beside` this one, are not
    /// one, and unnamed people and groups of two articles are not the same people.
    fn speaker_of(
        &self,
        speaker: &Speaker,
        shard: &Shard,
        beside: &[SpeakerId],
    ) -> Option<SpeakerId> {
        if !is_shared(speaker) {
            return None;
        }
        let of_id = self.speakers_by_id(shard.text(speaker.id));
        let name = self.words.find(&fold(shard.text(speaker.name)));
        let of_name = name.zip(speaker.kind);
        let of_name = of_name.and_then(|(name, kind)| self.speaker_names.get(&(kind, name)));
        let of_name = of_name.map_or(&[][..], SmallVec::as_slice);
        let both = of_name.iter().filter(|known| of_id.contains(known));
        let of_id = of_id.iter().filter(|known| self.are_shared[known.0 as usize]);
        let mut known = both.chain(of_name).chain(of_id);
        known.find(|known| !beside.contains(known)).copied()
    }

    fn remember(&mut self, found: SpeakerId, speaker: &Speaker, shard: &Shard) {
        let id = self.words.put(shard.text(speaker.id));
        let same_id = self.speaker_ids.entry(id).or_default();
        // Unnamed people are new in each article, and in many they have the same id.
        if !is_shared(speaker) || !same_id.contains(&found) {
            same_id.push(found);
        }
        if let Some(kind) = speaker.kind.filter(|_| is_shared(speaker)) {
            let name = self.words.put(&fold(shard.text(speaker.name)));
            let same_name = self.speaker_names.entry((kind, name)).or_default();
            if !same_name.contains(&found) {
                same_name.push(found);
            }
        }
    }

    pub(super) fn topics_of(&mut self, shard: &Shard, part: u32) -> Arc<[TopicId]> {
        let topic = |(at, topic): (usize, &Topic)| {
            let id = *self.topic_ids.entry(shard.text(topic.id).into()).or_insert_with(|| {
                self.topics.push((part, at as u32));
                TopicId(self.topics.len() as u32 - 1)
            });
            self.labels.add_topic(id, shard.text(topic.label), &mut self.words);
            id
        };
        shard.topics.iter().enumerate().map(topic).collect()
    }

    pub(super) fn propositions_of(&mut self, shard: &Shard, part: u32) -> Arc<[PropositionId]> {
        let ids = shard.propositions.iter().map(|proposition| shard.text(proposition.id));
        ids.enumerate()
            .map(|(at, id)| {
                *self.proposition_ids.entry(id.into()).or_insert_with(|| {
                    self.propositions.push((part, at as u32));
                    PropositionId(self.propositions.len() as u32 - 1)
                })
            })
            .collect()
    }
}

/// Whether a speaker of one article may be one of another; not as long as it is open who it is.
fn is_shared(speaker: &Speaker) -> bool {
    let is_known = [SpeakerField::Name, SpeakerField::Kind, SpeakerField::SameAs]
        .into_iter()
        .all(|field| !speaker.open.has(field));
    is_known && speaker.kind.is_some_and(|kind| !kind.is_anonymous())
}
