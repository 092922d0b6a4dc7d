//! What ron says, in sentences for people.

use super::brackets::Slip;
use crate::dossier::{
    check::{Code, Problem},
    path::{Path, Step},
    place::Places,
};
use crate::text::clean;
use ron::Error;

/// Where everything else stands.
const README: &str = "data/README.md says what each field takes";

/// How similar a known name has to be to be suggested, from 0 to 1.
const SIMILAR: f64 = 0.8;

/// A file that is no RON from `rest` on.
pub(super) fn of_syntax(error: &Error, rest: &str) -> Problem {
    let (message, help) = match rest.chars().next() {
        Some(c) if is_curly(c) => curly_mark(c),
        Some(c)
            if clean(c.encode_utf8(&mut [0; 4])) != rest[..c.len_utf8()] && !c.is_whitespace() =>
        {
            (
                format!("the character U+{:04X}, which cannot be seen, stands here", u32::from(c)),
                "remove it; it comes in with copied text",
            )
        }
        _ => of_token(error),
    };
    Problem::new(Code::Syntax, Path::root(), message).with_help(help)
}

/// A quotation mark as books and newspapers print it.
fn is_curly(c: char) -> bool {
    matches!(c, '‘'..='‟' | '«' | '»' | '‹' | '›')
}

fn curly_mark(c: char) -> (String, &'static str) {
    (
        format!("`{c}` is no quotation mark of RON"),
        "begin and end each text with the straight `\"`; inside a text every mark may stand",
    )
}

/// What ron did not expect, and what to do.
fn of_token(error: &Error) -> (String, &'static str) {
    match error {
        Error::ExpectedComma => (
            "a comma is missing before this".to_owned(),
            "fields and items are separated by commas; inside a text, write `\\\"` for a quotation mark",
        ),
        Error::ExpectedMapColon => (
            "a colon is missing after the name of the field".to_owned(),
            "a field is written `name: value`",
        ),
        Error::ExpectedIdentifier => {
            ("the name of a field is missing here".to_owned(), "a field is written `name: value`")
        }
        Error::SuggestRawIdentifier(name) => (
            format!("`{name}` cannot be the name of a field"),
            "names have letters, digits and underscores",
        ),
        Error::UnexpectedChar(c) => {
            (format!("`{c}` cannot stand here"), "texts stand in straight quotation marks, \"...\"")
        }
        Error::InvalidEscape(_) => {
            ("a text holds a `\\` that is no escape".to_owned(), "write `\\\\` for a backslash")
        }
        Error::TrailingCharacters => {
            ("the dossier ended before this".to_owned(), "a file holds one dossier")
        }
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            ("a `(` is missing here".to_owned(), "a dossier is `(format: 1, article: (...), ...)`")
        }
        Error::Eof => {
            ("the file ends too early".to_owned(), "take it from where it came from once more")
        }
        Error::NoSuchExtension(name) => (
            format!("RON has no extension `{name}`"),
            "`#![enable(implicit_some)]` is the one that dossiers use",
        ),
        other => (format!("this is no RON: {}", in_a_sentence(&other.to_string())), README),
    }
}

/// A bracket, text or comment that opens or closes wrongly.
pub(super) fn of_slip(slip: Slip, places: &Places<'_>, depth: usize) -> Problem {
    let of = |code, message: String| Problem::new(code, Path::root(), message);
    match slip {
        Slip::Unclosed { open: 1, .. } => {
            of(Code::Unclosed, "this bracket is still open where the file ends".to_owned())
                .with_help("close it; if more is missing, the file was cut off")
        }
        Slip::Unclosed { open, .. } => of(
            Code::Unclosed,
            format!(
                "this bracket is still open where the file ends, and so are {} around it",
                open - 1
            ),
        )
        .with_help("the file was probably cut off; take it from where it came from once more"),
        Slip::Mismatched { open, at } => {
            let (line, column) = places.line_and_column(open);
            let (opening, closing) = (places.char_at(open), places.char_at(at));
            let message = format!("this `{closing}` stands where `{opening}` should be closed");
            of(Code::Unclosed, message)
                .with_help(format!("the `{opening}` was opened at line {line}, column {column}"))
        }
        Slip::Unopened { at } => {
            let message = format!("this `{}` closes nothing", places.char_at(at));
            of(Code::Syntax, message).with_help("remove it, or open what it should close")
        }
        Slip::UnclosedText { .. } => of(Code::Unclosed, "this text does not end".to_owned())
            .with_help("close it with a quotation mark; if more is missing, the file was cut off"),
        Slip::UnclosedComment { .. } => of(Code::Unclosed, "this comment does not end".to_owned())
            .with_help("close it with `*/`"),
        Slip::TooDeep { .. } => of(Code::TooDeep, format!("this bracket is inside {depth} others"))
            .with_help("the format itself nests six deep"),
    }
}

