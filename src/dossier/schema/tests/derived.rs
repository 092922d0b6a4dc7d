//! The schema of a type, derived from it, and finished with what only the program knows.

use crate::dossier::{
    FORMAT, NONE, Str,
    check::must_say_something,
    id::MAX_LEN,
    path::{Path, Step},
};
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use serde::{Deserialize, Serialize, Serializer, ser::SerializeMap};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// `YYYY-MM-DD`.
pub const DATE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
/// The shape of a language's tag (BCP 47); which subtags there may be is left to `check`.
pub const LANGUAGE: &str = "^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$";
/// A fingerprint in hexadecimal.
pub const SHA256: &str = "^[0-9A-Fa-f]{64}$";
/// From one word to eight, however far apart.
pub const EIGHT_WORDS: &str = r"^\s*\S+(\s+\S+){0,7}\s*$";

/// The order of a type's fields, until they are written in it.
const ORDER: &str = "x-order";

impl JsonSchema for Str<'_> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

/// Notes the order in which `T` declares its fields, which a map of JSON forgets. What serde says
/// of a field that it does not know lists them.
pub fn in_order<T: Deserialize<'static>>(schema: &mut Schema) {
    fn declared<T: Deserialize<'static>>(unknown: Value) -> Value {
        let error = T::deserialize(unknown).err().expect("no type has a field without a name");
        let error = error.to_string();
        let (_, names) = error
            .split_once(", expected ")
            .unwrap_or_else(|| panic!("a type does not deny unknown fields: {error}"));
        names.split('`').skip(1).step_by(2).collect()
    }
    let unknown = json!({ "": null });
    if schema.get("properties").is_some() {
        schema.insert(ORDER.to_owned(), declared::<T>(unknown));
        return;
    }
    let words = schema.get_mut("oneOf").and_then(Value::as_array_mut).expect("it has fields");
    for object in words.iter_mut().filter_map(|word| word.get_mut("properties")) {
        for (word, fields) in object.as_object_mut().unwrap() {
            if fields.get("properties").is_some() {
                fields[ORDER] = declared::<T>(json!({ word: unknown }));
            }
        }
    }
}

/// The schema of a type, as it is published.
pub fn derived<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().for_deserialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>().to_value();
    finish(&mut schema);
    schema["$defs"]["Id"] = json!({
        "description": "A short name, unique among its kind.",
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        "maxLength": MAX_LEN,
        "not": { "const": NONE },
    });
    let mut texts = Vec::new();
    texts_that_say_something(&schema, "", &mut Path::root(), &mut texts);
    for pointer in texts {
        schema.pointer_mut(&pointer).unwrap()["minLength"] = 1.into();
    }
    schema
}

/// Says what the derive does not know, here and inside.
fn finish(schema: &mut Value) {
    let Some(object) = schema.as_object_mut() else {
        return schema.as_array_mut().into_iter().flatten().for_each(finish);
    };
    if let Some(text) = object.get("description").and_then(Value::as_str) {
        // A comment's lines are as long as the code's.
        let text = text.replace('\n', " ").replace("[`FORMAT`]", &FORMAT.to_string());
        object.insert("description".to_owned(), text.into());
    }
    // `uint16` is a name of schemars's own, and the range says it.
    if object.get("type").is_some_and(|kind| kind == "integer") {
        object.remove("format");
    }
    if object.contains_key("x-refers-to") {
        make_ids(object);
    }
    if let Some(properties) = object.get_mut("properties").and_then(Value::as_object_mut) {
        if let Some(id) = properties.get_mut("id").and_then(Value::as_object_mut) {
            make_ids(id);
        }
        let mut open = Vec::new();
        for (name, property) in properties.iter_mut() {
            if let Some(word) = property.get("x-open").cloned() {
                open.push(present_or_open(name, property, &word));
                without_null(property);
            }
        }
        if !open.is_empty() {
            object.insert("allOf".to_owned(), open.into());
        }
    }
    object.values_mut().for_each(finish);
}

/// A text becomes an id, and a list of texts one that names each id once.
fn make_ids(schema: &mut Map<String, Value>) {
    if schema.get("type").is_some_and(|kind| kind == "array") {
        schema.insert("uniqueItems".to_owned(), true.into());
        make_ids(schema["items"].as_object_mut().unwrap());
    } else {
        assert!(is_text(&schema["type"]), "no id can stand here: {schema:?}");
        schema.insert("$ref".to_owned(), "#/$defs/Id".into());
    }
}

