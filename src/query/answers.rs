//! What there is to say to a query besides the claims that it finds: its words may be names of
//! values, and where nothing matches, one of its terms is to blame.

use super::{AnyOf, Choice, Demand, Field, Index, Lens, Matter, Query, Term, Value, lex::Key};
use crate::{
    library::{Library, Statuses, Vocabulary},
    text::{and, count, fold, is_small, or, plural},
};
use std::ops::Range;

/// What there is to say to a query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Advice {
    /// What its words are the names of, the likeliest first.
    pub answers: Vec<Answer>,
    /// Where nothing matches, its terms.
    pub terms: Vec<TermCount>,
    /// Where nothing matches, its words of pure grammar.
    pub small_words: Vec<String>,
    /// Where nothing matches, the words that no claim has and that are the names of nothing that a
    /// claim has, each with the place of its term.
    pub unknown: Vec<(usize, String)>,
}

/// A term that means what some words of a query are the name of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The terms of the query that the words are.
    pub terms: Range<usize>,
    /// The words, as they were typed.
    pub words: String,
    /// What to write instead: `kind:unnamed`, or where a field is meant, `grade:`.
    pub term: String,
    /// What that is called.
    pub label: String,
    /// How many claims the query finds with it in place of the words; nothing for a field or a
    /// lens.
    pub claims: Option<usize>,
    /// The query with it in place of the words.
    pub query: String,
}

/// A term of a query that finds nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermCount {
    /// The term.
    pub term: String,
    /// How many claims it finds by itself.
    pub alone: usize,
    /// How many claims the query finds without it.
    pub others: usize,
    /// The query without it.
    pub rest: String,
}

/// So many answers are given to some words.
const MOST_ANSWERS: usize = 4;

/// So many words may be one name.
const LONGEST_NAME: usize = 3;

impl Query {
    /// What there is to say to the query, which finds something or does not; less of it once
    /// `is_overtaken` says that nobody wants it any more.
    pub fn advice(
        &self,
        finds_something: bool,
        library: &Library,
        statuses: &Statuses,
        index: &Index,
        is_overtaken: &dyn Fn() -> bool,
    ) -> Advice {
        let least = if finds_something { Likeness::Name } else { Likeness::Meaning };
        let answers = Names { library, statuses, index, least, is_overtaken }.of(self);
        let terms = match finds_something || self.terms.len() < 2 {
            true => Vec::new(),
            false => self.term_counts(library, statuses, is_overtaken),
        };
        let mut advice = Advice { answers, terms, ..Advice::default() };
        for (at, term) in self.terms.iter().enumerate().filter(|_| !finds_something) {
            let Some(word) = word(term).map(str::to_owned) else { continue };
            let is_found = advice.terms.get(at).is_some_and(|term| term.alone > 0);
            let is_answered = |answer: &Answer| answer.terms.contains(&at) && !answer.is_vain();
            let is_answered = advice.answers.iter().any(is_answered);
            if !is_found && is_small(&fold(&word)) {
                advice.small_words.push(word);
            } else if !is_found && !is_answered {
                advice.unknown.push((at, word));
            }
        }
        advice
    }

    fn term_counts(
        &self,
        library: &Library,
        statuses: &Statuses,
        is_overtaken: &dyn Fn() -> bool,
    ) -> Vec<TermCount> {
        let found = |query: &Query| query.select(library, statuses).len();
        let count = |at: usize| {
            let alone = Query { terms: vec![self.terms[at].clone()], ..Query::default() };
            let rest = self.with(at..at + 1, None);
            TermCount {
                term: self.terms[at].to_string(),
                alone: found(&alone),
                others: found(&rest),
                rest: rest.to_string(),
            }
        };
        (0..self.terms.len()).take_while(|_| !is_overtaken()).map(count).collect()
    }

    /// The query with another term in place of some, or without them.
    fn with(&self, places: Range<usize>, terms: impl IntoIterator<Item = Term>) -> Query {
        let mut query = self.clone();
        query.terms.splice(places, terms);
        query
    }

    /// What a word is answered with that another query is about, if that finds something in place of
    /// the word.
    pub fn answered_by(
        &self,
        place: usize,
        other: &Query,
        label: &str,
        library: &Library,
        statuses: &Statuses,
    ) -> Option<Answer> {
        let query = self.with(place..place + 1, other.terms.iter().cloned());
        let claims = query.select(library, statuses).len();
        (claims > 0).then(|| Answer {
            terms: place..place + 1,
            words: self.terms.get(place).and_then(word).unwrap_or_default().to_owned(),
            term: other.to_string(),
            label: label.to_owned(),
            claims: Some(claims),
            query: query.to_string(),
        })
    }
}

