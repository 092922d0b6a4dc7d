use super::*;
use crate::{
    action::Action,
    library::Library,
    session::Notebook,
    ui::{
        self, Effect, Message, Reloaded, State, View,
        testing::{
            REUTERS, TUTORIAL, large, library, press, query, reload, selected, settle, state,
            type_in, update,
        },
    },
};

/// The search that a message asks for.
fn asked(state: &mut State, message: Message) -> SearchRequest {
    let mut effects = ui::update(state, message).into_iter();
    let request = effects.find_map(|effect| match effect {
        Effect::Search(request) => Some(request),
        _ => None,
    });
    request.unwrap()
}

fn answer(request: &SearchRequest) -> Message {
    Message::Found(Box::new(SearchWorker::default().answer(request, &|| false).unwrap()))
}

fn matches(state: &State) -> usize {
    state.nav().matches().rows().len()
}

const STRIP: Message = Message::Do(Action::LeaveOutMore);

#[test]
fn what_was_found_before_is_shown_until_the_answer_comes() {
    let mut state = large();
    let all = matches(&state);
    assert_eq!(all, state.nav().library().len());
    press(&mut state, "j /");
    let effects = ui::update(&mut state, Message::Paste("stabilisa".into()));
    assert_eq!((matches(&state), query(&state).as_str()), (all, "stabilisa"));
    assert!(state.nav().is_waiting());
    settle(&mut state, effects);
    assert!((1..all).contains(&matches(&state)));
    let mut few = ui::testing::state(&[REUTERS]);
    press(&mut few, "/");
    type_in(&mut few, "stabilisa");
    assert_eq!(selected(&state), selected(&few), "the best found first");
}

#[test]
fn an_answer_to_an_earlier_request_is_of_no_use() {
    let mut state = large();
    let first = asked(&mut state, STRIP);
    let second = asked(&mut state, STRIP);
    let before = matches(&state);
    update(&mut state, answer(&first));
    assert!(state.nav().is_waiting() && state.nav().without().is_none());
    update(&mut state, answer(&second));
    assert_eq!(matches(&state), before, "a lens removes nothing");
    let demand = state.nav().without().unwrap().demand;
    assert_eq!(Some(demand), state.nav().query().without());
}

#[test]
fn a_request_that_is_overtaken_has_no_answer() {
    let mut state = state(&[REUTERS]);
    let request = asked(&mut state, STRIP);
    assert!(SearchWorker::default().answer(&request, &|| true).is_none());
}

#[test]
fn every_screen_comes_when_it_is_worked_out() {
    let mut state = large();
    for view in View::ALL {
        update(&mut state, Message::Do(view.action()));
        assert_eq!(state.view(), view);
    }
    assert_eq!(state.screens.dossiers.table().unwrap().rows.len(), 80);
    assert!(state.screens.matrix.counts().unwrap().all.total > 0);
    let everybody = state.screens.speakers.lines().len();
    press(&mut state, "5 /");
    let effects = ui::update(&mut state, Message::Paste("speaker:cutler".into()));
    assert_eq!(state.screens.speakers.lines().len(), everybody, "those of before, until then");
    settle(&mut state, effects);
    assert!(state.screens.speakers.lines().len() < everybody);
}

#[test]
fn with_a_query_comes_what_the_screen_shows_of_it() {
    let mut state = state(&[REUTERS]);
    press(&mut state, "5");
    let request = asked(&mut state, STRIP);
    assert_eq!(ui::update(&mut state, answer(&request)), [], "nothing has to be asked for again");
}

#[test]
fn a_claim_that_the_query_finds_no_more_stays_in_sight() {
    let mut state = large();
    press(&mut state, "/");
    type_in(&mut state, "status:unchecked");
    press(&mut state, "enter");
    let id = selected(&state).to_owned();
    press(&mut state, "v");
    let found = state.nav().matches();
    assert!(found.is_pinned(found.selected().unwrap()));
    assert_eq!(selected(&state), id);
}

#[test]
fn what_was_found_stays_only_where_its_rows_are_the_same_claims() {
    let mut state = large();
    let before = matches(&state);
    let mut more = Library::clone(state.nav().library());
    more.add(library(&[TUTORIAL]).dossiers().next().unwrap().shard().clone()).unwrap();
    let library = LoadedLibrary::new(Arc::new(more));
    let (problems, notebook) = (Vec::new(), Notebook::default());
    let reloaded = Message::Reloaded(Reloaded { library, problems, notebook });
    let effects = ui::update(&mut state, reloaded);
    assert_eq!((matches(&state), state.nav().is_waiting()), (before, true));
    settle(&mut state, effects);
    assert!(matches(&state) > before);
    reload(&mut state, &[REUTERS]);
    assert_eq!(matches(&state), state.nav().library().len());
    assert!(!state.nav().is_waiting());
}
