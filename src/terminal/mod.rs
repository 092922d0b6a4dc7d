//! Taking the terminal, and giving it back whole.
//!
//! A [`Screen`] draws frames and writes to the terminal through a [`Device`], so that a test can
//! stand in for the terminal and assert every byte. What was taken is given back by one
//! [`Hold`], which the screen, the panic hook and the signals thread share.

mod device;
mod hold;
mod hyperlink;
mod panic;
mod query;
mod screen;
#[cfg(test)]
pub(crate) mod testing;

pub use device::{Device, Tty};
pub use hold::Hold;
pub use hyperlink::{link, takes_hyperlinks};
pub use panic::report_panics;
pub use query::ColorQuery;
pub use screen::Screen;
