//! A claim, to be read.

use super::{
    DossierRef, Grade, Library, Part, PropositionId, ReplyRef, RequestRef, Row, Rule, SpeakerRef,
    StanceRef, TopicRef,
    arena::{List, Text},
    explanation::GradeExplanation,
    grade::Attribution,
    shard::{self, Claim, ClaimIx, ClaimLinks, SpeakerIx},
    vocabulary::{Channel, Reason},
};
use crate::dossier::{Anonymity, Content, Kind, Knows, RelationKind, Sources, Speech, Str};
use std::iter;

/// One claim of a library.
#[derive(Debug, Clone, Copy)]
pub struct ClaimRef<'a> {
    library: &'a Library,
    part: &'a Part,
    at: u32,
}

impl<'a> ClaimRef<'a> {
    pub(super) fn new(library: &'a Library, part: &'a Part, at: u32) -> Self {
        ClaimRef { library, part, at }
    }

    fn entry(self) -> &'a Claim {
        &self.part.shard.claims[self.at as usize]
    }

    fn links(self) -> &'a ClaimLinks {
        self.part.shard.links(self.entry())
    }

    fn text(self, text: Text) -> &'a str {
        self.part.shard.text(text)
    }

    fn option(self, text: Text) -> Option<&'a str> {
        self.part.shard.option(text)
    }

    fn texts(self, list: List<Text>) -> impl ExactSizeIterator<Item = &'a str> + Clone {
        let shard = &*self.part.shard;
        shard.items(list).iter().map(|text| shard.text(*text))
    }

    fn claims(self, list: List<ClaimIx>) -> impl ExactSizeIterator<Item = ClaimRef<'a>> + Clone {
        let ClaimRef { library, part, .. } = self;
        part.shard.items(list).iter().map(move |claim| ClaimRef::new(library, part, claim.0))
    }

    fn speakers(
        self,
        list: List<SpeakerIx>,
    ) -> impl ExactSizeIterator<Item = SpeakerRef<'a>> + Clone {
        let ClaimRef { library, part, .. } = self;
        part.shard.items(list).iter().map(move |speaker| SpeakerRef::new(library, part, speaker.0))
    }

    /// Its place in the library.
    pub fn row(self) -> Row {
        Row(self.part.first_row + self.at)
    }

    /// The dossier that has it.
    pub fn dossier(self) -> DossierRef<'a> {
        let dossier = self.part.shard.dossier_of(ClaimIx(self.at));
        DossierRef::new(self.library, self.part, dossier)
    }

    /// Its id in the dossier.
    pub fn id(self) -> &'a str {
        self.text(self.entry().id)
    }

    /// Its full name, `DOSSIER/ID`.
    pub fn full_name(self) -> String {
        self.name().to_string()
    }

    /// The paragraph it stands in, from 1.
    pub fn paragraph(self) -> u16 {
        self.entry().paragraph
    }

    /// Who makes it.
    pub fn speaker(self) -> SpeakerRef<'a> {
        SpeakerRef::new(self.library, self.part, self.entry().speaker.0)
    }

    /// How the words come.
    pub fn speech(self) -> Speech {
        self.entry().speech
    }

    /// What sort of claim it is.
    pub fn content(self) -> Content {
        self.entry().content
    }

    /// How many unnamed people it rests on.
    pub fn sources(self) -> Option<Sources> {
        self.entry().sources
    }

    /// What the letter of its grade depends on.
    pub(super) fn attribution(self) -> Attribution {
        let speaker = self.speaker();
        let (kind, access) = (speaker.kind(), speaker.access());
        Attribution { kind, access, sources: self.sources() }
    }

    /// The rule that gives its grade the letter.
    pub fn rule(self) -> &'static Rule {
        // A claim that no rule fits has no place on the scale.
        Rule::first(self.attribution()).unwrap_or_else(|| Rule::of(None))
    }

    /// What the text says of why its source is not named.
    pub fn anonymity(self) -> Option<Anonymity<'a>> {
        let shard::Anonymity { reason, text, by, anchor } = self.links().anonymity?;
        let anchor = self.option(anchor).map(Str::from);
        Some(match reason {
            Reason::Given => Anonymity::Reason { text: self.text(text).into(), by, anchor },
            Reason::Withheld => Anonymity::NoReason { by, anchor },
        })
    }

    /// Whether the text says why its source is not named; nothing where it says nothing of it.
    pub fn reason(self) -> Option<Reason> {
        self.links().anonymity.map(|anonymity| anonymity.reason)
    }

    /// Whether its source is somebody whom the text could have named, and did not.
    pub fn is_anonymous(self) -> bool {
        matches!(self.speaker().kind(), Kind::Unnamed | Kind::Collective)
    }

    /// How the text says that the source knows.
    pub fn knows(self) -> Option<Knows> {
        self.entry().knows
    }

    /// How the text says that the words reached the newsroom.
    pub fn said_in(self) -> Option<Channel> {
        self.entry().said_in
    }

    /// The other media that the words were said to.
    pub fn other_media(self) -> Option<&'a str> {
        self.option(self.links().other_media)
    }

    /// Its attribution grade.
    pub fn grade(self) -> Grade {
        self.entry().grade
    }

    /// The grade with whom it came through: `D3 via Kessler`.
    pub fn grade_via(self) -> String {
        let mut label = self.grade().to_string();
        for (at, relay) in self.relays().enumerate() {
            label.push_str(if at == 0 { " via " } else { ", " });
            label.push_str(relay.short());
        }
        label
    }

    /// Why it has its grade.
    pub fn why(self) -> GradeExplanation {
        GradeExplanation::of(self)
    }

    /// The quoted words, span by span.
    pub fn quote(self) -> impl ExactSizeIterator<Item = &'a str> + Clone {
        self.texts(self.entry().quote_and_translation().0)
    }

    /// Whether words are quoted.
    pub fn is_quoted(self) -> bool {
        !self.entry().spans.is_empty()
    }

    /// The curator's translation, span by span.
    pub fn translation(self) -> impl ExactSizeIterator<Item = &'a str> + Clone {
        self.texts(self.entry().quote_and_translation().1)
    }

    /// The claim in the curator's words.
    pub fn gist(self) -> &'a str {
        self.text(self.entry().gist)
    }

    /// Words of the article that find it.
    pub fn anchor(self) -> Option<&'a str> {
        self.option(self.entry().anchor)
    }

    /// Whose words the speaker passes on, nearest first.
    pub fn relays(self) -> impl ExactSizeIterator<Item = SpeakerRef<'a>> + Clone {
        self.speakers(self.links().relays)
    }

    /// The claims that carry a narration.
    pub fn rests_on(self) -> impl ExactSizeIterator<Item = ClaimRef<'a>> + Clone {
        self.claims(self.links().rests_on)
    }

    /// Whom it accuses.
    pub fn against(self) -> impl ExactSizeIterator<Item = SpeakerRef<'a>> + Clone {
        self.speakers(self.links().against)
    }

    /// The claims that give a collective a name.
    pub fn examples(self) -> impl ExactSizeIterator<Item = ClaimRef<'a>> + Clone {
        self.claims(self.links().examples)
    }

    /// The sides that it takes.
    pub fn stances(self) -> impl ExactSizeIterator<Item = StanceRef<'a>> + Clone {
        let part = self.part;
        part.shard
            .items(self.entry().stances)
            .iter()
            .map(move |stance| StanceRef::new(part, stance))
    }

    /// The side that it takes toward a proposition.
    pub fn stance_on(self, proposition: PropositionId) -> Option<StanceRef<'a>> {
        self.stances().find(|stance| stance.proposition().key() == proposition)
    }

    /// What it is about.
    pub fn topics(self) -> impl ExactSizeIterator<Item = TopicRef<'a>> + Clone {
        let part = self.part;
        part.shard.items(self.entry().topics).iter().map(move |topic| TopicRef::new(part, topic.0))
    }

    /// How it stands to other claims.
    pub fn relations(self) -> impl ExactSizeIterator<Item = (RelationKind, ClaimRef<'a>)> + Clone {
        let ClaimRef { library, part, .. } = self;
        let relations = part.shard.items(self.links().relations).iter();
        relations
            .map(move |relation| (relation.kind, ClaimRef::new(library, part, relation.claim.0)))
    }

    /// How other claims of the dossier stand to it.
    pub fn related_by(self) -> impl Iterator<Item = (RelationKind, ClaimRef<'a>)> {
        self.dossier().claims().flat_map(move |other| {
            let relations = other.relations().filter(move |(_, claim)| *claim == self);
            relations.map(move |(kind, _)| (kind, other))
        })
    }

    /// What was replied to it, as far as the text reports; empty means that no reply is
    /// reported, not that nobody contests it.
    pub fn replies(self) -> impl ExactSizeIterator<Item = ReplyRef<'a>> + Clone {
        let ClaimRef { library, part, .. } = self;
        let replies = part.shard.items(self.links().replies).iter();
        replies.map(move |record| ReplyRef::new(library, part, record))
    }

    /// To whom reported requests for comment on it went; twice where there were two.
    pub fn asked(self) -> impl Iterator<Item = SpeakerRef<'a>> + Clone {
        let ClaimRef { library, part, .. } = self;
        let records = part.shard.items(self.links().replies).iter();
        let asked = records.filter(|record| record.is_asked);
        asked.map(move |record| SpeakerRef::new(library, part, record.by.0))
    }

    /// The requests for comment on it that the text reports.
    pub fn requests(self) -> impl Iterator<Item = RequestRef<'a>> {
        // Most claims have none, and need not be looked for in the requests of the dossier.
        let is_asked = self.asked().next().is_some();
        let requests = is_asked.then(|| self.dossier().requests()).into_iter().flatten();
        requests.filter(move |request| request.claims().any(|about| about == self))
    }

    /// What the text itself refers to here.
    pub fn cites(self) -> Option<&'a str> {
        self.option(self.entry().cites)
    }

    /// The curator's note.
    pub fn note(self) -> Option<&'a str> {
        self.option(self.entry().note)
    }

    /// Its texts, folded for the search: gist, quote and translation, the spans joined by blanks.
    pub fn folded_texts(self) -> impl Iterator<Item = &'a str> {
        let mut rest = &self.part.shard.folded[self.folded_place()];
        iter::from_fn(move || {
            let end = memchr::memchr(b'\n', rest.as_bytes())?;
            let text = &rest[..end];
            rest = &rest[end + 1..];
            Some(text)
        })
    }

    /// The gist, folded for the search.
    pub fn folded_gist(self) -> &'a str {
        self.folded_texts().next().unwrap_or_default()
    }

    /// Where its folded texts stand in [`ShardRef::folded`](super::ShardRef::folded): gist, quote
    /// and translation, each with a line feed behind it.
    pub fn folded_place(self) -> std::ops::Range<usize> {
        self.part.shard.folded_place(ClaimIx(self.at))
    }
}

impl PartialEq for ClaimRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.row() == other.row()
    }
}

impl Eq for ClaimRef<'_> {}
