//! The fields of the format, explained.

use crate::{
    dossier::{
        FORMAT,
        schema::{Field, Presence, fields},
    },
    text::{width, wrap},
};
use std::fmt::Write;

/// Every field, wrapped to `columns`.
pub fn all(columns: usize) -> String {
    let mut out = format!("The fields of a dossier, format {FORMAT}\n\n");
    let more = "`onrecord explain claims.knows` explains one of them, and `onrecord explain \
                rules` how to curate. `onrecord schema dossier` prints them for programs.";
    paragraph(&mut out, "", "", more, columns);
    out.push('\n');
    out + &some(&fields(), columns)
}

/// Some fields, wrapped to `columns`.
pub fn some(fields: &[Field], columns: usize) -> String {
    let mut out = String::new();
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        // Writing into a text cannot fail.
        let _ = writeln!(out, "{}", field.path);
        paragraph(&mut out, INDENT, INDENT, &sentences(field), columns);
        let widest = field.words.iter().map(|word| width(&word.form)).max().unwrap_or(0);
        let later = format!("{INDENT}  {:widest$}  ", "");
        for word in &field.words {
            let head = format!("{INDENT}  {:widest$}  ", word.form);
            let meaning = format!("{}{}", word.meaning, since(word.since, " Since format "));
            paragraph(&mut out, &head, &later, &meaning, columns);
        }
    }
    out
}

/// What stands before all that is said of a field.
const INDENT: &str = "    ";

/// What a field means and takes, and whether it must be there.
fn sentences(field: &Field) -> String {
    let presence = match &field.presence {
        Presence::Required => "required".to_owned(),
        Presence::RequiredUnlessOpen(word) => format!("required, unless `open` has `{word}`"),
        Presence::Optional => "optional".to_owned(),
        Presence::Default(value) => format!("`{value}` if left out"),
    };
    let takes = &field.takes;
    let since = since(field.since, "; since format ");
    format!(
        "{}\nTakes {takes}; {presence}{}",
        field.meaning,
        if since.is_empty() { "." } else { &since }
    )
}

/// The version of the format that had something first; nothing where all have it.
fn since(version: u32, before: &str) -> String {
    if version > 1 { format!("{before}{version}.") } else { String::new() }
}

/// A paragraph behind `first`, its other lines behind `later`.
fn paragraph(out: &mut String, first: &str, later: &str, text: &str, columns: usize) {
    let room = |head: &str| columns.saturating_sub(width(head)).max(20);
    for (at, line) in wrap(text, room(first), room(later)).into_iter().enumerate() {
        let _ = writeln!(out, "{}{line}", if at == 0 { first } else { later });
    }
}
