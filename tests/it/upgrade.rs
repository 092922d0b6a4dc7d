//! `onrecord upgrade`: dossiers in the newest version of the format, as a curator rewrites them.

use assert_cmd::Command;
use std::{
    fs,
    path::{Path, PathBuf},
};

const TUTORIAL: &str = include_str!("../../data/tutorial.ron");
/// A draft as an earlier version wrote it.
const DRAFT: &str = include_str!("../dossiers/earlier-draft.ron");

/// The tutorial as format 1. It has what only format 2 may have, which `upgrade` does not judge.
fn earlier() -> String {
    TUTORIAL.replacen("format: 2", "format: 1", 1)
}

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn run(folder: &Path, args: &[&str], stdin: impl Into<Vec<u8>>) -> Ran {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.current_dir(folder).env("NO_COLOR", "1").env_remove("COLUMNS");
    let output = command.args(args).write_stdin(stdin).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Folder(tempfile::tempdir().unwrap())
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.at(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let names = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<_> =
            names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn upgrade(&self, args: &[&str]) -> Ran {
        run(self.0.path(), &[&["upgrade"], args].concat(), "")
    }
}

#[test]
fn nothing_changes_but_the_version() {
    let folder = Folder::new();
    let marked = format!("\u{FEFF}// mine \u{202E}\r\n{}", earlier().replace('\n', "\r\n"));
    for (name, text) in [
        ("plain.ron", earlier()),
        ("marked.ron", marked),
        ("no-end.ron", earlier().trim_end().to_owned()),
        ("odd.ron", "( /* format: 1 */ format\t:\n 1 // 1\n, claims : [ ]  )".to_owned()),
    ] {
        folder.write(name, &text);
        let ran = folder.upgrade(&[name]);
        let said = format!("{name}: upgraded to format 2\n");
        assert_eq!((ran.code, ran.out, ran.err), (0, String::new(), said));
        let version = text.match_indices('1').map(|(at, _)| at);
        let mut expected = version.map(|at| format!("{}2{}", &text[..at], &text[at + 1..]));
        let upgraded = folder.read(name);
        assert!(expected.any(|expected| expected == upgraded), "{upgraded}");

        let ran = folder.upgrade(&[name]);
        let said = format!("{name}: already in format 2\n");
        assert_eq!((ran.code, ran.out, ran.err), (0, String::new(), said));
        assert_eq!(folder.read(name), upgraded);
    }
    assert_eq!(folder.read("plain.ron"), TUTORIAL);
    assert_eq!(folder.names(), ["marked.ron", "no-end.ron", "odd.ron", "plain.ron"]);
}

/// The findings of `check` as code, place and message.
fn findings(folder: &Folder, name: &str) -> Vec<[String; 3]> {
    let ran = run(folder.0.path(), &["check", "--format", "json", name], "");
    let finding = |line: &str| {
        let it: serde_json::Value = serde_json::from_str(line).unwrap();
        let place = format!("{}:{}", it["line"], it["column"]);
        [it["code"].as_str().unwrap().to_owned(), place, it["message"].to_string()]
    };
    ran.out.lines().map(finding).collect()
}

/// Each dossier that shows what `check` finds, and some that are no RON.
#[test]
fn a_dossier_with_errors_is_upgraded_and_keeps_its_errors() {
    let folder = Folder::new();
    let mut texts: Vec<String> = Vec::new();
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/check")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "ron") {
            texts.push(fs::read_to_string(path).unwrap());
        }
    }
    assert!(texts.len() > 70);
    texts.extend(
        ["]", ")", "\"", "(", "/*"]
            .map(|piece| TUTORIAL.replacen("gist: ", &format!("gist: {piece}"), 1)),
    );
    // What drafts of earlier versions mark changes too, and has a test of its own.
    texts.retain(|text| text.contains("format: 2") && !text.contains("// DECIDE:"));
    let names: Vec<_> = (0..texts.len()).map(|at| format!("{at}.ron")).collect();
    for (name, text) in names.iter().zip(&texts) {
        folder.write(name, text.replacen("format: 2", "format: 1", 1));
    }
    let earlier: Vec<_> = names.iter().map(|name| findings(&folder, name)).collect();
    let ran = folder.upgrade(&names.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!((ran.code, ran.err.lines().count()), (0, names.len()), "{}", ran.err);
    for ((name, text), mut before) in names.iter().zip(texts).zip(earlier) {
        assert_eq!(folder.read(name), text);
        before.retain(|it| it[0] != "I003" && !it[2].contains("version 1 of the format"));
        let after = findings(&folder, name);
        assert!(before.iter().all(|it| after.contains(it)), "{text}\n{before:?}\n{after:?}");
        assert!(after.iter().all(|it| it[0] != "I003"), "{after:?}");
    }
}

