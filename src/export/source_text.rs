//! The article's own text, for those who have it: where the words of a claim stand in it.

use crate::{
    dossier::article_text::{ArticleParagraphs, Location, Locations, Paragraph, Words},
    library::{ClaimRef, DossierRef},
    text::clean,
};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The most words that are shown before and after a place: the text is its publisher's.
const MOST_WORDS: usize = 8;

/// The most UTF-16 code units before and after a place: programs that match as diff-match-patch
/// does, such as dom-anchor-text-quote, throw at more.
const MOST_UNITS: usize = 32;

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
    /// At most eight words and 32 UTF-16 code units before them in their paragraph.
    pub prefix: &'t str,
    /// As much after them in their paragraph.
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

/// As much of the beginning of a text as may be shown.
fn first_words(text: &str) -> &str {
    &text[..most(text.grapheme_indices(true).map(|(at, it)| (at + it.len(), it)))]
}

/// As much of the end of a text as may be shown.
fn last_words(text: &str) -> &str {
    let end = text.len();
    &text[end - most(text.grapheme_indices(true).rev().map(|(at, it)| (end - at, it)))..]
}

/// How many bytes may be shown of a text, whose graphemes come with the bytes up to each: whole
/// words, or a part of the first where that is too long.
fn most<'t>(graphemes: impl Iterator<Item = (usize, &'t str)>) -> usize {
    let (mut units, mut words, mut is_blank) = (0, 0, true);
    let (mut whole, mut any) = (0, 0);
    for (bytes, grapheme) in graphemes {
        let was_blank = std::mem::replace(&mut is_blank, grapheme.trim().is_empty());
        if is_blank && !was_blank {
            whole = any;
        }
        words += usize::from(was_blank && !is_blank);
        units += grapheme.encode_utf16().count();
        if words > MOST_WORDS || units > MOST_UNITS {
            // A word that ends here is whole.
            return if whole == 0 { any } else { whole };
        }
        any = bytes;
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{TUTORIAL, library};
    use proptest::prelude::*;

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
    fn what_stands_around_is_cut_at_a_word_and_has_none_that_act() {
        assert_eq!(last_words("a b c d e f g h i \""), "c d e f g h i \"");
        assert_eq!(first_words("\" a b c d e f g h"), "\" a b c d e f g");
        assert_eq!(
            last_words("one of them is the wonderful promenade, and "),
            "is the wonderful promenade, and "
        );
        assert_eq!(
            first_words(" promenade, wonderful as ever and after"),
            " promenade, wonderful as ever"
        );
        assert_eq!((first_words(""), last_words(" a ")), ("", " a "));
        assert_eq!((shown("a\u{202e}b"), shown("a b")), ("", "a b"));
    }

    #[test]
    fn a_word_that_is_too_long_is_cut_between_its_letters() {
        let flags = "🇩🇪".repeat(9);
        assert_eq!(first_words(&flags), "🇩🇪".repeat(8));
        assert_eq!(last_words(&format!("a{flags}")), "🇩🇪".repeat(8));
        assert_eq!(first_words(&"e\u{301}".repeat(40)), "e\u{301}".repeat(16));
    }

    properties! {
        #[test]
        fn what_stands_around_fits_and_is_cut_where_nothing_comes_apart(
            text in "([a-z]{1,12}|😀|é|🇩🇪|👩‍👩‍👧| |\u{a0}|\r\n|\u{301}){0,60}",
        ) {
            let cuts: Vec<usize> =
                text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
            let (first, last) = (first_words(&text), last_words(&text));
            prop_assert!(text.starts_with(first) && text.ends_with(last));
            prop_assert!(cuts.contains(&first.len()) && cuts.contains(&(text.len() - last.len())));
            for around in [first, last] {
                prop_assert!(around.split_whitespace().count() <= 8, "{around:?}");
                prop_assert!(around.encode_utf16().count() <= 32, "{around:?}");
                prop_assert_eq!(around.is_empty(), text.is_empty());
            }
        }
    }
}
