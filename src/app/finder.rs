//! Finding a speaker.

use super::{Layer, Line, State, moved};
use crate::{
    action::Action,
    library::{Library, SpeakerRef},
    query::{FoundSpeaker, Query, find_speakers},
};

/// Finding a speaker by a part of the name.
#[derive(Debug, Clone)]
pub struct Finder {
    /// What is typed.
    pub line: Line,
    /// Who was found, the best first.
    pub found: Vec<FoundSpeaker>,
    /// The selected one, counted from the first.
    pub selected: usize,
}

impl Finder {
    fn new(line: Line, library: &Library) -> Self {
        let found = find_speakers(library, &line.text());
        Self { line, found, selected: 0 }
    }

    /// The selected speaker.
    pub fn speaker<'a>(&self, library: &'a Library) -> Option<SpeakerRef<'a>> {
        self.found.get(self.selected).map(|found| library.speaker(found.speaker))
    }
}
