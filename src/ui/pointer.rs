//! The mouse: what a click and a turn of the wheel mean where they happen.

use crate::ui::{Click, Effect, Layer, MouseAction, Pane, State, Target, View};
use crate::{action::Action, library::Row};
use ratatui::layout::Position;

/// How many lines the wheel moves a text by.
const WHEEL: usize = 3;

impl State {
    pub(crate) fn click(&mut self, click: Click) -> Vec<Effect> {
        let Some(target) = self.drawn.at(Position::new(click.column, click.row)) else {
            return Vec::new();
        };
        match click.action {
            MouseAction::Press => self.press(target),
            MouseAction::WheelDown => self.turn(target, Action::Down),
            MouseAction::WheelUp => self.turn(target, Action::Up),
        }
    }

    fn press(&mut self, target: Target) -> Vec<Effect> {
        // What lies under a popup is not there.
        let is_below = !matches!(target, Target::Choice(_) | Target::Popup);
        if is_below && self.layer.is_some() {
            return Vec::new();
        }
        match target {
            Target::Tab(view) => self.show(view),
            Target::Line(line) => self.press_line(line),
            Target::Heading(column) => self.press_heading(column),
            Target::Cell(row, column) => self.press_cell(row, column),
            Target::Pane(pane) => self.browse.pane = pane,
            Target::Query => self.open_search(),
            Target::Claim(row) => {
                self.browse.pane = Pane::List;
                self.press_claim(row);
            }
            Target::Bar(row) => self.browse.go_to(row),
            Target::Filter(line) => self.press_filter(line),
            Target::Link(row) => {
                self.browse.pane = Pane::Detail;
                self.browse.follow(row);
            }
            Target::Choice(place) => return self.choose(place),
            Target::Popup => {}
        }
        Vec::new()
    }

    /// Selects a claim; one that is selected already is shown in full.
    fn press_claim(&mut self, row: Row) {
        match self.view() {
            View::Claims => self.browse.go_to(row),
            // Below the matrix no claim is selected.
            View::Matrix => self.browse.open(row),
            _ if self.browse.selected().is_some_and(|claim| claim.row() == row) => {
                self.browse.open(row);
            }
            _ => self.browse.point_at(row),
        }
    }

    /// Selects a row of the view's table; one that is selected already is opened.
    fn press_line(&mut self, line: usize) {
        match self.view() {
            View::Speakers => self.press_speaker(line),
            View::Replies => self.press_party(line),
            View::Dossiers => self.press_dossier(line),
            View::Claims | View::Article | View::Matrix => {}
        }
    }

    /// Sorts the view's table by a column.
    fn press_heading(&mut self, column: usize) {
        match self.view() {
            View::Speakers => self.sort_speakers(column),
            View::Replies => self.press_reply_heading(column),
            View::Dossiers => self.sort_dossiers(column),
            View::Claims | View::Article | View::Matrix => {}
        }
    }

    /// Selects a cell of the view's table; one that is selected already is opened.
    fn press_cell(&mut self, row: usize, column: usize) {
        match self.view() {
            View::Matrix => self.press_matrix(row, column),
            View::Replies => self.press_reply(row, column),
            View::Claims | View::Article | View::Speakers | View::Dossiers => {}
        }
    }

    /// Selects a line of the popup's list; one that is selected already is taken.
    fn choose(&mut self, place: usize) -> Vec<Effect> {
        match &mut self.layer {
            Some(Layer::Finder(finder)) if finder.selected == place => self.act(Action::Accept),
            Some(Layer::Finder(finder)) => {
                finder.selected = place;
                Vec::new()
            }
            Some(Layer::Copying(copying)) => {
                copying.press(place);
                Vec::new()
            }
            Some(Layer::Palette(palette)) if palette.selected == place => self.act(Action::Accept),
            Some(Layer::Palette(palette)) => {
                palette.selected = place;
                Vec::new()
            }
            Some(Layer::Problems(at)) if at.selected == place => self.act(Action::Accept),
            Some(Layer::Problems(at)) => {
                at.selected = place;
                Vec::new()
            }
            Some(Layer::Search(_) | Layer::Note(_) | Layer::Help(_)) | None => Vec::new(),
        }
    }

    /// Moves in the view on the screen.
    fn turn_in_view(&mut self, direction: Action) {
        match (self.view(), direction) {
            (View::Article, Action::Up) => self.scroll_article(-(WHEEL as isize)),
            (View::Article, _) => self.scroll_article(WHEEL as isize),
            _ => self.act_in_view(direction),
        }
    }

    /// Scrolls what is under the mouse, wherever the keys go.
    fn turn(&mut self, target: Target, direction: Action) -> Vec<Effect> {
        match &mut self.layer {
            None => {}
            Some(Layer::Copying(copying)) => {
                copying.scroll(direction, self.drawn.popup);
                return Vec::new();
            }
            Some(_) => return self.act(direction),
        }
        match target {
            Target::Pane(Pane::Filters) | Target::Filter(_) => {
                (0..WHEEL).for_each(|_| self.scroll_filters(direction));
            }
            Target::Pane(Pane::Detail) | Target::Link(_) => {
                (0..WHEEL).for_each(|_| self.scroll_lower(direction));
            }
            Target::Pane(Pane::List)
            | Target::Claim(_)
            | Target::Bar(_)
            | Target::Line(_)
            | Target::Heading(_)
            | Target::Cell(..) => self.turn_in_view(direction),
            Target::Tab(_) | Target::Query | Target::Choice(_) | Target::Popup => {}
        }
        Vec::new()
    }
}
