//! The article's own fields.

use super::{Code, Problem, Problems, Quoted, text::is_empty};
use crate::dossier::{Article, FORMAT, Translated, is_language, path::Path};
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
        let problem = Problem::new(Code::BadDate, field("published"), message)
            .with_help("write year, month and day, as in `2026-02-12`");
        problems.push(match article.published.starts_with("0000") {
            true => problem.with_note("the calendar has no year 0"),
            false => problem,
        });
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
        ("url", article.url.as_ref()),
    ];
    let languages = [
        ("language", Some(&article.language)),
        ("reader_language", article.reader_language.as_ref()),
        ("translated", from),
    ];
    for (name, text) in required.into_iter().chain(languages) {
        if text.is_some_and(|text| is_empty(text)) {
            problems.push(super::text::empty(field(name)));
        }
    }
    for (name, tag) in languages {
        if let Some(tag) = tag.filter(|tag| !is_empty(tag) && !is_language(tag)) {
            problems.push(bad_language(tag, field(name)));
        }
    }
    for (index, name) in (0..).zip(&article.byline) {
        if is_empty(name) {
            problems.push(super::text::empty(field("byline").item(index)));
        }
    }
}

fn bad_language(tag: &str, path: Path) -> Problem {
    let hyphened = tag.trim().replace(['_', ' '], "-");
    let is_meant = tag.contains('_') && is_language(&hyphened);
    let help = match is_meant {
        true => format!("write `{hyphened}`"),
        false => "write its code, as in `de`, and the region behind a hyphen, as in `en-GB`".into(),
    };
    let message = format!("{} is no code of a language", Quoted(tag));
    Problem::new(Code::BadLanguage, path, message).with_help(help)
}

/// The date that `text` is, if it is exactly `YYYY-MM-DD` and of a year that there was.
fn date(text: &str) -> Option<Date> {
    let shape = |(at, b): (usize, u8)| {
        if matches!(at, 4 | 7) { b == b'-' } else { b.is_ascii_digit() }
    };
    let exact = text.len() == 10 && text.bytes().enumerate().all(shape);
    let date: Date = exact.then(|| text.parse().ok()).flatten()?;
    (date.year() > 0).then_some(date)
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}
