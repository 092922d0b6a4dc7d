//! Choosing what to copy, filled from the state.

use super::{
    Column, Copying, Which,
    preview::{Choices, Preview, Side},
};
use crate::{
    action::Action,
    export::Format,
    library::Vocabulary,
    ui::{Target, View, Window, render::Painter},
};
use ratatui::layout::Rect;

/// A preview of more claims would only be scrolled past.
const PREVIEWED: usize = 50;

impl Painter<'_, '_> {
    fn no_marks(&self) -> String {
        let mark = self.cx.key(Action::Mark);
        format!("No claim is marked yet: {mark} in the list marks the selected one.")
    }

    pub(crate) fn copying(&mut self, copying: &Copying, area: Rect) {
        let area = self.popup("Copy", area);
        let shown = self.cx.nav.matches().rows().len();
        let this = match self.cx.nav.view() {
            View::Matrix => {
                format!("{} of the cell", self.state.claims_of(Which::This).len())
            }
            _ => "this claim".to_owned(),
        };
        let marked = format!("{} marked", self.cx.marks.len());
        let what = [this, marked, format!("all {shown} shown"), "whole dossier".to_owned()];
        let what: Vec<&str> = what.iter().map(String::as_str).collect();
        let forms: Vec<&str> = Format::ALL.iter().map(|format| format.label()).collect();
        let claims = self.state.claims_of(copying.which);
        let text = match (claims.is_empty(), copying.which) {
            (true, Which::Marked) => self.no_marks(),
            (true, _) => "There is no claim to copy: none is shown.".to_owned(),
            (false, _) => {
                copying.format.write(claims.into_iter().take(PREVIEWED), self.cx.nav.statuses())
            }
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
        self.frame.popup = Window { top: drawn.top, height: drawn.page, content: drawn.height };
        self.hits(drawn.hits, area, |(side, at)| match side {
            Side::What => Target::Choice(at),
            Side::Form => Target::Choice(Which::ALL.len() + at),
        });
    }
}
