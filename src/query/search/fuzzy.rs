//! Words that are typed with letters missing, by Skim's algorithm.
//!
//! Skim finds scattered letters in any long text, so it is asked only about a window: the word
//! that begins with the same letter, as far as it may reach with a few letters skipped. In
//! names, the beginnings of several words do too: `jll` is Jones Lang LaSalle.

use super::{Needle, Tier, needle::begins_word};
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};
use std::ops::Range;

/// What a text is, which says how far likeness may go in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// A name or alias of a speaker, of which there are few: as many letters may be skipped in a
    /// word as are typed, less one, four at the least; beginnings of several words count too.
    Name,
    /// A gist: in a word a letter may be skipped for each four that are typed, five at the least.
    Gist,
    /// A quotation or its translation: words stand there as they are or not at all.
    Text,
}

/// How many characters of a name are looked at; Skim's time grows with them.
const LONGEST_NAME: usize = 128;

/// How many characters of a word are compared by likeness; a longer one is a sentence.
const LONGEST_WORD: usize = 32;

/// How many letters say enough as beginnings of words: two would find `to` in many names.
const FEWEST_BEGINNINGS: usize = 3;

impl Reach {
    /// Whether words of so many letters are looked for by likeness at all.
    pub fn is_enough(self, typed: usize) -> bool {
        self.skips(typed).is_some()
    }

    /// How many letters may be skipped inside a word, for so many typed; nothing if so few
    /// letters say too little.
    fn skips(self, typed: usize) -> Option<usize> {
        match self {
            _ if typed > LONGEST_WORD => None,
            Reach::Text => None,
            Reach::Name => (typed >= 4).then(|| typed - 1),
            Reach::Gist => (typed >= 5).then_some(typed / 4),
        }
    }
}

/// Skim, for one thread.
pub struct Fuzzy {
    skim: SkimMatcherV2,
}

/// Letters that were found.
struct Alike {
    score: i64,
    /// Where each of them begins, in bytes.
    places: Vec<usize>,
}

impl Fuzzy {
    /// A matcher for text that is folded, so that case says nothing.
    pub fn new() -> Self {
        Fuzzy { skim: SkimMatcherV2::default().respect_case() }
    }

    /// Whether the letters of a word stand in a folded text, and how well.
    pub fn find(&self, needle: &Needle, folded: &str, reach: Reach) -> Option<Tier> {
        let found = self.best(needle.typed(), folded, reach)?;
        let perfect = self.letters(needle.typed(), needle.typed(), 0)?.score;
        let short_of = u32::try_from(perfect - found.score).unwrap_or(0);
        Some(Tier::Alike { short_of })
    }

    /// Where the letters of a word stand in a folded text: the byte at which each begins.
    pub fn places(&self, needle: &Needle, folded: &str, reach: Reach) -> Option<Vec<usize>> {
        self.best(needle.typed(), folded, reach).map(|found| found.places)
    }

    fn best(&self, typed: &str, folded: &str, reach: Reach) -> Option<Alike> {
        let in_word = self.in_a_word(typed, folded, reach);
        let across = match reach {
            Reach::Name => self.across_words(typed, folded),
            Reach::Gist | Reach::Text => None,
        };
        // Of two that are equally good the one in a single word.
        [across, in_word].into_iter().flatten().max_by_key(|found| found.score)
    }

    /// All letters in one word, the first of which is its first.
    fn in_a_word(&self, typed: &str, folded: &str, reach: Reach) -> Option<Alike> {
        let letters = typed.chars().count();
        let window = letters + reach.skips(letters)?;
        let windows = beginnings(folded, typed).map(|at| (at, word_from(&folded[at..], window)));
        let found = windows.filter(|(_, word)| has_in_order(word, typed));
        let found = found.filter_map(|(at, word)| self.letters(word, typed, at));
        found.max_by_key(|found| found.score)
    }

    /// Beginnings of words from the first one on: each letter begins the next word, or follows
    /// the letter before it.
    fn across_words(&self, typed: &str, folded: &str) -> Option<Alike> {
        let name = first_chars(folded, LONGEST_NAME);
        let letters = typed.chars().count();
        if !(FEWEST_BEGINNINGS..=LONGEST_WORD).contains(&letters) || !has_in_order(name, typed) {
            return None;
        }
        let found = self.letters(name, typed, 0)?;
        let mut end = 0;
        let begins_or_follows = |(at, letter): (usize, char)| {
            let before = std::mem::replace(&mut end, at + letter.len_utf8());
            before == at || begins_word(name, at) && !begins_a_word(name, before..at)
        };
        found.places.iter().copied().zip(typed.chars()).all(begins_or_follows).then_some(found)
    }

