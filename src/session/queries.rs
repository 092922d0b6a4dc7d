//! What the reader searched for.

use serde::{Deserialize, Serialize};

/// The queries that the reader kept, the latest last, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Queries(Vec<String>);

impl Queries {
    /// How many are remembered.
    pub const MOST: usize = 200;

    /// Remembers a query as the latest; an empty one is none.
    pub fn keep(&mut self, query: &str) {
        if query.is_empty() {
            return;
        }
        self.0.retain(|other| other != query);
        self.0.push(query.to_owned());
        self.0.drain(..self.0.len().saturating_sub(Self::MOST));
    }

    /// Remembers the queries of another list after those of this one.
    pub fn append(&mut self, later: &Self) {
        later.0.iter().for_each(|query| self.keep(query));
    }

    /// The queries, the latest first.
    pub fn latest_first(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().rev().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_remembered_once_where_it_was_last() {
        let mut queries = Queries::default();
        ["grade:B", "", "crane", "grade:B"].into_iter().for_each(|query| queries.keep(query));
        assert_eq!(queries.latest_first().collect::<Vec<_>>(), ["grade:B", "crane"]);
        let mut others = Queries::default();
        others.keep("crane");
        queries.append(&others);
        assert_eq!(queries.latest_first().next(), Some("crane"));
    }

    #[test]
    fn the_oldest_are_forgotten() {
        let mut queries = Queries::default();
        (0..=Queries::MOST).for_each(|at| queries.keep(&at.to_string()));
        assert_eq!(queries.latest_first().len(), Queries::MOST);
        assert_eq!(queries.latest_first().last(), Some("1"));
    }
}
