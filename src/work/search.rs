//! Searching without holding up the screen.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};

use super::event::Event;
use super::thread;
use crate::ui::{SearchRequest, SearchWorker};

/// The way to the thread that searches; it ends with this.
#[derive(Debug)]
pub struct SearchHandle {
    requests: Sender<SearchRequest>,
    /// The number of the last one: whatever comes of an earlier one nobody wants any more.
    wanted: Arc<AtomicU64>,
}

impl SearchHandle {
    /// Starts the thread, which reports [`Event::Found`].
    ///
    /// # Errors
    ///
    /// When no thread can be started.
    pub fn start(events: Sender<Event>) -> io::Result<Self> {
        let (requests, asked) = mpsc::channel();
        let wanted = Arc::new(AtomicU64::new(0));
        let handle = Self { requests, wanted: Arc::clone(&wanted) };
        thread::spawn("search", events, move |events| answer(&asked, &wanted, events))?;
        Ok(handle)
    }

    /// Searches, in place of whatever was asked for before.
    pub fn search(&self, request: SearchRequest) {
        self.wanted.store(request.number, Ordering::Relaxed);
        // A thread that is lost has been reported.
        let _ = self.requests.send(request);
    }
}

fn answer(asked: &Receiver<SearchRequest>, wanted: &AtomicU64, events: &Sender<Event>) {
    let mut worker = SearchWorker::default();
    while let Ok(request) = asked.recv() {
        let is_overtaken = || wanted.load(Ordering::Relaxed) != request.number;
        if let Some(response) = worker.answer(&request, &is_overtaken) {
            let finds_something = !response.results.matches().is_empty();
            // Nobody listens any more where the program is ending anyway.
            let _ = events.send(Event::Found(Box::new(response)));
            let advice = request.advice(finds_something, &is_overtaken);
            let _ = events.send(Event::Advised { number: request.number, advice });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::{TUTORIAL, request, state};
    use std::time::Duration;

    #[test]
    fn the_last_request_is_answered_whatever_came_before() {
        let (events, reported) = mpsc::channel();
        let handle = SearchHandle::start(events).unwrap();
        let mut state = state(&[TUTORIAL]);
        let words = ["pier", "council", "crane", "paint"];
        let requests: Vec<SearchRequest> =
            words.iter().map(|word| request(&mut state, word)).collect();
        let last = requests.last().unwrap().number;
        requests.into_iter().for_each(|request| handle.search(request));
        loop {
            match reported.recv_timeout(Duration::from_secs(20)).unwrap() {
                Event::Found(response) if response.number == last => break,
                Event::Found(response) => assert!(response.number < last),
                other => panic!("{other:?}"),
            }
        }
    }
}
