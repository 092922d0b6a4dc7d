//! How much of the text can be seen, and saying how much cannot.

pub use crate::ui::widgets::sheet::page;
