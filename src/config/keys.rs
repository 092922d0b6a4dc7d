//! Which key stands for which action, and where.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use thiserror::Error;

use super::key::{Key, KeyError};
use crate::action::{Action, UnknownAction};

const DEFAULTS: &str = include_str!("../../assets/keys.ron");

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// Whatever is on the screen.
    Everywhere,
    /// Wherever there is something to move in and letters are commands.
    Moving,
    /// The panes of a view.
    Panes,
    /// The list of claims.
    List,
    /// The filters.
    Filters,
    /// The claim in full.
    Detail,
    /// The article from beginning to end.
    Article,
    /// The matrix.
    Matrix,
    /// The speakers.
    Speakers,
    /// The replies.
    Replies,
    /// The dossiers.
    Dossiers,
    /// The query line.
    Input,
    /// The note on a claim.
    Note,
    /// Finding a speaker.
    Finder,
    /// Choosing what to copy.
    Copying,
    /// The help.
    Help,
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 16] = [
        Self::Everywhere,
        Self::Moving,
        Self::Panes,
        Self::List,
        Self::Filters,
        Self::Detail,
        Self::Article,
        Self::Matrix,
        Self::Speakers,
        Self::Replies,
        Self::Dossiers,
        Self::Input,
        Self::Note,
        Self::Finder,
        Self::Copying,
        Self::Help,
    ];

    /// Its name in the key file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::Moving => "moving",
            Self::Panes => "panes",
            Self::List => "list",
            Self::Filters => "filters",
            Self::Detail => "detail",
            Self::Article => "article",
            Self::Matrix => "matrix",
            Self::Speakers => "speakers",
            Self::Replies => "replies",
            Self::Dossiers => "dossiers",
            Self::Input => "input",
            Self::Note => "note",
            Self::Finder => "finder",
            Self::Copying => "copying",
            Self::Help => "help",
        }
    }

    /// Whether letters are text here, so that a character needs no entry.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Input | Self::Note | Self::Finder)
    }

    /// The context that is asked for a key without an entry in this one.
    fn outer(self) -> Option<Self> {
        match self {
            Self::Everywhere => None,
            Self::Moving | Self::Input => Some(Self::Everywhere),
            Self::Panes | Self::Copying | Self::Help => Some(Self::Moving),
            Self::List
            | Self::Filters
            | Self::Detail
            | Self::Article
            | Self::Matrix
            | Self::Speakers
            | Self::Replies
            | Self::Dossiers => Some(Self::Panes),
            Self::Note | Self::Finder => Some(Self::Input),
        }
    }

    fn chain(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |context| context.outer())
    }
}

impl fmt::Display for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Which key stands for which action, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    /// In the order of the file, which is the order of the hints and the help.
    entries: BTreeMap<Context, Vec<(Key, Action)>>,
}

/// The key file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeysError {
    /// It is no RON, or not a map of maps of strings.
    #[error(transparent)]
    Syntax(#[from] ron::error::SpannedError),
    /// It has a context that does not exist.
    #[error("no context is named `{name}`; there are {}", contexts())]
    UnknownContext {
        /// The name that it gives.
        name: String,
    },
    /// It has a key that does not exist.
    #[error("in `{context}`: {error}")]
    UnknownKey {
        /// Where in the file.
        context: Context,
        /// What is wrong with it.
        error: KeyError,
    },
    /// It has an action that does not exist.
    #[error("in `{context}`, key `{key}`: {error}")]
    UnknownAction {
        /// Where in the file.
        context: Context,
        /// The key that should stand for it.
        key: Key,
        /// What is wrong with it.
        error: UnknownAction,
    },
    /// One key would stand for two actions.
    #[error("in `{context}`, the key `{key}` stands for both `{first}` and `{second}`")]
    Conflict {
        /// Where in the file.
        context: Context,
        /// The key.
        key: Key,
        /// The action that the file names first.
        first: Action,
        /// The action that it names after that.
        second: Action,
    },
    /// A character stands for an action where it should be typed.
    #[error("in `{context}`, letters are text: the key `{key}` cannot stand for `{action}`")]
    Text {
        /// Where in the file.
        context: Context,
        /// The key.
        key: Key,
        /// The action that the file names.
        action: Action,
    },
}

