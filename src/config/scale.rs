//! One value for each letter of the attribution grade.

use serde::Deserialize;

/// One value for each letter of the attribution grade.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scale<T> {
    /// A document.
    pub a: T,
    /// A named person.
    pub b: T,
    /// A named institution.
    pub c: T,
    /// Several unnamed people.
    pub d: T,
    /// Somebody unnamed.
    pub e: T,
    /// An uncounted group.
    pub f: T,
    /// The newsroom itself.
    pub n: T,
}

impl<T> Scale<T> {
    /// The scale of what `convert` makes of each value.
    pub fn map<U>(self, convert: impl Fn(T) -> U) -> Scale<U> {
        Scale {
            a: convert(self.a),
            b: convert(self.b),
            c: convert(self.c),
            d: convert(self.d),
            e: convert(self.e),
            f: convert(self.f),
            n: convert(self.n),
        }
    }

    /// The scale of what stands at the same letter of two.
    pub fn zip<U>(self, other: Scale<U>) -> Scale<(T, U)> {
        Scale {
            a: (self.a, other.a),
            b: (self.b, other.b),
            c: (self.c, other.c),
            d: (self.d, other.d),
            e: (self.e, other.e),
            f: (self.f, other.f),
            n: (self.n, other.n),
        }
    }
}
