//! The schema is that of the types. To write it again:
//!
//! ```sh
//! ONRECORD_SCHEMA=write cargo test --lib dossier::schema
//! ```

mod derived;

use super::*;
use crate::dossier::{
    Anonymity, Document, Limits, Source, Sources, Speech, Topic, check, fixture::SOUND,
    id::MAX_LEN, parse,
};
pub use derived::{DATE, EIGHT_WORDS, LANGUAGE, SHA256, in_order};
use derived::{Ordered, derived};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A draft that somebody has begun to decide.
const UNDECIDED: &str = include_str!("../../../../tests/dossiers/undecided.ron");

/// The variable that says that the schema is to be written, and not compared.
const WRITE: &str = "ONRECORD_SCHEMA";

#[test]
fn the_schema_is_that_of_the_types() {
    let mut schema = derived::<Document<'static>>();
    schema["title"] = "A dossier of onrecord".into();
    let written = serde_json::to_string_pretty(&Ordered::new(&schema)).unwrap() + "\n";
    if std::env::var_os(WRITE).is_some_and(|value| value == "write") {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/dossier.schema.json");
        return std::fs::write(file, written).unwrap();
    }
    assert!(
        written == DOSSIER_SCHEMA,
        "assets/dossier.schema.json is out of date: {WRITE}=write cargo test --lib dossier::schema"
    );
}

/// A dossier as JSON, as serde writes it.
fn json_of(source: &Source) -> Option<Value> {
    let document = parse(source, &Limits::default()).ok()?;
    Some(serde_json::to_value(document).unwrap())
}

fn validator() -> jsonschema::Validator {
    jsonschema::validator_for(&serde_json::from_str(DOSSIER_SCHEMA).unwrap()).unwrap()
}

#[test]
fn what_the_check_refuses_is_refused() {
    let (validator, sound) = (validator(), json_of(&Source::new("sound.ron", SOUND)).unwrap());
    assert!(validator.is_valid(&sound));
    for (pointer, value) in [
        ("/format", json!(3)),
        ("/format", json!("2")),
        ("/article/id", json!("None of this")),
        ("/article/id", json!("none")),
        ("/article/id", json!("a".repeat(MAX_LEN + 1))),
        ("/article/title", json!("")),
        ("/article/title", json!(null)),
        ("/article/published", json!("31 January")),
        ("/article/paragraphs", json!(0)),
        ("/article/language", json!("de_DE")),
        ("/article/translated", json!({ "Machine": {} })),
        ("/article/translated", json!({ "Machine": { "from": "" } })),
        ("/article/translated", json!("Machine")),
        ("/article/sha256", json!("00")),
        ("/article/byline", json!("A. Writer")),
        ("/speakers/0/kind", json!("outlet")),
        ("/claims/0/paragraph", json!(0)),
        ("/claims/0/paragraph", json!(70_000)),
        ("/claims/0/speaker", json!("The Gazette")),
        ("/claims/0/anchor", json!("one two three four five six seven eight nine")),
        ("/claims/0/rests_on", json!(["vote", "vote"])),
        ("/claims/0/gits", json!("misspelled")),
        ("/claims/2/sources", json!({ "Stated": 0 })),
        ("/claims/2/anonymity", json!({ "NoReason": { "text": "none" } })),
        ("/claims/2/said_in", json!({ "OtherMedia": "" })),
        ("/claims/1/stances/0/on", json!(null)),
        ("/requests/0/to", json!([])),
        ("/requests/0/outcome", json!({ "Answered": "reply" })),
    ] {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        let mut broken = sound.clone();
        broken.pointer_mut(parent).unwrap()[name] = value.clone();
        assert!(!validator.is_valid(&broken), "{pointer}: {value}");
        assert!(open_json(&broken).is_none(), "the check accepts {pointer}: {value}");
    }
    for required in ["/claims/0/gist", "/article/published", "/requests/0/link", "/format"] {
        let (parent, name) = required.rsplit_once('/').unwrap();
        let mut broken = sound.clone();
        broken.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
        assert!(!validator.is_valid(&broken), "{required}");
        assert!(open_json(&broken).is_none(), "{required}");
    }
}

/// What the program makes of a dossier in JSON, if it has no errors.
fn open_json(dossier: &Value) -> Option<()> {
    let document: Document<'_> = Deserialize::deserialize(dossier).ok()?;
    check::structural(&document).ok().map(drop)
}

#[test]
fn what_the_check_accepts_is_accepted() {
    let validator = validator();
    let mut accepted = 0;
    for folder in ["data", "tests/check", "tests/dossiers"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            let Some(dossier) = json_of(&Source::new("x.ron", text)) else { continue };
            if open_json(&dossier).is_none() {
                continue;
            }
            let wrong: Vec<String> =
                validator.iter_errors(&dossier).map(|error| error.to_string()).collect();
            assert!(wrong.is_empty(), "{}: {wrong:?}", path.display());
            accepted += 1;
        }
    }
    assert!(accepted > 20, "{accepted}");
}

