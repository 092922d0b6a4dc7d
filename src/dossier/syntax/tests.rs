//! The tree against what ron reads, and edits against both, on random texts.

use super::{Edits, Kind, Node, Shape, Tree, fields, literal, ron_options};
use crate::dossier::{fixture::SOUND, path::Path};
use proptest::{prelude::*, sample::Index};
use ron::value::RawValue;

pub(super) const DOSSIERS: [&str; 3] = [
    SOUND,
    include_str!("../../../data/tutorial.ron"),
    include_str!("../../../data/reuters-2026-02-12-china-tech.ron"),
];

/// Everything in `text` that has nothing in it, as ron reads it, with its path.
pub(super) fn leaves(text: &str) -> Vec<(String, String)> {
    fn walk(text: &str, path: Path, found: &mut Vec<(String, String)>) {
        match Shape::of(text) {
            Shape::Fields(fields) => {
                for (name, value) in fields {
                    walk(value.get_ron(), path.clone().field(name.to_owned()), found);
                }
            }
            Shape::Items(items) => {
                for (index, item) in (0..).zip(items) {
                    walk(item.get_ron(), path.clone().item(index), found);
                }
            }
            Shape::Leaf => {
                let text: &RawValue = ron_options().from_str(text).unwrap();
                found.push((path.to_string(), text.trim().get_ron().to_owned()));
            }
        }
    }
    let mut found = Vec::new();
    walk(text, Path::root(), &mut found);
    found
}

/// That the nodes of a tree lie in each other, one after the other.
fn check_nodes(tree: &Tree<'_>) -> Result<(), TestCaseError> {
    let mut left = vec![tree.file()];
    prop_assert_eq!(tree.file().range(), 0..tree.text().len());
    while let Some(node) = left.pop() {
        let range = node.range();
        let mut end = range.start;
        for child in node.children() {
            prop_assert_eq!(child.parent().map(|it| it.index), Some(node.index));
            prop_assert!(end <= child.range().start, "{child:?} in {node:?}");
            end = child.range().end;
            prop_assert!(end <= range.end, "{child:?} in {node:?}");
            left.push(child);
        }
    }
    Ok(())
}

/// A value, written in any of the ways in which it can be.
#[derive(Debug, Clone)]
enum Value {
    Leaf(String),
    List(Vec<Self>),
    Struct(&'static str, Vec<(String, Self)>),
    Map(Vec<(String, Self)>),
    Holds(&'static str, Box<Self>),
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        prop::sample::select(vec![
            "true",
            "None",
            "Verbatim",
            "-1.5e3",
            "0xff",
            "+7",
            "'\\''",
            "b'x'",
            "'(' ",
            "()",
            "r#\"a \"b\" (\"#",
            "\"\\\"[\"",
            "b\"x\\\"y\"",
            "\"two\nlines\"",
            "\"// no\"",
            "inf",
        ])
        .prop_map(str::to_owned),
        any::<String>().prop_map(|text| literal(&text)),
        any::<i64>().prop_map(|number| number.to_string()),
    ];
    let name = "[a-z_][a-z0-9_]{0,3}|r#a\\.b";
    leaf.prop_map(Value::Leaf).prop_recursive(4, 40, 5, move |inner| {
        let fields = prop::collection::btree_map(name, inner.clone(), 1..5);
        let entries = prop::collection::btree_map("[0-9]{1,3}", inner.clone(), 0..3);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::List),
            (prop::sample::select(vec!["", "Machine"]), fields)
                .prop_map(|(name, fields)| Value::Struct(name, fields.into_iter().collect())),
            entries.prop_map(|entries| Value::Map(entries.into_iter().collect())),
            (prop::sample::select(vec!["Stated", "Some"]), inner)
                .prop_map(|(word, inner)| Value::Holds(word, inner.into())),
        ]
    })
}

/// What may stand between two tokens.
const BETWEEN: &[&str] =
    &["", "", "", " ", "\n    ", "\r\n", " // why\n", "/* a /* b */ ( */", "\n\n// \"\n  "];

