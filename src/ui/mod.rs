//! The screen: its state, how a message changes it, and how it is drawn. No terminal, no input or
//! output.
//!
//! [`update`] changes the [`State`] as a [`Message`] says, and returns the [`Effect`]s that are to
//! be run elsewhere. [`render`] draws the state and returns what it has [`Drawn`]; it changes
//! nothing.

pub mod chrome;
pub(crate) mod copies;
mod cursor;
pub mod detail;
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
mod pointer;
pub(crate) mod reader;
pub(crate) mod render;
pub(crate) mod screens;
pub(crate) mod state;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
pub(crate) mod update;
pub(crate) mod views;
pub mod widgets;

pub use detail::{
    Detail, TextMode,
    link::{Link, Links, links},
};
pub use filters::{FilterLines, Filters};
pub use frame::{Drawn, Target, Window};
pub use hints::Hint;
pub use message::{Click, Effect, Loaded, Message, MouseAction, Reloaded};
pub use nav::{
    Browse,
    library::Holdings,
    people::{People, Person},
    search::{Answer, Librarian, Question},
    selection::{Found, Spot},
    survey::{Survey, Surveyed},
};
pub use notice::Notice;
pub use overlays::{
    copy::{Column, Copying, Which},
    finder::Finder,
    help::Help,
    palette::{Command, Palette},
    problems::{FilePlace, Problems, Trouble},
    search::Search,
};
pub use pane::Pane;
pub use reader::{
    editing::EditAt,
    status::Noting,
    texts::{SourceText, TextRead},
};
pub use render::render;
pub use screens::{
    article::{Article, Scrolled, Sight, Top},
    dossiers::{DossierOrder, Dossiers, Listed},
    matrix::{Cell, Counted, Matrix, Shown},
    replies::{PartyLine, PartyOrder, Replies},
    speakers::{Ledger, LedgerPool, SpeakerLine, SpeakerOrder, Speakers, StanceMark},
};
pub use state::{Layer, Settings, State};
pub use update::update;
pub use views::View;
pub use widgets::{
    hit::{Hit, on_screen},
    input::Line,
    look::Look,
    paint::{lines, vertical},
};

use copies::{Copies, Parcel};
use nav::{Step, cursor::Cursor, history::History};
use overlays::search::recall::Recall;
use reader::texts::Texts;
use widgets::scrolling::{moved, scrolled};
