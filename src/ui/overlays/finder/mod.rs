//! Finding a speaker.

pub(crate) mod list;
pub(crate) mod render;

use crate::ui::{Layer, Line, State, View, moved};
use crate::{
    action::Action,
    analysis::words,
    library::{Library, SpeakerId},
    query::{Field, SpeakerHit, Value, find_speakers},
};

/// Finding a speaker by a part of the name.
#[derive(Debug, Clone, Default)]
pub struct Finder {
    /// What is typed.
    pub line: Line,
    /// Who is found, the best first.
    pub hits: Vec<SpeakerHit>,
    /// The selected one of them, counted from the first.
    pub selected: usize,
}

impl Finder {
    /// Looks for what is typed.
    pub(crate) fn find(&mut self, library: &Library) {
        self.hits = find_speakers(&self.line.text(), library);
        self.selected = 0;
    }

    fn speaker(&self) -> Option<SpeakerId> {
        self.hits.get(self.selected).map(|hit| hit.speaker)
    }
}

impl State {
    /// Works out anew what an input line finds, now that the files are others.
    pub(crate) fn look_again(&mut self) {
        match &mut self.layer {
            Some(Layer::Finder(finder)) => {
                let selected = finder.selected;
                finder.find(self.browse.library());
                finder.selected = selected.min(finder.hits.len().saturating_sub(1));
            }
            Some(Layer::Search(search)) => search.read(&self.browse),
            _ => {}
        }
    }

    pub(crate) fn open_finder(&mut self) {
        let mut finder = Finder::default();
        finder.find(self.browse.library());
        self.layer = Some(Layer::Finder(finder));
    }

    pub(crate) fn act_in_finder(&mut self, mut finder: Finder, action: Action) -> Option<Layer> {
        match action {
            Action::Close => return None,
            Action::Accept => return self.show_speaker(finder),
            Action::AddSpeaker => self.add_speaker(&finder),
            _ => {
                let found = finder.hits.len();
                if let Some(to) = moved(finder.selected, found, action, self.drawn.popup) {
                    finder.selected = to;
                } else if finder.line.act(action) {
                    finder.find(self.browse.library());
                }
            }
        }
        Some(Layer::Finder(finder))
    }

    pub(crate) fn type_in_finder(&mut self, mut finder: Finder, text: &str) -> Option<Layer> {
        finder.line.insert(text);
        finder.find(self.browse.library());
        Some(Layer::Finder(finder))
    }

    /// What a query asks for to mean a speaker: their claims; of those who never speak the claims
    /// that they were asked about, else those that accuse them, else those that pass on their
    /// words. Nothing where no claim has to do with them.
    pub fn sought(&self, speaker: SpeakerId) -> Option<Value> {
        let speaks = self.browse.people().get(speaker).claims > 0;
        let mut silent = [Field::Asked, Field::Against, Field::Relayed].into_iter();
        let field = match speaks {
            true => Field::Speaker,
            false => silent.find(|field| self.browse.index().has(*field, speaker))?,
        };
        Some(Value::named(field, self.browse.library().speaker(speaker).id()))
    }

    fn show_speaker(&mut self, finder: Finder) -> Option<Layer> {
        let speaker = finder.speaker();
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
        let speaker = finder.speaker();
        if let Some(value) = speaker.and_then(|speaker| self.sought(speaker)) {
            self.browse.edit(|query| query.toggle(value));
            let matches = words::count(self.browse.found().matches().len(), "claim");
            self.say(format!("{matches} for: {}", self.browse.query()));
        }
    }

    /// Whether the selected speaker has anything to show.
    pub(crate) fn can_show_speaker(&self, finder: &Finder) -> bool {
        finder.speaker().is_some_and(|speaker| self.sought(speaker).is_some())
    }
}
