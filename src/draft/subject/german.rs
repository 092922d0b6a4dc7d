//! The subject of a German verb of saying: German has the verb second or last, and shows by articles
//! and endings who does what.

use super::Saying;
use crate::draft::{
    cue::REACH,
    lexicon::{NounKind, WordClass},
    phrase::{Count, Head, Known, Phrase, PhraseParser},
};
use std::ops::Range;

/// How many words after a verb its subject is looked for.
const AFTER: usize = 16;

/// How well a phrase fits as the subject of a verb of saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fitness {
    /// It is in another case, or a thing.
    None,
    /// Its form allows it, and nothing shows that it is somebody.
    Possible,
    /// It is somebody.
    Somebody,
}

impl PhraseParser<'_, '_> {
    /// Whose words the German verb at `verb` reports; `next` is the word after it.
    pub(super) fn german_saying(&self, verb: usize, next: usize) -> Saying {
        // `wie das Amt bekannt gab`
        let is_parted = next == verb + 2 && self.words[verb].lower == "bekannt";
        let verb = if is_parted { verb + 1 } else { verb };
        let clause = self.clause_start(verb);
        let finite = self.auxiliary(clause, verb).unwrap_or(verb);
        let follows = |at: usize| !self.ends_at(at) && self.is_becoming(at);
        let is_passive = finite < verb && self.is_becoming(finite) && !self.is_infinitive(verb)
            || follows(verb + 1) && !self.is_infinitive(verb);
        if is_passive {
            return self.agent(clause, verb).map_or(Saying::Passive, Saying::Of);
        }
        self.german_subject(clause, finite, verb).into()
    }

    /// Whom a verb like `zitieren` quotes: its object, or its subject in the passive.
    pub(super) fn german_quoted(&self, verb: usize) -> Option<Phrase> {
        let clause = self.clause_start(verb);
        let passive = self.auxiliary(clause, verb).filter(|at| self.is_becoming(*at));
        if let Some(finite) = passive {
            return self.german_subject(clause, finite, verb);
        }
        let before = self.free_phrases(clause..verb);
        let end = self.clause_end(verb);
        let after = self.free_phrases_until(verb + 1..end, self.words.len());
        let all: Vec<_> = before.into_iter().chain(after).collect();
        let is_human = |it: &&Phrase| match &it.head {
            Head::Name { noun_kind, .. } => noun_kind.is_none_or(NounKind::is_human),
            Head::Noun { noun_kind, .. } => noun_kind.is_some_and(NounKind::is_human),
            Head::People { .. } | Head::Pronoun(_) => true,
        };
        let human = all.iter().skip(1).rfind(is_human).or_else(|| all.iter().find(is_human));
        human.or(all.first()).cloned()
    }

    /// Who quotes somebody with a verb like `zitieren`: `der „Bote“ zitiert Mira Hart`, `wird im
    /// „Boten“ zitiert`.
    pub(super) fn german_quoting(&self, verb: usize) -> Option<Phrase> {
        let clause = self.clause_start(verb);
        let passive = self.auxiliary(clause, verb).filter(|at| self.is_becoming(*at));
        if passive.is_none() {
            return self.german_subject(clause, verb, verb);
        }
        let governed = (clause..verb).filter(|at| {
            let word = &self.words[*at];
            !word.is_quoted && matches!(&*word.lower, "von" | "vom" | "in" | "im" | "laut")
        });
        let is_publisher = |phrase: &Phrase| match &phrase.head {
            Head::Name { noun_kind, .. } | Head::Noun { noun_kind, .. } => {
                noun_kind.is_some_and(|kind| !kind.is_human() && kind != NounKind::Report)
            }
            Head::People { .. } | Head::Pronoun(_) => false,
        };
        let mut publishers = governed.filter_map(|at| {
            let phrase = self.phrase(at + 1, self.words.len()).or_else(|| self.title(at + 1));
            phrase.filter(is_publisher).or_else(|| self.title(at + 1))
        });
        publishers.next()
    }

    /// Whom a sentence is about before the quotation at `quoted`.
    pub(super) fn german_quoting_topic(&self, quoted: usize) -> Option<Phrase> {
        let topics = self.free_phrases(self.main_start()..quoted);
        let topics = topics.into_iter().map(|phrase| self.informant(phrase)).collect();
        self.best(topics, Fitness::Somebody, None)
    }

    /// Whom the first clause of a sentence is about, if the word at `before` is in a later one.
    pub(in crate::draft) fn main_subject(&self, before: usize) -> Option<Phrase> {
        let end = self.clause_end(0);
        if end > before || self.is(0, WordClass::Subordinate) {
            return None;
        }
        self.best(self.free_phrases_until(0..end, before), Fitness::Somebody, None)
    }

