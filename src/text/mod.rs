//! Untrusted text made safe, measured, folded and wrapped.

mod clean;
mod fold;
mod nearest;
mod width;
mod wrap;

pub use clean::{MARK, clean, clean_block};
pub use fold::{Fold, fold, fold_into, spellings};
pub use nearest::nearest;
pub use width::{cut, pad, width};
pub use wrap::wrap;
