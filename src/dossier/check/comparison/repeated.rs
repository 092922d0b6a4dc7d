//! Words that stand more than once where the order of the claims does not decide which are meant.

use super::{Code, Diagnostic, Item, MOST_PLACES, Paragraph, Phrase};
use crate::text::{and, clean};
use std::ops::Range;

/// The most words of an anchor.
const LONGEST_ANCHOR: usize = 8;
/// How many places a message names, and for how many it has an anchor.
const NAMED: usize = 8;
const ANCHORED: usize = 3;

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
            "paragraph {paragraph} has these words {often}, and the order of its {items} does not \
             decide which are meant"
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
            .take(ANCHORED)
            .map(|(number, anchor)| format!("at word {number}, `anchor: {}`", literal(anchor)))
            .collect();
        let help = match anchors.is_empty() {
            true => "add the claims that have the same words, or write more words".to_owned(),
            false => format!("to mean those {}", anchors.join("; ")),
        };
        Diagnostic::new(Code::RepeatedWords, path.clone(), message).with_note(note).with_help(help)
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

/// The shortest anchor that contains a place and stands nowhere else, where `all` are the places
/// of the same words.
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
    (end - first..=LONGEST_ANCHOR).find_map(|count| {
        let starts = (end.saturating_sub(count)..=first).rev();
        let windows = starts.filter_map(|start| words.get(start..start + count));
        let anchors = windows.filter_map(|window| {
            let (start, end) = (window.first()?.start, window.last()?.end);
            let range = trimmed(text, start.min(place.start)..end.max(place.end), place);
            let anchor = &text[range.clone()];
            let is_elsewhere = |other: &Range<usize>| {
                let start = other.start.checked_sub(place.start - range.start);
                let there =
                    start.and_then(|start| text.as_bytes().get(start..)?.get(..range.len()));
                other != place && there == Some(anchor.as_bytes())
            };
            // What a message cannot show cannot be copied from it.
            (clean(anchor) == anchor && !all.iter().any(is_elsewhere)).then_some(anchor)
        });
        anchors.into_iter().next()
    })
}

/// A range without the marks around its words that are outside of a place in it.
fn trimmed(text: &str, range: Range<usize>, place: &Range<usize>) -> Range<usize> {
    let is_mark = |c: char| !c.is_alphanumeric();
    let before = text[range.start..place.start].trim_start_matches(is_mark);
    let after = text[place.end..range.end].trim_end_matches(is_mark);
    place.start - before.len()..place.end + after.len()
}

/// A text as it is written in a dossier.
fn literal(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
