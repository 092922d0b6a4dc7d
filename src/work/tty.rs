//! The terminal's input side, as a file to wait for.

use std::fs::File;
use std::io;
use std::os::fd::OwnedFd;

/// Where keys come from: standard input where it is a terminal, otherwise the terminal of the
/// process, as where names of files are piped in through `xargs`.
///
/// # Errors
/// When the process has no terminal.
pub(super) fn open() -> io::Result<OwnedFd> {
    let stdin = rustix::stdio::stdin();
    if rustix::termios::isatty(stdin) {
        Ok(rustix::io::fcntl_dupfd_cloexec(stdin, 0)?)
    } else {
        Ok(File::options().read(true).write(true).open("/dev/tty")?.into())
    }
}

/// Whether the process has a terminal to read keys from.
pub fn has_terminal() -> bool {
    open().is_ok()
}
