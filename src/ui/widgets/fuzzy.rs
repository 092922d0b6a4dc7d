//! Looking for a few words in names and sentences.

use crate::text::fold;
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

/// What is typed, ready to be looked for.
pub(crate) struct Wanted {
    folded: String,
    matcher: SkimMatcherV2,
}

impl Wanted {
    pub fn new(typed: &str) -> Self {
        Self { folded: fold(typed.trim()).replace('-', " "), matcher: SkimMatcherV2::default() }
    }

    /// How badly something fits: names come before sentences, and the better of each first.
    pub fn rank(&self, name: &str, help: &str) -> Option<i64> {
        let name = fold(name).replace('-', " ");
        let in_name = self.matcher.fuzzy_match(&name, &self.folded).map(|score| -score);
        in_name.or_else(|| {
            let sentence = fold(help);
            let has = |word: &str| name.contains(word) || sentence.contains(word);
            self.folded.split_whitespace().all(has).then_some(i64::MAX)
        })
    }
}
