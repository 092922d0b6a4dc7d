//! Which key stands for which action, and where.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::context::Context;
use super::file::{Mistake, place_of};
use super::key::Key;
use super::sequence::Sequence;
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

/// A key or several, and what they stand for; those that stand for nothing hide what they do further
/// out.
type Entry = (Sequence, Option<Action>);

impl Keymap {
    /// The keys that are compiled in.
    pub fn defaults() -> Self {
        let empty = Self { entries: BTreeMap::new() };
        // The text is a constant, and the tests of this file read it.
        empty.patched(DEFAULT_KEYS).expect("assets/keys.ron is valid")
    }

    /// These keys, changed as a key file says: RON, context to key to action, where the action
    /// `nothing` takes a key's meaning away. A key that begins sequences here and stands for
    /// something there does what it says there, and they are gone.
    ///
    /// # Errors
    ///
    /// Everything in the text that names what does not exist, or that gives one key two meanings
    /// in one context; or why it is no key file at all.
    pub fn patched(mut self, text: &str) -> Result<Self, Vec<Mistake>> {
        let patch = Patch::read(text)?;
        for (context, entries) in &patch.entries {
            let is_hidden = |keys: &Sequence, is_inner: bool| {
                entries.iter().any(|(other, _)| match is_inner {
                    true => keys != other && keys.after(other).is_some(),
                    false => keys.is_related(other),
                })
            };
            for (inner, own) in &mut self.entries {
                if inner.chain().any(|outer| outer == *context) {
                    own.retain(|(keys, _)| !is_hidden(keys, inner != context));
                }
            }
        }
        for (context, entries) in patch.entries {
            self.entries.entry(context).or_default().extend(entries);
        }
        Ok(self)
    }

    /// What keys stand for in a context, pressed one after the other.
    pub fn action(&self, context: Context, keys: &Sequence) -> Option<Action> {
        let entries = context.chain().filter_map(|context| self.entries.get(&context)).flatten();
        let (found, action) = entries.into_iter().find(|(other, _)| other.is_related(keys))?;
        action.filter(|_| found == keys)
    }

    /// What may follow keys that begin a sequence, and what each then stands for; nothing where
    /// they begin none.
    pub fn following(&self, context: Context, begun: &Sequence) -> Vec<(Sequence, Action)> {
        let entries = context.chain().filter_map(|context| self.entries.get(&context)).flatten();
        let follows = entries.filter_map(|(keys, action)| {
            let rest = keys.after(begun).filter(|rest| !rest.keys().is_empty())?;
            let action = (*action)?;
            (self.action(context, keys) == Some(action)).then_some((rest, action))
        });
        follows.collect()
    }

    /// The keys that stand for an action in a context, the most usual first.
    pub fn keys(&self, context: Context, action: Action) -> Vec<Sequence> {
        let entries = context.chain().filter_map(|context| self.entries.get(&context)).flatten();
        let stands_for =
            |(keys, other): &&Entry| *other == Some(action) && self.action(context, keys) == *other;
        entries.filter(stands_for).map(|(keys, _)| keys.clone()).collect()
    }

    /// Everything that can be done in a context, with its keys, in the order of the file: the
    /// context's own entries first.
    pub fn bound(&self, context: Context) -> Vec<(Sequence, Action)> {
        let entries = context.chain().filter_map(|context| self.entries.get(&context));
        entries
            .flatten()
            // What an inner context gives another meaning does not count.
            .filter_map(|(keys, action)| Some((keys.clone(), (*action)?)))
            .filter(|(keys, action)| self.action(context, keys) == Some(*action))
            .collect()
    }

