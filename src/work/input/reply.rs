//! A question that the terminal has not answered yet.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long an answer is waited for. The slowest terminal that was measured took 22 ms; what a
/// network adds is not known.
const LIMIT: Duration = Duration::from_millis(100);

/// Whether a terminal was asked something and has not answered yet. As long as it has not, the
/// terminal should not be given away: the answer would be typed into what reads there next.
///
/// Clones are about the same terminal.
#[derive(Debug, Clone, Default)]
pub struct PendingReply(Arc<(Mutex<Option<Instant>>, Condvar)>);

impl PendingReply {
    /// The terminal is being asked.
    pub fn begin(&self) {
        *self.asked() = Some(Instant::now());
    }

    /// Waits until the terminal has answered, if it was asked something: for 100 ms from then on.
    pub fn wait(&self) {
        let mut asked = self.asked();
        while let Some(since) = *asked {
            let left = LIMIT.saturating_sub(since.elapsed());
            if left.is_zero() {
                return;
            }
            let waited = self.0.1.wait_timeout(asked, left);
            asked = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    pub(super) fn has_come(&self) {
        *self.asked() = None;
        self.0.1.notify_all();
    }

    fn asked(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        // Nothing panics while it is locked.
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_asked_is_not_waited_for() {
        let reply = PendingReply::default();
        reply.wait();
        reply.begin();
        reply.has_come();
        reply.wait();
        assert_eq!(*reply.asked(), None);
    }

    #[test]
    fn the_answer_ends_the_waiting_and_so_does_time() {
        let reply = PendingReply::default();
        reply.begin();
        let other = reply.clone();
        std::thread::scope(|scope| {
            scope.spawn(move || other.has_come());
            reply.wait();
        });
        reply.begin();
        reply.wait();
        assert!(reply.asked().is_some(), "it never came");
    }
}
