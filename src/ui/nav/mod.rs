//! Which claims are shown, and where the reader is among them.

pub(crate) mod cursor;
pub(crate) mod history;
pub(crate) mod jumps;
pub(crate) mod library;
pub(crate) mod people;
pub(crate) mod search;
pub(crate) mod selection;
pub(crate) mod showing;
pub(crate) mod survey;

use crate::ui::{
    Answer, Found, History, Holdings, Librarian, Pane, People, Question, Spot, Surveyed, View,
    nav::search::is_quick,
};
use crate::{
    analysis::StripTest,
    library::{ClaimName, ClaimRef, Library, Row, Statuses, Verification},
    query::{Facet, Index, Order, Query},
};
use jumps::Jump;
use std::sync::Arc;

/// Which claims are shown, and where the reader is among them.
#[derive(Debug, Clone)]
pub struct Browse {
    holdings: Holdings,
    statuses: Arc<Statuses>,
    query: Query,
    order: Order,
    spot: Spot,
    view: View,
    /// Where the keys go.
    pub pane: Pane,
    /// How many questions were asked.
    asked: u64,
    /// The last of them, as long as nobody has taken it on.
    question: Option<Question>,
    /// Whether the last of them has yet to be answered in full: what is shown answers an earlier
    /// one.
    is_waiting: bool,
    found: Found,
    generation: u64,
    /// The first generation whose rows are still the same claims.
    same_rows_since: u64,
    facets: Vec<Facet>,
    strip: Option<Arc<StripTest>>,
    history: History<Step>,
    jumps: Vec<Jump>,
}

/// What undoing returns to.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Which claims were meant.
    pub query: Query,
    /// Where the reader was.
    pub spot: Spot,
    /// The view, where it changed with the query.
    pub view: Option<View>,
}

impl Browse {
    /// All claims of a library, from the first.
    pub fn new(library: Arc<Library>) -> Self {
        let mut browse = Self::of(Holdings::of(library));
        browse.find();
        browse
    }

    fn of(holdings: Holdings) -> Self {
        Self {
            holdings,
            statuses: Arc::default(),
            query: Query::default(),
            order: Order::default(),
            spot: Spot::default(),
            view: View::default(),
            pane: Pane::List,
            asked: 0,
            question: None,
            is_waiting: false,
            found: Found::default(),
            generation: 0,
            same_rows_since: 0,
            facets: Vec::new(),
            strip: None,
            history: History::default(),
            jumps: Vec::new(),
        }
    }

    /// What an answer shows.
    pub(crate) fn of_answer(question: &Question, answer: &Answer) -> Self {
        let mut browse = Self::of(question.holdings.clone());
        browse.statuses = Arc::clone(&question.statuses);
        (browse.query, browse.order) = (question.query.clone(), question.order);
        browse.answered(Answer { number: browse.asked, ..answer.clone() });
        browse
    }

    /// Shows another state of the files, of which the reader has recorded this; the query, the
    /// order and the claim stay what they were.
    pub fn replace(&mut self, holdings: Holdings, statuses: Statuses) {
        let is_more = holdings.library().extends(self.library());
        self.holdings = holdings;
        self.statuses = Arc::new(statuses);
        let question = self.next_question();
        // The rows that are shown are claims of the library that was. Where they are the same
        // claims now, they can wait for the answer.
        if is_more {
            self.ask(question);
        } else {
            self.ask_at_once(&question);
            self.same_rows_since = self.generation;
        }
    }

    /// What the library has of each speaker.
    pub fn people(&self) -> &People {
        self.holdings.people()
    }

    /// How many claims somebody is said to have made; the others are the newsroom's own.
    pub fn sourced(&self) -> usize {
        self.holdings.sourced()
    }

    /// What is read, and what was counted of it.
    pub fn holdings(&self) -> &Holdings {
        &self.holdings
    }

    /// What queries need to know of the library.
    pub fn index(&self) -> &Index {
        self.holdings.index()
    }

    /// What is read, for a thread that needs it, too.
    pub fn shared_library(&self) -> Arc<Library> {
        Arc::clone(self.holdings.library())
    }

    /// What is read.
    pub fn library(&self) -> &Library {
        self.holdings.library()
    }

    /// The reader's own verification of the claims.
    pub fn statuses(&self) -> &Statuses {
        &self.statuses
    }

    /// Takes what the reader has recorded of all claims.
    pub fn set_statuses(&mut self, statuses: Statuses) {
        self.statuses = Arc::new(statuses);
        self.find();
    }

    /// Takes what the reader has recorded of a claim, and points at it.
    pub fn verify(&mut self, row: Row, verification: Verification) {
        Arc::make_mut(&mut self.statuses).set(row, verification);
        self.find();
        // The query may ask for another status; the claim stays in sight until one moves on.
        self.go(Spot::At(self.claim(row).name()));
    }

    /// Begins at a query and a claim, if it is there; nothing can be undone to what was before.
    pub fn begin(&mut self, query: Query, order: Order, view: View, claim: Option<&ClaimName>) {
        (self.query, self.order, self.view) = (query, order, view);
        self.find();
        if let Some(claim) = claim.and_then(|name| self.library().named(name)) {
            self.go(Spot::At(claim.name()));
        }
    }

