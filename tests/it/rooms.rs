//! Data flows one way: a room imports only from rooms above it in `src/lib.rs`.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The rooms in the order of `src/lib.rs`, outermost last.
fn rooms() -> Vec<String> {
    let rooms = listed(&fs::read_to_string(root().join("src/lib.rs")).unwrap());
    assert!(rooms.len() > 10, "src/lib.rs lists its rooms: {rooms:?}");
    rooms
}

/// The modules that a file's own docs list, in order.
fn listed(text: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("//! - ")?.split(':').next());
    lines.flat_map(|names| names.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
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
    let names = inner(text, "crate::");
    names
        .iter()
        .filter_map(|name| rooms.iter().find(|room| *room == name))
        .map(String::as_str)
        .collect()
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

/// Each name that a `mod.rs` makes public from one of its modules, and the module.
fn reexports(text: &str) -> Vec<(String, String)> {
    let uses = text.split("use ").skip(1).filter_map(|rest| rest.split(';').next());
    let uses = uses.filter_map(|path| path.split_once("::"));
    uses.flat_map(|(module, names)| {
        let names = names.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        names.filter(|name| !name.is_empty()).map(move |name| (name.to_owned(), module.to_owned()))
    })
    .collect()
}

#[test]
fn the_modules_of_dossier_import_one_way() {
    let folder = root().join("src/dossier");
    let door = fs::read_to_string(folder.join("mod.rs")).unwrap();
    let (modules, reexports) = (listed(&door), reexports(&door));
    let (mut seen, mut wrong) = (0, Vec::new());
    for path in files(&folder) {
        let inside = path.strip_prefix(&folder).unwrap();
        let module = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        let text = fs::read_to_string(&path).unwrap();
        // Tests may look at everything.
        let is_test = ["mod", "fixture"].contains(&module)
            || ["tests.rs", "mutations.rs"].iter().any(|name| inside.ends_with(name))
            || inside.iter().any(|step| step == "tests");
        if is_test {
            continue;
        }
        let place = modules.iter().position(|name| name == module);
        let place = place.unwrap_or_else(|| panic!("dossier/mod.rs does not list {module}"));
        seen += 1;
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        // In a file right in the folder, `super` is the room itself.
        let is_child = inside.iter().count() == 1 || inside.ends_with("mod.rs");
        let is_in_door = is_child && inside.iter().count() <= 2;
        let code =
            if is_in_door { code.replace("super::", "crate::dossier::") } else { code.into() };
        for other in inner(&code, "dossier::") {
            let other =
                reexports.iter().find(|(name, _)| *name == other).map_or(other, |it| it.1.clone());
            if modules.iter().position(|name| *name == other) > Some(place) {
                wrong.push(format!("{}: imports from {other}", inside.display()));
            }
        }
    }
    assert!(seen > 30, "only {seen} files were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The first names after `prefix`, and in the lists there.
fn inner(text: &str, prefix: &str) -> Vec<String> {
    let after = text.match_indices(prefix).map(|(at, _)| &text[at + prefix.len()..]);
    let names = after.flat_map(|rest| match rest.strip_prefix('{') {
        Some(list) => first_words(list),
        None => vec![rest],
    });
    let is_name = |c: &char| c.is_alphanumeric() || *c == '_';
    names.map(|name| name.chars().take_while(is_name).collect()).collect()
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
