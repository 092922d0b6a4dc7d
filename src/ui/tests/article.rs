//! Pictures of the article, and what must hold for it whatever its text is.

use crate::ui::tests::{
    draw,
    pictures::{PICTURED, symbols},
    random::{hostile, is_clean, run, steps},
};
use crate::{
    config::Symbols,
    ui::{
        State,
        testing::{
            EMPTY, PLAIN, REUTERS, TUTORIAL, TUTORIAL_TEXT, bring_text, press, selected, state,
            type_in,
        },
    },
};

/// A text with everything that is hard to draw; some of the hostile dossier's words stand in it.
fn hostile_text() -> Vec<u8> {
    let nasty =
        "\u{202E}evil\u{2066} \u{1B}[31mred\u{200B} 北京👩\u{200D}👩\u{200D}👧 e\u{301}\u{301} ";
    let long = "ab\u{AD}c 北京 ".repeat(900);
    format!("{nasty}{long}\n\n\u{200B}\n{}\n{nasty}\nx", "x".repeat(3_000)).into_bytes()
}

/// The article by its claims, with the cursor in paragraph 11.
fn claims() -> State {
    let mut state = state(&[REUTERS]);
    press(&mut state, "3 J J J J J J J J J J");
    state
}

/// The tutorial with its text, with the cursor on a claim whose quotation is broken.
fn text() -> State {
    let mut state = state(&[TUTORIAL]).with_source("pier.txt".into());
    press(&mut state, "3");
    bring_text(&mut state, TUTORIAL_TEXT.as_bytes());
    state.cx.nav.go_to_paragraph(9);
    state
}

fn search(state: &mut State, text: &str) {
    press(state, "/");
    type_in(state, text);
    press(state, "enter");
}

/// The screen as symbols.
fn picture(state: &mut State, width: u16, height: u16) -> String {
    symbols(&draw(state, width, height))
}

#[test]
fn without_claims_or_text_the_screen_says_so() {
    for (sources, said) in [(&[][..], "No dossier is open"), (&[EMPTY], "has no claims yet")] {
        let mut state = state(sources);
        press(&mut state, "3");
        let frame = picture(&mut state, 80, 24);
        assert!(frame.contains("[Article]") && frame.contains(said), "{frame}");
    }
}

#[test]
fn a_text_without_claims_can_be_read() {
    let mut state = state(&[EMPTY]);
    press(&mut state, "3");
    bring_text(&mut state, "A line of the text.\n".repeat(40).as_bytes());
    draw(&mut state, 80, 24);
    press(&mut state, "pagedown");
    draw(&mut state, 80, 24);
    press(&mut state, "pagedown pageup G");
    let frame = picture(&mut state, 80, 24);
    assert!(frame.contains("¶40  A line of the text."), "{frame}");
    assert_eq!(frame.matches("no claim").count(), 6, "{frame}");
}

#[test]
fn a_text_that_cannot_be_shown_says_why_and_leaves_the_claims() {
    let mut state = text();
    bring_text(&mut state, b"The town council\xff");
    insta::assert_snapshot!(picture(&mut state, 120, 16));
}

#[test]
fn another_version_of_the_text_is_called_that() {
    let mut state = text();
    let text = TUTORIAL_TEXT.replace("The work was due", "A correction.\nThe work is due");
    let text = text.replace("put my foot through", "fallen through");
    bring_text(&mut state, text.as_bytes());
    let advice = |state: &mut State| {
        let frame = picture(state, 120, 24);
        assert!(frame.contains("another version than the one curated from"), "{frame}");
        frame.lines().nth_back(1).unwrap().trim_matches(['|', ' ']).to_owned()
    };
    press(&mut state, "g g");
    assert_eq!(
        advice(&mut state),
        "pier.txt is not the text that the dossier was curated from: the words of 1 claim do not \
         stand in it."
    );
    press(&mut state, "g g j j");
    assert_eq!(
        advice(&mut state),
        "The dossier has the words of this claim in ¶2; in pier.txt they stand in ¶3."
    );
    press(&mut state, "j j j");
    assert_eq!(selected(&state), "mudge-feet");
    assert_eq!(advice(&mut state), "The words of this claim do not stand in pier.txt.");
}

#[test]
fn words_that_stand_twice_are_marked_where_the_order_decides() {
    let source = include_str!("../../../tests/check/W020.ron");
    let mut state = state(&[source]);
    press(&mut state, "3 g g");
    bring_text(&mut state, include_bytes!("../../../tests/check/W020.txt"));
    let shown = |state: &mut State| picture(state, 80, 24);
    let advice = "1 has these words more than once; a longer anchor says which are meant.";
    assert_eq!(selected(&state), "lead");
    assert!(shown(&mut state).contains(advice), "{}", shown(&mut state));
    for id in ["vote", "vote-too"] {
        press(&mut state, "j");
        assert_eq!(selected(&state), id);
        assert!(!shown(&mut state).contains("more than once"), "{}", shown(&mut state));
    }
}

#[test]
fn the_claims_at_two_sizes() {
    for (width, height) in PICTURED {
        let frame = picture(&mut claims(), width, height);
        insta::assert_snapshot!(format!("article_claims_{width}x{height}"), frame);
    }
}

#[test]
fn the_text_at_two_sizes() {
    for (width, height) in PICTURED {
        let frame = picture(&mut text(), width, height);
        insta::assert_snapshot!(format!("article_text_{width}x{height}"), frame);
    }
}

#[test]
fn what_the_query_does_not_mean_is_an_aside() {
    for (name, mut state) in [("claims", claims()), ("text", text())] {
        search(&mut state, "grade:B");
        insta::assert_snapshot!(format!("article_{name}_query"), picture(&mut state, 120, 36));
    }
}

