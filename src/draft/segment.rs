//! Sentences and their words.

use super::grammar::Grammar;
use crate::dossier::article_text::{SOFT_HYPHEN, is_mark};
use std::{borrow::Cow, ops::Range};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

/// A word and its place.
#[derive(Debug, Clone)]
pub struct Word<'t> {
    /// As the text has it.
    pub text: &'t str,
    /// In small letters, composed and without soft hyphens: as tables have it.
    pub lower: Cow<'t, str>,
    /// In bytes of the paragraph.
    pub range: Range<usize>,
    /// Whether it is inside a quotation.
    pub is_quoted: bool,
    /// Whether it comes first, or after a comma, a quotation mark or the like.
    pub opens: bool,
    /// How many words are in brackets right after it, which are not words of the sentence: `(SPD)`.
    pub aside: usize,
}

impl Word<'_> {
    /// Whether it begins with a capital letter, or is written like a name that does not: `eBay`,
    /// `el-Baradei`, `harbour.example`.
    pub fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
            || self.text.contains(char::is_uppercase) && !self.text.contains('.')
            || self.is_address()
    }

    /// Whether it is the address of a website.
    fn is_address(&self) -> bool {
        let Some((name, domain)) = self.text.rsplit_once('.') else { return false };
        name.len() > 2
            && name.starts_with(char::is_alphabetic)
            && (2..=4).contains(&domain.len())
            && domain.bytes().all(|b| b.is_ascii_lowercase())
    }
}

/// Splits `within` of a paragraph into sentences; none begins inside one of `quotations`.
pub fn sentences(
    paragraph: &str,
    within: Range<usize>,
    quotations: &[Range<usize>],
    grammar: &Grammar,
) -> Vec<Range<usize>> {
    let text = &paragraph[within.clone()];
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, part) in text.split_sentence_bound_indices() {
        let at = within.start + at;
        let part = at..at + part.len();
        match found.last_mut() {
            Some(last) if goes_on(paragraph, last, &part, quotations, grammar) => {
                last.end = part.end;
            }
            _ => found.push(part),
        }
    }
    for sentence in &mut found {
        *sentence = trimmed(paragraph, sentence.clone());
    }
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// Whether a sentence goes on with `part`, though there is a full stop or the like before it.
fn goes_on(
    paragraph: &str,
    sentence: &Range<usize>,
    part: &Range<usize>,
    quotations: &[Range<usize>],
    grammar: &Grammar,
) -> bool {
    let at = part.start;
    let next = quotations.partition_point(|it| it.end < at);
    if quotations.get(next).is_some_and(|it| it.start < at && at <= it.end) {
        return true;
    }
    let quoted = next.checked_sub(1).and_then(|before| quotations.get(before));
    if quoted.is_some_and(|it| is_asked_or_called(paragraph, it, part.clone(), grammar)) {
        return true;
    }
    if paragraph[at..].chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase) {
        return true;
    }
    let Some(before) = paragraph[sentence.start..at].trim_end().strip_suffix('.') else {
        return false;
    };
    let is_end = |c: char| c.is_whitespace() || matches!(c, '(' | '"' | '„' | '“');
    let word = before.rsplit(is_end).next().unwrap_or_default();
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let next = paragraph[at..].trim_start().chars().next();
    word.len() <= LONGEST_ABBREVIATION
        && grammar.is_abbreviation(word)
        && (!grammar.counts(word) || next.is_some_and(|c| c.is_ascii_digit()))
}

const LONGEST_ABBREVIATION: usize = 12;

/// Whether `part` only says who said the question or exclamation right before it: `"No!" Ann said.`
fn is_asked_or_called(
    paragraph: &str,
    quotation: &Range<usize>,
    part: Range<usize>,
    grammar: &Grammar,
) -> bool {
    let is_right_before = !paragraph[quotation.end..part.start].contains(char::is_alphanumeric);
    let is_cry = paragraph[quotation.clone()].ends_with(['!', '?']);
    if !is_right_before || !is_cry || part.len() > LONGEST_ATTRIBUTION {
        return false;
    }
    let words = words(paragraph, part, &[]);
    words.iter().take(5).any(|word| grammar.is_sign(word))
}

/// The most bytes of a sentence that only says who said something.
const LONGEST_ATTRIBUTION: usize = 60;

/// A range without the white space at its ends.
pub fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

/// The words of a part of a paragraph; `quotations` are sorted.
pub fn words<'t>(
    paragraph: &'t str,
    within: Range<usize>,
    quotations: &[Range<usize>],
) -> Vec<Word<'t>> {
    let mut words = Vec::new();
    let first = quotations.partition_point(|it| it.end <= within.start);
    let mut quotations = quotations[first..].iter().peekable();
    let mut opens = true;
    let mut at = within.start;
    while let Some(blank) =
        paragraph[at..within.end].find(|c: char| c.is_alphanumeric() || c == '&')
    {
        let start = at + blank;
        opens |= paragraph[at..start].contains(parts);
        at = start + length(&paragraph[start..within.end]);
        while quotations.next_if(|it| it.end <= start).is_some() {}
        let is_quoted = quotations.peek().is_some_and(|it| it.start <= start);
        let text = &paragraph[start..at];
        let after = if is_quoted { past_marks(paragraph, at..within.end) } else { at };
        let (end, aside) = past_aside(paragraph, after..within.end).unwrap_or((at, 0));
        words.push(Word { text, lower: lower(text), range: start..at, is_quoted, opens, aside });
        opens = false;
        at = end;
    }
    words
}

