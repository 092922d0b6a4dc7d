//! `onrecord diff`, as an editor runs it and a program reads it.

use assert_cmd::Command;
use std::{fs, path::Path};

const TUTORIAL: &str = include_str!("../../data/tutorial.ron");

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn onrecord(args: &[&str]) -> Ran {
    let output =
        Command::cargo_bin("onrecord").unwrap().env("NO_COLOR", "1").args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

/// A folder with the files of a test.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Folder(tempfile::tempdir().unwrap())
    }

    /// A file with this text.
    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    /// The tutorial after a change.
    fn changed(&self, name: &str, from: &str, to: &str) -> String {
        assert!(TUTORIAL.contains(from), "{from}");
        self.file(name, &TUTORIAL.replacen(from, to, 1))
    }
}

fn tutorial() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/tutorial.ron").display().to_string()
}

#[test]
fn what_cannot_be_read_is_said_as_check_says_it() {
    let folder = Folder::new();
    let broken = folder.changed("broken.ron", "speaker: \"mudge\"", "speaker: \"mugde\"");
    let checked = onrecord(&["check", &broken]);
    for args in [["diff", &tutorial(), &broken], ["diff", &broken, &tutorial()]] {
        let ran = onrecord(&args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        // Only errors keep a dossier from being read; a check has warnings, too.
        let (problem, summary) = ran.err.rsplit_once("\n\n").unwrap();
        assert!(checked.err.contains(problem), "{args:?}: {problem}");
        assert!(summary.starts_with("1 error in "), "{summary}");
    }
    assert!(checked.err.contains("did you mean `mudge`?"), "{}", checked.err);
}

#[test]
fn of_two_files_that_cannot_be_read_both_are_said() {
    let folder = Folder::new();
    let cut = folder.file("cut.ron", "(format: 2");
    let ran = onrecord(&["diff", &cut, "/nowhere/x.ron"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    for expected in ["cut.ron:1:", "/nowhere/x.ron: there is no such file"] {
        assert!(ran.err.contains(expected), "{expected}: {}", ran.err);
    }
}

#[test]
fn a_folder_of_several_is_no_version() {
    let folder = Folder::new();
    folder.file("one.ron", TUTORIAL);
    folder.changed("two.ron", "id: \"tutorial\"", "id: \"other\"");
    let ran = onrecord(&["diff", &tutorial(), folder.0.path().to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("name the file of one"), "{}", ran.err);
}

#[test]
fn a_dossier_does_not_differ_from_itself() {
    let ran = onrecord(&["diff", &tutorial(), &tutorial()]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("No differences: 20 claims"), "{}", ran.out);
    let ran = onrecord(&["diff", &tutorial(), &tutorial(), "--format", "json"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
}

#[test]
fn a_regraded_claim_is_seen_at_once() {
    let folder = Folder::new();
    let new = folder.changed("new.ron", "sources: Unstated,", "sources: Stated(4),");
    let ran = onrecord(&["diff", &tutorial(), &new]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for expected in [
        "Claims: 1 changed (1 regraded, 1 reattributed), 19 the same",
        "unnamed, one or uncounted E3 → several unnamed D3, because: four people are stated",
        "how traceable, not how true",
    ] {
        assert!(ran.out.contains(expected), "{expected}: {}", ran.out);
    }
    let ran = onrecord(&["diff", &tutorial(), &new, "--format", "jsonl"]);
    let line: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let change = &line["changes"][0];
    assert_eq!((&line["of"], &line["difference"]), (&"claim".into(), &"changed".into()));
    assert_eq!((&change["old"], &change["new"]), (&"E3".into(), &"D3".into()));
    assert_eq!(change["because"][0], "four people are stated");
}

#[test]
fn notes_alone_are_called_notes() {
    let folder = Folder::new();
    let new = folder.changed("new.ron", "A wet festival is", "A festival is");
    let ran = onrecord(&["diff", &tutorial(), &new]);
    assert!(ran.out.contains("\nNotes changed: 1 claim\n"), "{}", ran.out);
    assert!(!ran.out.contains("reworded"), "{}", ran.out);
    let ran = onrecord(&["diff", &tutorial(), &new, "--format", "jsonl"]);
    let line: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let change = &line["changes"][0];
    assert_eq!((&change["change"], &change["field"]), (&"noted".into(), &"note".into()));
}

#[test]
fn the_claim_of_a_line_keeps_the_promise_of_a_claim() {
    let schema: serde_json::Value = serde_json::from_str(&onrecord(&["schema"]).out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let reuters = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let reuters = reuters.join("reuters-2026-02-12-china-tech.ron").display().to_string();
    let ran = onrecord(&["diff", &tutorial(), &reuters, "--format", "jsonl"]);
    let lines = ran.out.lines().map(|line| serde_json::from_str(line).unwrap());
    let claims: Vec<serde_json::Value> =
        lines.filter(|line: &serde_json::Value| line["of"] == "claim").collect();
    assert!(claims.len() > 18);
    for claim in claims {
        assert!(validator.is_valid(&claim["entry"]), "{claim}");
    }
}

#[test]
fn two_dossiers_are_compared_and_called_two() {
    let folder = Folder::new();
    let other = folder.changed("other.ron", "id: \"tutorial\"", "id: \"other\"");
    let ran = onrecord(&["diff", &tutorial(), &other]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("two dossiers of one article: tutorial and other"));
}

#[test]
fn nothing_of_a_file_acts_on_the_terminal() {
    let folder = Folder::new();
    let old =
        folder.changed("old\u{1b}[31m.ron", "crane in the pictures", "\u{1b}[2J\u{202e}crane");
    for format in ["text", "jsonl"] {
        let ran = onrecord(&["diff", &old, &tutorial(), "--format", format]);
        assert!(ran.out.contains("crane"), "{}", ran.out);
        assert!(!ran.out.contains(['\u{1b}', '\u{202e}']), "{:?}", ran.out);
    }
}

/// The tutorial as another curator has it.
fn another_curator(folder: &Folder) -> String {
    let changes = [
        ("name: \"People close to the council\"", "name: \"Insiders\""),
        ("sources: Stated(2),", "sources: Unstated,"),
        ("content: Forecast,\n            gist: \"The repair", "gist: \"The repair"),
        (
            "stances: [(on: \"delay\", position: Explains)]",
            "stances: [(on: \"delay\", position: Supports)]",
        ),
    ];
    let text = changes.iter().fold(TUTORIAL.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    folder.file("b.ron", &text)
}

#[test]
fn the_page_shows_what_two_curators_agree_on_as_it_is_printed() {
    let folder = Folder::new();
    let b = another_curator(&folder);
    let ran = onrecord(&["diff", "--agreement", &tutorial(), &b]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let page = include_str!("../../docs/command-line.md");
    let section = page.split("## What two curators agree on").nth(1).unwrap();
    let example = section.split("```\n").nth(1).unwrap();
    assert!(ran.out.contains(example), "the example should be of:\n{}", ran.out);
    for expected in ["\nSpeaker: 1 differs\n", "A: People close to the council; B: Insiders\n"] {
        assert!(ran.out.contains(expected), "{expected}: {}", ran.out);
    }
}

#[test]
fn the_page_has_every_key_of_the_agreement() {
    let folder = Folder::new();
    let b = another_curator(&folder);
    let ran = onrecord(&["diff", "--agreement", &tutorial(), &b, "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str(), ran.out.lines().count()), (0, "", 1));
    let page = include_str!("../../docs/exports.md");
    let section = page.split("### Agreement").nth(1).unwrap().split("\n## ").next().unwrap();
    let mut values = vec![serde_json::from_str(&ran.out).unwrap()];
    while let Some(value) = values.pop() {
        match value {
            serde_json::Value::Object(fields) => {
                for (key, value) in fields {
                    assert!(section.contains(&format!("`{key}`")), "docs/exports.md: {key}");
                    values.push(value);
                }
            }
            serde_json::Value::Array(items) => values.extend(items),
            _ => {}
        }
    }
}

#[test]
fn two_texts_have_no_agreement_and_an_exit_code() {
    let folder = Folder::new();
    let other = folder.changed("other.ron", "f03d8a2a35", "003d8a2a35");
    for format in ["text", "json"] {
        let args = ["diff", "--agreement", &tutorial(), &other, "--format", format];
        let ran = onrecord(&args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(
            ran.err.contains("two texts") && ran.err.contains("without --agreement"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn the_help_tells_the_exit_code_and_the_keys() {
    let help = onrecord(&["diff", "--help"]).out;
    for expected in
        ["exit code is 0", "regraded", "noted", "because", "entry", "--agreement", "kappa"]
    {
        assert!(help.contains(expected), "{expected}: {help}");
    }
}
