//! `onrecord text`: an article as the program reads it; and whatever else reads an article.

use assert_cmd::Command;
use std::{fs, path::Path};

/// Three paragraphs under a byline, as an editor wraps them.
const WRAPPED: &str = "\
By Ima Penn

NOWHERE-ON-SEA, April 1 (Lantern) - The council will close the pier, two
people familiar with the matter said.

\"Nobody told us anything about this, and nobody asked whether we could
live without it,\" said Ann Bell, the mayor of the town.

The harbour office did not respond to a request for comment.
";

/// What the program is given, and what it says: exit code, stdout, stderr.
fn onrecord(folder: &Path, args: &[&str], stdin: &[u8]) -> (Option<i32>, String, String) {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.current_dir(folder).env_clear().env("HOME", folder).args(args);
    let output = command.write_stdin(stdin).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("wrapped.txt"), WRAPPED).unwrap();
    folder
}

fn files(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        names.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn wrapped_lines_come_out_as_paragraphs() {
    let folder = folder();
    let (code, out, err) = onrecord(folder.path(), &["text", "wrapped.txt"], b"");
    assert_eq!(code, Some(0));
    assert_eq!(out.lines().count(), 4, "{out}");
    assert_eq!(err, "onrecord: 6 wrapped lines were joined to 4 paragraphs\n");
    let (_, piped, _) = onrecord(folder.path(), &["text", "-"], WRAPPED.as_bytes());
    assert_eq!(piped, out);
    let (_, again, err) = onrecord(folder.path(), &["text", "-"], out.as_bytes());
    assert_eq!((again, err.as_str()), (out, ""));
}

#[test]
fn json_has_what_the_file_says_of_the_article() {
    let folder = folder();
    let (_, out, _) = onrecord(folder.path(), &["text", "wrapped.txt", "--format", "json"], b"");
    let article: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(article["form"], "text");
    assert_eq!(article["byline"], serde_json::json!(["Ima Penn"]));
    assert_eq!(article["title"], serde_json::Value::Null);
    assert_eq!(article["remarks"][0]["kind"], "joined");
    let paragraphs = article["paragraphs"].as_array().unwrap();
    assert_eq!(paragraphs.len(), 3);
    assert_eq!(paragraphs[2]["number"], 3);
    assert_eq!(paragraphs[2]["doubtful"], serde_json::Value::Null);
    let (_, text, _) = onrecord(folder.path(), &["text", "wrapped.txt"], b"");
    let (code, _, err) = onrecord(folder.path(), &["new", "-", "-o", "a.ron"], text.as_bytes());
    assert_eq!(code, Some(0), "{err}");
    let draft = fs::read_to_string(folder.path().join("a.ron")).unwrap();
    assert!(draft.contains(article["sha256"].as_str().unwrap()), "{draft}");
}

#[test]
fn a_draft_has_its_text_beside_it_and_is_checked_against_either() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let (code, _, err) = onrecord(folder.path(), &["new", "wrapped.txt", "-o", "pier.ron"], b"");
    assert_eq!(code, Some(0), "{err}");
    assert!(err.contains("check pier.ron --source pier.txt"), "{err}");
    assert_eq!(files(folder.path()), ["pier.ron", "pier.txt", "wrapped.txt"]);
    assert_eq!(fs::read_to_string(at("pier.txt")).unwrap().lines().count(), 4);
    for source in ["pier.txt", "wrapped.txt"] {
        let args = ["check", "pier.ron", "--source", source];
        let (code, _, err) = onrecord(folder.path(), &args, b"");
        assert_eq!(code, Some(0), "{err}");
        assert!(!err.contains("sha256") && !err.contains("not the one"), "{err}");
    }
    let (_, draft, _) = onrecord(folder.path(), &["new", "wrapped.txt", "--no-text"], b"");
    assert!(draft.contains("byline: [\"Ima Penn\"],"), "{draft}");
    assert!(draft.contains("open: [Title, Outlet, Place, Published, Translated],"), "{draft}");
    assert!(!draft.contains("reader_language"), "{draft}");
}

