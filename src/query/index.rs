//! What queries need to know of a library, gathered once and not with each of them.

use super::{Field, Value, facets::Domain};
use crate::library::{Library, SpeakerId};

/// What queries need to know of a library: which values its claims have in the fields of open
/// names.
#[derive(Debug)]
pub struct Index {
    /// One for each field, in their order.
    domains: Vec<Domain>,
}

impl Index {
    /// Goes through a library once.
    pub fn of(library: &Library) -> Self {
        Index { domains: Domain::all(library) }
    }

    /// What the ids or numbers of a field stand for.
    pub(super) fn domain(&self, field: Field) -> &Domain {
        &self.domains[field as usize]
    }

    /// The values of a field that some claim has, in the domain's order, then "without a value"
    /// where the field can be empty; none for the fields of closed vocabularies.
    pub fn values(&self, field: Field) -> &[Value] {
        self.domain(field).values()
    }

    /// Whether somebody has a part in some claim: the one that a field is about, such as having
    /// been asked.
    pub fn has(&self, field: Field, speaker: SpeakerId) -> bool {
        !self.domain(field).places(speaker.0).is_empty()
    }
}
