//! Facets: for each field its values, and how many claims choosing each would leave.
//!
//! A facet's own terms are left aside when its values are counted, so that those beside a chosen
//! one stay counted. One pass over the claims counts all facets.

mod domain;
mod slots;

use super::{
    Field, Mark, Query, Scope, Toward, Value, asked::Asked, filter::Filter, search::Search,
};
use crate::library::{ClaimRef, Vocabulary};
pub(super) use slots::Slots;

/// The values of a field that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// The field.
    pub field: Field,
    /// Its values in the domain's order, which no query changes: all of a closed vocabulary, of
    /// open names those that some claim of the library has; "without a value" last, where the
    /// field can be empty.
    pub choices: Vec<Choice>,
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The value, as [`Query::toggle`] and its kin take it.
    pub value: Value,
    /// How many claims the query would mean with this value alone of the facet.
    pub count: usize,
    /// How it stands in the query.
    pub mark: Mark,
}

impl Query {
    /// All facets, in the order of the fields. The stance facet is about the proposition that
    /// [`Query::focus`] gives.
    pub fn facets(&self, scope: Scope<'_>) -> Vec<Facet> {
        let focus = self.focus(scope.library);
        let asked = Asked::of(scope.library);
        let terms = Terms::new(self, scope, &focus);
        let mut counters: Vec<Counter> = Field::ALL
            .iter()
            .map(|field| Counter::new(*field, Slots::new(*field, scope.library, &focus, &asked)))
            .collect();
        let mut slots = Vec::new();
        for claim in scope.library.claims() {
            let missed = terms.missed(claim, scope, &asked);
            for counter in counters.iter_mut().filter(|counter| missed.allows(counter.field)) {
                counter.slots.of_claim(claim, scope, &asked, &mut slots);
                slots.iter().for_each(|slot| counter.counts[*slot] += 1);
            }
        }
        counters.into_iter().map(|counter| counter.facet(self)).collect()
    }
}

struct Counter {
    field: Field,
    slots: Slots,
    counts: Vec<usize>,
}

impl Counter {
    fn new(field: Field, slots: Slots) -> Self {
        Counter { field, counts: vec![0; slots.values().len()], slots }
    }

    fn facet(self, query: &Query) -> Facet {
        let choice = |(value, count): (&Value, usize)| Choice {
            value: value.clone(),
            count,
            mark: query.mark(value),
        };
        let choices = self.slots.values().iter().zip(self.counts).map(choice).collect();
        Facet { field: self.field, choices }
    }
}

/// Whose terms a claim does not meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missed {
    Nothing,
    /// Own terms of one facet, and no others.
    Only(Field),
    /// Terms of several facets, or such as belong to none.
    More,
}

impl Missed {
    fn and(self, facet: Option<Field>) -> Self {
        match (self, facet) {
            (Missed::Nothing, Some(field)) => Missed::Only(field),
            (Missed::Only(first), Some(field)) if first == field => self,
            _ => Missed::More,
        }
    }

    /// Whether the claim counts in a facet.
    fn allows(self, field: Field) -> bool {
        self == Missed::Nothing || self == Missed::Only(field)
    }
}

/// The terms of a query, each with the facet that it belongs to.
struct Terms {
    filters: Vec<(Option<Field>, Filter)>,
    search: Search,
}

impl Terms {
    fn new(query: &Query, scope: Scope<'_>, focus: &Toward) -> Self {
        let stance = Value::Stance(focus.clone(), None);
        let filters = query.terms().iter().filter_map(|term| {
            let values = term.values()?;
            // A stance toward something else is no choice of the stance facet.
            let is_own = values.field() != Field::Stance || values.is_of_facet(&stance);
            let facet = is_own.then_some(values.field());
            Some((facet, Filter::new(term.negated, values, scope.library)))
        });
        Terms { filters: filters.collect(), search: Search::new(query, scope.library) }
    }

    fn missed(&self, claim: ClaimRef<'_>, scope: Scope<'_>, asked: &Asked) -> Missed {
        let mut missed = Missed::Nothing;
        for (facet, filter) in &self.filters {
            if !filter.keeps(claim, scope, asked) {
                missed = missed.and(*facet);
            }
        }
        // Words are dear to look for, and belong to no facet.
        if missed == Missed::More || self.search.rank(claim).is_some() {
            missed
        } else {
            Missed::More
        }
    }
}

#[cfg(test)]
mod tests;
