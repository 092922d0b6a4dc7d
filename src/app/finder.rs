//! Finding a speaker.

use super::{Layer, Line, State, View, moved};
use crate::{
    action::Action,
    library::SpeakerId,
    query::{Field, Name, SpeakerHit, Value, find_speakers},
    reading::words,
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

    /// What a query asks for to mean a speaker: their claims; of those who never speak the claims
    /// that they were asked about, else those that accuse them, else those that pass on their
    /// words. Nothing where no claim has to do with them.
    pub fn sought(&self, speaker: SpeakerId) -> Option<Value> {
        let name = || Name::new(self.browse.library().speaker(speaker).id());
        if self.browse.people().get(speaker).claims > 0 {
            return Some(Value::Speaker(name()));
        }
        let silent = [Value::Asked, Value::Against, Value::Relayed];
        silent.into_iter().map(|value| value(Some(name()))).find(|value| self.browse.has(value))
    }

    fn selected_speaker(&self, finder: &Finder) -> Option<SpeakerId> {
        self.found_speakers(finder).get(finder.selected).map(|found| found.speaker)
    }

    fn show_speaker(&mut self, finder: Finder) -> Option<Layer> {
        let speaker = self.selected_speaker(&finder);
        let Some(value) = speaker.and_then(|speaker| self.sought(speaker)) else {
            return Some(Layer::Finder(finder));
        };
        self.browse.jump(View::Claims, |query| {
            // Whoever was sought before is not meant any more.
            for field in [Field::Speaker, Field::Asked, Field::Against, Field::Relayed] {
                query.clear(field);
            }
            query.only(value);
        });
        None
    }

    fn add_speaker(&mut self, finder: &Finder) {
        let speaker = self.selected_speaker(finder);
        if let Some(value) = speaker.and_then(|speaker| self.sought(speaker)) {
            self.browse.edit(|query| query.toggle(value));
            let matches = words::count(self.browse.found().matches().len(), "claim");
            self.say(format!("{matches} for: {}", self.browse.query()));
        }
    }

    /// Whether the selected speaker has anything to show.
    pub(super) fn can_show_speaker(&self, finder: &Finder) -> bool {
        self.selected_speaker(finder).is_some_and(|speaker| self.sought(speaker).is_some())
    }
}
