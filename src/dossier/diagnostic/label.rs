//! Other places that have to do with a problem: where the first of two stands, who has the words.

use super::on_one_line;
use crate::{
    dossier::{path::Path, place::Places},
    text::clean,
};
use std::ops::Range;

/// Another place that has to do with a problem, and why. Its text is clean.
///
/// As in a [`Diagnostic`](super::Diagnostic), `span`, `line` and `column` are 0 until the file has
/// been searched for it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Label {
    /// What is there, in a few words.
    pub text: String,
    /// Where in the dossier.
    pub path: Path,
    /// Its bytes in the file, all on one line.
    pub span: Range<usize>,
    /// The line, from 1.
    pub line: usize,
    /// The column of the first character, from 1.
    pub column: usize,
    /// The id of the claim, speaker, topic or proposition that it is in, if there is one.
    pub id: Option<String>,
}

impl Label {
    /// A place that a path leads to.
    pub fn new(path: Path, text: impl AsRef<str>) -> Self {
        let text = clean(text.as_ref()).into_owned();
        Label { text, path, span: 0..0, line: 0, column: 0, id: None }
    }

    /// The same at a place that is known.
    #[must_use]
    pub fn at(mut self, span: Range<usize>, places: &Places<'_>) -> Self {
        (self.line, self.column) = places.line_and_column(span.start);
        self.span = on_one_line(span, places);
        self.id = places.id(&self.path).map(str::to_owned).or(self.id);
        self
    }

    /// The same at its place, or where its path leads.
    pub(super) fn placed(self, places: &Places<'_>) -> Self {
        let span = match self.line {
            0 => places.find(&self.path),
            _ => self.span.clone(),
        };
        self.at(span, places)
    }
}
