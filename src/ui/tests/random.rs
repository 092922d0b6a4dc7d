//! Whatever a person does at whatever size: no panic, and a screen that can be trusted.

use crate::ui::tests::draw;
use crate::{
    action::Action,
    clipboard::{CopyError, Osc52, Receipt},
    config::Rgb,
    query::Query,
    text::clean,
    ui::{
        Click, Message, MouseAction, State,
        testing::{EMPTY, REUTERS, TUTORIAL, press, state},
        update,
    },
};
use proptest::{prelude::*, sample::select};
use ratatui::buffer::Buffer;
use std::fmt::Write;

/// What a person or the terminal does.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    Do(Action),
    Type(char),
    Paste(String),
    Mouse(u16, u16, MouseAction),
    Copied(bool),
    Background(Option<Rgb>),
    Resize(u16, u16),
}

/// Characters that act on terminals, take two columns or none, or mean something in a query.
const CHARS: [char; 24] = [
    'a', 'e', 'p', 'B', '1', ' ', ':', '-', '"', ',', '.', '=', 'ß', 'ü', '北', '👩', '\u{301}',
    '\u{200D}', '\u{202E}', '\u{2066}', '\u{AD}', '\u{1B}', '\u{9B}', '\t',
];

pub(crate) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let does = Action::ALL.iter().copied().filter(|action| *action != Action::Quit);
    let size = || prop_oneof![1_u16..4, 10_u16..60, 58_u16..200];
    let mouse = select(&[MouseAction::Press, MouseAction::WheelUp, MouseAction::WheelDown][..]);
    let step = prop_oneof![
        8 => select(does.collect::<Vec<_>>()).prop_map(Step::Do),
        4 => select(&CHARS[..]).prop_map(Step::Type),
        1 => prop::collection::vec(select(&CHARS[..]), 0..9)
            .prop_map(|chars| Step::Paste(chars.into_iter().collect())),
        3 => (0_u16..130, 0_u16..40, mouse).prop_map(|(x, y, action)| Step::Mouse(x, y, action)),
        1 => any::<bool>().prop_map(Step::Copied),
        1 => any::<Option<(u8, u8, u8)>>().prop_map(|color| {
            Step::Background(color.map(|(red, green, blue)| Rgb { red, green, blue }))
        }),
        2 => (size(), size()).prop_map(|(width, height)| Step::Resize(width, height)),
    ];
    prop::collection::vec(step, 1..50)
}

fn message(step: Step) -> Message {
    match step {
        Step::Do(action) => Message::Do(action),
        Step::Type(char) => Message::Type(char),
        Step::Paste(text) => Message::Paste(text),
        Step::Mouse(column, row, action) => Message::Mouse(Click { column, row, action }),
        Step::Copied(true) => Message::Copied(Ok(Receipt::of_terminal(&Osc52::new("").unwrap()))),
        Step::Background(background) => Message::Background(background),
        Step::Copied(false) | Step::Resize(..) => {
            Message::Copied(Err(CopyError { failures: Vec::new() }))
        }
    }
}

/// Does all the steps, with a frame after some of them, as the loop draws none between what comes
/// at once.
pub(crate) fn run(state: &mut State, steps: Vec<Step>) {
    let (mut width, mut height) = (120, 36);
    draw(state, width, height);
    for (at, step) in steps.into_iter().enumerate() {
        match step {
            Step::Resize(columns, rows) => (width, height) = (columns, rows),
            step => drop(update(state, message(step))),
        }
        is_in_range(state);
        if at % 3 != 1 {
            let frame = draw(state, width, height);
            is_clean(&frame);
        }
    }
}

#[track_caller]
fn is_in_range(state: &State) {
    let found = state.nav().matches();
    assert_eq!(found.selected().is_none(), found.is_empty());
    if let Some(selected) = found.selected() {
        assert!(selected < found.len());
        let pinned = (0..found.len()).filter(|place| found.is_pinned(*place));
        assert!(pinned.clone().all(|place| place == selected), "only the selected row is pinned");
        assert_eq!(found.len(), found.rows().len() + pinned.count());
    }
}

#[track_caller]
pub(crate) fn is_clean(frame: &Buffer) {
    for cell in frame.content() {
        // What is highlighted may be the beginning of an emoji: a joiner at its end joins nothing.
        let symbol = cell.symbol().trim_end_matches('\u{200D}');
        // Most cells of a frame are ASCII; asking saves most of the time.
        if !matches!(symbol.as_bytes(), [b' '..=b'~']) {
            assert_eq!(clean(symbol), symbol);
        }
    }
}