/// A dossier of such values, with random blanks, comments and last commas.
fn document() -> impl Strategy<Value = String> {
    let fields = prop::collection::btree_map("[a-d]{1,2}", value(), 1..6);
    let between = prop::collection::vec(prop::sample::select(BETWEEN), 1..40);
    (fields, between, any::<bool>()).prop_map(|(fields, between, has_attribute)| {
        let out = if has_attribute { "#![enable(implicit_some)]\n" } else { "" };
        let mut pen = Pen { between: between.iter().copied().cycle(), out: out.to_owned() };
        pen.write(&Value::Struct("", fields.into_iter().collect()));
        pen.blank();
        pen.out
    })
}

struct Pen<I> {
    between: I,
    out: String,
}

impl<I: Iterator<Item = &'static str>> Pen<I> {
    fn blank(&mut self) -> &'static str {
        let blank = self.between.next().unwrap();
        self.out.push_str(blank);
        blank
    }

    fn list<'v>(
        &mut self,
        ends: [char; 2],
        items: impl ExactSizeIterator<Item = (&'v str, &'v Value)>,
    ) {
        let most = items.len();
        self.out.push(ends[0]);
        for (at, (name, item)) in items.enumerate() {
            self.blank();
            if !name.is_empty() {
                self.out.push_str(name);
                self.blank();
                self.out.push(':');
                self.blank();
            }
            self.write(item);
            if at + 1 < most || self.blank().len() % 2 == 1 {
                self.out.push(',');
            }
        }
        self.blank();
        self.out.push(ends[1]);
    }

    fn write(&mut self, value: &Value) {
        match value {
            Value::Leaf(text) => self.out.push_str(text),
            Value::List(items) => self.list(['[', ']'], items.iter().map(|item| ("", item))),
            Value::Struct(word, fields) => {
                self.out.push_str(word);
                self.list(['(', ')'], fields.iter().map(|(name, value)| (&**name, value)));
            }
            Value::Map(entries) => {
                self.list(['{', '}'], entries.iter().map(|(key, value)| (&**key, value)));
            }
            Value::Holds(word, inner) => {
                self.out.push_str(word);
                self.list(['(', ')'], [("", &**inner)].into_iter());
            }
        }
    }
}

