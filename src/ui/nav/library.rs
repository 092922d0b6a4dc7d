//! What is read, and what is counted of it once.

use crate::{
    library::{ClaimRef, Grade, Library, Row, SourceRef, SpeakerId},
    query::Index,
};
use std::sync::Arc;

/// A library, and what is counted of it once: where it is large, on the thread that reads it.
#[derive(Debug, Clone)]
pub struct LoadedLibrary {
    library: Arc<Library>,
    index: Arc<Index>,
    people: Arc<[Person]>,
    sourced: usize,
}

/// What a library has of a speaker.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Person {
    /// How many claims.
    pub claims: usize,
    /// The best of their grades; nothing for those who never speak.
    pub best: Option<Grade>,
    /// The first of the claims.
    pub first: Option<Row>,
}

impl LoadedLibrary {
    /// Goes through a library once.
    pub fn new(library: Arc<Library>) -> Self {
        let mut people = vec![Person::default(); library.speakers().len()];
        let mut sourced = 0;
        for claim in library.claims() {
            for speaker in claim.all_sources().filter_map(SourceRef::speaker) {
                people[speaker.key().0 as usize].add(claim);
            }
            sourced += usize::from(claim.grade().is_sourced());
        }
        Self { index: Arc::new(Index::of(&library)), people: people.into(), sourced, library }
    }

    /// The library.
    pub fn library(&self) -> &Arc<Library> {
        &self.library
    }

    /// What queries need to know of it.
    pub fn index(&self) -> &Arc<Index> {
        &self.index
    }

    /// What it has of a speaker.
    pub fn person(&self, speaker: SpeakerId) -> Person {
        self.people.get(speaker.0 as usize).copied().unwrap_or_default()
    }

    /// How many claims are attributed; the others are the newsroom's own.
    pub fn sourced(&self) -> usize {
        self.sourced
    }
}

impl Person {
    fn add(&mut self, claim: ClaimRef<'_>) {
        self.claims += 1;
        self.first = self.first.or(Some(claim.row()));
        let best = self.best.into_iter().chain([claim.grade()]);
        self.best = best.min_by_key(|grade| grade.order());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::{REUTERS, library};

    #[test]
    fn whoever_never_speaks_has_nothing() {
        let loaded = LoadedLibrary::new(Arc::new(library(&[REUTERS])));
        let library = loaded.library();
        let person = |id: &str| loaded.person(library.names().speakers_by_id(id)[0]);
        assert_eq!(person("lutnick"), Person::default());
        assert_eq!(person("cutler").claims, 6);
        assert_eq!(person("cutler").best.unwrap().to_string(), "B1");
        assert_eq!(library.claim(person("cutler").first.unwrap()).id(), "cutler-restraint");
        assert_eq!(loaded.person(SpeakerId(9_999)), Person::default());
    }
}