    /// Whom a sentence is about: the subject of its main clause, or of the clause after one that is
    /// subordinate.
    pub(super) fn german_topic(&self) -> Option<Phrase> {
        let start = self.main_start();
        // `Der Kandidat der Partei, Ole Brandt, kam`
        let topics = self.free_phrases_until(start..self.clause_end(start), self.words.len());
        self.best(topics, Fitness::Possible, None)
    }

    /// Where a sentence begins, or what comes after its first clause if that is subordinate.
    fn main_start(&self) -> usize {
        if self.is(0, WordClass::Subordinate) { self.clause_end(0) } else { 0 }
    }

    /// Where the clause begins that the verb is in. What is quoted in it parts nothing where the verb
    /// comes last: `hat Berichte als „haltlos“ bezeichnet`, `wie der „Bote“ berichtete`.
    fn clause_start(&self, verb: usize) -> usize {
        let part = self.part_start(verb);
        let is_after_quotation = part > 0 && self.words[part - 1].is_quoted;
        let is_inverted = self.is(part, WordClass::Auxiliary);
        if is_inverted || !self.ends_at(verb + 1) {
            return part;
        }
        let earliest = verb.saturating_sub(REACH);
        if !is_after_quotation {
            return self.clause_before_apposition(earliest, part).unwrap_or(part);
        }
        let is_quoted = |at: usize| self.words[at].is_quoted;
        let begins = |at: &usize| {
            self.words[*at].opens && !is_quoted(*at) && (*at == 0 || !is_quoted(*at - 1))
        };
        let clause = (earliest..part).rev().find(begins).unwrap_or(earliest);
        let is_whole = self.auxiliary(clause, part).is_some() || self.is_subordinate(clause);
        if is_whole { clause } else { part }
    }

    /// Where the clause begins that only an apposition parts from what comes at `part`: `wie Mira
    /// Hart, die Hafenmeisterin, mitteilte`.
    fn clause_before_apposition(&self, earliest: usize, part: usize) -> Option<usize> {
        let has_verb = |at: usize| {
            self.is(at, WordClass::Auxiliary)
                || self.word(at).is_some_and(|it| self.grammar.is_sign(it))
        };
        let begins = |at: &usize| self.words[*at].opens && self.is_subordinate(*at);
        let clause = (earliest..part).rev().find(begins)?;
        (!self.is_subordinate(part) && !(clause + 1..part).any(has_verb)).then_some(clause)
    }

    /// Whether a clause begins at a word that has its verb at the end.
    fn is_subordinate(&self, clause: usize) -> bool {
        self.is(clause, WordClass::Subordinate) || self.words[clause].lower == "wie"
    }

    fn clause_end(&self, at: usize) -> usize {
        let latest = self.words.len().min(at + REACH);
        (at + 1..latest).find(|at| self.words[*at].opens).unwrap_or(latest)
    }

    /// The last auxiliary between the beginning of a clause and the verb at its end.
    fn auxiliary(&self, clause: usize, verb: usize) -> Option<usize> {
        (clause..verb).rev().find(|at| self.is(*at, WordClass::Auxiliary))
    }

    /// Whether a word is a form of `werden`.
    fn is_becoming(&self, at: usize) -> bool {
        self.is(at, WordClass::Becoming)
    }

    /// Whether a verb of saying has the form that follows `wird` in the future tense.
    fn is_infinitive(&self, at: usize) -> bool {
        let word = &self.words[at].lower;
        word.ends_with('n')
            && !word.ends_with("ieben")
            && !word.ends_with("itten")
            && !word.ends_with("iesen")
            && !word.contains("ge")
    }

    /// Who does it in a passive: `von Kritikern`, `durch die Behörde`.
    fn agent(&self, clause: usize, verb: usize) -> Option<Phrase> {
        let places = (clause..verb).chain(verb + 1..self.clause_end(verb));
        let mut agents = places.filter(|at| {
            let word = &self.words[*at];
            !word.is_quoted && matches!(&*word.lower, "von" | "vom" | "durch")
        });
        agents.find_map(|at| {
            let phrase = self.phrase(at + 1, self.words.len())?;
            (self.somebody(&phrase) == Fitness::Somebody).then_some(phrase)
        })
    }

