//! Where a word stands in the texts of a shard, found by going through all of them at once.

use super::{Needle, Reach, Trail};
use crate::library::{ClaimRef, Row, ShardRef};
use memchr::memmem::Finder;

/// Goes along the claims of a shard, in reading order.
pub struct Hits<'h> {
    folded: &'h [u8],
    /// What finds each spelling, and where it stands next.
    spellings: Vec<(&'h Finder<'static>, Option<usize>)>,
    is_enough_for_likeness: bool,
    /// What is known of the claims from an earlier search.
    known: Option<Known<'h>>,
}

/// The claims of the shard, and what comes after them, that an earlier search has left.
struct Known<'h> {
    texts: &'h [Row],
    others: Option<&'h [Row]>,
}

impl<'h> Hits<'h> {
    /// The places of a word in a shard; `last` is the trail of a search before, of whichever word.
    pub fn of(needle: &'h Needle, shard: ShardRef<'h>, last: Option<&'h Trail>) -> Self {
        let typed = needle.typed().chars().count();
        let from =
            |rows: &'h Vec<Row>| &rows[rows.partition_point(|row| *row < shard.first_row())..];
        let known = last.filter(|trail| trail.leads_to(needle)).map(|trail| Known {
            texts: from(&trail.texts),
            others: trail.others.as_ref().map(from),
        });
        let folded = shard.folded().as_bytes();
        let next = |finder: &Finder<'_>| if known.is_some() { None } else { finder.find(folded) };
        let spellings = needle.spellings().map(|(_, finder)| (finder, next(finder)));
        Hits {
            folded,
            spellings: spellings.collect(),
            is_enough_for_likeness: Reach::Gist.is_enough(typed),
            known,
        }
    }

    /// Whether one of the spellings stands in a text of the claim, meant or not.
    pub fn is_in(&mut self, claim: ClaimRef<'_>) -> bool {
        let place = claim.folded_place();
        if let Some(known) = &mut self.known {
            let text = &self.folded[place];
            return next_is(&mut known.texts, claim.row())
                && self.spellings.iter().any(|(finder, _)| finder.find(text).is_some());
        }
        let mut is_in = false;
        for (finder, next) in &mut self.spellings {
            if next.is_some_and(|next| next < place.start) {
                let found = finder.find(&self.folded[place.start..]);
                *next = found.map(|found| place.start + found);
            }
            is_in |= next.is_some_and(|next| next < place.end);
        }
        is_in
    }

    /// Whether the gist of a claim that has none of the spellings may be like the word.
    pub fn may_be_alike(&mut self, claim: ClaimRef<'_>) -> bool {
        let Some(Known { texts, others: Some(others) }) = &mut self.known else {
            return self.is_enough_for_likeness;
        };
        // What stood in a text may be there by likeness alone, now that the word is longer.
        self.is_enough_for_likeness && (has(texts, claim.row()) || next_is(others, claim.row()))
    }
}

/// Whether a row is the next of sorted ones; those before it are left behind.
fn next_is(rows: &mut &[Row], row: Row) -> bool {
    while let Some((first, rest)) = rows.split_first()
        && *first < row
    {
        *rows = rest;
    }
    rows.first() == Some(&row)
}

/// Whether a row is the first of those that are left.
fn has(rows: &[Row], row: Row) -> bool {
    rows.first() == Some(&row)
}
