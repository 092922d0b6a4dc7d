//! What files resolve to: claims, speakers, grades.
//!
//! A [`Library`] is an immutable list of [`Shard`]s. Everything outside this room reads it
//! through [`ClaimRef`], [`SpeakerRef`] and their kin, which are two pointers and a number.
//!
//! ```
//! use onrecord::{dossier::Limits, library};
//!
//! let library = library::open(&[], &Limits::default()).library;
//! let claim = library.find("tplink-ban-shelved")?;
//! assert_eq!((claim.grade().to_string().as_str(), claim.rule().name), ("D3", "several unnamed"));
//! assert_eq!(claim.why().counterfactual, "B3 if the 4 were named; D1 if the words were quoted whole");
//! # Ok::<(), library::FindError>(())
//! ```

mod arena;
mod claim;
mod dossiers;
mod explanation;
mod facts;
mod find;
mod folder;
mod grade;
mod interner;
mod label;
mod names;
mod open;
mod open_fields;
mod reply;
mod resolve;
mod shard;
mod shard_ref;
mod source;
mod speaker;
mod status;
mod subject;
#[cfg(test)]
mod tests;
mod vocabulary;
mod written;

pub use claim::ClaimRef;
pub use dossiers::{DossierRef, TranslationRef};
pub use explanation::GradeExplanation;
pub use facts::{About, By, Fact, Facts, Value};
pub use find::{ClaimName, FindError};
pub(crate) use folder::{is_dossier, walk};
pub use grade::{
    Carriers, Directness, Grade, MEASURES, Proposed, RULES, Rule, Strength, UNDECIDED,
};
pub use label::{LabelId, LabelRef};
pub use names::{Names, PropositionId, SpeakerId, TopicId};
pub use open::{Broken, EMBEDDED, EMBEDDED_NAME, LoadOutcome, Loading, Progress, open, reopen};
pub use open_fields::OpenFields;
pub use reply::{ReplyRef, RequestRef};
pub use shard::Shard;
pub use shard_ref::ShardRef;
pub use source::SourceRef;
pub use speaker::SpeakerRef;
pub use status::{NoteState, Status, Statuses, Verification};
pub use subject::{PropositionRef, StanceRef, TopicRef};
pub(crate) use vocabulary::vocabulary;
pub use vocabulary::{Channel, OpenWord, Reason, Reply, Translator, Vocabulary, passive};

use std::{collections::HashMap, path::Path, sync::Arc};

/// A claim's place in the library: dossiers in the order in which they were added, claims in
/// reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Row(pub u32);

/// A dossier's place in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DossierId(pub u32);

/// Dossiers, resolved, with the names that they share.
#[derive(Debug, Clone, Default)]
pub struct Library {
    parts: Vec<Part>,
    names: Arc<Names>,
    claims: u32,
    dossiers: u32,
}

/// A shard in its library: where its items begin, and who its names are there.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    shard: Arc<Shard>,
    first_row: u32,
    first_dossier: u32,
    speakers: Arc<[SpeakerId]>,
    topics: Arc<[TopicId]>,
    propositions: Arc<[PropositionId]>,
}

impl Part {
    fn rows(&self) -> std::ops::Range<u32> {
        self.first_row..self.first_row + self.shard.claims.len() as u32
    }
}

/// Two dossiers have one id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{second}: the dossier id `{id}` is taken by {first}: give one of them another id")]
pub struct DuplicateDossier {
    /// The id.
    pub id: String,
    /// Where the dossier that has it came from.
    pub first: String,
    /// Where the refused one came from.
    pub second: String,
}

impl Library {
    /// Adds the dossiers of a shard at the end.
    ///
    /// # Errors
    ///
    /// Where one of them has the id of a dossier that is in the library already; nothing is
    /// added then.
    pub fn add(&mut self, shard: Arc<Shard>) -> Result<(), DuplicateDossier> {
        self.must_not_have(&shard)?;
        let names = Arc::make_mut(&mut self.names);
        names.put_dossiers(&shard, self.dossiers);
        let part = Part {
            first_row: self.claims,
            first_dossier: self.dossiers,
            speakers: names.speakers_of(&shard, self.parts.len() as u32),
            topics: names.topics_of(&shard, self.parts.len() as u32),
            propositions: names.propositions_of(&shard, self.parts.len() as u32),
            shard,
        };
        self.claims += part.shard.claims.len() as u32;
        self.dossiers += part.shard.dossiers.len() as u32;
        self.parts.push(part);
        Ok(())
    }

    fn must_not_have(&self, shard: &Shard) -> Result<(), DuplicateDossier> {
        let mut own: HashMap<&str, &str> = HashMap::new();
        for dossier in &shard.dossiers {
            let (id, origin) = (shard.text(dossier.id), dossier.origin.as_str());
            let known = self.names.dossier_by_id(id).map(|known| self.dossier(known).origin());
            if let Some(first) = known.or_else(|| own.insert(id, origin)) {
                let (first, second) = (first.to_owned(), origin.to_owned());
                return Err(DuplicateDossier { id: id.to_owned(), first, second });
            }
        }
        Ok(())
    }

    /// The shards with the dossiers of a file, or of the files in and below a folder.
    fn shards_at(&self, place: &str) -> Vec<Arc<Shard>> {
        let folder = place.trim_end_matches('/');
        let is_in = |origin: &str| {
            origin == place || origin.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        };
        self.shards_where(|dossier| is_in(&dossier.origin))
    }

