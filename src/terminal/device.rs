//! What a screen needs of a terminal, and the real one.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr};

use crate::work;

/// What a size of zero is taken for: some pseudo-terminals never learn their size.
const UNKNOWN_SIZE: Size = Size::new(80, 24);

/// How many columns and rows are drawn on at most. No screen has as many, and a pseudo-terminal can
/// claim to have so many that there is no memory for them.
const MOST: Size = Size::new(2_000, 1_000);

/// How long a slow terminal has to show the last frame before it is left. It is less than the
/// signals thread leaves to the drawing thread.
const SOON: Timespec = Timespec { tv_sec: 0, tv_nsec: 500_000_000 };

/// A terminal, as far as [`Screen`](super::Screen) needs one.
///
/// The methods take `&self`, because the panic hook and the signals thread must be able to give
/// the terminal back while another thread draws on it.
pub trait Device: Send + Sync {
    /// Turns raw mode on or off. Turning it on again re-applies it, which is needed after a
    /// shell had the terminal; turning it off puts back what was found.
    ///
    /// # Errors
    /// When the terminal's settings cannot be read or written.
    fn set_raw(&self, raw: bool) -> io::Result<()>;

    /// Drops what the terminal has sent and nobody has read: an answer that came too late is not
    /// for whoever reads next.
    fn drop_input(&self);

    /// The modes as they are, for [`restore_modes`](Self::restore_modes).
    ///
    /// # Errors
    /// When they cannot be read.
    fn modes(&self) -> io::Result<Modes>;

    /// Sets the modes to what they were: whoever had the terminal may have left it otherwise.
    ///
    /// # Errors
    /// When they cannot be written.
    fn restore_modes(&self, modes: &Modes) -> io::Result<()>;

    /// Writes all of `bytes`, and waits while the terminal does not read.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn write(&self, bytes: &[u8]) -> io::Result<()>;

    /// Writes `bytes` if the terminal reads within a moment: for the end of a program, which must
    /// not wait for a terminal that is stuck, and has to wait for one that is slow.
    ///
    /// # Errors
    /// When the terminal is gone or does not read.
    fn write_soon(&self, bytes: &[u8]) -> io::Result<()>;

    /// How many columns and rows there are to draw on; never zero, nor beyond all reason.
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

/// A terminal's modes, as it was found.
#[derive(Debug, Clone, Default)]
pub struct Modes(Option<Termios>);

/// The terminal on standard output.
///
/// It writes to the file descriptor itself: the lock of [`io::stdout`] could be held by a thread
/// that is stuck in a write when another one has to give the terminal back.
#[derive(Debug, Clone, Default)]
pub struct Tty {
    /// The modes that were found, as long as the terminal is raw.
    found: Arc<Mutex<Option<Termios>>>,
}

impl Device for Tty {
    fn set_raw(&self, raw: bool) -> io::Result<()> {
        let stdout = rustix::stdio::stdout();
        // Nothing panics while it is locked.
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if raw {
            let mut modes = tcgetattr(stdout)?;
            found.get_or_insert_with(|| modes.clone());
            modes.make_raw();
            return Ok(tcsetattr(stdout, OptionalActions::Now, &modes)?);
        }
        match found.take() {
            // Nothing is waited for: a terminal that is stuck takes no output any more.
            Some(modes) => Ok(tcsetattr(stdout, OptionalActions::Now, &modes)?),
            None => Ok(()),
        }
    }

    fn drop_input(&self) {
        // One that is gone has nothing to drop.
        let _ = tcflush(rustix::stdio::stdout(), QueueSelector::IFlush);
    }

    fn modes(&self) -> io::Result<Modes> {
        Ok(Modes(Some(tcgetattr(rustix::stdio::stdout())?)))
    }

    fn restore_modes(&self, Modes(modes): &Modes) -> io::Result<()> {
        if let Some(modes) = modes {
            tcsetattr(rustix::stdio::stdout(), OptionalActions::Now, modes)?;
        }
        Ok(())
    }

    fn write(&self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match rustix::io::write(rustix::stdio::stdout(), bytes) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(written) => bytes = &bytes[written..],
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    fn write_soon(&self, bytes: &[u8]) -> io::Result<()> {
        let stdout = rustix::stdio::stdout();
        let mut ready = [PollFd::new(&stdout, PollFlags::OUT)];
        while let Err(error) = poll(&mut ready, Some(&SOON)) {
            if error != Errno::INTR {
                return Err(error.into());
            }
        }
        if ready[0].revents().contains(PollFlags::OUT) {
            self.write(bytes)
        } else {
            Err(io::ErrorKind::WouldBlock.into())
        }
    }

    fn size(&self) -> io::Result<Size> {
        let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout())?;
        Ok(usable(Size::new(size.ws_col, size.ws_row)))
    }

    fn stop(&self) -> io::Result<()> {
        work::stop_process_group()
    }
}

/// The part of a terminal of that size to draw on: its upper left, if it is beyond all reason.
fn usable(size: Size) -> Size {
    match size {
        Size { width: 0, .. } | Size { height: 0, .. } => UNKNOWN_SIZE,
        Size { width, height } => Size::new(width.min(MOST.width), height.min(MOST.height)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_can_be_drawn_on() {
        for (width, height, expected) in [
            (1, 1, (1, 1)),
            (500, 300, (500, 300)),
            (0, 0, (80, 24)),
            (100, 0, (80, 24)),
            (1, u16::MAX, (1, 1_000)),
            (u16::MAX, 1, (2_000, 1)),
            (u16::MAX, u16::MAX, (2_000, 1_000)),
        ] {
            assert_eq!(usable(Size::new(width, height)), expected.into());
        }
    }
}
