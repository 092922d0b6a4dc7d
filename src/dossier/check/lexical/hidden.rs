//! Characters that cannot be seen, or that turn round what follows them.

use super::{Code, MOST_PROBLEMS, Placed, Problem};
use crate::{
    dossier::{Document, original::SOFT_HYPHEN, path::Path, place::Places, texts},
    text::{MARK, clean, is_noncharacter},
};
use std::borrow::Cow;

pub(super) fn check(document: &Document<'_>, text: &str, places: &Places<'_>) -> Vec<Placed> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !matches!(clean(line.trim_end_matches(['\r', '\n'])), Cow::Borrowed(_)) {
            for (at, c) in line.char_indices().filter(|(_, c)| is_hidden(*c)) {
                let at = start + at;
                found.push(Placed::at(problem(c, Path::root()), at..at + c.len_utf8(), places));
            }
        }
        if found.len() >= MOST_PROBLEMS {
            return found;
        }
        start += line.len();
    }
    // Escapes hide it from whoever reads the file as well; such a text is no slice of it.
    let inside = text.as_bytes().as_ptr_range();
    texts::for_each(document, &mut |text, path| {
        if !inside.contains(&text.as_ptr())
            && found.len() < MOST_PROBLEMS
            && let Some(c) = text.chars().find(|c| is_hidden(*c))
        {
            found.push(Placed::by_path(problem(c, path()), places));
        }
    });
    found
}

/// Whether a character is not seen, but for blanks, ends of lines, soft hyphens, and what joins
/// emoji and the letters of some scripts.
fn is_hidden(c: char) -> bool {
    const JOINERS: [char; 2] = ['\u{200C}', '\u{200D}'];
    let mut alone = [0; 4];
    let alone = &*c.encode_utf8(&mut alone);
    !matches!(c, '\t' | '\n' | '\r' | SOFT_HYPHEN) && !JOINERS.contains(&c) && clean(alone) != alone
}

fn problem(c: char, path: Path) -> Problem {
    let mut alone = [0; 4];
    // What cleaning leaves a mark of besides is bidirectional.
    let kind = if is_noncharacter(c) {
        "stands for nothing, and other programs refuse it"
    } else if clean(c.encode_utf8(&mut alone)).starts_with(MARK) {
        "turns the direction of what follows"
    } else {
        "cannot be seen"
    };
    let message = format!("the character U+{:04X} {kind}", u32::from(c));
    Problem::new(Code::HiddenCharacter, path, message)
        .with_help("remove it; retyping the words around it is the surest way")
}
