//! Editing the query as text.

use super::{Layer, Line, Notice, Pane, State, Step};
use crate::{
    action::Action,
    query::{Completion, Query, QueryError, complete},
};
use std::ops::Range;

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
        self.parse(search).err()
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
            Action::Accept => match self.parse(&search) {
                Ok(query) => {
                    self.browse.try_out(query, &search.before);
                    self.browse.keep(search.before);
                    self.browse.pane = Pane::List;
                    return None;
                }
                Err(error) => self.notice = Some(Notice::error(error.message)),
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

    /// Shows what is typed, as far as it can be understood: a term that cannot yet is left out,
    /// and where that does not help, the last query that could be stays in force.
    fn try_out(&mut self, search: &mut Search) {
        search.chosen = 0;
        let text = search.line.text();
        let parse = |text: &str| Query::parse(text, self.browse.library());
        let query = parse(&text).or_else(|error| parse(&without_term(&text, error.span)));
        let Ok(query) = query else { return };
        let last = self.browse.step();
        self.browse.try_out(query, &search.before);
        // Nobody looks for the word `gra` who is about to type `grade:B`.
        if self.browse.found().is_empty() && self.is_naming_field(search) {
            self.browse.return_to(last);
        }
    }

    fn parse(&self, search: &Search) -> Result<Query, QueryError> {
        Query::parse(&search.line.text(), self.browse.library())
    }

    fn is_naming_field(&self, search: &Search) -> bool {
        let Completion { replace, candidates } = self.completion(search);
        !replace.is_empty() && candidates.iter().any(|candidate| candidate.text.ends_with(':'))
    }
}

/// A query's text without the term that some bytes of it belong to.
fn without_term(text: &str, span: Range<usize>) -> String {
    let blank = char::is_whitespace;
    let start = text.get(..span.start).and_then(|before| before.rfind(blank)).unwrap_or(0);
    let rest = text.get(span.end..).unwrap_or_default();
    let rest = rest.find(blank).map_or("", |blank| &rest[blank..]);
    format!("{}{rest}", &text[..start])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_wrong_term_is_left_out() {
        let without = |text: &str, wrong: &str| {
            let start = text.find(wrong).unwrap();
            without_term(text, start..start + wrong.len())
        };
        assert_eq!(without("grade:B speaker:cutlr chips", "cutlr"), "grade:B chips");
        assert_eq!(without("ü speaker:cutlr", "cutlr"), "ü");
        assert_eq!(without("speeker:x", "speeker:x"), "");
        assert_eq!(without("\"open", "\"open"), "");
    }
}
