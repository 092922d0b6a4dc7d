//! Keys that are pressed one after the other.

use std::fmt;
use std::str::FromStr;

use smallvec::SmallVec;

use super::glyphs::Symbols;
use super::key::{Key, KeyError};

/// Keys that are pressed one after the other; most often a single one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Sequence(SmallVec<[Key; 2]>);

impl Sequence {
    /// The same keys, and then another one.
    pub fn then(&self, key: Key) -> Self {
        let mut keys = self.0.clone();
        keys.push(key);
        Self(keys)
    }

    /// The keys.
    pub fn keys(&self) -> &[Key] {
        &self.0
    }

    /// What is left of it after other keys, if it begins with them.
    pub fn after(&self, begun: &Self) -> Option<Self> {
        self.0.strip_prefix(begun.keys()).map(|rest| Self(rest.into()))
    }

    /// Whether one of the two begins with the other: then only one of them can mean something.
    pub(super) fn is_related(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0) || other.0.starts_with(&self.0)
    }

    /// How hints and help write it.
    pub fn label(&self, symbols: Symbols) -> String {
        let labels: Vec<_> = self.0.iter().map(|key| key.label(symbols)).collect();
        let is_plain = self.0.iter().all(|key| key.text().is_some_and(|char| char != ' '));
        labels.join(if is_plain { "" } else { " " })
    }
}

impl From<Key> for Sequence {
    fn from(key: Key) -> Self {
        Self(SmallVec::from_slice(&[key]))
    }
}

impl FromStr for Sequence {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // A blank by itself is a key.
        match text.parse::<Key>() {
            Ok(key) => Ok(key.into()),
            Err(error) if text.trim().is_empty() => Err(error),
            Err(_) => text.split_whitespace().map(str::parse).collect::<Result<_, _>>().map(Self),
        }
    }
}

impl fmt::Display for Sequence {
    /// Its name in the key file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, key) in self.0.iter().enumerate() {
            write!(f, "{}{key}", if at == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(name: &str) -> String {
        name.parse::<Sequence>().unwrap().label(Symbols::Ascii)
    }

    #[test]
    fn blanks_stand_between_keys_and_one_by_itself_is_a_key() {
        for (text, name) in [("g  g", "g g"), (" ", "space"), ("ctrl-x ctrl-s", "ctrl-x ctrl-s")] {
            assert_eq!(text.parse::<Sequence>().unwrap().to_string(), name);
        }
        for (text, wrong) in [("", ""), ("  ", "  "), ("gg", "gg"), ("g strg-d", "strg-d")] {
            assert_eq!(text.parse::<Sequence>().unwrap_err().text, wrong);
        }
    }

    #[test]
    fn letters_are_written_together() {
        let labels = ["g g", "g ?", "g enter", "space g", "ctrl-x g"].map(label);
        assert_eq!(labels, ["gg", "g?", "g Enter", "Space g", "Ctrl-x g"]);
    }

    #[test]
    fn what_follows_is_what_is_left() {
        let of = |name: &str| name.parse::<Sequence>().unwrap();
        assert_eq!(of("g e").after(&of("g")), Some(of("e")));
        assert_eq!(of("g e").after(&of("z")), None);
        assert!(of("g").is_related(&of("g e")) && !of("g g").is_related(&of("g e")));
        assert_eq!(Sequence::default().then(Key::ESCAPE), of("esc"));
    }
}
