//! Agreement beyond chance.

use super::Value;
use std::{cmp::Reverse, collections::HashMap};

/// How often two curators gave the same things these values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<'a> {
    /// What it is in A.
    pub a: Value<'a>,
    /// What it is in B.
    pub b: Value<'a>,
    /// How many things.
    pub count: usize,
}

impl Cell<'_> {
    /// Whether the values are the same.
    pub fn agrees(&self) -> bool {
        self.a == self.b
    }
}

/// A confusion table: each pair of values that two curators gave to the same things.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Confusion<'a> {
    /// The pairs that there are, the most frequent first, otherwise in the order of the things.
    pub cells: Vec<Cell<'a>>,
}

impl<'a> Confusion<'a> {
    /// The table of some things, each with its value in A and in B.
    pub fn of(things: impl IntoIterator<Item = [Value<'a>; 2]>) -> Self {
        let mut cells: Vec<Cell<'a>> = Vec::new();
        let mut places: HashMap<[Value<'a>; 2], usize> = HashMap::new();
        for values in things {
            let at = *places.entry(values).or_insert_with_key(|[a, b]| {
                cells.push(Cell { a: a.clone(), b: b.clone(), count: 0 });
                cells.len() - 1
            });
            cells[at].count += 1;
        }
        cells.sort_by_key(|cell| Reverse(cell.count));
        Confusion { cells }
    }

    /// How many things there are.
    pub fn all(&self) -> usize {
        self.cells.iter().map(|cell| cell.count).sum()
    }

    /// How many of them have the same value in A and in B.
    pub fn agreed(&self) -> usize {
        self.cells.iter().filter(|cell| cell.agrees()).map(|cell| cell.count).sum()
    }

    /// Cohen's kappa, `(po - pe) / (1 - pe)`, where `po` is the share of things that have the same
    /// value, and `pe` the share that would have it if each curator had given the same values as
    /// often, but by chance (Jacob Cohen, “A Coefficient of Agreement for Nominal Scales”,
    /// *Educational and Psychological Measurement* 20, 1960, pages 37 to 46). Values are the same
    /// or not; that some are closer to each other than others makes no difference.
    ///
    /// Nothing where it is not defined: of no things, and where both curators gave all of them one
    /// and the same value, because chance alone would agree as well.
    pub fn kappa(&self) -> Option<f64> {
        let (mut in_a, mut in_b) = (HashMap::new(), HashMap::new());
        for Cell { a, b, count } in &self.cells {
            *in_a.entry(a).or_insert(0) += *count as i128;
            *in_b.entry(b).or_insert(0) += *count as i128;
        }
        let by_chance = |(value, n): (&&Value<'_>, &i128)| in_b.get(*value).map_or(0, |m| n * m);
        let (all, agreed) = (self.all() as i128, self.agreed() as i128);
        // Both shares are times the square of all, so that nothing is rounded before the end.
        let expected: i128 = in_a.iter().map(by_chance).sum();
        let at_most = all * all - expected;
        (at_most > 0).then(|| (all * agreed - expected) as f64 / at_most as f64)
    }
}