#[test]
fn the_article_itself_is_the_text_beside_its_draft() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let (code, _, err) = onrecord(folder.path(), &["new", "wrapped.txt", "-o", "wrapped.ron"], b"");
    assert_eq!(code, Some(0), "{err}");
    assert_eq!(fs::read_to_string(at("wrapped.txt")).unwrap(), WRAPPED);
    let snapshot = ["snapshot", "--data", "wrapped.ron", "--view", "article", "--size", "120x30"];
    let (_, screen, _) = onrecord(folder.path(), &snapshot, b"");
    assert!(screen.contains("Nobody told us anything about this"), "{screen}");
    let args = ["new", "wrapped.txt", "-o", "b.ron", "--no-text"];
    assert_eq!(onrecord(folder.path(), &args, b"").0, Some(0));
    assert_eq!(files(folder.path()), ["b.ron", "wrapped.ron", "wrapped.txt"]);
}

#[test]
fn either_both_files_are_written_or_none() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("pier.txt"), "mine").unwrap();
    let args = ["new", "wrapped.txt", "-o", "pier.ron"];
    let (code, _, err) = onrecord(folder.path(), &args, b"");
    assert_eq!(code, Some(2));
    assert!(err.contains("pier.txt: another text is already there; --force replaces it"), "{err}");
    fs::remove_file(at("pier.txt")).unwrap();
    fs::write(at("pier.ron"), "mine").unwrap();
    let (code, _, err) = onrecord(folder.path(), &args, b"");
    assert!(code == Some(2) && err.contains("pier.ron already exists"), "{err}");
    let (code, _, err) = onrecord(folder.path(), &["new", "wrapped.txt", "-o", "other.txt"], b"");
    assert!(code == Some(2) && err.contains("name the draft NAME.ron"), "{err}");
    assert_eq!(files(folder.path()), ["pier.ron", "wrapped.txt"]);
    assert_eq!(onrecord(folder.path(), &[&args[..], &["--force"]].concat(), b"").0, Some(0));
    assert_eq!(files(folder.path()), ["pier.ron", "pier.txt", "wrapped.txt"]);
}

/// A dossier says which text it was made from, and its paragraphs have their numbers by that.
#[test]
fn a_dossier_of_the_lines_as_they_are_stays_one() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let raw = "\u{FEFF}Der Steg wird ge\u{AD}schlossen.\n„Das ist falsch“, sagte Mira Hart.\n";
    fs::write(at("raw.txt"), raw).unwrap();
    let sha256 = "f3c2";
    let dossier = format!(
        "#![enable(implicit_some)]\n(format: 2, article: (id: \"a\", title: \"T\", outlet: \"O\", \
         published: \"2026-04-01\", paragraphs: 2, language: \"de\", sha256: \"{sha256}\"))\n"
    );
    let digest = |name: &str| {
        let output = std::process::Command::new("sha256sum").arg(at(name)).output().unwrap();
        String::from_utf8(output.stdout).unwrap()[..64].to_owned()
    };
    fs::write(at("a.ron"), dossier.replace(sha256, &digest("raw.txt"))).unwrap();
    let check = ["check", "a.ron", "--source", "raw.txt", "--format", "short"];
    let (_, out, _) = onrecord(folder.path(), &check, b"");
    assert!(!out.contains("sha256") && !out.contains("not the one"), "{out}");
    let (_, read, _) = onrecord(folder.path(), &["text", "raw.txt"], b"");
    assert_eq!(read, "Der Steg wird geschlossen.\n„Das ist falsch“, sagte Mira Hart.\n");
    fs::write(at("read.txt"), read).unwrap();
    fs::write(at("a.ron"), dossier.replace(sha256, &digest("read.txt"))).unwrap();
    let (_, out, _) = onrecord(folder.path(), &check, b"");
    assert!(!out.contains("sha256") && !out.contains("not the one"), "{out}");
    fs::write(at("a.ron"), dossier.replace(sha256, &"0".repeat(64))).unwrap();
    let (_, out, _) = onrecord(folder.path(), &check, b"");
    assert!(out.contains("the article's text is not the one"), "{out}");
}