    /// What can be done in a context and not in the one around it, with its keys.
    pub fn own_of(&self, context: Context) -> Vec<(Sequence, Action)> {
        let entries = self.entries.get(&context).into_iter().flatten();
        entries.filter_map(|(keys, action)| Some((keys.clone(), (*action)?))).collect()
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
        let keys: Sequence = match text.parse() {
            Ok(keys) => keys,
            Err(error) => return self.refuse(key_part, format!("in `{context}`: {error}")),
        };
        let action: Option<Action> = match (name.as_str(), name.parse()) {
            (NOTHING, _) => None,
            (_, Ok(action)) => Some(action),
            // It stands beside its key.
            (_, Err(error)) => {
                return self.refuse(action_part, format!("in `{context}`, key `{keys}`: {error}"));
            }
        };
        let entries = self.entries.entry(context).or_default();
        let known = entries.iter().find(|(other, _)| other.is_related(&keys));
        let is_long = keys.keys().len() > 1;
        let is_text = keys.keys().first().is_some_and(|key| key.text().is_some());
        let has_interrupt = keys.keys().iter().any(|key| key.is_interrupt());
        let mistake = if context.is_text() && is_text {
            format!("in `{context}`, letters are text: the key `{keys}` cannot stand for `{name}`")
        } else if has_interrupt && (is_long || action != Some(Action::Quit)) {
            format!("in `{context}`, the key `ctrl-c` always quits: it can stand for nothing else")
        } else if is_long && keys.keys().contains(&Key::ESCAPE) {
            format!(
                "in `{context}`, `{keys}`: `esc` leaves what was begun, and cannot be part of it"
            )
        } else if let Some((other, first)) = known {
            let first = first.map_or(NOTHING, Action::name);
            match other.keys().len().cmp(&keys.keys().len()) {
                Ordering::Equal => {
                    format!(
                        "in `{context}`, the key `{keys}` stands for both `{first}` and `{name}`"
                    )
                }
                Ordering::Less => begins(context, (other, first), (&keys, &name)),
                Ordering::Greater => begins(context, (&keys, &name), (other, first)),
            }
        } else {
            return entries.push((keys, action));
        };
        self.refuse(key_part, mistake);
    }

    fn refuse(&mut self, part: &RawValue, message: String) {
        let place = place_of(self.text, part.trim().get_ron());
        self.mistakes.push(Mistake { place, message });
    }
}

