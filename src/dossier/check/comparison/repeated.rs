//! Words that stand more than once where the order of the claims does not decide which are meant.

use super::{
    Change, Code, Correction, Diagnostic, Item, MOST_PLACES, Paragraph, is_whole, phrase::Phrase,
};
use crate::{
    dossier::syntax::literal,
    text::{and, clean, or},
};
use std::ops::Range;

/// The most words of an anchor.
const LONGEST_ANCHOR: usize = 8;
/// How many places a message names.
const NAMED: usize = 8;

impl Phrase<'_> {
    /// That they stand in several places of their paragraph; how to say which are meant.
    pub(super) fn are_repeated(&self, own: &Paragraph<'_>, places: &[Range<usize>]) -> Diagnostic {
        let Phrase { paragraph, item, path, .. } = self;
        let items = match item {
            Item::Claim(_) => "claims",
            Item::Request(_) => "requests",
        };
        let often = match places.len() {
            2 => "twice".to_owned(),
            more if more > MOST_PLACES => format!("more than {MOST_PLACES} times"),
            more => format!("{more} times"),
        };
        let message = format!(
            "paragraph {paragraph} has these words {often}; the order of its {items} does not say which"
        );
        let text = own.text();
        let numbers: Vec<_> =
            places.iter().take(NAMED).map(|it| word_number(text, it.start).to_string()).collect();
        let others = (places.len() > NAMED).then_some("others");
        let note = format!(
            "they begin at its words {}",
            and(numbers.iter().map(String::as_str).chain(others))
        );
        let all = own.occurrences(self.text).ranges;
        let anchors: Vec<_> = places
            .iter()
            .zip(&numbers)
            .filter_map(|(place, number)| Some((number, anchor(text, place, &all)?)))
            .take(if places.len() > 2 { 1 } else { 2 })
            .map(|(number, it)| (format!("`anchor: {}` for word {number}", literal(it)), it))
            .collect();
        let whats = || or(anchors.iter().map(|(what, _)| what));
        let help = match anchors.is_empty() {
            true => "add the claims that have the same words, or write more words".to_owned(),
            false if places.len() > 2 => format!("write such as {}", whats()),
            false => format!("write {}", whats()),
        };
        let diagnostic =
            Diagnostic::new(Code::RepeatedWords, path.clone(), message).with_help(help);
        // Anchors for all of them say where they are.
        let diagnostic = match anchors.len() == places.len() {
            true => diagnostic,
            false => diagnostic.with_note(note),
        };
        anchors.iter().fold(diagnostic, |diagnostic, (what, anchor)| {
            let change = Change::SetField(item.path(), "anchor", literal(anchor));
            diagnostic.or_correction(Correction::possible(format!("write {what}"), [change]))
        })
    }
}

/// Which word of a text, from 1, begins at `at` or has it inside.
fn word_number(text: &str, at: usize) -> usize {
    text.split_whitespace().take_while(|word| offset(text, word) <= at).count()
}

/// Where a part of a text begins.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr().addr() - text.as_ptr().addr()
}

/// A short anchor that contains a place and stands nowhere else, where `all` are the places of the
/// same words.
fn anchor<'t>(text: &'t str, place: &Range<usize>, all: &[Range<usize>]) -> Option<&'t str> {
    if all.len() > MOST_PLACES {
        return None;
    }
    let words: Vec<Range<usize>> = text
        .split_whitespace()
        .map(|word| {
            let start = offset(text, word);
            start..start + word.len()
        })
        .collect();
    // The words that the place is in, and how far they may be extended.
    let first = words.partition_point(|word| word.end <= place.start);
    let end = words.partition_point(|word| word.start < place.end);
    let counts = end - first..=LONGEST_ANCHOR;
    // Words that follow are easier to read than the end of a sentence before.
    let after = counts.clone().map(|count| (first, count));
    let around = counts.flat_map(|count| {
        (end.saturating_sub(count)..first).rev().map(move |start| (start, count))
    });
    let windows = after.chain(around).filter_map(|(start, count)| {
        let window = words.get(start..start + count)?;
        Some(window.first()?.start.min(place.start)..window.last()?.end.max(place.end))
    });
    // Marks at the end tell places apart only where no word does.
    let bare = windows.clone().map(|range| trimmed(text, range, place));
    let marked = windows.clone().map(|range| trimmed(text, range.clone(), place).start..range.end);
    let mut ranges = bare.chain(marked).chain(windows);
    ranges.find(|range| is_only(text, range, place, all)).map(|range| &text[range])
}

/// Whether an anchor, which contains a place, contains no other of the same words.
fn is_only(text: &str, anchor: &Range<usize>, place: &Range<usize>, all: &[Range<usize>]) -> bool {
    let words = &text[anchor.clone()];
    let is_there = |other: &Range<usize>| {
        let start = other.start.checked_sub(place.start - anchor.start);
        let there = start.map(|start| start..start + words.len());
        there.is_some_and(|it| text.get(it.clone()) == Some(words) && is_whole(text, &it))
    };
    // What a message cannot show cannot be copied from it.
    clean(words) == words && !all.iter().any(|other| other != place && is_there(other))
}

