use crate::ui::chrome::*;
use crate::ui::drawing::{self, WIDTHS, ascii, assert_fits, colorless, dark, look};
use proptest::prelude::*;
use ratatui::text::Line;

const INVITATION: &[(&str, &str)] = &[("/", "search"), ("f", "filter"), ("s", "find a speaker")];
const KEYS: &[(&str, &str)] = &[
    ("j k", "move"),
    ("⏎", "open"),
    ("/", "search"),
    ("s", "speaker"),
    ("f", "filter"),
    ("y", "copy"),
    ("t", "text"),
    ("p", "proposition"),
    ("u", "undo"),
    ("?", "help"),
    ("q", "quit"),
];
const TABS: &[&str] = &["1 Claims", "2 Article", "3 Matrix"];

const ALL: Counts = Counts::All { sourced: 40, newsroom: 12 };
const SOME: Counts = Counts::Matching { shown: 5, total: 52 };

fn query(text: &str) -> QueryLine<'_> {
    QueryLine { text, editing: None, invitation: INVITATION, counts: ALL, unsaved: None }
}

fn typing(text: &str, cursor: usize) -> QueryLine<'_> {
    let editing = Some(Editing { cursor, error: None, completions: &[] });
    QueryLine { editing, counts: SOME, ..query(text) }
}

#[test]
fn the_chrome_says_where_one_is_and_what_to_press() {
    let library = drawing::article();
    let article = library.dossiers().next();
    let theme = dark();
    let look = look(&theme);
    let pictures = WIDTHS.map(|width| {
        let list = Title {
            name: "Claims",
            about: "in reading order · stance on shelving",
            has_focus: true,
        };
        let lines = [
            Heading { tabs: &TABS[..1], current: 0, article }.draw(width, look).0,
            Heading { tabs: TABS, current: 1, article }.draw(width, look).0,
            query("").draw(width, look).query,
            QueryLine { counts: SOME, ..query("stance:opposes grade:B") }.draw(width, look).query,
            list.line(width, look),
            Title { has_focus: false, name: "Filters", about: "" }.line(width, look),
            Message::Note("copied 1 claim, 945 bytes, by wl-copy").line(width, look),
            hints(KEYS, width, look),
        ];
        drawing::symbols(&lines, width)
    });
    insta::assert_snapshot!(pictures.join("\n"));
}

#[test]
fn focus_tab_and_error_show_without_colour() {
    for (name, theme) in [("dark", dark()), ("none", colorless())] {
        let look = look(&theme);
        let error = Some("there is no field `stanc`; the nearest is `stance`");
        let editing = Some(Editing { cursor: 6, error, completions: &[] });
        let typed = QueryLine { editing, ..query("stanc:") }.draw(80, look);
        let lines = [
            Heading { tabs: TABS, current: 1, article: None }.draw(80, look).0,
            typed.query,
            typed.below.unwrap(),
            Title { name: "Claims", about: "15 of 52", has_focus: true }.line(80, look),
            Title { name: "Detail", about: "", has_focus: false }.line(80, look),
            Message::Error("wl-copy: no display").line(80, look),
            hints(KEYS, 80, look),
        ];
        insta::assert_snapshot!(format!("chrome_{name}"), drawing::styled(&lines, 80, &theme));
    }
}

#[test]
fn a_single_view_has_no_tab_and_several_can_be_clicked() {
    let theme = dark();
    let heading = Heading { tabs: &TABS[..1], current: 0, article: None };
    assert_eq!(heading.draw(80, look(&theme)).1, []);
    let (line, hits) = Heading { tabs: TABS, current: 0, article: None }.draw(80, look(&theme));
    let text = line.to_string();
    let hit = hits.iter().find(|hit| hit.target == 2).unwrap();
    assert_eq!(&text[usize::from(hit.columns.start)..usize::from(hit.columns.end)], " 3 Matrix ");
}

#[test]
fn completions_stand_below_the_query_and_an_error_before_them() {
    let theme = dark();
    let below = |error| {
        let editing = Editing { cursor: 2, error, completions: &["speaker:", "speech:"] };
        let line = QueryLine { editing: Some(editing), ..query("sp") };
        line.draw(60, look(&theme)).below.unwrap().to_string()
    };
    assert_eq!(below(None).trim_end(), "   Tab speaker:  speech:");
    assert_eq!(below(Some("bad")).trim_end(), "   bad");
    assert_eq!(typing("sp", 2).draw(60, look(&theme)).below, None);
}

#[test]
fn the_cursor_of_a_long_query_stays_in_sight() {
    let theme = dark();
    let text = "speaker:pottinger,schumer grade:B stance:opposes 北京";
    let end = typing(text, text.len()).draw(40, look(&theme));
    let cursor = usize::from(end.cursor.unwrap());
    let line = end.query.to_string();
    assert!(line.contains("北京") && cursor < 40, "{line}");
    let start = typing(text, 0).draw(40, look(&theme));
    assert_eq!(start.cursor, Some(3));
    assert!(start.query.to_string().starts_with(" / speaker:"));
    // A cursor that is no place in the text stands at its end.
    assert_eq!(typing("北", 1).draw(40, look(&theme)).cursor, Some(5));
}

#[test]
fn counts_are_said_as_fully_as_there_is_room() {
    let theme = dark();
    let counts = |counts, width| {
        let line = QueryLine { counts, invitation: &[], ..query("") }.draw(width, look(&theme));
        line.query.to_string().trim().to_owned()
    };
    assert_eq!(counts(ALL, 120), "52 claims: 40 sourced, 12 the newsroom's own");
    assert_eq!(counts(ALL, 80), "52 claims, 40 sourced");
    assert_eq!(counts(ALL, 10), "52");
    assert_eq!(counts(SOME, 80), "5 of 52 claims");
    assert_eq!(counts(SOME, 20), "5/52");
    let one = Counts::All { sourced: 1, newsroom: 0 };
    assert_eq!(counts(one, 120), "1 claim: 1 sourced, 0 the newsroom's own");
}

#[test]
fn nothing_to_show_says_what_to_press() {
    let theme = dark();
    let empties = [
        Empty::NoDossier,
        Empty::NoClaims,
        Empty::NoMatch { query: "grade:A", edit: "/", clear: "0", undo: "u" },
        Empty::NoMatchYet { query: "speaker:schumer grade:A", close: "Esc" },
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
    #[test]
    fn it_fits_any_room(
        width in 0_u16..250, text in "\\PC{0,80}", cursor in 0_usize..90,
        shown in 0_usize..200_000, total in 0_usize..2_000_000,
    ) {
        let library = drawing::article();
        let theme = dark();
        let article = library.dossiers().next();
        let counts = Counts::Matching { shown, total };
        for look in [look(&theme), ascii(&theme)] {
            let editing = Some(Editing { cursor, error: Some(&text), completions: &[] });
            let typed = QueryLine { editing, counts, ..query(&text) }.draw(width, look);
            prop_assert!(typed.cursor.is_some_and(|cursor| cursor < width.max(1)));
            let mut lines = vec![
                Heading { tabs: TABS, current: 1, article }.draw(width, look).0,
                typed.query,
                typed.below.unwrap(),
                query("").draw(width, look).query,
                Title { name: &text, about: &text, has_focus: true }.line(width, look),
                Message::Error(&text).line(width, look),
                hints(&[(&text, &text)], width, look),
            ];
            lines.extend(Empty::NoMatch { query: &text, edit: "/", clear: "0", undo: "u" }
                .lines(width, look));
            assert_fits(&lines, width);
        }
    }
}
