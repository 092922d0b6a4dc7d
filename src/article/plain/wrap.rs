//! Whether lines were wrapped, and which of them belong together.

use super::layout::Line;
use std::collections::HashSet;

/// The narrowest and the widest lines that programs wrap to, in columns.
const NARROWEST: usize = 35;
const WIDEST: usize = 132;
/// Of what part of its width a line may fall short, as letters of different widths make it.
const SLACK: usize = 8;

/// How the lines of a text were wrapped.
#[derive(Debug)]
pub struct Wrap {
    /// The column that no line but a few goes beyond.
    width: usize,
    /// The words inside of lines, in small letters: whether a word that was divided has a hyphen of
    /// its own.
    words: HashSet<String>,
    /// Whether words were divided.
    divides: bool,
}

impl Wrap {
    /// How lines were wrapped; nothing if each of them is a paragraph.
    ///
    /// In wrapped lines, most end where the next word would not fit, in the middle of a sentence,
    /// and some go on with a small letter, which no paragraph begins with.
    pub fn of(lines: &[Line<'_>]) -> Option<Self> {
        let lines: Vec<_> = lines.iter().filter(|it| !it.is_page_line).collect();
        let pairs = || lines.windows(2).map(|pair| (pair[0], pair[1]));
        let pairs = || pairs().filter(|(line, next)| !parts(line, next) && !next.is_after_page);
        let mut ends: Vec<_> = pairs().map(|(line, _)| line.end).collect();
        ends.sort_unstable();
        let width = *ends.get((ends.len() * 9 / 10).min(ends.len().checked_sub(1)?))?;
        if !(NARROWEST..=WIDEST).contains(&width) {
            return None;
        }
        let mut wrap = Wrap { width, words: HashSet::new(), divides: false };
        let full: Vec<_> = pairs().filter(|(line, next)| wrap.is_full(line, next)).collect();
        let within = full.iter().filter(|(line, _)| !line.ends_sentence()).count();
        let small = full.iter().filter(|(_, next)| next.begins_small()).count();
        if full.len() * 2 < ends.len()
            || within * 2 < full.len()
            || small * 5 < full.len()
            || small == 0
        {
            return None;
        }
        let divided = full.iter().filter(|(line, next)| divides(line.text, next.text)).count();
        wrap.divides = divided > 2;
        if divided > 0 {
            let inside = lines.iter().flat_map(|line| line.text.split(' ')).map(bare);
            wrap.words = inside.filter(|word| !word.is_empty()).collect();
        }
        Some(wrap)
    }

    /// Whether a line goes on with the next.
    pub fn goes_on(&self, line: &Line<'_>, next: &Line<'_>) -> bool {
        if next.is_after_page {
            // A page ends anywhere.
            return next.begins_small() && !line.ends_sentence();
        }
        !parts(line, next)
            && (self.is_full(line, next) || next.begins_small() && !line.ends_sentence())
    }

    /// Whether the first word of the next line would not have fitted.
    fn is_full(&self, line: &Line<'_>, next: &Line<'_>) -> bool {
        line.end + 1 + next.first_word() + self.width / SLACK > self.width
    }
}

/// Whether something stands between two lines, or the second begins a paragraph by its indent or
/// its sign.
fn parts(line: &Line<'_>, next: &Line<'_>) -> bool {
    let begins = line.bullet().unwrap_or(line.indent);
    next.is_after_blank || next.bullet().is_some() || next.indent > begins + 1
}

/// Appends the text of the next line to a paragraph; a word that was divided is made whole.
pub fn append(paragraph: &mut String, next: &str, wrap: &Wrap) {
    if paragraph.ends_with('\u{AD}') {
        paragraph.pop();
    } else if divides(paragraph, next) {
        let first = paragraph.rsplit(' ').next().unwrap_or_default();
        let whole = bare(&(first.trim_end_matches('-').to_owned() + first_word(next)));
        let hyphened = bare(&(first.to_owned() + first_word(next)));
        let is_one = wrap.words.contains(&whole) || wrap.divides;
        if is_one && !wrap.words.contains(&hyphened) {
            paragraph.pop();
        }
    } else {
        paragraph.push(' ');
    }
    paragraph.push_str(next);
}

/// Whether a line ends in the middle of a word, or of a word with a hyphen.
fn divides(line: &str, next: &str) -> bool {
    let mut last = line.chars().rev();
    let is_hyphen = matches!(last.next(), Some('-' | '\u{2010}'));
    // `Kongress- und Verteidigungskreise`.
    let is_shared = ["und", "oder", "bis", "sowie", "and", "or", "to"].contains(&first_word(next));
    is_hyphen
        && last.next().is_some_and(char::is_alphabetic)
        && next.starts_with(char::is_alphabetic)
        && !is_shared
}

fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or_default()
}

/// A word in small letters, without what stands around it.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}
