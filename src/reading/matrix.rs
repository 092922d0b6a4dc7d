//! The matrix: how many claims have each pair of values of two facets.

use super::{Axis, Scope, Value};
use crate::library::ClaimRef;
use std::collections::{BTreeSet, HashMap};

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
    // Speakers × topics of a large library is mostly empty.
    cells: HashMap<(Value, Value), usize>,
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
            cells: HashMap::new(),
        };
        for claim in scope.claims() {
            matrix.add(&row_axis.values(claim), &column_axis.values(claim));
        }
        matrix.rows = headings(row_axis, &matrix.row_totals);
        matrix.columns = headings(column_axis, &matrix.column_totals);
        matrix
    }

    fn add(&mut self, rows: &[Value], columns: &[Value]) {
        self.total += 1;
        for column in columns {
            *self.column_totals.entry(*column).or_default() += 1;
        }
        for row in rows {
            *self.row_totals.entry(*row).or_default() += 1;
            for column in columns {
                *self.cells.entry((*row, *column)).or_default() += 1;
            }
        }
    }

    /// How many claims have both values.
    pub fn cell(&self, row: Value, column: Value) -> usize {
        self.cells.get(&(row, column)).copied().unwrap_or(0)
    }

    /// How many claims have a row's value, each once.
    pub fn row_total(&self, row: Value) -> usize {
        self.row_totals.get(&row).copied().unwrap_or(0)
    }

    /// How many claims have a column's value, each once.
    pub fn column_total(&self, column: Value) -> usize {
        self.column_totals.get(&column).copied().unwrap_or(0)
    }

    /// The largest count in a cell, which shades are measured by.
    pub fn largest(&self) -> usize {
        self.cells.values().copied().max().unwrap_or(0)
    }

    /// The claims behind a count: a cell's where both values are given, a row's or column's
    /// total where one is, all where none is. Who makes them: [`voices`](super::voices).
    pub fn claims<'a>(
        &self,
        scope: Scope<'a>,
        row: Option<Value>,
        column: Option<Value>,
    ) -> impl Iterator<Item = ClaimRef<'a>> {
        let (row_axis, column_axis) = (self.row_axis, self.column_axis);
        scope.claims().filter(move |claim| {
            row.is_none_or(|value| row_axis.has(*claim, value))
                && column.is_none_or(|value| column_axis.has(*claim, value))
        })
    }
}

fn headings(axis: Axis, totals: &HashMap<Value, usize>) -> Vec<Value> {
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
        let cells: usize = matrix.cells.values().sum();
        assert_eq!((cells, matrix.total, matrix.columns.len()), (4, 1, 2));
        assert!(matrix.columns.iter().all(|topic| matrix.column_total(*topic) == 1));
    }

    #[test]
    fn every_count_has_its_claims() {
        let library = library(&[REUTERS, TUTORIAL]);
        let scope = Scope::all(&library);
        let lead = library.propositions().next().unwrap().key();
        for axes in [
            (Axis::Stance(lead), Axis::Grade),
            (Axis::Topic, Axis::Reply),
            (Axis::Speaker, Axis::Dossier),
            (Axis::Speech, Axis::Content),
        ] {
            let matrix = Matrix::of(scope, axes.0, axes.1);
            for row in &matrix.rows {
                let claims = matrix.claims(scope, Some(*row), None).count();
                assert_eq!(matrix.row_total(*row), claims);
                for column in &matrix.columns {
                    let claims = matrix.claims(scope, Some(*row), Some(*column)).count();
                    assert_eq!(matrix.cell(*row, *column), claims);
                }
            }
            assert_eq!(matrix.claims(scope, None, None).count(), matrix.total);
        }
    }

    #[test]
    fn a_cell_counts_speakers_once() {
        let library = library(&[REUTERS]);
        let scope = Scope::all(&library);
        let lead = library.propositions().next().unwrap().key();
        let matrix = Matrix::of(scope, Axis::Stance(lead), Axis::Speaker);
        let opposes = matrix.rows[0];
        let opposed = voices(matrix.claims(scope, Some(opposes), None));
        assert_eq!((matrix.row_total(opposes), opposed.len()), (6, 5));
    }
}
