//! How many claims have which two values.

pub(crate) mod form;
pub(crate) mod grid;
pub(crate) mod heading;
pub(crate) mod render;
pub(crate) mod shade;

mod counted;
mod terms;
#[cfg(test)]
mod tests;

pub use counted::{Cell, Counted};

use crate::ui::{Browse, State, View, Window, moved};
use crate::{
    action::Action,
    analysis::{Axis, Value, words},
    library::{ClaimRef, Row},
    query::Field,
};
use std::collections::HashMap;

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
    shown: Option<Shown>,
}

/// Where the cursor is on a facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Value(Value),
    Total,
}

/// What the screen shows of the matrix.
#[derive(Debug, Clone)]
pub struct Shown {
    /// What was counted.
    pub counted: Counted,
    /// The row and the column of the cursor, from the first; after the last come the totals.
    pub cursor: (usize, usize),
    /// What is behind the count under the cursor.
    pub cell: Cell,
}

impl Default for Matrix {
    fn default() -> Self {
        Self {
            facets: [Axis::of(Field::Stance), Axis::of(Field::Grade)],
            cursor: HashMap::new(),
            shown: None,
        }
    }
}

impl Matrix {
    /// What the screen shows, once the matrix has been asked for.
    pub fn shown(&self) -> Option<&Shown> {
        self.shown.as_ref()
    }

    /// The names of the facets in rows and columns.
    pub(crate) fn facet_names(&self) -> Vec<String> {
        self.facets.map(|facet| facet.name().to_owned()).to_vec()
    }

    /// Takes facets by their names, where they are two that can stand there.
    pub(crate) fn take_facets(&mut self, names: &[String]) {
        let facet = |name: &String| FACETS.into_iter().find(|facet| facet.name() == name);
        if let [rows, columns] = names
            && let (Some(rows), Some(columns)) = (facet(rows), facet(columns))
            && rows != columns
        {
            self.facets = [rows, columns];
        }
    }

    /// Counts again, where something has changed.
    ///
    /// Where counting takes long it is asked for.
    pub(crate) fn settle(&mut self, browse: &mut Browse) {
        let is_current = |shown: &Shown| shown.counted.is_current(browse, self.facets);
        if self.shown.as_ref().is_some_and(is_current) {
            self.find_cursor(browse);
        } else if browse.is_quick() {
            self.take(Counted::of(browse, self.facets), browse);
        } else {
            self.shown.take_if(|shown| !shown.counted.is_of(browse, self.facets));
            browse.ask_for_survey();
        }
    }

    /// The facet of the rows and that of the columns.
    pub(crate) fn facets(&self) -> [Axis; 2] {
        self.facets
    }

    /// Takes what was counted for the claims that are shown.
    pub(crate) fn take(&mut self, counted: Counted, browse: &Browse) {
        let counted = counted.at(browse.generation());
        let cell = Cell::of(&counted, 0, 0, browse);
        self.shown = Some(Shown { counted, cursor: (0, 0), cell });
        self.find_cursor(browse);
    }

    fn find_cursor(&mut self, browse: &Browse) {
        let Some(Shown { counted, cell, .. }) = self.shown.take() else { return };
        let [row, column] = [0, 1].map(|side| self.place(side, &counted, browse));
        let cell = match cell.values == counted.values(row, column) {
            true => cell,
            false => Cell::of(&counted, row, column, browse),
        };
        self.shown = Some(Shown { counted, cursor: (row, column), cell });
    }

    /// The place of the cursor on one side: that of its value, or where that would stand.
    fn place(&self, side: usize, counted: &Counted, browse: &Browse) -> usize {
        let values = counted.sides()[side];
        let value = match self.cursor.get(&self.facets[side]) {
            Some(At::Total) => return values.len(),
            Some(At::Value(value)) => Some(*value),
            None => browse.selected().and_then(|claim| counted.first_value(side, claim)),
        };
        let nearest = |at: usize| at.min(values.len().saturating_sub(1));
        value.map_or(0, |value| values.binary_search(&value).unwrap_or_else(nearest))
    }

