//! RON as text: a tree that keeps every byte, and its edits; how dossiers are read, one level of a
//! value, and the brackets of a broken file.

pub(crate) mod brackets;
mod edit;
mod literal;
mod parse;
#[cfg(test)]
mod tests;
pub(crate) mod tokens;
mod tree;

pub use edit::{Edit, EditError, Edits, edited};
pub use literal::literal;
pub use tree::{Kind, Node, Tree};

use ron::{Options, extensions::Extensions, value::RawValue};
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};
use std::fmt;

/// How dossiers are read: a value means `Some` of it, whether or not the file says so.
pub(crate) fn ron_options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// The most fields of one struct; the format's own have fewer than twenty.
const MOST_FIELDS: usize = 1000;
/// The most items of one list that have places of their own, so that a hostile file costs no minutes.
const MOST_ITEMS: usize = 1 << 18;

/// A field as the file has it: its name and its value.
pub(crate) type Field<'s> = (&'s str, &'s RawValue);

/// One level of RON, what is inside left as text.
pub(crate) enum Shape<'s> {
    /// `(name: ..., ...)`, with or without a name before it.
    Fields(Vec<Field<'s>>),
    /// `[...]`, or what an enum's variant holds.
    Items(Vec<&'s RawValue>),
    /// Anything else, also what is not RON.
    Leaf,
}

impl<'s> Shape<'s> {
    /// The shape of `text`.
    pub(crate) fn of(text: &'s str) -> Self {
        ron_options().from_str(text).unwrap_or(Shape::Leaf)
    }
}

/// The fields of `text`, if it is a struct.
pub(crate) fn fields(text: &str) -> Vec<Field<'_>> {
    if let Shape::Fields(fields) = Shape::of(text) { fields } else { Vec::new() }
}

/// The value of the first field of `text` with this name.
pub(crate) fn field<'s>(text: &'s str, name: &str) -> Option<&'s RawValue> {
    fields(text).into_iter().find(|field| field.0 == name).map(|field| field.1)
}

impl<'de: 's, 's> Deserialize<'de> for Shape<'s> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShapeVisitor)
    }
}

struct ShapeVisitor;

impl<'de> Visitor<'de> for ShapeVisitor {
    type Value = Shape<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list or named fields")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            if fields.len() == MOST_FIELDS {
                return Err(A::Error::custom("nothing in a dossier has as many fields"));
            }
            fields.push(field);
        }
        Ok(Shape::Fields(fields))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            if items.len() == MOST_ITEMS {
                return Err(A::Error::custom("nothing in a dossier has as many items"));
            }
            items.push(item);
        }
        Ok(Shape::Items(items))
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Self::Value, D::Error> {
        inner.deserialize_any(self)
    }
}
