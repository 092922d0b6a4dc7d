//! The cursor of a table of people.

use super::Browse;
use crate::library::{ClaimName, ClaimRef, SpeakerId};

/// Whom the cursor is on, and which claim was selected when it was put there. Whoever selects
/// another claim elsewhere takes the cursor along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// Whom it is on.
    pub speaker: SpeakerId,
    claim: Option<ClaimName>,
}

impl Cursor {
    /// The cursor on somebody, beside the claim that is selected now.
    pub fn on(speaker: SpeakerId, browse: &Browse) -> Self {
        Self { speaker, claim: browse.selected().map(ClaimRef::name) }
    }

    /// Whether the claim that was selected then still is.
    pub fn holds(&self, browse: &Browse) -> bool {
        self.claim == browse.selected().map(ClaimRef::name)
    }
}
