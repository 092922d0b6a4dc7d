//! Which claims a correction of the article touches.

use crate::dossier::{Document, check::words::Quoted, path::Path};

/// How many names one list of a sentence has.
const NAMED: usize = 12;

/// What quotes words of the article, by its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    Claim(u32),
    Request(u32),
}

impl Item {
    /// Where it stands in the dossier.
    pub(super) fn path(self) -> Path {
        match self {
            Item::Claim(index) => Path::item_of("claims", index),
            Item::Request(index) => Path::item_of("requests", index),
        }
    }

    fn name(self, document: &Document<'_>) -> String {
        match self {
            Item::Claim(index) => Quoted(&document.claims[index as usize].id).to_string(),
            Item::Request(index) => {
                let request = &document.requests[index as usize];
                format!("the request in paragraph {}", request.paragraph)
            }
        }
    }
}

/// The claims and requests whose words are not where they were, in the order of the dossier.
#[derive(Debug, Default)]
pub(super) struct Touched {
    /// Some of their words are nowhere in the text any more.
    gone: Vec<Item>,
    /// Their words are all there, and some in another paragraph.
    moved: Vec<Item>,
}

impl Touched {
    /// Words of an item are nowhere.
    pub(super) fn add_gone(&mut self, item: Item) {
        self.moved.pop_if(|moved| *moved == item);
        if self.gone.last() != Some(&item) {
            self.gone.push(item);
        }
    }

    /// Words of an item stand elsewhere.
    pub(super) fn add_moved(&mut self, item: Item) {
        if self.gone.last() != Some(&item) && self.moved.last() != Some(&item) {
            self.moved.push(item);
        }
    }

    /// What a change of the text touches, in a sentence.
    pub(super) fn sentence(&self, document: &Document<'_>) -> String {
        let touched = self.gone.len() + self.moved.len();
        if touched == 0 {
            return "every quote and anchor still stands in its paragraph".to_owned();
        }
        let all = document.claims.len() + document.requests.len();
        let parts = [("no longer found", &self.gone), ("now in another paragraph", &self.moved)];
        let said: Vec<_> = parts
            .into_iter()
            .filter(|(_, items)| !items.is_empty())
            .map(|(what, items)| format!("{what}: {}", names(items, document)))
            .collect();
        format!("the change touches {touched} of {all} claims and requests; {}", said.join("; "))
    }
}

fn names(items: &[Item], document: &Document<'_>) -> String {
    let mut names: Vec<_> = items.iter().take(NAMED).map(|item| item.name(document)).collect();
    if items.len() > NAMED {
        names.push(format!("and {} more", items.len() - NAMED));
    }
    names.join(", ")
}
