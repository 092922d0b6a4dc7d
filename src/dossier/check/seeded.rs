//! One fault in a dossier that is right: it is told once, whatever depends on it.

use super::check;
use crate::dossier::{
    diagnostic::Diagnostic,
    fixture::is_short,
    limits::Limits,
    source::Source,
    syntax::{Edits, Node, Tree, literal},
};
use std::collections::HashSet;

const REUTERS: &str = include_str!("../../../data/reuters-2026-02-12-china-tech.ron");
const TUTORIAL: &str = include_str!("../../../data/tutorial.ron");
const KINDS: [&str; 8] =
    ["Person", "Organisation", "Unnamed", "Collective", "Document", "Outlet", "Party", "Hearsay"];

/// What is said of a text, each in a line that no other place changes.
fn said(text: &str) -> HashSet<String> {
    let report = check(&Source::new("x", text), None, &Limits::default());
    for it in &report.diagnostics {
        assert!(is_short(it), "{it:#?}");
    }
    let line = |it: &Diagnostic| format!("{} {}: {}", it.code, it.path, it.message);
    report.diagnostics.iter().filter(|it| it.severity.name() == "error").map(line).collect()
}

/// A way to make one fault.
type Seed<'t> = Box<dyn Fn(&mut Edits<'t>) + 't>;

/// Every single fault of these kinds, with what it is.
fn seeds<'t>(root: Node<'t>) -> Vec<(String, Seed<'t>)> {
    let mut seeds: Vec<(String, Seed<'t>)> = Vec::new();
    let items = |list: &str| {
        root.field(list).map(|list| list.items().collect::<Vec<_>>()).unwrap_or_default()
    };
    for list in ["speakers", "claims", "topics", "propositions"] {
        for item in items(list) {
            let id = item.field("id").and_then(Node::string).unwrap().to_string();
            let name = format!("{list} {id}");
            let renamed = literal(&format!("{id}-x"));
            seeds.push((
                format!("{name} renamed"),
                Box::new(move |it| it.set_field(item, "id", &renamed)),
            ));
            if list != "claims" {
                seeds.push((format!("{name} deleted"), Box::new(move |it| it.remove(item))));
            }
            if list == "speakers" {
                for kind in KINDS {
                    let set: Seed<'_> = Box::new(move |it| it.set_field(item, "kind", kind));
                    seeds.push((format!("{name} is {kind}"), set));
                }
            }
            if list == "claims" {
                for paragraph in ["0", "1", "7", "9999"] {
                    let set: Seed<'_> =
                        Box::new(move |it| it.set_field(item, "paragraph", paragraph));
                    seeds.push((format!("{name} in {paragraph}"), set));
                }
            }
        }
    }
    let article = root.field("article").unwrap();
    for (field, value) in [
        ("language", "\"fr\""),
        ("reader_language", "\"fr\""),
        ("paragraphs", "2"),
        ("paragraphs", "5"),
    ] {
        let set: Seed<'_> = Box::new(move |it| it.set_field(article, field, value));
        seeds.push((format!("{field} {value}"), set));
    }
    seeds
}

#[test]
fn a_single_fault_is_told_once() {
    let mut too_many = Vec::new();
    for (name, dossier) in [("reuters", REUTERS), ("tutorial", TUTORIAL)] {
        let tree = Tree::parse(dossier);
        let before = said(dossier);
        for (what, seed) in seeds(tree.root().unwrap()) {
            let mut edits = Edits::new(&tree);
            seed(&mut edits);
            let now = said(&edits.apply().unwrap());
            let new: Vec<_> = now.difference(&before).cloned().collect();
            // Of what fits nobody, each claim may still be somebody's.
            let most = if what.ends_with("Hearsay") || what.ends_with("Outlet") { 3 } else { 1 };
            if new.len() > most {
                too_many.push((format!("{name} {what}"), new));
            }
        }
    }
    assert!(too_many.is_empty(), "{too_many:#?}");
}
