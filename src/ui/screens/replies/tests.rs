//! The replies: what keys and mouse do in the grid.

use crate::ui::screens::replies::PartyOrder;
use crate::{
    analysis::Cell,
    library::Reply,
    ui::{
        Pane, State, Target, View,
        testing::{
            EMPTY, PLAIN, REUTERS, TUTORIAL, click, press, query, reload, selected, state, sync,
            type_in,
        },
    },
};

fn replies(sources: &[&str]) -> State {
    let mut state = state(sources);
    press(&mut state, "6");
    state
}

fn parties(state: &State) -> Vec<&str> {
    let library = state.nav().library();
    let parties = state.screens.replies.parties().iter();
    parties.map(|party| library.speaker(party.speaker).id()).collect()
}

/// The party and the claim that the cursor is on; no claim where the selected one has no column.
fn cursor(state: &State) -> (&str, &str) {
    let party = state.screens.replies.selected().map_or("", |at| parties(state)[at]);
    let column = state.screens.replies.column(state.nav());
    (party, if column.is_ok() { selected(state) } else { "" })
}

fn ask(state: &mut State, text: &str) {
    press(state, "/");
    type_in(state, text);
    press(state, "enter");
    assert_eq!(query(state), text);
}

fn select(state: &mut State, claim: &str) {
    let row = state.nav().library().find(claim).unwrap().row();
    state.cx.nav.point_at(row);
    sync(state);
}

#[test]
fn where_nobody_is_asked_every_key_is_harmless() {
    for sources in [&[][..], &[EMPTY], &[PLAIN]] {
        let mut state = replies(sources);
        press(&mut state, "h l j k g g G J K o j enter o k enter m y enter");
        press(&mut state, "6 l h backspace u esc");
        click(&mut state, Target::Cell(7, 7));
        click(&mut state, Target::Line(7));
        click(&mut state, Target::Heading(99));
        assert_eq!(cursor(&state).1, "");
    }
}

#[test]
fn the_cursor_begins_on_the_cell_of_the_selected_claim() {
    let mut state = state(&[REUTERS]);
    select(&mut state, "kessler-approval");
    press(&mut state, "6");
    assert_eq!(cursor(&state), ("commerce", "kessler-approval"), "the first whom it concerns");
    press(&mut state, "j");
    assert_eq!(cursor(&state), ("kessler", "kessler-approval"));
    press(&mut state, "2 6");
    assert_eq!(cursor(&state), ("kessler", "kessler-approval"), "nothing has happened since");
    select(&mut state, "kessler-hesitated");
    assert_eq!(cursor(&state), ("kessler", "kessler-hesitated"), "it concerns him, too");
    select(&mut state, "schumer-tough");
    assert_eq!(cursor(&state), ("trump", "schumer-tough"));
}

#[test]
fn a_claim_without_a_column_stays_selected_until_the_cursor_moves() {
    let mut state = state(&[REUTERS]);
    select(&mut state, "rare-earths-basis");
    press(&mut state, "6");
    assert_eq!((cursor(&state).1, selected(&state)), ("", "rare-earths-basis"));
    press(&mut state, "j");
    assert_eq!(selected(&state), "rare-earths-basis");
    press(&mut state, "l");
    let after = cursor(&state).1.to_owned();
    press(&mut state, "h");
    let before = cursor(&state).1.to_owned();
    let library = state.nav().library();
    let row = |id: &str| library.find(id).unwrap().row();
    assert!(row(&before) < row("rare-earths-basis") && row("rare-earths-basis") < row(&after));
    select(&mut state, "rare-earths-basis");
    press(&mut state, "h");
    assert_eq!(cursor(&state).1, before);
}

