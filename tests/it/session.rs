//! What outlives the program: the built binary, started again and again on one state folder.

use crate::support::{Start, Terminal};
use assert_cmd::Command;
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

const ENTER: &str = "\r";
const DOSSIER: &str = "reuters-2026-02-12-china-tech";

/// A state home that several runs share.
struct State(TempDir);

impl State {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn start(&self, args: &[&str]) -> Start {
        Start::new(args).env("XDG_STATE_HOME", self.0.path().to_str().unwrap())
    }

    /// The program with its first screen.
    #[track_caller]
    fn open(&self, args: &[&str]) -> Terminal {
        let terminal = self.start(args).spawn();
        terminal.wait_for("2 Claims");
        terminal
    }

    /// What a command prints, which is nothing on stderr.
    #[track_caller]
    fn print(&self, args: &[&str]) -> String {
        let (out, err) = self.run(args);
        assert_eq!(err, "");
        out
    }

    /// The ids of the claims that a query means.
    #[track_caller]
    fn ids(&self, query: &str) -> Vec<String> {
        let lines = self.print(&["list", "--format", "jsonl", "--", query]);
        let claim = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
        lines.lines().map(|line| claim(line)["id"].as_str().unwrap().to_owned()).collect()
    }

    fn run(&self, args: &[&str]) -> (String, String) {
        let output = Command::cargo_bin("onrecord")
            .unwrap()
            .env_remove("COLUMNS")
            .env("XDG_STATE_HOME", self.0.path())
            .env("TZ", "UTC")
            .args(args)
            .output()
            .unwrap();
        assert!(output.status.success());
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (text(output.stdout), text(output.stderr))
    }

    fn path(&self, inside: &str) -> PathBuf {
        self.0.path().join("onrecord").join(inside)
    }

    fn page(&self) -> PathBuf {
        self.path(&format!("status/{DOSSIER}.json"))
    }

    /// The names of everything in the folder, in order.
    fn names(&self, inside: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(inside)).into_iter().flatten();
        let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
        let mut names: Vec<_> = entries.map(|it| name(it).into_string().unwrap()).collect();
        names.sort();
        names
    }
}

#[track_caller]
fn quit(mut terminal: Terminal) {
    terminal.send("q");
    assert!(terminal.wait_exit().success());
    terminal.wait_until("the terminal as it was", |screen, _| !screen.alternate_screen());
}

/// The line of the list that has `text`, once it is there.
#[track_caller]
fn row(terminal: &Terminal, text: &str) -> String {
    terminal.wait_for(text);
    let contents = terminal.contents();
    let row = contents.lines().find(|line| line.contains(text));
    row.unwrap_or_else(|| panic!("no {text} in:\n{contents}")).to_owned()
}

fn tutorial() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/tutorial.ron").display().to_string()
}

#[test]
fn a_status_and_its_note_are_there_in_the_next_run_and_on_the_command_line() {
    let state = State::new();
    let mut first = state.open(&[]);
    first.send("jv");
    first.wait_for("telecom-ban-shelved: checked");
    first.send("V");
    first.wait_for("note on telecom-ban-shelved:");
    first.send(&format!("who said so? qq{ENTER}"));
    first.wait_for("the note on telecom-ban-shelved is kept");
    first.send("jvv");
    first.wait_for("datacentre-curbs-shelved: problem");
    quit(first);

    let second = state.open(&["--fresh"]);
    second.wait_for("√ insiders");
    second.wait_for("! insiders");
    assert!(row(&second, "A ban on China Telecom").contains('√'));
    assert!(row(&second, "Limits on the sale of Chinese").contains('!'));
    quit(second);

    let lines = state.print(&["list", "status:checked", "--format", "jsonl"]);
    let claim: serde_json::Value = serde_json::from_str(&lines).unwrap();
    assert_eq!(
        (&claim["id"], &claim["status"]),
        (&"telecom-ban-shelved".into(), &"checked".into())
    );
    assert_eq!(claim["verification"]["note"], "who said so? qq");
    assert!(claim["verification"]["since"].as_str().unwrap().ends_with("+00:00"));
    let shown = state.print(&["show", "telecom-ban-shelved"]);
    assert!(shown.contains("Status: checked (") && shown.contains("Status note: who said so? qq"));
    assert_eq!(state.ids("-status:unchecked").len(), 2);
    let without = state.run(&["--no-state", "list", "status:checked", "--format", "jsonl"]);
    assert_eq!(without, (String::new(), "onrecord: no claim matches status:checked\n".to_owned()));
    assert_eq!(state.names(""), ["lock", "sessions.json", "status"]);
}