#[test]
fn a_draft_of_an_earlier_version_says_in_open_what_is_undecided() {
    let folder = Folder::new();
    let earlier = DRAFT.replacen("format: 2", "format: 1", 1).replace('\n', "\r\n");
    folder.write("1.ron", earlier);
    folder.write("2.ron", DRAFT);
    let dry = folder.upgrade(&["--diff", "2.ron"]);
    assert_eq!(dry.code, 1);
    assert!(
        dry.out
            .contains("\n-        title: \"(undecided)\", // DECIDE: title: in your own words\n")
    );
    assert!(dry.out.contains("\n+        // title: in your own words\n"), "{}", dry.out);
    assert_eq!(folder.read("2.ron"), DRAFT);
    let ran = folder.upgrade(&["1.ron", "2.ron"]);
    assert_eq!(ran.code, 0);
    let places = findings(&folder, "2.ron").iter().filter(|it| it[0] == "W017").count();
    let said =
        |name| format!("{name}: upgraded to format 2, with {places} undecided places in `open`\n");
    assert_eq!(ran.err, said("1.ron") + &said("2.ron"));
    assert_eq!(dry.err, said("2.ron").replace("upgraded", "would be upgraded"));
    assert_eq!(folder.read("1.ron").replace("\r\n", "\n"), folder.read("2.ron"));
    assert_eq!(findings(&folder, "1.ron"), findings(&folder, "2.ron"));

    let checked = run(folder.0.path(), &["check", "2.ron"], "");
    assert!(checked.err.contains(&format!("{places} undecided in 2.ron")), "{}", checked.err);
    assert_eq!(checked.code, 0);
    // Nothing that is undecided counts any longer.
    let memo = run(folder.0.path(), &["memo", "--data", "2.ron"], "").out;
    assert!(memo.contains(&format!("**Undecided**: {places} places")), "{memo}");
    let upgraded = folder.read("2.ron");
    let ran = folder.upgrade(&["1.ron", "2.ron"]);
    assert_eq!(ran.err, "1.ron: already in format 2\n2.ron: already in format 2\n");
    assert_eq!(folder.read("2.ron"), upgraded);
}

/// Each dossier that shows what `check` finds, and one that has lost a quotation mark.
#[test]
fn a_second_upgrade_changes_nothing() {
    let folder = Folder::new();
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/check")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "ron") {
            fs::copy(&path, folder.at(path.file_name().unwrap().to_str().unwrap())).unwrap();
        }
    }
    folder.write("broken.ron", DRAFT.replacen("\"bell-p2\"", "\"bell-p2", 1));
    let names = folder.names();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    folder.upgrade(&names);
    let once: Vec<_> = names.iter().map(|name| fs::read(folder.at(name)).unwrap()).collect();
    let again = folder.upgrade(&names);
    assert!(!again.err.contains("upgraded"), "{}", again.err);
    for (name, once) in names.iter().zip(once) {
        assert_eq!(fs::read(folder.at(name)).unwrap(), once, "{name}");
    }
    assert!(!folder.read("W017.ron").contains("// DECIDE:"));
    let broken = folder.read("broken.ron");
    assert_eq!(broken.matches("// DECIDE:").count(), DRAFT.matches("// DECIDE:").count());
}

#[test]
fn one_file_that_cannot_be_upgraded_does_not_stop_the_others() {
    let folder = Folder::new();
    folder.write("a.ron", earlier());
    folder.write("no-dossier.ron", "Dear all,");
    folder.write("no-format.ron", "(\n    claims: [],\n)\n");
    folder.write("newer.ron", "(format: 3)");
    folder.write("empty.ron", "\n");
    folder.write("latin.ron", b"(format: 1, x: \"\xFC\")");
    folder.write("b.ron", TUTORIAL);
    folder.write("c.ron", earlier());
    let args = [
        "a.ron",
        "no-dossier.ron",
        "no-format.ron",
        "newer.ron",
        "empty.ron",
        "latin.ron",
        ".",
        "missing.ron",
        "b.ron",
        "c.ron",
    ];
    for is_dry in [true, false] {
        let args = if is_dry { [&["--diff"], &args[..]].concat() } else { args.to_vec() };
        let ran = folder.upgrade(&args);
        assert_eq!(ran.code, 2, "{}", ran.err);
        let done = if is_dry { "would be upgraded" } else { "upgraded" };
        for said in [
            &format!("a.ron: {done} to format 2\n"),
            "no-dossier.ron:1:1\n",
            "error[E005]: the field `format` is missing\n --> no-format.ron:2:5\n",
            "add `format: 2`, or `format: 1` if it is an older dossier",
            "the format is version 3, and this program reads versions 1 to 2\n --> newer.ron:1:10\n",
            "onrecord: empty.ron: the file is empty",
            "onrecord: latin.ron: byte 16 (0xFC, line 1) is not UTF-8",
            "onrecord: .: this is a folder",
            "onrecord: missing.ron: there is no such file",
            "b.ron: already in format 2\n",
            &format!("c.ron: {done} to format 2\n"),
        ] {
            assert!(ran.err.contains(said), "{said}\n{}", ran.err);
        }
        assert_eq!(folder.read("a.ron") == TUTORIAL, !is_dry);
        assert_eq!(folder.read("c.ron") == TUTORIAL, !is_dry);
    }
    for (name, text) in [
        ("no-dossier.ron", "Dear all,"),
        ("no-format.ron", "(\n    claims: [],\n)\n"),
        ("newer.ron", "(format: 3)"),
        ("empty.ron", "\n"),
    ] {
        assert_eq!(folder.read(name), text);
    }
}

