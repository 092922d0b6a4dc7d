//! What stands behind the cursor of a view, beside it or below it.

use super::{draw, has, pictures::symbols, seen};
use crate::ui::{
    Click, Message, MouseAction, State, Target,
    testing::{REUTERS, TUTORIAL, press, selected, state},
    update,
};

const WIDE: (u16, u16) = (200, 50);

/// Turns the wheel down over something.
fn turn_wheel_over(state: &mut State, target: Target) {
    let place = state.cx.frame.place_of(target).unwrap();
    let action = MouseAction::WheelDown;
    update(state, Message::Mouse(Click { column: place.x, row: place.y, action }));
}

#[test]
fn beside_the_speakers_stand_the_claims_of_the_one_under_the_cursor() {
    let cutler = seen(&[REUTERS], "5 j j J", WIDE);
    let facts =
        ["Wendy Cutler claim 2 of 6", "former deputy US trade representative", "other names"];
    has(&cutler, &facts);
    has(&cutler, &["▌¶22  quoted, fact", "China has made plain that, for it, stable ties mean"]);
    has(&cutler, &["„Damit sind dem Präsidenten die Hände gebunden“"]);
    has(&seen(&[REUTERS], "5 j j j", WIDE), &["TP-Link Systems claim 1 of 5"]);
}

#[test]
fn of_somebody_silent_it_is_said_what_they_were_asked() {
    let silent = seen(&[REUTERS], "5 G k k k k k", WIDE);
    has(&silent, &["¶15 reports a request to", "no reply", "the first claim that concerns them"]);
}

#[test]
fn the_wheel_goes_through_the_claims_of_a_speaker_and_leaves_the_speaker() {
    let mut state = state(&[REUTERS]);
    press(&mut state, "5 j j");
    draw(&mut state, WIDE.0, WIDE.1);
    let first = state.nav().selected_row().unwrap();
    turn_wheel_over(&mut state, Target::Claim(first));
    assert_eq!(
        (selected(&state), state.screens.speakers.selected()),
        ("cutler-china-terms", Some(2))
    );
}

#[test]
fn a_request_is_told_with_all_that_it_was_about() {
    let request = seen(&[REUTERS], "6 j j", WIDE);
    has(
        &request,
        &["¶11 reports a request to White House", "The curator's note", "It was about these, too:"],
    );
    has(&request, &["A ban on China Telecom's US business is among the shelved measures."]);
}

#[test]
fn beside_the_dossiers_stands_what_the_one_under_the_cursor_rests_on() {
    let mut state = state(&[REUTERS, TUTORIAL]);
    press(&mut state, "7 g");
    let first = symbols(&draw(&mut state, WIDE.0, WIDE.1));
    press(&mut state, "G");
    let second = symbols(&draw(&mut state, WIDE.0, WIDE.1));
    assert_ne!(first, second);
    has(&second, &["What it rests on", "https://lantern.example/pier", "The lead", "Sides"]);
}

#[test]
fn what_does_not_fit_is_counted_and_scrolled_to() {
    let mut state = state(&[REUTERS, TUTORIAL]);
    press(&mut state, "7");
    has(&symbols(&draw(&mut state, 80, 24)), &[" more", "What it rests on"]);
    for _ in 0..30 {
        press(&mut state, "J");
        draw(&mut state, 80, 24);
    }
    has(&symbols(&draw(&mut state, 80, 24)), &[" above", "The words"]);
    press(&mut state, "j k");
    assert!(!symbols(&draw(&mut state, 80, 24)).contains(" above"), "another begins at its top");
}

#[test]
fn the_claims_of_a_cell_are_scrolled() {
    let mut state = state(&[REUTERS]);
    press(&mut state, "4 G");
    has(&symbols(&draw(&mut state, 80, 24)), &["12 claims, 1 speaker: Reuters", " more"]);
    for _ in 0..30 {
        press(&mut state, "J");
        draw(&mut state, 80, 24);
    }
    let end = symbols(&draw(&mut state, 80, 24));
    let cell = state.screens.matrix.cell().unwrap();
    let last = state.nav().claim(*cell.claims.last().unwrap());
    has(&end, &[" above", &last.line()[..30]]);
}
