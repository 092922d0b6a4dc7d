//! What the article quotes: over several paragraphs too, and where a mark is missing.

use super::{
    grammar::Grammar,
    lexicon::CueKind,
    segment::{self, trimmed},
};
use crate::dossier::article_text::{Paragraph, QuotationMarks};
use crate::dossier::place::boundary;
use std::ops::Range;

/// Over how many paragraphs a quotation runs at most.
const LONGEST: usize = 4;

/// How many bytes after an opening mark without a closing one it is looked who says the words.
const LOOKED: usize = 2 << 10;

/// Words that the article quotes, without the marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// In bytes of the paragraph.
    pub range: Range<usize>,
    /// What is not as it should be.
    pub issue: Option<MarkIssue>,
}

/// What is not as it should be with a quotation's marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkIssue {
    /// There is only a closing mark.
    NoOpening,
    /// There is only an opening mark.
    NoClosing,
    /// It goes on in the next paragraph.
    GoesOn,
    /// It began in the paragraph before.
    BeganBefore,
}

/// What is known of a paragraph's quotations before its sentences are.
pub struct Found {
    /// Those that are whole or run over paragraphs.
    pub found: Vec<Quotation>,
    marks: QuotationMarks,
}

/// The quotations of each paragraph, but for those with a missing mark.
pub fn over_paragraphs(paragraphs: &[(u16, &Paragraph<'_>)]) -> Vec<Found> {
    let mut all: Vec<QuotationMarks> = paragraphs.iter().map(|(_, it)| it.marks()).collect();
    let mut found: Vec<Vec<Quotation>> = vec![Vec::new(); all.len()];
    let mut index = 0;
    while index < all.len() {
        let length = |index: usize| paragraphs[index].1.text().len();
        if let Some((start, end)) = runs_over(&all, index, paragraphs) {
            all[index].unclosed.pop();
            found[index].push(quotation(start..length(index), Some(MarkIssue::GoesOn)));
            if let End::At(last) = end {
                for (middle, found) in found.iter_mut().enumerate().take(last).skip(index + 1) {
                    found.push(quotation(0..length(middle), Some(MarkIssue::BeganBefore)));
                }
                let closing = all[last].unopened.remove(0);
                found[last].push(quotation(0..closing, Some(MarkIssue::BeganBefore)));
            }
        }
        index += 1;
    }
    all.into_iter()
        .zip(found)
        .map(|(marks, mut found)| {
            found.extend(marks.whole.iter().map(|range| quotation(range.clone(), None)));
            found.sort_by_key(|it| it.range.start);
            Found { found, marks }
        })
        .collect()
}

fn quotation(range: Range<usize>, issue: Option<MarkIssue>) -> Quotation {
    Quotation { range, issue }
}

/// Where a quotation over several paragraphs ends.
enum End {
    /// The next paragraph opens it again, as is the custom.
    OpenedAgain,
    /// At the first closing mark of this paragraph.
    At(usize),
}

/// Whether the last quotation of a paragraph goes on in the next, from where, and up to where.
fn runs_over(
    all: &[QuotationMarks],
    index: usize,
    paragraphs: &[(u16, &Paragraph<'_>)],
) -> Option<(usize, End)> {
    let start = *all[index].unclosed.last()?;
    let is_last = |ends: Option<usize>| ends.is_none_or(|end| end < start);
    if !is_last(all[index].whole.last().map(|it| it.end))
        || !is_last(all[index].unopened.last().copied())
    {
        return None;
    }
    let next = index + 1;
    let first = |index: usize| {
        let marks = &all[index];
        let whole = marks.whole.first().map(|it| it.start);
        whole.into_iter().chain(marks.unclosed.first().copied()).min()
    };
    let begins =
        |index: usize, at: usize| !paragraphs[index].1.text()[..at].contains(char::is_alphanumeric);
    if next < all.len() && first(next).is_some_and(|at| begins(next, at)) {
        return Some((start, End::OpenedAgain));
    }
    for (last, marks) in all.iter().enumerate().skip(next).take(LONGEST) {
        match (first(last), marks.unopened.first()) {
            (None, None) => {}
            (opened, Some(closed)) if opened.is_none_or(|at| *closed < at) => {
                return Some((start, End::At(last)));
            }
            _ => break,
        }
    }
    None
}

impl Found {
    /// All quotations: those with a missing mark reach as far as their sentence.
    pub fn repaired(
        &mut self,
        text: &str,
        sentences: &[Range<usize>],
        grammar: &Grammar,
    ) -> Vec<Quotation> {
        let mut found = std::mem::take(&mut self.found);
        let around = |at: usize| {
            let next = sentences.partition_point(|it| it.end < at);
            sentences.get(next).filter(|it| it.start <= at)
        };
        let mut repaired = Vec::new();
        for at in &self.marks.unopened {
            let is_inches = text[..*at].ends_with(|c: char| c.is_ascii_digit());
            if let Some(sentence) = around(*at).filter(|_| !is_inches) {
                repaired.push(quotation(sentence.start..*at, Some(MarkIssue::NoOpening)));
            }
        }
        let mut last = 0;
        for at in &self.marks.unclosed {
            if let Some(sentence) = around(*at).filter(|_| *at >= last) {
                last = said_until(text, *at..sentence.end, grammar);
                repaired.push(quotation(*at..last, Some(MarkIssue::NoClosing)));
            }
        }
        repaired.sort_by_key(|it| it.range.start);
        // What is whole inside them is a quotation in a quotation.
        let mut inside = repaired.iter().peekable();
        found.retain(|it| {
            while inside.next_if(|around| around.range.end <= it.range.start).is_some() {}
            inside.peek().is_none_or(|around| it.range.end <= around.range.start)
        });
        found.append(&mut repaired);
        found.sort_by_key(|it| it.range.start);
        let mut end = 0;
        for it in &mut found {
            let Range { start, end: last } = it.range;
            // The mark that ends the one before is part of neither.
            let mark = text[end..].chars().next().map_or(0, char::len_utf8);
            let start = if start < end { (end + mark).min(last.max(end)) } else { start };
            it.range = trimmed(text, start..last.max(start));
            end = end.max(last);
        }
        found.retain(|it| text[it.range.clone()].contains(char::is_alphanumeric));
        found
    }
}

/// Where the words of somebody end who is said to say them after a comma.
fn said_until(text: &str, range: Range<usize>, grammar: &Grammar) -> usize {
    let looked = boundary(text, range.start.saturating_add(LOOKED).min(range.end));
    let words = segment::words(text, range.start..looked, &[]);
    let said = (1..words.len()).find(|at| {
        // `, sagte er`, `, he said`
        let verb = words[*at].opens.then(|| {
            (*at..words.len().min(at + 3)).find(|at| {
                grammar.cues.find(&words, *at).is_some_and(|(sign, _)| sign == CueKind::Verb)
            })
        });
        verb.flatten().is_some()
    });
    said.map_or(range.end, |at| words[at - 1].range.end)
}
