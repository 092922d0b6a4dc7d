//! The findings on the screen.

use super::{has, seen};
use crate::ui::testing::{REUTERS, TUTORIAL, press, query, state};

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
    press(&mut state, "k m");
    assert_eq!(state.cx.marks.len(), 0);
}
