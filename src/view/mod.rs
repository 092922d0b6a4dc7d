//! The state as a frame. Nothing here changes anything.
//!
//! Each part of the screen is a pure function of what it shows and how much room there is. It
//! returns lines, and beside them what a mouse can hit; [`paint`] puts lines on the screen.

mod compose;

pub mod detail;
mod hit;
pub mod layout;
mod look;
mod paint;
mod rich;
pub mod row;
pub mod scroll;
pub mod strip;

#[cfg(test)]
mod testing;

pub use hit::{Hit, on_screen};
pub use look::Look;
pub use paint::{lines, vertical};
