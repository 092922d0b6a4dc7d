//! A dossier against the text of its article: are its quotations there, and is everything that the
//! article quotes in it.

mod changed;
mod coverage;
mod moved;
mod near;
mod phrase;
mod repeated;
mod search;

use super::{
    collector::Collector,
    structural::{in_order, is_sha256},
    words::{PARTIAL, Quoted, count},
};
use crate::dossier::{
    article_text::{ArticleParagraphs, MOST_PLACES, Paragraph, fingerprint, is_whole},
    claim::{Claim, Speech},
    diagnostic::{Change, Code, Correction, Diagnostic, Label},
    document::Document,
    load::Gaps,
    path::Path,
};
use changed::ChangedItems;
pub(in crate::dossier) use changed::Item;
use moved::{Moved, Standing};
use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

/// So many claims and requests without their words may be misquoted; more have another text.
const FEW: usize = 3;

/// What comparing a document with its article's text found.
pub(in crate::dossier) struct Compared {
    found: Vec<Diagnostic>,
    /// How many paragraphs the text has, if it is text.
    pub(in crate::dossier) paragraphs: Option<u16>,
    /// The items that are not, or not whole, where they say, each with the paragraph in which they
    /// are, or with why nobody can tell.
    pub(in crate::dossier) misplaced: Vec<(Item, Result<u16, String>)>,
}

impl Compared {
    /// Compares a document with the bytes of its article's text.
    ///
    /// Whether the document is valid does not matter. Nothing is re-anchored: what is elsewhere is
    /// reported. In the paragraphs that something in `gaps` may be about, nothing is missed.
    pub(in crate::dossier) fn of(document: &Document<'_>, gaps: &Gaps<'_>, article: &[u8]) -> Self {
        let mut comparison = Comparison {
            document,
            gaps,
            found: Collector::default(),
            covered: Vec::new(),
            changed: ChangedItems::default(),
            quoted: HashMap::new(),
            placed: Vec::new(),
            standings: Vec::new(),
            moved: BTreeMap::new(),
            shifts: Vec::new(),
            looked_at: 0,
        };
        let text = std::str::from_utf8(article);
        let mut paragraphs = None;
        match text {
            Ok(text) => {
                let article = ArticleParagraphs::new(text);
                paragraphs = u16::try_from(article.len()).ok();
                comparison.compare(&article);
            }
            Err(error) => {
                let byte = error.valid_up_to();
                let line = memchr::memchr_iter(b'\n', &article[..byte]).count() + 1;
                let message =
                    format!("byte {byte} of the article's text, in line {line}, is not UTF-8");
                comparison.found.add(Code::TextNotUtf8, Path::root().field("article"), message);
            }
        }
        let Comparison { found, standings, changed, .. } = comparison;
        let mut found = found.into_found();
        let actual = fingerprint(article);
        let expected = document.article.sha256.as_deref();
        // What is no fingerprint is an error of its own.
        let differs = |it: &str| is_sha256(it) && !it.eq_ignore_ascii_case(&actual);
        if expected.is_some_and(differs) {
            let path = Path::root().field("article").field("sha256");
            let message = "the article's text is not the one that the dossier was made from";
            let differs = Diagnostic::new(Code::HashDiffers, path, message)
                .with_help(format!("once it fits, write \"{actual}\""));
            found.push(match text {
                Ok(_) => differs.with_note(changed.sentence(document)),
                Err(_) => differs,
            });
        }
        let misplaced = standings.into_iter().map(|(item, it)| (item, it.paragraph(document)));
        Compared { found, paragraphs, misplaced: misplaced.collect() }
    }

    /// Whether the text is another article's: of the claims and requests of a document, nearly none
    /// has its words in it. A few words are in any text.
    pub(in crate::dossier) fn is_of_other_text(&self, document: &Document<'_>) -> bool {
        let all = document.claims.len() + document.requests.len();
        let missing = self.misplaced.iter().filter(|(_, paragraph)| paragraph.is_err()).count();
        missing >= FEW && missing == self.misplaced.len() && missing * 10 >= all * 8
    }

    /// What is wrong with the document beside the text.
    pub(in crate::dossier) fn problems(self, document: &Document<'_>) -> Vec<Diagnostic> {
        if !self.is_of_other_text(document) {
            return self.found;
        }
        let message = "the words of this dossier are not in this text";
        vec![Diagnostic::new(Code::OtherText, Path::root().field("article"), message)]
    }

    /// Whether the text decides no other paragraph for anything.
    pub(in crate::dossier) fn is_settled(&self) -> bool {
        self.misplaced.iter().all(|(_, paragraph)| paragraph.is_err())
    }

