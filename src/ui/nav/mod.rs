//! Where the reader is: the query, the claims that it finds, the selected one, and the ways between
//! them.

pub(crate) mod cached;
pub(crate) mod cursor;
pub(crate) mod history;
pub(crate) mod jumps;
pub(crate) mod library;
pub(crate) mod matches;
pub(crate) mod results;
pub(crate) mod search;

pub use cached::Cached;
pub use cursor::Cursor;
pub use library::{GradeWidth, LoadedLibrary};
pub use matches::{Matches, Selection};
pub use results::Results;
pub use search::{SearchRequest, SearchResponse, SearchWorker, ViewData, ViewRequest};

use crate::{
    analysis::{Undecided, Without},
    export::Format,
    library::{
        ClaimName, ClaimRef, DossierRef, Library, PropositionRef, Row, SpeakerId, Statuses,
        Verification,
    },
    query::{Advice, Order, Query},
    ui::{ExportedClaims, Pane, View, reader::undo::Done},
};
use history::History;
use jumps::Jump;
use std::sync::Arc;

/// A way through a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To what comes after.
    Forward,
    /// To what comes before.
    Back,
}

impl Direction {
    /// Where the next section of `len` things begins, or else the last of them; or where the section
    /// before begins, or else the first. A section is a run of things with one key.
    pub fn section<K: PartialEq>(self, at: usize, len: usize, key: impl Fn(usize) -> K) -> usize {
        let start_of = |at: usize| {
            let here = key(at);
            (0..at).rev().find(|other| key(*other) != here).map_or(0, |end| end + 1)
        };
        match self {
            Self::Forward => {
                let here = key(at);
                (at..len).find(|other| key(*other) != here).unwrap_or(len - 1)
            }
            Self::Back => start_of(at).checked_sub(1).map_or(0, start_of),
        }
    }
}

/// Where the reader is among the claims, and what is shown of them.
#[derive(Debug, Clone)]
pub struct Navigator {
    results: Results,
    statuses: Arc<Statuses>,
    query: Query,
    order: Order,
    selection: Selection,
    /// The last claim that was selected: where a query that finds nothing leaves the reader.
    here: Option<ClaimName>,
    view: View,
    /// Whether several dossiers are being read: they have their view before they are there.
    pub expects_several: bool,
    /// Where the keys go.
    pub pane: Pane,
    /// Whom the replies are to show, where somebody has asked for that.
    pub party: Option<SpeakerId>,
    /// How many searches were asked for.
    asked: u64,
    /// Whether the last of them has yet to be taken to the worker.
    is_due: bool,
    /// Which of them the results answer.
    answered: u64,
    pub(in crate::ui) history: History<Done>,
    jumps: Vec<Jump>,
}

impl Navigator {
    /// At the first of all claims of a library, once they have been searched for.
    pub fn new(library: Arc<Library>) -> Self {
        let results = Results {
            loaded: LoadedLibrary::new(library),
            query: Query::default(),
            matches: Matches::default(),
            facets: Vec::new(),
            without: None,
            undecided: Undecided::default(),
            advice: Advice::default(),
        };
        Self {
            results,
            statuses: Arc::default(),
            query: Query::default(),
            order: Order::default(),
            selection: Selection::default(),
            here: None,
            view: View::default(),
            expects_several: false,
            pane: Pane::List,
            party: None,
            asked: 1,
            is_due: true,
            answered: 0,
            history: History::default(),
            jumps: Vec::new(),
        }
    }

    /// Shows another state of the files, of which the reader has recorded this; the query, the
    /// order and the claim stay what they were. Says whether rows are the same claims as before:
    /// then what was found is shown until the answer comes.
    pub fn replace(&mut self, loaded: LoadedLibrary, statuses: Statuses) -> bool {
        let is_more = loaded.library().extends(self.library());
        self.results.loaded = loaded;
        self.statuses = Arc::new(statuses);
        if !is_more {
            (self.results.matches, self.results.without) = (Matches::default(), None);
        }
        self.search();
        is_more
    }

    /// What the query has found.
    pub fn results(&self) -> &Results {
        &self.results
    }

    /// What is read.
    pub fn library(&self) -> &Library {
        self.results.library()
    }

    /// What stands, where the query demands something of the sources.
    pub fn without(&self) -> Option<&Without> {
        self.results.without()
    }

    /// The claims that are listed, and the selected one.
    pub fn matches(&self) -> &Matches {
        &self.results.matches
    }

