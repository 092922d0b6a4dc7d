//! A file as a tree that has every byte of it, whether or not it is RON.

use super::{
    parse::parse,
    tokens::{Token, TokenKind},
};
use crate::dossier::{
    path::{Path, Step},
    text::Str,
};
use std::{fmt, iter, ops::Range};

// An arena of our own and not rowan or cstree: edits are bytes of a text that stays, so that none of
// their sharing would be used; rowan brings an older hashbrown, cstree locks and an interner.

/// A text read as RON: it keeps comments and blanks, and what is whole in a broken file.
///
/// ```
/// use onrecord::dossier::{path::Path, syntax::{Edits, Tree, literal}};
///
/// let tree = Tree::parse("(claims: [(id: \"a\"), (id: \"b\", gist: \"c\")]) // mine");
/// let claim = tree.find(&Path::item_of("claims", 1)).unwrap();
/// assert_eq!(claim.field("gist").unwrap().string().as_deref(), Some("c"));
///
/// let mut edits = Edits::new(&tree);
/// edits.set_field(claim, "gist", &literal("d"));
/// let edited = edits.apply().unwrap();
/// assert_eq!(edited, "(claims: [(id: \"a\"), (id: \"b\", gist: \"d\")]) // mine");
/// ```
#[derive(Debug, Clone)]
pub struct Tree<'s> {
    pub(super) text: &'s str,
    pub(super) tokens: Vec<Token>,
    /// Each node before what is in it; the first is the file.
    pub(super) nodes: Vec<NodeData>,
}

/// A node as the tree keeps it.
#[derive(Debug, Clone)]
pub(super) struct NodeData {
    pub kind: Kind,
    /// Its tokens, from the first to behind the last.
    pub tokens: Range<usize>,
    /// The node around it; the file is around itself.
    pub parent: usize,
    /// The node behind the last one that is in it.
    pub after: usize,
}

/// What a [`Node`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The whole file: attributes, and one value.
    File,
    /// `#![enable(implicit_some)]`
    Attribute,
    /// `(name: value, ...)`, with or without a name before it.
    Struct,
    /// A field of a struct: `name: value`.
    Field,
    /// `(value, ...)`; with a name before it what an enum holds: `Stated(2)`, `Some("a")`.
    Tuple,
    /// `[value, ...]`
    List,
    /// `{key: value, ...}`
    Map,
    /// A key and its value.
    Entry,
    /// `"..."`, raw or not.
    Text,
    /// `b"..."`, raw or not.
    Bytes,
    /// `'c'`
    Char,
    /// A number, or a byte: `b'c'`.
    Number,
    /// `true`, `None`, or the word of an enum.
    Word,
    /// What is not RON, or the place, without bytes, where something is missing.
    Error,
}

/// A part of a [`Tree`].
#[derive(Clone, Copy)]
pub struct Node<'t> {
    pub(super) tree: &'t Tree<'t>,
    pub(super) index: usize,
}

impl<'s> Tree<'s> {
    /// Reads any text, in time linear in its size.
    pub fn parse(text: &'s str) -> Self {
        parse(text)
    }

    /// The text that was read.
    pub fn text(&self) -> &'s str {
        self.text
    }

    /// The file as a node.
    pub fn file(&self) -> Node<'_> {
        Node { tree: self, index: 0 }
    }

    /// The value that the file is; of a broken one the first.
    pub fn root(&self) -> Option<Node<'_>> {
        self.file().children().find(|node| node.is_value())
    }

    /// The value at `path`, if it is there, even if it is broken inside.
    ///
    /// `Some(...)` around a value is looked through, and the word around the values of an enum.
    pub fn find(&self, path: &Path) -> Option<Node<'_>> {
        path.steps().iter().try_fold(self.root()?, |node, step| match step {
            Step::Field(name) => node.field(name),
            Step::Item(index) => node.items().nth(*index as usize),
        })
    }

    /// Whether nothing in the file is broken. Numbers and escapes are ron's to judge.
    pub fn is_whole(&self) -> bool {
        self.file().is_whole()
    }

    /// The bytes of all comments, in order.
    pub fn comments(&self) -> impl Iterator<Item = Range<usize>> {
        let comments = self.tokens.iter().filter(|token| token.kind.is_comment());
        comments.map(|token| token.range.clone())
    }

    /// The token at `at`, if there is one.
    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// The first byte of the token at `at`, or where the text ends.
    pub(super) fn start(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(self.text.len(), |token| token.range.start)
    }

    /// The first token at or after `at` that is no trivia.
    pub(super) fn significant(&self, at: usize) -> usize {
        let rest = &self.tokens[at.min(self.tokens.len())..];
        at + rest.iter().position(|token| !token.kind.is_trivia()).unwrap_or(rest.len())
    }

    /// How many lines end in the token at `at`, if it is a blank.
    fn line_ends(&self, at: usize) -> usize {
        let blank = self.tokens.get(at).filter(|token| token.kind == TokenKind::Blank);
        blank.map_or(0, |token| self.text[token.range.clone()].matches('\n').count())
    }

    /// Whether only blanks stand before a token on its line.
    pub(super) fn is_first_of_line(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        before.is_none_or(|before| {
            self.line_ends(before) > 0 || before == 0 && self.kind(0) == Some(TokenKind::Blank)
        })
    }

    /// Whether only blanks stand after the token before `at` on its line.
    pub(super) fn is_end_of_line(&self, at: usize) -> bool {
        at >= self.tokens.len()
            || self.line_ends(at) > 0
            || at + 1 == self.tokens.len() && self.kind(at) == Some(TokenKind::Blank)
    }
}

