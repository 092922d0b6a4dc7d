//! One value for each letter of the attribution grade.

use crate::library::{Rule, Strength};
use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, Visitor},
};
use std::{array, borrow::Cow, fmt, marker::PhantomData, ops::Index, sync::LazyLock};

/// How many letters there are: those of the scale, and the newsroom's.
const LETTERS: usize = Strength::ALL.len() + 1;

/// One value for each letter of the attribution grade: the strongest first, the newsroom last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scale<T>([T; LETTERS]);

impl<T: Copy> Scale<T> {
    /// The scale with these values.
    pub const fn new(values: [T; LETTERS]) -> Self {
        Scale(values)
    }

    /// The scale of what `convert` makes of each letter and its value.
    pub fn map<U>(self, convert: impl Fn(Option<Strength>, T) -> U) -> Scale<U> {
        Scale(array::from_fn(|place| convert(letter(place), self.0[place])))
    }

    /// Each value, with the rule of its letter.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Rule, T)> {
        self.0.iter().enumerate().map(|(place, value)| (Rule::of(letter(place)), *value))
    }
}

/// The value of a letter; without one, of the newsroom.
impl<T> Index<Option<Strength>> for Scale<T> {
    type Output = T;

    fn index(&self, letter: Option<Strength>) -> &T {
        &self.0[letter.map_or(LETTERS - 1, |strength| strength as usize)]
    }
}

/// As a struct whose fields are the letters; one that is not given has the default.
impl<'de, T: Deserialize<'de> + Copy + Default> Deserialize<'de> for Scale<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("Scale", keys(), Letters(PhantomData))
    }
}

fn keys() -> &'static [&'static str] {
    static KEYS: LazyLock<Vec<&str>> =
        LazyLock::new(|| (0..LETTERS).map(|place| Rule::of(letter(place)).colour).collect());
    &KEYS
}

struct Letters<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Copy + Default> Visitor<'de> for Letters<T> {
    type Value = Scale<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("struct Scale")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scale<T>, A::Error> {
        let mut values = [None; LETTERS];
        while let Some(key) = map.next_key::<Cow<'_, str>>()? {
            let place = keys().iter().position(|letter| *letter == key);
            let place = place.ok_or_else(|| de::Error::unknown_field(&key, keys()))?;
            if values[place].replace(map.next_value()?).is_some() {
                return Err(de::Error::duplicate_field(keys()[place]));
            }
        }
        Ok(Scale(values.map(Option::unwrap_or_default)))
    }
}

/// The letter at a place; the last is the newsroom's.
fn letter(place: usize) -> Option<Strength> {
    Strength::ALL.get(place).copied()
}
