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
