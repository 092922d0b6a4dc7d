//! What is wrong with a dossier, where, and what to do about it.

mod code;
mod fix;
mod json;
mod label;
mod render;
mod summary;

pub use code::{Code, NoSuchCode};
pub use fix::Fix;
pub(super) use fix::{Change, Correction};
pub use json::json;
pub use label::Label;
pub use render::{Style, render, render_one, short};
pub use summary::{Counts, summary};

use super::{path::Path, place::Places, source::Source};
use crate::text::clean;
use std::{fmt, iter, mem, ops::Range};

/// The most problems that are looked for in one file, so that a hostile one costs no gigabytes.
pub(super) const MOST_DIAGNOSTICS: usize = 10_000;

/// The most other places that one problem knows; of more it only has the number.
const MOST_LABELS: usize = 16;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The dossier cannot be used.
    Error,
    /// It can be used, and somebody should look at it.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// Its name in small letters.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Something that is wrong with a dossier. Its texts are clean.
///
/// A check knows the path; `span`, `line` and `column` are 0, and `fixes` is empty, until the file
/// has been searched for it, as it is for every diagnostic of a [`Report`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// What kind of problem.
    pub code: Code,
    /// How much it matters: as much as its code, except in a [strict](Report::strict) report.
    pub severity: Severity,
    /// Where in the dossier.
    pub path: Path,
    /// What is wrong here, in one sentence without a full stop.
    pub message: String,
    /// What else there is to know about it.
    pub note: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// Its bytes in the file, all on one line.
    pub span: Range<usize>,
    /// The line, from 1.
    pub line: usize,
    /// The column of the first character, from 1.
    pub column: usize,
    /// The id of the claim, speaker, topic or proposition that it is about, if there is one.
    pub id: Option<String>,
    /// Other places that have to do with it, those that say most first.
    pub labels: Vec<Label>,
    /// How many more such places there are.
    pub more_places: usize,
    /// Why a curator accepts it, who wrote so in an `allow` comment. It is not shown, and does not
    /// count as a problem.
    pub allowed: Option<Box<str>>,
    /// What a program can do about it, the likeliest first: at most one of them is sure, and then
    /// it is the only one.
    pub fixes: Vec<Fix>,
    /// Where the fixes come from.
    pub(super) corrections: Box<[Correction]>,
}

impl Diagnostic {
    /// Of a place of an `open` list whose it is: `speakers[moreau]`, `article`, `dossier`.
    pub(crate) fn open_in(&self) -> Option<String> {
        if self.code != Code::Undecided {
            return None;
        }
        let path = self.path.named(self.id.as_deref());
        match path.split_once(".open[") {
            None if path.starts_with("open[") => Some("dossier".to_owned()),
            item => item.map(|(item, _)| item.to_owned()),
        }
    }

    /// What is undecided there, in a list that says so itself.
    pub(crate) fn what_is_undecided(&self) -> &str {
        self.message.strip_prefix("undecided: ").unwrap_or(&self.message)
    }

    /// A problem with the severity and the help of its code.
    pub fn new(code: Code, path: Path, message: impl AsRef<str>) -> Self {
        Diagnostic {
            code,
            severity: code.severity(),
            path,
            message: clean(message.as_ref()).into_owned(),
            note: None,
            help: Some(code.help().to_owned()).filter(|help| !help.is_empty()),
            span: 0..0,
            line: 0,
            column: 0,
            id: None,
            labels: Vec::new(),
            more_places: 0,
            allowed: None,
            fixes: Vec::new(),
            corrections: Box::default(),
        }
    }

    /// The same problem with another place that has to do with it.
    #[must_use]
    pub fn with_label(self, label: Label) -> Self {
        self.with_labels(iter::once(label))
    }

    /// Adds another place that has to do with it; of many, only how many there are.
    pub(super) fn push_label(&mut self, label: impl FnOnce() -> Label) {
        match self.labels.len() < MOST_LABELS {
            true => self.labels.push(label()),
            false => self.more_places += 1,
        }
    }

    /// The same problem with other places that have to do with it; of many, only how many there are.
    #[must_use]
    pub fn with_labels(mut self, labels: impl ExactSizeIterator<Item = Label>) -> Self {
        let room = MOST_LABELS.saturating_sub(self.labels.len());
        self.more_places += labels.len().saturating_sub(room);
        self.labels.extend(labels.take(room));
        self
    }

