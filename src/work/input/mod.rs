//! The thread that reads the terminal's input.

mod decode;
mod reply;
mod tokens;

pub use reply::PendingReply;

use std::cell::Cell;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::Sender;
use std::thread::sleep;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::event::{Ending, Event};
use super::{thread, tty};
use decode::{Meaning, meanings};
use tokens::Tokenizer;

/// How long the input thread may take to park.
const PARK_PATIENCE: Duration = Duration::from_millis(500);

/// How long to leave a terminal alone that says it has input and gives none.
const EMPTY_PAUSE: Duration = Duration::from_millis(10);

/// How much is read at once: more than a terminal's driver holds.
const PORTION: usize = 16 << 10;

/// Ends the parking on the line between [`Input`] and its thread. Any other byte asks the thread
/// to park, and is sent back once it has: a late answer to an earlier request is then recognised.
const RESUME: u8 = 0;

/// The input thread, which can be asked to leave the terminal alone.
#[derive(Debug)]
pub struct Input {
    line: UnixStream,
    last_request: Cell<u8>,
}

/// The input thread is parked and reads nothing as long as this lives.
#[derive(Debug)]
pub struct Parked<'a> {
    line: &'a UnixStream,
}

impl Input {
    /// Starts reading keys, the mouse, pasted text, and what the terminal answers.
    ///
    /// # Errors
    /// When the process has no terminal, or no thread can be started.
    pub fn read(events: Sender<Event>, reply: PendingReply) -> io::Result<Self> {
        let tty = tty::open()?;
        Self::start(events, move |line, events| {
            listen(tty.as_fd(), line, |meaning| {
                match meaning.event() {
                    Some(event) => return events.send(event).map_err(io::Error::other),
                    None => reply.has_come(),
                }
                Ok(())
            })
        })
    }

    /// Waits until the thread reads nothing any more: somebody else needs the terminal.
    ///
    /// # Errors
    /// When the thread is busy or has ended. It reads on, if it does.
    pub fn park(&self) -> io::Result<Parked<'_>> {
        let mut line = &self.line;
        let request = self.last_request.get().checked_add(1).unwrap_or(1);
        self.last_request.set(request);
        line.write_all(&[request])?;
        // On an error the guard is dropped, which takes the request back.
        let parked = Parked { line: &self.line };
        let mut answer = [RESUME];
        while answer != [request] {
            line.read_exact(&mut answer)?;
        }
        Ok(parked)
    }

    fn start(
        events: Sender<Event>,
        body: impl FnOnce(UnixStream, &Sender<Event>) -> Option<Ending> + Send + 'static,
    ) -> io::Result<Self> {
        let (line, end_of_thread) = UnixStream::pair()?;
        line.set_read_timeout(Some(PARK_PATIENCE))?;
        thread::spawn("input", events, move |events| {
            if let Some(ending) = body(end_of_thread, events) {
                // Nobody listens any more where the program is ending anyway.
                let _ = events.send(Event::End(ending));
            }
        })?;
        Ok(Self { line, last_request: Cell::new(RESUME) })
    }

    /// An input on which nothing ever happens.
    #[cfg(test)]
    pub(crate) fn silent() -> Self {
        let (sender, _) = std::sync::mpsc::channel();
        let (tty, other_end) = UnixStream::pair().unwrap();
        Self::start(sender, move |line, _| {
            let _open = other_end;
            listen(tty.as_fd(), line, |_| Ok(()))
        })
        .unwrap()
    }
}

impl Drop for Parked<'_> {
    fn drop(&mut self) {
        // It fails only where the thread has ended, and has reported that.
        let _ = self.line.write_all(&[RESUME]);
    }
}

/// Reads until the terminal hangs up or the line's other end is dropped, and says whether the
/// program has to end for it.
fn listen(
    tty: BorrowedFd<'_>,
    mut line: UnixStream,
    mut tell: impl FnMut(Meaning) -> io::Result<()>,
) -> Option<Ending> {
    let mut tokenizer = Tokenizer::default();
    let mut portion = vec![0; PORTION];
    loop {
        let mut tokens = Vec::new();
        match wait(tty, line.as_fd(), tokenizer.patience()) {
            Ok(Ready::Line) => {
                // Whoever gets the terminal now gets the rest of what has begun, too.
                tokenizer = Tokenizer::default();
                park(&mut line).ok()?;
            }
            Ok(Ready::Tty) => match rustix::io::read(tty, &mut portion) {
                Ok(0) => sleep(EMPTY_PAUSE),
                Ok(count) => tokenizer.feed(&portion[..count], |token| tokens.push(token)),
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(_) => return Some(Ending::InputLost),
            },
            Ok(Ready::Nothing) => tokenizer.expire(|token| tokens.push(token)),
            Ok(Ready::HungUp) => return Some(Ending::HungUp),
            Err(_) => return Some(Ending::InputLost),
        }
        if meanings(tokens).try_for_each(&mut tell).is_err() {
            return Some(Ending::InputLost);
        }
    }
}

