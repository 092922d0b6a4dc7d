//! Whatever was done last is taken back by one key, which says what it was.

use crate::{
    library::{ClaimRef, Status},
    session::{Notebook, Save},
    ui::{
        Effect, Layer, Message, State, View,
        testing::{
            PLAIN, REUTERS, TUTORIAL, press, query, reload, selected, state, type_in, update,
        },
    },
};

fn ask(state: &mut State, words: &str) {
    press(state, "/");
    type_in(state, words);
    press(state, "enter");
}

fn notice(state: &State) -> String {
    state.notice().map(|notice| notice.text).unwrap_or_default()
}

fn told(state: &State) -> Vec<String> {
    let nav = state.nav();
    let of = |claim: ClaimRef<'_>| {
        let told = nav.statuses().verification(claim.row())?;
        Some(format!("{} {:?} {}", claim.id(), told.status(), told.note.as_deref().unwrap_or("")))
    };
    nav.library().claims().filter_map(of).collect()
}

#[test]
fn marks_statuses_notes_and_queries_are_undone_in_turn_and_redone() {
    let mut state = state(&[TUTORIAL]);
    press(&mut state, "m v V");
    type_in(&mut state, "who?");
    press(&mut state, "enter m");
    ask(&mut state, "crane");
    let done = (told(&state), state.cx.marks.clone(), query(&state));
    assert_eq!(done.0, ["pier-lead Checked who?"]);
    let undone = [
        "undone: the query is empty",
        "undone: 1 claim is unmarked",
        "undone: the note on pier-lead is as it was",
        "undone: pier-lead is unchecked",
        "undone: 1 claim is unmarked",
        "there is nothing to undo",
    ];
    for expected in undone {
        press(&mut state, "u");
        assert_eq!(notice(&state), expected);
    }
    assert_eq!((told(&state), state.cx.marks.len(), query(&state)), (Vec::new(), 0, String::new()));
    for expected in [
        "redone: 1 claim is marked",
        "redone: pier-lead is checked",
        "redone: the note on pier-lead is as it was",
        "redone: 1 claim is marked",
        "redone: the query is crane",
        "there is nothing to redo",
    ] {
        press(&mut state, "U");
        assert_eq!(notice(&state), expected);
    }
    assert_eq!((told(&state), state.cx.marks.clone(), query(&state)), done);
}

#[test]
fn what_is_undone_is_saved_and_is_not_brought_back_by_a_page_that_still_has_it() {
    let mut state = state(&[TUTORIAL]);
    let pages = |effects: Vec<Effect>| -> Vec<_> {
        let page = |effect| match effect {
            Effect::Save(Save::Notes { dossier, page, .. }) => Some((dossier, page)),
            _ => None,
        };
        effects.into_iter().filter_map(page).collect()
    };
    let [(dossier, before)] = pages(press(&mut state, "v")).try_into().unwrap();
    let [(_, after)] = pages(press(&mut state, "u")).try_into().unwrap();
    for pages in [[&before, &after], [&after, &before]] {
        let mut kept = Notebook::default();
        for page in pages {
            kept.merge(&dossier, page);
        }
        assert!(kept.statuses(state.nav().library(), state.cx.zone).is_empty());
    }
    // Redone, it is there again beside the page in which it was undone.
    let [(_, again)] = pages(press(&mut state, "U")).try_into().unwrap();
    let mut kept = Notebook::default();
    for page in [&before, &after, &again] {
        kept.merge(&dossier, page);
    }
    let claim = state.nav().selected().unwrap();
    assert_eq!(kept.verification(claim, state.cx.zone).status(), Status::Checked);
}

#[test]
fn what_another_window_wrote_meanwhile_stays() {
    let mut state = state(&[TUTORIAL]);
    press(&mut state, "v");
    let mut others = state.cx.notebook.clone();
    let claim = state.nav().selected().unwrap();
    others.set_note(claim, "theirs", state.cx.now);
    update(&mut state, Message::StateRead(others));
    press(&mut state, "u");
    assert_eq!(told(&state), ["pier-lead Unchecked theirs"]);
}

