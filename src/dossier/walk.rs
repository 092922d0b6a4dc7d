//! Every text of a document, one after the other, as serde sees them: a new field of a type is
//! walked without a line here.

use super::path::{Path, Step};
use serde::{
    Serialize, Serializer,
    ser::{Impossible, SerializeSeq, SerializeStruct, SerializeStructVariant},
};
use std::fmt::Error;

/// Takes a text, and its path from the dossier inward.
type Visit<'v> = dyn FnMut(&str, &Path) + 'v;

/// Calls `visit` with each text of `document`, ids and references included.
pub(super) fn for_each_text(document: &impl Serialize, visit: &mut Visit<'_>) {
    let mut walk = Walk { path: Path::root(), visit };
    // Nothing of a dossier is of a type that the walk refuses; a test goes through all of them.
    let _ = document.serialize(&mut walk);
}

struct Walk<'v, 'w> {
    path: Path,
    visit: &'v mut Visit<'w>,
}

impl Walk<'_, '_> {
    /// Walks through the value one step further.
    fn step<T: Serialize + ?Sized>(&mut self, step: Step, value: &T) -> Result<(), Error> {
        self.path.push(step);
        let result = value.serialize(&mut *self);
        self.path.pop();
        result
    }
}

/// The items of a list, and how many came before.
struct Items<'i, 'v, 'w>(&'i mut Walk<'v, 'w>, u32);

impl SerializeSeq for Items<'_, '_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Error> {
        self.1 += 1;
        self.0.step(Step::Item(self.1 - 1), item)
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

/// Structs, be they the value of an enum or not.
macro_rules! with_fields {
    ($($container:ident)+) => {
        $(impl $container for &mut Walk<'_, '_> {
            type Ok = ();
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Error> {
                self.step(Step::Field(name.into()), value)
            }

            fn end(self) -> Result<(), Error> {
                Ok(())
            }
        })+
    };
}

with_fields! { SerializeStruct SerializeStructVariant }

/// Methods for values that are not text and contain none.
macro_rules! without_text {
    ($($method:ident($($type:ty),*))+) => {
        $(fn $method(self, $(_: $type),*) -> Result<(), Error> { Ok(()) })+
    };
}

/// Methods for containers that the format does not have.
macro_rules! not_in_the_format {
    ($($method:ident($($type:ty),*) -> $container:ty)+) => {
        $(fn $method(self, $(_: $type),*) -> Result<$container, Error> { Err(Error) })+
    };
}

impl<'i, 'v, 'w> Serializer for &'i mut Walk<'v, 'w> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Items<'i, 'v, 'w>;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;

    without_text! {
        serialize_bool(bool) serialize_char(char) serialize_bytes(&[u8])
        serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64)
        serialize_u8(u8) serialize_u16(u16) serialize_u32(u32) serialize_u64(u64)
        serialize_f32(f32) serialize_f64(f64)
        serialize_none() serialize_unit() serialize_unit_struct(&'static str)
        serialize_unit_variant(&'static str, u32, &'static str)
    }

    not_in_the_format! {
        serialize_tuple(usize) -> Self::SerializeTuple
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant
        serialize_map(Option<usize>) -> Self::SerializeMap
    }

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        (self.visit)(text, &self.path);
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Error> {
        Ok(Items(self, 0))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Error> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Error> {
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{fixture::SOUND, limits::Limits, load::parse, source::Source};

    #[test]
    fn every_text_is_visited_with_its_path() {
        let source = Source::new("x", SOUND);
        let document = parse(&source, &Limits::default()).unwrap();
        let mut found = Vec::new();
        for_each_text(&document, &mut |text, path| found.push(format!("{path}: {text}")));
        for expected in [
            "article.id: harbour",
            "article.byline[0]: A. Writer",
            "article.translated.from: fr",
            "claims[1].stances[0].on: fee",
            "claims[2].relations[0].claim: lead",
            "requests[0].outcome[0]: reply",
        ] {
            assert!(found.iter().any(|it| it == expected), "{expected}: {found:#?}");
        }
        // Nothing on the way is of a type that the walk refuses.
        assert_eq!(found.last().unwrap(), "requests[1].anchor: reagierten nicht");
        assert!(!found.iter().any(|it| it.contains("Verbatim")), "{found:#?}");
    }
}
