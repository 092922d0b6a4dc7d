//! A query made ready for one library: what it names is looked up once for all claims.

use super::{
    AnyOf, Field, Query, Toward,
    field::{Context, Meant, Target},
    search::{Fuzzy, Rank, Search},
};
use crate::library::{ClaimRef, Library, Row, Statuses};

/// A query made ready for one library.
pub struct Matcher<'a> {
    statuses: &'a Statuses,
    filters: Vec<Filter>,
    pub(super) search: Search,
}

/// A field term.
struct Filter {
    field: Field,
    negated: bool,
    /// Whether it asks for choices of its field's facet: a stance toward something else than the
    /// facet's proposition does not.
    is_of_facet: bool,
    any_of: Vec<Test>,
}

/// A value, as codes of its field in the library.
struct Test {
    wanted: Meant,
    /// What a stance is toward.
    focus: Target,
}

impl Query {
    /// Looks up in a library what the query names; `focus` is what the stance facet is toward.
    pub(super) fn matcher<'a>(
        &self,
        library: &Library,
        statuses: &'a Statuses,
        focus: &Toward,
    ) -> Matcher<'a> {
        let filters = self
            .terms()
            .iter()
            .filter_map(|term| Some(Filter::new(term.negated, term.values()?, library, focus)));
        Matcher { statuses, filters: filters.collect(), search: Search::new(self, library) }
    }

    /// Whether the query means a claim.
    pub fn matches(&self, claim: ClaimRef<'_>, library: &Library, statuses: &Statuses) -> bool {
        self.matcher(library, statuses, &Toward::Lead).rank(claim, &Fuzzy::new()).is_some()
    }
}

impl Filter {
    fn new(negated: bool, values: &AnyOf, library: &Library, focus: &Toward) -> Self {
        let test = |value: &super::Value| Test {
            wanted: value.meant(library),
            focus: value.is_toward().map_or(Target::Lead, |toward| Target::new(toward, library)),
        };
        let is_own = |value: &super::Value| value.is_toward().is_none_or(|toward| toward == focus);
        Filter {
            field: values.field(),
            negated,
            is_of_facet: values.values().iter().all(is_own),
            any_of: values.values().iter().map(test).collect(),
        }
    }

    fn keeps(&self, claim: ClaimRef<'_>, statuses: &Statuses) -> bool {
        let meets = |test: &Test| {
            let context = Context { statuses: Some(statuses), focus: test.focus };
            test.wanted.matches(&self.field.codes(claim, context))
        };
        self.any_of.iter().any(meets) != self.negated
    }
}

impl Matcher<'_> {
    /// How well a claim is found; nothing if it is not meant. Without bare words all that are
    /// meant are found equally well.
    pub(super) fn rank(&self, claim: ClaimRef<'_>, fuzzy: &Fuzzy) -> Option<Rank> {
        let meets_all = self.missed(claim) == Missed::Nothing;
        meets_all.then(|| self.search.rank(claim, fuzzy)).flatten()
    }

    /// Whether most claims are found, as far as a few of them tell.
    pub(super) fn finds_most(&self, library: &Library) -> bool {
        let (few, fuzzy) = (library.len().div_ceil(512).max(16), Fuzzy::new());
        let sample: Vec<bool> = (0..library.len() as u32)
            .step_by(few)
            .map(|row| self.rank(library.claim(Row(row)), &fuzzy).is_some())
            .collect();
        2 * sample.iter().filter(|is_found| **is_found).count() > sample.len()
    }

    /// Whose field terms a claim does not meet.
    pub(super) fn missed(&self, claim: ClaimRef<'_>) -> Missed {
        let missed = self.filters.iter().filter(|filter| !filter.keeps(claim, self.statuses));
        missed.fold(Missed::Nothing, |missed, filter| match missed {
            Missed::Nothing if filter.is_of_facet => Missed::Only(filter.field),
            Missed::Only(field) if filter.is_of_facet && field == filter.field => missed,
            _ => Missed::More,
        })
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
    /// Whether the claim counts in a facet: its own terms are left aside.
    pub(super) fn allows(self, field: Field) -> bool {
        self == Missed::Nothing || self == Missed::Only(field)
    }
}
