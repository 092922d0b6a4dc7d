//! A column of wrapped text, as detail and help are, and the part of it that is scrolled to.

use crate::text::width as columns_of;
use crate::ui::{
    Look, Window,
    render::Painter,
    widgets::{compose::Composer, rich::Rich, scroll},
};
use ratatui::{layout::Rect, style::Style, text::Line};

/// The columns of the labels, where they stand beside their texts.
pub(crate) const LABELS: usize = 14;
/// The narrowest sheet in which they do.
pub(crate) const WITH_LABELS: u16 = 60;

/// Lines in the making.
pub(crate) struct Sheet<'l> {
    pub lines: Vec<Line<'static>>,
    pub width: u16,
    pub look: Look<'l>,
}

impl<'l> Sheet<'l> {
    /// An empty sheet.
    pub fn new(width: u16, look: Look<'l>) -> Self {
        Sheet { lines: Vec::new(), width, look }
    }

    /// An empty line.
    pub fn blank(&mut self) {
        self.lines.push(Line::default());
    }

    /// Wrapped text: the first line from column `first` on, the others from `rest` on.
    pub fn text(&mut self, text: &Rich, first: usize, rest: usize) {
        self.wrap(("", Style::new()), text, first, rest);
    }

    /// Wrapped text from column `indent` on, before its first line a label.
    pub fn beside(&mut self, label: (&str, Style), text: &Rich, indent: usize) {
        self.wrap(label, text, indent, indent);
    }

    /// A labelled text; without a label it goes on below the one before.
    pub fn entry(&mut self, label: &str, text: Rich) {
        let muted = self.look.theme.muted;
        if self.width >= WITH_LABELS {
            self.beside((label, muted), &text, 1 + LABELS);
        } else if label.is_empty() {
            self.text(&text, 3, 3);
        } else {
            let text = Rich::of(&format!("{label}: "), muted).append(text);
            self.text(&text, 1, 3);
        }
    }

    fn wrap(&mut self, (label, style): (&str, Style), text: &Rich, first: usize, rest: usize) {
        // A column stays free at the right.
        let room = |indent: usize| usize::from(self.width).saturating_sub(indent + 1);
        for (at, pieces) in text.wrap(room(first), room(rest)).iter().enumerate() {
            let mut line = Composer::new(self.width);
            if at == 0 && !label.is_empty() {
                line.skip(1).put(label.to_owned(), style);
            }
            line.skip_to(if at == 0 { first } else { rest }).put_pieces(pieces);
            self.lines.push(line.finish());
        }
    }
}

impl Painter<'_, '_> {
    /// Draws a text from line `top` on, or from the last that fills the area.
    pub(crate) fn text(&mut self, lines: &[Line<'_>], top: usize, area: Rect) -> Window {
        let (height, content) = (usize::from(area.height), lines.len());
        let top = scroll::clamp(top, height, content);
        self.lines(&lines[top..], area);
        Window { top, height, content }
    }

    /// The same with a last line that says how many lines are above and below, where not all can
    /// be seen.
    pub(crate) fn long_text(&mut self, lines: &[Line<'_>], top: usize, area: Rect) -> Window {
        let height = visible_lines(usize::from(area.height), lines.len());
        let shown = Rect { height: height as u16, ..area };
        let window = self.text(lines, top, shown);
        if height < usize::from(area.height) {
            let below = lines.len() - window.top - height;
            let last = Rect { y: shown.bottom(), height: 1, ..area };
            self.lines(&[more(window.top, below, area.width, self.look)], last);
        }
        window
    }
}

/// How many of `total` lines can be seen in `room`, one line being kept for saying that there
/// are more.
pub fn visible_lines(room: usize, total: usize) -> usize {
    if total > room && room > 1 { room - 1 } else { room }
}

/// What says how many lines there are above and below.
pub fn more(above: usize, below: usize, width: u16, look: Look<'_>) -> Line<'static> {
    let mut parts = Vec::new();
    if above > 0 {
        parts.push(format!("{above} above"));
    }
    if below > 0 {
        parts.push(format!("{below} more"));
    }
    let text = parts.join(look.dot());
    let mut line = Composer::new(width);
    line.skip(usize::from(width).saturating_sub(columns_of(&text) + 1));
    line.put(text, look.theme.muted);
    line.finish()
}
