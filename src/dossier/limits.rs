//! How much of a file the program is ready to read.

use super::{
    Document, Outcome, Request,
    check::{Code, Placed, Problem},
    load::brackets::{self, LongList},
    path::Path,
    place::Places,
    texts,
};
use std::{fmt, str::FromStr};

/// The sizes beyond which a dossier is refused.
///
/// The file's size is looked at before anything is read, the nesting and the length of every list
/// before anything is parsed, and how many replies there will be before any is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: u64,
    /// Items of one list, be it of claims or of a claim's.
    pub items: usize,
    /// Bytes of one text, quotation marks included.
    pub text: usize,
    /// Brackets inside brackets. The parser itself stops at [`Limits::MAX_DEPTH`].
    pub depth: usize,
    /// Replies of one party to one claim, each as often as it names an answer: what the requests
    /// for comment are multiplied out to.
    pub replies: usize,
    /// Files of one folder, and of those in it.
    pub files: usize,
}

impl Limits {
    /// The deepest nesting that can be allowed; the format itself needs six.
    pub const MAX_DEPTH: usize = 32;

    /// Sets one of them.
    pub fn set(&mut self, SetLimit { limit, to }: SetLimit) {
        match limit {
            Limit::Bytes => self.bytes = to as u64,
            Limit::Items => self.items = to,
            Limit::Text => self.text = to,
            Limit::Depth => self.depth = to,
            Limit::Replies => self.replies = to,
            Limit::Files => self.files = to,
        }
    }

    /// The first list of a text that is longer than allowed, found without parsing it.
    pub(super) fn check_lists(&self, text: &str) -> Option<Placed> {
        let LongList { at, name } = brackets::long_list(text, self.items, self.depth)?;
        let list = match name {
            Some(name) => format!("the list `{name}`"),
            None => "this list".to_owned(),
        };
        let message = format!("{list} has more than {} items, the limit", self.items);
        let problem = Problem::new(Code::TooMany, Path::root(), message)
            .with_help(Limit::Items.help("keep one article to a file"));
        Some(Placed::at(problem, at..at + 1, &Places::of_lines(text)))
    }

    /// What a document of `size` bytes has more of than is allowed.
    pub(super) fn check(&self, document: &Document<'_>, size: usize) -> Vec<Problem> {
        let mut problems = Vec::new();
        // No text is longer than the file that it stands in.
        if size > self.text {
            texts::for_each(document, &mut |text, path| {
                if text.len() > self.text {
                    let message = format!(
                        "the text has {} bytes, and the limit is {}",
                        text.len(),
                        self.text
                    );
                    problems.push(
                        Problem::new(Code::TooLong, path(), message)
                            .with_help(Limit::Text.help("keep quotations and single sentences")),
                    );
                }
            });
        }
        problems.extend(self.check_replies(&document.requests));
        problems
    }

    /// The first request with which the replies become too many.
    fn check_replies(&self, requests: &[Request<'_>]) -> Option<Problem> {
        let mut replies = 0_usize;
        let first = requests.iter().position(|request| {
            replies = replies.saturating_add(replies_to(request));
            replies > self.replies
        })?;
        let message =
            format!("up to here, parties reply more than {} times, the limit", self.replies);
        // No list has more items than the file has bytes, and those are fewer.
        let path = Path::item_of("requests", first as u32);
        let help =
            Limit::Replies.help("name in `to` and `claims` only whom and what the text names");
        Some(Problem::new(Code::TooMany, path, message).with_help(help))
    }
}

/// How many replies come of a request, each as often as it names an answer.
fn replies_to(request: &Request<'_>) -> usize {
    let answers = match &request.outcome {
        Outcome::Answered(claims) => claims.len().max(1),
        Outcome::NoReply | Outcome::NoComment | Outcome::Declined => 1,
    };
    request.to.len().saturating_mul(request.claims.len()).saturating_mul(answers)
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

/// One of the limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// [`Limits::bytes`].
    Bytes,
    /// [`Limits::items`].
    Items,
    /// [`Limits::text`].
    Text,
    /// [`Limits::depth`].
    Depth,
    /// [`Limits::replies`].
    Replies,
    /// [`Limits::files`].
    Files,
}

impl Limit {
    const ALL: [Self; 6] =
        [Self::Bytes, Self::Items, Self::Text, Self::Depth, Self::Replies, Self::Files];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Items => "items",
            Self::Text => "text",
            Self::Depth => "depth",
            Self::Replies => "replies",
            Self::Files => "files",
        }
    }

    /// The highest value that the program can bear: places in a text, and in the lists that it
    /// makes, are numbers of 32 bits, and a cleaned text may be thrice as long.
    fn most(self) -> usize {
        match self {
            Self::Depth => Limits::MAX_DEPTH,
            _ => 1 << 30,
        }
    }

    /// What to do about a list or text that is too long.
    fn help(self, advice: &str) -> String {
        format!("{advice}, or raise the limit with `--limit {}=NUMBER`", self.name())
    }
}