enum Ready {
    Line,
    Tty,
    HungUp,
    /// Not in time.
    Nothing,
}

/// Waits: without a limit, because there is nothing to do while nothing happens, or for the rest
/// of what has begun.
fn wait(
    tty: BorrowedFd<'_>,
    line: BorrowedFd<'_>,
    patience: Option<Duration>,
) -> io::Result<Ready> {
    let mut files = [
        PollFd::from_borrowed_fd(line, PollFlags::IN),
        PollFd::from_borrowed_fd(tty, PollFlags::IN),
    ];
    let limit = patience.and_then(|patience| Timespec::try_from(patience).ok());
    loop {
        match poll(&mut files, limit.as_ref()) {
            Ok(0) => return Ok(Ready::Nothing),
            Ok(_) => break,
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let (line, tty) = (files[0].revents(), files[1].revents());
    Ok(if !line.is_empty() {
        Ready::Line
    } else if tty.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
        // Even with input left: nobody is there who typed it.
        Ready::HungUp
    } else {
        Ready::Tty
    })
}

/// Answers a request to park, and waits for its end. Fails when the other end is dropped.
fn park(line: &mut UnixStream) -> io::Result<()> {
    let mut word = [RESUME];
    line.read_exact(&mut word)?;
    while word != [RESUME] {
        line.write_all(&word)?;
        line.read_exact(&mut word)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::{self, Receiver};

    /// An input that reads from a socket.
    fn on_socket() -> (Input, UnixStream, Receiver<Event>) {
        let (sender, events) = mpsc::channel();
        let (tty, other_end) = UnixStream::pair().unwrap();
        let input = Input::start(sender, move |line, events| {
            listen(tty.as_fd(), line, |it| send(it, events))
        });
        (input.unwrap(), other_end, events)
    }

    fn send(meaning: Meaning, events: &Sender<Event>) -> io::Result<()> {
        events.send(meaning.event().unwrap()).map_err(io::Error::other)
    }

    const SOON: Duration = Duration::from_secs(5);
    const NOT_YET: Duration = Duration::from_millis(50);

    #[track_caller]
    fn expect_key(events: &Receiver<Event>, name: &str) {
        match events.recv_timeout(SOON) {
            Ok(Event::Key(key)) => assert_eq!(key.to_string(), name),
            other => panic!("{other:?} and not {name}"),
        }
    }

    #[test]
    fn a_parked_input_reads_nothing_until_it_is_released() {
        let (input, mut tty, events) = on_socket();
        let parked = input.park().unwrap();
        tty.write_all(b"x").unwrap();
        assert!(events.recv_timeout(NOT_YET).is_err());
        drop(parked);
        expect_key(&events, "x");
        // And again: the line is in step afterwards.
        drop(input.park().unwrap());
        tty.write_all(b"y").unwrap();
        expect_key(&events, "y");
    }

    #[test]
    fn a_busy_input_does_not_park_and_its_late_answer_counts_for_nothing() {
        let (sender, events) = mpsc::channel();
        let (tty, mut other_end) = UnixStream::pair().unwrap();
        let (release, busy) = mpsc::channel();
        let input = Input::start(sender, move |line, events| {
            listen(tty.as_fd(), line, |it| {
                send(it, events)?;
                busy.recv().map_err(io::Error::other)
            })
        });
        let input = input.unwrap();
        other_end.write_all(b"x").unwrap();
        expect_key(&events, "x");
        other_end.write_all(b"y").unwrap();
        assert!(input.park().is_err());
        assert!(input.park().is_err());

        release.send(()).unwrap();
        expect_key(&events, "y");
        // The answers to both requests are on the line by now, and the thread is busy again.
        assert!(input.park().is_err());
        release.send(()).unwrap();
        assert!(input.park().is_ok());
    }

    #[test]
    fn the_rest_of_a_key_is_waited_for_and_not_for_ever() {
        let (_input, mut tty, events) = on_socket();
        tty.write_all(b"\x1b").unwrap();
        expect_key(&events, "esc");
        tty.write_all(b"\x1b[200~half a paste").unwrap();
        match events.recv_timeout(SOON) {
            Ok(Event::Paste(text)) => assert_eq!(text, "half a paste"),
            other => panic!("{other:?}"),
        }
        tty.write_all(b"\x1b]11;rgb:ff").unwrap();
        tty.write_all(b"\x03").unwrap();
        expect_key(&events, "ctrl-c");
    }

    #[test]
    fn a_terminal_that_hangs_up_ends_the_program() {
        let (_input, tty, events) = on_socket();
        drop(tty);
        let event = events.recv_timeout(SOON).unwrap();
        assert!(matches!(event, Event::End(Ending::HungUp)));
    }

    #[test]
    fn the_thread_ends_quietly_with_its_owner() {
        let (input, _tty, events) = on_socket();
        drop(input);
        assert_eq!(events.recv_timeout(SOON).unwrap_err(), mpsc::RecvTimeoutError::Disconnected);
    }
}
