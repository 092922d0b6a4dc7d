//! What is taken up from the session before, and left to the next.

use super::{Notice, State, TextMode, View};
use crate::{
    action::Action,
    library::{ClaimName, ClaimRef, Vocabulary},
    query::{Order, Query},
    session::{Complaint, Notebook, Queries, Visit},
    text::clean,
};

/// Whoever marks more claims than this has not chosen them one by one.
const MOST_MARKS: usize = 1_000;

impl State {
    /// Takes up the reader's statuses and notes.
    pub fn take_notebook(&mut self, notebook: Notebook) {
        self.notebook = notebook;
        self.resolve_statuses();
        self.settle();
    }

    /// Takes up the queries that were kept before; what is recorded from here on will be kept.
    pub fn take_queries(&mut self, queries: Queries) {
        self.queries = queries;
        self.is_kept = true;
    }

    /// Says what could not be taken up.
    pub fn complain(&mut self, complaints: &[Complaint]) {
        let Some((first, others)) = complaints.split_first() else { return };
        let others = match others.len() {
            0 => String::new(),
            count => format!(" (and {count} more)"),
        };
        let first = first.to_string();
        self.notice = Some(Notice::error(format!("{}{others}", clean(&first))));
    }

    /// The queries that were kept since the start.
    pub fn new_queries(&self) -> &Queries {
        &self.new_queries
    }

    pub(super) fn remember(&mut self, query: &str) {
        self.queries.keep(query);
        self.new_queries.keep(query);
    }

    /// Where the reader is, by name.
    pub fn visit(&self) -> Visit {
        let mut marks: Vec<_> = self.marks.iter().map(ToString::to_string).collect();
        marks.sort_unstable();
        marks.truncate(MOST_MARKS);
        Visit {
            left: self.now.timestamp(),
            view: self.view().action().name().to_owned(),
            query: self.browse.query().to_string(),
            order: self.browse.order().word().to_owned(),
            text: self.detail.text.word().to_owned(),
            claim: self.browse.selected().map(ClaimRef::full_name).unwrap_or_default(),
            marks,
        }
    }

    /// Goes where the reader was, as far as that is still there.
    pub fn resume(&mut self, visit: &Visit) {
        let here = Visit { left: visit.left, ..self.visit() };
        let library = self.browse.library();
        let query = Query::parse(&visit.query, library).unwrap_or_default();
        let order = Order::from_word(&visit.order).unwrap_or_default();
        let exists = |name: &ClaimName| library.named(name).is_some();
        let marks = visit.marks.iter().filter_map(|name| ClaimName::parse(name)).filter(exists);
        self.marks = marks.collect();
        let claim = ClaimName::parse(&visit.claim);
        let view = visit.view.parse().ok().and_then(View::of);
        let view = view.filter(|view| self.views().contains(view)).unwrap_or_default();
        self.browse.begin(query, order, view, claim.as_ref());
        self.detail.text = TextMode::from_word(&visit.text).unwrap_or_default();
        self.settle();
        if here != (Visit { left: visit.left, ..self.visit() }) {
            self.say(match *self.browse.query() == Query::default() {
                true => "back where you left off".to_owned(),
                false => {
                    let clear = self.key(Action::ClearQuery);
                    format!("back where you left off, with a query: {clear} clears it")
                }
            });
        }
    }
}
