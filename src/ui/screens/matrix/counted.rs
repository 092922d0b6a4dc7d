//! What is counted once for many frames and keys.

use crate::ui::screens::matrix::terms::terms;
use crate::{
    analysis::{Axis, Matrix, Scope, Value, speaker_counts, speakers_sentence, stands},
    library::{ClaimRef, DossierRef, Row},
    query::{AnyOf, Field, Toward},
    ui::Results,
};

/// The counts of the claims that the query means.
#[derive(Debug, Clone)]
pub struct Counted {
    /// The results that were counted.
    pub(super) generation: u64,
    /// The facets of rows and columns.
    pub(super) facets: [Axis; 2],
    /// What rows and columns show, stances toward the proposition in focus.
    pub axes: [Axis; 2],
    /// The same in words: "stance on shelving".
    pub names: [String; 2],
    pub(super) all: Matrix,
    /// Those that stand in the strip test, where something is demanded.
    pub(super) standing: Option<Matrix>,
}

/// What is behind a count.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The values that its claims have; a total has one, the total of all none.
    pub values: (Option<Value>, Option<Value>),
    /// What a query asks for to mean them.
    pub terms: Vec<AnyOf>,
    /// The claims, in the order of the list.
    pub claims: Vec<Row>,
    /// Who makes them, or that nobody does.
    pub sentence: String,
}

impl Counted {
    pub(in crate::ui) fn of(results: &Results, facets: [Axis; 2]) -> Self {
        let library = results.library();
        let axes = facets.map(|facet| axis(facet, results));
        let matches = results.matches().rows();
        let count = |rows: &[Row]| Matrix::of(Scope::rows(library, rows), axes[0], axes[1]);
        let standing = results.strip_test().map(|test| {
            let stands = |row: &Row| stands(library.claim(*row), test.demand);
            count(&matches.iter().copied().filter(stands).collect::<Vec<_>>())
        });
        Self {
            generation: 0,
            facets,
            axes,
            names: facets.map(|facet| name(facet, results)),
            all: count(matches),
            standing,
        }
    }

    /// The first value of a claim in the rows, or in the columns.
    pub(crate) fn first_value(&self, side: usize, claim: ClaimRef<'_>) -> Option<Value> {
        self.axes[side].values(claim).first().copied()
    }

    /// The values of the rows and those of the columns.
    pub fn sides(&self) -> [&[Value]; 2] {
        [&self.all.rows, &self.all.columns]
    }

    /// The values of a row and a column; the totals, which come after the last, have none.
    pub fn values(&self, row: usize, column: usize) -> (Option<Value>, Option<Value>) {
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
        let standing = |standing: &Matrix| standing.count(row, column);
        self.all.count(row, column) > 0 && self.standing.as_ref().map(standing) == Some(0)
    }

    /// The largest count in a cell.
    pub fn largest(&self) -> usize {
        self.all.largest()
    }

    /// How many claims were counted.
    pub fn total(&self) -> usize {
        self.all.total
    }
}

impl Cell {
    pub(crate) fn of(counted: &Counted, (row, column): (usize, usize), results: &Results) -> Self {
        let values = counted.values(row, column);
        let claims = counted.all.claims(values.0, values.1);
        let library = results.library();
        let [rows, columns] = counted.axes;
        let mut wanted = Vec::new();
        wanted.extend(values.0.map(|value| terms(rows, value, &claims, library)));
        wanted.extend(values.1.map(|value| terms(columns, value, &claims, library)));
        let terms = wanted.concat();
        let sentence = match (claims.as_slice(), terms.as_slice()) {
            ([], []) => "no claim is shown".to_owned(),
            ([], [one]) => format!("no claim is {one}"),
            ([], both) => {
                let both: Vec<String> = both.iter().map(AnyOf::to_string).collect();
                format!("no claim is both: {}", both.join(", "))
            }
            (some, _) => {
                speakers_sentence(&speaker_counts(some.iter().map(|row| library.claim(*row))))
            }
        };
        Self { values, terms, claims, sentence }
    }
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
pub(crate) fn name(facet: Axis, results: &Results) -> String {
    let library = results.library();
    let leads = || library.dossiers().filter_map(DossierRef::lead);
    let axis = axis(facet, results);
    match (axis.toward, leads().next()) {
        _ if axis.field != Field::Stance => axis.name().to_owned(),
        (Some(on), _) => format!("stance on {}", library.proposition(on).id()),
        (None, None) => "stance on nothing".to_owned(),
        (None, Some(first)) if leads().all(|lead| lead.key() == first.key()) => {
            format!("stance on {}", first.id())
        }
        (None, Some(_)) => "stance on each article's lead".to_owned(),
    }
}
