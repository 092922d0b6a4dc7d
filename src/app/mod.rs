//! The state, and how a message changes it. No terminal, no drawing, no input or output.
//!
//! [`update`] is the only way in: it changes the [`State`] as a [`Message`] says, and returns the
//! [`Effect`]s that are to be carried out elsewhere. Rendering reads the state and returns what it
//! has [`Drawn`].

mod article;
mod asking;
mod browse;
mod claims;
mod copies;
mod copy;
mod copying;
mod cursor;
mod detail;
mod dossiers;
mod drawn;
mod editing;
mod filters;
mod finder;
mod found;
mod help;
mod hints;
mod history;
mod holdings;
mod line;
mod links;
mod matrix;
mod message;
mod notice;
mod palette;
mod pane;
mod people;
mod pointer;
mod problems;
mod recall;
mod replies;
mod scrolling;
mod search;
mod session;
mod showing;
mod speakers;
mod state;
mod status;
mod survey;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod texts;
mod theme;
mod unsaved;
mod update;
mod views;

pub use article::{Article, Scrolled, Sight, Top};
pub use asking::{Answer, Librarian, Question};
pub use browse::Browse;
pub use copying::{Column, Copying, Which};
pub use detail::{Detail, TextMode};
pub use dossiers::{DossierOrder, Dossiers, Listed};
pub use drawn::{Drawn, Target, Window};
pub use editing::EditAt;
pub use filters::{FilterLines, Filters};
pub use finder::Finder;
pub use found::{Found, Spot};
pub use help::Help;
pub use hints::Hint;
pub use holdings::Holdings;
pub use line::Line;
pub use links::{Link, Links, links};
pub use matrix::{Cell, Counted, Matrix, Shown};
pub use message::{Click, Effect, Loaded, Message, MouseAction, Reloaded};
pub use notice::Notice;
pub use palette::{Command, Palette};
pub use pane::Pane;
pub use people::{People, Person};
pub use problems::{FilePlace, Problems, Trouble};
pub use replies::{PartyLine, PartyOrder, Replies};
pub use search::Search;
pub use speakers::{Ledger, LedgerPool, SpeakerLine, SpeakerOrder, Speakers, StanceMark};
pub use state::{Layer, Settings, State};
pub use status::Noting;
pub use survey::{Survey, Surveyed};
pub use texts::{SourceText, TextRead};
pub use update::update;
pub use views::View;

use browse::Step;
use copies::{Copies, Parcel};
use cursor::Cursor;
use history::History;
use recall::Recall;
use scrolling::{moved, scrolled};
use texts::Texts;
