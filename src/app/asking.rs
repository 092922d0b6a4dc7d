//! Asking which claims a query means: at once where they are few, on another thread where they
//! are many.

use super::{Found, Holdings};
use crate::{
    library::Statuses,
    query::{Demand, Facet, Field, Findings, Order, Query, Searcher},
    reading::{Scope, StripTest},
};
use std::sync::Arc;

/// Of so many claims the answer is there within the frame that the key asks for.
const FEW: usize = 4_000;

/// Which claims does a query mean?
#[derive(Debug, Clone)]
pub struct Question {
    /// Which question of the session it is; an answer to an earlier one is of no use any more.
    pub number: u64,
    pub(super) holdings: Holdings,
    pub(super) statuses: Arc<Statuses>,
    pub(super) query: Query,
    pub(super) order: Order,
}

impl PartialEq for Question {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Eq for Question {}

/// What a query means, and what follows from it for the screen.
#[derive(Debug, Clone)]
pub struct Answer {
    pub(super) number: u64,
    /// The claims.
    pub(super) found: Found,
    /// What choosing each value of each filter would leave.
    pub(super) facets: Vec<Facet>,
    /// What stands, where the query demands something of the sources.
    pub(super) strip: Option<Arc<StripTest>>,
    /// Whether all claims have been gone through; otherwise another answer follows.
    pub(super) is_whole: bool,
}

/// Answers questions, one after the other; what is the same for the next one it keeps.
#[derive(Debug, Default)]
pub struct Librarian {
    searcher: Option<Searcher>,
    strip: Option<Arc<StripTest>>,
}

impl Answer {
    /// The number of the question that it answers.
    pub fn number(&self) -> u64 {
        self.number
    }
}

impl Question {
    /// Whether the answer need not be waited for.
    pub(super) fn is_quick(&self) -> bool {
        self.holdings.library().len() <= FEW
    }
}

impl Librarian {
    /// Answers a question. Of a large library `first` gets an answer from its beginning. There is
    /// no answer once `is_overtaken` says that nobody wants it any more.
    pub fn answer(
        &mut self,
        question: &Question,
        is_overtaken: &(dyn Fn() -> bool + Sync),
        first: impl FnOnce(Answer),
    ) -> Option<Answer> {
        let library = question.holdings.library();
        if !self.searcher.as_ref().is_some_and(|searcher| searcher.is_in(library)) {
            let index = Arc::clone(question.holdings.index());
            self.searcher = Some(Searcher::new(Arc::clone(library), index));
            self.strip = None;
        }
        let strip = self.strip_test(question);
        let answer = |findings: Findings, is_whole| {
            let Findings { mut rows, mut facets } = findings;
            question.order.sort(&mut rows, library);
            facets.retain(|facet| leaves_a_choice(facet, &question.statuses));
            let (found, strip) = (Found::new(rows), strip.clone());
            Answer { number: question.number, found, facets, strip, is_whole }
        };
        let searcher = self.searcher.as_mut()?;
        let tell = |findings| first(answer(findings, false));
        let found = searcher.find(&question.query, &question.statuses, is_overtaken, tell)?;
        Some(answer(found, true))
    }

    /// What stands of the whole library; it is the same for all queries with one demand.
    fn strip_test(&mut self, question: &Question) -> Option<Arc<StripTest>> {
        let is_of = |demand: Demand| move |test: &Arc<StripTest>| test.demand == demand;
        let everything = Scope::all(question.holdings.library());
        self.strip = question.query.strip().map(|demand| {
            let known = self.strip.take().filter(is_of(demand));
            known.unwrap_or_else(|| Arc::new(StripTest::of(everything, demand)))
        });
        self.strip.clone()
    }
}

/// Whether a filter is of any use. Which are does not depend on the query.
fn leaves_a_choice(facet: &Facet, statuses: &Statuses) -> bool {
    let is_used = facet.field != Field::Status || !statuses.is_empty();
    is_used && facet.values().len() > 1
}
