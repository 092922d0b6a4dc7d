//! A file that is not RON, put together anew from what is whole in it.

use super::{
    item::known_names,
    malformed::{bracket_error, closed_late, opened_again, stray, syntax_error},
    parts::{Defect, Parts},
};
use crate::dossier::{
    diagnostic::{Code, Correction, Diagnostic, MOST_DIAGNOSTICS},
    path::Path,
    place::{Places, boundary},
    syntax::{
        Kind, Node, Shape,
        brackets::{self, BracketError},
        ron_options,
        tokens::{TokenKind, Tokens},
    },
};
use ron::error::SpannedError;
use std::{collections::HashSet, ops::Range};

/// The lists of a dossier.
pub(super) const LISTS: [&str; 5] = ["propositions", "topics", "speakers", "claims", "requests"];

/// Puts together what is whole.
pub(super) struct Mending<'s, 'p> {
    pub text: &'s str,
    pub places: &'p Places<'p>,
    depth: usize,
    pub parts: Parts<'s>,
    pub(super) defects: Vec<Defect>,
    /// What the format calls its fields.
    pub(super) known_names: HashSet<&'static str>,
}

impl<'s, 'p> Mending<'s, 'p> {
    /// Puts together what is whole in the dossier that is `root`, and tells what is not.
    pub fn of(
        text: &'s str,
        places: &'p Places<'p>,
        depth: usize,
        root: Node<'_>,
    ) -> (Parts<'s>, Vec<Defect>) {
        let parts = Parts { text, ..Parts::default() };
        let known_names = known_names();
        let mut mending = Mending { text, places, depth, parts, defects: Vec::new(), known_names };
        mending.dossier(root);
        (mending.parts, mending.defects)
    }

    fn dossier(&mut self, root: Node<'_>) {
        self.parts.mended.put("(");
        let children: Vec<_> = root.children().collect();
        let mut next = &children[..];
        let mut before = None;
        while let [node, rest @ ..] = next {
            let taken = self.put_loose(next, root);
            if taken > 0 {
                next = &next[taken..];
                before = None;
                continue;
            }
            match (node.kind(), node.name_range(), node.value()) {
                (Kind::Field, Some(name), Some(value)) => self.field(*node, name, value),
                (Kind::Field, ..) => self.tear_field(*node),
                // A comma that is left of `],` is not too many.
                _ if node.text() == "," && before.is_some_and(is_unclosed) => {}
                _ => self.outside(*node, before, rest.first().copied()),
            }
            (before, next) = (Some(*node), rest);
        }
        self.parts.mended.put(")");
        let is_open = root
            .children()
            .last()
            .is_some_and(|last| last.kind() == Kind::Error && last.range().is_empty());
        self.parts.is_cut_off = is_open && self.text[root.range().end..].trim().is_empty();
        // What stands beside the dossier.
        let beside = root.parent().into_iter().flat_map(Node::children);
        let mut errors = beside
            .filter(|node| node.kind() == Kind::Error && !node.range().is_empty())
            .map(|node| (node.range().start > root.range().start, node))
            .peekable();
        while let Some((is_behind, node)) = errors.next() {
            self.outside(node, None, None);
            // The others are what follows from it.
            while errors.next_if(|(other, _)| *other == is_behind).is_some() {}
        }
    }

    fn field(&mut self, field: Node<'_>, name: Range<usize>, value: Node<'_>) {
        let word = &self.text[name.clone()];
        let list = LISTS.into_iter().find(|list| *list == word);
        match (list, word, value.kind()) {
            (Some(list), _, Kind::List) => {
                self.begin_field(name);
                self.list(value, list);
            }
            (_, "article", Kind::Struct) => {
                self.begin_field(name);
                self.item(value, Path::root().field("article"));
                self.parts.mended.put(",");
            }
            _ if is_ron(value) => {
                self.begin_field(name);
                self.parts.mended.take(self.text, value.range());
                self.parts.mended.put(",");
            }
            _ => self.tear_field(field),
        }
    }

    fn begin_field(&mut self, name: Range<usize>) {
        self.parts.mended.take(self.text, name);
        self.parts.mended.put(":");
    }

