//! Facets: for each field its values, and how many claims choosing each would leave.
//!
//! A facet's own terms are left aside when its values are counted, so that those beside a chosen
//! one stay counted. One pass over the claims counts all facets.

mod domain;
mod slots;

use super::{Field, Index, Scope, Toward, Value, matcher::Missed};
use crate::library::{ClaimRef, Library, Vocabulary};
pub(super) use domain::Domain;
pub(super) use slots::Slots;
use std::sync::Arc;

/// The values of a field that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// The field.
    pub field: Field,
    /// Shared by the facets of all queries about one library.
    values: Arc<[Value]>,
    counts: Vec<u32>,
}

impl Facet {
    /// Its values in the domain's order, which no query changes: all of a closed vocabulary, of
    /// open names those that some claim of the library has; "without a value" last, where the
    /// field can be empty.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// How many claims the query would mean with the value at a place alone of the facet.
    pub fn count(&self, at: usize) -> usize {
        self.counts[at] as usize
    }
}

/// The facets of a library, to be counted by any number of threads.
pub struct Facets<'a> {
    scope: Scope<'a>,
    slots: Vec<(Field, Slots<'a>)>,
}

/// How many claims have each value of each facet, so far.
#[derive(Debug, Clone, Default)]
pub struct Counts(Vec<Vec<u32>>);

impl<'a> Facets<'a> {
    /// All facets, in the order of the fields; `focus` is what the stance facet is toward.
    pub fn new(scope: Scope<'a>, focus: &Toward, index: &'a Index) -> Self {
        let slots = |field| (field, Slots::new(field, scope.library, focus, index));
        Facets { scope, slots: Field::ALL.iter().copied().map(slots).collect() }
    }

    /// No claims.
    pub fn none(&self) -> Counts {
        let zeros = |(_, slots): &(Field, Slots<'_>)| vec![0; slots.values().len()];
        Counts(self.slots.iter().map(zeros).collect())
    }

    /// Counts each claim in the facets whose own terms are all that it misses.
    pub fn count(&self, claims: &[(ClaimRef<'_>, Missed)], counts: &mut Counts) {
        self.count_where(claims, counts, |missed, field| missed.allows(field));
    }

    /// Counts each claim in the facets that [`Facets::count`] leaves it out of.
    pub fn count_out(&self, claims: &[(ClaimRef<'_>, Missed)], counts: &mut Counts) {
        self.count_where(claims, counts, |missed, field| !missed.allows(field));
    }

    fn count_where(
        &self,
        claims: &[(ClaimRef<'_>, Missed)],
        counts: &mut Counts,
        is_counted: impl Fn(Missed, Field) -> bool,
    ) {
        for ((field, slots), counts) in self.slots.iter().zip(&mut counts.0) {
            let own = claims.iter().filter(|(_, missed)| is_counted(*missed, *field));
            slots.count(own.map(|(claim, _)| *claim), self.scope, counts);
        }
    }

    /// The facets with their counts.
    pub fn with(&self, counts: &Counts) -> Vec<Facet> {
        let counted = self.slots.iter().zip(&counts.0);
        let facet = |((field, slots), counts): (&(Field, Slots<'_>), &Vec<u32>)| Facet {
            field: *field,
            values: slots.values().clone(),
            counts: counts.clone(),
        };
        counted.map(facet).collect()
    }
}

impl Counts {
    /// Adds what another thread has counted.
    pub fn add(&mut self, other: &Counts) {
        for (own, others) in self.0.iter_mut().zip(&other.0) {
            own.iter_mut().zip(others).for_each(|(own, others)| *own += others);
        }
    }

    /// What is left of these without others that are among them.
    pub fn without(&self, others: &Counts) -> Counts {
        let mut left = self.clone();
        for (own, others) in left.0.iter_mut().zip(&others.0) {
            own.iter_mut().zip(others).for_each(|(own, others)| *own -= others);
        }
        left
    }
}

/// The values of a field; `focus` is what a stance is toward.
pub fn values(field: Field, library: &Library, focus: &Toward, index: &Index) -> Arc<[Value]> {
    Slots::new(field, library, focus, index).values().clone()
}

#[cfg(test)]
mod tests;