    /// The document with every paragraph that the text decides; what is still wrong with it has
    /// other causes.
    pub(in crate::dossier) fn corrected<'d>(&self, document: &Document<'d>) -> Document<'d> {
        let mut corrected = document.clone();
        corrected.article.paragraphs = self.paragraphs.unwrap_or(document.article.paragraphs);
        for (item, paragraph) in &self.misplaced {
            let Ok(paragraph) = *paragraph else { continue };
            match *item {
                Item::Claim(index) => corrected.claims[index as usize].paragraph = paragraph,
                Item::Request(index) => corrected.requests[index as usize].paragraph = paragraph,
            }
        }
        corrected
    }
}

struct Comparison<'d> {
    document: &'d Document<'d>,
    gaps: &'d Gaps<'d>,
    found: Collector<'d>,
    /// What quotes were found to cover: a paragraph's number and bytes of it.
    covered: Vec<(u16, Range<usize>)>,
    changed: ChangedItems,
    /// What claims quote of each paragraph, each with the index of its claim.
    quoted: HashMap<u16, Vec<(Range<usize>, u32)>>,
    /// Where the words of claims and requests are: a paragraph's number and bytes of it.
    placed: Vec<(u16, Range<usize>, Item)>,
    /// Where those stand whose words are not all in their paragraph.
    standings: Vec<(Item, Standing)>,
    /// Those whose words stand elsewhere.
    moved: BTreeMap<Item, Moved>,
    /// By how much those moved that moved together, in order.
    shifts: Vec<i32>,
    /// In how many paragraphs their words were looked for.
    looked_at: usize,
}

/// That the article has another number of paragraphs than the dossier says, and by how many.
fn wrong_count(
    document: &Document<'_>,
    article: &ArticleParagraphs<'_>,
) -> Option<(Diagnostic, i32)> {
    let expected = document.article.paragraphs;
    // Of a text of more, the others are not read.
    let count = u16::try_from(article.len()).unwrap_or(u16::MAX);
    if article.len() == usize::from(expected) {
        return None;
    }
    let message = format!(
        "the article's text has {} paragraphs, and the dossier says {expected}",
        article.len()
    );
    let path = Path::root().field("article").field("paragraphs");
    let diagnostic = Diagnostic::new(Code::ParagraphCount, path, message);
    Some((diagnostic, i32::from(count) - i32::from(expected)))
}

#[cfg(test)]
mod tests {
    use crate::dossier::{Limits, Source, check::check};

    /// What is wrong with the words that give a reason, by their places.
    fn reasons(claim: &str, request: &str) -> Vec<String> {
        let source = format!(
            r#"#![enable(implicit_some)] (format: 2, article: (id: "x", title: "X", outlet: "O",
            published: "2026-01-31", paragraphs: 2, language: "en"),
            speakers: [(id: "a", name: "A", kind: Person), (id: "u", name: "U", kind: Unnamed)],
            claims: [(id: "c", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "g",
                anchor: "It rains", {claim})],
            requests: [(paragraph: 2, to: ["a"], outcome: NoReply, link: Stated, {request})])"#
        );
        let text = "It rains, she said.\nNobody replied on Monday.";
        let source = Source::new("x", source);
        let report = check(&source, Some(text.as_bytes()), &Limits::default());
        let told = report.diagnostics.iter().filter(|it| it.message.contains(" in the article"));
        let elsewhere = report.diagnostics.iter().filter(|it| it.message.contains("in paragraph"));
        told.chain(elsewhere).map(|it| format!("{} {}: {}", it.code, it.path, it.message)).collect()
    }

    #[test]
    fn evidence_stands_in_its_paragraph() {
        let fine = r#"open: [Speaker(seen: "she said")]"#;
        assert_eq!(reasons(fine, r#"open: [To(seen: "on Monday")]"#), [""; 0]);
        assert_eq!(
            reasons(r#"open: [Gist, Speaker(seen: "they said")]"#, ""),
            ["E053 claims[0].open[1].seen: this evidence is not in the article"]
        );
        assert_eq!(
            reasons(
                r#"with: [(speaker: "u", sources: Stated(2), open: [Speaker(seen: "on Monday")],
                    anonymity: NoReason(anchor: "who is shy"))]"#,
                r#"open: [To(seen: "It rains")]"#
            ),
            [
                "E053 claims[0].with[0].anonymity.anchor: this anchor is not in the article",
                "E054 claims[0].with[0].open[0].seen: this evidence is in paragraph 2, not in 1",
                "E054 requests[0].open[0].seen: this evidence is in paragraph 1, not in 2",
            ]
        );
    }
}
