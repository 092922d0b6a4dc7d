//! Pictures of the matrix.

use crate::ui::tests::{
    draw,
    pictures::{PICTURED, style, symbols},
};
use crate::{
    config::{Appearance, ColorDepth, Symbols, ThemeChoice},
    ui::{
        State,
        drawing::of_buffer,
        testing::{EMPTY, PLAIN, REUTERS, TUTORIAL, press, state, type_in},
    },
};

/// Some dossiers in the matrix, after keys.
fn matrix(sources: &[&str], keys: &str) -> State {
    let mut state = state(sources);
    press(&mut state, "4");
    draw(&mut state, 120, 36);
    press(&mut state, keys);
    state
}

/// On the cell of those who oppose and are named.
const CELL: &str = "g g home l";

#[test]
fn the_matrix_at_two_sizes() {
    for (width, height) in PICTURED {
        let frame = draw(&mut matrix(&[REUTERS], CELL), width, height);
        insta::assert_snapshot!(format!("matrix_{width}x{height}"), symbols(&frame));
    }
}

#[test]
fn shades_and_cursor_in_every_theme() {
    use ColorDepth::{Sixteen, TrueColor};
    for (name, choice, depth) in [
        ("dark", ThemeChoice::Dark, TrueColor),
        ("sixteen", ThemeChoice::Dark, Sixteen),
        ("none", ThemeChoice::None, TrueColor),
    ] {
        let mut state = matrix(&[REUTERS], CELL);
        state.cx.settings.appearance = Appearance::new(choice, depth);
        let frame = draw(&mut state, 80, 24);
        insta::assert_snapshot!(format!("matrix_{name}"), of_buffer(&frame, style));
    }
}

#[test]
fn ascii_has_a_sign_for_every_shade() {
    let mut state = matrix(&[REUTERS], CELL);
    state.cx.settings.symbols = Symbols::Ascii;
    state.cx.settings.appearance = Appearance::new(ThemeChoice::None, ColorDepth::None);
    insta::assert_snapshot!(symbols(&draw(&mut state, 80, 24)));
}

#[test]
fn what_has_fallen_keeps_its_place_and_its_count() {
    let frame = draw(&mut matrix(&[REUTERS], "G > > >"), 120, 36);
    insta::assert_snapshot!("fallen", symbols(&frame));
}

#[test]
fn what_is_larger_than_the_room_scrolls_under_its_headings() {
    for (width, height) in [(40, 12), (80, 24), (120, 36)] {
        let mut state = matrix(&[REUTERS], "r k enter c j enter g g");
        for _ in 0..8 {
            press(&mut state, "j l");
            draw(&mut state, width, height);
        }
        let frame = symbols(&draw(&mut state, width, height));
        if (width, height) == (80, 24) {
            insta::assert_snapshot!("scrolled", frame);
        }
        press(&mut state, "end G");
        let totals = symbols(&draw(&mut state, width, height));
        assert!(totals.contains("52▌"), "{totals}");
    }
}

#[test]
fn every_facet_has_headings_that_can_be_read() {
    let mut frames = Vec::new();
    let mut state = matrix(&[REUTERS, TUTORIAL], "g g home");
    for keys in [
        "",
        "c j enter r j enter",
        "c j enter r j enter",
        "c j enter r j enter",
        "c j enter r j enter",
    ] {
        press(&mut state, keys);
        let frame = symbols(&draw(&mut state, 120, 40));
        frames.push(frame.lines().skip(4).take(20).collect::<Vec<_>>().join("\n"));
    }
    insta::assert_snapshot!(frames.join("\n\n"));
}

#[test]
fn where_there_is_nothing_to_count_it_says_so() {
    for (said, sources, typed) in [
        ("No dossier is open.", &[][..], ""),
        ("This dossier has no claims yet.", &[EMPTY], ""),
        ("No claim matches grade:A", &[REUTERS], "grade:A"),
        ("stance on nothing", &[PLAIN], ""),
    ] {
        let mut state = matrix(sources, "/");
        type_in(&mut state, typed);
        press(&mut state, "enter");
        let frame = symbols(&draw(&mut state, 80, 24));
        assert!(frame.contains(said), "{frame}");
    }
}

#[test]
fn down_to_one_cell_there_is_no_panic() {
    let mut state = matrix(&[REUTERS], CELL);
    for keys in ["", "G", "end", "r k enter c j enter", "f"] {
        press(&mut state, keys);
        for width in [1, 2, 19, 20, 30, 59, 60, 61] {
            for height in 1..20 {
                draw(&mut state, width, height);
            }
        }
    }
}
