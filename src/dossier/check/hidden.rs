//! Characters that are invisible, or that change the direction of the text after them.

use crate::{
    dossier::{
        article_text::SOFT_HYPHEN,
        diagnostic::{Change, Code, Correction, Diagnostic, MOST_DIAGNOSTICS},
        document::Document,
        path::{Path, Step},
        place::Places,
        walk::for_each_text,
    },
    text::{MARK, clean, is_noncharacter, is_shown_as_it_is},
};
use std::{borrow::Cow, ops::Range};

/// The hidden characters of a file, of which `document` was read.
pub(super) fn check(document: &Document<'_>, places: &Places<'_>) -> Vec<Diagnostic> {
    let source = places.source();
    let inside = places.read().as_bytes().as_ptr_range();
    let mut found = Vec::new();
    let mut exact = None;
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        if !matches!(clean(line.trim_end_matches(['\r', '\n'])), Cow::Borrowed(_)) {
            for (at, c) in line.char_indices().filter(|(_, c)| is_hidden(*c)) {
                let at = start + at..start + at + c.len_utf8();
                let exact = exact.get_or_insert_with(|| exact_texts(document, places));
                let next = exact.partition_point(|it| it.end <= at.start);
                let is_exact = exact.get(next).is_some_and(|it| it.start <= at.start);
                // A separator stands where words would otherwise run together.
                let (title, text) = match c.is_whitespace() {
                    true => ("write a space in its place", " "),
                    false => ("remove it", ""),
                };
                let change = Change::Bytes(at.clone(), text.to_owned());
                let correction = Correction::sure(title, [change]).if_sure(!is_exact);
                let hidden = diagnostic(c, Path::root()).or_correction(correction);
                found.push(hidden.at(at, places));
            }
        }
        if found.len() >= MOST_DIAGNOSTICS {
            return found;
        }
        start += line.len();
    }
    // Escapes hide it from whoever reads the file as well; such a text is not a slice of it.
    for_each_text(document, &mut |text, path| {
        if !inside.contains(&text.as_ptr())
            && found.len() < MOST_DIAGNOSTICS
            && let Some(c) = text.chars().find(|c| is_hidden(*c))
        {
            found.push(diagnostic(c, path.clone()).at_path(places));
        }
    });
    found
}

/// Where the texts are, in the order of the file, that must be as the article has them, hidden characters included.
fn exact_texts(document: &Document<'_>, places: &Places<'_>) -> Vec<Range<usize>> {
    let inside = places.read().as_bytes().as_ptr_range();
    let mut exact = Vec::new();
    for_each_text(document, &mut |text, path| {
        let is_exact = match path.steps() {
            [.., Step::Field(list), Step::Item(_)] => list == "quote",
            [.., Step::Field(name)] => matches!(&**name, "anchor" | "seen"),
            _ => false,
        };
        if is_exact && inside.contains(&text.as_ptr()) {
            exact.push(places.of_slice(text));
        }
    });
    exact.sort_by_key(|it| it.start);
    exact
}

/// Whether a character is invisible, except for blanks, ends of lines, soft hyphens, and the
/// joiners of emoji and the letters of some scripts.
fn is_hidden(c: char) -> bool {
    let is_let_through = matches!(c, '\t' | '\n' | '\r' | SOFT_HYPHEN | '\u{200C}' | '\u{200D}');
    !is_let_through && !is_shown_as_it_is(c)
}

fn diagnostic(c: char, path: Path) -> Diagnostic {
    // What cleaning leaves a mark of besides is bidirectional.
    let kind = if is_noncharacter(c) {
        "is not a character, and other programs refuse it"
    } else if clean(c.encode_utf8(&mut [0; 4])).starts_with(MARK) {
        "changes the direction of the text after it"
    } else {
        "is invisible"
    };
    let message = format!("the character U+{:04X} {kind}", u32::from(c));
    Diagnostic::new(Code::HiddenCharacter, path, message)
}
