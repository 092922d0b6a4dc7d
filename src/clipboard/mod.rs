//! Which way a text goes to the clipboard, and the carriers that take it there.
//!
//! [`plan`] decides from the [`Environment`] alone; [`carry`] starts the commands of the plan, one
//! after the other, until one of them takes the text. The terminal itself is the last way, and
//! only the thread that draws may write to it: [`CopyOutcome::LeftToTerminal`] asks for that.

mod carry;
mod environment;
mod osc52;
mod route;

pub use carry::{CopyError, CopyOutcome, Receipt, RouteError, RouteErrorCause, carry};
pub use environment::{Environment, Platform};
pub use osc52::Osc52;
pub use route::{CopyTo, Plan, Route, plan};
