//! JSON in which keys keep their order.

use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// A JSON value; the keys of an object stay in the order in which they are given.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(in crate::export) enum Json<'a> {
    Null,
    Flag(bool),
    Number(i64),
    Decimal(f64),
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Object(#[serde(serialize_with = "as_map")] Fields<'a>),
}

/// The keys of an object with their values.
pub(in crate::export) type Fields<'a> = Vec<(&'static str, Json<'a>)>;

fn as_map<S: Serializer>(fields: &Fields<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(fields.iter().map(|(key, value)| (key, value)))
}

impl<'a> Json<'a> {
    pub fn object(fields: impl IntoIterator<Item = (&'static str, Json<'a>)>) -> Self {
        Json::Object(fields.into_iter().collect())
    }

    /// An object without the keys that have nothing to say.
    pub fn sparse(fields: impl IntoIterator<Item = (&'static str, Json<'a>)>) -> Self {
        let is_told = |(_, value): &(_, Json<'a>)| match value {
            Json::Null => false,
            Json::List(items) => !items.is_empty(),
            _ => true,
        };
        Json::object(fields.into_iter().filter(is_told))
    }

    pub fn list<T: Into<Json<'a>>>(items: impl IntoIterator<Item = T>) -> Self {
        Json::List(items.into_iter().map(Into::into).collect())
    }

    /// The value on one line.
    pub fn line(&self) -> String {
        // Texts, numbers, lists and objects with texts as keys can all be written as JSON.
        serde_json::to_string(self).expect("a value is JSON") + "\n"
    }

    /// The value on many lines.
    pub fn pretty(&self) -> String {
        // As above.
        serde_json::to_string_pretty(self).expect("a value is JSON") + "\n"
    }
}

impl<'a> From<&'a str> for Json<'a> {
    fn from(text: &'a str) -> Self {
        Json::Text(text.into())
    }
}

impl From<String> for Json<'_> {
    fn from(text: String) -> Self {
        Json::Text(text.into())
    }
}

impl From<bool> for Json<'_> {
    fn from(flag: bool) -> Self {
        Json::Flag(flag)
    }
}

impl From<u16> for Json<'_> {
    fn from(number: u16) -> Self {
        Json::Number(number.into())
    }
}

impl From<usize> for Json<'_> {
    fn from(number: usize) -> Self {
        // Nothing is counted that memory could not hold.
        Json::Number(number as i64)
    }
}

impl From<f64> for Json<'_> {
    /// To four decimal places.
    fn from(number: f64) -> Self {
        // Nothing is less than nothing.
        Json::Decimal((number * 10_000.0).round() / 10_000.0 + 0.0)
    }
}

impl<'a, T: Into<Json<'a>>> From<Option<T>> for Json<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Json::Null, Into::into)
    }
}
