//! The line between the two panes of a view, which a person can move.

use super::{
    Cx, Pane, View,
    layout::{self, Split},
    render::Painter,
};
use ratatui::layout::{Position, Rect};
use std::collections::BTreeMap;

/// The fewest columns and lines that a pane is left with.
const LEAST: (u16, u16) = (16, 3);
/// How many columns or lines a key moves the line by.
const STEP: (i16, i16) = (4, 2);

/// Where the lines between the panes were moved to: how many columns or lines further than usual,
/// by view.
#[derive(Debug, Clone, Default)]
pub struct Dividers {
    moved: BTreeMap<View, i16>,
    /// Whether the mouse holds one.
    pub is_held: bool,
}

/// The line as the last frame had it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Divider {
    /// Where it can be taken.
    pub area: Rect,
    /// Whether it stands between two panes side by side.
    pub is_upright: bool,
    /// The column or line where it usually stands, and how far it can be moved from there.
    usual: i16,
    range: (i16, i16),
}

/// So many of `room` with the line moved, and how far it can be moved.
fn shifted(usual: u16, room: u16, least: u16, by: i16) -> (u16, (i16, i16)) {
    let (usual, room, least) = (usual as i16, room as i16, least as i16);
    // Where there is hardly room for two panes, the line stays.
    let range = match usual >= least && room - usual >= least {
        true => (least - usual, room - least - usual),
        false => (0, 0),
    };
    ((usual + by.clamp(range.0, range.1)) as u16, range)
}

impl Painter<'_, '_> {
    /// Two panes in the place of one. The line between them, or the title of the lower one, can be
    /// moved.
    pub(crate) fn split(
        &mut self,
        area: layout::Pane,
        how: Split,
    ) -> (layout::Pane, Option<Rect>, layout::Pane) {
        let by = self.cx.divider_shift();
        let Rect { x, y, width, height } = area.content;
        let (moved, usual, range) = match how {
            // A lower pane that has no room stays away.
            Split::Over(0) => return area.split(how),
            Split::Beside(columns) => {
                let (moved, range) = shifted(columns, width, LEAST.0, by);
                (Split::Beside(moved), x + columns, range)
            }
            Split::Over(lines) => {
                let above = height.saturating_sub(lines);
                let (moved, range) = shifted(above, height, LEAST.1, by);
                (Split::Over(height - moved), y + above, range)
            }
        };
        let (first, between, second) = area.split(moved);
        let (area, is_upright) = (between.unwrap_or(second.title), between.is_some());
        self.frame.divider = Some(Divider { area, is_upright, usual: usual as i16, range });
        (first, between, second)
    }

    /// A pane of so many columns beside another one, and the line between them.
    pub(crate) fn beside(
        &mut self,
        area: layout::Pane,
        columns: u16,
    ) -> (layout::Pane, Rect, layout::Pane) {
        let (left, between, right) = self.split(area, Split::Beside(columns));
        (left, between.unwrap_or_default(), right)
    }

    /// A pane over another one of so many lines.
    pub(crate) fn over(&mut self, area: layout::Pane, lines: u16) -> (layout::Pane, layout::Pane) {
        let (upper, _, lower) = self.split(area, Split::Over(lines));
        (upper, lower)
    }
}

impl Cx {
    /// How far the line of the view on the screen was moved.
    pub(crate) fn divider_shift(&self) -> i16 {
        self.dividers.moved.get(&self.nav.view()).copied().unwrap_or(0)
    }

    /// Gives the pane with the focus more room, or less.
    pub(crate) fn resize_pane(&mut self, grows: bool) {
        let Some(divider) = self.frame.divider.filter(|_| self.nav.pane != Pane::Filters) else {
            return self.say("there is no line here between two panes to move");
        };
        let step = if divider.is_upright { STEP.0 } else { STEP.1 };
        let is_first = self.nav.pane == Pane::List;
        let by = if grows == is_first { step } else { -step };
        if !self.move_divider(divider, self.divider_shift().saturating_add(by)) {
            self.say(if grows {
                "the pane is as large as it gets"
            } else {
                "the pane is as small as it gets"
            });
        }
    }

    /// Takes the line under the mouse; says whether one is there.
    pub(crate) fn hold_divider(&mut self, at: Position) {
        let is_there =
            |divider: Divider| divider.range.0 < divider.range.1 && divider.area.contains(at);
        self.dividers.is_held = self.frame.divider.is_some_and(is_there);
    }

    /// Moves the line that the mouse holds to where the mouse is.
    pub(crate) fn drag_divider(&mut self, to: Position) {
        if let Some(divider) = self.frame.divider.filter(|_| self.dividers.is_held) {
            let place = if divider.is_upright { to.x } else { to.y };
            self.move_divider(divider, place as i16 - divider.usual);
        }
    }

    /// Moves the line so far from where it usually stands; says whether it stands elsewhere now.
    fn move_divider(&mut self, divider: Divider, shift: i16) -> bool {
        let before = self.divider_shift().clamp(divider.range.0, divider.range.1);
        let shift = shift.clamp(divider.range.0, divider.range.1);
        self.dividers.moved.insert(self.nav.view(), shift);
        shift != before
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    properties! {
        #[test]
        fn both_panes_keep_what_they_need_where_there_is_room(
            usual in 0_u16..300, more in 0_u16..300, least in 1_u16..20, by in any::<i16>()
        ) {
            let room = usual + more;
            let (moved, (from, to)) = shifted(usual, room, least, by);
            prop_assert!(moved <= room && from <= 0 && to >= 0);
            if usual >= least && more >= least {
                prop_assert!(moved >= least && room - moved >= least);
                prop_assert_eq!(shifted(usual, room, least, 0).0, usual);
            } else {
                prop_assert_eq!(moved, usual);
            }
        }
    }
}
