//! The built program in a real terminal, from key to picture: `cargo bench --bench typing -- FOLDER`.
//!
//! Beside it, in turns, `cat` echoes keys in a terminal of the same size, which is what a key
//! takes without any program to speak of; and `/bin/echo` is started, which is what a process
//! takes. Times end when the last byte has come. Which one is the last is known once the program
//! is at rest: however long it thinks, it is waited for, and what it writes belongs to its key.

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};
use std::{
    fs,
    io::{Read, Write},
    path::Path,
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

/// So often it is looked whether a program that writes nothing is at rest.
const QUIET: Duration = Duration::from_millis(10);
/// So many times in a row it has to be, since a thread that is woken by another may be between two
/// looks.
const RESTS: usize = 4;
/// So long a program is waited for before it is taken to hang.
const PATIENCE: Duration = Duration::from_secs(30);
const KEYS: usize = 200;
const STARTS: usize = 21;

/// What the program writes after each frame.
const FRAME_END: &[u8] = b"\x1b[?2026l";

fn main() {
    let Some(folder) = std::env::args().skip(1).find(|it| it != "--bench") else {
        eprintln!("usage: cargo bench --bench typing -- FOLDER");
        return;
    };
    // The program would look for it from the folder that it starts in.
    let folder = Path::new(&folder).canonicalize().expect("a folder");
    let folder = folder.to_str().expect("a path in UTF-8");
    starts(folder);
    keys(folder);
}

const ONRECORD: &str = env!("CARGO_BIN_EXE_onrecord");

/// From starting a process to its first frame.
fn starts(folder: &str) {
    let home = tempfile::tempdir().expect("a folder");
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..STARTS {
        let commands: [&[&str]; 3] = [&["/bin/echo", "x"], &[ONRECORD], &[ONRECORD, folder]];
        for (command, times) in commands.into_iter().zip(&mut times) {
            let begin = Instant::now();
            let mut terminal = Terminal::start(command, home.path());
            let end = if command[0] == ONRECORD { FRAME_END } else { b"x" };
            times.push(terminal.wait_for(end) - begin);
        }
    }
    let [echo, article, folder] = times.map(|mut times| percentile(&mut times, 50));
    println!("start to first frame, medians of {STARTS}, in milliseconds");
    println!("  /bin/echo           {echo:7.2}");
    println!("  the article         {article:7.2}, {:.1} times /bin/echo", article / echo);
    println!("  the folder          {folder:7.2}, {:.1} times /bin/echo", folder / echo);
}

/// Sorts of keys: those that lead there, and those that are pressed in turn.
const SORTS: [(&str, &[&str], &[&str]); 4] = [
    ("down", &[], &["j"]),
    ("view", &[], &["3", "4", "5", "6", "7", "1", "2"]),
    ("filter", &["2", "f", "j", "j"], &[" "]),
    ("letter", &["\x1b", "/"], &["s", "t", "e", "i", "\x7f", "\x7f", "\x7f", "\x7f"]),
];

/// From a key to the last byte that it has the program write.
fn keys(folder: &str) {
    let home = tempfile::tempdir().expect("a folder");
    let mut ours = Terminal::start(&[ONRECORD, folder], home.path());
    let mut cat = Terminal::start(&["/bin/sh", "-c", "stty raw -echo; exec cat"], home.path());
    ours.wait_for(FRAME_END);
    ours.wait_until_read();
    let screen = ours.screen.screen().contents();
    println!("the folder as it is typed into:\n{screen}\n");
    println!("key to picture at 80x24, {KEYS} keys of a sort, in milliseconds");
    println!("               first frame       last byte        cat          bytes a key");
    println!("               p50     p99       p50     p99      p50    p99   p50");
    for (sort, before, keys) in SORTS {
        for key in before {
            ours.press(key);
        }
        let [mut first, mut last, mut floor] = [const { Vec::new() }; 3];
        let mut bytes = Vec::new();
        for key in keys.iter().cycle().take(KEYS) {
            let pressed = ours.press(key);
            first.push(pressed.first);
            last.push(pressed.last);
            bytes.push(pressed.bytes);
            floor.push(cat.press("x").last);
        }
        bytes.sort_unstable();
        let [first, last, floor] =
            [first, last, floor].map(|mut it| [50, 99].map(|of| percentile(&mut it, of)));
        println!(
            "  {sort:10} {:7.2} {:7.2}   {:7.2} {:7.2}  {:7.3} {:6.3} {:5}",
            first[0],
            first[1],
            last[0],
            last[1],
            floor[0],
            floor[1],
            bytes[KEYS / 2],
        );
    }
}

/// In milliseconds.
fn percentile(times: &mut [Duration], of: usize) -> f64 {
    times.sort_unstable();
    times[(times.len() * of / 100).min(times.len() - 1)].as_secs_f64() * 1e3
}

/// A program in a terminal of 80 columns and 24 rows.
struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    written: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
}

