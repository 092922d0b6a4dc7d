//! Keys, themes and glyphs: data in `assets/`, compiled in.

mod glyphs;
mod key;
mod keys;
mod palette;
mod scale;
mod theme;

pub use glyphs::{Glyphs, Symbols};
pub use key::{Key, KeyError};
pub use keys::{Context, Keymap, KeysError};
pub use scale::Scale;
pub use theme::{ColorChoice, ColorDepth, ColorSupport, Theme, ThemeChoice};
