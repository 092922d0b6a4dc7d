//! The screen: its state, how a message changes it, and how it is drawn. No terminal, no input or
//! output.
//!
//! [`update`] changes the [`State`] as a [`Message`] says, and returns the [`Effect`]s that are to
//! be run elsewhere. [`render`] draws the state and returns a [`FrameInfo`]; it changes nothing.

pub mod chrome;
pub(crate) mod copies;
pub(crate) mod cx;
pub mod detail;
pub(crate) mod divider;
#[cfg(test)]
pub(crate) mod drawing;
pub mod filters;
pub(crate) mod frame;
pub(crate) mod hints;
pub mod layout;
pub(crate) mod message;
pub(crate) mod nav;
pub(crate) mod notice;
pub mod overlays;
pub(crate) mod pane;
pub mod picture;
pub(crate) mod pointer;
pub(crate) mod reader;
pub(crate) mod render;
pub(crate) mod screens;
pub(crate) mod state;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
pub(crate) mod update;
pub mod widgets;

pub use cx::Cx;
pub use detail::{
    Detail, TextMode,
    link::{Link, Links, links},
};
pub use filters::Filters;
pub use frame::{FrameInfo, Target};
pub use hints::Hint;
pub use message::{Click, Effect, ExportedClaims, Loaded, Message, MouseAction, Reloaded};
pub use nav::{
    Cached, Cursor, GradeWidth, LoadedLibrary, Matches, Navigator, Results, SearchRequest,
    SearchResponse, SearchWorker, ViewData, ViewRequest,
};
pub use notice::{Log, Notice};
pub use overlays::{
    Layer,
    copy::{Copying, Which},
    palette::Palette,
    problems::{FilePlace, Problem},
    search::Search,
};
pub use pane::Pane;
pub use reader::{
    editing::EditAt,
    texts::{SourceText, TextRead},
};
pub use render::render;
pub use screens::{
    View,
    article::{Scrolled, Sight, Top},
};
pub use state::{Settings, State};
pub use update::{finish, update};
pub use widgets::{
    hit::{Hit, on_screen},
    input::Input,
    look::Look,
    scroll::Window,
};

use copies::{Copies, Parcel};
use reader::texts::Texts;
use widgets::scroll::{moved, scrolled};
