//! Which claims of a library a query means.

use super::{
    Matter, Query, Scope,
    asked::Asked,
    filter::Filter,
    search::{Rank, Search},
};
use crate::library::{ClaimRef, Row};

/// A query made ready for one library: to be asked about many claims, on one thread.
pub struct Matcher<'a> {
    scope: Scope<'a>,
    asked: Asked,
    filters: Vec<Filter>,
    search: Search,
}

impl Query {
    /// Looks up in a library what the query names, once for all of its claims.
    pub fn matcher<'a>(&self, scope: Scope<'a>) -> Matcher<'a> {
        let filters = self.terms().iter().filter_map(|term| match &term.matter {
            Matter::Field(values) => Some(Filter::new(term.negated, values, scope.library)),
            _ => None,
        });
        Matcher {
            scope,
            asked: Asked::of(scope.library),
            filters: filters.collect(),
            search: Search::new(self, scope.library),
        }
    }

    /// The claims that the query means: with bare words the best found first, otherwise in
    /// reading order. Lenses remove none.
    pub fn select(&self, scope: Scope<'_>) -> Vec<Row> {
        let matcher = self.matcher(scope);
        let ranked = scope.library.claims().filter_map(|claim| {
            let rank = matcher.rank(claim)?;
            Some((rank, claim.row()))
        });
        let mut ranked: Vec<(Rank, Row)> = ranked.collect();
        if self.is_ranked() {
            ranked.sort_unstable();
        }
        ranked.into_iter().map(|(_, row)| row).collect()
    }

    /// Whether the query means a claim. For many claims ask a [`Matcher`].
    pub fn matches(&self, claim: ClaimRef<'_>, scope: Scope<'_>) -> bool {
        self.matcher(scope).rank(claim).is_some()
    }
}

impl Matcher<'_> {
    /// How well a claim is found; nothing if it is not meant. Without bare words all that are
    /// meant are found equally well.
    pub fn rank(&self, claim: ClaimRef<'_>) -> Option<Rank> {
        let keeps = |filter: &Filter| filter.keeps(claim, self.scope, &self.asked);
        if self.filters.iter().all(keeps) { self.search.rank(claim) } else { None }
    }
}
