//! Claims and analyses as text. Every form keeps the caveats.
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
pub use source_text::{NoSpot, SourceText, Spot};

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

/// Writes claims in one form: with the reader's own verification in those forms that are for people
/// and for work on claims; what is made to be published has none.
type Write = fn(Vec<ClaimRef<'_>>, &Statuses) -> String;

impl Format {
    /// Its word, its name for people, and what writes it.
    fn row(self) -> (&'static str, &'static str, Write) {
        match self {
            Format::Plain => ("plain", "plain text", |it, statuses| plain(it, statuses)),
            Format::Markdown => ("md", "Markdown", |it, statuses| markdown(it, statuses)),
            Format::Csv => ("csv", "CSV", |it, statuses| csv(it, statuses)),
            Format::Json => ("json", "JSON", |it, statuses| json::claims(it, statuses)),
            Format::Jsonl => ("jsonl", "JSON Lines", |it, all| json::claim_lines(it, all)),
            Format::Ron => ("ron", "RON", |it, statuses| ron(it, statuses)),
            Format::JsonLd => ("jsonld", "schema.org JSON-LD", |it, _| jsonld(it)),
            Format::Annotations => {
                ("annotations", "W3C Web Annotations", |it, _| annotations(it, None))
            }
            Format::Csl => ("csl", "CSL-JSON", |it, _| csl(it)),
            Format::Bibtex => ("bibtex", "BibTeX", |it, _| bibtex(it)),
            Format::Dot => ("dot", "DOT graph", |it, _| dot(it)),
        }
    }

    /// The claims in this form.
    pub fn write<'a>(
        self,
        claims: impl IntoIterator<Item = ClaimRef<'a>>,
        statuses: &Statuses,
    ) -> String {
        let (_, _, write) = self.row();
        write(claims.into_iter().collect(), statuses)
    }
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
        self.row().0
    }

    fn label(self) -> &'static str {
        self.row().1
    }
}
