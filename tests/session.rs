//! What outlives the program: the built binary, started again and again on one state folder.

mod support;

use assert_cmd::Command;
use std::{
    fs,
    path::{Path, PathBuf},
};
use support::{Start, Terminal};
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
        terminal.wait_for("1 Claims");
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
        let lines = self.print(&["list", query, "--format", "jsonl"]);
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

/// The line of the list that has `text`.
fn row(terminal: &Terminal, text: &str) -> String {
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
    let without = state.print(&["--no-state", "list", "status:checked", "--format", "jsonl"]);
    assert_eq!(without, "");
    assert_eq!(state.names(""), ["lock", "sessions.json", "status"]);
}

#[test]
fn the_session_comes_back_where_it_was_left_unless_asked_otherwise() {
    let state = State::new();
    let mut first = state.open(&[]);
    first.send(&format!("/speaker:feith{ENTER}jm"));
    first.wait_for("/ speaker:feith");
    first.send("2");
    first.wait_for("[2 Article]");
    quit(first);

    let second = state.open(&[]);
    second.wait_for("[2 Article]");
    second.wait_for("/ speaker:feith");
    second.wait_for("back where you left off, with a query: 0 clears it");
    quit(second);

    // Another dossier is another session.
    let other = state.open(&[&tutorial()]);
    other.wait_for("[1 Claims]");
    other.wait_for("f filter");
    quit(other);

    let mut fresh = state.open(&["--fresh"]);
    fresh.wait_for("[1 Claims]");
    fresh.wait_for("f filter");
    // What was searched for is still known.
    fresh.send("/\x1b[A");
    fresh.wait_for("/ speaker:feith");
    fresh.send("\x1b");
    fresh.wait_gone("speaker:feith");
    quit(fresh);

    let last = state.open(&[]);
    last.wait_for("[1 Claims]");
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
    first.wait_for("6 Dossiers");
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
fn a_damaged_state_file_is_set_aside_with_a_message_and_stops_nothing() {
    let state = State::new();
    let damage = b"{\"format\": 1, \"claims\": {\"shelving-lead\": {\x00\xff";
    fs::create_dir_all(state.path("status")).unwrap();
    fs::write(state.page(), damage).unwrap();
    fs::write(state.path("sessions.json"), "").unwrap();
    let (out, err) = state.run(&["list", "status:checked", "--format", "jsonl"]);
    assert_eq!(out, "");
    assert!(err.contains(".json is not used: it is damaged (in /"), "{err}");
    assert_eq!(fs::read(state.page()).unwrap(), damage, "a command that reads moves nothing");

    let start = state.start(&[]).size(200, 40);
    let mut terminal = start.spawn();
    terminal.wait_for("is not used: it is damaged, and was set aside in");
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
fn where_nothing_can_be_written_browsing_goes_on_and_the_end_says_what_is_lost() {
    let state = State::new();
    fs::write(state.0.path().join("onrecord"), "in the way").unwrap();
    let mut terminal = state.start(&[]).size(200, 40).spawn();
    terminal.wait_for("is not used: it cannot be read");
    terminal.send("jv");
    terminal.wait_for("not saved, kept until you quit: File exists");
    terminal.send("j");
    terminal.wait_for("Grades say how traceable");
    assert!(row(&terminal, "A ban on China Telecom").contains('√'));
    terminal.send("q");
    assert!(terminal.wait_exit().success());
    terminal.wait_for(&format!("onrecord: the statuses and notes of {DOSSIER} could not be saved"));
    terminal.wait_for("onrecord: where you left off could not be saved");
    terminal.wait_until("the terminal as it was", |screen, _| !screen.alternate_screen());
}

#[test]
fn without_state_nothing_is_read_or_written() {
    let state = State::new();
    let mut terminal = state.open(&["--no-state"]);
    terminal.send("v");
    terminal.wait_for("shelving-lead: checked; nothing is kept after this session");
    quit(terminal);
    for args in
        [&["list", "status:checked"][..], &["show", "shelving-lead"], &["memo"], &["snapshot"]]
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
    third.wait_for("1 Claims");
    assert_eq!(theme(&mut third), "plain", "the config was written after the choice");
    third.send(&format!(":theme dark{ENTER}"));
    third.wait_for("theme dark");
    quit(third);
    let mut fourth = start().spawn();
    fourth.wait_for("1 Claims");
    assert_eq!(theme(&mut fourth), "dark", "the choice was made after the config");
    quit(fourth);

    fs::write(&file, r#"{"format": 1, "theme": "Solarized", "instead_of": null}"#).unwrap();
    let mut fifth = state.open(&[]);
    fifth.wait_for("theme.json is not used: it is damaged, and was set aside");
    assert_eq!(theme(&mut fifth), "auto");
    quit(fifth);
}
