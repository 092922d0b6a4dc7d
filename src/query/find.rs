//! Which claims of a library a query means, and how many each choice of a facet would leave: one
//! pass over the claims, on as many threads as there are.

use super::{
    Facet, Index, Query, Toward,
    facets::{Counts, Facets},
    matcher::{Matcher, Missed},
    parallel::{self, pieces},
    search::{Fuzzy, PrefixCache, Rank},
};
use crate::library::{Library, Row, Statuses};
use foldhash::HashMap;
use std::{ops::Range, sync::Arc};

/// What a query means in a library.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
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
    cache: PrefixCache,
    totals: Option<Totals>,
}

/// What the facets count where the query asks for nothing.
#[derive(Debug)]
struct Totals {
    focus: Toward,
    statuses: Statuses,
    counts: Counts,
}

impl Searcher {
    /// A searcher in a library.
    pub fn new(library: Arc<Library>, index: Arc<Index>) -> Self {
        Searcher { library, index, cache: PrefixCache::default(), totals: None }
    }

    /// Whether it searches in this library.
    pub fn is_in(&self, library: &Arc<Library>) -> bool {
        Arc::ptr_eq(&self.library, library)
    }

    /// What a query means; nothing, and nothing is learned, once `is_overtaken` says so.
    pub fn find(
        &mut self,
        query: &Query,
        statuses: &Statuses,
        is_overtaken: &(dyn Fn() -> bool + Sync),
    ) -> Option<Matches> {
        let focus = query.focus(&self.library);
        let facets = Facets::new(&self.library, statuses, &focus, &self.index);
        let matcher = query.matcher(&self.library, statuses, &focus);
        let known = |totals: &&Totals| totals.focus == focus && totals.statuses == *statuses;
        let totals = self.totals.as_ref().filter(known);
        let totals = totals.filter(|_| matcher.finds_most(&self.library));
        let pass = Pass {
            library: &self.library,
            matcher: &matcher,
            facets: Some(&facets),
            counts_others: totals.is_some(),
            cache: &self.cache,
            is_overtaken,
        };
        let mut found = pass.over(&pieces(&self.library))?;
        if let Some(totals) = totals {
            found.counts = totals.counts.minus(&found.counts);
        }
        self.cache = found.cache;
        let facets = facets.with(&found.counts);
        if query.is_everything() {
            let (statuses, counts) = (statuses.clone(), found.counts);
            self.totals = Some(Totals { focus, statuses, counts });
        }
        Some(Matches { rows: found.ranked.rows(), facets })
    }
}

impl Query {
    /// The claims that the query means: with bare words the best found first, otherwise in
    /// reading order. Lenses remove none.
    pub fn select(&self, library: &Library, statuses: &Statuses) -> Vec<Row> {
        let pass = Pass {
            library,
            matcher: &self.matcher(library, statuses, &Toward::Lead),
            facets: None,
            counts_others: false,
            cache: &PrefixCache::default(),
            is_overtaken: &|| false,
        };
        pass.over(&pieces(library)).unwrap_or_default().ranked.rows()
    }

    /// Whether the query finds any claim.
    pub fn finds_something(&self, library: &Library, statuses: &Statuses) -> bool {
        let (matcher, fuzzy) = (self.matcher(library, statuses, &Toward::Lead), Fuzzy::new());
        library.claims().any(|claim| matcher.rank(claim, &fuzzy).is_some())
    }

    /// All facets, in the order of the fields. The stance facet is about the proposition that
    /// [`Query::focus`] gives.
    pub fn facets(&self, library: &Library, statuses: &Statuses, index: &Index) -> Vec<Facet> {
        let focus = self.focus(library);
        let facets = Facets::new(library, statuses, &focus, index);
        let pass = Pass {
            library,
            matcher: &self.matcher(library, statuses, &focus),
            facets: Some(&facets),
            counts_others: false,
            cache: &PrefixCache::default(),
            is_overtaken: &|| false,
        };
        facets.with(&pass.over(&pieces(library)).unwrap_or_default().counts)
    }
}

/// One pass over the claims of a library.
#[derive(Clone, Copy)]
struct Pass<'a> {
    library: &'a Library,
    matcher: &'a Matcher<'a>,
    /// What is to be counted, if anything is.
    facets: Option<&'a Facets<'a>>,
    /// Whether the claims that are not found are counted, which are fewer.
    counts_others: bool,
    /// What an earlier search has left.
    cache: &'a PrefixCache,
    is_overtaken: &'a (dyn Fn() -> bool + Sync),
}

/// What was found in some pieces of a library.
#[derive(Default)]
struct Found {
    ranked: Ranked,
    counts: Counts,
    cache: PrefixCache,
}

