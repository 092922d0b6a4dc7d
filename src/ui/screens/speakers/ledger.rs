//! How many people stand behind the unnamed sources of one article, in words.

use crate::{
    analysis::{self, Pool, words},
    library::SpeakerId,
};

/// A page with more groups than this is not read; what is left out is counted.
const MOST_POOLS: usize = 100;

/// The ledger of one article: how many people stand behind its unnamed sources.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// What is known over all groups.
    pub sentences: String,
    /// One entry for each group, in the order of their first claims.
    pub pools: Vec<LedgerPool>,
    /// How many groups are left out.
    pub left_out: usize,
}

/// A group of unnamed people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerPool {
    /// The group.
    pub speaker: SpeakerId,
    /// "at least four", or that the text gives no number.
    pub headline: String,
    /// Each number with its places.
    pub counts: Vec<String>,
    /// What the text does not say about the group, where there is something.
    pub open: Option<&'static str>,
}

impl Ledger {
    /// The ledger in words.
    pub(crate) fn of(ledger: &analysis::Ledger<'_>) -> Self {
        Self {
            sentences: ledger.sentences().join(" "),
            pools: ledger.pools.iter().take(MOST_POOLS).map(LedgerPool::of).collect(),
            left_out: ledger.pools.len().saturating_sub(MOST_POOLS),
        }
    }

    /// That groups are left out, where some are.
    pub fn rest(&self) -> Option<String> {
        (self.left_out > 0).then(|| format!("and {}", words::count(self.left_out, "more group")))
    }
}

impl LedgerPool {
    fn of(pool: &Pool<'_>) -> Self {
        Self {
            speaker: pool.speaker.key(),
            headline: pool.headline(),
            counts: pool.counts.iter().map(analysis::Count::line).collect(),
            open: pool.open_sentence(),
        }
    }
}
