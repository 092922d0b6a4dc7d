//! Editing the query as text.

pub(crate) mod recall;

use super::{After, Overlay};
use crate::{
    action::Action,
    config::Context,
    query::{Advice, Candidate, Completion, Query, QueryError, complete},
    text::width as columns_of,
    ui::{
        Cx, Input, Look, Navigator, Pane,
        chrome::Typed,
        hints::Entry,
        layout::Screen,
        nav::{Direction, jumps::UndoEntry},
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
    /// What could stand in the line in place of what does.
    offers: Vec<Offer>,
    /// Where one of them does.
    walk: Option<Box<Walk>>,
    /// How far back the line is among the queries of before.
    recall: Recall,
    /// Nothing is typed yet: the arrows go through the queries of before.
    is_fresh: bool,
    /// What escape returns to.
    before: Box<UndoEntry>,
}

/// What could stand in the line.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Offer {
    /// The bytes of the line that it takes the place of.
    replace: Range<usize>,
    candidate: Candidate,
}

impl Offer {
    /// The line once it is taken in the place of some of what is typed.
    fn line(&self, typed: &str) -> String {
        let mut line = typed.to_owned();
        line.replace_range(self.replace.clone(), &self.candidate.text);
        line
    }
}

/// Going through the offers, one after the other and round again by what was typed.
#[derive(Debug, Clone)]
struct Walk {
    typed: Input,
    offers: Vec<Offer>,
    /// The place of the offer that stands in the line; nothing for what was typed.
    at: Option<usize>,
}

impl Walk {
    fn step(&mut self, direction: Direction) {
        let last = self.offers.len().checked_sub(1);
        self.at = match (direction, self.at) {
            (Direction::Forward, None) => last.map(|_| 0),
            (Direction::Forward, at) if at == last => None,
            (Direction::Forward, at) => at.map(|at| at + 1),
            (Direction::Back, None) => last,
            (Direction::Back, at) => at.and_then(|at| at.checked_sub(1)),
        };
    }

    /// What stands in the line.
    fn line(&self) -> Input {
        let mut line = self.typed.clone();
        if let Some(Offer { replace, candidate }) = self.at.and_then(|at| self.offers.get(at)) {
            line.replace(replace.clone(), &candidate.text);
        }
        line
    }
}

impl Search {
    /// What Tab can make of what is typed, from the one on that stands in the line.
    pub fn completions(&self) -> impl Iterator<Item = &Candidate> {
        let (offers, at) = match &self.walk {
            Some(walk) => (&walk.offers, walk.at.unwrap_or(0)),
            None => (&self.offers, 0),
        };
        offers[at..].iter().chain(&offers[..at]).map(|offer| &offer.candidate)
    }

