//! Keys, themes, glyphs and preferences: data in `assets/`, compiled in, and what a person's config
//! folder says otherwise.
//!
//! ```
//! use onrecord::{
//!     action::Action,
//!     config::{Context, Key, Keymap},
//! };
//!
//! let y: Key = "y".parse()?;
//! let keymap = Keymap::defaults();
//! assert_eq!(keymap.action(Context::List, y), Some(Action::Copy));
//! # Ok::<(), onrecord::config::KeyError>(())
//! ```

mod context;
mod contrast;
mod file;
mod glyphs;
mod key;
mod keys;
mod palette;
mod preferences;
mod rgb;
mod scale;
mod theme;
mod unreadable;

pub use context::Context;
pub use file::{ConfigError, Place};
pub use glyphs::{Glyphs, Symbols};
pub use key::{Key, KeyError};
pub use keys::{DEFAULT_KEYS, Keymap, KeysError, KeysProblem};
pub use palette::{DEFAULT_THEMES, Palettes, ThemesError, ThemesProblem};
pub use preferences::{Config, Preferences};
pub use rgb::Rgb;
pub use scale::Scale;
pub use theme::{ColorChoice, ColorDepth, ColorSupport, Theme, ThemeChoice};
pub use unreadable::Unreadable;
