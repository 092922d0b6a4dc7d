//! The article's own text, for those who have it: where the words of a claim stand in it.

use crate::{
    dossier::article_text::{ArticleParagraphs, Location, Locations, Paragraph, Words},
    library::{ClaimRef, DossierRef},
    text::clean,
};
use std::ops::Range;

/// The most words that are shown before and after a place: the text is its publisher's.
const MOST_AROUND: usize = 8;

/// The text of a dossier's article, and where the words of its claims stand in it.
#[derive(Debug)]
pub struct SourceText<'t> {
    text: &'t str,
    paragraphs: ArticleParagraphs<'t>,
    /// The rows of the dossier's claims, and what each gives.
    rows: Range<u32>,
    locations: Vec<Locations>,
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

/// Why words have no spot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSpot {
    /// The paragraph does not have them.
    Missing,
    /// The paragraph has them more than once, and the order of its claims does not decide which
    /// are meant.
    Undecided,
}

impl<'t> SourceText<'t> {
    /// The text of a dossier's article, a paragraph a line; see [`ArticleParagraphs::new`].
    pub fn new(text: &'t str, dossier: DossierRef<'_>) -> Self {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let paragraphs = ArticleParagraphs::new(text);
        let claims = dossier.claims();
        let items = claims.map(|it| (it.paragraph(), Words::of_claim(it.quote(), it.anchor())));
        let locations = paragraphs.locate(&items.collect::<Vec<_>>());
        SourceText { text, paragraphs, rows: dossier.rows(), locations }
    }

    /// Where each of the words stands that a claim of the dossier is about, in the order of
    /// [`words_of`](super::words_of).
    pub fn spots(&self, claim: ClaimRef<'_>) -> Vec<Result<Spot<'t>, NoSpot>> {
        let paragraph = self.paragraphs.paragraph(claim.paragraph());
        let index = claim.row().0.checked_sub(self.rows.start);
        let locations = index.and_then(|index| self.locations.get(index as usize));
        let (Some(paragraph), Some(Locations { quote, anchor })) = (paragraph, locations) else {
            return super::words_of(claim).map(|_| Err(NoSpot::Missing)).collect();
        };
        let anchor = anchor.as_ref().filter(|_| !claim.is_quoted());
        quote.iter().chain(anchor).map(|location| self.spot(paragraph, location)).collect()
    }

    fn spot(&self, paragraph: &Paragraph<'t>, location: &Location) -> Result<Spot<'t>, NoSpot> {
        let found = match location {
            Location::Found(found) => found.range(),
            Location::Missing => return Err(NoSpot::Missing),
            Location::Undecided(_) => return Err(NoSpot::Undecided),
        };
        let line = paragraph.text();
        // A paragraph is a slice of the text: what lies before it is the difference.
        let before = line.as_ptr().addr() - self.text.as_ptr().addr();
        let (exact, rest) = line[found.start..].split_at(found.len());
        let start = self.text[..before + found.start].chars().count();
        Ok(Spot {
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
            let text = SourceText::new(text, claim.dossier());
            assert_eq!(text.spots(claim), [Err(NoSpot::Missing)]);
        }
    }

    #[test]
    fn every_word_of_a_claim_is_found_by_its_code_points() {
        let library = library(&[TUTORIAL]);
        let dossier = library.dossiers().next().unwrap();
        for text in [TEXT.to_owned(), format!("\u{FEFF}{}", TEXT.replace('\n', "\r\n"))] {
            let article = SourceText::new(&text, dossier);
            let points: Vec<char> = text.trim_start_matches('\u{FEFF}').chars().collect();
            for claim in library.claims() {
                let spots = article.spots(claim);
                assert_eq!(spots.len(), crate::export::words_of(claim).count());
                for (words, spot) in crate::export::words_of(claim).zip(spots) {
                    let spot = spot.unwrap();
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
            let spot = SourceText::new(&text, claim.dossier()).spots(claim)[0].unwrap();
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
