//! A real terminal for tests: the built binary in a PTY, its screen read back through vt100.

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
mod idle;

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
pub use idle::wait_idle;
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::{
    io::{Read, Write},
    num::NonZeroU16,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex},
    thread,
    time::{Duration, Instant},
};

/// How long a test waits for what never comes before it fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the program wrote: the screen, and every byte.
struct Output {
    parser: vt100::Parser,
    widest: (u16, u16),
    bytes: Vec<u8>,
    is_closed: bool,
    is_left: bool,
}

/// The environment and arguments that a program starts with.
pub struct Start {
    command: CommandBuilder,
    size: (u16, u16),
    /// The home folder, gone at the end.
    pub home: tempfile::TempDir,
}

impl Start {
    /// The built binary in an emptied environment, at 120 columns and 36 rows; a first visit shows
    /// the claims.
    pub fn new(args: &[&str]) -> Self {
        let mut start = Self::first_visit(args);
        start.command.args(["--view", "claims"]);
        start
    }

    /// The same as somebody starts it who has never been there.
    pub fn first_visit(args: &[&str]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_onrecord"));
        command.args(args);
        Self::with(command)
    }

    /// Another program, in the same environment.
    pub fn program(name: &str, args: &[&str]) -> Self {
        let mut command = CommandBuilder::new(name);
        command.args(args);
        Self::with(command)
    }

    fn with(mut command: CommandBuilder) -> Self {
        let home = tempfile::tempdir().unwrap();
        command.env_clear();
        command.cwd(home.path());
        let start = Start { command, size: (120, 36), home };
        let folder = start.home.path().display().to_string();
        start
            .env("HOME", &folder)
            .env("TERM", "xterm-256color")
            .env("LANG", "C.UTF-8")
            .env("PATH", "/usr/bin:/bin")
    }

    /// Sets a variable.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Sets columns and rows.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// Puts a script into a folder that stands first on `PATH`.
    pub fn script(self, name: &str, body: &str) -> Self {
        let folder = self.home.path().join("bin");
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(name);
        std::fs::write(&path, format!("#!/bin/sh\n{body}\n")).unwrap();
        make_executable(&path);
        self.env("PATH", &format!("{}:/usr/bin:/bin", folder.display()))
    }

    /// A file in the home folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Starts it.
    pub fn spawn(self) -> Terminal {
        let (columns, rows) = self.size;
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let found = modes(&*pair.master);
        let child = pair.slave.spawn_command(self.command).unwrap();
        drop(pair.slave);
        let output = Output {
            parser: vt100::Parser::new(cells(rows), cells(columns), 0),
            widest: (columns, rows),
            bytes: Vec::new(),
            is_closed: false,
            is_left: false,
        };
        let shared = Arc::new((Mutex::new(output), Condvar::new()));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let sink = Arc::clone(&shared);
        let listener = thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                let read = reader.read(&mut buffer);
                let mut output = sink.0.lock().unwrap();
                match read {
                    Ok(count) if count > 0 => {
                        output.show(&buffer[..count]);
                    }
                    _ => output.is_closed = true,
                }
                sink.1.notify_all();
                if output.is_closed || output.is_left {
                    break;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Terminal {
            child,
            master: Some(pair.master),
            writer: Some(writer),
            listener: Some(listener),
            shared,
            found,
            home: self.home,
        }
    }
}

/// The terminal's modes: local, input and output flags.
type Modes = (u32, u32, u32);

fn modes(master: &dyn MasterPty) -> Modes {
    let modes = master.get_termios().unwrap();
    (modes.local_flags.bits(), modes.input_flags.bits(), modes.output_flags.bits())
}

impl Output {
    /// Puts what was written on the screen.
    ///
    /// What was on its way when the screen became smaller is text for a wider one, on which
    /// vt100 panics in debug builds. Then all of it is shown again on the widest screen so far,
    /// which is cut to size afterwards: the program draws anew for the new size.
    fn show(&mut self, written: &[u8]) {
        self.bytes.extend_from_slice(written);
        let process = AssertUnwindSafe(|| self.parser.process(written));
        if catch_unwind(process).is_err() {
            let (rows, columns) = self.parser.screen().size();
            self.parser = vt100::Parser::new(cells(self.widest.1), cells(self.widest.0), 0);
            self.parser.process(&self.bytes);
            self.parser.screen_mut().set_size(rows, columns);
        }
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.widest = (self.widest.0.max(columns), self.widest.1.max(rows));
        self.parser.screen_mut().set_size(cells(rows), cells(columns));
    }
}

#[cfg(unix)]
fn make_executable(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).unwrap();
}

