//! How much of a file the program is ready to read.

use super::{
    Document,
    check::{Code, Problem},
    path::Path,
    texts,
};

/// The sizes beyond which a dossier is refused.
///
/// The file's size is looked at before anything is read, nesting before anything is parsed; both
/// bound the memory that the other two can cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: u64,
    /// Items of one list of the dossier: claims, speakers, topics, propositions, requests.
    pub items: usize,
    /// Bytes of one text, quotation marks included.
    pub text: usize,
    /// Brackets inside brackets. The parser itself stops at [`Limits::MAX_DEPTH`].
    pub depth: usize,
}

impl Limits {
    /// The deepest nesting that can be allowed; the format itself needs six.
    pub const MAX_DEPTH: usize = 32;

    /// What a document of `size` bytes has more of than is allowed.
    pub(super) fn check(&self, document: &Document<'_>, size: usize) -> Vec<Problem> {
        let mut problems = Vec::new();
        let lists = [
            ("propositions", document.propositions.len()),
            ("topics", document.topics.len()),
            ("speakers", document.speakers.len()),
            ("claims", document.claims.len()),
            ("requests", document.requests.len()),
        ];
        for (list, len) in lists {
            if len > self.items {
                problems.push(self.too_many(list, len));
            }
        }
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
                            .with_help("keep quotations and single sentences"),
                    );
                }
            });
        }
        problems
    }

    /// The problem of a list that is longer than allowed.
    pub(super) fn too_many(&self, list: &'static str, len: usize) -> Problem {
        let message = format!("there are {len} {list}, and the limit is {}", self.items);
        Problem::new(Code::TooMany, Path::root().field(list), message)
            .with_help("keep one article to a file")
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits { bytes: 64 << 20, items: 65_535, text: 64 << 10, depth: Limits::MAX_DEPTH }
    }
}
