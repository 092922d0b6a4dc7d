//! The article's own fields.

use super::{Code, Problem, Problems, Quoted, text::is_empty};
use crate::dossier::{Article, FORMAT, Translated, path::Path};
use jiff::civil::Date;

pub(super) fn check(article: &Article<'_>, format: u32, problems: &mut Problems) {
    let field = |name: &'static str| Path::root().field("article").field(name);
    if format != FORMAT {
        problems.push(
            Problem::new(
                Code::Format,
                Path::root().field("format"),
                format!("the format is version {format}, and this program reads version {FORMAT}"),
            )
            .with_help(if format > FORMAT {
                "use a newer onrecord"
            } else {
                "write `format: 1`"
            }),
        );
    }
    if article.paragraphs == 0 {
        problems.push(
            Problem::new(Code::NoParagraphs, field("paragraphs"), "the article has 0 paragraphs")
                .with_help("count the paragraphs of its text, without headline and byline"),
        );
    }
    if date(&article.published).is_none() {
        let message = format!("{} is no date", Quoted(&article.published));
        problems.push(
            Problem::new(Code::BadDate, field("published"), message)
                .with_help("write year, month and day, as in `2026-02-12`"),
        );
    }
    if let Some(hash) = &article.sha256
        && !is_sha256(hash)
    {
        problems.push(
            Problem::new(Code::BadHash, field("sha256"), "this is no SHA-256")
                .with_help("put in the 64 digits that `sha256sum` prints, or leave it out"),
        );
    }
    let from = match &article.translated {
        Translated::Original => None,
        Translated::Human { from } | Translated::Machine { from } => Some(from),
    };
    let required = [
        ("title", Some(&article.title)),
        ("outlet", Some(&article.outlet)),
        ("language", Some(&article.language)),
        ("reader_language", article.reader_language.as_ref()),
        ("translated", from),
    ];
    for (name, text) in required {
        if text.is_some_and(|text| is_empty(text)) {
            problems.push(super::text::empty(field(name)));
        }
    }
    for (index, name) in (0..).zip(&article.byline) {
        if is_empty(name) {
            problems.push(super::text::empty(field("byline").item(index)));
        }
    }
}

/// The date that `text` is, if it is exactly `YYYY-MM-DD`.
fn date(text: &str) -> Option<Date> {
    let shape = |(at, b): (usize, u8)| {
        if matches!(at, 4 | 7) { b == b'-' } else { b.is_ascii_digit() }
    };
    let exact = text.len() == 10 && text.bytes().enumerate().all(shape);
    exact.then(|| text.parse().ok()).flatten()
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}
