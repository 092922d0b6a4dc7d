//! An article's text in paragraphs, sentences, quotations and words.

use super::{
    dateline::Dateline,
    grammar::Grammar,
    quotation::{self, Quotation},
    segment::{self, Word},
};
use crate::dossier::place::boundary;
use crate::{dossier::article_text::ArticleParagraphs, text::clean};
use std::ops::Range;

/// The most words of the article in a row that a draft has from outside its quotation marks.
pub const WORDS: usize = 8;
/// How many words find a sentence.
const FEWEST: usize = 3;
/// The most bytes of them: a word can be of any length.
const BYTES: usize = 240;
/// The most bytes of what is shown in one line, which has names of eight long words.
const LONGEST: usize = 600;

/// One sentence.
#[derive(Debug)]
pub struct Sentence<'t> {
    /// The number of its paragraph.
    pub paragraph: u16,
    /// The paragraph.
    pub text: &'t str,
    /// In bytes of the paragraph.
    pub range: Range<usize>,
    /// The quotations that begin in it.
    pub quotations: Vec<Quotation>,
    /// Its words, quoted ones included.
    pub words: Vec<Word<'t>>,
}

/// The sentences of an article, paragraph after paragraph.
pub fn sentences<'t>(
    article: &ArticleParagraphs<'t>,
    dateline: &Dateline<'_>,
    grammar: &Grammar,
) -> Vec<Sentence<'t>> {
    let mut sentences = Vec::new();
    let paragraphs: Vec<_> = article.paragraphs().collect();
    let quotations = quotation::over_paragraphs(&paragraphs);
    for ((number, paragraph), mut quotations) in paragraphs.into_iter().zip(quotations) {
        let text = paragraph.text();
        let start = if number == dateline.paragraph { dateline.end } else { 0 };
        let ranges: Vec<_> = quotations.found.iter().map(|it| it.range.clone()).collect();
        let split = segment::sentences(text, start..text.len(), &ranges, grammar);
        let quotations = quotations.repaired(text, &split, grammar);
        let ranges: Vec<_> = quotations.iter().map(|it| it.range.clone()).collect();
        let mut quotations = quotations.into_iter().peekable();
        for range in split {
            let mut own = Vec::new();
            while let Some(quotation) = quotations.next_if(|it| it.range.start < range.end) {
                own.push(quotation);
            }
            let words = segment::words(text, range.clone(), &ranges);
            if !words.is_empty() {
                sentences.push(Sentence { paragraph: number, text, range, quotations: own, words });
            }
        }
    }
    sentences
}

impl Sentence<'_> {
    /// Words of it, made fit for one line.
    pub fn text_of(&self, words: &Range<usize>) -> String {
        let words = &self.words[words.clone()];
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return String::new();
        };
        let end = first.range.start.saturating_add(LONGEST).min(last.range.end);
        let end = boundary(self.text, end);
        let text = clean(&self.text[first.range.start..end]);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// At most eight words of it, made fit for one line.
    pub fn excerpt(&self, words: &Range<usize>) -> String {
        self.text_of(&self.first_words(words, WORDS))
    }

    /// The first of these words that are no more than `most` to a reader.
    pub fn first_words(&self, words: &Range<usize>, most: usize) -> Range<usize> {
        let (mut count, mut bytes) = (0, 0);
        let fitting = self.words[words.clone()].iter().take_while(|word| {
            count += parts(word);
            bytes += word.text.len();
            count <= most && bytes <= BYTES
        });
        words.start..words.start + fitting.count().max(1).min(words.len())
    }

    /// How many words a reader sees in these, which are several in `TP-Link`.
    pub fn count(&self, words: &Range<usize>) -> usize {
        self.words[words.clone()].iter().map(parts).sum()
    }

    /// Where in the sentence the words of a quotation are.
    pub fn words_of(&self, quotation: &Quotation) -> Range<usize> {
        let place = |at: usize| self.words.partition_point(|word| word.range.start < at);
        place(quotation.range.start)..place(quotation.range.end)
    }

    /// At most eight words from `at` on, exactly as the text has them, or from before it where only
    /// few are left; where some come before a quotation, only those.
    pub fn anchor(&self, at: usize) -> &str {
        let at = at.min(self.words.len().saturating_sub(FEWEST));
        let end = self.words.len().min(at + WORDS);
        let quoted = (at..end).find(|at| self.words[*at].is_quoted);
        let end = quoted.filter(|end| *end >= at + FEWEST).unwrap_or(end);
        self.exact(&(at..end))
    }

    /// At most eight of these words, exactly as the text has them.
    pub fn exact(&self, words: &Range<usize>) -> &str {
        let words = &self.words[self.first_words(words, WORDS)];
        let Some(first) = words.first() else { return "" };
        let start = first.range.start;
        // A dash between blanks counts as a word if words are split at blanks.
        let fits = |end: usize| {
            end - start <= BYTES && self.text[start..end].split_whitespace().count() <= WORDS
        };
        let end = words.iter().map(|word| word.range.end).take_while(|end| fits(*end)).last();
        let end = end.unwrap_or_else(|| boundary(self.text, start + BYTES));
        &self.text[start..end]
    }
}

/// How many words a reader sees in one.
fn parts(word: &Word<'_>) -> usize {
    let parts = word.text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.count() + word.aside
}
