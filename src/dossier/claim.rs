//! A claim, as it is written.

#[cfg(test)]
use super::schema::tests::{EIGHT_WORDS, in_order};
use super::{
    open_places::{ClaimField, OpenInClaim, OpenInSource, given, is_open},
    text::Str,
};
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde::{Deserializer, Serializer, de};
use std::fmt;

/// One claim: what somebody is said to have said, or what the newsroom says itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(transform = in_order::<Self>))]
#[serde(deny_unknown_fields)]
pub struct Claim<'a> {
    /// Its id.
    #[serde(borrow)]
    pub id: Str<'a>,
    /// The paragraph that makes it, from 1.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub paragraph: u16,
    /// Who makes it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("x-refers-to" = "speakers")))]
    #[cfg_attr(test, schemars(extend("x-open" = "Speaker")))]
    pub speaker: Option<Str<'a>>,
    /// How the words come.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("x-open" = "Speech")))]
    pub speech: Option<Speech>,
    /// What sort of claim it is.
    #[serde(default, skip_serializing_if = "Content::is_fact")]
    pub content: Content,
    /// The quoted words, exactly, in the article's language; several spans where it breaks them.
    /// `Verbatim` and `Partial` claims have it, and no others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quote: Vec<Str<'a>>,
    /// The curator's translation, one for each span, where the reader's language is another.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub translation: Vec<Str<'a>>,
    /// The claim in one sentence of the curator's own words, with the text's hedges: at most 100
    /// characters.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("x-open" = "Gist")))]
    pub gist: Option<Str<'a>>,
    /// At most eight words of the paragraph that find the claim. One without a quote needs it; with
    /// a quote it says which of several places is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(regex(pattern = EIGHT_WORDS)))]
    pub anchor: Option<Str<'a>>,
    /// How many unnamed people the claim rests on. With an `Unnamed` speaker it must be there, and
    /// with no other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sources: Option<Sources>,
    /// What the text says of why a source is not named: of an `Unnamed` speaker or a `Collective`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("x-since" = 2)))]
    pub anonymity: Option<Anonymity<'a>>,
    /// How the text says that the source knows; never of narration or hearsay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("x-since" = 2)))]
    pub knows: Option<Knows>,
    /// How the text says that the words reached the newsroom; never of narration or hearsay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("x-since" = 2)))]
    pub said_in: Option<SaidIn<Str<'a>>>,
    /// Its other sources, where it has several: "according to documents and three people". Each has
    /// a grade of its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(extend("x-since" = 2)))]
    pub with: Vec<OtherSource<'a>>,
    /// Those whose words, not acts, the speaker passes on, nearest first; unnamed people with their
    /// number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relays: Vec<Relay<'a>>,
    /// Of narration: the claims that support it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(extend("x-refers-to" = "claims")))]
    pub rests_on: Vec<Str<'a>>,
    /// The people or institutions that it criticises.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(extend("x-refers-to" = "speakers")))]
    pub against: Vec<Str<'a>>,
    /// Of a `Collective`: the claims of members whom the text names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(extend("x-refers-to" = "claims")))]
    pub examples: Vec<Str<'a>>,
    /// The sides that the speaker takes in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stances: Vec<Stance<'a>>,
    /// The subjects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(extend("x-refers-to" = "topics")))]
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
    /// The fields that a curator has still to decide. Each may be missing; what it has is proposed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(extend("x-since" = 2)))]
    pub open: Vec<OpenInClaim<'a>>,
}

/// One of the other sources of a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(transform = in_order::<Self>))]
#[serde(deny_unknown_fields)]
pub struct OtherSource<'a> {
    /// Who it is.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("x-refers-to" = "speakers")))]
    #[cfg_attr(test, schemars(extend("x-open" = "Speaker")))]
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
    /// The fields that a curator has still to decide. Each may be missing; what it has is proposed.
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
#[cfg_attr(test, derive(JsonSchema), schemars(rename = "CountedRelay", transform = in_order::<Self>))]
#[serde(rename = "Relay", deny_unknown_fields)]
struct CountedRelay<'a> {
    /// Who it is.
    #[serde(borrow)]
    #[cfg_attr(test, schemars(extend("x-refers-to" = "speakers")))]
    speaker: Str<'a>,
    /// How many unnamed people it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("x-since" = 2)))]
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

