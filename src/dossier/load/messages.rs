//! What ron says of a value, in sentences for people.

use crate::dossier::{
    diagnostic::{Change, Code, Correction, Diagnostic},
    path::{Path, Step},
    place::Places,
};
use crate::text::{certain, nearest};
use ron::Error;

/// Where everything else is described.
pub(super) const FIELDS: &str = "`onrecord explain fields` says what each field takes";
/// How a dossier is written.
pub(super) const DOSSIER: &str = "a dossier is `(format: 2, article: (...), ...)`";

/// A file that holds something else.
pub(super) fn no_dossier(places: &Places<'_>) -> Diagnostic {
    let message = "this is not a dossier";
    Diagnostic::new(Code::WrongType, Path::root(), message).with_help(DOSSIER).at_path(places)
}

/// A value that is not what its field takes; `found` is how it begins.
pub(super) fn of_value(error: &Error, path: Path, found: &str) -> Diagnostic {
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
        Error::NoSuchEnumVariant { expected, found, .. } => {
            let message = format!("`{found}` is not one of the words allowed here");
            let change = |word: &str| Change::Word(path.clone(), word.to_owned());
            let correction = suggestion(found, expected, change);
            let diagnostic = Diagnostic::new(Code::UnknownWord, path, message);
            suggested(diagnostic, correction, expected)
        }
        other => {
            let is_fraction = matches!(other, Error::TrailingCharacters | Error::ExpectedComma)
                && found.parse::<f64>().is_ok();
            let other = if is_fraction { &Error::ExpectedInteger } else { other };
            let list = matches!(other, Error::ExpectedArray).then_some(LIST);
            let form = form(&path).or(list);
            let bare = found.trim_matches('"');
            let diagnostic = Diagnostic::new(Code::WrongType, path, wrong_type(other));
            let path = || diagnostic.path.clone();
            let correction = match form.and_then(|form| word_of(form, bare)) {
                // A word in quotation marks.
                Some(word) => Some(Correction::value(path(), word)),
                _ if is_word_of_open(&diagnostic.path) && is_word(bare) => {
                    // Whose ids belong into the brackets is not known.
                    let correction = Correction::value(path(), with_brackets(bare));
                    Some(correction.if_sure(bare != "SameAs"))
                }
                _ => better(found, other, path),
            };
            match (correction, help(found, other), form) {
                (Some(correction), ..) => diagnostic.with_correction(correction),
                (None, Some(help), _) => diagnostic.with_help(help),
                (None, None, Some(form)) => diagnostic.with_help(format!("write {form}")),
                (None, None, None) => diagnostic.with_help(FIELDS),
            }
        }
    }
}

/// The word among those of a form that another one is, but for its case, blanks and hyphens.
fn word_of<'f>(form: &'f str, written: &str) -> Option<&'f str> {
    let letters = |word: &str| {
        let letters = word.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<String>()
    };
    let written = letters(written);
    let words = form.split('`').skip(1).step_by(2);
    words.filter(|word| is_word(word)).find(|word| letters(word) == written)
}

/// An item that is written as other formats write theirs.
pub(super) fn in_braces(path: Path) -> Diagnostic {
    Diagnostic::new(Code::WrongType, path, "an item is not written in braces").with_help(
        "write `(id: \"...\", ...)`: round brackets, and no quotation marks around the names",
    )
}

/// An item that is in the wrong list.
pub(super) fn misplaced(path: Path, list: &str, own: &str) -> Diagnostic {
    let message = format!("this item has the fields of `{own}`, but is among the `{list}`");
    Diagnostic::new(Code::WrongType, path, message).with_help(format!("move it to `{own}`"))
}

/// A field of the struct at `parent` that the format does not know.
pub(super) fn unknown_field(parent: Path, name: &str, known: &[&str]) -> Diagnostic {
    let message = format!("there is no field `{name}` here");
    let path = parent.field(name.to_owned());
    let change = |name: &str| Change::Rename(path.clone(), name.to_owned());
    let correction = suggestion(name, known, change);
    suggested(Diagnostic::new(Code::UnknownField, path, message), correction, known)
}

/// A field that the struct at `parent` lacks.
pub(super) fn missing_field(parent: Path, name: &str) -> Diagnostic {
    let help = match form(&parent.clone().field(name.to_owned())) {
        Some(form) => format!("add `{name}`, which takes {form}"),
        None => format!("add `{name}: ...`; {FIELDS}"),
    };
    Diagnostic::new(Code::MissingField, parent, format!("the field `{name}` is missing"))
        .with_help(help)
}

/// A required field that the struct at `parent` lacks, and whose `word` is not in its `open`.
pub(in crate::dossier) fn missing_and_not_open(parent: Path, name: &str, word: &str) -> Diagnostic {
    let add = match form(&parent.clone().field(name.to_owned())) {
        Some(form) => format!("add `{name}`, which takes {form};"),
        None => format!("add `{name}: ...`,"),
    };
    let help = format!("{add} or put `{}` into `open` until it is decided", with_brackets(word));
    missing_field(parent, name).with_help(help)
}

