//! Asking which claims a query means: at once where they are few, on another thread where they
//! are many.

use crate::ui::{Browse, Found, Holdings, Survey, Surveyed};
use crate::{
    analysis::{Scope, StripTest},
    library::{Library, Statuses},
    query::{Demand, Facet, Field, Matches, Order, Query, Searcher},
};
use std::sync::Arc;

/// Of so many claims the answer is there within the frame that the key asks for.
const FEW: usize = 4_000;

/// Which claims does a query mean?
#[derive(Debug, Clone)]
pub struct Question {
    /// Which question of the session it is; an answer to an earlier one is of no use any more.
    pub number: u64,
    pub(crate) holdings: Holdings,
    pub(crate) statuses: Arc<Statuses>,
    pub(crate) query: Query,
    pub(crate) order: Order,
    /// What else the screen shows of them.
    pub(crate) survey: Option<Survey>,
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
    pub(crate) number: u64,
    /// The claims.
    pub(crate) found: Found,
    /// What choosing each value of each filter would leave.
    pub(crate) facets: Vec<Facet>,
    /// What stands, where the query demands something of the sources.
    pub(crate) strip: Option<Arc<StripTest>>,
    /// What else was asked about them.
    pub(crate) surveyed: Option<Surveyed>,
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

/// Whether the answers about a library need not be waited for.
pub(crate) fn is_quick(library: &Library) -> bool {
    library.len() <= FEW
}

impl Librarian {
    /// Answers a question; there is no answer once `is_overtaken` says that nobody wants it any
    /// more.
    pub fn answer(
        &mut self,
        question: &Question,
        is_overtaken: &(dyn Fn() -> bool + Sync),
    ) -> Option<Answer> {
        let library = question.holdings.library();
        if !self.searcher.as_ref().is_some_and(|searcher| searcher.is_in(library)) {
            let index = Arc::clone(question.holdings.index());
            self.searcher = Some(Searcher::new(Arc::clone(library), index));
            self.strip = None;
        }
        let strip = self.strip_test(question);
        let searcher = self.searcher.as_mut()?;
        let matches = searcher.find(&question.query, &question.statuses, is_overtaken)?;
        let Matches { mut rows, mut facets } = matches;
        question.order.sort(&mut rows, library);
        facets.retain(|facet| leaves_a_choice(facet, &question.statuses));
        let (number, found) = (question.number, Found::new(rows));
        let mut answer = Answer { number, found, facets, strip, surveyed: None };
        if let Some(survey) = question.survey.filter(|_| !is_overtaken()) {
            let shown = Browse::of_answer(question, &answer);
            answer.surveyed = Some(survey.of(&shown));
        }
        Some(answer)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        library::Library,
        session::Notebook,
        ui::{
            Effect, Message, Reloaded, State, View,
            testing::{REUTERS, large, library, press, query, reload, selected, type_in},
            update,
        },
    };

    /// The question that is asked, if one is.
    fn asked(effects: Vec<Effect>) -> Option<Question> {
        effects.into_iter().find_map(|effect| match effect {
            Effect::Ask(question) => Some(question),
            _ => None,
        })
    }

    fn answer(question: &Question) -> Answer {
        Librarian::default().answer(question, &|| false).unwrap()
    }

    /// Answers what is asked until nothing is.
    fn settle(state: &mut State, effects: Vec<Effect>) {
        let mut question = asked(effects);
        while let Some(asked_now) = question {
            let answer = Box::new(answer(&asked_now));
            question = asked(update(state, Message::Answered(answer)));
        }
        assert!(!state.browse().is_waiting());
    }

    fn settled() -> State {
        let mut state = large();
        let effects: Vec<Effect> = state.question().into_iter().collect();
        settle(&mut state, effects);
        state
    }

    fn matches(state: &State) -> usize {
        state.browse().found().matches().len()
    }

