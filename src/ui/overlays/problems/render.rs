//! What is wrong with the files, filled from the state.

use super::{Problems, list};
use crate::ui::{Target, Window, render::Painter, widgets::scroll};
use ratatui::layout::Rect;

impl Painter<'_, '_> {
    pub(crate) fn problems(&mut self, at: Problems, area: Rect) {
        let troubles = &self.cx.problems;
        let area = self.popup(&format!("Problems  {}", troubles.len()), area);
        let page = list::page(area.height);
        let top = scroll::follow(self.cx.frame.popup.top, at.selected, page, troubles.len());
        self.frame.popup = Window { top, height: page, content: troubles.len() };
        let rows = troubles.get(top..).unwrap_or_default();
        let list = list::Problems { rows, selected: at.selected.saturating_sub(top) };
        let drawn = list.draw(area.width, area.height, self.look);
        self.lines(&drawn.lines, area);
        self.hits(drawn.hits, area, |at| Target::Choice(top + at));
    }
}