    /// Works out anew what follows from what is typed.
    fn read(&mut self, nav: &Navigator) {
        let text = self.input.text();
        let read = Query::parse(&text, nav.library());
        let (cursor, results) = (self.input.before().len(), nav.results());
        let index = results.loaded().index();
        let Completion { replace, candidates } =
            complete(&text, cursor, nav.library(), index, results.facets());
        let offer = |candidate| Offer { replace: replace.clone(), candidate };
        let completions = candidates.into_iter().map(offer);
        let is_answered = read.as_ref().is_ok_and(|query| query == results.query())
            && !nav.is_waiting()
            && cursor == text.len();
        let whole = |candidate| Offer { replace: 0..text.len(), candidate };
        let completions: Vec<Offer> = completions.collect();
        let is_offered = |advised: &Offer| {
            let whole = &advised.candidate.text;
            let is_it = |it: &&Offer| whole.ends_with(&it.candidate.text);
            completions.iter().filter(is_it).any(|it| it.line(&text) == *whole)
        };
        let advised = advised(results.advice()).filter(|_| is_answered).map(whole);
        let advised: Vec<Offer> = advised.filter(|it| !is_offered(it)).collect();
        let is_empty = results.matches().is_empty();
        self.offers = match (is_empty, text.ends_with(char::is_whitespace)) {
            (true, _) => [advised, completions].concat(),
            (false, true) => completions,
            (false, false) => [completions, advised].concat(),
        };
        self.error = read.err();
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
            offers: Vec::new(),
            walk: None,
            recall: Recall::default(),
            is_fresh: true,
            before: Box::new(cx.nav.undo_entry()),
        };
        search.read(&cx.nav);
        search
    }

    /// Whether the arrows go through the queries of before, and not through the completions:
    /// before anything is typed, and where there is nothing to choose.
    fn goes_through_queries(&self) -> bool {
        self.is_fresh || self.walk.is_none() && self.offers.len() < 2
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
            (self.is_fresh, self.walk) = (true, None);
            self.show_typed(cx);
        }
    }

    /// Puts the next offer in the line, or the one before. The only one is taken at once, and what
    /// follows from it is offered next.
    fn step(&mut self, direction: Direction, cx: &mut Cx) {
        let (typed, offers) = (&self.input, &self.offers);
        let begin = || Walk { typed: typed.clone(), offers: offers.clone(), at: None };
        let mut walk = self.walk.take().unwrap_or_else(|| Box::new(begin()));
        walk.step(direction);
        self.input = walk.line();
        self.walk = Some(walk).filter(|walk| walk.offers.len() > 1);
        (self.is_fresh, self.recall) = (false, Recall::default());
        self.show_typed(cx);
    }

    /// Shows what is typed: from here on the arrows choose among what is offered.
    fn try_out(&mut self, cx: &mut Cx) {
        (self.is_fresh, self.recall, self.walk) = (false, Recall::default(), None);
        self.show_typed(cx);
    }

    /// Shows what is in the line, as far as it can be understood: a term that cannot yet is left
    /// out, and where that does not help, the last query that could be stays in force.
    fn show_typed(&mut self, cx: &mut Cx) {
        self.read(&cx.nav);
        let text = self.input.text();
        let parse = |text: &str| Query::parse(text, cx.nav.library());
        let query = parse(&text).or_else(|error| parse(&without_term(&text, error.span)));
        let Ok(query) = query else { return };
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
            let first = first?;
            line.put("Tab ", theme.muted).put_cut(first.text.clone(), theme.strong, cut);
            line.put_cut(told(first, look.dot()), theme.text, cut);
            for other in completions {
                let other = format!("  {}{}", other.text, counted(other));
                if columns_of(&other) + columns_of(cut) >= line.left() {
                    line.skip(1).put(cut, theme.muted);
                    break;
                }
                line.put(other, theme.muted);
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
                let help = error.help.map(|help| format!(": {help}")).unwrap_or_default();
                cx.fail(error.message + &help);
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
            Action::Complete => self.step(Direction::Forward, cx),
            Action::CompleteBack => self.step(Direction::Back, cx),
            Action::EarlierQuery => self.take_earlier(cx),
            Action::LaterQuery => self.take_later(cx),
            Action::Up if self.goes_through_queries() => self.take_earlier(cx),
            Action::Down if self.goes_through_queries() => self.take_later(cx),
            Action::Down => self.step(Direction::Forward, cx),
            Action::Up => self.step(Direction::Back, cx),
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
    }

    fn can(&self, action: Action, cx: &Cx) -> bool {
        match action {
            Action::Complete | Action::CompleteBack => self.completions().next().is_some(),
            Action::EarlierQuery => cx.queries.latest_first().len() > 0,
            _ => true,
        }
    }

    fn is_line(&self) -> bool {
        true
    }

    fn render(&self, screen: &Screen, _: Rect, painter: &mut Painter<'_, '_>) {
        let (area, look) = (screen.query, painter.look);
        // Beside a query that nobody can understand, the claims of another one are not counted.
        let is_counted = self.error.is_none();
        painter.query_line(Some(Typed { input: &self.input, is_counted }), area);
        if let Some(below) = self.below(area.width, look) {
            let area = Rect { y: area.y + 1, height: 1, ..area };
            clear(area, look, painter.buffer);
            painter.lines(&[below], area);
        }
    }
}

/// What a query's advice puts in its place: what its words are the names of, and what it is without
/// the term that is to blame.
fn advised(advice: &Advice) -> impl Iterator<Item = Candidate> {
    let useful = advice.answers.iter().filter(|answer| answer.claims != Some(0));
    let answers = useful.map(|answer| Candidate {
        text: answer.query.clone(),
        label: answer.label.clone(),
        claims: answer.claims,
    });
    answers.chain(advice.blamed().map(|blamed| Candidate {
        text: blamed.rest.clone(),
        label: format!("without {}", blamed.term),
        claims: Some(blamed.others),
    }))
}

