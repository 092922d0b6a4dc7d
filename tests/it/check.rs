//! `onrecord check` and `explain`, as a curator runs them.

use assert_cmd::Command;
use onrecord::dossier::{
    Limits, Source,
    check::check,
    diagnostic::{Code, Severity, Style, render},
};
use std::{collections::BTreeSet, fs, path::Path};

const TUTORIAL: &str = include_str!("../../data/tutorial.ron");

fn onrecord(args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    let output = command.env_remove("COLUMNS").args(args).output().unwrap();
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

/// `tests/check` has a dossier for each code, with the article's text where that is needed, that
/// shows this code and no other.
#[test]
fn each_code_has_a_dossier_that_shows_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check");
    let mut files: BTreeSet<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    for &code in Code::ALL {
        let (dossier, text) = (format!("{code}.ron"), format!("{code}.txt"));
        let ron = fs::read_to_string(folder.join(&dossier));
        let ron = ron.unwrap_or_else(|error| panic!("tests/check/{dossier}: {error}"));
        let source = Source::new(&*dossier, ron);
        let article = fs::read(folder.join(&text)).ok();
        let report = check(&source, article.as_deref(), &limits(code));
        assert!(!report.diagnostics.is_empty(), "{dossier} shows no {code}");
        // What is open twice is undecided, too.
        let is_its_own =
            |it: Code| it == code || (code, it) == (Code::RepeatedOpen, Code::Undecided);
        for it in report.problems() {
            assert!(is_its_own(it.code), "{dossier}: {} {}", it.code, it.message);
        }
        let shown = render(&report, &source, Style { colour: false, width: 100 });
        insta::with_settings!({ omit_expression => true, description => code.title() }, {
            insta::assert_snapshot!(code.name(), shown);
        });
        files.remove(dossier.as_ref() as &std::ffi::OsStr);
        files.remove(text.as_ref() as &std::ffi::OsStr);
    }
    assert!(files.is_empty(), "no code has these files: {files:?}");
}

/// What is said of a problem beside the lines of its file fits three lines of 100 columns.
#[test]
fn no_message_is_longer_than_three_lines() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check");
    for &code in Code::ALL {
        let ron = fs::read_to_string(folder.join(format!("{code}.ron"))).unwrap();
        let article = fs::read(folder.join(format!("{code}.txt"))).ok();
        let report = check(&Source::new("x", ron), article.as_deref(), &limits(code));
        for it in &report.diagnostics {
            let title = format!("{}[{code}]: {}", it.severity, it.message);
            let remarks = it.note.iter().chain(&it.help).map(|it| format!("   = help: {it}"));
            let lines = remarks.chain([title]).map(|line| line.chars().count().div_ceil(100));
            assert!(lines.sum::<usize>() <= 3, "{code}: {it:#?}");
        }
    }
}

/// Limits that a small file is over, for the codes of files that are too large.
fn limits(code: Code) -> Limits {
    match code {
        Code::TooMany => Limits { items: 4, ..Limits::default() },
        Code::TooLong => Limits { text: 64, ..Limits::default() },
        _ => Limits::default(),
    }
}

#[test]
fn the_readme_lists_what_is_no_error() {
    let page = include_str!("../../data/README.md");
    for code in Code::ALL.iter().filter(|code| code.severity() != Severity::Error) {
        let row = format!("| {code} | {} |", code.title());
        assert!(page.contains(&row), "{row}");
    }
}

#[test]
fn every_code_is_explained() {
    for code in Code::ALL {
        let (exit, out, _) = onrecord(&["explain", code.name()]);
        assert_eq!(exit, 0);
        assert!(out.starts_with(&format!("{code} ({}): {}", code.severity(), code.title())));
        assert!(out.lines().count() >= 3, "{out}");
    }
}

