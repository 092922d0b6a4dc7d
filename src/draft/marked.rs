//! What others have marked in the article, as claims to decide.

use super::{
    propose::{Entry, Proposal, Proposals},
    registry::Ids,
};
use crate::{
    article::{Highlight, Span},
    dossier::{
        Claim, ClaimField, OpenInClaim, Speech, Str,
        article_text::{ArticleParagraphs, Paragraph},
        place::boundary,
    },
    text::clean,
};
use memchr::memmem;
use std::ops::Range;

/// The most words of an anchor.
const WORDS: usize = 8;
/// How many places of the same words are told apart.
const MOST_PLACES: usize = 64;

/// A highlight that is in no claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// The words that were marked.
    pub words: String,
    /// Why nobody can say where they are.
    pub why: &'static str,
}

/// Adds what was marked: as a note on the claim that has the words, or else as a claim of its own.
/// Words that are not in the article exactly, or in several places, are given back: they are never
/// put where something like them stands.
pub fn add(
    highlights: &[Highlight],
    article: &ArticleParagraphs<'_>,
    is_translated: bool,
    proposals: &mut Proposals,
    ids: &mut Ids,
) -> Vec<Unplaced> {
    let mut unplaced = Vec::new();
    for highlight in highlights {
        let (mut places, mut missing) = (Vec::new(), None);
        for span in &highlight.spans {
            match place(span, article) {
                Ok(place) => places.push(place),
                Err(why) => missing = Some(Unplaced { words: span.exact.clone(), why }),
            }
        }
        let Some((number, range)) = places.first().cloned().filter(|_| missing.is_none()) else {
            unplaced.extend(missing);
            continue;
        };
        let Some(paragraph) = article.paragraph(number) else { continue };
        let Some(entries) = entries(proposals, number) else { continue };
        let at = entries.iter_mut().position(|entry| has(entry, paragraph, &range));
        let at = at.unwrap_or_else(|| {
            entries.push(Entry::Claim(Box::new(claim(
                number,
                paragraph,
                &range,
                is_translated,
                ids,
            ))));
            entries.len() - 1
        });
        if let Entry::Claim(claim) = &mut entries[at] {
            note(&mut claim.item, highlight);
        }
    }
    unplaced
}

/// Where words are, if that is one place.
fn place(
    span: &Span,
    article: &ArticleParagraphs<'_>,
) -> Result<(u16, Range<usize>), &'static str> {
    let finder = memmem::Finder::new(&span.exact);
    let all = article.paragraphs().flat_map(|(number, paragraph)| {
        let text = paragraph.text();
        let found = finder.find_iter(text.as_bytes()).map(|at| at..at + span.exact.len());
        found.map(move |range| (number, range, text)).collect::<Vec<_>>()
    });
    let all: Vec<_> = all.take(MOST_PLACES + 1).collect();
    let fits = |(_, range, text): &&(u16, Range<usize>, &str)| {
        ends_as(&text[..range.start], &span.prefix) && begins_as(&text[range.end..], &span.suffix)
    };
    let fitting: Vec<_> = all.iter().filter(fits).collect();
    match (&all[..], &fitting[..]) {
        ([], _) => Err("are not in the article exactly"),
        ([(number, range, _)], _) | (_, [(number, range, _)]) => Ok((*number, range.clone())),
        _ => Err("stand in the article more than once, and nothing says which are meant"),
    }
}

/// Whether two texts end with the same letters, as far as both go: a prefix may begin in the
/// paragraph before.
fn ends_as(text: &str, end: &str) -> bool {
    let letters =
        |text: &'_ str| text.chars().rev().filter(|c| !c.is_whitespace()).collect::<Vec<_>>();
    letters(&text[boundary(text, text.len().saturating_sub(end.len() * 2))..])
        .iter()
        .zip(&letters(end))
        .all(|(one, other)| one == other)
}

fn begins_as(text: &str, start: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<_>>();
    let some: String = text.chars().take(start.len() * 2).collect();
    letters(&some).iter().zip(&letters(start)).all(|(one, other)| one == other)
}

/// What is proposed in a paragraph; it is there, and empty, if nothing was.
fn entries(proposals: &mut Proposals, number: u16) -> Option<&mut Vec<Entry>> {
    let all = &mut proposals.paragraphs;
    let at = all.partition_point(|(it, _)| *it < number);
    if all.get(at).is_none_or(|(it, _)| *it != number) {
        all.insert(at, (number, Vec::new()));
    }
    all.get_mut(at).map(|(_, entries)| entries)
}

/// Whether a claim has words of the range.
fn has(entry: &Entry, paragraph: &Paragraph<'_>, range: &Range<usize>) -> bool {
    let Entry::Claim(claim) = entry else { return false };
    let words = claim.item.quote.iter().chain(&claim.item.anchor);
    words.filter_map(|words| paragraph.find(words)).any(|found| {
        let found = found.range();
        found.start < range.end && range.start < found.end
    })
}

/// A claim that has only what was marked: quoted words, or an anchor.
fn claim(
    number: u16,
    paragraph: &Paragraph<'_>,
    range: &Range<usize>,
    is_translated: bool,
    ids: &mut Ids,
) -> Proposal<Claim<'static>> {
    let words = &paragraph.text()[range.clone()];
    let quotations = paragraph.quotations();
    let is_quoted = quotations.iter().any(|it| it.start <= range.start && range.end <= it.end);
    let speech = if is_quoted { Speech::Partial } else { Speech::Paraphrase };
    let shown = |text: &str| Str::from(clean(text).into_owned());
    let anchor = || shown(words.split_inclusive(' ').take(WORDS).collect::<String>().trim_end());
    let id = ids.numbered(&format!("marked-p{number}"));
    let translation = (is_quoted && is_translated).then_some(ClaimField::Translation);
    let open = [ClaimField::Speaker, ClaimField::Speech, ClaimField::Content, ClaimField::Gist];
    let open = open.into_iter().chain(translation).map(OpenInClaim::from);
    let item = Claim {
        speaker: None,
        gist: None,
        quote: is_quoted.then(|| shown(words)).into_iter().collect(),
        anchor: (!is_quoted).then(anchor),
        open: open.collect(),
        ..Claim::new(id, number, "", speech, "")
    };
    Proposal { item, remarks: Vec::new() }
}

/// Adds what was said of the words to the claim's note, and who said it.
fn note(claim: &mut Claim<'static>, highlight: &Highlight) {
    let Some(comment) = &highlight.comment else { return };
    let said = match &highlight.by {
        Some(by) => format!("{by}: {comment}"),
        None => comment.clone(),
    };
    let before = claim.note.take().map(|note| format!("{note} ")).unwrap_or_default();
    claim.note = Some(clean(&(before + &said)).into_owned().into());
}
