//! What lies over the panes, filled from the state.

use super::{
    finding,
    help::Help,
    layout::Screen,
    popup::Popup,
    preview::{Choices, Preview, Side},
    screen::Painter,
};
use crate::{
    action::Action,
    app::{Column, Copying, Layer, Target, Which, Window},
    export::Format,
    library::Vocabulary,
};
use ratatui::layout::Rect;

/// The size of the help and the preview, where there is that much room.
const LARGE: (u16, u16) = (100, 40);
/// A preview of more claims would only be scrolled past.
const PREVIEWED: usize = 50;

impl Painter<'_, '_> {
    /// Whatever lies over the panes.
    pub(super) fn layer(&mut self, screen: &Screen, area: Rect) {
        match self.state.layer() {
            Some(Layer::Finder(finder)) => self.finder(finder, screen.popup(area, finding::SIZE)),
            Some(Layer::Copying(copying)) => self.copying(copying, screen.popup(area, LARGE)),
            Some(Layer::Help(top)) => self.help(*top, screen.popup(area, LARGE)),
            Some(Layer::Search(_) | Layer::Note(_)) | None => {}
        }
    }

    /// An empty popup, which names the keys that do something in it.
    pub(super) fn popup(&mut self, title: &str, area: Rect) -> Rect {
        self.drawn.add(area, Target::Popup);
        let hints = self.state.hints();
        let hints: Vec<_> =
            hints.iter().map(|hint| format!("{} {}", hint.keys.join(" "), hint.label)).collect();
        Popup { title, foot: &hints.join("  ") }.draw(area, self.look, self.buffer)
    }

    fn help(&mut self, top: usize, area: Rect) {
        let area = self.popup("Help", area);
        let help = Help { keymap: &self.state.settings.keymap, top };
        let drawn = help.draw(area.width, area.height, self.look);
        self.lines(&drawn.lines, area);
        let height = usize::from(area.height);
        self.drawn.popup = Window { top: drawn.top, height, content: drawn.height };
        self.drawn.headings = drawn.headings;
    }

    fn no_marks(&self) -> String {
        let mark = self.state.key(Action::Mark);
        format!("No claim is marked yet: {mark} in the list marks the selected one.")
    }

    fn copying(&mut self, copying: &Copying, area: Rect) {
        let area = self.popup("Copy", area);
        let shown = self.state.browse().found().matches().len();
        let what = [
            "this claim".to_owned(),
            format!("{} marked", self.state.marks()),
            format!("all {shown} shown"),
        ];
        let what: Vec<&str> = what.iter().map(String::as_str).collect();
        let forms: Vec<&str> = Format::ALL.iter().map(|format| format.label()).collect();
        let claims = self.state.claims_of(copying.which);
        let text = match (claims.is_empty(), copying.which) {
            (true, Which::Marked) => self.no_marks(),
            (true, _) => "There is no claim to copy: none is shown.".to_owned(),
            (false, _) => copying
                .format
                .write(claims.into_iter().take(PREVIEWED), self.state.browse().statuses()),
        };
        let place = |which: Which| Which::ALL.iter().position(|one| *one == which).unwrap_or(0);
        let form = Format::ALL.iter().position(|one| *one == copying.format).unwrap_or(0);
        let preview = Preview {
            what: Choices { labels: &what, taken: place(copying.which) },
            forms: Choices { labels: &forms, taken: form },
            focus: match copying.column {
                Column::Which => Side::What,
                Column::Format => Side::Form,
            },
            text: &text,
            top: copying.top,
        };
        let drawn = preview.draw(area.width, area.height, self.look);
        self.lines(&drawn.lines, area);
        self.drawn.popup = Window { top: drawn.top, height: drawn.page, content: drawn.height };
        self.hits(drawn.hits, area, |(side, at)| match side {
            Side::What => Target::Choice(at),
            Side::Form => Target::Choice(Which::ALL.len() + at),
        });
    }
}
