//! The file as it is written: string ids, nothing derived, dropped after loading.
//!
//! `data/README.md` describes every field for a curator; a test holds it to these types.

use super::text::Str;
use serde::{Deserialize, Serialize};

/// The version of the format that this program reads and writes.
pub const FORMAT: u32 = 1;

/// One dossier: an article's claims, speakers and sourcing, as a curator wrote them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// The version of the format, [`FORMAT`].
    pub format: u32,
    /// The article that the dossier is about.
    #[serde(borrow)]
    pub article: Article<'a>,
    /// What a stance is toward; the first is the lead proposition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub propositions: Vec<Proposition<'a>>,
    /// What claims are about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic<'a>>,
    /// Everybody who speaks, is asked, accused or relayed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<Speaker<'a>>,
    /// The claims in reading order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim<'a>>,
    /// Each request for comment that the text reports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requests: Vec<Request<'a>>,
}

/// The article, without its text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article<'a> {
    /// The dossier's id.
    #[serde(borrow)]
    pub id: Str<'a>,
    /// The headline, or the curator's own words where the text has none.
    pub title: Str<'a>,
    /// Who published it.
    pub outlet: Str<'a>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub byline: Vec<Str<'a>>,
    /// Where it is dated from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Str<'a>>,
    /// The day of publication, `YYYY-MM-DD`.
    pub published: Str<'a>,
    /// How many paragraphs it has; the first is 1.
    pub paragraphs: u16,
    /// The language of the text that was curated from (BCP 47).
    pub language: Str<'a>,
    /// Whether the text is a translation, and by whom.
    #[serde(default)]
    pub translated: Translated<'a>,
    /// The language of gists and translations; that of the article where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reader_language: Option<Str<'a>>,
    /// Where the article can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Str<'a>>,
    /// What a reader should know of the text, such as its flaws.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Str<'a>>,
    /// SHA-256 of the bytes of the text that was curated from, in hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<Str<'a>>,
}

/// Whether the article's text is a translation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Translated<'a> {
    /// The text is in the language that it was written in.
    #[default]
    Original,
    /// A person translated it.
    Human {
        /// The language it was translated from (BCP 47).
        #[serde(borrow)]
        from: Str<'a>,
    },
    /// A machine translated it.
    Machine {
        /// The language it was translated from (BCP 47).
        #[serde(borrow)]
        from: Str<'a>,
    },
}

/// A sentence that a claim can support, oppose or explain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposition<'a> {
    /// Its id.
    #[serde(borrow)]
    pub id: Str<'a>,
    /// The proposition, as one sentence.
    pub text: Str<'a>,
}

/// A measure or subject that claims are about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic<'a> {
    /// Its id.
    #[serde(borrow)]
    pub id: Str<'a>,
    /// Its name on the screen.
    pub label: Str<'a>,
    /// What it is, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gist: Option<Str<'a>>,
}

/// Somebody who speaks, is asked, accused or relayed in the article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speaker<'a> {
    /// Its id.
    #[serde(borrow)]
    pub id: Str<'a>,
    /// The full name.
    pub name: Str<'a>,
    /// The name in lists, at most ten columns; the last word of the name where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Str<'a>>,
    /// What kind of speaker it is; the grade's letter follows from it.
    pub kind: Kind,
    /// The role, as the article gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Str<'a>>,
    /// Whether the role is held now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Tenure>,
    /// Other names that a person would search for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Str<'a>>,
    /// Where a document can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Str<'a>>,
    /// How a document can be found where it has no address: a court's docket number, say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Str<'a>>,
    /// What a reader should know of the speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Str<'a>>,
}

/// What kind of speaker somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// A named human being.
    Person,
    /// A named company, authority, party or other body.
    Organisation,
    /// Something that a reader can retrieve: a filing, a letter, a study.
    Document,
    /// People whom the text does not name, but treats as its sources.
    Unnamed,
    /// A plural that nobody counted: "some critics".
    Collective,
    /// The newsroom's own voice.
    Outlet,
    /// Somebody who acts, is accused or is asked in the text, and is no source.
    Party,
}

/// Whether a speaker still holds the role that the article gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tenure {
    /// Held at the time of the article.
    Current,
    /// Held before.
    Former,
}

/// One claim: what somebody is said to have said, or what the newsroom tells itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim<'a> {
    /// Its id.
    #[serde(borrow)]
    pub id: Str<'a>,
    /// The paragraph it stands in, from 1.
    pub paragraph: u16,
    /// The id of who makes it.
    pub speaker: Str<'a>,
    /// How the words come.
    pub speech: Speech,
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
    pub gist: Str<'a>,
    /// At most eight words of the article that find the claim where nothing is quoted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Str<'a>>,
    /// How many unnamed people the claim rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sources: Option<Sources>,
    /// Whose words the speaker passes on, nearest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relays: Vec<Str<'a>>,
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
    /// How it stands to other claims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation<'a>>,
    /// What the text itself refers to here, such as an earlier report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cites: Option<Str<'a>>,
    /// What a reader should know: doubts, flaws of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Str<'a>>,
}

/// How the words of a claim come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Speech {
    /// A quotation that stands by itself.
    Verbatim,
    /// Four or more quoted words inside a paraphrase.
    Partial,
    /// The speaker's claim in the newsroom's words.
    Paraphrase,
    /// The newsroom tells it; nobody is said to have said it.
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

/// How one claim stands to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation<'a> {
    /// How.
    pub kind: RelationKind,
    /// The other claim's id.
    #[serde(borrow)]
    pub claim: Str<'a>,
}

/// How one claim stands to another.
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

/// A request for comment that the text reports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request<'a> {
    /// The paragraph that reports it, from 1.
    pub paragraph: u16,
    /// Who was asked.
    #[serde(borrow)]
    pub to: Vec<Str<'a>>,
    /// What came of it.
    pub outcome: Outcome<'a>,
    /// The claims that the request was about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Str<'a>>,
    /// Whether the text says what the request was about.
    pub link: Link,
    /// At most eight words of the article that find the report of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Str<'a>>,
    /// The quoted words of the reply, where there are any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quote: Vec<Str<'a>>,
    /// What a reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Str<'a>>,
}

/// What came of a request for comment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Outcome<'a> {
    /// The text says that nobody answered.
    NoReply,
    /// No comment was given; the text does not say whether it answered.
    NoComment,
    /// It answered that it would not comment.
    Declined,
    /// It answered, with these claims.
    Answered(#[serde(borrow)] Vec<Str<'a>>),
}

/// Whether the text says what a request was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Link {
    /// The text says so.
    Stated,
    /// The curator concludes it.
    Inferred,
}
