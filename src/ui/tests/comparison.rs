//! Two dossiers side by side.

use super::{draw, has};
use crate::ui::{
    State, View,
    testing::{REUTERS, TUTORIAL, press, reload, state, type_in},
    tests::pictures::symbols,
};

/// A later version of the tutorial.
fn version() -> String {
    TUTORIAL
        .replace("id: \"tutorial\"", "id: \"tutorial-2\"")
        .replace("published: \"2026-04-01\"", "published: \"2026-04-02\"")
        .replace("in 41 places.", "in 42 places.")
        .replace("sources: Unstated,", "sources: Stated(4),")
}

fn picture(state: &mut State, (width, height): (u16, u16)) -> String {
    symbols(&draw(state, width, height))
}

#[test]
fn what_differs_stands_side_by_side_and_one_under_the_other_where_there_is_no_room() {
    let later = version();
    let mut state = state(&[TUTORIAL, REUTERS, &later]);
    press(&mut state, "7 g g =");
    has(&picture(&mut state, (120, 36)), &["Compare this dossier with", "tutorial-2 "]);
    press(&mut state, "enter");
    let wide = picture(&mut state, (120, 36));
    has(
        &wide,
        &["What differs", "- tutorial: The", "+ tutorial-2: The", "in 41 places.", "in 42 places."],
    );
    let line = |part: &str| wide.lines().find(|line| line.contains(part)).unwrap();
    assert!(line("in 41 places.").contains("in 42 places."), "{wide}");
    insta::assert_snapshot!("comparison_120x36", wide);
    insta::assert_snapshot!("comparison_80x24", picture(&mut state, (80, 24)));
    picture(&mut state, (40, 12));
    press(&mut state, "esc");
    assert!(state.overlay.is_none() && state.view() == View::Dossiers);
}

#[test]
fn notes_alone_are_called_notes() {
    let later = TUTORIAL
        .replace("id: \"tutorial\"", "id: \"tutorial-2\"")
        .replace("A wet festival is", "A festival is");
    let mut state = state(&[TUTORIAL, &later]);
    press(&mut state, "= enter");
    let picture = picture(&mut state, (120, 36));
    has(&picture, &["Notes changed: 1 claim", "noted"]);
    assert!(!picture.contains("reworded"), "{picture}");
}

#[test]
fn two_articles_are_told_and_nothing_in_them_is_paired() {
    // The ids of what has nothing to do with one another may be the same.
    let other = REUTERS.replace("\"shelving-lead\"", "\"pier-lead\"");
    let mut state = state(&[TUTORIAL, &other, &version()]);
    press(&mut state, "7 g g = j enter");
    for size in [(120, 36), (80, 24), (40, 20)] {
        let picture = picture(&mut state, size);
        has(&picture, &["These are two different", "Washington", "Nowhere-on-Sea"]);
        assert!(!picture.contains("pier-lead") && !picture.contains("Claims:"), "{picture}");
    }
    press(&mut state, "esc = enter");
    has(&picture(&mut state, (120, 36)), &["two dossiers of one article: tutorial and tutorial-2"]);
}

#[test]
fn choosing_shows_nothing_before_it_is_taken_and_esc_leaves_it() {
    let mut state = state(&[TUTORIAL, REUTERS]);
    press(&mut state, "= j k /");
    type_in(&mut state, "xyzzy");
    press(&mut state, "enter esc esc");
    assert!(state.overlay.is_none());
    assert_eq!(state.notice(), None);
}

#[test]
fn one_dossier_has_none_to_be_compared_with() {
    let mut state = state(&[TUTORIAL]);
    press(&mut state, "=");
    assert!(state.overlay.is_none());
    has(&state.notice().unwrap().text, &["there is no other dossier"]);
}

#[test]
fn a_comparison_follows_the_files_and_outlives_a_dossier_that_goes() {
    let later = version();
    let mut state = state(&[TUTORIAL, &later]);
    press(&mut state, "= enter");
    reload(&mut state, &[TUTORIAL, &later.replace("in 42 places.", "in 43 places.")]);
    has(&picture(&mut state, (120, 40)), &["in 43 places."]);
    reload(&mut state, &[TUTORIAL]);
    has(&picture(&mut state, (120, 40)), &["in 43 places."]);
}

#[test]
fn what_is_chosen_is_what_the_list_says_even_if_the_files_change_meanwhile() {
    let later = version();
    let mut state = state(&[TUTORIAL, REUTERS, &later]);
    press(&mut state, "7 g g = j");
    // The one above the cursor goes: the cursor stays on its row.
    reload(&mut state, &[TUTORIAL, REUTERS]);
    press(&mut state, "enter");
    has(
        &picture(&mut state, (120, 36)),
        &["What differs", "reuters-2026-02-12-china-tech: Reuters"],
    );
    press(&mut state, "esc =");
    // The one under the cursor goes: nothing is taken in its place.
    reload(&mut state, &[TUTORIAL, &later]);
    assert!(state.overlay.is_none());
    assert!(state.notice().unwrap().text.starts_with("what was selected is gone"));
}
