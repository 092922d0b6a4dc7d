//! The file as it is written: string ids, nothing derived, dropped after loading.
//!
//! `data/README.md` describes every field for a curator; a test holds it to these types.

#[cfg(test)]
use super::schema::tests::{DATE, LANGUAGE, SHA256, in_order};
use super::{
    claim::Claim,
    open_places::{ArticleField, DossierField, OpenInArticle, OpenInDossier, given, is_open},
    request::Request,
    speaker::Speaker,
    text::Str,
};
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
    /// The lists that a curator has still to write.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(extend("x-since" = 2)))]
    pub open: Vec<OpenInDossier>,
}

impl Document<'_> {
    /// How many places a curator has still to decide.
    pub fn open_places(&self) -> usize {
        let Document { article, speakers, claims, requests, open, .. } = self;
        open.len()
            + article.open.len()
            + speakers.iter().map(|it| it.open.len()).sum::<usize>()
            + claims.iter().map(Claim::open_places).sum::<usize>()
            + requests.iter().map(|it| it.open.len()).sum::<usize>()
    }

    /// Whether a curator has still to decide the list.
    pub fn is_open(&self, field: DossierField) -> bool {
        is_open(&self.open, field)
    }
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
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("x-open" = "Title")))]
    pub title: Option<Str<'a>>,
    /// Who published it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("x-open" = "Outlet")))]
    pub outlet: Option<Str<'a>>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub byline: Vec<Str<'a>>,
    /// Where it is dated from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Str<'a>>,
    /// The day of publication, `YYYY-MM-DD`.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(regex(pattern = DATE), extend("format" = "date")))]
    #[cfg_attr(test, schemars(extend("x-open" = "Published")))]
    pub published: Option<Str<'a>>,
    /// How many paragraphs it has, without headline and byline; the first is 1.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub paragraphs: u16,
    /// The language of the text that was curated from, as a code such as `de` or `en-GB` (BCP 47).
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(regex(pattern = LANGUAGE)))]
    #[cfg_attr(test, schemars(extend("x-open" = "Language")))]
    pub language: Option<Str<'a>>,
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
    /// The fields that a curator has still to decide. Each may be missing; what it has is proposed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(extend("x-since" = 2)))]
    pub open: Vec<OpenInArticle>,
}

impl Article<'_> {
    /// Whether a curator has still to decide the field.
    pub fn is_open(&self, field: ArticleField) -> bool {
        is_open(&self.open, field)
    }
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
