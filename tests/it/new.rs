//! `onrecord new`: a draft of a dossier from an article's text, on the command line.

use assert_cmd::Command;
use std::{fs, path::Path};

const ARTICLE: &str = "- by Ima Penn

NOWHERE-ON-SEA, April 1 (Lantern) - The council will close the pier, two people familiar with the matter said.

\"Nobody told us anything about this,\" said Ann Bell, the mayor of the town.

The harbour office did not respond to a request for comment.
";

fn new(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.current_dir(folder).env_clear().env("HOME", folder).arg("new").args(args);
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), ARTICLE).unwrap();
    folder
}

#[test]
fn a_draft_has_no_error_and_says_how_much_is_undecided() {
    let folder = folder();
    let (code, out, err) = new(folder.path(), &["a.txt", "-o", "a.ron"]);
    assert_eq!((code, out.as_str()), (Some(0), ""));
    assert!(err.contains("1 quotation") && err.contains("next: onrecord check a.ron"), "{err}");
    let mut check = Command::cargo_bin("onrecord").unwrap();
    let check = check.current_dir(folder.path()).args(["check", "a.ron", "--source", "a.txt"]);
    let told = String::from_utf8(check.assert().success().get_output().stderr.clone()).unwrap();
    let draft = fs::read_to_string(folder.path().join("a.ron")).unwrap();
    let open = err.split_once(" places undecided").unwrap().0.rsplit(' ').next().unwrap();
    assert!(told.contains(&format!("{open} undecided in a.ron")), "{open}: {told}");
    let mut memo = Command::cargo_bin("onrecord").unwrap();
    let memo = memo.current_dir(folder.path()).args(["memo", "--data", "a.ron"]).assert().success();
    let memo = String::from_utf8(memo.get_output().stdout.clone()).unwrap();
    assert!(
        memo.contains(&format!("- **Undecided**: {open} places\n  - They concern 2 of 2 claims.")),
        "{memo}"
    );
    for proposed in [
        "Ann Bell",
        "Nobody told us anything about this",
        "Stated(2)",
        "NoReply",
        "open: [Speaker(seen: \"said Ann Bell\"), Content, Gist]",
    ] {
        assert!(draft.contains(proposed), "{proposed} in\n{draft}");
    }
}

#[test]
fn nothing_is_overwritten_unless_that_is_asked_for() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.ron"), "mine").unwrap();
    let (code, _, err) = new(folder.path(), &["a.txt", "-o", "a.ron"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("a.ron already exists; --force replaces it"), "{err}");
    assert_eq!(fs::read_to_string(at("a.ron")).unwrap(), "mine");
    let (code, _, err) = new(folder.path(), &["a.txt", "-o", "a.txt", "--force"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("this is the article itself"), "{err}");
    assert_eq!(fs::read_to_string(at("a.txt")).unwrap(), ARTICLE);
    assert_eq!(new(folder.path(), &["a.txt", "-o", "a.ron", "--force"]).0, Some(0));
    assert!(fs::read_to_string(at("a.ron")).unwrap().contains("format: 2"));
}

#[test]
fn what_is_no_article_is_a_sentence() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("empty.txt"), "\n \n").unwrap();
    fs::write(at("latin.txt"), b"\xfcber").unwrap();
    for (name, said) in [
        ("empty.txt", "empty.txt: "),
        ("latin.txt", "not UTF-8"),
        ("missing.txt", "there is no such file"),
        (".", "folder"),
    ] {
        let (code, out, err) = new(folder.path(), &[name]);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{name}");
        assert!(err.contains(said), "{name}: {err}");
    }
}

