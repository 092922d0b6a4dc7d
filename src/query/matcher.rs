//! A query made ready for one library.

use super::{
    Field, Query, Scope, Toward, Value,
    filter::Filter,
    search::{Fuzzy, Rank, Search},
};
use crate::library::ClaimRef;

/// A query made ready for one library: what it names is looked up once for all claims.
pub struct Matcher<'a> {
    scope: Scope<'a>,
    /// The field terms, each with the facet that it belongs to.
    filters: Vec<(Option<Field>, Filter)>,
    pub(super) search: Search,
}

impl Query {
    /// Looks up in a library what the query names; `focus` is what the stance facet is toward.
    pub(super) fn matcher<'a>(&self, scope: Scope<'a>, focus: &Toward) -> Matcher<'a> {
        let stance = Value::Stance(focus.clone(), None);
        let filters = self.terms().iter().filter_map(|term| {
            let values = term.values()?;
            // A stance toward something else is no choice of the stance facet.
            let is_own = values.field() != Field::Stance || values.is_of_facet(&stance);
            let facet = is_own.then_some(values.field());
            Some((facet, Filter::new(term.negated, values, scope.library)))
        });
        Matcher { scope, filters: filters.collect(), search: Search::new(self, scope.library) }
    }

    /// Whether the query means a claim.
    pub fn matches(&self, claim: ClaimRef<'_>, scope: Scope<'_>) -> bool {
        self.matcher(scope, &Toward::Lead).rank(claim, &Fuzzy::new()).is_some()
    }
}

impl Matcher<'_> {
    /// Whether the query asks for nothing, so that it means every claim.
    pub(super) fn is_of_all(&self) -> bool {
        self.filters.is_empty() && self.search.is_empty()
    }

    /// How well a claim is found; nothing if it is not meant. Without bare words all that are
    /// meant are found equally well.
    pub(super) fn rank(&self, claim: ClaimRef<'_>, fuzzy: &Fuzzy) -> Option<Rank> {
        let is_meant = self.missed(claim) == Missed::Nothing;
        is_meant.then(|| self.search.rank(claim, fuzzy)).flatten()
    }

    /// Whose field terms a claim does not meet.
    pub(super) fn missed(&self, claim: ClaimRef<'_>) -> Missed {
        let missed = self.filters.iter().filter(|(_, filter)| !filter.keeps(claim, self.scope));
        missed.fold(Missed::Nothing, |missed, (facet, _)| missed.and(*facet))
    }
}

/// Whose terms a claim does not meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missed {
    /// It meets all.
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

    /// Whether the claim counts in a facet: its own terms are left aside.
    pub(super) fn allows(self, field: Field) -> bool {
        self == Missed::Nothing || self == Missed::Only(field)
    }
}