/// Every place of a value, as a pointer; the value itself is none.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    let mut step = |name: &str, inner: &Value| {
        found.push(format!("{at}/{name}"));
        places(inner, &format!("{at}/{name}"), found);
    };
    match value {
        Value::Object(object) => object.iter().for_each(|(name, inner)| step(name, inner)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, inner)| step(&index.to_string(), inner));
        }
        _ => {}
    }
}

/// The schema stands between the check and serde, whatever is put in one place of a dossier: it
/// accepts all that the check accepts, and nothing that serde does not read.
#[test]
fn the_schema_is_no_stricter_than_the_check_and_no_laxer_than_the_types() {
    let validator = validator();
    let mut verdicts = [0; 3];
    let mut judge = |dossier: &Value, change: &str| {
        let is_read = Document::deserialize(dossier).is_ok();
        let (is_valid, is_sound) = (validator.is_valid(dossier), open_json(dossier).is_some());
        assert!(is_valid || !is_sound, "only the schema refuses {change}");
        assert!(is_read || !is_valid, "only the schema accepts {change}");
        verdicts[usize::from(is_valid) + usize::from(is_sound)] += 1;
    };
    for text in [SOUND, UNDECIDED] {
        let sound = json_of(&Source::new("x.ron", text)).unwrap();
        let mut all = Vec::new();
        places(&sound, "", &mut all);
        for place in &all {
            let (parent, name) = place.rsplit_once('/').unwrap();
            let mut changed = sound.clone();
            if let Some(object) = changed.pointer_mut(parent).and_then(Value::as_object_mut) {
                object.remove(name);
                judge(&changed, &format!("{place} left out"));
                let object = changed.pointer_mut(parent).unwrap();
                object[name] = sound.pointer(place).unwrap().clone();
                object["unknown"] = Value::Null;
                judge(&changed, &format!("an unknown field beside {place}"));
            }
            for value in [
                json!(null),
                json!(0),
                json!(""),
                json!("None at all"),
                json!("Fact"),
                json!("Unstated"),
                json!([]),
                json!(["vote", "vote"]),
                json!({}),
                json!({ "Stated": 2 }),
                json!({ "NoReason": {} }),
            ] {
                // To serde a list may be the fields of a struct in their order; RON has no such form.
                if value.is_array() && sound.pointer(place).unwrap().is_object() {
                    continue;
                }
                // Another way to leave out what is open, which the schema does not offer.
                if value.is_null() && text == UNDECIDED {
                    continue;
                }
                let mut changed = sound.clone();
                *changed.pointer_mut(place).unwrap() = value.clone();
                judge(&changed, &format!("{place} as {value}"));
            }
        }
    }
    assert!(verdicts.iter().all(|count| *count > 20), "{verdicts:?}");
}

#[test]
fn a_field_may_be_missing_only_while_it_is_open() {
    let validator = validator();
    let undecided = json_of(&Source::new("undecided.ron", UNDECIDED)).unwrap();
    let is_valid = |pointer: &str, value: Value| {
        let mut changed = undecided.clone();
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        match changed.pointer_mut(parent).unwrap() {
            Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
            object => object[name] = value,
        }
        validator.is_valid(&changed)
    };
    for (pointer, value) in [
        ("/claims/3/open", json!([{ "Speaker": {} }, "Gist"])),
        ("/claims/3/open", json!(["Gist", { "Speaker": { "seen": "he said", "or": ["hall"] } }])),
        ("/claims/5/relays", json!(["officials", { "speaker": "insider" }])),
        ("/requests/1/to", json!([])),
        ("/requests/1/to", json!(["yard"])),
    ] {
        assert!(is_valid(pointer, value.clone()), "{pointer}: {value}");
    }
    for (pointer, value) in [
        ("/article/title", json!(null)),
        ("/article/open", json!(["Outlet"])),
        ("/speakers/7/open", json!([])),
        ("/speakers/5/open", json!([{ "SameAs": [] }])),
        ("/claims/3/open", json!(["Gist", "Stances"])),
        ("/claims/3/open", json!(["Gist", "Speaker"])),
        ("/claims/3/speaker", json!(null)),
        ("/claims/7/open", json!(["Gist"])),
        ("/claims/2/open/0", json!({ "Speaker": { "seen": "1 2 3 4 5 6 7 8 9" } })),
        ("/claims/2/open/0", json!({ "Speaker": { "or": ["Ben Brown"] } })),
        ("/claims/1/with/2/open", json!([])),
        ("/claims/5/relays/0", json!({ "sources": { "Stated": 2 } })),
        ("/claims/5/relays/0", json!("Two people")),
        ("/requests/0/to", json!([])),
        ("/requests/1/open", json!(["Outcome", "Link"])),
    ] {
        assert!(!is_valid(pointer, value.clone()), "{pointer}: {value}");
    }
}

