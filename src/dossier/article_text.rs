//! The article's own text: its paragraphs, and where they have given words.
//!
//! The program ships no article. This is for those who have one, as plain text with one paragraph
//! per line.

mod file;
mod locate;
mod marks;

pub use file::ArticleText;
pub use locate::{Location, Locations, Words};
pub(crate) use locate::{MOST_PLACES, is_whole};
pub use marks::{QuotationMarks, is_mark};

use memchr::memmem;
use sha2::{Digest, Sha256};
use std::ops::Range;
use unicode_normalization::char::decompose_compatible;

/// How a byline before the first paragraph begins.
const BYLINES: [&str; 2] = ["- von ", "- by "];
/// How one begins that could be a sentence, and so must look like names.
const BARE_BYLINES: [&str; 4] = ["- Von ", "- By ", "Von ", "By "];
/// The most words of such a byline.
const LONGEST_BYLINE: usize = 16;

/// An article's text in paragraphs.
#[derive(Debug, Clone)]
pub struct ArticleParagraphs<'t> {
    byline: Option<&'t str>,
    paragraphs: Vec<Paragraph<'t>>,
}

/// Where a paragraph has given words, in bytes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextMatch {
    /// It has exactly these words.
    Exact(Range<usize>),
    /// It has them with other quotation marks, dashes, white space, soft hyphens or ligatures.
    Loose(Range<usize>),
}

impl TextMatch {
    /// The bytes, however they were found.
    pub fn range(&self) -> Range<usize> {
        match self {
            TextMatch::Exact(range) | TextMatch::Loose(range) => range.clone(),
        }
    }
}

impl<'t> ArticleParagraphs<'t> {
    /// The paragraphs of `text`: its lines, without blank ones and without a byline at the start.
    pub fn new(text: &'t str) -> Self {
        let (byline, paragraphs) = lines(text);
        ArticleParagraphs { byline, paragraphs: paragraphs.map(Paragraph::new).collect() }
    }

    /// Who wrote it, as the line before the first paragraph has it.
    pub fn byline(&self) -> Option<&'t str> {
        self.byline
    }

    /// How many paragraphs there are.
    pub fn len(&self) -> usize {
        self.paragraphs.len()
    }

    /// Whether it has no paragraph.
    pub fn is_empty(&self) -> bool {
        self.paragraphs.is_empty()
    }

    /// The paragraph of this number, from 1.
    pub fn paragraph(&self, number: u16) -> Option<&Paragraph<'t>> {
        self.paragraphs.get(usize::from(number).checked_sub(1)?)
    }

    /// Every paragraph with its number; of a text of more, the first 65,535.
    pub fn paragraphs(&self) -> impl Iterator<Item = (u16, &Paragraph<'t>)> {
        (1..=u16::MAX).zip(&self.paragraphs)
    }
}

/// Who wrote a text, as a line before the first paragraph has it, and the lines that are paragraphs.
fn lines(text: &str) -> (Option<&str>, impl Iterator<Item = &str>) {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    // Old Macs end lines with CR alone.
    let end = if text.contains('\n') { '\n' } else { '\r' };
    let lines = text.split(end).map(|line| line.trim_end_matches('\r'));
    let mut lines = lines.filter(|line| !line.trim().is_empty()).peekable();
    let byline = lines.peek().and_then(|line| author(line.trim()));
    if byline.is_some() {
        lines.next();
    }
    (byline, lines)
}

/// Who wrote a text, as the line before the first paragraph has it.
pub fn byline(text: &str) -> Option<&str> {
    lines(text).0
}

/// The names in a line, if it is a byline.
fn author(line: &str) -> Option<&str> {
    let after = |bylines: &[&str]| bylines.iter().find_map(|byline| line.strip_prefix(byline));
    after(&BYLINES).or_else(|| after(&BARE_BYLINES).filter(|names| are_names(names)))
}

