//! The article's own text, for those who have it: where the words of a claim stand in it.

use crate::{dossier::article_text::ArticleParagraphs, library::ClaimRef, text::clean};

/// The most words that are shown before and after a place: the text is its publisher's.
const MOST_AROUND: usize = 8;

/// The text of an article.
#[derive(Debug)]
pub struct SourceText<'t> {
    text: &'t str,
    paragraphs: ArticleParagraphs<'t>,
}

/// Where words stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot<'t> {
    /// The words as the text has them, which may have other marks and blanks; nothing where it has
    /// characters that must not be shown.
    pub exact: &'t str,
    /// At most eight words before them in their paragraph.
    pub prefix: &'t str,
    /// At most eight words after them in their paragraph.
    pub suffix: &'t str,
    /// The code points of the text before them, without a byte order mark.
    pub start: usize,
    /// The code points of the text up to their end.
    pub end: usize,
}

impl<'t> SourceText<'t> {
    /// The text of an article, a paragraph a line; see [`ArticleParagraphs::new`].
    pub fn new(text: &'t str) -> Self {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        SourceText { text, paragraphs: ArticleParagraphs::new(text) }
    }

    /// Where words of a claim stand; nothing where its paragraph does not have them.
    pub fn find(&self, claim: ClaimRef<'_>, words: &str) -> Option<Spot<'t>> {
        let paragraph = self.paragraphs.paragraph(claim.paragraph())?;
        let found = paragraph.find(words)?.range();
        let line = paragraph.text();
        // A paragraph is a slice of the text: what lies before it is the difference.
        let before = line.as_ptr().addr() - self.text.as_ptr().addr();
        let (exact, rest) = line[found.start..].split_at(found.len());
        let start = self.text[..before + found.start].chars().count();
        Some(Spot {
            exact: shown(exact),
            prefix: shown(last_words(&line[..found.start])),
            suffix: shown(first_words(rest)),
            start,
            end: start + exact.chars().count(),
        })
    }
}

/// A part of the text; nothing where it has characters that must not be shown, because then it
/// would not be what stands there.
fn shown(text: &str) -> &str {
    if clean(text) == text { text } else { "" }
}

fn first_words(text: &str) -> &str {
    let starts = word_starts(text);
    starts.get(MOST_AROUND).map_or(text, |next| text[..*next].trim_end())
}

fn last_words(text: &str) -> &str {
    let starts = word_starts(text);
    let first = starts.len().saturating_sub(MOST_AROUND);
    starts.get(first).filter(|_| first > 0).map_or(text, |start| &text[*start..])
}

/// Where words begin: runs without white space.
fn word_starts(text: &str) -> Vec<usize> {
    let mut is_blank = true;
    let starts = text.char_indices().filter(|(_, c)| {
        let was_blank = std::mem::replace(&mut is_blank, c.is_whitespace());
        was_blank && !is_blank
    });
    starts.map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{TUTORIAL, library};

    const TEXT: &str = include_str!("../../data/tutorial.txt");

    #[test]
    fn a_text_without_the_words_has_no_spot() {
        let library = library(&[TUTORIAL]);
        let claim = library.find("no-crane").unwrap();
        for text in ["", "\u{FEFF}", "one\ntwo\nthree", "\r\n"] {
            assert_eq!(SourceText::new(text).find(claim, claim.quote().next().unwrap()), None);
        }
    }

    #[test]
    fn every_word_of_a_claim_is_found_by_its_code_points() {
        let library = library(&[TUTORIAL]);
        for text in [TEXT.to_owned(), format!("\u{FEFF}{}", TEXT.replace('\n', "\r\n"))] {
            let article = SourceText::new(&text);
            let points: Vec<char> = text.trim_start_matches('\u{FEFF}').chars().collect();
            for claim in library.claims() {
                for words in claim.quote().chain(claim.anchor()) {
                    let spot = article.find(claim, words).unwrap();
                    let found: String = points[spot.start..spot.end].iter().collect();
                    assert_eq!((found.as_str(), spot.exact), (words, words));
                    let count = |text: &str| text.split_whitespace().count();
                    assert!(count(spot.prefix) <= 8 && count(spot.suffix) <= 8);
                    let around = format!("{}{words}{}", spot.prefix, spot.suffix);
                    assert!(text.contains(&around), "{around}");
                }
            }
        }
    }

    #[test]
    fn what_the_text_writes_otherwise_is_told_as_the_text_has_it() {
        let library = library(&[TUTORIAL]);
        let claim = library.find("no-crane").unwrap();
        let words = claim.quote().next().unwrap();
        for (other, exact) in [("a\u{a0}crane", "a\u{a0}crane"), ("a cra\u{ad}ne", "")] {
            let text = TEXT.replace("a crane", other);
            let spot = SourceText::new(&text).find(claim, words).unwrap();
            assert!(spot.exact.contains(exact));
            assert_eq!(spot.exact.is_empty(), exact.is_empty());
            let found: String = text.chars().skip(spot.start).take(spot.end - spot.start).collect();
            assert_eq!(found, words.replace("a crane", other));
        }
    }

    #[test]
    fn what_stands_around_has_at_most_eight_words_and_none_that_act() {
        assert_eq!(
            last_words("one two three four five six seven eight nine \""),
            "three four five six seven eight nine \""
        );
        assert_eq!(
            first_words("\" one two three four five six seven eight"),
            "\" one two three four five six seven"
        );
        assert_eq!((first_words(""), last_words(" a ")), ("", " a "));
        assert_eq!((shown("a\u{202e}b"), shown("a b")), ("", "a b"));
    }
}
