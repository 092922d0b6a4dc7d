//! Going through the queries that were kept before.

use crate::session::Queries;

/// How far back the query line is among the queries of before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recall {
    /// How many queries back; 0 is what was typed.
    back: usize,
    /// What was typed before the first of them took its place.
    typed: String,
}

impl Recall {
    /// The last query before the one in the line that is another one.
    pub fn earlier(&mut self, queries: &Queries, line: &str) -> Option<String> {
        let earlier = queries.latest_first().enumerate().skip(self.back);
        let (at, query) = earlier.into_iter().find(|(_, query)| *query != line.trim())?;
        if self.back == 0 {
            self.typed = line.to_owned();
        }
        self.back = at + 1;
        Some(query.to_owned())
    }

    /// The query after the one in the line, and after the last one what was typed.
    pub fn later(&mut self, queries: &Queries) -> Option<String> {
        self.back = self.back.checked_sub(1)?;
        match self.back.checked_sub(1) {
            None => Some(std::mem::take(&mut self.typed)),
            Some(at) => queries.latest_first().nth(at).map(str::to_owned),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queries() -> Queries {
        let mut queries = Queries::default();
        ["a", "b", "c"].into_iter().for_each(|query| queries.keep(query));
        queries
    }

    #[test]
    fn back_and_forth_leads_to_what_was_typed() {
        let (queries, mut recall) = (queries(), Recall::default());
        assert_eq!(recall.later(&queries), None);
        assert_eq!(recall.earlier(&queries, "typ").as_deref(), Some("c"));
        assert_eq!(recall.earlier(&queries, "c").as_deref(), Some("b"));
        assert_eq!(recall.earlier(&queries, "b").as_deref(), Some("a"));
        assert_eq!(recall.earlier(&queries, "a"), None);
        assert_eq!(recall.later(&queries).as_deref(), Some("b"));
        assert_eq!(recall.later(&queries).as_deref(), Some("c"));
        assert_eq!(recall.later(&queries).as_deref(), Some("typ"));
        assert_eq!(recall.later(&queries), None);
    }

    #[test]
    fn the_query_that_is_there_is_passed_over() {
        let (queries, mut recall) = (queries(), Recall::default());
        assert_eq!(recall.earlier(&queries, "c ").as_deref(), Some("b"));
        assert_eq!(Recall::default().earlier(&Queries::default(), ""), None);
    }
}
