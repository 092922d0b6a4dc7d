//! The claims that may have a word, found by going through all texts of a shard at once, or among
//! those that had the beginning of the word.

use super::{Needle, Reach};
use crate::library::{ClaimRef, Row, ShardRef};
use memchr::memmem::Finder;

/// The claims that may have a word. Whatever may have a longer word that begins with it is among
/// them, so that a word need not be looked for everywhere with each letter that is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrefixCache {
    spellings: Vec<Box<str>>,
    /// The claims with one of the spellings in a text; sorted.
    rows: Vec<Row>,
    /// Others that may have it, by likeness or in a name; sorted. Nothing is known where the word
    /// is too short for likeness.
    others: Option<Vec<Row>>,
}

impl PrefixCache {
    /// What is known of a word that has not been looked for yet.
    pub fn of(needle: &Needle) -> Self {
        let spellings = needle.spellings().map(|(spelling, _)| spelling.into());
        let others = is_enough_for_likeness(needle).then(Vec::new);
        PrefixCache { spellings: spellings.collect(), rows: Vec::new(), others }
    }

    /// Adds a claim that may have the word, and comes after all that are there.
    pub fn push(&mut self, row: Row, is_in_text: bool) {
        match &mut self.others {
            _ if is_in_text => self.rows.push(row),
            Some(others) => others.push(row),
            None => {}
        }
    }

    /// Adds what was found in later claims.
    pub fn append(&mut self, later: PrefixCache) {
        self.rows.extend(later.rows);
        self.others.iter_mut().for_each(|own| own.extend(later.others.iter().flatten()));
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
    /// The only others that can be like it, where these are known.
    others: Option<&'s [Row]>,
    is_enough_for_likeness: bool,
}

impl<'s> CandidateScan<'s> {
    /// A scan for a word; `cache` is what the search before has left, for whichever word.
    pub fn new(needle: &'s Needle, shard: ShardRef<'s>, cache: &'s PrefixCache) -> Self {
        let folded = shard.folded().as_bytes();
        let of_shard =
            |rows: &'s Vec<Row>| &rows[rows.partition_point(|row| *row < shard.first_row())..];
        let cache = Some(cache).filter(|cache| cache.leads_to(needle));
        let known = cache.map(|cache| of_shard(&cache.rows));
        let others = cache.and_then(|cache| cache.others.as_ref()).map(of_shard);
        let next = |finder: &Finder<'_>| if known.is_some() { None } else { finder.find(folded) };
        let spellings = needle.spellings().map(|(_, finder)| (finder, next(finder))).collect();
        let is_enough_for_likeness = is_enough_for_likeness(needle);
        CandidateScan { folded, spellings, known, others, is_enough_for_likeness }
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

impl CandidateScan<'_> {
    /// Whether a claim that has none of the spellings may have a gist that is like the word.
    pub fn may_be_alike(&mut self, claim: ClaimRef<'_>) -> bool {
        let Some(others) = &mut self.others else { return self.is_enough_for_likeness };
        // What stood in a text may be there by likeness alone, now that the word is longer.
        let stood_there = self.known.is_some_and(|known| known.first() == Some(&claim.row()));
        self.is_enough_for_likeness && (stood_there || next_is(others, claim.row()))
    }
}

fn is_enough_for_likeness(needle: &Needle) -> bool {
    Reach::Gist.is_enough(needle.typed().chars().count())
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
