//! What the reader records, edits and has chosen, and what is kept of it.

pub(crate) mod editing;
pub(crate) mod queries;
pub(crate) mod session;
pub(crate) mod status;
pub(crate) mod texts;
pub(crate) mod theme;
pub(crate) mod undo;
pub(crate) mod unsaved;
