//! Corrections: what to change in the file so that a problem is gone.

use super::Diagnostic;
use crate::{
    dossier::{
        path::{Path, Step},
        syntax::{Edit, Edits, Kind, Node, Tree, literal},
    },
    text::clean,
};
use std::ops::Range;

/// A correction of a problem, which a program can make.
///
/// It is *sure* where nobody has to decide anything: there is one right correction, and it takes
/// nothing away that a curator has written on purpose. What is only likely, and each of several
/// possibilities, is not.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fix {
    /// What it does, as somebody is asked to do it: "write `Verbatim`".
    pub title: String,
    /// Whether it is the only right correction.
    pub is_sure: bool,
    /// What it changes, in the order of the file; never nothing.
    pub edits: Vec<Edit>,
}

/// Of how many problems of one file the fixes are looked for, so that a hostile one costs no
/// minutes; once these are corrected, there are those of the next.
const MOST_CORRECTED: usize = 1000;

/// What begins a title, and what is said of it once it is done.
const VERBS: [(&str, &str); 4] =
    [("write", "wrote"), ("remove", "removed"), ("add", "added"), ("put", "put")];

impl Fix {
    /// What was done, where it was made: "wrote `Verbatim`".
    pub fn done(&self) -> String {
        let verb = VERBS.iter().find_map(|(verb, done)| {
            let rest = self.title.strip_prefix(verb)?;
            rest.starts_with(' ').then(|| format!("{done}{rest}"))
        });
        verb.unwrap_or_else(|| self.title.clone())
    }
}

/// A correction as a check knows it, which has seen no bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::dossier) struct Correction {
    title: String,
    is_sure: bool,
    changes: Vec<Change>,
}

/// A change of a dossier by its paths. It is made only where the file has there what the change
/// is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::dossier) enum Change {
    /// The value at a path becomes this one, in RON.
    Set(Path, String),
    /// The text at a path, or the id of the speaker in what stands there, becomes another one.
    Text { at: Path, from: String, to: String },
    /// A word, or the one before brackets, becomes another one.
    Word(Path, String),
    /// The field gets another name, unless its struct has a field with that one.
    Rename(Path, String),
    /// The text, struct or bare word at a path is put between these.
    Enclose(Path, [&'static str; 2]),
    /// The struct at a path gets a field, or the field it has another value.
    SetField(Path, &'static str, String),
    /// The field or item at a path is taken out; the comments around it stay.
    Remove(Path),
    /// The same, if what stands there is only a text.
    RemoveText(Path),
    /// What a field is given a second time is taken out, if it is the same as at first.
    RemoveRepeated(Path),
    /// These bytes become a text.
    Bytes(Range<usize>, String),
}

impl Correction {
    /// One right correction; `title` begins with `write`, `remove`, `add` or `put`.
    pub fn sure(title: impl AsRef<str>, changes: impl IntoIterator<Item = Change>) -> Self {
        let changes = changes.into_iter().collect();
        Correction { title: clean(title.as_ref()).into_owned(), is_sure: true, changes }
    }

    /// A correction that somebody has to decide for.
    pub fn possible(title: impl AsRef<str>, changes: impl IntoIterator<Item = Change>) -> Self {
        Correction { is_sure: false, ..Correction::sure(title, changes) }
    }

    /// "write `word`", which becomes the value at `path`.
    pub fn value(path: Path, value: impl Into<String>) -> Self {
        let value = value.into();
        Correction::sure(format!("write `{value}`"), [Change::Set(path, value)])
    }

    /// "write `word`", which becomes the text at `path`.
    pub fn text(path: Path, text: &str) -> Self {
        Correction::sure(format!("write `{text}`"), [Change::Set(path, literal(text))])
    }

    /// The same correction as one that somebody has to decide for, if `is_sure` is false.
    #[must_use]
    pub fn if_sure(mut self, is_sure: bool) -> Self {
        self.is_sure &= is_sure;
        self
    }

    /// What it does.
    pub(super) fn title(&self) -> &str {
        &self.title
    }

    /// What it changes in the file, if it can be made there.
    fn fix(&self, problem: &Diagnostic, tree: &Tree<'_>) -> Option<Fix> {
        let mut edits = Vec::new();
        for change in &self.changes {
            edits.extend(change.edits(tree, problem)?);
        }
        edits.sort_by_key(|edit| (edit.start, edit.end));
        let is_apart = edits.windows(2).all(|two| two[0].end <= two[1].start);
        let is_change = edits.iter().any(|it| tree.text()[it.start..it.end] != it.text);
        let Correction { title, is_sure, .. } = self.clone();
        (is_apart && is_change).then_some(Fix { title, is_sure, edits })
    }
}

impl Change {
    fn edits(&self, tree: &Tree<'_>, problem: &Diagnostic) -> Option<Vec<Edit>> {
        let find = |path: &Path| tree.find(path).filter(|_| is_there(tree, path, problem));
        let replaced = |Range { start, end }: Range<usize>, text: &str| {
            Some(vec![Edit { start, end, text: text.to_owned() }])
        };
        match self {
            Change::Set(path, value) => replaced(find(path)?.range(), value),
            Change::Text { at, from, to } => {
                let node = find(at)?;
                let text = node.field("speaker").unwrap_or(node).inside_some();
                let is_meant = text.string().is_some_and(|text| *text == **from);
                replaced(text.range(), &literal(to)).filter(|_| is_meant)
            }
            Change::Word(path, word) => {
                let node = find(path)?.inside_some();
                let is_word = node.kind() == Kind::Word;
                let range = if is_word { Some(node.range()) } else { node.name_range() };
                replaced(range?, word)
            }
            Change::Rename(path, name) => {
                let field = field_at(path, find)?;
                let is_free = field.parent()?.field_node(name).is_none();
                replaced(field.name_range()?, name).filter(|_| is_free)
            }
            Change::Enclose(path, [before, after]) => {
                let node = find(path)?;
                let is_whole =
                    matches!(node.kind(), Kind::Text | Kind::Struct | Kind::Word | Kind::Tuple);
                replaced(node.range(), &format!("{before}{}{after}", node.text()))
                    .filter(|_| is_whole && node.is_whole())
            }
            Change::SetField(path, name, value) => {
                let mut edits = Edits::new(tree);
                edits.set_field(find(path)?, name, value);
                edits.finish().ok()
            }
            Change::Remove(path) => {
                let is_field = matches!(path.steps().last(), Some(Step::Field(_)));
                removed(tree, if is_field { field_at(path, find)? } else { find(path)? })
            }
            Change::RemoveText(path) => {
                let node = find(path).filter(|node| node.inside_some().kind() == Kind::Text)?;
                removed(tree, node)
            }
            Change::RemoveRepeated(path) => {
                let first = field_at(path, find)?;
                let mut same = first.parent()?.fields().filter(|it| it.name() == first.name());
                let second = same.nth(1)?;
                let is_same = |one: Option<Node<'_>>, other: Option<Node<'_>>| {
                    one.zip(other).is_some_and(|(one, other)| one.text() == other.text())
                };
                removed(tree, second).filter(|_| is_same(first.value(), second.value()))
            }
            Change::Bytes(range, text) => replaced(range.clone(), text),
        }
    }
}

fn removed(tree: &Tree<'_>, node: Node<'_>) -> Option<Vec<Edit>> {
    // A node is of the tree that it was found in.
    let mut edits = Edits::new(tree);
    edits.remove_alone(node);
    edits.finish().ok()
}

/// The field, with its name, to which a path leads.
fn field_at<'t>(path: &Path, find: impl FnOnce(&Path) -> Option<Node<'t>>) -> Option<Node<'t>> {
    let (Step::Field(name), around) = path.steps().split_last()? else { return None };
    find(&Path::root().join(around.iter().cloned()))?.field_node(name)
}

