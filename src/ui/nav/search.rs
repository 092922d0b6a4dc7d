//! Searching: what the search worker is asked, and what it answers.

use super::{LoadedLibrary, Matches, Results};
use crate::{
    analysis::{self, Scope, Undecided, Without},
    library::Statuses,
    query::{self, Advice, Demand, Facet, Field, Order, Query, Searcher},
};
use std::{any::Any, fmt, sync::Arc};

/// Which claims does a query find?
#[derive(Debug, Clone)]
pub struct SearchRequest {
    /// Which request of the session it is; whatever answers an earlier one is of no use any more.
    pub number: u64,
    pub(super) loaded: LoadedLibrary,
    pub(super) statuses: Arc<Statuses>,
    pub(super) query: Query,
    pub(super) order: Order,
    /// What the screen shows of all of them.
    pub view: Option<ViewRequest>,
}

impl PartialEq for SearchRequest {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Eq for SearchRequest {}

/// What a query finds.
#[derive(Debug)]
pub struct SearchResponse {
    /// The number of the request.
    pub number: u64,
    /// What it finds.
    pub results: Results,
    /// What the screen shows of all of them.
    pub view: Option<ViewData>,
}

/// What a screen shows of all claims that are found, to be worked out beside the screen.
#[derive(Clone)]
pub struct ViewRequest(Arc<dyn Fn(&Results) -> ViewData + Send + Sync>);

/// It, worked out: the type that the screen has asked for.
pub type ViewData = Box<dyn Any + Send + Sync>;

impl ViewRequest {
    /// What `make` works out.
    pub fn new<T: Any + Send + Sync>(make: impl Fn(&Results) -> T + Send + Sync + 'static) -> Self {
        Self(Arc::new(move |results| Box::new(make(results))))
    }
}

impl fmt::Debug for ViewRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ViewRequest")
    }
}

/// Answers search requests, one after the other; what is the same for the next one it keeps.
#[derive(Debug, Default)]
pub struct SearchWorker {
    searcher: Option<Searcher>,
    without: Option<Arc<Without>>,
}

impl SearchWorker {
    /// Answers a request; not at all once `is_overtaken` says that nobody wants it any more.
    pub fn answer(
        &mut self,
        request: &SearchRequest,
        is_overtaken: &(dyn Fn() -> bool + Sync),
    ) -> Option<SearchResponse> {
        let loaded = &request.loaded;
        if !self.searcher.as_ref().is_some_and(|searcher| searcher.is_in(loaded.library())) {
            let index = Arc::clone(loaded.index());
            self.searcher = Some(Searcher::new(Arc::clone(loaded.library()), index));
            self.without = None;
        }
        let without = self.without(request);
        let searcher = self.searcher.as_mut()?;
        let found = searcher.find(&request.query, &request.statuses, is_overtaken)?;
        let query::Matches { mut rows, mut facets } = found;
        request.order.sort(&mut rows, loaded.library());
        let has_open_places = loaded.library().has_open_places();
        facets.retain(|facet| leaves_a_choice(facet, has_open_places, &request.statuses));
        let everything = loaded.library();
        let undecided = match request.query.is_everything() {
            true => Undecided::of(Scope::all(everything)),
            false => Undecided::of(Scope::rows(everything, &rows)),
        };
        let results = Results {
            advice: Advice::default(),
            loaded: loaded.clone(),
            query: request.query.clone(),
            matches: Matches::new(rows),
            facets,
            without,
            undecided,
        };
        let view = request.view.as_ref().filter(|_| !is_overtaken());
        let view = view.map(|ViewRequest(make)| make(&results));
        Some(SearchResponse { number: request.number, results, view })
    }

    /// What stands of the whole library; it is the same for all queries with one demand.
    fn without(&mut self, request: &SearchRequest) -> Option<Arc<Without>> {
        let is_of = |demand: Demand| move |test: &Arc<Without>| test.demand == demand;
        let everything = Scope::all(request.loaded.library());
        self.without = request.query.without().map(|demand| {
            let known = self.without.take().filter(is_of(demand));
            known.unwrap_or_else(|| Arc::new(Without::of(everything, demand)))
        });
        self.without.clone()
    }
}

impl SearchRequest {
    /// What there is to say to the query, which finds something or does not; nothing where that is
    /// nothing, or once `is_overtaken` says that nobody wants it any more. It can take longer than
    /// the search.
    pub fn advice(&self, finds_something: bool, is_overtaken: &dyn Fn() -> bool) -> Option<Advice> {
        let Self { query, loaded, statuses, .. } = self;
        let library = loaded.library();
        let advice = analysis::advice(
            query,
            finds_something,
            library,
            statuses,
            loaded.index(),
            is_overtaken,
        );
        Some(advice).filter(|advice| !is_overtaken() && *advice != Advice::default())
    }
}

/// Whether a filter is of any use. Which are does not depend on the query.
fn leaves_a_choice(facet: &Facet, has_open_places: bool, statuses: &Statuses) -> bool {
    let is_used = match facet.field {
        Field::Status => !statuses.is_empty(),
        Field::Note => statuses.has_notes(),
        field if field.is_about_open_places() => has_open_places,
        _ => true,
    };
    is_used && facet.values().len() > 1
}

#[cfg(test)]
mod tests;
