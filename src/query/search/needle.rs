//! A word to be looked for, in the spellings in which it may stand in a text.

use super::{Place, Rank, Tier};
use crate::{
    library::LabelRef,
    text::{Fold, fold, spellings},
};
use memchr::memmem::Finder;
use std::{borrow::Cow, iter, ops::Range};

/// A word to be looked for in folded text.
pub struct Needle {
    /// The word as typed, folded.
    typed: Spelling,
    /// With an umlaut for two letters, or two letters for an umlaut.
    others: Vec<Spelling>,
    is_phrase: bool,
    is_exact: bool,
}

struct Spelling {
    text: String,
    finder: Finder<'static>,
}

impl Spelling {
    fn new(text: String) -> Self {
        let finder = Finder::new(&text).into_owned();
        Spelling { text, finder }
    }

    fn places(&self, folded: &str) -> impl Iterator<Item = Range<usize>> {
        self.places_by(self.text.len().max(1), folded)
    }

    /// How it stands in a text, if it does.
    fn find(&self, folded: &str) -> Option<Tier> {
        best(folded, self.places(folded))
    }

    /// The places that overlap, too: of `uuu` from `uüü`, only the second half may be meant.
    fn all_places(&self, folded: &str) -> impl Iterator<Item = Range<usize>> {
        self.places_by(1, folded)
    }

    /// The places, each looked for so many bytes behind the one before.
    fn places_by(&self, step: usize, folded: &str) -> impl Iterator<Item = Range<usize>> {
        let (len, mut from) = (self.text.len(), 0);
        // The finder's own iterator takes longer to set up than most texts to go through.
        iter::from_fn(move || {
            let at = from + self.finder.find(folded.as_bytes().get(from..)?)?;
            from = at + step;
            Some(at..at + len)
        })
    }
}

impl Needle {
    /// Gets a word ready.
    pub fn word(word: &str) -> Self {
        let mut spellings = spellings(word).into_iter().map(Spelling::new);
        let typed = spellings.next().unwrap_or_else(|| Spelling::new(String::new()));
        Needle { typed, others: spellings.collect(), is_phrase: false, is_exact: false }
    }

    /// Gets a phrase ready, which stands as it is or not at all.
    pub fn phrase(phrase: &str) -> Self {
        let typed = Spelling::new(fold(phrase).into_owned());
        Needle { typed, others: Vec::new(), is_phrase: true, is_exact: true }
    }

    /// The same, never to be found by likeness.
    pub fn exact(self) -> Self {
        Needle { is_exact: true, ..self }
    }

    /// Whether it is a phrase.
    pub fn is_phrase(&self) -> bool {
        self.is_phrase
    }

    /// How many letters are to be found by likeness; nothing where it stands as it is or not at
    /// all.
    pub fn letters(&self) -> Option<usize> {
        (!self.is_exact).then(|| self.typed().chars().count())
    }

    /// The word as typed, folded.
    pub fn typed(&self) -> &str {
        &self.typed.text
    }

    /// Each spelling, and what finds it.
    pub fn spellings(&self) -> impl Iterator<Item = (&str, &Finder<'static>)> {
        let all = [&self.typed].into_iter().chain(&self.others);
        all.map(|spelling| (spelling.text.as_str(), &spelling.finder))
    }

    /// The best rank that the word could have in a text, whatever stands there.
    pub fn best_rank(&self, folded: &str, place: Place) -> Rank {
        let may_be_whole = self.spellings().any(|(spelling, _)| spelling.len() == folded.len());
        Rank::new(if may_be_whole { Tier::Whole } else { Tier::Beginning }, place)
    }

    /// How the word stands in what somebody is called, if it does.
    pub fn find_in(&self, label: LabelRef<'_>) -> Option<Tier> {
        self.find(label.folded, || label.text.into())
    }

