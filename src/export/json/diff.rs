//! What two versions of a dossier differ in, in JSON Lines.

use super::{Json, analyses::request, claim::claim, facts::entry};
use crate::analysis::diff::{Change, Changed, Diff, Difference, Differences, Kind, Shape, Value};

/// The differences as JSON Lines, as `diff --format jsonl` prints them; nothing where there are
/// none.
pub fn diff_lines(diff: &Diff<'_>) -> String {
    let mut out = String::new();
    let dossier = diff.new.id();
    if !diff.article.is_empty() {
        let changes = Json::list(diff.article.iter().map(|it| change(it, Vec::new())));
        out += &line(dossier, "article", "changed", changes, entry(diff.new));
    }
    out += &lines(dossier, "claim", &diff.claims, |it| claim(it, None), Changed::because);
    out += &lines(dossier, "request", &diff.requests, request, |_| Vec::new());
    out += &lines(dossier, "speaker", &diff.speakers, entry, |_| Vec::new());
    out += &lines(dossier, "proposition", &diff.propositions, entry, |_| Vec::new());
    out + &lines(dossier, "topic", &diff.topics, entry, |_| Vec::new())
}

/// A line for each difference; `because` says what gives a claim another grade.
fn lines<'a, T: Copy>(
    dossier: &str,
    of: &'static str,
    all: &Differences<T>,
    entry: fn(T) -> Json<'a>,
    because: fn(&Changed<T>) -> Vec<String>,
) -> String {
    let line = |one: &Difference<T>| match one {
        Difference::Added(it) => line(dossier, of, "added", Json::List(Vec::new()), entry(*it)),
        Difference::Removed(it) => line(dossier, of, "removed", Json::List(Vec::new()), entry(*it)),
        Difference::Changed(changed) => {
            let because = |it: &Change| match it.field.kind {
                Kind::Regraded => because(changed),
                _ => Vec::new(),
            };
            let changes = Json::list(changed.changes.iter().map(|it| change(it, because(it))));
            line(dossier, of, "changed", changes, entry(changed.new))
        }
    };
    all.all.iter().map(line).collect()
}

/// A difference. The dossier is called as the newer version calls it, and the entry is as that has
/// it; as the older one where it was removed.
fn line(
    dossier: &str,
    of: &'static str,
    difference: &'static str,
    changes: Json<'_>,
    entry: Json<'_>,
) -> String {
    let fields = [
        ("dossier", dossier.into()),
        ("of", of.into()),
        ("difference", difference.into()),
        ("changes", changes),
        ("entry", entry),
    ];
    Json::object(fields).line()
}

fn change(change: &Change, because: Vec<String>) -> Json<'_> {
    let values = |values: &'_ [Value]| {
        let mut words = values.iter().map(|value| value.word.clone());
        match change.field.shape {
            Shape::One => words.next().into(),
            Shape::List | Shape::Set => Json::list(words),
        }
    };
    Json::object([
        ("change", change.field.kind.word().into()),
        ("field", change.field.word().into()),
        ("old", values(&change.old)),
        ("new", values(&change.new)),
        ("because", Json::list(because)),
    ])
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
            ("A wet festival is", "A festival is"),
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
