//! `onrecord export`, and the file that it writes.

use assert_cmd::Command;
use onrecord::{export::Format, library::Vocabulary};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A state folder that is not there: no test sees what somebody has recorded on this computer.
const NO_STATE: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/no-state");

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn onrecord(args: &[&str]) -> Ran {
    let output = Command::cargo_bin("onrecord")
        .unwrap()
        .env("XDG_STATE_HOME", NO_STATE)
        .args(args)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

/// What went wrong: exit 2, nothing on stdout, the sentence.
#[track_caller]
fn refused(args: &[&str]) -> String {
    let ran = onrecord(args);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    ran.err
}

/// What was printed: exit 0, nothing on stderr.
#[track_caller]
fn printed(args: &[&str]) -> String {
    let ran = onrecord(args);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    ran.out
}

fn data(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name).display().to_string()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A folder, and a file in it that need not be there.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("claims.csv");
    (folder, file)
}

#[test]
fn what_is_there_is_not_written_over() {
    let (folder, file) = folder();
    fs::write(&file, "mine").unwrap();
    let args = ["export", "--format", "csv", "-o", file.to_str().unwrap()];
    let said = refused(&args);
    assert!(said.contains("claims.csv already exists; --force replaces it"), "{said}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    assert_eq!(printed(&[&args[..], &["--force"]].concat()), "");
    assert_eq!(fs::read_to_string(&file).unwrap(), printed(&["export", "--format", "csv"]));
    assert_eq!(names(folder.path()), ["claims.csv"], "nothing else is left");
}

#[test]
fn what_goes_wrong_leaves_no_file() {
    let (folder, file) = folder();
    let path = file.to_str().unwrap();
    for args in [
        &["export", "stanse:opposes", "--format", "csv", "-o", path][..],
        &["export", "--format", "csv", "-o", path, "--data", "/nowhere/x.ron"],
        &["export", "--format", "xml", "-o", path],
        &["export", "-o", path],
    ] {
        refused(args);
    }
    let said = refused(&["export", "--format", "csv", "-o", "/nowhere/claims.csv"]);
    assert!(said.contains("/nowhere: there is no such folder"), "{said}");
    let said = refused(&["export", "--format", "csv", "--force"]);
    assert!(said.contains("--output"), "{said}");
    assert!(names(folder.path()).is_empty());
}

#[cfg(unix)]
#[test]
fn only_files_are_replaced_and_a_link_stays_one() {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
    let (folder, file) = folder();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(at("text"), "").unwrap();
    for (path, why) in [
        (at("."), "is a folder; name the file to write in it"),
        ("/dev/null".to_owned(), "/dev/null is a device, which no file can replace"),
        (at("nothing/"), "nothing/: there is no such folder"),
        (at("text/a.csv"), "text is a file, not a folder"),
    ] {
        for command in [&["export", "--format", "csv"][..], &["report"], &["snapshot"]] {
            for force in [&[][..], &["--force"]] {
                let said = refused(&[command, force, &["-o", &path]].concat());
                assert!(said.contains(why), "{said}");
                assert!(!said.contains("--force replaces"), "{said}");
            }
        }
    }
    assert_eq!(names(folder.path()), ["text"]);
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    fs::write(&file, "mine").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path().join("link.csv");
    symlink("claims.csv", &link).unwrap();
    printed(&["export", "--format", "csv", "--force", "-o", link.to_str().unwrap()]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&file).unwrap().contains("Pottinger"));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn a_new_file_is_for_whom_new_files_are() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, file) = folder();
    let other = folder.path().join("other");
    fs::write(&other, "").unwrap();
    let short = format!("-o{}", file.display());
    assert_eq!(printed(&["export", "--format", "csv", &short]), "");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(&file), mode(&other));
}

#[test]
fn a_query_chooses_and_may_begin_with_a_hyphen() {
    let count = |args: &[&str]| {
        let json = printed(&[&["export", "--format", "json"], args].concat());
        serde_json::from_str::<Vec<serde_json::Value>>(&json).unwrap().len()
    };
    let newsroom = count(&["speaker:reuters"]);
    assert_eq!(count(&[]), newsroom + count(&["--", "-speaker:reuters"]));
    let none = onrecord(&["export", "--format", "json", "\"no such words anywhere\""]);
    assert_eq!((none.code, none.out.as_str()), (0, "[]\n"));
    assert_eq!(none.err, "onrecord: no claim matches \"no such words anywhere\"\n");
}