    fn list(&mut self, list: Node<'_>, name: &'static str) {
        let start = list.range().start;
        self.parts.mended.take(self.text, start..start + 1);
        let mut index = 0;
        let mut before: Option<Node<'_>> = None;
        let mut children = list.children().peekable();
        while let Some(node) = children.next() {
            if node.kind() == Kind::Error && !node.text().starts_with('"') {
                let after = children.peek().copied();
                // A comma that is left of `],` is not too many.
                let is_left = node.text() == ","
                    && after.is_some_and(|it| it.kind() == Kind::Error && it.is_last());
                if !is_left {
                    self.outside(node, before, after);
                }
                if !node.range().is_empty() && node.text() != "," {
                    before = None;
                }
                continue;
            }
            before = Some(node);
            self.item(node, Path::item_of(name, index));
            self.parts.mended.put(",");
            index += 1;
        }
        self.parts.mended.put("],");
    }

    /// An item: all of it, or those of its fields that are whole.
    pub fn item(&mut self, item: Node<'_>, path: Path) {
        if is_ron(item) {
            return self.parts.mended.take(self.text, item.range());
        }
        let start = item.range().start;
        match self.text[start..].starts_with('(') {
            true => self.parts.mended.take(self.text, start..start + 1),
            false => self.parts.mended.put("("),
        }
        let mut names = HashSet::new();
        let mut end = start;
        let mut torn = Vec::new();
        let has_brackets = self.has_its_brackets(item);
        for field in self.whole_fields(item) {
            // Where a bracket is missing, what is given twice may be the next item's.
            if names.insert(field.name()) || has_brackets {
                self.parts.mended.take(self.text, field.range());
                self.parts.mended.put(",");
                torn.push(end..field.range().start);
                end = field.range().end;
            }
        }
        let text = self.text;
        let broken = item.fields().filter(|field| !names.contains(&field.name()));
        self.parts.names.extend(broken.filter_map(Node::name_range).map(|name| &text[name]));
        self.parts.mended.put(")");
        torn.push(end..item.range().end);
        // Where only a comma is missing or one too many, everything is there.
        let is_there = |torn: &Range<usize>| says_nothing(&self.text[torn.clone()]);
        if !torn.iter().all(is_there) || !has_brackets {
            self.parts.items.insert(path);
            self.parts.torn.extend(torn);
        }
        match item.kind() {
            Kind::Struct => self.tear_struct(item),
            _ => self.tear(item),
        }
    }

    fn tear_field(&mut self, field: Node<'_>) {
        self.parts.torn.push(field.range());
        self.parts.fields.extend(field.name_range().map(|name| &self.text[name]));
        self.tear(field);
    }

    pub(super) fn tear(&mut self, node: Node<'_>) {
        if self.defects.len() < MOST_DIAGNOSTICS {
            let (diagnostic, is_known) = self.broken(node);
            let correction = self.correction_inside(node);
            let is_known = is_known || correction.is_some();
            let diagnostic = corrected(diagnostic, correction);
            self.defects.push(Defect { bytes: node.range(), diagnostic, is_known });
        }
    }

    /// What is wrong with an item or a field that is not RON, and whether ron cannot know better.
    fn broken(&self, node: Node<'_>) -> (Diagnostic, bool) {
        let Range { start, end } = node.range();
        let inside = &self.text[start..end];
        let open = brackets::find_error(inside, self.depth);
        let lost = Tokens::lenient(inside).find(|token| token.kind == TokenKind::UnclosedText);
        let lost = lost.map(|token| BracketError::UnclosedText { at: token.range.start });
        if let (None, Some(BracketError::Unclosed { at, .. })) = (lost, open) {
            let next = self.text[end..].find(|c: char| !c.is_whitespace() && c != ',');
            let next = end + next.unwrap_or(0);
            return (closed_late(start + at, next, self.places), true);
        }
        (self.not_ron(node, lost.or(open)), false)
    }

    /// Why a node is not RON, of which a bracket or a text may be `open`.
    fn not_ron(&self, node: Node<'_>, open: Option<BracketError>) -> Diagnostic {
        let Range { start, end } = node.range();
        let inside = &self.text[start..end];
        let error = match node.kind() {
            Kind::Field => why_not_ron(&format!("({inside})")),
            _ => why_not_ron(inside),
        };
        let at = error.as_ref().map_or(inside.len(), |error| {
            let offset = Places::of_lines(inside).offset(error.span.end.line, error.span.end.col);
            let bracket = node.kind() == Kind::Field && error.span.end.line == 1;
            boundary(inside, offset.saturating_sub(usize::from(bracket)))
        });
        match (open, error) {
            (Some(open), _) if open.noticed(inside) <= at => {
                bracket_error(open.moved(start), self.places, self.depth)
            }
            (_, Some(error)) => {
                syntax_error(&error.code, start..start + at, self.text, self.places)
            }
            (Some(open), None) => bracket_error(open.moved(start), self.places, self.depth),
            // The tree has found what ron lets through.
            (None, None) => stray(start..end, self.text, self.places),
        }
    }

