//! Ids: short names in small letters that nobody else has.

use super::{
    super::{grammar::Grammar, lexicon::WordClass, segment},
    SpeakerDraft, without_genitive,
};
use crate::dossier::{Kind, NONE, kebab_case};
use foldhash::fast::RandomState;
use std::collections::{HashMap, HashSet};

/// The most bytes of an id before what tells it from others; 64 are allowed.
const LONGEST: usize = 40;
/// How many words of a name make an id.
const WORDS: usize = 3;

/// The ids that are given.
#[derive(Default)]
pub struct Ids {
    given: HashSet<String, RandomState>,
    /// Those of an earlier dossier on the same article.
    held: HashSet<String, RandomState>,
    counts: HashMap<String, usize, RandomState>,
}

impl Ids {
    /// Keeps an id of an earlier dossier on the same article for whoever or whatever has it there.
    pub fn hold(&mut self, id: &str) {
        self.given.insert(id.to_owned());
        self.held.insert(id.to_owned());
    }

    /// An id for a speaker: that of an earlier dossier, or one by its name: a surname, or the words
    /// that are not in every name.
    pub fn of_speaker(&mut self, speaker: &SpeakerDraft, grammar: &Grammar) -> String {
        match &speaker.earlier {
            Some(earlier) if self.held.contains(&earlier.id) => return earlier.id.clone(),
            Some(earlier) => return self.numbered(&earlier.id),
            None => {}
        }
        const SMALL: [WordClass; 5] = [
            WordClass::Definite,
            WordClass::Preposition,
            WordClass::Of,
            WordClass::After,
            WordClass::And,
        ];
        let name = &speaker.name;
        let words: Vec<_> = segment::words(name, 0..name.len(), &[])
            .into_iter()
            .filter(|word| !grammar.is_any(word, &SMALL))
            .map(|word| kebab(without_genitive(word.text)))
            .filter(|word| !word.is_empty())
            .collect();
        let base = match (speaker.kind, words.as_slice()) {
            (Kind::Person, [.., last]) => last.clone(),
            (_, words) => kebab(&words[..words.len().min(WORDS)].join("-")),
        };
        let base = match base.as_str() {
            "" | NONE if speaker.kind == Kind::Outlet => "newsroom".to_owned(),
            "" | NONE => "speaker".to_owned(),
            _ => base,
        };
        self.numbered(&base)
    }

    /// `base`, or with a number after it.
    pub fn numbered(&mut self, base: &str) -> String {
        let count = self.counts.entry(base.to_owned()).or_insert(0);
        loop {
            *count += 1;
            let id = if *count == 1 { base.to_owned() } else { format!("{base}-{count}") };
            if self.given.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// A text as an id, cut off where it is long; empty if it has no letter that ids have.
pub fn kebab(text: &str) -> String {
    let mut id = kebab_case(text);
    id.truncate(LONGEST);
    id.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Language;

    #[test]
    fn ids_are_told_apart() {
        let mut ids = Ids::default();
        let given = ["a", "a-2", "a", "a"].map(|base| ids.numbered(base));
        assert_eq!(given, ["a", "a-2", "a-3", "a-4"]);
    }

    #[test]
    fn names_become_ids() {
        assert_eq!(kebab("Straße & Söhne, Inc."), "strasse-sohne-inc");
        assert_eq!(kebab("北京 …"), "");
        assert_eq!(kebab(&"a-".repeat(40)).len(), 39);
        let mut ids = Ids::default();
        let grammar = Grammar::of(Language::English);
        let mut id = |name: &str, kind| {
            ids.of_speaker(&SpeakerDraft::new(name.to_owned(), kind, 1), &grammar)
        };
        assert_eq!(id("Ann None", Kind::Person), "speaker");
        assert_eq!(id("the Office of the Planks", Kind::Organisation), "office-planks");
        assert_eq!(id("people at the town hall", Kind::Unnamed), "people-town-hall");
        assert_eq!(id("北京", Kind::Outlet), "newsroom");
    }
}
