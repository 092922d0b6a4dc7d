//! Claims that were found, by how well they were found.

use super::Rank;
use crate::library::Row;
use foldhash::HashMap;

/// Claims by how well they were found. There are many claims and few ranks, so that nothing but
/// the ranks has to be sorted.
#[derive(Debug, Clone, Default)]
pub struct Ranked(HashMap<Rank, Vec<Row>>);

impl Ranked {
    /// Adds a claim that comes after all that are there, in reading order.
    pub fn push(&mut self, rank: Rank, row: Row) {
        self.0.entry(rank).or_default().push(row);
    }

    /// Adds claims that come after all that are there, in reading order.
    pub fn append(&mut self, later: Self) {
        for (rank, rows) in later.0 {
            self.0.entry(rank).or_default().extend(rows);
        }
    }

    /// The claims, the best found first, and those that are equally good in reading order.
    pub fn rows(&self) -> Vec<Row> {
        let mut groups: Vec<_> = self.0.iter().collect();
        groups.sort_unstable_by_key(|(rank, _)| **rank);
        let mut rows = Vec::with_capacity(groups.iter().map(|(_, rows)| rows.len()).sum());
        groups.into_iter().for_each(|(_, group)| rows.extend_from_slice(group));
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::search::{Place, Tier};

    #[test]
    fn the_best_come_first_and_equals_in_reading_order() {
        assert!(Ranked::default().rows().is_empty());
        let [gist, quote] = [Place::Gist, Place::Quote].map(|it| Rank::new(Tier::Middle, it));
        let [mut ranked, mut later] = [Ranked::default(), Ranked::default()];
        ranked.push(quote, Row(1));
        ranked.push(gist, Row(2));
        later.push(gist, Row(3));
        later.push(Rank::default(), Row(4));
        later.push(quote, Row(5));
        ranked.append(later);
        assert_eq!(ranked.rows(), [4, 2, 3, 1, 5].map(Row));
    }
}
