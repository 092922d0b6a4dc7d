//! The format, described once: the doc comments and types of a dossier as a JSON Schema, which
//! `explain` reads too.
//!
//! A test derives the schema from the types, and holds `assets/dossier.schema.json` to it. So the
//! program carries the schema without what derives it.

mod fields;
mod model;
#[cfg(test)]
pub(super) mod tests;

pub use fields::{Field, Presence, explained, fields};

/// The JSON Schema (draft 2020-12) of a dossier, as serde reads and writes it.
///
/// Three keywords are our own: `x-refers-to` names the list that an id is of, `x-open` the word of
/// `open` beside which a field may be missing, and `x-since` the version of the format that first
/// had a field or a word; without it that is version 1.
pub const DOSSIER_SCHEMA: &str = include_str!("../../../assets/dossier.schema.json");
