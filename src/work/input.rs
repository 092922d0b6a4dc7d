//! The thread that reads the terminal's input.

use std::cell::Cell;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::Sender;
use std::thread::sleep;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

use super::event::{Ending, Event};
use super::{thread, tty};

/// How long the input thread may take to park. It is in the middle of a key then, which ends with
/// the next one.
const PARK_PATIENCE: Duration = Duration::from_millis(500);

/// How long to leave a terminal alone that says it has input and gives none.
const EMPTY_PAUSE: Duration = Duration::from_millis(10);

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
    /// Starts reading keys, the mouse and pasted text.
    ///
    /// # Errors
    /// When the process has no terminal, or no thread can be started.
    pub fn read(events: Sender<Event>) -> io::Result<Self> {
        let tty = tty::open()?;
        Self::start(events, move |line, events| listen(tty.as_fd(), line, events, drain_terminal))
    }

    /// Waits until the thread reads nothing any more: somebody else needs the terminal.
    ///
    /// # Errors
    /// When the thread is in the middle of a key or has ended. It reads on, if it does.
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
        Self::start(sender, move |line, events| {
            let _open = other_end;
            listen(tty.as_fd(), line, events, |_, _| Ok(Drained::Nothing))
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

/// Whether there was anything to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Drained {
    Something,
    Nothing,
}

/// Reads until the terminal hangs up or the line's other end is dropped, and says whether the
/// program has to end for it.
fn listen(
    tty: BorrowedFd<'_>,
    mut line: UnixStream,
    events: &Sender<Event>,
    mut drain: impl FnMut(BorrowedFd<'_>, &Sender<Event>) -> io::Result<Drained>,
) -> Option<Ending> {
    loop {
        match wait(tty, line.as_fd()) {
            Ok(Ready::Line) => match park(&mut line) {
                Ok(()) => {}
                Err(_) => return None,
            },
            Ok(Ready::Tty) => match drain(tty, events) {
                Ok(Drained::Something) => {}
                Ok(Drained::Nothing) => sleep(EMPTY_PAUSE),
                Err(_) => return Some(Ending::InputLost),
            },
            Ok(Ready::HungUp) => return Some(Ending::HungUp),
            Err(_) => return Some(Ending::InputLost),
        }
    }
}

enum Ready {
    Line,
    Tty,
    HungUp,
}

/// Waits without a limit: there is nothing to do while nothing happens.
fn wait(tty: BorrowedFd<'_>, line: BorrowedFd<'_>) -> io::Result<Ready> {
    let mut files = [
        PollFd::from_borrowed_fd(line, PollFlags::IN),
        PollFd::from_borrowed_fd(tty, PollFlags::IN),
    ];
    loop {
        match poll(&mut files, None) {
            Ok(_) => break,
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let (line, tty) = (files[0].revents(), files[1].revents());
    Ok(if !line.is_empty() {
        Ready::Line
    } else if tty.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
        // Even with input left: crossterm would never come back from the end of it.
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

/// Sends on what crossterm has, without waiting for more.
fn drain_terminal(tty: BorrowedFd<'_>, events: &Sender<Event>) -> io::Result<Drained> {
    if drain_crossterm(events)? == Drained::Something {
        return Ok(Drained::Something);
    }
    // crossterm watches the terminal by edges and reads 1,024 bytes an edge. Of a longer burst it
    // forgets the rest until the next key, and this thread would spin on it. Setting the modes to
    // what they are counts as an edge.
    tcsetattr(tty, OptionalActions::Now, &tcgetattr(tty)?)?;
    drain_crossterm(events)
}

fn drain_crossterm(events: &Sender<Event>) -> io::Result<Drained> {
    let mut drained = Drained::Nothing;
    while crossterm::event::poll(Duration::ZERO)? {
        drained = Drained::Something;
        if let Some(event) = Event::of_terminal(crossterm::event::read()?) {
            events.send(event).map_err(io::Error::other)?;
        }
    }
    Ok(drained)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::{self, Receiver};

    /// An input that reads from a socket, where a byte stands for a resize.
    fn on_socket() -> (Input, UnixStream, Receiver<Event>) {
        let (sender, events) = mpsc::channel();
        let (mut tty, other_end) = UnixStream::pair().unwrap();
        let input = Input::start(sender, move |line, events| {
            let file = tty.try_clone().unwrap();
            listen(file.as_fd(), line, events, |_, events| {
                tty.read_exact(&mut [0])?;
                events.send(Event::Resized).map_err(io::Error::other)?;
                Ok(Drained::Something)
            })
        });
        (input.unwrap(), other_end, events)
    }

    const SOON: Duration = Duration::from_secs(5);
    const NOT_YET: Duration = Duration::from_millis(50);

    #[test]
    fn a_parked_input_reads_nothing_until_it_is_released() {
        let (input, mut tty, events) = on_socket();
        let parked = input.park().unwrap();
        tty.write_all(b"x").unwrap();
        assert!(events.recv_timeout(NOT_YET).is_err());
        drop(parked);
        assert!(matches!(events.recv_timeout(SOON), Ok(Event::Resized)));
        // And again: the line is in step afterwards.
        drop(input.park().unwrap());
        tty.write_all(b"x").unwrap();
        assert!(matches!(events.recv_timeout(SOON), Ok(Event::Resized)));
    }

    #[test]
    fn a_busy_input_does_not_park_and_its_late_answer_counts_for_nothing() {
        let (sender, events) = mpsc::channel();
        let (mut tty, mut other_end) = UnixStream::pair().unwrap();
        let (release, busy) = mpsc::channel();
        let input = Input::start(sender, move |line, events| {
            let file = tty.try_clone().unwrap();
            listen(file.as_fd(), line, events, |_, events| {
                tty.read_exact(&mut [0])?;
                events.send(Event::Resized).map_err(io::Error::other)?;
                busy.recv().map_err(io::Error::other)?;
                Ok(Drained::Something)
            })
        });
        let input = input.unwrap();
        other_end.write_all(b"xy").unwrap();
        assert!(matches!(events.recv_timeout(SOON), Ok(Event::Resized)));
        assert!(input.park().is_err());
        assert!(input.park().is_err());

        release.send(()).unwrap();
        assert!(matches!(events.recv_timeout(SOON), Ok(Event::Resized)));
        // The answers to both requests are on the line by now, and the thread is busy again.
        assert!(input.park().is_err());
        release.send(()).unwrap();
        assert!(input.park().is_ok());
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
