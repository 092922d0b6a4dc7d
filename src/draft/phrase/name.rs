//! Names, and the words before them that say whose they are.

use super::{Determiners, Head, LONGEST_NAME, LONGEST_WORD, Phrase, PhraseParser};
use crate::draft::{
    lexicon::{NounKind, WordClass},
    segment::Word,
};
use std::ops::Range;

impl PhraseParser<'_, '_> {
    /// The capitalised words at `noun`, or right after the lower-case noun there.
    ///
    /// If nouns have capitals too, only what is `alone`, without article and adjectives, can
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
            // `Ole Brandt (SPD) Vorwürfe`
            if word.text.len() > LONGEST_WORD || !is_first && self.words[end - 1].aside > 0 {
                break;
            }
            if word.is_capitalised() || is_ampersand && !is_first {
                end += 1;
                continue;
            }
            if end == start + 1 && self.is_twofold(start, end) {
                end += 1;
                continue;
            }
            // `Ursula von der Leyen`, `Office of Planks`.
            let particles = (end..end + 3).take_while(|at| {
                let is_article = *at > end && self.is(*at, WordClass::Definite);
                self.joined(*at).is_some() && (self.is(*at, WordClass::Particle) || is_article)
            });
            let after = end + particles.count();
            let is_name = after > end && self.joined(after).is_some_and(Word::is_capitalised);
            // `Critics of Kuhn` are not called so.
            let is_people = self.sort(start).is_some_and(NounKind::is_human);
            let is_affiliation = is_name && (is_people || self.is_affiliation(start..end));
            let is_noun = self.grammar.lexicon.capitalises_nouns
                && (is_first || !alone || start > noun || self.sort(end - 1).is_some());
            if is_first || !is_name || is_noun || is_affiliation {
                break;
            }
            end = after;
        }
        start..end
    }

    /// `Von der Heide sagte`, at the beginning of a sentence.
    pub fn particle_name(&self, at: usize) -> Option<Phrase> {
        let is_particle = self.is(at, WordClass::Particle) && self.word(at)?.is_capitalised();
        let surname = at + 1 + usize::from(self.is(at + 1, WordClass::Definite));
        // `Zu dieser Zeit ging`, `Zur Begründung gab`
        let is_noun = surname > at + 1 && self.words[at].lower == "zu"
            || self.is(surname, WordClass::Time)
            || self.is_abstract(surname);
        let is_name = self.joined(surname).is_some_and(Word::is_capitalised) && !is_noun;
        (is_particle && is_name && self.says(surname + 1))
            .then(|| self.named(at, at..at, at..surname + 1, &Determiners::none(at)))
    }

    /// Whether the `and` at `end` is inside a name: `the Competition and Markets Authority`.
    fn is_twofold(&self, first: usize, end: usize) -> bool {
        let is_open = self.is(end, WordClass::And)
            && first > 0
            && self.is(first - 1, WordClass::Definite)
            && self.sort(first).is_none();
        let others = (end + 1..end + LONGEST_NAME)
            .take_while(|at| self.joined(*at).is_some_and(Word::is_capitalised));
        let last = others.last().and_then(|at| self.sort(at));
        !self.grammar.lexicon.capitalises_nouns && is_open && last == Some(NounKind::Organisation)
    }

    /// Whether the small word after a name introduces an affiliation: `Ann Bell of Greenpeace`,
    /// `Jens Meier vom Wetterdienst`, but no `Ursula von der Leyen` and no `Office of Planks`.
    fn is_affiliation(&self, name: Range<usize>) -> bool {
        let is_full = name.len() > 1 && !name.clone().any(|at| self.sort(at).is_some());
        is_full
            && self.is(name.end, WordClass::Of)
            && !name.clone().any(|at| self.is_institution(at))
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
        let is_time = |at: usize| self.is(at, WordClass::Time);
        // `Asked why`, at the beginning of a sentence.
        // `Als Grund nannte`
        let is_small = self.word(run.start).is_some_and(|word| {
            let may_be_name = run.len() > 1
                && (!capitalises
                    || self.grammar.is_any(word, &[WordClass::Auxiliary, WordClass::Particle]));
            self.is_stop(word) && !may_be_name
        });
        // `In Berlin`, at the beginning of a sentence.
        if is_small || self.is(run.start, WordClass::Preposition) {
            return None;
        }
        // `Sommer lehnte ab`, `May said`: also where the verb is cut off.
        let is_subject = self.depth == 0 && self.words[run.start].opens;
        let is_name =
            is_subject && run.len() == 1 && (self.says(run.end) || run.end == self.words.len());
        let is_day = is_time(run.start) || capitalises && run.len() < 3 && is_time(run.end - 1);
        if is_day && !is_name {
            return None;
        }
        let known = run.clone().rev().find(|at| self.sort(*at).is_some());
        let is_title = |at: &usize| self.is(*at, WordClass::Title);
        match known {
            // `Staatsanwaltschaft Hamburg`, `Verband Deutscher Reeder`
            Some(known)
                if capitalises
                    && known + 1 < run.end
                    && self.sort(known) == Some(NounKind::Organisation) =>
            {
                Some(self.named(at, from..run.start, run, found))
            }
            // `Handelsminister Howard Lutnick`, `Mayor Fitch`; not `Bank of England`.
            Some(known) if known + 1 < run.end && self.words[known + 1].is_capitalised() => {
                Some(self.named(at, from..known + 1, known + 1..run.end, found))
            }
            Some(_) if run.len() == 1 => Some(self.common(at, from..run.end, found)),
            None if capitalises
                && run.len() == 1
                && (run.start > from || from > at || self.has_genitive(run.end))
                && !self.is_institution(run.start) =>
            {
                Some(self.common(at, from..run.end, found))
            }
            _ => {
                let titles = run.clone().take_while(is_title).count();
                let name = run.start + titles..run.end;
                (!name.is_empty()).then(|| self.named(at, from..name.start, name, found))
            }
        }
    }

    /// Whether a German article in the genitive follows, as it does after no name: `Angaben des`.
    fn has_genitive(&self, end: usize) -> bool {
        self.joined(end).is_some_and(|word| {
            self.grammar.is(word, WordClass::Of) && self.grammar.is(word, WordClass::Definite)
        })
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
        before: Option<NounKind>,
        found: &Determiners,
    ) -> Phrase {
        let titles = name.clone().take_while(|at| self.is(*at, WordClass::Title)).count();
        let titled = name.start + titles;
        let (role, name) = if titles > 0 && titled < name.end && !role.is_empty() {
            (role, titled..name.end)
        } else {
            (role, name)
        };
        // `Ms. Bell`: that is somebody, and says nothing of what she is.
        let is_titled = !role.is_empty() && role.clone().all(|at| self.is(at, WordClass::Title));
        let role = if is_titled { name.start..name.start } else { role };
        let before = if is_titled { Some(NounKind::Role) } else { before };
        let inside = name.clone().rev().find_map(|at| self.sort(at));
        let is_institution = name.clone().any(|at| self.is_institution(at));
        let has_article = found.is_definite && role.is_empty();
        let noun_kind = match (before, inside) {
            (Some(noun_kind), _) => Some(noun_kind),
            (None, Some(NounKind::Report)) => Some(NounKind::Report),
            (None, Some(noun_kind)) if !noun_kind.is_human() => Some(NounKind::Organisation),
            _ => (is_institution || has_article).then_some(NounKind::Organisation),
        };
        Phrase { words: at..name.end, head: Head::Name { name, role, noun_kind, has_article } }
    }

    /// Whether a word is of the names of companies and institutions.
    pub fn is_institution(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| {
            let capitals = word.text.chars().take_while(|c| c.is_uppercase()).count();
            let (first, rest) = word.lower.split_once('-').unwrap_or((&word.lower, ""));
            // `TP-Link`, but no `US-Geschäft`.
            let is_compound = !rest.is_empty() && self.grammar.is_region(first);
            self.grammar.is(word, WordClass::Institution) || capitals > 1 && !is_compound
        })
    }
}
