//! What nobody typed into a dossier: blanks of web pages and word processors, and the marks of a
//! merge that was not finished.

use super::brackets::bare_characters;
use crate::dossier::{
    check::{Code, Placed, Problem},
    path::Path,
    place::Places,
};

/// Blanks that RON does not take for blanks.
pub(super) struct Blanks {
    /// What is wrong with them, at the first.
    pub problem: Placed,
    /// The text with ordinary blanks in their place, each byte where it was.
    pub mended: String,
}

/// The blanks outside of texts and comments that are none to RON, if there are any.
pub(super) fn blanks(text: &str, places: &Places<'_>) -> Option<Blanks> {
    let is_blank = |at: &usize| text[*at..].starts_with(|c: char| blank(c).is_some());
    let found: Vec<usize> = bare_characters(text).into_iter().filter(is_blank).collect();
    let (first, last) = (*found.first()?, *found.last()?);
    let c = text[first..].chars().next()?;
    let message =
        format!("{} (U+{:04X}) stands here, and is no blank to RON", blank(c)?, u32::from(c));
    let mut problem = Problem::new(Code::Syntax, Path::root(), message)
        .with_help("put an ordinary blank in its place; it comes in with copied text");
    if found.len() > 1 {
        let (line, _) = places.line_and_column(last);
        let others = found.len() - 1;
        problem = problem.with_note(match others {
            1 => format!("there is 1 more of the kind, in line {line}"),
            _ => format!("there are {others} more of the kind, the last in line {line}"),
        });
    }
    let mut mended = String::with_capacity(text.len());
    for at in found {
        mended.push_str(&text[mended.len()..at]);
        let length = text[at..].chars().next().map_or(0, char::len_utf8);
        mended.extend(std::iter::repeat_n(' ', length));
    }
    mended.push_str(&text[mended.len()..]);
    Some(Blanks { problem: Placed::at(problem, places.character(first), places), mended })
}

/// What a blank is called that is none to RON.
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
pub(super) fn merges(text: &str, places: &Places<'_>) -> Vec<Placed> {
    let mut found = Vec::new();
    let mut open: Option<Merge> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        match marker(line) {
            Some('<') => {
                found.extend(open.replace(Merge::at(start)).map(|it| it.problem(text, places)));
            }
            Some('=') => {
                if let Some(merge) = &mut open {
                    merge.between = Some(start);
                }
            }
            Some('>') => {
                let merge = open.take().unwrap_or(Merge::at(start));
                found.push(Merge { end: Some(start), ..merge }.problem(text, places));
            }
            _ => {}
        }
        start += line.len();
    }
    found.extend(open.map(|it| it.problem(text, places)));
    found
}

/// The sign of a merge marker: seven of it begin the line, and then there is a name or nothing.
pub(super) fn marker(line: &str) -> Option<char> {
    let sign = line.chars().next().filter(|c| matches!(c, '<' | '|' | '=' | '>'))?;
    let rest = line.trim_start_matches(sign);
    let is_marker =
        line.len() - rest.len() == 7 && (rest.starts_with(' ') || rest.trim().is_empty());
    is_marker.then_some(sign)
}

/// Where the markers of a merge stand.
struct Merge {
    start: usize,
    between: Option<usize>,
    end: Option<usize>,
}

impl Merge {
    fn at(start: usize) -> Self {
        Merge { start, between: None, end: None }
    }

    fn problem(self, text: &str, places: &Places<'_>) -> Placed {
        let line = |at: usize| places.line_and_column(at).0;
        let message = "a merge that was not finished left two versions here";
        let problem = Problem::new(Code::Syntax, Path::root(), message)
            .with_help("keep one version, or what is right of both, and remove the markers");
        let problem = match (self.between, self.end) {
            (Some(between), Some(end)) => problem.with_note(format!(
                "one stands before `=======` in line {}, the other before `>>>>>>>` in line {}",
                line(between),
                line(end)
            )),
            _ => problem,
        };
        let length = text[self.start..].lines().next().map_or(0, str::len);
        Placed::at(problem, self.start..self.start + length, places)
    }
}

#[cfg(test)]
mod tests {
    use crate::dossier::{Source, fixture::*};

    #[test]
    fn blanks_of_other_programs_are_called_what_they_are() {
        for (from, to, expected) in [
            ("format: 1", "format:\u{A0}1", "a no-break space (U+00A0)"),
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
        let [blank, other] = &report.problems[..] else { panic!("{report}") };
        let note = blank.problem.note.as_deref();
        assert_eq!(note, Some("there are 4 more of the kind, the last in line 26"));
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
        assert!(said[0].contains("at \"<<<<<<< HEAD\": a merge that was not finished"), "{said:?}");
        for marker in ["=======", ">>>>>>> theirs", "<<<<<<<"] {
            let said = problems("    topics: [", &format!("{marker}\n    topics: ["));
            assert!(said[0].contains("a merge that was not finished"), "{said:?}");
        }
        assert_eq!(problems("The town votes.", "The town <<<<<<< votes."), [""; 0]);
    }
}
