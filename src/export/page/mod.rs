//! A page for people, before it is Markdown or HTML: sections of paragraphs, lists and tables.

mod markdown;

use crate::library::ClaimRef;
use std::ops::Add;

/// A page.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub title: String,
    /// What stands before the first section.
    pub lead: Vec<Prose<'a>>,
    pub sections: Vec<Section<'a>>,
}

/// A part of a page under a heading.
#[derive(Debug)]
pub(super) struct Section<'a> {
    pub heading: &'static str,
    pub blocks: Vec<Block<'a>>,
}

/// What stands below a heading.
#[derive(Debug)]
pub(super) enum Block<'a> {
    Paragraph(Prose<'a>),
    List(Vec<Item<'a>>),
    /// How many there are of each: the first column is a name, the others are numbers.
    Numbers {
        header: &'static [&'static str],
        rows: Vec<Vec<String>>,
    },
}

/// An entry of a list, and those below it.
#[derive(Debug)]
pub(super) struct Item<'a> {
    pub prose: Prose<'a>,
    pub below: Vec<Prose<'a>>,
}

/// Text that mentions claims.
#[derive(Debug, Clone, Default)]
pub(super) struct Prose<'a>(pub Vec<Run<'a>>);

/// A piece of prose.
#[derive(Debug, Clone)]
pub(super) enum Run<'a> {
    Text(String),
    /// A name or a text of the dossier, in its own script.
    Foreign(String),
    Strong(&'static str),
    /// Text in the type of claims' ids.
    Code(&'a str),
    /// A claim, by its id.
    Claim(ClaimRef<'a>),
}

impl<'a> Section<'a> {
    pub fn new(heading: &'static str) -> Self {
        Section { heading, blocks: Vec::new() }
    }

    pub fn paragraph(&mut self, prose: impl Into<Prose<'a>>) {
        self.blocks.push(Block::Paragraph(prose.into()));
    }

    /// A list; the sentence `none` where it is empty.
    pub fn list<I: Into<Item<'a>>>(&mut self, items: impl IntoIterator<Item = I>, none: &str) {
        let items: Vec<Item<'a>> = items.into_iter().map(Into::into).collect();
        if items.is_empty() {
            self.paragraph(none);
        } else {
            self.blocks.push(Block::List(items));
        }
    }
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
}

impl<'a> From<Run<'a>> for Prose<'a> {
    fn from(run: Run<'a>) -> Self {
        Prose(vec![run])
    }
}

impl<'a, T: Into<Prose<'a>>> From<T> for Item<'a> {
    fn from(prose: T) -> Self {
        Item { prose: prose.into(), below: Vec::new() }
    }
}
