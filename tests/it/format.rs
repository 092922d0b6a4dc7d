//! `data/README.md` and the tutorial document the format: held to the types, of which the schema
//! is derived.

use onrecord::{
    dossier::{FORMAT, Limits, Source, check::check},
    internals::{FormatField, Presence, format_fields},
};
use std::collections::BTreeSet;

const README: &str = include_str!("../../data/README.md");
const TUTORIAL: &str = include_str!("../../data/tutorial.ron");

/// The group that a field is of, and its name there.
fn group_and_name(field: &FormatField) -> (&str, &str) {
    field.path.rsplit_once('.').unwrap_or(("", &field.path))
}

/// Whether a group is what a word takes in brackets.
fn is_of_word(group: &str) -> bool {
    last_step(group).starts_with(|c: char| c.is_ascii_uppercase())
}

fn last_step(path: &str) -> &str {
    path.rsplit('.').next().unwrap()
}

/// What a group of fields is called: `Stance` of `claims.stances`.
fn heading(group: &str) -> String {
    let name = last_step(group).trim_end_matches('s');
    match name.split_at_checked(1) {
        Some((first, rest)) => first.to_uppercase() + rest,
        None => "Document".to_owned(),
    }
}

/// The chapter of the README about a group of fields.
fn chapter(group: &str) -> &'static str {
    let title = format!("\n## {}\n", heading(group));
    let after = README.split(&title).nth(1).unwrap_or_else(|| panic!("{title:?} is missing"));
    after.split("\n## ").next().unwrap()
}

/// The rows of the first table after `title`, cell by cell; none where there is no such title.
fn rows(chapter: &'static str, title: &str) -> Vec<Vec<&'static str>> {
    let after = chapter.split_once(title).map_or("", |(_, after)| after).trim_start();
    let lines = after.lines().skip_while(|line| !line.starts_with('|'));
    let lines = lines.take_while(|line| line.starts_with('|')).skip(2);
    lines.map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

#[test]
fn the_tables_of_fields_are_those_of_the_format() {
    let fields = format_fields();
    let groups: BTreeSet<&str> = fields.iter().map(|field| group_and_name(field).0).collect();
    assert!(groups.len() > 10, "{groups:?}");
    for group in groups.into_iter().filter(|group| !is_of_word(group)) {
        let table = rows(chapter(group), "");
        let own: Vec<_> = fields.iter().filter(|it| group_and_name(it).0 == group).collect();
        let names: Vec<_> = own.iter().map(|it| format!("`{}`", group_and_name(it).1)).collect();
        assert_eq!(table.iter().map(|row| row[0]).collect::<Vec<_>>(), names, "{group}");
        for (row, field) in table.iter().zip(own) {
            let end = match &field.presence {
                Presence::Required => "required".to_owned(),
                Presence::RequiredUnlessOpen(_) => "required unless open".to_owned(),
                Presence::Default(value) => format!("default `{value}`"),
                Presence::Optional => String::new(),
            };
            let says = row[2];
            assert!(says.ends_with(&end), "{}: {says}", field.path);
            let is_optional = ["optional", "left out", "default: ", "required with"];
            let is_optional = is_optional.iter().any(|word| says.contains(word));
            assert!(!end.is_empty() || is_optional, "{}: {says}", field.path);
        }
    }
}

#[test]
fn the_tables_of_words_are_those_of_the_format() {
    for field in format_fields().iter().filter(|field| !field.words.is_empty()) {
        let (group, name) = group_and_name(field);
        let words: BTreeSet<_> =
            field.words.iter().map(|word| format!("`{}`", word.name)).collect();
        // What a word takes is told in prose, and so are words that their names explain.
        if is_of_word(group) {
            assert!(words.iter().all(|word| README.contains(word)), "{}: {words:?}", field.path);
            continue;
        }
        let table = rows(chapter(group), &format!("\nValues of `{name}`:\n"));
        if table.is_empty() {
            let row =
                rows(chapter(group), "").into_iter().find(|row| row[0] == format!("`{name}`"));
            let row = row.unwrap();
            assert!(words.iter().all(|word| row[2].contains(word)), "{}: {row:?}", field.path);
        } else {
            let listed = table.iter().map(|row| row[0].to_owned()).collect();
            assert_eq!(words, listed, "{}", field.path);
        }
    }
}

#[test]
fn what_a_word_takes_is_documented() {
    for field in format_fields() {
        let (group, name) = group_and_name(&field);
        let is_told =
            [format!("`{name}`"), format!("({name}:")].iter().any(|it| README.contains(it));
        assert!(!is_of_word(group) || is_told, "data/README.md does not tell of {}", field.path);
    }
}

#[test]
fn the_tutorial_uses_every_field() {
    let fields = format_fields();
    // Nothing in it is open: a draft shows that.
    let decided = fields.iter().filter(|field| !field.path.split('.').any(|step| step == "open"));
    let names = decided.map(|field| group_and_name(field).1);
    let missing: Vec<_> = names.filter(|name| !TUTORIAL.contains(&format!("{name}:"))).collect();
    assert!(missing.is_empty(), "data/tutorial.ron does not show {missing:?}");
}

/// An older program must not be told that a file is of its version when it is not.
#[test]
fn what_is_of_a_later_version_is_refused_in_an_earlier_one() {
    let mut later = BTreeSet::new();
    for field in format_fields() {
        if field.since == FORMAT && !is_of_word(group_and_name(&field).0) {
            let (group, name) = group_and_name(&field);
            // Elsewhere the first version has it too.
            later.insert(if group == "claims.relays" {
                format!("relays.{name}")
            } else {
                name.into()
            });
        }
        later.extend(field.words.iter().filter(|it| it.since == FORMAT).map(|it| it.name.clone()));
    }
    assert!(later.contains("knows") && later.contains("Hearsay"), "{later:?}");
    let earlier = TUTORIAL.replacen("format: 2", "format: 1", 1);
    let earlier =
        earlier.replacen("topics: [\"planks\"],", "topics: [\"planks\"], open: [Topics],", 1);
    let report = check(&Source::new("tutorial.ron", earlier), None, &Limits::default());
    let told = &report.diagnostics[0].message;
    let named: BTreeSet<String> = told.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    assert_eq!(named, later, "{told}");
}
