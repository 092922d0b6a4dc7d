//! Whoever types a word of the first screen gets an answer.

use super::{draw, pictures::symbols};
use crate::{
    text::{fold, is_small},
    ui::{
        Layer, hints,
        testing::{REUTERS, press, state, type_in},
    },
};
use std::collections::BTreeSet;

/// The words of a picture, letters only, without those of one letter and those that are keys.
fn words(picture: &str, keys: &[String]) -> BTreeSet<String> {
    let words = picture.split(|c: char| !c.is_alphabetic());
    let words = words.filter(|word| word.chars().count() > 1);
    words.map(str::to_owned).filter(|word| !keys.contains(word)).collect()
}

#[test]
fn every_word_of_the_first_screen_finds_something_or_is_answered() {
    let mut state = state(&[REUTERS]);
    press(&mut state, "1");
    let picture = symbols(&draw(&mut state, 120, 36));
    let mut keys: Vec<String> = hints::of(&state).into_iter().flat_map(|hint| hint.keys).collect();
    // What the program is called is no question.
    keys.push("onrecord".to_owned());
    let words = words(&picture, &keys);
    assert!(words.len() > 150, "the words of {picture}");
    let mut unanswered = Vec::new();
    for word in &words {
        press(&mut state, "/ ctrl-u");
        type_in(&mut state, word);
        let Some(Layer::Search(search)) = &state.overlay else { panic!("no query line") };
        let is_offered = search.completions().next().is_some();
        let finds = !state.nav().matches().is_empty();
        let shown = symbols(&draw(&mut state, 120, 36));
        let is_answered = shown.contains(&format!("For `{word}`"))
            || is_small(&fold(word)) && shown.contains("is a word of grammar");
        if !(finds || is_offered || is_answered) {
            unanswered.push(word.as_str());
        }
        press(&mut state, "esc");
    }
    assert_eq!(unanswered, [""; 0], "each of these stands on the first screen");
}

/// A word of so many letters, none of which comes twice in one place: "Speaker" and the alphabet.
fn long(word: &str, letters: usize) -> String {
    word.chars().chain(('a'..='z').cycle()).take(letters).collect()
}

/// Where a picture ends a word before its end and neither says so nor goes on in another line.
fn cut(picture: &str, word: &str, beginning: &str) -> Option<String> {
    picture.lines().find_map(|line| {
        line.match_indices(beginning).find_map(|(at, _)| {
            let shown = line[at..].chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
            let rest: String = word.chars().skip(shown).take(4).collect();
            let behind: String = line[at..].chars().skip(shown).collect();
            // The next lines of a text may be out of sight, of which there is a count.
            let is_wrapped = picture.contains(&rest)
                || behind.trim_end_matches(['|', ' ', '█']).is_empty() && picture.contains(" more");
            (!behind.starts_with('…') && !is_wrapped).then(|| line.to_owned())
        })
    })
}

#[test]
fn a_name_that_is_cut_says_so() {
    let [title, outlet, speaker, silent, topic] =
        ["TITLE", "OUTLET", "SPEAKER", "SILENT", "TOPIC"].map(|word| long(word, 60));
    let source = format!(
        r#"(
            format: 2,
            article: (id: "long", title: "{title}", outlet: "{outlet}", published: "2026-01-02",
                paragraphs: 3, language: "en"),
            topics: [(id: "t", label: "{topic}", gist: "Something.")],
            speakers: [
                (id: "it", name: "{outlet}", kind: Outlet),
                (id: "ann", name: "{speaker}", kind: Person),
                (id: "bob", name: "{silent}", kind: Organisation),
            ],
            claims: [
                (id: "a", paragraph: 1, speaker: "it", speech: Narration, gist: "It is closed.",
                    anchor: "closed on Friday", topics: ["t"], against: ["bob"]),
                (id: "b", paragraph: 2, speaker: "ann", speech: Verbatim, quote: ["I am sorry"],
                    gist: "She is sorry.", topics: ["t"]),
            ],
            requests: [(to: ["bob"], paragraph: 3, outcome: NoReply, link: Inferred)],
        )"#
    );
    let other = source.replace("id: \"long\"", "id: \"longer\"");
    for sources in [&[source.as_str()][..], &[&source, &other]] {
        let mut state = state(sources);
        let mut seen = 0;
        for keys in ["1", "2", "2 enter", "2 f", "3", "4", "5", "6", "7", "s", "p", "=", "y"] {
            press(&mut state, keys);
            for (width, height) in (30..200).step_by(7).flat_map(|width| [(width, 12), (width, 36)])
            {
                let picture = symbols(&draw(&mut state, width, height));
                for (word, beginning) in [
                    (&title, "TITLE"),
                    (&outlet, "OUT"),
                    (&speaker, "SPEAK"),
                    (&silent, "SIL"),
                    (&topic, "TOP"),
                ] {
                    seen += picture.matches(beginning).count();
                    let cut = cut(&picture, word, beginning);
                    assert_eq!(cut, None, "{keys} at {width} columns:\n{picture}");
                }
            }
            press(&mut state, "esc");
        }
        assert!(seen > 500, "{seen}");
    }
}