impl Advice {
    /// The smallest change that finds something: which term to leave out.
    pub fn blamed(&self) -> Option<&TermCount> {
        self.terms.iter().filter(|term| term.others > 0).max_by_key(|term| term.others)
    }

    /// Where nothing matches, why: what each term finds by itself, and what is left without the one
    /// that is to blame.
    pub fn why(&self) -> Option<String> {
        let alone = |(at, term): (usize, &TermCount)| match at {
            0 => format!("`{}` finds {}", term.term, claims(term.alone)),
            _ => format!("`{}` {}", term.term, none_or(term.alone)),
        };
        let alone: Vec<String> = self.terms.iter().enumerate().map(alone).collect();
        let rest = match self.blamed() {
            Some(blamed) => format!("without `{}`, {} left", blamed.term, are(blamed.others)),
            None => "leaving out one of them is not enough".to_owned(),
        };
        (!alone.is_empty()).then(|| format!("By itself, {}; {rest}.", alone.join(", ")))
    }

    /// What to do about it, in sentences, where nothing matches; otherwise what the words are the
    /// names of.
    pub fn lines(&self) -> Vec<String> {
        self.why().into_iter().chain(self.names()).chain(self.too_small()).collect()
    }

    /// What is offered first, in words: "asks `kind:unnamed`".
    pub fn offered(&self) -> Option<String> {
        let mut useful = self.answers.iter().filter(|answer| answer.claims != Some(0));
        let asked = useful.next().map(|answer| format!("asks `{}`", answer.term));
        asked.or_else(|| self.blamed().map(|blamed| format!("leaves out `{}`", blamed.term)))
    }

    /// Which words say nothing by themselves.
    pub fn too_small(&self) -> Option<String> {
        let are = plural(self.small_words.len(), "is a word", "are words");
        let words = and(self.small_words.iter().map(|word| format!("`{word}`")));
        (!words.is_empty()).then(|| format!("{words} {are} of grammar: leave such words out."))
    }

    /// What its words are the names of: "For `unnamed`, try `kind:unnamed` (15).", for each of them.
    pub fn names(&self) -> Vec<String> {
        let of_words = self.answers.chunk_by(|one, next| one.terms == next.terms);
        let said = of_words.map(|answers| {
            let first = &answers[0];
            if first.claims == Some(0) {
                return format!("For `{}`, `{}` finds nothing.", first.words, first.term);
            }
            let terms = or(answers.iter().map(Answer::with_count));
            format!("For `{}`, try {terms}.", first.words)
        });
        said.collect()
    }
}

impl Answer {
    /// Whether it says only that no claim has the value that the words are the name of.
    pub fn is_vain(&self) -> bool {
        self.claims == Some(0)
    }

    /// What to write, with how many claims it finds.
    pub fn with_count(&self) -> String {
        match self.claims {
            Some(claims) => format!("`{}` ({claims})", self.term),
            None => format!("`{}`", self.term),
        }
    }
}

fn claims(n: usize) -> String {
    if n == 0 { "nothing".to_owned() } else { count(n, "claim") }
}

fn none_or(n: usize) -> String {
    if n == 0 { "nothing".to_owned() } else { n.to_string() }
}

fn are(n: usize) -> String {
    format!("{} {}", count(n, "claim"), plural(n, "is", "are"))
}

/// How far a word is from being the name of something; the first is best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// It is a name of it.
    Name,
    /// It stands in the name.
    Part,
    /// It stands in what is said of it.
    Meaning,
}

/// Looks up what words are the names of.
struct Names<'a> {
    library: &'a Library,
    statuses: &'a Statuses,
    index: &'a Index,
    /// How far from a name a word may be.
    least: Likeness,
    is_overtaken: &'a dyn Fn() -> bool,
}

/// What a word can be the name of.
enum Named {
    Value(Value),
    Lens(Demand),
    Key(Key),
}

