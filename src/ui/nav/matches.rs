//! The claims that are shown, and the selected one among them.

use crate::library::{ClaimName, Library, Row};

/// Where the reader is. It outlives the library, and holds no row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Selection {
    /// At the first claim that is shown.
    #[default]
    First,
    /// At this claim, or where it would stand.
    Near(ClaimName),
    /// At this claim, shown even where the query does not find it: a link was followed to it.
    At(ClaimName),
}

impl Selection {
    /// The claim, if it is a certain one.
    pub fn claim(&self) -> Option<&ClaimName> {
        match self {
            Self::First => None,
            Self::Near(claim) | Self::At(claim) => Some(claim),
        }
    }

    /// The same without a right to be shown.
    pub fn unpinned(self) -> Self {
        match self {
            Self::At(claim) => Self::Near(claim),
            other => other,
        }
    }
}

/// The claims that are shown, in their order, and the selected one among them. All of it follows
/// from the library, the query, the order and the [`Selection`]; it is kept because frames and keys
/// come more often than these change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    rows: Vec<Row>,
    is_in_reading_order: bool,
    /// The selected claim, where the query does not find it, and the match that it stands before.
    pinned: Option<(usize, Row)>,
    selected: usize,
}

impl Matches {
    /// These claims, with the first one selected.
    pub fn new(rows: Vec<Row>) -> Self {
        let is_in_reading_order = rows.is_sorted();
        Self { rows, is_in_reading_order, pinned: None, selected: 0 }
    }

    /// Selects the claim where the reader is.
    pub fn settle(&mut self, spot: &Selection, library: &Library) {
        self.pinned = None;
        let wanted = spot.claim().and_then(|claim| library.named(claim));
        let Some(row) = wanted.map(|claim| claim.row()) else {
            self.selected = 0;
            return;
        };
        match self.place(row) {
            Ok(place) => self.selected = place,
            Err(place) if matches!(spot, Selection::At(_)) => {
                self.pinned = Some((place, row));
                self.selected = place;
            }
            Err(place) => self.selected = place.min(self.rows.len().saturating_sub(1)),
        }
    }

    /// Where a row stands among the matches, or where it would: before the next of the article,
    /// or at the top where the order is not the article's.
    fn place(&self, row: Row) -> Result<usize, usize> {
        if self.is_in_reading_order {
            return self.rows.binary_search(&row);
        }
        self.rows.iter().position(|other| *other == row).ok_or(0)
    }

    /// Whether the query finds a claim.
    pub fn is_match(&self, row: Row) -> bool {
        self.place(row).is_ok()
    }

    /// How many rows are shown, the pinned one included.
    pub fn len(&self) -> usize {
        self.rows.len() + usize::from(self.pinned.is_some())
    }

    /// Whether no row is shown.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row at a place.
    pub fn row(&self, place: usize) -> Option<Row> {
        match self.pinned {
            Some((pin, row)) if place == pin => Some(row),
            Some((pin, _)) if place > pin => self.rows.get(place - 1).copied(),
            _ => self.rows.get(place).copied(),
        }
    }

    /// The claims that the query finds, in their order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The place of the selected row, if there is a row.
    pub fn selected(&self) -> Option<usize> {
        (!self.is_empty()).then_some(self.selected)
    }

    /// Whether the row at a place is there although the query does not find it.
    pub fn is_pinned(&self, place: usize) -> bool {
        self.pinned.is_some_and(|(pin, _)| pin == place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{REUTERS, library};
    use proptest::prelude::*;

    fn found(rows: &[u32], spot: &Selection) -> (Vec<u32>, Option<usize>) {
        let library = library(&[REUTERS]);
        let mut found = Matches::new(rows.iter().copied().map(Row).collect());
        found.settle(spot, &library);
        let rows = (0..found.len()).map(|place| found.row(place).unwrap().0).collect();
        (rows, found.selected())
    }

    fn name(row: u32) -> ClaimName {
        library(&[REUTERS]).claim(Row(row)).name()
    }

    #[test]
    fn in_nothing_nothing_is_selected() {
        assert_eq!(found(&[], &Selection::First), (vec![], None));
        assert_eq!(found(&[], &Selection::Near(name(3))), (vec![], None));
        assert_eq!(found(&[], &Selection::At(name(3))), (vec![3], Some(0)));
    }

    #[test]
    fn a_claim_that_is_gone_leaves_the_first() {
        let gone = library(&[crate::analysis::testing::TUTORIAL]).claim(Row(2)).name();
        assert_eq!(found(&[5, 6], &Selection::At(gone)), (vec![5, 6], Some(0)));
    }

    #[test]
    fn near_a_claim_that_is_not_shown_the_next_is_selected() {
        assert_eq!(found(&[2, 4, 6], &Selection::Near(name(4))), (vec![2, 4, 6], Some(1)));
        assert_eq!(found(&[2, 4, 6], &Selection::Near(name(5))), (vec![2, 4, 6], Some(2)));
        assert_eq!(found(&[2, 4, 6], &Selection::Near(name(9))), (vec![2, 4, 6], Some(2)));
        assert_eq!(found(&[6, 2, 4], &Selection::Near(name(5))), (vec![6, 2, 4], Some(0)));
    }

    #[test]
    fn a_followed_claim_is_shown_in_its_place() {
        assert_eq!(found(&[2, 4, 6], &Selection::At(name(4))), (vec![2, 4, 6], Some(1)));
        assert_eq!(found(&[2, 4, 6], &Selection::At(name(5))), (vec![2, 4, 5, 6], Some(2)));
        assert_eq!(found(&[2, 4], &Selection::At(name(9))), (vec![2, 4, 9], Some(2)));
        assert_eq!(found(&[6, 2], &Selection::At(name(5))), (vec![5, 6, 2], Some(0)));
    }

    properties! {
        #[test]
        fn the_selection_is_a_row(rows in prop::collection::vec(0_u32..40, 0..9), at in 0_u32..40) {
            let mut rows = rows;
            rows.sort_unstable();
            rows.dedup();
            for spot in [Selection::Near(name(at)), Selection::At(name(at))] {
                let (shown, selected) = found(&rows, &spot);
                prop_assert_eq!(selected.is_none(), shown.is_empty());
                prop_assert!(selected.is_none_or(|selected| selected < shown.len()));
                if let Selection::At(_) = spot {
                    prop_assert_eq!(shown[selected.unwrap()], at);
                }
            }
        }
    }
}
