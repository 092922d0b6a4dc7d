//! How much room headings, cells and totals of a grid take.

use crate::ui::widgets::scroll;

/// The lines around and between the rows of a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lines {
    /// Blank lines above all.
    pub above: u16,
    /// Lines of the column headings.
    pub heads: u16,
    /// Whether lines set the rows apart from headings and totals.
    pub has_rules: bool,
    /// Lines from one row to the next.
    pub pitch: u16,
    /// Lines of the totals.
    pub totals: u16,
}

/// The forms of a grid, the roomiest first.
const FORMS: [Lines; 4] = [
    Lines { above: 1, heads: 2, has_rules: true, pitch: 2, totals: 1 },
    Lines { above: 0, heads: 2, has_rules: true, pitch: 1, totals: 1 },
    Lines { above: 0, heads: 2, has_rules: false, pitch: 1, totals: 1 },
    Lines { above: 0, heads: 1, has_rules: false, pitch: 1, totals: 1 },
];

/// A grid that scrolls has rules and whole headings where they leave it so many rows.
const LEAST_ROWS: u16 = 5;

impl Lines {
    /// The form in so many lines, with column headings of at most `heads`: the roomiest that
    /// shows all rows, or else one that scrolls.
    pub fn fitting(rows: usize, heads: u16, height: u16) -> Self {
        let forms = FORMS.map(|form| Lines { heads: form.heads.min(heads), ..form });
        let shows_all = |form: &Lines| form.height(rows) <= usize::from(height);
        let scrolling = || match height {
            0..=2 => Lines { heads: height.saturating_sub(1), totals: 0, ..forms[3] },
            _ => {
                let has_rows = |form: &Lines| height >= form.around() + LEAST_ROWS;
                forms[1..].iter().copied().find(has_rows).unwrap_or(forms[3])
            }
        };
        forms.into_iter().find(shows_all).unwrap_or_else(scrolling)
    }

    /// The lines that are not rows.
    fn around(self) -> u16 {
        self.above + self.heads + 2 * u16::from(self.has_rules) + self.totals
    }

    /// The lines of a grid with so many rows.
    pub fn height(self, rows: usize) -> usize {
        let pitch = usize::from(self.pitch);
        usize::from(self.around()) + (rows * pitch).saturating_sub(pitch - 1)
    }

    /// The rows that there is room for.
    pub fn page(self, height: u16) -> usize {
        usize::from((height + self.pitch - 1).saturating_sub(self.around()) / self.pitch)
    }
}

/// The columns of a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    /// Those of the row headings.
    pub label: usize,
    /// Those of a cell.
    pub body: usize,
    /// Those of a total.
    pub total: usize,
    /// The first column of the grid that is shown.
    pub left: usize,
    /// How many of the grid's columns there is room for.
    pub page: usize,
}

/// What the columns of a grid are measured by.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted {
    /// The longest row heading.
    pub label: usize,
    /// The digits of the largest count in a cell.
    pub digits: usize,
    /// The digits of the total.
    pub total: usize,
    /// What a cell needs for its heading in full.
    pub body: usize,
    /// What a cell needs for the shortest form of its heading.
    pub least: usize,
    /// How many columns the grid has.
    pub columns: usize,
}

/// What a cell takes in a grid that scrolls.
const SCROLLING: usize = 11;
/// A cell of more columns would only be wider.
pub const WIDEST: usize = 14;

impl Wanted {
    /// The columns in so much room, with the column `selected` in sight; the last shown began at
    /// `left`.
    pub fn fit(self, width: u16, selected: usize, left: usize) -> Columns {
        let width = usize::from(width);
        let label = self.label.min((width * 3 / 10).max(8));
        let total = self.total.max("all".len());
        // A blank at both edges, and one before each cell for the cursor.
        let room = width.saturating_sub(label + total + 3);
        let least = self.digits.max(self.least);
        let body = if self.columns * (least + 1) <= room {
            let share = room.checked_div(self.columns).unwrap_or(0).saturating_sub(1);
            share.min(self.body).max(least)
        } else {
            SCROLLING.min((room / 2).saturating_sub(1)).max(self.digits)
        };
        let page = (room / (body + 1)).min(self.columns).max(1);
        let left = match selected < self.columns {
            true => scroll::follow(left, selected, page, self.columns),
            false => scroll::clamp(left, page, self.columns),
        };
        Columns { label, body, total, left, page }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_roomiest_form_that_shows_all_is_taken() {
        let form =
            |rows, height| FORMS.iter().position(|form| *form == Lines::fitting(rows, 2, height));
        assert_eq!(form(4, 13), Some(0));
        assert_eq!(form(4, 12), Some(1));
        assert_eq!(form(4, 9), Some(1));
        assert_eq!(form(4, 7), Some(2));
        assert_eq!(form(4, 6), Some(3));
        assert_eq!(form(40, 20), Some(1), "it scrolls");
        assert_eq!(form(40, 9), Some(2));
        assert_eq!(form(40, 7), Some(3));
        assert_eq!(Lines::fitting(4, 1, 8).heads, 1);
    }

    #[test]
    fn in_two_lines_there_is_a_row_under_its_heading_and_in_one_there_is_the_row() {
        let form = |height| Lines::fitting(4, 2, height);
        assert_eq!((form(2).heads, form(2).page(2)), (1, 1));
        assert_eq!((form(1).heads, form(1).page(1)), (0, 1));
        assert_eq!(form(0).page(0), 0);
    }

    properties! {
        #[test]
        fn the_rows_fit(rows in 0_usize..50, heads in 1_u16..3, height in 0_u16..60) {
            let form = Lines::fitting(rows, heads, height);
            let shown = form.page(height).min(rows);
            prop_assert!(form.height(shown) <= usize::from(height) || height == 0);
            prop_assert!(shown > 0 || rows == 0 || height == 0);
        }

        #[test]
        fn the_columns_fit(
            label in 0_usize..80, digits in 1_usize..7,
            body in 0_usize..WIDEST, least in 1_usize..12,
            columns in 0_usize..400, selected in 0_usize..400, left in 0_usize..400,
            width in 40_u16..250,
        ) {
            let wanted = Wanted { label, digits, total: digits, body, least, columns };
            let fitted = wanted.fit(width, selected, left);
            let used = fitted.label + fitted.page * (fitted.body + 1) + fitted.total + 3;
            prop_assert!(used <= usize::from(width) || columns == 0);
            prop_assert!(fitted.body >= digits);
            if selected < columns {
                prop_assert!((fitted.left..fitted.left + fitted.page).contains(&selected));
            }
        }
    }
}
