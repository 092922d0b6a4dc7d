//! Pictures of the dossiers.

use crate::ui::tests::{
    draw,
    pictures::{PICTURED, symbols},
};
use crate::{
    config::Symbols,
    library::Vocabulary,
    ui::{
        State, Target,
        screens::dossiers::DossierOrder,
        testing::{EMPTY, PLAIN, REUTERS, TUTORIAL, press, state, type_in},
    },
};

/// Some dossiers, one of them without claims, after keys.
fn dossiers(keys: &str) -> State {
    let mut state = state(&[TUTORIAL, EMPTY, REUTERS, PLAIN]);
    press(&mut state, "7");
    draw(&mut state, 120, 36);
    press(&mut state, keys);
    state
}

fn ask(state: &mut State, query: &str) {
    press(state, "/");
    type_in(state, query);
    press(state, "enter");
}

#[test]
fn the_dossiers_at_two_sizes() {
    for (width, height) in PICTURED {
        let frame = draw(&mut dossiers("j"), width, height);
        insta::assert_snapshot!(format!("dossiers_{width}x{height}"), symbols(&frame));
    }
}

#[test]
fn every_order_has_a_heading_where_there_is_room() {
    let mut state = dossiers("");
    draw(&mut state, 80, 24);
    for order in 0..DossierOrder::ALL.len() {
        assert!(state.cx.frame.place_of(Target::Heading(order)).is_some(), "{order}");
    }
}

#[test]
fn a_query_counts_and_shows_what_it_means() {
    let mut state = dossiers("");
    ask(&mut state, "stance:opposes without:unnamed");
    insta::assert_snapshot!("dossiers_asked", symbols(&draw(&mut state, 80, 24)));
    let mut state = dossiers("");
    ask(&mut state, "grade:A speaker:pottinger");
    let frame = symbols(&draw(&mut state, 80, 24));
    assert!(frame.contains("No claim matches grade:A speaker:pottinger"), "{frame}");
}

#[test]
fn versions_of_one_article_are_told_apart() {
    let second = TUTORIAL.replace("id: \"tutorial\"", "id: \"tutorial-2026-second\"");
    let mut state = state(&[TUTORIAL, &second, REUTERS]);
    press(&mut state, "7");
    let narrow = symbols(&draw(&mut state, 80, 24));
    let rows: Vec<&str> = narrow.lines().filter(|line| line.contains("2026-04-01")).collect();
    assert!(rows[0].contains(" Nowhere-on-Sea … · tutorial "), "{narrow}");
    assert!(rows[1].contains(" tutorial-2026-second "), "{narrow}");
    assert!(narrow.contains(" Washington puts technolo"), "{narrow}");
    let wide = symbols(&draw(&mut state, 200, 50));
    assert!(wide.contains(" Nowhere-on-… · tutorial-2026-second "), "{wide}");
}

#[test]
fn a_query_that_leaves_dossiers_out_says_so() {
    let mut state = dossiers("");
    ask(&mut state, "speaker:pottinger");
    let frame = symbols(&draw(&mut state, 80, 24));
    assert!(frame.contains("[Dossiers] 1 of 1 that the query finds, 0 for all"), "{frame}");
}

#[test]
fn ascii_is_enough_for_all_but_the_names() {
    let mut state = dossiers("j");
    state.cx.settings.symbols = Symbols::Ascii;
    insta::assert_snapshot!("dossiers_ascii", symbols(&draw(&mut state, 100, 20)));
}

#[test]
fn many_scroll_to_the_last() {
    let sources: Vec<String> =
        (0..300).map(|at| PLAIN.replace("\"plain\"", &format!("\"plain-{at}\""))).collect();
    let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
    let mut state = state(&sources);
    press(&mut state, "7");
    draw(&mut state, 80, 24);
    press(&mut state, "G k");
    let frame = symbols(&draw(&mut state, 80, 24));
    assert!(frame.contains("299 of 300"), "{frame}");
    let shown = state.cx.frame.rows;
    assert_eq!((shown.top + shown.height, shown.content), (300, 300));
}

#[test]
fn down_to_one_cell_there_is_no_panic() {
    let mut state = dossiers("");
    for keys in ["", "G", "f", "f /"] {
        press(&mut state, keys);
        for width in [1, 2, 19, 20, 39, 59, 60, 61] {
            for height in 1..20 {
                draw(&mut state, width, height);
            }
        }
    }
}
