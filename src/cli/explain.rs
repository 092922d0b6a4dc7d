//! `explain`: the grade, one grade, the code of a problem; or a file of the program's own.

use super::{args::Explain, error::CliError, terminal};
use crate::{
    analysis::words,
    config::{DEFAULT_KEYS, DEFAULT_THEMES},
    dossier::diagnostic::Code,
    export,
    library::EMBEDDED,
    text::wrap,
};
use std::io::Write;

/// Prints what a grade or a code means.
pub fn run(explain: &Explain, out: &mut impl Write) -> Result<(), CliError> {
    let columns = terminal::columns().unwrap_or(80).min(100);
    let what = explain.what.trim();
    let text = if what.eq_ignore_ascii_case("grade") {
        export::guide(columns)
    } else if let Some(file) = FILES.iter().find(|file| file.name == what) {
        file.text.to_owned()
    } else if let Ok(code) = what.to_ascii_uppercase().parse::<Code>() {
        of_code(code, columns)
    } else if let Some(guide) = export::guide_to(what, columns) {
        guide
    } else {
        let files: Vec<String> = FILES.iter().map(|file| format!("`{}`", file.name)).collect();
        return Err(CliError::Message(format!(
            "there is nothing to explain about `{what}`: try `grade`, a grade such as D3, the code \
             of a problem such as E007, or one of the files {}",
            words::and(files)
        )));
    };
    Ok(out.write_all(text.as_bytes())?)
}

/// A file of the program's own, to copy from.
pub struct OwnFile {
    /// The word for it.
    pub name: &'static str,
    /// What is in it.
    pub about: &'static str,
    text: &'static str,
}

/// The files of the program's own.
pub static FILES: [OwnFile; 5] = [
    OwnFile {
        name: "fields",
        about: "The dossier format, and the rules of curation",
        text: include_str!("../../data/README.md"),
    },
    OwnFile {
        name: "tutorial",
        about: "A dossier with comments",
        text: include_str!("../../data/tutorial.ron"),
    },
    OwnFile { name: "example", about: "The embedded dossier", text: EMBEDDED },
    OwnFile { name: "keys", about: "The keys, for a keys.ron of your own", text: DEFAULT_KEYS },
    OwnFile {
        name: "themes",
        about: "The colours, for a themes.ron of your own",
        text: DEFAULT_THEMES,
    },
];

/// What the code of a problem means, wrapped.
fn of_code(code: Code, columns: usize) -> String {
    let mut out = format!("{} ({}): {}\n\n", code.name(), code.severity(), code.title());
    for line in wrap(code.explanation(), columns, columns) {
        out.push_str(line);
        out.push('\n');
    }
    out
}
