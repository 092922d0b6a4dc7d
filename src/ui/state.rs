//! Everything that the screen shows and that does not follow from something else.

use super::{
    Cx, Hint, Message, Navigator, Notice, Pane, View,
    overlays::{Layer, Overlay},
    screens::{Screen, Screens},
};
use crate::{
    config::{Appearance, Context, Key, Keymap, Sequence, Symbols},
    library::Library,
};
use std::sync::Arc;

/// Everything that the screen shows and that does not follow from something else.
#[derive(Debug, Clone)]
pub struct State {
    /// What all parts of the screen share.
    pub cx: Cx,
    pub(crate) screens: Screens,
    pub(crate) overlay: Option<Layer>,
    /// The keys that are pressed so far and that stand for something only with the next one.
    pub(crate) begun: Sequence,
}

/// What a person set.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Which key stands for what.
    pub keymap: Keymap,
    /// How things are styled.
    pub appearance: Appearance,
    /// Which signs the terminal shows.
    pub symbols: Symbols,
    /// Whether the program takes the mouse at the start.
    pub mouse: bool,
    /// The view of a first visit, if not the one that suits what is opened.
    pub first_view: Option<View>,
}

impl State {
    /// The first screen of a library. Its claims come with the answer to the first search.
    pub fn new(library: Arc<Library>, settings: Settings) -> Self {
        Self {
            cx: Cx::new(library, settings),
            screens: Screens::default(),
            overlay: None,
            begun: Sequence::default(),
        }
    }

    /// Whether the next key means claims that are still being searched for.
    pub fn awaits_claims(&self) -> bool {
        self.overlay.is_none() && self.cx.nav.is_waiting()
    }

    /// Whether something is typed that [`Message::SaveTyped`] would save.
    pub fn has_unsaved_text(&self) -> bool {
        self.overlay().is_some_and(Overlay::has_unsaved)
    }

    /// Where a key is pressed.
    pub fn context(&self) -> Context {
        self.overlay().map_or_else(|| self.cx.context(), |overlay| overlay.keys().0)
    }

    /// What a key means now, if it means anything.
    pub fn message(&self, key: Key) -> Option<Message> {
        let (context, keymap) = (self.context(), &self.cx.settings.keymap);
        let keys = match key.is_interrupt() {
            true => key.into(),
            false => self.begun.then(key),
        };
        if let Some(action) = keymap.action(context, &keys) {
            return Some(Message::Do(action));
        }
        if !keymap.following(context, &keys).is_empty() {
            return Some(Message::Begin(keys));
        }
        match keys.keys() {
            [key] => key.text().filter(|_| context.is_text()).map(Message::Type),
            [.., Key::ESCAPE] => Some(Message::Begin(Sequence::default())),
            _ => Some(Message::Unknown(keys)),
        }
    }

    /// Where the reader is, and what the query has found.
    pub fn nav(&self) -> &Navigator {
        &self.cx.nav
    }

    /// The screen that is shown.
    pub fn view(&self) -> View {
        self.cx.nav.view()
    }

    /// The pane with the focus.
    pub fn pane(&self) -> Pane {
        self.cx.nav.pane
    }

    /// The screen that is shown.
    pub(crate) fn screen(&self) -> &dyn Screen {
        self.screens.get(self.view())
    }

    /// What lies over the screen.
    pub(crate) fn overlay(&self) -> Option<&dyn Overlay> {
        self.overlay.as_ref().map(Layer::get)
    }

    /// What there is to say: what has just happened, else what is going on.
    pub fn notice(&self) -> Option<Notice> {
        self.cx.notice()
    }

    /// The keys that do something now, those that are most worth knowing first.
    pub fn hints(&self) -> Vec<Hint> {
        super::hints::of(self)
    }
}
