//! Which key stands for which action, and where.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::context::Context;
use super::file::{Mistake, place_of};
use super::key::Key;
use crate::action::Action;

/// The keys that are compiled in, as their file has them.
pub const DEFAULT_KEYS: &str = include_str!("../../assets/keys.ron");

/// What stands in the place of an action where a key is to do nothing.
const NOTHING: &str = "nothing";

/// Which key stands for which action, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    /// In the order of the file, which is the order of the hints and the help.
    entries: BTreeMap<Context, Vec<Entry>>,
}

/// A key, and what it stands for; one that stands for nothing hides what it does further out.
type Entry = (Key, Option<Action>);

impl Keymap {
    /// The keys that are compiled in.
    pub fn defaults() -> Self {
        let empty = Self { entries: BTreeMap::new() };
        // The text is a constant, and the tests of this file read it.
        empty.patched(DEFAULT_KEYS).expect("assets/keys.ron is valid")
    }

    /// These keys, changed as a key file says: RON, context to key to action, where the action
    /// `nothing` takes a key's meaning away.
    ///
    /// # Errors
    ///
    /// Everything in the text that names what does not exist, or that gives one key two meanings
    /// in one context; or why it is no key file at all.
    pub fn patched(mut self, text: &str) -> Result<Self, Vec<Mistake>> {
        let patch = Patch::read(text)?;
        for (context, entries) in patch.entries {
            let own = self.entries.entry(context).or_default();
            own.retain(|(key, _)| !entries.iter().any(|(other, _)| other == key));
            own.extend(entries);
        }
        Ok(self)
    }

    /// What a key stands for in a context.
    pub fn action(&self, context: Context, key: Key) -> Option<Action> {
        context.chain().find_map(|context| self.own(context, key)).flatten()
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
            .filter_map(|(key, action)| Some((*key, (*action)?)))
            .filter(|(key, action)| self.action(context, *key) == Some(*action))
            .collect()
    }

    /// What can be done in a context and not in the one around it, with its keys.
    pub fn own_of(&self, context: Context) -> Vec<(Key, Action)> {
        let entries = self.entries.get(&context).into_iter().flatten();
        entries.filter_map(|(key, action)| Some((*key, (*action)?))).collect()
    }

    /// What a context itself says about a key.
    fn own(&self, context: Context, key: Key) -> Option<Option<Action>> {
        let entries = self.entries.get(&context)?;
        let found = entries.iter().find(|(other, _)| *other == key);
        found.map(|(_, action)| *action)
    }
}

/// A key file, read.
struct Patch<'t> {
    text: &'t str,
    entries: BTreeMap<Context, Vec<Entry>>,
    mistakes: Vec<Mistake>,
}

impl<'t> Patch<'t> {
    fn read(text: &'t str) -> Result<Self, Vec<Mistake>> {
        let file: Pairs<'_, Pairs<'_, &RawValue>> =
            ron::from_str(text).map_err(|error| vec![error.into()])?;
        let mut patch = Patch { text, entries: BTreeMap::new(), mistakes: Vec::new() };
        for (name, keys) in &file.0 {
            let word = word(name);
            match Context::ALL.into_iter().find(|context| context.name() == word) {
                Some(context) => {
                    keys.0.iter().for_each(|(key, action)| patch.add(context, key, action));
                }
                None => {
                    let names = Context::ALL.map(Context::name).join(", ");
                    patch.refuse(name, format!("no context is named `{word}`; there are {names}"));
                }
            }
        }
        if patch.mistakes.is_empty() { Ok(patch) } else { Err(patch.mistakes) }
    }

    fn add(&mut self, context: Context, key_part: &RawValue, action_part: &RawValue) {
        let (text, name) = (word(key_part), word(action_part));
        let key: Key = match text.parse() {
            Ok(key) => key,
            Err(error) => return self.refuse(key_part, format!("in `{context}`: {error}")),
        };
        let action: Option<Action> = match (name.as_str(), name.parse()) {
            (NOTHING, _) => None,
            (_, Ok(action)) => Some(action),
            // It stands beside its key.
            (_, Err(error)) => {
                return self.refuse(action_part, format!("in `{context}`, key `{key}`: {error}"));
            }
        };
        let entries = self.entries.entry(context).or_default();
        let known = entries.iter().find(|(other, _)| *other == key);
        let mistake = if context.is_text() && key.text().is_some() {
            format!("in `{context}`, letters are text: the key `{key}` cannot stand for `{name}`")
        } else if key.is_interrupt() && action != Some(Action::Quit) {
            format!("in `{context}`, the key `ctrl-c` always quits: it can stand for nothing else")
        } else if let Some((_, first)) = known {
            let first = first.map_or(NOTHING, Action::name);
            format!("in `{context}`, the key `{key}` stands for both `{first}` and `{name}`")
        } else {
            return entries.push((key, action));
        };
        self.refuse(key_part, mistake);
    }

