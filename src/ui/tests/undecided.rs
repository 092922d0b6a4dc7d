//! A draft that somebody has begun to decide, in every view; and that nothing of it shows where all
//! is decided.

use super::{draw, has, seen};
use crate::ui::{
    State, detail,
    testing::{REUTERS, TUTORIAL, UNDECIDED, library, press, state, type_in},
    tests::{
        of_sources,
        pictures::{self, SIZES, symbols},
    },
};

#[test]
fn the_claims_at_two_sizes() {
    let small = seen(&[UNDECIDED], "j j", (80, 24));
    insta::assert_snapshot!("undecided_80x24", small);
    let large = seen(&[UNDECIDED], "j", (120, 36));
    insta::assert_snapshot!("undecided_120x36", large);
}

#[test]
fn where_all_is_decided_nothing_is_said_of_it() {
    for keys in ["", "f G", "3", "4", "5", "6", "7", "s", "> > >"] {
        let picture = seen(&[REUTERS, TUTORIAL], keys, (200, 50));
        assert!(!picture.contains("ndecided"), "{keys}:\n{picture}");
    }
}

#[test]
fn how_much_is_undecided_is_said_once_and_first() {
    for (keys, size, expected) in [
        ("", (80, 24), "undecided: 27 places in 7 of 8 claims |"),
        (
            "",
            (200, 50),
            "undecided: 27 places in 7 claims · 8 claims: 2 attributed, 2 the newsroom's own, \
             4 undecided |",
        ),
        ("", (40, 12), "27? · 8 claims |"),
        ("> >", (80, 24), "27? · 8 claims |"),
    ] {
        let picture = seen(&[UNDECIDED], keys, size);
        assert_eq!(picture.matches(expected).count(), 1, "{picture}");
    }
    let mut state = state(&[UNDECIDED]);
    press(&mut state, "/");
    type_in(&mut state, "grade:open");
    press(&mut state, "enter");
    has(&symbols(&draw(&mut state, 120, 36)), &["undecided: 15 places · 4 of 8 claims"]);
}

#[test]
fn a_grade_is_whole_in_its_column_at_every_size() {
    for size in SIZES {
        let picture = seen(&[UNDECIDED], "", size);
        has(&picture, &["B3 +3 ", "B1? ", "N(?) ", "Adams?", "undecided  [… the price"]);
    }
}

#[test]
fn it_falls_under_every_demand_and_the_line_says_how_many() {
    for keys in [">", "> >", "> > >"] {
        let picture = seen(&[UNDECIDED], keys, (80, 24));
        has(&picture, &["╌ B1?", "╌ ?", "╌ E3?", "╌ N(?)"]);
        let line = picture.lines().nth(22).unwrap();
        assert!(line.contains("4 undecided") || line.contains("· 4?"), "{line}");
    }
}

#[test]
fn the_matrix_has_a_place_for_it_and_the_sentence_counts_it() {
    let picture = seen(&[UNDECIDED], "4", (120, 36));
    has(&picture, &["? undecided", "▼ opposes"]);
    // Who makes the claims behind the total of all.
    let picture = seen(&[UNDECIDED], "4 G end", (120, 36));
    has(&picture, &["8 claims, 6 speakers: ", ", undecided who makes 2"]);
    // Speakers as rows: nobody is looked up for those of whom it is undecided.
    for rows in [
        "r j enter",
        "r j enter r j enter",
        "r j enter r j enter r j enter",
        "r j enter r j enter r j enter r j enter",
        "r j enter r j enter r j enter r j enter r j enter",
        "r j enter r j enter r j enter r j enter r j enter r j enter",
    ] {
        seen(&[UNDECIDED], &format!("4 {rows} G end enter"), (80, 24));
    }
}

#[test]
fn nobody_is_told_as_silent_who_may_speak() {
    let speakers = seen(&[UNDECIDED], "5", (80, 24));
    has(&speakers, &["undecided who: 2 claims", "6 claims come from 6 speakers"]);
    let finder = seen(&[UNDECIDED], "s", (120, 36));
    let adams = finder.lines().find(|line| line.contains("Ada Adams")).unwrap();
    assert!(!adams.contains("silent") && adams.contains('?'), "{adams}");
    // Each has the grade of what they say themselves, and not that of a claim of several.
    let officials = finder.lines().find(|line| line.contains(" Officials ")).unwrap();
    assert!(officials.contains("D3"), "{officials}");
}

#[test]
fn a_request_that_is_undecided_is_told_where_it_may_belong() {
    let yard = seen(&[UNDECIDED], "6 j", (120, 36));
    has(
        &yard,
        &[
            "undecided to whom: 1 request",
            "? ¶6 reports a request to somebody undecided (nobody is proposed, it could be yard",
            "outcome undecided.",
        ],
    );
    let hall = seen(&[UNDECIDED], "6", (120, 36));
    assert!(!hall.contains("somebody undecided"), "{hall}");
    has(&hall, &["- ¶6 reports a request to Town hall about something that is undecided"]);
    let article = seen(&[UNDECIDED], "3", (120, 36));
    let told = seen(&[UNDECIDED], "6 h h h", (120, 36));
    assert!(!told.contains("neither criticises"), "{told}");
    has(&article, &["B3 +3  Ben Brown: The ferry is sold.", "undecided: what it rests on"]);
}