#[test]
fn a_file_that_is_not_there_is_said_and_the_others_are_checked() {
    let (code, out, err) = onrecord(&["check", "/nowhere/x.ron", &data("tutorial.ron")]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("tutorial.ron\n"), "{err}");
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
fn numbers_follow_the_text_and_nothing_else_changes() {
    let folder = tempfile::tempdir().unwrap();
    let (ron, txt) = (folder.path().join("t.ron"), folder.path().join("t.txt"));
    let text = fs::read_to_string(data("tutorial.txt")).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.insert(6, "The pier was closed on Sunday.");
    fs::write(&txt, lines.join("\n")).unwrap();
    fs::write(&ron, TUTORIAL).unwrap();
    let (ron, txt) = (ron.to_str().unwrap(), txt.to_str().unwrap());
    let (code, _, err) = onrecord(&["check", ron, "--source", txt]);
    assert_eq!(code, 1);
    assert!(err.contains("stand one paragraph later, from paragraph"), "{err}");
    assert_eq!(err.matches("error[").count(), 1, "{err}");
    let renumber = ["check", "--renumber", ron, "--source", txt];
    let (code, out, err) = onrecord(&renumber);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    assert!(err.contains("t.ron: moved") && err.contains("  article.paragraphs: "), "{err}");
    let (code, _, err) = onrecord(&["check", ron, "--source", txt]);
    assert_eq!(code, 0, "{err}");
    let renumbered = fs::read_to_string(ron).unwrap();
    let changed = TUTORIAL.lines().zip(renumbered.lines()).filter(|(old, new)| old != new);
    assert!(changed.clone().count() > 5);
    assert!(changed.into_iter().all(|(old, _)| old.contains("paragraph")));
    let (code, _, err) = onrecord(&renumber);
    assert_eq!(code, 0);
    assert!(err.ends_with("t.ron: every number stays as it is\n"), "{err}");
    assert_eq!(fs::read_to_string(ron).unwrap(), renumbered);
    // Without the text nobody knows, and what cannot be read is left alone.
    assert_eq!(onrecord(&["check", "--renumber", ron]).0, 2);
    fs::write(ron, "(format: 2, article: 5)").unwrap();
    let (code, _, err) = onrecord(&renumber);
    assert!(code == 2 && err.contains("error["), "{err}");
    assert_eq!(fs::read_to_string(ron).unwrap(), "(format: 2, article: 5)");
}

#[test]
fn the_shipped_dossiers_have_no_errors() {
    let text = data("tutorial.txt");
    let (code, out, err) = onrecord(&["check", &data("tutorial.ron"), "--source", &text]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    assert!(!err.contains("note: quotations"), "{err}");
    let (code, _, err) = onrecord(&["check", &data("reuters-2026-02-12-china-tech.ron")]);
    assert_eq!(code, 0, "{err}");
    assert!(err.trim_end().ends_with("`--source TEXT` does that"), "{err}");
}

#[test]
fn several_files_have_a_last_line() {
    let of = |code: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check");
        folder.join(format!("{code}.ron")).display().to_string()
    };
    let (code, _, err) = onrecord(&["check", &of("E015"), &of("W001"), &of("W017"), &of("E001")]);
    assert_eq!(code, 1);
    assert!(err.contains("\n3 errors, 1 warning, 11 undecided in 4 files\n"), "{err}");
}

#[test]
fn strict_makes_warnings_errors() {
    let folder = Mistaken::new();
    let file = folder.write("a.ron", &TUTORIAL.replace("allow(", "accept("));
    let (code, _, err) = onrecord(&["check", "--strict", &file]);
    assert_eq!(code, 1);
    assert!(err.contains("error[W007]") && !err.contains("warning["), "{err}");
}

#[test]
fn strict_passes_where_every_warning_is_accepted_with_a_reason() {
    let (tutorial, text) = (data("tutorial.ron"), data("tutorial.txt"));
    for args in
        [&[&*tutorial, "--source", &text][..], &[&data("reuters-2026-02-12-china-tech.ron")]]
    {
        let (code, _, err) = onrecord(&[&["check", "--strict"], args].concat());
        assert_eq!(code, 0, "{err}");
        assert!(err.contains(" allowed in "), "{err}");
        assert!(!err.contains("W0"), "{err}");
    }
    let comment = TUTORIAL.lines().find(|line| line.contains("allow(W007):")).unwrap();
    let folder = Mistaken::new();
    let without_reason = comment.split_once(':').unwrap().0;
    let file = folder.write("a.ron", &TUTORIAL.replacen(comment, without_reason, 1));
    let (code, _, err) = onrecord(&["check", "--strict", &file]);
    assert!(code == 1 && err.contains("error[W022]"), "{err}");
    let unneeded = comment.replace("W007", "W007, W012");
    let file = folder.write("b.ron", &TUTORIAL.replacen(comment, &unneeded, 1));
    let (code, _, err) = onrecord(&["check", &file]);
    assert!(code == 0 && err.contains("warning[W021]: nothing here is W012"), "{err}");
    // Without the article's text nobody can say that it accepts nothing.
    let unknown = comment.replace("W007", "W007, W005");
    let file = folder.write("c.ron", &TUTORIAL.replacen(comment, &unknown, 1));
    let (_, _, err) = onrecord(&["check", &file]);
    assert!(!err.contains("W021"), "{err}");
    let (_, _, err) = onrecord(&["check", &file, "--source", &text]);
    assert!(err.contains("warning[W021]: nothing here is W005"), "{err}");
}

#[test]
fn json_has_a_line_for_each_problem_and_nothing_else() {
    let file = data("tutorial.ron");
    let (code, out, err) = onrecord(&["check", "--format", "json", "--strict", &file]);
    assert_eq!((code, err.as_str()), (0, ""));
    let ron = fs::read_to_string(&file).unwrap();
    for line in out.lines() {
        let problem: serde_json::Value = serde_json::from_str(line).unwrap();
        let number = |key: &str| usize::try_from(problem[key].as_u64().unwrap()).unwrap();
        assert_eq!(problem["file"], *file);
        let is_accepted = problem["allowed"].is_string();
        let severity = if is_accepted { "warning" } else { "info" };
        assert_eq!(problem["severity"], severity, "{line}");
        let words = &ron[number("byte_start")..number("byte_end")];
        let begins: String = ron
            .lines()
            .nth(number("line") - 1)
            .map(|line| line.chars().skip(number("column") - 1).collect())
            .unwrap();
        assert!(begins.starts_with(words), "{line}");
        assert_eq!(number("end_column") - number("column"), words.chars().count());
        assert_eq!(number("end_line"), number("line"));
    }
    assert!(out.lines().count() > 1);
}

#[cfg(unix)]
#[test]
fn json_has_the_name_that_another_program_opens() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a\u{202E}\u{7F}\u{9B}\n\u{1B}[31mb\u{E0041}.ron");
    fs::write(&path, "(").unwrap();
    let (code, out, err) = onrecord(&["check", "--format", "json", path.to_str().unwrap()]);
    assert_eq!((code, err.as_str(), out.lines().count()), (1, "", 1));
    assert!(out.chars().all(|c| c == '\n' || (' '..='~').contains(&c)), "{out:?}");
    let problem: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(fs::exists(problem["file"].as_str().unwrap()).unwrap(), "{out}");
    let path = folder.path().join(std::ffi::OsStr::from_bytes(b"b\xFF.ron"));
    fs::write(&path, "(").unwrap();
    let mut command = Command::cargo_bin("onrecord").unwrap();
    let output = command.args(["check", "--format", "json"]).arg(path).output().unwrap();
    let problem: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(problem["file"].as_str().unwrap().ends_with("/b\u{FFFD}.ron"), "{problem}");
}

#[test]
fn what_is_no_text_is_called_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let docx = file("article.docx", b"PK\x03\x04\x14\0[Content_Types].xml word/document.xml\xFF");
    let pdf = file("dossier.ron", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3");
    let tutorial = data("tutorial.ron");
    for (args, expected) in [
        (&["check", &tutorial, "--source", &docx][..], "a Word document (.docx), not text"),
        (&["check", &docx], "a Word document (.docx), not text"),
        (&["check", &pdf], "a PDF, not text; `pdftotext"),
        (&["list", "--data", &pdf], "a PDF, not text"),
        (&["new", &docx], "a Word document (.docx), not text"),
        (
            &["export", "--format", "annotations", "--source", &docx, "--data", &tutorial],
            "a Word document (.docx), not text",
        ),
    ] {
        let (code, out, err) = onrecord(args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}: {err}");
        assert!(err.contains(expected), "{args:?}: {err}");
    }
}

#[test]
fn lines_of_the_file_are_as_wide_as_columns_says() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.ron");
    let text = TUTORIAL.replacen("speaker: \"mudge\"", "speaker: \"mugde\"", 1);
    fs::write(
        &path,
        text.replacen(
            "speaker: \"mugde\"",
            &format!("/* {} */ speaker: \"mugde\"", "wide ".repeat(60)),
            1,
        ),
    )
    .unwrap();
    let widest = |columns: &str| {
        let mut command = Command::cargo_bin("onrecord").unwrap();
        let output = command.env("COLUMNS", columns).arg("check").arg(&path).output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        let shown = err.lines().filter(|line| line.contains("mugde\"") || line.contains("wide"));
        shown.map(|line| line.chars().count()).max().unwrap()
    };
    assert!(widest("60") <= 60 && widest("140") > 60, "{} {}", widest("60"), widest("140"));
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
    assert!(err.contains("there is nothing to explain about"), "{err}");
}