#[test]
fn a_diff_writes_nothing_and_ends_with_1_where_something_would_change() {
    let folder = Folder::new();
    let text = "// \u{1B}[2J\r\n(\r\n    format: 1, // mine\r\n    claims: [],\r\n)\r\n";
    folder.write("a.ron", text);
    folder.write("b.ron", TUTORIAL);
    let ran = folder.upgrade(&["--diff", "a.ron", "b.ron"]);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.out,
        "--- a.ron\n+++ a.ron\n@@ -1,5 +1,5 @@\n // \n (\n-    format: 1, // mine\n\
         +    format: 2, // mine\n     claims: [],\n )\n"
    );
    assert_eq!(ran.err, "a.ron: would be upgraded to format 2\nb.ron: already in format 2\n");
    assert_eq!((folder.read("a.ron").as_str(), folder.read("b.ron").as_str()), (text, TUTORIAL));
    let ran = folder.upgrade(&["b.ron", "--diff"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
}

#[test]
fn stdin_is_written_to_stdout() {
    let folder = Folder::new();
    let upgrade =
        |args: &[&str], text: &str| run(folder.0.path(), &[&["upgrade"], args].concat(), text);
    let marked = format!("\u{FEFF}{}", earlier().replace('\n', "\r\n"));
    let ran = upgrade(&["-"], &marked);
    assert_eq!((ran.code, ran.err.as_str()), (0, "stdin: upgraded to format 2\n"));
    assert_eq!(ran.out, format!("\u{FEFF}{}", TUTORIAL.replace('\n', "\r\n")));
    // What it has written is fit for another run.
    let again = upgrade(&["-"], &ran.out);
    assert_eq!((again.code, again.err.as_str()), (0, "stdin: already in format 2\n"));
    assert_eq!(again.out, ran.out);

    let ran = upgrade(&["-", "--diff"], &earlier());
    assert_eq!((ran.code, ran.err.as_str()), (1, "stdin: would be upgraded to format 2\n"));
    assert!(ran.out.starts_with("--- stdin\n+++ stdin\n@@ "), "{}", ran.out);
    for (text, said) in [("", "stdin: the file is empty"), ("(claims: [])", " --> stdin:1:2\n")] {
        let ran = upgrade(&["-"], text);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    let ran = run(folder.0.path(), &["upgrade", "-", "--limit", "bytes=9"], earlier());
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("larger than 9 bytes"), "{}", ran.err);
    assert!(folder.names().is_empty());
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay_and_what_is_read_only_is_left() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new();
    let mode = |name: &str| fs::metadata(folder.at(name)).unwrap().permissions().mode() & 0o777;
    let set = |name: &str, mode| {
        fs::set_permissions(folder.at(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    fs::create_dir(folder.at("in")).unwrap();
    folder.write("in/a.ron", earlier());
    set("in/a.ron", 0o640);
    symlink("in/a.ron", folder.at("link.ron")).unwrap();
    assert_eq!(folder.upgrade(&["link.ron"]).code, 0);
    assert!(fs::symlink_metadata(folder.at("link.ron")).unwrap().is_symlink());
    assert_eq!((folder.read("in/a.ron").as_str(), mode("in/a.ron")), (TUTORIAL, 0o640));

    folder.write("b.ron", earlier());
    set("b.ron", 0o444);
    let ran = folder.upgrade(&["b.ron"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("onrecord: b.ron: the file is read-only; "), "{}", ran.err);
    assert_eq!((folder.read("b.ron"), mode("b.ron")), (earlier(), 0o444));
    // Whoever only looks needs no permission, and what is upgraded already neither.
    assert_eq!(folder.upgrade(&["--diff", "b.ron"]).code, 1);
    set("in/a.ron", 0o444);
    assert_eq!(folder.upgrade(&["in/a.ron"]).code, 0);
    assert_eq!(folder.names(), ["b.ron", "in", "link.ron"]);
}

#[test]
fn check_and_the_help_say_how_to_upgrade() {
    let folder = Folder::new();
    folder.write("a.ron", include_str!("../check/I003.ron"));
    let said = run(folder.0.path(), &["check", "a.ron"], "").err;
    assert!(said.contains("note[I003]") && said.contains("`onrecord upgrade FILE`"), "{said}");
    assert!(run(folder.0.path(), &["--help"], "").out.contains("onrecord upgrade my.ron"));
    let help = run(folder.0.path(), &["help", "upgrade"], "").out;
    assert!(help.contains("--diff") && help.contains("exit code"), "{help}");
    for shell in ["bash", "zsh", "fish"] {
        let script = run(folder.0.path(), &["completions", shell], "").out;
        assert!(script.contains("upgrade") && script.contains("diff"), "{shell}");
    }
    assert_eq!(folder.upgrade(&[]).code, 2);
}
