//! Every fact is told: each text of a dossier has a word of its own, and each form for claims, and
//! the screen, has each of these words.

use assert_cmd::Command;
use onrecord::dossier::{
    Access, Anonymity, Article, Basis, Claim, Content, Document, FORMAT, Kind, Knows, Link,
    Outcome, Position, Proposition, Request, SaidIn, Speaker, Speech, Stance, Tenure, Topic,
    Translated, WithheldBy,
};
use std::{fs, path::Path};

/// A state folder that is not there: no test sees what somebody has recorded on this computer.
const NO_STATE: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/no-state");

/// What a reader finds with the claim of a document that is quoted.
const QUOTED: [&str; 28] = [
    "wtitle",
    "woutlet",
    "wbyline",
    "wplace",
    "https://wurl.example/",
    "warticlenote",
    "wname",
    "wrole",
    "former",
    "wspeakernote",
    "https://wspeakerurl.example/",
    "wreference",
    "wquote",
    "wsecondspan",
    "wtranslation",
    "wsecondtranslation",
    "wgist",
    "wanchor",
    "wcites",
    "wmedia",
    "wclaimnote",
    "wlabel",
    "wtopicgist",
    "wtext",
    "wother",
    "wreply",
    "wrequestnote",
    "forecast",
];

/// And with the claim of a group, of which the first is an example.
const OF_A_GROUP: [&str; 7] =
    ["wgroup", "wgroupgist", "wgroupanchor", "wgroupnote", "wtitle", "wreason", "wreasonanchor"];

/// A dossier without a text left out. There is no `..` in it: a new field asks for its word here.
fn document() -> Document<'static> {
    let some = |text: &'static str| Some(text.into());
    Document {
        format: FORMAT,
        article: Article {
            id: "words".into(),
            title: "wtitle".into(),
            outlet: "woutlet".into(),
            byline: vec!["wbyline".into()],
            place: some("wplace"),
            published: "2026-03-14".into(),
            paragraphs: 2,
            language: "de".into(),
            translated: Translated::Machine { from: "fr".into() },
            reader_language: some("en"),
            url: some("https://wurl.example/"),
            note: some("warticlenote"),
            sha256: None,
        },
        propositions: vec![
            Proposition { id: "lead".into(), text: "wtext".into(), short: some("wshortprop") },
            Proposition { id: "other".into(), text: "wother".into(), short: None },
        ],
        topics: vec![Topic {
            id: "topic".into(),
            label: "wlabel".into(),
            gist: some("wtopicgist"),
        }],
        speakers: vec![
            Speaker {
                id: "paper".into(),
                name: "wname".into(),
                short: some("wshort"),
                kind: Kind::Document,
                role: some("wrole"),
                status: Some(Tenure::Former),
                aliases: vec!["walias".into()],
                url: some("https://wspeakerurl.example/"),
                reference: some("wreference"),
                access: Access::Published,
                part_of: some("group"),
                note: some("wspeakernote"),
            },
            Speaker {
                id: "group".into(),
                name: "wgroup".into(),
                short: None,
                kind: Kind::Collective,
                role: None,
                status: None,
                aliases: Vec::new(),
                url: None,
                reference: None,
                access: Access::Published,
                part_of: None,
                note: None,
            },
        ],
        claims: vec![
            Claim {
                id: "quoted".into(),
                paragraph: 1,
                speaker: "paper".into(),
                speech: Speech::Verbatim,
                content: Content::Forecast,
                quote: vec!["wquote".into(), "wsecondspan".into()],
                translation: vec!["wtranslation".into(), "wsecondtranslation".into()],
                gist: "wgist".into(),
                anchor: some("wanchor"),
                sources: None,
                anonymity: None,
                knows: Some(Knows::Record),
                said_in: Some(SaidIn::OtherMedia("wmedia".into())),
                relays: Vec::new(),
                rests_on: Vec::new(),
                against: Vec::new(),
                examples: Vec::new(),
                stances: ["lead", "other"]
                    .map(|on| Stance {
                        on: on.into(),
                        position: Position::Opposes,
                        basis: Basis::Said,
                    })
                    .into(),
                topics: vec!["topic".into()],
                relations: Vec::new(),
                cites: some("wcites"),
                note: some("wclaimnote"),
            },
            Claim {
                id: "of-a-group".into(),
                paragraph: 2,
                speaker: "group".into(),
                speech: Speech::Paraphrase,
                content: Content::Fact,
                quote: Vec::new(),
                translation: Vec::new(),
                gist: "wgroupgist".into(),
                anchor: some("wgroupanchor"),
                sources: None,
                anonymity: Some(Anonymity::Reason {
                    text: "wreason".into(),
                    by: WithheldBy::Newsroom,
                    anchor: some("wreasonanchor"),
                }),
                knows: None,
                said_in: None,
                relays: Vec::new(),
                rests_on: Vec::new(),
                against: Vec::new(),
                examples: vec!["quoted".into()],
                stances: Vec::new(),
                topics: Vec::new(),
                relations: Vec::new(),
                cites: None,
                note: some("wgroupnote"),
            },
        ],
        requests: vec![Request {
            paragraph: 2,
            to: vec!["group".into()],
            outcome: Outcome::Declined,
            claims: vec!["quoted".into()],
            link: Link::Stated,
            anchor: some("wrequestanchor"),
            quote: vec!["wreply".into()],
            note: some("wrequestnote"),
        }],
    }
}

