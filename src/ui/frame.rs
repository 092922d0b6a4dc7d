//! What the last frame showed, as far as the next action depends on it.

use crate::action::Action;
use crate::dossier::is_web_address;
use crate::library::Row;
use crate::ui::{Pane, Sight, View, Window, divider::Divider};
use ratatui::layout::{Position, Rect};

/// What the last frame showed. Rendering returns it, and whoever draws stores it in the state; it is worth nothing beside another library.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrameInfo {
    /// The list of claims.
    pub list: Window,
    /// The rows of the view on the screen, where it is not the list of claims.
    pub rows: Window,
    /// Its columns, where they scroll.
    pub columns: Window,
    /// The article.
    pub article: Sight,
    /// The filters.
    pub filters: Window,
    /// The claim in full.
    pub detail: Window,
    /// For each link of the claim in full, the line it stands in.
    pub links: Vec<usize>,
    /// The popup: what it lists, or its text.
    pub popup: Window,
    /// Whether the screen says that the help explains the grades.
    pub points_to_grades: bool,
    /// The headings of the popup's text, by their lines.
    pub headings: Vec<usize>,
    /// The line between the panes, where it can be moved.
    pub(crate) divider: Option<Divider>,
    /// Where the terminal's cursor stands: on what is selected, or where something is typed.
    pub cursor: Option<Position>,
    /// Addresses of the web, each with the area in which it stands if all of it is in sight.
    pub addresses: Vec<(Rect, String)>,
    pub(crate) targets: Vec<(Rect, Target)>,
}

/// What lies under the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The tab of a view.
    Tab(View),
    /// A pane, where nothing in it was hit.
    Pane(Pane),
    /// What stands behind the cursor of a view.
    Preview,
    /// The query line.
    Query,
    /// A claim in the list.
    Claim(Row),
    /// A bar of the strip, by its claim.
    Bar(Row),
    /// A row of a view's table, counted from the first.
    Line(usize),
    /// The heading of a column of a view's table, counted from the first.
    Heading(usize),
    /// A cell of a view's table, by its row and column, counted from the first.
    Cell(usize, usize),
    /// A line of the filters, counted from the first.
    Filter(usize),
    /// A link of the claim in full, by the claim that it leads to.
    Link(Row),
    /// A line of a popup's list, counted from the first.
    Choice(usize),
    /// A popup, where nothing in it was hit.
    Popup,
    /// A hint, by what its key does.
    Hint(Action),
}

impl FrameInfo {
    /// What is to be kept of a frame for the next one: how far everything was scrolled, be it on
    /// the screen or not.
    pub fn carry_over(&self) -> Self {
        let Self { list, rows, columns, filters, .. } = *self;
        let article = Sight { top: self.article.top, ..Sight::default() };
        Self { list, rows, columns, filters, article, ..Self::default() }
    }

    /// Adds what lies in an area; what is added later lies on top.
    pub fn add(&mut self, area: Rect, target: Target) {
        self.targets.push((area, target));
    }

    /// Adds an address that an area may show, if a browser opens it.
    pub fn add_address(&mut self, area: Rect, address: Option<&str>) {
        let address = address.filter(|address| is_web_address(address));
        self.addresses.extend(address.map(|address| (area, address.to_owned())));
    }

    /// Where the first part of something was drawn, if it is in sight.
    pub fn place_of(&self, target: Target) -> Option<Position> {
        let found = self.targets.iter().find(|(area, other)| *other == target && !area.is_empty());
        found.map(|(area, _)| area.as_position())
    }

    /// What a turn of the wheel at a place moves in: of a claim what it stands in.
    pub fn scrolled_at(&self, position: Position) -> Option<Target> {
        let mut hits = self.targets.iter().rev().filter(|(area, _)| area.contains(position));
        hits.find(|(_, target)| !matches!(target, Target::Claim(_))).map(|(_, target)| *target)
    }

    /// What lies at a place.
    pub fn at(&self, position: Position) -> Option<Target> {
        let hit = self.targets.iter().rev().find(|(area, _)| area.contains(position));
        hit.map(|(_, target)| *target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_drawn_last_lies_on_top() {
        let mut drawn = FrameInfo::default();
        drawn.add(Rect::new(0, 0, 10, 10), Target::Pane(Pane::List));
        drawn.add(Rect::new(2, 2, 3, 1), Target::Link(Row(4)));
        assert_eq!(drawn.at(Position::new(4, 2)), Some(Target::Link(Row(4))));
        assert_eq!(drawn.at(Position::new(5, 2)), Some(Target::Pane(Pane::List)));
        assert_eq!(drawn.at(Position::new(10, 2)), None);
    }
}
