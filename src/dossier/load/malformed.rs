//! Where a file is not RON, and what was probably meant.

use super::{
    item::names,
    messages::{DOSSIER, FIELDS, in_a_sentence},
    pasted::marker,
};
use crate::{
    dossier::{
        diagnostic::{Code, Diagnostic, Label},
        document::Document,
        path::Path,
        place::Places,
        syntax::brackets::{BracketError, innermost_open, items, text_before},
    },
    text::is_shown_as_it_is,
};
use ron::Error;
use std::ops::Range;

/// The problem of a text of which ron read the bytes `read`, and then stopped with `error`.
pub(super) fn syntax_error(
    error: &Error,
    read: Range<usize>,
    text: &str,
    places: &Places<'_>,
) -> Diagnostic {
    // What follows a `#` that does not begin an attribute was meant as a comment.
    let hash = text[..read.end].trim_end().strip_suffix('#').map(str::len);
    let at = hash.filter(|_| matches!(error, Error::ExpectedAttribute)).unwrap_or(read.end);
    left_open(error, read, text, places).unwrap_or_else(|| {
        let follows = text[at..].starts_with(char::is_alphanumeric);
        if matches!(error, Error::ExpectedComma) && follows && text[..at].ends_with('"') {
            let message = "the quotation mark before this ends a text";
            return diagnostic(Code::Syntax, message, WORD_BEHIND_TEXT)
                .at(places.character(at), places);
        }
        if let Some(unquoted) = unquoted(at, text, places) {
            return unquoted;
        }
        let (message, help) = out_of_place(&text[at..]).unwrap_or_else(|| unexpected(error));
        diagnostic(Code::Syntax, message, help).at(places.character(at), places)
    })
}

/// What to do where a word stands right behind a text.
const WORD_BEHIND_TEXT: &str = "inside a text, write `\\\"` for a quotation mark; or a text before \
                                this lacks its first or its last one";

/// A date or an id without quotation marks, which ron reads as far as its first hyphen or not at
/// all: `published: 2026-01-31`, `speaker: council-friends`.
fn unquoted(at: usize, text: &str, places: &Places<'_>) -> Option<Diagnostic> {
    let (bytes, message) = match date(&text[at..]) {
        Some(date) => (at..at + date.len(), "a date stands in quotation marks"),
        None => {
            let start = at - word_before(&text[..at]).len();
            let behind = text[at..].strip_prefix('-')?;
            let is_of_id = |c: char| c.is_alphanumeric() || c == '-';
            let length = behind.find(|c| !is_of_id(c)).unwrap_or(behind.len());
            if start == at || length == 0 {
                return None;
            }
            (start..at + 1 + length, "an id stands in quotation marks")
        }
    };
    let help = format!("write `\"{}\"`", &text[bytes.clone()]);
    Some(diagnostic(Code::Syntax, message, help).at(bytes, places))
}

/// The date with which a text begins.
fn date(text: &str) -> Option<&str> {
    let date = text.get(.."2026-01-31".len())?;
    let is_part = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = date.split('-');
    let is_date = parts.clone().map(str::len).eq([4, 2, 2]) && parts.all(is_part);
    is_date.then_some(date)
}

fn diagnostic(code: Code, message: impl AsRef<str>, help: impl AsRef<str>) -> Diagnostic {
    Diagnostic::new(code, Path::root(), message).with_help(help)
}

/// What is still open where ron stopped, if that is the reason.
fn left_open(
    error: &Error,
    Range { start, end: at }: Range<usize>,
    text: &str,
    places: &Places<'_>,
) -> Option<Diagnostic> {
    let read = &text[start..at];
    let unclosed = |message, help: String, open| {
        Some(diagnostic(Code::Unclosed, message, help).at(places.character(open), places))
    };
    let before_here = |bracket| close_before(bracket, at, places);
    // A text that goes on for lines and ends before a word has lost its quotation mark.
    if matches!(error, Error::ExpectedComma)
        && let Some(before) = text_before(read)
        && read[before.clone()].contains('\n')
    {
        let help = "add a quotation mark at its end".to_owned();
        return unclosed("this text does not end on its line", help, start + before.start);
    }
    let open = start + innermost_open(read)?;
    let bracket = &text[open..=open];
    let rest = &text[at..];
    let name = word_before(read);
    if bracket == "[" && rest.starts_with(':') && !name.is_empty() {
        let is_first = text[open + 1..at].trim() == name;
        // After an item of a list of the dossier, only another such list can begin.
        let is_item = items(read).last().is_some_and(|item| start + item.start > open)
            && !names::<Document<'_>>().contains(&name);
        if is_first || is_item {
            return Some(unopened(at - name.len()..at, places));
        }
        let message = "this list is still open where the next field begins";
        return unclosed(message, before_here("]"), open);
    }
    if bracket == "(" && rest.starts_with('(') && matches!(error, Error::ExpectedIdentifier) {
        let message = "this bracket is still open where the next item begins";
        return unclosed(message, before_here("),"), open);
    }
    None
}

