//! What two versions of a dossier differ in, in JSON Lines.

use super::{ClaimJson, facts::Entry, line, readings::RequestJson};
use crate::analysis::diff::{Change, Changed, Diff, Difference, Differences, Shape, Value};
use serde::Serialize;

/// A difference.
#[derive(Debug, Serialize)]
struct DifferenceJson<'a, E> {
    /// The dossier, as the newer version calls it.
    dossier: &'a str,
    of: &'static str,
    difference: &'static str,
    changes: Vec<ChangeJson<'a>>,
    /// As the newer version has it; as the older one where it was removed.
    entry: E,
}

#[derive(Debug, Serialize)]
struct ChangeJson<'a> {
    change: &'static str,
    field: String,
    old: ValuesJson<'a>,
    new: ValuesJson<'a>,
    because: Vec<String>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum ValuesJson<'a> {
    One(Option<&'a str>),
    Several(Vec<&'a str>),
}

impl<'a> ChangeJson<'a> {
    fn new(change: &'a Change) -> Self {
        let values = |values: &'a [Value]| {
            let mut words = values.iter().map(|value| value.word.as_str());
            match change.field.shape {
                Shape::One => ValuesJson::One(words.next()),
                Shape::List | Shape::Set => ValuesJson::Several(words.collect()),
            }
        };
        ChangeJson {
            change: change.field.kind.word(),
            field: change.field.word(),
            old: values(&change.old),
            new: values(&change.new),
            because: Vec::new(),
        }
    }

    fn all(changes: &'a [Change]) -> Vec<Self> {
        changes.iter().map(ChangeJson::new).collect()
    }
}

/// The differences as JSON Lines, as `diff --format jsonl` prints them; nothing where there are
/// none.
pub fn diff_lines(diff: &Diff<'_>) -> String {
    let mut out = String::new();
    let dossier = diff.new.id();
    if !diff.article.is_empty() {
        out += &line(&DifferenceJson {
            dossier,
            of: "article",
            difference: "changed",
            changes: ChangeJson::all(&diff.article),
            entry: Entry::new(diff.new),
        });
    }
    for claim in &diff.claims.all {
        let mut json = difference(dossier, "claim", claim, |it| ClaimJson::new(it, None));
        if let Difference::Changed(changed) = claim {
            let regraded = json.changes.iter_mut().find(|change| change.field == "grade");
            regraded.into_iter().for_each(|change| change.because = changed.because());
        }
        out += &line(&json);
    }
    let sections = [
        lines(dossier, "request", &diff.requests, RequestJson::new),
        lines(dossier, "speaker", &diff.speakers, Entry::new),
        lines(dossier, "proposition", &diff.propositions, Entry::new),
        lines(dossier, "topic", &diff.topics, Entry::new),
    ];
    out + &sections.concat()
}

fn lines<T: Copy, E: Serialize>(
    dossier: &str,
    of: &'static str,
    all: &Differences<T>,
    entry: fn(T) -> E,
) -> String {
    all.all.iter().map(|one| line(&difference(dossier, of, one, entry))).collect()
}

fn difference<'a, T: Copy, E>(
    dossier: &'a str,
    of: &'static str,
    one: &'a Difference<T>,
    entry: fn(T) -> E,
) -> DifferenceJson<'a, E> {
    let (difference, it, changes) = match one {
        Difference::Added(it) => ("added", *it, Vec::new()),
        Difference::Removed(it) => ("removed", *it, Vec::new()),
        Difference::Changed(Changed { new, changes, .. }) => {
            ("changed", *new, ChangeJson::all(changes))
        }
    };
    DifferenceJson { dossier, of, difference, changes, entry: entry(it) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::{
            diff::diff,
            testing::{TUTORIAL, library},
        },
        library::Library,
    };

    fn lines_of(old: &Library, new: &Library) -> String {
        diff_lines(&diff(old.dossiers().next().unwrap(), new.dossiers().next().unwrap()))
    }

    #[test]
    fn no_difference_is_no_line() {
        let library = library(&[TUTORIAL]);
        assert_eq!(lines_of(&library, &library), "");
    }

    #[test]
    fn the_keys_are_a_promise() {
        let new = [
            ("title: \"Nowhere-on-Sea puts off", "title: \"Nowhere-on-Sea delays"),
            ("sources: Unstated,", "sources: Stated(4),"),
            ("outcome: Declined", "outcome: NoReply"),
            ("role: \"mayor\"", "role: \"former mayor\""),
            ("label: \"The repair\"", "label: \"Repair\""),
            ("text: \"The pier is unsafe for crowds.\"", "text: \"The pier is not safe.\""),
            ("\"pier-open\"", "\"pier-closed\""),
            ("topics: [\"repair\", \"festival\"]", "topics: [\"repair\"]"),
        ];
        let new = new.iter().fold(TUTORIAL.to_owned(), |text, (from, to)| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        });
        let lines = lines_of(&library(&[TUTORIAL]), &library(&[&new]));
        for line in lines.lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!(value["dossier"], "tutorial");
        }
        insta::assert_snapshot!(lines);
    }
}
