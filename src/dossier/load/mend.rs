//! A file that is not RON, put together anew from what is whole in it.

use super::{
    gaps::Gaps,
    item::known_names,
    malformed::{bracket_error, closed_late, opened_again, stray, syntax_error},
    messages,
    salvage::texts,
};
use crate::dossier::{
    diagnostic::{Code, Correction, Diagnostic, MOST_DIAGNOSTICS},
    limits::Limits,
    path::Path,
    place::{Mended, Places, boundary},
    syntax::{
        Kind, Node, Shape, Tree,
        brackets::{self, BracketError},
        ron_options,
        tokens::{TokenKind, Tokens},
    },
};
use ron::error::SpannedError;
use std::{collections::HashSet, ops::Range};

/// The lists of a dossier.
pub(super) const LISTS: [&str; 5] = ["propositions", "topics", "speakers", "claims", "requests"];

/// What is whole in a file that is not RON, and what is not.
#[derive(Default)]
pub(super) struct Parts<'s> {
    text: &'s str,
    /// What is whole, as RON; of an item that is not, the fields that are.
    pub mended: Mended,
    /// The items of which something is missing there.
    pub items: HashSet<Path>,
    /// The fields of these that are broken.
    pub names: HashSet<&'s str>,
    /// The dossier's own fields that are missing there.
    pub fields: Vec<&'s str>,
    /// The bytes of these items and fields that are missing there.
    pub torn: Vec<Range<usize>>,
    /// Whether the file ends before the dossier does.
    pub is_cut_off: bool,
    /// What is wrong with the file as RON, one diagnostic for each place.
    pub found: Vec<Diagnostic>,
}

impl<'s> Parts<'s> {
    /// Takes apart a text that ron refuses as a dossier with `refusal`, if it does.
    ///
    /// # Errors
    ///
    /// Why it is not even a broken dossier.
    pub fn of(
        text: &'s str,
        refusal: Option<&SpannedError>,
        places: &Places<'_>,
        limits: &Limits,
    ) -> Result<Self, Box<Diagnostic>> {
        let depth = limits.depth.min(Limits::MAX_DEPTH);
        let open = brackets::find_error(text, depth);
        // Nothing deeper is handed to the parser, which would give up with a less exact sentence.
        if let Some(too_deep @ BracketError::TooDeep { .. }) = open {
            return Err(Box::new(bracket_error(too_deep, places, depth)));
        }
        let Some(error) = why_not_ron(text) else {
            let Ok(Shape::Fields(_)) = ron_options().from_str(text) else {
                return Err(Box::new(messages::no_dossier(places)));
            };
            let mut parts = Parts { text, ..Parts::default() };
            parts.mended.take(text, 0..text.len());
            return Ok(parts);
        };
        // At one place, ron says more of a field that it knows than of any value.
        let same = refusal.filter(|refusal| refusal.span.end == error.span.end);
        let first = first(text, same.unwrap_or(&error), open, places);
        let tree = Tree::parse(text);
        // What stands before it is none of it.
        let Some(root) = tree.file().children().find(|node| node.kind() == Kind::Struct) else {
            return Err(Box::new(first.1));
        };
        let mut mending = Mending {
            text,
            places,
            depth,
            parts: Parts { text, ..Parts::default() },
            defects: Vec::new(),
            known_names: known_names(),
        };
        mending.dossier(root);
        let Mending { mut parts, defects, .. } = mending;
        let end = text.trim_end().len();
        parts.is_cut_off |= first.0 >= end;
        let last = text[..end].rfind('\n').map_or(0, |at| at + 1);
        parts.found = told(first, defects, parts.is_cut_off.then_some(last));
        Ok(parts)
    }
}

impl<'s> Parts<'s> {
    /// Hands on what is missing.
    pub fn tell(&self, gaps: &mut Gaps<'s>) {
        self.fields.iter().for_each(|name| gaps.add_field(name));
        self.names.iter().for_each(|name| gaps.add_unread(name));
        self.torn.iter().for_each(|torn| gaps.add_texts(texts(&self.text[torn.clone()])));
        if self.is_cut_off {
            gaps.cut_off();
        }
    }

