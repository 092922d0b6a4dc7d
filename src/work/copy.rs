//! Copying without holding up the screen.

use std::io;
use std::sync::mpsc::Sender;

use super::event::Event;
use super::thread;
use crate::clipboard::{Environment, Plan, carry};

/// Takes `text` the planned way on a thread of its own, which ends with [`Event::Copied`].
///
/// # Errors
/// When no thread can be started.
pub fn copy(
    events: Sender<Event>,
    text: String,
    plan: Plan,
    environment: Environment,
) -> io::Result<()> {
    thread::spawn("copy", events, move |events| {
        let carried = carry(&text, &plan, &environment);
        // Nobody listens any more where the program has ended; the text is copied all the same.
        let _ = events.send(Event::Copied(carried));
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clipboard::{CopyOutcome, CopyTo, plan};
    use std::sync::mpsc;
    use std::time::Duration;

    #[test]
    fn the_outcome_comes_as_an_event() {
        let (sender, events) = mpsc::channel();
        let environment = Environment::read(|_| None);
        let plan = plan(&CopyTo::Osc52, &environment);
        copy(sender, "text".into(), plan, environment).unwrap();
        let event = events.recv_timeout(Duration::from_secs(5)).unwrap();
        assert!(matches!(event, Event::Copied(Ok(CopyOutcome::LeftToTerminal(_)))));
    }
}
