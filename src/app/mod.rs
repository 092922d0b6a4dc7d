//! The state, and how an action changes it. No terminal, no drawing, no input or output.

mod copies;
mod copying;
mod drawn;
mod found;
mod history;
mod line;
mod message;
mod notice;
mod scrolling;

pub use copies::{Copies, Parcel};
pub use copying::{Column, Copying, Which};
pub use drawn::{Drawn, Target, Window};
pub use found::{Found, Spot};
pub use history::History;
pub use line::Line;
pub use message::{Click, Effect, Message, MouseAction};
pub use notice::Notice;
use scrolling::{moved, scrolled};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane { Filters, List, Detail }