/// A folder with the tutorial under each name, with some mistakes in it.
struct Mistaken(tempfile::TempDir);

/// Three mistakes with one right correction each, and what is right.
const MISTAKES: [(&str, &str); 3] = [
    ("speech: Verbatim", "speech: Verbtim"),
    ("speaker: \"mudge\"", "speaker: \"mugde\""),
    ("kind: Unnamed", "kind: \"Unnamed\""),
];

impl Mistaken {
    fn new() -> Self {
        Mistaken(tempfile::tempdir().unwrap())
    }

    fn text() -> String {
        MISTAKES.iter().fold(TUTORIAL.to_owned(), |text, (from, to)| text.replacen(from, to, 1))
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path = self.0.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).unwrap()
    }
}

#[test]
fn fix_corrects_what_is_certain_and_says_what_it_did() {
    let folder = Mistaken::new();
    let file = folder.write("a.ron", &Mistaken::text());
    let (code, out, err) = onrecord(&["check", &file]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("note: `--fix` corrects "), "{err}");
    let (code, out, err) = onrecord(&["check", "--fix", &file]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    assert_eq!(folder.read("a.ron"), TUTORIAL);
    assert!(err.starts_with(&format!("fixed {file}: 3 corrections\n")), "{err}");
    for done in ["wrote `Verbatim` (E007: ", "wrote `mudge` (E015: ", "wrote `Unnamed` (E003: "] {
        let line = err.lines().find(|line| line.contains(done));
        let line = line.unwrap_or_else(|| panic!("{done}: {err}"));
        assert!(line.starts_with(&format!("{file}:")), "{line}");
    }
    // Nothing is left to correct, and so nothing is written.
    let (code, _, err) = onrecord(&["check", "--fix", &file]);
    assert!(code == 0 && !err.contains("fixed"), "{err}");
}

#[test]
fn fix_keeps_line_ends_and_marks_and_what_somebody_has_to_decide() {
    let folder = Mistaken::new();
    let crlf = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let undecided = |text: &str| text.replacen("speaker: \"oakes\"", "speaker: \"oakey\"", 1);
    let file = folder.write("a.ron", &crlf(&undecided(&Mistaken::text())));
    let other = folder.write("b.ron", TUTORIAL);
    let (code, out, err) = onrecord(&["check", "--fix", "--format", "json", &file, &other]);
    assert_eq!(code, 1, "{err}");
    assert_eq!(folder.read("a.ron"), crlf(&undecided(TUTORIAL)));
    assert_eq!(folder.read("b.ron"), TUTORIAL);
    let left: Vec<serde_json::Value> =
        out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let left: Vec<_> = left.iter().filter(|it| it["severity"] == "error").collect();
    assert_eq!(left.len(), 1, "{out}");
    assert_eq!(left[0]["fixes"][0]["sure"], false, "{out}");
    let edit = &left[0]["fixes"][0]["edits"][0];
    let byte = |key: &str| usize::try_from(edit[key].as_u64().unwrap()).unwrap();
    let text = folder.read("a.ron");
    assert_eq!(&text["\u{feff}".len()..][byte("byte_start")..byte("byte_end")], "\"oakey\"");
}

#[test]
fn a_diff_shows_what_fix_would_change_and_writes_nothing() {
    let folder = Mistaken::new();
    let file = folder.write("a.ron", &Mistaken::text());
    let good = folder.write("b.ron", TUTORIAL);
    for args in [&["check", "--diff", &file, &good][..], &["check", "--fix", "--diff", &file]] {
        let (code, out, err) = onrecord(args);
        assert_eq!(code, 1);
        assert_eq!(folder.read("a.ron"), Mistaken::text());
        assert!(out.starts_with(&format!("--- {file}\n+++ {file}\n@@ ")), "{out}");
        let changed = |sign: &str| out.lines().filter(|line| line.starts_with(sign)).count();
        assert_eq!((changed("-"), changed("+")), (4, 4), "{out}");
        assert!(err.starts_with(&format!("would fix {file}: 3 corrections\n")), "{err}");
    }
    assert_eq!(onrecord(&["check", "--diff", &good]), (0, String::new(), String::new()));
    let (code, _, err) = onrecord(&["check", "--diff", "--format", "json", &file]);
    assert!(code == 2 && err.contains("cannot be used with"), "{err}");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_stays_and_the_others_are_corrected() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Mistaken::new();
    let mode = |path: &str, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    let locked = folder.write("locked.ron", &Mistaken::text());
    mode(&locked, 0o444);
    let file = folder.write("a.ron", &Mistaken::text());
    mode(&file, 0o640);
    let link = folder.0.path().join("link.ron");
    symlink("a.ron", &link).unwrap();
    let link = link.to_str().unwrap();
    let (code, _, err) = onrecord(&["check", "--fix", &locked, link, "/nowhere/x.ron"]);
    assert_eq!(code, 2);
    assert_eq!(folder.read("locked.ron"), Mistaken::text());
    assert!(err.contains(&format!("{locked}: the file is read-only")), "{err}");
    assert!(err.contains("error[E007]"), "what is wrong with it is told all the same: {err}");
    assert!(err.contains("/nowhere/x.ron: there is no such file"), "{err}");
    assert_eq!(folder.read("a.ron"), TUTORIAL);
    assert!(fs::symlink_metadata(link).unwrap().is_symlink());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    let names = fs::read_dir(folder.0.path()).unwrap().count();
    assert_eq!(names, 3, "nothing else is left in the folder");
}

#[cfg(unix)]
#[test]
fn fix_keeps_a_file_of_several_names_one_file_and_its_permissions() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let folder = Mistaken::new();
    let file = folder.write("a.ron", &Mistaken::text());
    fs::set_permissions(&file, fs::Permissions::from_mode(0o604)).unwrap();
    fs::hard_link(&file, folder.0.path().join("b.ron")).unwrap();
    let link = folder.0.path().join("link.ron");
    symlink("b.ron", &link).unwrap();
    let (code, _, err) = onrecord(&["check", "--fix", link.to_str().unwrap()]);
    assert_eq!((code, folder.read("a.ron").as_str()), (0, TUTORIAL), "{err}");
    let metadata = fs::metadata(&file).unwrap();
    assert_eq!((metadata.nlink(), metadata.mode() & 0o777), (2, 0o604));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_dir(folder.0.path()).unwrap().count(), 3);
}