/// A page as a browser saves it, with more than the article in it.
const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The pier will be shut | Lantern</title>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The pier will be shut", "datePublished": "2026-04-01T23:30:00-05:00",
"author": {"@type": "Person", "name": "Ima Penn"}, "publisher": {"name": "Lantern"}, "url": "https://lantern.example/pier"}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>The pier will be shut</h1>
<figure><img src="a.png"><figcaption>The pier at dawn, after the storm.</figcaption></figure>
<p>The council will close the pier, two people familiar with the matter said on Monday, when the storm was over and the town was asleep.</p>
<p><q>Nobody told us anything about this</q>, said Ann Bell, the mayor of the town, who heard of it from a newspaper on her way to the office.</p>
<p>The harbour office did not respond to a request for comment that was sent on Monday, and again, by letter, on Tuesday morning.</p>
</article></body></html>"#;

#[test]
fn what_a_page_says_is_a_fact_of_the_dossier() {
    let folder = folder();
    fs::write(folder.path().join("page.txt"), PAGE).unwrap();
    let (code, _, err) = onrecord(folder.path(), &["new", "page.txt", "-o", "pier.ron"], b"");
    assert_eq!(code, Some(0), "{err}");
    assert!(err.starts_with("onrecord: 1 paragraph may not belong to the article"), "{err}");
    let draft = fs::read_to_string(folder.path().join("pier.ron")).unwrap();
    for fact in [
        "id: \"page\"",
        "title: \"The pier will be shut\"",
        "outlet: \"Lantern\"",
        "byline: [\"Ima Penn\"]",
        "published: \"2026-04-01\"",
        "language: \"en\"",
        "url: \"https://lantern.example/pier\"",
        "open: [Translated]",
        "// This may not belong to the article: it seems to be a caption.",
        "“Nobody told us anything about this”",
    ] {
        assert!(draft.contains(fact) || fact.starts_with('“'), "{fact}\n{draft}");
    }
    for source in ["page.txt", "pier.txt"] {
        let (code, _, err) =
            onrecord(folder.path(), &["check", "pier.ron", "--source", source], b"");
        assert_eq!(code, Some(0), "{err}");
        assert!(!err.contains("not the one") && !err.contains("error"), "{err}");
    }
    let (_, sure, _) = onrecord(folder.path(), &["text", "page.txt", "--sure"], b"");
    assert_eq!(sure.lines().count(), 3, "{sure}");
    assert!(sure.contains("“Nobody told us anything about this”, said Ann Bell"), "{sure}");
}

#[test]
fn what_is_no_article_is_a_sentence_and_leaves_nothing() {
    let folder = folder();
    let half = &PAGE[..PAGE.find("<article>").unwrap()];
    let deep = format!("<html><body>{}", "<div>".repeat(200_000));
    let laughs =
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY a 'ha'>]><nitf><body><p>&a;</p></body></nitf>";
    for (bytes, said) in [
        (b"#![enable(implicit_some)]\n(format: 2)".as_slice(), "this is a dossier, and no article"),
        (b"%PDF-1.7\n".as_slice(), "`pdftotext -layout FILE -` extracts its text"),
        (b"PK\x03\x04 word/document.xml", "a Word document (.docx)"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"", "there is no paragraph"),
        (b"\xfcber", "not UTF-8"),
        (half.as_bytes(), "ends before there is an article"),
        (b"<html><body></body></html>", "there is no article in this page"),
        (b"<html><body><form><input type=password></form></body></html>", "the page of a login"),
        (deep.as_bytes(), "nested too deep"),
        (laughs.as_bytes(), "defines entities"),
        (b"{\"name\": \"x\"}", "no news item"),
        (b"{\"headline\": \"\x1b[2Jx", "not whole JSON"),
        (&vec![b'a'; (32 << 20) + 1], "larger than 32 MiB"),
    ] {
        fs::write(folder.path().join("in"), bytes).unwrap();
        for args in [&["text", "in"][..], &["new", "in", "-o", "out.ron"]] {
            let (code, out, err) = onrecord(folder.path(), args, b"");
            assert_eq!((code, out.as_str()), (Some(2), ""), "{said}: {err}");
            assert!(err.starts_with("onrecord: in: ") && err.contains(said), "{said}: {err}");
            assert!(err.lines().count() == 1 && !err.contains('\u{1b}'), "{err}");
        }
        let (code, _, err) = onrecord(folder.path(), &["text", "-"], bytes);
        assert!(code == Some(2) && err.starts_with("onrecord: stdin: "), "{said}: {err}");
        assert_eq!(files(folder.path()), ["in", "wrapped.txt"]);
    }
}

