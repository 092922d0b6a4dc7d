//! The terminal rooms on a real pseudo-terminal: this test binary runs itself as a small program
//! that shows how many keys it has seen.

use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use onrecord::internals::Action;
use onrecord::internals::{Context, Keymap};
use onrecord::internals::{Ending, Event, Input, PendingReply, watch_signals};
use onrecord::internals::{Hold, Screen, Tty, report_panics};
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// Makes the test binary the small program, in one of its modes.
const PROBE: &str = "ONRECORD_TEST_PROBE";
const SIZE: PtySize = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
const SOON: Duration = Duration::from_secs(10);

/// The small program. It does nothing unless a test below starts it.
#[test]
fn probe() {
    let Ok(mode) = std::env::var(PROBE) else {
        return;
    };
    let (sender, events) = mpsc::channel();
    let hold = Hold::new(Tty::default());
    report_panics(hold.clone());
    let last_resort = hold.clone();
    watch_signals(sender.clone(), Box::new(move || last_resort.give_back())).unwrap();
    let mut screen = Screen::take(hold, true, None).unwrap();
    let input = Input::read(sender, PendingReply::default()).unwrap();
    let keys = Keymap::defaults();
    let mut count = 0;
    loop {
        let text = format!("keys {count}.");
        screen.draw(|frame| (frame.render_widget(text, frame.area()), None)).unwrap();
        match events.recv().unwrap() {
            Event::Key(key) => match keys.action(Context::List, &key.into()) {
                Some(Action::Leave) => break,
                Some(Action::Suspend) => screen.suspend(&input.park().unwrap()).unwrap(),
                Some(Action::Help) => panic!("on purpose"),
                _ => count += 1,
            },
            Event::Text(text) => count += text.len(),
            Event::Stopped => screen.suspend(&input.park().unwrap()).unwrap(),
            Event::Continued => screen.retake().unwrap(),
            Event::End(_) if mode == "stuck" => thread::sleep(SOON),
            Event::End(Ending::HungUp | Ending::Signal(1)) => std::process::exit(7),
            Event::End(_) => break,
            _ => {}
        }
    }
    drop(screen);
    println!("left after {count} keys");
    std::process::exit(0);
}

/// What starts the small program.
fn probe_command() -> Vec<String> {
    let exe = std::env::current_exe().unwrap();
    // In one thread, because another would look at the time while it waits for the test.
    let args = ["--exact", "terminal::probe", "--nocapture", "--quiet", "--test-threads=1"];
    let args = args.map(str::to_owned);
    [exe.display().to_string()].into_iter().chain(args).collect()
}

/// A pseudo-terminal with a program on it.
struct Desk {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    shown: Arc<Mutex<vt100::Parser>>,
    modes_before: u32,
    /// The reader lets go of the terminal when it next has something to read.
    hanging_up: Arc<AtomicBool>,
    reader: Option<JoinHandle<()>>,
}

impl Desk {
    /// The small program alone: it leads the session.
    fn new(mode: &str) -> Self {
        Self::run(mode, &probe_command(), true)
    }

    /// The small program on a terminal that is not its controlling one: no signal tells it that
    /// the terminal hangs up.
    fn without_control() -> Self {
        Self::run("", &probe_command(), false)
    }

    /// The small program as a shell's job, with another process in the job, as under `cargo run`.
    fn under_a_shell() -> Self {
        let script = r#"
            set -m
            sh -c '"$@"; true' sh "$@"
            echo "the job has stopped"
            read -r line
            fg > /dev/null
            echo "the shell is back"
        "#;
        let shell = ["bash", "-c", script, "bash"].map(str::to_owned);
        let command: Vec<String> = shell.into_iter().chain(probe_command()).collect();
        Self::run("", &command, true)
    }

    fn run(mode: &str, command: &[String], control: bool) -> Self {
        let pair = native_pty_system().openpty(SIZE).unwrap();
        let modes_before = modes(&*pair.master);
        let mut builder = CommandBuilder::new(&command[0]);
        builder.args(&command[1..]);
        builder.set_controlling_tty(control);
        builder.env_clear();
        builder.env("PATH", "/usr/bin:/bin");
        builder.env("TERM", "xterm");
        builder.env(PROBE, mode);
        let child = pair.slave.spawn_command(builder).unwrap();

        let shown = Arc::new(Mutex::new(vt100::Parser::default()));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let hanging_up = Arc::new(AtomicBool::new(false));
        let (parser, stop) = (shown.clone(), hanging_up.clone());
        let reader = thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer)
                && !stop.load(Ordering::SeqCst)
            {
                parser.lock().unwrap().process(&buffer[..count]);
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Self {
            master: Some(pair.master),
            writer: Some(writer),
            child,
            shown,
            modes_before,
            hanging_up,
            reader: Some(reader),
        }
    }

    fn send(&mut self, keys: &[u8]) {
        self.writer.as_mut().unwrap().write_all(keys).unwrap();
    }

    fn signal(&self, signal: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
    }

    #[track_caller]
    fn wait(&self, what: &str, shown: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + SOON;
        loop {
            let screen = self.shown.lock().unwrap().screen().clone();
            if shown(&screen) {
                return;
            }
            assert!(Instant::now() < end, "no {what} in:\n{}", screen.contents());
            thread::sleep(Duration::from_millis(5));
        }
    }

