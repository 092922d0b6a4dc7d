//! What nobody typed into a dossier: blanks of web pages and word processors, and the marks of a
//! merge that was not finished.

use crate::dossier::{
    diagnostic::{Code, Diagnostic},
    path::Path,
    place::Places,
    syntax::brackets::bare_characters,
};

/// What is wrong with the blanks outside of texts and comments that RON does not take for blanks,
/// and the text with ordinary blanks in their place, each byte where it was.
pub(super) fn blanks(text: &str, places: &Places<'_>) -> Option<(Diagnostic, String)> {
    let is_blank = |at: &usize| text[*at..].starts_with(|c: char| blank(c).is_some());
    let found: Vec<usize> = bare_characters(text).into_iter().filter(is_blank).collect();
    let (first, last) = (*found.first()?, *found.last()?);
    let c = text[first..].chars().next()?;
    let message = format!("RON does not allow {} (U+{:04X}) here", blank(c)?, u32::from(c));
    let mut diagnostic = Diagnostic::new(Code::Syntax, Path::root(), message)
        .with_help("replace it with an ordinary space; it comes in with copied text");
    let (line, _) = places.line_and_column(last);
    match found.len() - 1 {
        0 => {}
        1 => diagnostic = diagnostic.with_note(format!("there is 1 more like it, in line {line}")),
        more => {
            let note = format!("there are {more} more like it, the last in line {line}");
            diagnostic = diagnostic.with_note(note);
        }
    }
    let mut mended = String::with_capacity(text.len());
    for at in found {
        mended.push_str(&text[mended.len()..at]);
        let length = text[at..].chars().next().map_or(0, char::len_utf8);
        mended.extend(std::iter::repeat_n(' ', length));
    }
    mended.push_str(&text[mended.len()..]);
    Some((diagnostic.at(places.character(first), places), mended))
}

/// The name of a blank that RON does not accept.
fn blank(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{A0}' => "a no-break space",
        '\u{202F}' => "a narrow no-break space",
        '\u{3000}' => "an ideographic space",
        '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{205F}' => "a space of unusual width",
        _ => return None,
    })
}

/// Each place where a merge left two versions, at the first of its markers.
pub(super) fn merges(text: &str, places: &Places<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // Where a merge begins, and the line between its versions.
    let mut open = None;
    let mut start = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        match marker(line) {
            Some('<') => {
                found.extend(open.replace((start, None)).map(|(at, _)| merge(at, text, places)));
            }
            Some('=') => {
                if let Some((_, between)) = &mut open {
                    *between = Some(number);
                }
            }
            Some('>') => {
                let (at, between) = open.take().unwrap_or((start, None));
                let merge = merge(at, text, places);
                found.push(match between {
                    Some(between) => merge.with_note(format!(
                        "one is before `=======` in line {between}, the other before `>>>>>>>` in \
                         line {number}"
                    )),
                    None => merge,
                });
            }
            _ => {}
        }
        start += line.len();
    }
    found.extend(open.map(|(at, _): (usize, Option<usize>)| merge(at, text, places)));
    found
}

fn merge(at: usize, text: &str, places: &Places<'_>) -> Diagnostic {
    let length = text[at..].lines().next().map_or(0, str::len);
    Diagnostic::new(Code::Syntax, Path::root(), "an unfinished merge left two versions here")
        .with_help("keep one version, or the right parts of both, and remove the markers")
        .at(at..at + length, places)
}

/// The sign of a merge marker: seven of it begin the line, and then there is a name or nothing.
pub(super) fn marker(line: &str) -> Option<char> {
    let sign = line.chars().next().filter(|c| matches!(c, '<' | '|' | '=' | '>'))?;
    let rest = line.trim_start_matches(sign);
    let is_marker =
        line.len() - rest.len() == 7 && (rest.starts_with(' ') || rest.trim().is_empty());
    is_marker.then_some(sign)
}

#[cfg(test)]
mod tests {
    use crate::dossier::{fixture::*, source::Source};

    #[test]
    fn blanks_of_other_programs_are_called_what_they_are() {
        for (from, to, expected) in [
            ("format: 2", "format:\u{A0}2", "a no-break space (U+00A0)"),
            ("    topics: [", "\u{A0}\u{A0}topics: [", "a no-break space (U+00A0)"),
            ("paragraph: 2, ", "paragraph: 2,\u{202F}", "a narrow no-break space (U+202F)"),
            ("kind: Party", "kind\u{3000}: Party", "an ideographic space (U+3000)"),
            ("speech: Partial", "speech: Partial\u{2003}", "a space of unusual width (U+2003)"),
        ] {
            let said = problems(from, to);
            assert_eq!(said.len(), 1, "{said:?}");
            assert!(said[0].starts_with("E001") && said[0].contains(expected), "{said:?}");
        }
        assert_eq!(problems("The town votes.", "The\u{A0}town votes."), [""; 0]);
        assert_eq!(problems("// The last one answers.", "// The\u{A0}last one."), [""; 0]);
    }

    #[test]
    fn a_blank_hides_no_other_problem_and_moves_no_place() {
        let text = SOUND
            .replace("    speakers: [", "\u{A0}\u{A0}\u{A0}\u{A0}speakers: [")
            .replace("speech: Verbatim", "\u{A0}speech: Verbatim")
            .replace("kind: Party", "kind: Prty");
        let report = report(&Source::new("x", text.clone()));
        let [blank, other] = &report.diagnostics[..] else { panic!("{report}") };
        let note = blank.note.as_deref();
        assert_eq!(note, Some("there are 4 more like it, the last in line 26"));
        assert_eq!(&text[other.span.clone()], "Prty");
        let line = text.lines().nth(other.line - 1).unwrap();
        assert!(line.chars().skip(other.column - 1).collect::<String>().starts_with("Prty"));
    }

    #[test]
    fn an_unfinished_merge_is_called_one() {
        let vote = "            quote: [\"Wir stimmen ab\"]";
        let merge = format!("<<<<<<< HEAD\n{vote}\n=======\n{vote},\n>>>>>>> theirs\n");
        let said = problems(vote, &merge);
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].contains("at \"<<<<<<< HEAD\": an unfinished merge"), "{said:?}");
        for marker in ["=======", ">>>>>>> theirs", "<<<<<<<"] {
            let said = problems("    topics: [", &format!("{marker}\n    topics: ["));
            assert!(said[0].contains("an unfinished merge"), "{said:?}");
        }
        assert_eq!(problems("The town votes.", "The town <<<<<<< votes."), [""; 0]);
    }
}