    fn german_subject(&self, clause: usize, finite: usize, verb: usize) -> Option<Phrase> {
        let is_subordinate = clause < verb && self.is_subordinate(clause);
        let is_auxiliary = |at: &usize| !self.ends_at(*at) && self.is(*at, WordClass::Auxiliary);
        let auxiliaries = (verb + 1..).take_while(is_auxiliary).count();
        let is_last = self.words.get(verb + 1 + auxiliaries).is_none_or(|word| word.opens);
        let numbered = if auxiliaries > 0 { verb + auxiliaries } else { finite };
        let is_plural = Some(ends_plural(&self.words[numbered].lower));
        if is_subordinate && is_last {
            let inside = self.free_phrases(clause + 1..verb);
            return self.best(inside, Fitness::Possible, is_plural);
        }
        let front = if clause < finite {
            self.free_phrases(clause..finite)
        } else if finite > 0 && !self.words[finite - 1].is_quoted {
            // `Wendy Cutler, eine frühere Unterhändlerin, sagte`
            self.before_apposition(finite).into_iter().collect()
        } else {
            Vec::new()
        };
        if let Some(subject) = self.best(front.clone(), Fitness::Somebody, is_plural) {
            return Some(subject);
        }
        // `der Sender „Meer“ berichtete`
        let title = self.title_before(finite).filter(|_| front.is_empty());
        if title.as_ref().is_some_and(|it| !self.words[it.words.start].is_quoted) {
            return title;
        }
        let end = self.clause_end(finite).min(finite + AFTER);
        let after = self.free_phrases_until(finite + 1..end, self.words.len());
        self.best(after.clone(), Fitness::Somebody, is_plural)
            // `schrieb „Die Zeit“`
            .or_else(|| self.title(finite + 1))
            // `„Meer“ berichtete`
            .or(title)
            .or_else(|| self.best(front, Fitness::Possible, is_plural))
            .or_else(|| self.best(after, Fitness::Possible, is_plural))
    }

    /// The phrase at the beginning of what is before a verb that a comma parts from it.
    fn before_apposition(&self, finite: usize) -> Option<Phrase> {
        let earliest = finite.saturating_sub(REACH);
        let quoted = (earliest..finite).rev().find(|at| self.words[*at].is_quoted);
        let mut from = quoted.map_or(earliest, |at| at + 1);
        while self.is(from, WordClass::Filler) || self.is(from, WordClass::And) {
            from += 1;
        }
        let phrase = self.phrase(from, finite)?;
        let is_apart = self.ends_at(phrase.words.end) || self.ends_at(phrase.words.end + 1);
        is_apart.then_some(phrase)
    }

    /// The first of these that fits a verb well enough, which is one of several people or of one.
    fn best(
        &self,
        phrases: Vec<Phrase>,
        least: Fitness,
        is_plural: Option<bool>,
    ) -> Option<Phrase> {
        let fitness = |phrase: &Phrase| match &phrase.head {
            // `Die Bürgerinnen und Bürger forderte er auf`
            Head::People { count, known, .. }
                if is_plural == Some(false)
                    && *count != Count::Number(1)
                    && *known != Known::Some =>
            {
                Fitness::None
            }
            _ if self.is_nominative(phrase) => {
                let is_unfit = is_plural == Some(true) && self.is_of_one(phrase);
                let most = if is_unfit { Fitness::Possible } else { Fitness::Somebody };
                self.somebody(phrase).min(most)
            }
            _ => Fitness::None,
        };
        let mut fitting: Vec<_> =
            phrases.into_iter().filter(|phrase| fitness(phrase) >= least).collect();
        let best = fitting.iter().position(|it| fitness(it) == Fitness::Somebody).unwrap_or(0);
        (best < fitting.len()).then(|| fitting.swap_remove(best))
    }

    /// The phrases of a stretch of words that no preposition governs.
    fn free_phrases(&self, stretch: Range<usize>) -> Vec<Phrase> {
        let until = stretch.end;
        self.free_phrases_until(stretch, until)
    }

    /// The same, where a phrase may go on until a later word: `sagte der Hafenmeister, Ole Brandt,`.
    fn free_phrases_until(&self, stretch: Range<usize>, until: usize) -> Vec<Phrase> {
        let mut phrases = Vec::new();
        let mut at = stretch.start;
        while at < stretch.end {
            let is_as = self.words[at].lower == "als" || self.words[at].lower == "wie";
            if let Some(name) = self.particle_name(at) {
                at = name.words.end;
                phrases.push(name);
            } else if self.is(at, WordClass::Preposition) || is_as {
                let governed = self.phrase(at + 1, until).or_else(|| self.title(at + 1));
                at = governed.map_or(at + 1, |phrase| phrase.words.end);
            } else if self.words[at].is_quoted {
                at += 1;
            } else if let Some(title) =
                self.title(at).filter(|it| it.words.start < it.words.end - 1)
            {
                at = title.words.end;
                phrases.push(title);
            } else if let Some(phrase) = self.phrase(at, until) {
                at = phrase.words.end.max(at + 1);
                phrases.push(phrase);
            } else {
                at += 1;
            }
        }
        phrases
    }

