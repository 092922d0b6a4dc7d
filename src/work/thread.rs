//! Threads whose loss is noticed.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use super::event::{Ending, Event};

/// Runs `body` on a thread. A panic in it is reported as an event: the panic hook has then given
/// the terminal back, and nobody may draw on it any more.
pub(super) fn spawn(
    name: &'static str,
    events: Sender<Event>,
    body: impl FnOnce(&Sender<Event>) + Send + 'static,
) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(move || {
        let alarm = Alarm { name, events };
        body(&alarm.events);
    })?;
    Ok(())
}

struct Alarm {
    name: &'static str,
    events: Sender<Event>,
}

impl Drop for Alarm {
    fn drop(&mut self) {
        if thread::panicking() {
            // Nobody listens any more where the program is ending anyway.
            let _ = self.events.send(Event::End(Ending::ThreadLost(self.name)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;
    use std::time::Duration;

    #[test]
    fn a_lost_thread_is_noticed() {
        let (sender, events) = mpsc::channel();
        spawn("doomed", sender, |_| panic!("on purpose")).unwrap();
        let event = events.recv_timeout(Duration::from_secs(5)).unwrap();
        assert!(matches!(event, Event::End(Ending::ThreadLost("doomed"))));
    }

    #[test]
    fn a_thread_that_ends_is_not() {
        let (sender, events) = mpsc::channel();
        spawn("fine", sender, |_| ()).unwrap();
        assert!(events.recv_timeout(Duration::from_secs(5)).is_err());
    }
}
