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
    undecided: usize,
    grade: GradeWidth,
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
        let (mut sourced, mut undecided) = (0, 0);
        let mut grade = GradeWidth::default();
        for claim in library.claims() {
            for source in claim.all_sources() {
                if let Some(speaker) = source.speaker() {
                    people[speaker.key().0 as usize].add(source);
                }
            }
            sourced += usize::from(claim.grade().is_sourced());
            undecided += usize::from(claim.grade().is_open());
            grade.add(claim);
        }
        let index = Arc::new(Index::of(&library));
        Self { index, people: people.into(), sourced, undecided, grade, library }
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

    /// How many claims are attributed.
    pub fn sourced(&self) -> usize {
        self.sourced
    }

    /// How many claims are neither attributed nor the newsroom's own: it is undecided.
    pub fn undecided(&self) -> usize {
        self.undecided
    }

    /// The columns that its grades need.
    pub fn grade_width(&self) -> GradeWidth {
        self.grade
    }
}

/// The columns that the grades of claims need: more than those of a letter and a digit only where
/// some are undecided or have several sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GradeWidth {
    /// With what narration rests on: `N(D)`.
    pub whole: usize,
    /// Of narration the letter alone.
    pub short: usize,
}

impl Default for GradeWidth {
    fn default() -> Self {
        Self { whole: "N(D)".len(), short: "D3".len() }
    }
}

impl GradeWidth {
    /// The columns of the grades of some claims.
    pub fn of<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>) -> Self {
        let mut width = Self::default();
        claims.into_iter().for_each(|claim| width.add(claim));
        width
    }

    fn add(&mut self, claim: ClaimRef<'_>) {
        if claim.grade().is_open() || claim.more_sources() > 0 {
            let columns = claim.grade_label().len();
            *self = Self { whole: self.whole.max(columns), short: self.short.max(columns) };
        }
    }
}

impl Person {
    fn add(&mut self, source: SourceRef<'_>) {
        self.claims += 1;
        self.first = self.first.or(Some(source.claim().row()));
        let best = self.best.into_iter().chain([source.grade()]);
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