    /// The claim of a row.
    pub fn claim(&self, row: Row) -> ClaimRef<'_> {
        self.results.claim(row)
    }

    /// The proposition in focus for a dossier.
    pub fn focus<'a>(&'a self, dossier: DossierRef<'a>) -> Option<PropositionRef<'a>> {
        self.results.focus(dossier)
    }

    /// The reader's own verification of the claims.
    pub fn statuses(&self) -> &Statuses {
        &self.statuses
    }

    /// Claims in a form, to be made elsewhere.
    pub(crate) fn exported(&self, rows: Vec<Row>, format: Format) -> ExportedClaims {
        let library = Arc::clone(self.results.loaded().library());
        ExportedClaims { library, statuses: Arc::clone(&self.statuses), rows, format }
    }

    /// Takes what the reader has recorded of all claims.
    pub fn set_statuses(&mut self, statuses: Statuses) {
        self.statuses = Arc::new(statuses);
        self.search();
    }

    /// Takes what the reader has recorded of a claim.
    pub fn verify(&mut self, row: Row, verification: Verification) {
        Arc::make_mut(&mut self.statuses).set(row, verification);
        self.search();
    }

    /// Keeps the selected claim in sight until one moves on, whether the query finds it or not.
    pub fn stay(&mut self) {
        if let Some(claim) = self.selected().map(ClaimRef::name) {
            self.select(Selection::At(claim));
        }
    }

    /// Begins at a query and a claim, if it is there; nothing can be undone to what was before.
    pub fn begin(&mut self, query: Query, order: Order, view: View, claim: Option<&ClaimName>) {
        (self.query, self.order, self.view) = (query, order, view);
        self.search();
        if let Some(claim) = claim.and_then(|name| self.library().named(name)) {
            self.select(Selection::At(claim.name()));
        }
    }

    /// Which claims are wanted; until the worker has answered, the results are those of a query
    /// before.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// The order of the claims.
    pub fn order(&self) -> Order {
        self.order
    }

    /// Whether the results are not yet those of the query.
    pub fn is_waiting(&self) -> bool {
        self.answered != self.asked
    }

    /// A number that is another one whenever other claims are shown, or in another order.
    pub fn generation(&self) -> u64 {
        self.answered
    }

    /// The selected claim, if one is shown.
    pub fn selected(&self) -> Option<ClaimRef<'_>> {
        let matches = self.matches();
        matches.row(matches.selected()?).map(|row| self.claim(row))
    }

    /// The row of the selected claim.
    pub fn selected_row(&self) -> Option<Row> {
        self.selected().map(|claim| claim.row())
    }

    /// The selected claim; where none is shown, the one where the reader was, if there is one.
    pub fn claim_here(&self) -> Option<ClaimRef<'_>> {
        let names = || [self.selection.claim(), self.here.as_ref()].into_iter().flatten();
        self.selected().or_else(|| names().find_map(|name| self.library().named(name)))
    }

    /// The dossier where the reader is, or the first.
    pub fn dossier(&self) -> Option<DossierRef<'_>> {
        self.claim_here().map(ClaimRef::dossier).or_else(|| self.library().dossiers().next())
    }

    /// Selects the claim at a place of the list.
    pub fn select_place(&mut self, place: usize) {
        let Some(row) = self.matches().row(place) else { return };
        // Where the reader goes on their own, a claim beside the query has no business.
        let name = self.claim(row).name();
        self.select(match self.matches().is_pinned(place) {
            true => Selection::At(name),
            false => Selection::Near(name),
        });
    }

    /// Goes to a claim that was pointed at: by a jump, if the query does not find it.
    pub fn go_to(&mut self, row: Row) {
        match self.matches().is_match(row) {
            true => self.point_at(row),
            false => self.follow(row),
        }
    }

    /// Selects a claim where all of the article's are shown, whether the query finds it or not.
    pub fn point_at(&mut self, row: Row) {
        let name = self.claim(row).name();
        let is_match = self.matches().is_match(row);
        self.select(if is_match { Selection::Near(name) } else { Selection::At(name) });
    }

    /// The screen that is shown.
    pub fn view(&self) -> View {
        self.view
    }

    /// Shows another screen.
    pub fn show(&mut self, view: View) {
        if view != self.view {
            (self.view, self.pane) = (view, Pane::List);
        }
    }

    /// Shows the claims in another order.
    pub fn sort(&mut self, order: Order) {
        self.order = order;
        self.search();
    }

    fn select(&mut self, selection: Selection) {
        self.selection = selection;
        self.settle();
    }

    fn settle(&mut self) {
        self.results.matches.settle(&self.selection, self.results.loaded.library());
        if let Some(claim) = self.selected().map(ClaimRef::name) {
            self.here = Some(claim);
        }
    }

    /// Asks for a search, in place of any before that is not answered yet.
    pub fn search(&mut self) {
        self.asked += 1;
        self.is_due = true;
    }

    /// The search that is to be taken to the worker, once.
    pub fn take_request(&mut self, view: Option<ViewRequest>) -> Option<SearchRequest> {
        std::mem::take(&mut self.is_due).then(|| SearchRequest {
            number: self.asked,
            loaded: self.results.loaded.clone(),
            statuses: Arc::clone(&self.statuses),
            query: self.query.clone(),
            order: self.order,
            view,
        })
    }

    /// Shows what was found, unless something else has been asked for since; says so.
    pub fn receive(&mut self, number: u64, results: Results) -> bool {
        let is_wanted = number == self.asked;
        if is_wanted {
            (self.answered, self.results) = (number, results);
            self.settle();
        }
        is_wanted
    }

    /// Takes what there is to say to a query, unless other results are shown by now; says whether it
    /// did.
    pub fn take_advice(&mut self, number: u64, advice: Advice) -> bool {
        let is_wanted = number == self.answered;
        if is_wanted {
            self.results.advice = advice;
        }
        is_wanted
    }
}
