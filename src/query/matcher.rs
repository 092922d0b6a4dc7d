//! A query made ready for one library: what it names is looked up once for all claims.

use super::{
    AnyOf, Field, Matter, Query, Term, Toward,
    field::{Context, Meant, Target},
    search::{Fuzzy, Rank, Search, Word},
};
use crate::library::{ClaimRef, Library, Row, Statuses};

/// A query made ready for one library.
pub struct Matcher<'a> {
    statuses: &'a Statuses,
    filters: Vec<Filter>,
    /// Of each of these one alternative must be met.
    either: Vec<Vec<Alternative>>,
    pub(super) search: Search,
}

/// A term among alternatives.
enum Alternative {
    Filter(Filter),
    Word(Box<Word>),
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
        let alternative = |term: &Term| match (term.values(), term.needle()) {
            (Some(values), _) => {
                Some(Alternative::Filter(Filter::new(term.negated, values, library, focus)))
            }
            (None, needle) => {
                Some(Alternative::Word(Box::new(Word::new(needle?, term.negated, library))))
            }
        };
        let either = self.terms().iter().filter(|term| matches!(term.matter, Matter::Either(_)));
        let either =
            either.map(|term| term.alternatives().iter().filter_map(alternative).collect());
        Matcher {
            statuses,
            filters: filters.collect(),
            either: either.collect(),
            search: Search::new(self, library),
        }
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
        let alternatives = meets_all.then(|| self.alternatives(claim, fuzzy)).flatten()?;
        Some(self.search.rank(claim, fuzzy)?.and(alternatives))
    }

    /// How well a claim is found by the best of each set of alternatives; nothing if it meets none
    /// of one.
    pub(super) fn alternatives(&self, claim: ClaimRef<'_>, fuzzy: &Fuzzy) -> Option<Rank> {
        let mut sum = Rank::default();
        for terms in &self.either {
            let ranks = terms.iter().filter_map(|term| match term {
                Alternative::Filter(filter) => {
                    filter.keeps(claim, self.statuses).then(Rank::default)
                }
                Alternative::Word(word) => word.rank(claim, fuzzy),
            });
            sum = sum.and(ranks.min()?);
        }
        Some(sum)
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
