//! The matrix: how many claims have each pair of values of two facets.

use super::{Axis, Scope, Value};
use crate::library::Row;
use foldhash::{HashMap, HashMapExt};
use std::{collections::BTreeSet, ops::Range};

/// The counts of two facets.
///
/// A claim with several values stands in each of their cells; the totals count it once.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// The facet of the rows.
    pub row_axis: Axis,
    /// The facet of the columns.
    pub column_axis: Axis,
    /// The values of the rows, in the domain's order.
    pub rows: Vec<Value>,
    /// The values of the columns, in the domain's order.
    pub columns: Vec<Value>,
    /// All claims.
    pub total: usize,
    row_totals: HashMap<Value, usize>,
    column_totals: HashMap<Value, usize>,
    claims: Vec<Row>,
    /// Sorted. Speakers × topics of a large library is mostly empty, so only what is there is
    /// kept.
    cells: Vec<Cell>,
    /// The claims of the cells, one cell after the other, as places among the claims.
    entries: Vec<u32>,
    largest: usize,
}

/// What has both of two values.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Cell {
    row: Value,
    column: Value,
    /// Where its claims stand among the entries.
    entries: Range<usize>,
}

/// The cells while claims are added.
#[derive(Default)]
struct Filling {
    numbers: HashMap<(Value, Value), u32>,
    /// Each cell, and how many claims it has.
    cells: Vec<((Value, Value), usize)>,
    /// A cell and a claim in it, claim after claim.
    entries: Vec<(u32, u32)>,
}

impl Matrix {
    /// The matrix of the claims.
    pub fn of(scope: Scope<'_>, row_axis: Axis, column_axis: Axis) -> Self {
        let mut matrix = Matrix {
            row_axis,
            column_axis,
            rows: Vec::new(),
            columns: Vec::new(),
            total: 0,
            row_totals: HashMap::new(),
            column_totals: HashMap::new(),
            claims: Vec::new(),
            cells: Vec::new(),
            entries: Vec::new(),
            largest: 0,
        };
        let mut filling = Filling::default();
        let (mut rows, mut columns) = (Vec::new(), Vec::new());
        for claim in scope.claims() {
            row_axis.values_into(claim, &mut rows);
            column_axis.values_into(claim, &mut columns);
            matrix.add(claim.row(), &rows, &columns, &mut filling);
        }
        matrix.total = matrix.claims.len();
        matrix.rows = headings(row_axis, &matrix.row_totals);
        matrix.columns = headings(column_axis, &matrix.column_totals);
        matrix.settle(filling);
        matrix
    }

    fn add(&mut self, claim: Row, rows: &[Value], columns: &[Value], filling: &mut Filling) {
        let place = self.claims.len() as u32;
        self.claims.push(claim);
        for column in columns {
            *self.column_totals.entry(*column).or_default() += 1;
        }
        for row in rows {
            *self.row_totals.entry(*row).or_default() += 1;
            columns.iter().for_each(|column| filling.add((*row, *column), place));
        }
    }

    /// Puts the claims of each cell together, in their order: the cells are few, so nothing else
    /// has to be sorted.
    fn settle(&mut self, filling: Filling) {
        let mut numbers: Vec<usize> = (0..filling.cells.len()).collect();
        numbers.sort_unstable_by_key(|number| filling.cells[*number].0);
        let mut next = vec![0; filling.cells.len()];
        let mut start = 0;
        for number in numbers {
            let ((row, column), count) = filling.cells[number];
            next[number] = start;
            self.cells.push(Cell { row, column, entries: start..start + count });
            self.largest = self.largest.max(count);
            start += count;
        }
        self.entries = vec![0; start];
        for (number, claim) in filling.entries {
            let next = &mut next[number as usize];
            self.entries[*next] = claim;
            *next += 1;
        }
    }

    /// How many claims have both values.
    pub fn cell(&self, row: Value, column: Value) -> usize {
        self.cells_of(row, Some(column)).iter().map(|cell| cell.entries.len()).sum()
    }

    /// How many claims have a row's value, each once.
    pub fn row_total(&self, row: Value) -> usize {
        self.row_totals.get(&row).copied().unwrap_or(0)
    }

    /// How many claims have a column's value, each once.
    pub fn column_total(&self, column: Value) -> usize {
        self.column_totals.get(&column).copied().unwrap_or(0)
    }

    /// How many claims are behind a cell or a total, as [`Matrix::claims`] has them.
    pub fn count(&self, row: Option<Value>, column: Option<Value>) -> usize {
        match (row, column) {
            (Some(row), Some(column)) => self.cell(row, column),
            (Some(row), None) => self.row_total(row),
            (None, Some(column)) => self.column_total(column),
            (None, None) => self.total,
        }
    }

    /// The largest count in a cell, which shades are measured by.
    pub fn largest(&self) -> usize {
        self.largest
    }

