//! Texts that must say something, and lists that must say it once.

use super::{At, Code, Problem, Problems, Quoted};
use crate::{
    dossier::{Document, Str, path::Path},
    text::clean,
};

/// The length from which a list is sorted to find what it names twice.
const SORTED_FROM: usize = 16;

/// Whether nothing is seen of a text once it is made safe to show.
pub(super) fn is_empty(text: &str) -> bool {
    // Whatever cleaning does, it leaves a letter with which a text begins.
    !text.starts_with(|c: char| c.is_ascii_alphanumeric()) && clean(text).trim().is_empty()
}

/// The problem of an empty text.
pub(super) fn empty(path: Path) -> Problem {
    Problem::new(Code::EmptyText, path, "this text is empty")
        .with_help("write it, or leave the whole field out where it may be left out")
}

/// Reports an empty text at `path`.
pub(super) fn must_say_something(text: &str, problems: &mut Problems, path: impl FnOnce() -> Path) {
    if is_empty(text) {
        problems.push(empty(path()));
    }
}

/// The names of topics and the texts of propositions.
pub(super) fn check_labels(document: &Document<'_>, problems: &mut Problems) {
    for (index, topic) in (0..).zip(&document.topics) {
        let at = At { list: "topics", index };
        must_say_something(&topic.label, problems, || at.field("label"));
    }
    for (index, proposition) in (0..).zip(&document.propositions) {
        let at = At { list: "propositions", index };
        must_say_something(&proposition.text, problems, || at.field("text"));
    }
}

/// Reports every id that a list names for the second time.
pub(super) fn must_name_once(ids: &[Str<'_>], problems: &mut Problems, path: impl Fn() -> Path) {
    for_each_repeat(
        ids,
        |id| id,
        |index, id| {
            if problems.is_full() {
                return;
            }
            let message = format!("the list names {} twice", Quoted(id));
            problems.push(
                Problem::new(Code::RepeatedId, path().item(index), message)
                    .with_help("remove one of the two"),
            );
        },
    );
}

/// Calls `found` with the index and the key of each item whose key an earlier item has.
pub(super) fn for_each_repeat<'k, T>(
    items: &'k [T],
    key: impl Fn(&'k T) -> &'k str,
    mut found: impl FnMut(u32, &'k str),
) {
    if items.len() < SORTED_FROM {
        for (index, item) in (0u32..).zip(items) {
            let earlier = &items[..index as usize];
            if earlier.iter().any(|other| key(other) == key(item)) {
                found(index, key(item));
            }
        }
        return;
    }
    let mut keys: Vec<_> = items.iter().map(key).zip(0u32..).collect();
    keys.sort_unstable();
    for pair in keys.windows(2) {
        if pair[0].0 == pair[1].0 {
            found(pair[1].1, pair[1].0);
        }
    }
}
