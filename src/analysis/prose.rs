//! Sentences that mention claims and people, before they are Markdown, HTML or a line of the screen.

use super::words;
use crate::{
    library::{ClaimRef, SpeakerRef},
    text::width,
};
use std::ops::Add;

/// The widest name, in columns, that the screen shows in full.
const SHORT_NAME: usize = 13;

/// Text that mentions claims.
#[derive(Debug, Clone, Default)]
pub struct Prose<'a>(pub Vec<Run<'a>>);

/// A piece of prose.
#[derive(Debug, Clone)]
pub enum Run<'a> {
    /// Words of the program.
    Text(String),
    /// A name or a text of the dossier, in its own script.
    Foreign(String),
    /// Somebody: by the whole name on a page, and by the short one on the screen.
    Name(SpeakerRef<'a>),
    /// What matters most.
    Strong(String),
    /// Text in the type of claims' ids.
    Code(&'a str),
    /// A claim, by its id.
    Claim(ClaimRef<'a>),
    /// Where claims stand, in the article's order.
    Places(Vec<ClaimRef<'a>>),
}

impl<'a> Prose<'a> {
    /// A claim where prose begins with it.
    pub fn claim(claim: ClaimRef<'a>) -> Self {
        Prose(vec![Run::Claim(claim)])
    }

    /// Several with something between them.
    pub fn join(all: impl IntoIterator<Item = Prose<'a>>, between: &str) -> Self {
        let mut out = Prose::default();
        for prose in all {
            if !out.0.is_empty() {
                out = out + between;
            }
            out = out + prose;
        }
        out
    }

    /// As a row of names and the like: "A, B and C".
    pub fn and(all: impl IntoIterator<Item = Prose<'a>>) -> Self {
        let mut all: Vec<Prose<'a>> = all.into_iter().collect();
        match all.pop() {
            Some(last) if !all.is_empty() => Prose::join(all, ", ") + " and " + last,
            last => last.unwrap_or_default(),
        }
    }

    /// As plain text for the screen: claims by their paragraphs, people by their short names.
    pub fn text(&self) -> String {
        let run = |run: &Run<'a>| match run {
            Run::Text(text) | Run::Foreign(text) | Run::Strong(text) => text.clone(),
            Run::Name(speaker) => match speaker.name() {
                name if width(name) <= SHORT_NAME => name.to_owned(),
                _ => speaker.short().to_owned(),
            },
            Run::Code(text) => (*text).to_owned(),
            Run::Claim(claim) => words::paragraphs([*claim]),
            Run::Places(claims) => words::paragraphs(claims.iter().copied()),
        };
        self.0.iter().map(run).collect()
    }
}

impl<'a, T: Into<Prose<'a>>> Add<T> for Prose<'a> {
    type Output = Self;

    fn add(mut self, more: T) -> Self {
        self.0.extend(more.into().0);
        self
    }
}

impl From<&str> for Prose<'_> {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for Prose<'_> {
    fn from(text: String) -> Self {
        Prose(vec![Run::Text(text)])
    }
}

impl Run<'_> {
    /// A name or a text of the dossier.
    pub fn foreign(text: impl Into<String>) -> Self {
        Run::Foreign(text.into())
    }

    /// What matters most.
    pub fn strong(text: impl Into<String>) -> Self {
        Run::Strong(text.into())
    }
}

impl<'a> From<Run<'a>> for Prose<'a> {
    fn from(run: Run<'a>) -> Self {
        Prose(vec![run])
    }
}
