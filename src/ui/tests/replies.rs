//! Pictures of the replies, and what the mouse does there.

use crate::ui::tests::{
    draw,
    pictures::{PICTURED, symbols},
};
use crate::{
    analysis::NO_REQUEST,
    config::Symbols,
    ui::{
        Click, Message, MouseAction, State, Target, View,
        screens::replies::PartyOrder,
        testing::{EMPTY, PLAIN, REUTERS, TUTORIAL, press, selected, state, type_in},
        update,
    },
};
use ratatui::layout::Position;
use std::fmt::Write;

fn replies(sources: &[&str], keys: &str) -> State {
    let mut state = state(sources);
    press(&mut state, "6");
    press(&mut state, keys);
    state
}

fn frame(state: &mut State, width: u16, height: u16) -> String {
    symbols(&draw(state, width, height))
}

fn click(state: &mut State, target: Target) {
    let places = (0..36).flat_map(|row| (0..120).map(move |column| (column, row)));
    let mut meant = places
        .filter(|(column, row)| state.cx.frame.at(Position::new(*column, *row)) == Some(target));
    let (column, row) = meant.next().unwrap();
    update(state, Message::Mouse(Click { column, row, action: MouseAction::Press }));
    draw(state, 120, 36);
}

/// One request to so many parties about so many claims, each in a paragraph of its own.
fn broad(parties: usize, claims: usize) -> String {
    let mut all = [String::new(), String::new(), String::new(), String::new()];
    for at in 0..parties {
        let _ = write!(
            all[0],
            r#"(id: "p{at}", name: "北京 party {at}", short: "北京 {at}", kind: Party),"#
        );
        let _ = write!(all[1], r#""p{at}","#);
    }
    for at in 0..claims {
        let _ = write!(
            all[2],
            r#"(id: "c{at}", paragraph: {}, speaker: "ann", speech: Paraphrase, gist: "x",
                anchor: "x"),"#,
            at + 1
        );
        let _ = write!(all[3], r#""c{at}","#);
    }
    let [speakers, asked, all_claims, about] = all;
    format!(
        r#"(format: 2, article: (id: "broad", title: "T", outlet: "O", published: "2026-01-01",
            paragraphs: {claims}, language: "en"),
            speakers: [(id: "ann", name: "Ann", kind: Person), {speakers}],
            claims: [{all_claims}],
            requests: [(paragraph: 1, to: [{asked}], outcome: NoReply, claims: [{about}],
                link: Stated, anchor: "x")])"#
    )
}

#[test]
fn the_replies_at_three_sizes() {
    for (width, height) in [(40, 12)].into_iter().chain(PICTURED) {
        let mut state = replies(&[REUTERS], "j j j j j j j J J J J J");
        let frame = frame(&mut state, width, height);
        insta::assert_snapshot!(format!("replies_{width}x{height}"), frame);
    }
}

#[test]
fn what_falls_in_the_strip_test_keeps_its_column() {
    insta::assert_snapshot!("replies_strip", frame(&mut replies(&[REUTERS], "> > >"), 120, 36));
}

#[test]
fn ascii_is_enough() {
    let mut state = replies(&[TUTORIAL], "> > > l l");
    state.cx.settings.symbols = Symbols::Ascii;
    for (width, height) in [(80, 24), (40, 12)] {
        let frame = frame(&mut state, width, height);
        assert!(frame.is_ascii(), "{frame}");
        if width == 80 {
            insta::assert_snapshot!("replies_ascii", frame);
        }
    }
}

#[test]
fn each_kind_of_cell_has_its_story() {
    let cells = [
        ("no_reply", "shelving-lead", "white-house"),
        ("asked_elsewhere", "critics-exposed", "white-house"),
        ("no_request", "schumer-tough", "trump"),
        ("inferred", "christ-replaces", "christ"),
        ("about_no_claim", "tplink-proposals", "tplink"),
        ("answered", "tplink-ban-shelved", "tplink"),
        ("not_concerned", "schumer-tough", "kessler"),
        ("no_column", "rare-earths-basis", "lutnick"),
        ("denied", "report-unsafe", "fitch"),
    ];
    let mut stories = Vec::new();
    for (name, claim, party) in cells {
        let mut state = state(&[REUTERS, TUTORIAL]);
        while selected(&state) != claim {
            press(&mut state, "j");
        }
        press(&mut state, "6");
        let at = state
            .screens
            .replies
            .parties()
            .iter()
            .position(|line| state.nav().library().speaker(line.speaker).id() == party);
        press(&mut state, "g g");
        (0..at.unwrap()).for_each(|_| drop(press(&mut state, "j")));
        let frame = frame(&mut state, 100, 40);
        let lines: Vec<&str> = frame.lines().collect();
        let title = lines.iter().rposition(|line| line.starts_with("|─ ")).unwrap();
        let story = lines[title..lines.len() - 2].iter();
        let story: Vec<&str> =
            story.copied().filter(|line| line.contains(char::is_alphanumeric)).collect();
        stories.push(format!(
            "{name}:
{}",
            story.join(
                "
"
            )
        ));
    }
    insta::assert_snapshot!(
        "stories",
        stories.join(
            "

"
        )
    );
}

