//! Counting.

use super::{groups::Groups, words};
use crate::library::{ClaimRef, SourceRef, SpeakerRef};
use std::cmp::Reverse;

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
pub struct SpeakerCount<'a> {
    /// Who.
    pub speaker: SpeakerRef<'a>,
    /// How many of the claims.
    pub claims: usize,
}

/// Who makes the claims, each once, those with most claims first.
pub fn speaker_counts<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>) -> Vec<SpeakerCount<'a>> {
    let mut counts = Groups::new();
    for claim in claims {
        for speaker in claim.all_sources().filter_map(SourceRef::speaker) {
            counts.entry(speaker.key(), || SpeakerCount { speaker, claims: 0 }).claims += 1;
        }
    }
    let mut counts = counts.into_values();
    counts.sort_by_key(|count| Reverse(count.claims));
    counts
}

/// A sentence about who makes some claims names so many speakers, and counts the others.
const MOST_NAMED: usize = 40;

/// Who makes some claims: "5 claims, 3 speakers: Feith 2, Schumer 2, Pottinger 1"; and of how many
/// it is undecided. Speakers are counted, not mentions.
pub fn speakers_sentence(claims: &[ClaimRef<'_>]) -> String {
    let is_open = |it: &&ClaimRef<'_>| it.all_sources().all(|source| source.speaker().is_none());
    let undecided = claims.iter().filter(is_open).count();
    let mut sentence = words::count(claims.len(), "claim");
    let speakers = speakers(&speaker_counts(claims.iter().copied()));
    sentence += &speakers.map(|speakers| format!(", {speakers}")).unwrap_or_default();
    match undecided {
        0 => sentence,
        n => format!("{sentence}, undecided who makes {n}"),
    }
}

fn speakers(counts: &[SpeakerCount<'_>]) -> Option<String> {
    match counts {
        [] => return None,
        [only] => return Some(format!("1 speaker: {}", only.speaker.short())),
        _ => {}
    }
    let named = counts.iter().take(MOST_NAMED);
    let mut names: Vec<String> =
        named.map(|count| format!("{} {}", count.speaker.short(), count.claims)).collect();
    if counts.len() > MOST_NAMED {
        names.push(format!("and {} more", counts.len() - MOST_NAMED));
    }
    Some(format!("{}: {}", words::count(counts.len(), "speaker"), names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{
        Scope,
        testing::{REUTERS, TUTORIAL, library, small},
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
        let speaker_counts = speaker_counts(Scope::all(&library).claims());
        assert_eq!((speaker_counts[0].speaker.id(), speaker_counts[0].claims), ("lantern", 4));
        assert_eq!(speaker_counts.len(), 14);
        // One of the 20 claims has two sources.
        assert_eq!(speaker_counts.iter().map(|voice| voice.claims).sum::<usize>(), 21);
    }

    #[test]
    fn who_makes_claims_is_said_in_a_sentence() {
        let library = library(&[REUTERS]);
        let of = |ids: &[&str]| {
            let claims: Vec<_> = ids.iter().map(|id| library.find(id).unwrap()).collect();
            speakers_sentence(&claims)
        };
        assert_eq!(of(&[]), "0 claims");
        assert_eq!(of(&["cutler-restraint", "cutler-leverage"]), "2 claims, 1 speaker: Cutler");
        assert_eq!(
            of(&["pottinger-leverage", "schumer-tough", "schumer-sells-out"]),
            "3 claims, 2 speakers: Schumer 2, Pottinger 1"
        );
    }

    #[test]
    fn of_a_crowd_only_the_first_are_named() {
        let speaker = |at| format!(r#"(id: "s{at}", name: "S{at}", kind: Person),"#);
        let claim = |at| {
            let id = format!(r#"id: "c{at}", paragraph: 1, speaker: "s{at}""#);
            format!(r#"({id}, speech: Paraphrase, gist: "x"),"#)
        };
        let speakers: String = (0..60).map(speaker).collect();
        let claims: String = (0..60).map(claim).collect();
        let library = small(&speakers, &claims, "");
        let sentence = speakers_sentence(&library.claims().collect::<Vec<_>>());
        assert!(sentence.starts_with("60 claims, 60 speakers: S0 1, "), "{sentence}");
        assert!(sentence.ends_with("S39 1, and 20 more"), "{sentence}");
    }
}
