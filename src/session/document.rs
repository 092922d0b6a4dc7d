//! A file of the state folder as JSON, in which only what this version knows is changed: what a
//! later version or a person has put beside it stays as it stands.

use super::{
    StateErrorCause,
    claim_notes::ClaimNotes,
    record::{Entry, Kind, Record},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};

/// The version of the files.
const FORMAT: u32 = 1;

/// The content of a file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Document(Map<String, Value>);

/// What a page's file holds.
#[derive(Debug, Default, PartialEq)]
pub(super) struct PageRead {
    /// What can be read.
    pub page: ClaimNotes,
    /// The ids of the claims of which something cannot be read.
    pub unreadable: Vec<String>,
}

impl Default for Document {
    fn default() -> Self {
        Self(Map::from_iter([("format".to_owned(), FORMAT.into())]))
    }
}

impl Document {
    /// What the bytes of a file mean.
    ///
    /// # Errors
    /// When they mean nothing here, or a later version wrote them.
    pub fn parse(bytes: &[u8]) -> Result<Self, StateErrorCause> {
        // Some editors begin a file with a byte order mark.
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match serde_json::from_slice(bytes) {
            Ok(Value::Object(object)) => Self::of(object),
            _ => Err(StateErrorCause::Damaged),
        }
    }

    fn of(object: Map<String, Value>) -> Result<Self, StateErrorCause> {
        match object.get("format").and_then(Value::as_u64) {
            Some(format) if format == u64::from(FORMAT) => Ok(Self(object)),
            Some(later) if later > u64::from(FORMAT) => Err(StateErrorCause::Newer),
            _ => Err(StateErrorCause::Damaged),
        }
    }

    /// A file that holds the fields of a value and nothing else; nothing where it has no fields.
    pub fn of_fields(value: &impl Serialize) -> Option<Self> {
        let mut document = Self::default();
        match serde_json::to_value(value) {
            Ok(Value::Object(fields)) => document.0.extend(fields),
            _ => return None,
        }
        Some(document)
    }

    /// The value whose fields the file holds.
    ///
    /// # Errors
    /// When it holds others.
    pub fn fields<T: DeserializeOwned>(&self) -> Result<T, StateErrorCause> {
        serde_json::from_value(Value::Object(self.0.clone())).map_err(|_| StateErrorCause::Damaged)
    }

    /// The bytes of a file.
    pub fn print(&self) -> Vec<u8> {
        // `{:#}` of a value is JSON, and never fails.
        format!("{:#}\n", Value::Object(self.0.clone())).into_bytes()
    }

    /// The same in one line.
    pub fn print_in_line(&self) -> String {
        Value::Object(self.0.clone()).to_string()
    }

    /// A page's file as a page in a file of several.
    pub fn into_page(mut self) -> Value {
        self.0.remove("format");
        Value::Object(self.0)
    }

    /// Whether anything stands in it beside the version.
    pub fn has_page(&self) -> bool {
        self.0.len() > 1
    }

    /// Something in it.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key)
    }

    /// Puts something into it, in the place of what was there.
    pub fn set(&mut self, key: &str, value: Value) {
        self.0.insert(key.to_owned(), value);
    }

    /// An object in it; what stood there and was none is dropped.
    pub fn object_mut(&mut self, key: &str) -> &mut Map<String, Value> {
        object_in(&mut self.0, key)
    }

    /// The statuses and notes in it.
    ///
    /// # Errors
    /// When it is another kind of file.
    pub fn page(&self) -> Result<PageRead, StateErrorCause> {
        page_of(&self.0)
    }

    /// Adds statuses and notes; nothing else in it changes. Returns all that it has by then.
    ///
    /// # Errors
    /// When it is another kind of file; then nothing is changed.
    pub fn add(&mut self, page: &ClaimNotes) -> Result<PageRead, StateErrorCause> {
        let mut read = self.page()?;
        read.page.merge(page);
        put_page(&mut self.0, &read.page);
        Ok(read)
    }
}

/// A page as JSON, for a file that holds several.
pub(super) fn page_value(page: &ClaimNotes) -> Value {
    let mut object = Map::new();
    put_page(&mut object, page);
    Value::Object(object)
}

/// The page that an object holds.
///
/// # Errors
/// When it holds something else.
pub(super) fn page_of(object: &Map<String, Value>) -> Result<PageRead, StateErrorCause> {
    let mut read = PageRead::default();
    let claims = match object.get("claims") {
        Some(Value::Object(claims)) => claims,
        None => return Ok(read),
        Some(_) => return Err(StateErrorCause::Damaged),
    };
    if let Some(replaced) = object.get("replaced").and_then(Value::as_array) {
        let ids = replaced.iter().filter_map(|id| serde_json::from_value(id.clone()).ok());
        read.page.replaced = ids.collect();
    }
    let displaced = object.get("unreadable").and_then(Value::as_object);
    read.unreadable.extend(displaced.into_iter().flat_map(Map::keys).cloned());
    for (id, value) in claims {
        let mut entry = Entry::default();
        let is_whole = value.as_object().is_some_and(|object| take(object, &mut entry));
        if !is_whole {
            read.unreadable.push(id.clone());
        }
        if !entry.is_empty() {
            read.page.claims.insert(id.clone(), entry);
        }
    }
    // What was replaced is gone, whoever has left it in the file.
    let kept = std::mem::take(&mut read.page);
    read.page.merge(&kept);
    Ok(read)
}

