//! How much of a file the program is ready to read.

use std::{fmt, str::FromStr};

/// The sizes beyond which a dossier is refused.
///
/// The file's size is checked before it is read, the nesting and the length of every list before
/// it is parsed, and the number of replies before any is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: u64,
    /// Items of one list, be it of claims or of a claim's.
    pub items: usize,
    /// Bytes of one text.
    pub text: usize,
    /// Brackets inside brackets. The parser itself stops at [`Limits::MAX_DEPTH`].
    pub depth: usize,
    /// Replies of one party to one claim, each as often as it names an answer: what the requests
    /// for comment multiply out to.
    pub replies: usize,
    /// Files of one folder, and of those in it.
    pub files: usize,
}

impl Limits {
    /// The deepest nesting that can be allowed; the format itself needs six.
    pub const MAX_DEPTH: usize = 32;

    /// Sets one of them.
    pub fn set(&mut self, SetLimit { limit, to }: SetLimit) {
        (limit.set)(self, to);
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            bytes: 64 << 20,
            items: 65_535,
            text: 64 << 10,
            depth: Limits::MAX_DEPTH,
            replies: 1_000_000,
            files: 250_000,
        }
    }
}

/// A limit that the command line can set.
#[derive(Debug)]
struct Limit {
    name: &'static str,
    most: usize,
    set: fn(&mut Limits, usize),
}

/// The highest value that the program can bear: places in a text, and in the lists that it makes,
/// are numbers of 32 bits, and a cleaned text may be three times as long.
const MOST: usize = 1 << 30;

const ALL: &[Limit] = &[
    Limit { name: "bytes", most: MOST, set: |limits, to| limits.bytes = to as u64 },
    Limit { name: "items", most: MOST, set: |limits, to| limits.items = to },
    Limit { name: "text", most: MOST, set: |limits, to| limits.text = to },
    Limit { name: "depth", most: Limits::MAX_DEPTH, set: |limits, to| limits.depth = to },
    Limit { name: "replies", most: MOST, set: |limits, to| limits.replies = to },
    Limit { name: "files", most: MOST, set: |limits, to| limits.files = to },
];

/// A limit as a person sets it: `bytes=200000000`.
#[derive(Debug, Clone, Copy)]
pub struct SetLimit {
    limit: &'static Limit,
    to: usize,
}

/// What is wrong with a limit that a person sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SetLimitError {
    /// It is not a name and a number.
    #[error("expected NAME=NUMBER, where NAME is bytes, items, text, depth, replies or files")]
    Malformed,
    /// The limit cannot have this number.
    #[error("{name} is a number from 1 to {most}")]
    OutOfRange {
        /// The name of the limit.
        name: &'static str,
        /// The highest number that it can have.
        most: usize,
    },
}

impl FromStr for SetLimit {
    type Err = SetLimitError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, number) = text.split_once('=').ok_or(SetLimitError::Malformed)?;
        let limit = ALL.iter().find(|limit| limit.name == name).ok_or(SetLimitError::Malformed)?;
        match number.parse() {
            Ok(to) if (1..=limit.most).contains(&to) => Ok(Self { limit, to }),
            _ => Err(SetLimitError::OutOfRange { name: limit.name, most: limit.most }),
        }
    }
}

impl fmt::Display for SetLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.limit.name, self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_set_by_its_name() {
        let mut limits = Limits::default();
        for text in ["bytes=7", "items=6", "text=5", "depth=4", "replies=3", "files=2"] {
            let set: SetLimit = text.parse().unwrap();
            assert_eq!(set.to_string(), text);
            limits.set(set);
        }
        let expected = Limits { bytes: 7, items: 6, text: 5, depth: 4, replies: 3, files: 2 };
        assert_eq!(limits, expected);
        for (text, expected) in [
            ("", "expected NAME=NUMBER"),
            ("byte=3", "expected NAME=NUMBER"),
            ("bytes", "expected NAME=NUMBER"),
            ("bytes=", "bytes is a number from 1 to 1073741824"),
            ("items=0", "items is a number from 1 to"),
            ("depth=33", "depth is a number from 1 to 32"),
            ("text=99999999999999999999999", "text is a number from 1 to"),
            ("files=-1", "files is a number from 1 to"),
        ] {
            let error = text.parse::<SetLimit>().unwrap_err().to_string();
            assert!(error.starts_with(expected), "{text}: {error}");
        }
    }
}
