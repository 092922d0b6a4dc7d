//! What is counted once for many frames and keys.

use crate::{
    analysis::{Axis, Matrix, Scope, Value, speakers_sentence, stands},
    dossier::Position,
    library::{DossierRef, Library, Row},
    query::{self, AnyOf, Field, Sign, Toward},
    ui::{Results, detail::words::called},
};
use std::cmp::Reverse;

/// The counts of the claims that the query finds.
#[derive(Debug, Clone)]
pub struct MatrixCounts {
    /// The results that were counted.
    pub(super) generation: u64,
    /// The facets of rows and columns.
    pub(super) facets: [Axis; 2],
    /// What rows and columns show, stances toward the proposition in focus.
    pub axes: [Axis; 2],
    /// The same in words: "stance (shelving is right)".
    pub names: [String; 2],
    /// How many claims have which two values.
    pub all: Matrix,
    /// The row and the column of the cell that says most.
    pub(super) start: (usize, usize),
    /// Those that stand, where sources are left out.
    standing: Option<Matrix>,
}

/// The claims behind a count.
#[derive(Debug, Clone)]
pub struct CellClaims {
    /// What a query asks for to mean them; a total asks for one value, the total of all for none.
    pub terms: Vec<AnyOf>,
    /// The claims, in the order of the list.
    pub claims: Vec<Row>,
    /// Who makes them, or that nobody does.
    pub sentence: String,
}

impl MatrixCounts {
    pub(super) fn of(results: &Results, facets: [Axis; 2]) -> Self {
        let library = results.library();
        let axes = facets.map(|facet| axis(facet, results));
        let matches = results.matches().rows();
        let count = |rows: &[Row]| Matrix::of(Scope::rows(library, rows), axes[0], axes[1]);
        let standing = results.without().map(|test| {
            let stands = |row: &Row| stands(library.claim(*row), test.demand);
            count(&matches.iter().copied().filter(stands).collect::<Vec<_>>())
        });
        let names = facets.map(|facet| name(facet, results));
        let all = count(matches);
        let start = strongest(&all, [None, None], library);
        Self { generation: 0, facets, axes, names, all, start, standing }
    }

    /// The cell that says most in a row or in a column.
    pub(super) fn start_beside(
        &self,
        put: [Option<usize>; 2],
        library: &Library,
    ) -> (usize, usize) {
        strongest(&self.all, put, library)
    }

    /// The values of the rows and those of the columns.
    pub fn sides(&self) -> [&[Value]; 2] {
        [&self.all.rows, &self.all.columns]
    }

    /// The values of a row and a column; the totals, which come after the last, have none.
    fn values(&self, row: usize, column: usize) -> (Option<Value>, Option<Value>) {
        (self.all.rows.get(row).copied(), self.all.columns.get(column).copied())
    }

    /// How many claims are in a cell or behind a total.
    pub fn count(&self, row: usize, column: usize) -> usize {
        let (row, column) = self.values(row, column);
        self.all.count(row, column)
    }

    /// Whether there are claims in a cell or behind a total, and none of them stands in the strip
    /// test.
    pub fn has_fallen(&self, row: usize, column: usize) -> bool {
        let (row, column) = self.values(row, column);
        let standing = self.standing.as_ref().map(|standing| standing.count(row, column));
        standing == Some(0) && self.all.count(row, column) > 0
    }
}

impl CellClaims {
    pub(super) fn of(
        counts: &MatrixCounts,
        (row, column): (usize, usize),
        results: &Results,
    ) -> Self {
        let (row, column) = counts.values(row, column);
        let claims = counts.all.claims(row, column);
        let library = results.library();
        let values = counts.axes.into_iter().zip([row, column]);
        let values = values.filter_map(|(axis, value)| value.map(|value| (axis, value)));
        let terms: Vec<AnyOf> =
            values.flat_map(|(axis, value)| terms(axis, value, &claims, library)).collect();
        let sentence = match (claims.as_slice(), terms.as_slice()) {
            ([], []) => "no claim is shown".to_owned(),
            ([], [one]) => format!("no claim is {one}"),
            ([], both) => {
                let both: Vec<String> = both.iter().map(AnyOf::to_string).collect();
                format!("no claim is both: {}", both.join(", "))
            }
            (some, _) => {
                let claims: Vec<_> = some.iter().map(|row| library.claim(*row)).collect();
                speakers_sentence(&claims)
            }
        };
        Self { terms, claims, sentence }
    }
}