    /// Which claims are meant.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// The order of the claims.
    pub fn order(&self) -> Order {
        self.order
    }

    /// The claims that are shown.
    pub fn found(&self) -> &Found {
        &self.found
    }

    /// What choosing each value of each filter would leave.
    pub fn facets(&self) -> &[Facet] {
        &self.facets
    }

    /// What stands, where the query demands something of the sources.
    pub fn strip_test(&self) -> Option<&StripTest> {
        self.strip.as_deref()
    }

    /// Whether what is shown is not yet what the query means, or not yet all of it.
    pub fn is_waiting(&self) -> bool {
        self.is_waiting
    }

    /// The claim that a row of the list shows.
    pub fn claim(&self, row: Row) -> ClaimRef<'_> {
        self.library().claim(row)
    }

    /// The selected claim, if one is shown.
    pub fn selected(&self) -> Option<ClaimRef<'_>> {
        let place = self.found.selected()?;
        self.found.row(place).map(|row| self.library().claim(row))
    }

    /// The claim where the reader is, shown or not, if it is a certain one.
    pub(crate) fn spotted(&self) -> Option<ClaimRef<'_>> {
        self.library().named(self.spot.claim()?)
    }

    /// Selects the claim at a place of the list.
    pub fn select(&mut self, place: usize) {
        let Some(row) = self.found.row(place) else { return };
        // Where the reader goes on their own, a claim beside the query has no business.
        self.go(match self.found.is_pinned(place) {
            true => Spot::At(self.library().claim(row).name()),
            false => Spot::Near(self.library().claim(row).name()),
        });
    }

    /// Goes to a claim that was pointed at: by a jump, if the query does not mean it.
    pub fn go_to(&mut self, row: Row) {
        match self.is_meant(row) {
            true => self.go(Spot::Near(self.library().claim(row).name())),
            false => self.follow(row),
        }
    }

    /// Selects a claim where all of the article's are shown, be it meant by the query or not.
    pub fn point_at(&mut self, row: Row) {
        let name = self.library().claim(row).name();
        self.go(if self.is_meant(row) { Spot::Near(name) } else { Spot::At(name) });
    }

    /// Whether the query means a claim.
    pub fn is_meant(&self, row: Row) -> bool {
        self.found.is_match(row)
    }

    /// What is on the screen.
    pub fn view(&self) -> View {
        self.view
    }

    /// Puts another view on the screen.
    pub fn show(&mut self, view: View) {
        if view != self.view {
            (self.view, self.pane) = (view, Pane::List);
        }
    }

    /// Whether rows of a generation are the same claims now.
    pub(crate) fn still_has(&self, generation: u64) -> bool {
        generation >= self.same_rows_since
    }

    /// A number that is another one whenever other claims are shown, or in another order.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Shows the claims in another order.
    pub fn sort(&mut self, order: Order) {
        self.order = order;
        self.find();
    }

    fn go(&mut self, spot: Spot) {
        self.spot = spot;
        self.found.settle(&self.spot, self.holdings.library());
    }

    fn find(&mut self) {
        let question = self.next_question();
        self.ask(question);
    }

    pub(crate) fn next_question(&mut self) -> Question {
        self.asked += 1;
        Question {
            number: self.asked,
            holdings: self.holdings.clone(),
            statuses: Arc::clone(&self.statuses),
            query: self.query.clone(),
            order: self.order,
            survey: None,
        }
    }

    /// Asks which claims the query means. Where that takes long, what was found before is shown
    /// until the answer comes.
    fn ask(&mut self, question: Question) {
        if self.is_quick() {
            self.ask_at_once(&question);
        } else {
            (self.question, self.is_waiting) = (Some(question), true);
        }
    }

    fn ask_at_once(&mut self, question: &Question) {
        self.question = None;
        let answer = Librarian::default().answer(question, &|| false);
        answer.into_iter().for_each(|answer| _ = self.answered(answer));
    }

    /// Whether what a view shows of all claims at once is there within the frame.
    pub(crate) fn is_quick(&self) -> bool {
        is_quick(self.library())
    }

    /// Asks for what the view shows of all claims at once, unless an answer is on its way, after
    /// which it can be asked for.
    pub(crate) fn ask_for_survey(&mut self) {
        if !self.is_waiting {
            self.find();
        }
    }

    /// The question that somebody has to answer, once.
    pub(crate) fn take_question(&mut self) -> Option<Question> {
        self.question.take()
    }

    /// Shows what the query means, unless it has changed since that was asked; what else was asked
    /// about the claims is returned.
    pub(crate) fn answered(&mut self, answer: Answer) -> Option<Surveyed> {
        if answer.number != self.asked {
            return None;
        }
        self.found = answer.found;
        self.generation += 1;
        self.facets = answer.facets;
        self.strip = answer.strip;
        self.is_waiting = false;
        self.found.settle(&self.spot, self.holdings.library());
        answer.surveyed
    }
}