/// A limit as a person sets it: `bytes=200000000`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetLimit {
    /// Which.
    pub limit: Limit,
    /// To what.
    pub to: usize,
}

/// What is wrong with a limit that a person sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SetLimitError {
    /// It is not written as one.
    #[error("expected NAME=NUMBER, where NAME is bytes, items, text, depth, replies or files")]
    Malformed,
    /// The number is none that the limit can have.
    #[error("{} is a number from 1 to {}", .0.name(), .0.most())]
    OutOfRange(Limit),
}

impl FromStr for SetLimit {
    type Err = SetLimitError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, number) = text.split_once('=').ok_or(SetLimitError::Malformed)?;
        let limit = Limit::ALL.into_iter().find(|limit| limit.name() == name);
        let limit = limit.ok_or(SetLimitError::Malformed)?;
        match number.parse() {
            Ok(to) if (1..=limit.most()).contains(&to) => Ok(Self { limit, to }),
            _ => Err(SetLimitError::OutOfRange(limit)),
        }
    }
}

impl fmt::Display for SetLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.limit.name(), self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Source, fixture::SOUND, parse};

    fn message(text: &str, limits: &Limits) -> String {
        match parse(&Source::new("x", text), limits) {
            Ok(_) => "fine".to_owned(),
            Err(report) => report.to_string(),
        }
    }

    #[test]
    fn a_list_that_is_too_long_is_refused_whatever_is_in_it() {
        let limits = Limits { items: 2, ..Limits::default() };
        for (text, expected) in [
            ("(claims: [1, 2, 3])", "x:1:10: the list `claims` has more than 2 items, the limit"),
            ("(claims: [(to : /**/ [1, 2, 3])])", "x:1:22: this list has more than 2 items"),
            ("(claims: [(to :\n [1, 2, 3])])", "x:2:2: the list `to` has more than 2 items"),
            ("([[1,1],[1,1,\"\"]])", "x:1:9: this list has more than 2 items"),
        ] {
            let message = message(text, &limits);
            assert!(message.starts_with(expected), "{text}: {message}");
        }
        for list in
            ["[1, 2]", "[1, 2, ]", "[1, 2, /* 3 */ ]", "[(a, b, c), \"1, 2, 3\"]", "[','','"]
        {
            let message = message(&format!("(claims: {list})"), &limits);
            assert!(!message.contains("more than"), "{list}: {message}");
        }
    }

    #[test]
    fn replies_are_counted_before_they_are_made() {
        let list = |name: &str, many: usize| {
            let ids: Vec<_> = (0..many).map(|at| format!("\"{name}{at}\"")).collect();
            format!("[{}]", ids.join(","))
        };
        let request = |to, claims, outcome: &str| {
            format!(
                "(paragraph: 1, to: {}, claims: {}, outcome: {outcome}, link: Stated, anchor: \"a\")",
                list("s", to),
                list("c", claims),
            )
        };
        let with = |requests: &[String]| {
            let start = SOUND.find("requests: [").unwrap();
            message(
                &format!("{}requests: [{}])", &SOUND[..start], requests.join(",")),
                &Limits { replies: 12, ..Limits::default() },
            )
        };
        let answered = format!("Answered({})", list("c", 2));
        assert_eq!(with(&[request(3, 4, "NoReply")]), "fine");
        assert_eq!(with(&[request(3, 2, &answered)]), "fine");
        for too_many in [
            [request(3, 5, "NoReply"), String::new()],
            [request(3, 3, &answered), String::new()],
            [request(3, 4, "Declined"), request(1, 1, "NoReply")],
        ] {
            let message = with(&too_many);
            assert!(message.contains("parties reply more than 12 times, the limit"), "{message}");
        }
    }

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
