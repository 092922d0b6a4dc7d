use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use tempfile::TempDir;

use super::super::environment::Platform;
use super::super::route::{CopyTo, plan};
use super::*;

/// A folder of fake commands, and an environment that finds only these.
struct Desk {
    folder: TempDir,
    environment: Environment,
}

impl Desk {
    fn new(tmux: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // What the fake commands need, and nothing that this computer may have besides.
        let tools = folder.path().join("tools");
        fs::create_dir(&tools).unwrap();
        for tool in ["cat", "sleep"] {
            let folders = ["/usr/bin", "/bin"].map(Path::new).into_iter();
            let tool_path = folders.map(|folder| folder.join(tool)).find(|path| path.exists());
            symlink(tool_path.unwrap(), tools.join(tool)).unwrap();
        }
        let path = format!("{}:{}", folder.path().display(), tools.display());
        let environment = Environment {
            ssh: false,
            tmux,
            screen: false,
            drops_copies: None,
            wayland: true,
            x11: true,
            platform: Platform::Unix,
            path: Some(path.into()),
        };
        Self { folder, environment }
    }

    /// A command that keeps its input and its arguments.
    fn with_good(self, name: &str) -> Self {
        let folder = self.folder.path().display().to_string();
        let script = format!("echo \"$@\" > {folder}/{name}.args; cat > {folder}/{name}.in");
        self.with(name, &script)
    }

    fn with(self, name: &str, script: &str) -> Self {
        let path = self.folder.path().join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        self
    }

    fn carry(&self, text: &str) -> Result<CopyOutcome, CopyError> {
        let plan = plan(&CopyTo::Auto, &self.environment);
        carry(text, &plan, &self.environment)
    }

    fn receipt(&self, text: &str) -> Receipt {
        match self.carry(text).unwrap() {
            CopyOutcome::Taken(receipt) => receipt,
            left @ CopyOutcome::LeftToTerminal(_) => panic!("{left:?}"),
        }
    }

    fn read(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.folder.path().join(file)).ok()
    }
}

#[test]
fn the_text_goes_in_on_stdin_and_never_in_an_argument() {
    let desk = Desk::new(false).with_good("wl-copy");
    let text = "$(touch hacked); „Grüße“ -- 中国\n\0end";
    let receipt = desk.receipt(text);
    assert_eq!(desk.read("wl-copy.in").as_deref(), Some(text));
    assert_eq!(desk.read("wl-copy.args").unwrap(), "--type text/plain\n");
    assert_eq!(
        receipt.sentence("1 claim"),
        format!("copied 1 claim, {} bytes, by wl-copy", text.len())
    );
}

#[test]
fn a_command_that_fails_hands_over_to_the_next() {
    let desk = Desk::new(false).with("wl-copy", "cat > /dev/null; exit 3").with_good("xclip");
    assert_eq!(desk.receipt("text").route, Route::Command(Tool::named("xclip")));
    assert_eq!(desk.read("xclip.in").as_deref(), Some("text"));
}

#[test]
fn a_command_that_hangs_is_killed_with_its_children() {
    let desk = Desk::new(false);
    let folder = desk.folder.path().display().to_string();
    let hang = format!("sleep 60 & echo $! > {folder}/child; wait");
    let desk = desk.with("wl-copy", &hang).with_good("xclip");
    let before = Instant::now();
    // More than a pipe holds, so that the writer is stuck as well.
    let text = "x".repeat(300_000);
    assert_eq!(desk.receipt(&text).route, Route::Command(Tool::named("xclip")));
    assert!(before.elapsed() < PATIENCE + Duration::from_secs(2));
    assert_eq!(desk.read("xclip.in").unwrap().len(), text.len());

    let child = desk.read("child").unwrap();
    let stat = Path::new("/proc").join(child.trim()).join("stat");
    let gone = fs::read_to_string(stat).map_or(true, |stat| stat.contains(") Z "));
    assert!(gone, "the hanging command's child is still running");
}

#[test]
fn a_daemon_that_stays_behind_does_not_hold_the_copy_up() {
    let script = "cat > /dev/null; sleep 5 &";
    let desk = Desk::new(false).with("wl-copy", script);
    let before = Instant::now();
    desk.receipt("text");
    assert!(before.elapsed() < Duration::from_secs(1));
}

#[test]
fn a_command_that_leaves_the_text_unread_did_not_take_it() {
    let desk = Desk::new(false).with("wl-copy", "exit 0").with_good("xsel");
    // More than a pipe holds: otherwise the system keeps what nobody reads.
    let receipt = desk.receipt(&"x".repeat(300_000));
    assert_eq!(receipt.route, Route::Command(Tool::named("xsel")));
}

#[test]
fn without_any_command_the_terminal_is_left() {
    let carried = Desk::new(false).carry("text").unwrap();
    assert_eq!(carried, CopyOutcome::LeftToTerminal(Osc52::new("text").unwrap()));
    let sent = Receipt::of_terminal(&Osc52::new("text").unwrap());
    assert_eq!(
        sent.sentence("1 claim"),
        "sent 1 claim, 4 bytes, by OSC 52 (the terminal does not confirm)"
    );
}

#[test]
fn when_nothing_works_the_error_names_every_way() {
    let desk = Desk::new(false).with("xclip", "cat > /dev/null; exit 3");
    let error = desk.carry(&"x".repeat(80_000)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "nothing was copied: wl-copy: not installed; xclip: failed with exit status: 3; \
         xsel: not installed; OSC 52: a terminal takes at most 74 kB, and the text has 80 kB"
    );
}

#[test]
fn in_tmux_its_buffer_gets_the_text_as_well() {
    let desk = Desk::new(true).with_good("wl-copy").with_good("tmux");
    let receipt = desk.receipt("text");
    assert_eq!(desk.read("tmux.in").as_deref(), Some("text"));
    assert_eq!(desk.read("tmux.args").unwrap(), "load-buffer -\n");
    assert_eq!(receipt.sentence("1 claim"), "copied 1 claim, 4 bytes, by wl-copy and tmux");
}

#[test]
fn over_ssh_tmux_passes_the_text_on_to_its_terminal() {
    let mut desk = Desk::new(true).with_good("wl-copy").with_good("tmux");
    desk.environment.ssh = true;
    assert_eq!(desk.receipt("text").route, Route::Tmux);
    assert_eq!(desk.read("tmux.args").unwrap(), "load-buffer -w -\n");
    assert_eq!(desk.read("wl-copy.in"), None);
}

#[test]
fn a_tmux_without_a_server_hands_over_to_the_terminal() {
    let mut desk = Desk::new(true).with("tmux", "cat > /dev/null; exit 1");
    desk.environment.ssh = true;
    assert!(matches!(desk.carry("text"), Ok(CopyOutcome::LeftToTerminal(_))));
}

#[test]
fn clip_exe_gets_utf_16() {
    assert_eq!(encode("Aé", Encoding::Utf16), [0x41, 0, 0xe9, 0]);
    assert_eq!(Tool::named("clip.exe").encoding, Encoding::Utf16);
}

#[test]
fn a_terminal_that_drops_copies_is_named_with_the_way_out() {
    let xterm = |name: &str| {
        let set = [("TERM", "xterm"), ("XTERM_VERSION", "XTerm(379)")];
        set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).into())
    };
    let text = Osc52::on_the_way("x", &Environment::read(xterm)).unwrap();
    assert_eq!(
        Receipt::of_terminal(&text).sentence("1 claim"),
        "sent 1 claim, 1 bytes, by OSC 52, which xterm drops unless it is set up otherwise: \
         --copy-to names another way"
    );
}
