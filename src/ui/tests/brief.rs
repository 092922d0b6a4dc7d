//! The findings on the screen.

use super::{draw, has, seen};
use crate::ui::{
    Effect, State,
    testing::{REUTERS, TUTORIAL, UNDECIDED, press, query, selected, state},
    tests::pictures::symbols,
};

#[test]
fn it_fits_at_every_size() {
    insta::assert_snapshot!("brief_120x36", seen(&[REUTERS], "1", (120, 36)));
    insta::assert_snapshot!("brief_80x24", seen(&[REUTERS], "1", (80, 24)));
    insta::assert_snapshot!("brief_40x12", seen(&[REUTERS], "1 j", (40, 12)));
    insta::assert_snapshot!("brief_200x50", seen(&[TUTORIAL], "1 j", (200, 50)));
}

#[test]
fn the_claims_behind_the_finding_under_the_cursor_stand_beside_it() {
    let picture = seen(&[REUTERS], "1 j j j", (120, 36));
    has(
        &picture,
        &["The claims behind it 5", "Kessler ¶15, by people not named: asked, no reply."],
    );
}

#[test]
fn enter_shows_the_claims_behind_a_finding_and_the_way_back_is_kept() {
    for (keys, expected) in [
        ("j", "speaker:insiders,insiders-office,insiders-tplink -grade:open"),
        ("j j", "grade:..C"),
        ("j j j", "-against:none,open"),
        ("G", "speech:verbatim,partial"),
    ] {
        let mut state = state(&[REUTERS]);
        press(&mut state, &format!("1 {keys} enter"));
        assert_eq!(query(&state), expected);
        press(&mut state, "backspace");
        assert_eq!(query(&state), "");
        assert_eq!(state.view().name(), "Brief");
    }
}

#[test]
fn the_claims_behind_a_finding_are_gone_through_and_the_selected_one_is_in_sight() {
    let mut state = state(&[REUTERS]);
    press(&mut state, "1 j");
    assert_eq!(selected(&state), "telecom-ban-shelved");
    press(&mut state, "J J K");
    assert_eq!(selected(&state), "datacentre-curbs-shelved");
    let last = seen(&[REUTERS], "1 j J J J J J J J J J J J J J J J J", (120, 36));
    has(&last, &["▌¶24  Two insiders on TP-Link's p"]);
    // The keys of the pane scroll it, and lead back.
    let mut state = state_of_article("1 j l", (120, 36));
    press(&mut state, "G");
    has(&symbols(&draw(&mut state, 120, 36)), &["[The claims behind it] 15", "above"]);
    press(&mut state, "h");
    has(&symbols(&draw(&mut state, 120, 36)), &["[What this story rests on] 2 of 8"]);
}

/// The article on the screen, after some keys.
fn state_of_article(keys: &str, (width, height): (u16, u16)) -> State {
    let mut state = state(&[REUTERS]);
    press(&mut state, keys);
    draw(&mut state, width, height);
    state
}

#[test]
fn a_small_screen_has_the_whole_finding_behind_a_key() {
    let mut state = state_of_article("1 j j j l", (40, 12));
    press(&mut state, "pagedown");
    has(&symbols(&draw(&mut state, 40, 12)), &["Kessler ¶15, by people not"]);
}

#[test]
fn behind_nothing_there_is_nothing_to_list() {
    let mut state = state(&[UNDECIDED]);
    press(&mut state, "1 G k enter");
    assert_eq!(state.view().name(), "Brief");
    assert_eq!(state.notice().unwrap().text, "no claim is behind this");
}

#[test]
fn of_several_dossiers_the_query_names_the_one() {
    let mut state = state(&[REUTERS, TUTORIAL]);
    press(&mut state, "1 j j enter");
    assert_eq!(query(&state), "grade:..C dossier:reuters-2026-02-12-china-tech");
}

#[test]
fn space_marks_all_claims_behind_a_finding_and_unmarks_them() {
    let mut state = state(&[REUTERS]);
    press(&mut state, "1 j j m");
    assert_eq!(state.cx.marks.len(), 22);
    press(&mut state, "m");
    assert_eq!(state.cx.marks.len(), 0);
}

#[test]
fn a_finding_is_copied_in_words_with_its_claims_and_their_caveats() {
    let mut state = state(&[REUTERS]);
    press(&mut state, "1 j j j");
    let effects = press(&mut state, "y");
    let [Effect::Copy(text)] = effects.as_slice() else { panic!("{effects:?}") };
    let start =
        "Right of reply: 3 criticised, 1 without a reported request\nWhite House ¶6, ¶7, by";
    assert!(text.starts_with(start), "{text}");
    has(
        text,
        &["\nNo request reported does not mean none was made.\n\n", "how traceable, not how true"],
    );
    assert_eq!(state.notice().unwrap().text, "copying the finding with 5 claims");
}

#[test]
fn of_several_dossiers_each_view_says_which_one() {
    let mut state = state(&[REUTERS, TUTORIAL]);
    for (keys, sizes) in
        [("1", &[(120, 36), (80, 24), (40, 12)][..]), ("5 g g", &[(120, 36), (80, 24), (40, 12)])]
    {
        press(&mut state, keys);
        for (width, height) in sizes {
            let picture = symbols(&draw(&mut state, *width, *height));
            // Below the tabs, which name the article where they leave room.
            let below = picture.lines().skip(1).collect::<Vec<_>>().join("\n");
            assert!(below.contains("Reuters"), "{picture}");
        }
    }
    press(&mut state, "2 G 1");
    for size in [(120, 36), (80, 24), (40, 12)] {
        let picture = symbols(&draw(&mut state, size.0, size.1));
        assert!(picture.contains("── The Nowhere-on-Sea Lantern 1 Apr"), "{picture}");
    }
    press(&mut state, "2 g g 5");
    let picture = symbols(&draw(&mut state, 40, 12));
    assert!(picture.contains("── Reuters 12 Feb 2026"), "{picture}");
}
