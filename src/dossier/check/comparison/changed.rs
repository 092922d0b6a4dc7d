//! Which claims a correction of the article affects.

use super::{Document, Path, Quoted};
use crate::text::cut;

/// How many columns the names of a sentence have together, which is one line of a message.
const COLUMNS: usize = 48;

/// A claim or request that has words of the article, by its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::dossier) enum Item {
    /// A claim.
    Claim(u32),
    /// A request for comment.
    Request(u32),
}

impl Item {
    /// Where it is in the dossier.
    pub(in crate::dossier) fn path(self) -> Path {
        match self {
            Item::Claim(index) => Path::item_of("claims", index),
            Item::Request(index) => Path::item_of("requests", index),
        }
    }

    pub(in crate::dossier) fn name(self, document: &Document<'_>) -> String {
        match self {
            Item::Claim(index) => Quoted(&document.claims[index as usize].id).to_string(),
            Item::Request(index) => {
                let paragraph = document.requests[index as usize].paragraph;
                format!("the request in paragraph {paragraph}")
            }
        }
    }
}

/// The claims and requests whose words are not where they were, in the order of the dossier.
#[derive(Debug, Default)]
pub(super) struct ChangedItems {
    /// Some of their words are nowhere in the text any more.
    gone: Vec<Item>,
    /// Their words are all there, and some in another paragraph.
    moved: Vec<Item>,
}

impl ChangedItems {
    /// Words of an item are nowhere.
    pub(super) fn add_gone(&mut self, item: Item) {
        self.moved.pop_if(|moved| *moved == item);
        if self.gone.last() != Some(&item) {
            self.gone.push(item);
        }
    }

    /// Words of an item are elsewhere.
    pub(super) fn add_moved(&mut self, item: Item) {
        if self.gone.last() != Some(&item) && self.moved.last() != Some(&item) {
            self.moved.push(item);
        }
    }

    /// What a change of the text affects, in a sentence.
    pub(super) fn sentence(&self, document: &Document<'_>) -> String {
        let changed = self.gone.len() + self.moved.len();
        if changed == 0 {
            return "every quote and anchor is still in its paragraph".to_owned();
        }
        let all = document.claims.len() + document.requests.len();
        let mut sentence = format!("it affects {changed} of {all}");
        let lists = [("gone", &self.gone), ("moved", &self.moved)];
        let given = lists.into_iter().filter(|(_, items)| !items.is_empty());
        let columns = COLUMNS / given.clone().count().max(1);
        for (what, items) in given {
            // No name has less than two columns beside its comma.
            let names = items.iter().take(columns / 2).map(|item| item.name(document));
            let names = names.collect::<Vec<_>>().join(", ");
            let (shown, is_cut) = cut(&names, columns);
            let more = if is_cut || items.len() > columns / 2 { "…" } else { "" };
            sentence += &format!("; {what}: {}{more}", shown.trim_end_matches([',', ' ']));
        }
        sentence
    }
}
