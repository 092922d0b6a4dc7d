//! Every bad field of an item, each read by itself.

use crate::dossier::{
    claim::Claim,
    document::{Article, Document, Proposition, Topic},
    open_places::{OpenPlace, is_open},
    path::Step,
    request::Request,
    speaker::Speaker,
    syntax::{self, Field, ron_options},
};
use ron::value::RawValue;
use serde::{
    Deserialize,
    de::{
        DeserializeSeed, MapAccess,
        value::{BorrowedStrDeserializer, MapAccessDeserializer},
    },
};
use serde_path_to_error::Segment;
use std::collections::HashSet;

/// A struct of the format that is read field by field if it does not parse.
pub(super) trait Item<'s>: Deserialize<'s> {
    /// One with all the fields that are required unless they are open, and no others; a test holds
    /// it.
    const LEAST: &'static str;

    /// The words of its `open`.
    fn open(&mut self) -> Option<&mut dyn OpenWords> {
        None
    }

    /// The number of a paragraph or of paragraphs that it has, which is 0 where it was not read:
    /// nothing is held against that.
    fn number(&mut self) -> Option<(&'static str, &mut u16)> {
        None
    }
}

impl<'s> Item<'s> for Document<'s> {
    const LEAST: &'static str = r#"(format: 2, article: (
        id: "", title: "", outlet: "", published: "", paragraphs: 1, language: ""
    ))"#;
}

impl<'s> Item<'s> for Article<'s> {
    const LEAST: &'static str =
        r#"(id: "", title: "", outlet: "", published: "", paragraphs: 1, language: "")"#;

    fn open(&mut self) -> Option<&mut dyn OpenWords> {
        Some(&mut self.open)
    }

    fn number(&mut self) -> Option<(&'static str, &mut u16)> {
        Some(("paragraphs", &mut self.paragraphs))
    }
}

impl<'s> Item<'s> for Proposition<'s> {
    const LEAST: &'static str = r#"(id: "", text: "")"#;
}

impl<'s> Item<'s> for Topic<'s> {
    const LEAST: &'static str = r#"(id: "", label: "")"#;
}

impl<'s> Item<'s> for Speaker<'s> {
    const LEAST: &'static str = r#"(id: "", name: "", kind: Person)"#;

    fn open(&mut self) -> Option<&mut dyn OpenWords> {
        Some(&mut self.open)
    }
}

impl<'s> Item<'s> for Claim<'s> {
    const LEAST: &'static str =
        r#"(id: "", paragraph: 1, speaker: "", speech: Paraphrase, gist: "")"#;

    fn open(&mut self) -> Option<&mut dyn OpenWords> {
        Some(&mut self.open)
    }

    fn number(&mut self) -> Option<(&'static str, &mut u16)> {
        Some(("paragraph", &mut self.paragraph))
    }
}

impl<'s> Item<'s> for Request<'s> {
    const LEAST: &'static str = r#"(paragraph: 1, to: [], outcome: NoReply, link: Stated)"#;

    fn open(&mut self) -> Option<&mut dyn OpenWords> {
        Some(&mut self.open)
    }

    fn number(&mut self) -> Option<(&'static str, &mut u16)> {
        Some(("paragraph", &mut self.paragraph))
    }
}

/// The words of an `open` of any kind.
pub(super) trait OpenWords {
    fn len(&self) -> usize;

    /// Adds the word of a field, such as `RestsOn` of `rests_on`, if it is not there and can be.
    fn leave_open(&mut self, field: &str);
}

impl<P: OpenPlace> OpenWords for Vec<P> {
    fn len(&self) -> usize {
        self.len()
    }

    fn leave_open(&mut self, field: &str) {
        let capital = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
        let word: String = field.split('_').filter(|word| !word.is_empty()).map(capital).collect();
        if let Some(field) = P::field_of(&word).filter(|field| !is_open(self, *field)) {
            self.push(field.into());
        }
    }
}

