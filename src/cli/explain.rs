//! `explain`: the grade, one grade, the code of a problem; or a file of the program's own.

use super::{args::Explain, failure::Failure, terminal};
use crate::{
    config::{DEFAULT_KEYS, DEFAULT_THEMES},
    dossier::check::Code,
    export,
    library::EMBEDDED,
    text::wrap,
};
use std::io::Write;

/// Prints what a grade or a code means.
pub fn run(explain: &Explain, out: &mut impl Write) -> Result<(), Failure> {
    let columns = terminal::columns().unwrap_or(80).min(100);
    let what = explain.what.trim();
    let text = if what.eq_ignore_ascii_case("grade") {
        export::guide(columns)
    } else if let Some(file) = own_file(what) {
        file.to_owned()
    } else if let Ok(code) = what.to_ascii_uppercase().parse::<Code>() {
        of_code(code, columns)
    } else if let Some(guide) = export::guide_to(what, columns) {
        guide
    } else {
        return Err(Failure::NothingToExplain { what: what.to_owned() });
    };
    out.write_all(text.as_bytes())?;
    Ok(())
}

/// A file of the program's own, to copy from.
fn own_file(name: &str) -> Option<&'static str> {
    match name {
        "example" => Some(EMBEDDED),
        "tutorial" => Some(include_str!("../../data/tutorial.ron")),
        "fields" => Some(include_str!("../../data/README.md")),
        "keys" => Some(DEFAULT_KEYS),
        "themes" => Some(DEFAULT_THEMES),
        _ => None,
    }
}

/// What the code of a problem means, wrapped.
fn of_code(code: Code, columns: usize) -> String {
    let mut out = format!("{} ({}): {}\n\n", code.name(), code.severity(), code.title());
    for line in wrap(code.explanation(), columns, columns) {
        out.push_str(line);
        out.push('\n');
    }
    out
}
