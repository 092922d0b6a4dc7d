//! A dossier against the text of its article: is what it quotes there, and is all that is there
//! in it.

mod coverage;

use super::{Code, Problem};
use crate::dossier::{
    Document, Str,
    original::{Found, Original, Paragraph, SOFT_HYPHEN, difference, fingerprint},
    path::Path,
};
use crate::text::cut;
use std::ops::Range;

/// The columns of the article that a message shows.
const SHOWN: usize = 40;
/// How long the beginning of a span must be to say that it stands there, in bytes.
const BEGINNING: usize = 8;

/// Compares a document with the bytes of its article's text.
///
/// Whether the document is sound does not matter. Nothing is re-anchored: what stands elsewhere
/// is reported.
pub fn source(document: &Document<'_>, article: &[u8]) -> Vec<Problem> {
    let mut check = SourceCheck { document, problems: Vec::new(), covered: Vec::new() };
    check.hash(article);
    match std::str::from_utf8(article) {
        Ok(text) => check.text(&Original::new(text)),
        Err(error) => check.problems.push(
            Problem::new(
                Code::TextNotUtf8,
                Path::root().field("article"),
                format!("byte {} of the article's text is not UTF-8", error.valid_up_to()),
            )
            .with_help("save it as UTF-8"),
        ),
    }
    check.problems
}

struct SourceCheck<'d> {
    document: &'d Document<'d>,
    problems: Vec<Problem>,
    /// What quotes were found to cover: a paragraph's number and bytes of it.
    covered: Vec<(u16, Range<usize>)>,
}

/// What is looked for in the article: a span of a quote, or an anchor.
#[derive(Clone, Copy)]
struct Sought<'w> {
    words: &'w str,
    paragraph: u16,
    kind: Sort,
}

#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Quote,
    Anchor,
}

impl SourceCheck<'_> {
    fn hash(&mut self, article: &[u8]) {
        let Some(expected) = &self.document.article.sha256 else {
            return;
        };
        let actual = fingerprint(article);
        if !expected.eq_ignore_ascii_case(&actual) {
            self.problems.push(
                Problem::new(
                    Code::HashDiffers,
                    Path::root().field("article").field("sha256"),
                    "the article's text is not the one that was curated from",
                )
                .with_help(format!("its SHA-256 is {actual}")),
            );
        }
    }

    fn text(&mut self, original: &Original<'_>) {
        let expected = usize::from(self.document.article.paragraphs);
        if original.len() != expected {
            let message = format!("the article's text has {} paragraphs", original.len());
            self.problems.push(
                Problem::new(
                    Code::ParagraphCount,
                    Path::root().field("article").field("paragraphs"),
                    message,
                )
                .with_help("paragraphs are its lines, without blank ones and the byline"),
            );
        }
        for (index, claim) in (0..).zip(&self.document.claims) {
            let path = || Path::item_of("claims", index);
            self.seek_all(original, claim.paragraph, &claim.quote, claim.anchor.as_ref(), path);
        }
        for (index, request) in (0..).zip(&self.document.requests) {
            let path = || Path::item_of("requests", index);
            self.seek_all(
                original,
                request.paragraph,
                &request.quote,
                request.anchor.as_ref(),
                path,
            );
        }
        coverage::check(self.document, original, &mut self.covered, &mut self.problems);
    }

    fn seek_all(
        &mut self,
        original: &Original<'_>,
        paragraph: u16,
        quote: &[Str<'_>],
        anchor: Option<&Str<'_>>,
        path: impl Fn() -> Path,
    ) {
        for (index, words) in (0..).zip(quote) {
            let sought = Sought { words, paragraph, kind: Sort::Quote };
            self.seek(original, sought, || path().field("quote").item(index));
        }
        if let Some(words) = anchor {
            let sought = Sought { words, paragraph, kind: Sort::Anchor };
            self.seek(original, sought, || path().field("anchor"));
        }
    }

    fn seek(&mut self, original: &Original<'_>, sought: Sought<'_>, path: impl FnOnce() -> Path) {
        let own = original.paragraph(sought.paragraph);
        if let Some((paragraph, found)) = own.and_then(|it| Some((it, it.find(sought.words)?))) {
            self.cover(sought.paragraph, sought, &found);
            if let Found::Loose(range) = found {
                self.problems.push(sought.differs(&paragraph.text()[range], path()));
            }
            return;
        }
        let elsewhere =
            original.paragraphs().find_map(|(number, it)| Some((number, it.find(sought.words)?)));
        let problem = match elsewhere {
            Some((number, found)) => {
                self.cover(number, sought, &found);
                sought.stands_in(number, path())
            }
            None => sought.is_missing(own, path()),
        };
        self.problems.push(problem);
    }

    fn cover(&mut self, paragraph: u16, sought: Sought<'_>, found: &Found) {
        if sought.kind == Sort::Quote {
            self.covered.push((paragraph, found.range()));
        }
    }
}

impl Sought<'_> {
    fn noun(self) -> &'static str {
        match self.kind {
            Sort::Quote => "span",
            Sort::Anchor => "anchor",
        }
    }

    fn differs(self, actual: &str, path: Path) -> Problem {
        let code = match self.kind {
            Sort::Quote => Code::QuoteDiffers,
            Sort::Anchor => Code::AnchorDiffers,
        };
        let message = format!(
            "the article has other {} in this {}",
            difference(self.words, actual),
            self.noun()
        );
        Problem::new(code, path, message)
            .with_help(format!("there it is {}", shown(&revealed(actual))))
    }

    fn stands_in(self, number: u16, path: Path) -> Problem {
        let code = match self.kind {
            Sort::Quote => Code::QuoteElsewhere,
            Sort::Anchor => Code::AnchorElsewhere,
        };
        let message =
            format!("this {} stands in paragraph {number}, not in {}", self.noun(), self.paragraph);
        Problem::new(code, path, message).with_help("correct the paragraph, or split the claim")
    }

    fn is_missing(self, own: Option<&Paragraph<'_>>, path: Path) -> Problem {
        let code = match self.kind {
            Sort::Quote => Code::QuoteNotFound,
            Sort::Anchor => Code::AnchorNotFound,
        };
        let message = format!("this {} does not stand in the article", self.noun());
        let beginning = own.and_then(|paragraph| paragraph.find_beginning(self.words));
        let help = match beginning {
            Some((rest, length)) if length >= BEGINNING => format!(
                "after {} paragraph {} goes on with {}",
                shown_end(&self.words[..length]),
                self.paragraph,
                shown(rest),
            ),
            _ => "copy the words from the article, its mistakes included".to_owned(),
        };
        Problem::new(code, path, message).with_help(help)
    }
}

/// A text in which white space and soft hyphens that look like nothing are spelt out.
fn revealed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c != ' ' && (c.is_whitespace() || c == SOFT_HYPHEN) {
            out.push_str(&format!("<U+{:04X}>", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// The beginning of a text of the article, in backticks.
fn shown(text: &str) -> String {
    match cut(text.trim(), SHOWN) {
        (whole, false) => format!("`{whole}`"),
        (beginning, true) => format!("`{}…`", beginning.trim_end()),
    }
}

/// The end of a text of the article, in backticks.
fn shown_end(text: &str) -> String {
    let skipped = text.chars().count().saturating_sub(SHOWN);
    let end: String = text.chars().skip(skipped).collect();
    match skipped {
        0 => format!("`{end}`"),
        _ => format!("`…{}`", end.trim_start()),
    }
}
