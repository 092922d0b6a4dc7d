//! Changes of a file: each a few bytes, and every other byte as it was.

use super::tree::{Kind, Node, Tree};
use serde::Serialize;
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

/// Bytes of a text, and what stands there instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last one; the first again where text is only inserted.
    pub end: usize,
    /// What stands there instead.
    pub text: String,
}

/// Why changes cannot be made together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// Two of them are about the same bytes.
    #[error("two changes are about the same bytes, from byte {start}")]
    Overlap {
        /// The first of these bytes.
        start: usize,
    },
    /// A field or an item was to be put into what has none.
    #[error("what begins at byte {start} has no fields or items")]
    NoContainer {
        /// Its first byte.
        start: usize,
    },
}

/// Changes of a [`Tree`], collected and then made all together or not at all.
#[derive(Debug, Clone)]
pub struct Edits<'t> {
    tree: &'t Tree<'t>,
    changes: Vec<Change<'t>>,
}

#[derive(Debug, Clone)]
enum Change<'t> {
    Replace(Node<'t>, String),
    Insert { into: Node<'t>, at: usize, text: String },
    Remove(Node<'t>),
    RemoveAlone(Node<'t>),
    RemoveComment(Range<usize>),
    ReplaceComment(Range<usize>, String),
}

impl<'t> Edits<'t> {
    /// No changes yet.
    pub fn new(tree: &'t Tree<'t>) -> Self {
        Edits { tree, changes: Vec::new() }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Puts the RON `value` in the place of a value.
    pub fn set(&mut self, old: Node<'t>, value: &str) {
        self.changes.push(Change::Replace(old, value.to_owned()));
    }

    /// Gives the field `name` of a struct a value; one that is not there becomes the last.
    pub fn set_field(&mut self, of: Node<'t>, name: &str, value: &str) {
        match of.field(name) {
            Some(old) => self.set(old, value),
            None => self.insert_field(of, name, value, None),
        }
    }

    /// Adds a field to a struct, after the field `after`, or as the last one where `after` is
    /// `None` or is not there.
    pub fn insert_field(&mut self, into: Node<'t>, name: &str, value: &str, after: Option<&str>) {
        let into = into.inside_some();
        let after = after
            .and_then(|after| entries(into).iter().position(|entry| entry.name() == Some(after)));
        let at = after.map_or(usize::MAX, |after| after + 1);
        self.changes.push(Change::Insert { into, at, text: format!("{name}: {value}") });
    }

    /// Adds the RON `value` to a list as the item `at`, from 0; as the last where it has fewer.
    pub fn insert_item(&mut self, into: Node<'t>, at: usize, value: &str) {
        self.changes.push(Change::Insert { into: into.list(), at, text: value.to_owned() });
    }

    /// Takes a field out of its struct, or an item out of its list. Where nothing else is on its
    /// lines, they go with it, and so do the comments that belong to it ([`Node::comments`]).
    pub fn remove(&mut self, node: Node<'t>) {
        self.changes.push(Change::Remove(node));
    }

    /// Takes out a field or an item as [`Edits::remove`] does, and leaves its comments where they
    /// are, but for those that are taken out as well.
    pub fn remove_alone(&mut self, node: Node<'t>) {
        self.changes.push(Change::RemoveAlone(node));
    }

    /// Puts a comment, with its slashes, in the place of another.
    pub fn set_comment(&mut self, comment: Range<usize>, text: &str) {
        self.changes.push(Change::ReplaceComment(comment, text.to_owned()));
    }

    /// Takes out a comment, with its line if it stands alone there.
    pub fn remove_comment(&mut self, comment: Range<usize>) {
        self.changes.push(Change::RemoveComment(comment));
    }

    /// The bytes that change, in their order.
    ///
    /// # Errors
    ///
    /// If two changes are about the same bytes, or a field or an item has no place.
    pub fn finish(self) -> Result<Vec<Edit>, EditError> {
        let mut writer = Writer {
            tree: self.tree,
            removed: HashMap::new(),
            removed_comments: HashSet::new(),
            inserted: HashSet::new(),
            edits: Vec::new(),
        };
        for change in &self.changes {
            match change {
                Change::Remove(node) => {
                    writer.removed.insert(node.index, Comments::Go);
                }
                Change::RemoveAlone(node) => {
                    writer.removed.insert(node.index, Comments::Stay);
                }
                Change::RemoveComment(comment) => {
                    writer.removed_comments.insert(comment.start);
                }
                Change::Replace(..) | Change::Insert { .. } | Change::ReplaceComment(..) => {}
            }
        }
        for change in &self.changes {
            if let Change::Insert { into, at, text } = change {
                writer.insert(*into, *at, text)?;
            }
        }
        for change in self.changes {
            match change {
                Change::Replace(node, text) => writer.edit(node.range(), text),
                Change::Remove(node) | Change::RemoveAlone(node) => writer.remove(node),
                Change::RemoveComment(comment) => writer.remove_comment(comment),
                Change::ReplaceComment(comment, text) => writer.edit(comment, text),
                Change::Insert { .. } => {}
            }
        }
        in_order(writer.edits)
    }

    /// The text with all changes made.
    ///
    /// # Errors
    ///
    /// As for [`Edits::finish`]: then none is made.
    pub fn apply(self) -> Result<String, EditError> {
        let text = self.tree.text();
        Ok(edited(text, &self.finish()?))
    }
}

/// A text with the changes of edits that are in order and do not overlap.
pub fn edited<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.start]);
        out.push_str(&edit.text);
        at = edit.end;
    }
    out.push_str(&text[at..]);
    out
}