#[test]
fn what_may_be_meant_is_told_with_how_to_accept_it_once() {
    let folder = Mistaken::new();
    let file = folder.write("a.ron", &TUTORIAL.replace("allow(", "accept("));
    let other = folder.write("b.ron", &TUTORIAL.replace("allow(", "accept("));
    let (_, _, err) = onrecord(&["check", &file, &other]);
    assert_eq!(err.matches("why` on the line above").count(), 1, "{err}");
    let short = ["check", "--format", "short", &file];
    assert_eq!(onrecord(&short).2, "");
}

#[test]
fn lines_that_end_as_on_old_macs_are_told_and_an_article_of_them_is_read() {
    let folder = Mistaken::new();
    let old = folder.write("old.ron", &TUTORIAL.replace('\n', "\r"));
    let (code, _, err) = onrecord(&["check", &old]);
    assert_eq!(code, 2);
    assert!(err.contains("the lines of the file end with CR alone"), "{err}");
    let text = include_str!("../../data/tutorial.txt").replace('\n', "\r");
    let text = folder.write("old.txt", &text);
    let (code, out, _) =
        onrecord(&["check", "--format", "short", &data("tutorial.ron"), "--source", &text]);
    assert_eq!(code, 0, "{out}");
    assert_eq!(out.matches("warning").count(), 1, "its fingerprint is another one: {out}");
}

