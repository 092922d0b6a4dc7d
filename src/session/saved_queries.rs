//! Queries that the reader saved under a name.

use super::{StateErrorCause, document::Document};
use crate::text::clean;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Where they stand in their file.
const KEY: &str = "queries";

/// Queries that the reader saved under a name, by that name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SavedQueries(BTreeMap<String, String>);

impl SavedQueries {
    /// The names, in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The query that is saved under a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Saves a query under a name; returns the one that was.
    pub fn save(&mut self, name: &str, query: &str) -> Option<String> {
        self.0.insert(name.to_owned(), query.to_owned())
    }

    /// Forgets what is saved under a name, and returns it.
    pub fn forget(&mut self, name: &str) -> Option<String> {
        self.0.remove(name)
    }

    /// The queries in a file; those with characters that act on a terminal are left out.
    ///
    /// # Errors
    /// When it is another kind of file.
    pub(super) fn of(document: &Document) -> Result<Self, StateErrorCause> {
        let queries = document.get(KEY).cloned().unwrap_or_else(|| json!({}));
        let mut queries = BTreeMap::<String, String>::deserialize(queries)
            .map_err(|_| StateErrorCause::Damaged)?;
        queries.retain(|name, query| [name, query].iter().all(|text| clean(text) == text.as_str()));
        Ok(Self(queries))
    }

    /// Saves a query in a file under a name, or forgets what is saved there.
    pub(super) fn change_in(document: &mut Document, name: &str, query: Option<&str>) {
        let queries = document.object_mut(KEY);
        match query {
            Some(query) => _ = queries.insert(name.to_owned(), Value::from(query)),
            None => _ = queries.remove(name),
        }
    }
}
