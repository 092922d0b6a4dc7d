//! The file: its types, loading it, checking it.

pub mod check;
mod document;
mod text;

pub use document::*;
pub use text::Str;