#[test]
fn the_session_comes_back_where_it_was_left_unless_asked_otherwise() {
    let state = State::new();
    let mut first = state.open(&[]);
    first.send(&format!("/speaker:feith{ENTER}jm"));
    first.wait_for("/ speaker:feith");
    first.send("3");
    first.wait_for("[3 Article]");
    quit(first);

    let second = state.open(&[]);
    second.wait_for("[3 Article]");
    second.wait_for("/ speaker:feith");
    second.wait_for("back where you left off, with a query: 0 clears it");
    quit(second);

    // Another dossier is another session.
    let other = state.open(&[&tutorial()]);
    other.wait_for("[2 Claims]");
    other.wait_for("f filter");
    quit(other);

    let mut fresh = state.open(&["--fresh"]);
    fresh.wait_for("[2 Claims]");
    fresh.wait_for("f filter");
    // What was searched for is still known.
    fresh.send("/\x1b[A");
    fresh.wait_for("/ speaker:feith");
    fresh.send("\x1b");
    fresh.wait_gone("speaker:feith");
    quit(fresh);

    let last = state.open(&[]);
    last.wait_for("[2 Claims]");
    last.wait_for("f filter");
    quit(last);
}

#[test]
fn a_folder_that_is_read_behind_the_first_frame_has_its_statuses_and_its_session() {
    let state = State::new();
    let folder = state.0.path().join("dossiers");
    fs::create_dir(&folder).unwrap();
    for name in ["tutorial.ron", &format!("{DOSSIER}.ron")] {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
        fs::copy(data, folder.join(name)).unwrap();
    }
    let folder = folder.to_str().unwrap();
    let mut first = state.open(&[folder]);
    first.wait_for("attributed");
    first.send(&format!("/dossier:tutorial crane{ENTER}"));
    first.wait_for("no-crane");
    first.send("v");
    first.wait_for("no-crane: checked");
    quit(first);
    let second = state.open(&[folder]);
    second.wait_for("/ dossier:tutorial crane");
    second.wait_for("back where you left off");
    assert!(row(&second, "A crane in the pictures").contains('√'));
    quit(second);
    assert_eq!(state.names("status"), ["tutorial.json"]);
}

#[test]
fn a_signal_leaves_the_session_to_the_next_run() {
    let state = State::new();
    let mut first = state.open(&[]);
    first.send(&format!("/grade:F{ENTER}"));
    first.wait_for("/ grade:F");
    let pid = first.pid().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    assert_eq!(first.wait_exit().signal(), Some("Terminated"));
    let second = state.open(&[]);
    second.wait_for("/ grade:F");
    quit(second);
}

#[test]
fn a_claim_that_has_changed_is_checked_no_more() {
    let state = State::new();
    let dossier = state.0.path().join("article.ron");
    fs::copy(tutorial(), &dossier).unwrap();
    let dossier = dossier.to_str().unwrap();
    let mut first = state.open(&[dossier]);
    first.send("vjv");
    first.wait_for("pier-open: checked");
    quit(first);
    let text = fs::read_to_string(dossier).unwrap();
    let text = text.replace("The pier stays open to visitors", "The pier is open to visitors");
    fs::write(dossier, format!("{text}\n// Another line.\n")).unwrap();

    let second = state.open(&[dossier]);
    second.wait_for("checked before it changed");
    second.wait_for("back where you left off");
    assert!(row(&second, "The pier is open to").contains('≈'));
    assert!(row(&second, "The council lets the pier").contains('√'));
    quit(second);
    let checked = state.print(&["--data", dossier, "list", "status:checked"]);
    assert!(checked.contains("The council lets the pier"), "{checked}");
    assert!(!checked.contains("The pier is open"), "{checked}");
    let shown = state.print(&["--data", dossier, "show", "pier-open"]);
    assert!(shown.contains("Status: checked before it changed ("), "{shown}");
}

