//! `explain`: the grade, one grade, the code of a problem, the fields of the format; or a file of
//! the program's own.

use super::{args::Explain, completed, error::CliError, fields, terminal};
use crate::{
    analysis::words,
    config::{DEFAULT_KEYS, DEFAULT_THEMES},
    dossier::{diagnostic::Code, schema},
    export,
    library::EMBEDDED,
    text::{nearest, wrap},
};
use std::io::Write;

/// Prints what a grade, a code or a field means, or a file of the program's own.
///
/// # Errors
///
/// Where there is no such thing, or the output cannot be written.
pub fn run(explain: &Explain, out: &mut impl Write) -> Result<(), CliError> {
    let columns = terminal::columns().unwrap_or(80).min(100);
    let what = explain.what.trim();
    let text = if what.eq_ignore_ascii_case("grade") {
        export::guide(columns)
    } else if what.eq_ignore_ascii_case("fields") {
        fields::all(columns)
    } else if let Some(file) = FILES.iter().find(|file| file.name == what) {
        file.text.to_owned()
    } else if let Ok(code) = what.to_ascii_uppercase().parse::<Code>() {
        of_code(code, columns)
    } else if let Some(guide) = export::guide_to(what, columns) {
        guide
    } else {
        let named = schema::explained(what);
        if named.is_empty() {
            return Err(unknown(what));
        }
        fields::some(&named, columns)
    };
    Ok(out.write_all(text.as_bytes())?)
}

/// Says what `what` was probably meant to be, or what there is.
fn unknown(what: &str) -> CliError {
    let (fields, topics) = (schema::fields(), completed::topics());
    // A path is like paths, and a name like the ends of them.
    let paths = fields.iter().map(|field| match what.contains('.') {
        true => &*field.path,
        false => field.path.rsplit('.').next().unwrap_or_default(),
    });
    // The words of `open` are the names of fields.
    let worded = fields.iter().filter(|field| !field.path.ends_with("open"));
    let words = worded.flat_map(|field| &field.words).map(|word| &*word.name);
    let topics = topics.iter().map(|topic| topic.get_name());
    let names =
        topics.filter(|name| name.len() > 1 && !name.contains('.')).chain(paths).chain(words);
    let message = match nearest(what, names, 1).first() {
        Some(meant) => {
            format!("there is nothing to explain about `{what}`; did you mean `{meant}`?")
        }
        None => {
            let files: Vec<String> = FILES.iter().map(|file| format!("`{}`", file.name)).collect();
            format!(
                "there is nothing to explain about `{what}`: try `grade`, a grade such as D3, the \
                 code of a problem such as E007, `fields`, a field such as `claims.knows`, or one of \
                 the files {}",
                words::and(files)
            )
        }
    };
    CliError::Message(message)
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
        name: "rules",
        about: "How to write a dossier: the format, and the rules of curation",
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
