//! The article and its text, on a real terminal and from the command line.

use crate::support::Start;
use assert_cmd::Command;
use std::{fs, path::Path};

const TUTORIAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/tutorial.ron");
const TEXT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/tutorial.txt");

/// Words of the text that no claim repeats.
const OF_THE_TEXT: &str = "NOWHERE-ON-SEA, 1 April (The Lantern)";

fn stderr(args: &[&str]) -> String {
    let output = Command::cargo_bin("onrecord").unwrap().args(args).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_text_that_is_not_there_ends_the_program_with_a_sentence() {
    let error = stderr(&["snapshot", "--source", "/nowhere/pier.txt"]);
    assert_eq!(
        error,
        "onrecord: /nowhere/pier.txt: there is no such file; check the spelling and the folder\n"
    );
    let folder = env!("CARGO_MANIFEST_DIR");
    assert!(stderr(&["snapshot", "--source", folder]).contains("this is a folder"));
}

#[test]
fn one_text_is_not_that_of_several_articles() {
    let folder = tempfile::tempdir().unwrap();
    let tutorial = fs::read_to_string(TUTORIAL).unwrap();
    fs::write(folder.path().join("a.ron"), &tutorial).unwrap();
    let other = tutorial.replacen("id: \"tutorial\"", "id: \"other\"", 1);
    fs::write(folder.path().join("b.ron"), other).unwrap();
    let data = folder.path().to_str().unwrap();
    let error = stderr(&["snapshot", "--data", data, "--source", TEXT]);
    assert!(
        error.contains("--source is the text of one article, and 2 dossiers are open"),
        "{error}"
    );
    let mut terminal = Start::new(&[data, "--source", TEXT]).spawn();
    assert_eq!(terminal.wait_exit().exit_code(), 2);
}

#[test]
fn the_text_beside_a_dossier_is_found_and_a_claim_in_it_opened() {
    let mut terminal = Start::new(&[TUTORIAL]).spawn();
    terminal.wait_for("The work, due in May");
    terminal.send("3");
    terminal.wait_for(OF_THE_TEXT);
    terminal.send("jj\r");
    terminal.wait_for("will now begin in October");
    terminal.wait_for("[Claim]");
    terminal.send("\x7f");
    terminal.wait_for(OF_THE_TEXT);
    terminal.send("q");
    assert!(terminal.wait_exit().success());
}

#[test]
fn a_text_that_is_no_text_leaves_the_claims_and_says_why() {
    let start = Start::new(&[TUTORIAL, "--source", "pier.txt"]);
    fs::write(start.file("pier.txt"), b"The town council\xfc").unwrap();
    let mut terminal = start.spawn();
    terminal.wait_for("The work, due in May");
    terminal.send("3");
    terminal.wait_for("pier.txt cannot be shown: byte 16 (0xFC, line 1) is not UTF-8");
    terminal.wait_for("in reading order");
    terminal.send("q");
    assert!(terminal.wait_exit().success());
}

#[test]
fn the_embedded_article_is_read_with_the_text_that_a_person_has() {
    let start = Start::new(&["--source", "mine.txt"]);
    fs::write(start.file("mine.txt"), "Of this text nobody knows where it is from.").unwrap();
    let mut terminal = start.spawn();
    terminal.wait_for("Washington");
    terminal.send("3");
    terminal.wait_for("Of this text nobody knows where it is from.");
    terminal.wait_for("mine.txt, another version than the one curated from");
    terminal.send("q");
    assert!(terminal.wait_exit().success());
}

#[test]
fn a_snapshot_shows_the_text() {
    let output = Command::cargo_bin("onrecord")
        .unwrap()
        .args(["snapshot", "--view", "article", "--data", TUTORIAL])
        .output()
        .unwrap();
    assert!(Path::new(TEXT).exists());
    assert!(String::from_utf8(output.stdout).unwrap().contains(OF_THE_TEXT));
}
