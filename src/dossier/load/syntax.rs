//! Where a file is no RON, and what was probably meant.

use super::{
    brackets::{Slip, innermost_open, items, text_before},
    pasted::marker,
    salvage::FIELDS,
    sentence::{README, in_a_sentence},
};
use crate::{
    dossier::{
        check::{Code, Placed, Problem},
        path::Path,
        place::Places,
    },
    text::clean,
};
use ron::Error;
use std::ops::Range;

/// The problem of a text of which ron read the bytes `read`, and then stopped with `error`.
pub(super) fn stopped(
    error: &Error,
    read: Range<usize>,
    text: &str,
    places: &Places<'_>,
) -> Placed {
    let at = read.end;
    left_open(error, read, text, places).unwrap_or_else(|| {
        let (message, help) = out_of_place(&text[at..]).unwrap_or_else(|| unexpected(error));
        Placed::at(problem(Code::Syntax, message).with_help(help), places.character(at), places)
    })
}

fn problem(code: Code, message: impl AsRef<str>) -> Problem {
    Problem::new(code, Path::root(), message)
}

/// What is still open where ron stopped, if that is the reason.
fn left_open(
    error: &Error,
    Range { start, end: at }: Range<usize>,
    text: &str,
    places: &Places<'_>,
) -> Option<Placed> {
    let (line, column) = places.line_and_column(at);
    let read = &text[start..at];
    // A text that goes on for lines and ends before a word has lost its quotation mark.
    if matches!(error, Error::ExpectedComma)
        && let Some(before) = text_before(read)
        && read[before.clone()].contains('\n')
    {
        let problem = problem(Code::Unclosed, "this text does not end on its line")
            .with_help("close it with a quotation mark at the end of what it says");
        return Some(Placed::at(problem, places.character(start + before.start), places));
    }
    let open = start + innermost_open(read)?;
    let bracket = &text[open..=open];
    let rest = &text[at..];
    let name = word_before(read);
    if bracket == "[" && rest.starts_with(':') && !name.is_empty() {
        let is_first = text[open + 1..at].trim() == name;
        // After an item of a list of the dossier, only another such list can begin.
        let is_item = items(read).last().is_some_and(|item| start + item.start > open)
            && !FIELDS.contains(&name);
        if is_first || is_item {
            let problem = problem(Code::Syntax, "this field stands in no round brackets")
                .with_help(format!("write `({name}: ..., ...)`"));
            return Some(Placed::at(problem, at - name.len()..at, places));
        }
        let problem =
            problem(Code::Unclosed, "this list is still open where the next field begins")
                .with_help(format!("close it with `]` before line {line}, column {column}"));
        return Some(Placed::at(problem, places.character(open), places));
    }
    if bracket == "(" && rest.starts_with('(') && matches!(error, Error::ExpectedIdentifier) {
        let problem = problem(Code::Unclosed, "this is still open where the next item begins")
            .with_help(format!("close it with `),` before line {line}, column {column}"));
        return Some(Placed::at(problem, places.character(open), places));
    }
    None
}

/// The word with which `text` ends.
fn word_before(text: &str) -> &str {
    let start = text.rfind(|c: char| !(c.is_alphanumeric() || c == '_'));
    &text[start.map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8))..]
}

/// How a text is written.
const STRAIGHT: &str =
    "begin and end each text with the straight `\"`; inside a text every mark may stand";

/// What is said of a character that stands nowhere in RON but in texts, whatever ron expected.
fn out_of_place(rest: &str) -> Option<(String, &'static str)> {
    let c = rest.chars().next()?;
    Some(match c {
        '=' if rest.lines().next().and_then(marker) == Some('=') => (
            "a merge that was not finished left its marker here".to_owned(),
            "keep one version, or what is right of both, and remove the markers",
        ),
        '‘'..='‟' | '«' | '»' | '‹' | '›' => {
            (format!("`{c}` is no quotation mark of RON"), STRAIGHT)
        }
        '#' => ("`#` begins no comment".to_owned(), "a comment begins with `//`"),
        ':' => (
            "`:` cannot stand here".to_owned(),
            "a field is written `name: value`, its name without quotation marks",
        ),
        ',' => (
            "`,` cannot stand here".to_owned(),
            "one comma ends a field or an item; remove it, or write what is missing before it",
        ),
        ';' => ("`;` cannot stand here".to_owned(), "a comma ends each field and item"),
        _ if !c.is_whitespace() && clean(&rest[..c.len_utf8()]) != rest[..c.len_utf8()] => (
            format!("the character U+{:04X}, which cannot be seen, stands here", u32::from(c)),
            "remove it; it comes in with copied text",
        ),
        _ => return None,
    })
}

