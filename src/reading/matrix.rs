//! The matrix: how many claims have each pair of values of two facets.

use super::{Axis, Scope, Value};
use crate::library::Row;
use std::collections::{BTreeMap, BTreeSet};

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
    row_totals: BTreeMap<Value, usize>,
    column_totals: BTreeMap<Value, usize>,
    claims: Vec<Row>,
    /// Sorted. Speakers × topics of a large library is mostly empty, so only what is there is
    /// kept.
    entries: Vec<Entry>,
    largest: usize,
}

/// A claim in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    row: Value,
    column: Value,
    /// Its place among the claims.
    claim: u32,
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
            row_totals: BTreeMap::new(),
            column_totals: BTreeMap::new(),
            claims: Vec::new(),
            entries: Vec::new(),
            largest: 0,
        };
        for claim in scope.claims() {
            matrix.add(claim.row(), &row_axis.values(claim), &column_axis.values(claim));
        }
        matrix.total = matrix.claims.len();
        matrix.entries.sort_unstable();
        let cells = matrix.entries.chunk_by(|a, b| (a.row, a.column) == (b.row, b.column));
        matrix.largest = cells.map(<[Entry]>::len).max().unwrap_or(0);
        matrix.rows = headings(row_axis, &matrix.row_totals);
        matrix.columns = headings(column_axis, &matrix.column_totals);
        matrix
    }

    fn add(&mut self, claim: Row, rows: &[Value], columns: &[Value]) {
        let place = self.claims.len() as u32;
        self.claims.push(claim);
        for column in columns {
            *self.column_totals.entry(*column).or_default() += 1;
        }
        for row in rows {
            *self.row_totals.entry(*row).or_default() += 1;
            let entry = |column: &Value| Entry { row: *row, column: *column, claim: place };
            self.entries.extend(columns.iter().map(entry));
        }
    }

    /// How many claims have both values.
    pub fn cell(&self, row: Value, column: Value) -> usize {
        self.entries_of(row, Some(column)).len()
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
            (Some(row), _) => {
                self.entries_of(row, column).iter().map(|entry| entry.claim).collect()
            }
            (None, Some(column)) => {
                let entries = self.entries.iter().filter(|entry| entry.column == column);
                entries.map(|entry| entry.claim).collect()
            }
        };
        places.sort_unstable();
        places.dedup();
        places.into_iter().map(|place| self.claims[place as usize]).collect()
    }

    /// The entries of a cell, or of all cells of a row.
    fn entries_of(&self, row: Value, column: Option<Value>) -> &[Entry] {
        let key = |entry: &Entry| (entry.row, column.map(|_| entry.column));
        let start = self.entries.partition_point(|entry| key(entry) < (row, column));
        let rest = &self.entries[start..];
        &rest[..rest.partition_point(|entry| key(entry) == (row, column))]
    }
}

fn headings(axis: Axis, totals: &BTreeMap<Value, usize>) -> Vec<Value> {
    let values: BTreeSet<Value> = axis.fixed().into_iter().chain(totals.keys().copied()).collect();
    values.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{
        testing::{REUTERS, TUTORIAL, library},
        voices,
    };

    #[test]
    fn without_claims_the_closed_facets_keep_their_headings() {
        let library = library(&[TUTORIAL]);
        let matrix = Matrix::of(Scope::rows(&library, &[]), Axis::Grade, Axis::Topic);
        assert_eq!((matrix.rows.len(), matrix.columns.len(), matrix.total), (7, 0, 0));
        assert_eq!(matrix.largest(), 0);
    }

    #[test]
    fn a_claim_with_several_values_is_in_each_cell_and_once_in_the_totals() {
        let library = library(&[TUTORIAL]);
        let rows = [library.find("pier-lead").unwrap().row()];
        let scope = Scope::rows(&library, &rows);
        let matrix = Matrix::of(scope, Axis::Reply, Axis::Topic);
        assert_eq!((matrix.entries.len(), matrix.total, matrix.columns.len()), (4, 1, 2));
        assert!(matrix.columns.iter().all(|topic| matrix.column_total(*topic) == 1));
    }

    #[test]
    fn every_count_has_its_claims() {
        let library = library(&[REUTERS, TUTORIAL]);
        let scope = Scope::all(&library);
        let lead = library.propositions().next().unwrap().key();
        for axes in [
            (Axis::Lead, Axis::Speaker),
            (Axis::Stance(lead), Axis::Grade),
            (Axis::Topic, Axis::Reply),
            (Axis::Speaker, Axis::Dossier),
            (Axis::Speech, Axis::Content),
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
        let matrix = Matrix::of(scope, Axis::Stance(lead), Axis::Speaker);
        let opposes = matrix.rows[0];
        let opposed = matrix.claims(Some(opposes), None);
        let opposed = voices(opposed.into_iter().map(|row| library.claim(row)));
        assert_eq!((matrix.row_total(opposes), opposed.len()), (6, 5));
    }
}