fn contexts() -> String {
    Context::ALL.map(Context::name).join(", ")
}

impl Keymap {
    /// The keys that are compiled in.
    pub fn defaults() -> Self {
        // The text is a constant, and the tests of this file parse it.
        Self::parse(DEFAULTS).expect("assets/keys.ron is valid")
    }

    /// The keys of a key file: RON, context to key to action.
    ///
    /// # Errors
    /// When the text is no such file, names something that does not exist, or gives one key two
    /// meanings in one context.
    pub fn parse(text: &str) -> Result<Self, KeysError> {
        let file: Pairs<Pairs<String>> = ron::from_str(text)?;
        let mut keymap = Self { entries: BTreeMap::new() };
        for (name, keys) in file.0 {
            let context = Context::ALL.into_iter().find(|context| context.name() == name);
            let context = context.ok_or(KeysError::UnknownContext { name })?;
            for (key, action) in keys.0 {
                keymap.add(context, &key, &action)?;
            }
        }
        Ok(keymap)
    }

    fn add(&mut self, context: Context, key: &str, action: &str) -> Result<(), KeysError> {
        let key: Key = key.parse().map_err(|error| KeysError::UnknownKey { context, error })?;
        let action: Action =
            action.parse().map_err(|error| KeysError::UnknownAction { context, key, error })?;
        if context.is_text() && key.text().is_some() {
            return Err(KeysError::Text { context, key, action });
        }
        let entries = self.entries.entry(context).or_default();
        if let Some((_, first)) = entries.iter().find(|(other, _)| *other == key) {
            return Err(KeysError::Conflict { context, key, first: *first, second: action });
        }
        entries.push((key, action));
        Ok(())
    }

    /// What a key stands for in a context.
    pub fn action(&self, context: Context, key: Key) -> Option<Action> {
        context.chain().find_map(|context| self.own(context, key))
    }

    /// The keys that stand for an action in a context, the most usual first.
    pub fn keys(&self, context: Context, action: Action) -> Vec<Key> {
        let bound = self.bound(context).into_iter();
        bound.filter(|(_, other)| *other == action).map(|(key, _)| key).collect()
    }

    /// Everything that can be done in a context, with its keys, in the order of the file: the
    /// context's own entries first.
    pub fn bound(&self, context: Context) -> Vec<(Key, Action)> {
        let entries = context.chain().filter_map(|context| self.entries.get(&context));
        entries
            .flatten()
            // What an inner context gives another meaning does not count.
            .filter(|(key, action)| self.action(context, *key) == Some(*action))
            .copied()
            .collect()
    }

    fn own(&self, context: Context, key: Key) -> Option<Action> {
        let entries = self.entries.get(&context)?;
        let found = entries.iter().find(|(other, _)| *other == key);
        found.map(|(_, action)| *action)
    }
}

/// A map as the file has it: in its order, and with keys that stand in it twice, which a map type
/// would swallow.
struct Pairs<T>(Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor(PhantomData))
    }
}