    fn refuse(&mut self, part: &RawValue, message: String) {
        let place = place_of(self.text, part.trim().get_ron());
        self.mistakes.push(Mistake { place, message });
    }
}

/// A text as the file has it; what is no text is taken as it is written.
fn word(raw: &RawValue) -> String {
    raw.into_rust().unwrap_or_else(|_| raw.trim().get_ron().to_owned())
}

/// A map as the file has it: in its order, and with keys that stand in it twice, which a map type
/// would swallow.
struct Pairs<'t, T>(Vec<(&'t RawValue, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<'de, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor(PhantomData))
    }
}

struct PairsVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for PairsVisitor<T> {
    type Value = Pairs<'de, T>;

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

    fn errors(text: &str) -> Vec<String> {
        let errors = Keymap::defaults().patched(text).unwrap_err();
        errors.iter().map(|error| format!("{}: {error}", error.place)).collect()
    }

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        let errors = errors(text);
        let [error] = errors.as_slice() else { panic!("{errors:?}") };
        assert_eq!(error.split_once(": ").unwrap().1, expected);
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
            "no context is named `lists`; there are everywhere, moving, panes, brief, list, \
             filters, detail, article, matrix, speakers, replies, dossiers, input, note, finder, copying, \
             palette, help, help-search, problems",
        );
        refused(
            r#"{ "list": { "strg-d": "down" } }"#,
            "in `list`: `strg-d` is not a key: write a character such as `j`, or a name such as \
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
        assert_eq!(errors("{ \"list\": "), ["1:10: Expected opening `{`"]);
        assert_eq!(errors("[]"), ["1:1: Expected opening `{`"]);
        let number = errors("{ \"list\": { \"j\": 7 } }");
        assert!(number[0].starts_with("1:18: in `list`, key `j`: no action is named `7`"));
    }

    #[test]
    fn every_mistake_is_told_with_its_place() {
        let text = "// mine\n{\n  \"lists\": {},\n  \"list\": {\n    \"ä\": \"dwon\", \"xx\": \"up\",\n  },\n}";
        let errors = errors(text);
        assert!(errors[0].starts_with("3:3: no context is named `lists`"), "{errors:?}");
        assert!(errors[1].starts_with("5:10: in `list`, key `ä`: no action"), "{errors:?}");
        assert!(errors[2].starts_with("5:18: in `list`: `xx` is not a key"), "{errors:?}");
    }

    #[test]
    fn a_patch_changes_what_it_names_and_nothing_else() {
        let text = r#"{ "list": { "x": "copy", "q": "nothing" }, "panes": { "y": "mark" } }"#;
        let keymap = Keymap::defaults().patched(text).unwrap();
        assert_eq!(keymap.action(Context::List, key("x")), Some(Action::Copy));
        assert_eq!(keymap.action(Context::List, key("y")), Some(Action::Mark));
        assert_eq!(keymap.action(Context::List, key("q")), None);
        assert_eq!(keymap.action(Context::Detail, key("q")), Some(Action::Leave));
        assert_eq!(keymap.keys(Context::List, Action::Copy), [key("x")]);
        assert_eq!(keymap.action(Context::List, key("j")), Some(Action::Down));
        assert_eq!(Keymap::defaults().patched("{}"), Ok(Keymap::defaults()));
    }

    #[test]
    fn the_way_out_cannot_be_taken_away() {
        refused(
            r#"{ "list": { "ctrl-c": "copy" } }"#,
            "in `list`, the key `ctrl-c` always quits: it can stand for nothing else",
        );
    }

    #[test]
    fn an_inner_context_outranks_an_outer_one() {
        let keymap = Keymap::defaults();
        let enter = key("enter");
        assert_eq!(keymap.action(Context::List, enter), Some(Action::Open));
        assert_eq!(keymap.action(Context::Filters, enter), Some(Action::OnlyValue));
        assert_eq!(keymap.action(Context::Finder, enter), Some(Action::Accept));
        assert_eq!(keymap.action(Context::Finder, key("tab")), Some(Action::AddSpeaker));
        assert_eq!(keymap.action(Context::Help, key("s")), None);
    }

    #[test]
    fn hints_name_only_keys_that_work() {
        let keymap = Keymap::defaults();
        let keys = |context, action| keymap.keys(context, action);
        assert_eq!(keys(Context::List, Action::Down), [key("j"), key("down")]);
        assert_eq!(keys(Context::List, Action::Back), [key("backspace"), key("ctrl-o")]);
        assert_eq!(keys(Context::Filters, Action::Back), [key("ctrl-o")]);
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