/// What the program prints of a file.
fn printed(path: &Path, args: &[&str]) -> String {
    let output = Command::cargo_bin("onrecord")
        .unwrap()
        .env("XDG_STATE_HOME", NO_STATE)
        .env("COLUMNS", "500")
        .args(args)
        .arg("--data")
        .arg(path)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    assert!(output.status.success(), "{args:?}: {}", text(output.stderr));
    text(output.stdout)
}

#[track_caller]
fn has_all(form: &str, text: &str, words: &[&str]) {
    let missing: Vec<&&str> = words.iter().filter(|word| !text.contains(**word)).collect();
    assert!(missing.is_empty(), "{form} lacks {missing:?}:\n{text}");
}

fn write(document: &Document<'_>) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("words.ron");
    fs::write(&path, ron::to_string(document).unwrap()).unwrap();
    (folder, path)
}

const FORMS: [&str; 7] = ["plain", "md", "csv", "json", "jsonl", "jsonld", "annotations"];

#[test]
fn every_text_of_a_dossier_is_told_in_every_form() {
    let (_folder, path) = write(&document());
    for form in FORMS {
        has_all(form, &printed(&path, &["show", "quoted", "--format", form]), &QUOTED);
        let of_a_group = printed(&path, &["show", "of-a-group", "--format", form]);
        has_all(form, &of_a_group, &OF_A_GROUP);
        has_all(form, &of_a_group, &["quoted"]);
    }
    // What a curator pastes has the claim's own words, and the others in comments.
    has_all(
        "ron",
        &printed(&path, &["show", "quoted", "--format", "ron"]),
        &["wspeakernote", "wreference", "warticlenote", "wreply", "wrequestnote", "wcites"],
    );
    has_all("show", &printed(&path, &["show", "quoted"]), &QUOTED);
    let of_a_group = printed(&path, &["show", "of-a-group"]);
    has_all("show", &of_a_group, &OF_A_GROUP);
    has_all("show", &of_a_group, &["wgist"]);
    let report = printed(&path, &["report"]);
    has_all("report", &report, &QUOTED);
    has_all("report", &report, &OF_A_GROUP);
}

#[test]
fn every_text_of_a_dossier_is_told_on_the_screen() {
    let (_folder, path) = write(&document());
    has_all("the detail", &printed(&path, &["snapshot", "--size", "200x80"]), &QUOTED);
    let of_a_group = printed(&path, &["snapshot", "wgroupgist", "--size", "200x80"]);
    has_all("the detail", &of_a_group, &OF_A_GROUP);
    has_all("the detail", &of_a_group, &["wgist"]);
}

#[test]
fn a_fact_that_is_left_out_has_no_line() {
    let (_folder, path) = write(&document());
    let plain = printed(&path, &["show", "of-a-group", "--format", "plain"]);
    let headings: Vec<&str> =
        plain.lines().filter_map(|line| Some(line.split_once(": ")?.0)).collect();
    assert!(!headings.is_empty());
    for absent in ["Cites", "Topics", "Stance", "Speaker note", "Speaker address", "Request note"] {
        assert!(!headings.contains(&absent), "{plain}");
    }
    assert!(
        plain.lines().all(|line| !line.ends_with(':') || line.starts_with("wgroup")),
        "{plain}"
    );
    let detail = printed(&path, &["snapshot", "wgroupgist", "--size", "200x80"]);
    for absent in ["│ cites ", "│ topics ", "│ reference ", "│ speaker "] {
        assert!(!detail.contains(absent), "{absent}:\n{detail}");
    }
}
