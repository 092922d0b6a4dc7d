//! JSON: keys and their order are a promise to other programs, and `assets/claim.schema.json`
//! says it of a claim.

mod agreement;
mod analyses;
mod claim;
mod diff;
mod facts;
mod schema;
mod value;

pub use agreement::agreement_line;
pub use analyses::{request_lines, speaker_lines, stats_line};
pub(super) use claim::since;
pub use claim::{claim_lines, claims};
pub use diff::diff_lines;
pub use schema::CLAIM_SCHEMA;
pub(super) use value::Json;