/// The cell that says most, in a row or a column where one is given: one with a side comes before one
/// without, and then the one with most claims.
fn strongest(
    matrix: &Matrix,
    [row, column]: [Option<usize>; 2],
    library: &Library,
) -> (usize, usize) {
    let axes = [matrix.row_axis, matrix.column_axis];
    let cells = matrix.cells().filter_map(|([row, column], count)| {
        let place = [matrix.rows.binary_search(&row), matrix.columns.binary_search(&column)];
        let [Ok(at_row), Ok(at_column)] = place else { return None };
        let says = says(axes[0], row, library).min(says(axes[1], column, library));
        Some(((at_row, at_column), (says, count)))
    });
    let is_put = |(at_row, at_column): (usize, usize)| {
        row.is_none_or(|row| row == at_row) && column.is_none_or(|column| column == at_column)
    };
    let cells = cells.filter(|(place, _)| is_put(*place));
    // Of equals the first.
    let best = cells.max_by_key(|(place, says)| (*says, Reverse(*place)));
    best.map_or((row.unwrap_or(0), column.unwrap_or(0)), |(place, _)| place)
}

/// How much a value says: least that there is none, most a side, or somebody's word.
fn says(axis: Axis, value: Value, library: &Library) -> u8 {
    match axis.sign(value, library) {
        _ if value == Value::Without => 0,
        Sign::Undecided => 0,
        Sign::Stance(Position::Explains) | Sign::Grade(None) => 1,
        _ => 2,
    }
}

/// The terms that mean, among some claims, those with a value of an axis.
fn terms(axis: Axis, value: Value, claims: &[Row], library: &Library) -> Vec<AnyOf> {
    let mut terms = vec![AnyOf::new(axis.query_value(value, library), [])];
    // One id can be that of several people: the insiders of one article are not another's.
    if let Some(speaker) = axis.speaker(value)
        && library.names().speakers_by_id(library.speaker(speaker).id()).len() > 1
    {
        let mut dossiers: Vec<_> =
            claims.iter().map(|row| library.claim(*row).dossier().key()).collect();
        dossiers.sort_unstable();
        dossiers.dedup();
        let ids = dossiers.into_iter().map(|dossier| library.dossier(dossier).id());
        let mut dossiers = ids.map(|id| query::Value::named(Field::Dossier, id));
        terms.extend(dossiers.next().map(|first| AnyOf::new(first, dossiers)));
    }
    terms
}

/// What a facet is counted by.
fn axis(facet: Axis, results: &Results) -> Axis {
    let focus = results.query().focus(results.library());
    let toward = match (facet.field, focus) {
        (Field::Stance, Toward::Proposition(name)) => {
            results.library().names().proposition_by_id(name.as_str())
        }
        _ => None,
    };
    Axis { toward, ..facet }
}

/// What a facet shows, in words.
pub(super) fn name(facet: Axis, results: &Results) -> String {
    let library = results.library();
    let leads = || library.dossiers().filter_map(DossierRef::lead);
    let axis = axis(facet, results);
    match (axis.toward, leads().next()) {
        _ if axis.field != Field::Stance => axis.name().to_owned(),
        (Some(on), _) => format!("stance ({})", called(library.proposition(on))),
        (None, None) => "stance on nothing".to_owned(),
        (None, Some(first)) if leads().all(|lead| lead.key() == first.key()) => {
            format!("stance ({})", called(first))
        }
        (None, Some(_)) => "stance on each article's lead".to_owned(),
    }
}
