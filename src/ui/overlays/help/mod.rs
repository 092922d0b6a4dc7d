//! The help: where it is scrolled to, and what is looked for in it.

mod guide;

use super::{After, LARGE, Overlay};
use crate::{
    action::Action,
    config::Context,
    ui::{
        Cx, FrameInfo, Input,
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
    (&[Action::Down, Action::Up], "scroll"),
    (&[Action::NextSection, Action::PreviousSection], "heading"),
    (&[Action::Search], "look for"),
    (&[Action::Leave], "close"),
    (&[Action::PageDown, Action::PageUp], "page"),
];

const SEARCH_HINTS: &[Entry] = &[(&[Action::Accept], "scroll"), (&[Action::Close], "show all")];

/// The help while it is open.
#[derive(Debug, Clone)]
pub struct Help {
    /// What it was asked for: its keys come first.
    pub context: Context,
    /// The first line that is shown.
    pub top: usize,
    /// What is looked for: only entries that have all of its words are shown.
    pub input: Input,
    /// Whether letters are text, because it is being typed.
    pub is_typing: bool,
}

impl Help {
    /// The help for a place, whose keys come first.
    pub fn new(context: Context) -> Self {
        Self { context, top: 0, input: Input::default(), is_typing: false }
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
        let guide = Guide::new(keymap, self.context, &self.input.text(), area.width, look);
        painter.frame.popup = painter.text(&guide.sheet.lines, self.top, area);
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
            Action::Close if self.is_typing || !self.input.is_empty() => {
                *self = Self::new(self.context);
            }
            Action::Close | Action::Leave => return After::Close,
            _ if self.is_typing && self.input.act(action) => self.top = 0,
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
        let area = painter.popup("Help", screen.popup(area, LARGE));
        self.draw(area, painter);
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
            let help = Help { top, is_typing, ..Help::new(Context::List) };
            part(&state(&[REUTERS]), (width, height), |area, painter| help.draw(area, painter));
        }
    }
}
