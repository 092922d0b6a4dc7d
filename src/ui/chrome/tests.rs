use crate::{
    config::Symbols,
    library::Statuses,
    query::{Index, Query},
    ui::{
        Layer, State, Target, View,
        chrome::*,
        drawing::{self, WIDTHS, dark, look, part, part_text},
        layout::Screen,
        testing::{PLAIN, REUTERS, library, press, state, type_in},
    },
};

/// The query line and the line below it.
fn query(state: &State, width: u16) -> String {
    part_text(state, (width, 2), |area, painter| {
        let screen = Screen { query: area, ..Screen::new(area) };
        painter.query(area);
        if let Some(overlay) = painter.state.overlay() {
            overlay.render(&screen, area, painter);
        }
    })
}

#[test]
fn the_tabs_can_be_clicked() {
    let (state, mut tabs) = (state(&[REUTERS]), String::new());
    let (_, frame) = part(&state, (120, 1), |area, painter| {
        painter.heading(area);
        tabs = drawing::of_buffer(painter.buffer, |_| None);
    });
    let place = frame.place_of(Target::Tab(View::Matrix)).unwrap();
    let tab: String = tabs.chars().skip(usize::from(place.x) + 1).take(10).collect();
    assert_eq!(tab, " 4 Matrix ");
}

#[test]
fn completions_stand_below_the_query_and_an_error_before_them() {
    let below = |typed: &str| {
        let mut state = state(&[REUTERS]);
        press(&mut state, "/");
        type_in(&mut state, typed);
        let text = query(&state, 60);
        text.lines().nth(1).unwrap().trim_matches('|').trim_end().to_owned()
    };
    assert!(
        below("sp").starts_with("   Tab speech: · how the words come  speaker:"),
        "{}",
        below("sp")
    );
    let error = below("grade:B speaker:cutlr ");
    assert!(error.contains("cutlr") && !error.contains("Tab"), "{error}");
    assert_eq!(below("xyzzy"), "");
}

#[test]
fn counts_are_said_as_fully_as_there_is_room() {
    let counts = |sources: &str, typed: &str, width| {
        let mut state = state(&[sources]);
        press(&mut state, "/");
        type_in(&mut state, typed);
        press(&mut state, "enter");
        query(&state, width).lines().next().unwrap().trim_end_matches([' ', '|']).to_owned()
    };
    let all = [
        (120, ": 40 attributed, 12 the newsroom's own"),
        (80, "52 claims, 40 attributed"),
        (10, "52"),
    ];
    for (width, expected) in all {
        let line = counts(REUTERS, "", width);
        assert!(line.ends_with(expected), "{width}: {line}");
    }
    for (width, expected) in [(80, "13 of 52 claims"), (20, "13/52")] {
        let line = counts(REUTERS, "grade:B", width);
        assert!(line.ends_with(expected), "{width}: {line}");
    }
    let line = counts(PLAIN, "grade:B", 80);
    assert!(line.ends_with("1 of 2 claims"), "{line}");
}

#[test]
fn nothing_to_show_says_what_to_press() {
    let theme = dark();
    let library = library(&[REUTERS]);
    let query = Query::parse("unnamed speaker:cutler", &library).unwrap();
    let index = Index::of(&library);
    let said = &query.advice(false, &library, &Statuses::default(), &index, &|| false).lines();
    let empties = [
        Empty::NoDossier,
        Empty::NoClaims,
        Empty::NoMatch {
            query: "unnamed speaker:cutler",
            said,
            edit: "/",
            take: Some(("Tab", "asks `kind:unnamed`")),
            clear: "0",
            undo: Some("u"),
        },
        Empty::NoMatch {
            query: "grade:A",
            said: &[],
            edit: "/",
            take: None,
            clear: "0",
            undo: None,
        },
        Empty::NoMatchYet { query: "unnamed speaker:cutler", said, close: "Esc" },
        Empty::NoSpeaker { typed: "xyz" },
    ];
    let pictures = WIDTHS.map(|width| {
        let lines: Vec<Line<'_>> =
            empties.iter().flat_map(|empty| empty.lines(width, look(&theme))).collect();
        drawing::symbols(&lines, width)
    });
    insta::assert_snapshot!(pictures.join("\n"));
}

properties! {
    #![cases(64)]
    #[test]
    fn it_fits_any_room(width in 0_u16..250, text in "\\PC{0,80}", ascii: bool) {
        let mut state = state(&[REUTERS]);
        if ascii {
            state.cx.settings.symbols = Symbols::Ascii;
        }
        state.cx.fail(text.as_str());
        let draw = |state: &State| {
            part(state, (width, 1), |area, painter| painter.heading(area));
            part(state, (width, 1), |area, painter| painter.query(area));
            part(state, (width, 1), |area, painter| painter.message(area));
            part(state, (width, 1), |area, painter| painter.hints(area));
            part(state, (width, 1), |area, it| it.title(Pane::List, &text, &text, area));
        };
        draw(&state);
        press(&mut state, "/");
        state.overlay.as_mut().map(Layer::get_mut).unwrap().type_in(&text, &mut state.cx);
        draw(&state);
        part(&state, (width, 2), |area, painter| {
            let screen = Screen { query: area, ..Screen::new(area) };
            painter.state.overlay().unwrap().render(&screen, area, painter);
        });
    }
}

#[test]
fn what_is_still_being_read_is_not_counted_as_if_it_were_filtered() {
    let mut state = state(&[REUTERS]);
    state.begin_loading(true);
    let line =
        |state: &State, width| part_text(state, (width, 1), |area, painter| painter.query(area));
    assert!(line(&state, 120).contains("reading: 52 claims so far"));
    press(&mut state, "/");
    type_in(&mut state, "cutler");
    press(&mut state, "enter");
    let found = state.nav().matches().len();
    assert!(line(&state, 120).contains(&format!("reading: {found} of 52 claims so far")));
    assert!(line(&state, 40).contains("reading: "));
}
