//! The article's own fields.

use super::{Quoted, Structural, is_empty};
use crate::dossier::{
    address::is_language,
    claim::Claim,
    diagnostic::{Change, Code, Correction, Diagnostic},
    document::{Document, FORMAT, Translated},
    path::Path,
    speaker::{Access, Kind, Speaker},
    syntax::literal,
};
use crate::text::and;
use jiff::civil::Date;

/// A version of the format that this program does not know.
pub(in crate::dossier) fn unknown_version(format: u32) -> Diagnostic {
    let message =
        format!("the format is version {format}, and this program reads versions 1 to {FORMAT}");
    let path = Path::root().field("format");
    let diagnostic = Diagnostic::new(Code::Format, path, message);
    match format {
        0 => diagnostic.with_correction(newest_format()),
        _ => diagnostic.with_help("use a newer onrecord"),
    }
}

/// Makes the version that of the newest format.
fn newest_format() -> Correction {
    let newest = Change::Set(Path::root().field("format"), FORMAT.to_string());
    Correction::sure(format!("write `format: {FORMAT}`"), [newest])
}

impl Structural<'_> {
    pub(super) fn check_article(&mut self) {
        let (article, format) = (&self.document.article, self.document.format);
        let field = |name: &'static str| Path::root().field("article").field(name);
        if !(1..=FORMAT).contains(&format) {
            self.found.push(unknown_version(format));
        }
        if format == 1 {
            self.check_later_fields();
        }
        if article.paragraphs == 0 {
            self.found.add(Code::NoParagraphs, field("paragraphs"), "the article has 0 paragraphs");
        }
        self.check_open_article(article);
        if let Some(published) = article.published.as_deref().filter(|it| date(it).is_none()) {
            let message = format!("{} is not a date", Quoted(published));
            let diagnostic = Diagnostic::new(Code::BadDate, field("published"), message);
            self.found.push(match exact(published) {
                _ if published.starts_with("0000") => {
                    diagnostic.with_note("the calendar has no year 0")
                }
                Some(exact) => {
                    diagnostic.with_correction(Correction::text(field("published"), &exact))
                }
                None => diagnostic,
            });
        }
        if let Some(hash) = article.sha256.as_deref().filter(|hash| !is_sha256(hash)) {
            let message = "this is not a SHA-256 fingerprint";
            let diagnostic = Diagnostic::new(Code::BadHash, field("sha256"), message);
            // `sha256sum` prints the name of the file as well.
            let digits = hash.split_whitespace().next().filter(|digits| is_sha256(digits));
            self.found.push(match digits {
                Some(digits) => {
                    let change = Change::Set(field("sha256"), literal(digits));
                    diagnostic.with_correction(Correction::sure("write only its digits", [change]))
                }
                None => diagnostic,
            });
        }
        if let Some(language) = &article.language {
            self.check_language(language, || field("language"));
        }
        if let Some(language) = &article.reader_language {
            self.check_language(language, || field("reader_language"));
        }
        if let Translated::Human { from } | Translated::Machine { from } = &article.translated {
            self.check_language(from, || field("translated").field("from"));
        }
    }

    /// What version 1 of the format does not have, told once.
    fn check_later_fields(&mut self) {
        let Document { article, propositions, speakers, claims, requests, open, .. } =
            self.document;
        let of_speakers =
            |is: fn(&Speaker<'_>) -> bool| speakers.iter().filter(|it| is(it)).count();
        let of_claims = |is: fn(&Claim<'_>) -> bool| claims.iter().filter(|it| is(it)).count();
        let later = [
            ("short", propositions.iter().filter(|it| it.short.is_some()).count()),
            ("Hearsay", of_speakers(|it| it.kind == Some(Kind::Hearsay))),
            ("access", of_speakers(|it| it.access != Access::Published)),
            ("part_of", of_speakers(|it| it.part_of.is_some())),
            ("anonymity", of_claims(|it| it.anonymity.is_some())),
            ("knows", of_claims(|it| it.knows.is_some())),
            ("said_in", of_claims(|it| it.said_in.is_some())),
            ("with", of_claims(|it| !it.with.is_empty())),
            ("relays.sources", of_claims(|it| it.relays.iter().any(|it| it.sources.is_some()))),
            (
                "open",
                // What could not be read is open in the document, and not in the file.
                usize::from(self.found.has_all())
                    * (of_claims(|it| !it.open.is_empty())
                        + of_speakers(|it| !it.open.is_empty())
                        + requests.iter().filter(|it| !it.open.is_empty()).count()
                        + usize::from(!article.open.is_empty())
                        + usize::from(!open.is_empty())),
            ),
        ];
        let places: usize = later.iter().map(|(_, places)| places).sum();
        if places > 0 {
            let given = later.iter().filter(|(_, places)| *places > 0);
            let names = and(given.map(|(name, _)| format!("`{name}`")));
            let message = format!("version 1 of the format does not have {names}");
            let path = Path::root().field("format");
            let diagnostic = Diagnostic::new(Code::Format, path, message);
            self.found.push(diagnostic.with_correction(newest_format()));
        }
    }

    /// A language's tag. An empty one is an error of its own.
    fn check_language(&mut self, tag: &str, path: impl FnOnce() -> Path) {
        if is_empty(tag) || is_language(tag) {
            return;
        }
        let (path, message) = (path(), format!("{} is not a language code", Quoted(tag)));
        let hyphened = tag.trim().replace(['_', ' '], "-");
        let correction = Correction::text(path.clone(), &hyphened);
        let diagnostic = Diagnostic::new(Code::BadLanguage, path, message);
        self.found.push(match is_language(&hyphened) {
            true => diagnostic.with_correction(correction),
            false => diagnostic,
        });
    }
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

/// The date that a text is which has year, month and day in this order, as it should be written.
fn exact(text: &str) -> Option<String> {
    let parts: Vec<_> =
        text.trim().split(['-', '/', '.', '\u{2010}', '\u{2011}', '\u{2013}']).collect();
    let [year, month, day] = parts[..] else { return None };
    let exact = format!("{year:0>4}-{month:0>2}-{day:0>2}");
    date(&exact).filter(|_| year.len() == 4).map(|_| exact)
}

/// Whether a text has the form of a SHA-256 fingerprint.
pub(in crate::dossier::check) fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}