#[test]
fn every_form_is_written_of_all_claims_and_of_one() {
    for format in Format::ALL {
        let all = printed(&["export", "--format", format.word()]);
        let one = printed(&["show", "pottinger-leverage", "--format", format.word()]);
        let query = ["export", "speaker:pottinger", "--format", format.word(), "-o", "-"];
        for text in [all, one, printed(&query)] {
            assert!(text.contains("Pottinger") && text.ends_with('\n'), "{format:?}");
        }
    }
}

#[test]
fn a_report_is_a_page_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.html");
    let args = ["report", "-o", file.to_str().unwrap(), "--", "-speaker:reuters"];
    assert_eq!(printed(&args), "");
    let page = fs::read_to_string(&file).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
    assert!(page.contains("40 of the article's 52 claims"));
    assert_eq!(page, printed(&["report", "--", "-speaker:reuters"]));
    let said = refused(&args);
    assert!(said.contains("report.html already exists; --force replaces it"), "{said}");
    assert!(refused(&["report", "without:unnamed"]).contains("is a lens"));
}

#[test]
fn a_text_goes_with_annotations_of_its_article_alone() {
    let (text, tutorial, reuters) =
        (data("tutorial.txt"), data("tutorial.ron"), data("reuters-2026-02-12-china-tech.ron"));
    let with = ["--source", &text, "--data", &tutorial];
    let said = refused(&[&["export", "--format", "csv"], &with[..]].concat());
    assert!(said.contains("--format annotations"), "{said}");
    let annotations = [&["export", "--format", "annotations"], &with[..]].concat();
    let said = refused(&[&annotations[..], &["--data", &reuters]].concat());
    assert!(said.contains("2 dossiers") && said.contains("dossier:ID"), "{said}");
    let both = [&annotations[..], &["--data", &reuters, "dossier:tutorial"]].concat();
    assert_eq!(printed(&both), printed(&annotations));
    let missing = ["export", "--format", "annotations", "--source", "/nowhere/x.txt"];
    let said = refused(&missing);
    assert!(said.contains("/nowhere/x.txt: there is no such file"), "{said}");
}

#[test]
fn annotations_of_the_text_name_it_and_say_where_in_it_the_words_are() {
    let (text, tutorial) = (data("tutorial.txt"), data("tutorial.ron"));
    let args = ["export", "--format", "annotations", "--data", &tutorial];
    let with_text = [&args[..], &["--source", &text]].concat();
    assert!(!printed(&with_text).contains("TextPositionSelector"));
    assert_eq!(printed(&[&with_text[..], &["--anchor-in", "page"]].concat()), printed(&with_text));
    let said = refused(&[&args[..], &["--anchor-in", "text"]].concat());
    assert!(said.contains("--source <TEXT>"), "{said}");
    let written = printed(&[&with_text[..], &["--anchor-in", "text"]].concat());
    let read: serde_json::Value = serde_json::from_str(&written).unwrap();
    let sha256 = "f03d8a2a355847c6e52d408fc76bb2ccf4ed390b32c89edc3aae61ec19ee9793";
    for claim in read["first"]["items"].as_array().unwrap() {
        let source = &claim["target"][0]["source"];
        assert_eq!(
            (&source["id"], &source["label"]),
            (&format!("nih:sha-256;{sha256}").into(), &"tutorial.txt".into(),)
        );
    }
    assert!(written.contains("TextPositionSelector"));

    // Of an article without a page, the text is what there is.
    let folder = tempfile::tempdir().unwrap();
    let pageless = folder.path().join("pageless.ron");
    let lines = std::fs::read_to_string(&tutorial).unwrap();
    let lines = lines.lines().filter(|line| !line.trim_start().starts_with("url: \"https"));
    std::fs::write(&pageless, lines.collect::<Vec<_>>().join("\n")).unwrap();
    let pageless = pageless.to_str().unwrap();
    let args = ["export", "--format", "annotations", "--data", pageless, "--source", &text];
    assert!(printed(&args).contains("TextPositionSelector"));
}

