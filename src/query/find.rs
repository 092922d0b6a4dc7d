//! Which claims of a library a query means, and how many each choice of a facet would leave: one
//! pass over the claims, on as many threads as there are.

use super::{
    Facet, Index, Query, Scope, Toward,
    facets::{Counts, Facets},
    matcher::{Matcher, Missed},
    parallel::{self, pieces},
    ranked::Ranked,
    search::{Fuzzy, Trail},
};
use crate::library::{ClaimRef, Library, Row, ShardRef, Statuses};
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
    pieces: Vec<Range<usize>>,
    /// How many of the pieces are gone through before the first findings are told.
    begin: usize,
    trail: Option<Trail>,
    totals: Option<Totals>,
}

/// What the facets count where the query asks for nothing.
#[derive(Debug)]
struct Totals {
    focus: Toward,
    statuses: Statuses,
    /// In the pieces that are gone through first, and in all others.
    parts: [Counts; 2],
}

/// Of a library with more claims the first findings are told before all have been gone through.
const FEW: usize = 250_000;

impl Searcher {
    /// A searcher in a library.
    pub fn new(library: Arc<Library>, index: Arc<Index>) -> Self {
        let pieces = pieces(&library);
        let begin = if library.len() > FEW { pieces.len().div_ceil(4) } else { pieces.len() };
        Searcher { library, index, pieces, begin, trail: None, totals: None }
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
        let is_known = |totals: &&Totals| totals.focus == focus && totals.statuses == *statuses;
        let totals = self.totals.as_ref().filter(is_known).filter(|_| run.finds_most());
        let totals = |part: usize| totals.map(|totals| &totals.parts[part]);
        let (begin, rest) = self.pieces.split_at(self.begin);
        let mut found = run.gather_all(begin, totals(0))?;
        let mut parts = [found.counts.clone(), facets.none()];
        if !rest.is_empty() {
            first(Findings { rows: found.ranked.rows(), facets: facets.with(&found.counts) });
            let later = run.gather_all(rest, totals(1))?;
            parts[1].clone_from(&later.counts);
            found = found.and(later);
        }
        let facets = facets.with(&found.counts);
        self.trail = Some(found.trail);
        if matcher.is_of_all() {
            self.totals = Some(Totals { focus, statuses: statuses.clone(), parts });
        }
        Some(Findings { rows: found.ranked.rows(), facets })
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
        let found = run.gather_all(&pieces(library), None).unwrap_or_default();
        found.ranked.rows()
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
        let found = run.gather_all(&pieces(scope.library), None).unwrap_or_default();
        facets.with(&found.counts)
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
    ranked: Ranked,
    counts: Counts,
    trail: Trail,
}

/// How claims are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counting {
    /// Those that count.
    In,
    /// Those that do not, which are fewer where nearly all are found.
    Out,
}

/// So many claims tell whether most are found, and at most so much of a library is asked.
const SAMPLE: usize = 512;
const SPARSE: usize = 16;

impl Run<'_> {
    /// Whether most claims are found, as far as a few of them tell.
    fn finds_most(&self) -> bool {
        let (library, fuzzy) = (self.library, Fuzzy::new());
        let step = library.len().div_ceil(SAMPLE).max(SPARSE);
        let sample = (0..library.len() as u32).step_by(step).map(|row| library.claim(Row(row)));
        let (found, missed): (Vec<_>, Vec<_>) =
            sample.map(|claim| self.matcher.rank(claim, &fuzzy)).partition(Option::is_some);
        found.len() > missed.len()
    }

    /// Goes through some pieces. What the facets count in them is taken from the totals, if these
    /// are given.
    fn gather_all(&self, pieces: &[Range<usize>], totals: Option<&Counts>) -> Option<Gathered> {
        let counting = if totals.is_some() { Counting::Out } else { Counting::In };
        let gathered = parallel::map(pieces, |piece| self.gather(piece, counting));
        let gathered: Option<Vec<Gathered>> = gathered.into_iter().collect();
        let mut found = gathered?.into_iter().reduce(Gathered::and)?;
        if let Some(totals) = totals {
            found.counts = totals.without(&found.counts);
        }
        Some(found)
    }

    fn gather(&self, piece: Range<usize>, counting: Counting) -> Option<Gathered> {
        let Self { library, matcher, facets, last, is_overtaken } = *self;
        let fuzzy = Fuzzy::new();
        let mut found = Gathered {
            ranked: Ranked::default(),
            counts: facets.map(Facets::none).unwrap_or_default(),
            trail: matcher.search.trail(),
        };
        let Gathered { ranked, counts, trail } = &mut found;
        let mut counted = Vec::new();
        for at in piece {
            if is_overtaken() {
                return None;
            }
            let shard = library.shard(at);
            matcher.search.scan(shard, &fuzzy, last, trail, |rank, claim| {
                let missed = matcher.missed(claim);
                if facets.is_some() && missed != Missed::More {
                    counted.push((claim, missed));
                }
                if missed == Missed::Nothing {
                    ranked.push(rank, claim.row());
                }
            });
            match (facets, counting) {
                (Some(facets), Counting::In) => facets.count(&counted, counts),
                (Some(facets), Counting::Out) => facets.count_out(&others(shard, &counted), counts),
                (None, _) => {}
            }
            counted.clear();
        }
        Some(found)
    }
}

