//! The help, over the whole screen.

use super::{draw, pictures::symbols};
use crate::ui::{
    Click, Layer, Message, MouseAction, State, Target,
    overlays::help::Tab,
    testing::{REUTERS, press, state, update},
};

#[test]
fn the_tabs_are_switched_by_key_and_by_mouse() {
    let mut state = state(&[REUTERS]);
    let tab = |state: &State| {
        let Some(Layer::Help(help)) = &state.overlay else { panic!() };
        help.tab
    };
    press(&mut state, "?");
    assert_eq!(tab(&state), Tab::Keys);
    for (keys, expected) in
        [("tab", Tab::Signs), ("tab", Tab::Keys), ("l l", Tab::Signs), ("h", Tab::Keys)]
    {
        press(&mut state, keys);
        assert_eq!(tab(&state), expected, "{keys}");
    }
    let frame = symbols(&draw(&mut state, 120, 36));
    assert!(frame.contains("┌─ Help  [Keys]  Signs  ─"), "{frame}");
    let place = state.cx.frame.place_of(Target::Choice(1)).unwrap();
    let click = Click { column: place.x + 1, row: place.y, action: MouseAction::Press };
    update(&mut state, Message::Mouse(click));
    assert_eq!(tab(&state), Tab::Signs);
    press(&mut state, "?");
    assert!(state.overlay.is_none(), "`?` leaves");
}

#[test]
fn a_click_on_a_hint_does_what_it_says() {
    let mut state = state(&[REUTERS]);
    let click_at = |state: &mut State, text: &str| {
        let frame = symbols(&draw(state, 120, 36));
        let lines = frame.lines().enumerate();
        let (row, line) = lines.filter(|(_, line)| line.contains(text)).last().unwrap();
        let before = line.find(text).unwrap();
        let column = line[..before].chars().count() as u16 - 1;
        let click = Click { column, row: row as u16, action: MouseAction::Press };
        update(state, Message::Mouse(click));
    };
    press(&mut state, "2");
    for (text, selected) in [("j k move", 1), ("k move", 0), ("move", 1)] {
        click_at(&mut state, text);
        assert_eq!(state.nav().matches().selected(), Some(selected), "{text}");
    }
    click_at(&mut state, "? help");
    assert!(matches!(state.overlay, Some(Layer::Help(_))));
    click_at(&mut state, "q close");
    assert!(state.overlay.is_none(), "that of a popup");
}

#[test]
fn it_opens_where_the_screen_points() {
    let mut state = state(&[REUTERS]);
    let frame = symbols(&draw(&mut state, 80, 24));
    assert!(frame.contains("never how true: ? explains them."));
    let tab_after = |state: &mut State, keys| {
        press(state, keys);
        let Some(Layer::Help(help)) = &state.overlay else { panic!() };
        let tab = help.tab;
        press(state, "esc esc");
        tab
    };
    assert_eq!(tab_after(&mut state, "?"), Tab::Signs);
    // What has just happened stands where that stood.
    press(&mut state, "u");
    draw(&mut state, 80, 24);
    assert_eq!(tab_after(&mut state, "?"), Tab::Keys);
    assert_eq!(tab_after(&mut state, "g ?"), Tab::Signs);
}
