//! Claims and readings as text. Every form keeps the caveats.
//!
//! All forms of a claim carry the speaker, the form of speech, the grade with its name and what
//! it measures, the replies, and article, date and paragraph. A paraphrase never stands inside
//! quotation marks, and neither does a back-translation.

pub mod caveats;
mod csv;
mod guide;
pub mod json;
mod language;
mod markdown;
mod memo;
mod plain;
mod quotes;
mod ron;
pub mod table;
#[cfg(test)]
mod tests;

pub use csv::csv;
pub use guide::{LIMITS, MEANING, guide, guide_to};
pub use language::language;
pub use markdown::{escape, markdown};
pub use memo::memo;
pub use plain::plain;
pub use quotes::{Marks, quoted};
pub use ron::ron;

use crate::library::{ClaimRef, Statuses, Vocabulary};

/// A form of claims that leaves the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Lines to read, for a mail or a note.
    Plain,
    /// Markdown.
    Markdown,
    /// A table for a spreadsheet.
    Csv,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// What a curator writes, for another dossier.
    Ron,
}

impl Vocabulary for Format {
    const ALL: &'static [Self] =
        &[Format::Plain, Format::Markdown, Format::Csv, Format::Json, Format::Jsonl, Format::Ron];

    fn word(self) -> &'static str {
        match self {
            Format::Plain => "plain",
            Format::Markdown => "md",
            Format::Csv => "csv",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
            Format::Ron => "ron",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Format::Plain => "plain text",
            Format::Markdown => "Markdown",
            Format::Csv => "CSV",
            Format::Json => "JSON",
            Format::Jsonl => "JSON Lines",
            Format::Ron => "RON",
        }
    }
}

impl Format {
    /// The claims in this form, with the reader's own verification.
    pub fn write<'a>(
        self,
        claims: impl IntoIterator<Item = ClaimRef<'a>>,
        statuses: &Statuses,
    ) -> String {
        match self {
            Format::Plain => plain(claims, statuses),
            Format::Markdown => markdown(claims, statuses),
            Format::Csv => csv(claims, statuses),
            Format::Json => json::claims(claims, statuses),
            Format::Jsonl => json::claim_lines(claims, statuses),
            Format::Ron => ron(claims, statuses),
        }
    }
}
