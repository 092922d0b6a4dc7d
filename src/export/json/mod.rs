//! JSON: keys and their order are a promise to other programs, and `assets/claim.schema.json`
//! says it of a claim.

mod claim;
mod diff;
mod facts;
mod readings;
mod schema;

pub use claim::{ClaimJson, claim_lines, claims};
pub use diff::diff_lines;
pub use readings::{request_lines, speaker_lines, stats_line};
pub use schema::CLAIM_SCHEMA;

use serde::Serialize;

/// A value as JSON on many lines.
pub(super) fn pretty(value: &impl Serialize) -> String {
    // The same holds as of a line.
    serde_json::to_string_pretty(value).expect("what has only texts and numbers is JSON") + "\n"
}

/// A value as one line of JSON.
fn line(value: &impl Serialize) -> String {
    // Texts, numbers, lists and groups with texts as keys: JSON can say all of it.
    serde_json::to_string(value).expect("what has only texts and numbers is JSON") + "\n"
}
