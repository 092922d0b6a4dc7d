//! The README says what is so: its commands run, its tables are those of the program.

use assert_cmd::Command;
use onrecord::{
    action::{Action, Group},
    config::{Context, Keymap, Symbols},
    dossier::Limits,
    library::{Directness, RULES, Vocabulary},
    query::{Field, Query},
};

const README: &str = include_str!("../README.md");

/// A state folder that is not there: no test sees what somebody has recorded on this computer.
const NO_STATE: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/no-state");

/// The commands of the README that need no terminal, without comments and pipes.
fn commands() -> Vec<&'static str> {
    let blocks = README.split("```sh\n").skip(1).filter_map(|block| block.split("```").next());
    let lines = blocks.flat_map(str::lines).filter_map(|line| line.split(" #").next());
    lines.map(str::trim).filter(|line| line.starts_with("onrecord ")).collect()
}

/// The words of a command as a shell splits them; the README quotes with ' only.
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
    let first = README.split("```sh\n").nth(1).unwrap();
    let mut lines = first.lines();
    assert!(lines.next().unwrap().starts_with("cargo run --release"));
    assert!(lines.next().unwrap().starts_with("cargo test"));
}

#[test]
fn its_commands_run() {
    let commands = commands();
    assert!(commands.len() >= 10, "{commands:?}");
    for command in commands {
        let output = Command::cargo_bin("onrecord")
            .unwrap()
            .env("XDG_STATE_HOME", NO_STATE)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(&words(command.split(" > ").next().unwrap())[1..])
            .output()
            .unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{command}: {err}");
    }
}

#[test]
fn its_tables_are_those_of_the_grade() {
    for rule in &RULES {
        let row = format!("| {} | {} | {}", rule.letter, rule.name, rule.when);
        assert!(README.contains(&row), "{row}");
    }
    for directness in Directness::ALL {
        let row = format!("| {} | {} |", directness.digit(), directness.meaning());
        assert!(README.contains(&row), "{row}");
    }
}

#[test]
fn it_names_every_field_of_the_query() {
    let library = onrecord::library::open(&[], &Limits::default()).library;
    for field in Field::ALL {
        let row = format!("| `{}` | {} | ", field.word(), field.meaning());
        let (_, rest) = README.split_once(&row).expect(&row);
        let examples = rest.lines().next().unwrap().trim_end_matches(" |").split("`, `");
        for example in examples.map(|it| it.trim_matches('`')) {
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
fn its_keys_are_the_default_keys() {
    let table = key_table();
    assert!(README.contains(&table), "the README's key table should be:\n{table}");
}