#[test]
fn annotations_are_claims_to_decide_and_never_put_where_something_like_them_stands() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let marks = r##"{"annotations": [
        {"user": "acct:kim@hypothes.is", "text": "Who are they?", "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "two people familiar with the matter"}]}]},
        {"user": "acct:kim@hypothes.is", "text": "Lovely", "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "this, and nobody asked", "prefix": "about "}]}]},
        {"text": "Which office?", "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "harbour office"}]}]},
        {"text": "Not here", "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "the harbor office"}]}]},
        {"text": "Which?", "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "the"}]}]}]}"##;
    fs::write(at("marks.json"), marks).unwrap();
    let args = ["new", "wrapped.txt", "-o", "pier.ron", "--annotations", "marks.json"];
    let (code, _, err) = onrecord(folder.path(), &args, b"");
    assert_eq!(code, Some(0), "{err}");
    assert!(
        err.contains("\"the harbor office\": its words are not in the article exactly"),
        "{err}"
    );
    assert!(err.contains("\"the\": its words stand in the article more than once"), "{err}");
    assert_eq!(err.matches("left out of the annotations").count(), 2, "{err}");
    let draft = fs::read_to_string(at("pier.ron")).unwrap();
    for note in ["note: \"kim: Who are they?\"", "note: \"kim: Lovely\"", "note: \"Which office?\""]
    {
        assert!(draft.contains(note), "{note}\n{draft}");
    }
    let check = ["check", "pier.ron", "--source", "pier.txt", "--format", "short"];
    let (code, out, _) = onrecord(folder.path(), &check, b"");
    assert!(code == Some(0) && !out.contains("error"), "{out}");
    fs::write(at("marks.json"), "{}").unwrap();
    let (code, _, err) = onrecord(folder.path(), &args, b"");
    assert!(code == Some(2) && err.contains("marks.json: there are no annotations"), "{err}");
}

/// What the program exports is read back: each claim has its words where it had them.
#[test]
fn its_own_annotations_are_read_back() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let folder = folder();
    let source = root.join("tutorial.txt");
    let dossier = root.join("tutorial.ron");
    let (source, dossier) = (source.to_str().unwrap(), dossier.to_str().unwrap());
    let export = [
        "export",
        "--format",
        "annotations",
        "--data",
        dossier,
        "--source",
        source,
        "-o",
        "a.json",
    ];
    let (code, _, err) = onrecord(folder.path(), &export, b"");
    assert_eq!(code, Some(0), "{err}");
    let (code, _, err) =
        onrecord(folder.path(), &["new", source, "-o", "a.ron", "--annotations", "a.json"], b"");
    assert_eq!(code, Some(0), "{err}");
    assert!(!err.contains("left out"), "{err}");
    let read: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(folder.path().join("a.json")).unwrap()).unwrap();
    let draft = fs::read_to_string(folder.path().join("a.ron")).unwrap();
    for item in read["first"]["items"].as_array().unwrap() {
        let said = item["body"][0]["value"].as_str().unwrap();
        let first = said.lines().next().unwrap().split('"').next().unwrap();
        assert!(draft.contains(first.trim()), "{first}");
    }
}
