//! The mouse: what a click and a turn of the wheel mean where they happen.

use super::{Click, Cx, Layer, MouseAction, Pane, Search, State, Target};
use crate::action::Action;
use ratatui::layout::Position;

/// How many lines the wheel moves a text by.
pub(crate) const WHEEL: usize = 3;

impl State {
    pub(crate) fn click(&mut self, click: Click) {
        let place = Position::new(click.column, click.row);
        match click.action {
            MouseAction::Press if self.overlay.is_none() => self.cx.hold_divider(place),
            MouseAction::Drag => self.cx.drag_divider(place),
            _ => self.cx.dividers.is_held = false,
        }
        let frame = &self.cx.frame;
        let (under, scrolled) = (frame.at(place), frame.scrolled_at(place));
        match (click.action, under, scrolled) {
            (MouseAction::Press, Some(target), _) => self.press(target),
            (MouseAction::WheelDown, _, Some(target)) => self.turn(target, Action::Down),
            (MouseAction::WheelUp, _, Some(target)) => self.turn(target, Action::Up),
            _ => {}
        }
    }

    fn press(&mut self, target: Target) {
        if let Target::Hint(action) = target {
            return self.act(action);
        }
        let Self { cx, screens, overlay, .. } = self;
        if let Some(overlay) = overlay {
            // What lies under a popup is not there.
            if let Target::Choice(place) = target {
                let after = overlay.get_mut().click(place, cx);
                self.follow(after);
            }
            return;
        }
        match target {
            Target::Tab(view) => cx.show(view),
            Target::Pane(pane) => cx.nav.pane = pane,
            Target::Query => *overlay = Some(Layer::Search(Search::open(cx))),
            Target::Bar(row) => cx.nav.go_to(row),
            Target::Filter(line) => cx.press_filter(line),
            Target::Link(row) => {
                cx.nav.pane = Pane::Detail;
                cx.nav.follow(row);
            }
            Target::Claim(_) | Target::Line(_) | Target::Heading(_) | Target::Cell(..) => {
                cx.nav.pane = Pane::List;
                screens.get_mut(cx.nav.view()).click(target, cx);
            }
            Target::Preview | Target::Choice(_) | Target::Popup | Target::Hint(_) => {}
        }
    }

    /// Scrolls what is under the mouse, wherever the keys go.
    fn turn(&mut self, target: Target, direction: Action) {
        let Self { cx, screens, overlay, .. } = self;
        if let Some(overlay) = overlay {
            let after = overlay.get_mut().scroll(direction, cx);
            return self.follow(after);
        }
        let screen = screens.get_mut(cx.nav.view());
        match target {
            Target::Pane(Pane::Filters) | Target::Filter(_) => {
                (0..WHEEL).for_each(|_| cx.scroll_filters(direction));
            }
            Target::Pane(Pane::Detail) | Target::Link(_) => {
                (0..WHEEL).for_each(|_| screen.scroll_lower(direction, cx));
            }
            // What is behind the cursor is gone through as its keys do.
            Target::Preview => {
                let step = match direction {
                    Action::Down => Action::NextSection,
                    _ => Action::PreviousSection,
                };
                screen.update(step, cx);
            }
            Target::Pane(Pane::List)
            | Target::Claim(_)
            | Target::Bar(_)
            | Target::Line(_)
            | Target::Heading(_)
            | Target::Cell(..) => screen.scroll(direction, cx),
            Target::Tab(_)
            | Target::Query
            | Target::Choice(_)
            | Target::Popup
            | Target::Hint(_) => {}
        }
    }
}

impl Cx {
    /// Selects a claim; one that is selected already is shown in full.
    pub(crate) fn press_claim(&mut self, target: Target) {
        let Target::Claim(row) = target else { return };
        match self.nav.selected_row() == Some(row) {
            true => self.nav.open(row),
            false => self.nav.point_at(row),
        }
    }
}
