//! What is whole in a file that is not RON, and what is wrong with the rest.

use super::{
    gaps::Gaps,
    malformed::{bracket_error, syntax_error},
    mend::{Mending, why_not_ron},
    messages,
    salvage::texts,
};
use crate::dossier::{
    diagnostic::{Code, Diagnostic, MOST_DIAGNOSTICS},
    limits::Limits,
    path::Path,
    place::{Mended, Places},
    syntax::{
        Kind, Shape, Tree,
        brackets::{self, BracketError},
        ron_options,
    },
};
use ron::error::SpannedError;
use std::{collections::HashSet, ops::Range};

/// What is whole in a file that is not RON, and what is not.
#[derive(Default)]
pub(super) struct Parts<'s> {
    pub text: &'s str,
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
        let is_same = |it: &&SpannedError| it.span.end == error.span.end && !is_of_value(&it.code);
        let same = refusal.filter(is_same);
        let first = first(text, same.unwrap_or(&error), open, places);
        let tree = Tree::parse(text);
        // What stands before it is none of it.
        let Some(root) = tree.file().children().find(|node| node.kind() == Kind::Struct) else {
            return Err(Box::new(first.1));
        };
        let (mut parts, defects) = Mending::of(text, places, depth, root);
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
        is_near && it.code != Code::UnknownField && self.is_torn(&it.path)
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

/// Whether an error is about what a value is, and not about how it is written.
fn is_of_value(error: &ron::Error) -> bool {
    use ron::Error::*;
    matches!(
        error,
        NoSuchStructField { .. }
            | MissingStructField { .. }
            | DuplicateStructField { .. }
            | NoSuchEnumVariant { .. }
            | InvalidValueForType { .. }
            | Message(_)
    )
}