    /// Whether a problem of a value may only be one because the file is no RON at the places of
    /// others, which are in order.
    pub fn may_explain(&self, it: &Diagnostic, others: &[Diagnostic]) -> bool {
        // What is missing in a file that is cut off was cut off, perhaps in the middle of a word.
        let is_at_end = it.code == Code::MissingField || it.span.end >= self.text.trim_end().len();
        if self.is_cut_off && is_at_end {
            return true;
        }
        // A value just before such a place of its item is what that has made of it.
        let after = others.partition_point(|other| other.span.start < it.span.end);
        let next = others.get(after).map(|other| other.span.start);
        let between = next.and_then(|next| self.text.get(it.span.end..next));
        let is_near = between.is_some_and(|between| !between.contains('\n') && !has_field(between));
        is_near && self.is_torn(&it.path)
    }

    /// Whether a path leads to or into an item of which something is missing.
    fn is_torn(&self, path: &Path) -> bool {
        let steps = path.steps();
        let mut items = (1..=2).filter_map(|len| steps.get(..len));
        items.any(|item| self.items.contains(&Path::root().join(item.iter().cloned())))
    }
}

/// Whether a field begins in a piece of a line.
pub(super) fn has_field(piece: &str) -> bool {
    piece.split(',').skip(1).any(|part| {
        let name = part.split(':').next().filter(|name| name.len() < part.len());
        name.is_some_and(|name| name.trim().bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
    })
}

/// What is wrong in some bytes of the file.
pub(super) struct Defect {
    pub bytes: Range<usize>,
    pub diagnostic: Diagnostic,
    /// Whether more is known of it than ron can say.
    pub is_known: bool,
}

/// One diagnostic for each defect. Of the place at which the file itself stops being RON more is
/// known than of others: it is told as `first` for the defect that has it, or else for the one
/// before it. Of a file that is cut off in its line from `cut` on, nothing else is told there.
fn told(
    (noticed, first): (usize, Diagnostic),
    mut defects: Vec<Defect>,
    cut: Option<usize>,
) -> Vec<Diagnostic> {
    defects.retain(|defect| cut.is_none_or(|cut| defect.bytes.end < cut));
    defects.sort_by_key(|defect| defect.bytes.start);
    let has = |defect: &Defect, at: usize| (defect.bytes.start..=defect.bytes.end).contains(&at);
    let of_first = defects
        .iter()
        .position(|defect| has(defect, first.span.start))
        .or_else(|| defects.iter().position(|defect| has(defect, noticed)))
        .or_else(|| {
            let before = |defect: &Defect| defect.bytes.start <= noticed;
            defects.iter().rposition(before).filter(|_| cut.is_none())
        });
    match of_first.and_then(|at| defects.get_mut(at)) {
        Some(defect) if defect.is_known => {}
        Some(defect) => defect.diagnostic = first,
        None => {
            defects.push(Defect { bytes: noticed..noticed, diagnostic: first, is_known: false })
        }
    }
    let mut found: Vec<Diagnostic> = defects.into_iter().map(|defect| defect.diagnostic).collect();
    found.sort_by_key(|it| it.span.start);
    found.dedup_by_key(|it| (it.span.start, it.code));
    found.truncate(MOST_DIAGNOSTICS);
    found
}

/// What is wrong at the first place at which a text stops being RON, and where it is noticed.
fn first(
    text: &str,
    error: &SpannedError,
    open: Option<BracketError>,
    places: &Places<'_>,
) -> (usize, Diagnostic) {
    let at = places.offset(error.span.end.line, error.span.end.col);
    match open {
        // A file that is cut off fails at its end, whichever token is the last.
        Some(open) if open.noticed(text) <= at || text[at..].trim().is_empty() => {
            (open.noticed(text), bracket_error(open, places, 0))
        }
        _ => (at, syntax_error(&error.code, 0..at, text, places)),
    }
}

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

impl<'s> Mending<'s, '_> {
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
        let whole = self.whole_fields(item);
        for field in whole {
            if names.insert(field.name()) {
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
        if !torn.iter().all(is_there) || !self.has_its_brackets(item) {
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
fn why_not_ron(text: &str) -> Option<SpannedError> {
    let refusal = ron_options().from_str::<Shape<'_>>(text).err();
    refusal.filter(|it| !matches!(it.code, ron::Error::InvalidValueForType { .. }))
}

/// Whether a field is RON by itself.
pub(super) fn is_ron_field(field: Node<'_>) -> bool {
    field.is_whole() && field.value().is_some_and(is_ron)
}
