//! One sentence about what has just happened, and all of them.

use jiff::Timestamp;
use std::collections::VecDeque;

/// One sentence about what has just happened. The next thing that a person does removes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Whether something failed.
    pub is_error: bool,
}

impl Notice {
    /// Something happened.
    pub fn info(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_error: false }
    }

    /// Something failed.
    pub fn error(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_error: true }
    }
}

/// Everything that was said in this session.
#[derive(Debug, Clone, Default)]
pub struct Log {
    /// When, and what, the latest last.
    entries: VecDeque<(Timestamp, Notice)>,
    /// What has just happened and is in it.
    last: Option<Notice>,
    /// What went on when nothing had just happened, and is in it.
    standing: Option<Notice>,
}

impl Log {
    /// How much is remembered.
    const MOST: usize = 200;

    /// When, and what, the latest first.
    pub fn latest_first(&self) -> impl Iterator<Item = &(Timestamp, Notice)> {
        self.entries.iter().rev()
    }

    /// What happens next is another thing, even if the same is said of it.
    pub(super) fn go_on(&mut self) {
        self.last = None;
    }

    /// Takes what is said about what has just happened, and what goes on.
    pub(super) fn record(
        &mut self,
        now: Timestamp,
        notice: Option<&Notice>,
        standing: impl FnOnce() -> Option<Notice>,
    ) {
        let said = match notice {
            Some(_) if notice == self.last.as_ref() => return,
            Some(notice) => {
                self.last = Some(notice.clone());
                notice.clone()
            }
            None => match standing() {
                Some(standing) if self.standing.as_ref() != Some(&standing) => {
                    self.standing = Some(standing.clone());
                    standing
                }
                _ => return,
            },
        };
        self.entries.push_back((now, said));
        if self.entries.len() > Self::MOST {
            self.entries.pop_front();
        }
    }
}