/// Whether the item to which `path` leads is the one that the problem is in, if it should be: in a
/// broken file, the tree may count other items than were read.
fn is_there(tree: &Tree<'_>, path: &Path, problem: &Diagnostic) -> bool {
    let item = |path: &Path| match path.steps() {
        [list, item @ Step::Item(_), ..] => Some([list.clone(), item.clone()]),
        _ => None,
    };
    let Some(own) = item(path).filter(|own| item(&problem.path).as_ref() == Some(own)) else {
        return true;
    };
    let node = tree.find(&Path::root().join(own));
    node.is_some_and(|node| {
        let range = node.range();
        range.start <= problem.span.start && problem.span.end <= range.end
    })
}

impl Diagnostic {
    /// The same problem with a correction that is made by doing what its help then says.
    #[must_use]
    pub(in crate::dossier) fn with_correction(self, correction: Correction) -> Self {
        let help = correction.title().to_owned();
        self.with_help(help).or_correction(correction)
    }

    /// The same problem with what could have been meant, each to be written; at least one.
    #[must_use]
    pub(in crate::dossier) fn with_suggestions(self, all: Vec<Correction>) -> Self {
        let meant = |it: &Correction| it.title().trim_start_matches("write ").to_owned();
        let help = match &*all {
            [only] => format!("did you mean {}?", meant(only)),
            several => {
                let names: Vec<_> = several.iter().map(meant).collect();
                format!("did you mean one of {}?", names.join(", "))
            }
        };
        all.into_iter().fold(self.with_help(help), Diagnostic::or_correction)
    }

    /// Makes each correction one that somebody has to decide.
    pub(in crate::dossier) fn doubt(&mut self) {
        self.corrections.iter_mut().for_each(|it| it.is_sure = false);
    }

    /// The same problem with one more correction, of which its help says something already.
    #[must_use]
    pub(in crate::dossier) fn or_correction(mut self, correction: Correction) -> Self {
        let others = self.corrections.into_iter();
        self.corrections = others.chain([correction]).collect();
        self
    }
}

/// Finds in the file with this text what the corrections of its problems change.
pub(super) fn find_fixes(problems: &mut [Diagnostic], text: &str) {
    let mut corrected = problems.iter_mut().filter(|it| !it.corrections.is_empty()).peekable();
    if corrected.peek().is_none() {
        return;
    }
    let tree = Tree::parse(text);
    for problem in corrected.take(MOST_CORRECTED) {
        let fixes = problem.corrections.iter().filter_map(|it| it.fix(problem, &tree));
        problem.fixes = fixes.collect();
    }
}