/// A list that is still open where the next field begins, whose colon is at a line and column.
pub(super) fn of_open_list((line, column): (usize, usize)) -> Problem {
    Problem::new(
        Code::Unclosed,
        Path::root(),
        "this list is still open where the next field begins",
    )
    .with_help(format!("close it with `]` before line {line}, column {column}"))
}

/// A value that is not what its field takes.
pub(super) fn of_value(error: &Error, path: Path) -> Problem {
    match error {
        Error::NoSuchStructField { expected, found, .. } => {
            let parent = match path.steps() {
                [parent @ .., Step::Field(name)] if name == found => {
                    Path::root().join(parent.iter().cloned())
                }
                _ => path,
            };
            unknown_field(parent, found, expected)
        }
        Error::MissingStructField { field, .. } => missing_field(path, field),
        Error::DuplicateStructField { field, .. } => repeated_field(path, field),
        Error::NoSuchEnumVariant { expected, found, .. } => Problem::new(
            Code::UnknownWord,
            path,
            format!("`{found}` is none of the words that can stand here"),
        )
        .with_help(suggestion(found, expected)),
        other => {
            let (message, help) = wrong_type(other);
            Problem::new(Code::WrongType, path, message).with_help(help)
        }
    }
}

/// A field of the struct at `parent` that the format does not know.
pub(super) fn unknown_field(parent: Path, name: &str, known: &[&str]) -> Problem {
    let message = format!("there is no field `{name}` here");
    Problem::new(Code::UnknownField, parent.field(name.to_owned()), message)
        .with_help(suggestion(name, known))
}

/// A field that the struct at `parent` lacks.
pub(super) fn missing_field(parent: Path, name: &str) -> Problem {
    let message = format!("the field `{name}` is missing");
    Problem::new(Code::MissingField, parent, message)
        .with_help(format!("add `{name}: ...`; {README}"))
}

/// A field that the struct at `parent` has twice.
pub(super) fn repeated_field(parent: Path, name: &str) -> Problem {
    let message = format!("the field `{name}` is given a second time");
    Problem::new(Code::RepeatedField, parent.field(name.to_owned()), message)
        .with_help("keep one of the two")
}

/// What kind of value stands where another should, and what to write.
fn wrong_type(error: &Error) -> (String, &'static str) {
    let (message, help) = match error {
        Error::ExpectedString | Error::ExpectedStringEnd => {
            ("expected a text", "put it in quotation marks, `\"...\"`")
        }
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => {
            ("expected a whole number", "write digits without quotation marks, as in `7`")
        }
        Error::IntegerOutOfBounds => {
            ("the number is negative or too large", "write a number from 0 to 65535")
        }
        Error::ExpectedArray => {
            ("expected a list", "put it in square brackets, `[...]`, also where it has one item")
        }
        Error::ExpectedIdentifier => {
            ("expected a word without quotation marks", "write it as in `Verbatim`")
        }
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            ("expected values in round brackets", "write it as in `(id: \"...\", ...)`")
        }
        Error::InvalidValueForType { expected, found } => {
            return (format!("expected {expected}, found {found}"), README);
        }
        Error::Message(message) => return (in_a_sentence(message), README),
        _ => ("this value is not of the kind that the field takes", README),
    };
    (message.to_owned(), help)
}

/// The known name that another name was probably meant to be.
pub(super) fn meant<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    let similar = |known: &str| strsim::jaro_winkler(&name.to_lowercase(), &known.to_lowercase());
    let scored = known.iter().map(|known| (similar(known), *known));
    let (similarity, nearest) = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (similarity >= SIMILAR).then_some(nearest)
}

/// The known name that is nearest, or all of them.
fn suggestion(name: &str, known: &[&str]) -> String {
    match meant(name, known) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => format!("known are `{}`", known.join("`, `")),
    }
}

/// ron's sentences begin with a capital letter.
fn in_a_sentence(message: &str) -> String {
    let mut chars = message.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}
