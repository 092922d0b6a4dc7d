//! Pictures of what the reader has recorded.

use crate::ui::tests::{
    draw,
    pictures::{PICTURED, SIZES},
};
use crate::{
    config::{Appearance, ColorDepth, Symbols, ThemeChoice},
    library::Status,
    session::{LoadedState, Notebook, SaveError, SaveErrorCause, SessionKey, Subject},
    ui::{
        Message, State,
        drawing::of_buffer,
        testing::{REUTERS, library, press, state, type_in},
        update,
    },
};
use jiff::Timestamp;
use ratatui::buffer::Buffer;

/// The article with a claim of each kind: checked, with a problem and a note on it, checked and
/// with a problem before it changed, and with a note only. The last is selected.
fn recorded() -> State {
    let was = REUTERS.replace("A ban on China Telecom", "The ban on China Telecom");
    let was = was.replace("The decisions had not been", "The decisions have not been");
    assert_ne!(was, REUTERS);
    let was = library(&[&was]);
    let claim = |id: &str| was.find(id).unwrap();
    let now: Timestamp = "2026-03-14T15:09:26Z".parse().unwrap();
    let mut notebook = Notebook::default();
    notebook.set_status(&[claim("telecom-ban-shelved")], Status::Checked, now);
    notebook.set_status(&[claim("datacentre-curbs-shelved")], Status::Checked, now);
    notebook.set_status(&[claim("tplink-ban-shelved")], Status::Problem, now);
    notebook.set_note(
        claim("tplink-ban-shelved"),
        "The ministry says: proposed, not shelved. Ask for the paper.",
        now,
    );
    notebook.set_status(&[claim("decisions-not-announced")], Status::Problem, now);
    notebook.set_note(claim("unicom-mobile-ban-shelved"), "Which of the four?", now);
    let mut state = state(&[REUTERS]);
    state.take_notebook(notebook);
    press(&mut state, "j j j");
    state
}

fn symbols(frame: &Buffer) -> String {
    of_buffer(frame, |_| None)
}

#[test]
fn the_statuses_at_two_sizes() {
    for (width, height) in PICTURED {
        let frame = draw(&mut recorded(), width, height);
        insta::assert_snapshot!(format!("status_{width}x{height}"), symbols(&frame));
    }
}

#[test]
fn what_is_recorded_of_a_claim_stands_first() {
    for (id, keys) in
        [("changed", "g g j l"), ("problem_before_change", "g g j j j j j j l"), ("note", "j l")]
    {
        let mut state = recorded();
        press(&mut state, keys);
        let frame = draw(&mut state, 120, 36);
        insta::assert_snapshot!(format!("status_{id}"), symbols(&frame));
    }
}

#[test]
fn the_filter_for_the_status() {
    let mut state = recorded();
    press(&mut state, "f G");
    insta::assert_snapshot!("status_filter", symbols(&draw(&mut state, 80, 24)));
}

#[test]
fn the_line_for_a_note_at_two_sizes() {
    for (width, height) in [(40, 12), (120, 36)] {
        let mut state = recorded();
        press(&mut state, "V ctrl-u");
        type_in(
            &mut state,
            "Asked again on Monday; 北京 has not answered, and nobody else has seen it.",
        );
        let frame = draw(&mut state, width, height);
        let lines = symbols(&frame);
        let lines: Vec<_> = lines.lines().take(3).chain(lines.lines().rev().take(1)).collect();
        insta::assert_snapshot!(format!("note_{width}x{height}"), lines.join("\n"));
    }
}

#[test]
fn ascii_is_enough() {
    let mut state = recorded();
    state.cx.settings.symbols = Symbols::Ascii;
    state.cx.settings.appearance = Appearance::new(ThemeChoice::None, ColorDepth::None);
    for keys in ["", "V"] {
        press(&mut state, keys);
        let picture = symbols(&draw(&mut state, 80, 24));
        // The hints name a key that has no ASCII form, and the article's texts are in any script.
        let list: String = picture.lines().skip(4).take(8).collect();
        assert!(list.is_ascii(), "{list}");
    }
    let frame = draw(&mut state, 60, 16);
    insta::assert_snapshot!("status_ascii", symbols(&frame));
}

#[test]
fn no_screen_is_too_small_for_a_note() {
    let mut state = recorded();
    press(&mut state, "V");
    type_in(&mut state, "北京 is wide");
    for (width, height) in [(1, 1), (2, 1), (5, 2), (9, 3), (19, 4), (30, 5)] {
        draw(&mut state, width, height);
    }
}

#[test]
fn what_is_unsaved_is_marked_at_every_size_whatever_is_said() {
    let mut state = state(&[REUTERS]);
    state.take_up(LoadedState::default(), &SessionKey::of(&[]), false);
    press(&mut state, "v");
    let cause = SaveErrorCause::Held { holder: Some(7) };
    let error = SaveError { subject: Subject::Notes("reuters".into()), cause };
    update(&mut state, Message::Saved(Err(error)));
    press(&mut state, "v");
    for (width, height) in SIZES {
        let frame = symbols(&draw(&mut state, width, height));
        assert!(frame.contains("1 unsaved"), "{width}x{height}:\n{frame}");
        assert!(frame.contains("shelving-lead: problem"), "{width}x{height}:\n{frame}");
    }
}
