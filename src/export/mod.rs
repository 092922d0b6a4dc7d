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
mod agreement;
mod annotations;
pub mod caveats;
mod citation;
mod csv;
pub mod diff;
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

pub use agreement::agreement;
pub use annotations::{AnchorIn, annotations, words_of};
pub use citation::{bibtex, csl};
pub use csv::csv;
pub use diff::diff;
pub use dot::{dot, linked};
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
    /// Its word, its name for people, the end of its files, and what writes it.
    fn row(self) -> (&'static str, &'static str, &'static str, Write) {
        match self {
            Format::Plain => ("plain", "plain text", "txt", |it, statuses| plain(it, statuses)),
            Format::Markdown => ("md", "Markdown", "md", |it, statuses| markdown(it, statuses)),
            Format::Csv => ("csv", "CSV", "csv", |it, statuses| csv(it, statuses)),
            Format::Json => ("json", "JSON", "json", |it, statuses| json::claims(it, statuses)),
            Format::Jsonl => ("jsonl", "JSON Lines", "jsonl", |it, all| json::claim_lines(it, all)),
            Format::Ron => ("ron", "RON", "ron", |it, statuses| ron(it, statuses)),
            Format::JsonLd => ("jsonld", "schema.org JSON-LD", "jsonld", |it, _| jsonld(it)),
            Format::Annotations => {
                ("annotations", "W3C Web Annotations", "annotations.json", |it, _| {
                    annotations(it, AnchorIn::Page(None))
                })
            }
            Format::Csl => ("csl", "CSL-JSON", "csl.json", |it, _| csl(it)),
            Format::Bibtex => ("bibtex", "BibTeX", "bib", |it, _| bibtex(it)),
            Format::Dot => ("dot", "DOT graph", "dot", |it, _| dot(it)),
        }
    }

    /// How the name of a file in this form ends, behind the dot.
    pub fn extension(self) -> &'static str {
        self.row().2
    }

    /// The form that the end of a file's name stands for.
    pub fn of_file(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let ends = |format: &&Self| {
            let stem = name.strip_suffix(format.extension()).and_then(|it| it.strip_suffix('.'));
            stem.is_some_and(|stem| !stem.is_empty() && !stem.ends_with('/'))
        };
        // `out.csl.json` is no plain JSON.
        let found = Self::ALL.iter().filter(ends);
        found.max_by_key(|format| format.extension().len()).copied()
    }

    /// The claims in this form.
    pub fn write<'a>(
        self,
        claims: impl IntoIterator<Item = ClaimRef<'a>>,
        statuses: &Statuses,
    ) -> String {
        let (.., write) = self.row();
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
