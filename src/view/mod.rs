//! The state as a frame. Nothing here changes anything.
//!
//! Each part of the screen is a pure function of what it shows and how much room there is. It
//! returns lines, and beside them what a mouse can hit; [`lines()`] puts them on the screen.

pub mod chrome;
mod compose;
pub mod detail;
pub mod facets;
pub mod finder;
pub mod help;
mod hit;
pub mod layout;
mod look;
mod paint;
pub mod popup;
pub mod preview;
mod rich;
pub mod row;
pub mod scroll;
mod sheet;
pub mod strip;
#[cfg(test)]
mod testing;

pub use hit::{Hit, on_screen};
pub use look::Look;
pub use paint::{lines, vertical};
