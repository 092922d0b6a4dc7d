use crate::{
    analysis::{Axis, Value},
    query::Field,
    ui::{
        Click, Effect, FrameInfo, Layer, Message, MouseAction, State, Target, View, Which, Window,
        testing::{
            EMPTY, PLAIN, REUTERS, TUTORIAL, click, press, query, selected, state, sync, type_in,
        },
        update,
    },
};
use ratatui::layout::Rect;
use std::collections::HashSet;

/// The matrix of some dossiers.
fn matrix(sources: &[&str]) -> State {
    let mut state = state(sources);
    state.cx.frame.rows = Window { top: 0, height: 4, content: 4 };
    state.cx.frame.columns = Window { top: 0, height: 7, content: 7 };
    press(&mut state, "4");
    state
}

fn notice(state: &State) -> String {
    state.notice().map(|notice| notice.text).unwrap_or_default()
}

/// What the cursor is on, as a query has it.
fn cell(state: &State) -> String {
    let terms = &state.screens.matrix.cell().unwrap().terms;
    terms.iter().map(|term| term.to_string()).collect::<Vec<_>>().join(" ")
}

/// How many claims the cursor is on.
fn count(state: &State) -> usize {
    let matrix = &state.screens.matrix;
    let count = matrix.counts().unwrap().count(matrix.place.0, matrix.place.1);
    assert_eq!(count, matrix.cell().unwrap().claims.len());
    count
}

fn ask(state: &mut State, query: &str) {
    press(state, "/ ctrl-e ctrl-u");
    type_in(state, query);
    press(state, "enter");
    assert!(state.overlay.is_none(), "{query}");
}

#[test]
fn without_claims_every_key_is_harmless() {
    for sources in [&[][..], &[EMPTY]] {
        let mut state = matrix(sources);
        let keys = "j k l h g g G home end ctrl-d pageup enter r j enter r k enter c j enter c k enter p j enter y m o j enter t < > backspace u";
        for key in keys.split(' ') {
            press(&mut state, key);
        }
        assert_eq!((state.view(), query(&state).as_str()), (View::Matrix, ""));
        assert_eq!(count(&state), 0);
    }
}

#[test]
fn the_cursor_begins_where_most_is_said_most_clearly() {
    let mut state = matrix(&[REUTERS]);
    assert_eq!((cell(&state).as_str(), count(&state)), ("stance:opposes grade:B", 3));
    press(&mut state, "2 J J 4");
    assert_eq!(cell(&state), "stance:opposes grade:B", "nobody has moved it yet");
    ask(&mut state, "stance:none,explains");
    assert_eq!(cell(&state), "stance:explains grade:B", "who explains says more than who does not");
    ask(&mut state, "stance:none");
    assert_eq!((cell(&state).as_str(), count(&state)), ("stance:none grade:D", 11));
    // A column of its own has the row's strongest cell.
    let mut state = matrix(&[REUTERS]);
    press(&mut state, "h l c j enter");
    assert!(cell(&state).starts_with("stance:opposes ") && count(&state) > 0, "{}", cell(&state));
}

#[test]
fn enter_narrows_the_query_and_both_ways_back_lead_to_the_same_cell() {
    for way_back in ["u", "backspace"] {
        let mut state = matrix(&[REUTERS]);
        press(&mut state, "home l g g");
        assert_eq!((cell(&state).as_str(), count(&state)), ("stance:opposes grade:B", 3));
        press(&mut state, "enter");
        assert_eq!((state.view(), state.nav().matches().len()), (View::Claims, 3));
        assert_eq!(query(&state), "stance:opposes grade:B");
        press(&mut state, "j");
        press(&mut state, way_back);
        assert_eq!((state.view(), query(&state).as_str()), (View::Matrix, ""), "{way_back}");
        assert_eq!(cell(&state), "stance:opposes grade:B");
    }
}

#[test]
fn a_total_narrows_by_one_facet_and_the_total_of_all_by_none() {
    let mut state = matrix(&[REUTERS]);
    press(&mut state, "g g end enter");
    assert_eq!((query(&state).as_str(), state.nav().matches().len()), ("stance:opposes", 6));
    press(&mut state, "u G home l enter");
    assert_eq!((query(&state).as_str(), state.nav().matches().len()), ("grade:B", 13));
    press(&mut state, "u end enter");
    assert_eq!((state.view(), query(&state).as_str()), (View::Claims, ""));
    press(&mut state, "backspace");
    assert_eq!(state.view(), View::Matrix);
}

