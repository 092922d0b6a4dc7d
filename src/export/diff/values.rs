//! What a field has in two versions, so that the difference is seen at once.

use crate::{
    analysis::diff::{Change, Kind, Shape, Value},
    export::{Marks, caveats},
    library::DossierRef,
    text::width,
};
use unicode_normalization::UnicodeNormalization;

/// The versions that are compared: whose quotation marks, and whose words a translation has.
#[derive(Debug, Clone, Copy)]
pub struct Versions<'a> {
    /// The older one.
    pub old: DossierRef<'a>,
    /// The newer one.
    pub new: DossierRef<'a>,
}

/// A line, of both versions or of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// `-` for the older version, `+` for the newer one.
    pub sign: Option<char>,
    pub text: String,
}

/// What a field has in both versions, for a page on which they stand side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sides {
    /// What the field is called where the kind of change does not say it.
    pub label: String,
    /// What the older version has; of a long text the part that differs.
    pub old: String,
    /// What the newer one has.
    pub new: String,
    /// Whether they look the same, and only white space or a character code differs.
    pub look_the_same: bool,
}

/// What both versions have, side by side.
pub fn sides(change: &Change, versions: Versions<'_>) -> Sides {
    let [old, new] = both(change, versions);
    let look_the_same = look(&old) == look(&new);
    let (old, new) = excerpts(&old, &new);
    Sides { label: label(change, versions), old, new, look_the_same }
}

/// How many words that are the same stand before and after the first and last that are not.
const AROUND: usize = 6;

/// What both versions have: on one line where there is room for it in `columns`, otherwise one
/// under the other.
pub(super) fn values(change: &Change, versions: Versions<'_>, columns: usize) -> Vec<Line> {
    let label = label(change, versions);
    let label = |text: &str| match (label.as_str(), text) {
        ("", text) => text.to_owned(),
        (label, "") => format!("{label}:"),
        (label, text) => format!("{label}: {text}"),
    };
    let both = |text: &str| Line { sign: None, text: label(text) };
    if change.field.shape == Shape::Set
        && change.undecided == [false; 2]
        && let Some(text) = gone_and_come(change)
    {
        return vec![both(&text)];
    }
    let [old, new] = self::both(change, versions);
    let looks_same = |one: &str, other: &str| look(one) == look(other);
    let alike = looks_same(&old, &new).then(|| Line {
        sign: None,
        text: "They look the same: white space or a character code differs.".into(),
    });
    let short = label(&format!("{old} → {new}"));
    let is_text = matches!(change.field.kind, Kind::Requoted | Kind::Reworded | Kind::Noted);
    let mut lines = if width(&short) <= columns && !(is_text && width(&short) > columns / 2) {
        vec![Line { sign: None, text: short }]
    } else {
        let (old, new) = excerpts(&old, &new);
        let line = |sign, text| Line { sign: Some(sign), text };
        let heading = both("");
        let heading = (!heading.text.is_empty()).then_some(heading);
        heading.into_iter().chain([line('-', old), line('+', new)]).collect()
    };
    lines.extend(alike);
    lines
}

/// What the field is called where the kind of change does not say it.
fn label(change: &Change, versions: Versions<'_>) -> String {
    match change.field.kind {
        Kind::Reworded if change.field.key == "translation" => {
            let label = caveats::translation_label(versions.new);
            label[..1].to_lowercase() + &label[1..]
        }
        Kind::Reworded | Kind::Changed | Kind::Reattributed => change.field.label.to_owned(),
        _ => String::new(),
    }
}

/// What both versions have, each as one text.
fn both(change: &Change, versions: Versions<'_>) -> [String; 2] {
    let [old, new] = change.undecided;
    [joined(change, &change.old, versions.old, old), joined(change, &change.new, versions.new, new)]
}

/// The values of one version.
fn joined(
    change: &Change,
    values: &[Value],
    version: DossierRef<'_>,
    is_undecided: bool,
) -> String {
    if values.is_empty() {
        return if is_undecided { "undecided" } else { "none" }.to_owned();
    }
    let labels = values.iter().map(|value| value.label.as_str());
    match change.field.kind {
        Kind::Requoted => {
            let marks = Marks::of(version.language());
            labels.map(|span| marks.around(span)).collect::<Vec<_>>().join(" … ")
        }
        Kind::Reworded => labels.collect::<Vec<_>>().join(" … "),
        _ => labels.collect::<Vec<_>>().join(", "),
    }
}

/// "one → other" where one thing took the place of another, otherwise what went and what came;
/// nothing where it is not another set but the same one with something twice.
fn gone_and_come(change: &Change) -> Option<String> {
    let without = |all: &[Value], others: &[Value]| -> Vec<String> {
        let gone = all.iter().filter(|value| !others.contains(value));
        gone.map(|value| value.label.clone()).collect()
    };
    let gone = without(&change.old, &change.new);
    let come = without(&change.new, &change.old);
    match (&gone[..], &come[..]) {
        ([], []) => None,
        ([gone], [come]) => Some(format!("{gone} → {come}")),
        _ => {
            let gone = gone.iter().map(|label| format!("- {label}"));
            let come = come.iter().map(|label| format!("+ {label}"));
            Some(gone.chain(come).collect::<Vec<_>>().join(", "))
        }
    }
}

/// Two texts without the words that both begin and end with, but for a few.
fn excerpts(old: &str, new: &str) -> (String, String) {
    let (one, other): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
    let shorter = one.len().min(other.len());
    let start = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let ends = one.iter().rev().zip(other.iter().rev());
    let end = ends.take_while(|(one, other)| one == other).count().min(shorter - start);
    let cut = |words: &[&str]| {
        // What is left out has to be longer than the sign that stands for it.
        let from = start.saturating_sub(AROUND);
        let from = if from > 1 { from } else { 0 };
        let to = words.len() - end.saturating_sub(AROUND);
        let to = if to + 1 < words.len() { to } else { words.len() };
        let before = if from > 0 { "… " } else { "" };
        let after = if to < words.len() { " …" } else { "" };
        format!("{before}{}{after}", words[from..to].join(" "))
    };
    (cut(&one), cut(&other))
}

/// A text as it looks, whatever its blanks and the code of its letters.
fn look(text: &str) -> String {
    text.split_whitespace().flat_map(|word| word.nfc().chain([' '])).collect()
}
