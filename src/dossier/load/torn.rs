//! A struct that is not RON: each thing that is wrong with it, and what would be right.

use super::{
    malformed::{closed_late, unopened},
    mend::{Mending, corrected, is_opening, is_ron, is_ron_field, says_nothing},
    parts::{Defect, has_field},
};
use crate::dossier::{
    diagnostic::{Change, Correction, MOST_DIAGNOSTICS},
    syntax::{Kind, Node, brackets::partner},
};
use std::ops::Range;

impl Mending<'_, '_> {
    /// Tells what is wrong with a struct: with its brackets, with each of its fields, and between
    /// them. What follows something broken, up to the next field of the format, comes of it.
    pub(super) fn tear_struct(&mut self, item: Node<'_>) {
        let told = self.defects.len();
        let Range { start, end } = item.range();
        let first = item.fields().next().and_then(Node::name_range);
        if let Some(name) = first.clone().filter(|name| name.start == start) {
            let diagnostic = unopened(name.clone(), self.places);
            self.defects.push(Defect { bytes: name, diagnostic, is_known: true });
        }
        let children: Vec<_> = item.children().collect();
        let is_opened = first.is_none_or(|name| name.start > start);
        // What is broken, if that has not ended.
        let mut broken: Option<Node<'_>> = None;
        for (at, &node) in children.iter().enumerate() {
            if self.defects.len() >= MOST_DIAGNOSTICS {
                return;
            }
            let before = at.checked_sub(1).map(|at| children[at]);
            let after = children.get(at + 1).copied();
            let bytes = node.range();
            let is_empty = node.kind() == Kind::Error && bytes.is_empty();
            match node.kind() {
                Kind::Field if broken.is_none() || self.is_known_field(node) => {
                    broken = if is_ron_field(node) { None } else { Some(node) };
                    if broken.is_some() {
                        self.tear(node);
                    }
                }
                // What has no bracket at its beginning needs none at its end.
                _ if is_empty && !is_opened && (bytes.start == start || after.is_none()) => {}
                _ if is_empty && after.is_none() => {
                    if broken.is_none_or(|it| it.text() == ",") {
                        let next = self.next_after(end);
                        let diagnostic = closed_late(start, next, self.places);
                        let diagnostic = corrected(diagnostic, self.closing(item, next));
                        // A comma that is left of `),` is not too many.
                        if broken.is_some() {
                            self.defects.pop();
                        }
                        self.defects.push(Defect { bytes: start..end, diagnostic, is_known: true });
                    }
                }
                _ if broken.is_none() => {
                    self.outside(node, before, after);
                    broken = Some(node);
                }
                // A comma is missing behind a field that is broken for another reason.
                _ if is_empty
                    && after.is_some_and(|it| self.is_known_field(it))
                    && before.is_some_and(|it| it.kind() == Kind::Field) =>
                {
                    self.outside(node, before, after);
                }
                _ => {
                    if let Some(last) = self.defects.last_mut() {
                        last.bytes.end = last.bytes.end.max(bytes.end);
                    }
                }
            }
        }
        if self.defects.len() == told {
            self.tear(item);
        }
    }

