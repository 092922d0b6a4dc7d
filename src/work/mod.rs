//! The threads that wait for input and signals, and those that copy and read.
//!
//! Each of them reports to the one thread that owns the state and the screen, by sending an
//! [`Event`]. None of them uses the processor while nothing happens.

mod copy;
mod event;
mod input;
mod signals;
mod text;
mod thread;
mod tty;

pub use copy::copy;
pub use event::{Ending, Event};
pub use input::{Input, Parked};
pub use signals::{LastResort, end_process, stop_process_group, watch_signals};
pub use text::{read_text, text_of};
