//! The names of a text, by which a surname or half a name is known later.

use super::{
    grammar::Grammar,
    lexicon::{NounKind, WordClass},
    phrase::{Head, PhraseParser},
    sentence::Sentence,
};
use crate::text::fold;
use foldhash::fast::RandomState;
use std::{
    collections::{HashMap, hash_map::Entry},
    ops::Range,
};

/// A name of several words, or one that is an institution's by its form.
#[derive(Debug, Clone)]
pub struct Name {
    /// As the text first has it.
    pub text: String,
    /// The words before it that say whose it is.
    pub role: Option<String>,
    /// What its form or the words before it make it.
    pub noun_kind: Option<NounKind>,
    /// The paragraph where it first is.
    pub paragraph: u16,
    /// Whether it only begins sentences, where an adjective has a capital letter too.
    pub only_begins: bool,
}

impl Name {
    /// Whether it seems to be a human being's.
    pub fn is_human(&self) -> bool {
        self.noun_kind.is_none_or(NounKind::is_human)
    }

    /// Whether it can be the name of a speaker, and is no row of German nouns.
    pub fn may_speak(&self, grammar: &Grammar) -> bool {
        let is_capital = |word: &str| word.starts_with(char::is_uppercase);
        let is_in_doubt = self.only_begins && grammar.lexicon.capitalises_nouns;
        self.noun_kind.is_some() || !is_in_doubt && self.text.split_whitespace().all(is_capital)
    }

    /// Whether it is likely to be somebody's.
    pub fn is_likely(&self, grammar: &Grammar) -> bool {
        if self.noun_kind.is_some_and(NounKind::is_human) {
            return true;
        }
        // Capital letters say nothing if all nouns have them.
        self.text.contains(char::is_whitespace)
            && (!grammar.lexicon.capitalises_nouns || self.noun_kind.is_some())
    }
}

/// Every name of a text.
#[derive(Default)]
pub struct Names {
    list: Vec<Name>,
    by_text: HashMap<String, usize, RandomState>,
    by_first: HashMap<String, usize, RandomState>,
    by_last: HashMap<String, usize, RandomState>,
}

impl Names {
    /// The names of these sentences, of what is quoted in them none.
    pub fn of(sentences: &[Sentence<'_>], grammar: &Grammar) -> Self {
        let mut names = Names::default();
        for sentence in sentences {
            let parser = PhraseParser::new(grammar, &sentence.words);
            let mut at = 0;
            while at < sentence.words.len() {
                let may_begin = sentence.words[at].is_capitalised()
                    || parser.is(at, WordClass::Definite)
                    || parser.is(at, WordClass::Indefinite);
                let found = may_begin.then(|| parser.phrase(at, sentence.words.len())).flatten();
                at += 1;
                match found.map(|phrase| phrase.head) {
                    Some(Head::Name { name, role, noun_kind, .. }) => {
                        at = name.end;
                        if name.len() > 1 || noun_kind == Some(NounKind::Organisation) {
                            names.add(sentence, name, role, noun_kind, grammar);
                        }
                    }
                    Some(Head::Noun { noun, .. }) => at = noun.end,
                    Some(Head::People { noun: Some(noun), .. }) => at = noun + 1,
                    Some(Head::People { .. } | Head::Pronoun(_)) | None => {}
                }
            }
        }
        names
    }

    fn add(
        &mut self,
        sentence: &Sentence<'_>,
        name: Range<usize>,
        role: Range<usize>,
        noun_kind: Option<NounKind>,
        grammar: &Grammar,
    ) {
        let text = sentence.excerpt(&name);
        let role = (!role.is_empty()).then(|| sentence.excerpt(&role));
        let index = self.list.len();
        let only_begins = name.start == 0;
        match self.by_text.entry(key(&text)) {
            Entry::Occupied(known) => {
                let known = &mut self.list[*known.get()];
                known.role = known.role.take().or(role);
                known.noun_kind = known.noun_kind.or(noun_kind);
                known.only_begins &= only_begins;
            }
            Entry::Vacant(entry) => {
                entry.insert(index);
                if let [first, .., last] = &sentence.words[name] {
                    self.by_last.entry(key(last.text)).or_insert(index);
                    // `China` is not China Telecom.
                    if !grammar.is(first, WordClass::Institution) {
                        self.by_first.entry(key(first.text)).or_insert(index);
                    }
                }
                let paragraph = sentence.paragraph;
                self.list.push(Name { text, role, noun_kind, paragraph, only_begins });
            }
        }
    }

    /// The name that these words are, or the end or beginning of: a part is never by itself the
    /// name of somebody else.
    pub fn find(&self, text: &str) -> Option<&Name> {
        let key = key(text);
        let maps = [&self.by_last, &self.by_first, &self.by_text];
        let found = |key: &str| maps.iter().find_map(|map| map.get(key));
        // `Trumps`, where the name is Trump.
        let found = found(&key).or_else(|| found(key.strip_suffix('s')?))?;
        self.list.get(*found)
    }

    /// All of them, in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = &Name> {
        self.list.iter()
    }
}

/// What two spellings of one name have in common: neither case nor accents nor the genitive.
pub fn key(name: &str) -> String {
    let folded = fold(name);
    let stem = folded.strip_suffix("'s").or_else(|| folded.strip_suffix('\''));
    stem.unwrap_or(&folded).split_whitespace().collect::<Vec<_>>().join(" ")
}
