//! No lock is held while the process is stopped: every other program would wait for it in vain.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long a stop waits for what is being saved. A file system that does not answer is not waited
/// for any longer.
const PATIENCE: Duration = Duration::from_millis(1500);

/// What saves and what stops take turns in. It is the process that stops, with all its threads; so
/// there is one.
static TURN: Mutex<Turn> = Mutex::new(Turn { rounds: 0, stops: 0 });
static CHANGED: Condvar = Condvar::new();

struct Turn {
    /// How many rounds of saving have been asked for or go on.
    rounds: usize,
    /// How many want the process to stop, or have stopped it.
    stops: usize,
}

/// A round of saving that has been asked for, or goes on. A stop waits for its end.
#[derive(Debug)]
pub(super) struct Round(());

/// Nothing is saved as long as this lives.
#[derive(Debug)]
pub(super) struct Paused(());

fn turn() -> MutexGuard<'static, Turn> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Round {
    /// A round that somebody has asked for.
    pub(super) fn asked_for() -> Self {
        turn().rounds += 1;
        Self(())
    }

    /// A round that nobody has asked for, once no stop is on its way.
    pub(super) fn by_itself() -> Self {
        let turn = CHANGED.wait_while(turn(), |turn| turn.stops > 0);
        turn.unwrap_or_else(PoisonError::into_inner).rounds += 1;
        Self(())
    }
}

impl Drop for Round {
    fn drop(&mut self) {
        turn().rounds -= 1;
        CHANGED.notify_all();
    }
}

/// Waits for the end of what is being saved, for a moment at most.
pub(super) fn pause() -> Paused {
    let mut now = turn();
    now.stops += 1;
    let ended = CHANGED.wait_timeout_while(now, PATIENCE, |turn| turn.rounds > 0);
    drop(ended.unwrap_or_else(PoisonError::into_inner));
    Paused(())
}

impl Drop for Paused {
    fn drop(&mut self) {
        turn().stops -= 1;
        CHANGED.notify_all();
    }
}
