//! What `SECURITY.md` promises is held by tests that are there.

use std::{fs, path::Path};

#[test]
fn each_promise_names_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = include_str!("../../SECURITY.md");
    let mut promises = 0;
    for row in page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| Promise"))
    {
        let (_, held_by) = row.trim_end_matches([' ', '|']).rsplit_once(" | ").unwrap();
        for file_and_tests in held_by.split("; ") {
            let mut words = file_and_tests.split('`').skip(1).step_by(2);
            let file = words.next().unwrap();
            let text = fs::read_to_string(root.join(file)).unwrap();
            let tests: Vec<_> = words.collect();
            assert!(!tests.is_empty(), "{row}");
            for test in tests {
                // What is no Rust holds a promise by a command.
                let is_there = match file.ends_with(".rs") {
                    true => text.contains(&format!("fn {test}(")),
                    false => text.contains(&format!("step {test}")),
                };
                assert!(is_there, "{file} has no {test}");
            }
        }
        promises += 1;
    }
    assert!(promises > 20, "{promises}");
}
