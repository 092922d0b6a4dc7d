//! Looking for a few words in names and sentences.

use crate::text::fold;
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

/// What is typed, ready to be looked for.
pub(crate) struct Wanted {
    folded: String,
    matcher: SkimMatcherV2,
}

/// How well something fits, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// It is called exactly that, or one of its words is that.
    Exact,
    /// Its name has these letters: how few of them stand together.
    Name(i64),
    /// Its name, its other words or its sentence have all of the words.
    Words,
}

impl Wanted {
    pub fn new(typed: &str) -> Self {
        Self { folded: plain(typed.trim()), matcher: SkimMatcherV2::default() }
    }

    /// How well something fits that has a name, other words for it, and a sentence about it.
    pub fn fit(&self, name: &str, others: &str, sentence: &str) -> Option<Fit> {
        let (name, others) = (plain(name), plain(others));
        let mut words = name.split_whitespace().chain(others.split_whitespace());
        if self.folded == name || words.any(|word| word == self.folded) {
            return Some(Fit::Exact);
        }
        if let Some(score) = self.matcher.fuzzy_match(&name, &self.folded) {
            return Some(Fit::Name(-score));
        }
        let text = format!("{name} {others} {}", fold(sentence));
        self.folded.split_whitespace().all(|word| text.contains(word)).then_some(Fit::Words)
    }
}

fn plain(text: &str) -> String {
    fold(text).replace('-', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_before_other_words_and_those_before_sentences() {
        let fit = |typed| Wanted::new(typed).fit("copy-more", "export yank", "Choose a form.");
        assert_eq!([fit("Copy-More"), fit("yank"), fit("copy")], [Some(Fit::Exact); 3]);
        assert!(matches!(fit("cpm"), Some(Fit::Name(_))));
        assert_eq!([fit("a form"), fit("expo copy")], [Some(Fit::Words); 2]);
        assert_eq!([fit("xyzzy"), fit("form xyzzy")], [None; 2]);
        assert!(matches!(fit(""), Some(Fit::Name(0))));
    }
}