/// Sorts edits, and joins those that take out the same bytes.
fn in_order(mut edits: Vec<Edit>) -> Result<Vec<Edit>, EditError> {
    // What is inserted at one place keeps its order, before what begins there.
    edits.sort_by_key(|edit| (edit.start, edit.end));
    let mut sorted: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        match sorted.last_mut() {
            Some(last) if edit.start < last.end => {
                let only_removed = last.text.is_empty() && edit.text.is_empty();
                if !only_removed {
                    return Err(EditError::Overlap { start: edit.start });
                }
                last.end = last.end.max(edit.end);
            }
            _ => sorted.push(edit),
        }
    }
    Ok(sorted)
}

/// The fields of a struct, the items of a list or tuple, the entries of a map.
fn entries(of: Node<'_>) -> Vec<Node<'_>> {
    let is_entry = |node: &Node<'_>| match of.kind() {
        Kind::Struct => node.kind() == Kind::Field,
        Kind::Map => node.kind() == Kind::Entry,
        _ => node.is_value(),
    };
    of.children().filter(is_entry).collect()
}

fn line_end(text: &str) -> &'static str {
    match text.split_once('\n') {
        Some((line, _)) if line.ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// What becomes of the comments of something that is taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comments {
    Go,
    Stay,
}

/// Finds the bytes of each change.
struct Writer<'t> {
    tree: &'t Tree<'t>,
    /// The nodes that are taken out.
    removed: HashMap<usize, Comments>,
    /// Where the comments begin that are taken out.
    removed_comments: HashSet<usize>,
    /// After which entry of which node something was put; `None` is before the first.
    inserted: HashSet<(usize, Option<usize>)>,
    edits: Vec<Edit>,
}

impl<'t> Writer<'t> {
    fn edit(&mut self, Range { start, end }: Range<usize>, text: String) {
        self.edits.push(Edit { start, end, text });
    }

    fn is_kept(&self, node: Node<'_>) -> bool {
        !self.removed.contains_key(&node.index)
    }

    fn insert(&mut self, into: Node<'t>, at: usize, text: &str) -> Result<(), EditError> {
        if !matches!(into.kind(), Kind::Struct | Kind::Tuple | Kind::List | Kind::Map) {
            return Err(EditError::NoContainer { start: into.range().start });
        }
        let entries = entries(into);
        let before = &entries[..at.min(entries.len())];
        let after = before.iter().rposition(|entry| self.is_kept(*entry));
        let is_second = !self.inserted.insert((into.index, after));
        match (after, entries.first()) {
            (Some(after), _) => self.insert_after(&entries, after, text, is_second),
            (None, Some(first)) => {
                let is_only = !entries.iter().any(|entry| self.is_kept(*entry));
                self.insert_first(*first, text, is_only, is_second);
            }
            (None, None) => self.insert_only(into, text, is_second),
        }
        Ok(())
    }

