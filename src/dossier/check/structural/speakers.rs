//! Speakers: their names, and the address that a document has and nobody else.

use super::{At, Code, Problem, Problems, Quoted, text::must_say_something};
use crate::{
    dossier::{Kind, Speaker},
    text::width,
};

/// The columns that lists and margins have for a short name.
const SHORT_COLUMNS: usize = 10;

pub(super) fn check(speakers: &[Speaker<'_>], problems: &mut Problems) {
    for (index, speaker) in (0..).zip(speakers) {
        check_one(speaker, At { list: "speakers", index }, problems);
    }
}

fn check_one(speaker: &Speaker<'_>, at: At, problems: &mut Problems) {
    must_say_something(&speaker.name, problems, || at.field("name"));
    for (index, alias) in (0..).zip(&speaker.aliases) {
        must_say_something(alias, problems, || at.field("aliases").item(index));
    }
    if let Some(short) = &speaker.short {
        must_say_something(short, problems, || at.field("short"));
        let columns = width(short);
        if columns > SHORT_COLUMNS {
            let message = format!("the short name {} is {columns} columns wide", Quoted(short));
            problems.push(
                Problem::new(Code::WideShort, at.field("short"), message)
                    .with_help(format!("shorten it to {SHORT_COLUMNS} columns")),
            );
        }
    }
    check_address(speaker, at, problems);
}

fn check_address(speaker: &Speaker<'_>, at: At, problems: &mut Problems) {
    let addresses = [("url", &speaker.url), ("reference", &speaker.reference)];
    let given = addresses.map(|(name, address)| address.as_ref().map(|text| (name, text)));
    if speaker.kind == Kind::Document {
        if given.iter().all(Option::is_none) {
            problems.push(
                Problem::new(Code::Unretrievable, at.path(), "this document cannot be retrieved")
                    .with_help("give a `url`, or a `reference` such as a docket number"),
            );
        }
        for (name, text) in given.into_iter().flatten() {
            must_say_something(text, problems, || at.field(name));
        }
    } else {
        for (name, _) in given.into_iter().flatten() {
            let message = format!("only a `Document` has a `{name}`");
            problems.push(
                Problem::new(Code::AddressOfOther, at.field(name), message)
                    .with_help("put it into `note`, or make the kind `Document`"),
            );
        }
    }
}