#[cfg(unix)]
#[test]
fn one_file_is_checked_once_by_whichever_names_it_is_given() {
    use std::os::unix::fs::symlink;
    let folder = Mistaken::new();
    let file = folder.write("a.ron", &Mistaken::text());
    let path = |name: &str| folder.0.path().join(name).to_str().unwrap().to_owned();
    let (link, other) = (path("link.ron"), path("other.ron"));
    symlink("a.ron", &link).unwrap();
    fs::hard_link(&file, &other).unwrap();
    let (roundabout, gone) = (path("./a.ron"), path("gone.ron"));
    let (_, once, once_err) = onrecord(&["check", "--format", "short", &file]);
    let all = [&file, &roundabout, &link, &other, &file].map(String::as_str);
    let args = ["check", "--format", "short"].iter().chain(&all).copied().collect::<Vec<_>>();
    let (code, out, err) = onrecord(&args);
    assert_eq!((code, out, err), (1, once, once_err));
    // One file has no total.
    let (_, _, err) = onrecord(&["check", &file, &link]);
    assert!(!err.contains("files"), "{err}");
    // What cannot be read is an error among the others.
    let (code, _, err) = onrecord(&["check", &file, &gone, &link, &gone]);
    assert_eq!(code, 2);
    assert_eq!(err.matches("there is no such file").count(), 1, "{err}");
    assert!(err.contains("\n4 errors, "), "{err}");
    assert!(err.contains(" in 2 files\n"), "{err}");
    let (_, _, err) = onrecord(&["check", &gone]);
    assert!(!err.contains("files") && !err.contains("compared"), "{err}");
    let (_, _, err) = onrecord(&["check", "--diff", &file, &link]);
    assert_eq!(err.matches("would fix").count(), 1, "{err}");
    let text = format!("{}/data/tutorial.txt", env!("CARGO_MANIFEST_DIR"));
    let good = folder.write("good.ron", TUTORIAL);
    let (code, _, err) =
        onrecord(&["check", "--renumber", &good, &path("./good.ron"), "--source", &text]);
    assert_eq!((code, err.lines().count()), (0, 1), "{err}");
}

