//! Noticing that files have changed.
//!
//! What counts is what the files are when one looks at them ([`View`]): which are there, how large,
//! and when they were last written. The system's events are hints that it is time to look again.
//! Where they cannot be relied on, because the system has no watches left or another computer
//! writes to the files, time itself is the hint.

mod places;
mod remote;
mod system;
#[cfg(test)]
mod tests;
mod view;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant, SystemTime};

use super::event::Event;
use super::thread;
use places::Places;
use system::System;
use view::View;

/// How long files have to be left alone before they count as saved: editors write in several
/// steps, and a checkout changes many files.
const CALM: Duration = Duration::from_millis(60);

/// However long files keep changing, they are read again after so many calms.
const MOST_CALMS: usize = 16;

/// How often files are looked at where no events come.
const PACE: Duration = Duration::from_secs(2);

/// Between two looks so many times as long passes as a look takes: a large folder on a slow network
/// costs no more than a twentieth of one processor.
const REST: u32 = 20;

/// The clock of a file system may be behind by so much.
const CLOCK_STEP: Duration = Duration::from_millis(20);

/// What is watched, and what is sent when it changes.
#[derive(Debug, Clone)]
pub struct WatchGroup {
    /// All that one event stands for.
    pub what: Vec<What>,
    /// The event.
    pub event: fn() -> Event,
}

/// Something that can be watched. It need not be there yet, and may go and come back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A dossier, or all dossiers in and below a folder, each with the text beside it.
    Dossiers(PathBuf),
    /// One file.
    File(PathBuf),
    /// The files of a folder whose names have this ending, without its dot.
    Folder(PathBuf, &'static str),
}

/// Watches files as long as it lives.
#[derive(Debug)]
pub struct Watcher {
    hints: Sender<Hint>,
}

/// Why to look at the files again; of several the last one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hint {
    /// Something in them may have changed.
    Content,
    /// One of the folders may be another one by now: it has to be watched anew.
    Folders,
    /// Nobody wants to know any more.
    End,
}

/// How far the system is relied on.
#[derive(Debug, Clone, Copy)]
struct Reliance {
    /// Whether events are asked for at all.
    on_events: bool,
    /// How often files are looked at where no events come.
    pace: Duration,
}

impl Watcher {
    /// Sends the event of whatever changes, on a thread of its own; at once, if it has changed
    /// since the time when it was read.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start(
        events: Sender<Event>,
        all: Vec<WatchGroup>,
        read: SystemTime,
    ) -> io::Result<Self> {
        Self::relying(Reliance { on_events: true, pace: PACE }, events, all, read)
    }

    fn relying(
        reliance: Reliance,
        events: Sender<Event>,
        all: Vec<WatchGroup>,
        read: SystemTime,
    ) -> io::Result<Self> {
        let (hints, hinted) = mpsc::channel();
        let mut guard = Guard::new(reliance, all, hints.clone());
        thread::spawn("watcher", events, move |events| {
            let mut changed = guard.begin(read);
            loop {
                if !changed.into_iter().all(|event| events.send(event()).is_ok()) {
                    // The program has ended.
                    return;
                }
                changed = match guard.wait(&hinted) {
                    Some(Hint::End) => return,
                    Some(hint) => guard.look_again(hint == Hint::Folders),
                    None => guard.poll(),
                };
            }
        })?;
        Ok(Self { hints })
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        // The thread may have ended before.
        let _ = self.hints.send(Hint::End);
    }
}

/// What is known of the files, and how it is learnt that they have changed.
struct Guard {
    reliance: Reliance,
    all: Vec<WatchGroup>,
    /// What each of them was at the last look.
    views: Vec<View>,
    /// Where events are asked for.
    armed: Arc<Places>,
    system: Option<System>,
    hints: Sender<Hint>,
    /// How long the last look at what is polled took.
    effort: Duration,
}

impl Guard {
    fn new(reliance: Reliance, all: Vec<WatchGroup>, hints: Sender<Hint>) -> Self {
        let views = all.iter().map(|_| View::default()).collect();
        let (armed, system, effort) = (Arc::default(), None, Duration::ZERO);
        Self { reliance, all, views, armed, system, hints, effort }
    }

