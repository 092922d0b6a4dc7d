//! A speaker, as it is written.

#[cfg(test)]
use super::schema::tests::in_order;
use super::{
    open_places::{OpenInSpeaker, SpeakerField, given, is_open},
    text::Str,
};
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Somebody who speaks, is asked, criticised or relayed in the article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(transform = in_order::<Self>))]
#[serde(deny_unknown_fields)]
pub struct Speaker<'a> {
    /// Its id.
    #[serde(borrow)]
    pub id: Str<'a>,
    /// The full name.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("x-open" = "Name")))]
    pub name: Option<Str<'a>>,
    /// The name in lists, at most ten columns; the last word of the name where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Str<'a>>,
    /// What kind of speaker it is; the grade's letter follows from it.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("x-open" = "Kind")))]
    pub kind: Option<Kind>,
    /// The office or role, exactly as the article gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Str<'a>>,
    /// Whether the role is held now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Tenure>,
    /// Other names that a person would search for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Str<'a>>,
    /// Of a `Document`: its address. One that is `Published` has an address or a `reference`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Str<'a>>,
    /// Of a `Document`: how it can be found where it has no address, such as a docket number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Str<'a>>,
    /// Of a `Document`: whether readers can look it up.
    #[serde(default, skip_serializing_if = "Access::is_published")]
    #[cfg_attr(test, schemars(extend("x-since" = 2)))]
    pub access: Access,
    /// The body that the speaker belongs to, now or formerly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(extend("x-refers-to" = "speakers", "x-since" = 2)))]
    pub part_of: Option<Str<'a>>,
    /// What a reader should know of the speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Str<'a>>,
    /// The fields that a curator has still to decide. Each may be missing; what it has is proposed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(extend("x-since" = 2)))]
    pub open: Vec<OpenInSpeaker<'a>>,
}

impl<'a> Speaker<'a> {
    /// Whether a curator has still to decide the field.
    pub fn is_open(&self, field: SpeakerField) -> bool {
        is_open(&self.open, field)
    }

    /// What kind of speaker it is, where that is decided.
    pub fn decided_kind(&self) -> Option<Kind> {
        self.kind.filter(|_| !self.is_open(SpeakerField::Kind))
    }

    /// What messages call it: the name, or the id where there is none yet.
    pub(crate) fn called(&self) -> &Str<'a> {
        self.name.as_ref().unwrap_or(&self.id)
    }

    /// A speaker of whom nothing else is known.
    pub fn new(id: impl Into<Str<'a>>, name: impl Into<Str<'a>>, kind: Kind) -> Self {
        Speaker {
            id: id.into(),
            name: Some(name.into()),
            short: None,
            kind: Some(kind),
            role: None,
            status: None,
            aliases: Vec::new(),
            url: None,
            reference: None,
            access: Access::Published,
            part_of: None,
            note: None,
            open: Vec::new(),
        }
    }
}

/// What kind of speaker somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub enum Kind {
    /// A named human being.
    Person,
    /// A named company, authority, party or other body.
    Organisation,
    /// A document: a filing, a letter, a study.
    Document,
    /// One or more people whom the text does not name, but treats as its sources.
    Unnamed,
    /// A plural that nobody counted: "some critics".
    Collective,
    /// Nobody at all is said to say it: "reportedly", "it is said".
    #[cfg_attr(test, schemars(extend("x-since" = 2)))]
    Hearsay,
    /// The newsroom's own voice.
    Outlet,
    /// Somebody who acts, is criticised or is asked in the text, without being a source.
    Party,
}

impl Kind {
    /// Whether it is people whom the text could have named, and did not.
    pub fn is_anonymous(self) -> bool {
        matches!(self, Kind::Unnamed | Kind::Collective)
    }
}

/// The columns that lists and margins have for a short name.
pub const SHORT_COLUMNS: usize = 10;

/// Whether a reader can look a document up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(extend("default" = Self::default())))]
pub enum Access {
    /// A reader can.
    #[default]
    Published,
    /// Only the newsroom has seen it.
    SeenByNewsroom,
}

impl Access {
    fn is_published(&self) -> bool {
        *self == Access::Published
    }
}

/// Whether a speaker still holds the role that the article gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub enum Tenure {
    /// Held at the time of the article.
    Current,
    /// Held before.
    Former,
}
