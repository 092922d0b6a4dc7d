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
    dossier::{Basis, Position},
    library::MEASURES,
    text::wrap,
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

/// Sentences under a table, one a line, broken where they do not fit.
fn foot(sentences: &[String], columns: usize) -> String {
    let columns = columns.max(1);
    let lines = sentences.iter().flat_map(|sentence| wrap(sentence, columns, columns));
    lines.map(|line| format!("{line}\n")).collect()
}

/// What a grade measures, under every table that shows one.
fn measures() -> String {
    format!("Grades say {MEASURES}.")
}
