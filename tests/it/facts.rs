//! Every fact is told: each text of a dossier has a word of its own, and each form for claims, and
//! the screen, has each of these words.

use assert_cmd::Command;
use onrecord::dossier::{
    Access, Anonymity, Article, Basis, Claim, Content, Document, FORMAT, Kind, Knows, Link,
    OpenInClaim, OpenInDossier, OtherSource, Outcome, Position, Proposition, Request, SaidIn,
    Sources, Speaker, Speech, Stance, Tenure, Topic, Translated, WithheldBy,
};
use ron::extensions::Extensions;
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
const OF_A_GROUP: [&str; 10] = [
    "wgroup",
    "wgroupgist",
    "wgroupanchor",
    "wgroupnote",
    "wtitle",
    "wreason",
    "wreasonanchor",
    "wpeople",
    "wotherreason",
    "wotheranchor",
];

/// And with the claim of which it is undecided who makes it.
const UNDECIDED: [&str; 6] =
    ["undecided", "wname", "wpeople", "wseen", "wundecidedanchor", "wtitle"];

/// A dossier without a text left out. There is no `..` in it: a new field asks for its word here.
fn document() -> Document<'static> {
    let some = |text: &'static str| Some(text.into());
    Document {
        format: FORMAT,
        article: Article {
            id: "words".into(),
            title: some("wtitle"),
            outlet: some("woutlet"),
            byline: vec!["wbyline".into()],
            place: some("wplace"),
            published: some("2026-03-14"),
            paragraphs: 2,
            language: some("de"),
            translated: Translated::Machine { from: "fr".into() },
            reader_language: some("en"),
            url: some("https://wurl.example/"),
            note: some("warticlenote"),
            sha256: None,
            open: Vec::new(),
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
                name: some("wname"),
                short: some("wshort"),
                kind: Some(Kind::Document),
                role: some("wrole"),
                status: Some(Tenure::Former),
                aliases: vec!["walias".into()],
                url: some("https://wspeakerurl.example/"),
                reference: some("wreference"),
                access: Access::Published,
                part_of: some("group"),
                note: some("wspeakernote"),
                open: Vec::new(),
            },
            Speaker {
                id: "group".into(),
                name: some("wgroup"),
                short: None,
                kind: Some(Kind::Collective),
                role: None,
                status: None,
                aliases: Vec::new(),
                url: None,
                reference: None,
                access: Access::Published,
                part_of: None,
                note: None,
                open: Vec::new(),
            },
            Speaker::new("people", "wpeople", Kind::Unnamed),
        ],
        claims: vec![
            Claim {
                id: "quoted".into(),
                paragraph: 1,
                speaker: some("paper"),
                speech: Some(Speech::Verbatim),
                content: Content::Forecast,
                quote: vec!["wquote".into(), "wsecondspan".into()],
                translation: vec!["wtranslation".into(), "wsecondtranslation".into()],
                gist: some("wgist"),
                anchor: some("wanchor"),
                sources: None,
                anonymity: None,
                knows: Some(Knows::Record),
                said_in: Some(SaidIn::OtherMedia("wmedia".into())),
                with: Vec::new(),
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
                open: Vec::new(),
            },
            Claim {
                id: "of-a-group".into(),
                paragraph: 2,
                speaker: some("group"),
                speech: Some(Speech::Paraphrase),
                content: Content::Fact,
                quote: Vec::new(),
                translation: Vec::new(),
                gist: some("wgroupgist"),
                anchor: some("wgroupanchor"),
                sources: None,
                anonymity: Some(Anonymity::Reason {
                    text: "wreason".into(),
                    by: WithheldBy::Newsroom,
                    anchor: some("wreasonanchor"),
                }),
                knows: None,
                said_in: None,
                with: vec![OtherSource {
                    speaker: some("people"),
                    sources: Some(Sources::Stated(3)),
                    anonymity: Some(Anonymity::Reason {
                        text: "wotherreason".into(),
                        by: WithheldBy::Source,
                        anchor: some("wotheranchor"),
                    }),
                    knows: Some(Knows::Told),
                    open: Vec::new(),
                }],
                relays: Vec::new(),
                rests_on: Vec::new(),
                against: Vec::new(),
                examples: vec!["quoted".into()],
                stances: Vec::new(),
                topics: Vec::new(),
                relations: Vec::new(),
                cites: None,
                note: some("wgroupnote"),
                open: Vec::new(),
            },
            Claim {
                anchor: some("wundecidedanchor"),
                gist: None,
                open: vec![
                    OpenInClaim::Speaker { seen: some("wseen"), or: vec!["people".into()] },
                    OpenInClaim::Gist,
                ],
                ..Claim::new("undecided", 2, "paper", Speech::Paraphrase, "")
            },
        ],
        requests: vec![Request {
            paragraph: 2,
            to: vec!["group".into()],
            outcome: Some(Outcome::Declined),
            claims: vec!["quoted".into()],
            link: Some(Link::Stated),
            anchor: some("wrequestanchor"),
            quote: vec!["wreply".into()],
            note: some("wrequestnote"),
            open: Vec::new(),
        }],
        open: vec![OpenInDossier::Topics],
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
    // As curators write it: a text, and not `Some` of one.
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    fs::write(&path, options.to_string(document).unwrap()).unwrap();
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
        let undecided = printed(&path, &["show", "undecided", "--format", form]);
        has_all(form, &undecided, &UNDECIDED);
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
    has_all("show", &printed(&path, &["show", "undecided"]), &UNDECIDED);
    let report = printed(&path, &["report"]);
    has_all("report", &report, &QUOTED);
    has_all("report", &report, &OF_A_GROUP);
    has_all("report", &report, &UNDECIDED);
}

#[test]
fn every_text_of_a_dossier_is_told_on_the_screen() {
    let (_folder, path) = write(&document());
    has_all("the detail", &printed(&path, &["snapshot", "--size", "200x80"]), &QUOTED);
    let of_a_group = printed(&path, &["snapshot", "wgroupgist", "--size", "200x80"]);
    has_all("the detail", &of_a_group, &OF_A_GROUP);
    has_all("the detail", &of_a_group, &["wgist"]);
    let undecided = printed(&path, &["snapshot", "grade:open", "--size", "200x80"]);
    has_all("the detail", &undecided, &UNDECIDED);
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
