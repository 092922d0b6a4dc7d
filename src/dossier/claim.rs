//! A claim, as it is written.

use super::{
    open::{ClaimField, OpenInClaim, OpenInSource, is_open},
    text::Str,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// One claim: what somebody is said to have said, or what the newsroom says itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim<'a> {
    /// Its id.
    #[serde(borrow)]
    pub id: Str<'a>,
    /// The paragraph that makes it, from 1.
    pub paragraph: u16,
    /// The id of who makes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Str<'a>>,
    /// How the words come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speech: Option<Speech>,
    /// What sort of claim it is.
    #[serde(default, skip_serializing_if = "Content::is_fact")]
    pub content: Content,
    /// The quoted words, exactly, in the article's language; several spans where it breaks them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quote: Vec<Str<'a>>,
    /// The curator's translation, one for each span.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub translation: Vec<Str<'a>>,
    /// The claim in one sentence of the curator's own words, with the text's hedges.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gist: Option<Str<'a>>,
    /// At most eight words of the article that find the claim where nothing is quoted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Str<'a>>,
    /// How many unnamed people the claim rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sources: Option<Sources>,
    /// What the text says of why an unnamed source is not named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anonymity: Option<Anonymity<'a>>,
    /// How the text says that the source knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub knows: Option<Knows>,
    /// How the text says that the words reached the newsroom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_in: Option<SaidIn<Str<'a>>>,
    /// Its other sources, where it has several: "according to documents and three people".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<OtherSource<'a>>,
    /// Whose words the speaker passes on, nearest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relays: Vec<Relay<'a>>,
    /// Of narration: the claims that carry it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rests_on: Vec<Str<'a>>,
    /// Whom the claim accuses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub against: Vec<Str<'a>>,
    /// Of a collective: the claims that give it a name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Str<'a>>,
    /// The sides that the speaker takes in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stances: Vec<Stance<'a>>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Str<'a>>,
    /// How it relates to other claims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation<'a>>,
    /// What the text itself refers to here, such as an earlier report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cites: Option<Str<'a>>,
    /// What a reader should know: doubts, flaws of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Str<'a>>,
    /// What a curator has still to decide.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<OpenInClaim<'a>>,
}

/// One of the other sources of a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherSource<'a> {
    /// The id of who it is.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Str<'a>>,
    /// How many unnamed people it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sources: Option<Sources>,
    /// What the text says of why it is not named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anonymity: Option<Anonymity<'a>>,
    /// How the text says that it knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub knows: Option<Knows>,
    /// What a curator has still to decide.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<OpenInSource<'a>>,
}

/// Whose words a speaker passes on: an id, or an id with the number of unnamed people.
#[derive(Debug, Clone, PartialEq)]
pub struct Relay<'a> {
    /// The id of who it is.
    pub speaker: Str<'a>,
    /// How many unnamed people it is.
    pub sources: Option<Sources>,
}

impl<'a, I: Into<Str<'a>>> From<I> for Relay<'a> {
    fn from(speaker: I) -> Self {
        Relay { speaker: speaker.into(), sources: None }
    }
}

/// A relay with its number, as it is written.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Relay", deny_unknown_fields)]
struct CountedRelay<'a> {
    #[serde(borrow)]
    speaker: Str<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sources: Option<Sources>,
}

impl Serialize for Relay<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.sources {
            None => self.speaker.serialize(serializer),
            sources => {
                CountedRelay { speaker: self.speaker.clone(), sources }.serialize(serializer)
            }
        }
    }
}

/// One visitor for both forms: an untagged enum would lose the places of what is wrong inside.
impl<'de: 'a, 'a> Deserialize<'de> for Relay<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Relay<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the id of a speaker, or `(speaker: \"...\", sources: ...)`")
            }

            fn visit_borrowed_str<E: de::Error>(self, id: &'de str) -> Result<Self::Value, E> {
                Ok(Relay::from(id))
            }

            fn visit_str<E: de::Error>(self, id: &str) -> Result<Self::Value, E> {
                Ok(Relay::from(id.to_owned()))
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                let map = de::value::MapAccessDeserializer::new(map);
                let CountedRelay { speaker, sources } = CountedRelay::deserialize(map)?;
                Ok(Relay { speaker, sources })
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}

impl<'a> Claim<'a> {
    /// Whether a curator has still to decide the field.
    pub fn is_open(&self, field: ClaimField) -> bool {
        is_open(&self.open, field)
    }

    /// Who makes it, where that is decided.
    pub fn decided_speaker(&self) -> Option<&Str<'a>> {
        self.speaker.as_ref().filter(|_| !self.is_open(ClaimField::Speaker))
    }

    /// How the words come, where that is decided.
    pub fn decided_speech(&self) -> Option<Speech> {
        self.speech.filter(|_| !self.is_open(ClaimField::Speech))
    }

    /// A claim that has only what is required.
    pub fn new(
        id: impl Into<Str<'a>>,
        paragraph: u16,
        speaker: impl Into<Str<'a>>,
        speech: Speech,
        gist: impl Into<Str<'a>>,
    ) -> Self {
        Claim {
            id: id.into(),
            paragraph,
            speaker: Some(speaker.into()),
            speech: Some(speech),
            content: Content::Fact,
            quote: Vec::new(),
            translation: Vec::new(),
            gist: Some(gist.into()),
            anchor: None,
            sources: None,
            anonymity: None,
            knows: None,
            said_in: None,
            with: Vec::new(),
            relays: Vec::new(),
            rests_on: Vec::new(),
            against: Vec::new(),
            examples: Vec::new(),
            stances: Vec::new(),
            topics: Vec::new(),
            relations: Vec::new(),
            cites: None,
            note: None,
            open: Vec::new(),
        }
    }
}