/// A range without the marks around its words that are outside of a place in it.
fn trimmed(text: &str, range: Range<usize>, place: &Range<usize>) -> Range<usize> {
    let is_mark = |c: char| !c.is_alphanumeric();
    let before = text[range.start..place.start].trim_start_matches(is_mark);
    let after = text[place.end..range.end].trim_end_matches(is_mark);
    place.start - before.len()..place.end + after.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{
        Limits, Source,
        article_text::{ArticleParagraphs, Location, Words},
        check::check,
    };
    use proptest::prelude::*;

    /// What `check` says of claims on a text of one paragraph, as `CODE: message (note) (help)`.
    fn said(text: &str, claims: &[&str]) -> Vec<String> {
        let claim = |(at, words): (usize, &&str)| {
            let speech = if words.contains("quote:") { "Verbatim" } else { "Paraphrase" };
            format!(
                "(id: \"c{at}\", paragraph: 1, speaker: \"a\", speech: {speech}, gist: \"g\", {words}),"
            )
        };
        let claims: String = claims.iter().enumerate().map(claim).collect();
        let source = format!(
            "#![enable(implicit_some)] (format: 2, article: (id: \"x\", title: \"X\", outlet: \"O\", \
             published: \"2026-01-31\", paragraphs: 1, language: \"en\"), \
             speakers: [(id: \"a\", name: \"A\", kind: Person)], claims: [{claims}])"
        );
        let report = check(&Source::new("x", source), Some(text.as_bytes()), &Limits::default());
        let tell = |it: &Diagnostic| {
            let or_none = |text: &Option<String>| text.clone().unwrap_or_default();
            format!("{}: {} ({}) ({})", it.code, it.message, or_none(&it.note), or_none(&it.help))
        };
        report.diagnostics.iter().map(tell).collect()
    }

    const TWICE: &str = "\"We will not go now,\" said Ash. \"We will not go now,\" said Bell.";
    const QUOTE: &str = r#"quote: ["We will not go now,"]"#;

    #[test]
    fn each_of_two_quotations_is_quoted_by_its_own_claim() {
        assert_eq!(said(TWICE, &[QUOTE, QUOTE]), Vec::<String>::new());
        let first = r#"quote: ["We will not go now,"], anchor: "go now,\" said Ash""#;
        let found = said(TWICE, &[first]);
        assert_eq!(found.len(), 1);
        assert!(
            found[0].starts_with("W005: paragraph 1 quotes `We will not go now,`"),
            "{found:?}"
        );
    }

    #[test]
    fn which_of_two_is_meant_is_asked_and_neither_is_said_to_be_left_out() {
        assert_eq!(
            said(TWICE, &[QUOTE]),
            [
                "W020: paragraph 1 has these words twice; the order of its claims does not say which \
                 () (write `anchor: \"We will not go now,\\\" said Ash\"` for word 1 or `anchor: \
                 \"We will not go now,\\\" said Bell\"` for word 8)"
            ]
        );
        let elsewhere =
            said("Go on. So I go. Go. And then go away, and go. I go.", &["anchor: \"go\""]);
        assert!(elsewhere[0].contains("4 times"), "{elsewhere:?}");
        let anchor = "(they begin at its words 5, 9, 12 and 14) (write such as `anchor: \"go. Go\"` for word 5)";
        assert!(elsewhere[0].ends_with(anchor), "{elsewhere:?}");
    }

    #[test]
    fn words_that_no_short_anchor_tells_apart_have_none() {
        let found = said(&"no ".repeat(20), &["anchor: \"no\""]);
        assert!(found[0].contains("2, 3, 4, 5, 6, 7, 8 and others)"), "{found:?}");
        assert!(
            found[0].ends_with("(add the claims that have the same words, or write more words)")
        );
        let found = said(&"no ".repeat(2_000), &["anchor: \"no\""]);
        assert!(found[0].contains("more than 64 times"), "{found:?}");
    }

    properties! {
        #[test]
        fn an_anchor_decides_for_its_place(
            letters in prop::collection::vec("[ab]{1,2}[.,]?", 2..14),
            quotes: bool,
            words in "[ab]{1,2}( [ab]{1,2})?",
        ) {
            let text = if quotes { format!("\"{}\"", letters.join(" ")) } else { letters.join(" ") };
            let article = ArticleParagraphs::new(&text);
            let own = article.paragraph(1).unwrap();
            let all = own.occurrences(&words).ranges;
            let only = |anchor: &str| {
                let items = [(1, Words::of_claim([], Some(anchor)))];
                match article.locate(&items).remove(0).anchor {
                    Some(Location::Found(found)) => Some(found.range()),
                    _ => None,
                }
            };
            let contains = |it: &Range<usize>, place: &Range<usize>| {
                it.start <= place.start && place.end <= it.end
            };
            for place in &all {
                let found = anchor(&text, place, &all);
                if let Some(found) = found {
                    prop_assert!(found.split_whitespace().count() <= LONGEST_ANCHOR);
                    prop_assert!(only(found).is_some_and(|it| contains(&it, place)), "{found}");
                }
                // If none was found, no run of words would do.
                let tokens: Vec<_> = text.split_whitespace().collect();
                let runs = (1..=LONGEST_ANCHOR).flat_map(|count| tokens.windows(count));
                let is_anchor = |run: &[&str]| only(&run.join(" ")).is_some_and(|it| contains(&it, place));
                prop_assert_eq!(found.is_some(), runs.into_iter().any(is_anchor));
            }
        }
    }
}