#[test]
fn the_marked_claims_are_verified_noted_and_copied_together() {
    let mut state = state(&[TUTORIAL]);
    press(&mut state, "j v g g m m m v");
    assert_eq!(notice(&state), "3 marked claims: checked; nothing is kept after this session");
    assert_eq!(state.cx.marks.len(), 3, "marks stay");
    let all = ["pier-lead Checked ", "pier-open Checked ", "repair-moved Checked "];
    assert_eq!(told(&state), all);
    press(&mut state, "V");
    type_in(&mut state, "ask the council");
    press(&mut state, "enter");
    assert!(told(&state).iter().all(|told| told.ends_with("Checked ask the council")));
    let effects = press(&mut state, "y");
    let [Effect::Copy(text)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(text.matches("ask the council").count(), 3, "{text}");
    // One press for one act, however many claims it was about.
    press(&mut state, "u");
    assert_eq!(
        (notice(&state).as_str(), told(&state)),
        ("undone: the note on 3 claims is as it was", all.map(String::from).to_vec())
    );
    press(&mut state, "u");
    assert_eq!(notice(&state), "undone: the status of 3 claims is as it was");
    assert_eq!(told(&state), ["pier-open Checked "], "what one of them was before");
}

#[test]
fn a_note_on_claims_that_have_others_is_added_to_each() {
    let mut state = state(&[TUTORIAL]);
    press(&mut state, "V");
    type_in(&mut state, "first");
    press(&mut state, "enter j V");
    type_in(&mut state, "unfinished");
    press(&mut state, "esc g g m m m V");
    assert!(notice(&state).ends_with("what you write is added to each"));
    type_in(&mut state, "second");
    press(&mut state, "enter");
    let notes = [
        "pier-lead Unchecked first | second",
        "pier-open Unchecked unfinished | second",
        "repair-moved Unchecked second",
    ];
    assert_eq!(told(&state), notes);
    // Left as drafts, what one of them had unfinished stays.
    press(&mut state, "esc home j V");
    type_in(&mut state, ", again");
    press(&mut state, "esc home m m m V");
    type_in(&mut state, "third");
    press(&mut state, "esc esc home j V");
    let Some(Layer::Note(note)) = &state.overlay else { panic!() };
    assert_eq!(note.input.text(), "unfinished | second, again | third");
    press(&mut state, "esc home m m m");
    // Left empty, nothing of it is touched.
    press(&mut state, "V esc");
    assert_eq!(told(&state), notes);
}

#[test]
fn claims_that_are_gone_take_nothing_with_them() {
    let mut state = state(&[PLAIN, TUTORIAL]);
    press(&mut state, "j j j m v m v");
    reload(&mut state, &[TUTORIAL]);
    press(&mut state, "u u u u u");
    assert_eq!(notice(&state), "there is nothing to undo");
    press(&mut state, "U U U U");
}

#[test]
fn esc_peels_a_jump_with_its_query_before_the_words_and_the_marks_last() {
    let mut state = state(&[REUTERS]);
    press(&mut state, "m m");
    ask(&mut state, "tp-link");
    press(&mut state, "1 j enter");
    assert_ne!(query(&state), "tp-link");
    press(&mut state, "esc");
    assert_eq!((state.view(), query(&state).as_str()), (View::Brief, "tp-link"));
    press(&mut state, "esc");
    assert_eq!((query(&state).as_str(), state.cx.marks.len()), ("", 2));
    press(&mut state, "esc");
    assert_eq!(state.cx.marks.len(), 0);
    assert_eq!(notice(&state), "2 claims unmarked: u marks them again");
    press(&mut state, "esc");
    assert_eq!(state.view(), View::Brief, "there is nothing left to take back");
    press(&mut state, "u");
    assert_eq!(state.cx.marks.len(), 2);
}

#[test]
fn esc_does_not_return_from_where_one_has_gone_on() {
    let mut state = state(&[REUTERS]);
    press(&mut state, "1 j enter 5 esc");
    assert_eq!(state.view(), View::Speakers);
    press(&mut state, "ctrl-o");
    assert_eq!(state.view(), View::Brief);
}

#[test]
fn an_interrupt_leaves_what_is_typed_first_and_the_program_second() {
    let mut state = state(&[TUTORIAL]);
    press(&mut state, "V");
    type_in(&mut state, "half a");
    let effects = press(&mut state, "ctrl-c");
    assert!(state.overlay.is_none() && !effects.contains(&Effect::Quit), "{effects:?}");
    press(&mut state, "V");
    assert!(matches!(&state.overlay, Some(Layer::Note(note)) if note.input.text() == "half a"));
    for open in ["esc /", "esc s", "esc :"] {
        press(&mut state, open);
        assert!(!press(&mut state, "ctrl-c").contains(&Effect::Quit));
        assert!(state.overlay.is_none());
    }
    assert_eq!(selected(&state), "pier-lead");
    assert!(press(&mut state, "ctrl-c").contains(&Effect::Quit));
}

#[test]
fn changes_of_one_claim_are_undone_one_after_the_other() {
    let mut state = state(&[TUTORIAL]);
    let mut seen = vec![told(&state)];
    for keys in ["v", "v", "V", "v", "V", "V"] {
        press(&mut state, keys);
        if keys == "V" {
            type_in(&mut state, "more");
            press(&mut state, "enter");
        }
        seen.push(told(&state));
    }
    for round in 0..2 {
        for expected in seen.iter().rev().skip(1) {
            press(&mut state, "u");
            assert_eq!(told(&state), *expected, "round {round}: {}", notice(&state));
        }
        for expected in &seen[1..] {
            press(&mut state, "U");
            assert_eq!(told(&state), *expected, "round {round}: {}", notice(&state));
        }
    }
}

#[test]
fn what_was_recorded_of_claims_that_are_gone_is_not_said_to_be_undone() {
    let mut state = state(&[PLAIN, TUTORIAL]);
    press(&mut state, "v");
    let id = selected(&state).to_owned();
    reload(&mut state, &[TUTORIAL]);
    press(&mut state, "u");
    assert_eq!(notice(&state), "nothing is undone: the claims that it was about are gone");
    reload(&mut state, &[PLAIN, TUTORIAL]);
    assert_eq!(told(&state), [format!("{id} Checked ")]);
}

#[test]
fn marks_of_a_dossier_that_is_gone_mean_nothing_until_it_is_back() {
    let mut state = state(&[PLAIN, TUTORIAL]);
    press(&mut state, "m");
    let marked = state.cx.marks.clone();
    reload(&mut state, &[TUTORIAL]);
    assert!(state.cx.marks.is_empty());
    press(&mut state, "v");
    assert_eq!(notice(&state), "pier-lead: checked; nothing is kept after this session");
    press(&mut state, "u u");
    assert!(state.cx.marks.is_empty(), "what is away is not marked by undoing it");
    press(&mut state, "U");
    reload(&mut state, &[PLAIN, TUTORIAL]);
    assert_eq!(state.cx.marks, marked);
}

#[test]
fn a_saved_query_is_undone_and_a_name_is_not_guessed() {
    let mut state = state(&[REUTERS]);
    let run = |state: &mut State, command: &str| {
        press(state, ":");
        type_in(state, command);
        press(state, "enter");
    };
    ask(&mut state, "schumer");
    run(&mut state, "save budget");
    run(&mut state, "forget e");
    assert_eq!(state.cx.saved_queries.get("budget"), Some("schumer"));
    press(&mut state, "esc");
    run(&mut state, "forget budget");
    assert_eq!(state.cx.saved_queries.get("budget"), None);
    press(&mut state, "u");
    assert_eq!(notice(&state), "undone: the query budget is schumer");
    assert_eq!(state.cx.saved_queries.get("budget"), Some("schumer"));
    press(&mut state, "u");
    assert_eq!(state.cx.saved_queries.get("budget"), None);
}