#[cfg(test)]
impl JsonSchema for Relay<'_> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Relay".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let counted = generator.subschema_for::<CountedRelay<'_>>();
        let id = schemars::json_schema!({ "type": "string", "x-refers-to": "speakers" });
        schemars::json_schema!({ "anyOf": [id, counted] })
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
    /// How much of it a curator has still to decide.
    pub fn open_places(&self) -> usize {
        // As long as it is open which sources there are, theirs are the same decision.
        let of_sources = self.with.iter().filter(|_| !self.is_open(ClaimField::With));
        self.open.len() + of_sources.map(|source| source.open.len()).sum::<usize>()
    }

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
#[cfg_attr(test, derive(JsonSchema))]
pub enum Speech {
    /// A full quotation.
    Verbatim,
    /// Four or more quoted words inside a paraphrase.
    Partial,
    /// The speaker's claim in the newsroom's words, or with up to three quoted ones.
    Paraphrase,
    /// The newsroom says it itself; nobody is said to have said it.
    Narration,
}

/// What sort of claim it is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(JsonSchema), schemars(extend("default" = Self::default())))]
pub enum Content {
    /// Something that is true or false.
    #[default]
    Fact,
    /// An opinion, an evaluation, a guess at motives, a demand.
    Judgement,
    /// Something that will or may happen.
    Forecast,
}

impl Content {
    fn is_fact(&self) -> bool {
        *self == Content::Fact
    }
}

/// How many unnamed people a claim rests on, and how we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub enum Sources {
    /// The text gives the number: "four people".
    Stated(#[cfg_attr(test, schemars(range(min = 1)))] u16),
    /// The text counts them out of a group that it has already named: "two of the insiders".
    Among(#[cfg_attr(test, schemars(range(min = 1)))] u16),
    /// The curator concludes the number from the text.
    Inferred(#[cfg_attr(test, schemars(range(min = 1)))] u16),
    /// The text gives no number.
    Unstated,
}

/// What the text says of why a source is not named; where it says nothing, the claim has none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(transform = in_order::<Self>))]
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
        #[cfg_attr(test, schemars(regex(pattern = EIGHT_WORDS)))]
        anchor: Option<Str<'a>>,
    },
    /// It says that the name is withheld, and not why.
    NoReason {
        /// Whose wish it is.
        #[serde(default, skip_serializing_if = "WithheldBy::is_source")]
        by: WithheldBy,
        /// At most eight words of the article that say so.
        #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, schemars(regex(pattern = EIGHT_WORDS)))]
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
#[cfg_attr(test, derive(JsonSchema), schemars(extend("default" = Self::default())))]
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
#[cfg_attr(test, derive(JsonSchema))]
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

/// How the words of a claim reached the newsroom.
// `T` is the name of other media.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(rename = "SaidIn"))]
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
#[cfg_attr(test, derive(JsonSchema), schemars(transform = in_order::<Self>))]
#[serde(deny_unknown_fields)]
pub struct Stance<'a> {
    /// The proposition.
    #[serde(borrow)]
    #[cfg_attr(test, schemars(extend("x-refers-to" = "propositions")))]
    pub on: Str<'a>,
    /// The side.
    pub position: Position,
    /// How the side is known.
    #[serde(default, skip_serializing_if = "Basis::is_said")]
    pub basis: Basis,
}

/// A side toward a proposition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub enum Position {
    /// Considers the proposition false.
    Opposes,
    /// Gives reasons, and takes no side.
    Explains,
    /// Considers the proposition true.
    Supports,
}

/// Whether a stance is said or only implied.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(extend("default" = Self::default())))]
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
#[cfg_attr(test, derive(JsonSchema), schemars(transform = in_order::<Self>))]
#[serde(deny_unknown_fields)]
pub struct Relation<'a> {
    /// How this claim relates to the other.
    pub kind: RelationKind,
    /// The other claim.
    #[serde(borrow)]
    #[cfg_attr(test, schemars(extend("x-refers-to" = "claims")))]
    pub claim: Str<'a>,
}

/// How one claim relates to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub enum RelationKind {
    /// If this claim is true, the other is more likely.
    Supports,
    /// Both gists cannot be true.
    Disputes,
    /// This claim replies to the other.
    Answers,
    /// This claim adds detail.
    Elaborates,
}
