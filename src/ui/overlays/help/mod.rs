//! The help: which of its tabs is shown, where it is scrolled to, and what is looked for in it.

mod guide;

use super::{After, LARGE, Overlay};
use crate::{
    action::Action,
    config::Context,
    ui::{
        Cx, FrameInfo, Input, Target,
        hints::Entry,
        layout::{Screen, split_top},
        render::Painter,
        scrolled,
        widgets::scroll::section,
    },
};
use guide::Guide;
use ratatui::layout::Rect;

const HINTS: &[Entry] = &[
    (&[Action::NextView], "other tab"),
    (&[Action::Down, Action::Up], "scroll"),
    (&[Action::Search], "look for"),
    (&[Action::NextSection, Action::PreviousSection], "heading"),
    (&[Action::Leave], "close"),
    (&[Action::PageDown, Action::PageUp], "page"),
];

const SEARCH_HINTS: &[Entry] = &[(&[Action::Accept], "scroll"), (&[Action::Close], "show all")];

/// What stands before the tabs.
const TITLE: &str = "Help  ";

/// A part of the help, by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Every key.
    Keys,
    /// What the grades, the signs and the marks mean.
    Signs,
}

impl Tab {
    /// Both, from left to right.
    pub const ALL: [Self; 2] = [Self::Keys, Self::Signs];

    fn name(self) -> &'static str {
        match self {
            Self::Keys => "Keys",
            Self::Signs => "Signs",
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Keys => Self::Signs,
            Self::Signs => Self::Keys,
        }
    }
}

/// The help while it is open.
#[derive(Debug, Clone)]
pub struct Help {
    /// What it was asked for: its keys come first.
    pub context: Context,
    /// The actions that are worth knowing there.
    pub here: Vec<Action>,
    /// Which of the two is shown; whatever is looked for is looked for in both.
    pub tab: Tab,
    /// The first line that is shown.
    pub top: usize,
    /// What is looked for: only entries that have all of its words are shown.
    pub input: Input,
    /// Whether letters are text, because it is being typed.
    pub is_typing: bool,
}

impl Help {
    /// The help for a place, whose keys come first.
    pub fn new(context: Context, here: Vec<Action>, tab: Tab) -> Self {
        Self { context, here, tab, top: 0, input: Input::default(), is_typing: false }
    }

    /// Shows a tab from its beginning; what was looked for is over.
    fn show(&mut self, tab: Tab) {
        *self = Self::new(self.context, std::mem::take(&mut self.here), tab);
    }

    /// The title: the tabs in it, the one that is shown in brackets.
    fn title(&self) -> String {
        let is_shown = |tab| tab == self.tab && self.input.is_empty();
        let tabs = Tab::ALL.map(|tab| match is_shown(tab) {
            true => format!("[{}]", tab.name()),
            false => format!(" {} ", tab.name()),
        });
        format!("{TITLE}{}", tabs.join(" "))
    }

    /// Remembers where the tabs are in the upper edge of the popup.
    fn add_tabs(&self, popup: Rect, painter: &mut Painter<'_, '_>) {
        // The corner, a line and a blank stand before the title.
        let mut x = popup.x + 3 + TITLE.len() as u16;
        for (at, tab) in Tab::ALL.into_iter().enumerate() {
            let width = tab.name().len() as u16 + 2;
            let place = Rect { x, y: popup.y, width, height: 1 };
            painter.frame.add(place.intersection(popup), Target::Choice(at));
            x += width + 1;
        }
    }

    /// The first line after a movement.
    fn moved(&self, action: Action, frame: &FrameInfo) -> usize {
        let section = || section(&frame.headings, self.top, action);
        match action {
            Action::NextSection => section().unwrap_or(self.top),
            Action::PreviousSection => section().unwrap_or(0),
            _ => scrolled(self.top, action, frame.popup),
        }
    }

    /// What is looked for, if something is, and below it what there is of that.
    fn draw(&self, mut area: Rect, painter: &mut Painter<'_, '_>) {
        let look = painter.look;
        if self.is_typing || !self.input.is_empty() {
            let (head, rest) = split_top(area, 2);
            let typing = painter.prompt(&self.input, head);
            painter.typing = Some(typing).filter(|_| self.is_typing);
            area = rest;
        }
        let keymap = &painter.cx.settings.keymap;
        let (here, sought) = ((self.context, &self.here[..]), self.input.text());
        let tabs = if sought.is_empty() { &[self.tab][..] } else { &Tab::ALL };
        let guide = Guide::new(keymap, here, tabs, &sought, area.width, look);
        painter.frame.popup = painter.long_text(&guide.sheet.lines, self.top, area);
        painter.frame.headings = guide.headings;
    }
}

impl Overlay for Help {
    fn keys(&self) -> (Context, &'static [Entry]) {
        match self.is_typing {
            true => (Context::HelpSearch, SEARCH_HINTS),
            false => (Context::Help, HINTS),
        }
    }

    fn update(&mut self, action: Action, cx: &mut Cx) -> After {
        match action {
            Action::Search => self.is_typing = true,
            Action::Accept => self.is_typing = false,
            Action::Close if self.is_typing || !self.input.is_empty() => self.show(self.tab),
            Action::Close | Action::Leave => return After::Close,
            _ if self.is_typing && self.input.act(action) => self.top = 0,
            Action::NextView | Action::PreviousView => self.show(self.tab.other()),
            Action::PaneLeft => self.show(Tab::Keys),
            Action::PaneRight => self.show(Tab::Signs),
            _ => self.top = self.moved(action, &cx.frame),
        }
        After::Stay
    }

    fn type_in(&mut self, text: &str, _: &mut Cx) {
        if self.is_typing {
            self.input.insert(text);
            self.top = 0;
        }
    }

    fn render(&self, screen: &Screen, area: Rect, painter: &mut Painter<'_, '_>) {
        let popup = screen.popup(area, LARGE);
        let area = painter.popup(&self.title(), popup);
        if area != popup {
            self.add_tabs(popup, painter);
        }
        self.draw(area, painter);
    }

    /// A click on one of the tabs.
    fn click(&mut self, place: usize, _: &mut Cx) -> After {
        if let Some(tab) = Tab::ALL.get(place) {
            self.show(*tab);
        }
        After::Stay
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{
        Layer,
        drawing::{part, part_text},
        testing::{REUTERS, press, state, type_in},
    };

    #[test]
    fn only_what_is_looked_for_is_shown_under_its_heading() {
        let picture = |typed, keys| {
            let mut state = state(&[REUTERS]);
            press(&mut state, "? /");
            type_in(&mut state, typed);
            press(&mut state, keys);
            let Some(Layer::Help(help)) = &state.overlay else { panic!() };
            part_text(&state, (78, 20), |area, painter| help.draw(area, painter))
        };
        insta::assert_snapshot!([picture("leave out", ""), picture("xyzzy", "enter")].join("\n"));
    }

    properties! {
        #![cases(64)]
        #[test]
        fn it_fits_any_room(
            width in 0_u16..250, height in 0_u16..80, top in 0_usize..300, is_typing: bool,
        ) {
            let help = Help { top, is_typing, ..Help::new(Context::List, Vec::new(), Tab::Signs) };
            part(&state(&[REUTERS]), (width, height), |area, painter| help.draw(area, painter));
        }
    }
}
