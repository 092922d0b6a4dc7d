//! What speakers, requests, topics and propositions are compared by.

use super::field::{Column, Compared, Field, Kind, Value, one, option, texts};
use crate::library::{PropositionRef, RequestRef, SpeakerRef, TopicRef, Vocabulary};

impl Compared for SpeakerRef<'_> {
    const KEYS: &'static [&'static [&'static str]] = &[&["id"], &["name"]];

    fn columns() -> Vec<Column<Self>> {
        use Kind::{Changed, Renamed, Reworded};
        vec![
            (Field::one("id", "id", Renamed), |it, _| option(Some(it.id()))),
            (Field::one("name", "name", Reworded), |it, _| option(Some(it.name()))),
            (Field::one("short", "short name", Reworded), |it, _| option(Some(it.short()))),
            (Field::one("kind", "kind", Changed), |it, _| one(it.kind().word(), it.kind().label())),
            (Field::one("role", "role", Reworded), |it, _| option(it.role())),
            (Field::one("status", "role held", Changed), |it, _| {
                it.tenure().map(|held| Value::new(held.word(), held.label())).into_iter().collect()
            }),
            (Field::set("aliases", "other names", Reworded), |it, _| texts(it.aliases())),
            (Field::one("url", "address", Reworded), |it, _| option(it.url())),
            (Field::one("reference", "reference", Reworded), |it, _| option(it.reference())),
            (Field::one("note", "note", Reworded), |it, _| option(it.note())),
        ]
    }
}

impl Compared for RequestRef<'_> {
    /// Requests have no ids: the same is what asks the same people at the same place, or about
    /// the same.
    const KEYS: &'static [&'static [&'static str]] = &[
        &["to", "paragraph", "outcome", "answers", "claims", "link", "anchor", "quote", "note"],
        &["to", "paragraph", "anchor"],
        &["to", "claims"],
        &["to", "anchor"],
        &["to", "paragraph"],
        &["anchor"],
    ];

    fn columns() -> Vec<Column<Self>> {
        use Kind::{Changed, Moved, Reattributed, Requoted, Reworded};
        vec![
            (Field::one("outcome", "outcome", Changed), |it, _| {
                one(it.reply().word(), it.reply().label())
            }),
            (Field::set("to", "asked", Reattributed), |it, names| names.speakers(it.to())),
            (Field::set("answers", "answers", Changed), |it, names| names.claims(it.answers())),
            (Field::set("claims", "about", Changed), |it, names| names.claims(it.claims())),
            (Field::one("link", "what it was about is", Changed), |it, _| {
                one(it.link().word(), it.link().label())
            }),
            (Field::one("paragraph", "paragraph", Moved), |it, _| {
                one(it.paragraph().to_string(), format!("¶{}", it.paragraph()))
            }),
            (Field::list("quote", "quote", Requoted), |it, _| texts(it.quote())),
            (Field::one("anchor", "anchor", Reworded), |it, _| option(it.anchor())),
            (Field::one("note", "note", Reworded), |it, _| option(it.note())),
        ]
    }
}

impl Compared for TopicRef<'_> {
    const KEYS: &'static [&'static [&'static str]] = &[&["id"], &["label"]];

    fn columns() -> Vec<Column<Self>> {
        vec![
            (Field::one("id", "id", Kind::Renamed), |it, _| option(Some(it.id()))),
            (Field::one("label", "label", Kind::Reworded), |it, _| option(Some(it.label()))),
            (Field::one("gist", "gist", Kind::Reworded), |it, _| option(it.gist())),
        ]
    }
}

impl Compared for PropositionRef<'_> {
    const KEYS: &'static [&'static [&'static str]] = &[&["id"], &["text"]];

    fn columns() -> Vec<Column<Self>> {
        vec![
            (Field::one("id", "id", Kind::Renamed), |it, _| option(Some(it.id()))),
            (Field::one("text", "text", Kind::Reworded), |it, _| option(Some(it.text()))),
        ]
    }
}
