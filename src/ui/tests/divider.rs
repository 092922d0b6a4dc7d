//! Panes that take room from each other.

use super::draw;
use crate::ui::{
    Click, Message, MouseAction, State,
    testing::{REUTERS, press, state, update},
    tests::pictures::symbols,
};

fn picture(state: &mut State, (width, height): (u16, u16)) -> String {
    symbols(&draw(state, width, height))
}

/// The column of the line between the panes, and the line of the lower pane's title.
fn place(state: &mut State, size: (u16, u16)) -> (u16, u16) {
    draw(state, size.0, size.1);
    let area = state.cx.frame.divider.unwrap().area;
    (area.x, area.y)
}

#[test]
fn the_pane_with_the_focus_grows_by_a_key_and_shrinks_by_another() {
    let mut state = state(&[REUTERS]);
    press(&mut state, "1");
    let usual = place(&mut state, (120, 36));
    press(&mut state, "+");
    assert_eq!(place(&mut state, (120, 36)), (usual.0 + 4, usual.1));
    press(&mut state, "l +");
    assert_eq!(place(&mut state, (120, 36)), usual, "the other pane grows the other way");
    press(&mut state, "_ _ h _ _");
    assert_eq!(place(&mut state, (120, 36)), usual);
    // Each view has its own.
    press(&mut state, "2");
    let claims = place(&mut state, (120, 36));
    press(&mut state, "_");
    assert_eq!(place(&mut state, (120, 36)), (claims.0, claims.1 - 2));
    press(&mut state, "1");
    assert_eq!(place(&mut state, (120, 36)), usual);
}

#[test]
fn a_pane_never_goes_away_and_the_line_says_so_where_it_stays() {
    let mut state = state(&[REUTERS]);
    for (key, said) in [("+", "as large as it gets"), ("_", "as small as it gets")] {
        for _ in 0..100 {
            press(&mut state, &format!("1 {key}"));
            picture(&mut state, (120, 36));
        }
        assert!(state.notice().unwrap().text.ends_with(said));
        let (column, _) = place(&mut state, (120, 36));
        assert!((16..=104).contains(&column), "{column}");
    }
    // Moved far on a wide screen, it is in sight on a narrower one.
    picture(&mut state, (200, 50));
    assert!(place(&mut state, (110, 30)).0 >= 16);
    press(&mut state, "f +");
    assert!(state.notice().unwrap().text.starts_with("there is no line here"));
}

#[test]
fn the_mouse_drags_the_line_and_nothing_else() {
    let mut state = state(&[REUTERS]);
    press(&mut state, "1");
    let (column, row) = place(&mut state, (120, 36));
    let mouse = |state: &mut State, action, column, row| {
        update(state, Message::Mouse(Click { column, row, action }));
    };
    // What is not held is not moved.
    mouse(&mut state, MouseAction::Drag, 40, row + 3);
    assert_eq!(place(&mut state, (120, 36)).0, column);
    mouse(&mut state, MouseAction::Press, column, row + 3);
    mouse(&mut state, MouseAction::Drag, 50, row + 9);
    assert_eq!(place(&mut state, (120, 36)).0, 50);
    mouse(&mut state, MouseAction::Release, 50, row + 9);
    mouse(&mut state, MouseAction::Drag, 90, row + 9);
    assert_eq!(place(&mut state, (120, 36)).0, 50);
    // A popup hides it.
    press(&mut state, "?");
    mouse(&mut state, MouseAction::Press, 50, row + 3);
    mouse(&mut state, MouseAction::Drag, 90, row + 3);
    press(&mut state, "q");
    assert_eq!(place(&mut state, (120, 36)).0, 50);
}