#[test]
fn a_claim_that_changes_on_the_screen_is_checked_no_more_from_then_on() {
    let state = State::new();
    let dossier = state.0.path().join("article.ron");
    fs::copy(tutorial(), &dossier).unwrap();
    let mut terminal = state.open(&[dossier.to_str().unwrap()]);
    terminal.send("jv");
    terminal.wait_for("pier-open: checked");
    let text = fs::read_to_string(&dossier).unwrap();
    // The claim is another one, and stands in another row.
    let text = text.replace("The pier stays open to visitors", "The pier is open to visitors");
    let first = text.find("id: \"pier-lead\"").unwrap();
    let (before, rest) = text.split_at(text[..first].rfind('(').unwrap());
    let new = r#"(id: "new", paragraph: 1, speaker: "lantern", speech: Narration,
        gist: "It is new.", anchor: "the wooden pier"), "#;
    fs::write(&dossier, format!("{before}{new}{rest}")).unwrap();
    terminal.wait_for("checked before it changed");
    assert!(row(&terminal, "The pier is open to").contains('≈'));
    terminal.wait_until("the sign in the list, and in full", |screen, _| {
        screen.contents().matches('≈').count() == 2
    });
    quit(terminal);
}

#[test]
fn two_programs_at_once_lose_nothing_of_each_other() {
    let state = State::new();
    let (mut one, mut other) = (state.open(&[]), state.open(&[]));
    one.send("v");
    one.wait_for("shelving-lead: checked");
    // It is on the disk before the other one saves.
    one.wait_for_file(&state.page(), "shelving-lead");
    other.send("jvv");
    other.wait_for("telecom-ban-shelved: problem");
    other.wait_until("what the other program saved", |screen, _| {
        let contents = screen.contents();
        contents.lines().any(|line| line.contains('√') && line.contains("Reuters"))
    });
    one.send("GV");
    one.send(&format!("last{ENTER}"));
    one.wait_for("is kept");
    quit(other);
    quit(one);

    let third = state.open(&["--fresh"]);
    third.wait_for("√ Reuters");
    third.wait_for("! insiders");
    assert!(row(&third, "A ban on China Telecom").contains('!'));
    quit(third);
    assert_eq!(state.ids("-status:unchecked").len(), 2);
    assert!(fs::read_to_string(state.page()).unwrap().contains("last"));
}

#[test]
fn what_one_window_notes_the_other_shows_by_itself() {
    let state = State::new();
    let (mut one, other) = (state.open(&[]), state.open(&[]));
    // The folder of the statuses is not there yet.
    one.send("v");
    let is_checked = |screen: &vt100::Screen, _: &[u8]| {
        let contents = screen.contents();
        contents.lines().any(|line| line.contains('√') && line.contains("Reuters"))
    };
    other.wait_until("the status from the other window", is_checked);
    one.send("V");
    one.send(&format!("who says so{ENTER}"));
    other.wait_for("who says so");
    // A file that was set aside is named as long as it lies there.
    fs::write(state.path("status/x.json.damaged-2026-01-01T000000.000Z"), "{").unwrap();
    assert!(
        state.run(&["status"]).1.contains("x.json.damaged-2026-01-01T000000.000Z: a damaged file")
    );
    quit(one);
    quit(other);
}

