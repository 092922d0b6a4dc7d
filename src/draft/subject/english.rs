//! The subject of an English verb of saying: before it, or after what is said.

use super::Saying;
use crate::draft::{
    cue::{REACH, is_telling},
    lexicon::WordClass,
    phrase::{Head, Phrase, PhraseParser},
};

/// The most words of the people before a relative clause about them.
const PEOPLE: usize = 8;

impl PhraseParser<'_, '_> {
    /// Whose words the English verb at `verb` reports; `next` is the word after it.
    pub(super) fn english_saying(&self, verb: usize, next: usize) -> Saying {
        if self.is_passive(verb) {
            return self.by_whom(next).map_or(Saying::Passive, Saying::Of);
        }
        let part = self.part_start(verb);
        let after = self.subject_after(verb, part);
        // `Ann Bell, the mayor, said he was wrong`: the pronoun is not the subject.
        let is_object = after.as_ref().is_some_and(|it| matches!(it.head, Head::Pronoun(_)));
        let (first, second) =
            if is_object { (self.subject_before(part), after) } else { (after, None) };
        self.relative_subject(verb)
            .or_else(|| self.subject_between(part, verb, false))
            .or(first)
            .or_else(|| self.subject_before(part))
            .or(second)
            .into()
    }

    /// Who quotes somebody: `the Gazette quoted Ann Bell as saying`, `was quoted by the Gazette`.
    pub(super) fn english_quoting(&self, verb: usize) -> Option<Phrase> {
        match self.is_passive(verb) {
            true => self.by_whom(verb + 1),
            false => self.subject_between(self.part_start(verb), verb, false),
        }
    }

    /// Whom a verb like `quote` quotes.
    pub(super) fn english_quoted(&self, verb: usize) -> Option<Phrase> {
        let quoted = match self.is_passive(verb) {
            true => self.subject_between(self.part_start(verb), verb, false),
            false => self.phrase(verb + 1, self.words.len()),
        };
        quoted.filter(is_telling)
    }

    /// Who is named before a quotation, and nothing else: `Ann Bell: "We knew."`
    pub(super) fn english_label(&self, quoted: usize) -> Option<Phrase> {
        self.phrase(0, quoted).filter(|it| it.words.end == quoted && is_telling(it))
    }

    /// Whether a verb form of English says what was done to its subject: `had been told`.
    fn is_passive(&self, verb: usize) -> bool {
        const FORMS: [&str; 7] = ["been", "was", "were", "is", "are", "be", "being"];
        let before = verb.checked_sub(1).and_then(|at| self.words.get(at));
        before.is_some_and(|it| !it.is_quoted && FORMS.contains(&&*it.lower))
            && self.words[verb].lower.ends_with(['d', 't'])
    }

    /// The speaker in `was described by Ann Bell as`.
    fn by_whom(&self, next: usize) -> Option<Phrase> {
        let by = (next..next + 3).find(|at| self.words.get(*at).is_some_and(|it| it.lower == "by"));
        self.phrase(by? + 1, self.words.len()).filter(is_telling)
    }

    /// The subject in `farmers who say`.
    fn relative_subject(&self, verb: usize) -> Option<Phrase> {
        let who = verb.checked_sub(1).filter(|at| {
            self.words.get(*at).is_some_and(|word| !word.is_quoted && word.lower == "who")
        })?;
        (who.saturating_sub(PEOPLE)..who)
            .filter_map(|at| self.phrase(at, who))
            .find(|phrase| phrase.words.end == who && is_telling(phrase))
    }

    /// The subject in `said Prunella Oakes`, which comes after what is said.
    fn subject_after(&self, verb: usize, part: usize) -> Option<Phrase> {
        // `the e-mails show that Ann Bell knew`
        if self.is(verb + 1, WordClass::That) {
            return None;
        }
        // `"It was chaos," said a sailor`: whatever the noun is, it speaks.
        let is_after_quotation = verb > 0 && self.words[verb - 1].is_quoted;
        // `, said the minister was ill` says something of the minister.
        let closes = |it: &Phrase| {
            let next = it.words.end;
            let goes_on = [WordClass::Preposition, WordClass::Time, WordClass::Filler];
            // `said two people who did not want to be named`
            let is_relative =
                self.words.get(next).is_some_and(|it| matches!(&*it.lower, "who" | "whose"));
            self.ends_at(next) || is_relative || goes_on.iter().any(|class| self.is(next, *class))
        };
        // `, said Holt “knew the whole story”`: that is what somebody else says of Holt.
        let goes_on_quoted = |it: &Phrase| {
            let next = self.words.get(it.words.end);
            next.is_some_and(|word| word.is_quoted && !word.is_capitalised())
        };
        let is_telling = |it: &Phrase| {
            matches!(it.head, Head::Pronoun(_))
                || is_after_quotation
                || is_telling(it) && closes(it) && !goes_on_quoted(it)
        };
        // `told the court`, `accused her`: what follows is who is told or accused.
        if self.is(verb, WordClass::Addressing) {
            return None;
        }
        let subject = (part == verb).then(|| self.after(verb + 1)).flatten();
        let subject = subject.filter(is_telling)?;
        Some(self.named_beside(&subject).unwrap_or(subject))
    }

    /// The name of one human being behind what he or she is: `a lawyer for the council, Max Reed`.
    fn named_beside(&self, subject: &Phrase) -> Option<Phrase> {
        let end = self.part_end(subject.words.end - 1);
        let (noun, noun_kind) = match &subject.head {
            Head::Noun { noun, noun_kind: Some(noun_kind), .. } => (noun.start, *noun_kind),
            Head::People { noun: Some(noun), who, .. } => (who.start, self.sort(*noun)?),
            _ => return None,
        };
        let named =
            subject.is_one_unnamed().then(|| self.phrase(end, self.words.len())).flatten()?;
        // `, citing Ann Bell` names somebody else.
        let Head::Name { name, role, has_article, .. } = named.head else { return None };
        if !role.is_empty() || name.start != end {
            return None;
        }
        let head = Head::Name { name, role: noun..end, noun_kind: Some(noun_kind), has_article };
        self.ends_at(named.words.end).then_some(Phrase { head, ..named })
    }

    /// Behind what is said before the verb's subject: `The plan was approved, the clerk, Ann Bell,`.
    fn past_statement(&self, from: usize, part: usize) -> usize {
        let end = self.part_end(from);
        let subject = self.subject_between(from, end, false);
        let is_statement = subject.is_some_and(|subject| {
            (subject.words.end..end).any(|at| self.is(at, WordClass::Auxiliary))
        });
        if is_statement && end < part { end } else { from }
    }

    /// The subject in `Wendy Cutler, a former negotiator, said`.
    pub(in crate::draft) fn subject_before(&self, part: usize) -> Option<Phrase> {
        let earliest = part.saturating_sub(REACH);
        let quoted = (earliest..part).rev().find(|at| self.words[*at].is_quoted);
        let from = quoted.map_or(earliest, |at| at + 1);
        let from = self.past_statement(from, part);
        let end = (from + 1..part).find(|at| self.ends_at(*at))?;
        let subject = self.subject_between(from, end, false)?;
        // `a resident, the teacher Ann Bell,`
        if subject.is_one_unnamed()
            && let Some(named) = self.phrase(end, part)
            && matches!(named.head, Head::Name { .. })
            && self.part_end(end) >= named.words.end
        {
            return Some(named);
        }
        // `Pruitt's lawyer, Samuel Ortiz,`
        let whole = self.phrase(subject.words.start, part);
        Some(whole.filter(|whole| whole.words.end > end).unwrap_or(subject))
    }
}