/// What `vt100` counts rows and columns in: a terminal of nothing has one cell.
fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN)
}

/// Rows and columns of a screen.
pub fn size_of(screen: &vt100::Screen) -> (u16, u16) {
    let (rows, columns) = screen.size();
    (rows.get(), columns.get())
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// A running program and its screen.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    listener: Option<thread::JoinHandle<()>>,
    shared: Arc<(Mutex<Output>, Condvar)>,
    found: Modes,
    /// The home folder, gone at the end.
    pub home: tempfile::TempDir,
}

impl Terminal {
    /// Types keys, as the bytes that a terminal sends.
    pub fn send(&mut self, keys: &str) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    /// Waits until the screen shows `text`.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.wait_until(&format!("{text:?} on the screen"), |screen, _| {
            screen.contents().contains(text)
        });
    }

    /// Waits until the screen shows `text` no more.
    #[track_caller]
    pub fn wait_gone(&self, text: &str) {
        self.wait_until(&format!("{text:?} gone from the screen"), |screen, _| {
            !screen.contents().contains(text)
        });
    }

    /// Waits until the program has written `bytes`, whatever the screen shows.
    #[track_caller]
    pub fn wait_for_bytes(&self, bytes: &[u8]) {
        let what = format!("the bytes {:?}", String::from_utf8_lossy(bytes));
        self.wait_until(&what, |_, all| all.windows(bytes.len()).any(|window| window == bytes));
    }

    /// Waits until `is_there` holds of the screen and of all bytes written.
    #[track_caller]
    pub fn wait_until(&self, what: &str, is_there: impl Fn(&vt100::Screen, &[u8]) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut output = self.shared.0.lock().unwrap();
        while !is_there(output.parser.screen(), &output.bytes) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero() && !output.is_closed,
                "waited in vain for {what}; the screen ({}):\n{}",
                if output.is_closed { "closed" } else { "open" },
                output.parser.screen().contents()
            );
            output = self.shared.1.wait_timeout(output, left).unwrap().0;
        }
    }

    /// Waits until a file that the program writes holds `text`.
    #[track_caller]
    pub fn wait_for_file(&self, path: &Path, text: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !std::fs::read_to_string(path).is_ok_and(|held| held.contains(text)) {
            assert!(Instant::now() < deadline, "no {text:?} in {}", path.display());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// What the screen shows.
    pub fn contents(&self) -> String {
        self.shared.0.lock().unwrap().parser.screen().contents()
    }

    /// The screen with styles.
    pub fn with_screen<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(self.shared.0.lock().unwrap().parser.screen())
    }

    /// Every byte that was written.
    pub fn bytes(&self) -> Vec<u8> {
        self.shared.0.lock().unwrap().bytes.clone()
    }

    /// Changes the size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.shared.0.lock().unwrap().resize(columns, rows);
        self.master.as_ref().unwrap().resize(size(columns, rows)).unwrap();
    }

    /// Whether the terminal's modes are those that the program found.
    pub fn has_its_modes(&self) -> bool {
        modes(&**self.master.as_ref().unwrap()) == self.found
    }

    /// The process.
    pub fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Closes the terminal, as closing its window does.
    pub fn close(&mut self) {
        self.shared.0.lock().unwrap().is_left = true;
        // The listener holds the terminal open until something more is written.
        self.resize(77, 22);
        self.listener.take().unwrap().join().unwrap();
        self.writer = None;
        self.master = None;
    }

    /// Waits until the program ends.
    #[track_caller]
    pub fn wait_exit(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < deadline, "it does not end:\n{}", self.contents());
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
