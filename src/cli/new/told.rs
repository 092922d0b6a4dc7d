//! What is said on stderr of what was written.

use crate::{
    analysis::words,
    cli::{messages::warn, open::MOST_SHOWN},
    draft::{Because, Carried, Summary, Unplaced},
    text::cut,
};

/// The most columns of words that are named.
const SHOWN: usize = 60;

/// Prints what was marked and is in no claim.
pub(super) fn unplaced(unplaced: &[Unplaced]) {
    for Unplaced { words, why } in unplaced.iter().take(MOST_SHOWN) {
        warn(format_args!(
            "left out of the annotations: \"{}\": its words {why}",
            cut(words, SHOWN).0
        ));
    }
    if let more @ 1.. = unplaced.len().saturating_sub(MOST_SHOWN) {
        warn(format_args!("and {more} more"));
    }
}

/// Prints what was carried over and what was not, and returns how much is undecided.
pub(super) fn carried(it: &Carried) -> usize {
    let moved = match it.moved {
        0 => String::new(),
        moved => format!(", {moved} of them in another paragraph"),
    };
    let still_open = match it.still_open {
        0 => String::new(),
        open => format!(", {open} of them still to be decided"),
    };
    let speakers = it.opened.iter().filter(|(_, why)| *why == Because::NameGone).count();
    warn(format_args!(
        "claims and requests that stand as before: {} of {}{moved}{still_open}",
        it.kept,
        it.kept + it.opened.len() - speakers,
    ));
    let opened = &it.opened[..it.opened.len().min(MOST_SHOWN)];
    for (name, why) in opened {
        warn(format_args!("  open again: {name}: {why}"));
    }
    if let more @ 1.. = it.opened.len().saturating_sub(MOST_SHOWN) {
        warn(format_args!("  and {more} more"));
    }
    if it.claims + it.requests > 0 {
        warn(format_args!(
            "proposed besides: {} and {}",
            words::count(it.claims, "claim"),
            words::count(it.requests, "request"),
        ));
    }
    it.undecided
}

/// Prints what is in the draft, and returns how much of it is undecided.
pub(super) fn draft(it: &Summary) -> usize {
    warn(format_args!(
        "the draft proposes {}, {}, {}, {} in other words and {} of narration",
        words::count(it.speakers, "speaker"),
        words::count(it.quotations, "quotation"),
        words::count(it.requests, "request"),
        words::count(it.paraphrases, "claim"),
        words::count(it.narration, "sentence"),
    ));
    it.undecided
}
