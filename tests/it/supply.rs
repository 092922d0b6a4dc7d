//! What the program is made of. Licences, sources and versions that stand side by side are held by
//! `cargo deny check`, which `.ci/run` runs; of compilers it knows
//! nothing, nor of why a dependency is there.

use serde_json::Value;
use std::{collections::BTreeSet, process::Command};

/// Every package of `Cargo.lock`, as cargo describes it; those for other systems are fetched, too.
fn metadata() -> Value {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(["--manifest-path", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The first two numbers of a version: all that a compiler's needs.
fn of_compiler(version: &str) -> Vec<u32> {
    version.split('.').take(2).filter_map(|part| part.parse().ok()).collect()
}

#[test]
fn no_dependency_needs_a_later_compiler() {
    let own = of_compiler(env!("CARGO_PKG_RUST_VERSION"));
    let metadata = metadata();
    for package in metadata["packages"].as_array().unwrap() {
        let needed = of_compiler(package["rust_version"].as_str().unwrap_or_default());
        assert!(needed <= own, "{} needs {needed:?}", package["name"]);
    }
}

#[test]
fn each_direct_dependency_has_its_reason_and_no_other_does() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let own = packages.iter().find(|package| package["name"] == env!("CARGO_PKG_NAME")).unwrap();
    let direct = own["dependencies"].as_array().unwrap();
    let direct: BTreeSet<&str> = direct.iter().map(|it| it["name"].as_str().unwrap()).collect();

    let page = include_str!("../../CONTRIBUTING.md");
    let chapter = page.split("## Dependencies\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = chapter.lines().filter(|line| line.starts_with("| `"));
    let first_cells = rows.map(|row| row.split(" | ").next().unwrap());
    let explained: BTreeSet<&str> =
        first_cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    assert_eq!(explained, direct);
}