/// Whether a path leads to a word of `open`.
fn is_word_of_open(path: &Path) -> bool {
    matches!(path.steps(), [.., Step::Field(name), Step::Item(_)] if name == "open")
}

/// A word of `open` as it is written, with what it takes.
fn with_brackets(word: &str) -> String {
    match word {
        "Speaker" | "To" => format!("{word}()"),
        "SameAs" => "SameAs([\"...\"])".to_owned(),
        word => word.to_owned(),
    }
}

/// A field that the struct at `parent` has twice.
pub(super) fn repeated_field(parent: Path, name: &str) -> Diagnostic {
    let message = format!("the field `{name}` is given a second time");
    let path = parent.field(name.to_owned());
    let remove = Correction::sure("remove the second", [Change::RemoveRepeated(path.clone())]);
    Diagnostic::new(Code::RepeatedField, path, message).or_correction(remove)
}

/// What type of value is expected.
fn wrong_type(error: &Error) -> String {
    let expected = match error {
        Error::ExpectedString | Error::ExpectedStringEnd => "expected a text",
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => "expected a whole number",
        Error::IntegerOutOfBounds => "the number is negative or too large",
        Error::ExpectedArray => "expected a list",
        Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) => {
            "expected a word without quotation marks"
        }
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            "expected values in round brackets"
        }
        // A word, which is none of a value's own.
        Error::InvalidValueForType { expected, found } if found == "a unit value" => {
            return format!("expected {expected}");
        }
        Error::InvalidValueForType { expected, found } => {
            return format!("expected {expected}, found {found}");
        }
        Error::Message(message) => return in_a_sentence(message),
        _ => "this value has the wrong type for its field",
    };
    expected.to_owned()
}

/// Whether a text is one word.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

/// What was certainly meant by `found`.
fn better(found: &str, error: &Error, path: impl Fn() -> Path) -> Option<Correction> {
    let bare = found.trim_matches('"');
    let is_quoted = bare.len() + 2 == found.len();
    Some(match error {
        _ if is_nothing(found) => {
            // Where the field is required, it is then missing.
            Correction::possible("remove the field", [Change::Remove(path())])
        }
        Error::ExpectedString | Error::InvalidValueForType { .. } if is_word(found) => {
            let quoted = Change::Enclose(path(), ["\"", "\""]);
            // Of other words nobody knows whether they are meant as a text.
            let is_sure = is_code(&path()) && found.starts_with(|c: char| c.is_lowercase());
            let correction = Correction::sure(format!("write `\"{found}\"`"), [quoted]);
            correction.if_sure(is_sure && !matches!(found, "true" | "false"))
        }
        Error::ExpectedInteger if is_quoted && bare.parse::<u32>().is_ok() => {
            Correction::value(path(), bare)
        }
        Error::ExpectedInteger if whole(found).is_some() => {
            Correction::value(path(), whole(found)?)
        }
        Error::ExpectedArray if found.starts_with(['"', '(']) => Correction::sure(
            "put it in square brackets, `[...]`, even if it is the only one",
            [Change::Enclose(path(), ["[", "]"])],
        ),
        _ => return None,
    })
}

/// What must stand where `found` is.
fn help(found: &str, error: &Error) -> Option<&'static str> {
    Some(match error {
        Error::ExpectedString if !is_word(found) => "put it in quotation marks, `\"...\"`",
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => {
            "write digits without quotation marks, as in `7`"
        }
        Error::IntegerOutOfBounds => "write a number from 0 to 65535",
        _ => return None,
    })
}

/// The whole number that is written with a fraction of nothing: `11.0`.
fn whole(number: &str) -> Option<&str> {
    let (whole, fraction) = number.split_once('.')?;
    let is_nothing = fraction.bytes().all(|digit| digit == b'0');
    (is_nothing && whole.parse::<u16>().is_ok()).then_some(whole)
}

/// Whether other formats have this word for what is not there.
fn is_nothing(word: &str) -> bool {
    matches!(word, "None" | "null" | "NULL" | "nil" | "undefined")
}

/// Whether an id or a code of a language stands at a path.
fn is_code(path: &Path) -> bool {
    let names = path.steps().iter().rev().filter_map(|step| match step {
        Step::Field(name) => Some(&**name),
        Step::Item(_) => None,
    });
    let name = names.take(1).next().unwrap_or_default();
    matches!(
        name,
        "language"
            | "reader_language"
            | "from"
            | "id"
            | "speaker"
            | "on"
            | "claim"
            | "part_of"
            | "topics"
            | "to"
            | "claims"
            | "against"
            | "relays"
            | "rests_on"
            | "examples"
            | "or"
            | "outcome"
    )
}