#[test]
fn cells_are_reached_and_the_edges_hold() {
    let mut state = replies(&[REUTERS]);
    let columns = state.screens.replies.columns().len();
    (0..columns + 3).for_each(|_| drop(press(&mut state, "l")));
    let last = state.screens.replies.columns()[columns - 1];
    assert_eq!(state.nav().selected().unwrap().row(), last);
    (0..columns + 3).for_each(|_| drop(press(&mut state, "h")));
    assert_eq!(cursor(&state), ("white-house", "shelving-lead"));
    press(&mut state, "G");
    assert_eq!(cursor(&state), ("dismissed-head", "shelving-lead"));
    press(&mut state, "J");
    assert_eq!(state.nav().selected().unwrap().paragraph(), 2);
    press(&mut state, "J J J J J J J J J J J J J");
    assert_eq!(state.nav().selected().unwrap().row(), last);
    press(&mut state, "K");
    assert_eq!(selected(&state), "office-refocused", "the first of the paragraph before");
    press(&mut state, "K K K K K K K K K K K");
    assert_eq!(selected(&state), "shelving-lead");
}

#[test]
fn a_cell_opens_its_claim_and_the_way_back_leads_to_the_cell() {
    let mut state = replies(&[REUTERS]);
    press(&mut state, "G k k l l l");
    let cell = {
        let (party, claim) = cursor(&state);
        (party.to_owned(), claim.to_owned())
    };
    press(&mut state, "enter");
    assert_eq!((state.view(), state.pane()), (View::Claims, Pane::Detail));
    assert_eq!(selected(&state), cell.1);
    press(&mut state, "backspace");
    assert_eq!(state.view(), View::Replies);
    assert_eq!(cursor(&state), (cell.0.as_str(), cell.1.as_str()));
}

#[test]
fn the_mouse_selects_first_and_opens_then() {
    let mut state = replies(&[REUTERS]);
    click(&mut state, Target::Cell(5, 10));
    assert_eq!(cursor(&state), ("trump", "schumer-tough"));
    assert_eq!(state.view(), View::Replies);
    click(&mut state, Target::Line(3));
    assert_eq!(cursor(&state), ("china-unicom", "schumer-tough"));
    click(&mut state, Target::Heading(0));
    assert_eq!(cursor(&state), ("china-unicom", "shelving-lead"));
    click(&mut state, Target::Cell(3, 0));
    assert_eq!((state.view(), selected(&state)), (View::Claims, "shelving-lead"));
}

#[test]
fn parties_are_sorted_and_the_cursor_stays_on_the_same_one() {
    let mut state = replies(&[REUTERS]);
    let article: Vec<String> = parties(&state).into_iter().map(str::to_owned).collect();
    press(&mut state, "j j j j j j");
    assert_eq!(cursor(&state).0, "commerce");
    press(&mut state, "o j enter");
    assert_eq!(cursor(&state).0, "commerce");
    let requests = state.screens.replies.parties().iter().map(|party| party.requests);
    assert!(requests.is_sorted_by(|a, b| a >= b));
    press(&mut state, "o j enter");
    assert_eq!(parties(&state)[0], "white-house", "eight claims without a reply");
    press(&mut state, "o j enter");
    assert_eq!(parties(&state), article, "whoever is criticised was asked, or their body was");
    assert_eq!(cursor(&state).0, "commerce");
    press(&mut state, "o j enter");
    assert!(
        parties(&state)[0] == "china-mobile" && state.screens.replies.order == PartyOrder::Name
    );
    press(&mut state, "o j enter o k enter o k enter o k enter o k enter o k enter o j enter");
    assert_eq!(state.screens.replies.order, PartyOrder::Requests);
    let columns = state.screens.replies.columns().len();
    let at = Cell::ALL.iter().position(|cell| *cell == Cell::Reply(Reply::NoComment)).unwrap();
    click(&mut state, Target::Heading(columns + 1 + at));
    assert_eq!(parties(&state)[0], "commerce");
    press(&mut state, "o j enter");
    assert_eq!(parties(&state), article, "after an order that only a heading gives");
}

