//! What an analysis of the claims shows: ledger, replies, matrix, what stands without unnamed sources, profile.
//!
//! Each analysis is a pure function of a [`Scope`]: a dossier, a query's rows, or the whole
//! library. Sentences for people live here, so that screen, memo and report say the same.
//!
//! ```
//! use onrecord::{
//!     dossier::Limits,
//!     library,
//!     query::Demand,
//!     analysis::{Ledger, Scope, Without},
//! };
//!
//! let library = library::open(&[], &Limits::default()).library;
//! let scope = Scope::all(&library);
//! assert_eq!(Ledger::of(scope).at_least(), Some(4));
//! let without = Without::of(scope, Demand::Named);
//! assert_eq!((without.sourced.standing, without.sourced.all), (22, 40));
//! ```

mod advice;
pub mod agreement;
mod axis;
mod brief;
pub mod diff;
mod dossiers;
mod groups;
mod ledger;
mod matrix;
mod places;
mod profile;
mod propositions;
mod prose;
mod replies;
mod scope;
mod speakers;
mod tally;
#[cfg(test)]
pub(crate) mod testing;
mod uncounted;
mod undecided;
mod without;
pub mod words;

pub use advice::advice;
pub use axis::{Axis, Value};
pub use brief::{Finding, brief};
pub use dossiers::{DossierRow, Dossiers, Sourcing};
pub(crate) use groups::by_dossier;
pub use ledger::{Count, Ledger, OTHERS, Pool};
pub use matrix::Matrix;
pub use places::{AnnotatedText, Note, Place, gives_words};
pub use profile::Profile;
pub use propositions::{Side, Sides, propositions};
pub use prose::{Prose, Run};
pub use replies::{Cell, NO_REQUEST, Party, Replies, about_no_claim, is_request_undecided, marks};
pub use scope::{Newsroom, Scope};
pub use speakers::{SpeakerRow, Speakers};
pub use tally::{SpeakerCount, Tally, speaker_counts, speakers_sentence};
pub use uncounted::{UncountedGroup, uncounted_groups};
pub use undecided::Undecided;
pub use without::{Fate, Standing, Without, falls, stands};