/// The field whose name is at a place begins an item without a bracket.
pub(super) fn unopened(name: Range<usize>, places: &Places<'_>) -> Diagnostic {
    let help = format!("write `({}: ..., ...)`", places.slice(&name));
    let message = "this field is not inside round brackets";
    diagnostic(Code::Syntax, message, help).at(name, places)
}

/// Where to close something that is still open at `at`.
fn close_before(bracket: &str, at: usize, places: &Places<'_>) -> String {
    let (line, column) = places.line_and_column(at);
    format!("close it with `{bracket}` before line {line}, column {column}")
}

/// The bracket at `open` is not closed where the next thing begins, at `next`, or the file ends.
pub(super) fn closed_late(open: usize, next: usize, places: &Places<'_>) -> Diagnostic {
    let is_end = places.source()[next..].trim().is_empty();
    let (message, closing) = match (places.char_at(open), is_end) {
        ("[", false) => ("this list is still open where the next field begins", "]"),
        (_, false) => ("this bracket is still open where the next item begins", "),"),
        _ => ("this bracket is still open at the end of the file", ""),
    };
    let help = match is_end {
        true => CUT_OFF.to_owned(),
        false => close_before(closing, next, places),
    };
    diagnostic(Code::Unclosed, message, help).at(places.character(open), places)
}

/// A line that opens a list stands twice.
pub(super) fn opened_again(opening: Range<usize>, places: &Places<'_>) -> Diagnostic {
    let message = "this list is open already";
    diagnostic(Code::Syntax, message, "remove this").at(opening, places)
}

/// Several things stand in the dossier because what opens them is missing before `start`.
pub(super) fn not_opened(
    what: &str,
    opening: &str,
    start: usize,
    places: &Places<'_>,
) -> Diagnostic {
    let message = format!("{what} not in brackets of their own");
    let help = format!("write `{opening}` before them");
    diagnostic(Code::Syntax, message, help).at(places.character(start), places)
}

/// Something stands where nothing can.
pub(super) fn stray(bytes: Range<usize>, text: &str, places: &Places<'_>) -> Diagnostic {
    let rest = &text[bytes.start..];
    if rest.starts_with([')', ']', '}']) {
        return bracket_error(BracketError::Unopened { at: bytes.start }, places, 0);
    }
    if let Some(unquoted) = unquoted(bytes.start, text, places) {
        return unquoted;
    }
    let c = rest.chars().next().unwrap_or(' ');
    let (message, help) =
        out_of_place(rest).unwrap_or_else(|| unexpected(&Error::UnexpectedChar(c)));
    diagnostic(Code::Syntax, message, help).at(places.character(bytes.start), places)
}

/// The word with which `text` ends.
fn word_before(text: &str) -> &str {
    let start = text.rfind(|c: char| !(c.is_alphanumeric() || c == '_'));
    &text[start.map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8))..]
}

/// How a text is written.
const STRAIGHT: &str =
    "begin and end each text with a straight `\"`; inside a text, any other mark is fine";

/// What to say of a character that RON has only in texts, whatever ron expected.
fn out_of_place(rest: &str) -> Option<(String, &'static str)> {
    let c = rest.chars().next()?;
    Some(match c {
        '=' if rest.lines().next().and_then(marker) == Some('=') => (
            "this is the marker of an unfinished merge".to_owned(),
            "keep one version, or the right parts of both, and remove the markers",
        ),
        '‘'..='‟' | '«' | '»' | '‹' | '›' => {
            (format!("`{c}` is not a quotation mark in RON"), STRAIGHT)
        }
        '#' => ("`#` does not begin a comment".to_owned(), "a comment begins with `//`"),
        ':' => (
            "`:` is not allowed here".to_owned(),
            "write a field as `name: value`, without quotation marks around its name",
        ),
        ',' => (
            "`,` is not allowed here".to_owned(),
            "a single comma ends a field or an item; remove it, or add what is missing before it",
        ),
        ';' => ("`;` is not allowed here".to_owned(), "a comma ends each field and item"),
        _ if !c.is_whitespace() && !is_shown_as_it_is(c) => (
            format!("the invisible character U+{:04X} is here", u32::from(c)),
            "remove it; it comes in with copied text",
        ),
        _ => return None,
    })
}

