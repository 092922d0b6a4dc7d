//! Editing the query as text.

pub(crate) mod recall;

use crate::ui::{Browse, Layer, Line, Notice, Pane, Recall, State, Step};
use crate::{
    action::Action,
    query::{Candidate, Completion, Query, QueryError, complete},
};
use std::ops::Range;

/// The query line while it is edited.
#[derive(Debug, Clone)]
pub struct Search {
    /// What is typed.
    pub line: Line,
    /// What is wrong with the query that is typed, if something is.
    pub error: Option<QueryError>,
    /// What could be typed at the cursor.
    offers: Completion,
    /// How far down the offered completions the choice is; it goes round.
    chosen: usize,
    /// How far back the line is among the queries of before.
    recall: Recall,
    /// Nothing is typed yet: the arrows go through the queries of before.
    is_fresh: bool,
    /// What escape returns to.
    before: Box<Step>,
}

impl Search {
    /// What Tab can make of the word before the cursor, the chosen one first.
    pub fn completions(&self) -> impl Iterator<Item = &Candidate> {
        let candidates = &self.offers.candidates;
        let chosen = if candidates.is_empty() { 0 } else { self.chosen % candidates.len() };
        candidates[chosen..].iter().chain(&candidates[..chosen])
    }

    fn is_naming_field(&self) -> bool {
        let mut texts = self.offers.candidates.iter().map(|candidate| &candidate.text);
        !self.offers.replace.is_empty() && texts.any(|text| text.ends_with(':'))
    }

    /// Works out anew what follows from what is typed.
    pub(crate) fn read(&mut self, browse: &Browse) {
        let text = self.line.text();
        self.error = Query::parse(&text, browse.library()).err();
        let cursor = self.line.before().len();
        self.offers = complete(&text, cursor, browse.library(), browse.index());
    }
}

impl State {
    pub(crate) fn open_search(&mut self) {
        let mut text = self.browse.query().to_string();
        // So that what is typed is a term of its own.
        if !text.is_empty() {
            text.push(' ');
        }
        let mut search = Search {
            line: Line::new(&text),
            error: None,
            offers: Completion::default(),
            chosen: 0,
            recall: Recall::default(),
            is_fresh: true,
            before: Box::new(self.browse.step()),
        };
        search.read(&self.browse);
        self.layer = Some(Layer::Search(search));
    }

    pub(crate) fn act_in_search(&mut self, mut search: Search, action: Action) -> Option<Layer> {
        match action {
            Action::Accept => match self.parse(&search) {
                Ok(query) => {
                    self.remember(&query.to_string());
                    self.browse.try_out(query, &search.before);
                    self.browse.keep(*search.before);
                    self.browse.pane = Pane::List;
                    return None;
                }
                Err(error) => self.notice = Some(Notice::error(error.message)),
            },
            Action::Close => {
                self.browse.return_to(*search.before);
                return None;
            }
            Action::Complete => self.take_completion(&mut search),
            Action::EarlierQuery => self.take_earlier(&mut search),
            Action::LaterQuery => self.take_later(&mut search),
            Action::Up if Self::goes_through_queries(&search) => self.take_earlier(&mut search),
            Action::Down if search.is_fresh && search.recall.is_back() => {
                self.take_later(&mut search);
            }
            Action::Down => (search.is_fresh, search.chosen) = (false, search.chosen + 1),
            Action::Up => search.chosen = search.chosen.saturating_sub(1),
            _ => {
                if search.line.act(action) {
                    self.try_out(&mut search);
                }
            }
        }
        Some(Layer::Search(search))
    }

    /// Whether the arrows go through the queries of before, and not through the completions:
    /// before anything is typed, and where there is nothing to choose.
    fn goes_through_queries(search: &Search) -> bool {
        search.is_fresh || search.offers.candidates.len() < 2
    }

    fn take_earlier(&mut self, search: &mut Search) {
        let query = search.recall.earlier(&self.queries, &search.line.text());
        self.take_query(search, query);
    }

    fn take_later(&mut self, search: &mut Search) {
        let query = search.recall.later(&self.queries);
        self.take_query(search, query);
    }

    /// Puts another query in the line, if there is one.
    fn take_query(&mut self, search: &mut Search, query: Option<String>) {
        if let Some(query) = query {
            search.line = Line::new(&query);
            search.is_fresh = true;
            self.show_typed(search);
        }
    }

    pub(crate) fn type_in_search(&mut self, mut search: Search, text: &str) -> Option<Layer> {
        let left_out = search.line.insert(text);
        self.try_out(&mut search);
        self.say_left_out(left_out);
        Some(Layer::Search(search))
    }

    fn take_completion(&mut self, search: &mut Search) {
        let candidate = search.completions().next().cloned();
        if let Some(candidate) = candidate {
            search.line.replace(search.offers.replace.clone(), &candidate.text);
            self.try_out(search);
        }
    }

    /// Shows what is typed: from here on the arrows choose among the completions.
    fn try_out(&mut self, search: &mut Search) {
        (search.is_fresh, search.recall) = (false, Recall::default());
        self.show_typed(search);
    }

    /// Shows what is in the line, as far as it can be understood: a term that cannot yet is left
    /// out, and where that does not help, the last query that could be stays in force.
    fn show_typed(&mut self, search: &mut Search) {
        search.chosen = 0;
        search.read(&self.browse);
        let text = search.line.text();
        let parse = |text: &str| Query::parse(text, self.browse.library());
        let query = parse(&text).or_else(|error| parse(&without_term(&text, error.span)));
        let Ok(query) = query else { return };
        let last = self.browse.step();
        self.browse.try_out(query, &search.before);
        // Nobody looks for the word `gra` who is about to type `grade:B`.
        let is_nothing = !self.browse.is_waiting() && self.browse.found().is_empty();
        if is_nothing && search.is_naming_field() {
            self.browse.return_to(last);
        }
    }

    fn parse(&self, search: &Search) -> Result<Query, QueryError> {
        Query::parse(&search.line.text(), self.browse.library())
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