/// The key of the other records of a kind.
fn others_of(kind: Kind) -> String {
    format!("other_{}s", kind.key())
}

/// The objects that hold the records of a kind, the latest first.
fn stored(object: &Map<String, Value>, kind: Kind) -> impl Iterator<Item = &Value> {
    let others = match object.get(&others_of(kind)) {
        Some(Value::Array(others)) => others.as_slice(),
        Some(other) => std::slice::from_ref(other),
        None => &[],
    };
    object.get(kind.key()).into_iter().chain(others)
}

/// Reads the records of a claim, and says whether all of them could be.
fn take(object: &Map<String, Value>, entry: &mut Entry) -> bool {
    let mut is_whole = true;
    for kind in Kind::ALL {
        for value in stored(object, kind) {
            match Record::read(kind, value) {
                Some(record) => _ = entry.records.insert(record),
                None => is_whole = false,
            }
        }
    }
    is_whole
}

fn put_page(object: &mut Map<String, Value>, page: &ClaimNotes) {
    if !page.replaced.is_empty() {
        object.insert("replaced".to_owned(), json!(page.replaced));
    }
    let claims = object_in(object, "claims");
    let mut displaced = Map::new();
    for (id, entry) in &page.claims {
        let value = claims.entry(id.clone()).or_insert_with(|| Value::Object(Map::new()));
        if !value.is_object() {
            displaced.insert(id.clone(), std::mem::replace(value, Value::Object(Map::new())));
        }
        if let Value::Object(value) = value {
            put_entry(value, entry);
        }
    }
    for (id, value) in claims.iter_mut() {
        if let (Value::Object(value), false) = (value, page.claims.contains_key(id)) {
            put_entry(value, &Entry::default());
        }
    }
    claims.retain(|_, value| value.as_object().is_none_or(|value| !value.is_empty()));
    if !displaced.is_empty() {
        object_in(object, "unreadable").extend(displaced);
    }
}

fn put_entry(object: &mut Map<String, Value>, entry: &Entry) {
    for kind in Kind::ALL {
        put(object, kind, entry);
    }
}

/// Puts the records of a kind in the place of those that were there. What cannot be read stays.
fn put(object: &mut Map<String, Value>, kind: Kind, entry: &Entry) {
    let before: Vec<Value> = stored(object, kind).cloned().collect();
    let read = |value: &Value| Record::read(kind, value);
    let as_it_stood = |record: &Record| before.iter().find(|it| read(it).as_ref() == Some(record));
    // What a later version has put beside what was replaced goes with what takes its place.
    let before_it = before.iter().find(|value| read(value).is_some());
    let latest_first = entry.of_kind(kind).rev().enumerate();
    let now = latest_first.map(|(at, record)| {
        let base = as_it_stood(record).or(before_it.filter(|_| at == 0));
        over(base, record)
    });
    let unreadable = before.iter().filter(|value| read(value).is_none()).cloned();
    let mut all = now.chain(unreadable);
    let (first, others) = (all.next(), all.collect::<Vec<_>>());
    let others = (!others.is_empty()).then_some(Value::Array(others));
    for (key, value) in [(kind.key().to_owned(), first), (others_of(kind), others)] {
        match value {
            Some(value) => _ = object.insert(key, value),
            None => _ = object.remove(&key),
        }
    }
}

/// The keys of a record. Whatever else stands in one is a later version's.
const KEYS: [&str; 6] = ["since", "status", "text", "fingerprint", "speaker", "gist"];

/// A record as JSON, with what a later version has put into `base`.
fn over(base: Option<&Value>, record: &Record) -> Value {
    match (base, record.stored()) {
        (Some(Value::Object(base)), Value::Object(mut value)) => {
            let is_unknown = |(key, _): &(&String, &Value)| !KEYS.contains(&key.as_str());
            let unknown = base.iter().filter(is_unknown);
            value.extend(unknown.map(|(key, value)| (key.clone(), value.clone())));
            Value::Object(value)
        }
        (_, value) => value,
    }
}

fn object_in<'a>(object: &'a mut Map<String, Value>, key: &str) -> &'a mut Map<String, Value> {
    let value = object.entry(key.to_owned()).or_insert_with(|| Value::Object(Map::new()));
    if !value.is_object() {
        *value = Value::Object(Map::new());
    }
    // It has just been made one where it was none.
    value.as_object_mut().expect("an object")
}
