//! A claim, to be read.

use super::{
    DossierRef, Grade, Library, OpenFields, Part, PropositionId, ReplyRef, RequestRef, Row, Rule,
    SourceRef, SpeakerRef, StanceRef, Strength, TopicRef,
    arena::{List, Text},
    explanation::GradeExplanation,
    grade::Carriers,
    shard::{self, Claim, ClaimIx, ClaimLinks, SpeakerIx},
    vocabulary::{Channel, OpenWord, Reason, Vocabulary},
};
use crate::dossier::{
    Anonymity, ClaimField, Content, DossierField, Kind, Knows, RelationKind, RequestField,
    SourceField, Sources, SpeakerField, Speech, Str,
};
use std::{borrow::Cow, iter};

/// One claim of a library: what is decided of it. What a curator has still to decide is as good as
/// not there, but for [`ClaimRef::as_written`].
#[derive(Debug, Clone, Copy)]
pub struct ClaimRef<'a> {
    library: &'a Library,
    part: &'a Part,
    at: u32,
    is_as_written: bool,
}

impl<'a> ClaimRef<'a> {
    pub(super) fn new(library: &'a Library, part: &'a Part, at: u32) -> Self {
        ClaimRef { library, part, at, is_as_written: false }
    }

    /// The same with what is proposed for its open fields, for forms that keep them apart.
    pub fn as_written(self) -> Self {
        ClaimRef { is_as_written: true, ..self }
    }

    pub(super) fn is_as_written(self) -> bool {
        self.is_as_written
    }

    /// A value of a field; as good as none where a curator has still to decide it.
    fn decided<T: Default>(self, field: ClaimField, value: T) -> T {
        match self.entry().open.has(field) && !self.is_as_written {
            true => T::default(),
            false => value,
        }
    }

