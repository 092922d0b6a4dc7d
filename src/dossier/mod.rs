//! The file: its types, loading it, checking it.

pub mod check;
mod document;
#[cfg(test)]
pub(crate) mod fixture;
mod limits;
mod load;
pub mod original;
pub mod path;
pub mod place;
mod source;
mod text;
mod texts;

pub use document::*;
pub use limits::Limits;
pub use load::{open, parse};
pub use source::{ReadError, ReadErrorCause, Source, read_file};
pub use text::Str;
