//! Finding a speaker.

use super::{Layer, Line, State, moved};
use crate::{
    action::Action,
    library::Library,
    query::{Field, FoundSpeaker, Name, Value, find_speakers},
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

    /// What a query asks for to mean the selected speaker: their claims, or where they are silent
    /// the claims about which they were asked.
    fn value(&self, library: &Library) -> Option<Value> {
        let found = self.found.get(self.selected)?;
        let name = Name::new(library.speaker(found.speaker).id());
        Some(if found.claims > 0 { Value::Speaker(name) } else { Value::Asked(Some(name)) })
    }
}

impl State {
    pub(super) fn open_finder(&mut self) {
        let finder = Finder::new(Line::default(), self.browse.library());
        self.layer = Some(Layer::Finder(finder));
    }

    pub(super) fn act_in_finder(&mut self, mut finder: Finder, action: Action) -> Option<Layer> {
        match action {
            Action::Close => return None,
            Action::Accept => return self.show_speaker(finder),
            Action::AddSpeaker => self.add_speaker(&finder),
            _ => {
                let (at, len) = (finder.selected, finder.found.len());
                if let Some(to) = moved(at, len, action, self.drawn.popup) {
                    finder.selected = to;
                } else if finder.line.act(action) {
                    finder = Finder::new(finder.line, self.browse.library());
                }
            }
        }
        Some(Layer::Finder(finder))
    }

    pub(super) fn type_in_finder(&mut self, mut finder: Finder, text: &str) -> Option<Layer> {
        finder.line.insert(text);
        Some(Layer::Finder(Finder::new(finder.line, self.browse.library())))
    }

    /// Goes to the claims of the selected speaker, or of one who is silent to those about which
    /// they were asked.
    fn show_speaker(&mut self, finder: Finder) -> Option<Layer> {
        let Some(value) = finder.value(self.browse.library()) else {
            return Some(Layer::Finder(finder));
        };
        self.browse.jump(|query| {
            // Whoever was found before is not meant any more.
            query.clear(Field::Speaker);
            query.clear(Field::Asked);
            query.only(value);
        });
        None
    }

    fn add_speaker(&mut self, finder: &Finder) {
        if let Some(value) = finder.value(self.browse.library()) {
            self.browse.edit(|query| query.toggle(value));
        }
    }
}
