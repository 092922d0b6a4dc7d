//! A page for people, before it is Markdown or HTML: sections of paragraphs, lists and tables.

mod markdown;

pub(super) use crate::analysis::{Prose, Run};

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

impl<'a, T: Into<Prose<'a>>> From<T> for Item<'a> {
    fn from(prose: T) -> Self {
        Item { prose: prose.into(), below: Vec::new() }
    }
}