    fn go_to(&mut self, row: usize, column: usize) {
        let Some(shown) = &self.shown else { return };
        let sides = shown.counted.sides();
        for (side, place) in [row, column].into_iter().enumerate() {
            let value = sides[side].get(place).copied();
            self.cursor.insert(self.facets[side], value.map_or(At::Total, At::Value));
        }
    }
}

impl State {
    pub(crate) fn act_in_matrix(&mut self, action: Action) {
        match action {
            Action::Open => self.narrow_to_cell(),
            Action::NextRows => self.turn_facet(0, 1),
            Action::PreviousRows => self.turn_facet(0, FACETS.len() - 1),
            Action::NextColumns => self.turn_facet(1, 1),
            Action::PreviousColumns => self.turn_facet(1, FACETS.len() - 1),
            _ => self.move_in_matrix(action),
        }
    }

    fn move_in_matrix(&mut self, action: Action) {
        let Some(shown) = &self.matrix.shown else { return };
        let [rows, columns] = shown.counted.sides();
        let (row, column) = shown.cursor;
        // The totals come after the last value.
        let along = |at, values: &[Value], action, window: Window| {
            moved(at, values.len() + 1, action, window).unwrap_or(at)
        };
        let across = |action| (row, along(column, columns, action, self.drawn.columns));
        let (row, column) = match action {
            Action::Left => across(Action::Up),
            Action::Right => across(Action::Down),
            Action::FirstColumn => across(Action::First),
            Action::LastColumn => across(Action::Last),
            _ => (along(row, rows, action, self.drawn.rows), column),
        };
        if (row, column) != shown.cursor {
            self.matrix.go_to(row, column);
        }
    }

    /// Shows the facet so many steps on in the rows, or in the columns.
    fn turn_facet(&mut self, side: usize, steps: usize) {
        let has_choice =
            |facet: Axis| facet.field != Field::Dossier || self.views().contains(&View::Dossiers);
        let facets = self.matrix.facets;
        let now = FACETS.iter().position(|facet| *facet == facets[side]).unwrap_or(0);
        let after = (1..).map(|turn| FACETS[(now + turn * steps) % FACETS.len()]);
        let mut after = after.take(FACETS.len());
        if let Some(next) = after.find(|facet| !facets.contains(facet) && has_choice(*facet)) {
            self.matrix.facets[side] = next;
            let side = ["rows", "columns"][side];
            self.say(format!("{side}: {}", counted::name(next, &self.browse)));
        }
    }

    /// Shows the claims under the cursor in the list, and asks the query for them.
    fn narrow_to_cell(&mut self) {
        let Some(Shown { cell, .. }) = &self.matrix.shown else { return };
        let terms = cell.terms.clone();
        if cell.claims.is_empty() {
            let sentence = cell.sentence.clone();
            return self.say(sentence);
        }
        self.browse.jump(View::Claims, |query| {
            terms.into_iter().for_each(|values| query.narrow(values));
        });
    }

    /// The claims under the cursor.
    pub(crate) fn cell_claims(&self) -> &[Row] {
        self.matrix.shown.as_ref().map_or(&[], |shown| &shown.cell.claims)
    }

    /// Marks the claims under the cursor, or unmarks them where all are marked.
    pub(crate) fn mark_cell(&mut self) {
        let claims = self.cell_claims().iter().map(|row| self.browse.claim(*row));
        let names: Vec<_> = claims.map(ClaimRef::name).collect();
        if names.is_empty() {
            return self.say("nothing was marked: no claim is in this cell");
        }
        let what = words::count(names.len(), "claim");
        if names.iter().all(|name| self.marks.contains(name)) {
            for name in &names {
                self.marks.remove(name);
            }
            self.say(format!("{what} unmarked"));
        } else {
            self.marks.extend(names);
            self.say(format!("{what} marked"));
        }
    }

    /// A click: the same as going there, and narrowing where the cursor is already.
    pub(crate) fn press_matrix(&mut self, row: usize, column: usize) {
        match &self.matrix.shown {
            Some(shown) if shown.cursor == (row, column) => self.narrow_to_cell(),
            _ => self.matrix.go_to(row, column),
        }
    }
}
