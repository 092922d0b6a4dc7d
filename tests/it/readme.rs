//! README and docs/ tell the truth: their commands run, their tables are the program's, their links
//! lead somewhere.

use assert_cmd::Command;
use onrecord::{
    dossier::Limits,
    internals::{Action, Context, Group, Keymap, Symbols},
    library::{Directness, RULES, Vocabulary},
    query::{Field, Query},
};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::{collections::BTreeSet, fs, path::Path};

/// A page of the documentation, by its path from the root of the repository.
fn page(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The pages for users: README and all of docs/, as paths from the root.
fn pages() -> Vec<String> {
    let docs = fs::read_dir(root().join("docs")).unwrap();
    let docs = docs.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut pages: Vec<_> = docs.map(|name| format!("docs/{name}")).collect();
    pages.push("README.md".to_owned());
    pages.sort();
    pages
}

/// The commands in the `sh` blocks of a page that need no terminal, without comments and pipes; and
/// the file that each is told to write to.
fn commands(page: &str) -> Vec<(&str, Option<&str>)> {
    let blocks = page.split("```sh\n").skip(1).filter_map(|block| block.split("```").next());
    let lines = blocks.flat_map(str::lines).filter_map(|line| line.split(" #").next());
    let lines = lines.map(str::trim).filter(|line| line.starts_with("onrecord "));
    let piped = lines.filter_map(|line| line.split(" | ").next());
    piped
        .map(|line| match line.split_once(" > ") {
            Some((command, file)) => (command.trim(), Some(file.trim())),
            None => (line, None),
        })
        .collect()
}

/// The words of a command as a shell splits them; the pages quote with ' only.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for c in command.chars() {
        match c {
            '\'' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words.into_iter().filter(|word| !word.is_empty()).collect()
}

#[test]
fn it_opens_with_the_two_commands() {
    let readme = page("README.md");
    let first = readme.split("```sh\n").nth(1).unwrap();
    let mut lines = first.lines();
    assert!(lines.next().unwrap().starts_with("cargo run --release"));
    assert!(lines.next().unwrap().starts_with("cargo test"));
}

#[test]
fn it_is_short() {
    let lines = page("README.md").lines().count();
    assert!(lines <= 250, "README.md has {lines} lines: long forms belong in docs/");
}

/// In a folder with a copy of `data`, so that a command may write files.
#[test]
fn its_commands_run() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    for entry in fs::read_dir(root().join("data")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join("data").join(path.file_name().unwrap())).unwrap();
    }
    let mut ran = 0;
    for path in pages() {
        for (command, file) in commands(&page(&path)) {
            let output = Command::cargo_bin("onrecord")
                .unwrap()
                .env("XDG_STATE_HOME", folder.path().join("state"))
                .current_dir(folder.path())
                .args(&words(command)[1..])
                .output()
                .unwrap();
            let err = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{path}: {command}: {err}");
            if let Some(file) = file {
                fs::write(folder.path().join(file), output.stdout).unwrap();
            }
            ran += 1;
        }
    }
    assert!(ran >= 40, "{ran}");
}

#[test]
fn its_tables_are_those_of_the_grade() {
    let readme = page("README.md");
    for rule in &RULES {
        let row = format!("| {} | {} | {}", rule.letter, rule.name, rule.when);
        assert!(readme.contains(&row), "{row}");
    }
    for directness in Directness::ALL {
        let row = format!("| {} | {} |", directness.digit(), directness.meaning());
        assert!(readme.contains(&row), "{row}");
    }
}

#[test]
fn the_page_on_queries_has_every_field() {
    let queries = page("docs/query.md");
    let library = onrecord::library::open(&[], &Limits::default()).library;
    for field in Field::ALL {
        let examples = field.examples().join("`, `");
        let row = format!("| `{}` | {} | `{examples}` |\n", field.word(), field.meaning());
        assert!(queries.contains(&row), "docs/query.md should have this row:\n{row}");
        for example in field.examples() {
            assert!(example.contains(&format!("{}:", field.word())), "{example}");
            let query = Query::parse(example, &library);
            assert!(query.is_ok(), "{example}: {query:?}");
        }
    }
}

/// The key table, as the default keys and the actions have it.
fn key_table() -> String {
    let keymap = Keymap::defaults();
    let mut table = String::from("| keys | |\n|---|---|\n");
    for action in Action::ALL.iter().filter(|action| action.group() != Group::Type) {
        let mut keys: Vec<String> = Vec::new();
        for context in Context::ALL {
            for key in keymap.keys(context, *action) {
                let label = format!("`{}`", key.label(Symbols::Unicode));
                if !keys.contains(&label) {
                    keys.push(label);
                }
            }
        }
        table += &format!("| {} | {} |\n", keys.join(" "), action.help());
    }
    table
}

#[test]
fn the_page_on_keys_has_the_default_keys() {
    let table = key_table();
    assert!(page("docs/keys.md").contains(&table), "the table in docs/keys.md should be:\n{table}");
}

/// What a page links to, and the anchors of its headings as GitHub makes them.
fn links_and_anchors(page: &str) -> (Vec<String>, BTreeSet<String>) {
    let (mut links, mut anchors) = (Vec::new(), BTreeSet::new());
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(page, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                links.push(dest_url.into_string());
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                anchors.extend(heading.take().map(|title| anchor(&title)));
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(title) = &mut heading {
                    title.push_str(&text);
                }
            }
            _ => {}
        }
    }
    (links, anchors)
}

fn anchor(title: &str) -> String {
    let kept = title.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn each_relative_link_leads_to_a_file_and_a_heading() {
    let others = ["CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "data/README.md"];
    let mut followed = 0;
    for path in pages().into_iter().chain(others.map(str::to_owned)) {
        for link in links_and_anchors(&page(&path)).0 {
            if link.contains("://") {
                continue;
            }
            let (file, heading) = link.split_once('#').unwrap_or((&link, ""));
            let target = match file {
                "" => root().join(&path),
                file => root().join(&path).parent().unwrap().join(file),
            };
            assert!(target.exists(), "{path}: {link}");
            if !heading.is_empty() {
                let anchors = links_and_anchors(&fs::read_to_string(target).unwrap()).1;
                assert!(anchors.contains(heading), "{path}: {link}: {anchors:?}");
            }
            followed += 1;
        }
    }
    assert!(followed >= 40, "{followed}");
}

/// A page that nothing leads to is read by nobody.
#[test]
fn the_readme_leads_to_every_page() {
    let links = links_and_anchors(&page("README.md")).0;
    for path in pages().iter().filter(|path| *path != "README.md") {
        assert!(links.contains(path), "README.md has no link to {path}");
    }
}
