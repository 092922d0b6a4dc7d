//! The cursor of a table of people.

use super::Navigator;
use crate::library::{ClaimName, ClaimRef, Library, SpeakerId};

/// Whom the cursor is on, and which claim was selected when it was put there. Whoever selects
/// another claim elsewhere takes the cursor along. It outlives the library, and holds no number
/// that is one of its.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    speaker: Box<str>,
    /// The dossier that has the speaker: unnamed people of two may have one id.
    dossier: Box<str>,
    claim: Option<ClaimName>,
}

impl Cursor {
    /// The cursor on somebody, beside the claim that is selected now.
    pub fn on(speaker: SpeakerId, nav: &Navigator) -> Self {
        let speaker = nav.library().speaker(speaker);
        Self {
            speaker: speaker.id().into(),
            dossier: speaker.dossier().id().into(),
            claim: nav.selected().map(ClaimRef::name),
        }
    }

    /// Whom it is on, unless they are gone.
    pub fn speaker(&self, library: &Library) -> Option<SpeakerId> {
        let namesakes = library.names().speakers_by_id(&self.speaker);
        let is_here = |id: &&SpeakerId| library.speaker(**id).dossier().id() == &*self.dossier;
        namesakes.iter().find(is_here).or(namesakes.first()).copied()
    }

    /// Whether the claim that was selected then still is.
    pub fn holds(&self, nav: &Navigator) -> bool {
        self.claim == nav.selected().map(ClaimRef::name)
    }
}
