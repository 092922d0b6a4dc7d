//! Pictures of the Claims view.

use crate::ui::tests::draw;
use crate::{
    config::{Appearance, ColorDepth, Rgb, Symbols, ThemeChoice, exact},
    ui::{
        Message, State,
        drawing::of_buffer,
        testing::{EMPTY, PLAIN, REUTERS, press, state, type_in},
        update,
    },
};
use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};

/// The sizes at which everything has to hold.
pub(crate) const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 36), (200, 50)];
/// The sizes at which screens are pictured: more pictures would be accepted unseen.
pub(crate) const PICTURED: [(u16, u16); 2] = [(80, 24), (120, 36)];

/// The article, at a claim with stances, a relation and a long quotation.
fn article() -> State {
    let mut state = state(&[REUTERS]);
    press(&mut state, "J J J J J J");
    state
}

pub(crate) fn symbols(frame: &Buffer) -> String {
    of_buffer(frame, |_| None)
}

/// The style of a cell as far as it shows, in words.
pub(crate) fn style(cell: &Cell) -> Option<String> {
    let mut words = Vec::new();
    let is_blank = cell.symbol() == " ";
    if cell.fg != Color::Reset && !is_blank {
        words.push(cell.fg.to_string());
    }
    if cell.bg != Color::Reset {
        words.push(format!("on {}", cell.bg));
    }
    for (modifier, word) in [
        (Modifier::BOLD, "bold"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::DIM, "dim"),
        (Modifier::REVERSED, "reversed"),
    ] {
        if cell.modifier.contains(modifier) && (!is_blank || modifier == Modifier::REVERSED) {
            words.push(word.to_owned());
        }
    }
    (!words.is_empty()).then(|| words.join(" "))
}

#[test]
fn the_claims_at_three_sizes() {
    for (width, height) in [(40, 12)].into_iter().chain(PICTURED) {
        let frame = draw(&mut article(), width, height);
        insta::assert_snapshot!(format!("claims_{width}x{height}"), symbols(&frame));
    }
}

#[test]
fn the_strip_test() {
    for (width, height) in PICTURED {
        let mut state = article();
        press(&mut state, "> > >");
        let frame = draw(&mut state, width, height);
        insta::assert_snapshot!(format!("strip_test_{width}x{height}"), symbols(&frame));
    }
}

#[test]
fn the_claims_in_three_themes() {
    for (name, choice) in
        [("dark", ThemeChoice::Dark), ("light", ThemeChoice::Light), ("none", ThemeChoice::None)]
    {
        let mut state = article();
        state.cx.settings.appearance = Appearance::new(choice, ColorDepth::TrueColor);
        insta::assert_snapshot!(name, of_buffer(&draw(&mut state, 120, 36), style));
    }
}

/// What a person does to see each part of the screen.
const PARTS: [&str; 12] = [
    "1 j",
    "2",
    "f j",
    "3",
    "3 t",
    "4 j",
    "5 j",
    "6 j",
    "7",
    "? j",
    ": down",
    "/ c h i n a enter m j",
];

#[test]
fn what_the_terminal_says_of_its_background_changes_colours_and_nothing_else() {
    // The matrix has blocks in place of shades.
    for keys in PARTS.into_iter().filter(|keys| !keys.starts_with('4')) {
        let mut state = article();
        state.cx.settings.appearance = Appearance::new(ThemeChoice::Auto, ColorDepth::TrueColor);
        press(&mut state, keys);
        let before = symbols(&draw(&mut state, 120, 36));
        for background in [Rgb::BLACK, Rgb::WHITE] {
            update(&mut state, Message::Background(Some(background)));
            assert_eq!(symbols(&draw(&mut state, 120, 36)), before, "{keys}");
        }
    }
}

