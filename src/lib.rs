//! `onrecord` reads a news article by its claims: who said what, toward which side, and how
//! strongly it is attributed.
//!
//! Data flows one way. A room imports only from rooms above it in this list, and a test holds it:
//!
//! - `text`: untrusted text made safe, measured, folded and wrapped
//! - `dossier`: the file: its types, loading it, checking it
//! - `article`: an article, from whatever form it comes in
//! - `draft`: a draft of the file, from an article's text
//! - `library`: what files resolve to: claims, speakers, grades
//! - `query`: the language that says which claims are meant, and in which order
//! - `analysis`: what an analysis of them shows: ledger, replies, matrix, what stands without unnamed sources, profile
//! - `export`: claims and analyses as text
//! - `clipboard`: which way the text goes, and the carriers
//! - `action`: everything that a person can do, by name
//! - `config`: keys and themes
//! - `session`: statuses, notes and where the reader was: the state folder
//! - `ui`: the screen: its state, how an action changes it, and how it is drawn
//! - `work`: the threads that wait and search
//! - `terminal`: taking the terminal, and giving it back whole
//! - `run`: the loop
//! - `cli`: the command line
//!
//! # From another program
//!
//! [`dossier`], [`library`], [`query`], [`analysis`], [`export`], [`article`], [`draft`] and
//! [`cli::main`] are for other programs; the changelog says where they change. Everything else is the program's own.
//!
//! ```
//! use onrecord::{
//!     export::Format,
//!     library::{EMBEDDED, Library, Statuses},
//!     query::Query,
//! };
//!
//! // The article that comes with the program; `library::open` reads files and folders.
//! let library = Library::from_ron(EMBEDDED)?;
//! let statuses = Statuses::default();
//!
//! let query = Query::parse("speaker:pottinger grade:B", &library)?;
//! let rows = query.select(&library, &statuses);
//! let claim = library.claim(rows[0]);
//! assert_eq!(claim.grade().to_string(), "B1");
//!
//! let copied = Format::Plain.write([claim], &statuses);
//! assert!(copied.contains("Attribution: B1, translated, named person"));
//! assert!(copied.contains("how traceable, not how true"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[cfg(test)]
#[macro_use]
mod cases;

pub mod analysis;
pub mod article;
pub mod cli;
pub mod dossier;
pub mod draft;
pub mod export;
pub mod library;
pub mod query;

mod action;
mod clipboard;
mod config;
mod run;
mod session;
mod terminal;
mod text;
mod ui;
mod work;

/// What this crate's own tests and benchmarks use besides. It is not for other programs: anything
/// in it may change at any time.
#[doc(hidden)]
pub mod internals {
    pub use crate::action::{Action, Group};
    pub use crate::clipboard::Osc52;
    pub use crate::config::{Appearance, ColorDepth, Context, Keymap, Symbols, ThemeChoice};
    pub use crate::dossier::schema::{Field as FormatField, Presence, fields as format_fields};
    pub use crate::session::Notebook;
    pub use crate::terminal::{Hold, Screen, Tty, report_panics};
    pub use crate::text::{fold, spellings};
    pub use crate::ui::{
        Effect, LoadedLibrary, Message, Reloaded, SearchRequest, SearchWorker, Settings, State,
        render, update,
    };
    pub use crate::work::{Ending, Event, Input, PendingReply, watch_signals};
}
