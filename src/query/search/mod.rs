//! Searching for words: which claims have them, and how well.
//!
//! Every word must be found, in any place and any order; the ranks of several words add up. A
//! word that is left out is left out where it stands as it is, never by likeness.

mod fuzzy;
mod names;
mod needle;
mod rank;

pub use fuzzy::{Fuzzy, Reach};
pub use names::{Name, Names};
pub use needle::{Needle, begins_word};
pub use rank::{Place, Rank, Tier};

use super::{Matter, Query};
use crate::{
    library::{ClaimRef, Library},
    text::fold,
};
use memchr::memmem::Finder;
use std::borrow::Cow;

/// The words and phrases of a query, ready to be looked for in the claims of one library.
pub struct Search {
    words: Vec<Word>,
    phrases: Vec<Phrase>,
    fuzzy: Fuzzy,
}

struct Word {
    negated: bool,
    needle: Needle,
    /// For each speaker of the library how well their names have it.
    speakers: Vec<Option<Rank>>,
}

struct Phrase {
    negated: bool,
    finder: Finder<'static>,
    /// For each speaker of the library whether a name has it.
    speakers: Vec<bool>,
}

impl Search {
    /// Looks for the words in the names of a library, each distinct one once.
    pub fn new(query: &Query, library: &Library) -> Self {
        let mut search = Search { words: Vec::new(), phrases: Vec::new(), fuzzy: Fuzzy::new() };
        if query.terms().iter().any(|term| term.is_text()) {
            let names = Names::of(library);
            for term in query.terms() {
                match &term.matter {
                    Matter::Word(word) => search.add_word(word.as_str(), term.negated, &names),
                    Matter::Phrase(text) => search.add_phrase(text.as_str(), term.negated, &names),
                    Matter::Field(_) => {}
                }
            }
        }
        search
    }

    fn add_word(&mut self, word: &str, negated: bool, names: &Names<'_>) {
        let needle = Needle::new(word);
        let find = |name: &Name<'_>| {
            if negated { name.find_as_typed(&needle) } else { name.find(&needle, &self.fuzzy) }
        };
        let found: Vec<Option<Tier>> = names.distinct().iter().map(find).collect();
        let speakers = names.by_speaker().map(|own| Names::best(own, &found)).collect();
        self.words.push(Word { negated, needle, speakers });
    }

    fn add_phrase(&mut self, phrase: &str, negated: bool, names: &Names<'_>) {
        let finder = Finder::new(&*fold(phrase)).into_owned();
        let has = |name: &Name<'_>| finder.find(name.folded.as_bytes()).is_some();
        let found: Vec<bool> = names.distinct().iter().map(has).collect();
        let any = |names: &[u32]| names.iter().any(|name| found[*name as usize]);
        let speakers = names.by_speaker().map(any).collect();
        self.phrases.push(Phrase { negated, finder, speakers });
    }

    /// How well a claim has all the words; nothing if it lacks one, or has one that is left out.
    pub fn rank(&self, claim: ClaimRef<'_>) -> Option<Rank> {
        if self.phrases.iter().any(|phrase| phrase.is_in(claim) == phrase.negated) {
            return None;
        }
        let mut sum = Rank::default();
        for word in &self.words {
            sum = sum.and(self.rank_of(word, claim)?);
        }
        Some(sum)
    }

    fn rank_of(&self, word: &Word, claim: ClaimRef<'_>) -> Option<Rank> {
        let found = word.find(claim);
        if word.negated {
            return if found.is_none() { Some(Rank::default()) } else { None };
        }
        found.or_else(|| {
            let alike = self.fuzzy.find(&word.needle, claim.folded_gist(), Reach::Gist)?;
            Some(Rank::new(alike, Place::Gist))
        })
    }
}

impl Word {
    /// The best rank in the speaker's names, and where it stands as it is in the texts.
    fn find(&self, claim: ClaimRef<'_>) -> Option<Rank> {
        let in_name = self.speakers[claim.speaker().key().0 as usize];
        let in_texts = texts(claim).into_iter().filter_map(|(place, folded)| {
            let tier = self.needle.find(folded, || original(claim, place))?;
            Some(Rank::new(tier, place))
        });
        in_texts.chain(in_name).min()
    }
}

impl Phrase {
    fn is_in(&self, claim: ClaimRef<'_>) -> bool {
        let has = |(_, folded): (Place, &str)| self.finder.find(folded.as_bytes()).is_some();
        self.speakers[claim.speaker().key().0 as usize] || texts(claim).into_iter().any(has)
    }
}

/// The folded texts of a claim that are searched, besides its speaker's names.
fn texts(claim: ClaimRef<'_>) -> [(Place, &str); 3] {
    [
        (Place::Gist, claim.folded_gist()),
        (Place::Quote, claim.folded_quote()),
        (Place::Translation, claim.folded_translation()),
    ]
}

/// The text that a folded one was made of.
fn original(claim: ClaimRef<'_>, place: Place) -> Cow<'_, str> {
    match place {
        Place::Name | Place::Alias => claim.speaker().name().into(),
        Place::Gist => claim.gist().into(),
        Place::Quote => claim.quote().collect::<Vec<_>>().join(" ").into(),
        Place::Translation => claim.translation().collect::<Vec<_>>().join(" ").into(),
    }
}

#[cfg(test)]
mod tests;
