//! A dossier against the text of its article: is what it quotes there, and is all that is there
//! in it.

mod coverage;
mod near;
mod touched;

use super::{Code, Problem, problems::Problems};
use crate::dossier::{
    Document, Str,
    original::{Found, Original, SOFT_HYPHEN, difference, fingerprint},
    path::Path,
};
use crate::text::cut;
use near::Miss;
use std::ops::Range;
use touched::{Item, Touched};

/// The columns of the article that a message shows.
const SHOWN: usize = 40;

/// Compares a document with the bytes of its article's text.
///
/// Whether the document is sound does not matter. Nothing is re-anchored: what stands elsewhere
/// is reported.
pub fn source(document: &Document<'_>, article: &[u8]) -> Vec<Problem> {
    let mut check = SourceCheck {
        document,
        problems: Problems::default(),
        covered: Vec::new(),
        touched: Touched::default(),
    };
    let text = std::str::from_utf8(article);
    match text {
        Ok(text) => check.text(&Original::new(text)),
        Err(error) => {
            let byte = error.valid_up_to();
            let line = memchr::memchr_iter(b'\n', &article[..byte]).count() + 1;
            let message =
                format!("byte {byte} of the article's text, in line {line}, is not UTF-8");
            let path = Path::root().field("article");
            check.problems.push(
                Problem::new(Code::TextNotUtf8, path, message)
                    .with_help("it is probably Latin-1 or Windows-1252; save it as UTF-8"),
            );
        }
    }
    let mut problems = check.problems.into_found();
    if let Some(differs) = hash(document, article) {
        let note = text.is_ok().then(|| check.touched.sentence(document));
        problems.push(note.into_iter().fold(differs, |differs, note| differs.with_note(note)));
    }
    problems
}

/// The problem of a text that has another hash than the one that was curated from.
fn hash(document: &Document<'_>, article: &[u8]) -> Option<Problem> {
    let expected = document.article.sha256.as_ref()?;
    let actual = fingerprint(article);
    let path = Path::root().field("article").field("sha256");
    let message = "the article's text is not the one that was curated from";
    let problem = Problem::new(Code::HashDiffers, path, message);
    (!expected.eq_ignore_ascii_case(&actual)).then(|| {
        problem.with_help(format!("once the dossier follows the new text, write \"{actual}\""))
    })
}

struct SourceCheck<'d> {
    document: &'d Document<'d>,
    problems: Problems,
    /// What quotes were found to cover: a paragraph's number and bytes of it.
    covered: Vec<(u16, Range<usize>)>,
    touched: Touched,
}

/// What is looked for in the article: a span of a quote, or an anchor.
#[derive(Clone, Copy)]
struct Sought<'w> {
    words: &'w str,
    paragraph: u16,
    kind: Sort,
    /// Whose words they are.
    item: Item,
}

#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Quote,
    Anchor,
}

impl SourceCheck<'_> {
    fn text(&mut self, original: &Original<'_>) {
        let expected = usize::from(self.document.article.paragraphs);
        if original.len() != expected {
            let message = format!(
                "the article's text has {} paragraphs, and the dossier says {expected}",
                original.len()
            );
            self.problems.push(
                Problem::new(
                    Code::ParagraphCount,
                    Path::root().field("article").field("paragraphs"),
                    message,
                )
                .with_help(
                    "a paragraph is a line of the text; blank lines and a byline do not count",
                ),
            );
        }
        for (index, claim) in (0..).zip(&self.document.claims) {
            let words = (claim.quote.as_slice(), claim.anchor.as_ref());
            self.seek_all(original, claim.paragraph, words, Item::Claim(index));
        }
        for (index, request) in (0..).zip(&self.document.requests) {
            let words = (request.quote.as_slice(), request.anchor.as_ref());
            self.seek_all(original, request.paragraph, words, Item::Request(index));
        }
        coverage::check(self.document, original, &mut self.covered, &mut self.problems);
    }

    fn seek_all(
        &mut self,
        original: &Original<'_>,
        paragraph: u16,
        (quote, anchor): (&[Str<'_>], Option<&Str<'_>>),
        item: Item,
    ) {
        for (index, words) in (0..).zip(quote) {
            let sought = Sought { words, paragraph, kind: Sort::Quote, item };
            self.seek(original, sought, || item.path().field("quote").item(index));
        }
        if let Some(words) = anchor {
            let sought = Sought { words, paragraph, kind: Sort::Anchor, item };
            self.seek(original, sought, || item.path().field("anchor"));
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
                self.touched.add_moved(sought.item);
                sought.stands_in(number, path())
            }
            None => {
                self.touched.add_gone(sought.item);
                let miss = near::miss(original, sought.paragraph, sought.words);
                if let Some(miss) = miss {
                    self.cover_quotation(original, sought, &miss);
                }
                sought.is_missing(miss, path())
            }
        };
        self.problems.push(problem);
    }

    /// What is misquoted is not left out as well.
    fn cover_quotation(
        &mut self,
        original: &Original<'_>,
        sought: Sought<'_>,
        miss: &Miss<'_, '_>,
    ) {
        let Some(paragraph) = original.paragraph(miss.paragraph) else { return };
        let at = miss.there.as_ptr().addr() - paragraph.text().as_ptr().addr();
        let quotation =
            paragraph.quotations().into_iter().find(|it| (it.start..=it.end).contains(&at));
        if let Some(range) = quotation {
            self.cover(miss.paragraph, sought, &Found::Loose(range));
        }
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
            .with_help(format!("write it as it is there: {}", shown(&revealed(actual))))
    }

    fn stands_in(self, number: u16, path: Path) -> Problem {
        let code = match self.kind {
            Sort::Quote => Code::QuoteElsewhere,
            Sort::Anchor => Code::AnchorElsewhere,
        };
        let message =
            format!("this {} stands in paragraph {number}, not in {}", self.noun(), self.paragraph);
        Problem::new(code, path, message).with_help(format!(
            "write `paragraph: {number}`, or make what stands there a claim of its own"
        ))
    }

    fn is_missing(self, miss: Option<Miss<'_, '_>>, path: Path) -> Problem {
        let code = match self.kind {
            Sort::Quote => Code::QuoteNotFound,
            Sort::Anchor => Code::AnchorNotFound,
        };
        let message = format!("this {} does not stand in the article", self.noun());
        let help = match miss {
            Some(Miss { paragraph, there: "", here }) => {
                format!("paragraph {paragraph} has nothing where this has {}", shown(here))
            }
            Some(Miss { paragraph, there, here }) => {
                let (there, here) = (shown(there), shown(here));
                format!("paragraph {paragraph} has {there} where this has {here}")
            }
            None => "copy the words from the article, its mistakes included".to_owned(),
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