    /// The same problem with a sentence that says what to do.
    #[must_use]
    pub fn with_help(mut self, help: impl AsRef<str>) -> Self {
        self.help = Some(clean(help.as_ref()).into_owned());
        self
    }

    /// The same problem with a sentence that says what else there is to know about it.
    #[must_use]
    pub fn with_note(mut self, note: impl AsRef<str>) -> Self {
        self.note = Some(clean(note.as_ref()).into_owned());
        self
    }

    /// The same problem at the place that its path leads to.
    #[must_use]
    pub fn at_path(self, places: &Places<'_>) -> Self {
        let span = places.find(&self.path);
        let mut placed = self.at(span, places);
        placed.begin_at_first_use();
        placed
    }

    /// An id that is nowhere is told at its first use, in whichever order its uses were found.
    fn begin_at_first_use(&mut self) {
        let is_earlier = |label: &&mut Label| label.span.start < self.span.start;
        let first = self.labels.iter_mut().min_by_key(|label| label.span.start);
        if let Some(first) = first.filter(is_earlier).filter(|_| self.code == Code::UnknownId) {
            mem::swap(&mut self.path, &mut first.path);
            mem::swap(&mut self.span, &mut first.span);
            mem::swap(&mut self.line, &mut first.line);
            mem::swap(&mut self.column, &mut first.column);
            mem::swap(&mut self.id, &mut first.id);
        }
    }

    /// The same problem at a place that is known.
    #[must_use]
    pub fn at(mut self, span: Range<usize>, places: &Places<'_>) -> Self {
        (self.line, self.column) = places.line_and_column(span.start);
        self.span = on_one_line(span, places);
        self.id = places.id(&self.path).map(str::to_owned).or(self.id);
        self.labels = self.labels.into_iter().map(|label| label.placed(places)).collect();
        // What leads to nothing of its own says nothing.
        self.labels.retain(|label| label.span != self.span);
        self
    }
}

/// The part of a place that is on its first line: a caret marks one.
fn on_one_line(span: Range<usize>, places: &Places<'_>) -> Range<usize> {
    let length = places.slice(&span).split('\n').next().map_or(0, str::len);
    span.start..span.start + length
}

/// The problems of one file, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The file as it is shown.
    pub name: String,
    /// Every problem.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether what was read of the dossier could be checked.
    is_complete: bool,
}

impl Report {
    /// The problems of a file, each with its place.
    pub fn new(source: &Source, mut diagnostics: Vec<Diagnostic>) -> Self {
        diagnostics.sort_by_key(|it| (it.span.start, it.code));
        fix::find_fixes(&mut diagnostics, source.text());
        Report { name: clean(source.name()).into_owned(), diagnostics, is_complete: true }
    }

    /// The problems of a file, each at the place of its path.
    pub fn by_paths(source: &Source, diagnostics: Vec<Diagnostic>) -> Self {
        let places = Places::new(source.text());
        Report::new(source, diagnostics.into_iter().map(|it| it.at_path(&places)).collect())
    }

    /// What nobody has accepted.
    pub fn problems(&self) -> impl Iterator<Item = &Diagnostic> + Clone {
        self.diagnostics.iter().filter(|it| it.allowed.is_none())
    }

    /// The same report with every warning an error that nobody has accepted.
    #[must_use]
    pub fn strict(mut self) -> Self {
        let is_warning =
            |it: &&mut Diagnostic| it.severity == Severity::Warning && it.allowed.is_none();
        for it in self.diagnostics.iter_mut().filter(is_warning) {
            it.severity = Severity::Error;
        }
        self
    }

    /// The same report of a file in which nothing could be checked.
    #[must_use]
    pub(super) fn unchecked(self) -> Self {
        Report { is_complete: false, ..self }
    }

    /// Whether the dossier was checked: all of it but for what does not parse. Of a file that is no
    /// dossier at all, or is over the limits, only that is told.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|it| it.severity == Severity::Error).count()
    }
}

/// The first error and how many more there are, on one line.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(first) = self.problems().min_by_key(|it| it.severity) else {
            return write!(f, "{}: no problems", self.name);
        };
        let Diagnostic { line, column, message, .. } = first;
        write!(f, "{}:{line}:{column}: {message}", self.name)?;
        match self.problems().count() - 1 {
            0 => Ok(()),
            1 => f.write_str(" (and 1 more problem)"),
            more => write!(f, " (and {more} more problems)"),
        }
    }
}

impl std::error::Error for Report {}
