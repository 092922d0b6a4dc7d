//! What ron says of a value, in sentences for people.

use crate::{
    dossier::{
        check::{Code, Problem},
        path::{Path, Step},
    },
    text::nearest,
};
use ron::Error;

/// Where everything else stands.
pub(super) const README: &str = "data/README.md says what each field takes";

/// A value that is not what its field takes; `found` is how it begins.
pub(super) fn of_value(error: &Error, path: Path, found: &str) -> Problem {
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
            let message = wrong_type(other);
            let form = form(&path);
            let bare = found.trim_matches('"');
            let help = match form {
                // A word in quotation marks.
                Some(form) if form.contains(&format!("`{bare}`")) => {
                    Some(format!("write `{bare}`"))
                }
                _ => better(found, other).or_else(|| Some(format!("write {}", form?))),
            };
            Problem::new(Code::WrongType, path, message)
                .with_help(help.unwrap_or_else(|| README.to_owned()))
        }
    }
}

/// An item of one list that stands in another.
pub(super) fn misplaced(path: Path, list: &str, own: &str) -> Problem {
    let message = format!("this has the fields of `{own}`, and stands among the `{list}`");
    Problem::new(Code::WrongType, path, message).with_help(format!("move it to `{own}`"))
}

/// A field of the struct at `parent` that the format does not know.
pub(super) fn unknown_field(parent: Path, name: &str, known: &[&str]) -> Problem {
    let message = format!("there is no field `{name}` here");
    Problem::new(Code::UnknownField, parent.field(name.to_owned()), message)
        .with_help(suggestion(name, known))
}

/// A field that the struct at `parent` lacks.
pub(super) fn missing_field(parent: Path, name: &str) -> Problem {
    let form = form(&parent.clone().field(name.to_owned()));
    let help = match form {
        Some(form) => format!("add `{name}`, which takes {form}"),
        None => format!("add `{name}: ...`; {README}"),
    };
    Problem::new(Code::MissingField, parent, format!("the field `{name}` is missing"))
        .with_help(help)
}

/// A field that the struct at `parent` has twice.
pub(super) fn repeated_field(parent: Path, name: &str) -> Problem {
    let message = format!("the field `{name}` is given a second time");
    Problem::new(Code::RepeatedField, parent.field(name.to_owned()), message)
        .with_help("keep one of the two")
}

/// What kind of value should stand there.
fn wrong_type(error: &Error) -> String {
    match error {
        Error::ExpectedString | Error::ExpectedStringEnd => "expected a text".to_owned(),
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => {
            "expected a whole number".to_owned()
        }
        Error::IntegerOutOfBounds => "the number is negative or too large".to_owned(),
        Error::ExpectedArray => "expected a list".to_owned(),
        Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) => {
            "expected a word without quotation marks".to_owned()
        }
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            "expected values in round brackets".to_owned()
        }
        Error::InvalidValueForType { expected, found } => {
            format!("expected {expected}, found {found}")
        }
        Error::Message(message) => in_a_sentence(message),
        _ => "this value is not of the kind that the field takes".to_owned(),
    }
}

/// What was probably meant by `found`.
fn better(found: &str, error: &Error) -> Option<String> {
    let is_word = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
    };
    let bare = found.trim_matches('"');
    let is_quoted = bare.len() + 2 == found.len();
    match error {
        _ if matches!(found, "null" | "NULL" | "nil" | "undefined") => {
            Some("leave the field out".to_owned())
        }
        Error::ExpectedString if is_word(found) => Some(format!("write `\"{found}\"`")),
        Error::ExpectedString => Some("put it in quotation marks, `\"...\"`".to_owned()),
        Error::ExpectedInteger if is_quoted && bare.parse::<u32>().is_ok() => {
            Some(format!("write `{bare}`"))
        }
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => {
            Some("write digits without quotation marks, as in `7`".to_owned())
        }
        Error::IntegerOutOfBounds => Some("write a number from 0 to 65535".to_owned()),
        Error::ExpectedArray if found.starts_with('"') => {
            Some("put it in square brackets, `[...]`, also where it is one".to_owned())
        }
        _ => None,
    }
}

/// How the value of a field is written that is more than a text or a number.
fn form(path: &Path) -> Option<&'static str> {
    if let [Step::Field(_), Step::Item(_)] = path.steps() {
        return Some("`(...)` with the fields inside");
    }
    let fields: Vec<&str> = path
        .steps()
        .iter()
        .filter_map(|step| match step {
            Step::Field(name) => Some(&**name),
            Step::Item(_) => None,
        })
        .collect();
    Some(match fields.as_slice() {
        [.., "relations", "kind"] => "`Supports`, `Disputes`, `Answers` or `Elaborates`",
        [.., "speakers", "kind"] => {
            "`Person`, `Organisation`, `Document`, `Unnamed`, `Collective`, `Outlet` or `Party`"
        }
        ["article"] => "`(id: \"...\", title: \"...\", ...)`",
        [.., "translated"] => "`Original`, `Human(from: \"en\")` or `Machine(from: \"en\")`",
        [.., "status"] => "`Current` or `Former`",
        [.., "speech"] => "`Verbatim`, `Partial`, `Paraphrase` or `Narration`",
        [.., "content"] => "`Fact`, `Judgement` or `Forecast`",
        [.., "sources"] => "`Stated(2)`, `Among(2)`, `Inferred(2)` or `Unstated`",
        [.., "stances"] => "`[(on: \"...\", position: Supports)]`",
        [.., "position"] => "`Supports`, `Opposes` or `Explains`",
        [.., "basis"] => "`Said` or `Implied`",
        [.., "relations"] => "`[(kind: Answers, claim: \"...\")]`",
        [.., "outcome"] => "`NoReply`, `NoComment`, `Declined` or `Answered([\"...\"])`",
        [.., "link"] => "`Stated` or `Inferred`",
        ["propositions" | "topics" | "speakers" | "claims" | "requests"] => "`[(...), (...)]`",
        [
            ..,
            "byline" | "aliases" | "quote" | "translation" | "relays" | "rests_on" | "against"
            | "examples" | "topics" | "claims" | "to",
        ] => "`[\"...\", \"...\"]`",
        _ => return None,
    })
}

/// The known name that another name was probably meant to be.
pub(super) fn meant<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    nearest(name, known.iter().copied(), 1).first().copied()
}

/// The known name that is nearest, or all of them.
fn suggestion(name: &str, known: &[&str]) -> String {
    match meant(name, known) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => format!("known are `{}`", known.join("`, `")),
    }
}

/// ron's sentences begin with a capital letter.
pub(super) fn in_a_sentence(message: &str) -> String {
    let mut chars = message.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}