#[test]
fn a_damaged_state_file_is_set_aside_with_a_message_and_stops_nothing() {
    let state = State::new();
    let damage = b"{\"format\": 1, \"claims\": {\"shelving-lead\": {\x00\xff";
    fs::create_dir_all(state.path("status")).unwrap();
    fs::write(state.page(), damage).unwrap();
    fs::write(state.path("sessions.json"), "").unwrap();
    let (out, err) = state.run(&["list", "status:checked", "--format", "jsonl"]);
    assert_eq!(out, "");
    assert!(err.contains(".json is not used: it is damaged"), "{err}");
    assert_eq!(fs::read(state.page()).unwrap(), damage, "a command that reads moves nothing");

    let start = state.start(&[]).size(200, 40);
    let mut terminal = start.spawn();
    terminal.wait_for("is not used: it is damaged, and was set aside as");
    terminal.wait_for("(and 1 more)");
    terminal.send("jv");
    terminal.wait_for("telecom-ban-shelved: checked");
    quit(terminal);
    let names = state.names("status");
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names[1].starts_with(&format!("{DOSSIER}.json.damaged-2")), "{names:?}");
    assert_eq!(fs::read(state.path("status").join(&names[1])).unwrap(), damage);
    assert_eq!(state.ids("status:checked"), ["telecom-ban-shelved"]);
}

/// A file stands where the folder should: that stops even the superuser, who runs tests at times.
#[test]
fn where_nothing_can_be_written_browsing_goes_on_and_the_next_start_takes_it_up() {
    let state = State::new();
    fs::write(state.0.path().join("onrecord"), "in the way").unwrap();
    let refuge = tempfile::tempdir().unwrap();
    let start = |state: &State| state.start(&[]).env("TMPDIR", refuge.path().to_str().unwrap());
    let mut terminal = start(&state).size(200, 40).spawn();
    terminal.wait_for("is not used: it cannot be read");
    terminal.send("jv");
    terminal.wait_for("1 change not saved: File exists");
    terminal.send("j");
    terminal.wait_for("1 unsaved");
    assert!(row(&terminal, "A ban on China Telecom").contains('√'));
    terminal.send("q");
    terminal.wait_for("q again quits");
    terminal.send("q");
    assert_eq!(terminal.wait_exit().exit_code(), 1);
    terminal.wait_for(&format!("onrecord: the statuses and notes of {DOSSIER} could not be saved"));
    terminal.wait_for("onrecord: where you left off could not be saved");
    terminal.wait_for("and the next start takes them up");
    terminal.wait_until("the terminal as it was", |screen, _| !screen.alternate_screen());

    fs::remove_file(state.0.path().join("onrecord")).unwrap();
    let second = start(&state).spawn();
    second.wait_for("what could not be saved before is saved now");
    assert!(row(&second, "A ban on China Telecom").contains('√'));
    quit(second);
    assert_eq!(state.ids("status:checked"), ["telecom-ban-shelved"]);
    assert_eq!(fs::read_dir(refuge.path()).unwrap().count(), 0);
}

/// The command that runs the binary after some others, with its arguments.
fn after(commands: &str, state: &State) -> Start {
    let binary = env!("CARGO_BIN_EXE_onrecord");
    let script = format!("{commands}\n\"$@\"\necho \"it ended with $?\"; read -r line; fg");
    Start::program("bash", &["-c", &script, "bash", binary])
        .env("XDG_STATE_HOME", state.0.path().to_str().unwrap())
}

#[test]
fn a_stopped_program_has_saved_and_keeps_nobody_from_saving() {
    let state = State::new();
    let mut stopped = after("set -m", &state).spawn();
    stopped.wait_for("2 Claims");
    stopped.send("v\u{1a}");
    stopped.wait_for("it ended with");
    assert!(fs::read_to_string(state.page()).unwrap().contains("shelving-lead"));
    let mut other = state.open(&[]);
    other.send(&format!("jVseen while the other one is stopped{ENTER}"));
    other.wait_for("the note on telecom-ban-shelved is kept");
    assert!(fs::read_to_string(state.page()).unwrap().contains("the other one is stopped"));
    quit(other);
    stopped.send("\n");
    stopped.wait_for("[1 Brief]");
    stopped.send("q");
    stopped.wait_exit();
}

