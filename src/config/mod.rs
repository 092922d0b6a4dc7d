//! Keys, themes, glyphs and preferences: data in `assets/`, compiled in, and what a person's config
//! folder says otherwise.

mod appearance;
mod background;
mod context;
mod depth;
mod file;
mod glyphs;
mod ground;
mod key;
mod keys;
mod oklab;
pub(crate) mod palette;
mod preferences;
mod rgb;
mod scale;
mod sequence;
mod theme;
mod unreadable;
mod xterm;

pub use appearance::{Appearance, KeptTheme, ThemeSettings};
pub use background::Background;
pub use context::Context;
pub use depth::{ColorChoice, ColorDepth, ColorSupport};
pub use file::ConfigError;
pub use glyphs::{Glyphs, Symbols};
pub use key::Key;
pub use keys::{DEFAULT_KEYS, Keymap};
pub use palette::DEFAULT_THEMES;
pub use preferences::Config;
pub use rgb::Rgb;
pub use scale::Scale;
pub use sequence::Sequence;
pub use theme::{Theme, ThemeChoice};
#[cfg(test)]
pub(crate) use xterm::exact;
