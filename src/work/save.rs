//! Saving without holding up the screen.

use std::collections::BTreeMap;
use std::io;
use std::iter;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use super::event::Event;
use super::thread;
use crate::session::{Memory, Save, SaveError, SaveErrorCause, Subject};

/// The thread that saves, one thing after the other.
#[derive(Debug)]
pub struct Saver {
    orders: Sender<Save>,
    unsaved: Receiver<Vec<SaveError>>,
}

impl Saver {
    /// Starts the thread, which ends each save with [`Event::Saved`].
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start(events: Sender<Event>, memory: Memory) -> io::Result<Self> {
        let (orders, ordered) = mpsc::channel();
        let (at_the_end, unsaved) = mpsc::channel();
        thread::spawn("save", events, move |events| {
            // Nobody may be left to be told.
            let _ = at_the_end.send(serve(&ordered, &memory, events));
        })?;
        Ok(Self { orders, unsaved })
    }

    /// Has something saved. What cannot be is tried again with the next order and at the end.
    pub fn save(&self, save: Save) {
        // The thread ends only after this; if it panicked, that has been reported.
        let _ = self.orders.send(save);
    }

    /// Waits until everything is saved, at most so long, and says what is not.
    pub fn finish(self, patience: Duration) -> Vec<SaveError> {
        let Self { orders, unsaved } = self;
        drop(orders);
        match unsaved.recv_timeout(patience) {
            Ok(unsaved) => unsaved,
            Err(RecvTimeoutError::Timeout) => {
                vec![SaveError { subject: Subject::Rest, cause: SaveErrorCause::TooSlow }]
            }
            // It panicked, and that has been reported.
            Err(RecvTimeoutError::Disconnected) => Vec::new(),
        }
    }
}

/// Saves until there are no orders any more, and returns why some of it could not be done.
fn serve(orders: &Receiver<Save>, memory: &Memory, events: &Sender<Event>) -> Vec<SaveError> {
    // Of each subject only the last version is worth writing.
    let mut backlog: BTreeMap<Subject, Save> = BTreeMap::new();
    while let Ok(order) = orders.recv() {
        let orders = iter::once(order).chain(orders.try_iter());
        backlog.extend(orders.map(|save| (save.subject(), save)));
        backlog.retain(|_, save| {
            let outcome = memory.save(save);
            let is_unsaved = outcome.is_err();
            // Nobody listens any more where the program is ending.
            let _ = events.send(Event::Saved(outcome));
            is_unsaved
        });
    }
    backlog.values().filter_map(|save| memory.save(save).err()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Page, Queries, SessionKey, Visit};
    use std::fs;

    const SOON: Duration = Duration::from_secs(5);

    fn page() -> Save {
        Save::Page { dossier: "tutorial".into(), page: Page::default() }
    }

    fn session() -> Save {
        let (visit, queries) = (Visit::default(), Queries::default());
        Save::Session { key: SessionKey::of(&[]), visit: Box::new(visit), queries }
    }

    #[test]
    fn everything_is_saved_before_the_end() {
        let home = tempfile::tempdir().unwrap();
        let (sender, events) = mpsc::channel();
        let saver = Saver::start(sender, Memory::in_folder(home.path())).unwrap();
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
        let saver = Saver::start(sender, Memory::in_folder(&folder)).unwrap();
        saver.save(page());
        assert!(matches!(events.recv_timeout(SOON), Ok(Event::Saved(Err(_)))));
        fs::remove_file(&folder).unwrap();
        saver.save(session());
        assert!(saver.finish(SOON).is_empty());
        assert!(folder.join("status/tutorial.json").exists());

        fs::remove_dir_all(&folder).unwrap();
        fs::write(&folder, "in the way").unwrap();
        let (sender, _events) = mpsc::channel();
        let saver = Saver::start(sender, Memory::in_folder(&folder)).unwrap();
        saver.save(page());
        saver.save(session());
        let told: Vec<_> = saver.finish(SOON).iter().map(ToString::to_string).collect();
        assert!(told[0].starts_with("the statuses and notes of tutorial could not be saved: "));
        assert!(told[1].starts_with("where you left off could not be saved: "), "{told:?}");
    }

    #[test]
    fn a_file_system_that_does_not_answer_does_not_keep_the_program() {
        let (orders, _ordered) = mpsc::channel();
        let (_at_the_end, unsaved) = mpsc::channel();
        let told = Saver { orders, unsaved }.finish(Duration::from_millis(1));
        let expected = "what was still to be saved could not be saved: \
                        the file system does not answer";
        assert_eq!(told[0].to_string(), expected);
    }
}
