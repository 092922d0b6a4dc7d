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
