//! What is left of a broken file: everything but the item that is broken.

use super::super::{Node, Tree};
use crate::dossier::{fixture::SOUND, path::Path};

/// The ids of the items of a list that are whole, and of the others `!`.
fn ids(text: &str, list: &'static str) -> String {
    let tree = Tree::parse(text);
    let list = tree.find(&Path::root().field(list)).unwrap_or_else(|| panic!("{text}"));
    let id = |node: Node<'_>| {
        let id = node.field("id").and_then(|id| id.string());
        let broken = if node.is_whole() { "" } else { "!" };
        format!("{}{broken}", id.as_deref().unwrap_or("-"))
    };
    list.items().map(id).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_whole_in_a_broken_file_is_found() {
    for (from, to, expected) in [
        // A bracket that is not closed, or not opened, or of the wrong kind.
        ("\"b\"),", "\"b\",", "a b! c"),
        ("(id: \"b\"", "id: \"b\"", "a b! c"),
        ("\"b\"),", "\"b\"],", "a b! c"),
        ("gist: \"b\"", ") gist: \"b\"", "a b! c"),
        ("gist: \"b\"", "( gist: \"b\"", "a b! c"),
        ("quote: [", "quote: ", "a b! c"),
        ("\"x\"]", "\"x\"", "a b! c"),
        ("\"x\"]", "\"x\")", "a b! c"),
        // A text that is not closed, or not opened.
        ("\"x\"", "\"x", "a b! c"),
        ("gist: \"b\"", "gist: b\"", "a b! c"),
        ("gist: \"b\"", "gist: \"b", "a b! c"),
        ("gist", "r#\" gist", "a b! c"),
        ("gist", "/* gist", "a b! c"),
        // What stands for nothing.
        ("gist:", "gist", "a b! c"),
        ("gist: \"b\"", "gist:", "a b! c"),
        ("], gist", "] gist", "a b! c"),
        ("], gist", "],, gist", "a b! c"),
        ("gist: \"b\"", "“b”", "a b! c"),
    ] {
        for text in [
            "(claims: [\n    (id: \"a\"),\n    (id: \"b\", quote: [\"x\"], gist: \"b\"),\n    (id: \"c\"),\n], topics: [(id: \"t\")])",
            "(\n    claims: [\n        (id: \"a\"),\n        (\n            id: \"b\",\n            quote: [\"x\"], gist: \"b\"),\n        (id: \"c\"),\n    ],\n    topics: [\n        (id: \"t\"),\n    ],\n)\n",
        ] {
            let broken = text.replacen(from, to, 1);
            if broken != text {
                let found = (ids(&broken, "claims"), ids(&broken, "topics"));
                assert_eq!(found, (expected.to_owned(), "t".to_owned()), "{broken}");
            }
        }
    }
}

/// The items of all lists that are whole.
fn whole(text: &str) -> Vec<&str> {
    let tree = Tree::parse(text);
    let lists = ["propositions", "topics", "speakers", "claims", "requests"];
    let lists = lists.iter().filter_map(|list| tree.find(&Path::root().field(*list)));
    let items = lists.flat_map(|list| list.items());
    items.filter(|item| item.is_whole()).map(|item| &text[item.range()]).collect()
}

/// What is typed or deleted by accident; nothing stands for the character that was there.
const PIECES: [&str; 23] = [
    "", "(", ")", "[", "]", "{", "}", "\"", "r\"", "r#\"", "b\"", "'", "“", "\\", ",", ":", "/*",
    "*/", "//", "#", "a", "7", "\n",
];

/// That a wrong character at a place of an item, one in `step`, breaks this item alone.
#[track_caller]
fn check_each_item(text: &str, step: usize) {
    let all = whole(text);
    assert_eq!(all.len(), 15);
    for item in &all {
        let start = text.find(item).unwrap();
        let places = (start..start + item.len()).filter(|at| text.is_char_boundary(*at));
        for (place, piece) in places.step_by(step).zip(PIECES.into_iter().cycle()) {
            let end = place + usize::from(piece.is_empty());
            if !text.is_char_boundary(end) {
                continue;
            }
            let broken = format!("{}{piece}{}", &text[..place], &text[end..]);
            let found = whole(&broken);
            let mut lost = all.iter().filter(|other| *other != item && !found.contains(other));
            assert_eq!(lost.next(), None, "{broken}");
        }
    }
}

#[test]
fn one_wrong_character_breaks_one_item() {
    // Prime to the number of pieces, so that each comes in many places.
    check_each_item(SOUND, 3);
}

#[test]
fn one_wrong_character_breaks_one_item_in_other_layouts() {
    check_each_item(&SOUND.replace("    ", "\t"), 7);
    check_each_item(&SOUND.replace("    ", "  ").replace('\n', "\r\n"), 7);
    // An item in each line.
    let items = SOUND.replace("\n            ", " ").replace(",\n        )", ")");
    check_each_item(&items.replace("        ( id", "        (id"), 7);
}

/// A bracket that begins a line says little about how far the line is indented.
#[test]
fn a_wrong_bracket_before_a_line_breaks_one_item() {
    let all = whole(SOUND);
    let lines = SOUND.match_indices("\n        ").map(|(at, _)| at + 1);
    for start in lines.filter(|&start| start > SOUND.find("claims: [\n        ").unwrap()) {
        let line = SOUND[start..].lines().next().unwrap();
        for column in 0..line.len() - line.trim_start().len() {
            for bracket in ["(", ")", "[", "]"] {
                let (before, after) = SOUND.split_at(start + column);
                let broken = format!("{before}{bracket}{after}");
                let found = whole(&broken);
                let lost = all.iter().filter(|item| !found.contains(item)).count();
                assert!(lost <= 1, "{lost} {broken}");
            }
        }
    }
}
