//! The matrix: how many claims have each pair of values of two facets.

use super::{Axis, Scope, Value};
use crate::library::Row;
use foldhash::{HashMap, HashMapExt};
use std::collections::BTreeSet;

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
    /// The claims of each cell that has any, and, without a row or a column, of each total.
    cells: HashMap<(Option<Value>, Option<Value>), Vec<Row>>,
    largest: usize,
}

impl Matrix {
    /// The matrix of the claims.
    pub fn of(scope: Scope<'_>, row_axis: Axis, column_axis: Axis) -> Self {
        let mut cells: HashMap<_, Vec<Row>> = HashMap::new();
        let (mut row_values, mut column_values) = (Vec::new(), Vec::new());
        for claim in scope.claims() {
            row_axis.values_into(claim, &mut row_values);
            column_axis.values_into(claim, &mut column_values);
            for row in with_total(&row_values) {
                for column in with_total(&column_values) {
                    cells.entry((row, column)).or_default().push(claim.row());
                }
            }
        }
        let counts = cells.iter().filter(|((row, column), _)| row.is_some() && column.is_some());
        Matrix {
            row_axis,
            column_axis,
            rows: headings(row_axis, cells.keys().filter_map(|(row, _)| *row)),
            columns: headings(column_axis, cells.keys().filter_map(|(_, column)| *column)),
            total: cells.get(&(None, None)).map_or(0, Vec::len),
            largest: counts.map(|(_, claims)| claims.len()).max().unwrap_or(0),
            cells,
        }
    }

    /// How many claims are behind a cell or a total, as [`Matrix::claims`] has them.
    pub fn count(&self, row: Option<Value>, column: Option<Value>) -> usize {
        self.cells.get(&(row, column)).map_or(0, Vec::len)
    }

    /// The cells that have claims, each with their number.
    pub fn cells(&self) -> impl Iterator<Item = ([Value; 2], usize)> {
        self.cells
            .iter()
            .filter_map(|((row, column), claims)| Some(([(*row)?, (*column)?], claims.len())))
    }

    /// The largest count in a cell, which shades are measured by.
    pub fn largest(&self) -> usize {
        self.largest
    }

    /// The claims behind a count, in their order and each once: a cell's where both values are
    /// given, the total of a row or a column where one is, otherwise all of them. Who makes them:
    /// [`speaker_counts`](super::speaker_counts).
    pub fn claims(&self, row: Option<Value>, column: Option<Value>) -> Vec<Row> {
        self.cells.get(&(row, column)).cloned().unwrap_or_default()
    }
}

fn with_total(values: &[Value]) -> impl Iterator<Item = Option<Value>> {
    values.iter().copied().map(Some).chain([None])
}

fn headings(axis: Axis, values: impl Iterator<Item = Value>) -> Vec<Value> {
    axis.fixed().into_iter().chain(values).collect::<BTreeSet<_>>().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{
        speaker_counts,
        testing::{REUTERS, TUTORIAL, library},
    };
    use crate::query::Field;

    #[test]
    fn without_claims_the_closed_facets_keep_their_headings() {
        let library = library(&[TUTORIAL]);
        let matrix =
            Matrix::of(Scope::rows(&library, &[]), Axis::of(Field::Grade), Axis::of(Field::Topic));
        assert_eq!((matrix.rows.len(), matrix.columns.len(), matrix.total), (8, 0, 0));
        assert_eq!(matrix.largest(), 0);
    }

    #[test]
    fn a_claim_with_several_values_is_in_each_cell_and_once_in_the_totals() {
        let library = library(&[TUTORIAL]);
        let rows = [library.find("pier-lead").unwrap().row()];
        let scope = Scope::rows(&library, &rows);
        let matrix = Matrix::of(scope, Axis::of(Field::Reply), Axis::of(Field::Topic));
        let cells = matrix.rows.iter().flat_map(|row| {
            matrix.columns.iter().map(|column| matrix.count(Some(*row), Some(*column)))
        });
        assert_eq!((cells.sum::<usize>(), matrix.total, matrix.columns.len()), (4, 1, 2));
        assert!(matrix.columns.iter().all(|topic| matrix.count(None, Some(*topic)) == 1));
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
        let opposed = speaker_counts(opposed.into_iter().map(|row| library.claim(row)));
        assert_eq!((matrix.count(Some(opposes), None), opposed.len()), (6, 5));
    }
}