/// The list to which an item with such fields belongs, by the fields that it requires.
pub(super) fn list_of(fields: &[Field<'_>]) -> Option<&'static str> {
    let lists = [
        ("propositions", Proposition::LEAST),
        ("topics", Topic::LEAST),
        ("speakers", Speaker::LEAST),
        ("claims", Claim::LEAST),
        ("requests", Request::LEAST),
    ];
    let is_given = |name: &str| fields.iter().any(|field| field.0 == name);
    let fits = |least| syntax::fields(least).iter().all(|field| is_given(field.0));
    lists.into_iter().find(|(_, least)| fits(least)).map(|(list, _)| list)
}

/// Why a value cannot be read, and where in it.
pub(super) struct FieldError {
    pub(super) inside: Vec<Step>,
    pub(super) error: ron::Error,
}

/// Reads a value.
pub(super) fn read<'s, T: Deserialize<'s>>(value: &'s RawValue) -> Result<T, FieldError> {
    let options = ron_options();
    let mut deserializer = ron::Deserializer::from_str_with_options(value.get_ron(), &options)
        .map_err(|error| FieldError { inside: Vec::new(), error: error.code })?;
    serde_path_to_error::deserialize(&mut deserializer).map_err(FieldError::from)
}

/// Reads an item in which some fields are as given, and the others are certainly right.
pub(super) fn read_fields<'s, T: Item<'s>>(
    fields: &[Field<'s>],
    least: &[Field<'s>],
) -> Result<T, FieldError> {
    let is_given = |name: &str| fields.iter().any(|field| field.0 == name);
    let others = least.iter().filter(|other| !is_given(other.0));
    let fields: Vec<_> = others.chain(fields).copied().collect();
    let fields = Fields { left: fields.into_iter(), value: None };
    serde_path_to_error::deserialize(MapAccessDeserializer::new(fields)).map_err(FieldError::from)
}

/// The names of all fields of an item.
pub(super) fn names<'s, T: Item<'s>>() -> &'static [&'static str] {
    let refusal = ron_options().from_str::<T>("(x: 1)").err().map(|error| error.code);
    match refusal {
        Some(ron::Error::NoSuchStructField { expected, .. }) => expected,
        _ => &[],
    }
}

/// What the format calls its fields, wherever they are.
pub(super) fn known_names() -> HashSet<&'static str> {
    let items = [names::<Proposition<'_>>(), names::<Topic<'_>>(), names::<Speaker<'_>>()];
    let others = [names::<Claim<'_>>(), names::<Request<'_>>(), names::<Article<'_>>()];
    let all = items.into_iter().chain(others).chain([names::<Document<'_>>()]);
    all.flatten().copied().collect()
}

impl From<serde_path_to_error::Error<ron::Error>> for FieldError {
    fn from(error: serde_path_to_error::Error<ron::Error>) -> Self {
        let step = |segment: &Segment| match segment {
            // A list that is longer than `u32` counts does not fit any file that is read.
            Segment::Seq { index } => Some(Step::Item(u32::try_from(*index).unwrap_or(u32::MAX))),
            Segment::Map { key } => Some(Step::Field(key.clone().into())),
            Segment::Enum { .. } | Segment::Unknown => None,
        };
        let inside = error.path().iter().filter_map(step).collect();
        FieldError { inside, error: error.into_inner() }
    }
}

/// Fields for serde, as a map.
struct Fields<'s> {
    left: std::vec::IntoIter<Field<'s>>,
    /// The value of the name that was taken last.
    value: Option<&'s RawValue>,
}

impl<'s> MapAccess<'s> for Fields<'s> {
    type Error = ron::Error;

    fn next_key_seed<K: DeserializeSeed<'s>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, ron::Error> {
        let Some((name, value)) = self.left.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'s>>(&mut self, seed: V) -> Result<V::Value, ron::Error> {
        // serde asks for a name before each value.
        let text = self.value.take().map_or("", RawValue::get_ron);
        let options = ron_options();
        let deserializer = ron::Deserializer::from_str_with_options(text, &options);
        let mut deserializer = deserializer.map_err(|error| error.code)?;
        let value = seed.deserialize(&mut deserializer)?;
        deserializer.end()?;
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds_what_is_required<T: Item<'static>>() {
        let least = syntax::fields(T::LEAST);
        assert!(ron_options().from_str::<T>(T::LEAST).is_ok(), "{}", T::LEAST);
        for field in &least {
            let others: Vec<_> = least.iter().copied().filter(|it| it != field).collect();
            let Err(error) = read_fields::<T>(&others[..1], &others) else {
                let word = field.0[..1].to_uppercase() + &field.0[1..];
                let open = format!("(open: [{word}()])");
                let open = [open.clone(), open.replace("()", "")];
                let can_be_open = |open: &String| {
                    let open = syntax::fields(Box::leak(open.clone().into_boxed_str()))[0];
                    read_fields::<T>(&[open], &others).is_ok()
                };
                assert!(open.iter().any(can_be_open), "{} can be left out", field.0);
                continue;
            };
            assert!(
                matches!(error.error, ron::Error::MissingStructField { field: name, .. } if name == field.0)
            );
        }
    }

    #[test]
    fn the_least_item_has_the_required_fields_and_no_others() {
        holds_what_is_required::<Document<'_>>();
        holds_what_is_required::<Article<'_>>();
        holds_what_is_required::<Proposition<'_>>();
        holds_what_is_required::<Topic<'_>>();
        holds_what_is_required::<Speaker<'_>>();
        holds_what_is_required::<Claim<'_>>();
        holds_what_is_required::<Request<'_>>();
    }
}