#[test]
fn a_query_leaves_the_columns_that_it_means() {
    let mut state = replies(&[REUTERS]);
    assert_eq!((state.screens.replies.columns().len(), state.screens.replies.claims()), (18, 52));
    ask(&mut state, "paragraph:15");
    let library = state.nav().library();
    let columns = state.screens.replies.columns().iter().map(|row| library.claim(*row).id());
    assert_eq!(columns.collect::<Vec<_>>(), ["kessler-hesitated", "kessler-approval"]);
    assert_eq!(parties(&state), ["commerce", "kessler"]);
    ask_again(&mut state, "grade:A");
    assert!(
        state.screens.replies.parties().is_empty() && state.screens.replies.selected().is_none()
    );
    press(&mut state, "l h j enter");
    press(&mut state, "0");
    assert_eq!(state.screens.replies.columns().len(), 18);
}

fn ask_again(state: &mut State, text: &str) {
    press(state, "0");
    ask(state, text);
}

#[test]
fn columns_stand_in_reading_order_whatever_order_the_list_has() {
    let mut state = state(&[REUTERS]);
    press(&mut state, "o j enter o j enter 6");
    assert!(state.screens.replies.columns().is_sorted());
    ask(&mut state, "china");
    assert!(
        state.screens.replies.columns().is_sorted() && !state.screens.replies.columns().is_empty()
    );
}

#[test]
fn the_grid_is_of_the_article_of_the_selected_claim() {
    let mut state = state(&[REUTERS, TUTORIAL]);
    press(&mut state, "G 6");
    let dossier = |state: &State| {
        let library = state.nav().library();
        let columns = state.screens.replies.columns().iter();
        let mut dossiers: Vec<String> =
            columns.map(|row| library.claim(*row).dossier().id().to_owned()).collect();
        dossiers.dedup();
        dossiers
    };
    assert_eq!(dossier(&state), ["tutorial"]);
    press(&mut state, "2 g g 6");
    assert_eq!(dossier(&state), ["reuters-2026-02-12-china-tech"]);
}

#[test]
fn the_cursor_stays_on_the_same_cell_when_the_files_are_read_again() {
    let mut state = replies(&[REUTERS]);
    press(&mut state, "G k J J");
    let claim = cursor(&state).1.to_owned();
    assert_eq!(cursor(&state).0, "lutnick");
    reload(&mut state, &[TUTORIAL, REUTERS]);
    assert_eq!(cursor(&state), ("lutnick", claim.as_str()));
    for sources in [&[][..], &[EMPTY], &[PLAIN], &[TUTORIAL], &[REUTERS]] {
        reload(&mut state, sources);
        press(&mut state, "l j h k o j enter J");
    }
    press(&mut state, "2");
    reload(&mut state, &[PLAIN]);
    press(&mut state, "6 G l enter");
    assert!(state.screens.replies.columns().is_empty(), "nothing is left of what was there before");
}

#[test]
fn marking_goes_on_to_the_next_claim() {
    let mut state = replies(&[REUTERS]);
    press(&mut state, "m m");
    assert_eq!(state.cx.marks.len(), 2);
    let columns = state.screens.replies.columns();
    assert_eq!(state.nav().selected().unwrap().row(), columns[2]);
    assert_eq!(cursor(&state).0, "white-house");
}

#[test]
fn the_story_takes_the_keys_where_it_is_pointed_at() {
    let mut state = replies(&[REUTERS]);
    state.cx.nav.pane = Pane::Detail;
    state.cx.frame.detail = crate::ui::Window { top: 0, height: 2, content: 6 };
    press(&mut state, "j j G");
    assert_eq!(state.screens.replies.story_top, 4);
    press(&mut state, "enter");
    assert_eq!(state.view(), View::Claims);
    press(&mut state, "backspace h j");
    assert_eq!((state.pane(), state.screens.replies.story_top), (Pane::List, 0));
}