impl Names<'_> {
    /// What the words of a query are the names of, those of the longest names first.
    fn of(&self, query: &Query) -> Vec<Answer> {
        let words: Vec<Option<&str>> = query.terms.iter().map(word).collect();
        let mut answers = Vec::new();
        let mut at = 0;
        while at < words.len() && !(self.is_overtaken)() {
            let run = words[at..].iter().take(LONGEST_NAME).take_while(|word| word.is_some());
            let longest = run.count();
            let found = (1..=longest).rev().find_map(|len| {
                let typed: Vec<&str> = words[at..at + len].iter().copied().flatten().collect();
                let found = self.answers(query, at..at + len, &typed.join(" "));
                (!found.is_empty()).then_some((len, found))
            });
            let (len, found) = found.unwrap_or((1, Vec::new()));
            answers.extend(found);
            at += len;
        }
        answers
    }

    fn answers(&self, query: &Query, terms: Range<usize>, typed: &str) -> Vec<Answer> {
        // "The newsroom's own voice" asks for the newsroom's.
        let own = typed.strip_suffix("'s").or_else(|| typed.strip_suffix("’s")).unwrap_or(typed);
        let word = fold(own);
        if word.chars().count() < 2 {
            return Vec::new();
        }
        let mut named = self.named(&word);
        // A name of several words is one only as a whole.
        named.retain(|(likeness, _)| *likeness == Likeness::Name || terms.len() == 1);
        named.sort_by_key(|(likeness, _)| *likeness);
        let answer = |(_, named): (Likeness, Named)| {
            let rest = query.with(terms.clone(), None);
            let (term, label, claims, query) = match named {
                Named::Value(value) => {
                    let label = value.label(self.library).into_owned();
                    let term = Term::of(AnyOf::new(value, []));
                    let query = query.with(terms.clone(), Some(term.clone()));
                    let claims = query.select(self.library, self.statuses).len();
                    (term.to_string(), label, Some(claims), query.to_string())
                }
                Named::Lens(demand) => {
                    let query = Query { without: Some(demand), ..rest };
                    let label = demand.label().to_owned();
                    (Lens::Without(demand).to_string(), label, None, query.to_string())
                }
                Named::Key(key) => {
                    let term = format!("{}:", key.word());
                    let query = format!("{rest} {term}");
                    (term, key.meaning().to_owned(), None, query.trim_start().to_owned())
                }
            };
            let words = typed.to_owned();
            Answer { terms: terms.clone(), words, term, label, claims, query }
        };
        let (mut answers, mut vain) = (Vec::new(), Vec::new());
        let mut likest = None;
        for named in named {
            // Where it is the name of something, what only has the word is not meant.
            if answers.len() == MOST_ANSWERS
                || likest.is_some_and(|likest| likest < named.0)
                || (self.is_overtaken)()
            {
                break;
            }
            let likeness = named.0;
            let answer = answer(named);
            if answer.claims == Some(0) {
                vain.push((likeness, answer));
            } else {
                likest = Some(likeness);
                answers.push(answer);
            }
        }
        let is_all = query.terms.len() == terms.len();
        if is_all && answers.is_empty() && self.least == Likeness::Meaning {
            // That no claim has the value is an answer, too.
            let is_named = |(likeness, _): &(Likeness, _)| *likeness == Likeness::Name;
            answers.extend(vain.into_iter().find(is_named).map(|(_, answer)| answer));
        }
        answers
    }

    /// Whatever a word, which is folded, is the name of, or part of a name.
    fn named(&self, word: &str) -> Vec<(Likeness, Named)> {
        let fields = || Field::ALL.iter().copied();
        let values = fields().filter(|field| field.is_closed());
        let values = values.flat_map(|field| self.index.values(field));
        let values = values.filter_map(|value| Some((self.likeness_of(word, value)?, value)));
        let names = self.index.named(word, self.library).map(|value| (Likeness::Name, value));
        let values = values.chain(names);
        let values = values.filter(|(_, value)| !matches!(value.choice(), Choice::Open(_)));
        let values = values.map(|(likeness, value)| (likeness, Named::Value(value.clone())));
        let is_code = word.ends_with(|c: char| c.is_ascii_digit());
        let is_telling = (is_code || word.chars().count() > 2) && !is_small(word);
        let told = fields().filter(|_| is_telling);
        let told = told.flat_map(|field| field.answers(word, self.library));
        let told = told.map(|value| match value.field() {
            // It is a word among others there.
            Field::Stance => (Likeness::Part, Named::Value(value)),
            _ => (Likeness::Name, Named::Value(value)),
        });
        let lenses = Demand::ALL.iter().filter_map(|demand| {
            let likeness = likeness(word, &[demand.word()], &[demand.label()], &[])?;
            Some((likeness, Named::Lens(*demand)))
        });
        let keys = Key::all().filter_map(|key| {
            let also = key.also().iter().copied();
            let names: Vec<&str> = also.chain([key.word()]).collect();
            Some((likeness(word, &names, &[], &[key.meaning()])?, Named::Key(key)))
        });
        let named = values.chain(told).chain(lenses).chain(keys);
        named.filter(|(likeness, _)| *likeness <= self.least).collect()
    }

    /// How a word is like the names of a value of a closed vocabulary.
    fn likeness_of(&self, word: &str, value: &Value) -> Option<Likeness> {
        let names = value.other_names(self.library);
        let (own, label) = (value.to_string(), value.label(self.library));
        let own = Some(&*own).filter(|_| !value.is_without());
        let whole: Vec<&str> = names.iter().copied().chain(own).chain([&*label]).collect();
        likeness(word, &whole, &[&*label], &[])
    }
}