/// Whether a text is a row of names: `Ann Bell, Bo Cole and Kim Dow`.
fn are_names(text: &str) -> bool {
    let words = || text.split_whitespace();
    let is_of_name = |word: &str| {
        word.starts_with(char::is_uppercase)
            || matches!(word, "and" | "und" | "&" | "von" | "van" | "de" | "in")
    };
    words().count() <= LONGEST_BYLINE
        && text.ends_with(char::is_alphanumeric)
        && words().all(is_of_name)
}

/// The fingerprint of a text's file: its SHA-256 as 64 hexadecimal digits, as `sha256sum` prints it.
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// One paragraph, prepared for searching.
#[derive(Debug, Clone)]
pub struct Paragraph<'t> {
    text: &'t str,
    plain: Plain,
}

impl<'t> Paragraph<'t> {
    fn new(text: &'t str) -> Self {
        Paragraph { text, plain: Plain::of(text) }
    }

    /// The paragraph as it is in the text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Where the paragraph has `words`: exactly, or else apart from marks and spaces.
    pub fn find(&self, words: &str) -> Option<TextMatch> {
        if let Some(start) = memmem::find(self.text.as_bytes(), words.as_bytes()) {
            return Some(TextMatch::Exact(start..start + words.len()));
        }
        let plain = Plain::of(words).text;
        let start = memmem::find(self.plain.text.as_bytes(), plain.as_bytes())?;
        (!plain.is_empty()).then(|| TextMatch::Loose(self.plain.origin(start..start + plain.len())))
    }

    /// What follows the longest beginning of `words` that the paragraph has, and its length.
    pub fn find_beginning(&self, words: &str) -> Option<(&'t str, usize)> {
        let ends: Vec<_> = words.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
        let longest = ends.partition_point(|&end| self.find(&words[..end]).is_some());
        let length = ends[longest.checked_sub(1)?];
        let range = self.find(&words[..length])?.range();
        Some((&self.text[range.end..], length))
    }

    /// Where the article quotes, in bytes of the paragraph and without the quotation marks.
    pub fn quotations(&self) -> Vec<Range<usize>> {
        self.marks().whole
    }

    /// The quotation marks, and what is between them.
    pub fn marks(&self) -> QuotationMarks {
        marks::marks(self.text)
    }
}

/// In what two texts differ that are the same but for marks and spaces.
pub fn difference(one: &str, other: &str) -> &'static str {
    let only =
        |text: &str, is: fn(char) -> bool| text.chars().filter(|&c| is(c)).collect::<String>();
    let differ = |is| only(one, is) != only(other, is);
    if differ(is_quotation_mark) {
        "quotation marks"
    } else if differ(is_dash) {
        "dashes"
    } else if differ(|c| !c.is_whitespace()) {
        "characters"
    } else {
        "white space"
    }
}

/// What marks where a word may be broken, and is not seen otherwise.
pub(crate) const SOFT_HYPHEN: char = '\u{AD}';

/// Whether a character is a quotation mark or apostrophe of any style.
fn is_quotation_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | '´' | '«' | '»' | '‘'..='‟' | '‹' | '›' | '「'..='』' | '〝'..='〟' | '＂'
    )
}

/// Whether a character is a hyphen, a dash or a minus sign.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐'..='―' | '−' | '﹘' | '﹣' | '－')
}

/// A text without white space and soft hyphens, with every quotation mark and every dash the same.
#[derive(Debug, Clone)]
struct Plain {
    text: String,
    /// The bytes of the original that each byte comes from, as the start and length of a character.
    origins: Vec<(usize, u8)>,
}

impl Plain {
    fn of(text: &str) -> Self {
        let mut plain = Plain {
            text: String::with_capacity(text.len()),
            origins: Vec::with_capacity(text.len()),
        };
        for (at, c) in text.char_indices() {
            if c.is_whitespace() || c == SOFT_HYPHEN {
                continue;
            }
            match c {
                c if c.is_ascii() && !is_quotation_mark(c) => plain.text.push(c),
                c if is_quotation_mark(c) => plain.text.push('"'),
                c if is_dash(c) => plain.text.push('-'),
                // Ligatures as letters, and letters with what stands above them apart.
                c => decompose_compatible(c, |part| plain.text.push(part)),
            }
            // At most four bytes.
            plain.origins.resize(plain.text.len(), (at, c.len_utf8() as u8));
        }
        plain
    }

