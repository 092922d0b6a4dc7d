//! The language that says which claims are meant, and in which order.
//!
//! `query = any*`; `any = term (OR term)*`; `term = [-](field:values | word | "phrase")`. Values
//! joined by commas are alternatives, and so are terms with `OR` or `|` between them; all others must
//! be met. `-`, `!` and `NOT` leave out. A value is a name, text in quotation marks (one inside is
//! doubled), or for grades, paragraphs and dates a range: `a..b`, `a..`, `..b`. The two lenses
//! `without:` and `on:` change what is shown of the rows, and never remove one.
//!
//! A query is its text: [`Query::parse`] reads it, `Display` prints it, and reading what was
//! printed gives the same query.
//!
//! ```
//! use onrecord::{
//!     library::{EMBEDDED, Library, Statuses},
//!     query::Query,
//! };
//!
//! let library = Library::from_ron(EMBEDDED)?;
//! let query = Query::parse("grade:>=C  -speaker:Pottinger", &library)?;
//! assert_eq!(query.to_string(), "grade:..C -speaker:pottinger");
//! let rows = query.select(&library, &Statuses::default());
//! let makers = rows.iter().filter_map(|row| library.claim(*row).speaker());
//! assert!(makers.map(|speaker| speaker.id()).all(|id| id != "pottinger"));
//!
//! let error = Query::parse("stanse:opposes", &library).unwrap_err();
//! assert!(error.help.is_some_and(|help| help.contains("stance")), "the nearest field");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answers;
mod complete;
mod edit;
mod error;
mod facets;
mod field;
mod find;
mod focus;
mod highlight;
mod lens;
mod lex;
mod matcher;
mod order;
mod parallel;
mod parse;
mod search;
mod speakers;
mod term;
#[cfg(test)]
pub(crate) mod tests;
mod value;

pub use answers::{Advice, Answer, TermCount};
pub use complete::{Candidate, Completion, complete};
pub use edit::Mark;
pub use error::QueryError;
pub use facets::{Facet, Index};
pub(crate) use field::{Codes, Context, OPEN_CODE, Target};
pub use field::{Days, Extent, Field, GradeRange, GradeValue, Points, Sign, Toward};
pub use find::{Matches, Searcher};
pub use highlight::Highlighter;
pub use lens::{Demand, Lens};
pub use order::Order;
pub use search::{Rank, Reach};
pub use speakers::{SpeakerHit, find_speakers};
pub use term::{AnyOf, Matter, Term};
pub use value::{Choice, Name, Value};

use std::fmt;

/// Which claims are meant, and through which lenses they are looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Query {
    terms: Vec<Term>,
    without: Option<Demand>,
    on: Option<Name>,
}

impl Query {
    /// The terms, in the order in which they were given.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// What is demanded of a claim's source; nothing while no source is left out.
    pub fn without(&self) -> Option<Demand> {
        self.without
    }

    /// The proposition in focus; without one the lead of each dossier is.
    pub fn on(&self) -> Option<&Name> {
        self.on.as_ref()
    }

    /// A lens, if there is one: for those that only want to know which claims are meant.
    pub fn lens(&self) -> Option<Lens<'_>> {
        let without = self.without.map(Lens::Without);
        without.or_else(|| self.on.as_ref().map(Lens::On))
    }

    /// Whether it means every claim; lenses aside.
    pub fn is_everything(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether bare words rank the claims.
    pub fn is_ranked(&self) -> bool {
        let mut terms = self.terms.iter().flat_map(Term::alternatives);
        terms.any(|term| !term.negated && matches!(term.matter, Matter::Word(_)))
    }
}

impl fmt::Display for Query {
    /// The canonical text: terms in their order, then the lenses.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let without = self.without.map(|demand| Lens::Without(demand).to_string());
        let on = self.on.as_ref().map(|name| Lens::On(name).to_string());
        let pieces = self.terms.iter().map(Term::to_string).chain(without).chain(on);
        for (at, piece) in pieces.enumerate() {
            let separator = if at == 0 { "" } else { " " };
            write!(f, "{separator}{piece}")?;
        }
        Ok(())
    }
}