struct PairsVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for PairsVisitor<T> {
    type Value = Pairs<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map such as { \"j\": \"down\" }")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn key(name: &str) -> Key {
        name.parse().unwrap()
    }

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        assert_eq!(Keymap::parse(text).unwrap_err().to_string(), expected);
    }

    #[test]
    fn a_key_with_two_meanings_is_refused_and_both_are_named() {
        refused(
            r#"{ "list": { "j": "down", "k": "up", "j": "last" } }"#,
            "in `list`, the key `j` stands for both `down` and `last`",
        );
        // Another spelling of the same key, in another part of the file.
        refused(
            r#"{ "list": { "space": "down" }, "list": { " ": "up" } }"#,
            "in `list`, the key `space` stands for both `down` and `up`",
        );
    }

    #[test]
    fn unknown_names_are_refused_with_what_there_is() {
        refused(
            r#"{ "list": { "j": "dwon" } }"#,
            "in `list`, key `j`: no action is named `dwon`; the nearest is `down`",
        );
        refused(
            r#"{ "lists": {} }"#,
            "no context is named `lists`; there are everywhere, moving, panes, list, filters, \
             detail, article, matrix, speakers, replies, dossiers, input, note, finder, copying, \
             help",
        );
        refused(
            r#"{ "list": { "strg-d": "down" } }"#,
            "in `list`: `strg-d` is no key: expected a character such as `j`, or a name such as \
             `enter` or `ctrl-d`",
        );
    }

    #[test]
    fn letters_stay_text_where_they_are_text() {
        refused(
            r#"{ "finder": { "q": "leave" } }"#,
            "in `finder`, letters are text: the key `q` cannot stand for `leave`",
        );
        let keymap = Keymap::defaults();
        for context in Context::ALL.into_iter().filter(|context| context.is_text()) {
            let text = keymap.bound(context).into_iter().find(|(key, _)| key.text().is_some());
            assert_eq!(text, None);
        }
    }

    #[test]
    fn bad_syntax_is_an_error_with_its_place() {
        let error = Keymap::parse("{ \"list\": ").unwrap_err();
        assert!(matches!(error, KeysError::Syntax(_)));
    }

    #[test]
    fn an_inner_context_outranks_an_outer_one() {
        let keymap = Keymap::defaults();
        let enter = key("enter");
        assert_eq!(keymap.action(Context::List, enter), Some(Action::Open));
        assert_eq!(keymap.action(Context::Filters, enter), Some(Action::OnlyValue));
        assert_eq!(keymap.action(Context::Finder, enter), Some(Action::Accept));
        assert_eq!(keymap.action(Context::Finder, key("tab")), Some(Action::AddSpeaker));
        assert_eq!(keymap.action(Context::Help, key("/")), None);
    }

    #[test]
    fn hints_name_only_keys_that_work() {
        let keymap = Keymap::defaults();
        let keys = |context, action| keymap.keys(context, action);
        assert_eq!(keys(Context::List, Action::Down), [key("j"), key("down")]);
        assert_eq!(keys(Context::List, Action::Back), [key("backspace")]);
        assert_eq!(keys(Context::Filters, Action::Back), []);
        assert_eq!(keys(Context::Finder, Action::Complete), []);
    }

    #[test]
    fn the_program_can_be_left_and_layers_peeled_from_everywhere() {
        let keymap = Keymap::defaults();
        for context in Context::ALL {
            assert_eq!(keymap.action(context, key("ctrl-c")), Some(Action::Quit));
            assert_eq!(keymap.action(context, key("ctrl-z")), Some(Action::Suspend));
            assert_eq!(keymap.action(context, key("esc")), Some(Action::Close));
        }
    }

    #[test]
    fn every_action_has_a_default_key() {
        let keymap = Keymap::defaults();
        let bound: HashSet<Action> = Context::ALL
            .into_iter()
            .flat_map(|context| keymap.bound(context))
            .map(|(_, action)| action)
            .collect();
        for action in Action::ALL {
            assert!(bound.contains(action), "{action} has no key");
        }
    }

    #[test]
    fn no_default_needs_alt_gr_on_a_german_keyboard() {
        let keymap = Keymap::defaults();
        for (key, action) in Context::ALL.into_iter().flat_map(|c| keymap.bound(c)) {
            assert!(!key.text().is_some_and(|char| "@[]{}\\|~€²³".contains(char)), "{action}");
        }
    }
}