#[test]
fn the_short_form_is_a_line_each_as_compilers_print_them() {
    let folder = Mistaken::new();
    let file = folder.write("a.ron", &Mistaken::text());
    let (code, out, err) = onrecord(&["check", "--format", "short", &file]);
    assert_eq!((code, err.as_str()), (1, ""));
    let (_, json, _) = onrecord(&["check", "--format", "json", &file]);
    let problems = json.lines().map(|json| serde_json::from_str(json).unwrap());
    let problems: Vec<serde_json::Value> =
        problems.filter(|it: &serde_json::Value| it["allowed"].is_null()).collect();
    assert_eq!(out.lines().count(), problems.len());
    for (line, problem) in out.lines().zip(problems) {
        let text = |key: &str| problem[key].as_str().unwrap().to_owned();
        let kind = text("severity").replace("info", "note");
        let place = format!("{file}:{}:{}", problem["line"], problem["column"]);
        assert_eq!(line, format!("{place}: {kind}[{}]: {}", text("code"), text("message")));
    }
    let strict = folder.write("b.ron", &TUTORIAL.replace("allow(", "accept("));
    let (code, out, _) = onrecord(&["check", "--format", "short", &strict]);
    assert_eq!(code, 0);
    assert!(out.contains(": warning[W007]: ") && out.contains(": note[I002]: "), "{out}");
}
