//! The claims that have a word in a text, found by going through all texts of a shard at once, or
//! among those that had the beginning of the word.

use super::Needle;
use crate::library::{ClaimRef, Row, ShardRef};
use memchr::memmem::Finder;

/// The claims that had a word in a text. Whatever has a longer word that begins with it is among
/// them, so that a word need not be looked for everywhere with each letter that is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrefixCache {
    spellings: Vec<Box<str>>,
    /// Sorted.
    rows: Vec<Row>,
}

impl PrefixCache {
    /// What is known of a word that has not been looked for yet.
    pub fn of(needle: &Needle) -> Self {
        let spellings = needle.spellings().map(|(spelling, _)| spelling.into());
        PrefixCache { spellings: spellings.collect(), rows: Vec::new() }
    }

    /// Adds a claim that comes after all that are there.
    pub fn push(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// Adds what was found in later claims.
    pub fn append(&mut self, later: PrefixCache) {
        self.rows.extend(later.rows);
    }

    /// Whether a word begins as this one, in each of its spellings.
    fn leads_to(&self, needle: &Needle) -> bool {
        let begins = |longer: &str| self.spellings.iter().any(|own| longer.starts_with(&**own));
        let typed = self.spellings.first();
        typed.is_some_and(|typed| needle.typed().starts_with(&**typed))
            && needle.spellings().all(|(spelling, _)| begins(spelling))
    }
}

/// Goes along the claims of a shard, in reading order.
pub struct CandidateScan<'s> {
    folded: &'s [u8],
    /// What finds each spelling, and where it stands next.
    spellings: Vec<(&'s Finder<'static>, Option<usize>)>,
    /// The only claims that can have the word, where these are known.
    known: Option<&'s [Row]>,
}

impl<'s> CandidateScan<'s> {
    /// A scan for a word; `cache` is what the search before has left, for whichever word.
    pub fn new(needle: &'s Needle, shard: ShardRef<'s>, cache: &'s PrefixCache) -> Self {
        let folded = shard.folded().as_bytes();
        let known = cache.leads_to(needle).then(|| {
            let start = cache.rows.partition_point(|row| *row < shard.first_row());
            &cache.rows[start..]
        });
        let next = |finder: &Finder<'_>| if known.is_some() { None } else { finder.find(folded) };
        let spellings = needle.spellings().map(|(_, finder)| (finder, next(finder))).collect();
        CandidateScan { folded, spellings, known }
    }

    /// Whether one of the spellings stands in a text of the claim, meant or not.
    pub fn has(&mut self, claim: ClaimRef<'_>) -> bool {
        let place = claim.folded_place();
        if let Some(known) = &mut self.known {
            let text = &self.folded[place];
            return next_is(known, claim.row())
                && self.spellings.iter().any(|(finder, _)| finder.find(text).is_some());
        }
        let mut has_it = false;
        for (finder, next) in &mut self.spellings {
            if next.is_some_and(|next| next < place.start) {
                let found = finder.find(&self.folded[place.start..]);
                *next = found.map(|found| place.start + found);
            }
            has_it |= next.is_some_and(|next| next < place.end);
        }
        has_it
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
