//! What in a sentence says that somebody was asked, and who.

use super::{
    cue::REACH,
    lexicon::{RequestOutcome, WordClass},
    phrase::{Head, Phrase, PhraseParser},
};
use std::ops::RangeInclusive;

/// How many words of who was asked are shown before the sign that they were.
const PARTIES: usize = 4;

/// A report that somebody was asked.
#[derive(Debug, Clone)]
pub struct ReportedRequest {
    /// The words that say so.
    pub words: RangeInclusive<usize>,
    /// What came of it.
    pub outcome: RequestOutcome,
    /// Who was asked.
    pub parties: Vec<Phrase>,
}

/// Phrases in a row, and where it ends: behind what only says once more who the last is.
pub struct PhraseList {
    pub phrases: Vec<Phrase>,
    pub end: usize,
}

impl ReportedRequest {
    /// Where the report begins: with who was asked, if they are just before the cue.
    pub fn start(&self) -> usize {
        let cue = *self.words.start();
        let first = self.parties.first().map(|party| party.words.start);
        first.filter(|first| *first < cue && cue - first <= PARTIES).unwrap_or(cue)
    }
}

impl PhraseParser<'_, '_> {
    /// The reports of requests, in the order of the sentence.
    pub fn requests(&self) -> Vec<ReportedRequest> {
        let mut requests = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            // `nicht befugt, zu sprechen`: that says why somebody is not named.
            let is_withheld = self.grammar.withheld.find(self.words, at).is_some();
            let found = (!self.words[at].is_quoted && !is_withheld)
                .then(|| self.grammar.requests.find(self.words, at))
                .flatten();
            let Some((outcome, words)) = found else {
                at += 1;
                continue;
            };
            at = words.end() + 1;
            let parties = match outcome {
                RequestOutcome::NoReplyFrom | RequestOutcome::NoCommentFrom => {
                    self.asked_after(&words)
                }
                RequestOutcome::NoReply | RequestOutcome::NoComment | RequestOutcome::Declined => {
                    // `neither the council nor the mayor replied`: the row is inside.
                    let is_around = self.is(*words.start(), WordClass::Filler);
                    let verbs =
                        *words.start()..=if is_around { *words.end() } else { *words.start() };
                    let rows = verbs.map(|verb| self.asked_before(verb));
                    rows.max_by_key(Vec::len).unwrap_or_default()
                }
                RequestOutcome::Answered => Vec::new(),
            };
            requests.push(ReportedRequest { words, outcome, parties });
        }
        requests
    }

    /// Who was asked: everybody in the row before the verb, or its subject.
    fn asked_before(&self, verb: usize) -> Vec<Phrase> {
        let earliest = verb.saturating_sub(REACH);
        let starts = (earliest..verb).filter(|at| *at == 0 || self.words[*at].opens);
        let row = starts.map(|at| self.row(at, verb)).find(|row| {
            !row.phrases.is_empty()
                && (row.end..verb).all(|at| {
                    !self.words[at].is_quoted
                        && (self.is(at, WordClass::Filler) || self.is(at, WordClass::Auxiliary))
                })
        });
        // `lehnte es ab`: the pronoun stands for nobody.
        let is_somebody =
            |it: &Phrase| it.words.start < verb || it.head != Head::Pronoun(WordClass::Thing);
        let subject = || self.subject(verb).filter(is_somebody);
        row.map_or_else(|| subject().into_iter().collect(), |row| row.phrases)
    }

    /// Who is named after `to`, `from` or the like.
    fn asked_after(&self, words: &RangeInclusive<usize>) -> Vec<Phrase> {
        (words.clone())
            .filter(|at| {
                let reaches = matches!(&*self.words[*at].lower, "reach" | "contact");
                reaches || self.is(*at, WordClass::Of) || self.is(*at, WordClass::Preposition)
            })
            .map(|at| self.row(at + 1, self.words.len()).phrases)
            .find(|row| !row.is_empty())
            .unwrap_or_default()
    }

    /// Phrases in a row: `the council, Plumb & Daughters and Fitch`.
    pub(super) fn row(&self, from: usize, until: usize) -> PhraseList {
        let mut row = Vec::new();
        let mut is_joined = false;
        let mut at = from;
        while row.is_empty()
            && at < until
            && (self.is(at, WordClass::Filler) || self.is(at, WordClass::And))
        {
            at += 1;
        }
        while let Some(phrase) = self.phrase(at, until) {
            at = phrase.words.end;
            row.push(phrase);
            let is_and = self.is(at, WordClass::And);
            if !(is_and || at < until && self.ends_at(at)) {
                break;
            }
            is_joined |= is_and;
            at += usize::from(is_and);
        }
        // `Plumb & Daughters, the contractor,` is one.
        row.truncate(if is_joined { row.len() } else { 1 });
        PhraseList { phrases: row, end: at }
    }
}
