use super::DossierOrder;
use crate::library::Vocabulary;
use crate::ui::{
    State, Target, View, Window,
    testing::{EMPTY, PLAIN, REUTERS, TUTORIAL, click, press, query, selected, state, type_in},
};

/// Four dossiers, one of them without claims, and their view.
fn dossiers() -> State {
    let mut state = state(&[TUTORIAL, EMPTY, REUTERS, PLAIN]);
    state.cx.frame.rows = Window { top: 0, height: 2, content: 3 };
    press(&mut state, "7");
    assert_eq!(state.view(), View::Dossiers);
    state
}

/// The dossiers in their order, that of the cursor marked.
fn rows(state: &State) -> String {
    let dossiers = &state.screens.dossiers;
    let rows = dossiers.table().unwrap().rows.iter().enumerate().map(|(at, row)| {
        let id = state.nav().library().dossier(row.dossier).id();
        let id = id.split('-').next().unwrap();
        if at == dossiers.selected { format!(">{id}") } else { id.to_owned() }
    });
    rows.collect::<Vec<_>>().join(" ")
}

fn notice(state: &State) -> String {
    state.notice().map(|notice| notice.text).unwrap_or_default()
}

fn ask(state: &mut State, query: &str) {
    press(state, "/ ctrl-e ctrl-u");
    type_in(state, query);
    press(state, "enter");
}

#[test]
fn one_dossier_is_nothing_to_choose_from() {
    let mut state = state(&[REUTERS]);
    press(&mut state, "7");
    assert_eq!(state.view(), View::Claims);
    assert!(notice(&state).starts_with("there is one dossier only"));
}

#[test]
fn who_comes_back_from_one_dossier_chooses_among_all() {
    let mut state = dossiers();
    press(&mut state, "j enter");
    assert_eq!(query(&state), "dossier:reuters-2026-02-12-china-tech");
    press(&mut state, "7");
    assert_eq!((rows(&state).as_str(), query(&state).as_str()), ("tutorial >reuters plain", ""));
    assert_eq!(notice(&state), "the dossiers are listed again: u asks for the one only");
    press(&mut state, "u");
    assert_eq!(rows(&state), ">reuters");

    ask(&mut state, "dossier:tutorial,plain reply:none -dossier:empty");
    press(&mut state, "2 7");
    assert_eq!(
        query(&state),
        "dossier:tutorial,plain reply:none -dossier:empty",
        "these are several"
    );
}

#[test]
fn all_claims_of_a_dossier_are_marked_and_unmarked() {
    let mut state = dossiers();
    press(&mut state, "m");
    assert_eq!(state.cx.marks.len(), 20);
    assert_eq!(
        (rows(&state).as_str(), notice(&state).as_str()),
        ("tutorial >reuters plain", "20 claims marked")
    );
    press(&mut state, "k m");
    assert_eq!((state.cx.marks.len(), notice(&state).as_str()), (0, "20 claims unmarked"));
}

#[test]
fn without_claims_every_key_is_harmless() {
    let mut state = state(&[EMPTY, &EMPTY.replace("\"empty\"", "\"other\"")]);
    press(&mut state, "7 j k g g G ctrl-d pageup enter o j enter o k enter y m backspace u");
    assert_eq!((state.view(), rows(&state).as_str()), (View::Dossiers, ""));
}

#[test]
fn the_cursor_is_on_the_dossier_of_the_selected_claim_and_takes_it_along() {
    let mut state = dossiers();
    assert_eq!(rows(&state), ">tutorial reuters plain", "no row for one without claims");
    press(&mut state, "2 G 7");
    assert_eq!(rows(&state), "tutorial reuters >plain");
    press(&mut state, "k");
    assert_eq!(
        (rows(&state).as_str(), selected(&state)),
        ("tutorial >reuters plain", "shelving-lead")
    );
    press(&mut state, "G j");
    assert_eq!(selected(&state), "closed");
    press(&mut state, "g g k");
    assert_eq!(rows(&state), ">tutorial reuters plain");
}

#[test]
fn enter_reads_one_and_both_ways_back_lead_to_its_row() {
    for way_back in ["u", "backspace"] {
        let mut state = dossiers();
        press(&mut state, "j enter");
        assert_eq!((state.view(), state.nav().matches().len()), (View::Claims, 52));
        assert_eq!(query(&state), "dossier:reuters-2026-02-12-china-tech");
        press(&mut state, "j j");
        press(&mut state, way_back);
        assert_eq!((state.view(), query(&state).as_str()), (View::Dossiers, ""), "{way_back}");
        assert_eq!(rows(&state), "tutorial >reuters plain");
    }
}

#[test]
fn only_dossiers_with_claims_that_the_query_means_have_a_row() {
    let mut state = dossiers();
    ask(&mut state, "stance:opposes");
    assert_eq!(rows(&state), ">tutorial reuters");
    let meant = state.screens.dossiers.table().unwrap().rows[1].sourcing.claims;
    press(&mut state, "j enter");
    assert_eq!(query(&state), "stance:opposes dossier:reuters-2026-02-12-china-tech");
    assert_eq!(state.nav().matches().len(), meant);
    press(&mut state, "backspace");
    ask(&mut state, "grade:A speaker:pottinger");
    assert_eq!(rows(&state), "");
    press(&mut state, "j enter");
    assert_eq!(state.view(), View::Dossiers);
}

#[test]
fn a_dossier_that_is_one_of_several_chosen_is_kept_alone() {
    let mut state = dossiers();
    ask(&mut state, "dossier:plain,tutorial -speaker:ann");
    press(&mut state, "G enter");
    assert_eq!(query(&state), "dossier:plain -speaker:ann");
}

#[test]
fn every_order_keeps_the_cursor_where_it_was() {
    let mut state = dossiers();
    let mut seen = Vec::new();
    for _ in DossierOrder::ALL {
        press(&mut state, "o j enter");
        seen.push(format!("{}: {}", notice(&state), rows(&state)));
    }
    assert_eq!(
        seen,
        [
            "the dossiers newest first: >tutorial reuters plain",
            "the dossiers most claims first: reuters >tutorial plain",
            "the dossiers largest unnamed share first: reuters >tutorial plain",
            "the dossiers by path: >tutorial reuters plain",
        ]
    );
    press(&mut state, "o k enter");
    assert_eq!(state.screens.dossiers.order, DossierOrder::Unnamed);
    assert_eq!(state.nav().order_label(), "in reading order", "the claims keep theirs");
}

#[test]
fn a_share_of_nothing_comes_last() {
    let newsroom = PLAIN.split_once("(id: \"sorry\"").unwrap().0.replace("plain", "own") + "])";
    let mut state = state(&[&newsroom, PLAIN, REUTERS]);
    press(&mut state, "7 o k enter");
    assert_eq!(rows(&state), "reuters plain >own");
}

#[test]
fn a_click_selects_sorts_and_opens() {
    let mut state = dossiers();
    click(&mut state, Target::Line(2));
    assert_eq!(rows(&state), "tutorial reuters >plain");
    click(&mut state, Target::Heading(2));
    assert_eq!(rows(&state), "reuters tutorial >plain");
    click(&mut state, Target::Line(99));
    click(&mut state, Target::Heading(99));
    assert_eq!(rows(&state), "reuters tutorial >plain");
    click(&mut state, Target::Line(2));
    assert_eq!((state.view(), query(&state).as_str()), (View::Claims, "dossier:plain"));
}