/// The hints of a line or of the foot of a popup are whole, and a mark says where there are more.
#[track_caller]
fn has_whole_hints(line: &str, hints: &[hints::Hint]) {
    let told = line.split_once('└').map_or(line, |(_, foot)| foot.split('┘').next().unwrap());
    let told = told.trim_matches(['─', ' ', '|']);
    let mut rest = told;
    for hint in hints {
        if rest == "…" {
            return;
        }
        let hint = format!("{} {}", hint.keys.join(" "), hint.label);
        let Some(behind) = rest.strip_prefix(&hint) else {
            panic!("{told:?} breaks off at {hint:?}")
        };
        rest = behind.trim_start();
    }
    assert_eq!(rest, "", "{told}");
}

#[test]
fn hints_that_have_no_room_are_left_out_whole_and_leave_a_mark() {
    let other = REUTERS.replace("id: \"reuters-2026-02-12-china-tech\"", "id: \"other\"");
    let mut state = state(&[REUTERS, &other]);
    let views = ["1", "2", "2 enter", "2 f", "3", "4", "5", "6", "7"];
    let popups = ["s", "p", "o", "=", "= enter", "Y", ":", "?", "L", "/", "V"];
    let mut seen = 0;
    for keys in views.into_iter().chain(popups) {
        press(&mut state, keys);
        let hints = hints::of(&state);
        for (width, height) in (24..200).step_by(22).flat_map(|width| [(width, 12), (width, 36)]) {
            let picture = symbols(&draw(&mut state, width, height));
            let foot = picture.lines().rev().find(|line| {
                let key = hints[0].keys.join(" ");
                line.contains(&format!("{key} {}", hints[0].label))
            });
            seen += foot.iter().count();
            foot.into_iter().for_each(|line| has_whole_hints(line, &hints));
        }
        press(&mut state, "esc esc");
    }
    assert!(seen > 150, "{seen}");
}

#[test]
fn a_typed_line_shows_its_cursor_and_where_it_goes_on() {
    let typed: String = ('a'..='z').cycle().take(300).collect();
    for keys in ["2 /", "2 V", "2 s", "2 :", "2 o /"] {
        let mut state = state(&[REUTERS]);
        press(&mut state, keys);
        type_in(&mut state, &typed);
        for (at, back) in [(300, ""), (297, "left left left"), (0, "home")] {
            press(&mut state, back);
            for width in (24..200).step_by(22) {
                let picture = symbols(&draw(&mut state, width, 20));
                let cursor = state.cx.frame.cursor.unwrap();
                let line = picture.lines().nth(cursor.y.into()).unwrap();
                let cells: Vec<char> = line.chars().skip(1).collect();
                let place = usize::from(cursor.x);
                let before: String = cells[..place].iter().collect();
                let here = typed[..at].chars().last();
                assert_eq!(
                    before.chars().last().filter(|_| at > 0),
                    here,
                    "{keys} {width}: {line}"
                );
                assert_eq!(before.contains('…'), at > 0, "{keys} {width}: {line}");
                let goes_on = cells[place..].contains(&'…');
                assert!(goes_on || at > 290, "{keys} {width}: {line}");
            }
        }
    }
}
