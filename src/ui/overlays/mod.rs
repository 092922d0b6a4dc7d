//! What lies over the screens and takes the keys.

pub(crate) mod copy;
pub(crate) mod finder;
pub(crate) mod help;
pub(crate) mod palette;
pub(crate) mod problems;
pub(crate) mod render;
pub(crate) mod search;
