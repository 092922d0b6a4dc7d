//! What the program is made of: the dependencies' licences, sources and compilers, as `deny.toml`
//! and `Cargo.toml` promise them.

use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

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

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn dependencies(metadata: &Value) -> Vec<&Value> {
    let packages = metadata["packages"].as_array().unwrap();
    packages.iter().filter(|package| text(package, "name") != "onrecord").collect()
}

/// What is in the binary, or makes it: not what only the tests need.
fn shipped(metadata: &Value) -> BTreeSet<&str> {
    let nodes = metadata["resolve"]["nodes"].as_array().unwrap();
    let nodes: BTreeMap<_, _> = nodes.iter().map(|node| (text(node, "id"), node)).collect();
    let mut found = BTreeSet::new();
    let mut open = vec![text(&metadata["resolve"], "root")];
    while let Some(id) = open.pop() {
        if found.insert(id) {
            let is_shipped = |dependency: &&Value| {
                let kinds = dependency["dep_kinds"].as_array().unwrap();
                kinds.iter().any(|kind| text(kind, "kind") != "dev")
            };
            let dependencies = nodes[id]["deps"].as_array().unwrap();
            open.extend(dependencies.iter().filter(is_shipped).map(|it| text(it, "pkg")));
        }
    }
    found
}

/// Whether the allowed licences are enough for an SPDX expression: `AND` binds closer than `OR`.
fn is_enough(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let flat = expression.replace('/', " OR ");
    let is_one = |one: &str| allowed.contains(one.trim().trim_matches(['(', ')']));
    match flat.split_once(") AND ") {
        Some((group, rest)) => {
            is_enough(group.trim_start_matches('('), allowed) && is_enough(rest, allowed)
        }
        None => flat.split(" OR ").any(|all| all.split(" AND ").all(is_one)),
    }
}

#[test]
fn every_licence_and_source_is_one_that_is_allowed() {
    let rules = include_str!("../deny.toml");
    let list = rules.split("allow = [").nth(1).unwrap().split(']').next().unwrap();
    let allowed: BTreeSet<_> = list.split('"').skip(1).step_by(2).collect();
    assert!(allowed.contains("MIT") && !is_enough("GPL-3.0", &allowed));
    assert!(is_enough("(MIT OR GPL-3.0) AND Zlib", &allowed));
    assert!(!is_enough("(MIT OR Zlib) AND GPL-3.0", &allowed));
    let metadata = metadata();
    for package in dependencies(&metadata) {
        let (name, licence) = (text(package, "name"), text(package, "license"));
        assert!(is_enough(licence, &allowed), "{name}: {licence}");
        let source = text(package, "source");
        assert!(
            source.starts_with("registry+https://github.com/rust-lang/crates.io-index"),
            "{name}"
        );
    }
}

#[test]
fn no_dependency_needs_a_later_compiler() {
    let own = of_compiler(env!("CARGO_PKG_RUST_VERSION"));
    let metadata = metadata();
    for package in dependencies(&metadata) {
        let needed = of_compiler(text(package, "rust_version"));
        assert!(needed <= own, "{} needs {needed:?}", text(package, "name"));
    }
}

/// The first two numbers of a version: all that a compiler's needs.
fn of_compiler(version: &str) -> Vec<u32> {
    version.split('.').take(2).filter_map(|part| part.parse().ok()).collect()
}

#[test]
fn nothing_that_is_shipped_is_there_in_two_versions() {
    let metadata = metadata();
    let shipped = shipped(&metadata);
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in dependencies(&metadata) {
        if shipped.contains(text(package, "id")) {
            versions.entry(text(package, "name")).or_default().push(text(package, "version"));
        }
    }
    // Two generations of macros are built with it; none of it is in the binary.
    versions.remove("syn");
    versions.retain(|_, versions| versions.len() > 1);
    assert!(versions.is_empty(), "{versions:?}");
}
