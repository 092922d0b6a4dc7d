//! Editing the query as text.

use super::{Layer, Line, Notice, Pane, State, Step};
use crate::{
    action::Action,
    query::{Completion, Query, QueryError, complete},
};

/// The query line while it is edited.
#[derive(Debug, Clone)]
pub struct Search {
    /// What is typed.
    pub line: Line,
    /// How far down the offered completions the choice is; it goes round.
    pub chosen: usize,
    /// What escape returns to.
    before: Step,
}

impl State {
    pub(super) fn open_search(&mut self) {
        let mut text = self.browse.query().to_string();
        // So that what is typed is a term of its own.
        if !text.is_empty() {
            text.push(' ');
        }
        let before = self.browse.step();
        self.layer = Some(Layer::Search(Search { line: Line::new(&text), chosen: 0, before }));
    }

    /// What is wrong with the query that is typed, if something is.
    pub fn search_error(&self, search: &Search) -> Option<QueryError> {
        Query::parse(&search.line.text(), self.browse.library()).err()
    }

    /// What Tab can make of the word before the cursor, the chosen one first.
    pub fn completion(&self, search: &Search) -> Completion {
        let cursor = search.line.before().len();
        let mut completion = complete(&search.line.text(), cursor, self.browse.library());
        if !completion.candidates.is_empty() {
            let chosen = search.chosen % completion.candidates.len();
            completion.candidates.rotate_left(chosen);
        }
        completion
    }

    pub(super) fn act_in_search(&mut self, mut search: Search, action: Action) -> Option<Layer> {
        match action {
            Action::Accept => match self.search_error(&search) {
                None => {
                    self.browse.keep(search.before);
                    self.browse.pane = Pane::List;
                    return None;
                }
                Some(error) => self.notice = Some(Notice::error(error.to_string())),
            },
            Action::Close => {
                self.browse.return_to(search.before);
                return None;
            }
            Action::Complete => self.take_completion(&mut search),
            Action::Down => search.chosen += 1,
            Action::Up => search.chosen = search.chosen.saturating_sub(1),
            _ => {
                if search.line.act(action) {
                    self.try_out(&mut search);
                }
            }
        }
        Some(Layer::Search(search))
    }

    pub(super) fn type_in_search(&mut self, mut search: Search, text: &str) -> Option<Layer> {
        search.line.insert(text);
        self.try_out(&mut search);
        Some(Layer::Search(search))
    }

    fn take_completion(&mut self, search: &mut Search) {
        let Completion { replace, candidates } = self.completion(search);
        if let Some(candidate) = candidates.first() {
            search.line.replace(replace, &candidate.text);
            self.try_out(search);
        }
    }

    /// Shows what is typed, as far as it can be understood: until then the last query that could
    /// be stays in force.
    fn try_out(&mut self, search: &mut Search) {
        search.chosen = 0;
        if let Ok(query) = Query::parse(&search.line.text(), self.browse.library()) {
            self.browse.try_out(query, &search.before);
        }
    }
}
