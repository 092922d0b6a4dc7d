//! A column of wrapped text, as detail and help are.

use crate::ui::{
    Look, Window,
    detail::page,
    render::Painter,
    widgets::{compose::Composer, rich::Rich, scroll},
};
use ratatui::{layout::Rect, style::Style, text::Line};

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
    /// Paints as much of a text as there is room for, as near to `top` as can be; where not all of
    /// it fits, the last line says how much there is above and below.
    pub fn scrolled_text(&mut self, lines: &[Line<'_>], top: usize, area: Rect) -> Window {
        let (room, content) = (usize::from(area.height), lines.len());
        let height = page::page(room, content);
        let top = scroll::clamp(top, height, content);
        let end = (top + height).min(content);
        self.lines(&lines[top..end], area);
        if height < room && height < content {
            let more = page::more(top, content - end, area.width, self.look);
            self.lines(&[more], Rect { y: area.bottom() - 1, height: 1, ..area });
        }
        Window { top, height, content }
    }
}