#[test]
fn without_a_file_the_draft_goes_to_stdout() {
    let folder = folder();
    let (code, out, _) = new(folder.path(), &["a.txt", "--reader-language", "de"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("reader_language: \"de\""), "{out}");
    // Each quotation waits for its translation.
    assert!(out.contains("Gist, Translation]"), "{out}");
}

#[test]
fn what_earlier_dossiers_know_is_proposed_for_the_same_names() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("earlier")).unwrap();
    let tutorial = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/tutorial.ron");
    fs::copy(tutorial, at("earlier/tutorial.ron")).unwrap();
    fs::write(at("b.txt"), "\"It was the gulls,\" Barnaby Fitch said on Sunday.\n").unwrap();
    let (code, draft, err) = new(folder.path(), &["b.txt", "--from", "earlier"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(draft.contains("id: \"fitch\", name: \"Barnaby Fitch\", kind: Person"), "{draft}");
    assert!(draft.contains("the same as Barnaby Fitch"), "{draft}");
    assert!(draft.contains("Of earlier dossiers"), "{draft}");
    // A folder without dossiers helps nobody, and is not passed over in silence.
    fs::create_dir(at("empty")).unwrap();
    let (code, _, err) = new(folder.path(), &["b.txt", "--from", "empty"]);
    assert_eq!(code, Some(2), "{err}");
    assert!(err.contains("empty"), "{err}");
    fs::write(at("earlier/broken.ron"), "(format: 2,").unwrap();
    let (code, _, err) = new(folder.path(), &["b.txt", "--from", "earlier"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(err.contains("1 of 2 dossiers could not be used"), "{err}");
}

#[test]
fn a_corrected_article_keeps_what_stands_and_opens_the_rest() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    fs::copy(data.join("tutorial.ron"), at("old.ron")).unwrap();
    let text = fs::read_to_string(data.join("tutorial.txt")).unwrap();
    fs::write(at("now.txt"), text.replace("Barnaby Fitch", "Barnaby Finch")).unwrap();
    // Without the text that it was made from, nobody can see what has changed.
    let args = ["now.txt", "--onto", "old.ron", "-o", "new.ron"];
    let (code, _, err) = new(folder.path(), &args);
    assert_eq!(code, Some(2));
    assert!(err.contains("old.txt: there is no such file"), "{err}");
    assert!(err.contains("old.ron was made from: save it there"), "{err}");
    fs::write(at("old.txt"), &text).unwrap();
    let (code, out, err) = new(folder.path(), &args);
    assert_eq!((code, out.as_str()), (Some(0), ""), "{err}");
    for told in [
        "claims and requests that stand as before: 22 of 24\n",
        "open again: `fitch-knots`: paragraph 5 of the old text has changed",
        "open again: the speaker `fitch`: the text no longer has this name",
        "next: onrecord check new.ron --source new.txt",
    ] {
        assert!(err.contains(told), "{told}: {err}");
    }
    assert_eq!(fs::read_to_string(at("old.txt")).unwrap(), text, "nothing of the old is touched");
    assert_eq!(fs::read(at("new.txt")).unwrap(), fs::read(at("now.txt")).unwrap());
    let mut check = Command::cargo_bin("onrecord").unwrap();
    check.current_dir(folder.path()).args(["check", "new.ron"]).assert().success();
    let (code, _, err) =
        new(folder.path(), &["now.txt", "--onto", "old.ron", "-o", "old.ron", "--force"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("old.ron: this is the dossier before the correction"), "{err}");
    // The old text itself is not the corrected one's dossier's.
    let (code, _, err) = new(folder.path(), &["now.txt", "--onto", "new.ron", "--from", "old.ron"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("cannot be used with"), "{err}");
    fs::write(at("old.txt"), "Something else.\n").unwrap();
    let (code, _, err) = new(folder.path(), &["now.txt", "--onto", "old.ron"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("old.txt: its text is another"), "{err}");
}

#[test]
fn several_articles_have_a_draft_each_in_a_folder() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("b.txt"), "\"It was the gulls,\" Bo Cole said on Sunday.\n").unwrap();
    fs::write(at("empty.txt"), "\n").unwrap();
    let all = ["a.txt", "empty.txt", "b.txt"];
    for (args, message) in [
        (&["-o", "drafts"][..], "name a folder that is there, with -o FOLDER"),
        (&[], "name a folder that is there, with -o FOLDER"),
        (&["--onto", "x.ron", "-o", "drafts"], "are about one article"),
    ] {
        let (code, out, err) = new(folder.path(), &[&all[..], args].concat());
        assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
        assert!(err.contains(message), "{err}");
    }
    fs::create_dir(at("drafts")).unwrap();
    let (code, out, err) = new(folder.path(), &[&all[..], &["-o", "drafts"]].concat());
    assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
    assert!(err.contains("a.txt -> drafts/a.ron\n"), "{err}");
    assert!(
        err.contains("onrecord: empty.txt: ") && err.contains("drafted 2 of 3 articles"),
        "{err}"
    );
    assert!(!err.contains("empty.txt -> "), "{err}");
    let mut there: Vec<_> =
        fs::read_dir(at("drafts")).unwrap().map(|it| it.unwrap().file_name()).collect();
    there.sort();
    assert_eq!(there, ["a.ron", "a.txt", "b.ron", "b.txt"]);
    // Again, nothing is overwritten; one of them alone goes into the folder too.
    assert_eq!(new(folder.path(), &["b.txt", "-o", "drafts"]).0, Some(2));
    assert_eq!(new(folder.path(), &["b.txt", "-o", "drafts", "--force"]).0, Some(0));

    fs::write(at("a.html"), "<p>Nobody has come yet, said Ann Bell.</p>").unwrap();
    let (_, _, err) = new(folder.path(), &["a.txt", "a.html", "-o", "drafts", "--force"]);
    assert!(err.contains("a.html: the draft of another article has this name"), "{err}");
    let (_, _, err) = new(folder.path(), &["-", "-o", "drafts"]);
    assert!(err.contains("the article has no name; use -o NAME.ron"), "{err}");
}
