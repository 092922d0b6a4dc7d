//! How many problems there are, in a line.

use super::{Code, Report, Severity};
use std::{fmt, iter::Sum, ops::Add};

/// How many problems there are of each sort.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// What is worth knowing.
    pub notes: usize,
    /// Places that a draft leaves open; they are counted here and nowhere else.
    pub undecided: usize,
}

impl Counts {
    /// The counts of one file.
    pub fn of(report: &Report) -> Self {
        let mut counts = Counts::default();
        for placed in &report.problems {
            let count = match (placed.problem.code, placed.problem.severity()) {
                (Code::Undecided, _) => &mut counts.undecided,
                (_, Severity::Error) => &mut counts.errors,
                (_, Severity::Warning) => &mut counts.warnings,
                (_, Severity::Info) => &mut counts.notes,
            };
            *count += 1;
        }
        counts
    }
}

impl Add for Counts {
    type Output = Counts;

    fn add(self, other: Counts) -> Counts {
        Counts {
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            notes: self.notes + other.notes,
            undecided: self.undecided + other.undecided,
        }
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Counts>>(counts: I) -> Counts {
        counts.fold(Counts::default(), Add::add)
    }
}

/// `2 errors, 1 warning, 3 undecided`, or `no problems`.
impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [
            (self.errors, "error", "errors"),
            (self.warnings, "warning", "warnings"),
            (self.notes, "note", "notes"),
            (self.undecided, "undecided", "undecided"),
        ];
        let said: Vec<_> = counts
            .into_iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
            .collect();
        if said.is_empty() { f.write_str("no problems") } else { f.write_str(&said.join(", ")) }
    }
}

/// `2 errors, 1 warning in FILE`.
pub fn summary(report: &Report) -> String {
    format!("{} in {}", Counts::of(report), report.name)
}