/// What ron did not expect, and what to do.
fn unexpected(error: &Error) -> (String, &'static str) {
    const FIELD: &str = "a field is written `name: value`, with a comma after it";
    match error {
        Error::ExpectedComma => (
            "a comma is missing before this".to_owned(),
            "fields and items are separated by commas; inside a text, write `\\\"` for a quotation mark",
        ),
        Error::ExpectedMapColon => {
            ("a colon is missing after the name of the field".to_owned(), FIELD)
        }
        Error::ExpectedIdentifier => ("the name of a field is missing here".to_owned(), FIELD),
        Error::SuggestRawIdentifier(name) => {
            (format!("`{name}` cannot be the name of a field"), FIELD)
        }
        Error::ExpectedChar => ("`'` does not begin a text".to_owned(), STRAIGHT),
        Error::UnexpectedChar(c) => (
            format!("`{c}` cannot stand here"),
            "texts stand in straight quotation marks, \"...\"; a comma ends each field and item",
        ),
        Error::InvalidEscape(_) => {
            ("a text holds a `\\` that is no escape".to_owned(), "write `\\\\` for a backslash")
        }
        Error::TrailingCharacters => {
            ("the dossier ended before this".to_owned(), "a file holds one dossier")
        }
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            ("a `(` is missing here".to_owned(), "a dossier is `(format: 1, article: (...), ...)`")
        }
        Error::Eof => (
            "the file ends too early".to_owned(),
            "it was probably cut off; take it from where it came from once more",
        ),
        Error::NoSuchExtension(name) => (
            format!("RON has no extension `{name}`"),
            "`#![enable(implicit_some)]` is the one that dossiers use",
        ),
        other => (format!("this is no RON: {}", in_a_sentence(&other.to_string())), README),
    }
}

/// The problem of a bracket, text or comment that opens or closes wrongly.
pub(super) fn slipped(slip: Slip, places: &Places<'_>, depth: usize) -> Placed {
    let (at, problem) = match slip {
        Slip::Unclosed { at, open: 1 } => (
            at,
            problem(Code::Unclosed, "this bracket is still open where the file ends")
                .with_help("close it; if more is missing, the file was cut off"),
        ),
        Slip::Unclosed { at, open } => (
            at,
            problem(
                Code::Unclosed,
                format!(
                    "this bracket is still open where the file ends, and so are {} around it",
                    open - 1
                ),
            )
            .with_help("close it; if much is missing, the file was cut off"),
        ),
        Slip::Mismatched { open, at } => {
            let (line, column) = places.line_and_column(open);
            let (opening, closing) = (places.char_at(open), places.char_at(at));
            let message = format!("this `{closing}` stands where `{opening}` should be closed");
            let help = format!("close the `{opening}` of line {line}, column {column}, before it");
            (at, problem(Code::Unclosed, message).with_help(help))
        }
        Slip::Unopened { at } => (
            at,
            problem(Code::Syntax, format!("this `{}` closes nothing", places.char_at(at)))
                .with_help("remove it, or open what it should close"),
        ),
        Slip::UnclosedText { at } => (
            at,
            problem(Code::Unclosed, "this text does not end").with_help(
                "close it with a quotation mark; if more is missing, the file was cut off",
            ),
        ),
        Slip::UnclosedComment { at } => (
            at,
            problem(Code::Unclosed, "this comment does not end").with_help("close it with `*/`"),
        ),
        Slip::TooDeep { at } => (
            at,
            problem(Code::TooDeep, format!("this bracket is inside {depth} others"))
                .with_help("the format itself nests six deep; close what is open before it"),
        ),
    };
    Placed::at(problem, places.character(at), places)
}