    pub(super) fn entry(self) -> &'a Claim {
        &self.part.shard.claims[self.at as usize]
    }

    pub(super) fn links(self) -> &'a ClaimLinks {
        self.part.shard.links(self.entry())
    }

    fn text(self, text: Text) -> &'a str {
        self.part.shard.text(text)
    }

    pub(super) fn option(self, text: Text) -> Option<&'a str> {
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

    pub(super) fn speaker_at(self, speaker: SpeakerIx) -> SpeakerRef<'a> {
        SpeakerRef::new(self.library, self.part, speaker.0)
    }

    pub(super) fn speakers(
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

    /// What a curator has still to decide of it.
    pub fn open(self) -> OpenFields<ClaimField> {
        self.entry().open
    }

    /// What a curator has still to decide of it and of whom it is attributed to, each once.
    pub fn open_words(self) -> impl Iterator<Item = OpenWord> {
        // Nearly always nothing is, and every claim is asked.
        let may_be_open = self.part.shard.has_open_places;
        may_be_open.then(|| self.all_open_words()).into_iter().flatten()
    }

    /// Whoever could have made it, where that is undecided: those who are proposed, then the
    /// others, the likeliest first; of several sources each.
    pub fn possible_speakers(self) -> impl Iterator<Item = SpeakerRef<'a>> {
        let may_be_open = self.part.shard.has_open_places;
        let sources = may_be_open.then(|| self.all_sources()).into_iter().flatten();
        sources.flat_map(|source| source.proposed().into_iter().chain(source.candidates()))
    }

    fn all_open_words(self) -> impl Iterator<Item = OpenWord> {
        let of_sources = self.open_in_other_sources().iter().map(ClaimField::from);
        let of_claim: OpenFields<ClaimField> = self.open().iter().chain(of_sources).collect();
        of_claim.iter().map(OpenWord::Claim).chain(self.open_in_speakers())
    }

    /// The same for people, who are told of its other sources apart.
    pub fn open_labels(self) -> impl Iterator<Item = Cow<'static, str>> {
        let of_claim = self.open().iter().map(|field| field.label().into());
        let of_sources = self.open_in_other_sources();
        let of_sources = of_sources.iter().map(|field| match field {
            SourceField::Speaker => "who another source is".into(),
            field => format!("{} (of another source)", field.label()).into(),
        });
        let of_speakers = self.open_in_speakers().map(|word| word.label().into());
        of_claim.chain(of_sources.collect::<Vec<_>>()).chain(of_speakers)
    }

    /// What of the undecided its grade depends on, in words: "who makes the claim".
    pub fn open_in_grade(self) -> impl Iterator<Item = &'static str> {
        let fields = [ClaimField::Speaker, ClaimField::Speech, ClaimField::Sources];
        let of_claim = fields.into_iter().filter(move |field| self.open().has(*field));
        let named = self.as_written().speaker();
        let kind = named.filter(|speaker| speaker.open().has(SpeakerField::Kind));
        let kind = kind.map(|_| OpenWord::Speaker(SpeakerField::Kind).label());
        of_claim.map(Vocabulary::label).chain(kind)
    }

    fn open_in_other_sources(self) -> OpenFields<SourceField> {
        self.all_sources().skip(1).flat_map(|it| it.open().iter()).collect()
    }

    /// Of those too who are only proposed.
    fn open_in_speakers(self) -> impl Iterator<Item = OpenWord> {
        let speakers = self.all_sources().filter_map(|it| it.speaker().or(it.proposed()));
        let open: OpenFields<SpeakerField> = speakers.flat_map(|it| it.open().iter()).collect();
        open.iter().map(OpenWord::Speaker)
    }

    /// Whether it is undecided what it says in a field: as long as a curator has still to decide
    /// what there is to take sides on, or to be about, a claim that has none has none only so far.
    pub fn is_undecided(self, field: ClaimField) -> bool {
        let list = match field {
            ClaimField::Stances if self.stances().len() == 0 => Some(DossierField::Propositions),
            ClaimField::Topics if self.topics().len() == 0 => Some(DossierField::Topics),
            _ => None,
        };
        self.open().has(field)
            || list.is_some_and(|list| {
                self.part.shard.has_open_places && self.dossier().open_lists().has(list)
            })
    }

    /// Whether nobody is known to have replied to it, and an undecided request may have brought a
    /// reply.
    pub fn is_reply_undecided(self) -> bool {
        let fields = [RequestField::To, RequestField::Outcome];
        self.may_be_asked_about(&fields) && self.replies().len() == 0
    }

    /// Whether nobody is known to have been asked about it, and an undecided request may have been
    /// about it.
    pub fn is_asked_undecided(self) -> bool {
        self.may_be_asked_about(&[RequestField::To]) && self.asked().next().is_none()
    }

    /// Whether it is undecided what a request was about, or one of these fields of a request about
    /// it.
    fn may_be_asked_about(self, fields: &[RequestField]) -> bool {
        let may_be = |request: RequestRef<'_>| {
            let open = request.open();
            let is_open = fields.iter().any(|field| open.has(*field));
            open.has(RequestField::Claims) || is_open && request.claims().any(|claim| claim == self)
        };
        self.part.shard.has_open_places && self.dossier().requests().any(may_be)
    }

    /// Of the newsroom's own: the rule that gives its letter to the strongest claim that carries it.
    pub fn carrier_rule(self) -> Option<&'static Rule> {
        match self.grade() {
            Grade::Newsroom { rests_on: Carriers::Best(strength) } => self.rule_of(strength),
            _ => None,
        }
    }

    /// The rule that gives this strength to the claim, or to one that carries it.
    fn rule_of(self, strength: Strength) -> Option<&'static Rule> {
        match self.grade() {
            Grade::Sourced { strength: own, .. } if own == strength => Some(self.rule()),
            Grade::Newsroom { rests_on: Carriers::Best(best) } if best == strength => {
                self.rests_on().find_map(|carrier| carrier.rule_of(strength))
            }
            _ => None,
        }
    }

    /// Whom it is attributed to: who makes it, and its other sources where it has several. Each has
    /// a grade of its own.
    pub fn all_sources(self) -> impl Iterator<Item = SourceRef<'a>> + Clone {
        let others = self.part.shard.items(self.other_sources()).iter();
        let others = others.map(move |other| SourceRef::other(self, other));
        iter::once(SourceRef::first(self)).chain(others)
    }

    /// The one of its sources that gives it its grade.
    pub fn strongest_source(self) -> SourceRef<'a> {
        let first = SourceRef::first(self);
        let grade = self.grade();
        self.all_sources().find(|source| source.grade() == grade).unwrap_or(first)
    }

    /// How many sources it has besides the one that gives it its grade.
    pub fn more_sources(self) -> usize {
        self.other_sources().len()
    }

    fn other_sources(self) -> List<shard::OtherSource> {
        self.decided(ClaimField::With, self.links().others)
    }

    /// Who makes it; nobody where that is undecided.
    pub fn speaker(self) -> Option<SpeakerRef<'a>> {
        SourceRef::first(self).speaker()
    }

    /// Who gives it its grade, for people: who makes it, or the strongest of several sources; with
    /// `?` where somebody is only proposed, and "undecided" where nobody is.
    pub fn speaker_name(self) -> Cow<'a, str> {
        self.strongest_source().called()
    }

    /// The same in at most eleven columns.
    pub fn speaker_short(self) -> Cow<'a, str> {
        self.strongest_source().called_short()
    }

    /// Who is proposed, where it is undecided who makes it.
    pub fn proposed(self) -> Option<SpeakerRef<'a>> {
        SourceRef::first(self).proposed()
    }

    /// Who else could have made it, the likeliest first, where that is undecided.
    pub fn candidates(self) -> impl ExactSizeIterator<Item = SpeakerRef<'a>> + Clone {
        SourceRef::first(self).candidates()
    }

    /// What in the text made the program propose somebody: at most eight words of it.
    pub fn seen(self) -> Option<&'a str> {
        SourceRef::first(self).seen()
    }

    /// What kind of speaker makes it; nothing where it is undecided who does, or of what kind.
    pub fn kind(self) -> Option<Kind> {
        SourceRef::first(self).kind()
    }

    /// Whether it is decided that somebody of this kind makes it.
    pub fn is_by(self, kind: Kind) -> bool {
        self.kind() == Some(kind)
    }

    /// How the words come; nothing where that is undecided.
    pub fn speech(self) -> Option<Speech> {
        self.decided(ClaimField::Speech, self.entry().speech)
    }

    /// What sort of claim it is; nothing where that is undecided.
    pub fn content(self) -> Option<Content> {
        self.decided(ClaimField::Content, Some(self.entry().content))
    }

    /// How many unnamed people the one who makes it is.
    pub fn sources(self) -> Option<Sources> {
        SourceRef::first(self).sources()
    }

    /// The rule that gives its grade the letter.
    pub fn rule(self) -> &'static Rule {
        match self.grade() {
            grade @ Grade::Open { .. } => grade.rule(),
            _ => self.strongest_source().rule(),
        }
    }

    /// What the text says of why the one who makes it is not named.
    pub fn anonymity(self) -> Option<Anonymity<'a>> {
        SourceRef::first(self).anonymity()
    }

    pub(super) fn anonymity_of(self, entry: shard::Anonymity) -> Anonymity<'a> {
        let shard::Anonymity { reason, text, by, anchor } = entry;
        let anchor = self.option(anchor).map(Str::from);
        match reason {
            Reason::Given => Anonymity::Reason { text: self.text(text).into(), by, anchor },
            Reason::Withheld => Anonymity::NoReason { by, anchor },
        }
    }

    /// Whether one of its sources is somebody whom the text could have named, and did not.
    pub fn is_anonymous(self) -> bool {
        SourceRef::first(self).is_anonymous()
            || self.more_sources() > 0 && self.all_sources().any(SourceRef::is_anonymous)
    }

    /// How the text says that the one who makes it knows.
    pub fn knows(self) -> Option<Knows> {
        SourceRef::first(self).knows()
    }

    /// How the text says that the words reached the newsroom.
    pub fn said_in(self) -> Option<Channel> {
        self.decided(ClaimField::SaidIn, self.entry().said_in)
    }

    /// The other media that the words were said to.
    pub fn other_media(self) -> Option<&'a str> {
        self.option(self.decided(ClaimField::SaidIn, self.links().other_media))
    }

    /// Its attribution grade: of several sources, that of the strongest.
    pub fn grade(self) -> Grade {
        self.entry().grade
    }

    /// The grade, and how many more sources there are: `B3 +2`.
    pub fn grade_label(self) -> String {
        match self.more_sources() {
            0 => self.grade().to_string(),
            more => format!("{} +{more}", self.grade()),
        }
    }

    /// The grade with whom it came through: `D3 via Kessler`.
    pub fn grade_via(self) -> String {
        let mut label = self.grade_label();
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
        self.texts(self.decided(ClaimField::Translation, self.entry().quote_and_translation().1))
    }

    /// The claim in the curator's words; nothing where they are still to be written.
    pub fn gist(self) -> Option<&'a str> {
        self.option(self.decided(ClaimField::Gist, self.entry().gist))
    }

    /// The claim in a line: its gist; until it is written, the text's own words, in quotation marks
    /// where it quotes them, and else in brackets.
    pub fn line(self) -> Cow<'a, str> {
        match self.gist() {
            Some(gist) => gist.into(),
            None if self.is_quoted() => {
                format!("“{}”", self.quote().collect::<Vec<_>>().join(" … ")).into()
            }
            None => format!("[… {} …]", self.anchor().unwrap_or_default()).into(),
        }
    }

    /// Words of the article that find it.
    pub fn anchor(self) -> Option<&'a str> {
        self.option(self.entry().anchor)
    }

    /// Whose words the speaker passes on, nearest first.
    pub fn relays(self) -> impl ExactSizeIterator<Item = SpeakerRef<'a>> + Clone {
        self.counted_relays().map(|(speaker, _)| speaker)
    }

    /// The same with how many unnamed people they are, where the text tells.
    pub fn counted_relays(
        self,
    ) -> impl ExactSizeIterator<Item = (SpeakerRef<'a>, Option<Sources>)> + Clone {
        let relays =
            self.part.shard.items(self.decided(ClaimField::Relays, self.links().relays)).iter();
        relays.map(move |relay| (self.speaker_at(relay.speaker), relay.sources))
    }

    /// The claims that carry a narration.
    pub fn rests_on(self) -> impl ExactSizeIterator<Item = ClaimRef<'a>> + Clone {
        self.claims(self.decided(ClaimField::RestsOn, self.links().rests_on))
    }

    /// Whom it accuses.
    pub fn against(self) -> impl ExactSizeIterator<Item = SpeakerRef<'a>> + Clone {
        self.speakers(self.decided(ClaimField::Against, self.links().against))
    }

    /// The claims that give a collective a name.
    pub fn examples(self) -> impl ExactSizeIterator<Item = ClaimRef<'a>> + Clone {
        self.claims(self.links().examples)
    }

    /// The sides that it takes.
    pub fn stances(self) -> impl ExactSizeIterator<Item = StanceRef<'a>> + Clone {
        let part = self.part;
        part.shard
            .items(self.decided(ClaimField::Stances, self.entry().stances))
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
        let topics = self.decided(ClaimField::Topics, self.entry().topics);
        part.shard.items(topics).iter().map(move |topic| TopicRef::new(part, topic.0))
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
    pub fn asked(self) -> impl Iterator<Item = SpeakerRef<'a>> {
        let ClaimRef { library, part, .. } = self;
        let records = part.shard.items(self.links().replies).iter();
        let asked = records.filter(|record| record.is_asked);
        let asked = asked.map(move |record| SpeakerRef::new(library, part, record.by.0));
        // What came of a request may be undecided, and whom it went to not.
        let is_about = move |request: &RequestRef<'_>| request.claims().any(|claim| claim == self);
        let requests = part.shard.has_open_places.then(|| self.dossier().requests());
        let without_outcome = requests.into_iter().flatten().filter(|it| it.reply().is_none());
        asked.chain(without_outcome.filter(is_about).flat_map(RequestRef::to))
    }

    /// The requests for comment on it that the text reports.
    pub fn requests(self) -> impl Iterator<Item = RequestRef<'a>> {
        // Most claims have none, and need not be looked for in the requests of the dossier.
        let is_asked = self.part.shard.has_open_places || self.asked().next().is_some();
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
