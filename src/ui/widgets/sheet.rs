//! A column of wrapped text, as detail and help are.

use crate::ui::{
    Look,
    widgets::{compose::Composer, rich::Rich},
};
use ratatui::{style::Style, text::Line};

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
