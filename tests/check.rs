//! `onrecord check` and `explain`, as a curator runs them.

use assert_cmd::Command;
use std::{fs, path::Path};

const TUTORIAL: &str = include_str!("../data/tutorial.ron");

fn onrecord(args: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("onrecord").unwrap().args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// What `check` says of the tutorial after a change.
fn check_changed(from: &str, to: &str) -> (i32, String) {
    assert!(TUTORIAL.contains(from), "{from}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("changed.ron");
    fs::write(&path, TUTORIAL.replacen(from, to, 1)).unwrap();
    let (code, out, err) = onrecord(&["check", path.to_str().unwrap()]);
    assert_eq!(out, "", "messages go to stderr");
    (code, err.replace(path.to_str().unwrap(), "changed.ron"))
}

fn data(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name).display().to_string()
}

#[test]
fn a_file_that_is_not_there_is_said() {
    let (code, out, err) = onrecord(&["check", "/nowhere/x.ron"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("/nowhere/x.ron: there is no such file"), "{err}");
}

#[test]
fn an_unknown_speaker_is_placed_and_the_nearest_named() {
    let (code, err) = check_changed("speaker: \"mudge\"", "speaker: \"mugde\"");
    assert_eq!(code, 1);
    assert!(err.contains("error[E015]"), "{err}");
    assert!(err.contains("did you mean `mudge`?"), "{err}");
    assert!(err.contains("--> changed.ron:"), "{err}");
}

#[test]
fn a_cut_file_names_the_bracket_that_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cut.ron");
    let end = TUTORIAL.find("claims: [").unwrap() + 60;
    fs::write(&path, &TUTORIAL[..end]).unwrap();
    let (code, _, err) = onrecord(&["check", path.to_str().unwrap()]);
    assert_eq!(code, 1);
    assert!(err.contains("cut.ron:"), "{err}");
}

#[test]
fn deep_nesting_ends_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep.ron");
    fs::write(&path, format!("(format: {}", "[".repeat(100_000))).unwrap();
    let (code, _, err) = onrecord(&["check", path.to_str().unwrap()]);
    assert_eq!(code, 1);
    assert!(err.contains("error["), "{err}");
}

#[test]
fn escape_sequences_of_a_file_do_not_reach_the_terminal() {
    let (code, err) = check_changed("speaker: \"mudge\"", "speaker: \"mu\u{1B}[31m\u{202E}dge\"");
    assert_eq!(code, 1);
    assert!(!err.contains(['\u{1B}', '\u{202E}']), "{err:?}");
}

#[test]
fn quotations_are_held_against_the_text() {
    let text = fs::read_to_string(data("tutorial.txt")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let changed = folder.path().join("changed.txt");
    let quote = TUTORIAL.split("quote: [\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(text.contains(quote), "{quote}");
    fs::write(&changed, text.replacen(quote, "something else entirely", 1)).unwrap();
    let args = ["check", &data("tutorial.ron"), "--source", changed.to_str().unwrap()];
    let (code, _, err) = onrecord(&args);
    assert_eq!(code, 1, "{err}");
    assert!(err.contains("error["), "{err}");
}

#[test]
fn the_shipped_dossiers_are_right() {
    let text = data("tutorial.txt");
    let (code, out, err) = onrecord(&["check", &data("tutorial.ron"), "--source", &text]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    let (code, _, err) = onrecord(&["check", &data("reuters-2026-02-12-china-tech.ron")]);
    assert_eq!(code, 0, "{err}");
}

#[test]
fn grades_and_codes_are_explained() {
    for (what, expected) in
        [("grade", "never\nwhether"), ("d3", "several unnamed"), ("E015", "E015 (error)")]
    {
        let (code, out, err) = onrecord(&["explain", what]);
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(out.contains(expected), "{out}");
    }
    let (code, out, err) = onrecord(&["explain", "nonsense"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("nothing that can be explained"), "{err}");
}
