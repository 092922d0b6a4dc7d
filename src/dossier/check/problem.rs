//! One problem, and many of them with their places in a file.

use super::Code;
use crate::{
    dossier::{path::Path, place::Places},
    text::clean,
};
use std::{fmt, ops::Range};

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
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// What kind of problem.
    pub code: Code,
    /// Where in the dossier.
    pub path: Path,
    /// What is wrong here, in one sentence without a full stop.
    pub message: String,
    /// What else is to be known of it.
    pub note: Option<String>,
    /// What to do.
    pub help: Option<String>,
    severity: Severity,
}

impl Problem {
    /// A problem without help, that matters as much as its code does.
    pub fn new(code: Code, path: Path, message: impl AsRef<str>) -> Self {
        let message = clean(message.as_ref()).into_owned();
        Problem { code, path, message, note: None, help: None, severity: code.severity() }
    }

    /// The same problem with a sentence that says what to do.
    #[must_use]
    pub fn with_help(mut self, help: impl AsRef<str>) -> Self {
        self.help = Some(clean(help.as_ref()).into_owned());
        self
    }

    /// The same problem with a sentence that says what else is to be known of it.
    #[must_use]
    pub fn with_note(mut self, note: impl AsRef<str>) -> Self {
        self.note = Some(clean(note.as_ref()).into_owned());
        self
    }

    /// How much it matters: as much as its code, but in a [strict](Report::strict) report.
    pub fn severity(&self) -> Severity {
        self.severity
    }
}

/// A problem and its place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The problem.
    pub problem: Problem,
    /// Its bytes.
    pub span: Range<usize>,
    /// The line of the first of them, from 1.
    pub line: usize,
    /// The column of the first of them in characters, from 1.
    pub column: usize,
    /// The id of the claim, speaker, topic or proposition that it is about, where there is one.
    pub id: Option<String>,
}

impl Placed {
    /// A problem whose path is its place.
    pub fn by_path(problem: Problem, places: &Places<'_>) -> Self {
        let span = places.find(&problem.path);
        Placed::at(problem, span, places)
    }

    /// A problem at bytes that are known.
    pub fn at(problem: Problem, span: Range<usize>, places: &Places<'_>) -> Self {
        // A caret stands under one line.
        let length = places.slice(&span).split('\n').next().map_or(0, str::len);
        let span = span.start..span.start + length;
        let (line, column) = places.line_and_column(span.start);
        let id = places.id(&problem.path).map(str::to_owned);
        Placed { problem, span, line, column, id }
    }
}

/// The problems of one file in the order in which they stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The file as it is shown.
    pub name: String,
    /// Every problem.
    pub problems: Vec<Placed>,
}

impl Report {
    /// The problems of the file `name`.
    pub fn new(name: &str, mut problems: Vec<Placed>) -> Self {
        problems.sort_by_key(|placed| (placed.span.start, placed.problem.code));
        Report { name: clean(name).into_owned(), problems }
    }

    /// The problems of `text` that are placed by their paths.
    pub fn by_paths(name: &str, text: &str, problems: Vec<Problem>) -> Self {
        if problems.is_empty() {
            return Report::new(name, Vec::new());
        }
        let places = Places::new(text);
        let placed = problems.into_iter().map(|it| Placed::by_path(it, &places));
        Report::new(name, placed.collect())
    }

    /// The same report with every warning an error.
    #[must_use]
    pub fn strict(mut self) -> Self {
        for Placed { problem, .. } in &mut self.problems {
            if problem.severity == Severity::Warning {
                problem.severity = Severity::Error;
            }
        }
        self
    }

    /// Whether the dossier could be read, so that everything in it was looked at.
    pub fn is_of_all(&self) -> bool {
        // What comes of reading stands first in the table of codes.
        self.problems.iter().all(|placed| placed.problem.code > Code::TooLong)
    }

    /// How many problems have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        let of_it = |placed: &&Placed| placed.problem.severity() == severity;
        self.problems.iter().filter(of_it).count()
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }
}

/// The first error and how many more there are, on one line.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(first) = self.problems.iter().min_by_key(|it| it.problem.severity()) else {
            return write!(f, "{}: no problems", self.name);
        };
        let Placed { line, column, .. } = first;
        let Problem { message, .. } = &first.problem;
        write!(f, "{}:{line}:{column}: {message}", self.name)?;
        match self.problems.len() - 1 {
            0 => Ok(()),
            1 => f.write_str(" (and 1 more problem)"),
            more => write!(f, " (and {more} more problems)"),
        }
    }
}

impl std::error::Error for Report {}
