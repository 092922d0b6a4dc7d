//! A speaker, to be read.

use super::{DossierRef, Library, OpenFields, Part, SpeakerId, shard::Speaker};
use crate::dossier::{Access, Kind, SpeakerField, Tenure};

/// Somebody who speaks, is asked, accused or relayed, as one article has them.
#[derive(Debug, Clone, Copy)]
pub struct SpeakerRef<'a> {
    library: &'a Library,
    part: &'a Part,
    at: u32,
}

impl<'a> SpeakerRef<'a> {
    pub(super) fn new(library: &'a Library, part: &'a Part, at: u32) -> Self {
        SpeakerRef { library, part, at }
    }

    fn entry(self) -> &'a Speaker {
        &self.part.shard.speakers[self.at as usize]
    }

    /// Who it is in the library, across articles.
    pub fn key(self) -> SpeakerId {
        self.part.speakers[self.at as usize]
    }

    /// The dossier that has this entry.
    pub fn dossier(self) -> DossierRef<'a> {
        DossierRef::new(self.library, self.part, self.entry().dossier)
    }

    /// The id in the dossier.
    pub fn id(self) -> &'a str {
        self.part.shard.text(self.entry().id)
    }

    /// What a curator has still to decide.
    pub fn open(self) -> OpenFields<SpeakerField> {
        self.entry().open
    }

    /// Of an open `SameAs`, the speakers of the dossier who it could be.
    pub fn same_as(self) -> impl ExactSizeIterator<Item = SpeakerRef<'a>> {
        let SpeakerRef { library, part, .. } = self;
        let same = part.shard.items(self.entry().same_as).iter();
        same.map(move |speaker| SpeakerRef::new(library, part, speaker.0))
    }

    /// The full name; where none is written yet, its id and that the name is undecided.
    pub fn name(self) -> &'a str {
        self.part.shard.text(self.entry().name)
    }

    /// The name in lists, at most ten columns.
    pub fn short(self) -> &'a str {
        self.part.shard.text(self.entry().short)
    }

    /// What kind of speaker it is; nothing where a curator has still to decide.
    pub fn kind(self) -> Option<Kind> {
        let Speaker { kind, open, .. } = self.entry();
        kind.filter(|_| !open.has(SpeakerField::Kind))
    }

    /// Whether it is decided that it is of this kind.
    pub fn is(self, kind: Kind) -> bool {
        self.kind() == Some(kind)
    }

    /// What kind of speaker a draft takes it for, where that is still to be decided.
    pub fn proposed_kind(self) -> Option<Kind> {
        let Speaker { kind, open, .. } = self.entry();
        kind.filter(|_| open.has(SpeakerField::Kind))
    }

    /// The role, as the article gives it.
    pub fn role(self) -> Option<&'a str> {
        let Speaker { role, open, .. } = self.entry();
        self.part.shard.option(*role).filter(|_| !open.has(SpeakerField::Role))
    }

    /// Whether the role is held now.
    pub fn tenure(self) -> Option<Tenure> {
        self.entry().tenure
    }

    /// Other names.
    pub fn aliases(self) -> impl ExactSizeIterator<Item = &'a str> {
        let shard = &*self.part.shard;
        shard.items(self.entry().aliases).iter().map(|text| shard.text(*text))
    }

    /// Where a document can be read.
    pub fn url(self) -> Option<&'a str> {
        self.part.shard.option(self.entry().url)
    }

    /// How a document can be found.
    pub fn reference(self) -> Option<&'a str> {
        self.part.shard.option(self.entry().reference)
    }

    /// Of a document, whether a reader can look it up.
    pub fn access(self) -> Access {
        self.entry().access
    }

    /// The body that it belongs to.
    pub fn part_of(self) -> Option<SpeakerRef<'a>> {
        let SpeakerRef { library, part, .. } = self;
        let Speaker { part_of, open, .. } = self.entry();
        let part_of = part_of.filter(|_| !open.has(SpeakerField::PartOf));
        part_of.map(|whole| SpeakerRef::new(library, part, whole.0))
    }

    /// The bodies that it belongs to at the time of the article, the nearest first: a request to
    /// one of them is a request to it.
    pub fn bodies(self) -> impl Iterator<Item = SpeakerRef<'a>> {
        let body = |of: &SpeakerRef<'a>| match of.tenure() {
            Some(Tenure::Former) => None,
            _ => of.part_of(),
        };
        std::iter::successors(body(&self), body)
    }

    /// The curator's note.
    pub fn note(self) -> Option<&'a str> {
        self.part.shard.option(self.entry().note)
    }
}

impl PartialEq for SpeakerRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for SpeakerRef<'_> {}