    /// The first look: what has changed since it was read.
    fn begin(&mut self, read: SystemTime) -> Vec<fn() -> Event> {
        self.look_again(true);
        let since = read.checked_sub(CLOCK_STEP).unwrap_or(read);
        let is_later = |view: &View| view.newest.is_some_and(|newest| newest >= since);
        let all = self.all.iter().zip(&self.views);
        all.filter(|(_, view)| is_later(view)).map(|(watched, _)| watched.event).collect()
    }

    /// Waits for a hint, and then until no more come; nothing where it is time to look without one.
    fn wait(&self, hinted: &Receiver<Hint>) -> Option<Hint> {
        let mut hint = match self.patience() {
            Some(patience) => match hinted.recv_timeout(patience) {
                Err(RecvTimeoutError::Timeout) => return None,
                hint => hint.unwrap_or(Hint::End),
            },
            None => hinted.recv().unwrap_or(Hint::End),
        };
        for _ in 0..MOST_CALMS {
            let Ok(next) = hinted.recv_timeout(CALM) else { break };
            for next in [next].into_iter().chain(hinted.try_iter()) {
                hint = hint.max(next);
            }
            std::thread::sleep(CALM);
        }
        Some(hint)
    }

    /// How long to wait for a hint, where time is one.
    fn patience(&self) -> Option<Duration> {
        let is_polled = (0..self.all.len()).any(|at| self.is_polled(at));
        is_polled.then(|| self.reliance.pace.max(self.effort * REST))
    }

    fn is_polled(&self, at: usize) -> bool {
        self.system.is_none() || self.views[at].is_remote
    }

    /// Looks at everything, asks for events wherever it is by now, and says what has changed.
    fn look_again(&mut self, must_arm: bool) -> Vec<fn() -> Event> {
        let mut views: Vec<View> = self.all.iter().map(View::of).collect();
        let mut places = Places::of_all(&views);
        let mut must_arm = must_arm || places != *self.armed;
        // What happens in a folder before events of it are asked for is seen by looking afterwards.
        for _ in 0..MOST_CALMS {
            if !std::mem::take(&mut must_arm) {
                break;
            }
            self.arm(places);
            views = self.all.iter().map(View::of).collect();
            places = Places::of_all(&views);
            must_arm = places != *self.armed;
        }
        let changed = self.changes(&views);
        self.views = views;
        changed
    }

    /// Looks at what sends no events, and says what has changed, once nobody writes to it.
    fn poll(&mut self) -> Vec<fn() -> Event> {
        let began = Instant::now();
        let look = |guard: &Self| -> Vec<View> {
            let all = guard.all.iter().enumerate();
            all.map(|(at, watched)| match guard.is_polled(at) {
                true => View::of(watched),
                false => guard.views[at].clone(),
            })
            .collect()
        };
        let mut views = look(self);
        self.effort = began.elapsed();
        let mut changed = self.changes(&views);
        for _ in 0..MOST_CALMS {
            if changed.is_empty() {
                break;
            }
            std::thread::sleep(CALM);
            let again = look(self);
            let is_calm = again == views;
            views = again;
            changed = self.changes(&views);
            if is_calm {
                break;
            }
        }
        if Places::of_all(&views) != *self.armed {
            return self.look_again(true);
        }
        self.views = views;
        changed
    }

    fn changes(&self, views: &[View]) -> Vec<fn() -> Event> {
        let all = self.all.iter().zip(self.views.iter().zip(views));
        all.filter(|(_, (before, now))| before.fingerprint != now.fingerprint)
            .map(|(watched, _)| watched.event)
            .collect()
    }

    /// Asks for the events of all that happens in these places, and of no others.
    fn arm(&mut self, places: Places) {
        self.armed = Arc::new(places);
        // The watches of before are given back first: there may be few.
        self.system = None;
        if self.reliance.on_events {
            self.system = System::watch(Arc::clone(&self.armed), self.hints.clone());
        }
    }
}
