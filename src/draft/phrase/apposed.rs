//! What stands after a noun or a name and tells who it is.

use super::{Head, LONGEST_NAME, Phrase, Reader};
use crate::draft::lexicon::{Class, Sort};
use std::ops::Range;

/// How deep `the spokesman of the head of the council` goes.
const DEEPEST: u8 = 2;

impl Reader<'_, '_> {
    /// Whose somebody is, after the noun: `der Minderheit im US-Senat`, `of the council`.
    pub(super) fn whose(&self, end: usize) -> Option<Phrase> {
        if self.depth > DEEPEST {
            return None;
        }
        let of = self.joined(end).filter(|word| self.grammar.is(word, Class::Of))?;
        let is_article = self.grammar.is(of, Class::Definite);
        let start = if is_article { end } else { end + 1 };
        self.joined(start)?;
        let phrase = Reader { depth: self.depth + 1, ..*self }.read(start)?;
        (!matches!(phrase.head, Head::Pronoun(_))).then_some(phrase)
    }

    /// The name in `the Senate minority leader, Chuck Schumer,`.
    pub(super) fn apposed_name(&self, end: usize, sort: Option<Sort>) -> Option<Range<usize>> {
        let first = self.word(end).filter(|word| word.opens && word.is_capitalised())?;
        // The name is that of whom the whole phrase is about.
        if self.depth > 0 || self.is_stop(first) || self.grammar.noun(first).is_some() {
            return None;
        }
        let name = self.name_run(end, true);
        let is_enough = name.len() > 1 || sort.is_none();
        (is_enough && self.word(name.end).is_none_or(|word| word.opens)).then_some(name)
    }

    /// The role in `Prunella Oakes, a former harbour engineer,`.
    pub fn apposed_role(&self, end: usize) -> Option<Range<usize>> {
        let first = self.word(end).filter(|word| word.opens)?;
        let has_article = self.grammar.is_any(first, &[Class::Indefinite, Class::Definite]);
        if !has_article && !self.grammar.is(first, Class::Former) {
            return None;
        }
        let until = (end + 1..).find(|at| self.ends_at(*at))?;
        let is_role = (end..until).any(|at| self.sort(at).is_some_and(Sort::is_human));
        let is_clause = (end + 1..until).any(|at| self.is(at, Class::Auxiliary));
        let is_short = until - end <= LONGEST_NAME;
        (is_role && is_short && !is_clause).then_some(end + usize::from(has_article)..until)
    }
}
