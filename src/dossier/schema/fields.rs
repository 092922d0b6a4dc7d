//! Every field of the format: what it means, what it takes, whether it must be there.

use super::{DOSSIER_SCHEMA, model::Schema};
use serde_json::Value;

/// One field of the format.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Where it stands, such as `claims.stances.on`. A field of a word's own follows the word:
    /// `claims.anonymity.Reason.text`.
    pub path: String,
    /// What it means, as a sentence.
    pub meaning: String,
    /// What it takes, such as `a list of ids of speakers`.
    pub takes: String,
    /// Whether it must be there.
    pub presence: Presence,
    /// The version of the format that first had it.
    pub since: u32,
    /// The words that it takes, in order; empty where it takes something else.
    pub words: Vec<Word>,
}

/// Whether a field must be there.
#[derive(Debug, Clone, PartialEq)]
pub enum Presence {
    /// It must.
    Required,
    /// It must, unless the item's `open` has this word.
    RequiredUnlessOpen(String),
    /// It may be left out, and nothing stands for it.
    Optional,
    /// It may be left out, and this value, in RON, stands for it.
    Default(String),
}

/// A word that a field takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// The word itself.
    pub name: String,
    /// How it is written, with what it requires in brackets: `Stated(2)`.
    pub form: String,
    /// What it means, as a sentence.
    pub meaning: String,
    /// The version of the format that first had it.
    pub since: u32,
}

/// Every field, each followed by those inside it.
pub fn fields() -> Vec<Field> {
    // It is this program's own, and a test reads it.
    let root = serde_json::from_str(DOSSIER_SCHEMA).expect("assets/dossier.schema.json is read");
    fields_of(&root)
}

/// The fields that a schema describes.
pub(super) fn fields_of(root: &Schema) -> Vec<Field> {
    let mut found = Vec::new();
    Reader { root }.read(root, "", &mut found);
    found
}

/// The fields that `what` names, each followed by those inside it: by a path or the end of one (a
/// name without a point is a whole path only of a list or group: each item has its `open`), or
/// by a word that they take. Numbers of items do not count, so `claims[3].speaker` will do. Empty
/// where it names nothing.
pub fn explained(what: &str) -> Vec<Field> {
    let fields = fields();
    let named = without_numbers(what);
    let with_those_inside = |is: &dyn Fn(&Field) -> bool| -> Vec<Field> {
        let paths: Vec<&str> = fields.iter().filter(|it| is(it)).map(|it| &*it.path).collect();
        let is_inside = |field: &Field, path: &str| {
            let rest = field.path.strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let is_kept = |field: &&Field| paths.iter().any(|path| is_inside(field, path));
        fields.iter().filter(is_kept).cloned().collect()
    };
    let of_word = |is: &dyn Fn(&Word) -> bool| -> Vec<Field> {
        fields.iter().filter(|field| field.words.iter().any(is)).cloned().collect()
    };
    let inside = format!("{named}.");
    let is_whole = named.contains('.') || fields.iter().any(|it| it.path.starts_with(&inside));
    let tries: [&dyn Fn() -> Vec<Field>; 5] = [
        &|| with_those_inside(&|field| is_whole && field.path == named),
        &|| with_those_inside(&|field| ends_as(&field.path, &named)),
        &|| of_word(&|word| word.name == named),
        &|| with_those_inside(&|field| ends_as(&lower(&field.path), &lower(&named))),
        &|| of_word(&|word| word.name.eq_ignore_ascii_case(&named)),
    ];
    tries.iter().map(|find| find()).find(|found| !found.is_empty()).unwrap_or_default()
}

fn lower(text: &str) -> String {
    text.to_ascii_lowercase()
}

/// A path as `check` prints it, without the numbers of items.
fn without_numbers(path: &str) -> String {
    path.split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest)).collect()
}

/// Whether a path ends with the last step of `named`, and has its other steps before, in order.
fn ends_as(path: &str, named: &str) -> bool {
    let (mut steps, mut names) = (path.rsplit('.'), named.rsplit('.'));
    steps.next() == names.next() && names.all(|name| steps.any(|step| step == name))
}

/// Reads the fields out of a schema.
struct Reader<'s> {
    root: &'s Schema,
}

