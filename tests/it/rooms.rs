//! Data flows one way: a room imports only from rooms above it in `src/lib.rs`.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The rooms in the order of `src/lib.rs`, outermost last.
fn rooms() -> Vec<String> {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let rooms: Vec<_> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("//! - [`")?.split('`').next())
        .map(str::to_owned)
        .collect();
    assert!(rooms.len() > 10, "src/lib.rs lists its rooms: {rooms:?}");
    rooms
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The rooms that a file names: after `crate::`, and in `use crate::{...}` lists.
fn named<'a>(text: &str, rooms: &'a [String]) -> Vec<&'a str> {
    let mut named = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        let list = match rest.strip_prefix('{') {
            Some(list) => first_words(list),
            None => vec![rest],
        };
        for word in list {
            let word: String =
                word.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            named.extend(rooms.iter().filter(|room| **room == word).map(String::as_str));
        }
    }
    named
}

/// The beginnings of the items of a `use` list, nested lists passed over.
fn first_words(list: &str) -> Vec<&str> {
    let (mut depth, mut words, mut start) = (0, Vec::new(), 0);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                words.push(list[start..at].trim());
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                words.push(list[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    words
}

#[test]
fn a_room_imports_only_from_rooms_above_it() {
    let rooms = rooms();
    let src = root().join("src");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for path in files(&src) {
        let inside = path.strip_prefix(&src).unwrap();
        let room = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        let Some(place) = rooms.iter().position(|name| name == room) else {
            // How many cases the tests of every room try is no room.
            let is_none = ["lib", "main", "cases"].contains(&room);
            assert!(is_none, "{room} is not in the list of src/lib.rs");
            continue;
        };
        seen += 1;
        for other in named(&fs::read_to_string(&path).unwrap(), &rooms) {
            if rooms.iter().position(|name| name == other) > Some(place) {
                wrong.push(format!("{}: imports from {other}", inside.display()));
            }
        }
    }
    assert!(seen > 20, "only {seen} files were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_list_of_a_use_is_read() {
    let rooms: Vec<String> = ["text", "library", "view"].map(str::to_owned).to_vec();
    let source = "use crate::{library::{Row, view}, text::fold};\nlet x = crate::view::draw();";
    assert_eq!(named(source, &rooms), ["library", "text", "view"]);
}

#[test]
fn main_is_short() {
    let main = fs::read_to_string(root().join("src/main.rs")).unwrap();
    assert!(main.lines().count() <= 30, "{} lines", main.lines().count());
}
