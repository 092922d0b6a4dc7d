//! Saving without holding up the screen.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use signal_hook::consts::SIGXFSZ;

use super::event::Event;
use super::pause::Round;
use super::thread;
use crate::session::{Save, SaveError, SaveErrorCause, StateDir, Subject};

/// How long to wait before what could not be saved is tried again.
const PACE: Duration = Duration::from_secs(1);

/// The thread that saves, one thing after the other.
#[derive(Debug)]
pub struct Saver {
    shared: Arc<Shared>,
    ended: Receiver<Vec<Unsaved>>,
}

/// Something that could not be saved by the end.
#[derive(Debug)]
pub struct Unsaved {
    /// What it is.
    pub save: Save,
    /// Why.
    pub cause: SaveErrorCause,
}

#[derive(Debug, Default)]
struct Shared {
    backlog: Mutex<Backlog>,
    changed: Condvar,
}

/// What is to be saved.
#[derive(Debug, Default)]
struct Backlog {
    /// Of each subject only the last version is worth writing.
    saves: BTreeMap<Subject, Save>,
    /// What has been ordered since it was last tried.
    order: Option<Round>,
    is_ending: bool,
}

impl Saver {
    /// Starts the thread, which ends each save with [`Event::Saved`].
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start(events: Sender<Event>, state_dir: StateDir) -> io::Result<Self> {
        // Where files may not grow, that is an error like others, and no end of the process.
        signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
        let shared = Arc::new(Shared::default());
        let (at_the_end, ended) = mpsc::channel();
        let of_thread = Arc::clone(&shared);
        thread::spawn("save", events, move |events| {
            // Nobody may be left to be told.
            let _ = at_the_end.send(of_thread.serve(&state_dir, events));
        })?;
        Ok(Self { shared, ended })
    }

    /// Has something saved. What cannot be is tried again after a while, with the next order and at
    /// the end.
    pub fn save(&self, save: Save) {
        let mut backlog = self.shared.backlog();
        backlog.saves.insert(save.subject(), save);
        backlog.order.get_or_insert_with(Round::asked_for);
        self.shared.changed.notify_all();
    }

    /// Waits until everything is saved, at most so long, and returns what is not.
    pub fn finish(self, patience: Duration) -> Vec<Unsaved> {
        self.shared.backlog().is_ending = true;
        self.shared.changed.notify_all();
        let outcome = self.ended.recv_timeout(patience);
        let rest = |cause: fn() -> SaveErrorCause| {
            let saves = std::mem::take(&mut self.shared.backlog().saves);
            saves.into_values().map(|save| Unsaved { save, cause: cause() }).collect()
        };
        match outcome {
            Ok(unsaved) => unsaved,
            Err(RecvTimeoutError::Timeout) => rest(|| SaveErrorCause::TooSlow),
            // It panicked, and that has been reported.
            Err(RecvTimeoutError::Disconnected) => rest(|| SaveErrorCause::Interrupted),
        }
    }
}

impl Shared {
    fn backlog(&self) -> MutexGuard<'_, Backlog> {
        self.backlog.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Saves until the end, and returns what could not be.
    fn serve(&self, state_dir: &StateDir, events: &Sender<Event>) -> Vec<Unsaved> {
        loop {
            let (round, saves, is_ending) = self.next_round();
            let unsaved = self.try_all(saves, state_dir, events);
            drop(round);
            if is_ending {
                return unsaved;
            }
        }
    }

