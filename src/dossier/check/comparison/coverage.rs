//! What the article says that is in no claim and no request.

use super::{
    ArticleParagraphs, Claim, Code, Comparison, Diagnostic, Document, Item, Label, Moved, PARTIAL,
    Paragraph, Path, Speech, count, phrase::shown,
};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

impl Comparison<'_> {
    /// Reports paragraphs that nothing in the document is about, and quotations that it leaves out.
    pub(super) fn check_coverage(&mut self, article: &ArticleParagraphs<'_>) {
        let Document { claims, requests, .. } = self.document;
        let claims =
            (0..).zip(claims).map(|(at, it)| self.stands_in(Item::Claim(at), it.paragraph));
        let requests =
            (0..).zip(requests).map(|(at, it)| self.stands_in(Item::Request(at), it.paragraph));
        // One wrong number is told already, and leaves no paragraph without a claim besides.
        let is_alone = |it: &&Moved| self.shifts.binary_search(&it.distance()).is_err();
        let alone = self.moved.values().filter(is_alone).map(|it| it.from);
        let mut stands_in: Vec<u16> = claims.chain(requests).chain(alone).collect();
        stands_in.sort_unstable();
        self.placed.sort_by_key(|(number, range, _)| (*number, range.start));
        self.covered.sort_by_key(|(number, range)| (*number, range.start));
        let without_quote = self.without_quote();
        let gaps = self.gaps;
        for (number, paragraph) in article.paragraphs().filter(|(at, _)| !gaps.may_cover(*at)) {
            let is_covered = stands_in.binary_search(&number).is_ok();
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
            if without_quote.binary_search(&number).is_ok() {
                continue;
            }
            for quotation in paragraph.quotations() {
                self.check_quotation(number, paragraph, quotation, &here);
            }
        }
    }

    /// The paragraphs, in order, in which a claim stands whose quote is missing, which is told of it:
    /// what it quotes is not left out besides.
    fn without_quote(&self) -> Vec<u16> {
        let is_one = |it: &Claim<'_>| {
            let is_quoted = matches!(it.decided_speech(), Some(Speech::Verbatim | Speech::Partial));
            is_quoted && it.quote.iter().all(|span| span.trim().is_empty())
        };
        let claims = (0..).zip(&self.document.claims).filter(|(_, it)| is_one(it));
        let numbers = claims.map(|(at, it)| self.stands_in(Item::Claim(at), it.paragraph));
        let mut numbers: Vec<u16> = numbers.collect();
        numbers.sort_unstable();
        numbers
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
            && !self.is_kept(number, words(gap))
        {
            (Code::ShortQuotation, gap)
        } else {
            return;
        };
        let message = format!("paragraph {number} quotes {}, but no claim does", shown(words(gap)));
        let diagnostic = match self.beside(number, paragraph, gap) {
            Beside::Same(item) => Diagnostic::new(code, item.path(), message),
            Beside::After(item, next) => {
                let diagnostic = Diagnostic::new(code, item.path(), message);
                let label = |it: Item| Label::new(it.path(), "and before this one");
                diagnostic.with_labels(next.map(label).into_iter())
            }
            Beside::Before(item) => Diagnostic::new(code, item.path(), message),
            Beside::Nothing => Diagnostic::new(code, near(self.document, number), message),
        };
        self.found.push(diagnostic);
    }

    /// Whether a gist or a note of what stands in this paragraph has these words.
    fn is_kept(&self, number: u16, words: &str) -> bool {
        let Document { claims, requests, .. } = self.document;
        let is_here = |item: Item, own: u16| self.stands_in(item, own) == number;
        let claims = (0..).zip(claims).filter(|(at, it)| is_here(Item::Claim(*at), it.paragraph));
        let requests = (0..).zip(requests);
        let requests = requests.filter(|(at, it)| is_here(Item::Request(*at), it.paragraph));
        let texts = claims.flat_map(|(_, it)| [it.gist.as_ref(), it.note.as_ref()]);
        let mut texts = texts.chain(requests.map(|(_, it)| it.note.as_ref())).flatten();
        texts.any(|text| text.contains(words))
    }

    /// What stands beside a place of a paragraph.
    fn beside(&self, number: u16, paragraph: &Paragraph<'_>, place: &Range<usize>) -> Beside {
        let first = self.placed.partition_point(|(found, ..)| *found < number);
        let here = &self.placed[first..];
        let here = &here[..here.partition_point(|(found, ..)| *found == number)];
        let sentence = sentence(paragraph.text(), place.start);
        let is_in = |range: &Range<usize>| range.start < sentence.end && sentence.start < range.end;
        if let Some((.., item)) = here.iter().find(|(_, range, _)| is_in(range)) {
            return Beside::Same(*item);
        }
        let before = here.partition_point(|(_, range, _)| range.start < place.start);
        let next = here.get(before).map(|(.., item)| *item);
        match (before.checked_sub(1).map(|at| here[at].2), next) {
            (Some(item), next) => Beside::After(item, next),
            (None, Some(item)) => Beside::Before(item),
            (None, None) => Beside::Nothing,
        }
    }
}

