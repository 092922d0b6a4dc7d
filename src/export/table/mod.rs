//! Tables for a terminal or a pipe: they fit a width and read without colour.

mod claims;
mod layout;
mod replies;
mod speakers;
mod stats;

pub use claims::claims;
pub use layout::{Column, lay_out};
pub use replies::replies;
pub use speakers::speakers;
pub use stats::stats;

use crate::{
    analysis::{Scope, Undecided},
    dossier::{Basis, Position},
    library::MEASURES,
    text::{drawn, wrap},
};

/// The mark of a side: filled where it is said, hollow where it is implied.
pub fn stance_mark(position: Position, basis: Basis) -> char {
    match (position, basis) {
        (Position::Opposes, Basis::Said) => '▼',
        (Position::Opposes, Basis::Implied) => '▽',
        (Position::Supports, Basis::Said) => '▲',
        (Position::Supports, Basis::Implied) => '△',
        (Position::Explains, _) => '○',
    }
}

/// What the marks mean, before the proposition that they are toward.
const STANCE_KEY: &str = "▼ opposes, ○ explains, ▲ supports, ▽ △ implied";

/// A table under how much of its claims is undecided, where something is, and with sentences under
/// it, each on a line of its own, broken where it does not fit.
fn with_undecided(scope: Scope<'_>, table: &str, sentences: &[String], columns: usize) -> String {
    let mut out = String::new();
    if let Some(undecided) = Undecided::of(scope).sentence() {
        put_sentence(&mut out, &undecided, columns);
        out.push('\n');
    }
    out + &with_sentences(table.to_owned(), sentences, columns)
}

/// A table with sentences under it, each on a line of its own, broken where it does not fit.
pub(crate) fn with_sentences(mut table: String, sentences: &[String], columns: usize) -> String {
    if !table.is_empty() {
        table.push('\n');
    }
    sentences.iter().for_each(|sentence| put_sentence(&mut table, sentence, columns));
    table
}

fn put_sentence(out: &mut String, sentence: &str, columns: usize) {
    let columns = columns.max(1);
    for line in wrap(sentence, columns, columns) {
        out.push_str(&drawn(line));
        out.push('\n');
    }
}

/// What a grade measures, under every table that shows one.
fn measures() -> String {
    format!("Grades say {MEASURES}.")
}
