//! Ids: short names in small letters that nobody else has.

use super::Member;
use crate::{dossier::Kind, text::fold};
use foldhash::fast::RandomState;
use std::collections::HashSet;

/// The most bytes of an id before what tells it from others; 64 are allowed.
const LONGEST: usize = 40;
/// How many words of a name make an id.
const WORDS: usize = 3;
/// What no id may be.
const NONE: &str = "none";

/// The ids that are given.
#[derive(Default)]
pub struct Ids {
    given: HashSet<String, RandomState>,
    counts: std::collections::HashMap<String, usize, RandomState>,
}

impl Ids {
    /// An id for a member, by its name.
    pub fn of_member(&mut self, member: &Member) -> String {
        let words = kebab(&member.name);
        let words: Vec<_> = words.split('-').collect();
        let base = match member.kind {
            Kind::Person => words.last().copied().unwrap_or_default().to_owned(),
            _ => words[..words.len().min(WORDS)].join("-"),
        };
        let base = if base.is_empty() || base == NONE { "speaker".to_owned() } else { base };
        self.unique(&base, member.paragraph)
    }

    /// `base`, or with the paragraph, or with a number after it, whichever is free.
    pub fn unique(&mut self, base: &str, paragraph: u16) -> String {
        if self.given.insert(base.to_owned()) {
            return base.to_owned();
        }
        let placed = format!("{base}-p{paragraph}");
        self.numbered(&placed)
    }

    /// `base`, or with a number after it.
    pub fn numbered(&mut self, base: &str) -> String {
        let count = self.counts.entry(base.to_owned()).or_insert(0);
        loop {
            *count += 1;
            let id = if *count == 1 { base.to_owned() } else { format!("{base}-{count}") };
            if self.given.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// A text as an id: small letters and digits, with hyphens between; empty where it has none.
pub fn kebab(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut id = words.collect::<Vec<_>>().join("-").to_ascii_lowercase();
    id.truncate(LONGEST);
    id.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_told_apart() {
        let mut ids = Ids::default();
        let given = ["a", "a", "a", "a-p2", "a"].map(|base| ids.unique(base, 2));
        assert_eq!(given, ["a", "a-p2", "a-p2-2", "a-p2-p2", "a-p2-3"]);
    }

    #[test]
    fn names_become_ids() {
        assert_eq!(kebab("Straße & Söhne, Inc."), "strasse-sohne-inc");
        assert_eq!(kebab("北京 …"), "");
        assert_eq!(kebab(&"ab-".repeat(40)).len(), 38);
        let member = |name: &str, kind| Member::new(name.to_owned(), kind, 1);
        let mut ids = Ids::default();
        assert_eq!(ids.of_member(&member("Ann None", Kind::Person)), "speaker");
        assert_eq!(
            ids.of_member(&member("Office of the Planks", Kind::Organisation)),
            "office-of-the"
        );
    }
}