#[test]
fn who_holds_the_lock_is_said_until_it_is_let_go() {
    let state = State::new();
    fs::create_dir_all(state.path("")).unwrap();
    let pid = std::process::id();
    fs::write(state.path("lock"), format!("{pid}\n")).unwrap();
    let lock = fs::File::open(state.path("lock")).unwrap();
    rustix::fs::flock(&lock, rustix::fs::FlockOperation::LockExclusive).unwrap();
    let mut terminal = state.open(&[]);
    terminal.send(&format!("jvVwho?{ENTER}"));
    let said = format!("1 change not saved: another onrecord, process {pid}, holds the lock");
    terminal.wait_for(&said);
    terminal.send("k");
    terminal.wait_for(&said);
    terminal.wait_for("1 unsaved");
    terminal.send("q");
    terminal.wait_for("q again quits");
    drop(lock);
    terminal.wait_for("everything is saved by now");
    terminal.wait_gone("1 unsaved");
    quit(terminal);
    assert_eq!(state.ids("status:checked"), ["telecom-ban-shelved"]);
}

/// Where no file may grow, as on a full disk.
#[test]
fn what_no_disk_takes_is_printed_whole() {
    let state = State::new();
    let mut terminal = after("ulimit -f 0", &state).size(300, 40).spawn();
    terminal.wait_for("2 Claims");
    terminal.send(&format!("jvVwas sagt das Büro?{ENTER}"));
    terminal.wait_for("1 change not saved: file too large");
    terminal.send("qq");
    terminal.wait_for("it ended with 1");
    let bytes = String::from_utf8(terminal.bytes()).unwrap();
    let (_, rest) = bytes.split_once("takes this line:\r\n").unwrap();
    let line = rest.lines().next().unwrap();
    assert!(line.starts_with('{') && line.is_ascii(), "{line}");
    assert!(!state.page().exists());
    let mut merge = Command::cargo_bin("onrecord").unwrap();
    let merge = merge.env("XDG_STATE_HOME", state.0.path()).args(["status", "merge", "-"]);
    let said = merge.write_stdin(line).output().unwrap().stdout;
    assert_eq!(String::from_utf8(said).unwrap(), format!("{DOSSIER}: 1 new status, 1 new note\n"));
    assert_eq!(state.ids("status:checked"), ["telecom-ban-shelved"]);
    let shown = state.print(&["show", "telecom-ban-shelved"]);
    assert!(shown.contains("Status note: was sagt das Büro?"), "{shown}");
}

#[test]
fn a_program_that_is_killed_amid_its_saves_leaves_whole_files() {
    let state = State::new();
    let mut terminal = state.open(&[]);
    let notes: String = (0..200).map(|at| format!("V\u{15}note {at}.{ENTER}")).collect();
    terminal.send(&notes);
    terminal.wait_for_file(&state.page(), "note ");
    let pid = terminal.pid().to_string();
    assert!(std::process::Command::new("kill").args(["-KILL", &pid]).status().unwrap().success());
    terminal.wait_exit();
    let (out, err) = state.run(&["show", "shelving-lead"]);
    assert!(out.contains("Status note: note ") && err.is_empty(), "{out}{err}");
    // It was killed while it wrote, and another process has got its number by now; or none has.
    fs::write(state.path(&format!("status/.onrecord-{pid}-x.tmp")), "{").unwrap();
    quit(state.open(&[]));
    assert_eq!(state.names("status"), [format!("{DOSSIER}.json")]);
}

#[test]
fn a_note_that_is_being_typed_outlives_every_end() {
    for end in ["ctrl-c", "-TERM", "-HUP", "-KILL"] {
        let state = State::new();
        let mut first = state.open(&[]);
        first.send("jVhalf a no");
        first.wait_for("half a no");
        if end == "-KILL" {
            // Nobody can be asked to save first.
            first.wait_for_file(&state.page(), "half a no");
        }
        if end == "ctrl-c" {
            // The first leaves the line, the second the program.
            first.send("\u{3}\u{3}");
        } else {
            let pid = first.pid().to_string();
            let sent = std::process::Command::new("kill").args([end, &pid]).status().unwrap();
            assert!(sent.success());
        }
        first.wait_exit();
        let mut second = state.open(&[]);
        // Where the reader was is saved at the end, and this one had none.
        second.send(if end == "-KILL" { "jV" } else { "V" });
        second.wait_for("half a no");
        second.wait_for("the draft that you left");
        second.send(&format!("te{ENTER}"));
        second.wait_for("the note on telecom-ban-shelved is kept");
        quit(second);
        let shown = state.print(&["show", "telecom-ban-shelved"]);
        assert!(shown.contains("Status note: half a note"), "{end}: {shown}");
    }
}

