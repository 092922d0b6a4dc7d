//! A lexicon made ready to be asked.

use super::{
    Language,
    lexicon::{CueKind, ENGLISH, GERMAN, Lexicon, NounKind, RequestOutcome, Withheld, WordClass},
    pattern::Patterns,
    segment::Word,
};
use crate::dossier::Knows;
use foldhash::fast::RandomState;
use std::collections::{HashMap, HashSet};

type Map<T> = HashMap<&'static str, T, RandomState>;

/// The longest ending of a compound that is looked up, in bytes.
const LONGEST_NOUN: usize = 24;
/// The shortest noun that ends a compound: `Amt` ends `Samt` as well.
const SHORTEST_END: usize = 4;

/// What a language's words do.
pub struct Grammar {
    pub lexicon: &'static Lexicon,
    pub cues: Patterns<CueKind>,
    pub requests: Patterns<RequestOutcome>,
    pub withheld: Patterns<Withheld>,
    pub knowledge: Patterns<Knows>,
    classes: Map<Vec<WordClass>>,
    numbers: Map<u16>,
    nouns: Map<NounKind>,
    abbreviations: HashSet<&'static str, RandomState>,
}

impl Grammar {
    /// The grammar of a language.
    pub fn of(language: Language) -> Self {
        let lexicon = match language {
            Language::English => &ENGLISH,
            Language::German => &GERMAN,
        };
        let mut classes = Map::<Vec<WordClass>>::default();
        for (class, list) in lexicon.classes {
            for word in list.split_whitespace() {
                classes.entry(word).or_default().push(*class);
            }
        }
        Grammar {
            lexicon,
            cues: Patterns::new(lexicon.cues),
            requests: Patterns::new(lexicon.requests),
            withheld: Patterns::new(lexicon.withheld),
            knowledge: Patterns::new(lexicon.knowledge),
            classes,
            numbers: listed(lexicon.numbers),
            nouns: listed(lexicon.nouns),
            abbreviations: lexicon.abbreviations.split_whitespace().collect(),
        }
    }

    /// Whether a word is of a class.
    pub fn is(&self, word: &Word<'_>, class: WordClass) -> bool {
        self.classes.get(&*word.lower).is_some_and(|classes| classes.contains(&class))
    }

    /// Whether a word in small letters begins compounds that are not names: `US-`.
    pub fn is_region(&self, word: &str) -> bool {
        self.classes.get(word).is_some_and(|classes| classes.contains(&WordClass::Region))
    }

    /// Whether a word is of any of these classes.
    pub fn is_any(&self, word: &Word<'_>, any: &[WordClass]) -> bool {
        self.classes
            .get(&*word.lower)
            .is_some_and(|classes| classes.iter().any(|class| any.contains(class)))
    }

    /// Whether a word is a verb of saying or the like, and no noun.
    pub fn is_sign(&self, word: &Word<'_>) -> bool {
        let may_be_noun = self.lexicon.capitalises_nouns && word.is_capitalised();
        !may_be_noun && self.cues.begins_with(&word.lower)
    }

    /// The number that a word is, if it is one.
    pub fn number(&self, word: &Word<'_>) -> Option<u16> {
        let listed = self.numbers.get(&*word.lower).copied();
        listed.or_else(|| word.text.replace([',', '.'], "").parse().ok()).filter(|n| *n > 0)
    }

    /// What a noun can be as a source, and the noun of the table that it is.
    pub fn noun(&self, word: &Word<'_>) -> Option<(NounKind, &'static str)> {
        if self.lexicon.capitalises_nouns && !word.is_capitalised() {
            return None;
        }
        let listed = self.inflected_noun(&word.lower).or_else(|| {
            // `Ärzten`, of `Arzt`.
            let is_changed = self.lexicon.capitalises_nouns && word.lower.contains(['ä', 'ö', 'ü']);
            let plain = |c| match c {
                'ä' => 'a',
                'ö' => 'o',
                'ü' => 'u',
                c => c,
            };
            is_changed
                .then(|| word.lower.chars().map(plain).collect::<String>())
                .and_then(|stem| self.inflected_noun(&stem))
        });
        listed.filter(|(noun_kind, _)| *noun_kind != NounKind::Thing)
    }

    fn inflected_noun(&self, noun: &str) -> Option<(NounKind, &'static str)> {
        self.listed_noun(noun).or_else(|| {
            self.lexicon.endings.iter().find_map(|ending| {
                self.listed_noun(noun.strip_suffix(ending).filter(|stem| stem.len() > 2)?)
            })
        })
    }

    fn listed_noun(&self, stem: &str) -> Option<(NounKind, &'static str)> {
        let found = |noun: &str| {
            self.nouns.get_key_value(noun).map(|(noun, noun_kind)| (*noun_kind, *noun))
        };
        if let Some(found) = found(stem) {
            return Some(found);
        }
        let last = stem.rsplit(['-', '\u{2011}']).next().unwrap_or(stem);
        if !self.lexicon.capitalises_nouns {
            return found(last);
        }
        let ends = (last.char_indices().map(|(at, _)| &last[at..]))
            .filter(|end| (SHORTEST_END..=LONGEST_NOUN).contains(&end.len()));
        found(last).or_else(|| ends.filter_map(found).next())
    }

    /// Whether a word is an abbreviation only before a number: `Art. 5`.
    pub fn counts(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.lexicon.counting.split_whitespace().any(|it| it == word)
    }

    /// Whether a full stop after a word ends no sentence.
    pub fn is_abbreviation(&self, word: &str) -> bool {
        let mut chars = word.chars();
        // `auf X.` ends a sentence more often than it begins a name.
        let is_initial =
            word != "X" && chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none();
        let is_day = word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
        is_initial
            || self.lexicon.has_ordinal_stops && is_day && !word.is_empty()
            || self.abbreviations.contains(word.to_lowercase().as_str())
    }
}

/// A table by its words.
fn listed<T: Copy>(table: &[(T, &'static str)]) -> Map<T> {
    let mut map = Map::default();
    for (meaning, list) in table {
        for word in list.split_whitespace() {
            map.entry(word).or_insert(*meaning);
        }
    }
    map
}