#[test]
fn a_quiet_cell_says_that_no_claim_is_there() {
    let mut state = matrix(&[REUTERS]);
    press(&mut state, "g g home enter");
    assert_eq!(notice(&state), "no claim is both: stance:opposes, grade:A");
    assert_eq!((state.view(), count(&state)), (View::Matrix, 0));
    press(&mut state, "G enter");
    assert_eq!(notice(&state), "no claim is grade:A");
    assert_eq!(press(&mut state, "y"), []);
    assert_eq!(notice(&state), "nothing was copied: no claim is shown");
    press(&mut state, "m");
    assert_eq!(notice(&state), "nothing was marked: no claim is here");
}

#[test]
fn no_query_moves_the_cursor() {
    let mut state = matrix(&[REUTERS]);
    press(&mut state, "r k enter");
    assert_eq!(notice(&state), "rows: speaker");
    press(&mut state, "g g j j j j home l");
    assert_eq!((cell(&state).as_str(), count(&state)), ("speaker:pottinger grade:B", 1));
    ask(&mut state, "speaker:cutler,pottinger,schumer");
    assert_eq!((cell(&state).as_str(), count(&state)), ("speaker:pottinger grade:B", 1));
    ask(&mut state, "grade:N");
    assert_eq!(count(&state), 0, "it is beside one that is there");
    press(&mut state, "0");
    assert_eq!((cell(&state).as_str(), count(&state)), ("speaker:pottinger grade:B", 1));
}

#[test]
fn rows_and_columns_are_never_the_same_facet() {
    for (sources, facets) in [(&[REUTERS][..], 7), (&[REUTERS, TUTORIAL], 8)] {
        let mut state = matrix(sources);
        let mut seen = HashSet::new();
        for key in ["r"; 9].into_iter().chain(["c"; 9]).chain(["R"; 9]).chain(["C"; 9]) {
            press(&mut state, key);
            let [rows, columns] = state.screens.matrix.counts().unwrap().axes;
            assert_ne!(rows, columns);
            seen.extend([rows.name(), columns.name()]);
        }
        assert_eq!(seen.len(), facets);
    }
    let mut state = matrix(&[REUTERS]);
    press(&mut state, "r j enter r k enter");
    assert_eq!(notice(&state), "rows: stance (shelving is right)");
}

#[test]
fn the_stance_is_toward_the_proposition_in_focus() {
    let mut state = matrix(&[REUTERS]);
    press(&mut state, "p j enter g g home l l");
    assert_eq!(query(&state), "on:exposure");
    let counts = state.screens.matrix.counts().unwrap();
    assert_eq!(counts.names[0], "stance (it exposes the US)");
    assert!(cell(&state).starts_with("stance:exposure=opposes"), "{}", cell(&state));
    let state = matrix(&[REUTERS, TUTORIAL]);
    assert_eq!(state.screens.matrix.counts().unwrap().names[0], "stance on each article's lead");
    let state = matrix(&[PLAIN]);
    assert_eq!(state.screens.matrix.counts().unwrap().names[0], "stance on nothing");
}

/// Every cell that can be reached means, once it is narrowed to, the claims that it counted.
#[test]
fn what_is_counted_is_what_is_shown_after_narrowing() {
    let queries = [
        "",
        "grade:B,C",
        "topic:china-telecom",
        "topic:china-telecom,data-centre-equipment -topic:tplink-routers",
        "reply:none,no-reply",
        "-speaker:insiders",
        "trump",
        "stance:opposes",
        "stance:none on:exposure",
        "speech:verbatim,partial without:lone",
    ];
    for sources in [&[REUTERS][..], &[TUTORIAL, REUTERS]] {
        for text in queries {
            let mut state = matrix(sources);
            ask(&mut state, text);
            for turn in 0..6 {
                press(&mut state, if turn % 2 == 0 { "c j enter" } else { "r j enter" });
                narrow_to_each_cell(&mut state);
            }
        }
    }
}

fn narrow_to_each_cell(state: &mut State) {
    let counts = state.screens.matrix.counts().unwrap().clone();
    let [rows, columns] = counts.sides().map(<[Value]>::len);
    for row in 0..=rows {
        for column in 0..=columns {
            let count = counts.count(row, column);
            if count == 0 {
                continue;
            }
            state.screens.matrix.go_to((row, column));
            sync(state);
            let before = query(state);
            press(state, "enter");
            assert_eq!(state.view(), View::Claims);
            let found = state.nav().matches().rows().len();
            assert_eq!(found, count, "{} of {before}: {:?}", query(state), counts.names);
            press(state, "backspace");
            assert_eq!(state.screens.matrix.place, (row, column));
        }
    }
}

#[test]
fn the_unnamed_of_one_article_are_not_those_of_another() {
    let other = REUTERS.replace("id: \"reuters-2026-02-12-china-tech\"", "id: \"other\"");
    let mut state = matrix(&[REUTERS, &other]);
    press(&mut state, "r k enter G k end");
    let axes = state.screens.matrix.counts().unwrap().axes;
    assert_eq!(axes, [Axis::of(Field::Speaker), Axis::of(Field::Grade)]);
    let names = cell(&state);
    assert!(names.starts_with("speaker:") && names.ends_with("dossier:other"), "{names}");
    let counted = count(&state);
    press(&mut state, "enter");
    assert_eq!(state.nav().matches().len(), counted);
}

