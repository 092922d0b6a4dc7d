//! What a curator has still to decide, as it is written: each item names its open fields.
//!
//! A field whose word is in `open` may be missing; what stands there is proposed, and counts
//! nowhere as decided. To decide is to delete the word.

#[cfg(test)]
use super::schema::tests::{EIGHT_WORDS, in_order};
use super::text::Str;
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

/// An enum of open places, and the fields that they are about. Of some it is told who could be meant:
/// `Speaker { seen, or }` on what evidence and who, `SameAs(speakers)` only who.
macro_rules! open_places {
    (
        $(#[$doc:meta])* $open:ident $(<$life:lifetime>)?, $(#[$field_doc:meta])* $field:ident {
            $(
                $(#[$about:meta])*
                $variant:ident $({ $seen:ident, $or:ident })? $(($speakers:ident))?;
            )+
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(test, derive(JsonSchema), schemars(transform = in_order::<Self>))]
        #[serde(deny_unknown_fields)]
        pub enum $open $(<$life>)? {
            $(
                $(#[$about])*
                $variant $({
                    /// At most eight words of the article that made the program propose somebody.
                    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
                    #[cfg_attr(test, schemars(regex(pattern = EIGHT_WORDS)))]
                    $seen: Option<Str<'a>>,
                    /// The ids of others who could be meant, the likeliest first.
                    #[serde(default, skip_serializing_if = "Vec::is_empty")]
                    #[cfg_attr(test, schemars(extend("x-refers-to" = "speakers")))]
                    $or: Vec<Str<'a>>,
                })? $((
                    #[serde(borrow)]
                    #[cfg_attr(test, schemars(length(min = 1)))]
                    #[cfg_attr(test, schemars(extend("x-refers-to" = stringify!($speakers))))]
                    Vec<Str<'a>>
                ))?,
            )+
        }

        $(#[$field_doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $field {
            $($(#[$about])* $variant,)+
        }

        impl $(<$life>)? OpenPlace for $open $(<$life>)? {
            type Field = $field;

            fn field_of(word: &str) -> Option<$field> {
                match word {
                    $(stringify!($variant) => Some($field::$variant),)+
                    _ => None,
                }
            }

            fn field(&self) -> $field {
                match self { $(Self::$variant { .. } => $field::$variant,)+ }
            }

            fn candidates(&self) -> Option<Candidates<'_>> {
                match self {
                    $(
                        $(Self::$variant { $seen, $or } => {
                            Some(Candidates { seen: $seen.as_ref(), ids: $or })
                        })?
                        $(Self::$variant($speakers) => {
                            Some(Candidates { seen: None, ids: $speakers })
                        },)?
                    )+
                    _ => None,
                }
            }
        }

        impl $(<$life>)? From<$field> for $open $(<$life>)? {
            fn from(field: $field) -> Self {
                match field {
                    $($field::$variant => Self::$variant
                        $({ $seen: None, $or: Vec::new() })?
                        $(({ let $speakers = Vec::new(); $speakers }))?,)+
                }
            }
        }
    };
}

/// Reads what may only be missing where it is open: the value itself, never `None` or `Some`.
pub(super) fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// A word of `open`.
pub trait OpenPlace: From<Self::Field> {
    /// The fields that an item of its kind can leave open.
    type Field: Copy + Eq + std::fmt::Debug;

    /// The field with a word, such as `RestsOn`, if it can be left open.
    fn field_of(word: &str) -> Option<Self::Field>;

    /// The field that it leaves open.
    fn field(&self) -> Self::Field;

    /// Who could be meant, besides those who stand in the field; nothing of a field that is not
    /// about somebody.
    fn candidates(&self) -> Option<Candidates<'_>>;
}

/// Who could be meant, where a curator has still to decide who is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Candidates<'p> {
    /// At most eight words of the article that made the program propose somebody.
    pub seen: Option<&'p Str<'p>>,
    /// Their ids, the likeliest first.
    pub ids: &'p [Str<'p>],
}

/// Who could be meant by any of the places of an item.
pub fn candidates<P: OpenPlace>(open: &[P]) -> Candidates<'_> {
    open.iter().find_map(OpenPlace::candidates).unwrap_or_default()
}

/// Whether a field is among the open ones.
pub fn is_open<P: OpenPlace>(open: &[P], field: P::Field) -> bool {
    open.iter().any(|place| place.field() == field)
}

open_places! {
    /// What is open in a claim.
    OpenInClaim<'a>,
    /// A field of a claim that can be open.
    ClaimField {
        /// Who makes it. A speaker that the claim names all the same is proposed.
        Speaker { seen, or };
        /// How the words come.
        Speech;
        /// How many unnamed people it rests on.
        Sources;
        /// Whether it is a fact, a judgement or a forecast.
        Content;
        /// Where the quoted words begin and end.
        Quote;
        /// The claim in the curator's words.
        Gist;
        /// The translation of the quoted words.
        Translation;
        /// The sides that the speaker takes.
        Stances;
        /// What it is about.
        Topics;
        /// Whom it criticises.
        Against;
        /// Whose words the speaker passes on.
        Relays;
        /// The claims that carry it.
        RestsOn;
        /// What the text says of why the source is not named.
        Anonymity;
        /// How the source knows.
        Knows;
        /// How the words reached the newsroom.
        SaidIn;
        /// Its other sources.
        With;
    }
}

open_places! {
    /// What is open in one of the other sources of a claim.
    OpenInSource<'a>,
    /// A field of another source that can be open.
    SourceField {
        /// Who it is. A speaker that is named all the same is proposed.
        Speaker { seen, or };
        /// How many unnamed people it is.
        Sources;
        /// What the text says of why it is not named.
        Anonymity;
        /// How it knows.
        Knows;
    }
}

open_places! {
    /// What is open in a speaker.
    OpenInSpeaker<'a>,
    /// A field of a speaker that can be open.
    SpeakerField {
        /// The full name.
        Name;
        /// What kind of speaker it is, and with it the grade of all that the speaker says.
        Kind;
        /// The role.
        Role;
        /// Whether it is somebody else of the list: the ids of those who it could be.
        SameAs(speakers);
        /// The body that it belongs to.
        PartOf;
    }
}

open_places! {
    /// What is open in the article's own entry.
    #[derive(Copy, Eq)]
    OpenInArticle,
    /// A field of the article that can be open.
    ArticleField {
        /// The headline.
        Title;
        /// Who published it.
        Outlet;
        /// Who wrote it.
        Byline;
        /// Where it is dated from.
        Place;
        /// The day of publication.
        Published;
        /// The language of the text.
        Language;
        /// Whether the text is a translation.
        Translated;
        /// Where it can be read.
        Url;
    }
}

open_places! {
    /// What is open in a request for comment.
    OpenInRequest<'a>,
    /// A field of a request that can be open.
    RequestField {
        /// Who was asked. Those whom the request names all the same are proposed.
        To { seen, or };
        /// What came of it.
        Outcome;
        /// The claims that it was about.
        Claims;
        /// Whether the text says what it was about.
        Link;
    }
}

open_places! {
    /// What is open in the dossier as a whole.
    #[derive(Copy, Eq)]
    OpenInDossier,
    /// A list of the dossier that can be open.
    DossierField {
        /// What somebody can be for or against.
        Propositions;
        /// What the claims are about.
        Topics;
    }
}