    /// Waits for an order, for the end, or until it is time to try again.
    fn next_round(&self) -> (Round, Vec<Save>, bool) {
        let mut backlog = self.backlog();
        while backlog.order.is_none() && !backlog.is_ending {
            if backlog.saves.is_empty() {
                let woken = self.changed.wait(backlog);
                backlog = woken.unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            let woken = self.changed.wait_timeout(backlog, PACE);
            let (after, waited) = woken.unwrap_or_else(PoisonError::into_inner);
            backlog = after;
            if waited.timed_out() {
                break;
            }
        }
        let round = match backlog.order.take() {
            Some(round) => round,
            None => {
                drop(backlog);
                let round = Round::by_itself();
                backlog = self.backlog();
                round
            }
        };
        (round, backlog.saves.values().cloned().collect(), backlog.is_ending)
    }

    fn try_all(
        &self,
        saves: Vec<Save>,
        state_dir: &StateDir,
        events: &Sender<Event>,
    ) -> Vec<Unsaved> {
        let mut unsaved = Vec::new();
        // Who waits in vain for a lock does not wait for it again at once.
        let mut held_by = None;
        for save in saves {
            let outcome = match held_by {
                Some(holder) => Err(SaveErrorCause::Held { holder }),
                None => state_dir.save(&save),
            };
            match outcome {
                Ok(saved) => {
                    self.forget(&save);
                    // Nobody listens any more where the program is ending.
                    let _ = events.send(Event::Saved(Ok(saved)));
                }
                Err(cause) => {
                    if let SaveErrorCause::Held { holder } = cause {
                        held_by = Some(holder);
                    }
                    let error = SaveError { subject: save.subject(), cause: cause.clone() };
                    let _ = events.send(Event::Saved(Err(error)));
                    unsaved.push(Unsaved { save, cause });
                }
            }
        }
        unsaved
    }

    /// Something is saved, unless a later version of it has been ordered meanwhile.
    fn forget(&self, save: &Save) {
        let mut backlog = self.backlog();
        if backlog.saves.get(&save.subject()) == Some(save) {
            backlog.saves.remove(&save.subject());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{ClaimNotes, Queries, SessionKey, SessionState};
    use crate::work::pause::pause;
    use std::fs;

    const SOON: Duration = Duration::from_secs(5);

    fn page() -> Save {
        Save::Notes { dossier: "tutorial".into(), page: ClaimNotes::default(), change: 1 }
    }

    fn session() -> Save {
        let (visit, queries) = (SessionState::default(), Queries::default());
        Save::Session { key: SessionKey::of(&[]), visit: Box::new(visit), queries }
    }

    #[test]
    fn everything_is_saved_before_the_end() {
        let home = tempfile::tempdir().unwrap();
        let (sender, events) = mpsc::channel();
        let saver = Saver::start(sender, StateDir::in_folder(home.path())).unwrap();
        saver.save(page());
        assert!(matches!(events.recv_timeout(SOON), Ok(Event::Saved(Ok(_)))));
        saver.save(page());
        saver.save(session());
        assert!(saver.finish(SOON).is_empty());
        assert!(home.path().join("status/tutorial.json").exists());
        assert!(home.path().join("sessions.json").exists());
    }

    #[test]
    fn what_cannot_be_saved_is_tried_again_and_told_at_the_end() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("onrecord");
        fs::write(&folder, "in the way").unwrap();
        let (sender, events) = mpsc::channel();
        let saver = Saver::start(sender, StateDir::in_folder(&folder)).unwrap();
        saver.save(page());
        assert!(matches!(events.recv_timeout(SOON), Ok(Event::Saved(Err(_)))));
        fs::remove_file(&folder).unwrap();
        saver.save(session());
        assert!(saver.finish(SOON).is_empty());
        assert!(folder.join("status/tutorial.json").exists());

        fs::remove_dir_all(&folder).unwrap();
        fs::write(&folder, "in the way").unwrap();
        let (sender, _events) = mpsc::channel();
        let saver = Saver::start(sender, StateDir::in_folder(&folder)).unwrap();
        saver.save(page());
        saver.save(session());
        let unsaved = saver.finish(SOON);
        let saves: Vec<&Save> = unsaved.iter().map(|it| &it.save).collect();
        assert_eq!(saves, [&page(), &session()]);
        assert!(unsaved.iter().all(|it| matches!(it.cause, SaveErrorCause::Failed { .. })));
    }

    #[test]
    fn what_cannot_be_saved_is_tried_again_by_itself() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("onrecord");
        fs::write(&folder, "in the way").unwrap();
        let (sender, events) = mpsc::channel();
        let saver = Saver::start(sender, StateDir::in_folder(&folder)).unwrap();
        saver.save(page());
        assert!(matches!(events.recv_timeout(SOON), Ok(Event::Saved(Err(_)))));
        fs::remove_file(&folder).unwrap();
        let is_saved = |event| matches!(event, Event::Saved(Ok(_)));
        assert!((0..3).any(|_| is_saved(events.recv_timeout(SOON).unwrap())));
        assert!(folder.join("status/tutorial.json").exists());
        assert!(saver.finish(SOON).is_empty());
    }

    #[test]
    fn a_lock_that_another_program_holds_is_not_waited_for() {
        let home = tempfile::tempdir().unwrap();
        let lock = fs::File::create(home.path().join("lock")).unwrap();
        let pid = std::process::id();
        fs::write(home.path().join("lock"), format!("{pid}\n")).unwrap();
        rustix::fs::flock(&lock, rustix::fs::FlockOperation::LockExclusive).unwrap();
        let (sender, events) = mpsc::channel();
        let saver = Saver::start(sender, StateDir::in_folder(home.path())).unwrap();
        saver.save(page());
        match events.recv_timeout(SOON) {
            Ok(Event::Saved(Err(error))) => assert_eq!(
                error.to_string(),
                format!(
                    "the statuses and notes of tutorial could not be saved: another onrecord, \
                     process {pid}, holds the lock"
                )
            ),
            other => panic!("{other:?}"),
        }
        drop(lock);
        assert!(saver.finish(SOON).is_empty());
        assert!(home.path().join("status/tutorial.json").exists());
    }

    #[test]
    fn a_stop_waits_for_what_is_being_saved() {
        let home = tempfile::tempdir().unwrap();
        let (sender, events) = mpsc::channel();
        let saver = Saver::start(sender, StateDir::in_folder(home.path())).unwrap();
        saver.save(page());
        let paused = pause();
        assert!(home.path().join("status/tutorial.json").exists(), "it was ordered before");
        drop(paused);
        assert!(saver.finish(SOON).is_empty());
        drop(events);
    }

    #[test]
    fn a_file_system_that_does_not_answer_does_not_keep_the_program() {
        let shared = Arc::new(Shared::default());
        let (_at_the_end, ended) = mpsc::channel();
        let saver = Saver { shared, ended };
        saver.save(page());
        let unsaved = saver.finish(Duration::from_millis(1));
        assert_eq!(unsaved[0].save, page());
        assert_eq!(unsaved[0].cause.to_string(), "the file system does not answer");
    }
}