/// How the words of a claim come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Speech {
    /// A full quotation.
    Verbatim,
    /// Four or more quoted words inside a paraphrase.
    Partial,
    /// The speaker's claim in the newsroom's words.
    Paraphrase,
    /// The newsroom says it itself; nobody is said to have said it.
    Narration,
}

/// What sort of claim it is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub enum Content {
    /// It is true or false, and could be looked up.
    #[default]
    Fact,
    /// It values, interprets or demands.
    Judgement,
    /// It is about the future.
    Forecast,
}

impl Content {
    fn is_fact(&self) -> bool {
        *self == Content::Fact
    }
}

/// How many unnamed people a claim rests on, and how we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sources {
    /// The text gives the number: "four people".
    Stated(u16),
    /// The text counts them out of a group that it has already named: "two of the insiders".
    Among(u16),
    /// The curator concludes the number from the text.
    Inferred(u16),
    /// The text gives no number.
    Unstated,
}

/// What the text says of why a source is not named; where it says nothing, the claim has none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Anonymity<'a> {
    /// It gives a reason.
    Reason {
        /// The reason, in the curator's words.
        #[serde(borrow)]
        text: Str<'a>,
        /// Whose wish it is.
        #[serde(default, skip_serializing_if = "WithheldBy::is_source")]
        by: WithheldBy,
        /// At most eight words of the article that give it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        anchor: Option<Str<'a>>,
    },
    /// It says that the name is withheld, and not why.
    NoReason {
        /// Whose wish it is.
        #[serde(default, skip_serializing_if = "WithheldBy::is_source")]
        by: WithheldBy,
        /// At most eight words of the article that say so.
        #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
        anchor: Option<Str<'a>>,
    },
}

impl<'a> Anonymity<'a> {
    /// The words of the article that say so.
    pub fn anchor(&self) -> Option<&Str<'a>> {
        match self {
            Anonymity::Reason { anchor, .. } | Anonymity::NoReason { anchor, .. } => {
                anchor.as_ref()
            }
        }
    }
}

/// Whose wish it is that a source is not named.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WithheldBy {
    /// The source asked for it.
    #[default]
    Source,
    /// The newsroom withholds the name: "for her safety".
    Newsroom,
}

impl WithheldBy {
    fn is_source(&self) -> bool {
        *self == WithheldBy::Source
    }
}

/// How the text says that a source knows what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Knows {
    /// It took part, or decided.
    Involved,
    /// It saw or heard what happened.
    Present,
    /// It happened to the source: a victim, a survivor.
    Affected,
    /// It has read or seen a document, data or a recording.
    Record,
    /// It was told, or briefed.
    Told,
    /// The text only asserts closeness: "familiar with the matter".
    Claimed,
}

/// How the words of a claim reached the newsroom; `T` is the name of other media.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SaidIn<T> {
    /// In a statement.
    Statement,
    /// In answer to the newsroom's questions.
    Answer,
    /// In an interview with the newsroom.
    Interview,
    /// At a news conference.
    NewsConference,
    /// In a speech.
    Speech,
    /// In a post on a social network or a site of the speaker's own.
    Post,
    /// In a letter or an e-mail.
    Letter,
    /// In testimony, before a court or a parliament.
    Testimony,
    /// In a filing to a court or an authority.
    Filing,
    /// In a publication: a study, a report, a book.
    Publication,
    /// To other media, which are named: the words are second-hand.
    OtherMedia(T),
}

impl<T> SaidIn<T> {
    /// The same, with what `other_media` makes of the name.
    pub fn map<U>(&self, other_media: impl FnOnce(&T) -> U) -> SaidIn<U> {
        match self {
            SaidIn::Statement => SaidIn::Statement,
            SaidIn::Answer => SaidIn::Answer,
            SaidIn::Interview => SaidIn::Interview,
            SaidIn::NewsConference => SaidIn::NewsConference,
            SaidIn::Speech => SaidIn::Speech,
            SaidIn::Post => SaidIn::Post,
            SaidIn::Letter => SaidIn::Letter,
            SaidIn::Testimony => SaidIn::Testimony,
            SaidIn::Filing => SaidIn::Filing,
            SaidIn::Publication => SaidIn::Publication,
            SaidIn::OtherMedia(name) => SaidIn::OtherMedia(other_media(name)),
        }
    }
}

/// A side that a speaker takes toward a proposition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stance<'a> {
    /// The proposition's id.
    #[serde(borrow)]
    pub on: Str<'a>,
    /// The side.
    pub position: Position,
    /// Whether the speaker says so.
    #[serde(default, skip_serializing_if = "Basis::is_said")]
    pub basis: Basis,
}

/// A side toward a proposition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Position {
    /// Against it.
    Opposes,
    /// Says why it is so, and takes no side.
    Explains,
    /// For it.
    Supports,
}

/// Whether a stance is said or only implied.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Basis {
    /// The speaker says so.
    #[default]
    Said,
    /// It follows from what the speaker says.
    Implied,
}

impl Basis {
    fn is_said(&self) -> bool {
        *self == Basis::Said
    }
}

/// How one claim relates to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation<'a> {
    /// How.
    pub kind: RelationKind,
    /// The other claim's id.
    #[serde(borrow)]
    pub claim: Str<'a>,
}

/// How one claim relates to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RelationKind {
    /// It makes the other more likely.
    Supports,
    /// Both cannot be true.
    Disputes,
    /// It replies to the other.
    Answers,
    /// It says more of the same.
    Elaborates,
}
