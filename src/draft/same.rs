//! Which speakers could be one and the same.

use super::{
    grammar::Grammar,
    lexicon::NounKind,
    names::key,
    registry::SpeakerDraft,
    segment::{self, Word},
};
use crate::dossier::Kind;

/// How many speakers back one is looked for.
const REACH: usize = 100;
/// How many are offered.
const OFFERED: usize = 3;

/// For each speaker, the ids of those before it who it could be.
pub fn same_as(speakers: &[&SpeakerDraft], grammar: &Grammar) -> Vec<Vec<String>> {
    let known: Vec<_> = speakers.iter().map(|speaker| Known::of(speaker, grammar)).collect();
    let before = |at: usize| {
        let earlier = known[at.saturating_sub(REACH)..at].iter().rev();
        let same = earlier.filter(|earlier| known[at].may_be(earlier));
        same.take(OFFERED).map(|earlier| earlier.speaker.id.clone()).collect()
    };
    (0..known.len()).map(before).collect()
}

/// A speaker, and what is compared.
struct Known<'s> {
    speaker: &'s SpeakerDraft,
    key: String,
    role: Vec<String>,
    /// The first letters of the words of its name that have capital ones.
    initials: String,
    /// Whether it is people whom the newsroom calls nothing but its sources.
    is_source: bool,
}

impl<'s> Known<'s> {
    fn of(speaker: &'s SpeakerDraft, grammar: &Grammar) -> Self {
        let words = words(&speaker.name);
        let is_source = |word: &Word<'_>| {
            grammar.noun(word).is_some_and(|(noun_kind, _)| noun_kind == NounKind::Source)
        };
        Known {
            speaker,
            key: key(&speaker.name),
            role: speaker.role.as_deref().map(parts).unwrap_or_default(),
            initials: words
                .iter()
                .filter(|word| word.is_capitalised())
                .filter_map(|word| word.text.chars().next())
                .collect(),
            is_source: speaker.kind == Kind::Unnamed && words.iter().any(is_source),
        }
    }

    fn may_be(&self, other: &Known<'_>) -> bool {
        let are_sources = self.is_source && other.is_source;
        are_sources && self.speaker.is_one() == other.speaker.is_one()
            || self.is_part_of(other)
            || other.is_part_of(self)
            || self.is_short_for(other)
            || other.is_short_for(self)
            || self.is_called_by_role(other)
            || other.is_called_by_role(self)
    }

    /// `Handelsministerium`, of `US-Handelsministerium`; `China`, of `Chinas`.
    fn is_part_of(&self, other: &Known<'_>) -> bool {
        let before = other.key.strip_suffix(&*self.key).filter(|_| !self.key.is_empty());
        before.is_some_and(|before| before.ends_with([' ', '-']))
            || other.key.strip_suffix('s') == Some(&*self.key)
    }

    /// `CMA`, of the Competition and Markets Authority.
    fn is_short_for(&self, other: &Known<'_>) -> bool {
        let name = &self.speaker.name;
        name.len() > 1 && name.chars().all(char::is_uppercase) && *name == other.initials
    }

    /// `mayor`, of Mayor Ann Bell.
    fn is_called_by_role(&self, other: &Known<'_>) -> bool {
        self.speaker.kind == Kind::Unnamed
            && other.speaker.kind == Kind::Person
            && parts(&self.speaker.name).iter().all(|part| other.role.contains(part))
    }
}

fn words(text: &str) -> Vec<Word<'_>> {
    segment::words(text, 0..text.len(), &[])
}

fn parts(text: &str) -> Vec<String> {
    words(text).iter().map(|word| key(word.text)).collect()
}
