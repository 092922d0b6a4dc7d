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
}

impl Field {
    /// Whether its values are speakers.
    pub fn is_of_speakers(self) -> bool {
        matches!(self, Field::Speaker | Field::Asked | Field::Against | Field::Relayed)
    }

    /// What it asks, in words.
    pub fn meaning(self) -> &'static str {
        match self {
            Field::Grade => "how traceable the attribution is",
            Field::Stance => "the side taken toward a proposition",
            Field::Reply => "what was replied",
            Field::Speech => "how the words come",
            Field::Content => "fact, judgement or forecast",
            Field::Speaker => "who makes the claim",
            Field::Topic => "what it is about",
            Field::Paragraph => "where it stands",
            Field::Asked => "who was asked about it",
            Field::Against => "whom it accuses",
            Field::Relayed => "whose words are passed on",
            Field::Status => "your own verification",
            Field::Dossier => "the dossier that has it",
            Field::Outlet => "who published the article",
            Field::Date => "when it was published",
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