impl fmt::Display for Tree<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tokens.iter().try_for_each(|token| f.write_str(&self.text[token.range.clone()]))
    }
}

impl<'t> Node<'t> {
    pub(super) fn data(self) -> &'t NodeData {
        &self.tree.nodes[self.index]
    }

    pub(super) fn tokens(self) -> Range<usize> {
        self.data().tokens.clone()
    }

    /// What it is.
    pub fn kind(self) -> Kind {
        self.data().kind
    }

    /// Its bytes, from its first token to its last; a field's are without its comma.
    pub fn range(self) -> Range<usize> {
        let Range { start, end } = self.tokens();
        let first = self.tree.start(start);
        let last = self.tree.tokens[start..end].last();
        first..last.map_or(first, |token| token.range.end)
    }

    /// Its text in the file.
    pub fn text(self) -> &'t str {
        &self.tree.text[self.range()]
    }

    /// Its bytes with the comma that follows it, if one does.
    pub fn range_with_comma(self) -> Range<usize> {
        let range = self.range();
        range.start..self.comma().map_or(range.end, |at| self.tree.start(at) + 1)
    }

    /// The token that is its comma.
    pub(super) fn comma(self) -> Option<usize> {
        let next = self.tree.significant(self.tokens().end);
        (self.tree.kind(next) == Some(TokenKind::Comma)).then_some(next)
    }

    /// The node around it.
    pub fn parent(self) -> Option<Self> {
        (self.index > 0).then(|| Node { index: self.data().parent, ..self })
    }

    /// What is directly in it, in order, errors included.
    pub fn children(self) -> impl Iterator<Item = Self> + Clone {
        let end = self.data().after;
        let node = move |index| (index < end).then_some(Node { index, ..self });
        iter::successors(node(self.index + 1), move |child| node(child.data().after))
    }

    /// Everything in it, in the order of the text.
    pub fn descendants(self) -> impl Iterator<Item = Self> {
        (self.index + 1..self.data().after).map(move |index| Node { index, ..self })
    }

    /// Whether nothing comes after it in the node around it.
    pub(in crate::dossier) fn is_last(self) -> bool {
        self.parent().is_some_and(|around| around.data().after == self.data().after)
    }

    /// Where what stands before it ends, but for blanks and comments.
    pub(in crate::dossier) fn end_before(self) -> usize {
        let before = &self.tree.tokens[..self.tokens().start];
        let last = before.iter().rev().find(|token| !token.kind.is_trivia());
        last.map_or(0, |token| token.range.end)
    }

    /// Whether nothing in it is broken.
    pub fn is_whole(self) -> bool {
        let nodes = &self.tree.nodes[self.index..self.data().after];
        nodes.iter().all(|node| node.kind != Kind::Error)
    }

    /// Whether it is a value: neither the file nor an attribute, a field, an entry of a map, or a
    /// place where something is missing.
    pub(super) fn is_value(self) -> bool {
        match self.kind() {
            Kind::File | Kind::Attribute | Kind::Field | Kind::Entry => false,
            Kind::Error => !self.tokens().is_empty(),
            _ => true,
        }
    }

    /// The value of a field, or of an entry of a map.
    pub fn value(self) -> Option<Self> {
        match self.kind() {
            Kind::Field => self.children().find(|node| node.is_value()),
            Kind::Entry => self.children().filter(|node| node.is_value()).nth(1),
            _ => None,
        }
    }

    /// The name of a field, or the one before brackets, without the `r#` of a raw one.
    pub fn name(self) -> Option<&'t str> {
        let name = &self.tree.text[self.name_range()?];
        Some(name.strip_prefix("r#").unwrap_or(name))
    }

    /// The bytes of the name of a field, or of the one before brackets.
    pub fn name_range(self) -> Option<Range<usize>> {
        let has_name = matches!(self.kind(), Kind::Field | Kind::Struct | Kind::Tuple);
        let first = self.tree.tokens.get(self.tokens().start).filter(|_| has_name)?;
        // A struct that is not opened begins with the name of its field.
        let is_own = self.kind() != Kind::Struct || !self.has_field_at(first.range.start);
        (first.kind == TokenKind::Word && is_own).then(|| first.range.clone())
    }

    fn has_field_at(self, start: usize) -> bool {
        self.children()
            .find(|node| node.kind() == Kind::Field)
            .is_some_and(|it| it.range().start == start)
    }

    /// The value inside of `Some(...)`, or the value itself.
    pub(in crate::dossier) fn inside_some(self) -> Self {
        let mut node = self;
        while node.kind() == Kind::Tuple
            && node.name() == Some("Some")
            && let Some(inside) = node.children().find(|node| node.is_value())
        {
            node = inside;
        }
        node
    }

    /// The fields of a struct.
    pub fn fields(self) -> impl Iterator<Item = Self> {
        self.inside_some().children().filter(|node| node.kind() == Kind::Field)
    }

    /// The field of a struct that has this name, with its name.
    pub fn field_node(self, name: &str) -> Option<Self> {
        self.fields().find(|field| field.name() == Some(name))
    }

    /// The value of the field of a struct that has this name.
    pub fn field(self, name: &str) -> Option<Self> {
        self.field_node(name)?.value()
    }

    /// The values in a list or tuple, or in the list that an enum holds: `Answered(["id"])`.
    pub fn items(self) -> impl Iterator<Item = Self> {
        let list = self.list();
        let has_items = matches!(list.kind(), Kind::List | Kind::Tuple);
        list.children().filter(move |node| has_items && node.is_value())
    }

    /// Where the items are that [`Node::items`] gives.
    pub(super) fn list(self) -> Self {
        let node = self.inside_some();
        let mut values = node.children().filter(|node| node.is_value());
        match (node.kind(), values.next(), values.next()) {
            (Kind::Tuple, Some(list), None) if list.kind() == Kind::List => list,
            _ => node,
        }
    }

    /// What a text says, its escapes resolved; nothing if it is no text.
    pub fn string(self) -> Option<Str<'t>> {
        let node = self.inside_some();
        let text = Some(node.text()).filter(|_| node.kind() == Kind::Text)?;
        ron::from_str(text).ok()
    }

    /// The bytes of the comments that belong to a field or an item: those on the lines directly
    /// before it, and the one behind it on its line.
    pub fn comments(self) -> Vec<Range<usize>> {
        let (first, last) = self.with_comments();
        let tokens = self.tokens();
        let around = self.tree.tokens[first..tokens.start].iter();
        let around = around.chain(&self.tree.tokens[tokens.end..last]);
        around.filter(|token| token.kind.is_comment()).map(|token| token.range.clone()).collect()
    }

    /// The bytes of the comments inside of it.
    pub fn comments_inside(self) -> impl Iterator<Item = Range<usize>> {
        let tokens = self.tree.tokens[self.tokens()].iter();
        tokens.filter(|token| token.kind.is_comment()).map(|token| token.range.clone())
    }

    /// Its tokens with its comma and the comments that belong to it.
    pub(super) fn with_comments(self) -> (usize, usize) {
        let tree = self.tree;
        let Range { start: mut first, end } = self.tokens();
        // Each on a line of its own, and no empty line between.
        while tree.is_first_of_line(first)
            && let Some(comment) = first.checked_sub(2)
            && tree.line_ends(first - 1) == 1
            && tree.kind(comment).is_some_and(TokenKind::is_comment)
            && tree.is_first_of_line(comment)
        {
            first = comment;
        }
        let after = self.comma().map_or(end, |comma| comma + 1);
        let blank =
            usize::from(tree.kind(after) == Some(TokenKind::Blank) && !tree.is_end_of_line(after));
        let comment = after + blank;
        let is_behind = tree.kind(comment).is_some_and(TokenKind::is_comment)
            && tree.is_end_of_line(comment + 1);
        (first, if is_behind { comment + 1 } else { after })
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {:?}", self.kind(), self.text())
    }
}
