//! The command line, as people and other programs use it.

use assert_cmd::Command;
use std::{fs, path::Path};

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
        .env_remove("COLUMNS")
        .env("NO_COLOR", "1")
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

fn tutorial() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/tutorial.ron").display().to_string()
}

#[test]
fn bad_input_is_a_sentence_with_a_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str, text: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let tutorial = include_str!("../../data/tutorial.ron");
    for (file, expected) in [
        (path("empty.ron", b""), "empty.ron: the file is empty"),
        (path("latin.ron", b"(format: 2, x: \"\xFC\")"), "is not UTF-8"),
        (path("cut.ron", &tutorial.as_bytes()[..2000]), "cut.ron:"),
        (path("deep.ron", "[".repeat(10_000).as_bytes()), "deep.ron:"),
        (
            path(
                "unknown.ron",
                tutorial.replacen("speaker: \"mudge\"", "speaker: \"mugde\"", 1).as_bytes(),
            ),
            "did you mean `mudge`?",
        ),
        (
            path(
                "paragraph.ron",
                tutorial.replacen("paragraph: 3", "paragraph: 300", 1).as_bytes(),
            ),
            "paragraph.ron:",
        ),
        (folder.path().join("missing.ron").display().to_string(), "there is no such file"),
    ] {
        let said = refused(&["list", "--data", &file]);
        assert!(said.contains(expected), "{file}: {said}");
    }
}

#[test]
fn one_broken_dossier_does_not_stop_the_others() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(tutorial(), folder.path().join("good.ron")).unwrap();
    fs::write(folder.path().join("bad.ron"), "(format: 2)").unwrap();
    let ran = onrecord(&["list", "--data", folder.path().to_str().unwrap()]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.lines().count() > 10);
    assert!(ran.err.contains("bad.ron:1:"), "{}", ran.err);
    assert!(ran.err.contains("1 of 2 dossiers could not be used"), "{}", ran.err);
}

#[test]
fn a_query_that_does_not_parse_is_marked() {
    let said = refused(&["list", "stanse:opposes"]);
    assert!(said.contains("stanse:opposes\n  ^^^^^^"), "{said}");
    assert!(said.contains("stance"), "{said}");
    let said = refused(&["list", "speaker:potinger"]);
    assert!(said.contains("pottinger"), "{said}");
    for (lens, instead) in [
        ("without:unnamed", "grade:A..C"),
        ("strip:named", "grade:A..C"),
        ("on:shelving", "stance:"),
    ] {
        let said = refused(&["list", lens]);
        assert!(said.contains(instead), "{said}");
    }
}

#[test]
fn a_query_that_begins_with_a_hyphen_follows_two_hyphens() {
    let all = printed(&["list", "--format", "jsonl"]).lines().count();
    let newsroom = printed(&["list", "speaker:reuters", "--format", "jsonl"]).lines().count();
    let others = printed(&["list", "--format=jsonl", "--", "-speaker:reuters"]);
    assert_eq!(others.lines().count(), all - newsroom);
    for (args, advice) in [
        (&["list", "-speaker:reuters"][..], "`onrecord list -- -speaker:reuters`"),
        (&["list", "--format", "jsonl", "-harvest"], "`onrecord list -- -harvest`"),
        (&["--data", "x", "memo", "-a b"], "`onrecord memo -- '-a b'`"),
        (&["report", "-speaker:reuters", "-o", "x"], "`onrecord report -- -speaker:reuters`"),
    ] {
        let said = refused(args);
        assert!(said.contains(advice), "{said}");
    }
    assert!(printed(&["list", "-h"]).contains("Usage: onrecord list"));
}

#[test]
fn a_file_in_the_place_of_a_query_is_named_with_the_option_that_reads_it() {
    for command in ["list", "memo"] {
        let ran = onrecord(&[command, &tutorial()]);
        assert_eq!(ran.code, 0);
        let hint = format!(
            "onrecord: no claim matches; to read the file of that name: --data {}",
            tutorial()
        );
        assert_eq!(ran.err.trim_end(), hint);
    }
}

