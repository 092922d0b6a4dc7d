//! Noun phrases that can be a source: `Mayor Barnaby Fitch`, `zwei der Insider`, `the company`.

use super::{
    grammar::Grammar,
    lexicon::{Class, Sort},
    sentence::Word,
};
use std::ops::Range;

/// How many adjectives can stand before a noun.
const ADJECTIVES: usize = 5;
/// The most words of a name.
const LONGEST_NAME: usize = 8;
/// The most words between a number and the people that it counts.
const INSERTED: usize = 8;
/// How deep `the spokesman of the head of the council` goes.
const DEEPEST: u8 = 2;
/// The longest word of a name, in bytes.
const LONGEST_WORD: usize = 60;

/// A noun phrase; places are those of words in the sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// All of it, articles included.
    pub words: Range<usize>,
    /// What it names.
    pub head: Head,
}

/// What a phrase names.
#[derive(Debug, Clone, PartialEq)]
pub enum Head {
    /// `he`, `it`, `they`: the class says which.
    Pronoun(Class),
    /// A name, with the words before it that say whose it is.
    Name {
        name: Range<usize>,
        role: Range<usize>,
        sort: Option<Sort>,
        /// `the White House`: people's names have no article.
        has_article: bool,
    },
    /// People without a name.
    People {
        count: Count,
        /// Whether they were there before.
        known: Known,
        /// The noun; none in `one of them`.
        noun: Option<usize>,
        /// The words that say who they are, without number and article.
        who: Range<usize>,
    },
    /// Somebody or something by a noun.
    Noun {
        /// The noun with its adjectives.
        noun: Range<usize>,
        sort: Option<Sort>,
        /// The noun of the table.
        stem: &'static str,
        is_definite: bool,
        /// Whose it is: `spokesman of the council`.
        of: Option<Box<Phrase>>,
    },
}

/// Whether people were there before in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// `four people`.
    No,
    /// `the four people`.
    All,
    /// `two of the people`.
    Some,
}

/// How a text counts people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// `four`, `a`.
    Number(u16),
    /// `several`, `some`.
    Several,
    /// No number at all.
    Bare,
}

/// Reads noun phrases of one sentence.
#[derive(Clone, Copy)]
pub struct Reader<'s, 't> {
    pub grammar: &'s Grammar,
    pub words: &'s [Word<'t>],
    /// How many phrases this one stands in.
    depth: u8,
}

/// The determiners of a phrase.
struct Determiners {
    /// The first word after them.
    next: usize,
    count: Option<Count>,
    is_definite: bool,
    is_indefinite: bool,
    is_among: bool,
}

impl<'s, 't> Reader<'s, 't> {
    /// A reader of these words of one sentence.
    pub fn new(grammar: &'s Grammar, words: &'s [Word<'t>]) -> Self {
        Reader { grammar, words, depth: 0 }
    }

    fn word(&self, at: usize) -> Option<&Word<'t>> {
        self.words.get(at).filter(|word| !word.is_quoted)
    }