    /// The range of the original that a range, which is not empty, comes from.
    fn origin(&self, range: Range<usize>) -> Range<usize> {
        let (start, _) = self.origins[range.start];
        let (last, length) = self.origins[range.end - 1];
        start..last + usize::from(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(text: &str) -> Paragraph<'_> {
        Paragraph::new(text)
    }

    #[test]
    fn paragraphs_are_lines_after_the_byline() {
        let text = "\u{FEFF}\r\n- von A. Writer\r\nOne.\r\n \r\n- by now it is two.\n";
        let article = ArticleParagraphs::new(text);
        let lines: Vec<_> = article.paragraphs().map(|(n, it)| (n, it.text())).collect();
        assert_eq!(lines, [(1, "One."), (2, "- by now it is two.")]);
        assert_eq!(
            (article.byline(), ArticleParagraphs::new("One.").byline()),
            (Some("A. Writer"), None)
        );
        assert!(article.paragraph(0).is_none() && article.paragraph(3).is_none());
        assert!(ArticleParagraphs::new("\n").is_empty());
        for (line, byline) in [
            ("By Ann Bell, Bo Cole and Kim Dow", Some("Ann Bell, Bo Cole and Kim Dow")),
            ("Von Jörg Weiß und Ute von Ort ", Some("Jörg Weiß und Ute von Ort")),
            ("By Friday", Some("Friday")),
            ("By Friday the pier will be shut", None),
            ("Von Bonn nach Rom.", None),
            ("Von", None),
        ] {
            assert_eq!(ArticleParagraphs::new(line).byline(), byline, "{line}");
        }
    }

    #[test]
    fn words_are_found_exactly_before_loosely() {
        let paragraph = only("Sie sagte: „Das ist\u{a0}gut“ und \"Das ist gut\".");
        assert!(
            matches!(paragraph.find("\"Das ist gut\""), Some(TextMatch::Exact(at)) if at.start > 30)
        );
        let found = paragraph.find("„Das  ist gut“").unwrap();
        assert!(matches!(found, TextMatch::Loose(_)));
        assert_eq!(&paragraph.text()[found.range()], "„Das ist\u{a0}gut“");
        assert_eq!(paragraph.find("Das war gut"), None);
        assert_eq!(paragraph.find(" \u{ad}"), None);
    }

    #[test]
    fn a_beginning_is_found() {
        let paragraph = only("Wir stimmen morgen ab.");
        assert_eq!(paragraph.find_beginning("Wir stimmen heute"), Some(("morgen ab.", 12)));
        assert_eq!(paragraph.find_beginning("ßz"), None);
    }

    #[test]
    fn what_differs_has_a_name() {
        assert_eq!(difference("„a“", "\"a\""), "quotation marks");
        assert_eq!(difference("a b", "a\u{a0}b"), "white space");
        assert_eq!(difference("1-2", "1–2"), "dashes");
        assert_eq!(difference("fine", "ﬁne"), "characters");
    }

    #[test]
    fn other_dashes_ligatures_and_accents_are_the_same_words() {
        let paragraph = only(
            "Von 2019\u{2013}2024 blieb der o\u{fb03}zielle Caf\u{e9}\u{ad}preis gleich\u{2026}",
        );
        for words in ["2019-2024", "offizielle", "Cafe\u{301}preis", "gleich...", "2019 – 2024"] {
            let found = paragraph.find(words);
            assert!(matches!(found, Some(TextMatch::Loose(_))), "{words}: {found:?}");
        }
        let ligature = paragraph.find("fizielle").unwrap().range();
        assert_eq!(&paragraph.text()[ligature], "\u{fb03}zielle");
        assert_eq!(paragraph.find("Cafepreis"), None);
    }
}