#[test]
fn an_option_of_one_form_is_refused_with_another() {
    for (option, form) in [("--linked", "dot"), ("--bom", "csv")] {
        let said = refused(&["export", "--format", "md", option]);
        assert!(said.contains(&format!("{option} goes with --format {form}")), "{said}");
    }
    let csv = ["export", "--format", "csv"];
    assert_eq!(printed(&[&csv[..], &["--bom"]].concat()), format!("\u{feff}{}", printed(&csv)));
    let dot = ["export", "--format", "dot"];
    let linked = printed(&[&dot[..], &["--linked"]].concat());
    assert!(linked.contains("without an arrow left out") && linked.len() < printed(&dot).len());
}

#[test]
fn another_text_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("corrected\u{1b}[31m.txt");
    let text = fs::read_to_string(data("tutorial.txt")).unwrap();
    fs::write(&file, text.replace("A pier is a promise", "A pier was a promise")).unwrap();
    let args = ["export", "--format", "annotations", "--data", &data("tutorial.ron")];
    let ran = onrecord(&[&args[..], &["--source", file.to_str().unwrap()]].concat());
    assert_eq!(ran.code, 0);
    for expected in ["curated from another text", "1 quotation or anchor not in"] {
        assert!(ran.err.contains(expected), "{expected}: {}", ran.err);
    }
    assert!(!ran.err.contains('\u{1b}'), "{:?}", ran.err);
    fs::write(&file, b"\xff").unwrap();
    let said = refused(&[&args[..], &["--source", file.to_str().unwrap()]].concat());
    assert!(said.contains("byte 0 (0xFF, line 1) is not UTF-8"), "{said}");
}

#[test]
fn words_without_a_place_are_counted() {
    let file = |name: &str| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check");
        folder.join(name).display().to_string()
    };
    let (dossier, text) = (file("W020.ron"), file("W020.txt"));
    let args = ["export", "--format", "annotations", "--data", &dossier, "--source", &text];
    let ran = onrecord(&args);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("2 quotations or anchors"), "{}", ran.err);
    assert!(ran.err.contains("more than once"), "{}", ran.err);
    assert!(!ran.err.contains("not in the paragraph"), "{}", ran.err);
}

#[test]
fn the_page_on_exports_has_an_example_of_each_form() {
    let page = include_str!("../../docs/exports.md");
    let tutorial = data("tutorial.ron");
    for format in Format::ALL {
        let command = ["show", "fitch-knots", "--data", &tutorial, "--format", format.word()];
        let text = printed(&command);
        let row = format!("| `{}` | {} |", format.word(), format.label());
        assert!(page.contains(&row), "docs/exports.md should have the row {row}");
        assert!(page.contains(&text), "the example of {row} in docs/exports.md should be:\n{text}");
    }
}

#[test]
fn the_table_for_duckdb_has_the_types_of_the_schema() {
    use onrecord::export::json::CLAIM_SCHEMA;
    use serde_json::Value;
    fn type_of(schema: &Value, of: &Value) -> String {
        if let Some(name) = of["$ref"].as_str() {
            return type_of(schema, schema.pointer(name.trim_start_matches('#')).unwrap());
        }
        if let Some(either) = of["anyOf"].as_array() {
            return type_of(schema, &either[0]);
        }
        let word = of["type"].as_str().or(of["type"][0].as_str());
        match word.unwrap_or("string") {
            "array" => type_of(schema, &of["items"]) + "[]",
            "object" => format!("STRUCT({})", columns(schema, of).join(", ")),
            "integer" => "INTEGER".to_owned(),
            "boolean" => "BOOLEAN".to_owned(),
            "string" => "VARCHAR".to_owned(),
            other => panic!("no column has the type {other}"),
        }
    }
    fn columns(schema: &Value, of: &Value) -> Vec<String> {
        let keys = of["properties"].as_object().unwrap().iter();
        keys.map(|(key, of)| format!("\"{key}\" {}", type_of(schema, of))).collect()
    }
    let schema: Value = serde_json::from_str(CLAIM_SCHEMA).unwrap();
    let table =
        format!("CREATE TABLE claims (\n  {}\n);\n", columns(&schema, &schema).join(",\n  "));
    let page = include_str!("../../docs/exports.md");
    assert!(page.contains(&table), "the table in docs/exports.md should be:\n{table}");
}
