//! Finding a speaker.

use super::{Layer, Line, State, moved};
use crate::{
    action::Action,
    query::{Field, Name, SpeakerHit, Value, find_speakers},
};

/// Finding a speaker by a part of the name.
#[derive(Debug, Clone, Default)]
pub struct Finder {
    /// What is typed.
    pub line: Line,
    /// The selected one of those who are found, counted from the first.
    pub selected: usize,
}

impl State {
    /// Who is found, the best first.
    pub fn found_speakers(&self, finder: &Finder) -> Vec<SpeakerHit<'_>> {
        find_speakers(&finder.line.text(), self.browse.library())
    }

    pub(super) fn open_finder(&mut self) {
        self.layer = Some(Layer::Finder(Finder::default()));
    }

    pub(super) fn act_in_finder(&mut self, mut finder: Finder, action: Action) -> Option<Layer> {
        match action {
            Action::Close => return None,
            Action::Accept => return self.show_speaker(finder),
            Action::AddSpeaker => self.add_speaker(&finder),
            _ => {
                let found = self.found_speakers(&finder).len();
                if let Some(to) = moved(finder.selected, found, action, self.drawn.popup) {
                    finder.selected = to;
                } else if finder.line.act(action) {
                    finder.selected = 0;
                }
            }
        }
        Some(Layer::Finder(finder))
    }

    pub(super) fn type_in_finder(&mut self, mut finder: Finder, text: &str) -> Option<Layer> {
        finder.line.insert(text);
        finder.selected = 0;
        Some(Layer::Finder(finder))
    }

    /// What a query asks for to mean the selected speaker: their claims, or where they are silent
    /// the claims about which they were asked.
    pub fn sought(&self, finder: &Finder) -> Option<Value> {
        let found = self.found_speakers(finder);
        let speaker = found.get(finder.selected)?.speaker;
        let name = Name::new(self.browse.library().speaker(speaker).id());
        Some(match self.browse.people().get(speaker).claims {
            0 => Value::Asked(Some(name)),
            _ => Value::Speaker(name),
        })
    }

    fn show_speaker(&mut self, finder: Finder) -> Option<Layer> {
        let Some(value) = self.sought(&finder) else {
            return Some(Layer::Finder(finder));
        };
        self.browse.jump(|query| {
            // Whoever was sought before is not meant any more.
            query.clear(Field::Speaker);
            query.clear(Field::Asked);
            query.only(value);
        });
        None
    }

    fn add_speaker(&mut self, finder: &Finder) {
        if let Some(value) = self.sought(finder) {
            self.browse.edit(|query| query.toggle(value));
        }
    }
}