/// A dossier with everything that is hard to draw: 300 speakers, endless names and quotations,
/// characters that take two columns or none, and some that act on terminals.
pub(crate) fn hostile() -> String {
    let nasty =
        "\u{202E}evil\u{2066} \u{1B}[31mred\u{200B} 北京👩\u{200D}👩\u{200D}👧 e\u{301}\u{301} ";
    let mut speakers = String::new();
    let mut claims = String::new();
    for at in 0..300 {
        let kind = if at % 2 == 0 { "Person" } else { "Organisation" };
        let _ = write!(
            speakers,
            r#"(id: "s{at}", name: "{nasty}{at} {}", short: "s{at}", kind: {kind}, role: "{nasty}"),"#,
            "name ".repeat(at % 40),
        );
    }
    for at in 0..40 {
        let quote = "ab\u{AD}c 北京 ".repeat(if at == 7 { 600 } else { at });
        let _ = write!(
            claims,
            r#"(id: "c{at}", paragraph: {}, speaker: "s{at}", speech: Verbatim,
                quote: ["{nasty}{quote}"], gist: "{nasty}gist {at}",
                stances: [(on: "p", position: Opposes)], against: ["s{}", "s299"],
                relations: [(kind: Supports, claim: "c{}")]),"#,
            at / 3 + 1,
            at + 100,
            (at + 1) % 40,
        );
    }
    let list = |ids: &mut dyn Iterator<Item = String>| ids.collect::<Vec<_>>().join(",");
    let asked = list(&mut (20..220).map(|at| format!("\"s{at}\"")));
    let about = list(&mut (0..40).map(|at| format!("\"c{at}\"")));
    let request = format!(
        r#"(paragraph: 9, to: [{asked}], outcome: Declined, claims: [{about}], link: Inferred,
            anchor: "{nasty}", quote: ["{nasty}"], note: "{nasty}")"#
    );
    format!(
        r#"(format: 2, article: (id: "hostile", title: "{nasty}", outlet: "{nasty}",
            published: "2026-01-02", paragraphs: 20, language: "ar"),
            propositions: [(id: "p", text: "{nasty}")], speakers: [{speakers}],
            claims: [{claims}], requests: [{request}])"#
    )
}

#[test]
fn a_hostile_dossier_is_shown_safely_at_every_size() {
    let mut state = state(&[&hostile()]);
    for keys in [
        "", "l", "G", "f", "h", "s", "a", "enter", "?", "q", "Y", "j", "j", "esc", "0", "1", "j",
        "enter", "3", "4", "5", "l", "G", "h", "G", "k", "enter", "l", "G", "o", "j",
    ] {
        press(&mut state, keys);
        for (width, height) in [(1, 1), (7, 2), (40, 12), (80, 24), (120, 36), (200, 50)] {
            is_clean(&draw(&mut state, width, height));
        }
    }
}

properties! {
    // Each of them draws some thirty frames.
    #![cases(64)]

    #[test]
    fn anything_can_be_done_to_the_article(steps in steps()) {
        run(&mut state(&[REUTERS]), steps);
    }

    #[test]
    fn anything_can_be_done_to_several_dossiers(steps in steps()) {
        run(&mut state(&[TUTORIAL, EMPTY, REUTERS]), steps);
    }

    #[test]
    fn anything_can_be_done_to_nothing(steps in steps(), has_dossier: bool) {
        let sources = [EMPTY];
        run(&mut state(if has_dossier { &sources } else { &[] }), steps);
    }

    #[test]
    fn anything_can_be_done_to_a_hostile_dossier(steps in steps()) {
        run(&mut state(&[&hostile()]), steps);
    }

    #[test]
    fn undoing_everything_restores_the_first_query_and_redoing_it_the_last(steps in steps()) {
        let mut state = state(&[REUTERS]);
        run(&mut state, steps);
        // Out of whatever is open; the focus goes to the list, and search words go.
        press(&mut state, "esc esc esc esc");
        let last = state.nav().query().clone();
        let mut undone = 0;
        while state.nav().can_undo() {
            press(&mut state, "u");
            undone += 1;
        }
        prop_assert_eq!(state.nav().query(), &Query::default());
        (0..undone).for_each(|_| drop(press(&mut state, "U")));
        prop_assert_eq!(state.nav().query(), &last);
    }
}
