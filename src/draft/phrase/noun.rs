//! Nouns with the words before them: articles, numbers, adjectives; and people without a name.

use super::{Count, Determiners, Head, Known, LONGEST_WORD, Phrase, PhraseParser};
use crate::draft::{
    lexicon::{NounKind, WordClass},
    segment::Word,
};
use std::ops::Range;

/// The most adjectives before a noun.
const ADJECTIVES: usize = 5;
/// The most words between a number and the people that it counts.
const INSERTED: usize = 8;

impl<'t> PhraseParser<'_, 't> {
    pub(super) fn determiners(&self, at: usize) -> Option<Determiners> {
        let mut found = Determiners::none(at);
        let first = self.word(at)?;
        // `said that Ann Bell knew`
        if self.is(at, WordClass::That) && self.says(at.wrapping_sub(1)) {
            return None;
        }
        if self.grammar.is(first, WordClass::Definite) {
            found.is_definite = true;
            found.next += 1;
        } else if self.grammar.is(first, WordClass::Indefinite) {
            found.is_indefinite = true;
            found.next += 1;
        }
        let number = self.word(found.next).filter(|word| found.next == at || !word.opens);
        if let Some(word) = number {
            if self.grammar.is(word, WordClass::Several) {
                found.count = Some(Count::Several);
            } else if let Some(number) = self.grammar.number(word) {
                found.count = Some(Count::Number(number));
            }
            found.next += usize::from(found.count.is_some());
        }
        if found.count.is_none() && found.is_indefinite {
            found.count = Some(Count::Number(1));
        }
        // `two of the people`, `zwei der Insider`, `one of them`.
        let of = self.joined(found.next).filter(|_| found.count.is_some());
        if of.is_some_and(|word| self.grammar.is(word, WordClass::Of)) {
            let next = found.next + 1;
            let is_article =
                self.joined(next).is_some_and(|it| self.grammar.is(it, WordClass::Definite));
            let is_genitive = of.is_some_and(|word| self.grammar.is(word, WordClass::Definite));
            if is_article || is_genitive || self.is(next, WordClass::Group) {
                found.is_among = true;
                found.next = next + usize::from(is_article);
                // `einer der 13 Feuerwehrleute`
                let is_number = |word: &&Word<'_>| {
                    !self.grammar.is(word, WordClass::Group) && self.grammar.number(word).is_some()
                };
                found.next += usize::from(self.joined(found.next).filter(is_number).is_some());
            }
        }
        (found.next == at || self.joined(found.next).is_some()).then_some(found)
    }

    /// The noun of `vier mit der Sache vertraute Personen`.
    pub(super) fn inserted(&self, found: &Determiners) -> Option<usize> {
        if found.count.is_none() || !self.is(found.next, WordClass::Preposition) {
            return None;
        }
        (found.next + 1..=found.next + INSERTED)
            .take_while(|at| self.joined(*at).is_some())
            .find(|at| self.sort(*at) == Some(NounKind::Source))
    }

    /// Where the noun after adjectives is.
    pub(super) fn first_noun(&self, from: usize, is_determined: bool) -> Option<usize> {
        let capitalises = self.grammar.lexicon.capitalises_nouns;
        let mut small = None;
        for at in from..=from + ADJECTIVES {
            let Some(word) = self.word(at).filter(|word| at == from || !word.opens) else { break };
            if word.text.len() > LONGEST_WORD {
                break;
            }
            // `Kongress- und Verteidigungskreise`
            if word.text.ends_with('-')
                && self.is(at + 1, WordClass::And)
                && self.joined(at + 2).is_some_and(Word::is_capitalised)
            {
                return Some(at + 2);
            }
            if word.is_capitalised() {
                let follows = small.is_none_or(|before| before + 1 == at);
                return if follows { Some(small.unwrap_or(at)) } else { small };
            }
            if self.is_stop(word) || capitalises && !is_adjective(word, is_determined) {
                break;
            }
            if !capitalises {
                let is_known = self.sort(at).is_some();
                if small.is_some_and(|before| self.sort(before).is_some()) && !is_known {
                    break;
                }
                small = Some(at);
            }
        }
        small
    }

    /// Whether a word is in no name and no noun phrase.
    pub fn is_stop(&self, word: &Word<'_>) -> bool {
        const STOPS: [WordClass; 11] = [
            WordClass::Definite,
            WordClass::Indefinite,
            WordClass::Person,
            WordClass::Thing,
            WordClass::Group,
            WordClass::Preposition,
            WordClass::Filler,
            WordClass::Subordinate,
            WordClass::And,
            WordClass::Auxiliary,
            WordClass::Several,
        ];
        self.grammar.is_any(word, &STOPS) || self.grammar.is_sign(word)
    }

    /// A phrase that names nobody.
    pub(super) fn common(&self, at: usize, noun: Range<usize>, found: &Determiners) -> Phrase {
        let last = noun.end - 1;
        let known = self.word(last).and_then(|word| self.grammar.noun(word));
        let noun_kind = known.map(|(noun_kind, _)| noun_kind);
        let is_plural = matches!(found.count, Some(Count::Several))
            || found.count.is_none() && !found.is_definite;
        let is_people = match noun_kind {
            Some(NounKind::Source | NounKind::Group | NounKind::Pair) => true,
            Some(NounKind::Role) => found.count.is_some() || is_plural,
            _ => found.count.is_some_and(|count| count != Count::Number(1)) || found.is_among,
        };
        if is_people {
            return self.people(at, last, found);
        }
        let of = self.whose(noun.end);
        let end = of.as_ref().map_or(noun.end, |of| of.words.end);
        if let Some(name) = self.apposed_name(end, noun_kind) {
            // `a third, Jo Pell,` says nothing about her.
            let role = if noun_kind.is_some() { noun.start..end } else { name.start..name.start };
            // The article is the noun's, and says nothing of the name.
            return self.called(at, role, name, noun_kind, &Determiners::none(at));
        }
        let head = Head::Noun {
            noun,
            noun_kind,
            stem: known.map_or("", |(_, stem)| stem),
            is_definite: found.is_definite,
            of: of.map(Box::new),
        };
        Phrase { words: at..end, head }
    }

    pub(super) fn people(&self, at: usize, noun: usize, found: &Determiners) -> Phrase {
        let count = found.count.unwrap_or(match self.sort(noun) {
            Some(NounKind::Pair) => Count::Number(2),
            _ => Count::Bare,
        });
        let known = match self.sort(noun) {
            _ if found.is_among => Known::Some,
            Some(NounKind::Pair) => Known::No,
            _ if found.is_definite => Known::All,
            _ => Known::No,
        };
        let end = self.described(noun + 1);
        let head = Head::People { count, known, noun: Some(noun), who: found.next..end };
        Phrase { words: at..end, head }
    }

    /// Where the words end that say who people are: `at the town hall`.
    pub(super) fn described(&self, from: usize) -> usize {
        let mut end = from;
        for _ in 0..2 {
            if !self.joined(end).is_some_and(|word| self.grammar.is(word, WordClass::After)) {
                break;
            }
            let is_link = |at| self.is(at, WordClass::After) || self.is(at, WordClass::Preposition);
            let first = (end + 1..end + 4)
                .take_while(|at| self.joined(*at).is_some())
                .find(|at| !is_link(*at) || self.is(*at, WordClass::Definite));
            let noun = first.and_then(|at| self.determiners(at)).and_then(|found| {
                let noun = self.first_noun(found.next, true)?;
                // `einen Insider mit den Worten`
                if self.sort(noun) == Some(NounKind::Report) {
                    return None;
                }
                let end = (noun + 1).max(self.name_run(noun, false).end);
                // `with Skagen's thinking`
                let owned = self.is_genitive(end - 1)
                    && self.joined(end).is_some_and(|word| !self.is_stop(word));
                Some(end + usize::from(owned))
            });
            match noun {
                Some(noun) => end = noun,
                None => break,
            }
        }
        end
    }
}

/// Whether a small word of German can be an adjective before a noun.
fn is_adjective(word: &Word<'_>, is_determined: bool) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.lower.ends_with(ending));
    // `zögerte Kessler`: without an article it is rather a verb.
    ends(&["e", "en", "er", "es", "em"]) && (is_determined || !ends(&["te", "ten"]))
}
