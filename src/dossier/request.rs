//! A request for comment, as it is written.

use super::{
    open::{OpenInRequest, RequestField, is_open},
    text::Str,
};
use serde::{Deserialize, Serialize};

/// A request for comment that the text reports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request<'a> {
    /// The paragraph that reports it, from 1.
    pub paragraph: u16,
    /// Who was asked.
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<Str<'a>>,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome<'a>>,
    /// The claims that the request was about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Str<'a>>,
    /// Whether the text says what the request was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
    /// At most eight words of the article that find the report of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Str<'a>>,
    /// The quoted words of the reply, where there are any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quote: Vec<Str<'a>>,
    /// What a reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Str<'a>>,
    /// What a curator has still to decide.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<OpenInRequest<'a>>,
}

impl Request<'_> {
    /// Whether a curator has still to decide the field.
    pub fn is_open(&self, field: RequestField) -> bool {
        is_open(&self.open, field)
    }
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
