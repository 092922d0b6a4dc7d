//! Editing the query as text.

pub(crate) mod recall;

use super::{After, Overlay};
use crate::{
    action::Action,
    config::Context,
    query::{Candidate, Completion, Query, QueryError, complete},
    ui::{
        Cx, Input, Look, Navigator, Pane,
        hints::Entry,
        layout::Screen,
        nav::jumps::UndoEntry,
        render::Painter,
        widgets::{compose::Composer, popup::clear},
    },
};
use ratatui::{layout::Rect, text::Line};
use recall::Recall;
use std::ops::Range;

const HINTS: &[Entry] = &[
    (&[Action::Accept], "keep"),
    (&[Action::Close], "as it was"),
    (&[Action::Complete], "complete"),
    (&[Action::EarlierQuery], "earlier query"),
    (&[Action::DeleteWord], "delete word"),
    (&[Action::DeleteToStart], "delete all"),
];

/// The query line while it is edited.
#[derive(Debug, Clone)]
pub struct Search {
    /// What is typed.
    pub input: Input,
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
    before: Box<UndoEntry>,
    /// What is in force where nothing is found yet: nobody looks for the word `gra` who is about to
    /// type `grade:B`.
    fallback: Option<UndoEntry>,
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
    fn read(&mut self, nav: &Navigator) {
        let text = self.input.text();
        self.error = Query::parse(&text, nav.library()).err();
        let cursor = self.input.before().len();
        self.offers = complete(&text, cursor, nav.library(), nav.results().loaded().index());
    }

    /// The query line with the query that is in force.
    pub fn open(cx: &Cx) -> Self {
        let mut text = cx.nav.query().to_string();
        // So that what is typed is a term of its own.
        if !text.is_empty() {
            text.push(' ');
        }
        let mut search = Self {
            input: Input::new(&text),
            error: None,
            offers: Completion::default(),
            chosen: 0,
            recall: Recall::default(),
            is_fresh: true,
            before: Box::new(cx.nav.undo_entry()),
            fallback: None,
        };
        search.read(&cx.nav);
        search
    }

    /// Whether the arrows go through the queries of before, and not through the completions:
    /// before anything is typed, and where there is nothing to choose.
    fn goes_through_queries(&self) -> bool {
        self.is_fresh || self.offers.candidates.len() < 2
    }

    fn take_earlier(&mut self, cx: &mut Cx) {
        let query = self.recall.earlier(&cx.queries, &self.input.text());
        self.take_query(query, cx);
    }

    fn take_later(&mut self, cx: &mut Cx) {
        let query = self.recall.later(&cx.queries);
        self.take_query(query, cx);
    }

    /// Puts another query in the line, if there is one.
    fn take_query(&mut self, query: Option<String>, cx: &mut Cx) {
        if let Some(query) = query {
            self.input = Input::new(&query);
            self.is_fresh = true;
            self.show_typed(cx);
        }
    }

    fn take_completion(&mut self, cx: &mut Cx) {
        let candidate = self.completions().next().cloned();
        if let Some(candidate) = candidate {
            self.input.replace(self.offers.replace.clone(), &candidate.text);
            self.try_out(cx);
        }
    }

    /// Shows what is typed: from here on the arrows choose among the completions.
    fn try_out(&mut self, cx: &mut Cx) {
        (self.is_fresh, self.recall) = (false, Recall::default());
        self.show_typed(cx);
    }

    /// Shows what is in the line, as far as it can be understood: a term that cannot yet is left
    /// out, and where that does not help, the last query that could be stays in force.
    fn show_typed(&mut self, cx: &mut Cx) {
        self.chosen = 0;
        self.read(&cx.nav);
        let text = self.input.text();
        let parse = |text: &str| Query::parse(text, cx.nav.library());
        let query = parse(&text).or_else(|error| parse(&without_term(&text, error.span)));
        let Ok(query) = query else { return };
        let last = self.fallback.take().unwrap_or_else(|| cx.nav.undo_entry());
        self.fallback = self.is_naming_field().then_some(last);
        cx.nav.try_out(query, &self.before);
    }

