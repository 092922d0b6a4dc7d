//! Noun phrases that can be a source: `Mayor Barnaby Fitch`, `zwei der Insider`, `the company`.

mod apposed;
mod name;
mod noun;

use super::{
    grammar::Grammar,
    lexicon::{NounKind, WordClass},
    names::Names,
    segment::Word,
};
use std::ops::Range;

/// The most words of a name.
const LONGEST_NAME: usize = 8;
/// The longest word of a name, in bytes.
const LONGEST_WORD: usize = 60;

/// A noun phrase; places are those of words in the sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// All of it, articles included.
    pub words: Range<usize>,
    /// What it names.
    pub head: Head,
}

/// What a phrase names.
#[derive(Debug, Clone, PartialEq)]
pub enum Head {
    /// `he`, `it`, `they`: the class says which.
    Pronoun(WordClass),
    /// A name, with the words before it that say whose it is.
    Name {
        name: Range<usize>,
        role: Range<usize>,
        noun_kind: Option<NounKind>,
        /// `the White House`: people's names have no article.
        has_article: bool,
    },
    /// People without a name.
    People {
        count: Count,
        /// Whether they were there before.
        known: Known,
        /// The noun; none in `one of them`.
        noun: Option<usize>,
        /// The words that say who they are, without number and article.
        who: Range<usize>,
    },
    /// Somebody or something by a noun.
    Noun {
        /// The noun with its adjectives.
        noun: Range<usize>,
        noun_kind: Option<NounKind>,
        /// The noun of the table.
        stem: &'static str,
        is_definite: bool,
        /// Whose it is: `spokesman of the council`.
        of: Option<Box<Phrase>>,
    },
}

impl Phrase {
    /// Whether it is of one human being and gives no name.
    pub fn is_one_unnamed(&self) -> bool {
        match &self.head {
            Head::People { count, known, .. } => *count == Count::Number(1) && *known == Known::No,
            Head::Noun { noun_kind, .. } => noun_kind.is_some_and(NounKind::is_human),
            Head::Name { .. } | Head::Pronoun(_) => false,
        }
    }
}

/// Whether people were there before in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// `four people`.
    No,
    /// `the four people`.
    All,
    /// `two of the people`.
    Some,
}

/// How a text counts people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// `four`, `a`.
    Number(u16),
    /// `several`, `some`.
    Several,
    /// No number at all.
    Bare,
}

impl Determiners {
    /// None before the word at `at`.
    fn none(at: usize) -> Self {
        Determiners {
            next: at,
            count: None,
            is_definite: false,
            is_indefinite: false,
            is_among: false,
        }
    }
}

/// Reads noun phrases of one sentence.
#[derive(Clone, Copy)]
pub struct PhraseParser<'s, 't> {
    pub grammar: &'s Grammar,
    pub words: &'s [Word<'t>],
    /// The names of the text, once they are known.
    names: Option<&'s Names>,
    /// How many phrases this one is inside.
    depth: u8,
}

/// The determiners of a phrase.
struct Determiners {
    /// The first word after them.
    next: usize,
    count: Option<Count>,
    is_definite: bool,
    is_indefinite: bool,
    is_among: bool,
}

impl<'s, 't> PhraseParser<'s, 't> {
    /// A parser of these words of one sentence.
    pub fn new(grammar: &'s Grammar, words: &'s [Word<'t>]) -> Self {
        PhraseParser { grammar, words, names: None, depth: 0 }
    }

    /// The same, with the names that the text has elsewhere.
    pub fn with_names(self, names: &'s Names) -> Self {
        PhraseParser { names: Some(names), ..self }
    }

    /// Whether a word is the name of somebody, or a part of it, elsewhere in the text.
    pub fn is_named(&self, at: usize) -> bool {
        let find =
            |word: &Word<'_>| self.names.is_some_and(|names| names.find(word.text).is_some());
        self.word(at).is_some_and(find)
    }

    pub fn word(&self, at: usize) -> Option<&Word<'t>> {
        self.words.get(at).filter(|word| !word.is_quoted)
    }

    /// The word at `at`, if nothing parts it from the one before.
    fn joined(&self, at: usize) -> Option<&Word<'t>> {
        self.word(at).filter(|word| !word.opens)
    }

    /// Whether the word at `at` is there and of a class.
    pub fn is(&self, at: usize, class: WordClass) -> bool {
        self.word(at).is_some_and(|word| self.grammar.is(word, class))
    }

    pub fn sort(&self, at: usize) -> Option<NounKind> {
        Some(self.grammar.noun(self.word(at)?)?.0)
    }

    /// Whether the word at `at` is a verb of saying or the like, right after the one before.
    fn says(&self, at: usize) -> bool {
        self.joined(at).is_some_and(|word| self.grammar.is_sign(word))
    }

    /// Whether a part of the sentence ends before the word at `at`.
    pub fn ends_at(&self, at: usize) -> bool {
        self.joined(at).is_none()
    }

    /// The phrase that begins at `at` and ends before `until`.
    pub fn phrase(&self, at: usize, until: usize) -> Option<Phrase> {
        let cut = PhraseParser { words: &self.words[..until.min(self.words.len())], ..*self };
        cut.read(at)
    }

    fn read(&self, at: usize) -> Option<Phrase> {
        let phrase = self.read_first(at)?;
        let more = self.possessed(&phrase).or_else(|| self.modified(at, &phrase));
        Some(more.unwrap_or(phrase))
    }

    fn read_first(&self, at: usize) -> Option<Phrase> {
        if let Some(pronoun) = self.pronoun(at) {
            return Some(Phrase { words: at..at + 1, head: Head::Pronoun(pronoun) });
        }
        // `Neither Ann Bell`: a small word has a capital letter where it begins a sentence.
        if at == 0 && self.is(at, WordClass::Filler) {
            return None;
        }
        let found = self.determiners(at)?;
        let from = found.next;
        if found.is_among && self.is(from, WordClass::Group) {
            let head = Head::People {
                count: found.count.unwrap_or(Count::Bare),
                known: Known::Some,
                noun: None,
                who: from..from + 1,
            };
            return Some(Phrase { words: at..from + 1, head });
        }
        if let Some(noun) = self.inserted(&found) {
            return Some(self.people(at, noun, &found));
        }
        let noun = self.first_noun(from, from > at)?;
        let run = self.name_run(noun, from == at);
        // `council leader Jane Roe`, `harbour master`: nouns that are written small.
        if run.is_empty() {
            let is_told = from > at || self.sort(noun).is_some();
            return is_told.then(|| self.common(at, from..noun + 1, &found));
        }
        if noun + 1 == run.start && self.sort(noun).is_some() {
            return Some(self.named(at, from..run.start, run, &found));
        }
        self.capitalised(at, from, run, &found)
    }

    fn pronoun(&self, at: usize) -> Option<WordClass> {
        let word = self.word(at)?;
        let class = [WordClass::Person, WordClass::Thing, WordClass::Group]
            .into_iter()
            .find(|class| self.grammar.is(word, *class));
        // `Diese bestätigte`
        let is_demonstrative = || self.is(at, WordClass::Demonstrative) && self.says(at + 1);
        class.or_else(|| is_demonstrative().then_some(WordClass::Demonstrative))
    }
}