fn ask(state: &mut State, text: &str) {
    press(state, "/");
    type_in(state, text);
    press(state, "enter");
}

#[test]
fn an_article_without_requests_says_what_that_means() {
    let frame = frame(&mut replies(&[PLAIN], ""), 80, 24);
    assert!(frame.contains("The text reports no request for comment"), "{frame}");
    assert!(frame.contains("That does not mean that nobody was asked."), "{frame}");
}

#[test]
fn a_query_that_concerns_nobody_says_so() {
    let mut state = replies(&[REUTERS], "");
    ask(&mut state, "speaker:cutler");
    let concerned = frame(&mut state, 80, 24);
    assert!(concerned.contains("No claim that the query means criticises anybody"), "{concerned}");
    press(&mut state, "0");
    ask(&mut state, "grade:A");
    let found = frame(&mut state, 80, 24);
    assert!(found.contains("No claim matches grade:A"), "{found}");
    let nothing = frame(&mut replies(&[], ""), 80, 24);
    assert!(nothing.contains("No dossier is open."), "{nothing}");
}

#[test]
fn silent_people_are_there_without_a_claim() {
    insta::assert_snapshot!(frame(&mut replies(&[EMPTY], ""), 80, 24));
}

#[test]
fn the_wording_is_that_of_the_design() {
    let mut state = replies(&[TUTORIAL], "");
    let accused = |state: &State| {
        let party =
            state.screens.replies.parties().iter().position(|party| {
                state.nav().library().speaker(party.speaker).id() == "planks-office"
            });
        party.expect("the tutorial has the office")
    };
    (0..accused(&state)).for_each(|_| drop(press(&mut state, "j")));
    press(&mut state, "l l l");
    let frame = frame(&mut state, 120, 36);
    assert!(
        frame.contains(&format!("The claim criticises Office of Planks: {NO_REQUEST}.")),
        "{frame}"
    );
    assert!(frame.contains("It does not mean that none was made."), "{frame}");
    assert!(!frame.to_lowercase().contains("never asked"), "{frame}");
}

#[test]
fn one_request_to_many_about_much_is_shown_in_parts() {
    let mut state = replies(&[&broad(120, 150)], "");
    for (width, height) in [(40, 12), (60, 16), (80, 24), (200, 50)] {
        for keys in ["", "G", "J J J J", "g g"] {
            press(&mut state, keys);
            let frame = frame(&mut state, width, height);
            assert!(frame.contains("▌北京"), "{frame}");
        }
    }
    (0..150).for_each(|_| drop(press(&mut state, "l")));
    press(&mut state, "G");
    insta::assert_snapshot!(frame(&mut state, 80, 24));
}

#[test]
fn a_small_screen_goes_along_the_paragraphs_of_a_party() {
    let mut state = replies(&[&broad(3, 30)], "");
    assert!(frame(&mut state, 40, 12).contains("▌北京 0     - no reply   ▌¶1 ¶2 ¶3"));
    press(&mut state, "j l l l l l");
    let moved = frame(&mut state, 40, 12);
    assert!(moved.contains("▌北京 1     - no reply    … ¶5▌¶6 ¶7"), "{moved}");
    assert!(moved.contains(" 北京 0     - no reply    ¶1 ¶2 ¶3"), "{moved}");
}

#[test]
fn cells_headings_and_names_can_be_clicked() {
    let mut state = replies(&[REUTERS], "");
    draw(&mut state, 120, 36);
    click(&mut state, Target::Cell(5, 9));
    assert_eq!(
        (selected(&state), state.screens.replies.selected()),
        ("pottinger-leverage", Some(5))
    );
    click(&mut state, Target::Heading(0));
    assert_eq!(selected(&state), "shelving-lead");
    let claims = state.screens.replies.columns().len();
    click(&mut state, Target::Heading(claims));
    assert_eq!(state.screens.replies.order, PartyOrder::Name);
    click(&mut state, Target::Heading(claims + 1 + 1));
    assert!(matches!(state.screens.replies.order, PartyOrder::Mark(_)));
    click(&mut state, Target::Line(0));
    assert_eq!((state.screens.replies.selected(), state.view()), (Some(0), View::Replies));
    click(&mut state, Target::Line(0));
    assert_eq!((state.view(), selected(&state)), (View::Claims, "shelving-lead"));
}

#[test]
fn the_selected_cell_is_in_sight_at_every_size() {
    for (width, height) in [(20, 4), (40, 12), (60, 16), (80, 24), (200, 15), (120, 36)] {
        let mut state = replies(&[REUTERS], "");
        draw(&mut state, width, height);
        press(&mut state, "G J J J J J J J J J J J J J J");
        let frame = draw(&mut state, width, height);
        let drawn = &state.cx.frame;
        assert!(width < 60 || drawn.columns.shows(17), "{}", symbols(&frame));
        assert!(symbols(&frame).contains("▌ex-head"), "{}", symbols(&frame));
    }
}
