//! What outlives the program: the reader's statuses and notes, what they searched for and where
//! they were.
//!
//! All of it lies in the XDG state folder: `status/DOSSIER.json` for each dossier,
//! `sessions.json`, and `theme.json` for a theme that was chosen on the screen. A file is written
//! whole or not at all, and merged with what another program wrote meanwhile; what a later version
//! or a person has put into it stays as it stands. Nothing here is ever the reason why an article
//! cannot be read: what cannot be read or written is a [`Complaint`] or a [`SaveError`], and the
//! program goes on.

mod bundle;
mod conflict;
mod document;
mod error;
mod file;
mod fingerprint;
mod former;
mod lock;
mod memory;
mod notebook;
mod page;
mod pending;
mod placement;
mod queries;
mod record;
mod sweep;
#[cfg(test)]
mod tests;
mod visit;

pub use bundle::Bundle;
pub use error::{Complaint, Fault, SaveError, SaveErrorCause};
pub use file::MOST_BYTES;
pub use fingerprint::Fingerprint;
pub use memory::{Memory, Recalled, Save, Saved, Subject};
pub use notebook::{Notebook, OpenNote, Zone};
pub use page::{Merged, Page};
pub use pending::PendingFolder;
pub use placement::{Placement, Stray, Strayed};
pub use queries::Queries;
pub use record::{ClaimThen, Draft, Entry, Note, Record, RecordId, Verdict};
pub use visit::{SessionKey, Sessions, Visit};
