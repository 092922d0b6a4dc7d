//! News items as agencies send them: ninjs, NITF and NewsML-G2.

mod ninjs;
mod xml;

use super::{ArticleError, Facts, Form, Paragraph, ReadArticle, Remark, page, tidy};
use jiff::Timestamp;

pub use ninjs::{is_json, read as read_json};
pub use xml::{is_xml, read as read_xml};

/// What a news item says, in whichever format.
#[derive(Debug, Default)]
struct Item {
    facts: Facts,
    /// Whether it may be published, in the words of the format: `usable`, `canceled`, `withheld`.
    status: Option<String>,
    /// Until when it may not be published.
    embargo: Option<String>,
    is_correction: bool,
    /// What the editors say of it.
    note: Option<String>,
    /// Whether it is about a picture, a film or a recording, which its body describes.
    is_of_picture: bool,
    body: Option<Body>,
    /// How many more texts stand in the same message.
    others: usize,
}

/// The text of an item.
#[derive(Debug)]
enum Body {
    Html(String),
    Plain(String),
}

impl Item {
    /// The article, and first of all whether it may be used.
    fn read(self, form: Form) -> Result<ReadArticle, ArticleError> {
        let mut first = Vec::new();
        let status = self.status.as_deref().map(str::to_ascii_lowercase).unwrap_or_default();
        if status.ends_with("canceled") || status.ends_with("cancelled") {
            first.push(Remark::Canceled);
        } else if status.ends_with("withheld") {
            first.push(Remark::Withheld);
        }
        if let Some(until) = self.embargo.filter(|until| lasts(until)) {
            first.push(Remark::Embargo(tidy(&until)));
        }
        let note = self.note.map(|note| tidy(&note)).filter(|it| !it.is_empty());
        if self.is_correction || note.as_deref().is_some_and(is_of_correction) {
            first.push(Remark::Correction);
        }
        let notes = first.iter().map(ToString::to_string).chain(note.clone()).map(sentence);
        let mut facts = self.facts;
        let notes = notes.collect::<Vec<_>>().join(" ");
        facts.note = (!notes.is_empty()).then_some(notes);
        first.extend(note.map(Remark::Editors));
        if self.is_of_picture {
            first.push(Remark::Describes);
        }
        if self.others > 0 {
            first.push(Remark::Others(self.others));
        }
        let paragraphs = match self.body.ok_or(ArticleError::NoBody)? {
            Body::Html(html) => page::fragment(&html)?,
            Body::Plain(text) => {
                let lines = text.lines().map(tidy).filter(|line| !line.is_empty());
                lines.map(Paragraph::sure).collect()
            }
        };
        if paragraphs.is_empty() {
            return Err(ArticleError::NoBody);
        }
        Ok(ReadArticle::new(form, paragraphs, facts, first)?)
    }
}

/// Whether an embargo has not passed. One that cannot be read has not.
fn lasts(until: &str) -> bool {
    let until = until.trim();
    let at = until.parse::<Timestamp>().ok();
    let at = at.or_else(|| {
        let local = until.parse::<jiff::civil::DateTime>().ok()?;
        jiff::tz::TimeZone::UTC.to_timestamp(local).ok()
    });
    !until.is_empty() && at.is_none_or(|at| at > Timestamp::now())
}

/// Whether the editors say that an item corrects another.
fn is_of_correction(note: &str) -> bool {
    let note = note.to_lowercase();
    let words = ["correct", "berichtig", "korrektur", "korrigiert", "rectif"];
    words.iter().any(|word| note.contains(word))
}

/// A sentence with a capital letter and a full stop.
fn sentence(text: String) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>());
    let text = first.unwrap_or_default() + chars.as_str();
    if text.ends_with(['.', '!', '?']) { text } else { text + "." }
}

/// A text, unless nothing stands in it.
fn some(text: &str) -> Option<String> {
    Some(tidy(text)).filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests;