    /// How the word stands in a text, if it does; `original` is the text before it was folded.
    pub fn find<'t>(&self, folded: &str, original: impl Fn() -> Cow<'t, str>) -> Option<Tier> {
        let typed = self.typed.find(folded);
        let others = self.others.iter().filter_map(|other| {
            let places = other.all_places(folded);
            best(folded, places.filter(|place| self.matches(folded, place, &original)))
        });
        others.chain(typed).min()
    }

    /// Where the word stands in a text.
    pub fn places(&self, fold: &Fold, original: &str) -> Vec<Range<usize>> {
        let folded = fold.as_str();
        let original = || Cow::Borrowed(original);
        let others = self.others.iter().flat_map(|other| other.all_places(folded));
        let others = others.filter(|place| self.matches(folded, place, &original));
        self.typed.places(folded).chain(others).filter(|place| !place.is_empty()).collect()
    }

    /// Whether another spelling found at a place is the word that was typed: `mueller` means
    /// Müller and Muller, and `poet` does not mean Pottinger.
    fn matches<'t>(
        &self,
        folded: &str,
        place: &Range<usize>,
        original: &impl Fn() -> Cow<'t, str>,
    ) -> bool {
        is_whole_word(folded, place) || {
            let original = original();
            let written = &original[Fold::new(&original).origin(place.clone())];
            spellings(written).contains(&self.typed.text)
        }
    }
}

fn best(folded: &str, places: impl Iterator<Item = Range<usize>>) -> Option<Tier> {
    let mut best = None;
    for place in places {
        if place.len() == folded.len() {
            return Some(Tier::Whole);
        }
        if begins_word(folded, place.start) {
            return Some(Tier::Beginning);
        }
        best = Some(Tier::Middle);
    }
    best
}

/// Whether no letter or digit stands right before a place.
pub fn begins_word(text: &str, at: usize) -> bool {
    match text.as_bytes()[..at].last() {
        Some(byte) if byte.is_ascii() => !byte.is_ascii_alphanumeric(),
        _ => !text[..at].ends_with(char::is_alphanumeric),
    }
}

fn is_whole_word(text: &str, place: &Range<usize>) -> bool {
    begins_word(text, place.start) && !text[place.end..].starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(word: &str, text: &str) -> Option<Tier> {
        Needle::word(word).find(&fold(text), || text.into())
    }

    #[test]
    fn two_letters_that_are_no_umlaut_find_nothing_else() {
        for (word, text) in
            [("poet", "Pottinger"), ("true", "Trump"), ("fuel", "full"), ("blue", "blunt")]
        {
            assert_eq!(find(word, text), None, "{word} {text}");
        }
    }

    #[test]
    fn names_with_umlauts_are_found_in_every_spelling() {
        for word in ["müller", "Mueller", "MULLER", "MÜLLER", "mu\u{308}ller"] {
            for text in ["Müller", "MÜLLER", "Mueller", "Herr Müller sagt"] {
                let expected = (word != "MULLER" || !text.contains("ue")).then_some(());
                assert_eq!(find(word, text).map(|_| ()), expected, "{word} {text}");
            }
            assert!(find(word, "a Muller b").is_some(), "{word}");
        }
        assert_eq!(find("muel", "Herr Müller"), Some(Tier::Beginning));
        assert_eq!(find("STRASSE", "Hauptstraße"), Some(Tier::Middle));
        assert_eq!(find("straße", "Strasse"), Some(Tier::Whole));
        assert!(find("fur", "für").is_some() && find("für", "fuer").is_some());
        assert!(find("ueue", "uüü").is_some());
    }

    #[test]
    fn the_beginning_of_a_later_word_is_better_than_the_middle_of_an_earlier() {
        assert_eq!(find("ton", "Washington weighs tonnage"), Some(Tier::Beginning));
        assert_eq!(find("link", "TP-Link"), Some(Tier::Beginning));
        assert_eq!(find("ton", "Washington"), Some(Tier::Middle));
    }

    #[test]
    fn one_letter_stands_where_a_longer_word_would() {
        for (text, expected) in [
            ("e", Some(Tier::Whole)),
            ("ein", Some(Tier::Beginning)),
            ("See elf", Some(Tier::Beginning)),
            ("Tee-Ei", Some(Tier::Beginning)),
            ("Tee – “ein”", Some(Tier::Beginning)),
            ("Tee", Some(Tier::Middle)),
            ("中e", Some(Tier::Middle)),
            ("Talk", None),
        ] {
            assert_eq!(find("e", text), expected, "{text}");
        }
    }

    #[test]
    fn places_are_those_of_every_spelling() {
        let text = "Müller, Mueller, Mullers";
        let fold = Fold::new(text);
        let places = Needle::word("mueller").places(&fold, text);
        let found: Vec<&str> = places.into_iter().map(|place| &text[fold.origin(place)]).collect();
        assert_eq!(found, ["Mueller", "Müller"]);
    }
}
