//! What follows a noun or a name and says who it is.

use super::{Count, Determiners, Head, Known, LONGEST_NAME, Phrase, PhraseParser};
use crate::draft::{
    lexicon::{NounKind, WordClass},
    segment::Word,
};
use std::ops::Range;

/// How deep `the spokesman of the head of the council` goes.
const DEEPEST: u8 = 2;

impl PhraseParser<'_, '_> {
    /// Whose somebody is, after the noun: `der Minderheit im US-Senat`, `of the council`.
    pub(super) fn whose(&self, end: usize) -> Option<Phrase> {
        if self.depth > DEEPEST {
            return None;
        }
        let of = self.joined(end).filter(|word| self.grammar.is(word, WordClass::Of))?;
        let is_article = self.grammar.is(of, WordClass::Definite);
        let start = if is_article { end } else { end + 1 };
        // `einem Bericht der „Volksstimme“`
        if let Some(title) = self.title(end).filter(|_| is_article) {
            return Some(title);
        }
        self.joined(start)?;
        let phrase = PhraseParser { depth: self.depth + 1, ..*self }.read(start)?;
        (!matches!(phrase.head, Head::Pronoun(_))).then_some(phrase)
    }

    /// What belongs to a phrase: `Pruitt's lawyer, Samuel Ortiz`, `the mayor's office`.
    pub(super) fn possessed(&self, owner: &Phrase) -> Option<Phrase> {
        let end = owner.words.end;
        let is_owner = end.checked_sub(1).is_some_and(|last| self.is_genitive(last));
        if !is_owner || self.joined(end).is_none() {
            return None;
        }
        let noun = self.first_noun(end, true).filter(|noun| self.sort(*noun).is_some())?;
        let known = self.grammar.noun(self.word(noun)?)?;
        let (noun_kind, stem) = (Some(known.0), known.1);
        let found = Determiners { is_definite: true, ..Determiners::none(end) };
        let at = owner.words.start;
        let run = self.name_run(noun, false);
        if run.start == noun + 1 && !run.is_empty() {
            return Some(self.called(at, at..run.start, run, noun_kind, &found));
        }
        if let Head::People { count, known, .. } = owner.head {
            let head = Head::People { count, known, noun: Some(noun), who: end..noun + 1 };
            return Some(Phrase { words: at..noun + 1, head });
        }
        if matches!(known.0, NounKind::Source | NounKind::Group)
            && is_plural(&self.words[noun].lower)
        {
            let who = at..noun + 1;
            let (count, known) = (Count::Bare, Known::No);
            let head = Head::People { count, known, noun: Some(noun), who };
            return Some(Phrase { words: at..noun + 1, head });
        }
        if let Some(name) = self.apposed_name(noun + 1, noun_kind) {
            return Some(self.called(at, at..noun + 1, name, noun_kind, &found));
        }
        let of = Some(Box::new(owner.clone()));
        let head = Head::Noun { noun: at..noun + 1, noun_kind, stem, is_definite: true, of };
        Some(Phrase { words: at..noun + 1, head })
    }

    /// Whether a word is an English genitive.
    pub(super) fn is_genitive(&self, at: usize) -> bool {
        let ends = |word: &Word<'_>| {
            ["'s", "’s", "s'", "s’"].iter().any(|ending| word.lower.ends_with(ending))
        };
        !self.grammar.lexicon.capitalises_nouns && self.word(at).is_some_and(ends)
    }

    /// A phrase that begins with a name of an affiliation: `Union officer Dale Whitcombe`,
    /// `a Treasury official`.
    pub(super) fn modified(&self, at: usize, by: &Phrase) -> Option<Phrase> {
        let end = by.words.end;
        let is_modifier = match &by.head {
            Head::Name { role, .. } => role.is_empty(),
            Head::Noun { noun, of, .. } => of.is_none() && noun.end == end,
            Head::Pronoun(_) | Head::People { .. } => false,
        };
        let is_name = self.word(end.checked_sub(1)?).is_some_and(Word::is_capitalised);
        if self.grammar.lexicon.capitalises_nouns || !is_modifier || !is_name {
            return None;
        }
        self.joined(end).filter(|word| !word.is_capitalised())?;
        let noun = self.first_noun(end, true)?;
        let (noun_kind, stem) = self.grammar.noun(self.word(noun)?)?;
        let found = self.determiners(at)?;
        let run = self.name_run(noun, false);
        if run.start == noun + 1 && !run.is_empty() {
            return Some(self.called(at, found.next..run.start, run, Some(noun_kind), &found));
        }
        if noun_kind == NounKind::Spokesperson {
            let of = Some(Box::new(by.clone()));
            let is_definite = found.is_definite;
            let head = Head::Noun {
                noun: found.next..noun + 1,
                noun_kind: Some(noun_kind),
                stem,
                is_definite,
                of,
            };
            return Some(Phrase { words: at..noun + 1, head });
        }
        // `Environmental groups`
        if !noun_kind.is_human() && is_plural(&self.words[noun].lower) {
            let (count, known) = (Count::Bare, Known::No);
            let head = Head::People { count, known, noun: Some(noun), who: found.next..noun + 1 };
            return Some(Phrase { words: at..noun + 1, head });
        }
        noun_kind.is_human().then(|| self.common(at, found.next..noun + 1, &found))
    }

    /// The name in `the Senate minority leader, Chuck Schumer,`.
    pub(super) fn apposed_name(
        &self,
        end: usize,
        noun_kind: Option<NounKind>,
    ) -> Option<Range<usize>> {
        let first = self.word(end).filter(|word| word.opens && word.is_capitalised())?;
        // The name is that of whom the whole phrase is about.
        if self.depth > 0 || self.is_stop(first) || self.grammar.noun(first).is_some() {
            return None;
        }
        let name = self.name_run(end, true);
        let is_enough = name.len() > 1 || noun_kind.is_none();
        (is_enough && self.word(name.end).is_none_or(|word| word.opens)).then_some(name)
    }

    /// `of Greenpeace`, `vom Deutschen Wetterdienst`, after a name.
    fn belongs(&self, end: usize) -> Option<Range<usize>> {
        self.joined(end).filter(|of| matches!(&*of.lower, "of" | "von" | "vom"))?;
        let phrase = self.phrase(end + 1, self.words.len())?;
        matches!(phrase.head, Head::Name { .. } | Head::Noun { .. })
            .then_some(end..phrase.words.end)
    }

    /// The role in `Prunella Oakes, a former harbour engineer,`.
    pub fn apposed_role(&self, end: usize) -> Option<Range<usize>> {
        if let Some(belongs) = self.belongs(end) {
            return Some(belongs);
        }
        let first = self.word(end).filter(|word| word.opens)?;
        let has_article = self.grammar.is_any(first, &[WordClass::Indefinite, WordClass::Definite]);
        if !has_article && !self.grammar.is(first, WordClass::Former) {
            return None;
        }
        let until = (end + 1..).find(|at| self.ends_at(*at))?;
        let is_role = (end..until).any(|at| self.sort(at).is_some_and(NounKind::is_human));
        let is_clause = (end + 1..until).any(|at| self.is(at, WordClass::Auxiliary));
        let is_short = until - end <= LONGEST_NAME;
        (is_role && is_short && !is_clause).then_some(end + usize::from(has_article)..until)
    }
}

/// Whether an English noun in small letters is of several.
fn is_plural(noun: &str) -> bool {
    noun.ends_with('s') || matches!(noun, "people" | "staff")
}
