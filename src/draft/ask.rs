//! What in a sentence says that somebody was asked, and who.

use super::{
    cue::REACH,
    lexicon::{Asked, Class},
    phrase::{Head, Phrase, Reader},
};
use std::ops::RangeInclusive;

/// How many words of who was asked are shown before the sign that they were.
const PARTIES: usize = 4;

/// A report that somebody was asked.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The words that say so.
    pub words: RangeInclusive<usize>,
    /// What came of it.
    pub came: Asked,
    /// Who was asked.
    pub parties: Vec<Phrase>,
}

/// Phrases in a row, and where it ends: behind what only says once more who the last is.
pub struct Row {
    pub phrases: Vec<Phrase>,
    pub end: usize,
}

impl Ask {
    /// Where the report begins: with who was asked, if they stand just before the sign.
    pub fn start(&self) -> usize {
        let sign = *self.words.start();
        let first = self.parties.first().map(|party| party.words.start);
        first.filter(|first| *first < sign && sign - first <= PARTIES).unwrap_or(sign)
    }
}

impl Reader<'_, '_> {
    /// The reports of requests, in the order of the sentence.
    pub fn asks(&self) -> Vec<Ask> {
        let mut asks = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let found = (!self.words[at].is_quoted)
                .then(|| self.grammar.requests.find(self.words, at))
                .flatten();
            let Some((came, words)) = found else {
                at += 1;
                continue;
            };
            at = words.end() + 1;
            let parties = match came {
                Asked::NoReplyFrom | Asked::NoCommentFrom => self.addressed(&words),
                Asked::NoReply | Asked::NoComment | Asked::Declined => self.askeds(*words.start()),
                Asked::Answered => Vec::new(),
            };
            asks.push(Ask { words, came, parties });
        }
        asks
    }

    /// Who was asked: everybody in the row before the verb, or its subject.
    fn askeds(&self, verb: usize) -> Vec<Phrase> {
        let earliest = verb.saturating_sub(REACH);
        let starts = (earliest..verb).filter(|at| *at == 0 || self.words[*at].opens);
        let row = starts.map(|at| self.row(at, verb)).find(|row| {
            !row.phrases.is_empty()
                && (row.end..verb).all(|at| {
                    !self.words[at].is_quoted
                        && (self.is(at, Class::Filler) || self.is(at, Class::Auxiliary))
                })
        });
        // `lehnte es ab`: the pronoun stands for nobody.
        let is_somebody =
            |it: &Phrase| it.words.start < verb || it.head != Head::Pronoun(Class::Thing);
        let subject = || self.subject(verb, None).filter(is_somebody);
        row.map_or_else(|| subject().into_iter().collect(), |row| row.phrases)
    }

    /// Who is named after `to`, `from` or the like.
    fn addressed(&self, words: &RangeInclusive<usize>) -> Vec<Phrase> {
        (words.clone())
            .filter(|at| {
                let reaches = matches!(&*self.words[*at].lower, "reach" | "contact");
                reaches || self.is(*at, Class::Of) || self.is(*at, Class::Preposition)
            })
            .map(|at| self.row(at + 1, self.words.len()).phrases)
            .find(|row| !row.is_empty())
            .unwrap_or_default()
    }

    /// Phrases in a row: `the council, Plumb & Daughters and Fitch`.
    pub(super) fn row(&self, from: usize, until: usize) -> Row {
        let mut row = Vec::new();
        let mut is_joined = false;
        let mut at = from;
        while row.is_empty()
            && at < until
            && (self.is(at, Class::Filler) || self.is(at, Class::And))
        {
            at += 1;
        }
        while let Some(phrase) = self.phrase(at, until) {
            at = phrase.words.end;
            row.push(phrase);
            let is_and = self.is(at, Class::And);
            if !(is_and || at < until && self.ends_at(at)) {
                break;
            }
            is_joined |= is_and;
            at += usize::from(is_and);
        }
        // `Plumb & Daughters, the contractor,` is one.
        row.truncate(if is_joined { row.len() } else { 1 });
        Row { phrases: row, end: at }
    }
}