    /// The word at `at`, if nothing parts it from the one before.
    fn joined(&self, at: usize) -> Option<&Word<'t>> {
        self.word(at).filter(|word| !word.opens)
    }

    /// Whether the word at `at` is there and of a class.
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.word(at).is_some_and(|word| self.grammar.is(word, class))
    }

    fn sort(&self, at: usize) -> Option<Sort> {
        Some(self.grammar.noun(self.word(at)?)?.0)
    }

    /// Whether a part of the sentence ends before the word at `at`.
    pub fn ends_at(&self, at: usize) -> bool {
        self.joined(at).is_none()
    }

    /// The phrase that begins at `at` and ends before `until`.
    pub fn phrase(&self, at: usize, until: usize) -> Option<Phrase> {
        let cut = Reader { words: &self.words[..until.min(self.words.len())], ..*self };
        cut.read(at)
    }

    fn read(&self, at: usize) -> Option<Phrase> {
        if let Some(pronoun) = self.pronoun(at) {
            return Some(Phrase { words: at..at + 1, head: Head::Pronoun(pronoun) });
        }
        let found = self.determiners(at)?;
        let from = found.next;
        if found.is_among && self.is(from, Class::Group) {
            let head = Head::People {
                count: found.count.unwrap_or(Count::Bare),
                known: Known::Some,
                noun: None,
                who: from..from + 1,
            };
            return Some(Phrase { words: at..from + 1, head });
        }
        if let Some(noun) = self.inserted(&found) {
            return Some(self.people(at, noun, &found));
        }
        let noun = self.first_noun(from, from > at)?;
        let run = self.name_run(noun, from == at);
        // `council leader Jane Roe`, `harbour master`: nouns that are written small.
        if run.is_empty() {
            let is_told = from > at || self.sort(noun).is_some();
            return is_told.then(|| self.common(at, from..noun + 1, &found));
        }
        if noun + 1 == run.start && self.sort(noun).is_some() {
            return Some(self.named(at, from..run.start, run, &found));
        }
        self.capitalised(at, from, run, &found)
    }

    fn pronoun(&self, at: usize) -> Option<Class> {
        let word = self.word(at)?;
        let class = [Class::Person, Class::Thing, Class::Group]
            .into_iter()
            .find(|class| self.grammar.is(word, *class))?;
        Some(class)
    }

    fn determiners(&self, at: usize) -> Option<Determiners> {
        let mut found = Determiners {
            next: at,
            count: None,
            is_definite: false,
            is_indefinite: false,
            is_among: false,
        };
        let first = self.word(at)?;
        if self.grammar.is(first, Class::Definite) {
            found.is_definite = true;
            found.next += 1;
        } else if self.grammar.is(first, Class::Indefinite) {
            found.is_indefinite = true;
            found.next += 1;
        }
        let number = self.word(found.next).filter(|word| found.next == at || !word.opens);
        if let Some(word) = number {
            if self.grammar.is(word, Class::Several) {
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
        if of.is_some_and(|word| self.grammar.is(word, Class::Of)) {
            let next = found.next + 1;
            let is_article =
                self.joined(next).is_some_and(|it| self.grammar.is(it, Class::Definite));
            let is_genitive = of.is_some_and(|word| self.grammar.is(word, Class::Definite));
            if is_article || is_genitive || self.is(next, Class::Group) {
                found.is_among = true;
                found.next = next + usize::from(is_article);
            }
        }
        (found.next == at || self.joined(found.next).is_some()).then_some(found)
    }

    /// The noun of `vier mit der Sache vertraute Personen`.
    fn inserted(&self, found: &Determiners) -> Option<usize> {
        if found.count.is_none() || !self.is(found.next, Class::Preposition) {
            return None;
        }
        (found.next + 1..=found.next + INSERTED)
            .take_while(|at| self.joined(*at).is_some())
            .find(|at| self.sort(*at) == Some(Sort::Source))
    }

    /// Where the noun stands after adjectives.
    fn first_noun(&self, from: usize, is_determined: bool) -> Option<usize> {
        let capitalises = self.grammar.lexicon.capitalises_nouns;
        let mut small = None;
        for at in from..=from + ADJECTIVES {
            let Some(word) = self.word(at).filter(|word| at == from || !word.opens) else { break };
            if word.text.len() > LONGEST_WORD {
                break;
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
    fn is_stop(&self, word: &Word<'_>) -> bool {
        const STOPS: [Class; 11] = [
            Class::Definite,
            Class::Indefinite,
            Class::Person,
            Class::Thing,
            Class::Group,
            Class::Preposition,
            Class::Filler,
            Class::Subordinate,
            Class::And,
            Class::Auxiliary,
            Class::Several,
        ];
        self.grammar.is_any(word, &STOPS) || self.grammar.is_sign(word)
    }

    /// The capitalised words at `noun`, or right after the small noun that stands there.
    ///
    /// Where nouns have capitals too, only what stands `alone`, without article and adjectives, can
    /// have small words inside: `Ursula von der Leyen`, but no `der Code von Experten`.
    fn name_run(&self, noun: usize, alone: bool) -> Range<usize> {
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
    fn capitalised(
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

    fn named(
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
    fn called(
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
    fn is_institution(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| {
            let capitals = word.text.chars().take_while(|c| c.is_uppercase()).count();
            let (first, rest) = word.lower.split_once('-').unwrap_or((&word.lower, ""));
            // `TP-Link`, but no `US-Geschäft`.
            let is_compound = !rest.is_empty() && self.grammar.is_region(first);
            self.grammar.is(word, Class::Institution) || capitals > 1 && !is_compound
        })
    }

    /// A phrase that names nobody.
    fn common(&self, at: usize, noun: Range<usize>, found: &Determiners) -> Phrase {
        let last = noun.end - 1;
        let known = self.word(last).and_then(|word| self.grammar.noun(word));
        let sort = known.map(|(sort, _)| sort);
        let is_plural = matches!(found.count, Some(Count::Several))
            || found.count.is_none() && !found.is_definite;
        let is_people = match sort {
            Some(Sort::Source | Sort::Group | Sort::Pair) => true,
            Some(Sort::Role) => found.count.is_some() || is_plural,
            _ => found.count.is_some_and(|count| count != Count::Number(1)) || found.is_among,
        };
        if is_people {
            return self.people(at, last, found);
        }
        let of = self.whose(noun.end);
        let end = of.as_ref().map_or(noun.end, |of| of.words.end);
        if let Some(name) = self.apposed_name(end, sort) {
            return self.called(at, noun.start..end, name, sort, found);
        }
        let head = Head::Noun {
            noun,
            sort,
            stem: known.map_or("", |(_, stem)| stem),
            is_definite: found.is_definite,
            of: of.map(Box::new),
        };
        Phrase { words: at..end, head }
    }

    fn people(&self, at: usize, noun: usize, found: &Determiners) -> Phrase {
        let count = found.count.unwrap_or(match self.sort(noun) {
            Some(Sort::Pair) => Count::Number(2),
            _ => Count::Bare,
        });
        let known = match self.sort(noun) {
            _ if found.is_among => Known::Some,
            Some(Sort::Pair) => Known::No,
            _ if found.is_definite => Known::All,
            _ => Known::No,
        };
        let end = self.described(noun + 1);
        let head = Head::People { count, known, noun: Some(noun), who: found.next..end };
        Phrase { words: at..end, head }
    }

    /// Where the words end that tell who people are: `at the town hall`.
    fn described(&self, from: usize) -> usize {
        let mut end = from;
        for _ in 0..2 {
            if !self.joined(end).is_some_and(|word| self.grammar.is(word, Class::After)) {
                break;
            }
            let is_link = |at| self.is(at, Class::After) || self.is(at, Class::Preposition);
            let first = (end + 1..end + 4)
                .take_while(|at| self.joined(*at).is_some())
                .find(|at| !is_link(*at) || self.is(*at, Class::Definite));
            let noun = first.and_then(|at| self.determiners(at)).and_then(|found| {
                let noun = self.first_noun(found.next, true)?;
                Some((noun + 1).max(self.name_run(noun, false).end))
            });
            match noun {
                Some(noun) => end = noun,
                None => break,
            }
        }
        end
    }

    /// Whose somebody is, after the noun: `der Minderheit im US-Senat`, `of the council`.
    fn whose(&self, end: usize) -> Option<Phrase> {
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
    fn apposed_name(&self, end: usize, sort: Option<Sort>) -> Option<Range<usize>> {
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

/// Whether a small word of German can be an adjective before a noun.
fn is_adjective(word: &Word<'_>, is_determined: bool) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.lower.ends_with(ending));
    // `zögerte Kessler`: without an article it is rather a verb.
    ends(&["e", "en", "er", "es", "em"]) && (is_determined || !ends(&["te", "ten"]))
}
