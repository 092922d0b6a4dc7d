//! Finding a speaker.

pub(crate) mod list;
pub(crate) mod render;

use super::{After, Overlay};
use crate::{
    action::Action,
    config::Context,
    library::{Library, SpeakerId},
    query::{Field, Name, SpeakerHit, Value, find_speakers},
    ui::{Cx, Line, Navigator, Target, View, hints::Entry, layout::Screen, moved, render::Painter},
};
use ratatui::layout::Rect;

const HINTS: &[Entry] = &[
    (&[Action::Accept], "show claims"),
    (&[Action::AddSpeaker], "add"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::Close], "back"),
];

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
    fn find(&mut self, library: &Library) {
        self.hits = find_speakers(&self.line.text(), library);
        self.selected = 0;
    }

    fn speaker(&self) -> Option<SpeakerId> {
        self.hits.get(self.selected).map(|hit| hit.speaker)
    }

    /// Everybody, before anything is typed.
    pub fn open(cx: &Cx) -> Self {
        let mut finder = Self::default();
        finder.find(cx.nav.library());
        finder
    }

    fn sought(&self, nav: &Navigator) -> Option<Value> {
        sought(self.speaker()?, nav)
    }

    fn show(&self, cx: &mut Cx) -> After {
        let Some(value) = self.sought(&cx.nav) else { return After::Stay };
        cx.nav.jump(View::Claims, |query| {
            // Whoever was sought before is not wanted any more.
            for field in [Field::Speaker, Field::Asked, Field::Against, Field::Relayed] {
                query.clear(field);
            }
            query.only(value);
        });
        After::Close
    }

    fn add(&self, cx: &mut Cx) {
        if let Some(value) = self.sought(&cx.nav) {
            cx.nav.edit(|query| query.toggle(value));
            cx.say(format!("the query is now {}", cx.nav.query()));
        }
    }
}

impl Overlay for Finder {
    fn context(&self) -> Context {
        Context::Finder
    }

    fn update(&mut self, action: Action, cx: &mut Cx) -> After {
        match action {
            Action::Close => return After::Close,
            Action::Accept => return self.show(cx),
            Action::AddSpeaker => self.add(cx),
            _ => {
                if let Some(to) = moved(self.selected, self.hits.len(), action, cx.frame.popup) {
                    self.selected = to;
                } else if self.line.act(action) {
                    self.find(cx.nav.library());
                }
            }
        }
        After::Stay
    }

    fn type_in(&mut self, text: &str, cx: &mut Cx) {
        self.line.insert(text);
        self.find(cx.nav.library());
    }

    fn click(&mut self, place: usize, cx: &mut Cx) -> After {
        if self.selected == place {
            return self.show(cx);
        }
        self.selected = place;
        After::Stay
    }

    fn sync(&mut self, cx: &mut Cx) {
        let selected = self.selected;
        self.find(cx.nav.library());
        self.selected = selected.min(self.hits.len().saturating_sub(1));
    }

    fn hints(&self) -> &'static [Entry] {
        HINTS
    }

    fn can(&self, action: Action, cx: &Cx) -> bool {
        let takes_one = matches!(action, Action::Accept | Action::AddSpeaker);
        !takes_one || self.sought(&cx.nav).is_some()
    }

    fn render(&self, screen: &Screen, area: Rect, painter: &mut Painter<'_, '_>) {
        painter.finder(self, screen.popup(area, render::SIZE));
    }

    fn cursor(&self) -> Option<Target> {
        Some(Target::Choice(self.selected))
    }
}

/// What a query asks for to find a speaker: their claims; of those who never speak the claims that
/// they were asked about, else those that accuse them, else those that pass on their words. Nothing
/// where no claim has to do with them.
pub(crate) fn sought(speaker: SpeakerId, nav: &Navigator) -> Option<Value> {
    let loaded = nav.results().loaded();
    let name = || Name::new(nav.library().speaker(speaker).id());
    if loaded.person(speaker).claims > 0 {
        return Some(Value::Speaker(name()));
    }
    let silent: [fn(Option<Name>) -> Value; 3] = [Value::Asked, Value::Against, Value::Relayed];
    let mut values = silent.into_iter().map(|value| value(Some(name())));
    values.find(|value| loaded.index().has(value.field(), speaker))
}
