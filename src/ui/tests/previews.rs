//! What stands behind the cursor of a view, beside it or below it.

use super::{draw, has, pictures::symbols, seen};
use crate::{
    query::Order,
    ui::{
        Click, Message, MouseAction, State, Target,
        testing::{REUTERS, TUTORIAL, press, selected, state, sync},
        update,
    },
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
    press(&mut state, "7 g g");
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
    press(&mut state, "4 G end");
    has(&symbols(&draw(&mut state, 80, 24)), &["52 claims, ", " more"]);
    for _ in 0..30 {
        press(&mut state, "J");
        draw(&mut state, 80, 24);
    }
    let end = symbols(&draw(&mut state, 80, 24));
    let cell = state.screens.matrix.cell().unwrap();
    let last = state.nav().claim(*cell.claims.last().unwrap());
    has(&end, &[" above", &last.line()[..30]]);
}

#[test]
fn over_the_claims_of_each_dossier_stands_which_it_is() {
    let mut state = state(&[REUTERS, TUTORIAL]);
    press(&mut state, "2");
    let picture = symbols(&draw(&mut state, 120, 36));
    has(
        &picture,
        &["── Reuters 12 Feb 2026 · Washington puts technology measures against China on ice"],
    );
    for keys in ["G", "g", "pagedown", "pagedown", "pagedown", "pagedown", "J", "k", "pageup", "G"]
    {
        press(&mut state, keys);
        let picture = symbols(&draw(&mut state, 80, 24));
        let list = picture.lines().skip(5).take(8).collect::<Vec<_>>();
        assert!(list[0].starts_with("|── "), "the first claim in sight has its dossier: {picture}");
        assert!(list.iter().any(|line| line.starts_with("|▌")), "{keys}: {picture}");
    }
    has(&symbols(&draw(&mut state, 80, 24)), &["── The Nowhere-on-Sea Lantern 1 Apr 2026"]);
    // A click hits the claim that stands there, and nothing where a dossier stands.
    let last = state.nav().selected_row().unwrap();
    let place = state.cx.frame.place_of(Target::Claim(last)).unwrap();
    press(&mut state, "k k");
    draw(&mut state, 80, 24);
    let click = Click { column: 5, row: place.y, action: MouseAction::Press };
    update(&mut state, Message::Mouse(click));
    assert_eq!(state.nav().selected_row(), Some(last));
    let click = Click { column: 5, row: 5, action: MouseAction::Press };
    update(&mut state, Message::Mouse(click));
    assert_eq!(state.nav().selected_row(), Some(last));
}

#[test]
fn an_order_that_mixes_the_dossiers_has_no_line_for_them() {
    let mut state = state(&[REUTERS, TUTORIAL]);
    press(&mut state, "2");
    state.cx.nav.sort(Order::Speaker);
    sync(&mut state);
    assert!(!state.nav().keeps_dossiers_together());
    assert!(!symbols(&draw(&mut state, 120, 36)).contains("── Reuters 12 Feb"));
}

#[test]
fn a_list_that_scrolls_has_a_scrollbar() {
    for (keys, size) in [("2", (80, 24)), ("5", (80, 24)), ("5", (40, 12)), ("2 f", (120, 36))] {
        let picture = seen(&[REUTERS], keys, size);
        assert!(picture.contains('┃'), "{picture}");
    }
    assert!(!seen(&[TUTORIAL], "2", (200, 50)).contains("┃|"), "all of it is in sight");
}

#[test]
fn the_article_begins_with_its_title_in_full() {
    for size in [(80, 24), (120, 36), (200, 50)] {
        let picture = seen(&[REUTERS], "3", size);
        let words: Vec<_> = picture.split(['|', ' ', '\n']).filter(|it| !it.is_empty()).collect();
        let text = words.join(" ");
        has(
            &text,
            &["Washington puts technology measures against China on ice before an April summit"],
        );
    }
    has(&seen(&[TUTORIAL], "3", (120, 36)), &["https://lantern.example/pier"]);
}

#[test]
fn where_the_strip_has_no_room_the_letters_are_explained_below() {
    has(
        &seen(&[REUTERS], "2", (80, 24)),
        &["grade A█ B▇ C▅ D▄ E▃ F▂ G▁ N· how traceable, never how true"],
    );
}
