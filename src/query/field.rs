//! The fields of a claim that a query can name.

use crate::library::Vocabulary;

/// A field of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The attribution grade.
    Grade,
    /// The side taken toward a proposition.
    Stance,
    /// What was replied.
    Reply,
    /// How the words come.
    Speech,
    /// What sort of claim it is.
    Content,
    /// Who makes the claim.
    Speaker,
    /// What it is about.
    Topic,
    /// The paragraph it stands in.
    Paragraph,
    /// Who was asked for comment on it.
    Asked,
    /// Whom it accuses.
    Against,
    /// Whose words the speaker passes on.
    Relayed,
    /// The reader's own verification.
    Status,
    /// The dossier that has it.
    Dossier,
    /// Who published the article.
    Outlet,
    /// The day of publication.
    Date,
}

impl Field {
    /// Whether a claim can be without a value, so that `field:none` says something.
    pub fn can_be_empty(self) -> bool {
        matches!(
            self,
            Field::Stance
                | Field::Reply
                | Field::Topic
                | Field::Asked
                | Field::Against
                | Field::Relayed
        )
    }

    /// What `field:none` says in words, for the fields that can be empty.
    pub(super) fn none_label(self) -> &'static str {
        match self {
            Field::Stance => "takes none",
            Field::Reply => "none reported",
            Field::Topic => "no topic",
            Field::Asked => "nobody asked",
            Field::Against => "accuses nobody",
            Field::Relayed => "not relayed",
            _ => "none",
        }
    }
}

impl Vocabulary for Field {
    const ALL: &'static [Self] = &[
        Field::Grade,
        Field::Stance,
        Field::Reply,
        Field::Speech,
        Field::Content,
        Field::Speaker,
        Field::Topic,
        Field::Paragraph,
        Field::Asked,
        Field::Against,
        Field::Relayed,
        Field::Status,
        Field::Dossier,
        Field::Outlet,
        Field::Date,
    ];

    fn word(self) -> &'static str {
        match self {
            Field::Grade => "grade",
            Field::Stance => "stance",
            Field::Reply => "reply",
            Field::Speech => "speech",
            Field::Content => "content",
            Field::Speaker => "speaker",
            Field::Topic => "topic",
            Field::Paragraph => "paragraph",
            Field::Asked => "asked",
            Field::Against => "against",
            Field::Relayed => "relayed",
            Field::Status => "status",
            Field::Dossier => "dossier",
            Field::Outlet => "outlet",
            Field::Date => "date",
        }
    }
}