#[test]
fn no_match_is_fine() {
    let ran = onrecord(&["list", "\"no such words anywhere\"", "--format", "jsonl"]);
    let said = "onrecord: no claim matches \"no such words anywhere\"\n";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", said));
    let ran = onrecord(&["list", "unnamed speaker:cutler", "--format", "jsonl"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    for said in ["without `unnamed`, 6 claims are left", "try `without:unnamed`"] {
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

#[test]
fn a_claim_is_shown_by_its_name_and_the_nearest_named() {
    let shown = printed(&["show", "pottinger-leverage"]);
    for expected in ["Matt Pottinger", "B1", "how traceable, not how true", "if the source were"] {
        assert!(shown.contains(expected), "{expected}: {shown}");
    }
    let full = printed(&["show", "reuters-2026-02-12-china-tech/pottinger-leverage"]);
    assert_eq!(full, shown);
    let denial = printed(&["show", "tplink-denial"]);
    let denial = denial.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(denial.contains("asserted by nobody in this article"), "{denial}");
    let said = refused(&["show", "potinger-leverage"]);
    assert!(said.contains("did you mean pottinger-leverage?"), "{said}");
}

#[test]
fn every_form_prints_every_claim() {
    let count = printed(&["list", "--format", "jsonl"]).lines().count();
    let csv = printed(&["list", "--format", "csv"]);
    let rows = csv::Reader::from_reader(csv.as_bytes()).records().flatten().count();
    assert_eq!(rows, count);
    for format in ["table", "ron", "md"] {
        let text = printed(&["list", "--format", format]);
        assert!(text.contains("Pottinger"), "{format}");
    }
    for format in ["plain", "jsonl", "csv", "ron", "md"] {
        let text = printed(&["show", "pottinger-leverage", "--format", format]);
        assert!(text.contains("Pottinger"), "{format}");
    }
}

#[test]
fn tables_and_lines_of_the_analyses() {
    for command in ["speakers", "replies", "stats"] {
        assert!(printed(&[command]).lines().count() > 3, "{command}");
        for line in printed(&[command, "--format", "jsonl"]).lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            assert!(value.is_object(), "{line}");
        }
    }
    let speakers = printed(&["speakers"]);
    assert!(speakers.contains("Lutnick"), "silent ones are listed: {speakers}");
}

#[test]
fn the_memo_names_what_an_editor_looks_for() {
    let memo = printed(&["memo"]);
    for expected in ["# ", "not named", "at least four", "Donald Trump", "not how true"] {
        assert!(memo.contains(expected), "{expected}: {memo}");
    }
}

#[test]
fn the_schema_describes_each_line() {
    let schema: serde_json::Value = serde_json::from_str(&printed(&["schema"])).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for line in printed(&["list", "--format", "jsonl"]).lines() {
        let claim = serde_json::from_str(line).unwrap();
        let errors: Vec<_> = validator.iter_errors(&claim).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}: {line}");
    }
}

#[test]
fn help_has_examples_and_version_is_said() {
    let help = printed(&["--help"]);
    assert!(help.contains("Examples:") && help.contains("onrecord list"), "{help}");
    assert_eq!(printed(&["--version"]), format!("onrecord {}\n", env!("CARGO_PKG_VERSION")));
    assert!(printed(&["completions", "bash"]).contains("onrecord"));
    let page = printed(&["man"]);
    let commands = page.split("onrecord\\-").skip(1).filter_map(|rest| rest.split('(').next());
    let commands: Vec<&str> = commands.collect();
    assert!(commands.len() > 10, "{commands:?}");
    for command in commands {
        let page = printed(&["man", command]);
        assert!(page.contains(&format!("onrecord\\-{command}")), "{page}");
    }
    assert!(refused(&["man", "lisst"]).contains("no command `lisst`"));
}

/// What a command prints, with all that is in its help, has its place in the manual.
#[test]
fn manual_pages_have_their_titles_and_no_faults() {
    let names = printed(&["man"]);
    let names = names.split("onrecord\\-").skip(1).filter_map(|rest| rest.split('(').next());
    let mut pages = vec![("onrecord".to_owned(), printed(&["man"]))];
    for name in names.map(|name| name.replace('\\', "")) {
        pages.push((format!("onrecord-{name}"), printed(&["man", &name])));
    }
    assert!(pages.len() > 10);
    let folder = tempfile::tempdir().unwrap();
    for (name, page) in pages {
        let title = page.lines().find(|line| line.starts_with(".TH")).unwrap();
        let words: Vec<&str> = title.split(' ').collect();
        assert_eq!(words[..3], [".TH", name.to_uppercase().as_str(), "1"], "{title}");
        assert!(!page.contains(".SH \"\"") && !page.lines().any(|line| line != line.trim_end()));
        let file = folder.path().join(&name);
        fs::write(&file, &page).unwrap();
        // Where the tool is there, it has the last word.
        let lint = std::process::Command::new("mandoc").args(["-T", "lint"]).arg(file).output();
        let said =
            lint.map_or(String::new(), |it| String::from_utf8_lossy(&it.stdout).into_owned());
        assert_eq!(said, "", "{page}");
    }
}

#[test]
fn shells_complete_what_there_is_to_name() {
    for shell in ["bash", "zsh", "fish"] {
        let script = printed(&["completions", shell]);
        for name in ["grade", "E015", "themes", "claims.knows", "pottinger-leverage", "dossier"] {
            assert!(script.contains(name), "{shell}: {name}");
        }
    }
    let help = printed(&["help", "explain"]);
    assert!(!help.contains("E015") && help.contains("FIELD"), "{help}");
}

#[test]
fn a_field_that_is_not_there_is_guessed() {
    for (typed, said) in [
        ("anonimity", "did you mean `anonymity`?"),
        ("claim.knows", "did you mean `claims.knows`?"),
        ("claims.realtions.kind", "did you mean `claims.relations.kind`?"),
        ("Verbatm", "did you mean `Verbatim`?"),
        ("feilds", "did you mean `fields`?"),
        ("rule", "did you mean `rules`?"),
        ("zzz", "a field such as `claims.knows`"),
        ("", "a field such as `claims.knows`"),
    ] {
        let refused = refused(&["explain", typed]);
        assert!(refused.contains(said), "{typed}: {refused}");
    }
}

#[test]
fn a_field_is_explained_alone_and_among_all() {
    let knows = printed(&["explain", "claims.knows"]);
    for expected in
        ["claims.knows\n", "one of these words; optional; since format 2.", "  Told      It was"]
    {
        assert!(knows.contains(expected), "{expected}: {knows}");
    }
    assert_eq!(printed(&["explain", "claims[7].knows"]), knows);
    let of_each_source = format!("{knows}\nclaims.with.knows\n");
    assert!(printed(&["explain", "knows"]).starts_with(&of_each_source));
    let all = printed(&["explain", "fields"]);
    assert!(all.contains(&knows), "{all}");
    for path in ["\nformat\n", "\nclaims.anonymity.Reason.text\n", "\nrequests.note\n"] {
        assert!(all.contains(path), "{path}: {all}");
    }
    assert!(all.lines().all(|line| line.chars().count() <= 80), "{all}");
    assert!(printed(&["explain", "rules"]).contains("## The rules of curation"));
}

#[test]
fn each_schema_is_one() {
    for of in ["claim", "dossier"] {
        let schema: serde_json::Value = serde_json::from_str(&printed(&["schema", of])).unwrap();
        assert!(jsonschema::meta::is_valid(&schema), "{of}");
    }
    assert_eq!(printed(&["schema", "claim"]), printed(&["schema"]));
    assert!(refused(&["schema", "dosier"]).contains("'dossier'"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_sentence_and_a_closed_pipe_is_nothing() {
    use std::process::{Command, Stdio};
    let of = |code: &str| format!("{}/tests/check/{code}.ron", env!("CARGO_MANIFEST_DIR"));
    let (unused, earlier) = (of("W013"), of("I003"));
    for args in [
        &["completions", "bash"][..],
        &["man"],
        &["man", "list"],
        &["schema"],
        &["schema", "dossier"],
        &["snapshot"],
        &["list"],
        &["show", "pottinger-leverage"],
        &["stats"],
        &["memo"],
        &["report"],
        &["export", "--format", "csv"],
        &["explain", "fields"],
        &["explain", "rules"],
        &["check", "--format", "json", &unused],
        &["upgrade", "--diff", &earlier],
        &["--help"],
        &["help", "list"],
        &["--version"],
    ] {
        let run = |stdout: Stdio| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
            let command = command.env("XDG_STATE_HOME", NO_STATE).args(args);
            let output = command.stdout(stdout).stderr(Stdio::piped()).spawn().unwrap();
            let output = output.wait_with_output().unwrap();
            (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
        };
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let said = "onrecord: the output could not be written: the disk is full; make room, \
                    and run it again\n";
        assert_eq!(run(full.into()), (2, said.to_owned()), "{args:?}");
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        assert_eq!(run(writer.into()), (0, String::new()), "{args:?}");
    }
}

#[test]
fn a_claim_is_as_wide_as_columns_says() {
    for columns in [40, 90] {
        let output = Command::cargo_bin("onrecord")
            .unwrap()
            .env("XDG_STATE_HOME", NO_STATE)
            .env("COLUMNS", columns.to_string())
            .args(["show", "pottinger-leverage"])
            .output()
            .unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        let widest = out.lines().map(|line| line.chars().count()).max().unwrap();
        assert!((columns - 15..=columns).contains(&widest), "{columns}: {widest}\n{out}");
    }
}

#[test]
fn without_a_terminal_the_screen_points_at_list() {
    let said = refused(&[]);
    assert!(said.contains("onrecord list"), "{said}");
}

#[test]
fn a_mistyped_command_is_recognized() {
    let said = refused(&["lst"]);
    assert!(said.contains("lst") && said.contains("`list`"), "{said}");
    let said = refused(&["data/x.ron", "list"]);
    assert!(said.contains("--data data/x.ron"), "{said}");
}

#[test]
fn a_picture_of_many_claims_waits_for_the_search() {
    let folder = tempfile::tempdir().unwrap();
    let source = fs::read_to_string(tutorial()).unwrap();
    for at in 0..250 {
        let id = format!("id: \"tutorial-{at}\"");
        let file = folder.path().join(format!("{at}.ron"));
        fs::write(file, source.replacen("id: \"tutorial\"", &id, 1)).unwrap();
    }
    let data = folder.path().to_str().unwrap();
    for view in ["claims", "matrix"] {
        let screen = printed(&["snapshot", "oakes promise", "--view", view, "--data", data]);
        assert!(screen.contains("250 of 5000 claims"), "{screen}");
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .env("XDG_STATE_HOME", NO_STATE)
        .args(["list", "--format", "jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn help_is_wrapped_once_at_the_width_of_the_terminal() {
    let commands = ["", "export", "report", "check", "diff", "upgrade", "status", "text", "new"];
    for command in commands {
        let args = [command, "--help"];
        let help = printed(if command.is_empty() { &args[1..] } else { &args });
        let lines: Vec<&str> = help.lines().collect();
        for pair in lines.windows(2) {
            let [line, next] = pair else { continue };
            let is_prose = |line: &str| !line.is_empty() && !line.starts_with(' ');
            let word = next.split(' ').next().unwrap_or_default();
            assert!(
                !is_prose(line) || !is_prose(next) || line.len() + 1 + word.len() > 100,
                "{command}: {line}\n{next}"
            );
        }
    }
}
