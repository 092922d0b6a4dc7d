//! The file: its types, loading it, checking it.
//!
//! ```
//! use onrecord::dossier::{Limits, Source, check};
//!
//! let source = Source::new("my.ron", "(format: 1, article: (id: \"x\"))");
//! let report = check::check(&source, None, &Limits::default());
//! assert!(report.errors() > 0);
//! let first = &report.problems[0];
//! assert_eq!((first.line, first.problem.code.name()), (1, "E005"));
//! ```

mod address;
pub mod check;
mod claim;
mod document;
#[cfg(test)]
pub(crate) mod fixture;
mod limits;
mod load;
pub mod original;
pub mod path;
pub mod place;
mod request;
mod source;
mod speaker;
mod text;
mod texts;

pub use address::{is_language, is_web_address};
pub use claim::{Basis, Claim, Content, Position, Relation, RelationKind, Sources, Speech, Stance};
pub use document::{Article, Document, FORMAT, Proposition, Topic, Translated};
pub use limits::{Limit, Limits, SetLimit, SetLimitError};
pub use load::{open, parse};
pub use request::{Link, Outcome, Request};
pub use source::{
    OtherFormat, ReadError, ReadErrorCause, Source, decode, expect_file, read_file, special,
};
pub use speaker::{Kind, Speaker, Tenure};
pub use text::Str;
