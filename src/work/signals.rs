//! The thread that waits for signals, and for the terminal to go away.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGSYS, SIGTERM, SIGTRAP, SIGTSTP,
    SIGUSR1, SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use signal_hook::low_level::emulate_default_handler;

use super::event::{Ending, Event};
use super::{pause, thread, tty};

/// How long the drawing thread has to end by itself. It may be stuck in a write to a terminal that
/// does not read.
const GRACE: Duration = Duration::from_millis(700);

/// What to do before the process is ended from here, because the drawing thread did not end it:
/// give the terminal back.
pub type LastResort = Box<dyn FnOnce() + Send>;

/// The signals that end a process unless it catches them, as far as that can be done safely: what
/// stands for a fault of the program itself cannot, and nothing catches KILL. PIPE is ignored by the
/// runtime: a write to nobody fails, and that is told where it happens.
const ENDS: [i32; 13] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF,
    SIGXCPU, SIGSYS, SIGTRAP,
];

/// Those that Linux has besides: for input and output, a coprocessor and the power supply.
#[cfg(target_os = "linux")]
const LINUX_ENDS: &[i32] = {
    use rustix::process::Signal;
    &[Signal::IO.as_raw(), Signal::STKFLT.as_raw(), Signal::POWER.as_raw()]
};
#[cfg(not(target_os = "linux"))]
const LINUX_ENDS: &[i32] = &[];

/// The signals that mean something else. A file that would become too large fails to be written,
/// and does not end the program with notes that are not saved.
const OTHERS: [i32; 4] = [SIGTSTP, SIGCONT, SIGWINCH, SIGXFSZ];

/// The stop signal that is on its way was sent by [`stop_process_group`] and has been obeyed.
static OWN_STOP: AtomicBool = AtomicBool::new(false);

/// The terminal is lent to another program.
static IS_LENT: AtomicBool = AtomicBool::new(false);

/// As long as this lives, another program has the terminal: Ctrl-C and Ctrl-\ there are meant for
/// that program alone, and Ctrl-Z stops this one at once, because its drawing thread waits.
#[derive(Debug)]
pub struct TerminalLoan(());

impl TerminalLoan {
    /// From now on the terminal is another program's.
    pub fn begin() -> Self {
        IS_LENT.store(true, Ordering::SeqCst);
        Self(())
    }
}

impl Drop for TerminalLoan {
    fn drop(&mut self) {
        IS_LENT.store(false, Ordering::SeqCst);
    }
}

type Signals = SignalDelivery<UnixStream, SignalOnly>;

/// Starts the thread that turns signals into events and watches whether the terminal is still
/// there. It ends the process itself if that has not happened a moment after [`Event::End`].
///
/// The terminal is watched here and not only by the input thread, which is parked while another
/// program has the terminal.
///
/// # Errors
/// When the process has no terminal, or the signals cannot be caught.
pub fn watch_signals(events: Sender<Event>, last_resort: LastResort) -> io::Result<()> {
    let tty = tty::open()?;
    let (read, write) = UnixStream::pair()?;
    let caught = ENDS.iter().chain(LINUX_ENDS).chain(&OTHERS);
    let signals = SignalDelivery::with_pipe(read, write, SignalOnly, caught)?;
    thread::spawn("signals", events, move |events| {
        let ending = watch(signals, &tty, events);
        // The drawing thread is told, and has ended the process before this sleep is over.
        let _ = events.send(Event::End(ending));
        std::thread::sleep(GRACE);
        last_resort();
        end_process(ending)
    })
}

/// Stops all processes of the terminal's job, as Ctrl-Z does outside raw mode, and returns once
/// they are continued. `cargo run`, for one, is part of the job, and has to stop with it.
///
/// Where nobody could continue it, as in a terminal window of its own, nothing happens; the system
/// ignores the key there, too.
///
/// # Errors
/// When the signal cannot be sent.
pub fn stop_process_group() -> io::Result<()> {
    if getpgrp() == getsid(None)? {
        return Ok(());
    }
    let _paused = pause::pause();
    OWN_STOP.store(true, Ordering::SeqCst);
    kill_current_process_group(Signal::TSTP)?;
    // The handler above keeps the signal from stopping this process.
    emulate_default_handler(SIGTSTP)
}

/// Sends events until the program has to end, and says why it has to.
fn watch(mut signals: Signals, tty: &OwnedFd, events: &Sender<Event>) -> Ending {
    let mut tty = Some(tty.as_fd());
    loop {
        match wait(signals.get_read().as_fd(), tty) {
            Ok(Woken::HungUp) => return Ending::HungUp,
            Ok(Woken::TtyCannotBeWatched) => tty = None,
            Ok(Woken::Signal) => {}
            Err(_) => return Ending::ThreadLost("signals"),
        }
        for signal in signals.pending() {
            let event = match signal {
                SIGWINCH => Event::Resized,
                SIGCONT => Event::Continued,
                SIGXFSZ => continue,
                SIGTSTP if OWN_STOP.swap(false, Ordering::SeqCst) => continue,
                SIGINT | SIGQUIT if IS_LENT.load(Ordering::SeqCst) => continue,
                SIGTSTP if IS_LENT.load(Ordering::SeqCst) => {
                    let _paused = pause::pause();
                    // Where it cannot stop, the other program is stopped alone.
                    let _ = emulate_default_handler(SIGTSTP);
                    continue;
                }
                SIGTSTP => Event::Stopped,
                end => return Ending::Signal(end),
            };
            // Nobody listens once the loop is over; signals that end the process still have to.
            let _ = events.send(event);
        }
    }
}

enum Woken {
    Signal,
    HungUp,
    /// Some systems cannot poll a terminal; the input thread then notices that it is gone.
    TtyCannotBeWatched,
}

fn wait(signals: BorrowedFd<'_>, tty: Option<BorrowedFd<'_>>) -> io::Result<Woken> {
    let mut files = vec![PollFd::from_borrowed_fd(signals, PollFlags::IN)];
    // Asked for nothing, so that only a hang-up wakes this thread, and no key.
    files.extend(tty.map(|tty| PollFd::from_borrowed_fd(tty, PollFlags::empty())));
    loop {
        match poll(&mut files, None) {
            Ok(_) => break,
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let tty = files.get(1).map_or(PollFlags::empty(), PollFd::revents);
    Ok(if tty.contains(PollFlags::NVAL) {
        Woken::TtyCannotBeWatched
    } else if tty.intersects(PollFlags::HUP | PollFlags::ERR) {
        Woken::HungUp
    } else {
        Woken::Signal
    })
}

/// Ends the process as the signal would have, so that whoever started it learns the truth. A
/// terminal that is gone counts as its signal.
pub fn end_process(ending: Ending) -> ! {
    let signal = match ending {
        Ending::Signal(signal) => signal,
        Ending::HungUp | Ending::ThreadLost(_) | Ending::InputLost => SIGHUP,
    };
    // It returns where the signal cannot be sent, or is none of those that every Unix has. Whatever
    // is executed instead of this program has no handlers: there the signal ends the process.
    let _ = emulate_default_handler(signal);
    let _ = Command::new("/bin/sh").args(["-c", r#"kill "-$0" $$"#, &signal.to_string()]).exec();
    std::process::exit(1)
}
