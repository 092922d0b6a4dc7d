//! What stands around the panes: the heading, the query, titles, hints, messages, and what is
//! said where there is nothing to show.

pub(crate) mod around;

mod empty;
mod heading;
mod hints;
mod note;
mod query;
mod title;

pub use empty::Empty;
pub use heading::Heading;
pub use hints::{Message, hints};
pub use note::NoteLine;
pub use query::{Counts, Editing, QueryLine};
pub use title::Title;

#[cfg(test)]
mod tests;
