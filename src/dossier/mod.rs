//! The file: its types, loading it, checking it.
//!
//! Its modules import one way, and a test holds it: each only from those above it in this list.
//!
//! - `text`: strings that borrow from the file
//! - `id`, `address`: how ids, addresses and languages are written
//! - `schema`: the format as a JSON Schema, and its fields explained
//! - `open_places`: what is undecided, as types
//! - `request`, `speaker`, `claim`, `document`: the types of the format
//! - `limits`: how much is read
//! - `source`: reading a file into text
//! - `path`: where something is, by names
//! - `syntax`: RON as text, and edits of it that keep every other byte
//! - `place`: where something is in the file
//! - `walk`: every text of a document
//! - `diagnostic`: what is wrong, and how it is printed
//! - `load`: from text to a document
//! - `article_text`: the article's own text
//! - `check`: whether a document is valid, and what an editor would ask
//! - `renumber`: paragraph numbers as the article's text has them
//! - `upgrade`: a dossier of an earlier version of the format in the newest
//!
//! ```
//! use onrecord::dossier::{Limits, Source, check};
//!
//! let source = Source::new("my.ron", "(format: 2, article: (id: \"x\"))");
//! let report = check::check(&source, None, &Limits::default());
//! assert!(report.errors() > 0);
//! let first = &report.diagnostics[0];
//! assert_eq!((first.line, first.code.name()), (1, "E005"));
//! ```

mod address;
pub mod article_text;
pub mod check;
mod claim;
pub mod diagnostic;
mod document;
#[cfg(test)]
pub(crate) mod fixture;
mod id;
mod limits;
mod load;
mod open_places;
pub mod path;
pub mod place;
mod renumber;
mod request;
pub(crate) mod schema;
mod source;
mod speaker;
pub mod syntax;
mod text;
mod upgrade;
mod walk;

pub use address::{is_language, is_web_address};
pub use check::open;
pub use claim::{
    Anonymity, Basis, Claim, Content, Knows, OtherSource, Position, Relation, RelationKind, Relay,
    SaidIn, Sources, Speech, Stance, WithheldBy,
};
pub use document::{Article, Document, FORMAT, Proposition, Topic, Translated};
pub(crate) use id::{NONE, kebab_case};
pub use limits::{Limits, SetLimit, SetLimitError};
pub use load::parse;
pub use open_places::{
    ArticleField, Candidates, ClaimField, DossierField, OpenInArticle, OpenInClaim, OpenInDossier,
    OpenInRequest, OpenInSource, OpenInSpeaker, OpenPlace, RequestField, SourceField, SpeakerField,
    candidates, is_open,
};
pub use renumber::{RenumberError, Renumbered, renumber};
pub use request::{Link, Outcome, Request};
pub use schema::DOSSIER_SCHEMA;
pub use source::{
    OtherFormat, ReadError, ReadErrorCause, Source, decode, expect_file, other_format, read_file,
    special,
};
pub use speaker::{Access, Kind, SHORT_COLUMNS, Speaker, Tenure};
pub use text::Str;
pub use upgrade::{UpgradeError, Upgraded, upgrade};
