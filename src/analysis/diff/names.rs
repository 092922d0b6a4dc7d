//! What is called otherwise in the newer version, and is still the same.

use crate::library::About;
use std::collections::HashMap;

/// Ids of the older version, and those that the newer one has instead; without entries, the ids as
/// they are.
#[derive(Debug, Default)]
pub(super) struct Names<'a>(HashMap<(About, &'a str), &'a str>);

impl<'a> Names<'a> {
    /// Adds ids of the older version with those of the newer one.
    pub(super) fn put(&mut self, about: About, ids: impl Iterator<Item = (&'a str, &'a str)>) {
        self.0.extend(ids.map(|(old, new)| ((about, old), new)));
    }

    /// The id that the newer version has for this one.
    pub(super) fn newer(&self, about: About, id: &'a str) -> &'a str {
        self.0.get(&(about, id)).copied().unwrap_or(id)
    }
}
