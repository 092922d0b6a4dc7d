//! What could not be read of a dossier: so that nothing is said of the rest that only follows from
//! that.

use crate::dossier::{
    diagnostic::{Code, Diagnostic},
    path::{Path, Step},
};
use foldhash::fast::RandomState;
use std::collections::{HashMap, HashSet};

/// What could not be read of a dossier; nothing of one that parses.
#[derive(Debug, Default)]
pub(in crate::dossier) struct Gaps<'s> {
    /// Each item that does not parse.
    items: HashMap<Path, Gap<'s>, RandomState>,
    /// The dossier's own fields that do not.
    fields: Vec<&'s str>,
    /// The fields of items that are there and could not be read.
    unread: HashSet<&'s str, RandomState>,
    /// The texts in all of that: what is defined or referred to there is known, and nothing more.
    texts: HashSet<&'s str, RandomState>,
    /// Whether anything may be missing: the file ends before the dossier does, or there was too much
    /// wrong to read all of it.
    is_cut_off: bool,
    /// The paragraphs that claims and requests among the items are about.
    paragraphs: HashSet<u16, RandomState>,
}

/// What could not be read of an item that does not parse.
#[derive(Debug)]
pub(super) struct Gap<'s> {
    /// The fields that were not read.
    pub unread: Vec<&'s str>,
    /// How many words its `open` has in the file.
    pub opened: usize,
}

impl<'s> Gaps<'s> {
    /// Whether everything could be read.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.fields.is_empty() && !self.is_cut_off
    }

    pub(super) fn cut_off(&mut self) {
        self.is_cut_off = true;
    }

    pub(super) fn add_item(&mut self, path: Path, gap: Gap<'s>) {
        self.items.insert(path, gap);
    }

    /// Whether something of an item was not read.
    pub(super) fn has(&self, item: &Path) -> bool {
        self.items.contains_key(item)
    }

    /// Whether a field that some item has was not read.
    pub fn has_unread(&self, field: &str) -> bool {
        self.is_cut_off || self.unread.contains(field)
    }

    /// Adds the name of a field that an item has, and that could not be read.
    pub(super) fn add_unread(&mut self, name: &'s str) {
        self.unread.insert(name);
    }

    /// Whether a field of an item was not.
    pub(super) fn is_unread(&self, item: &Path, field: &str) -> bool {
        self.items.get(item).is_some_and(|gap| gap.unread.contains(&field))
    }

    pub(super) fn add_field(&mut self, name: &'s str) {
        self.fields.push(name);
    }

    pub(super) fn add_texts(&mut self, texts: impl IntoIterator<Item = &'s str>) {
        self.texts.extend(texts);
    }

    pub(super) fn add_paragraph(&mut self, paragraph: u16) {
        self.paragraphs.insert(paragraph);
    }

    /// Whether something about a paragraph, or all of them, may be among what could not be read.
    pub fn may_cover(&self, paragraph: u16) -> bool {
        self.is_cut_off
            || self.paragraphs.contains(&paragraph)
            || self.fields.iter().any(|name| matches!(*name, "claims" | "requests"))
    }

    /// Whether an id may be defined or referred to in what could not be read.
    pub fn may_name(&self, id: &str) -> bool {
        self.is_cut_off || self.texts.contains(id)
    }

    /// Whether a problem of what was read may only be one because of what was not.
    pub fn may_explain(&self, it: &Diagnostic) -> bool {
        match it.path.steps() {
            [Step::Field(name), ..] if self.fields.iter().any(|field| field == name) => true,
            [Step::Field(list), item @ Step::Item(_), inside @ ..] => {
                let item = Path::root().join([Step::Field(list.clone()), item.clone()]);
                self.items.get(&item).is_some_and(|gap| gap.may_explain(it.code, inside))
            }
            [article @ Step::Field(_), inside @ ..] => {
                let article = Path::root().join([article.clone()]);
                self.items.get(&article).is_some_and(|gap| gap.may_explain(it.code, inside))
            }
            _ => false,
        }
    }
}

impl Gap<'_> {
    /// Whether a problem of the item, `inside` of it, may only be one because of what was not read.
    fn may_explain(&self, code: Code, inside: &[Step]) -> bool {
        let is_unread = |name: &str| self.unread.contains(&name);
        match inside {
            [Step::Field(open), Step::Item(at), ..] if open == "open" => {
                is_unread("open") || *at as usize >= self.opened
            }
            [Step::Field(words), ..] if matches!(&**words, "quote" | "anchor") => {
                is_unread(words) || depends_on_paragraph(code) && is_unread("paragraph")
            }
            [Step::Field(name), ..] => is_unread(name),
            [] | [Step::Item(_), ..] => true,
        }
    }
}

/// Whether a problem of words of the article may be none in another paragraph.
fn depends_on_paragraph(code: Code) -> bool {
    use Code::*;
    matches!(
        code,
        QuoteElsewhere
            | AnchorElsewhere
            | QuoteDiffers
            | AnchorDiffers
            | QuoteOrder
            | RepeatedWords
    )
}
