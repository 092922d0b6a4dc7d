//! Counting.

use crate::library::{ClaimRef, SpeakerId, SpeakerRef};
use std::{cmp::Reverse, collections::HashMap};

/// How often each value of a domain occurs, in the domain's order, zeros included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally<T>(Vec<(T, usize)>);

impl<T: Copy + Eq> Tally<T> {
    /// Counts items; what is not in the domain is left out.
    pub fn over(domain: &[T], items: impl IntoIterator<Item = T>) -> Self {
        let mut counts: Vec<(T, usize)> = domain.iter().map(|value| (*value, 0)).collect();
        for item in items {
            if let Some((_, count)) = counts.iter_mut().find(|(value, _)| *value == item) {
                *count += 1;
            }
        }
        Tally(counts)
    }

    /// How often a value occurs.
    pub fn get(&self, value: T) -> usize {
        self.iter().find(|(known, _)| *known == value).map_or(0, |(_, count)| count)
    }

    /// Each value and how often it occurs.
    pub fn iter(&self) -> impl Iterator<Item = (T, usize)> + '_ {
        self.0.iter().copied()
    }

    /// The values that occur.
    pub fn occurring(&self) -> impl Iterator<Item = (T, usize)> + '_ {
        self.iter().filter(|(_, count)| *count > 0)
    }

    /// All occurrences together.
    pub fn total(&self) -> usize {
        self.iter().map(|(_, count)| count).sum()
    }
}

/// A speaker with how many of some claims are theirs: a speaker with many claims is one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voice<'a> {
    /// Who.
    pub speaker: SpeakerRef<'a>,
    /// How many of the claims.
    pub claims: usize,
}

/// Who makes the claims, each once, those with most claims first.
pub fn voices<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>) -> Vec<Voice<'a>> {
    let mut places: HashMap<SpeakerId, usize> = HashMap::new();
    let mut voices: Vec<Voice<'a>> = Vec::new();
    for claim in claims {
        let speaker = claim.speaker();
        let place = *places.entry(speaker.key()).or_insert_with(|| {
            voices.push(Voice { speaker, claims: 0 });
            voices.len() - 1
        });
        voices[place].claims += 1;
    }
    voices.sort_by_key(|voice| Reverse(voice.claims));
    voices
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{
        Scope,
        testing::{TUTORIAL, library},
    };

    #[test]
    fn what_is_not_in_the_domain_is_not_counted() {
        let tally = Tally::over(&['a', 'b'], "abacad".chars());
        assert_eq!(tally.iter().collect::<Vec<_>>(), [('a', 3), ('b', 1)]);
        assert_eq!((tally.get('c'), tally.total()), (0, 4));
        assert_eq!(Tally::over(&['x'], "".chars()).occurring().count(), 0);
    }

    #[test]
    fn a_speaker_with_many_claims_is_one_voice() {
        let library = library(&[TUTORIAL]);
        let voices = voices(Scope::all(&library).claims());
        assert_eq!((voices[0].speaker.id(), voices[0].claims), ("lantern", 4));
        assert_eq!(voices.len(), 11);
        assert_eq!(voices.iter().map(|voice| voice.claims).sum::<usize>(), 18);
    }
}