/// What ron did not expect, and what to do.
fn unexpected(error: &Error) -> (String, &'static str) {
    const FIELD: &str = "write a field as `name: value`, with a comma after it";
    match error {
        Error::ExpectedComma => (
            "a comma is missing before this".to_owned(),
            "fields and items are separated by commas; inside a text, write `\\\"` for a quotation mark",
        ),
        Error::ExpectedMapColon => ("a colon is missing after the field name".to_owned(), FIELD),
        Error::ExpectedIdentifier => ("a field name is missing here".to_owned(), FIELD),
        Error::SuggestRawIdentifier(name) => (format!("`{name}` cannot be a field name"), FIELD),
        Error::ExpectedChar => ("`'` does not begin a text".to_owned(), STRAIGHT),
        Error::UnexpectedChar(c) => (
            format!("`{c}` is not allowed here"),
            "put texts in straight quotation marks, \"...\", and a comma after each field and item",
        ),
        Error::InvalidEscape(_) => (
            "this text has a `\\` that does not begin an escape".to_owned(),
            "write `\\\\` for a backslash",
        ),
        Error::TrailingCharacters => {
            ("the dossier ends before this".to_owned(), "a file contains one dossier")
        }
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            ("a `(` is missing here".to_owned(), DOSSIER)
        }
        Error::Eof => (
            "the file ends too early".to_owned(),
            "it was probably cut off; copy it again from where it came from",
        ),
        Error::NoSuchExtension(name) => (
            format!("RON has no extension `{name}`"),
            "`#![enable(implicit_some)]` is the one that dossiers use",
        ),
        other => (format!("this is not RON: {}", in_a_sentence(&other.to_string())), FIELDS),
    }
}

/// What to do where a bracket is open at the end.
const CUT_OFF: &str = "close it; if more is missing, the file was cut off";

/// The problem of a bracket, text or comment that opens or closes wrongly.
pub(super) fn bracket_error(error: BracketError, places: &Places<'_>, depth: usize) -> Diagnostic {
    use BracketError as Error;
    let open_at_the_end = "this bracket is still open at the end of the file";
    let (at, code, message, help) = match error {
        Error::Unclosed { at, open } => {
            let message = match open {
                1 => open_at_the_end.to_owned(),
                2 => format!("{open_at_the_end}, and so is the one around it"),
                _ => format!("{open_at_the_end}, and so are the {} around it", open - 1),
            };
            (at, Code::Unclosed, message, CUT_OFF.to_owned())
        }
        Error::Mismatched { open, at } => {
            let (line, column) = places.line_and_column(open);
            let (opening, closing) = (places.char_at(open), places.char_at(at));
            let message = format!("this `{closing}` is where `{opening}` should be closed");
            let help = format!("close the `{opening}` of line {line}, column {column}, before it");
            let opened = Label::new(Path::root(), "opened here");
            let opened = opened.at(places.character(open), places);
            return diagnostic(Code::Unclosed, message, help)
                .with_label(opened)
                .at(places.character(at), places);
        }
        Error::Unopened { at } => {
            let message = format!("this `{}` does not close anything", places.char_at(at));
            (at, Code::Syntax, message, "remove it, or open what it should close".to_owned())
        }
        Error::UnclosedText { at } => {
            let help = "add a quotation mark; if more is missing, the file was cut off".to_owned();
            (at, Code::Unclosed, "this text does not end".to_owned(), help)
        }
        Error::UnclosedComment { at } => {
            let help = "close it with `*/`".to_owned();
            (at, Code::Unclosed, "this comment does not end".to_owned(), help)
        }
        Error::TooDeep { at } => {
            let message = format!("this bracket is inside {depth} others");
            (at, Code::TooDeep, message, Code::TooDeep.help().to_owned())
        }
    };
    diagnostic(code, message, help).at(places.character(at), places)
}