    #[test]
    fn what_was_found_before_is_shown_until_the_answer_comes() {
        let mut state = settled();
        let all = matches(&state);
        assert_eq!(all, state.browse().library().len());
        press(&mut state, "j /");
        type_in(&mut state, "stabilis");
        let effects = update(&mut state, Message::Type('a'));
        assert_eq!((matches(&state), query(&state).as_str()), (all, "stabilisa"));
        assert!(state.browse().is_waiting());
        settle(&mut state, effects);
        assert!((1..all).contains(&matches(&state)));
        let mut few = crate::ui::testing::state(&[REUTERS]);
        press(&mut few, "/");
        type_in(&mut few, "stabilisa");
        assert_eq!(selected(&state), selected(&few), "the best found first");
    }

    #[test]
    fn an_answer_to_an_earlier_question_is_of_no_use() {
        let mut state = settled();
        let first = asked(press(&mut state, ">")).unwrap();
        let second = asked(press(&mut state, ">")).unwrap();
        let before = matches(&state);
        update(&mut state, Message::Answered(Box::new(answer(&first))));
        assert!(state.browse().is_waiting() && state.browse().strip_test().is_none());
        update(&mut state, Message::Answered(Box::new(answer(&second))));
        assert_eq!(matches(&state), before, "a lens removes nothing");
        let demand = state.browse().strip_test().unwrap().demand;
        assert_eq!(Some(demand), state.browse().query().strip());
    }

    #[test]
    fn a_question_that_is_overtaken_has_no_answer() {
        let mut state = settled();
        let question = asked(press(&mut state, ">")).unwrap();
        assert!(Librarian::default().answer(&question, &|| true).is_none());
    }

    #[test]
    fn every_view_comes_when_it_is_worked_out() {
        let mut state = settled();
        for view in View::ALL {
            let effects = update(&mut state, Message::Do(view.action()));
            settle(&mut state, effects);
            assert_eq!(state.view(), view);
        }
        assert_eq!(state.dossiers().listed().unwrap().dossiers.rows.len(), 80);
        assert!(state.matrix().shown().unwrap().counted.total() > 0);
        let everybody = state.speakers().lines().len();
        press(&mut state, "4 /");
        type_in(&mut state, "speaker:cutle");
        let effects = update(&mut state, Message::Type('r'));
        assert_eq!(state.speakers().lines().len(), everybody, "those of before, until then");
        settle(&mut state, effects);
        assert!(state.speakers().lines().len() < everybody);
    }

    #[test]
    fn a_claim_that_the_query_means_no_more_stays_in_sight() {
        let mut state = settled();
        press(&mut state, "/");
        type_in(&mut state, "status:unchecked");
        let effects = press(&mut state, "enter");
        settle(&mut state, effects);
        let id = selected(&state).to_owned();
        let effects = press(&mut state, "v");
        settle(&mut state, effects);
        let found = state.browse().found();
        assert!(found.is_pinned(found.selected().unwrap()));
        assert_eq!(selected(&state), id);
    }

    #[test]
    fn more_dossiers_are_waited_for_and_others_are_there_at_once() {
        let mut state = settled();
        let before = matches(&state);
        let mut more = Library::clone(state.browse().library());
        let last = crate::ui::testing::TUTORIAL;
        more.add(Arc::clone(library(&[last]).dossiers().next().unwrap().shard())).unwrap();
        let holdings = Holdings::of(Arc::new(more));
        let (troubles, notebook) = (Vec::new(), Notebook::default());
        let reloaded = Reloaded { holdings, troubles, notebook };
        let effects = update(&mut state, Message::Reloaded(reloaded));
        assert_eq!((matches(&state), state.browse().is_waiting()), (before, true));
        settle(&mut state, effects);
        assert!(matches(&state) > before);
        reload(&mut state, &[REUTERS]);
        assert_eq!(matches(&state), state.browse().library().len());
        assert!(!state.browse().is_waiting());
    }
}