/// What an offer means, where it does not say so itself, and how many claims it finds:
/// " · Matt Pottinger (5)".
fn told(candidate: &Candidate, dot: &str) -> String {
    let counted = counted(candidate);
    match &candidate.label {
        label if candidate.text.ends_with(label) => counted,
        label => format!("{dot}{label}{counted}"),
    }
}

fn counted(candidate: &Candidate) -> String {
    candidate.claims.map(|claims| format!(" ({claims})")).unwrap_or_default()
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
    use crate::ui::{
        Layer, State,
        testing::{REUTERS, press, query, state, type_in},
        tests::{draw, pictures::symbols},
    };

    fn searching(typed: &str) -> State {
        let mut state = state(&[REUTERS]);
        press(&mut state, "2 /");
        type_in(&mut state, typed);
        state
    }

    fn line(state: &State) -> String {
        match &state.overlay {
            Some(Layer::Search(search)) => search.input.text(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn tab_goes_through_what_could_stand_there_and_round_by_what_was_typed() {
        let mut state = searching("sp");
        for expected in ["speech:", "speaker:", "sp", "speech:"] {
            press(&mut state, "tab");
            assert_eq!(line(&state), expected);
        }
        for expected in ["sp", "speaker:"] {
            press(&mut state, "backtab");
            assert_eq!(line(&state), expected);
        }
        type_in(&mut state, "cutl");
        press(&mut state, "tab");
        assert_eq!(line(&state), "speaker:cutler", "the only one is taken");
        assert_eq!(query(&state), "speaker:cutler");
    }

    #[test]
    fn a_value_without_claims_is_offered_last() {
        let mut state = searching("grade:");
        let mut offered = Vec::new();
        while offered.len() < 8 {
            press(&mut state, "tab");
            offered.push(line(&state).replace("grade:", ""));
        }
        assert_eq!(offered, ["B", "C", "D", "E", "F", "N", "A", "G"]);
    }

    #[test]
    fn a_word_that_names_a_value_becomes_it_with_tab() {
        let mut state = searching("unnamed");
        let frame = symbols(&draw(&mut state, 100, 24));
        assert!(frame.contains("Tab kind:unnamed (15)"), "{frame}");
        assert!(
            frame.contains("For `unnamed`, try `kind:unnamed` (15) or `without:unnamed`."),
            "{frame}"
        );
        press(&mut state, "tab enter");
        assert_eq!((query(&state).as_str(), state.nav().matches().len()), ("kind:unnamed", 15));
    }

    #[test]
    fn a_word_that_names_a_field_is_a_word_until_its_colon() {
        for word in ["gra", "grade", "kind", "asked"] {
            let mut state = searching(word);
            assert_eq!(query(&state), word);
            let frame = symbols(&draw(&mut state, 100, 24));
            let found = state.nav().matches().len();
            assert!(frame.contains(&format!("{found} of 52 claims")), "{frame}");
            assert!(frame.contains("Tab "), "{frame}");
        }
    }

    #[test]
    fn beside_a_query_that_cannot_be_understood_nothing_is_counted() {
        let mut state = searching("cutler");
        let frame = symbols(&draw(&mut state, 100, 24));
        assert!(frame.contains("of 52 claims"), "{frame}");
        type_in(&mut state, " grade:X");
        let frame = symbols(&draw(&mut state, 100, 24));
        let line = frame.lines().find(|line| line.contains("grade:X")).unwrap();
        assert!(!line.contains("52"), "{line}");
    }

    #[test]
    fn where_nothing_matches_tab_leaves_out_what_is_to_blame() {
        let mut state = searching("speaker:cutler grade:E");
        press(&mut state, "enter");
        let shown = symbols(&draw(&mut state, 100, 24));
        assert!(shown.contains("/ edits the query, and Tab there leaves out `grade:E`"), "{shown}");
        press(&mut state, "/ tab");
        assert_eq!(line(&state), "speaker:cutler");
    }

    #[test]
    fn where_something_matches_the_values_of_a_word_are_offered_too() {
        let mut state = searching("cutler");
        assert!(!state.nav().matches().is_empty());
        press(&mut state, "tab");
        assert_eq!(line(&state), "speaker:cutler");
    }

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
