//! Finding out which claims a query means, without holding up the screen.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};

use super::event::Event;
use super::thread;
use crate::ui::{Librarian, Question};

/// The way to the thread that answers questions; it ends with this.
#[derive(Debug)]
pub struct Inquiries {
    questions: Sender<Question>,
    /// The number of the last one: whatever comes of an earlier one nobody wants any more.
    wanted: Arc<AtomicU64>,
}

impl Inquiries {
    /// Starts the thread, which reports [`Event::Answered`].
    ///
    /// # Errors
    ///
    /// When no thread can be started.
    pub fn open(events: Sender<Event>) -> io::Result<Self> {
        let (questions, asked) = mpsc::channel();
        let wanted = Arc::new(AtomicU64::new(0));
        let inquiries = Self { questions, wanted: Arc::clone(&wanted) };
        thread::spawn("librarian", events, move |events| answer(&asked, &wanted, events))?;
        Ok(inquiries)
    }

    /// Nobody wants an answer to what was asked before this question any more.
    pub fn overtake(&self, question: &Question) {
        self.wanted.store(question.number, Ordering::Relaxed);
    }

    /// Asks, in place of whatever was asked before.
    pub fn ask(&self, question: Question) {
        self.overtake(&question);
        // A thread that is lost has been reported.
        let _ = self.questions.send(question);
    }
}

fn answer(asked: &Receiver<Question>, wanted: &AtomicU64, events: &Sender<Event>) {
    let mut librarian = Librarian::default();
    while let Ok(question) = asked.recv() {
        let is_overtaken = || wanted.load(Ordering::Relaxed) != question.number;
        if let Some(answer) = librarian.answer(&question, &is_overtaken) {
            // Nobody listens any more where the program is ending anyway.
            let _ = events.send(Event::Answered(Box::new(answer)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::{TUTORIAL, question, state};
    use std::time::Duration;

    #[test]
    fn the_last_question_is_answered_whatever_came_before() {
        let (events, reported) = mpsc::channel();
        let inquiries = Inquiries::open(events).unwrap();
        let mut state = state(&[TUTORIAL]);
        let words = ["pier", "council", "crane", "paint"];
        let questions: Vec<Question> =
            words.iter().map(|word| question(&mut state, word)).collect();
        let last = questions.last().unwrap().number;
        questions.into_iter().for_each(|question| inquiries.ask(question));
        loop {
            match reported.recv_timeout(Duration::from_secs(20)).unwrap() {
                Event::Answered(answer) if answer.number() == last => break,
                Event::Answered(answer) => assert!(answer.number() < last),
                other => panic!("{other:?}"),
            }
        }
    }
}
