//! Claims and readings as text. Every form keeps the caveats.

mod guide;

pub use guide::{LIMITS, MEANING, guide, guide_to};
