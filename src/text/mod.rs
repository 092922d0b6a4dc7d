//! Untrusted text made safe, measured, folded and wrapped.

mod clean;
mod fold;
mod nearest;
mod width;
mod words;
mod wrap;

pub use clean::{MARK, clean, clean_block, is_invisible, is_noncharacter, is_shown_as_it_is};
pub use fold::{Fold, fold, fold_into, spellings};
pub use nearest::{certain, certain_among, nearest};
#[cfg(test)]
pub(crate) use width::tests::any_text;
pub use width::{cut, drawn, graphemes, pad, shorten, shorten_words, width};
pub use words::{and, count, is_small, or, plural};
pub use wrap::wrap;