/// That keys which begin longer ones cannot stand for something themselves.
fn begins(
    context: Context,
    (short, first): (&Sequence, &str),
    (long, second): (&Sequence, &str),
) -> String {
    format!(
        "in `{context}`, `{short}` stands for `{first}`, and begins `{long}`, which stands for \
         `{second}`: it cannot do both"
    )
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

    fn key(name: &str) -> Sequence {
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
             filters, detail, article, matrix, speakers, replies, dossiers, input, note, finder, picker, \
             picker-search, copying, palette, help, help-search, comparison, log, problems",
        );
        refused(
            r#"{ "list": { "strg-d": "down" } }"#,
            "in `list`: `strg-d` is not a key: write a character such as `j`, a name such as \
             `enter` or `ctrl-d`, or several with blanks between them, such as `g g`",
        );
    }

    #[test]
    fn a_key_that_begins_others_cannot_stand_for_something_itself() {
        let expected = "in `list`, `g` stands for `first`, and begins `g e`, which stands for \
                        `last`: it cannot do both";
        refused(r#"{ "list": { "g": "first", "g e": "last" } }"#, expected);
        refused(r#"{ "list": { "g e": "last", "g": "first" } }"#, expected);
        refused(
            r#"{ "list": { "g z": "first", "g z": "last" } }"#,
            "in `list`, the key `g z` stands for both `first` and `last`",
        );
        refused(
            r#"{ "list": { "g esc": "first" } }"#,
            "in `list`, `g esc`: `esc` leaves what was begun, and cannot be part of it",
        );
        refused(
            r#"{ "list": { "g ctrl-c": "quit" } }"#,
            "in `list`, the key `ctrl-c` always quits: it can stand for nothing else",
        );
        refused(
            r#"{ "finder": { "g g": "first" } }"#,
            "in `finder`, letters are text: the key `g g` cannot stand for `first`",
        );
    }

    #[test]
    fn what_may_follow_comes_from_every_context_around() {
        let keymap = Keymap::defaults().patched(r#"{ "list": { "g z": "copy" } }"#).unwrap();
        let following = |keymap: &Keymap, context, begun| -> Vec<_> {
            let following = keymap.following(context, &key(begun)).into_iter();
            following.map(|(rest, action)| format!("{rest} {action}")).collect()
        };
        let here = following(&keymap, Context::List, "g");
        assert_eq!(here[0], "z copy");
        assert!(here.contains(&"g first".to_owned()) && here.contains(&"e last".to_owned()));
        assert!(!following(&keymap, Context::Help, "g").contains(&"z copy".to_owned()));
        assert!(following(&keymap, Context::List, "j").is_empty());
        assert!(following(&keymap, Context::List, "g g").is_empty());
        assert_eq!(keymap.action(Context::List, &key("g")), None);
        assert_eq!(keymap.action(Context::List, &key("g z")), Some(Action::Copy));
        let less = keymap.patched(r#"{ "panes": { "g e": "nothing" } }"#).unwrap();
        assert!(!following(&less, Context::List, "g").contains(&"e last".to_owned()));
        assert!(following(&less, Context::Help, "g").contains(&"e last".to_owned()));
    }

    #[test]
    fn a_plain_key_of_ones_own_outranks_the_sequences_that_it_begins() {
        for place in ["everywhere", "moving", "panes", "list"] {
            let text = format!(r#"{{ "{place}": {{ "g": "first" }} }}"#);
            let keymap = Keymap::defaults().patched(&text).unwrap();
            assert_eq!(keymap.action(Context::List, &key("g")), Some(Action::First), "{place}");
            assert!(keymap.following(Context::List, &key("g")).is_empty());
            assert_eq!(keymap.action(Context::List, &key("g e")), None);
        }
        let keymap = Keymap::defaults().patched(r#"{ "list": { "g": "nothing" } }"#).unwrap();
        assert!(keymap.following(Context::List, &key("g")).is_empty());
        assert!(!keymap.following(Context::Matrix, &key("g")).is_empty());
    }

    #[test]
    fn letters_stay_text_where_they_are_text() {
        refused(
            r#"{ "finder": { "q": "leave" } }"#,
            "in `finder`, letters are text: the key `q` cannot stand for `leave`",
        );
        let keymap = Keymap::defaults();
        for context in Context::ALL.into_iter().filter(|context| context.is_text()) {
            let bound = keymap.bound(context).into_iter();
            let text = bound.map(|(keys, _)| keys).find(|keys| keys.keys()[0].text().is_some());
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
        assert_eq!(keymap.action(Context::List, &key("x")), Some(Action::Copy));
        assert_eq!(keymap.action(Context::List, &key("y")), Some(Action::Mark));
        assert_eq!(keymap.action(Context::List, &key("q")), None);
        assert_eq!(keymap.action(Context::Detail, &key("q")), Some(Action::Leave));
        assert_eq!(keymap.keys(Context::List, Action::Copy), [key("x")]);
        assert_eq!(keymap.action(Context::List, &key("j")), Some(Action::Down));
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
        assert_eq!(keymap.action(Context::List, &enter), Some(Action::Open));
        assert_eq!(keymap.action(Context::Filters, &enter), Some(Action::OnlyValue));
        assert_eq!(keymap.action(Context::Finder, &enter), Some(Action::Accept));
        assert_eq!(keymap.action(Context::Finder, &key("tab")), Some(Action::AddSpeaker));
        assert_eq!(keymap.action(Context::Help, &key("s")), None);
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
            assert_eq!(keymap.action(context, &key("ctrl-c")), Some(Action::Quit));
            assert_eq!(keymap.action(context, &key("ctrl-z")), Some(Action::Suspend));
            assert_eq!(keymap.action(context, &key("esc")), Some(Action::Close));
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
            let is_hard = |key: &Key| key.text().is_some_and(|it| "@[]{}\\|~€²³".contains(it));
            assert!(!key.keys().iter().any(is_hard), "{action}");
        }
    }
}
