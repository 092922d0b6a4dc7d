//! Where a word stands in the texts of a shard, found by going through all of them at once.

use super::{Needle, Reach, Trail};
use crate::library::{ClaimRef, Row, ShardRef};
use memchr::memmem::Finder;
use std::ops::Range;

/// Goes along the claims of a shard, in reading order.
pub struct Hits<'h> {
    folded: &'h [u8],
    spellings: Vec<&'h Finder<'static>>,
    /// What is looked for, and where it stands next: the spellings, or a part that all of them
    /// have.
    marks: Vec<(&'h Finder<'static>, Option<usize>)>,
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
        let spellings: Vec<_> = needle.spellings().map(|(_, finder)| finder).collect();
        let looked_for = needle.common().map_or(spellings.clone(), |common| vec![common]);
        Hits {
            folded,
            marks: looked_for.into_iter().map(|finder| (finder, next(finder))).collect(),
            spellings,
            is_enough_for_likeness: Reach::Gist.is_enough(typed),
            known,
        }
    }

    /// Whether one of the spellings stands in a text of the claim, meant or not.
    pub fn is_in(&mut self, claim: ClaimRef<'_>) -> bool {
        let place = claim.folded_place();
        if let Some(known) = &mut self.known {
            return next_is(&mut known.texts, claim.row()) && self.has_spelling(place);
        }
        let mut is_in = false;
        for (finder, next) in &mut self.marks {
            if next.is_some_and(|next| next < place.start) {
                let found = finder.find(&self.folded[place.start..]);
                *next = found.map(|found| place.start + found);
            }
            is_in |= next.is_some_and(|next| next < place.end);
        }
        is_in && (self.marks.len() == self.spellings.len() || self.has_spelling(place))
    }

    fn has_spelling(&self, place: Range<usize>) -> bool {
        let text = &self.folded[place];
        self.spellings.iter().any(|finder| finder.find(text).is_some())
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
