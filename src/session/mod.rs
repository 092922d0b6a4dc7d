//! What outlives the program: the reader's statuses and notes, what they searched for and where
//! they were.
//!
//! All of it lies in the XDG state folder: `status/DOSSIER.json` for each dossier,
//! `sessions.json`, `queries.json` for queries that were saved under a name, and `theme.json` for a
//! theme that was chosen on the screen. A file is written
//! whole or not at all, and merged with what another program wrote meanwhile; what a later version
//! or a person has put into it stays as it stands. Nothing here is ever the reason why an article
//! cannot be read: what cannot be read or written is a [`StateError`] or a [`SaveError`], and the
//! program goes on.

mod bundle;
mod claim_notes;
mod conflict;
mod document;
mod error;
mod file;
mod fingerprint;
mod former;
mod lock;
mod notebook;
mod pending;
mod placement;
mod record;
mod saved_queries;
mod sessions;
mod state_dir;
#[cfg(test)]
mod tests;

pub use bundle::Bundle;
pub use claim_notes::{ClaimNotes, MergeSummary};
pub use error::{SaveError, SaveErrorCause, StateError, StateErrorCause};
pub use file::MOST_BYTES;
pub use fingerprint::Fingerprint;
pub use notebook::{Notebook, OpenNote, Zone};
pub use pending::PendingFolder;
pub use placement::{OrphanCause, Placement};
pub use record::{Entry, Record};
pub use saved_queries::SavedQueries;
pub use sessions::{Queries, SessionKey, SessionState, Sessions};
pub use state_dir::{LoadedState, Save, Saved, StateDir, Subject};