/// What came of a key.
struct Pressed {
    /// When the first frame was whole; where there was none, the last byte.
    first: Duration,
    last: Duration,
    bytes: usize,
}

impl Terminal {
    fn start(command: &[&str], home: &Path) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut builder = CommandBuilder::new(command[0]);
        builder.args(&command[1..]);
        builder.env_clear();
        builder.cwd(home);
        builder.env("HOME", home);
        builder.env("TERM", "xterm-256color");
        builder.env("LANG", "C.UTF-8");
        builder.env("PATH", "/usr/bin:/bin");
        let mut reader = pair.master.try_clone_reader().expect("a terminal to read");
        let (sender, written) = mpsc::channel();
        thread::spawn(move || {
            let mut buffer = [0; 65_536];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send((Instant::now(), buffer[..count].to_vec())).is_err() {
                    break;
                }
            }
        });
        let child = pair.slave.spawn_command(builder).expect("a program");
        let keyboard = pair.master.take_writer().expect("a terminal to write to");
        Terminal { child, keyboard, written, screen: vt100::Parser::default() }
    }

    /// When something was written first.
    fn wait_for(&mut self, what: &[u8]) -> Instant {
        let mut all = Vec::new();
        loop {
            let (at, bytes) = self.written.recv_timeout(PATIENCE).expect("output");
            self.screen.process(&bytes);
            all.extend_from_slice(&bytes);
            if all.windows(what.len()).any(|window| window == what) {
                return at;
            }
        }
    }

    /// Waits until all files have been read: while they are, the program says how far it is.
    fn wait_until_read(&mut self) {
        while let Ok((_, bytes)) = self.written.recv_timeout(Duration::from_secs(3)) {
            self.screen.process(&bytes);
        }
    }

    /// Whether each thread of the program waits for something: none computes, or would if it could.
    fn is_at_rest(&self) -> bool {
        let threads = self.child.process_id().map(|id| format!("/proc/{id}/task"));
        let threads = threads.and_then(|folder| fs::read_dir(folder).ok());
        let mut threads = threads.expect("a system that tells what its processes do").flatten();
        threads.all(|thread| {
            // The state follows the name, which stands in brackets. A thread may end meanwhile.
            let stat = fs::read_to_string(thread.path().join("stat")).unwrap_or_default();
            stat.rsplit_once(") ").is_none_or(|(_, state)| state.starts_with('S'))
        })
    }

    fn press(&mut self, key: &str) -> Pressed {
        let begin = Instant::now();
        self.keyboard.write_all(key.as_bytes()).expect("a program that listens");
        self.keyboard.flush().expect("a program that listens");
        let (mut last, mut first, mut all) = (begin, None, Vec::new());
        let mut rests = 0;
        while rests < RESTS {
            match self.written.recv_timeout(QUIET) {
                Ok((at, bytes)) => {
                    rests = 0;
                    all.extend_from_slice(&bytes);
                    last = at;
                    let is_whole = all.windows(FRAME_END.len()).any(|it| it == FRAME_END);
                    first = first.or(is_whole.then_some(at));
                }
                // Every key here shows something: before it does, the program has not seen it.
                Err(RecvTimeoutError::Timeout) if !all.is_empty() && self.is_at_rest() => {
                    rests += 1;
                }
                Err(RecvTimeoutError::Timeout) => {
                    rests = 0;
                    assert!(
                        begin.elapsed() < PATIENCE,
                        "nothing came of {key:?}, or no end:\n{}",
                        self.screen.screen().contents()
                    );
                }
                Err(RecvTimeoutError::Disconnected) => panic!("the program has ended"),
            }
        }
        self.screen.process(&all);
        Pressed { first: first.unwrap_or(last) - begin, last: last - begin, bytes: all.len() }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // One that has ended by itself cannot be ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