/// A draft of an article in which somebody is asked, and nobody is decided.
const ASKED: &str = r#"(
    format: 2,
    article: (id: "asked", title: "The well is dry", outlet: "Paper", published: "2026-01-02",
        paragraphs: 3, language: "en"),
    speakers: [
        (id: "paper", name: "The Paper", kind: Outlet),
        (id: "board", name: "Water board", kind: Organisation),
    ],
    claims: [
        (id: "dry", paragraph: 1, speaker: "paper", speech: Narration, gist: "The well is dry.",
            anchor: "the well is dry"),
    ],
    requests: [
        (paragraph: 2, open: [To(seen: "it declined", or: ["board"]), Outcome, Claims, Link],
            anchor: "it declined"),
        (paragraph: 3, open: [To(), Outcome, Claims, Link], anchor: "asked again"),
    ],
)"#;

#[test]
fn the_replies_of_a_draft_say_which_requests_are_undecided_and_what_to_do() {
    for size in [(80, 24), (120, 36), (200, 50)] {
        let replies = seen(&[ASKED], "6", size);
        has(
            &replies,
            &[
                "undecided to whom: 2 requests",
                "It is undecided whom the newsroom asked for comment.",
                "! lists the places",
                "? ¶2 reports a request to somebody undecided (nobody is proposed, it could be",
                "? ¶3 reports a request to somebody undecided (nobody is proposed) about",
            ],
        );
        for misleading in ["neither criticises", "No request reported", "party"] {
            assert!(!replies.contains(misleading), "{misleading}:\n{replies}");
        }
    }
    let mut small = of_sources(&[ASKED]);
    press(&mut small, "6");
    pictures::symbols(&draw(&mut small, 40, 12));
    press(&mut small, "G");
    let end = pictures::symbols(&draw(&mut small, 40, 12));
    has(&end, &["outcome undecided."]);
}

#[test]
fn a_row_says_whose_its_claim_could_be_where_nobody_is_proposed() {
    let with_candidates =
        UNDECIDED.replace("Speaker(), Gist", "Speaker(or: [\"adams\", \"brown\"]), Gist");
    for keys in ["2", "3"] {
        let rows = seen(&[&with_candidates], keys, (120, 36));
        has(&rows, &["Adams or Brown? [… the price was far too low …]"]);
        assert!(!seen(&[UNDECIDED], keys, (120, 36)).contains("Adams or"), "{keys}");
    }
}

#[test]
fn the_dossiers_say_how_many_places_each_has() {
    for size in [(80, 24), (140, 50)] {
        let picture = seen(&[UNDECIDED, TUTORIAL], "7", size);
        let row = |title: &str| picture.lines().find(|line| line.contains(title)).unwrap();
        assert!(row("title undecided  ").trim_end_matches(['|', ' ']).ends_with("27"), "{picture}");
        assert!(row("20 ").trim_end_matches(['|', ' ']).ends_with('%'), "{picture}");
    }
}

#[test]
fn the_footer_of_the_replies_is_about_the_cell() {
    let mut state = state(&[TUTORIAL]);
    press(&mut state, "6");
    let footers: Vec<String> = (0..12)
        .map(|_| {
            press(&mut state, "l");
            let picture = symbols(&draw(&mut state, 120, 36));
            picture.lines().nth(34).unwrap().to_owned()
        })
        .collect();
    assert!(footers.iter().any(|footer| footer.contains("No request reported means")));
}

#[test]
fn what_is_undecided_of_a_claim_is_told_by_name() {
    let library = library(&[UNDECIDED]);
    let marks = crate::export::Marks { open: "“", close: "”" };
    let told = |id: &str| detail::undecided::of_claim(library.find(id).unwrap(), marks);
    assert_eq!(told("lead"), Vec::<String>::new());
    assert_eq!(
        told("signed"),
        [
            "who makes the claim: perhaps Ada Adams, or Ben Brown; because of “she said”",
            "fact, judgement or forecast; gist; the speaker's role (Ada Adams)",
        ]
    );
    assert_eq!(
        told("cheap"),
        [
            "who makes the claim: nobody is proposed",
            "side: perhaps opposes: Selling the ferry is right.",
            "whom it criticises: perhaps Town hall",
            "gist",
        ]
    );
    assert_eq!(told("sold"), ["who another source is: nobody is proposed, it could be Insider"]);
    let next_year = told("next-year").join(" / ");
    assert!(
        next_year.contains("whether the speaker is somebody else (Insider): perhaps Officials")
    );
    assert!(next_year.contains("what kind of speaker it is (Insider): perhaps unnamed"));
}

#[test]
fn every_state_of_it_can_be_drawn_in_ascii() {
    for keys in ["", "j l", "j j l", "j j j l", "4", "5", "6", "6 j", "s", "?"] {
        let mut state: State = state(&[UNDECIDED]);
        state.cx.settings.symbols = crate::config::Symbols::Ascii;
        press(&mut state, keys);
        for (width, height) in SIZES {
            let picture = symbols(&draw(&mut state, width, height));
            let strange = |c: &char| !c.is_ascii() && !"“”…".contains(*c);
            assert_eq!(picture.chars().find(strange), None, "{keys}:\n{picture}");
        }
    }
}
