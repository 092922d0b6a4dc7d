//! The matrix as a picture: how many claims take which side with which strength.

use super::{Part, direction::foreign, prose::scrolling};
use crate::{
    analysis::{Axis, Matrix, Value},
    library::{MEASURES, Rule},
    query::{Field, Sign},
};
use maud::{Markup, html};

/// The width and the height of a cell, in the picture's units.
const CELL: (usize, usize) = (92, 34);
/// The width of the headings of rows, and the height of those of columns.
const HEADS: (usize, usize) = (110, 54);
/// How many shades there are from few claims to many.
const SHADES: usize = 5;
/// What counts across all rows or columns are called.
const ALL: &str = "all claims";

impl Part<'_> {
    /// The matrix of sides toward the lead proposition and grades, as a picture and as a table.
    pub(super) fn matrix(self) -> Markup {
        let matrix = Matrix::of(self.scope, Axis::of(Field::Stance), Axis::of(Field::Grade));
        html! {
            figure {
                (scrolling(super::MATRIX, self.picture(&matrix)))
                figcaption {
                    "How many claims take which side"
                    @if let Some(lead) = self.dossier.lead() {
                        " toward the proposition: " em { (foreign(lead.text())) }
                    } @else {
                        "; the dossier has no proposition to take a side toward."
                    }
                    " A column is who answers for the claim, which says " (MEASURES)
                    ". The more claims, the stronger the shade of a cell; “" (ALL)
                    "” counts each claim once."
                }
            }
            details {
                summary { "The same as a table" }
                (scrolling(super::MATRIX, self.table(&matrix)))
            }
        }
    }

    fn picture(self, matrix: &Matrix) -> Markup {
        let columns = with_all(&matrix.columns);
        let rows = with_all(&matrix.rows);
        let width = HEADS.0 + columns.len() * CELL.0;
        let height = HEADS.1 + rows.len() * CELL.1;
        let label = "Claims by side and strength of attribution; the same numbers stand in the \
                     table below.";
        html! {
            svg.matrix role="img" aria-label=(label) viewBox={ "0 0 " (width) " " (height) } {
                @for (at, column) in columns.iter().enumerate() {
                    @let x = HEADS.0 + at * CELL.0 + CELL.0 / 2;
                    @if let Some(letter) = self.letter(*column) { text x=(x) y="14" { (letter) } }
                    // Names have at most two words, which have a line each.
                    @for (word, y) in self.name(Axis::of(Field::Grade), *column).split(' ').zip([30, 44]) {
                        text x=(x) y=(y) { (word) }
                    }
                }
                @for (at, row) in rows.iter().enumerate() {
                    @let y = HEADS.1 + at * CELL.1;
                    text.head x=(HEADS.0 - 10) y=(y + 22) { (self.name(Axis::of(Field::Stance), *row)) }
                    @for (place, column) in columns.iter().enumerate() {
                        (cell(matrix, *row, *column, (HEADS.0 + place * CELL.0, y)))
                    }
                }
            }
        }
    }

    fn table(self, matrix: &Matrix) -> Markup {
        let columns = with_all(&matrix.columns);
        html! {
            table {
                thead {
                    tr {
                        th scope="col" { "side" }
                        @for column in &columns {
                            th scope="col" {
                                @if let Some(letter) = self.letter(*column) { (letter) " " }
                                (self.name(Axis::of(Field::Grade), *column))
                            }
                        }
                    }
                }
                tbody {
                    @for row in with_all(&matrix.rows) {
                        tr {
                            th scope="row" { (self.name(Axis::of(Field::Stance), row)) }
                            @for column in &columns {
                                td.number { (matrix.count(row, *column)) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn name(self, axis: Axis, value: Option<Value>) -> String {
        value.map_or(ALL.into(), |value| axis.label(value, self.scope.library())).into_owned()
    }

    fn letter(self, value: Option<Value>) -> Option<char> {
        match Axis::of(Field::Grade).sign(value?, self.scope.library()) {
            Sign::Grade(strength) => Some(Rule::of(strength).letter),
            _ => None,
        }
    }
}

/// The values, and after them all together.
fn with_all(values: &[Value]) -> Vec<Option<Value>> {
    values.iter().copied().map(Some).chain([None]).collect()
}

fn cell(
    matrix: &Matrix,
    row: Option<Value>,
    column: Option<Value>,
    (x, y): (usize, usize),
) -> Markup {
    let count = matrix.count(row, column);
    let is_total = row.is_none() || column.is_none();
    let shade = match count {
        _ if is_total => 0,
        count => (count * SHADES).div_ceil(matrix.largest().max(1)),
    };
    html! {
        rect.{ "cell shade-" (shade) } x=(x + 1) y=(y + 1) width=(CELL.0 - 2) height=(CELL.1 - 2) {}
        text.total[is_total] x=(x + CELL.0 / 2) y=(y + 22) {
            @if count > 0 || is_total { (count) } @else { "·" }
        }
    }
}
