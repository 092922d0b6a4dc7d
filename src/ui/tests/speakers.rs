//! Pictures of the speakers and the ledger, and what the mouse does there.

use crate::ui::tests::{
    draw,
    pictures::{PICTURED, symbols},
};
use crate::{
    config::Symbols,
    ui::{
        Click, Message, MouseAction, State, Target,
        screens::speakers::SpeakerOrder,
        testing::{EMPTY, PLAIN, REUTERS, TUTORIAL, press, query, state, type_in},
        update,
    },
};
use ratatui::layout::Position;

fn speakers(sources: &[&str]) -> State {
    let mut state = state(sources);
    press(&mut state, "5");
    state
}

fn frame(state: &mut State, width: u16, height: u16) -> String {
    symbols(&draw(state, width, height))
}

fn ask(state: &mut State, text: &str) {
    press(state, "/");
    type_in(state, text);
    press(state, "enter");
}

/// Clicks on the first place of the screen that stands for something.
fn click(state: &mut State, is_meant: impl Fn(Target) -> bool) {
    let places = (0..36).flat_map(|row| (0..120).map(move |column| (column, row)));
    let mut meant = places.filter(|(column, row)| {
        state.cx.frame.at(Position::new(*column, *row)).is_some_and(&is_meant)
    });
    let (column, row) = meant.next().unwrap();
    update(state, Message::Mouse(Click { column, row, action: MouseAction::Press }));
    draw(state, 120, 36);
}

#[test]
fn the_speakers_at_two_sizes() {
    for (width, height) in PICTURED {
        let mut state = speakers(&[REUTERS]);
        press(&mut state, "j j");
        let frame = frame(&mut state, width, height);
        insta::assert_snapshot!(format!("speakers_{width}x{height}"), frame);
    }
}

#[test]
fn what_falls_in_the_strip_test_keeps_its_row() {
    let mut state = speakers(&[REUTERS]);
    press(&mut state, "> >");
    insta::assert_snapshot!("speakers_strip", frame(&mut state, 120, 36));
}

#[test]
fn ascii_is_enough() {
    let mut state = speakers(&[TUTORIAL]);
    state.cx.settings.symbols = Symbols::Ascii;
    press(&mut state, "> > >");
    let frame = frame(&mut state, 80, 24);
    let without_frame = frame.replace('\n', "");
    assert!(without_frame.is_ascii(), "{frame}");
    insta::assert_snapshot!(frame);
}

#[test]
fn the_silent_say_who_asked_them_and_what_came_of_it() {
    let mut state = speakers(&[REUTERS]);
    press(&mut state, "G k k k k k k");
    insta::assert_snapshot!(frame(&mut state, 120, 36));
}

#[test]
fn a_query_leaves_those_whom_it_concerns() {
    let mut state = speakers(&[REUTERS]);
    ask(&mut state, "grade:B schumer");
    let frame = frame(&mut state, 80, 24);
    assert!(frame.contains("Chuck Schumer") && frame.contains("Donald Trump"), "{frame}");
    assert!(!frame.contains("Reuters  "), "{frame}");
    insta::assert_snapshot!(frame);
}

#[test]
fn where_nobody_is_found_the_way_on_is_said() {
    let mut state = speakers(&[REUTERS]);
    ask(&mut state, "grade:A");
    let nobody = frame(&mut state, 80, 24);
    assert!(nobody.contains("No claim matches grade:A"), "{nobody}");
    let nothing = frame(&mut speakers(&[]), 80, 24);
    assert!(nothing.contains("No dossier is open."), "{nothing}");
}

#[test]
fn without_claims_or_propositions_there_are_speakers_all_the_same() {
    for (name, source) in [("empty", EMPTY), ("plain", PLAIN)] {
        let frame = frame(&mut speakers(&[source]), 80, 24);
        insta::assert_snapshot!(format!("speakers_{name}"), frame);
    }
}

#[test]
fn of_several_articles_the_ledger_is_that_of_the_claim() {
    let mut state = speakers(&[REUTERS, TUTORIAL]);
    press(&mut state, "o j enter");
    assert!(frame(&mut state, 120, 36).contains("Ledger of unnamed people · reuters-2026"));
    press(&mut state, "G k k k k k k k k k");
    insta::assert_snapshot!(frame(&mut state, 120, 36));
}

#[test]
fn a_small_screen_shows_the_ledger_instead() {
    let mut state = speakers(&[REUTERS]);
    press(&mut state, "l");
    draw(&mut state, 40, 12);
    press(&mut state, "j j");
    insta::assert_snapshot!(frame(&mut state, 40, 12));
}

#[test]
fn the_group_under_the_cursor_is_in_sight_in_the_ledger() {
    let mut state = speakers(&[REUTERS]);
    press(&mut state, "j j j j j j j j");
    let shown = frame(&mut state, 80, 24);
    assert!(shown.contains("▌Two insiders on TP-Link's proposals: at least two."), "{shown}");
    press(&mut state, "l g g");
    let shown = frame(&mut state, 80, 24);
    assert!(shown.contains(" 15 claims rest on people who are not named"), "{shown}");
}

#[test]
fn a_side_has_a_mark_and_no_side_has_none() {
    let mut state = speakers(&[REUTERS]);
    let narrow = frame(&mut state, 40, 12);
    assert!(narrow.contains("12  ○   "), "{narrow}");
    press(&mut state, "> > >");
    for (width, height) in [(40, 12), (120, 36)] {
        let frame = frame(&mut state, width, height);
        assert!(frame.contains("12  ╌○   "), "what falls is seen: {frame}");
    }
}

#[test]
fn a_click_selects_and_a_second_one_opens() {
    let mut state = speakers(&[REUTERS]);
    draw(&mut state, 120, 36);
    click(&mut state, |target| target == Target::Line(6));
    assert_eq!((state.screens.speakers.selected(), query(&state).as_str()), (Some(6), ""));
    let name = SpeakerOrder::Name as usize;
    click(&mut state, |target| target == Target::Heading(name));
    assert_eq!(state.screens.speakers.order, SpeakerOrder::Name);
    let at = state.screens.speakers.selected().unwrap();
    click(&mut state, |target| target == Target::Line(at));
    assert_eq!(query(&state), "speaker:schumer");
}

#[test]
fn the_table_scrolls_to_its_last_row_at_every_size() {
    for (width, height) in [(20, 4), (30, 7), (40, 12), (60, 16), (80, 24), (200, 15)] {
        let mut state = speakers(&[REUTERS]);
        draw(&mut state, width, height);
        press(&mut state, "G");
        let frame = frame(&mut state, width, height);
        assert!(frame.contains("▌ Dis") || frame.contains("▌ ex-head"), "{frame}");
    }
}