impl<'s> Reader<'s> {
    /// The fields of an object, or of the words of an enum, at `path`.
    fn read(&self, schema: &'s Schema, path: &str, found: &mut Vec<Field>) {
        for (name, property) in &schema.properties.0 {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            let types = self.types(property);
            found.push(Field {
                path: path.clone(),
                meaning: property.description.clone(),
                takes: self.phrase(property, None, false),
                presence: self.presence(schema, name, property),
                since: property.since.unwrap_or(1),
                words: types
                    .iter()
                    .flat_map(|it| &it.one_of)
                    .filter_map(|it| self.word(it))
                    .collect(),
            });
            for schema in types {
                if schema.one_of.is_empty() {
                    self.read(schema, &path, found);
                }
                for (word, fields) in schema.one_of.iter().flat_map(|it| &it.properties.0) {
                    self.read(fields, &format!("{path}.{word}"), found);
                }
            }
        }
    }

    /// What a name stands for.
    fn resolve(&self, schema: &'s Schema) -> &'s Schema {
        schema.type_name().and_then(|name| self.root.defs.get(name)).unwrap_or(schema)
    }

    /// The types of a value, or of a list's items.
    fn types(&self, schema: &'s Schema) -> Vec<&'s Schema> {
        let schema = self.resolve(schema);
        match &schema.items {
            Some(items) => self.types(items),
            None if schema.any_of.is_empty() => vec![schema],
            None => schema.any_of.iter().flat_map(|it| self.types(it)).collect(),
        }
    }

    fn presence(&self, object: &Schema, name: &str, property: &'s Schema) -> Presence {
        if let Some(word) = &property.open {
            return Presence::RequiredUnlessOpen(word.clone());
        }
        if object.required.iter().any(|it| it == name) {
            return Presence::Required;
        }
        let default = property.default.as_ref().or(self.resolve(property).default.as_ref());
        match default {
            Some(Value::String(word)) => Presence::Default(word.clone()),
            _ if property.is("array") => Presence::Default("[]".to_owned()),
            _ => Presence::Optional,
        }
    }

    /// What a value is; `of` is the list that it refers to.
    fn phrase(&self, schema: &'s Schema, of: Option<&str>, is_plural: bool) -> String {
        let of = schema.refers_to.as_deref().or(of);
        let counted = |one: &str, many: &str| {
            if is_plural { many.to_owned() } else { one.to_owned() }
        };
        if schema.type_name() == Some("Id") {
            return match of {
                Some(list) if is_plural => format!("ids of {list}"),
                Some(list) => format!("the id of a {}", list.trim_end_matches('s')),
                None => counted("an id", "ids"),
            };
        }
        let schema = self.resolve(schema);
        if let Some(items) = &schema.items {
            let list = counted("a list of", "lists of");
            return format!("{list} {}", self.phrase(items, of, true));
        }
        if !schema.any_of.is_empty() {
            let types = schema.any_of.iter().filter(|it| !it.is("null"));
            let types: Vec<String> = types.map(|it| self.phrase(it, of, is_plural)).collect();
            return types.join(", or ");
        }
        if !schema.one_of.is_empty() {
            return counted("one of these words", "these words");
        }
        if schema.is("integer") {
            let range = match (schema.minimum, schema.maximum) {
                (Some(least), Some(most)) => format!(" from {least} to {most}"),
                _ => String::new(),
            };
            return counted("a whole number", "whole numbers") + &range;
        }
        match schema.is("object") {
            true => counted("a group of fields", "groups of fields"),
            false => counted("a text", "texts"),
        }
    }

    fn word(&self, schema: &'s Schema) -> Option<Word> {
        let (name, form) = match (&schema.word, schema.properties.0.first()) {
            (Some(name), _) => (name, name.clone()),
            (None, Some((name, value))) => (name, format!("{name}({})", self.example(value))),
            (None, None) => return None,
        };
        Some(Word {
            name: name.clone(),
            form,
            meaning: schema.description.clone(),
            since: schema.since.unwrap_or(1),
        })
    }

    /// What stands between the brackets around a value, in RON: what is required of it.
    fn example(&self, schema: &'s Schema) -> String {
        let schema = self.resolve(schema);
        if let Some(items) = &schema.items {
            return format!("[{}]", self.example(items));
        }
        if let Some(word) = schema.one_of.first().and_then(|it| self.word(it)) {
            return word.form;
        }
        if schema.is("integer") {
            return "2".to_owned();
        }
        if !schema.is("object") {
            return "\"...\"".to_owned();
        }
        let required = schema.properties.0.iter();
        let required = required.filter(|(name, _)| schema.required.contains(name));
        let fields = required.map(|(name, value)| match self.resolve(value).is("object") {
            true => format!("{name}: ({})", self.example(value)),
            false => format!("{name}: {}", self.example(value)),
        });
        fields.collect::<Vec<_>>().join(", ")
    }
}