    /// What stands below the line: what is wrong with what is typed, or what the word before the
    /// cursor can become.
    fn below(&self, width: u16, look: Look<'_>) -> Option<Line<'static>> {
        let (theme, cut) = (look.theme, look.glyphs().cut);
        let mut completions = self.completions();
        let first = completions.next();
        // What is not yet wrong is only unfinished.
        let cursor = self.input.before().len();
        let is_finished = |error: &&QueryError| first.is_none() || error.span.end < cursor;
        let mut line = Composer::new(width);
        line.skip(3);
        if let Some(error) = self.error.as_ref().filter(is_finished) {
            let help = error.help.as_ref().map(|help| format!(": {help}")).unwrap_or_default();
            line.put_cut(format!("{}{help}", error.message), theme.error, cut);
        } else {
            line.put("Tab ", theme.muted).put(first?.text.clone(), theme.strong);
            // No more than fit into a line that is as wide as can be.
            for other in completions.take(usize::from(width)) {
                line.put(format!("  {}", other.text), theme.muted);
            }
        }
        Some(line.fill())
    }

    fn accept(&mut self, cx: &mut Cx) -> After {
        match Query::parse(&self.input.text(), cx.nav.library()) {
            Ok(query) => {
                cx.remember(&query.to_string());
                cx.nav.try_out(query, &self.before);
                cx.nav.keep((*self.before).clone());
                cx.nav.pane = Pane::List;
                After::Close
            }
            Err(error) => {
                cx.fail(error.message);
                After::Stay
            }
        }
    }
}

impl Overlay for Search {
    fn keys(&self) -> (Context, &'static [Entry]) {
        (Context::Input, HINTS)
    }

    fn update(&mut self, action: Action, cx: &mut Cx) -> After {
        match action {
            Action::Accept => return self.accept(cx),
            Action::Close => {
                cx.nav.return_to((*self.before).clone());
                return After::Close;
            }
            Action::Complete => self.take_completion(cx),
            Action::EarlierQuery => self.take_earlier(cx),
            Action::LaterQuery => self.take_later(cx),
            Action::Up if self.goes_through_queries() => self.take_earlier(cx),
            Action::Down if self.is_fresh && self.recall.is_back() => self.take_later(cx),
            Action::Down => (self.is_fresh, self.chosen) = (false, self.chosen + 1),
            Action::Up => self.chosen = self.chosen.saturating_sub(1),
            _ => {
                if self.input.act(action) {
                    self.try_out(cx);
                }
            }
        }
        After::Stay
    }

    fn type_in(&mut self, text: &str, cx: &mut Cx) {
        let left_out = self.input.insert(text);
        self.try_out(cx);
        cx.say_left_out(left_out);
    }

    fn sync(&mut self, cx: &mut Cx) {
        self.read(&cx.nav);
        if !cx.nav.is_waiting()
            && let Some(last) = self.fallback.take()
            && cx.nav.matches().is_empty()
        {
            cx.nav.return_to(last);
        }
    }

    fn can(&self, action: Action, cx: &Cx) -> bool {
        match action {
            Action::Complete => self.completions().next().is_some(),
            Action::EarlierQuery => cx.queries.latest_first().len() > 0,
            _ => true,
        }
    }

    fn is_line(&self) -> bool {
        true
    }

    fn render(&self, screen: &Screen, _: Rect, painter: &mut Painter<'_, '_>) {
        let (area, look) = (screen.query, painter.look);
        painter.query_line(Some(&self.input), area);
        if let Some(below) = self.below(area.width, look) {
            let area = Rect { y: area.y + 1, height: 1, ..area };
            clear(area, look, painter.buffer);
            painter.lines(&[below], area);
        }
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