#[test]
fn the_cell_is_what_is_copied_and_marked() {
    let mut state = matrix(&[REUTERS]);
    press(&mut state, "g g home l");
    let effects = press(&mut state, "y");
    let [Effect::Copy(text)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(text.matches("\n---\n").count(), 2, "three claims");
    assert_eq!(notice(&state), "copying 3 claims");
    press(&mut state, "m");
    assert_eq!((state.cx.marks.len(), notice(&state).as_str()), (3, "3 claims marked"));
    assert_eq!(state.claims_of(Which::Marked), state.claims_of(Which::This));
    press(&mut state, "l m");
    assert_eq!(notice(&state), "nothing was marked: no claim is here");
    press(&mut state, "end m");
    assert_eq!(state.cx.marks.len(), 6, "the rest of the row is marked too");
    press(&mut state, "m");
    assert_eq!((state.cx.marks.len(), notice(&state).as_str()), (0, "6 claims unmarked"));
}

#[test]
fn the_strip_test_changes_no_count_and_says_where_nothing_stands() {
    let mut state = matrix(&[REUTERS]);
    press(&mut state, "g g home l l l l l");
    assert_eq!((cell(&state).as_str(), count(&state)), ("stance:opposes grade:F", 3));
    let has_fallen = |state: &State| {
        let matrix = &state.screens.matrix;
        matrix.counts().unwrap().has_fallen(matrix.place.0, matrix.place.1)
    };
    assert!(!has_fallen(&state));
    press(&mut state, ">");
    assert_eq!((count(&state), has_fallen(&state)), (3, true));
    press(&mut state, "h");
    assert!(!has_fallen(&state), "where nobody is, nobody falls");
    press(&mut state, "end");
    assert!(!has_fallen(&state), "some of the row stand");
}

#[test]
fn all_movements_end_at_the_totals() {
    let mut state = matrix(&[REUTERS]);
    let cursor = |state: &State| state.screens.matrix.place;
    for (keys, expected) in [
        ("g g home", (0, 0)),
        ("k h", (0, 0)),
        ("end", (0, 8)),
        ("l", (0, 8)),
        ("G", (4, 8)),
        ("j", (4, 8)),
        ("h k", (3, 7)),
        ("ctrl-u", (1, 7)),
        ("pagedown", (4, 7)),
        ("up left", (3, 6)),
        ("right down", (4, 7)),
    ] {
        press(&mut state, keys);
        assert_eq!(cursor(&state), expected, "{keys}");
    }
}

fn turn(state: &mut State, target: Target, action: MouseAction) {
    let mut drawn = FrameInfo { rows: state.cx.frame.rows, ..FrameInfo::default() };
    drawn.add(Rect::new(0, 0, 1, 1), target);
    state.cx.frame = drawn;
    update(state, Message::Mouse(Click { column: 0, row: 0, action }));
}

#[test]
fn a_click_selects_and_another_one_narrows() {
    let mut state = matrix(&[REUTERS]);
    press(&mut state, "l");
    click(&mut state, Target::Cell(0, 1));
    assert_eq!((state.view(), cell(&state).as_str()), (View::Matrix, "stance:opposes grade:B"));
    turn(&mut state, Target::Cell(0, 1), MouseAction::WheelDown);
    assert_eq!(cell(&state), "stance:explains grade:B");
    click(&mut state, Target::Cell(9, 1));
    assert_eq!(cell(&state), "grade:B", "what is not there any more");
    click(&mut state, Target::Cell(4, 1));
    assert_eq!((state.view(), query(&state).as_str()), (View::Claims, "grade:B"));
}

#[test]
fn a_click_on_a_claim_of_the_cell_opens_it() {
    let mut state = matrix(&[REUTERS]);
    let row = state.nav().library().find("feith-threat").unwrap().row();
    click(&mut state, Target::Claim(row));
    assert_eq!((state.view(), selected(&state)), (View::Claims, "feith-threat"));
    press(&mut state, "backspace");
    assert_eq!(state.view(), View::Matrix);
}

#[test]
fn what_is_typed_is_counted_at_once() {
    let mut state = matrix(&[REUTERS]);
    press(&mut state, "G end /");
    type_in(&mut state, "cutler");
    assert!(matches!(state.overlay, Some(Layer::Search(_))));
    let typed = count(&state);
    assert_eq!(typed, state.nav().matches().len());
    press(&mut state, "esc");
    assert_eq!(count(&state), 52);
}