/// How a list of texts is written.
const LIST: &str = "`[\"...\", \"...\"]`";

/// How the value of a field is written that is more than a text, a number or a list of texts.
fn form(path: &Path) -> Option<&'static str> {
    match path.steps() {
        [Step::Field(list), Step::Item(_)] if list != "open" => {
            return Some("`(...)` with the fields inside");
        }
        [.., Step::Field(list), Step::Item(_)] if list == "with" => {
            return Some("`(speaker: \"...\")`");
        }
        _ => {}
    }
    let names = path.steps().iter().filter_map(|step| match step {
        Step::Field(name) => Some(&**name),
        Step::Item(_) => None,
    });
    Some(match *names.collect::<Vec<_>>() {
        [.., "relations", "kind"] => "`Supports`, `Disputes`, `Answers` or `Elaborates`",
        [.., "speakers", "kind"] => {
            "`Person`, `Organisation`, `Document`, `Unnamed`, `Collective`, `Hearsay`, `Outlet` or \
             `Party`"
        }
        ["article"] => "`(id: \"...\", title: \"...\", ...)`",
        [.., "translated"] => "`Original`, `Human(from: \"en\")` or `Machine(from: \"en\")`",
        [.., "anonymity"] => "`Reason(text: \"...\")` or `NoReason()`",
        [.., "by"] => "`Source` or `Newsroom`",
        [.., "knows"] => "`Involved`, `Present`, `Affected`, `Record`, `Told` or `Claimed`",
        [.., "said_in"] => {
            "a word such as `Statement`, `Answer`, `Interview` or `Letter`, or `OtherMedia(\"NAME\")`"
        }
        [.., "access"] => "`Published` or `SeenByNewsroom`",
        [.., "status"] => "`Current` or `Former`",
        [.., "speech"] => "`Verbatim`, `Partial`, `Paraphrase` or `Narration`",
        [.., "content"] => "`Fact`, `Judgement` or `Forecast`",
        [.., "sources"] => "`Stated(2)`, `Among(2)`, `Inferred(2)` or `Unstated`",
        [.., "stances"] => "`[(on: \"...\", position: Supports)]`",
        [.., "position"] => "`Supports`, `Opposes` or `Explains`",
        [.., "basis"] => "`Said` or `Implied`",
        [.., "with"] => "`[(speaker: \"...\")]`",
        ["article", "open"] => "the words in square brackets, as in `[Title]`",
        ["speakers", .., "open"] => "the words in square brackets, as in `[Role]`",
        ["claims", .., "open"] => "the words in square brackets, as in `[Gist]`",
        ["requests", .., "open"] => "the words in square brackets, as in `[Outcome]`",
        [.., "open"] => "the words in square brackets, as in `[Topics]`",
        [.., "relations"] => "`[(kind: Answers, claim: \"...\")]`",
        [.., "outcome"] => "`NoReply`, `NoComment`, `Declined` or `Answered([\"...\"])`",
        [.., "link"] => "`Stated` or `Inferred`",
        ["propositions" | "topics" | "speakers" | "claims" | "requests"] => "`[(...), (...)]`",
        [.., "to"] => LIST,
        _ => return None,
    })
}

/// The known name that another name was probably meant to be.
pub(super) fn meant<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    nearest(name, known.iter().copied(), 1).first().copied()
}

/// What puts the known name that was certainly or probably meant in the place of `name`.
fn suggestion(
    name: &str,
    known: &[&str],
    change: impl FnOnce(&str) -> Change,
) -> Option<Correction> {
    let certain = certain(name, known.iter().copied());
    let meant = certain.or_else(|| meant(name, known))?;
    let correction = Correction::sure(format!("write `{meant}`"), [change(meant)]);
    Some(correction.if_sure(certain.is_some()))
}

/// A problem with a name, and the one that was meant, or all that are known.
fn suggested(diagnostic: Diagnostic, correction: Option<Correction>, known: &[&str]) -> Diagnostic {
    match correction {
        Some(correction) => diagnostic.with_suggestions(vec![correction]),
        None => diagnostic.with_help(format!("it can be {}", some_of(known))),
    }
}

/// The first of some names, as many as a message has room for.
fn some_of(names: &[&str]) -> String {
    let shown = names.iter().scan(0, |length, name| {
        *length += name.len() + 4;
        Some(*name).filter(|_| *length < NAMES)
    });
    let shown: Vec<_> = shown.collect();
    let more = if shown.len() < names.len() { "; `onrecord explain fields` has all" } else { "" };
    format!("`{}`{more}", shown.join("`, `"))
}

/// How many columns the names of a message have.
const NAMES: usize = 120;

/// ron's sentences begin with a capital letter.
pub(super) fn in_a_sentence(message: &str) -> String {
    let mut chars = message.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}
