//! Claims and readings as text. Every form keeps the caveats.
//!
//! All forms of a claim carry the speaker, the form of speech, the grade with its name and what
//! it measures, the replies, and article, date and paragraph. A paraphrase never stands inside
//! quotation marks, and neither does a back-translation.
//!
//! ```
//! use onrecord::{
//!     dossier::Limits,
//!     export::{self, Format},
//!     library::{self, Statuses},
//!     analysis::Scope,
//! };
//!
//! let library = library::open(&[], &Limits::default()).library;
//! let statuses = Statuses::default();
//! let claim = library.find("pottinger-leverage")?;
//! assert!(Format::Bibtex.write([claim], &statuses).starts_with("@article{"));
//! assert!(export::memo(Scope::all(&library)).starts_with("# Sourcing memo"));
//! assert!(export::report(Scope::all(&library), &statuses).starts_with("<!DOCTYPE html>"));
//! # Ok::<(), library::FindError>(())
//! ```

mod address;
mod annotations;
pub mod caveats;
mod citation;
mod csv;
mod diff;
mod dot;
mod facts;
mod grouped;
mod guide;
pub mod json;
mod jsonld;
mod language;
mod markdown;
mod memo;
mod page;
mod plain;
mod quotes;
mod report;
mod ron;
mod source_text;
pub mod table;
#[cfg(test)]
mod tests;

pub use annotations::{annotations, words_of};
pub use citation::{bibtex, csl};
pub use csv::csv;
pub use diff::diff;
pub use dot::dot;
pub use guide::{LIMITS, MEANING, guide, guide_to};
pub use jsonld::jsonld;
pub use language::language;
pub use markdown::{escape, markdown};
pub use memo::memo;
pub use plain::plain;
pub use quotes::{Marks, quoted};
pub use report::report;
pub use ron::ron;
pub use source_text::{SourceText, Spot};

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
    /// The words of schema.org, for web pages.
    JsonLd,
    /// W3C Web Annotations of the article.
    Annotations,
    /// The article, for citation managers.
    Csl,
    /// The article, for BibTeX.
    Bibtex,
    /// A graph of who answers or denies what, for Graphviz.
    Dot,
}

impl Vocabulary for Format {
    const ALL: &'static [Self] = &[
        Format::Plain,
        Format::Markdown,
        Format::Csv,
        Format::Json,
        Format::Jsonl,
        Format::Ron,
        Format::JsonLd,
        Format::Annotations,
        Format::Csl,
        Format::Bibtex,
        Format::Dot,
    ];

    fn word(self) -> &'static str {
        match self {
            Format::Plain => "plain",
            Format::Markdown => "md",
            Format::Csv => "csv",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
            Format::Ron => "ron",
            Format::JsonLd => "jsonld",
            Format::Annotations => "annotations",
            Format::Csl => "csl",
            Format::Bibtex => "bibtex",
            Format::Dot => "dot",
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
            Format::JsonLd => "schema.org JSON-LD",
            Format::Annotations => "W3C Web Annotations",
            Format::Csl => "CSL-JSON",
            Format::Bibtex => "BibTeX",
            Format::Dot => "DOT graph",
        }
    }
}

impl Format {
    /// The claims in this form, with the reader's own verification in those forms that are for
    /// people and for work on claims; what is made to be published has none.
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
            Format::JsonLd => jsonld(claims),
            Format::Annotations => annotations(claims, None),
            Format::Csl => csl(claims),
            Format::Bibtex => bibtex(claims),
            Format::Dot => dot(claims),
        }
    }
}