/// The claims of a shard that do not count in every facet, if those are given that count in some.
fn others<'a>(
    shard: ShardRef<'a>,
    counted: &[(ClaimRef<'a>, Missed)],
) -> Vec<(ClaimRef<'a>, Missed)> {
    let mut counted = counted.iter().peekable();
    let missed = |claim: ClaimRef<'a>| {
        let own = counted.next_if(|(other, _)| *other == claim);
        (claim, own.map_or(Missed::More, |(_, missed)| *missed))
    };
    let is_other = |(_, missed): &(ClaimRef<'a>, Missed)| *missed != Missed::Nothing;
    shard.claims().map(missed).filter(is_other).collect()
}

impl Gathered {
    /// Adds what was found in the pieces that follow.
    fn and(mut self, later: Self) -> Self {
        self.ranked.append(later.ranked);
        self.trail.append(later.trail);
        self.counts.add(&later.counts);
        self
    }
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

    /// A searcher that tells first findings.
    fn in_two_steps(library: &Arc<Library>) -> Searcher {
        let searcher = Searcher::new(library.clone(), Arc::new(Index::of(library)));
        let pieces: Vec<_> = (0..library.shard_count()).map(|at| at..at + 1).collect();
        Searcher { begin: pieces.len().div_ceil(2), pieces, ..searcher }
    }

    properties! {
        #[test]
        fn first_findings_are_those_of_the_beginning(
            (library, statuses) in random::libraries(),
            texts in prop::collection::vec(random::queries(), 1..4),
        ) {
            let library = Arc::new(library);
            let mut searcher = in_two_steps(&library);
            prop_assume!(searcher.begin < searcher.pieces.len());
            let rows_of_begin = library.shard(searcher.begin).first_row();
            found(&mut searcher, "", &statuses);
            for text in texts {
                let query = query(&text, &library);
                let mut first = None;
                let whole = searcher.find(&query, &statuses, &|| false, |it| first = Some(it));
                let mut expected = None;
                let mut anew = in_two_steps(&library);
                let whole_anew =
                    anew.find(&query, &statuses, &|| false, |it| expected = Some(it)).unwrap();
                prop_assert_eq!(&first, &expected, "{}", text);
                prop_assert_eq!(whole.as_ref(), Some(&whole_anew), "{}", text);
                let in_begin = whole_anew.rows.iter().copied().filter(|row| *row < rows_of_begin);
                prop_assert!(first.unwrap().rows.into_iter().eq(in_begin), "{}", text);
                let scope = Scope { library: &library, statuses: &statuses };
                prop_assert_eq!(whole_anew.facets, query.facets(scope, &searcher.index));
            }
        }

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
            // What it counts of everything is used for what is found later.
            found(&mut growing, "", &statuses);
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
                let found = run.gather_all(pieces, None).unwrap();
                (found.ranked.rows(), facets.with(&found.counts), found.trail)
            };
            let shards = library.shard_count();
            let each: Vec<_> = (0..shards).map(|at| at..at + 1).collect();
            let whole: Range<usize> = 0..shards;
            prop_assert_eq!(gathered(&[whole]), gathered(&each));
        }
    }
}
