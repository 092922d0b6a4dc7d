//! What a screen needs of a terminal, and the real one.

use std::io;

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::work;

/// What a size of zero is taken for: some pseudo-terminals never learn their size.
const UNKNOWN_SIZE: Size = Size::new(80, 24);

/// How long the end of the program waits for a terminal that does not read.
const PATIENCE: Timespec = Timespec { tv_sec: 1, tv_nsec: 0 };

/// A terminal, as far as [`Screen`](super::Screen) needs one.
///
/// The methods take `&self`, because the panic hook and the signals thread must be able to give
/// the terminal back while another thread draws on it.
pub trait Device: Send + Sync {
    /// Turns raw mode on or off. Turning it on again re-applies it, which is needed after a
    /// shell had the terminal.
    ///
    /// # Errors
    /// When the terminal's settings cannot be read or written.
    fn set_raw(&self, raw: bool) -> io::Result<()>;

    /// Writes all of `bytes`, and waits while the terminal does not read.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn write(&self, bytes: &[u8]) -> io::Result<()>;

    /// Writes `bytes` as soon as the terminal reads what was written before, and gives up after
    /// a second: for the end of a program, which must not wait for a terminal that is stuck.
    ///
    /// # Errors
    /// When the terminal is gone or does not read.
    fn write_last(&self, bytes: &[u8]) -> io::Result<()>;

    /// How many columns and rows there are; never zero.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn size(&self) -> io::Result<Size>;

    /// Stops the process as Ctrl-Z does, and returns once it is continued.
    ///
    /// # Errors
    /// When the signal cannot be sent.
    fn stop(&self) -> io::Result<()>;
}

/// The terminal on standard output.
///
/// It writes to the file descriptor itself: the lock of [`io::stdout`] could be held by a thread
/// that is stuck in a write when another one has to give the terminal back.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tty;

impl Device for Tty {
    fn set_raw(&self, raw: bool) -> io::Result<()> {
        // Off first in both cases: crossterm takes "on" for done when it turned it on before.
        crossterm::terminal::disable_raw_mode()?;
        if raw {
            crossterm::terminal::enable_raw_mode()?;
        }
        Ok(())
    }

    fn write(&self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match rustix::io::write(rustix::stdio::stdout(), bytes) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(written) => bytes = &bytes[written..],
                Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    fn write_last(&self, bytes: &[u8]) -> io::Result<()> {
        let stdout = rustix::stdio::stdout();
        let mut ready = [PollFd::new(&stdout, PollFlags::OUT)];
        // A terminal that is gone answers at once; one that still shows a frame needs a moment.
        rustix::io::retry_on_intr(|| poll(&mut ready, Some(&PATIENCE)))?;
        if ready[0].revents().contains(PollFlags::OUT) {
            self.write(bytes)
        } else {
            Err(io::ErrorKind::WouldBlock.into())
        }
    }

    fn size(&self) -> io::Result<Size> {
        let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout())?;
        Ok(match Size::new(size.ws_col, size.ws_row) {
            Size { width: 0, .. } | Size { height: 0, .. } => UNKNOWN_SIZE,
            known => known,
        })
    }

    fn stop(&self) -> io::Result<()> {
        work::stop_process_group()
    }
}
