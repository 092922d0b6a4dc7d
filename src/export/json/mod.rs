//! JSON: keys and their order are a promise to other programs, and `assets/claim.schema.json`
//! says it of a claim.

mod claim;
mod diff;
mod facts;
mod readings;
mod schema;
mod value;

pub use claim::{claim_lines, claims};
pub use diff::diff_lines;
pub use readings::{request_lines, speaker_lines, stats_line};
pub use schema::CLAIM_SCHEMA;
pub(super) use value::Json;
