//! A list to choose from, below a line in which a part of what is sought is typed.

use crate::{
    action::Action,
    ui::{
        Cx, Input, Target, Window,
        layout::{split_bottom, split_top},
        moved,
        render::Painter,
        widgets::{compose::Composer, popup::rule, scroll},
    },
};
use ratatui::{
    layout::{Position, Rect},
    text::Line,
};

/// What is typed, and which of the rows is selected that it finds.
#[derive(Debug, Clone, Default)]
pub struct Picker {
    /// What is typed.
    pub input: Input,
    /// The selected row, counted from the first.
    pub selected: usize,
}

/// The lines above the rows: what is typed, and a line below it.
const HEAD: u16 = 2;

/// The foot gives way where fewer rows would be left.
const LEAST_ROWS: usize = 3;

impl Picker {
    /// Moves among so many rows or in the typed line; says whether the line is another one now.
    pub fn update(&mut self, action: Action, rows: usize, cx: &Cx) -> bool {
        if let Some(to) = moved(self.selected, rows, action, cx.frame.popup) {
            self.selected = to;
            return false;
        }
        let is_changed = self.input.act(action);
        if is_changed {
            self.selected = 0;
        }
        is_changed
    }

    /// Takes what is typed or pasted.
    pub fn type_in(&mut self, text: &str) {
        self.input.insert(text);
        self.selected = 0;
    }

    /// A click on a row selects it; says whether it was selected before, and is taken.
    pub fn click(&mut self, row: usize) -> bool {
        std::mem::replace(&mut self.selected, row) == row
    }

    /// Where the cursor is while it is not in the typed line.
    pub fn cursor(&self) -> Option<Target> {
        Some(Target::Choice(self.selected))
    }

    /// Draws the typed line, `count` rows, or `nothing` where there are none, and where there is
    /// room a foot.
    pub(crate) fn render<'r>(
        &self,
        count: usize,
        nothing: &[Line<'_>],
        foot: Vec<Line<'_>>,
        area: Rect,
        painter: &mut Painter<'_, '_>,
        row: impl Fn(usize, &mut Composer<'r>),
    ) {
        let look = painter.look;
        let (head, rest) = split_top(area, HEAD);
        painter.typing = Some(painter.prompt(&self.input, head));
        let lines = foot.len() + 1;
        let has_foot = !foot.is_empty() && usize::from(rest.height) >= LEAST_ROWS + lines;
        let (rows, below) = split_bottom(rest, if has_foot { lines as u16 } else { 0 });
        if count == 0 {
            painter.lines(nothing, rows);
        }
        painter.choices(self.selected, count, rows, row);
        painter.lines(&[vec![rule(area.width, look)], foot].concat(), below);
    }
}

impl Painter<'_, '_> {
    /// Draws what is typed and a line below it; returns the place of the cursor.
    pub(crate) fn prompt(&mut self, input: &Input, area: Rect) -> Position {
        let look = self.look;
        let mut line = Composer::new(area.width);
        line.skip(1).put(">", look.theme.strong).skip(1);
        let column = line.typed(input, line.left(), look.theme.text, look.glyphs().cut);
        self.lines(&[line.finish(), rule(area.width, look)], area);
        Position { x: area.x + column, y: area.y }
    }

    /// Draws as many rows of a popup's list as there is room for, the selected one in sight and
    /// under the cursor.
    pub(crate) fn choices<'r>(
        &mut self,
        selected: usize,
        count: usize,
        area: Rect,
        row: impl Fn(usize, &mut Composer<'r>),
    ) {
        let height = usize::from(area.height);
        let top = scroll::follow(self.cx.frame.popup.top, selected, height, count);
        self.frame.popup = Window { top, height, content: count };
        self.scrollbar(self.frame.popup, area);
        let rows = scroll::beside_scrollbar(area, count);
        self.rows(self.frame.popup, Some(selected), rows, Target::Choice, row);
    }

    /// Draws the rows of a window, the selected one under the cursor.
    pub(crate) fn rows<'r>(
        &mut self,
        window: Window,
        selected: Option<usize>,
        area: Rect,
        target: fn(usize) -> Target,
        row: impl Fn(usize, &mut Composer<'r>),
    ) {
        for (y, at) in (area.top()..area.bottom()).zip(window.top..window.content) {
            let (area, is_selected) = (Rect { y, height: 1, ..area }, selected == Some(at));
            let mut line = Composer::new(area.width);
            let cursor = if is_selected { self.look.glyphs().cursor } else { " " };
            line.put(cursor, self.look.theme.strong);
            row(at, &mut line);
            let line = line.fill();
            self.lines(&[if is_selected { self.look.selected(line) } else { line }], area);
            self.frame.add(area, target(at));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{
        drawing::{part, part_text},
        testing::{TUTORIAL, state},
    };
    use proptest::prelude::*;

    /// A list of so many rows, with a foot of two lines.
    fn draw(picker: &Picker, rows: usize, area: Rect, painter: &mut Painter<'_, '_>) {
        let style = painter.look.theme.text;
        let (nothing, foot) = (["nothing".into()], vec!["one".into(), "two".into()]);
        picker.render(rows, &nothing, foot, area, painter, |at, line| {
            line.put(format!("row {at}"), style);
        });
    }

    #[test]
    fn the_foot_gives_way_before_the_rows() {
        let (state, picker) = (state(&[TUTORIAL]), Picker::default());
        let rows = |height, rows| {
            let (_, frame) =
                part(&state, (20, height), |area, painter| draw(&picker, rows, area, painter));
            let choices = frame.targets.iter().filter(|(_, it)| matches!(it, Target::Choice(_)));
            choices.count()
        };
        assert_eq!([10, 8, 7, 1].map(|height| rows(height, 30)), [5, 3, 5, 0]);
        assert_eq!(rows(10, 2), 2);
    }

    #[test]
    fn where_there_are_no_rows_it_says_so() {
        let (state, mut picker) = (state(&[TUTORIAL]), Picker::default());
        picker.type_in("xyz");
        let size = (20, 9);
        let (_, frame) = part(&state, size, |area, painter| draw(&picker, 0, area, painter));
        assert_eq!(frame.cursor, Some(Position::new(6, 0)));
        let text = part_text(&state, size, |area, painter| draw(&picker, 0, area, painter));
        assert!(text.contains("| > xyz") && text.contains("|nothing"), "{text}");
    }

    #[test]
    fn a_click_selects_and_a_second_one_takes() {
        let mut picker = Picker::default();
        assert_eq!([picker.click(2), picker.click(2), picker.click(0)], [false, true, false]);
        let cx = &state(&[TUTORIAL]).cx;
        assert!(!picker.update(Action::Last, 9, cx) && picker.selected == 8);
        picker.type_in("ab");
        assert!(picker.selected == 0 && picker.update(Action::DeleteBefore, 0, cx));
    }

    properties! {
        #[test]
        fn it_stays_inside(
            width in 0_u16..250, height in 0_u16..80, rows in 0_usize..99, selected in 0_usize..99,
        ) {
            let selected = selected.min(rows.saturating_sub(1));
            let picker = Picker { selected, ..Picker::default() };
            let state = state(&[TUTORIAL]);
            let (_, frame) =
                part(&state, (width, height), |area, painter| draw(&picker, rows, area, painter));
            let is_seen = frame.targets.iter().any(|(_, it)| *it == Target::Choice(selected));
            prop_assert_eq!(is_seen, height > 2 && rows > 0);
        }
    }
}
