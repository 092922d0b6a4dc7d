//! How many problems there are, in a line.

use super::{Code, Report, Severity};
use std::{array, fmt, iter::Sum};

/// How many errors, warnings and notes there are, how many places that a draft leaves open, and how
/// many warnings and notes a curator has accepted; each is counted once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts([usize; 5]);

impl Counts {
    /// One error and nothing else, as of a file that cannot be read at all.
    pub const ONE_ERROR: Counts = Counts([1, 0, 0, 0, 0]);

    /// The counts of one file.
    pub fn of(report: &Report) -> Self {
        let mut counts = Counts::default();
        for it in &report.diagnostics {
            let kind = match (it.code, it.severity) {
                _ if it.allowed.is_some() => 4,
                (Code::Undecided, _) => 3,
                (_, Severity::Error) => 0,
                (_, Severity::Warning) => 1,
                (_, Severity::Info) => 2,
            };
            counts.0[kind] += 1;
        }
        counts
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Counts>>(counts: I) -> Counts {
        counts.fold(Counts::default(), |all, it| Counts(array::from_fn(|at| all.0[at] + it.0[at])))
    }
}

/// `2 errors, 1 warning, 3 undecided, 4 allowed`, or `no problems`.
impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nouns = ["error", "warning", "note", "undecided", "allowed"].into_iter().zip(self.0);
        let counts = nouns.filter(|(_, count)| *count > 0).map(|(noun, count)| match count {
            1 => format!("1 {noun}"),
            _ if noun.ends_with("ed") => format!("{count} {noun}"),
            _ => format!("{count} {noun}s"),
        });
        let counts: Vec<_> = counts.collect();
        f.write_str(match (&*counts, self.0) {
            ([], _) => "no problems",
            (_, [0, 0, 0, 0, _]) => "no problems, ",
            _ => "",
        })?;
        f.write_str(&counts.join(", "))
    }
}

/// `2 errors, 1 warning in FILE`.
pub fn summary(report: &Report) -> String {
    format!("{} in {}", Counts::of(report), report.name)
}
