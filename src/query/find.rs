//! Which claims of a library a query means, and how many each choice of a facet would leave: one
//! pass over the claims, on as many threads as there are.

use super::{
    Facet, Index, Query, Scope, Toward,
    facets::{Counts, Facets},
    matcher::{Matcher, Missed},
    parallel::pieces,
    search::{Fuzzy, Rank, Trail},
};
use crate::library::{Library, Row, Statuses};
use rayon::prelude::*;
use std::{ops::Range, sync::Arc};

/// What a query means in a library.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// The claims: with bare words the best found first, otherwise in reading order.
    pub rows: Vec<Row>,
    /// All facets, in the order of the fields.
    pub facets: Vec<Facet>,
}

/// Finds what query after query means in one library. What it learns from one it uses for the
/// next, and never so that it changes what is found.
#[derive(Debug)]
pub struct Searcher {
    library: Arc<Library>,
    index: Arc<Index>,
    trail: Option<Trail>,
}

/// Of a library with more claims the first findings are told before all have been gone through.
const FEW: usize = 250_000;

impl Searcher {
    /// A searcher in a library.
    pub fn new(library: Arc<Library>, index: Arc<Index>) -> Self {
        Searcher { library, index, trail: None }
    }

    /// Whether it searches in this library.
    pub fn is_in(&self, library: &Arc<Library>) -> bool {
        Arc::ptr_eq(&self.library, library)
    }

    /// What a query means. In a large library `first` gets what has been found in the beginning
    /// of it. Nothing comes of it, and nothing is left of it, once `is_overtaken` says so.
    pub fn find(
        &mut self,
        query: &Query,
        statuses: &Statuses,
        is_overtaken: &(dyn Fn() -> bool + Sync),
        first: impl FnOnce(Findings),
    ) -> Option<Findings> {
        let scope = Scope { library: &self.library, statuses };
        let focus = query.focus(&self.library);
        let matcher = query.matcher(scope, &focus);
        let facets = Facets::new(scope, &focus, &self.index);
        let run = Run {
            library: &self.library,
            matcher: &matcher,
            facets: Some(&facets),
            last: self.trail.as_ref(),
            is_overtaken,
        };
        let pieces = pieces(&self.library);
        let begin = if self.library.len() > FEW { pieces.len() / 4 } else { pieces.len() };
        let (begin, rest) = pieces.split_at(begin);
        let mut found = run.gather_all(begin)?;
        if !rest.is_empty() {
            let (ranked, counts) = (found.ranked.clone(), found.counts.clone());
            let facets = Facets::new(scope, &focus, &self.index).with(counts.unwrap_or_default());
            first(Findings { rows: sorted(ranked, query), facets });
            found = found.and(run.gather_all(rest)?);
        }
        let facets = facets.with(found.counts.unwrap_or_default());
        self.trail = Some(found.trail);
        Some(Findings { rows: sorted(found.ranked, query), facets })
    }
}

impl Query {
    /// The claims that the query means: with bare words the best found first, otherwise in
    /// reading order. Lenses remove none.
    pub fn select(&self, scope: Scope<'_>) -> Vec<Row> {
        let matcher = self.matcher(scope, &Toward::Lead);
        let library = scope.library;
        let run =
            Run { library, matcher: &matcher, facets: None, last: None, is_overtaken: &|| false };
        let found = run.gather_all(&pieces(library)).unwrap_or_default();
        sorted(found.ranked, self)
    }
}

impl Query {
    /// All facets, in the order of the fields. The stance facet is about the proposition that
    /// [`Query::focus`] gives.
    pub fn facets(&self, scope: Scope<'_>, index: &Index) -> Vec<Facet> {
        let focus = self.focus(scope.library);
        let facets = Facets::new(scope, &focus, index);
        let matcher = self.matcher(scope, &focus);
        let run = Run {
            library: scope.library,
            matcher: &matcher,
            facets: Some(&facets),
            last: None,
            is_overtaken: &|| false,
        };
        let found = run.gather_all(&pieces(scope.library)).unwrap_or_default();
        facets.with(found.counts.unwrap_or_default())
    }
}

/// One pass over the claims of a library.
#[derive(Clone, Copy)]
struct Run<'a> {
    library: &'a Library,
    matcher: &'a Matcher<'a>,
    /// What is to be counted, if anything is.
    facets: Option<&'a Facets<'a>>,
    /// What an earlier search has left.
    last: Option<&'a Trail>,
    is_overtaken: &'a (dyn Fn() -> bool + Sync),
}

/// What was found in some pieces of a library.
#[derive(Default)]
struct Gathered {
    ranked: Vec<(Rank, Row)>,
    counts: Option<Counts>,
    trail: Trail,
}