impl Pass<'_> {
    fn over(&self, pieces: &[Range<usize>]) -> Option<Found> {
        let found = parallel::map(pieces, |piece| self.over_piece(piece));
        let found: Option<Vec<Found>> = found.into_iter().collect();
        found?.into_iter().reduce(Found::and)
    }

    fn over_piece(&self, piece: Range<usize>) -> Option<Found> {
        let Self { library, matcher, facets, counts_others, cache: last, is_overtaken } = *self;
        let fuzzy = Fuzzy::new();
        let mut found = Found {
            ranked: Ranked::default(),
            counts: facets.map(Facets::none).unwrap_or_default(),
            cache: matcher.search.empty_cache(),
        };
        let Found { ranked, counts, cache } = &mut found;
        let mut counted = Vec::new();
        for shard in piece.map(|at| library.shard(at)) {
            if is_overtaken() {
                return None;
            }
            matcher.search.scan(shard, &fuzzy, last, cache, |rank, claim| {
                let Some(alternatives) = matcher.alternatives(claim, &fuzzy) else { return };
                let rank = rank.and(alternatives);
                let missed = matcher.missed(claim);
                if missed == Missed::Nothing {
                    ranked.push(rank, claim.row());
                }
                if missed != Missed::More {
                    counted.push((claim, missed));
                }
            });
            match facets {
                Some(facets) if counts_others => facets.count_others(shard, &counted, counts),
                Some(facets) => facets.count(&counted, counts),
                None => {}
            }
            counted.clear();
        }
        Some(found)
    }
}

impl Found {
    /// Adds what was found in the pieces that follow.
    fn and(mut self, later: Self) -> Self {
        self.ranked.append(later.ranked);
        self.cache.append(later.cache);
        self.counts.add(&later.counts);
        self
    }
}

/// Claims by how well they were found. There are many claims and few ranks, so that nothing but
/// the ranks has to be sorted.
#[derive(Debug, Clone, Default)]
struct Ranked(HashMap<Rank, Vec<Row>>);

impl Ranked {
    /// Adds a claim that comes after all that are there, in reading order.
    fn push(&mut self, rank: Rank, row: Row) {
        self.0.entry(rank).or_default().push(row);
    }

    /// Adds claims that come after all that are there, in reading order.
    fn append(&mut self, later: Self) {
        for (rank, rows) in later.0 {
            self.0.entry(rank).or_default().extend(rows);
        }
    }

    /// The claims, the best found first, and those that are equally good in reading order.
    fn rows(self) -> Vec<Row> {
        let mut groups: Vec<_> = self.0.into_iter().collect();
        groups.sort_unstable_by_key(|(rank, _)| *rank);
        groups.into_iter().flat_map(|(_, rows)| rows).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{
        search::{Place, Tier},
        tests::{query, random},
    };
    use proptest::prelude::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn found(searcher: &mut Searcher, text: &str, statuses: &Statuses) -> Matches {
        let query = query(text, &searcher.library.clone());
        searcher.find(&query, statuses, &|| false).unwrap()
    }

    #[test]
    fn the_best_come_first_and_equals_in_reading_order() {
        assert!(Ranked::default().rows().is_empty());
        let [gist, quote] = [Place::Gist, Place::Quote].map(|it| Rank::new(Tier::Middle, it));
        let [mut ranked, mut later] = [Ranked::default(), Ranked::default()];
        ranked.push(quote, Row(1));
        ranked.push(gist, Row(2));
        later.push(gist, Row(3));
        later.push(Rank::default(), Row(4));
        later.push(quote, Row(5));
        ranked.append(later);
        assert_eq!(ranked.rows(), [4, 2, 3, 1, 5].map(Row));
    }

    properties! {
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
                let answer = growing.find(&query, &statuses, &is_overtaken);
                let expected = found(&mut searcher(), typed, &statuses);
                prop_assert!(answer.is_none_or(|answer| answer == expected), "{}", typed);
                prop_assert_eq!(query.select(&library, &statuses), expected.rows);
            }
            let expected = found(&mut searcher(), &text, &statuses);
            prop_assert_eq!(found(&mut growing, &text, &statuses), expected);
        }

        #[test]
        fn pieces_make_no_difference(
            (library, statuses) in random::libraries(),
            text in random::queries(),
        ) {
            let query = query(&text, &library);
            let (focus, index) = (query.focus(&library), Index::of(&library));
            let gathered = |pieces: &[Range<usize>]| {
                let facets = Facets::new(&library, &statuses, &focus, &index);
                let pass = Pass {
                    library: &library,
                    matcher: &query.matcher(&library, &statuses, &focus),
                    facets: Some(&facets),
                    counts_others: false,
                    cache: &PrefixCache::default(),
                    is_overtaken: &|| false,
                };
                let found = pass.over(pieces).unwrap();
                (found.ranked.rows(), facets.with(&found.counts), found.cache)
            };
            let shards = library.shard_count();
            let each: Vec<_> = (0..shards).map(|at| at..at + 1).collect();
            let whole: Range<usize> = 0..shards;
            prop_assert_eq!(gathered(&[whole]), gathered(&each));
        }
    }
}
