//! Where the terminal's cursor stands.
//!
//! It stands on what is selected, out of sight: screen readers and braille lines follow it.

use crate::export::Format;
use crate::library::Vocabulary;
use crate::ui::{Column, Drawn, Layer, Pane, State, Target, View, Which};
use ratatui::layout::Position;

/// Where the selection was drawn, if it is in sight.
pub(crate) fn of_selection(state: &State, drawn: &Drawn) -> Option<Position> {
    match (state.layer(), state.pane()) {
        (Some(layer), _) => drawn.place_of(choice(layer)?),
        (None, Pane::Filters) => drawn.place_of(Target::Filter(state.filter_lines().selected())),
        (None, Pane::List) => drawn.place_of(in_view(state)?),
        (None, Pane::Detail) => {
            let pane = drawn.place_of(Target::Pane(Pane::Detail))?;
            let link = drawn.links.get(state.detail().link);
            let line = link.copied().filter(|line| drawn.detail.shows(*line));
            let below = line.map_or(0, |line| line - drawn.detail.top);
            Some(Position { y: pane.y.saturating_add(below as u16), ..pane })
        }
    }
}

/// What is selected in a popup's list.
fn choice(layer: &Layer) -> Option<Target> {
    Some(Target::Choice(match layer {
        Layer::Finder(finder) => finder.selected,
        Layer::Palette(palette) => palette.selected,
        Layer::Problems(problems) => problems.selected,
        Layer::Copying(copying) => match copying.column {
            Column::Which => Which::ALL.iter().position(|which| *which == copying.which)?,
            Column::Format => {
                let form = Format::ALL.iter().position(|form| *form == copying.format)?;
                Which::ALL.len() + form
            }
        },
        Layer::Search(_) | Layer::Note(_) | Layer::Help(_) => return None,
    }))
}

/// What is selected in a view's list or table.
fn in_view(state: &State) -> Option<Target> {
    let browse = state.browse();
    Some(match state.view() {
        View::Claims | View::Article => Target::Claim(browse.selected()?.row()),
        View::Matrix => {
            let (row, column) = state.matrix().shown()?.cursor;
            Target::Cell(row, column)
        }
        View::Speakers => Target::Line(state.speakers().selected()?),
        View::Replies => {
            let row = state.replies().selected()?;
            match state.replies().column(browse) {
                Ok(column) => Target::Cell(row, column),
                Err(_) => Target::Line(row),
            }
        }
        View::Dossiers => Target::Line(state.dossiers().listed()?.cursor),
    })
}
