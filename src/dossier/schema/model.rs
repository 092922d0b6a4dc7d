//! A JSON Schema, as far as the program reads its own.

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::Value;
use std::{collections::HashMap, fmt};

/// What one place of a dossier takes.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Schema {
    pub description: String,
    #[serde(rename = "$ref")]
    reference: String,
    #[serde(rename = "$defs")]
    pub defs: HashMap<String, Schema>,
    /// A name, or a list of names.
    #[serde(rename = "type")]
    kind: Value,
    pub properties: Properties,
    pub required: Vec<String>,
    pub one_of: Vec<Schema>,
    pub any_of: Vec<Schema>,
    pub items: Option<Box<Schema>>,
    #[serde(rename = "const")]
    pub word: Option<String>,
    pub default: Option<Value>,
    pub minimum: Option<u32>,
    pub maximum: Option<u32>,
    #[serde(rename = "x-refers-to")]
    pub refers_to: Option<String>,
    #[serde(rename = "x-since")]
    pub since: Option<u32>,
    #[serde(rename = "x-open")]
    pub open: Option<String>,
}

impl Schema {
    pub fn is(&self, kind: &str) -> bool {
        match &self.kind {
            Value::Array(kinds) => kinds.iter().any(|it| it == kind),
            other => other == kind,
        }
    }

    /// The name of the type that it stands for, if it is no more than a name.
    pub fn type_name(&self) -> Option<&str> {
        self.reference.strip_prefix("#/$defs/")
    }
}

/// The properties of an object, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Properties(pub Vec<(String, Schema)>);

impl<'de> Deserialize<'de> for Properties {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Properties;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("properties")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Properties, M::Error> {
                let mut properties = Vec::new();
                while let Some(property) = map.next_entry()? {
                    properties.push(property);
                }
                Ok(Properties(properties))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}