impl Run<'_> {
    fn gather_all(&self, pieces: &[Range<usize>]) -> Option<Gathered> {
        let gathered: Vec<Gathered> = match pieces {
            [] => vec![self.gather(&(0..0))?],
            [only] => vec![self.gather(only)?],
            many => many.par_iter().map(|piece| self.gather(piece)).collect::<Option<_>>()?,
        };
        gathered.into_iter().reduce(Gathered::and)
    }

    fn gather(&self, piece: &Range<usize>) -> Option<Gathered> {
        let Self { library, matcher, facets, last, is_overtaken } = *self;
        let fuzzy = Fuzzy::new();
        let mut found = Gathered {
            ranked: Vec::new(),
            counts: facets.map(Facets::none),
            trail: matcher.search.trail(),
        };
        let Gathered { ranked, counts, trail } = &mut found;
        let mut counted = Vec::new();
        for at in piece.clone() {
            if is_overtaken() {
                return None;
            }
            matcher.search.scan(library.shard(at), &fuzzy, last, trail, |rank, claim| {
                let missed = matcher.missed(claim);
                if facets.is_some() && missed != Missed::More {
                    counted.push((claim, missed));
                }
                if missed == Missed::Nothing {
                    ranked.push((rank, claim.row()));
                }
            });
            if let (Some(facets), Some(counts)) = (facets, counts.as_mut()) {
                facets.count(&counted, counts);
                counted.clear();
            }
        }
        Some(found)
    }
}

impl Gathered {
    /// Adds what was found in the pieces that follow.
    fn and(mut self, later: Self) -> Self {
        self.ranked.extend(later.ranked);
        self.trail.append(later.trail);
        if let (Some(own), Some(later)) = (&mut self.counts, &later.counts) {
            own.add(later);
        }
        self
    }
}

/// The rows in the order of the query.
fn sorted(mut ranked: Vec<(Rank, Row)>, query: &Query) -> Vec<Row> {
    if query.is_ranked() {
        ranked.par_sort_unstable();
    }
    ranked.into_iter().map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{random, testing::query};
    use proptest::prelude::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn found(searcher: &mut Searcher, text: &str, statuses: &Statuses) -> Findings {
        let query = query(text, &searcher.library.clone());
        searcher.find(&query, statuses, &|| false, |_| {}).unwrap()
    }

    proptest! {
        #[test]
        fn a_growing_query_finds_what_one_from_scratch_finds(
            (library, statuses) in random::libraries(),
            text in random::searches(),
            patience in prop::collection::vec(0_usize..4, 1..40),
        ) {
            let library = Arc::new(library);
            let index = Arc::new(Index::of(&library));
            let searcher = || Searcher::new(library.clone(), index.clone());
            let mut growing = searcher();
            let ends = text.char_indices().map(|(at, _)| at).skip(1).chain([text.len()]);
            for (end, patience) in ends.zip(patience.into_iter().cycle()) {
                let typed = &text[..end];
                // Some searches are overtaken by the next key, sooner or later.
                let asked = AtomicUsize::new(0);
                let is_overtaken = || asked.fetch_add(1, Ordering::Relaxed) == patience;
                let query = query(typed, &library);
                let answer = growing.find(&query, &statuses, &is_overtaken, |_| {});
                let expected = found(&mut searcher(), typed, &statuses);
                let scope = Scope { library: &library, statuses: &statuses };
                prop_assert!(answer.is_none_or(|answer| answer == expected), "{}", typed);
                prop_assert_eq!(query.select(scope), expected.rows);
            }
            let expected = found(&mut searcher(), &text, &statuses);
            prop_assert_eq!(found(&mut growing, &text, &statuses), expected);
        }

        #[test]
        fn pieces_make_no_difference(
            (library, statuses) in random::libraries(),
            text in random::queries(),
        ) {
            let scope = Scope { library: &library, statuses: &statuses };
            let query = query(&text, &library);
            let (focus, index) = (query.focus(&library), Index::of(&library));
            let matcher = query.matcher(scope, &focus);
            let gathered = |pieces: &[Range<usize>]| {
                let facets = Facets::new(scope, &focus, &index);
                let run = Run {
                    library: &library,
                    matcher: &matcher,
                    facets: Some(&facets),
                    last: None,
                    is_overtaken: &|| false,
                };
                let found = run.gather_all(pieces).unwrap();
                (found.ranked, facets.with(found.counts.unwrap()), found.trail)
            };
            let shards = library.shard_count();
            let each: Vec<_> = (0..shards).map(|at| at..at + 1).collect();
            let whole: Range<usize> = 0..shards;
            prop_assert_eq!(gathered(&[whole]), gathered(&each));
        }
    }
}
