//! Going from claim to claim: the next one is mostly of the same shard, or of the one after it.

use super::{ClaimRef, Library, Row};

/// The claims at some rows.
#[derive(Debug, Clone)]
pub struct Walk<'a, I> {
    library: &'a Library,
    rows: I,
    /// The shard of the last claim, counted from the first.
    at: usize,
}

impl Library {
    /// The claims at rows of this library, in their order: quickest where they are sorted.
    pub fn claims_at<I: Iterator<Item = Row>>(&self, rows: I) -> Walk<'_, I> {
        Walk { library: self, rows, at: 0 }
    }
}

impl<'a, I: Iterator<Item = Row>> Iterator for Walk<'a, I> {
    type Item = ClaimRef<'a>;

    fn next(&mut self) -> Option<ClaimRef<'a>> {
        let row = self.rows.next()?;
        let parts = &self.library.parts;
        let has_it = |at: &usize| parts.get(*at).is_some_and(|part| part.rows().contains(&row.0));
        let near = [self.at, self.at + 1].into_iter().find(has_it);
        self.at = near.unwrap_or_else(|| parts.partition_point(|part| part.first_row <= row.0) - 1);
        let part = &parts[self.at];
        Some(ClaimRef::new(self.library, part, row.0 - part.first_row))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rows.size_hint()
    }
}
