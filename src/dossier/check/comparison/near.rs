//! Where the article nearly has words that it does not have.

use super::{ArticleParagraphs, Paragraph};
use std::ops::Range;

/// How many bytes of the words must be in their own paragraph, and in another one, to say that
/// they are meant; more than half of them are enough in any.
const SHARED_OWN: usize = 6;
const SHARED_OTHER: usize = 24;

/// The first difference between words and a paragraph that has most of them, from the beginning
/// of the word in which it is, or up to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Difference<'t, 'w> {
    /// The number of the paragraph.
    pub(super) paragraph: u16,
    /// What it has.
    pub(super) there: &'t str,
    /// What the words have instead.
    pub(super) here: &'w str,
}

impl Difference<'_, '_> {
    /// The quotation of its paragraph that it is in.
    pub(super) fn quotation(&self, paragraph: &Paragraph<'_>) -> Option<Range<usize>> {
        let at = self.there.as_ptr().addr() - paragraph.text().as_ptr().addr();
        paragraph.quotations().into_iter().find(|it| (it.start..=it.end).contains(&at))
    }
}

/// Where `words` begin or end as they should: in the paragraph `own`, or else in another one.
pub(super) fn difference<'t, 'w>(
    article: &ArticleParagraphs<'t>,
    own: u16,
    words: &'w str,
) -> Option<Difference<'t, 'w>> {
    let own = article.paragraph(own).map(|paragraph| (own, paragraph, SHARED_OWN));
    let others = || article.paragraphs().map(|(number, it)| (number, it, SHARED_OTHER));
    let all = || {
        let least = |shared: usize| shared.min(words.len() / 2 + 1);
        own.into_iter().chain(others()).map(move |(number, it, shared)| (number, it, least(shared)))
    };
    let beginning =
        all().find_map(|(number, it, least)| Some((number, after_beginning(it, words, least)?)));
    let ending =
        || all().find_map(|(number, it, least)| Some((number, before_ending(it, words, least)?)));
    let (paragraph, (there, here)) = beginning.or_else(ending)?;
    Some(Difference { paragraph, there, here })
}

/// What follows the longest beginning of `words` that a paragraph has, there and here.
fn after_beginning<'t, 'w>(
    paragraph: &Paragraph<'t>,
    words: &'w str,
    least: usize,
) -> Option<(&'t str, &'w str)> {
    let (rest, length) = paragraph.find_beginning(words)?;
    let text = paragraph.text();
    let (mut there, mut here) = (text.len() - rest.len(), words[..length].trim_end().len());
    if is_in_word(text, there) || is_in_word(words, here) {
        (there, here) = (word_start(text, there), word_start(words, here));
    }
    (length >= least).then(|| (text[there..].trim_start(), words[here..].trim_start()))
}

/// What precedes the longest ending of `words` that a paragraph has, there and here.
fn before_ending<'t, 'w>(
    paragraph: &Paragraph<'t>,
    words: &'w str,
    least: usize,
) -> Option<(&'t str, &'w str)> {
    let starts: Vec<_> = words.char_indices().map(|(at, _)| at).collect();
    let missing = starts.partition_point(|&start| paragraph.find(&words[start..]).is_none());
    let start = *starts.get(missing)?;
    let text = paragraph.text();
    let (mut there, mut here) = (paragraph.find(&words[start..])?.range().start, start);
    if is_in_word(text, there) || is_in_word(words, here) {
        (there, here) = (word_end(text, there), word_end(words, here));
    }
    let here = &words[..here];
    // Of the paragraph, the last word before.
    let there = text[..there].trim_end();
    let there = &there[word_start(there, there.len())..];
    (words.len() - start >= least).then_some((there, here))
}

/// Whether a word goes on from before `at`.
fn is_in_word(text: &str, at: usize) -> bool {
    let goes_on = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    goes_on(text[..at].chars().next_back()) && goes_on(text[at..].chars().next())
}

/// Where the word begins that `at` is in or after.
fn word_start(text: &str, at: usize) -> usize {
    let word = text[..at].trim_end().split(char::is_whitespace).next_back().unwrap_or("");
    text[..at].trim_end().len() - word.len()
}

/// Where the word ends that `at` is in.
fn word_end(text: &str, at: usize) -> usize {
    text[at..].find(char::is_whitespace).map_or(text.len(), |space| at + space)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The fee is up.\nWe will vote on it tomorrow, she said, and left the hall.";

    fn differs(words: &str) -> Option<(u16, &'static str, &str)> {
        difference(&ArticleParagraphs::new(TEXT), 2, words)
            .map(|it| (it.paragraph, it.there, it.here))
    }

    #[test]
    fn the_word_in_which_they_differ_is_told() {
        assert_eq!(
            differs("We will voted on it"),
            Some((2, "vote on it tomorrow, she said, and left the hall.", "voted on it"))
        );
        assert_eq!(
            differs("We will vote for it"),
            Some((2, "on it tomorrow, she said, and left the hall.", "for it"))
        );
        assert_eq!(differs("The fee is high"), Some((1, "up.", "high")));
        assert_eq!(
            differs("We will vote on it tomorrow she"),
            Some((2, "tomorrow, she said, and left the hall.", "tomorrow she"))
        );
    }

    #[test]
    fn a_wrong_beginning_is_told_by_the_end() {
        assert_eq!(differs("Wee will vote on it"), Some((2, "We", "Wee")));
        assert_eq!(differs("He left the hall."), Some((2, "and", "He")));
        assert_eq!(differs("unleft the hall."), Some((2, "left", "unleft")));
        assert_eq!(differs("nothing of this"), None);
        assert_eq!(differs(""), None);
    }
}
