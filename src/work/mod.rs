//! The threads that wait for input and signals, those that copy, and the one that saves.
//!
//! Each of them reports to the one thread that owns the state and the screen, by sending an
//! [`Event`]. None of them uses the processor while nothing happens.

mod copy;
mod event;
mod input;
mod save;
mod signals;
mod thread;
mod tty;

pub use copy::copy;
pub use event::{Ending, Event};
pub use input::{Input, Parked};
pub use save::Saver;
pub use signals::{LastResort, end_process, stop_process_group, watch_signals};
