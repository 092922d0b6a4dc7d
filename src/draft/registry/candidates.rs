//! Who could be meant where the text does not say it: those who spoke or were named lately.

use super::{
    SpeakerDraft, SpeakerRegistry,
    resolve::{kind_of, people_kind},
    without_genitive,
};
use crate::{
    dossier::Kind,
    draft::{
        lexicon::{NounKind, WordClass},
        names::{Name, key},
        phrase::{Count, Head, Phrase, PhraseParser},
        segment::Word,
        sentence::Sentence,
    },
};
use std::ptr;

/// How many are remembered.
const RECENT: usize = 24;
/// How many are offered.
const OFFERED: usize = 6;

/// Somebody who could be meant.
#[derive(Debug, Clone, Copy)]
pub enum Candidate<'a> {
    /// A speaker of the registry, by its index.
    Speaker(usize),
    /// Somebody who is named, and has said nothing so far.
    Name(&'a Name),
}

impl PartialEq for Candidate<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Candidate::Speaker(a), Candidate::Speaker(b)) => a == b,
            (Candidate::Name(a), Candidate::Name(b)) => ptr::eq(*a, *b),
            _ => false,
        }
    }
}

/// Who fits what the text says instead of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// One human being: `he`.
    Person,
    /// A body or a document: `it`, `the company`.
    Institution,
    /// People without a name: `two of them`.
    Group,
    /// One human being, or else anybody.
    PersonFirst,
    /// Anybody.
    Anybody,
}

impl Fit {
    /// Who fits a phrase of `sentence`.
    pub fn of(phrase: &Phrase, sentence: &Sentence<'_>) -> Self {
        match &phrase.head {
            // `sie` is she and they, and each noun of its gender.
            Head::Pronoun(WordClass::Person)
                if sentence.words[phrase.words.start].lower == "sie" =>
            {
                Fit::PersonFirst
            }
            Head::Pronoun(WordClass::Person) => Fit::Person,
            Head::Pronoun(WordClass::Thing) => Fit::Institution,
            Head::Noun { noun_kind: Some(NounKind::Spokesperson | NounKind::Company), .. } => {
                Fit::Institution
            }
            Head::People { .. } => Fit::Group,
            Head::Pronoun(_) | Head::Noun { .. } | Head::Name { .. } => Fit::Anybody,
        }
    }
}

