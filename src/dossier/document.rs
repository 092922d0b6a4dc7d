//! The file as it is written: string ids, nothing derived, dropped after loading.
//!
//! `data/README.md` describes every field for a curator; a test holds it to these types. What their
//! comments say, `onrecord explain` prints, and `assets/dossier.schema.json` too (see `schema`).

#[cfg(test)]
use super::schema::tests::{DATE, LANGUAGE, SHA256, in_order};
use super::{claim::Claim, request::Request, speaker::Speaker, text::Str};
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The version of the format that this program writes; it reads all versions before it too.
pub const FORMAT: u32 = 2;

/// One dossier: an article's claims, speakers and sourcing, as a curator wrote them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(transform = in_order::<Self>))]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// The version of the format, from 1 to [`FORMAT`].
    #[cfg_attr(test, schemars(range(min = 1, max = FORMAT)))]
    pub format: u32,
    /// The article that the dossier is about.
    #[serde(borrow)]
    pub article: Article<'a>,
    /// Statements that a speaker can be for or against; the first is the lead proposition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub propositions: Vec<Proposition<'a>>,
    /// The subjects of claims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic<'a>>,
    /// Everybody who speaks, is asked, criticised or relayed.
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
#[cfg_attr(test, derive(JsonSchema), schemars(transform = in_order::<Self>))]
#[serde(deny_unknown_fields)]
pub struct Article<'a> {
    /// The dossier's id; the full name of a claim is `ARTICLE/CLAIM`.
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
    #[cfg_attr(test, schemars(regex(pattern = DATE), extend("format" = "date")))]
    pub published: Str<'a>,
    /// How many paragraphs it has, without headline and byline; the first is 1.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub paragraphs: u16,
    /// The language of the text that was curated from, as a code such as `de` or `en-GB` (BCP 47).
    #[cfg_attr(test, schemars(regex(pattern = LANGUAGE)))]
    pub language: Str<'a>,
    /// Whether the text is a translation, and by whom.
    #[serde(default)]
    pub translated: Translated<'a>,
    /// The language of gists and translations; that of the article where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(regex(pattern = LANGUAGE)))]
    pub reader_language: Option<Str<'a>>,
    /// Where the article can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Str<'a>>,
    /// What a reader should know of the text, such as its flaws.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Str<'a>>,
    /// SHA-256 of the bytes of the text that was curated from, in hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(regex(pattern = SHA256)))]
    pub sha256: Option<Str<'a>>,
}

/// Whether the article's text is a translation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(transform = in_order::<Self>))]
#[serde(deny_unknown_fields)]
pub enum Translated<'a> {
    /// The text is in the language that it was written in.
    #[default]
    Original,
    /// A person translated it.
    Human {
        /// The language it was translated from (BCP 47).
        #[serde(borrow)]
        #[cfg_attr(test, schemars(regex(pattern = LANGUAGE)))]
        from: Str<'a>,
    },
    /// A machine translated it.
    Machine {
        /// The language it was translated from (BCP 47).
        #[serde(borrow)]
        #[cfg_attr(test, schemars(regex(pattern = LANGUAGE)))]
        from: Str<'a>,
    },
}

/// A sentence that a claim can support, oppose or explain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(transform = in_order::<Self>))]
#[serde(deny_unknown_fields)]
pub struct Proposition<'a> {
    /// Its id.
    #[serde(borrow)]
    pub id: Str<'a>,
    /// A full sentence on one subject, which somebody could affirm or deny.
    pub text: Str<'a>,
    /// What it is called where there is little room: "shelving is right".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("x-since" = 2)))]
    pub short: Option<Str<'a>>,
}

/// A measure or subject that claims are about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(transform = in_order::<Self>))]
#[serde(deny_unknown_fields)]
pub struct Topic<'a> {
    /// Its id.
    #[serde(borrow)]
    pub id: Str<'a>,
    /// A few words, for lists.
    pub label: Str<'a>,
    /// What it is, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gist: Option<Str<'a>>,
}
