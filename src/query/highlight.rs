//! Which letters of a text a query's words were found in.

use super::{
    Query, Term,
    search::{Fuzzy, Needle, Reach},
    speakers::words,
};
use crate::text::Fold;
use std::ops::Range;

/// The words of a query, ready to be marked in texts. Made once for many rows.
pub struct Highlighter {
    words: Vec<Needle>,
    fuzzy: Fuzzy,
}

impl Highlighter {
    /// Gets the words and phrases of a query ready, those aside that it leaves out.
    pub fn of(query: &Query) -> Self {
        let terms = query.terms().iter().flat_map(Term::alternatives);
        let positive = terms.filter(|term| !term.negated);
        Highlighter { words: positive.filter_map(Term::needle).collect(), fuzzy: Fuzzy::new() }
    }

    /// The words of a text that is no query, such as the speaker finder's.
    pub fn of_text(text: &str) -> Self {
        Highlighter { words: words(text), fuzzy: Fuzzy::new() }
    }

    /// The bytes of `text` that the words and phrases are found in: whole characters, in order,
    /// apart from each other. Likeness is marked only where a word does not stand as it is.
    pub fn ranges(&self, text: &str, reach: Reach) -> Vec<Range<usize>> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let fold = Fold::new(text);
        let words = self.words.iter().flat_map(|word| self.word(word, &fold, text, reach));
        joined(words.map(|found| fold.origin(found)).collect())
    }

    fn word(&self, word: &Needle, fold: &Fold, text: &str, reach: Reach) -> Vec<Range<usize>> {
        let literal = word.places(fold, text);
        if !literal.is_empty() {
            return literal;
        }
        let letters = self.fuzzy.places(word, fold.as_str(), reach).unwrap_or_default();
        letters.into_iter().map(|letter| letter..letter + 1).collect()
    }
}

/// The same bytes in as few ranges as possible.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|range| !range.is_empty());
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges.dedup_by(|next, last| {
        let touches = next.start <= last.end;
        if touches {
            last.end = last.end.max(next.end);
        }
        touches
    });
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{library::Library, query::tests::query};
    use proptest::prelude::*;

    fn marked(words: &str, text: &str, reach: Reach) -> String {
        let highlighter = Highlighter::of(&query(words, &Library::default()));
        let mut out = text.to_owned();
        for range in highlighter.ranges(text, reach).into_iter().rev() {
            out.insert(range.end, ']');
            out.insert(range.start, '[');
        }
        out
    }

    #[test]
    fn what_is_not_asked_for_is_not_marked() {
        assert_eq!(marked("", "Trump", Reach::Text), "Trump");
        assert_eq!(marked("-trump grade:A", "Trump", Reach::Text), "Trump");
        assert_eq!(marked("poet", "Pottinger", Reach::Text), "Pottinger");
        assert_eq!(marked("\u{301}", "Trump", Reach::Text), "Trump");
    }

    #[test]
    fn letters_are_marked_in_the_text_as_it_is_written() {
        assert_eq!(marked("strasse", "Hauptstraße", Reach::Text), "Haupt[straße]");
        assert_eq!(marked("mueller", "Müller", Reach::Text), "[Müller]");
        assert_eq!(marked("fur", "für e\u{301}", Reach::Text), "[für] e\u{301}");
        assert_eq!(marked("\"trade WAR\"", "a trade war", Reach::Text), "a [trade war]");
        assert_eq!(marked("ab bc", "abcd", Reach::Text), "[abc]d");
    }

    #[test]
    fn likeness_is_marked_letter_by_letter() {
        assert_eq!(marked("pottnger", "Matt Pottinger", Reach::Name), "Matt [Pott]i[nger]");
        assert_eq!(marked("jll", "Jones Lang LaSalle", Reach::Name), "[J]ones [L]ang [L]aSalle");
        assert_eq!(marked("pottnger", "Matt Pottinger", Reach::Text), "Matt Pottinger");
    }

    properties! {
        #[test]
        fn every_range_is_whole_characters_in_order(
            text in "[a-cäöüßé\u{301} -]{0,30}",
            words in "[a-cäöü]{1,3}( [a-cß]{1,3}){0,2}",
        ) {
            let highlighter = Highlighter::of(&query(&words, &Library::default()));
            for reach in [Reach::Name, Reach::Gist, Reach::Text] {
                let ranges = highlighter.ranges(&text, reach);
                prop_assert!(ranges.iter().all(|range| text.get(range.clone()).is_some()));
                prop_assert!(ranges.windows(2).all(|pair| pair[0].end < pair[1].start));
            }
        }
    }
}
