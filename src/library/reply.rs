//! Requests for comment and what came of them, to be read.

use super::{
    ClaimRef, DossierRef, Library, Part, Reply, SpeakerRef,
    arena::List,
    open_fields::OpenFields,
    shard::{ClaimIx, ReplyRecord, Request, SpeakerIx},
};
use crate::dossier::{Link, RequestField};

/// What somebody replied about a claim.
#[derive(Debug, Clone, Copy)]
pub struct ReplyRef<'a> {
    library: &'a Library,
    part: &'a Part,
    record: &'a ReplyRecord,
}

impl<'a> ReplyRef<'a> {
    pub(super) fn new(library: &'a Library, part: &'a Part, record: &'a ReplyRecord) -> Self {
        ReplyRef { library, part, record }
    }

    /// Who.
    pub fn by(self) -> SpeakerRef<'a> {
        SpeakerRef::new(self.library, self.part, self.record.by.0)
    }

    /// What came of it.
    pub fn reply(self) -> Reply {
        self.record.reply
    }

    /// The paragraph that reports it.
    pub fn paragraph(self) -> u16 {
        self.record.paragraph
    }

    /// The claims that are the answer.
    pub fn claims(self) -> impl ExactSizeIterator<Item = ClaimRef<'a>> {
        let ReplyRef { library, part, record } = self;
        let claims = part.shard.items(record.claims).iter();
        claims.map(move |claim| ClaimRef::new(library, part, claim.0))
    }
}

/// A request for comment that the text reports.
#[derive(Debug, Clone, Copy)]
pub struct RequestRef<'a> {
    library: &'a Library,
    part: &'a Part,
    dossier: DossierRef<'a>,
    at: u32,
}

impl<'a> RequestRef<'a> {
    pub(super) fn new(
        library: &'a Library,
        part: &'a Part,
        dossier: DossierRef<'a>,
        at: u32,
    ) -> Self {
        RequestRef { library, part, dossier, at }
    }

    fn entry(self) -> &'a Request {
        &self.part.shard.requests[self.at as usize]
    }

    fn claim_list(self, list: List<ClaimIx>) -> impl ExactSizeIterator<Item = ClaimRef<'a>> {
        let RequestRef { library, part, .. } = self;
        part.shard.items(list).iter().map(move |claim| ClaimRef::new(library, part, claim.0))
    }

    /// The dossier that has it.
    pub fn dossier(self) -> DossierRef<'a> {
        self.dossier
    }

    /// The paragraph that reports it.
    pub fn paragraph(self) -> u16 {
        self.entry().paragraph
    }

    fn speaker_list(self, list: List<SpeakerIx>) -> impl ExactSizeIterator<Item = SpeakerRef<'a>> {
        let RequestRef { library, part, .. } = self;
        let speakers = part.shard.items(list).iter();
        speakers.map(move |speaker| SpeakerRef::new(library, part, speaker.0))
    }

    /// What a curator has still to decide.
    pub fn open(self) -> OpenFields<RequestField> {
        self.entry().open
    }

    /// Who was asked; nobody where that is undecided.
    pub fn to(self) -> impl ExactSizeIterator<Item = SpeakerRef<'a>> {
        self.speaker_list(self.entry().to)
    }

    /// Who is proposed, where it is undecided who was asked.
    pub fn proposed(self) -> impl ExactSizeIterator<Item = SpeakerRef<'a>> {
        self.speaker_list(self.entry().proposed)
    }

    /// Who else could have been asked, the likeliest first, where that is undecided.
    pub fn candidates(self) -> impl ExactSizeIterator<Item = SpeakerRef<'a>> {
        self.speaker_list(self.entry().candidates.or)
    }

    /// What in the text made the program propose somebody.
    pub fn seen(self) -> Option<&'a str> {
        self.part.shard.option(self.entry().candidates.seen)
    }

    /// What came of it; nothing where that is undecided.
    pub fn reply(self) -> Option<Reply> {
        self.entry().reply
    }

    /// The claims that are the answer.
    pub fn answers(self) -> impl ExactSizeIterator<Item = ClaimRef<'a>> {
        self.claim_list(self.entry().answers)
    }

    /// The claims that it was about.
    pub fn claims(self) -> impl ExactSizeIterator<Item = ClaimRef<'a>> {
        self.claim_list(self.entry().claims)
    }

    /// Whether the text says what it was about; nothing where that is undecided.
    pub fn link(self) -> Option<Link> {
        self.entry().link
    }

    /// Whether the curator, and not the text, says that it was about its claims. Of a request
    /// about no claim nothing is concluded.
    pub fn is_inferred(self) -> bool {
        self.link() == Some(Link::Inferred) && self.claims().len() > 0
    }

    /// Whether it is undecided who says that it was about its claims, the text or the curator.
    pub fn is_link_undecided(self) -> bool {
        self.open().has(RequestField::Link) && self.claims().len() > 0
    }

    /// Words of the article that find it.
    pub fn anchor(self) -> Option<&'a str> {
        self.part.shard.option(self.entry().anchor)
    }

    /// The quoted words of the reply.
    pub fn quote(self) -> impl ExactSizeIterator<Item = &'a str> {
        let shard = &*self.part.shard;
        shard.items(self.entry().quote).iter().map(|text| shard.text(*text))
    }

    /// The curator's note.
    pub fn note(self) -> Option<&'a str> {
        self.part.shard.option(self.entry().note)
    }
}