/// That a value of a tree has the same fields and items as for ron, with the same bytes.
fn check_against_ron(node: Node<'_>) -> Result<(), TestCaseError> {
    match Shape::of(node.text()) {
        Shape::Fields(fields) if node.kind() != Kind::Map => {
            let found: Vec<_> = node.fields().collect();
            prop_assert_eq!(found.len(), fields.len());
            for (field, (name, value)) in found.into_iter().zip(fields) {
                let of_tree = field.value().expect("each field of what is RON has a value");
                prop_assert_eq!(
                    (field.name(), of_tree.text()),
                    (Some(name), value.trim().get_ron())
                );
                check_against_ron(of_tree)?;
            }
        }
        Shape::Items(items) if node.kind() == Kind::List => {
            let found: Vec<_> = node.items().collect();
            prop_assert_eq!(found.len(), items.len());
            for (of_tree, item) in found.into_iter().zip(items) {
                prop_assert_eq!(of_tree.text(), item.trim().get_ron());
                check_against_ron(of_tree)?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// Every node from `node` inward.
fn all(node: Node<'_>) -> Vec<Node<'_>> {
    let mut found = vec![node];
    let mut at = 0;
    while let Some(node) = found.get(at).copied() {
        found.extend(node.children());
        at += 1;
    }
    found
}

const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "\\",
    ",",
    ":",
    "//",
    "/*",
    "*/",
    "r#\"",
    "\"#",
    "#![",
    "b'",
    "br\"",
    "\n",
    "\n    ",
    "\r\n",
    " ",
    "id: ",
    "a",
    "7",
    "“",
    "\u{a0}",
    "Stated(",
    "(id: \"a\"),\n",
];

properties! {
    #![cases(64)]

    #[test]
    fn any_text_keeps_every_byte(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        let text = pieces.concat();
        let tree = Tree::parse(&text);
        prop_assert_eq!(tree.to_string(), &*text);
        check_nodes(&tree)?;
        // What ron reads is not broken.
        if ron_options().from_str::<&RawValue>(&text).is_ok() {
            prop_assert!(tree.is_whole(), "{:?}", text);
        }
    }

    #[test]
    fn a_broken_dossier_keeps_every_byte(
        which in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), 0..9usize, prop::sample::select(PIECES)), 1..5),
    ) {
        let mut text = which.get(&DOSSIERS).to_string();
        for (at, length, piece) in changes {
            let places: Vec<_> = text.char_indices().map(|(at, _)| at).collect();
            let at = at.index(places.len());
            let end = places.get(at + length).copied().unwrap_or(text.len());
            text.replace_range(places[at]..end, piece);
        }
        let tree = Tree::parse(&text);
        prop_assert_eq!(tree.to_string(), &*text);
        check_nodes(&tree)?;
    }

    #[test]
    fn what_is_ron_is_read_as_ron_does(text in document()) {
        prop_assert!(ron_options().from_str::<&RawValue>(&text).is_ok(), "{}", text);
        let tree = Tree::parse(&text);
        prop_assert!(tree.is_whole(), "{:#?}", all(tree.file()));
        check_nodes(&tree)?;
        let root = tree.root().unwrap();
        prop_assert_eq!(root.kind(), Kind::Struct);
        check_against_ron(root)?;
    }

    #[test]
    fn a_value_that_is_set_is_the_only_change(text in document(), which in any::<Index>(), to in any::<String>()) {
        let tree = Tree::parse(&text);
        let fields: Vec<_> = fields(&text).into_iter().map(|field| field.0).collect();
        let name = *which.get(&fields);
        let mut edits = Edits::new(&tree);
        edits.set_field(tree.root().unwrap(), name, &literal(&to));
        let edit = &edits.clone().finish().unwrap()[0];
        let edited = edits.apply().unwrap();
        prop_assert_eq!(&edited[..edit.start], &text[..edit.start]);
        prop_assert!(edited.ends_with(&text[edit.end..]));
        let expected = leaves(&text).into_iter();
        let expected = expected.filter(|leaf| leaf.0 != name && !leaf.0.starts_with(&format!("{name}.")) && !leaf.0.starts_with(&format!("{name}[")));
        let found: Vec<_> = leaves(&edited).into_iter().filter(|leaf| leaf.0 != name).collect();
        prop_assert_eq!(found, expected.collect::<Vec<_>>());
        let after = Tree::parse(&edited);
        let value = after.root().unwrap().field(name).unwrap();
        prop_assert_eq!(value.string().unwrap().to_string(), &*to);
        let read: String = ron::from_str(value.text()).unwrap();
        prop_assert_eq!(read, to);
    }

    #[test]
    fn fields_come_and_go(
        text in document(),
        removed in prop::collection::vec(0..3usize, 6),
        after in any::<Index>(),
        inserted in 0..3usize,
    ) {
        let tree = Tree::parse(&text);
        let root = tree.root().unwrap();
        let mut expected: Vec<_> = fields(&text).into_iter().map(|(name, value)| (name, value.trim().get_ron())).collect();
        let after = expected[after.index(expected.len())].0;
        let mut edits = Edits::new(&tree);
        let new = [("x", "1"), ("y", "\"(\""), ("z", "[Speaker(), Gist]")];
        let place = expected.iter().position(|field| field.0 == after).unwrap() + 1;
        for (at, (name, value)) in new[..inserted].iter().enumerate() {
            edits.insert_field(root, name, value, Some(after));
            expected.insert(place + at, (name, value));
        }
        let mut comments: Vec<_> = tree.comments().collect();
        for (field, how) in root.fields().zip(removed) {
            match how {
                0 => continue,
                1 => {
                    edits.remove(field);
                    let gone = field.comments();
                    comments.retain(|it| !gone.contains(it));
                }
                _ => edits.remove_alone(field),
            }
            comments.retain(|it| !field.range_with_comma().contains(&it.start));
            expected.retain(|other| Some(other.0) != field.name());
        }
        let had_comma = root.fields().last().unwrap().comma().is_some();
        let edited = edits.apply().unwrap();
        let found: Vec<_> = fields(&edited).into_iter().map(|(name, value)| (name, value.trim().get_ron())).collect();
        prop_assert_eq!(&found, &expected, "{:?}\n{:?}", text, edited);
        let comments: Vec<_> = comments.into_iter().map(|it| &text[it]).collect();
        let tree = Tree::parse(&edited);
        let left: Vec<_> = tree.comments().map(|it| &edited[it]).collect();
        let mut kept = left.iter();
        prop_assert!(comments.iter().all(|it| kept.any(|kept| kept == it)), "{:?}\n{:?}", text, edited);
        let last = tree.root().and_then(|root| root.fields().last());
        if let Some(last) = last && inserted == 0 {
            prop_assert_eq!(last.comma().is_some(), had_comma, "{:?}\n{:?}", text, edited);
        }
    }

    #[test]
    fn ron_reads_a_text_as_it_was(text in any::<String>(), before in "[a-z(]{0,3}") {
        let text = format!("{before}{text}\u{202e}\"\\\n\r\0{before}");
        prop_assert_eq!(ron::from_str::<String>(&literal(&text)).unwrap(), text);
    }
}

#[test]
fn brackets_of_an_attribute_close_nothing_else() {
    for text in ["#![ #![ ] ] { { } \" r#\" r#\" \"# } [ ]", "#![ ( ] ) ()", "#![enable(a)] ] ("] {
        assert_eq!(Tree::parse(text).to_string(), text);
    }
}

#[test]
fn the_dossiers_are_whole() {
    for text in DOSSIERS {
        let tree = Tree::parse(text);
        assert!(tree.is_whole());
        check_nodes(&tree).unwrap();
        check_against_ron(tree.root().unwrap()).unwrap();
    }
}

#[test]
fn depth_and_size_take_no_stack_and_little_time() {
    for piece in ["(", "[", "(a:", "[{1:", "(\n", "[(a:1", "Some(", "[a,", ")", "\n]", "(id: 1\n"] {
        for end in ["", "b: 1", ")\n]", "(id: 2"] {
            let text = format!("{}{end}", piece.repeat(2_000));
            assert_eq!(Tree::parse(&text).file().range(), 0..text.len());
        }
    }
    let text = format!("{}{}", "([".repeat(50_000), "])".repeat(50_000));
    assert!(Tree::parse(&text).is_whole());
    let text = format!("{}{}", "([".repeat(30_000), ")\n]".repeat(30_000));
    assert!(!Tree::parse(&text).is_whole());
    let text = format!("{}{}", "[".repeat(30_000), "/**/".repeat(30_000));
    assert!(!Tree::parse(&text).is_whole());
}

/// What `upgrade` does: the second format has as data what the first had as comments.
#[test]
fn comments_become_a_field() {
    let text = "\
(
    format: 1, // the first
    claims: [
        // DECIDE: who says it
        // A remark of the curator.
        (id: \"a\", gist: \"b\"), // DECIDE: side
        (
            id: \"c\",
            gist: \"(undecided)\", // DECIDE: gist and content
        ),
        (id: \"d\"),
    ],
)
";
    let tree = Tree::parse(text);
    let at = |path: Path| tree.find(&path).unwrap();
    let mut edits = Edits::new(&tree);
    edits.set(at(Path::root().field("format")), "2");
    for claim in at(Path::root().field("claims")).items() {
        let comments = claim.comments().into_iter().chain(claim.comments_inside());
        let open: Vec<_> =
            comments.filter(|it| text[it.clone()].starts_with("// DECIDE:")).collect();
        if !open.is_empty() {
            edits.insert_field(claim, "open", "[Speaker(), Gist]", None);
        }
        open.into_iter().for_each(|comment| edits.remove_comment(comment));
    }
    assert_eq!(
        edits.apply().unwrap(),
        "\
(
    format: 2, // the first
    claims: [
        // A remark of the curator.
        (id: \"a\", gist: \"b\", open: [Speaker(), Gist]),
        (
            id: \"c\",
            gist: \"(undecided)\",
            open: [Speaker(), Gist],
        ),
        (id: \"d\"),
    ],
)
"
    );
}
