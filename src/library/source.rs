//! The sources of a claim, to be read: each with its own number, reasons and grade.

use super::{
    ClaimRef, Grade, OpenFields, Rule, SpeakerRef,
    grade::{Attribution, Carriers, UNDECIDED},
    shard,
    vocabulary::Reason,
};
use crate::dossier::{Anonymity, ClaimField, Kind, Knows, SourceField, Sources};
use std::borrow::Cow;

/// One of the sources that a claim is attributed to.
#[derive(Debug, Clone, Copy)]
pub struct SourceRef<'a> {
    claim: ClaimRef<'a>,
    /// Which of the others it is; nothing for the first, of whom the claim itself tells.
    other: Option<&'a shard::OtherSource>,
}

impl<'a> SourceRef<'a> {
    /// The source that the claim itself tells of.
    pub(super) fn first(claim: ClaimRef<'a>) -> Self {
        SourceRef { claim, other: None }
    }

    pub(super) fn other(claim: ClaimRef<'a>, other: &'a shard::OtherSource) -> Self {
        SourceRef { claim, other: Some(other) }
    }

    /// The claim.
    pub fn claim(self) -> ClaimRef<'a> {
        self.claim
    }

    /// What a curator has still to decide of it.
    pub fn open(self) -> OpenFields<SourceField> {
        match self.other {
            Some(other) => other.open,
            None => {
                let of = |field| match field {
                    ClaimField::Speaker => Some(SourceField::Speaker),
                    ClaimField::Sources => Some(SourceField::Sources),
                    ClaimField::Anonymity => Some(SourceField::Anonymity),
                    ClaimField::Knows => Some(SourceField::Knows),
                    _ => None,
                };
                self.claim.open().iter().filter_map(of).collect()
            }
        }
    }

    /// A value of a field; as good as none where a curator has still to decide it.
    fn decided<T>(self, field: SourceField, value: Option<T>) -> Option<T> {
        value.filter(|_| self.claim.is_as_written() || !self.is_open(field))
    }

    /// Whether a curator has still to decide a field of it.
    pub fn is_open(self, field: SourceField) -> bool {
        match self.other {
            Some(other) => other.open.has(field),
            None => self.claim.open().has(field.into()),
        }
    }

    /// Who it is; nobody where that is undecided.
    pub fn speaker(self) -> Option<SpeakerRef<'a>> {
        self.decided(SourceField::Speaker, self.named())
    }

    /// Who is proposed, where it is undecided who it is.
    pub fn proposed(self) -> Option<SpeakerRef<'a>> {
        self.named().filter(|_| self.is_open(SourceField::Speaker))
    }

    /// Its name for people; with `?` where it is only proposed, and "undecided" where nobody is.
    pub fn called(self) -> Cow<'a, str> {
        self.called_by(SpeakerRef::name)
    }

    /// The same in at most eleven columns.
    pub fn called_short(self) -> Cow<'a, str> {
        self.called_by(SpeakerRef::short)
    }

    fn called_by(self, name: fn(SpeakerRef<'a>) -> &'a str) -> Cow<'a, str> {
        match (self.speaker(), self.proposed()) {
            (Some(speaker), _) => name(speaker).into(),
            (None, Some(proposed)) => format!("{}?", name(proposed)).into(),
            (None, None) => "undecided".into(),
        }
    }

    fn named(self) -> Option<SpeakerRef<'a>> {
        let speaker = self.other.map_or(self.claim.entry().speaker, |other| other.speaker);
        speaker.map(|speaker| self.claim.speaker_at(speaker))
    }

    fn candidate_list(self) -> shard::Candidates {
        self.other.map_or(self.claim.links().candidates, |other| other.candidates)
    }

    /// Who else it could be, the likeliest first, where that is undecided.
    pub fn candidates(self) -> impl ExactSizeIterator<Item = SpeakerRef<'a>> + Clone {
        self.claim.speakers(self.candidate_list().or)
    }

    /// What in the text made the program propose somebody: at most eight words of it.
    pub fn seen(self) -> Option<&'a str> {
        self.claim.option(self.candidate_list().seen)
    }

    /// What kind of speaker it is; nothing where it is undecided who it is, or of what kind.
    pub fn kind(self) -> Option<Kind> {
        self.speaker()?.kind()
    }

    /// Whether it is decided that it is of this kind.
    pub fn is(self, kind: Kind) -> bool {
        self.kind() == Some(kind)
    }

    /// How many unnamed people it is; nothing where that is undecided, or it is no unnamed people.
    pub fn sources(self) -> Option<Sources> {
        let sources = self.other.map_or(self.claim.entry().sources, |other| other.sources);
        self.decided(SourceField::Sources, sources)
    }

    /// What the text says of why it is not named.
    pub fn anonymity(self) -> Option<Anonymity<'a>> {
        Some(self.claim.anonymity_of(self.anonymity_entry()?))
    }

    /// Whether the text says why it is not named; nothing where it says nothing of it.
    pub fn reason(self) -> Option<Reason> {
        self.anonymity_entry().map(|anonymity| anonymity.reason)
    }

    fn anonymity_entry(self) -> Option<shard::Anonymity> {
        let anonymity = self.other.map_or(self.claim.links().anonymity, |other| other.anonymity);
        self.decided(SourceField::Anonymity, anonymity)
    }

    /// Whether it is somebody whom the text could have named, and did not.
    pub fn is_anonymous(self) -> bool {
        self.kind().is_some_and(Kind::is_anonymous)
    }

    /// How the text says that it knows.
    pub fn knows(self) -> Option<Knows> {
        let knows = self.other.map_or(self.claim.entry().knows, |other| other.knows);
        self.decided(SourceField::Knows, knows)
    }

    /// Its own grade; of the first source of a claim that has others, what it alone would give.
    pub fn grade(self) -> Grade {
        let whole = self.claim.grade();
        match self.other {
            Some(other) => other.grade,
            // What is open about the first opens the claim.
            None if whole.is_open() || self.claim.more_sources() == 0 => whole,
            None => self.alone().unwrap_or(whole),
        }
    }

    /// The grade that it alone would give, where all that it depends on is decided.
    fn alone(self) -> Option<Grade> {
        Grade::of(self.known()?, self.claim.speech()?, Carriers::None)
    }

    /// What the letter of its grade depends on, where all of that is decided.
    pub(super) fn attribution(self) -> Option<Attribution> {
        self.known().filter(|_| !self.grade().is_open())
    }

    fn known(self) -> Option<Attribution> {
        let speaker = self.speaker()?;
        Some(Attribution {
            kind: speaker.kind()?,
            access: speaker.access(),
            sources: self.sources(),
        })
    }

    /// The rule that would give its grade the letter if what is proposed were right.
    pub(super) fn proposed_rule(self) -> Option<&'static Rule> {
        let written = SourceRef { claim: self.claim.as_written(), ..self };
        let speaker = written.speaker()?;
        Rule::first(Attribution {
            kind: speaker.kind().or(speaker.proposed_kind())?,
            access: speaker.access(),
            sources: written.sources(),
        })
    }

    /// The rule that gives its grade the letter.
    pub fn rule(self) -> &'static Rule {
        // A claim that no rule fits has no place on the scale.
        let rule = |attribution| Rule::first(attribution).unwrap_or_else(|| Rule::of(None));
        self.attribution().map_or(&UNDECIDED, rule)
    }
}