/// The most bytes of an aside with its brackets.
const LONGEST_ASIDE: usize = 60;
/// The most words of an aside.
const ASIDE: usize = 4;

/// Where the marks end after a quoted word: `„Meer“ (MM)`.
fn past_marks(paragraph: &str, rest: Range<usize>) -> usize {
    rest.end - paragraph[rest].trim_start_matches(is_mark).len()
}

/// Where an aside ends that the rest of a sentence begins with, and how many words it has: a party,
/// an age, a mark that stands for a link. A clause in brackets is not an aside.
fn past_aside(paragraph: &str, rest: Range<usize>) -> Option<(usize, usize)> {
    let after = paragraph[rest.clone()].trim_start();
    let start = rest.end - after.len();
    let inside = after.strip_prefix('(')?;
    let end = inside.find([')', '(', '"', '„', '“', '”', '«', '»', '.'])?;
    if !inside[end..].starts_with(')') || end > LONGEST_ASIDE {
        return None;
    }
    let inside = &inside[..end];
    let words = inside.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.collect::<Vec<_>>();
    let is_name = words.iter().all(|word| !word.starts_with(char::is_lowercase));
    // `(wir berichteten)`
    let is_pointer = words.last().is_some_and(|last| matches!(*last, "berichtete" | "berichteten"));
    (words.len() == 1 || (is_name || is_pointer) && (1..=ASIDE).contains(&words.len()))
        .then_some((start + end + 2, words.len()))
}

/// Whether a character separates parts of a sentence.
fn parts(c: char) -> bool {
    !(c.is_whitespace() || c == '.' || c == SOFT_HYPHEN || is_combining_mark(c))
}

/// How long the word is that `text` begins with, in bytes.
fn length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut before = None;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let is_part = match c {
            '&' => before.is_none() || next.is_some_and(char::is_alphanumeric),
            ',' => [before, next].iter().all(|c| c.is_some_and(|c| c.is_ascii_digit())),
            // `Kongress- und Verteidigungskreise`
            '-' if before.is_some_and(char::is_alphabetic)
                && next.is_none_or(char::is_whitespace) =>
            {
                return at + 1;
            }
            '-' | '\u{2011}' | '\'' | '’' | '.' | '/' | '_' | SOFT_HYPHEN => {
                next.is_some_and(char::is_alphanumeric)
            }
            c => c.is_alphanumeric() || is_combining_mark(c),
        };
        if !is_part || before == Some('&') && at == 1 {
            return at;
        }
        before = Some(c);
    }
    text.len()
}

/// A word as tables have it.
fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    let small = word.nfc().filter(|c| *c != SOFT_HYPHEN).flat_map(char::to_lowercase);
    Cow::Owned(small.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{Language, grammar::Grammar};
    use proptest::prelude::*;

    fn texts(paragraph: &str) -> Vec<&str> {
        words(paragraph, 0..paragraph.len(), &[]).into_iter().map(|word| word.text).collect()
    }

    fn split(language: Language, paragraph: &str) -> Vec<&str> {
        let quotations = crate::dossier::article_text::ArticleParagraphs::new(paragraph);
        let quotations = quotations.paragraph(1).unwrap().quotations();
        sentences(paragraph, 0..paragraph.len(), &quotations, &Grammar::of(language))
            .into_iter()
            .map(|range| &paragraph[range])
            .collect()
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        assert_eq!(
            texts("TP-Link’s “U.S. unit” paid 1,500.50 – AT&T, Plumb & Co. (so es heißt)…"),
            [
                "TP-Link’s",
                "U.S",
                "unit",
                "paid",
                "1,500.50",
                "AT&T",
                "Plumb",
                "&",
                "Co",
                "so",
                "es",
                "heißt"
            ]
        );
        let found = words("Ja, MU\u{308}LLER ging", 0..17, &[]);
        assert_eq!(found[1].lower, "müller");
        assert!(found[0].opens && found[1].opens && !found[2].opens);
    }

    #[test]
    fn a_sentence_ends_where_a_reader_ends_it() {
        let english = "Mr. J. Smith of the U.S. Office outcome on 3 Jan. 2026. \"Really? Yes!\" he said. \"No!\" Ann said. It rained.";
        assert_eq!(
            split(Language::English, english),
            [
                "Mr. J. Smith of the U.S. Office outcome on 3 Jan. 2026.",
                "\"Really? Yes!\" he said.",
                "\"No!\" Ann said.",
                "It rained."
            ]
        );
        let german = "Am 12. Februar kam Dr. Müller, z. B. nach Bonn. „Wirklich? Ja!“ Er blieb bis 2026. Dann ging er.";
        assert_eq!(
            split(Language::German, german),
            [
                "Am 12. Februar kam Dr. Müller, z. B. nach Bonn.",
                "„Wirklich? Ja!“",
                "Er blieb bis 2026.",
                "Dann ging er."
            ]
        );
    }

    properties! {
        #[test]
        fn words_and_sentences_lie_in_order(text in "[a-cÄß.&,'\"„“ \\-1\u{ad}\u{308}]{0,60}") {
            let mut end = 0;
            for word in words(&text, 0..text.len(), &[]) {
                prop_assert!(end <= word.range.start && word.range.start < word.range.end);
                prop_assert_eq!(&text[word.range.clone()], word.text);
                end = word.range.end;
            }
            let mut end = 0;
            for sentence in sentences(&text, 0..text.len(), &[], &Grammar::of(Language::German)) {
                prop_assert!(end <= sentence.start && text.get(sentence.clone()).is_some());
                end = sentence.end;
            }
        }
    }
}
