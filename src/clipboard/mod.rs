//! Which way a text goes to the clipboard, and the carriers that take it there.
//!
//! [`plan`] decides from the [`Environment`] alone; [`carry`] starts the commands of the plan, one
//! after the other, until one of them takes the text. The terminal itself is the last way, and
//! only the thread that draws may write to it: [`CopyOutcome::LeftToTerminal`] asks for that.
//!
//! ```
//! use onrecord::clipboard::{CopyTo, Environment, Route, plan};
//!
//! // Over SSH and outside of tmux only the terminal itself can take a text.
//! let ssh = Environment::read(|name| (name == "SSH_TTY").then(|| "/dev/pts/1".into()));
//! assert_eq!(plan(&CopyTo::Auto, &ssh).routes, [Route::Osc52]);
//! ```

mod carry;
mod environment;
mod osc52;
mod route;

pub use carry::{CopyError, CopyOutcome, Receipt, RouteError, RouteErrorCause, carry};
pub use environment::{Environment, Platform};
pub use osc52::{Osc52, TooLong};
pub use route::{CopyTo, CopyToError, Encoding, Plan, Route, Tool, plan};