impl<'a> SpeakerRegistry<'a> {
    /// Those who fit, the latest first.
    pub fn candidates(&self, fit: Fit) -> Vec<Candidate<'a>> {
        let fitting = |fit| self.recent.iter().copied().filter(move |it| self.fits(*it, fit));
        match fit {
            Fit::PersonFirst => fitting(Fit::Person).chain(fitting(Fit::Anybody)).collect(),
            fit => fitting(fit).collect(),
        }
    }

    fn fits(&self, candidate: Candidate<'_>, fit: Fit) -> bool {
        let kind = match candidate {
            Candidate::Name(name) if name.is_human() => Kind::Person,
            Candidate::Name(_) => Kind::Organisation,
            Candidate::Speaker(at) if self.speakers[at].is_one() => Kind::Person,
            Candidate::Speaker(at) => self.speakers[at].kind,
        };
        match fit {
            Fit::Person => kind == Kind::Person,
            Fit::Institution => matches!(kind, Kind::Organisation | Kind::Document),
            Fit::Group => kind.is_anonymous(),
            Fit::PersonFirst | Fit::Anybody => kind != Kind::Party,
        }
    }

    /// Records whom a sentence names, by a name or by a noun; whom it names first is the likeliest.
    pub fn record_named(
        &mut self,
        sentence: &Sentence<'_>,
        parser: PhraseParser<'_, '_>,
    ) -> Vec<Candidate<'a>> {
        let mut named = Vec::new();
        let mut at = 0;
        while at < sentence.words.len() {
            let phrase = (!sentence.words[at].is_quoted)
                .then(|| parser.phrase(at, sentence.words.len()))
                .flatten();
            let mut end = phrase.as_ref().map_or(at + 1, |it| it.words.end.max(at + 1));
            let words = &sentence.words[at..end];
            let mut found: Vec<_> = words.iter().filter_map(|word| self.named(word)).collect();
            // `Ann Bell, the mayor,` is one.
            let is_name = |it: &&Phrase| matches!(it.head, Head::Name { .. });
            let role = phrase.as_ref().filter(is_name).and_then(|_| parser.apposed_role(end));
            end = role.map_or(end, |role| role.end);
            found.extend(phrase.and_then(|phrase| self.called(&phrase, sentence)));
            for candidate in found {
                if !named.contains(&candidate) {
                    named.push(candidate);
                }
            }
            at = end;
        }
        named.iter().rev().for_each(|candidate| self.record_candidate(*candidate));
        named
    }

    /// Whom a word of a name stands for, or a noun by which somebody was called before.
    fn named(&self, word: &Word<'_>) -> Option<Candidate<'a>> {
        if word.is_quoted || !word.is_capitalised() {
            return None;
        }
        if let Some(name) = self.names.find(word.text) {
            let known = self.by_key.get(&key(without_genitive(&name.text))).copied();
            let may_speak = || name.may_speak(self.grammar) && !self.is_outlet(&name.text);
            let candidate = known.map_or(Candidate::Name(name), Candidate::Speaker);
            return (known.is_some() || may_speak()).then_some(candidate);
        }
        let (_, noun) = self.grammar.noun(word)?;
        self.by_noun.get(noun).copied().map(Candidate::Speaker)
    }

    /// Whom a phrase calls by a noun that nobody was called by before: `two sailors`, `a ministry`.
    fn called(&mut self, phrase: &Phrase, sentence: &Sentence<'_>) -> Option<Candidate<'a>> {
        let (words, kind, noun) = match &phrase.head {
            Head::People { count, noun: Some(noun), who, .. } => {
                let is_counted = matches!(count, Count::Number(_));
                let (noun_kind, stem) = self.grammar.noun(&sentence.words[*noun])?;
                (who.clone(), people_kind(noun_kind, is_counted), stem)
            }
            Head::Noun { noun, noun_kind: Some(noun_kind), stem, of: None, .. }
                if *noun_kind != NounKind::Report =>
            {
                (noun.clone(), kind_of(*noun_kind), *stem)
            }
            _ => return None,
        };
        if self.by_noun.contains_key(noun) {
            return None;
        }
        let text = sentence.excerpt(&words);
        let key = match &phrase.head {
            Head::People { .. } => format!("{kind:?} {}", key(&text)),
            _ => key(&text),
        };
        let known = self.by_key.get(&key).copied();
        let add = || SpeakerDraft::new(text, kind, sentence.paragraph);
        Some(Candidate::Speaker(match known {
            Some(known) => known,
            None => self.add(add(), &key),
        }))
    }

    /// Records that somebody spoke or was named.
    pub(super) fn record_candidate(&mut self, candidate: Candidate<'a>) {
        self.recent.retain(|it| *it != candidate);
        self.recent.insert(0, candidate);
        self.recent.truncate(RECENT);
    }

    /// The ids of the first few, without those who are `proposed`; each is an id of its own from
    /// now on.
    pub fn ids_of(
        &mut self,
        candidates: impl IntoIterator<Item = Candidate<'a>>,
        proposed: &[&str],
    ) -> Vec<String> {
        let mut ids = Vec::new();
        for candidate in candidates {
            let id = self.id_of(candidate);
            if !ids.contains(&id) && !proposed.contains(&&*id) {
                ids.push(id);
            }
            if ids.len() == OFFERED {
                break;
            }
        }
        ids
    }

    fn id_of(&mut self, candidate: Candidate<'a>) -> String {
        let name = match candidate {
            Candidate::Speaker(at) => return self.speakers[at].id.clone(),
            Candidate::Name(name) => name,
        };
        let key = key(without_genitive(&name.text));
        if let Some(speaker) = self.by_key.get(&key) {
            return self.speakers[*speaker].id.clone();
        }
        if let Some(id) = self.reserved.get(&key) {
            return id.clone();
        }
        let id = self.ids.of_speaker(&self.draft_of(name), self.grammar);
        self.reserved.insert(key, id.clone());
        id
    }

    /// The id of a candidate who has become no speaker, for the one who is added for it.
    pub fn take_reserved(&mut self, name: &str) -> Option<String> {
        self.reserved.remove(&key(without_genitive(name)))
    }
}
