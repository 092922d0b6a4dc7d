//! Patterns of words, looked up by their first word.

use super::segment::Word;
use foldhash::fast::RandomState;
use std::{collections::HashMap, ops::RangeInclusive};

/// How many words `..` allows in between.
const GAP: usize = 12;
/// The same for `...`.
const LONG_GAP: usize = 20;

/// Patterns, each with what it means.
pub struct Patterns<T> {
    by_first: HashMap<&'static str, Vec<Pattern<T>>, RandomState>,
}

#[derive(Clone)]
struct Pattern<T> {
    /// Whether it must be at the beginning of its part of the sentence.
    begins: bool,
    /// Whether it must be at the end of its part of the sentence.
    ends: bool,
    /// What comes after the first word.
    steps: Vec<Step>,
    meaning: T,
}

#[derive(Clone)]
struct Step {
    words: Vec<&'static str>,
    /// The most words before it.
    gap: usize,
    /// Whether it may be beyond a comma.
    crosses: bool,
}

impl<T: Copy> Patterns<T> {
    /// Reads patterns as the lexicon writes them; of several that fit, the first counts.
    pub fn new(tables: &[(T, &'static [&'static str])]) -> Self {
        let mut patterns = Patterns { by_first: HashMap::default() };
        for (meaning, table) in tables {
            for text in *table {
                patterns.add(text, *meaning);
            }
        }
        patterns
    }

    fn add(&mut self, text: &'static str, meaning: T) {
        let (begins, text) = text.strip_prefix('^').map_or((false, text), |rest| (true, rest));
        let (ends, text) = text.strip_suffix('$').map_or((false, text), |rest| (true, rest));
        let mut steps = Vec::new();
        let (mut gap, mut crosses) = (0, false);
        for step in text.split_whitespace() {
            if step.starts_with("..") {
                let crossing = step == "...";
                (gap, crosses) = (if crossing { LONG_GAP } else { GAP }, crossing);
            } else {
                steps.push(Step { words: step.split('|').collect(), gap, crosses });
                (gap, crosses) = (0, false);
            }
        }
        let first = if steps.is_empty() { Vec::new() } else { steps.remove(0).words };
        for word in first {
            let pattern = Pattern { begins, ends, steps: steps.clone(), meaning };
            self.by_first.entry(word).or_default().push(pattern);
        }
    }

    /// Whether a pattern begins with a word.
    pub fn begins_with(&self, word: &str) -> bool {
        self.by_first.contains_key(word)
    }

    /// What begins at the word `at`, and the words from its first to its last.
    ///
    /// Quoted words are passed over: they are not the newsroom's.
    pub fn find(&self, words: &[Word<'_>], at: usize) -> Option<(T, RangeInclusive<usize>)> {
        self.by_first.get(&*words[at].lower)?.iter().find_map(|pattern| {
            let last = pattern.last(words, at)?;
            Some((pattern.meaning, at..=last))
        })
    }
}

impl<T> Pattern<T> {
    fn last(&self, words: &[Word<'_>], at: usize) -> Option<usize> {
        if self.begins && !words[at].opens {
            return None;
        }
        let Some((end, middle)) = self.steps.split_last() else { return self.ending(words, at) };
        let mut last = at;
        for step in middle {
            last = step.places(words, last).next()?;
        }
        end.places(words, last).find_map(|place| self.ending(words, place))
    }

    fn ending(&self, words: &[Word<'_>], last: usize) -> Option<usize> {
        // `teilte das mit und ging`
        let is_end = |next: &Word<'_>| next.opens || matches!(&*next.lower, "und" | "and");
        (!self.ends || words.get(last + 1).is_none_or(is_end)).then_some(last)
    }
}

impl Step {
    /// Where one of its words is after the word `after`.
    fn places(&self, words: &[Word<'_>], after: usize) -> impl Iterator<Item = usize> {
        let reach = (after + 1)..words.len().min(after + 2 + self.gap);
        // The marks of a quotation part nothing.
        let is_parted =
            |at: usize| words[at].opens && !words[at].is_quoted && !words[at - 1].is_quoted;
        let is_reached = move |at: &usize| self.crosses || !is_parted(*at);
        reach
            .take_while(is_reached)
            .filter(|at| !words[*at].is_quoted && self.words.contains(&&*words[*at].lower))
    }
}
