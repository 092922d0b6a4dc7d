//! The filters: the query as lists of values to choose from.

use super::{Pane, State, moved, scrolled};
use crate::{
    action::Action,
    query::{Choice, Facet, Field, Value},
};
use std::collections::HashSet;

/// The filters, as far as they are more than the query.
#[derive(Debug, Clone, Default)]
pub struct Filters {
    cursor: Option<Place>,
    /// The first line that the wheel has scrolled to, until the cursor moves.
    top: Option<usize>,
    /// The headings that are folded or unfolded otherwise than at the start.
    turned: HashSet<Field>,
}

/// A line of the filters, by what it stands for: lines move when headings are folded.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Heading(Field),
    Choice(Value),
}

/// A line of the filters.
#[derive(Debug, Clone, Copy)]
pub enum FilterLine<'f> {
    /// A heading.
    Heading(&'f Facet),
    /// A value.
    Choice(&'f Choice),
}

impl FilterLine<'_> {
    fn place(&self) -> Place {
        match self {
            Self::Heading(facet) => Place::Heading(facet.field),
            Self::Choice(choice) => Place::Choice(choice.value.clone()),
        }
    }
}

impl Filters {
    /// The lines that are shown.
    pub fn lines<'f>(&self, facets: &'f [Facet]) -> Vec<FilterLine<'f>> {
        let lines = facets.iter().flat_map(|facet| {
            let is_folded = self.is_folded(facet.field);
            let choices = facet.choices.iter().filter(move |_| !is_folded);
            [FilterLine::Heading(facet)].into_iter().chain(choices.map(FilterLine::Choice))
        });
        lines.collect()
    }

    /// The selected one of the lines, counted from the first.
    pub fn selected(&self, lines: &[FilterLine<'_>]) -> usize {
        let at = |place: &Place| lines.iter().position(|line| line.place() == *place);
        let place = self.cursor.as_ref().and_then(|place| match place {
            // A value whose heading was folded is found there.
            Place::Choice(value) => at(place).or_else(|| at(&Place::Heading(value.field()))),
            Place::Heading(_) => at(place),
        });
        place.unwrap_or(0)
    }

    /// The first line to show, after the one that was shown last.
    pub fn top(&self, last: usize) -> usize {
        self.top.unwrap_or(last)
    }

    /// Whether the values of a field are folded away.
    pub fn is_folded(&self, field: Field) -> bool {
        is_folded_at_first(field) != self.turned.contains(&field)
    }

    fn turn(&mut self, field: Field) {
        if !self.turned.remove(&field) {
            self.turned.insert(field);
        }
    }
}

/// What has many values, or says little, takes no room before it is asked for.
fn is_folded_at_first(field: Field) -> bool {
    use Field::{Content, Grade, Reply, Speech, Stance, Status};
    !matches!(field, Grade | Stance | Reply | Speech | Content | Status)
}

impl State {
    /// The lines of the filters.
    pub fn filter_lines(&self) -> Vec<FilterLine<'_>> {
        self.filters.lines(self.browse.facets())
    }

    fn filter(&self) -> Option<Place> {
        let lines = self.filter_lines();
        lines.get(self.filters.selected(&lines)).map(FilterLine::place)
    }

    pub(super) fn scroll_filters(&mut self, direction: Action) {
        let shown = self.drawn.filters;
        self.filters.top = Some(scrolled(self.filters.top(shown.top), direction, shown));
    }

    pub(super) fn act_in_filters(&mut self, action: Action) {
        self.filters.top = None;
        match action {
            Action::NextSection => self.go_to_heading(|headings, at| {
                headings.iter().copied().find(|heading| *heading > at)
            }),
            Action::PreviousSection => self.go_to_heading(|headings, at| {
                headings.iter().copied().rfind(|heading| *heading < at)
            }),
            Action::ClearFilter => self.clear_filter(),
            Action::ToggleValue | Action::ExcludeValue | Action::OnlyValue => {
                self.choose_filter(action);
            }
            _ => {
                let lines = self.filter_lines();
                let to =
                    moved(self.filters.selected(&lines), lines.len(), action, self.drawn.filters);
                if let Some(to) = to {
                    self.filters.cursor = Some(lines[to].place());
                }
            }
        }
    }

    /// A click: the same as going there and choosing.
    pub(super) fn press_filter(&mut self, line: usize) {
        self.browse.pane = Pane::Filters;
        self.filters.cursor = self.filter_lines().get(line).map(FilterLine::place);
        self.choose_filter(Action::ToggleValue);
    }

    /// Goes to one of the headings, which are given with the selected line.
    fn go_to_heading(&mut self, choose: impl FnOnce(&[usize], usize) -> Option<usize>) {
        let lines = self.filter_lines();
        let is_heading = |line: &usize| matches!(lines[*line], FilterLine::Heading(_));
        let headings: Vec<usize> = (0..lines.len()).filter(is_heading).collect();
        if let Some(to) = choose(&headings, self.filters.selected(&lines)) {
            self.filters.cursor = Some(lines[to].place());
        }
    }

    /// Chooses the value under the cursor, or folds or unfolds its heading.
    fn choose_filter(&mut self, action: Action) {
        match (self.filter(), action) {
            (None, _) | (Some(Place::Heading(_)), Action::ExcludeValue) => {}
            (Some(Place::Heading(field)), _) => self.filters.turn(field),
            (Some(Place::Choice(value)), Action::OnlyValue) => {
                self.browse.jump(self.browse.view(), |query| query.only(value));
            }
            (Some(Place::Choice(value)), Action::ExcludeValue) => {
                self.browse.edit(|query| query.exclude(value));
            }
            (Some(Place::Choice(value)), _) => {
                self.browse.edit(|query| query.toggle(value));
            }
        }
    }

    fn clear_filter(&mut self) {
        let field = match self.filter() {
            None => return,
            Some(Place::Heading(field)) => field,
            Some(Place::Choice(value)) => value.field(),
        };
        if !self.browse.edit(|query| query.clear(field)) {
            self.say("nothing is chosen here");
        }
    }
}