    /// Whether a phrase is the name of one human being, and no other follows: `Ann Bell und Bo Cole`.
    fn is_of_one(&self, phrase: &Phrase) -> bool {
        let is_human = |kind: Option<NounKind>| kind.is_none_or(NounKind::is_human);
        let is_person = match &phrase.head {
            Head::Name { noun_kind, has_article, .. } => !has_article && is_human(*noun_kind),
            _ => false,
        };
        is_person && !self.is(phrase.words.end, WordClass::And)
    }

    /// Whether the form of a phrase allows that it is a subject.
    fn is_nominative(&self, phrase: &Phrase) -> bool {
        let Range { start, end } = phrase.words;
        let first = &*self.words[start].lower;
        if let Head::People { known: Known::Some, .. } = phrase.head {
            return true;
        }
        if let Head::Pronoun(_) = phrase.head {
            return !matches!(first, "ihnen" | "denen" | "beiden");
        }
        if self.is(start, WordClass::Oblique) {
            return false;
        }
        if !matches!(first, "der" | "dieser" | "jener") {
            return true;
        }
        // `der SPD`, `der Süddeutschen Zeitung`, `der Abgeordneten`: a man has no such endings.
        let noun = match &phrase.head {
            Head::Name { name, role, .. } if role.is_empty() => name.end - 1,
            Head::Name { role, .. } => {
                role.clone().find(|at| self.words[*at].is_capitalised()).unwrap_or(role.end - 1)
            }
            Head::Noun { noun, .. } => noun.end - 1,
            Head::People { noun: Some(noun), .. } => *noun,
            Head::People { .. } | Head::Pronoun(_) => end - 1,
        };
        let is_weak = |at: usize| self.words[at].lower.ends_with("en");
        let has_weak = (start + 1..noun).any(is_weak);
        !has_weak && !self.is_feminine(noun) && !is_weak(noun)
    }

    /// Whether a noun is feminine, by its ending or by the table.
    fn is_feminine(&self, at: usize) -> bool {
        const ENDINGS: [&str; 14] = [
            "ung", "heit", "keit", "schaft", "ion", "tät", "ei", "erin", "presse", "behörde",
            "agentur", "kammer", "bank", "gruppe",
        ];
        let word = &self.words[at];
        let last = word.lower.rsplit('-').next().unwrap_or_default();
        self.grammar.is(word, WordClass::Feminine)
            || ENDINGS.iter().any(|ending| last.ends_with(ending))
    }

    fn somebody(&self, phrase: &Phrase) -> Fitness {
        match &phrase.head {
            Head::Pronoun(WordClass::Thing) => Fitness::Possible,
            // `Äußerungen Hassemers`
            Head::Name { name, .. }
                if name.len() > 1
                    && self.is_abstract(name.start)
                    && self.sort(name.start).is_none_or(|it| it == NounKind::Report) =>
            {
                Fitness::None
            }
            // A noun of German looks like a name that is nowhere else.
            Head::Name { name, role, noun_kind: None, .. }
                if name.len() == 1 && role.is_empty() =>
            {
                match name.start {
                    at if self.is_named(at) || self.is_institution(at) => Fitness::Somebody,
                    0 if self.is_adverb(0) => Fitness::None,
                    at if self.is_abstract(at) => Fitness::None,
                    _ => Fitness::Possible,
                }
            }
            Head::Noun { noun_kind: Some(NounKind::Report), .. } => Fitness::None,
            Head::People { noun: Some(noun), .. }
                if matches!(self.sort(*noun), None | Some(NounKind::Report)) =>
            {
                Fitness::Possible
            }
            Head::Pronoun(_) | Head::Name { .. } | Head::People { .. } => Fitness::Somebody,
            Head::Noun { noun_kind: Some(_), .. } => Fitness::Somebody,
            Head::Noun { noun, .. } if self.is_abstract(noun.end - 1) => Fitness::None,
            Head::Noun { .. } => Fitness::Possible,
        }
    }

    /// Whether a word at the beginning of a sentence is rather an adjective or adverb, by its ending.
    fn is_adverb(&self, at: usize) -> bool {
        const ENDINGS: [&str; 12] = [
            "lich", "isch", "ig", "bar", "end", "weise", "sam", "haft", "los", "iell", "falls",
            "mals",
        ];
        ENDINGS.iter().any(|ending| self.words[at].lower.ends_with(ending))
    }

    /// Whether a noun that is in no table is an act or a quality by its ending.
    pub(in crate::draft) fn is_abstract(&self, at: usize) -> bool {
        const ENDINGS: [&str; 12] = [
            "ung", "ungen", "heit", "heiten", "keit", "keiten", "ion", "ionen", "tät", "nis",
            "nisse", "ismus",
        ];
        self.word(at).is_some_and(|word| ENDINGS.iter().any(|it| word.lower.ends_with(it)))
    }
}

/// Whether a finite verb is of several: `sagten`, `sind`.
fn ends_plural(verb: &str) -> bool {
    verb.ends_with('n') || verb == "sind"
}