#[test]
fn statuses_are_listed_and_go_to_a_colleague_and_back() {
    let (mine, theirs) = (State::new(), State::new());
    let mut terminal = mine.open(&[]);
    terminal.send(&format!("jvVmine{ENTER}"));
    terminal.wait_for("the note on telecom-ban-shelved is kept");
    quit(terminal);
    let mut terminal = theirs.open(&[]);
    terminal.send(&format!("jvvVtheirs{ENTER}"));
    terminal.wait_for("the note on telecom-ban-shelved is kept");
    terminal.send("jv");
    terminal.wait_for("datacentre-curbs-shelved: checked");
    // What was taken back is not listed.
    terminal.send("jvvv");
    terminal.wait_for("tplink-ban-shelved: unchecked");
    quit(terminal);

    let file = theirs.0.path().join("theirs.json").display().to_string();
    assert_eq!(theirs.print(&["status", "export", "-o", &file]), "");
    let merged = mine.print(&["status", "merge", &file]);
    let expected = format!(
        "{DOSSIER}: 3 new statuses, 1 new note\n\
         {DOSSIER}: both statuses are kept of telecom-ban-shelved\n\
         {DOSSIER}: both notes are kept of telecom-ban-shelved\n"
    );
    assert_eq!(merged, expected);
    let again = mine.print(&["status", "merge", &file]);
    assert_eq!(again, "nothing new\n");
    let lines = mine.print(&["status", "telecom", "--format", "jsonl"]);
    let line: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    let keys = ["dossier", "id", "standing", "status"].map(|key| line[key].as_str().unwrap());
    assert_eq!(keys, [DOSSIER, "telecom-ban-shelved", "current", "problem"]);
    assert_eq!(line["other_statuses"], serde_json::json!(["checked"]));
    assert_eq!(line["notes"], serde_json::json!(["mine", "theirs"]));
    let table = mine.print(&["status"]);
    assert!(table.contains("problem, checked?") && table.contains("mine | theirs"), "{table}");
    assert!(table.contains("2 claims have a status or a note of yours."), "{table}");

    // In another dossier nothing of it is shown, and it is named.
    let table = mine.print(&["status", "--data", &tutorial()]);
    assert!(table.contains("No claim has a status or a note of yours."), "{table}");
    assert!(table.contains(&format!("notes of 1 dossier more: {DOSSIER}; --data")), "{table}");
}

#[test]
fn what_belongs_to_no_claim_is_listed() {
    let state = State::new();
    let dossier = state.0.path().join("article.ron");
    fs::copy(tutorial(), &dossier).unwrap();
    let name = dossier.to_str().unwrap().to_owned();
    let mut terminal = state.open(&[&name]);
    terminal.send(&format!("jvVwhy?{ENTER}"));
    terminal.wait_for("the note on pier-open is kept");
    quit(terminal);
    let text = fs::read_to_string(&dossier).unwrap();
    fs::write(&dossier, text.replace("\"pier-open\"", "\"pier-stays-open\"")).unwrap();
    let shown = state.print(&["show", "pier-stays-open", "--data", &name]);
    assert!(shown.contains("Status note: why?"), "{shown}");
    let gone =
        text.replace("\"pier-open\"", "\"gone\"").replace("The pier stays open", "It is open");
    fs::write(&dossier, gone).unwrap();
    let table = state.print(&["status", "--data", &name]);
    assert!(table.contains("no such claim") && table.contains("why?"), "{table}");
    assert!(table.contains("The pier stays open"), "it says what it was: {table}");
    assert!(table.contains("1 entry belongs to no claim"), "{table}");
}