#[test]
fn what_a_field_takes_is_said_in_words() {
    let fields = fields();
    let said = |path: &str| {
        let field = fields.iter().find(|field| field.path == path).unwrap();
        format!("{}; {:?}", field.takes, field.presence)
    };
    for (path, expected) in [
        ("claims.speaker", r#"the id of a speaker; RequiredUnlessOpen("Speaker")"#),
        ("claims.speech", r#"one of these words; RequiredUnlessOpen("Speech")"#),
        ("claims.relays", r#"a list of ids of speakers, or groups of fields; Default("[]")"#),
        ("claims.relays.speaker", "the id of a speaker; Required"),
        ("claims.with", r#"a list of groups of fields; Default("[]")"#),
        ("claims.open", r#"a list of these words; Default("[]")"#),
        ("claims.open.Speaker.seen", "a text; Optional"),
        ("claims.open.Speaker.or", r#"a list of ids of speakers; Default("[]")"#),
        ("article.paragraphs", "a whole number from 1 to 65535; Required"),
        ("requests.to", r#"a list of ids of speakers; RequiredUnlessOpen("To")"#),
    ] {
        assert_eq!(said(path), expected, "{path}");
    }
    let forms = |path: &str| -> Vec<&str> {
        let field = fields.iter().find(|field| field.path == path).unwrap();
        field.words.iter().map(|word| &*word.form).collect()
    };
    assert_eq!(forms("claims.with.open"), ["Speaker()", "Sources", "Anonymity", "Knows"]);
    assert_eq!(forms("speakers.open")[3], r#"SameAs(["..."])"#);
    assert!(fields.iter().filter(|it| it.path == "claims.open").all(|it| it.since == 2));
}

/// What `explained` finds, by its paths.
fn paths(what: &str) -> Vec<String> {
    explained(what).into_iter().map(|field| field.path).collect()
}

#[test]
fn a_field_is_found_by_its_path_or_the_end_of_it() {
    for nothing in ["", ".", "claims.", "knows.claims", "speakers.knows", "nows", "é["] {
        assert_eq!(paths(nothing), Vec::<String>::new(), "{nothing:?}");
    }
    assert_eq!(paths("knows"), ["claims.knows", "claims.with.knows"]);
    assert_eq!(paths("claims.knows"), ["claims.knows"]);
    assert_eq!(paths("claims[12].relations[0].kind"), ["claims.relations.kind"]);
    assert_eq!(paths("kind"), ["speakers.kind", "claims.relations.kind"]);
    // The whole path goes before the end of another, and what is inside comes with it.
    let inside = ["topics", "topics.id", "topics.label", "topics.gist"];
    assert_eq!(paths("topics"), inside);
    // Each item has its own, and the dossier has one too.
    let open: Vec<_> = paths("open").into_iter().filter(|path| path.ends_with("open")).collect();
    let of_items = ["article.open", "speakers.open", "claims.with.open", "claims.open"];
    assert_eq!(open, [&of_items[..], &["requests.open", "open"]].concat());
    // As `check` prints it, without the word.
    let both = ["claims.with.anonymity.Reason.by", "claims.with.anonymity.NoReason.by"];
    assert_eq!(paths("claims[2].with[0].anonymity.by"), both);
    // A word is not the field of the same name in small letters.
    assert_eq!(paths("Speech"), ["claims.said_in", "claims.open"]);
    assert_eq!(paths("speech"), ["claims.speech"]);
    assert_eq!(paths("hearsay"), ["speakers.kind"]);
    assert_eq!(paths("KNOWS"), ["claims.knows", "claims.with.knows"]);
}

#[test]
fn every_field_and_every_word_says_what_it_means() {
    let fields = fields();
    assert!(fields.len() > 60, "{}", fields.len());
    for field in &fields {
        let texts =
            [&field.meaning].into_iter().chain(field.words.iter().map(|word| &word.meaning));
        for text in texts {
            assert!(
                text.ends_with('.') && !text.contains("[`") && !text.contains('\n'),
                "{}: {text:?}",
                field.path
            );
        }
        assert!(paths(&field.path).contains(&field.path), "{}", field.path);
    }
}

/// The page on the format says how what stands in JSON stands in RON.
#[test]
fn json_and_ron_are_two_notations_of_the_same() {
    fn is_the_same<T: PartialEq + Serialize + Deserialize<'static>>(row: &'static str) {
        let cells: Vec<&'static str> = row.split('`').collect();
        let [ron, json] = [cells[1], cells[3]];
        let value: T = ron::from_str(ron).unwrap_or_else(|error| panic!("{ron}: {error}"));
        assert!(value == serde_json::from_str(json).unwrap(), "{row}");
        let written: Value = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_value(&value).unwrap(), written);
    }
    let page = include_str!("../../../../data/README.md");
    let table = page.split("| | RON | JSON |\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let rows: Vec<&str> = table.lines().skip(1).collect();
    let checks: [fn(&'static str); 5] = [
        is_the_same::<Topic<'_>>,
        is_the_same::<Speech>,
        is_the_same::<Sources>,
        is_the_same::<Anonymity<'_>>,
        is_the_same::<Anonymity<'_>>,
    ];
    assert_eq!(rows.len(), checks.len());
    checks.iter().zip(rows).for_each(|(check, row)| check(row));
}
