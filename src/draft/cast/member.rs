//! One of those who speak or are asked.

use super::super::names::key;
use crate::dossier::{Kind, Sources};

/// How many other names of somebody are kept.
const ALIASES: usize = 6;

/// Somebody in the article.
#[derive(Debug, Clone)]
pub struct Member {
    /// The id that the draft gives it.
    pub id: String,
    /// The name, or what the article calls it instead.
    pub name: String,
    /// What kind of source it seems to be.
    pub kind: Kind,
    /// What the article says that it is.
    pub role: Option<String>,
    /// What else it is called, and where first.
    pub aliases: Vec<(String, u16)>,
    /// The paragraph where it is first a source or asked.
    pub paragraph: u16,
    /// Of unnamed people, the most that the text says of their number.
    pub sources: Option<Sources>,
    /// Whether it is said to have said something.
    pub speaks: bool,
}

impl Member {
    /// A member that has said nothing so far, and has no id.
    pub fn new(name: String, kind: Kind, paragraph: u16) -> Self {
        Member {
            id: String::new(),
            name,
            kind,
            role: None,
            aliases: Vec::new(),
            paragraph,
            sources: None,
            speaks: false,
        }
    }

    /// Whether it is one unnamed person.
    pub fn is_one(&self) -> bool {
        matches!(self.sources, Some(Sources::Stated(1) | Sources::Among(1)))
    }

    /// Remembers another name of it.
    pub fn is_called(&mut self, alias: &str, paragraph: u16) {
        let is_new = |other: &str| key(other) != key(alias);
        if self.aliases.len() < ALIASES
            && is_new(&self.name)
            && self.aliases.iter().all(|(other, _)| is_new(other))
        {
            self.aliases.push((alias.to_owned(), paragraph));
        }
    }

    /// Remembers how the text counts it.
    pub fn is_counted(&mut self, sources: Option<Sources>) {
        if matches!(self.sources, None | Some(Sources::Unstated)) {
            self.sources = sources.or(self.sources);
        }
    }
}
