//! A library in pieces, for as many threads as there are.

use crate::library::Library;
use rayon::prelude::*;
use std::ops::Range;

/// So many claims are gone through sooner than other threads are woken.
const PIECE: usize = 2048;

/// Runs of shards with about as many claims each: more than there are threads, so that one that
/// takes longer keeps nobody waiting for long; one where the library is small
/// or empty.
pub fn pieces(library: &Library) -> Vec<Range<usize>> {
    let (shards, claims) = (library.shard_count(), library.len());
    // Asking how many threads there are starts them.
    let most = if claims <= PIECE { 1 } else { 4 * rayon::current_num_threads() };
    let wanted = (claims / most).max(PIECE);
    let mut pieces = Vec::with_capacity(most + 1);
    let (mut start, mut taken) = (0, 0);
    for at in 0..shards {
        taken += library.shard(at).len();
        if taken >= wanted {
            pieces.push(start..at + 1);
            (start, taken) = (at + 1, 0);
        }
    }
    if start < shards || pieces.is_empty() {
        pieces.push(start..shards);
    }
    pieces
}

/// What `work` makes of each piece. A single one wakes no other thread.
pub fn map<T: Send>(pieces: &[Range<usize>], work: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    match pieces {
        [only] => vec![work(only.clone())],
        many => many.par_iter().map(|piece| work(piece.clone())).collect(),
    }
}
