//! The names of everybody in a library.

use super::{Fuzzy, Needle, Place, Rank, Reach, Tier};
use crate::{
    library::{DossierRef, Library},
    text::fold,
};
use std::{borrow::Cow, collections::HashMap};

/// A name, however many people have it.
#[derive(Debug)]
pub struct Name<'a> {
    pub text: &'a str,
    pub folded: Cow<'a, str>,
}

/// Everybody's names and aliases, from all articles that have them, each distinct text once.
#[derive(Debug)]
pub struct Names<'a> {
    distinct: Vec<Name<'a>>,
    by_speaker: Vec<Vec<u32>>,
}

impl Name<'_> {
    /// How a word is found in it: as it stands, otherwise by likeness.
    pub fn find(&self, needle: &Needle, fuzzy: &Fuzzy) -> Option<Tier> {
        let alike = || fuzzy.find(needle, &self.folded, Reach::Name);
        self.find_as_typed(needle).or_else(alike)
    }

    /// How a word is found in it as it stands.
    pub fn find_as_typed(&self, needle: &Needle) -> Option<Tier> {
        needle.find(&self.folded, || self.text.into())
    }
}

impl<'a> Names<'a> {
    /// Collects them.
    pub fn of(library: &'a Library) -> Self {
        let mut known: HashMap<&str, u32> = HashMap::new();
        let mut by_speaker = vec![Vec::new(); library.speakers().len()];
        let mut distinct = Vec::new();
        for speaker in library.dossiers().flat_map(DossierRef::speakers) {
            let own: &mut Vec<u32> = &mut by_speaker[speaker.key().0 as usize];
            for text in
                [speaker.name()].into_iter().chain(speaker.aliases()).chain([speaker.short()])
            {
                let at = *known.entry(text).or_insert_with(|| {
                    distinct.push(Name { text, folded: fold(text) });
                    distinct.len() as u32 - 1
                });
                if !own.contains(&at) {
                    own.push(at);
                }
            }
        }
        Names { distinct, by_speaker }
    }

    /// The distinct names.
    pub fn distinct(&self) -> &[Name<'a>] {
        &self.distinct
    }

    /// The best rank that a speaker's names have, told how each distinct name is found.
    pub fn best(own: &[u32], found: &[Option<Tier>]) -> Option<Rank> {
        let ranks = own.iter().enumerate().filter_map(|(at, name)| {
            let place = if at == 0 { Place::Name } else { Place::Alias };
            found[*name as usize].map(|tier| Rank::new(tier, place))
        });
        ranks.min()
    }

    /// For each speaker of the library, in its order, which of the distinct names are theirs:
    /// the name of their first article, then the others.
    pub fn by_speaker(&self) -> impl ExactSizeIterator<Item = &[u32]> {
        self.by_speaker.iter().map(Vec::as_slice)
    }
}