/// Whether a type is that of texts, which may be left out.
fn is_text(kind: &Value) -> bool {
    kind == "string" || *kind == json!(["string", "null"])
}

/// Of a field that is there, what it is: `null` would be another way to leave it out.
fn without_null(schema: &mut Value) {
    let schema = schema.as_object_mut().unwrap();
    schema.remove("default");
    if schema.get("type").is_some_and(is_text) {
        schema.insert("type".to_owned(), "string".into());
    }
    if let Some(Value::Array(types)) = schema.get_mut("anyOf") {
        types.retain(|it| it["type"] != "null");
    }
}

/// A field is there, and no empty list, or its word is among what is still open.
fn present_or_open(field: &str, schema: &Value, word: &Value) -> Value {
    let mut is_there = json!({ "required": [field] });
    if schema["type"] == "array" {
        is_there["properties"] = json!({ field: { "minItems": 1 } });
    }
    let word = json!({ "anyOf": [{ "const": word }, { "type": "object", "required": [word] }] });
    let is_open = json!({
        "required": ["open"],
        "properties": { "open": { "contains": word } },
    });
    json!({ "anyOf": [is_there, is_open] })
}

/// Where the texts are described that may not be empty, by the check's own rule.
fn texts_that_say_something(root: &Value, at: &str, path: &mut Path, found: &mut Vec<String>) {
    let schema = root.pointer(at).unwrap();
    if is_text(&schema["type"]) && schema.get("const").is_none() && must_say_something(path) {
        found.push(at.to_owned());
    }
    if let Some(name) = schema["$ref"].as_str().and_then(|it| it.strip_prefix("#/$defs/")) {
        texts_that_say_something(root, &format!("/$defs/{name}"), path, found);
    }
    for list in ["anyOf", "oneOf"] {
        for index in 0..schema[list].as_array().map_or(0, Vec::len) {
            texts_that_say_something(root, &format!("{at}/{list}/{index}"), path, found);
        }
    }
    if schema.get("items").is_some() {
        path.push(Step::Item(0));
        texts_that_say_something(root, &format!("{at}/items"), path, found);
        path.pop();
    }
    // The word that an enum's value stands behind is no step of a path.
    let is_word = |name: &str| name.starts_with(|c: char| c.is_ascii_uppercase());
    for name in schema["properties"].as_object().into_iter().flat_map(Map::keys) {
        let at = format!("{at}/properties/{name}");
        if is_word(name) {
            texts_that_say_something(root, &at, path, found);
        } else {
            path.push(Step::Field(name.clone().into()));
            texts_that_say_something(root, &at, path, found);
            path.pop();
        }
    }
}

/// JSON whose keys stand in an order for readers: fields as declared, types last.
pub struct Ordered<'v>(&'v Value, Option<&'v Value>);

impl<'v> Ordered<'v> {
    pub fn new(schema: &'v Value) -> Self {
        Ordered(schema, None)
    }
}

impl Serialize for Ordered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const FIRST: [&str; 7] =
            ["$schema", "title", "description", "x-since", "$ref", "type", "required"];
        let Ordered(value, order) = self;
        let object = match value {
            Value::Array(items) => {
                return serializer.collect_seq(items.iter().map(|item| Ordered(item, None)));
            }
            Value::Object(object) => object,
            other => return other.serialize(serializer),
        };
        let place = |key: &String| {
            let declared = order.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            match declared.iter().position(|it| it == key) {
                Some(at) => at,
                None => FIRST.iter().position(|it| it == key).unwrap_or(match &**key {
                    "$defs" => usize::MAX,
                    _ => FIRST.len(),
                }),
            }
        };
        let mut entries: Vec<_> = object.iter().filter(|(key, _)| *key != ORDER).collect();
        entries.sort_by_key(|(key, _)| place(key));
        let mut map = serializer.serialize_map(Some(entries.len()))?;
        for (key, value) in entries {
            let order = object.get(ORDER).filter(|_| key == "properties");
            map.serialize_entry(key, &Ordered(value, order))?;
        }
        map.end()
    }
}