    fn insert_after(&mut self, entries: &[Node<'t>], after: usize, text: &str, is_second: bool) {
        let (tree, entry) = (self.tree, entries[after]);
        let next = entries.get(after + 1);
        let (_, behind) = entry.with_comments();
        let own_line = match next {
            Some(next) => {
                let first = next.tokens().start;
                tree.is_first_of_line(first).then(|| self.indentation(next.range().start))
            }
            None => self.last_line(entry),
        };
        let has_comma = entry.comma().is_some();
        let is_last = !entries[after + 1..].iter().any(|entry| self.is_kept(*entry));
        // A list that ends with a comma goes on to, and one that does not does not.
        let ends_with_comma =
            !is_last || entries.last().is_some_and(|entry| entry.comma().is_some());
        let comma_before = if !ends_with_comma && (is_second || !has_comma) { "," } else { "" };
        let comma_after = if ends_with_comma { "," } else { "" };
        let Some(indentation) = own_line else {
            let at = entry.range_with_comma().end;
            return self.edit(at..at, format!("{comma_before} {text}{comma_after}"));
        };
        let line_end = line_end(self.tree.text());
        let (at, end) = (self.end_of(behind), entry.range_with_comma().end);
        if at > end && !is_second && !comma_before.is_empty() {
            // The comma stands before the comment.
            self.edit(end..end, ",".to_owned());
            return self.edit(at..at, format!("{line_end}{indentation}{text}{comma_after}"));
        }
        self.edit(at..at, format!("{comma_before}{line_end}{indentation}{text}{comma_after}"));
    }

    /// The indentation of a line of its own behind the last entry, if it is to be on one.
    fn last_line(&self, last: Node<'t>) -> Option<&'t str> {
        let around = last.parent()?;
        let tokens = around.tokens();
        let (opening, closing) = (self.tree.start(tokens.start), tokens.end.checked_sub(1)?);
        let start = last.range().start;
        let is_laid_out = self.tree.is_first_of_line(closing)
            && self.tree.text()[opening..start].contains('\n')
            || self.tree.is_first_of_line(last.tokens().start);
        is_laid_out.then(|| self.indentation(start))
    }

    fn insert_first(&mut self, first: Node<'t>, text: &str, is_only: bool, is_second: bool) {
        let (tree, line_end) = (self.tree, line_end(self.tree.text()));
        let start =
            if self.is_kept(first) { first.range().start } else { self.removal(first).0.start };
        if tree.is_first_of_line(first.tokens().start) {
            let at = self.start_of_line(tree.start(first.with_comments().0));
            let indentation = self.indentation(first.range().start);
            return self.edit(at..at, format!("{indentation}{text},{line_end}"));
        }
        self.edit(
            start..start,
            match (is_only, is_second) {
                (true, true) => format!(", {text}"),
                (true, false) => text.to_owned(),
                (false, _) => format!("{text}, "),
            },
        );
    }

    fn insert_only(&mut self, into: Node<'t>, text: &str, is_second: bool) {
        let range = into.range();
        let inside = self.tree.text()[range.clone()].trim_end_matches([')', ']', '}']);
        let has_bracket = inside.len() < range.len();
        let closing = range.start + inside.len();
        let at = range.start + inside.trim_end().len();
        if has_bracket && self.tree.text()[at..closing].contains('\n') {
            let indentation = self.indentation(closing);
            let text = format!("{}{indentation}    {text},", line_end(self.tree.text()));
            return self.edit(at..at, text);
        }
        let comma = if is_second { ", " } else { "" };
        self.edit(closing..closing, format!("{comma}{text}"));
    }

    fn remove(&mut self, node: Node<'t>) {
        let (range, comma) = self.removal(node);
        self.edit(range, String::new());
        if let Some(comma) = comma {
            self.edit(comma, String::new());
        }
    }

    /// The bytes that go with a field or an item, and the comma before it that goes if it was the
    /// last and has none.
    fn removal(&self, node: Node<'t>) -> (Range<usize>, Option<Range<usize>>) {
        let siblings = node.parent().map(entries).unwrap_or_default();
        let lines = self.own_lines(node);
        let is_alone = lines.is_some() || self.leaves_comment(node);
        let mut range = lines.unwrap_or_else(|| self.own_range(node));
        let place = siblings.iter().position(|it| it.index == node.index).unwrap_or_default();
        let last_kept = siblings.iter().rposition(|it| self.is_kept(*it));
        let ends_with_comma = siblings.last().is_none_or(|last| last.comma().is_some());
        let Some(kept) = last_kept.filter(|&kept| kept < place && !ends_with_comma) else {
            return (range, None);
        };
        let spot = (node.data().parent, Some(kept));
        let is_followed = self.inserted.contains(&spot);
        let kept = siblings[kept];
        let between = &self.tree.tokens[kept.tokens().end..node.tokens().start];
        if !is_alone && !between.iter().any(|token| token.kind.is_comment()) {
            let before = if is_followed { kept.range_with_comma() } else { kept.range() };
            range.start = before.end;
            return (range, None);
        }
        let comma = kept.comma().filter(|_| !is_followed);
        (range, comma.map(|at| self.tree.tokens[at].range.clone()))
    }

    /// Whether nothing stays on the line of a node but the comment behind it.
    fn leaves_comment(&self, node: Node<'t>) -> bool {
        let (_, end) = self.with_removed_comments(node);
        self.tree.is_first_of_line(node.tokens().start) && end < node.with_comments().1
    }

    /// The tokens of a node that is taken out, with its comma and those of its comments that go.
    fn with_removed_comments(&self, node: Node<'t>) -> (usize, usize) {
        let (first, end) = node.with_comments();
        if self.removed.get(&node.index) != Some(&Comments::Stay) {
            return (first, end);
        }
        let own_end = node.comma().map_or(node.tokens().end, |comma| comma + 1);
        let goes = end > own_end && self.removed_comments.contains(&self.tree.start(end - 1));
        (node.tokens().start, if goes { end } else { own_end })
    }

    /// The lines of a node on which nothing else is, with its comments.
    fn own_lines(&self, node: Node<'t>) -> Option<Range<usize>> {
        let (first, behind) = self.with_removed_comments(node);
        let is_alone =
            self.tree.is_first_of_line(node.tokens().start) && self.tree.is_end_of_line(behind);
        is_alone.then(|| self.lines(self.tree.start(first)..self.end_of(behind)))
    }

    /// The bytes of a node that shares its line, with its comma and the blanks that it leaves.
    fn own_range(&self, node: Node<'t>) -> Range<usize> {
        let (tree, range) = (self.tree, node.range_with_comma());
        let after = node.comma().map_or(node.tokens().end, |comma| comma + 1);
        let next = tree.significant(after);
        let is_followed =
            tree.kind(next).is_some_and(|kind| kind != super::tokens::TokenKind::Close);
        let blank = &tree.text()[range.end..tree.start(next)];
        if is_followed && blank.bytes().all(|byte| byte == b' ' || byte == b'\t') {
            return range.start..tree.start(next);
        }
        if tree.is_first_of_line(node.tokens().start) {
            // What stays behind it begins where it did.
            let behind = tree.text()[range.end..].trim_start_matches([' ', '\t']);
            return range.start..tree.text().len() - behind.len();
        }
        let before = tree.text()[..range.start].trim_end_matches([' ', '\t']).len();
        before..range.end
    }

    fn remove_comment(&mut self, Range { start, end }: Range<usize>) {
        let text = self.tree.text();
        let before = &text[self.start_of_line(start)..start];
        let after = text[end..].split('\n').next().unwrap_or_default();
        let range = match (before.trim().is_empty(), after.trim().is_empty()) {
            (true, true) => self.lines(start..end),
            // What is behind something takes the blank between along.
            (false, true) => start - (before.len() - before.trim_end().len())..end,
            (_, false) => start..end + (after.len() - after.trim_start().len()),
        };
        self.edit(range, String::new());
    }

    /// Whole lines, with the end of the last.
    fn lines(&self, Range { start, end }: Range<usize>) -> Range<usize> {
        let text = self.tree.text();
        let end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
        self.start_of_line(start)..end
    }

    fn start_of_line(&self, at: usize) -> usize {
        self.tree.text()[..at].rfind('\n').map_or(0, |end| end + 1)
    }

    /// The blanks with which the line of a byte begins.
    fn indentation(&self, at: usize) -> &'t str {
        let line = &self.tree.text()[self.start_of_line(at)..];
        &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
    }

    /// Where the token before `at` ends.
    fn end_of(&self, at: usize) -> usize {
        self.tree.start(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A change of the value of a tree.
    type Make = for<'t> fn(&mut Edits<'t>, Node<'t>);

    fn check(change: Make, cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            let tree = Tree::parse(text);
            let mut edits = Edits::new(&tree);
            change(&mut edits, tree.root().unwrap());
            assert_eq!(edits.apply().as_deref(), Ok(*expected), "{text}");
        }
    }

    #[test]
    fn a_field_is_put_where_its_neighbours_are() {
        check(
            |edits, root| edits.insert_field(root, "x", "1", Some("a")),
            &[
                ("()", "(x: 1)"),
                ("(a: 0)", "(a: 0, x: 1)"),
                ("(a: 0,)", "(a: 0, x: 1,)"),
                ("(a: 0, b: 2)", "(a: 0, x: 1, b: 2)"),
                ("Some((a: 0))", "Some((a: 0, x: 1))"),
                ("(\n  a: 0,\n)", "(\n  a: 0,\n  x: 1,\n)"),
                ("(\r\n  a: 0,\r\n)", "(\r\n  a: 0,\r\n  x: 1,\r\n)"),
                ("(\n  a: 0, // why\n)", "(\n  a: 0, // why\n  x: 1,\n)"),
                ("(\n  a: 0 // why\n)", "(\n  a: 0, // why\n  x: 1\n)"),
                ("(\n  a: 0\n)", "(\n  a: 0,\n  x: 1\n)"),
                ("(\n\ta: 0, b: 2,\n)", "(\n\ta: 0, x: 1, b: 2,\n)"),
                (
                    "(\n  b: 2, a: 0,\n  // c\n  c: 3,\n)",
                    "(\n  b: 2, a: 0,\n  x: 1,\n  // c\n  c: 3,\n)",
                ),
                ("(b: 2,\n   a: 0)", "(b: 2,\n   a: 0,\n   x: 1)"),
                ("(b: 2, c: 3)", "(b: 2, c: 3, x: 1)"),
                ("(\n)", "(\n    x: 1,\n)"),
                ("  (\n    // none yet\n  )", "  (\n    // none yet\n      x: 1,\n  )"),
            ],
        );
    }

    #[test]
    fn an_item_is_put_at_its_place() {
        check(
            |edits, root| edits.insert_item(root, 0, "x"),
            &[
                ("[]", "[x]"),
                ("[a]", "[x, a]"),
                ("Answered([a])", "Answered([x, a])"),
                ("[\n  // a\n  a,\n]", "[\n  x,\n  // a\n  a,\n]"),
                ("[ // all\n  a\n]", "[ // all\n  x,\n  a\n]"),
            ],
        );
        check(
            |edits, root| {
                edits.insert_item(root, 1, "x");
                edits.insert_item(root, 1, "y");
            },
            &[
                ("[]", "[x, y]"),
                ("[a]", "[a, x, y]"),
                ("[a, b,]", "[a, x, y, b,]"),
                ("[\n  a // a\n]", "[\n  a, // a\n  x,\n  y\n]"),
            ],
        );
    }

    #[test]
    fn what_is_removed_leaves_the_others() {
        check(
            |edits, root| edits.remove(root.field_node("a").unwrap()),
            &[
                ("(a: 0)", "()"),
                ("(a: 0,)", "()"),
                ("(a: 0, b: 2)", "(b: 2)"),
                ("(b: 2, a: 0)", "(b: 2)"),
                ("(b: 2, a: 0,)", "(b: 2,)"),
                (
                    "(\n  b: 2, // b\n  // of a\n  a: [\n  ], // a\n  // c\n  c: 3,\n)",
                    "(\n  b: 2, // b\n  // c\n  c: 3,\n)",
                ),
                ("(\n  // of all\n\n  a: 0,\n)", "(\n  // of all\n\n)"),
                ("(\n  b: 2, // b\n  a: 0 // a\n)", "(\n  b: 2 // b\n)"),
                ("(\n  // of both\n  a: 0, b: 2, // b\n)", "(\n  // of both\n  b: 2, // b\n)"),
                ("(\n  b: 2, a: 0, // of both\n)", "(\n  b: 2, // of both\n)"),
            ],
        );
        check(
            |edits, root| root.fields().skip(1).for_each(|field| edits.remove(field)),
            &[("(a: 0, b: 2, c: 3)", "(a: 0)"), ("(a: 0,\n b: 2,\n c: 3,\n)", "(a: 0,\n)")],
        );
        check(
            |edits, root| {
                edits.remove(root.field_node("a").unwrap());
                edits.insert_field(root, "x", "1", None);
            },
            &[
                ("(a: 0)", "(x: 1)"),
                ("(b: 2, a: 0)", "(b: 2, x: 1)"),
                ("(a: 0, b: 2)", "(b: 2, x: 1)"),
                ("(\n  b: 2,\n  a: 0\n)", "(\n  b: 2,\n  x: 1\n)"),
            ],
        );
    }

    #[test]
    fn a_comment_is_removed_with_its_line() {
        check(
            |edits, _| {
                let comments: Vec<_> = edits.tree.comments().collect();
                comments.into_iter().for_each(|comment| edits.remove_comment(comment));
            },
            &[("(\n  // a\n  a: 0, // b\n  b: /* c */ 1,\n) // d", "(\n  a: 0,\n  b: 1,\n)")],
        );
    }

    #[test]
    fn what_is_removed_alone_leaves_its_comments() {
        check(
            |edits, root| edits.remove_alone(root.field_node("a").unwrap()),
            &[
                ("(b: 2, a: 0)", "(b: 2)"),
                ("(\n  // of a\n  a: 0, // a\n  b: 2,\n)", "(\n  // of a\n  // a\n  b: 2,\n)"),
                ("(\r\n  // of a\r\n  a: 0,\r\n)", "(\r\n  // of a\r\n)"),
                ("(\n  b: 2, a: 0, // a\n)", "(\n  b: 2, // a\n)"),
                ("(\n  b: 2, // b\n  a: 0 // a\n)", "(\n  b: 2 // b\n  // a\n)"),
                ("(\n  a: 0, /* a */ b: 2,\n)", "(\n  /* a */ b: 2,\n)"),
            ],
        );
        check(
            |edits, root| {
                edits.remove_alone(root.field_node("a").unwrap());
                let comments: Vec<_> = edits.tree.comments().collect();
                for comment in comments {
                    match edits.tree.text()[comment.clone()].contains('!') {
                        true => edits.remove_comment(comment),
                        false => edits.set_comment(comment, "// it"),
                    }
                }
                edits.insert_field(root, "x", "1", None);
            },
            &[
                ("(\n  b: 2, // !\n  // a\n  a: 0, // !\n)", "(\n  b: 2,\n  x: 1,\n  // it\n)"),
                ("(\n  b: 2, a: 0, // !\n)", "(\n  b: 2, x: 1,\n)"),
                ("(\n  b: 2,\n  a: 0 // a\n)", "(\n  b: 2,\n  x: 1\n  // it\n)"),
                ("(\n  a: 0, // !\n)", "(\n  x: 1,\n)"),
                ("(a: 0, b: 2) // b", "(b: 2, x: 1) // it"),
            ],
        );
    }

    #[test]
    fn changes_of_the_same_bytes_are_refused() {
        let tree = Tree::parse("(a: [1, 2], b: 3)");
        let root = tree.root().unwrap();
        let (a, b) = (root.field("a").unwrap(), root.field("b").unwrap());
        let mut edits = Edits::new(&tree);
        edits.set(a.items().next().unwrap(), "4");
        edits.remove(root.field_node("a").unwrap());
        assert_eq!(edits.apply(), Err(EditError::Overlap { start: 5 }));
        let mut edits = Edits::new(&tree);
        edits.set(b, "4");
        edits.set(b, "5");
        assert_eq!(edits.finish(), Err(EditError::Overlap { start: 15 }));
        let mut edits = Edits::new(&tree);
        edits.insert_item(b, 0, "4");
        assert_eq!(edits.finish(), Err(EditError::NoContainer { start: 15 }));
    }

    #[test]
    fn edits_are_bytes_in_order() {
        let tree = Tree::parse("(a: 1, b: 2)");
        let root = tree.root().unwrap();
        let mut edits = Edits::new(&tree);
        edits.set_field(root, "b", "3");
        edits.set_field(root, "a", "4");
        let json = serde_json::to_string(&edits.finish().unwrap()).unwrap();
        assert_eq!(json, r#"[{"start":4,"end":5,"text":"4"},{"start":10,"end":11,"text":"3"}]"#);
    }
}
