//! How many claims have which two values.

mod counted;
pub(crate) mod form;
pub(crate) mod grid;
pub(crate) mod heading;
pub(crate) mod render;
pub(crate) mod shade;
mod terms;
#[cfg(test)]
mod tests;

pub use counted::{Cell, Counted};

use super::{Screen, View};
use crate::{
    action::Action,
    analysis::{Axis, Value, words},
    library::Row,
    query::Field,
    session::SessionState,
    ui::{
        Cached, Cx, Navigator, Target, ViewData, ViewRequest, Window, hints::Entry, layout, moved,
        render::Painter,
    },
};
use std::collections::HashMap;

const HINTS: &[Entry] = &[
    (&[Action::Open], "narrow to it"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::NextRows, Action::PreviousRows], "rows"),
    (&[Action::NextColumns, Action::PreviousColumns], "columns"),
    (&[Action::Left, Action::Down, Action::Up, Action::Right], "cell"),
    (&[Action::Back], "back"),
    (&[Action::Copy], "copy"),
    (&[Action::NextProposition], "proposition"),
    (&[Action::StripLess, Action::StripMore], "strip test"),
    (&[Action::Undo], "undo"),
    (&[Action::Search], "search"),
    (&[Action::Filters], "filter"),
    (&[Action::Mark], "mark"),
];

/// The facets that rows and columns can show, in the order in which keys go through them. The
/// stance is toward the proposition in focus, whichever that is.
const FACETS: [Axis; 8] = Axis::ALL;

/// The matrix, as far as it is more than the claims.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// The facet of the rows and that of the columns, never the same.
    facets: [Axis; 2],
    /// Where the cursor was left on each facet: at a value and not at a place, so that no query
    /// moves it. On a facet without an entry it is where the selected claim is.
    cursor: HashMap<Axis, At>,
    /// The counts, by the results and the facets.
    counted: Cached<(u64, [Axis; 2]), Counted>,
    /// The row and the column of the cursor, from the first; after the last come the totals.
    place: (usize, usize),
    /// What is behind the count under the cursor, by its values.
    cell: Cached<(u64, [Axis; 2], (usize, usize)), Cell>,
}

/// Where the cursor is on a facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Value(Value),
    Total,
}

impl Default for Matrix {
    fn default() -> Self {
        Self {
            facets: [Axis::of(Field::Stance), Axis::of(Field::Grade)],
            cursor: HashMap::new(),
            counted: Cached::default(),
            place: (0, 0),
            cell: Cached::default(),
        }
    }
}

impl Matrix {
    /// The counts, once they have been asked for.
    pub fn counted(&self) -> Option<&Counted> {
        self.counted.get()
    }

    /// The row and the column of the cursor, from the first; after the last come the totals.
    pub fn place(&self) -> (usize, usize) {
        self.place
    }

    /// What is behind the count under the cursor.
    pub fn cell(&self) -> Option<&Cell> {
        self.cell.get()
    }

    /// The place of the cursor on one side: that of its value, or where that would stand.
    fn place_on(&self, side: usize, counted: &Counted, nav: &Navigator) -> usize {
        let values = counted.sides()[side];
        let value = match self.cursor.get(&self.facets[side]) {
            Some(At::Total) => return values.len(),
            Some(At::Value(value)) => Some(*value),
            None => nav.selected().and_then(|claim| counted.first_value(side, claim)),
        };
        let nearest = |at: usize| at.min(values.len().saturating_sub(1));
        value.map_or(0, |value| values.binary_search(&value).unwrap_or_else(nearest))
    }

    fn go_to(&mut self, (row, column): (usize, usize)) {
        let Some(counted) = self.counted.get() else { return };
        let sides = counted.sides();
        for (side, place) in [row, column].into_iter().enumerate() {
            let value = sides[side].get(place).copied();
            self.cursor.insert(self.facets[side], value.map_or(At::Total, At::Value));
        }
    }

    fn move_by(&mut self, action: Action, cx: &Cx) {
        let Some(counted) = self.counted() else { return };
        let [rows, columns] = counted.sides();
        let (row, column) = self.place;
        // The totals come after the last value.
        let along = |at, values: &[Value], action, window: Window| {
            moved(at, values.len() + 1, action, window).unwrap_or(at)
        };
        let across = |action| (row, along(column, columns, action, cx.frame.columns));
        let to = match action {
            Action::Left => across(Action::Up),
            Action::Right => across(Action::Down),
            Action::FirstColumn => across(Action::First),
            Action::LastColumn => across(Action::Last),
            _ => (along(row, rows, action, cx.frame.rows), column),
        };
        if to != self.place {
            self.go_to(to);
        }
    }