    /// Asks Skim; `at` is where `text` begins.
    fn letters(&self, text: &str, typed: &str, at: usize) -> Option<Alike> {
        // Its other function scores differently.
        let (score, chars) = self.skim.fuzzy_indices(text, typed)?;
        let starts: Vec<usize> = text.char_indices().map(|(start, _)| at + start).collect();
        Some(Alike { score, places: chars.into_iter().map(|char| starts[char]).collect() })
    }
}

/// Where words of a text begin as `typed` does, with the same letter.
fn beginnings(text: &str, typed: &str) -> impl Iterator<Item = usize> {
    // No other byte of a letter is like its first: each place found is the beginning of a letter.
    let first = typed.as_bytes().first();
    let places = first.into_iter().flat_map(|first| memchr::memchr_iter(*first, text.as_bytes()));
    let letter = typed.chars().next();
    let is_it = move |at: &usize| text[*at..].chars().next() == letter;
    places.filter(move |at| begins_word(text, *at) && is_it(at))
}

/// The word that a text begins with, at most so many characters of it.
fn word_from(text: &str, most: usize) -> &str {
    let word = &text[..text.find(char::is_whitespace).unwrap_or(text.len())];
    first_chars(word, most)
}

fn first_chars(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}

/// Whether a word begins in a part of a text.
fn begins_a_word(text: &str, part: Range<usize>) -> bool {
    let mut letters = text[part.clone()].char_indices().filter(|(_, c)| c.is_alphanumeric());
    letters.any(|(at, _)| begins_word(text, part.start + at))
}

/// Whether a gist may be like a word, or like a longer one that begins with it: a quick answer that
/// is never a wrong no.
pub fn may_be_like(needle: &Needle, folded: &str) -> bool {
    let typed = needle.typed();
    beginnings(folded, typed).any(|at| {
        let mut letters = folded[at..].chars().take_while(|char| !char.is_whitespace());
        typed.chars().all(|letter| letters.any(|char| char == letter))
    })
}

/// Whether the letters of `typed` stand in `text` in their order.
fn has_in_order(text: &str, typed: &str) -> bool {
    let mut chars = text.chars();
    typed.chars().all(|letter| chars.any(|char| char == letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    fn found(word: &str, text: &str, reach: Reach) -> bool {
        Fuzzy::new().find(&Needle::new(word), &fold(text), reach).is_some()
    }

    #[test]
    fn scattered_letters_are_no_likeness() {
        let gist = "He has a hand in any deal, and the leverage of the handful is real";
        for word in ["handel", "hades", "trade", "fit", "plan"] {
            assert!(!found(word, gist, Reach::Gist), "{word}");
        }
        for (word, name) in [
            ("fit", "People familiar with the matter"),
            ("handel", "Howard Randell"),
            ("a", "Anna"),
            ("sm", "Schumer"),
            ("is", "insiders"),
            ("ban", "Barnaby Fitch"),
            ("to", "The Nowhere-on-Sea Lantern"),
            ("china", "Commerce Department in Asia"),
            ("pott", "People on the change at the office"),
            ("pot", "Two people on the change"),
        ] {
            assert!(!found(word, name, Reach::Name), "{word} {name}");
        }
    }

    #[test]
    fn letters_may_be_missing() {
        for (word, name) in [
            ("pottnger", "Matt Pottinger"),
            ("ptngr", "Matt Pottinger"),
            ("ksslr", "Jeffrey Kessler"),
            ("jll", "Jones Lang LaSalle"),
            ("mattpot", "Matt Pottinger"),
            ("tp-lnk", "TP-Link Systems"),
        ] {
            assert!(found(word, name, Reach::Name), "{word} {name}");
        }
        assert!(found("mesures", "The measures were shelved", Reach::Gist));
        assert!(!found("msrs", "The measures were shelved", Reach::Gist));
    }

    #[test]
    fn better_likeness_ranks_higher() {
        let fuzzy = Fuzzy::new();
        let rank = |name: &str| fuzzy.find(&Needle::new("kessle"), &fold(name), Reach::Name);
        assert!(rank("Kesstler") > rank("Kessler"));
    }

    #[test]
    fn the_letters_are_told_by_their_bytes() {
        let folded = "北京 mensure";
        let places = Fuzzy::new().places(&Needle::new("mesure"), folded, Reach::Gist).unwrap();
        assert_eq!(places, [7, 8, 10, 11, 12, 13]);
    }

    #[test]
    fn a_long_text_costs_little() {
        let long = "a".repeat(1_000_000);
        assert!(!found("ab", &long, Reach::Name));
        assert!(!found(&long, &long, Reach::Name));
        assert!(!found("aaaab", &long, Reach::Gist));
    }
}
