//! The filters: the query as lists of values to choose from.

pub(crate) mod pane;
pub(crate) mod render;

use crate::ui::{Cx, Pane, moved, scrolled};
use crate::{
    action::Action,
    query::{Facet, Field, Value},
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

/// The lines of the filters: there may be many, so none is made before it is asked for.
#[derive(Debug, Clone, Copy)]
pub struct FilterLines<'f> {
    filters: &'f Filters,
    facets: &'f [Facet],
}

impl<'f> FilterLines<'f> {
    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.facets.iter().map(|facet| self.height(facet)).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.facets.is_empty()
    }

    /// The selected line, counted from the first.
    pub fn selected(&self) -> usize {
        let place = self.filters.cursor.as_ref();
        let line = place.and_then(|place| match place {
            // A value whose heading was folded is found there.
            Place::Choice(value) => {
                self.line_of(place).or_else(|| self.line_of(&Place::Heading(value.field())))
            }
            Place::Heading(_) => self.line_of(place),
        });
        line.unwrap_or(0)
    }

    /// The lines of the headings.
    fn headings(&self) -> Vec<usize> {
        let before = self.facets.iter().scan(0, |next, facet| {
            let line = *next;
            *next += self.height(facet);
            Some(line)
        });
        before.collect()
    }

    fn place(&self, line: usize) -> Option<Place> {
        let mut first = 0;
        for facet in self.facets {
            let height = self.height(facet);
            if line < first + height {
                return Some(match (line - first).checked_sub(1) {
                    None => Place::Heading(facet.field),
                    Some(at) => Place::Choice(facet.values()[at].clone()),
                });
            }
            first += height;
        }
        None
    }

    fn line_of(&self, place: &Place) -> Option<usize> {
        let field = match place {
            Place::Heading(field) => *field,
            Place::Choice(value) => value.field(),
        };
        let at = self.facets.iter().position(|facet| facet.field == field)?;
        let (before, facet) = (&self.facets[..at], &self.facets[at]);
        let within = match place {
            Place::Heading(_) => 0,
            Place::Choice(_) if self.filters.is_folded(field) => return None,
            Place::Choice(value) => facet.values().iter().position(|other| other == value)? + 1,
        };
        Some(before.iter().map(|facet| self.height(facet)).sum::<usize>() + within)
    }

    fn height(&self, facet: &Facet) -> usize {
        1 + if self.filters.is_folded(facet.field) { 0 } else { facet.values().len() }
    }
}

impl Filters {
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

impl Cx {
    /// The lines of the filters.
    pub fn filter_lines(&self) -> FilterLines<'_> {
        FilterLines { filters: &self.filters, facets: self.nav.results().facets() }
    }

    fn filter(&self) -> Option<Place> {
        let lines = self.filter_lines();
        lines.place(lines.selected())
    }

    pub(crate) fn scroll_filters(&mut self, direction: Action) {
        let shown = self.frame.filters;
        self.filters.top = Some(scrolled(self.filters.top(shown.top), direction, shown));
    }

    pub(crate) fn update_filters(&mut self, action: Action) {
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
                let to = moved(lines.selected(), lines.len(), action, self.frame.filters);
                if let Some(to) = to {
                    self.filters.cursor = lines.place(to);
                }
            }
        }
    }

    /// A click: the same as going there and choosing.
    pub(crate) fn press_filter(&mut self, line: usize) {
        self.nav.pane = Pane::Filters;
        self.filters.cursor = self.filter_lines().place(line);
        self.choose_filter(Action::ToggleValue);
    }

    /// Goes to one of the headings, which are given with the selected line.
    fn go_to_heading(&mut self, choose: impl FnOnce(&[usize], usize) -> Option<usize>) {
        let lines = self.filter_lines();
        if let Some(to) = choose(&lines.headings(), lines.selected()) {
            self.filters.cursor = lines.place(to);
        }
    }

    /// Chooses the value under the cursor, or folds or unfolds its heading.
    fn choose_filter(&mut self, action: Action) {
        match (self.filter(), action) {
            (None, _) | (Some(Place::Heading(_)), Action::ExcludeValue) => {}
            (Some(Place::Heading(field)), _) => self.filters.turn(field),
            (Some(Place::Choice(value)), Action::OnlyValue) => {
                self.nav.jump(self.nav.view(), |query| query.only(value));
            }
            (Some(Place::Choice(value)), Action::ExcludeValue) => {
                self.nav.edit(|query| query.exclude(value));
            }
            (Some(Place::Choice(value)), _) => {
                self.nav.edit(|query| query.toggle(value));
            }
        }
    }

    fn clear_filter(&mut self) {
        let field = match self.filter() {
            None => return,
            Some(Place::Heading(field)) => field,
            Some(Place::Choice(value)) => value.field(),
        };
        if !self.nav.edit(|query| query.clear(field)) {
            self.say("nothing is chosen here");
        }
    }
}
