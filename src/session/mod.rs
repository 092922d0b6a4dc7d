//! What outlives the program: the reader's statuses and notes, what they searched for and where
//! they were.
//!
//! All of it lies in the XDG state folder: `status/DOSSIER.json` for each dossier,
//! `sessions.json`, and `theme.json` for a theme that was chosen on the screen. A file is written whole or not at all, and merged with what another program
//! wrote meanwhile. Nothing here is ever the reason why an article cannot be read: what cannot be
//! read or written is a [`Complaint`] or a [`SaveError`], and the program goes on.

mod error;
mod file;
mod fingerprint;
mod memory;
mod notebook;
mod queries;
#[cfg(test)]
mod tests;
mod visit;

pub use error::{Complaint, Fault, SaveError, SaveErrorCause};
pub use fingerprint::Fingerprint;
pub use memory::{Memory, Recalled, Save, Saved, Subject};
pub use notebook::{Entry, Note, Notebook, Page, Verdict, Zone};
pub use queries::Queries;
pub use visit::{SessionKey, Sessions, Visit};
