//! Where names, cells and totals of the grid stand, by the room that there is.

/// Before the names: the cursor.
const MARGIN: usize = 1;
/// Before the totals.
const GAP: usize = 1;
/// Claims are worth more room than totals until so many fit.
const LEAST_COLUMNS: usize = 6;

/// The places of a grid, the same for each of its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Places {
    /// The width of the grid.
    pub width: u16,
    /// The columns of the names.
    pub names: usize,
    /// The columns of a claim.
    pub cell: usize,
    /// How many claims there is room for.
    pub claims: usize,
    /// The columns of a total; nothing where there is no room for them.
    pub total: Option<usize>,
}

/// What has to find room.
#[derive(Debug, Clone, Copy)]
pub struct Content {
    /// How many claims there are.
    pub claims: usize,
    /// How many digits the largest number of a paragraph has.
    pub paragraph_digits: usize,
    /// How many totals there are.
    pub totals: usize,
    /// How many digits the largest of them has.
    pub total_digits: usize,
}

impl Places {
    /// The places in so many columns.
    pub fn new(width: u16, content: Content) -> Self {
        let room = usize::from(width);
        let names = (room / 6).clamp(10, 24).min(room.saturating_sub(MARGIN));
        // A sign stands before the number, or a blank.
        let cell = content.paragraph_digits.max(2) + 1;
        let left = room.saturating_sub(MARGIN + names);
        let total = content.total_digits.max(1) + 2;
        let totals = GAP + content.totals * total;
        let needed = content.claims.min(LEAST_COLUMNS) * cell;
        let has_totals = content.totals > 0 && left >= needed + totals;
        let for_claims = if has_totals { left - totals } else { left };
        Places {
            width,
            names,
            cell,
            claims: (for_claims / cell).min(content.claims),
            total: has_totals.then_some(total),
        }
    }

    /// Where the names begin.
    pub fn name_start(&self) -> usize {
        MARGIN
    }

    /// Where a claim's cells begin, counted from the first that is shown.
    pub fn claim_start(&self, at: usize) -> usize {
        MARGIN + self.names + at * self.cell
    }

    /// Where the totals begin.
    pub fn totals_start(&self) -> usize {
        self.claim_start(self.claims) + GAP
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn totals_go_before_claims_do() {
        let content = Content { claims: 19, paragraph_digits: 2, totals: 6, total_digits: 1 };
        let claims = |width| {
            let places = Places::new(width, content);
            (places.claims, places.total.is_some())
        };
        assert_eq!(claims(120), (19, true));
        assert_eq!(claims(80), (15, true));
        assert_eq!(claims(60), (10, true));
        assert_eq!(claims(40), (9, false));
        assert_eq!(claims(0), (0, false));
    }

    properties! {
        #[test]
        fn everything_stands_inside(
            width in 0_u16..300, claims in 0_usize..2_000, paragraph_digits in 0_usize..6,
            totals in 0_usize..8, total_digits in 0_usize..8,
        ) {
            let content = Content { claims, paragraph_digits, totals, total_digits };
            let places = Places::new(width, content);
            let end = places.totals_start() + places.total.unwrap_or(0) * totals;
            prop_assert!(width < 2 || places.total.is_none() || end <= usize::from(width));
            prop_assert!(width == 0 || places.claim_start(places.claims) <= usize::from(width));
            prop_assert!(places.claims <= claims);
        }
    }
}