/// The word, or the words of a phrase, that a term asks for.
fn word(term: &Term) -> Option<&str> {
    match &term.matter {
        Matter::Word(text) | Matter::Phrase(text) if !term.negated => Some(text),
        _ => None,
    }
}

/// How a word, which is folded, is like names as a whole, like a word in others, and like a word in
/// what is said.
fn likeness(word: &str, names: &[&str], parts: &[&str], said: &[&str]) -> Option<Likeness> {
    let is_name = |name: &&str| singular(&fold(name)) == singular(word);
    let has_word = |text: &&str| {
        let text = fold(text);
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        !is_small(word) && words.any(|other| singular(other) == singular(word))
    };
    if names.iter().any(is_name) {
        Some(Likeness::Name)
    } else if parts.iter().any(has_word) {
        Some(Likeness::Part)
    } else {
        said.iter().any(has_word).then_some(Likeness::Meaning)
    }
}

/// A word without the ending of many: "forecasts" asks for what "forecast" does.
fn singular(word: &str) -> &str {
    word.strip_suffix('s').filter(|one| one.len() > 2 && !one.ends_with('s')).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::tests::{REUTERS, library, query, shipped};

    fn advice(text: &str, library: &Library) -> Advice {
        let (query, statuses) = (query(text, library), Statuses::default());
        let finds_something = !query.select(library, &statuses).is_empty();
        query.advice(finds_something, library, &statuses, &Index::of(library), &|| false)
    }

    /// What the words of a query are answered with.
    fn answered(text: &str, library: &Library) -> Vec<String> {
        advice(text, library).names()
    }

    #[test]
    fn what_means_nothing_is_answered_with_nothing() {
        let library = shipped();
        for text in ["", "xyzzy", "x", "grade:A", "-unnamed", "these"] {
            assert_eq!(answered(text, &library), [""; 0], "{text}");
        }
        assert_eq!(advice("grade:B", &library), Advice::default());
        assert_eq!(
            advice("unnamed", &Library::default()).lines(),
            ["For `unnamed`, try `without:unnamed`."]
        );
    }

    #[test]
    fn a_word_of_grammar_is_called_one() {
        let lines = advice("these", &library(&[REUTERS])).lines();
        assert_eq!(lines, ["`these` is a word of grammar: leave such words out."]);
    }

    #[test]
    fn the_name_of_a_value_is_answered_with_the_field_that_has_it() {
        let library = library(&[REUTERS]);
        for (words, expected) in [
            ("unnamed", "`unnamed`, try `kind:unnamed` (15) or `without:unnamed`"),
            ("no comment", "`no comment`, try `reply:no-comment` (4)"),
            ("\"no comment\"", "`no comment`, try `reply:no-comment` (4)"),
            ("Silent", "`Silent`, try `reply:no-reply` (10)"),
            ("opposes", "`opposes`, try `stance:opposes` (6)"),
            ("opinions", "`opinions`, try `content:judgement` (18)"),
            ("translated", "`translated`, try `translated:machine` (52) or `translated:`"),
            ("washington", "`washington`, try `title:washington` (52)"),
            ("Feb", "`Feb`, try `date:2026-02` (52)"),
            ("criticised", "`criticised`, try `against:`"),
        ] {
            assert_eq!(answered(words, &library), [format!("For {expected}.")], "{words}");
        }
    }

    #[test]
    fn what_is_answered_can_be_read_and_finds_what_it_says() {
        let library = shipped();
        for text in ["forecast speaker:cutler", "cutler opinion", "fact", "a document without:lone"]
        {
            let answers = advice(text, &library).answers;
            for answer in answers.iter().filter(|answer| answer.claims > Some(0)) {
                let asked = query(&answer.query, &library);
                assert_eq!(asked.to_string(), answer.query);
                let found = asked.select(&library, &Statuses::default()).len();
                assert!(found > 0 && answer.claims.is_none_or(|claims| claims == found), "{text}");
            }
        }
    }

    #[test]
    fn the_term_to_blame_is_the_one_without_which_most_is_left() {
        let library = library(&[REUTERS]);
        let why = |text| advice(text, &library).why().unwrap_or_default();
        assert_eq!(why("xyzzy"), "");
        assert_eq!(
            why("speaker:cutler grade:E"),
            "By itself, `speaker:cutler` finds 6 claims, `grade:E` 4; without `grade:E`, 6 claims are \
             left."
        );
        assert_eq!(
            why("xyzzy speaker:cutler plugh"),
            "By itself, `xyzzy` finds nothing, `speaker:cutler` 6, `plugh` nothing; leaving out one of \
             them is not enough."
        );
        let advice = advice("speaker:cutler unnamed", &library);
        assert_eq!(advice.blamed().unwrap().rest, "speaker:cutler");
    }
}
