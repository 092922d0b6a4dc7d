//! What a library has of each speaker.

use crate::library::{ClaimRef, Grade, Library, Row, SpeakerId};

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

/// What a library has of each of its speakers, counted once: the finder asks with every key.
#[derive(Debug, Clone, Default)]
pub struct People(Vec<Person>);

impl People {
    /// Counts the claims of a library.
    pub fn of(library: &Library) -> Self {
        let mut people = vec![Person::default(); library.speakers().len()];
        for claim in library.claims() {
            people[claim.speaker().key().0 as usize].add(claim);
        }
        Self(people)
    }

    /// What the library has of a speaker.
    pub fn get(&self, speaker: SpeakerId) -> Person {
        self.0.get(speaker.0 as usize).copied().unwrap_or_default()
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
        let library = library(&[REUTERS]);
        let people = People::of(&library);
        let person = |id: &str| people.get(library.names().speakers_by_id(id)[0]);
        assert_eq!(person("lutnick"), Person::default());
        assert_eq!(person("cutler").claims, 6);
        assert_eq!(person("cutler").best.unwrap().to_string(), "B1");
        assert_eq!(library.claim(person("cutler").first.unwrap()).id(), "cutler-restraint");
        assert_eq!(People::default().get(SpeakerId(7)), Person::default());
    }
}