    #[track_caller]
    fn wait_for(&self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the program has ended, and returns how long that took.
    #[track_caller]
    fn wait_for_end(&mut self) -> (ExitStatus, Duration) {
        let start = Instant::now();
        while start.elapsed() < SOON {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status, start.elapsed());
            }
            thread::sleep(Duration::from_millis(5));
        }
        panic!("it still runs");
    }

    #[track_caller]
    fn is_whole(&self) {
        self.wait("restored screen", |screen| {
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
        });
        let modes = modes(&**self.master.as_ref().unwrap());
        assert_eq!(modes, self.modes_before, "the terminal is still in raw mode");
    }

    fn contents(&self) -> String {
        self.shown.lock().unwrap().screen().contents()
    }

    /// Closes the terminal's other end.
    fn hang_up(&mut self) {
        self.hanging_up.store(true, Ordering::SeqCst);
        // The program draws again for this, which wakes the reader.
        self.signal("-WINCH");
        self.reader.take().unwrap().join().unwrap();
        self.writer = None;
        self.master = None;
    }

    /// Waits until the program has read all that was sent.
    fn wait_until_read(&self) {
        let name = self.master.as_ref().unwrap().tty_name().unwrap();
        // Which must not become the terminal of the tests.
        let flags = rustix::fs::OFlags::NOCTTY.bits().cast_signed();
        let terminal = File::options().read(true).custom_flags(flags).open(name).unwrap();
        while rustix::io::ioctl_fionread(&terminal).unwrap() > 0 {
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // It has ended already, unless the test failed.
        let _ = self.child.kill();
    }
}

fn modes(master: &dyn MasterPty) -> u32 {
    let modes = master.get_termios().unwrap();
    modes.local_flags.bits()
}

#[test]
fn it_takes_the_terminal_and_gives_it_back() {
    let mut desk = Desk::new("");
    desk.wait_for("keys 0.");
    desk.wait("alternate screen", |screen| screen.alternate_screen() && screen.hide_cursor());
    desk.send(b"jjj");
    desk.wait_for("keys 3.");
    desk.send(b"q");
    assert!(desk.wait_for_end().0.success());
    desk.wait_for("left after 3 keys");
    desk.is_whole();
}

#[test]
fn a_burst_of_keys_arrives_whole_and_leaves_no_thread_spinning() {
    let mut desk = Desk::new("");
    desk.wait_for("keys 0.");
    desk.send(&[b'j'; 3000]);
    desk.wait_for("keys 3000.");
    #[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
    crate::support::wait_idle(desk.child.process_id().unwrap());
}

#[test]
fn a_termination_signal_leaves_the_terminal_whole() {
    for signal in ["-TERM", "-INT"] {
        let mut desk = Desk::new("");
        desk.wait_for("keys 0.");
        desk.signal(signal);
        desk.wait_for_end();
        desk.is_whole();
    }
}

#[test]
fn a_program_that_is_stuck_is_ended_with_the_terminal_whole() {
    let mut desk = Desk::new("stuck");
    desk.wait_for("keys 0.");
    desk.signal("-TERM");
    let (status, time) = desk.wait_for_end();
    assert!(!status.success());
    assert!(time < Duration::from_secs(1), "{time:?}");
    desk.is_whole();
}

#[test]
fn a_panic_leaves_two_sentences_and_the_terminal_whole() {
    let mut desk = Desk::new("");
    desk.wait_for("keys 0.");
    desk.send(b"?");
    desk.wait_for_end();
    desk.is_whole();
    desk.wait_for("onrecord: this is a bug in the program, at tests/it/terminal.rs:");
    desk.wait_for(": on purpose");
    let shown = desk.contents();
    assert!(!shown.contains("stack backtrace"), "{shown}");
}

#[test]
fn a_terminal_that_hangs_up_ends_the_program_within_a_second() {
    // In the middle of a key, crossterm waits for the rest for ever.
    for keys in ["", "\x1b[<0;1"] {
        for mut desk in [Desk::new(""), Desk::without_control()] {
            desk.wait_for("keys 0.");
            desk.send(keys.as_bytes());
            desk.wait_until_read();
            desk.hang_up();
            let (_, time) = desk.wait_for_end();
            assert!(time < Duration::from_secs(1), "{time:?} after {keys:?}");
        }
    }
}

#[test]
fn ctrl_z_stops_the_whole_job_and_fg_continues_it() {
    let mut desk = Desk::under_a_shell();
    desk.wait_for("keys 0.");
    desk.send(b"jj");
    desk.wait_for("keys 2.");
    desk.send(b"\x1a");
    desk.wait_for("the job has stopped");
    desk.is_whole();

    desk.send(b"\n");
    desk.wait_for("keys 2.");
    desk.wait("alternate screen", vt100::Screen::alternate_screen);
    desk.send(b"j");
    desk.wait_for("keys 3.");
    desk.send(b"q");
    desk.wait_for("the shell is back");
    desk.wait_for_end();
    desk.is_whole();
}

#[test]
fn ctrl_z_does_nothing_where_nobody_could_continue_the_program() {
    let mut desk = Desk::new("");
    desk.wait_for("keys 0.");
    desk.send(b"\x1aj");
    desk.wait_for("keys 1.");
}
