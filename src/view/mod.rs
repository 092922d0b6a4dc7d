//! The state as a frame. Nothing here changes anything.
//!
//! Each part of the screen is a pure function of what it shows and how much room there is. It
//! returns lines, and beside them what a mouse can hit; [`lines()`] puts them on the screen.
//!
//! The screen after a key, without a terminal:
//!
//! ```
//! use onrecord::{
//!     app::{Settings, State, update},
//!     config::{Appearance, ColorDepth, Keymap, Symbols, ThemeChoice},
//!     dossier::Limits,
//!     library,
//!     view::{picture, render},
//! };
//! use ratatui::{Terminal, backend::TestBackend};
//! use std::sync::Arc;
//!
//! let library = library::open(&[], &Limits::default()).library;
//! let settings = Settings {
//!     keymap: Keymap::defaults(),
//!     appearance: Appearance::new(ThemeChoice::Dark, ColorDepth::TrueColor),
//!     symbols: Symbols::Unicode,
//!     mouse: true,
//! };
//! let mut state = State::new(Arc::new(library), settings);
//! let message = state.message("4".parse()?).expect("4 shows the speakers");
//! assert!(update(&mut state, message).is_empty());
//!
//! let mut terminal = Terminal::new(TestBackend::new(80, 24))?;
//! terminal.draw(|frame| state.drawn = render(&state, frame))?;
//! assert!(picture::text(terminal.backend().buffer()).contains("[Speakers]"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod around;
mod article;
pub mod chrome;
mod claims;
mod compose;
mod cursor;
pub mod detail;
mod dossiers;
pub mod facets;
mod filters;
pub mod finder;
mod finding;
pub mod help;
mod hit;
mod layers;
pub mod layout;
mod look;
mod matrix;
mod paint;
pub mod palette;
pub mod picture;
pub mod popup;
pub mod preview;
pub mod problems;
mod replies;
mod rich;
pub mod row;
mod screen;
pub mod scroll;
mod sheet;
mod speakers;
pub mod strip;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use hit::{Hit, on_screen};
pub use look::Look;
pub use paint::{lines, vertical};
pub use screen::render;
