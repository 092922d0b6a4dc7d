//! Names, and the words before them that say whose they are.

use super::{Determiners, Head, LONGEST_NAME, LONGEST_WORD, Phrase, Reader};
use crate::draft::{
    lexicon::{Class, Sort},
    sentence::Word,
};
use std::ops::Range;

impl Reader<'_, '_> {
    /// The capitalised words at `noun`, or right after the small noun that stands there.
    ///
    /// Where nouns have capitals too, only what stands `alone`, without article and adjectives, can
    /// have small words inside: `Ursula von der Leyen`, but no `der Code von Experten`.
    pub(super) fn name_run(&self, noun: usize, alone: bool) -> Range<usize> {
        let starts = |at| self.word(at).is_some_and(Word::is_capitalised);
        let start = if starts(noun) { noun } else { noun + 1 };
        if start > noun && self.joined(start).is_none() {
            return start..start;
        }
        let mut end = start;
        while end < start + LONGEST_NAME {
            let Some(word) = self.word(end) else { break };
            let is_first = end == start;
            let is_ampersand = word.text == "&";
            if word.opens && !is_first && !is_ampersand && self.words[end - 1].text != "&" {
                break;
            }
            if word.text.len() > LONGEST_WORD {
                break;
            }
            if word.is_capitalised() || is_ampersand && !is_first {
                end += 1;
                continue;
            }
            // `Ursula von der Leyen`, `Office of Planks`.
            let particles = (end..end + 3).take_while(|at| {
                let is_article = *at > end && self.is(*at, Class::Definite);
                self.joined(*at).is_some() && (self.is(*at, Class::Particle) || is_article)
            });
            let after = end + particles.count();
            let is_name = after > end && self.joined(after).is_some_and(Word::is_capitalised);
            let is_noun = self.grammar.lexicon.capitalises_nouns
                && (is_first || !alone || start > noun || self.sort(end - 1).is_some());
            if is_first || !is_name || is_noun {
                break;
            }
            end = after;
        }
        start..end
    }

    /// A phrase whose noun is capitalised, or that is a name.
    pub(super) fn capitalised(
        &self,
        at: usize,
        from: usize,
        run: Range<usize>,
        found: &Determiners,
    ) -> Option<Phrase> {
        let capitalises = self.grammar.lexicon.capitalises_nouns;
        let is_time = |at: usize| self.is(at, Class::Time);
        // `Asked why`, at the beginning of a sentence.
        if run.len() == 1 && self.word(run.start).is_some_and(|word| self.is_stop(word)) {
            return None;
        }
        if is_time(run.start) || capitalises && run.len() < 3 && is_time(run.end - 1) {
            return None;
        }
        let known = run.clone().rev().find(|at| self.sort(*at).is_some());
        let is_title = |at: &usize| self.is(*at, Class::Title);
        match known {
            // `Handelsminister Howard Lutnick`, `Mayor Fitch`; not `Bank of England`.
            Some(known) if known + 1 < run.end && self.words[known + 1].is_capitalised() => {
                Some(self.named(at, from..known + 1, known + 1..run.end, found))
            }
            Some(_) if run.len() == 1 => Some(self.common(at, from..run.end, found)),
            None if capitalises && run.len() == 1 && (run.start > from || from > at) => {
                Some(self.common(at, from..run.end, found))
            }
            _ => {
                let titles = run.clone().take_while(is_title).count();
                let name = run.start + titles..run.end;
                (!name.is_empty()).then(|| self.named(at, from..name.start, name, found))
            }
        }
    }

    pub(super) fn named(
        &self,
        at: usize,
        role: Range<usize>,
        name: Range<usize>,
        found: &Determiners,
    ) -> Phrase {
        let before = role.clone().next_back().and_then(|at| self.sort(at));
        self.called(at, role, name, before, found)
    }

    /// A name, with words that say whose it is and what the noun of these makes it.
    pub(super) fn called(
        &self,
        at: usize,
        role: Range<usize>,
        name: Range<usize>,
        before: Option<Sort>,
        found: &Determiners,
    ) -> Phrase {
        let inside = name.clone().rev().find_map(|at| self.sort(at));
        let is_institution = name.clone().any(|at| self.is_institution(at));
        let has_article = found.is_definite && role.is_empty();
        let sort = match (before, inside) {
            (Some(sort), _) => Some(sort),
            (None, Some(sort)) if !sort.is_human() => Some(Sort::Organisation),
            _ => (is_institution || has_article).then_some(Sort::Organisation),
        };
        Phrase { words: at..name.end, head: Head::Name { name, role, sort, has_article } }
    }

    /// Whether a word is of the names of companies and institutions.
    pub(super) fn is_institution(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| {
            let capitals = word.text.chars().take_while(|c| c.is_uppercase()).count();
            let (first, rest) = word.lower.split_once('-').unwrap_or((&word.lower, ""));
            // `TP-Link`, but no `US-Geschäft`.
            let is_compound = !rest.is_empty() && self.grammar.is_region(first);
            self.grammar.is(word, Class::Institution) || capitals > 1 && !is_compound
        })
    }
}
