//! What the program starts with, and the first state that follows from it.

use std::ffi::OsString;
use std::sync::Arc;
use std::time::SystemTime;

use jiff::{Timestamp, Unit, tz::TimeZone};

use crate::clipboard::CopyTo;
use crate::config::{
    Appearance, Background, ColorChoice, ColorSupport, Config, KeptTheme, Key, Symbols,
    ThemeChoice, ThemeSettings,
};
use crate::library::Library;
use crate::session::SessionKey;
use crate::ui::{Effect, Problem, Settings, State, View, finish};
use crate::work::Files;

/// The variable that [`panic_key`] reads.
pub(super) const PANIC_KEY: &str = "ONRECORD_PANIC_KEY";

/// What the screen starts with.
pub struct Start<'a> {
    /// What is read.
    pub library: Arc<Library>,
    /// Where it came from.
    pub files: Files,
    /// When the reading of it began.
    pub read: SystemTime,
    /// What is wrong with the files.
    pub problems: Vec<Problem>,
    /// Whether the files have yet to be read, behind the first frame.
    pub is_behind: bool,
    /// What the person's config folder says.
    pub config: Config,
    /// Where copies go, if not where the config says.
    pub copy_to: Option<CopyTo>,
    /// The theme, if not the one that was chosen on the screen or the config says; without any of
    /// them, the one that suits the terminal.
    pub theme: Option<ThemeChoice>,
    /// Whether there are colours, if not as the config says.
    pub color: Option<ColorChoice>,
    /// Which session it is.
    pub session: SessionKey,
    /// Whether it begins anew, and not where it was left.
    pub is_fresh: bool,
    /// The view of a first visit, if not the one that suits what is opened.
    pub first_view: Option<View>,
    /// The environment: `&|name| std::env::var_os(name)` outside tests.
    pub env: &'a dyn Fn(&str) -> Option<OsString>,
}

/// The first state, with what was kept before, and what is to be done for it.
pub(super) fn state(start: &Start<'_>) -> (State, Vec<Effect>) {
    let state_dir = start.files.state_dir.as_ref();
    let recalled = state_dir.map(|state_dir| state_dir.recall(&start.library));
    let kept = recalled.as_ref().map(|recalled| recalled.theme).unwrap_or_default();
    let mut state = State::new(start.library.clone(), settings(start, kept));
    if let Some(source) = &start.files.source {
        state = state.with_source(source.clone());
    }
    if start.is_behind {
        state.begin_loading(start.files.may_be_several());
    }
    state.cx.now = now();
    state.cx.zone = TimeZone::system;
    match recalled {
        Some(recalled) => state.take_up(recalled, &start.session, start.is_fresh),
        None => state.visit_first(),
    }
    let wanted = finish(&mut state);
    (state, wanted)
}

/// Now, as exactly as anybody wants to know it.
pub(super) fn now() -> Timestamp {
    let now = Timestamp::now();
    now.round(Unit::Millisecond).unwrap_or(now)
}

/// In debug builds the key that makes the drawing thread panic, so that it can be seen what is left
/// of the terminal.
pub(super) fn panic_key(env: impl Fn(&str) -> Option<OsString>) -> Option<Key> {
    let name = env(PANIC_KEY).filter(|_| cfg!(debug_assertions))?;
    name.to_str()?.parse().ok()
}

fn settings(start: &Start<'_>, kept: KeptTheme) -> Settings {
    let Config { preferences, keymap, palettes } = &start.config;
    let theme = ThemeSettings { argument: start.theme, kept, configured: preferences.theme };
    let color = start.color.or(preferences.color).unwrap_or_default();
    let depth = ColorSupport::read(start.env).depth(color);
    let background = Background::of_env(start.env);
    Settings {
        keymap: keymap.clone(),
        appearance: Appearance::of(palettes.clone(), theme, depth, background),
        symbols: preferences.symbols.unwrap_or_else(|| Symbols::of_locale(start.env)),
        mouse: preferences.mouse.unwrap_or(true),
        first_view: start.first_view,
    }
}
