//! A request for comment, as it is written.

#[cfg(test)]
use super::schema::tests::{EIGHT_WORDS, in_order};
use super::{
    open_places::{OpenInRequest, RequestField, given, is_open},
    text::Str,
};
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A request for comment that the text reports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(transform = in_order::<Self>))]
#[serde(deny_unknown_fields)]
pub struct Request<'a> {
    /// The paragraph that reports it, from 1.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub paragraph: u16,
    /// Who was asked.
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(extend("x-refers-to" = "speakers")))]
    #[cfg_attr(test, schemars(extend("x-open" = "To")))]
    pub to: Vec<Str<'a>>,
    /// What came of it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("x-open" = "Outcome")))]
    pub outcome: Option<Outcome<'a>>,
    /// The claims that the request was about; none where no claim is about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(extend("x-refers-to" = "claims")))]
    pub claims: Vec<Str<'a>>,
    /// Whether the text says what the request was about.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("x-open" = "Link")))]
    pub link: Option<Link>,
    /// At most eight words of the article that find the report of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(regex(pattern = EIGHT_WORDS)))]
    pub anchor: Option<Str<'a>>,
    /// The quoted words of those who were asked, where they are not a claim.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quote: Vec<Str<'a>>,
    /// What a reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Str<'a>>,
    /// The fields that a curator has still to decide. Each may be missing; what it has is proposed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(extend("x-since" = 2)))]
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
#[cfg_attr(test, derive(JsonSchema))]
pub enum Outcome<'a> {
    /// The text says that nobody answered.
    NoReply,
    /// No comment was given; the text does not say whether it answered.
    NoComment,
    /// It answered that it would not comment.
    Declined,
    /// It answered, with these claims.
    Answered(
        #[serde(borrow)]
        #[cfg_attr(test, schemars(extend("x-refers-to" = "claims")))]
        Vec<Str<'a>>,
    ),
}

/// Whether the text says what a request was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub enum Link {
    /// The text says so.
    Stated,
    /// The curator concludes it.
    Inferred,
}
