//! The names of everybody in a library.

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

    /// For each speaker of the library, in its order, which of the distinct names are theirs:
    /// the name of their first article, then the others.
    pub fn by_speaker(&self) -> impl ExactSizeIterator<Item = &[u32]> {
        self.by_speaker.iter().map(Vec::as_slice)
    }
}
