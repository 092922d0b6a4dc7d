//! What the article says that is in no claim and no request.

use super::{Code, Problem, Problems, shown};
use crate::dossier::{
    Document,
    check::words::{PARTIAL, count},
    original::{Original, Paragraph},
    path::Path,
};
use std::ops::Range;

/// Reports paragraphs that nothing in the document is about, and quoted words that it leaves out.
///
/// `covered` is what its quotes were found to cover: a paragraph's number and bytes of it.
pub(super) fn check(
    document: &Document<'_>,
    original: &Original<'_>,
    covered: &mut [(u16, Range<usize>)],
    problems: &mut Problems,
) {
    let Document { claims, requests, .. } = document;
    covered.sort_by_key(|(number, range)| (*number, range.start));
    for (number, paragraph) in original.paragraphs() {
        let is_told = claims.iter().any(|claim| claim.paragraph == number)
            || requests.iter().any(|request| request.paragraph == number);
        if !is_told {
            let message = format!("paragraph {number} has no claim and no request");
            let problem =
                Problem::new(Code::ParagraphWithoutClaim, near(document, number), message);
            problems.push(problem.with_help(format!(
                "add what it says as a claim; it begins {}",
                shown(paragraph.text())
            )));
        }
        let here = covered.iter().filter(|(found, _)| *found == number);
        let here: Vec<_> = here.map(|(_, range)| range.clone()).collect();
        for quotation in paragraph.quotations() {
            if let Some(problem) = left_out(document, number, paragraph, quotation, &here) {
                problems.push(problem);
            }
        }
    }
}

fn left_out(
    document: &Document<'_>,
    number: u16,
    paragraph: &Paragraph<'_>,
    quotation: Range<usize>,
    covered: &[Range<usize>],
) -> Option<Problem> {
    let words = |range: &Range<usize>| count(&paragraph.text()[range.clone()]);
    let gaps = gaps(&quotation, covered);
    let long = gaps.iter().find(|gap| words(gap) >= PARTIAL);
    let (code, gap) = match long {
        Some(gap) => (Code::UncoveredQuotation, gap),
        None => (Code::ShortQuotation, gaps.iter().find(|gap| **gap == quotation)?),
    };
    let words = &paragraph.text()[gap.clone()];
    if code == Code::ShortQuotation && is_kept(document, number, words) {
        return None;
    }
    let message = format!("paragraph {number} quotes {}, and no claim does", shown(words));
    let help = match code {
        Code::ShortQuotation => "keep it in the gist or note of who says it, or leave it",
        _ => "add it to the `quote` of who says it, or leave it if nobody does",
    };
    Some(Problem::new(code, near(document, number), message).with_help(help))
}

/// Whether a gist or a note of this paragraph has these words.
fn is_kept(document: &Document<'_>, number: u16, words: &str) -> bool {
    let claims = document.claims.iter().filter(|it| it.paragraph == number);
    let requests = document.requests.iter().filter(|it| it.paragraph == number);
    let told = claims.flat_map(|it| [Some(&it.gist), it.note.as_ref()]);
    let mut told = told.chain(requests.map(|it| it.note.as_ref())).flatten();
    told.any(|text| text.contains(words))
}

/// The parts of `quotation` that `covered`, which is sorted, leaves out.
fn gaps(quotation: &Range<usize>, covered: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut gaps = Vec::new();
    let mut start = quotation.start;
    for found in covered.iter().filter(|it| it.end > quotation.start && it.start < quotation.end) {
        if found.start > start {
            gaps.push(start..found.start);
        }
        start = start.max(found.end);
    }
    if start < quotation.end {
        gaps.push(start..quotation.end);
    }
    gaps
}

/// Where in the document something about this paragraph would stand.
fn near(document: &Document<'_>, number: u16) -> Path {
    match document.claims.iter().rposition(|claim| claim.paragraph <= number) {
        // A list that is longer than `u32` counts does not fit any file that is read.
        Some(index) => Path::item_of("claims", u32::try_from(index).unwrap_or(u32::MAX)),
        None => Path::root().field("claims"),
    }
}
