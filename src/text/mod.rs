//! Untrusted text made safe, measured, folded and wrapped.
//!
//! ```
//! use onrecord::text::{clean, fold, width};
//!
//! // An escape sequence goes, and a character that turns the direction of text can be seen.
//! assert_eq!(clean("a\u{1B}[31mb"), "ab");
//! assert!(!clean("a\u{202E}b").contains('\u{202E}'));
//! assert_eq!(width("北京"), 4);
//! assert_eq!(fold("Größe"), "grosse");
//! ```

mod clean;
mod fold;
mod nearest;
mod width;
mod words;
mod wrap;

pub use clean::{MARK, clean, clean_block, is_noncharacter};
pub use fold::{Fold, fold, fold_into, spellings};
pub use nearest::nearest;
#[cfg(test)]
pub(crate) use width::tests::any_text;
pub use width::{Grapheme, cut, drawn, graphemes, pad, shorten, width};
pub use words::{and, count, or, plural};
pub use wrap::wrap;