    /// Shows the facet so many steps on in the rows, or in the columns.
    fn turn(&mut self, side: usize, steps: usize, cx: &mut Cx) {
        let has_choice = |facet: Axis| {
            facet != Axis::of(Field::Dossier) || cx.nav.views().contains(&View::Dossiers)
        };
        let facets = self.facets;
        let now = FACETS.iter().position(|facet| *facet == facets[side]).unwrap_or(0);
        let after = (1..).map(|turn| FACETS[(now + turn * steps) % FACETS.len()]);
        let mut after = after.take(FACETS.len());
        if let Some(next) = after.find(|facet| !facets.contains(facet) && has_choice(*facet)) {
            self.facets[side] = next;
            let side = ["rows", "columns"][side];
            cx.say(format!("{side}: {}", counted::name(next, cx.nav.results())));
        }
    }

    /// Shows the claims under the cursor in the list, and asks the query for them.
    fn open(&self, cx: &mut Cx) {
        let Some(cell) = self.cell() else { return };
        if cell.claims.is_empty() {
            return cx.say(cell.sentence.clone());
        }
        let terms = cell.terms.clone();
        cx.nav.jump(View::Claims, |query| {
            terms.into_iter().for_each(|values| query.narrow(values));
        });
    }
}

impl Screen for Matrix {
    fn sync(&mut self, cx: &mut Cx) {
        let Some(counted) = self.counted.get() else { return };
        let nav = &cx.nav;
        self.place = (self.place_on(0, counted, nav), self.place_on(1, counted, nav));
        // The rows of stale counts are claims of results that are no more.
        let key = (counted.generation, counted.facets, self.place);
        self.cell.update(key, || Cell::of(counted, self.place, nav.results()));
    }

    fn request(&self) -> Option<ViewRequest> {
        let facets = self.facets;
        Some(ViewRequest::new(move |results| Counted::of(results, facets)))
    }

    fn is_stale(&self, generation: u64) -> bool {
        !self.counted.is_for(&(generation, self.facets))
    }

    fn receive(&mut self, data: ViewData, generation: u64) {
        if let Ok(counted) = data.downcast::<Counted>() {
            let counted = Counted { generation, ..*counted };
            self.counted.set((generation, counted.facets), counted);
        }
    }

    fn clear(&mut self) {
        self.counted.clear();
        self.cell.clear();
    }

    fn update(&mut self, action: Action, cx: &mut Cx) {
        match action {
            Action::Open => self.open(cx),
            Action::NextRows => self.turn(0, 1, cx),
            Action::PreviousRows => self.turn(0, FACETS.len() - 1, cx),
            Action::NextColumns => self.turn(1, 1, cx),
            Action::PreviousColumns => self.turn(1, FACETS.len() - 1, cx),
            _ => self.move_by(action, cx),
        }
    }

    fn click(&mut self, target: Target, cx: &mut Cx) {
        match target {
            Target::Cell(row, column) if self.place == (row, column) => self.open(cx),
            Target::Cell(row, column) => self.go_to((row, column)),
            // Below the matrix no claim is selected.
            Target::Claim(row) => cx.nav.open(row),
            _ => {}
        }
    }

    fn chosen(&self, _: &Navigator) -> Vec<Row> {
        self.cell().map(|cell| cell.claims.clone()).unwrap_or_default()
    }

    /// Marks the claims under the cursor, or unmarks them where all are marked.
    fn mark(&mut self, cx: &mut Cx) {
        let claims = self.chosen(&cx.nav);
        let names: Vec<_> = claims.iter().map(|row| cx.nav.claim(*row).name()).collect();
        if names.is_empty() {
            return cx.say("nothing was marked: no claim is in this cell");
        }
        let what = words::count(names.len(), "claim");
        if names.iter().all(|name| cx.marks.contains(name)) {
            cx.marks.retain(|name| !names.contains(name));
            cx.say(format!("{what} unmarked"));
        } else {
            cx.marks.extend(names);
            cx.say(format!("{what} marked"));
        }
    }

    fn hints(&self, _: &Navigator) -> &'static [Entry] {
        HINTS
    }

    fn save(&self, visit: &mut SessionState) {
        visit.matrix = self.facets.map(|facet| facet.name().to_owned()).to_vec();
    }

    /// Takes facets by their names, where they are two that can stand there.
    fn restore(&mut self, visit: &SessionState) {
        let facet = |name: &String| FACETS.into_iter().find(|facet| facet.name() == name);
        if let [rows, columns] = visit.matrix.as_slice()
            && let (Some(rows), Some(columns)) = (facet(rows), facet(columns))
            && rows != columns
        {
            self.facets = [rows, columns];
        }
    }

    fn render(&self, area: layout::Pane, painter: &mut Painter<'_, '_>) {
        painter.matrix(area);
    }

    fn advice(&self, width: usize, _: &Painter<'_, '_>) -> Option<String> {
        let advice = match width {
            80.. => {
                "A claim with two values stands in each of its cells; the totals count it once."
            }
            _ => "A claim with two values stands in each of its cells.",
        };
        Some(advice.to_owned())
    }

    fn cursor(&self, _: &Navigator) -> Option<Target> {
        self.counted().map(|_| Target::Cell(self.place.0, self.place.1))
    }
}