    /// The shards with the dossiers of a file.
    fn shards_from(&self, file: &Path) -> Vec<Arc<Shard>> {
        self.shards_where(|dossier| dossier.path.as_deref() == Some(file))
    }

    fn shards_where(&self, matches: impl Fn(&shard::Dossier) -> bool) -> Vec<Arc<Shard>> {
        let parts = self.parts.iter().filter(|part| part.shard.dossiers.iter().any(&matches));
        parts.map(|part| Arc::clone(&part.shard)).collect()
    }

    /// How many claims there are.
    pub fn len(&self) -> usize {
        self.claims as usize
    }

    /// Whether there are no claims.
    pub fn is_empty(&self) -> bool {
        self.claims == 0
    }

    /// Whether a curator has still to decide anything in one of the dossiers.
    pub fn has_open_places(&self) -> bool {
        self.parts.iter().any(|part| part.shard.has_open_places)
    }

    /// The names that the dossiers share.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// All claims, in reading order.
    pub fn claims(&self) -> impl Iterator<Item = ClaimRef<'_>> {
        self.parts.iter().flat_map(move |part| {
            (0..part.shard.claims.len() as u32).map(move |at| ClaimRef::new(self, part, at))
        })
    }

    /// How many shards it is made of.
    pub fn shard_count(&self) -> usize {
        self.parts.len()
    }

    /// A shard, counted from the first.
    pub fn shard(&self, at: usize) -> ShardRef<'_> {
        ShardRef::new(self, &self.parts[at])
    }

    /// Whether it is `other` with more dossiers at the end: each row of `other` is then the same
    /// claim here.
    pub fn extends(&self, other: &Library) -> bool {
        let pairs = self.parts.iter().zip(&other.parts);
        self.parts.len() >= other.parts.len()
            && pairs.into_iter().all(|(own, others)| Arc::ptr_eq(&own.shard, &others.shard))
    }

    /// The claim at a row of this library.
    pub fn claim(&self, row: Row) -> ClaimRef<'_> {
        let part = &self.parts[self.part_of(row)];
        ClaimRef::new(self, part, row.0 - part.first_row)
    }

    /// The claims at rows of this library, in their order: quickest where they are sorted, since
    /// the next claim is then mostly of the same shard, or of the one after it.
    pub fn claims_at<'a>(
        &'a self,
        rows: impl Iterator<Item = Row> + Clone + 'a,
    ) -> impl Iterator<Item = ClaimRef<'a>> + Clone {
        rows.scan(0, move |at, row| {
            let has_it =
                |at: &usize| self.parts.get(*at).is_some_and(|it| it.rows().contains(&row.0));
            *at = [*at, *at + 1].into_iter().find(has_it).unwrap_or_else(|| self.part_of(row));
            let part = &self.parts[*at];
            Some(ClaimRef::new(self, part, row.0 - part.first_row))
        })
    }

    fn part_of(&self, row: Row) -> usize {
        self.parts.partition_point(|part| part.first_row <= row.0) - 1
    }

    /// All dossiers, in the order in which they were added.
    pub fn dossiers(&self) -> impl Iterator<Item = DossierRef<'_>> {
        self.parts.iter().flat_map(move |part| {
            (0..part.shard.dossiers.len() as u32).map(move |at| DossierRef::new(self, part, at))
        })
    }

    /// The dossier with this place in the library.
    pub fn dossier(&self, id: DossierId) -> DossierRef<'_> {
        let part = self.parts.partition_point(|part| part.first_dossier <= id.0) - 1;
        let part = &self.parts[part];
        DossierRef::new(self, part, id.0 - part.first_dossier)
    }

    /// How many dossiers there are.
    pub fn dossier_count(&self) -> usize {
        self.dossiers as usize
    }

    /// Everybody in the library, each once, in the order of first appearance: the entry of the
    /// first article that has them.
    pub fn speakers(&self) -> impl ExactSizeIterator<Item = SpeakerRef<'_>> {
        self.names.speakers.iter().map(|(part, at)| self.speaker_at(*part, *at))
    }

    /// Somebody, as the first article that has them shows them.
    pub fn speaker(&self, id: SpeakerId) -> SpeakerRef<'_> {
        let (part, at) = self.names.speakers[id.0 as usize];
        self.speaker_at(part, at)
    }

    fn speaker_at(&self, part: u32, at: u32) -> SpeakerRef<'_> {
        SpeakerRef::new(self, &self.parts[part as usize], at)
    }

    /// All topics, each once.
    pub fn topics(&self) -> impl ExactSizeIterator<Item = TopicRef<'_>> {
        self.names.topics.iter().map(|(part, at)| TopicRef::new(&self.parts[*part as usize], *at))
    }

    /// A topic.
    pub fn topic(&self, id: TopicId) -> TopicRef<'_> {
        let (part, at) = self.names.topics[id.0 as usize];
        TopicRef::new(&self.parts[part as usize], at)
    }

    /// All propositions, each once.
    pub fn propositions(&self) -> impl ExactSizeIterator<Item = PropositionRef<'_>> {
        let parts = &self.parts;
        self.names
            .propositions
            .iter()
            .map(|(part, at)| PropositionRef::new(&parts[*part as usize], *at))
    }

    /// A proposition.
    pub fn proposition(&self, id: PropositionId) -> PropositionRef<'_> {
        let (part, at) = self.names.propositions[id.0 as usize];
        PropositionRef::new(&self.parts[part as usize], at)
    }
}