#[test]
fn every_sign_can_be_read_on_what_the_terminal_says_is_below_it() {
    let backgrounds = [
        (0x1d, 0x1f, 0x21),
        (0x2e, 0x34, 0x40),
        (0x60, 0x60, 0x60),
        (0x80, 0x80, 0x80),
        (0xfd, 0xf6, 0xe3),
    ];
    let backgrounds = backgrounds.map(|(red, green, blue)| Rgb { red, green, blue });
    for keys in PARTS {
        let mut state = article();
        press(&mut state, keys);
        for depth in [ColorDepth::TrueColor, ColorDepth::Indexed] {
            state.cx.settings.appearance = Appearance::new(ThemeChoice::Auto, depth);
            for background in &backgrounds {
                update(&mut state, Message::Background(Some(*background)));
                let frame = draw(&mut state, 120, 36);
                for cell in frame.content().iter().filter(|cell| cell.symbol() != " ") {
                    let below = exact(cell.bg).unwrap_or(*background);
                    let contrast = exact(cell.fg).map_or(1.0, |text| text.contrast(below));
                    assert!(contrast >= 4.5, "{background} {depth:?} {keys}: {contrast} {cell:?}");
                }
            }
        }
    }
}

#[test]
fn what_lies_over_the_claims() {
    for (name, keys, typed, more) in [
        ("search", "/", "grade:B handelsm rare", ""),
        ("search_error", "/", "grade:B speaker:cutlr", ""),
        ("search_completion", "/", "stance:", ""),
        ("filters", "f j j space j -", "", ""),
        ("finder", "s", "handel", "down"),
        ("finder_nobody", "s", "xyzzy", ""),
        ("detail", "l", "", "G"),
        ("copying", "m m Y", "", "l j"),
        ("help", "?", "", "J"),
        ("nothing_found", "/", "grade:A", "enter"),
    ] {
        let mut state = article();
        draw(&mut state, 80, 24);
        press(&mut state, keys);
        type_in(&mut state, typed);
        draw(&mut state, 80, 24);
        press(&mut state, more);
        insta::assert_snapshot!(format!("{name}_80x24"), symbols(&draw(&mut state, 80, 24)));
    }
}

#[test]
fn a_followed_claim_says_that_it_is_outside_of_the_query() {
    for (width, height) in [(40, 12), (80, 24)] {
        let mut state = state(&[REUTERS]);
        press(&mut state, "/");
        type_in(&mut state, "speaker:critics");
        press(&mut state, "enter l");
        // The link is not in sight at once in a small detail.
        for _ in 0..2 {
            draw(&mut state, width, height);
            press(&mut state, "enter");
        }
        draw(&mut state, width, height);
        press(&mut state, "esc");
        let frame = symbols(&draw(&mut state, width, height));
        assert!(frame.contains("outside"), "{frame}");
    }
}

#[test]
fn ascii_is_enough_for_all_but_the_text_itself() {
    let mut state = article();
    state.cx.settings.symbols = Symbols::Ascii;
    let frame = draw(&mut state, 120, 36);
    insta::assert_snapshot!(symbols(&frame));
}

#[test]
fn without_claims_the_screen_says_so() {
    for (name, sources) in [("no_dossier", &[][..]), ("no_claims", &[EMPTY])] {
        let frame = draw(&mut state(sources), 80, 24);
        insta::assert_snapshot!(name, symbols(&frame));
    }
}

#[test]
fn without_stances_and_requests_the_filters_say_so() {
    let mut state = state(&[PLAIN]);
    let frame = symbols(&draw(&mut state, 120, 36));
    assert!(frame.contains("Stance: on nothing") && frame.contains("Reply: none asked"), "{frame}");
    press(&mut state, "p");
    let frame = symbols(&draw(&mut state, 120, 36));
    assert!(frame.contains("this article has no propositions to take a side on"), "{frame}");
    insta::assert_snapshot!(frame);
}

#[test]
fn down_to_one_cell_there_is_the_grade() {
    let mut state = article();
    for (width, height, expected) in
        [(19, 3, "B1 Matt Pottinger"), (4, 1, "B1 …"), (2, 1, "B1"), (1, 1, "B")]
    {
        let frame = symbols(&draw(&mut state, width, height));
        let first = frame.lines().next().unwrap().trim_matches('|').trim_end();
        assert_eq!(first, expected);
    }
}
