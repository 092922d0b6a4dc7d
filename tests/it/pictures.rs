//! The README's pictures are the real screen. To make them again:
//!
//! ```sh
//! ONRECORD_PICTURES=write cargo test --test it pictures
//! ```

use assert_cmd::Command;
use std::{collections::BTreeSet, fs, path::Path};

const README: &str = include_str!("../../README.md");

/// The variable that says that the pictures are to be written, and not compared.
const WRITE: &str = "ONRECORD_PICTURES";

/// Each picture's file in `assets/`, and what `snapshot` is told to make it.
const PICTURES: &[(&str, &[&str])] = &[
    ("brief.svg", &["--view", "brief", "--size", "120x36"]),
    ("claims.svg", &["grade:B", "--size", "120x36"]),
    ("search.svg", &["grade:A..C beijing", "--size", "100x24"]),
    ("strip-test.svg", &["without:unnamed", "--size", "100x24"]),
    ("article.svg", &["--view", "article", "--size", "100x30"]),
    ("matrix.svg", &["--view", "matrix", "--size", "100x30"]),
    ("speakers.svg", &["--view", "speakers", "--size", "100x30"]),
    ("replies.svg", &["--view", "replies", "--size", "100x30"]),
    ("dossiers.svg", &["--view", "dossiers", "--data", "data", "--size", "100x16"]),
    ("light.svg", &["grade:B", "--theme", "light", "--size", "100x24"]),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn names() -> BTreeSet<&'static str> {
    PICTURES.iter().map(|(name, _)| *name).collect()
}

fn drawn(args: &[&str]) -> Vec<u8> {
    let output = Command::cargo_bin("onrecord")
        .unwrap()
        .current_dir(root())
        .args(["snapshot", "--no-state", "--format", "svg"])
        .args(args)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn they_are_up_to_date() {
    let is_written = std::env::var_os(WRITE).is_some_and(|value| value == "write");
    for (name, args) in PICTURES {
        let (file, picture) = (root().join("assets").join(name), drawn(args));
        let text = std::str::from_utf8(&picture).unwrap();
        let svg =
            roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(svg.root_element().has_tag_name(("http://www.w3.org/2000/svg", "svg")));
        assert!(picture.len() < 64 * 1024, "assets/{name} would have {} bytes", picture.len());
        if is_written {
            fs::write(file, picture).unwrap();
            continue;
        }
        let stored = fs::read(file).unwrap_or_default();
        assert!(
            picture == stored,
            "assets/{name} is out of date: {WRITE}=write cargo test --test it pictures"
        );
    }
    let stored = fs::read_dir(root().join("assets")).unwrap();
    let stored = stored.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let stored: BTreeSet<String> = stored.filter(|name| name.ends_with(".svg")).collect();
    assert!(stored.iter().map(String::as_str).eq(names()), "{stored:?}");
}

#[test]
fn the_readme_shows_each_of_them_and_no_other() {
    let shown = README.split("](assets/").skip(1).filter_map(|rest| rest.split(')').next());
    let shown: BTreeSet<&str> = shown.filter(|name| name.ends_with(".svg")).collect();
    assert_eq!(shown, names());
}

/// Whatever a dossier says, its picture is one.
#[test]
fn hostile_text_stays_text_in_a_picture() {
    let tutorial = fs::read_to_string(root().join("data/tutorial.ron")).unwrap();
    let text = "<g>]]>&amp;&#1;'\u{FFFF}\u{1B}[31m\u{202E}\u{300}\u{300}";
    let hostile = tutorial.replace("The pier stays open", &format!("{text} stays open"));
    assert_ne!(hostile, tutorial);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hostile.ron");
    fs::write(&file, hostile).unwrap();
    let picture = drawn(&["--data", file.to_str().unwrap(), "open"]);
    let svg = roxmltree::Document::parse(std::str::from_utf8(&picture).unwrap()).unwrap();
    let drawn: String = svg.descendants().filter_map(|node| node.text()).collect();
    assert!(drawn.contains("<g>]]>&amp;&#1;'\u{FFFD}"), "{drawn}");
    assert!(svg.descendants().all(|node| !node.has_tag_name("g")));
}
