//! What the article says that is in no claim and no request.

use super::{
    ArticleParagraphs, Code, Comparison, Diagnostic, Document, PARTIAL, Paragraph, Path, count,
    shown,
};
use std::ops::Range;

impl Comparison<'_> {
    /// Reports paragraphs that nothing in the document is about, and quotations that it leaves out.
    pub(super) fn check_coverage(&mut self, article: &ArticleParagraphs<'_>) {
        let Document { claims, requests, .. } = self.document;
        self.covered.sort_by_key(|(number, range)| (*number, range.start));
        let gaps = self.gaps;
        for (number, paragraph) in article.paragraphs().filter(|(at, _)| !gaps.may_cover(*at)) {
            let is_covered = claims.iter().any(|claim| claim.paragraph == number)
                || requests.iter().any(|request| request.paragraph == number);
            if !is_covered {
                let message = format!("paragraph {number} has no claim and no request");
                let begins = shown(paragraph.text());
                let help = format!("add what it says as a claim; it begins {begins}");
                let path = near(self.document, number);
                let diagnostic = Diagnostic::new(Code::ParagraphWithoutClaim, path, message);
                self.found.push(diagnostic.with_help(help));
            }
            let first = self.covered.partition_point(|(found, _)| *found < number);
            let here = self.covered[first..].iter().take_while(|(found, _)| *found == number);
            let here: Vec<_> = here.map(|(_, range)| range.clone()).collect();
            for quotation in paragraph.quotations() {
                self.check_quotation(number, paragraph, quotation, &here);
            }
        }
    }

    fn check_quotation(
        &mut self,
        number: u16,
        paragraph: &Paragraph<'_>,
        quotation: Range<usize>,
        covered: &[Range<usize>],
    ) {
        let words = |range: &Range<usize>| &paragraph.text()[range.clone()];
        let gaps = gaps(&quotation, covered);
        let long = gaps.iter().find(|gap| count(words(gap)) >= PARTIAL);
        let (code, gap) = if let Some(gap) = long {
            (Code::UncoveredQuotation, gap)
        } else if let Some(gap) = gaps.iter().find(|gap| **gap == quotation)
            && !is_kept(self.document, number, words(gap))
        {
            (Code::ShortQuotation, gap)
        } else {
            return;
        };
        let message = format!("paragraph {number} quotes {}, but no claim does", shown(words(gap)));
        self.found.add(code, near(self.document, number), message);
    }
}

/// Whether a gist or a note of this paragraph has these words.
fn is_kept(document: &Document<'_>, number: u16, words: &str) -> bool {
    let claims = document.claims.iter().filter(|it| it.paragraph == number);
    let requests = document.requests.iter().filter(|it| it.paragraph == number);
    let texts = claims.flat_map(|it| [it.gist.as_ref(), it.note.as_ref()]);
    let mut texts = texts.chain(requests.map(|it| it.note.as_ref())).flatten();
    texts.any(|text| text.contains(words))
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

/// Where in the document something about this paragraph would be.
fn near(document: &Document<'_>, number: u16) -> Path {
    match document.claims.iter().rposition(|claim| claim.paragraph <= number) {
        // A list that is longer than `u32` counts does not fit any file that is read.
        Some(index) => Path::item_of("claims", u32::try_from(index).unwrap_or(u32::MAX)),
        None => Path::root().field("claims"),
    }
}
