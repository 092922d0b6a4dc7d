//! Laying out rows in columns.

use crate::text::{cut, pad, width};

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The heading.
    pub title: &'static str,
    /// How narrow it may become where the table is too wide; its whole width where left out.
    pub least: Option<usize>,
    /// Whether it goes where the table is too wide.
    pub is_optional: bool,
    /// Whether it holds numbers.
    pub is_number: bool,
}

impl Column {
    /// A column that is always shown whole.
    pub const fn whole(title: &'static str) -> Self {
        Column { title, least: None, is_optional: false, is_number: false }
    }

    /// A column of numbers, always shown whole.
    pub const fn number(title: &'static str) -> Self {
        Column { is_number: true, ..Column::whole(title) }
    }

    /// A column whose cells are cut off, down to a width.
    pub const fn cut_to(title: &'static str, least: usize) -> Self {
        Column { least: Some(least), ..Column::whole(title) }
    }

    /// The same, but left out where the table is too wide.
    pub const fn optional(self) -> Self {
        Column { is_optional: true, ..self }
    }
}

/// Rows under a header in at most `columns` columns, without blanks at the ends of lines;
/// nothing at all where there are no rows.
///
/// Columns without content are left out. Where the table is too wide, optional columns go
/// before anything is cut, the last one first; then the widest of the columns that may be cut
/// become narrower.
pub fn lay_out<const N: usize>(
    header: &[Column; N],
    rows: &[[String; N]],
    columns: usize,
) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let widths = widths(header, rows, columns);
    let titles = header.map(|column| column.title.to_owned());
    let lines = std::iter::once(&titles).chain(rows);
    lines.map(|row| line(header, row, &widths, columns)).collect()
}

fn line<const N: usize>(
    header: &[Column; N],
    row: &[String; N],
    widths: &[Option<usize>; N],
    columns: usize,
) -> String {
    let mut line = String::new();
    let shown = header.iter().zip(row).zip(widths);
    for (at, ((column, cell), columns)) in
        shown.filter_map(|(cell, width)| Some((cell, (*width)?))).enumerate()
    {
        if at > 0 {
            line.push_str(GAP);
        }
        let cell = pad(cell, columns, "…");
        if column.is_number {
            let number = cell.trim_end();
            line.extend(std::iter::repeat_n(' ', columns - width(number)));
            line.push_str(number);
        } else {
            line.push_str(&cell);
        }
    }
    // Where not even the narrowest columns fit, the line ends where the width does.
    let (fitting, _) = cut(line.trim_end(), columns);
    format!("{}\n", fitting.trim_end())
}

const GAP: &str = "  ";

/// The width of each column; nothing for those that go.
fn widths<const N: usize>(
    header: &[Column; N],
    rows: &[[String; N]],
    columns: usize,
) -> [Option<usize>; N] {
    let widest = |at: usize| rows.iter().map(|row| width(&row[at])).max().filter(|w| *w > 0);
    let mut widths: [Option<usize>; N] =
        std::array::from_fn(|at| Some(widest(at)?.max(width(header[at].title))));
    for at in (0..N).rev().filter(|at| header[*at].is_optional) {
        if total(&widths) > columns {
            widths[at] = None;
        }
    }
    while total(&widths) > columns {
        let over = total(&widths) - columns;
        let room = |at: usize| Some(widths[at]?.saturating_sub(header[at].least?));
        let cuttable = (0..N).filter(|at| room(*at).is_some_and(|room| room > 0));
        let Some(at) = cuttable.max_by_key(|at| widths[*at]) else { break };
        let narrower = room(at).map_or(0, |room| room.min(over.div_ceil(2)));
        widths[at] = widths[at].map(|width| width - narrower);
    }
    widths
}

fn total(widths: &[Option<usize>]) -> usize {
    let shown: Vec<usize> = widths.iter().copied().flatten().collect();
    shown.iter().sum::<usize>() + GAP.len() * shown.len().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::any_text;
    use proptest::prelude::*;

    const HEADER: [Column; 3] =
        [Column::number("n"), Column::cut_to("name", 4), Column::cut_to("more", 3).optional()];

    fn row(n: &str, name: &str, more: &str) -> [String; 3] {
        [n, name, more].map(str::to_owned)
    }

    #[test]
    fn nothing_is_nothing() {
        assert_eq!(lay_out(&HEADER, &[], 40), "");
        assert_eq!(lay_out(&HEADER, &[row("1", "a", "")], 0), "\n\n");
    }

    #[test]
    fn the_widest_columns_give_way_and_the_optional_one_goes() {
        let rows = [row("7", "a long name", "mm"), row("12", "b", "")];
        assert_eq!(
            lay_out(&HEADER, &rows, 40),
            " n  name         more\n 7  a long name  mm\n12  b\n"
        );
        assert_eq!(lay_out(&HEADER, &rows, 18), " n  name\n 7  a long name\n12  b\n");
        assert_eq!(lay_out(&HEADER, &rows, 9), " n  name\n 7  a lo…\n12  b\n");
        assert_eq!(lay_out(&HEADER, &rows, 5), " n  n\n 7  a\n12  b\n");
    }

    #[test]
    fn a_column_without_content_goes() {
        assert_eq!(lay_out(&HEADER, &[row("1", "", "x")], 40), "n  more\n1  x\n");
    }

    #[test]
    fn columns_stand_under_each_other_in_every_script() {
        let rows = [
            row("1", "لا لا لا لا لا لا سلام", "a"),
            row("2", "⌚\u{FE0E} 王毅外交部长", "b"),
            row("3", "plain", "c"),
        ];
        let of = |columns| {
            let table = lay_out(&HEADER, &rows, columns);
            let starts = table
                .lines()
                .map(|line| line.trim_end_matches(['a', 'b', 'c', 'm', 'o', 'r', 'e']));
            starts.map(width).collect::<Vec<_>>()
        };
        assert_eq!(of(80), [27; 4]);
        assert!(lay_out(&HEADER, &rows, 25).contains("1  لا لا لا لا لا لا سلام\n"));
        assert!(lay_out(&HEADER, &rows, 20).contains("1  لا لا لا لا لا ل…\n"));
    }

    properties! {
        #[test]
        fn every_line_fits(
            rows in proptest::collection::vec(("[0-9]{1,4}", any_text(), any_text()), 0..6),
            columns in 0_usize..60,
        ) {
            let rows: Vec<_> = rows.iter().map(|(a, b, c)| row(a, b, c)).collect();
            for line in lay_out(&HEADER, &rows, columns).lines() {
                prop_assert!(width(line) <= columns, "{line:?} in {columns}");
                prop_assert_eq!(line, line.trim_end());
            }
        }
    }
}