    /// Something wrong between items or fields: a mark too many, or one that is missing `before`
    /// and `after` others.
    pub(super) fn outside(
        &mut self,
        error: Node<'_>,
        before: Option<Node<'_>>,
        after: Option<Node<'_>>,
    ) {
        // What ends with a comma has swallowed the one that is missing.
        let is_swallowed = error.range().is_empty()
            && before.is_some_and(|it| it.text().ends_with([',', ';']) && it.text().len() > 1);
        if error.kind() != Kind::Error || self.defects.len() >= MOST_DIAGNOSTICS || is_swallowed {
            return;
        }
        let bytes = error.range();
        let next = Tokens::lenient(&self.text[bytes.end..]).find(|token| !token.kind.is_trivia());
        let next = next.map_or(self.text.len(), |next| bytes.end + next.range.start);
        // Of several marks in a row the first is told.
        if let Some(last) = self.defects.last_mut().filter(|last| last.bytes.end == bytes.start)
            && !bytes.is_empty()
        {
            last.bytes.end = next;
            return;
        }
        let diagnostic = match (bytes.is_empty(), error.is_last()) {
            (true, true) => {
                let around = error.parent().map_or(0, |around| around.range().start);
                closed_late(around, next, self.places)
            }
            (true, false) => {
                syntax_error(&ron::Error::ExpectedComma, next..next, self.text, self.places)
            }
            (false, _) if is_opening(error) => opened_again(bytes.clone(), self.places),
            (false, _) => stray(bytes.clone(), self.text, self.places),
        };
        let correction = self.correction(error, before, after);
        let is_known = correction.is_some() || diagnostic.code == Code::Unclosed;
        let diagnostic = corrected(diagnostic, correction);
        self.defects.push(Defect { bytes: bytes.start..next, diagnostic, is_known });
    }

    /// Something wrong with several nodes together, of which all is known.
    pub fn known_defect(&mut self, nodes: &[Node<'_>], diagnostic: Diagnostic) {
        if let [first, .., last] | [first @ last] = nodes {
            let bytes = first.range().start..last.range().end;
            self.defects.push(Defect { bytes, diagnostic, is_known: true });
        }
    }
}

/// What is wrong, with what is right; where a bracket is missing, the help says more.
pub(super) fn corrected(diagnostic: Diagnostic, correction: Option<Correction>) -> Diagnostic {
    match correction {
        Some(correction) if diagnostic.message.contains("still open") => {
            diagnostic.or_correction(correction)
        }
        Some(correction) => diagnostic.with_correction(correction),
        None => diagnostic,
    }
}

/// Whether the value of a field lacks the bracket at its end.
fn is_unclosed(field: Node<'_>) -> bool {
    let last = field.value().and_then(|value| value.children().last());
    last.is_some_and(|it| it.kind() == Kind::Error && it.range().is_empty())
}

/// Whether an error is the opening of a list that is open already: `claims: [`.
pub(super) fn is_opening(error: Node<'_>) -> bool {
    error.text().len() > 1 && error.text().ends_with('[')
}

/// Whether a piece of the file has only blanks, comments, commas and brackets.
pub(super) fn says_nothing(piece: &str) -> bool {
    Tokens::lenient(piece).all(|token| {
        let is_mark = matches!(token.kind, TokenKind::Comma | TokenKind::Open | TokenKind::Close);
        is_mark || token.kind.is_trivia()
    })
}

/// Whether a value is RON by itself.
pub(super) fn is_ron(value: Node<'_>) -> bool {
    value.is_whole() && why_not_ron(value.text()).is_none()
}

/// Why a text is not RON.
pub(super) fn why_not_ron(text: &str) -> Option<SpannedError> {
    let refusal = ron_options().from_str::<Shape<'_>>(text).err();
    refusal.filter(|it| !matches!(it.code, ron::Error::InvalidValueForType { .. }))
}

/// Whether a field is RON by itself.
pub(super) fn is_ron_field(field: Node<'_>) -> bool {
    field.is_whole() && field.value().is_some_and(is_ron)
}