    /// The claims behind a count, in their order and each once: a cell's where both values are
    /// given, a row's or column's total where one is, all where none is. Who makes them:
    /// [`voices`](super::voices).
    pub fn claims(&self, row: Option<Value>, column: Option<Value>) -> Vec<Row> {
        let mut places: Vec<u32> = match (row, column) {
            (None, None) => return self.claims.clone(),
            (Some(row), _) => self.entries_of(self.cells_of(row, column).iter()),
            (None, Some(column)) => {
                self.entries_of(self.cells.iter().filter(|cell| cell.column == column))
            }
        };
        places.sort_unstable();
        places.dedup();
        places.into_iter().map(|place| self.claims[place as usize]).collect()
    }

    /// A cell, if it has claims, or all such cells of a row.
    fn cells_of(&self, row: Value, column: Option<Value>) -> &[Cell] {
        let key = |cell: &Cell| (cell.row, column.map(|_| cell.column));
        let start = self.cells.partition_point(|cell| key(cell) < (row, column));
        let rest = &self.cells[start..];
        &rest[..rest.partition_point(|cell| key(cell) == (row, column))]
    }

    fn entries_of<'m>(&self, cells: impl Iterator<Item = &'m Cell>) -> Vec<u32> {
        cells.flat_map(|cell| &self.entries[cell.entries.clone()]).copied().collect()
    }
}

impl Filling {
    fn add(&mut self, cell: (Value, Value), claim: u32) {
        let number = *self.numbers.entry(cell).or_insert_with(|| {
            self.cells.push((cell, 0));
            self.cells.len() as u32 - 1
        });
        self.cells[number as usize].1 += 1;
        self.entries.push((number, claim));
    }
}

fn headings(axis: Axis, totals: &HashMap<Value, usize>) -> Vec<Value> {
    let values: BTreeSet<Value> = axis.fixed().into_iter().chain(totals.keys().copied()).collect();
    values.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{
        testing::{REUTERS, TUTORIAL, library},
        voices,
    };
    use crate::query::Field;

    #[test]
    fn without_claims_the_closed_facets_keep_their_headings() {
        let library = library(&[TUTORIAL]);
        let matrix =
            Matrix::of(Scope::rows(&library, &[]), Axis::of(Field::Grade), Axis::of(Field::Topic));
        assert_eq!((matrix.rows.len(), matrix.columns.len(), matrix.total), (7, 0, 0));
        assert_eq!(matrix.largest(), 0);
    }

    #[test]
    fn a_claim_with_several_values_is_in_each_cell_and_once_in_the_totals() {
        let library = library(&[TUTORIAL]);
        let rows = [library.find("pier-lead").unwrap().row()];
        let scope = Scope::rows(&library, &rows);
        let matrix = Matrix::of(scope, Axis::of(Field::Reply), Axis::of(Field::Topic));
        assert_eq!((matrix.entries.len(), matrix.total, matrix.columns.len()), (4, 1, 2));
        assert!(matrix.columns.iter().all(|topic| matrix.column_total(*topic) == 1));
    }

    #[test]
    fn every_count_has_its_claims() {
        let library = library(&[REUTERS, TUTORIAL]);
        let scope = Scope::all(&library);
        let lead = library.propositions().next().unwrap().key();
        for axes in [
            (Axis::of(Field::Stance), Axis::of(Field::Speaker)),
            (Axis::stance(lead), Axis::of(Field::Grade)),
            (Axis::of(Field::Topic), Axis::of(Field::Reply)),
            (Axis::of(Field::Speaker), Axis::of(Field::Dossier)),
            (Axis::of(Field::Speech), Axis::of(Field::Content)),
        ] {
            let matrix = Matrix::of(scope, axes.0, axes.1);
            let with_all = |values: &[Value]| {
                values.iter().copied().map(Some).chain([None]).collect::<Vec<_>>()
            };
            let mut largest = 0;
            for row in with_all(&matrix.rows) {
                for column in with_all(&matrix.columns) {
                    let has = |axis: Axis, value: Option<Value>, claim| {
                        value.is_none_or(|value| axis.has(claim, value))
                    };
                    let claims = library
                        .claims()
                        .filter(|claim| has(axes.0, row, *claim) && has(axes.1, column, *claim));
                    let claims: Vec<Row> = claims.map(|claim| claim.row()).collect();
                    assert_eq!(matrix.count(row, column), claims.len());
                    assert_eq!(matrix.claims(row, column), claims);
                    let is_cell = row.is_some() && column.is_some();
                    largest = largest.max(if is_cell { claims.len() } else { 0 });
                }
            }
            assert_eq!((matrix.largest(), matrix.total), (largest, library.len()));
        }
    }

    #[test]
    fn a_cell_counts_speakers_once() {
        let library = library(&[REUTERS]);
        let scope = Scope::all(&library);
        let lead = library.propositions().next().unwrap().key();
        let matrix = Matrix::of(scope, Axis::stance(lead), Axis::of(Field::Speaker));
        let opposes = matrix.rows[0];
        let opposed = matrix.claims(Some(opposes), None);
        let opposed = voices(opposed.into_iter().map(|row| library.claim(row)));
        assert_eq!((matrix.row_total(opposes), opposed.len()), (6, 5));
    }
}