#[test]
fn the_strip_test_dims_what_falls_and_marks_what_hangs() {
    for (name, mut state) in [("claims", claims()), ("text", text())] {
        press(&mut state, "g g > > >");
        let frame = picture(&mut state, 120, 36);
        assert!(frame.contains('─') && frame.contains("named sources only"));
        insta::assert_snapshot!(format!("article_{name}_strip"), frame);
    }
}

#[test]
fn quoted_words_come_in_the_language_that_is_asked_for() {
    let mut state = claims();
    press(&mut state, "J J");
    for text in ["original", "translation", "both"] {
        press(&mut state, "t esc");
        let frame = picture(&mut state, 100, 40);
        let has = |words: &str| frame.contains(words);
        assert_eq!(has("„In seiner Eile"), text != "translation", "{frame}");
        assert_eq!(has("back-translation: In his hurry"), text != "original", "{frame}");
    }
}

#[test]
fn one_key_puts_the_claims_in_the_place_of_the_text_and_back() {
    let mut state = text();
    press(&mut state, "t esc");
    let frame = picture(&mut state, 120, 36);
    assert!(frame.contains("own text has no translation"), "{frame}");
    assert!(frame.contains("“A pier is a promise,” … “and this one"), "{frame}");
    press(&mut state, "t");
    let frame = picture(&mut state, 120, 36);
    assert!(frame.contains("text, from pier.txt"), "{frame}");
    assert!(frame.contains("the article's own text"), "{frame}");
}

#[test]
fn below_the_text_the_selected_claim_is_whole_with_what_answers_it() {
    let mut state = text();
    for (id, note) in [
        ("fitch-knots", "criticises Planks"),
        ("council-timber", "no reply: Plumb ¶7"),
        ("report-unsafe", "denied: Fitch ¶5"),
    ] {
        press(&mut state, "g g");
        while selected(&state) != id {
            press(&mut state, "j");
        }
        for (width, height) in [(80, 24), (120, 36)] {
            let frame = picture(&mut state, width, height);
            let foot = frame.lines().skip_while(|line| !line.contains("─ Claim "));
            let foot: Vec<_> = foot.take(3).collect();
            let gist = state.nav().selected().unwrap().gist();
            let last = gist.unwrap().split_whitespace().last().unwrap();
            assert!(foot[0].contains(id) && foot[0].contains(note), "{frame}");
            assert!(foot[1..].iter().any(|line| line.contains(last)), "{frame}");
        }
    }
    assert!(picture(&mut state, 40, 12).lines().all(|line| !line.contains("─ Claim ")));
}

#[test]
fn ascii_is_enough_for_all_but_the_text_itself() {
    let mut state = text();
    state.cx.settings.symbols = Symbols::Ascii;
    assert!(picture(&mut state, 120, 36).is_ascii());
    press(&mut state, "t esc");
    let frame = picture(&mut state, 120, 36);
    assert!(frame.is_ascii(), "{frame}");
    insta::assert_snapshot!(frame);
}

#[test]
fn of_several_articles_the_title_says_which_it_is() {
    let mut state = state(&[PLAIN, TUTORIAL]);
    press(&mut state, "3");
    let frame = picture(&mut state, 120, 24);
    assert!(frame.contains("[Article] 1 of 2: The market is closed · the claims in"), "{frame}");
    insta::assert_snapshot!(frame);
}

#[test]
fn every_line_of_a_long_claim_is_read_with_one_key() {
    let mut state = claims();
    press(&mut state, "K K K K");
    assert_eq!(selected(&state), "pottinger-leverage");
    let mut seen = String::new();
    while selected(&state) == "pottinger-leverage" {
        seen += &picture(&mut state, 40, 12);
        press(&mut state, "j");
    }
    for words in ["„In einem Moment", "Elektrofahrzeugen“", "electric vehicles"] {
        assert!(seen.contains(words), "{seen}");
    }
}

#[test]
fn pages_show_the_whole_text_and_the_selected_claim_is_on_the_screen() {
    for (width, height) in [(40, 12), (80, 24), (120, 36)] {
        let mut state = text();
        press(&mut state, "g g");
        let mut seen = String::new();
        let mut last = String::new();
        loop {
            let frame = picture(&mut state, width, height);
            if frame == last {
                break;
            }
            let cursor = frame.lines().skip(2).any(|line| line.contains('▌'));
            assert!(cursor, "{frame}");
            seen += &frame.replace('▌', " ");
            last = frame;
            press(&mut state, "ctrl-d");
        }
        assert_eq!(selected(&state), "no-kite");
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let seen = words(&seen);
        for word in words(TUTORIAL_TEXT.split_once('\n').unwrap().1) {
            assert!(seen.contains(&word), "{word} at {width}x{height}: {}", seen.join(" "));
        }
    }
}

#[test]
fn a_hostile_text_is_shown_safely_at_every_size() {
    let mut state = state(&[&hostile()]);
    press(&mut state, "3");
    bring_text(&mut state, &hostile_text());
    for keys in ["", "J", "pagedown", "G", "K", "t", "t", "t", "n"] {
        press(&mut state, keys);
        for (width, height) in [(1, 1), (7, 2), (21, 4), (40, 12), (80, 24), (100, 14), (200, 50)] {
            is_clean(&draw(&mut state, width, height));
        }
    }
}

properties! {
    // Each of them lays out a text of many screens after every step.
    #![cases(32)]

    #[test]
    fn anything_can_be_done_to_an_article_with_its_text(steps in steps(), is_hostile: bool) {
        let mut state = if is_hostile { state(&[&hostile(), PLAIN]) } else { text() };
        press(&mut state, "3");
        if is_hostile {
            bring_text(&mut state, &hostile_text());
        }
        run(&mut state, steps);
    }
}