    /// The fields of an item that are whole, and not what looks like one in a text that lost its
    /// marks.
    pub(super) fn whole_fields<'t>(&self, item: Node<'t>) -> Vec<Node<'t>> {
        let children: Vec<_> = item.inside_some().children().collect();
        let mut is_broken = false;
        let mut whole = Vec::new();
        for (at, &node) in children.iter().enumerate() {
            if node.kind() != Kind::Field {
                // A comma or a bracket that is missing, and a comma too many, break nothing else.
                is_broken |= !says_nothing(node.text());
                continue;
            }
            // A text right before a word has ended at the wrong mark.
            let runs_on = || match children.get(at + 1..) {
                Some([missing, word, ..]) => {
                    missing.range().is_empty()
                        && word.kind() != Kind::Field
                        && word.range().start == node.range().end
                }
                _ => false,
            };
            is_broken &= !self.is_known_field(node);
            is_broken |= !is_ron_field(node) || runs_on();
            if !is_broken {
                whole.push(node);
            }
        }
        whole
    }

    /// Whether an item has both its brackets, or its lines say where they belong.
    pub(super) fn has_its_brackets(&self, item: Node<'_>) -> bool {
        let is_missing = |it: Node<'_>| it.kind() == Kind::Error && it.range().is_empty();
        let is_opened = self.text[item.range().start..].starts_with('(');
        let end = item.range().end;
        let is_closed = !item.children().last().is_some_and(is_missing);
        is_opened && (is_closed || self.closing(item, self.next_after(end)).is_some())
    }

    /// Whether a node is a field, and not what looks like one in a text that lost its marks.
    fn is_known_field(&self, node: Node<'_>) -> bool {
        node.kind() == Kind::Field && node.name().is_some_and(|it| self.known_names.contains(it))
    }

    /// What is right where an error is, `before` and `after` others, if only one thing is.
    pub(super) fn correction(
        &self,
        error: Node<'_>,
        before: Option<Node<'_>>,
        after: Option<Node<'_>>,
    ) -> Option<Correction> {
        let bytes = error.range();
        let end_before = error.end_before();
        if is_opening(error) {
            return Some(remove("remove it", end_before..bytes.end));
        }
        match bytes.is_empty() {
            true if error.is_last() => {
                let around = error.parent()?;
                self.closing(around, self.next_after(around.range().end))
            }
            true => {
                let is_field = |it: Node<'_>| self.is_known_field(it) && is_ron_field(it);
                let is_right = match (before?, after?) {
                    (one, other) if one.kind() == Kind::Field => is_field(one) && is_field(other),
                    (one, other) => one.kind() == other.kind() && is_ron(one) && is_ron(other),
                };
                is_right.then(|| insert("add a comma", end_before, ","))
            }
            false if error.text() == ";" => {
                let is_between = before.is_some_and(|it| is_ron(it) || is_ron_field(it));
                let comma = Change::Bytes(bytes, ",".to_owned());
                is_between.then(|| Correction::sure("write `,`", [comma]))
            }
            false => {
                let is_second = self.text[..end_before].ends_with(',');
                let rest = &self.text[end_before..];
                let commas =
                    rest.len() - rest.trim_start_matches([',', ' ', '\t', '\r', '\n']).len();
                let commas = rest[..commas].trim_end().len();
                let is_comma = is_second && error.text() == ",";
                is_comma.then(|| remove("remove it", end_before..end_before + commas))
            }
        }
    }

    /// What is right in a field or item that has a single error.
    pub(super) fn correction_inside(&self, node: Node<'_>) -> Option<Correction> {
        let mut errors = node.descendants().filter(|it| it.kind() == Kind::Error);
        let (error, None) = (errors.next()?, errors.next()) else { return None };
        let parent = error.parent()?;
        if error.text().starts_with('"') {
            return self.closing_mark(error).filter(|_| parent.kind() == Kind::Field);
        }
        let siblings: Vec<_> = parent.children().collect();
        let at = siblings
            .iter()
            .position(|it| it.range() == error.range() && it.kind() == Kind::Error)?;
        let before = at.checked_sub(1).map(|at| siblings[at]);
        self.correction(error, before, siblings.get(at + 1).copied())
    }

    /// The mark that a text lacks, where it can only stand at the end of its line.
    fn closing_mark(&self, text: Node<'_>) -> Option<Correction> {
        let Range { start, end } = text.range();
        let line = self.text[start..end].trim_end();
        let words = line.strip_suffix(',').unwrap_or(line);
        let is_plain = words.len() > 1
            && !words.ends_with([')', ']', '}', '\\', ',', ' '])
            && !words.contains("//")
            && !has_field(words);
        is_plain.then(|| insert("add `\"` at its end", start + words.len(), "\""))
    }

    /// The bracket that a node lacks, where lines say where it can only stand; `next` is what begins
    /// after it.
    fn closing(&self, node: Node<'_>, next: usize) -> Option<Correction> {
        let Range { start, end } = node.range();
        let open = match node.name_range() {
            Some(name) => name.end + self.text[name.end..end].find(['(', '['])?,
            None => start,
        };
        let closing = match partner(self.text.as_bytes()[open]) {
            b')' => ")",
            b']' => "]",
            _ => return None,
        };
        let title = format!("add `{closing}`");
        let line = self.line(open);
        let own = &self.text[line.clone()];
        let indent = indent(own);
        let is_first = self.text[self.line(next).start..next].trim().is_empty();
        if next <= line.end || !is_first {
            return None;
        }
        let inside = &self.text[start..end];
        let trimmed = inside.trim_end();
        let content = trimmed.strip_suffix(',').unwrap_or(trimmed).trim_end();
        // What is in it may lack a bracket, too, and then comes first.
        let last = node.children().filter(|it| it.kind() != Kind::Error).last();
        if !last.is_none_or(Node::is_whole) {
            return None;
        }
        // All of it is on one line, and the next begins on another.
        if !inside.trim_end().contains('\n') {
            let is_in_field = node.parent().is_some_and(|it| it.kind() == Kind::Field);
            let has_comment = content.contains("//");
            return (is_in_field && !has_comment && content.len() > 1)
                .then(|| insert(title, start + content.len(), closing));
        }
        let is_block = self.text[open + 1..line.end].trim().is_empty();
        let last = self.line(start + content.len());
        let is_inside = indent_width(&self.text[last.clone()]) > indent.len();
        let is_beside =
            next < self.text.len() && indent_width(&self.text[self.line(next)]) <= indent.len();
        if !is_block || !is_inside || !is_beside || self.text[start..next].contains("/*") {
            return None;
        }
        // What is left of the line that closes it.
        if let Some(comma) = self.text[last.end..next].find(',') {
            let before = &self.text[last.end..last.end + comma];
            return before.trim().is_empty().then(|| insert(title, last.end + comma, closing));
        }
        let newline = if own.ends_with('\r') { "\r\n" } else { "\n" };
        let closing = format!("{newline}{indent}{closing},");
        let after = last.start + self.text[last.clone()].trim_end().len();
        Some(insert(title, after, &closing))
    }

    /// What begins after a place, but for blanks and commas.
    fn next_after(&self, at: usize) -> usize {
        let next = self.text[at..].find(|c: char| !c.is_whitespace() && c != ',');
        at + next.unwrap_or(0)
    }

    /// The line of a place, without what ends it.
    fn line(&self, at: usize) -> Range<usize> {
        let (line, _) = self.places.line_and_column(at);
        self.places.offset(line, 1)..self.places.offset(line, usize::MAX)
    }
}

/// The blanks with which a line begins.
fn indent(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

fn indent_width(line: &str) -> usize {
    indent(line).len()
}

fn insert(title: impl AsRef<str>, at: usize, text: &str) -> Correction {
    Correction::sure(title, [Change::Bytes(at..at, text.to_owned())])
}

fn remove(title: &str, bytes: Range<usize>) -> Correction {
    Correction::sure(title, [Change::Bytes(bytes, String::new())])
}