#[test]
fn a_file_of_statuses_that_is_none_changes_nothing() {
    let state = State::new();
    let file = state.0.path().join("file.json").display().to_string();
    for (content, said) in [
        ("", "it is damaged"),
        ("{\"format\":1}", "it is damaged"),
        ("{\"format\":2,\"dossiers\":{}}", "a newer version"),
        (
            "{\"format\":1,\"dossiers\":{\"../x\":{\"claims\":{\"a\":{\"note\":\
             {\"since\":\"2026-03-14T15:09:26Z\",\"text\":\"x\"}}}}}}",
            "no dossier can have the id `../x`",
        ),
    ] {
        fs::write(&file, content).unwrap();
        let output = Command::cargo_bin("onrecord")
            .unwrap()
            .env("XDG_STATE_HOME", state.0.path())
            .args(["status", "merge", &file])
            .output()
            .unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(err.contains(said), "{content}: {err}");
        assert_eq!(output.status.code(), Some(2), "{content}");
    }
    assert_eq!(state.names(""), [""; 0]);
}

#[test]
fn without_state_nothing_is_read_or_written() {
    let state = State::new();
    let mut terminal = state.open(&["--no-state"]);
    terminal.send("v");
    terminal.wait_for("shelving-lead: checked; nothing is kept after this session");
    quit(terminal);
    for args in
        [&["list", "status:unchecked"][..], &["show", "shelving-lead"], &["memo"], &["snapshot"]]
    {
        state.print(args);
    }
    assert_eq!(fs::read_dir(state.0.path()).unwrap().count(), 0);
}

/// The theme in use, as the palette has it.
#[track_caller]
fn theme(terminal: &mut Terminal) -> String {
    terminal.send(":theme");
    terminal.wait_for("in use");
    let row = row(terminal, "in use");
    terminal.send("\x1b");
    terminal.wait_gone("in use");
    let name = row.split("theme ").nth(1).and_then(|rest| rest.split_whitespace().next());
    name.unwrap_or_else(|| panic!("no theme in {row}")).to_owned()
}

#[test]
fn a_theme_that_was_chosen_is_there_in_the_next_run_unless_something_newer_is_said() {
    let state = State::new();
    let mut first = state.open(&[]);
    assert_eq!(theme(&mut first), "auto");
    first.send(&format!(":theme light{ENTER}"));
    first.wait_for("theme light");
    quit(first);
    let file = state.path("theme.json");
    assert!(fs::read_to_string(&file).unwrap().contains(r#""theme": "Light""#));

    let mut second = state.open(&["--fresh"]);
    assert_eq!(theme(&mut second), "light");
    quit(second);
    let mut second = state.open(&["--theme", "dark"]);
    assert_eq!(theme(&mut second), "dark");
    quit(second);
    let mut second = state.open(&["--no-state"]);
    assert_eq!(theme(&mut second), "auto");
    second.send(&format!(":theme none{ENTER}"));
    second.wait_for("theme none; nothing is kept after this session");
    quit(second);

    let config = TempDir::new().unwrap();
    fs::create_dir(config.path().join("onrecord")).unwrap();
    fs::write(config.path().join("onrecord/config.ron"), "(theme: Plain)").unwrap();
    let start = || state.start(&[]).env("XDG_CONFIG_HOME", config.path().to_str().unwrap());
    let mut third = start().spawn();
    third.wait_for("2 Claims");
    assert_eq!(theme(&mut third), "plain", "the config was written after the choice");
    third.send(&format!(":theme dark{ENTER}"));
    third.wait_for("theme dark");
    quit(third);
    let mut fourth = start().spawn();
    fourth.wait_for("2 Claims");
    assert_eq!(theme(&mut fourth), "dark", "the choice was made after the config");
    quit(fourth);

    fs::write(&file, r#"{"format": 1, "theme": "Solarized", "instead_of": null}"#).unwrap();
    let mut fifth = state.open(&[]);
    fifth.wait_for("theme.json is not used: it is damaged, and was set aside");
    assert_eq!(theme(&mut fifth), "auto");
    quit(fifth);
}
