//! What a sentence tells: who speaks in it, who is asked, and whether it says anything.

use super::super::{
    ask::Ask,
    cast::{Meant, Voice},
    cue::Cue,
    grammar::Grammar,
    lexicon::Class,
    reading::Sentence,
    sentence::Word,
};

/// A sentence with what was found in it.
pub(super) struct Told<'s, 't> {
    pub grammar: &'s Grammar,
    pub sentence: &'s Sentence<'t>,
    pub asks: Vec<(Ask, Vec<usize>)>,
    pub cues: Vec<Heard>,
    /// The signs inside what others report.
    pub inside: Vec<Cue>,
    /// Who spoke last before it.
    pub before: Option<Voice>,
}

/// A sign of reported speech, and who is meant.
pub(super) struct Heard {
    pub cue: Cue,
    pub meant: Option<Meant>,
}

impl Told<'_, '_> {
    /// Whether there is more in the sentence than who says something.
    pub(super) fn says_something(&self, heard: &Heard) -> bool {
        let Cue { words, who, .. } = &heard.cue;
        let is_of_sign = |at: usize| {
            let is_who = who.as_ref().is_some_and(|who| who.words.contains(&at));
            at == *words.start() || at == *words.end() || is_who
        };
        let is_told = |(at, word): (usize, &Word<'_>)| {
            let tells = self.has_content(word) || self.grammar.is(word, Class::That);
            !word.is_quoted && !is_of_sign(at) && tells
        };
        self.sentence.words.iter().enumerate().any(is_told)
    }

    /// The word at `at`, or the one after the relative clause that begins there: `, who asked not to
    /// be named,`.
    pub(super) fn past_relative(&self, at: usize) -> usize {
        let words = &self.sentence.words;
        let is_relative = words.get(at).is_some_and(|word| {
            let is_english = matches!(&*word.lower, "who" | "which" | "whose" | "whom");
            let is_german = matches!(&*word.lower, "der" | "die" | "das" | "deren" | "dessen");
            word.opens && (is_english || is_german)
        });
        let end = (at + 1..words.len()).find(|at| words[*at].opens && !words[*at].is_quoted);
        end.filter(|_| is_relative).unwrap_or(at)
    }

    /// Whether a word is of what is said, and not only of when, how or to whom.
    pub(super) fn has_content(&self, word: &Word<'_>) -> bool {
        const SMALL: [Class; 13] = [
            Class::Definite,
            Class::Indefinite,
            Class::Person,
            Class::Thing,
            Class::Group,
            Class::Preposition,
            Class::Filler,
            Class::Subordinate,
            Class::And,
            Class::Auxiliary,
            Class::Of,
            Class::Time,
            Class::Title,
        ];
        !self.grammar.is_any(word, &SMALL) && word.text.contains(char::is_alphabetic)
    }

    /// Whether it is neither quoted nor said, asked or heard by anybody.
    pub(super) fn is_bare(&self) -> bool {
        self.cues.is_empty() && self.sentence.quotations.is_empty() && self.asks.is_empty()
    }

    /// Whether it only tells who says what stands before it.
    pub(super) fn is_echo(&self) -> bool {
        self.asks.is_empty()
            && self.sentence.quotations.is_empty()
            && !self.cues.is_empty()
            && !self.cues.iter().any(|heard| self.says_something(heard))
    }
}