/// What stands beside a place of a paragraph that no claim has.
enum Beside {
    /// An item that has words of the same sentence.
    Same(Item),
    /// The item whose words come before, and the next.
    After(Item, Option<Item>),
    /// The first item of the paragraph, which comes after.
    Before(Item),
    /// Nothing in this paragraph.
    Nothing,
}

/// The sentence of a text that a place is in.
fn sentence(text: &str, at: usize) -> Range<usize> {
    let mut sentences = text.split_sentence_bound_indices();
    let found = sentences.find(|(start, sentence)| (*start..start + sentence.len()).contains(&at));
    found.map_or(0..text.len(), |(start, sentence)| start..start + sentence.len())
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

#[cfg(test)]
mod tests {
    use crate::dossier::{Limits, Source, check::check};

    /// Where what is left out of a text is told, as `CODE id`, and beside which other claim.
    fn left_out(claims: &str, text: &str) -> Vec<String> {
        let source = format!(
            "#![enable(implicit_some)] (format: 2, article: (id: \"x\", title: \"X\", outlet: \"O\", \
             published: \"2026-01-31\", paragraphs: 2, language: \"en\"), \
             speakers: [(id: \"a\", name: \"A\", kind: Person)], claims: [{claims}])"
        );
        let report = check(&Source::new("x", source), Some(text.as_bytes()), &Limits::default());
        let line = |it: &crate::dossier::diagnostic::Diagnostic| {
            let next = it.labels.first().and_then(|label| label.id.clone());
            let next = next.map(|id| format!(" {id}")).unwrap_or_default();
            format!("{} {}{next}", it.code, it.id.as_deref().unwrap_or("-"))
        };
        report.diagnostics.iter().map(line).collect()
    }

    #[test]
    fn what_is_left_out_is_told_where_it_would_stand() {
        let claim = |id: &str, paragraph: u16, anchor: &str| {
            format!(
                "(id: \"{id}\", paragraph: {paragraph}, speaker: \"a\", speech: Paraphrase, \
                 gist: \"g\", anchor: \"{anchor}\"),"
            )
        };
        let claims = claim("one", 1, "It rains")
            + &claim("two", 2, "Ann came")
            + &claim("three", 2, "Bo left");
        let text = |second: &str| format!("It rains.\n{second}\n");
        let quote = "\"we will be back\"";
        for (second, expected) in [
            // In the sentence of a claim, though another one comes before.
            (format!("Ann came. Bo left and said {quote}."), "W005 three"),
            (format!("Ann came. Cy said {quote}. Bo left."), "W005 two three"),
            (format!("Cy said {quote}. Ann came. Bo left."), "W005 two"),
            (format!("Ann came. Bo left. Cy said {quote}."), "W005 three"),
        ] {
            assert_eq!(left_out(&claims, &text(&second)), [expected], "{second}");
        }
        let only = claim("one", 1, "It rains");
        let told = left_out(&only, &text(&format!("Cy said {quote}.")));
        assert_eq!(told, ["W005 one", "W006 one"]);
    }
}
