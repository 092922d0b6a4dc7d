//! Closed vocabularies: the words that stand for an enum in queries, exports and on screens.

use super::{NoteState, Status};
use crate::dossier::{
    Access, ArticleField, Basis, ClaimField, Content, DossierField, Kind, Knows, Link, Position,
    RelationKind, RequestField, SaidIn, SourceField, SpeakerField, Speech, Tenure, WithheldBy,
};

/// An enum whose every value has one word, kebab-case, in queries, JSON and CSV.
pub trait Vocabulary: Copy + Eq + 'static {
    /// All values, in the domain's order, which facets and tables keep.
    const ALL: &'static [Self];

    /// The value's word, kebab-case.
    fn word(self) -> &'static str;

    /// The word for people: blanks for hyphens, except where the language wants them.
    fn label(self) -> &'static str {
        self.word()
    }

    /// What else people call it, in small letters; a query does not take these words, and answers
    /// them with the one that it takes.
    fn synonyms(self) -> &'static [&'static str] {
        &[]
    }

    /// The value that a word stands for.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }

    /// The value after this one; after the last comes the first.
    fn next(self) -> Self {
        step(self, 1)
    }

    /// The value before this one; before the first comes the last.
    fn previous(self) -> Self {
        step(self, Self::ALL.len() - 1)
    }
}

fn step<V: Vocabulary>(value: V, steps: usize) -> V {
    let at = V::ALL.iter().position(|known| *known == value).unwrap_or(0);
    V::ALL[(at + steps) % V::ALL.len()]
}

/// A vocabulary as a table: each value with its word; where it differs, its label; and what else
/// people call it.
macro_rules! vocabulary {
    ($type:ident { $(
        $variant:ident $(($payload:tt))? => $word:literal $(, $label:literal)? $(also $synonyms:tt)?;
    )+ }) => {
        impl $crate::library::Vocabulary for $type {
            const ALL: &'static [Self] = &[$($type::$variant $(($payload))?),+];

            fn word(self) -> &'static str {
                match self { $($type::$variant $(($payload))? => $word),+ }
            }

            fn label(self) -> &'static str {
                match self { $($type::$variant $(($payload))? => $crate::library::vocabulary!(@label $word $(, $label)?)),+ }
            }

            fn synonyms(self) -> &'static [&'static str] {
                match self { $($type::$variant $(($payload))? => $crate::library::vocabulary!(@synonyms $($synonyms)?)),+ }
            }
        }
    };
    (@label $word:literal) => { $word };
    (@label $word:literal, $label:literal) => { $label };
    (@synonyms) => { &[] };
    (@synonyms $synonyms:tt) => { &$synonyms };
}
pub(crate) use vocabulary;

/// What came of asking somebody about a claim, as far as the text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reply {
    /// A claim of theirs disputes it.
    Denied,
    /// They answered.
    Answered,
    /// They said that they would not comment.
    Declined,
    /// They gave no comment; the text does not say whether they answered.
    NoComment,
    /// They did not answer.
    NoReply,
}

vocabulary!(Reply {
    Denied => "denied" also ["denial", "denies", "disputed"];
    Answered => "answered" also ["answer", "replied"];
    Declined => "declined" also ["refused"];
    NoComment => "no-comment", "no comment";
    NoReply => "no-reply", "no reply" also ["silent", "silence", "unanswered", "no answer"];
});

vocabulary!(Speech {
    Verbatim => "verbatim" also ["quoted", "quotation", "quote", "direct speech"];
    Partial => "partial" also ["quoted", "quotation", "quote", "partly quoted"];
    Paraphrase => "paraphrase" also ["paraphrased", "indirect speech"];
    Narration => "narration" also ["newsroom", "own voice"];
});

vocabulary!(Content {
    Fact => "fact" also ["factual"];
    Judgement => "judgement" also ["opinion", "judgment"];
    Forecast => "forecast" also ["prediction"];
});

vocabulary!(Position {
    Opposes => "opposes" also ["against", "opposed", "critical"];
    Explains => "explains" also ["explaining", "neutral"];
    Supports => "supports" also ["for", "in favour", "supported"];
});

vocabulary!(Basis {
    Said => "said";
    Implied => "implied";
});

vocabulary!(Kind {
    Person => "person" also ["people", "individual"];
    Organisation => "organisation" also ["organization", "institution", "company", "agency"];
    Document => "document" also ["paper", "record"];
    Unnamed => "unnamed" also ["anonymous", "not named", "nameless"];
    Collective => "collective" also ["group", "vague group"];
    Hearsay => "hearsay" also ["rumour", "rumor", "reportedly"];
    Outlet => "outlet" also ["newsroom"];
    Party => "party";
});

vocabulary!(Access {
    Published => "published";
    SeenByNewsroom => "seen-by-newsroom", "seen by the newsroom only";
});

/// Whether the text says why an unnamed source is not named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// It gives a reason.
    Given,
    /// It says that the name is withheld, and not why.
    Withheld,
}

vocabulary!(Reason {
    Given => "reason", "a reason is given";
    Withheld => "no-reason", "withheld, no reason given" also ["wish", "at their wish"];
});

/// Who translated a text, if anybody did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Translator {
    /// It is in the language that it was written in.
    Nobody,
    /// A person.
    Human,
    /// A machine.
    Machine,
}

vocabulary!(Translator {
    Nobody => "original", "not translated";
    Human => "human", "translated by a person" also ["translated", "translation"];
    Machine => "machine", "machine-translated" also ["translated", "translation"];
});

vocabulary!(WithheldBy {
    Source => "source";
    Newsroom => "newsroom";
});

vocabulary!(Knows {
    Involved => "involved", "took part or decided";
    Present => "present", "saw or heard it";
    Affected => "affected", "it happened to them";
    Record => "record", "has seen a record";
    Told => "told", "was told";
    Claimed => "claimed", "closeness is only claimed";
});

/// How the words of a claim reached the newsroom, without the name of other media.
pub type Channel = SaidIn<()>;

vocabulary!(Channel {
    Statement => "statement";
    Answer => "answer", "answer to the newsroom";
    Interview => "interview";
    NewsConference => "news-conference", "news conference";
    Speech => "speech";
    Post => "post";
    Letter => "letter";
    Testimony => "testimony";
    Filing => "filing";
    Publication => "publication";
    OtherMedia(()) => "other-media", "other media";
});

vocabulary!(Tenure {
    Current => "current";
    Former => "former";
});

vocabulary!(RelationKind {
    Supports => "supports";
    Disputes => "disputes";
    Answers => "answers";
    Elaborates => "elaborates";
});

/// How a claim stands to one that has this relation to it: "disputed by".
pub fn passive(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Supports => "supported by",
        RelationKind::Disputes => "disputed by",
        RelationKind::Answers => "answered by",
        RelationKind::Elaborates => "elaborated by",
    }
}

vocabulary!(Link {
    Stated => "stated";
    Inferred => "inferred";
});

// What is open, by the name of the field.
vocabulary!(ClaimField {
    Speaker => "speaker", "who makes the claim";
    Speech => "speech", "form of speech";
    Sources => "sources", "number of people";
    Content => "content", "fact, judgement or forecast";
    Quote => "quote";
    Gist => "gist";
    Translation => "translation";
    Stances => "stances", "side";
    Topics => "topics";
    Against => "against", "whom it criticises";
    Relays => "relays", "whose words are passed on";
    RestsOn => "rests-on", "what it rests on";
    Anonymity => "anonymity", "why unnamed";
    Knows => "knows", "how the source knows";
    SaidIn => "said-in", "how the words reached the newsroom";
    With => "with", "other sources";
});

vocabulary!(SourceField {
    Speaker => "speaker", "who it is";
    Sources => "sources", "number of people";
    Anonymity => "anonymity", "why unnamed";
    Knows => "knows", "how the source knows";
});

vocabulary!(SpeakerField {
    Name => "name";
    Kind => "kind";
    Role => "role";
    SameAs => "same-as", "whether it is somebody else of the list";
    PartOf => "part-of", "the body it belongs to";
});

vocabulary!(ArticleField {
    Title => "title";
    Outlet => "outlet";
    Byline => "byline";
    Place => "place";
    Published => "published", "day of publication";
    Language => "language";
    Translated => "translated", "whether it is a translation";
    Url => "url", "address";
});

vocabulary!(RequestField {
    To => "to", "who was asked";
    Outcome => "outcome";
    Claims => "claims", "what it was about";
    Link => "link", "whether the text says what it was about";
});

vocabulary!(DossierField {
    Propositions => "propositions";
    Topics => "topics";
});

/// A place that a curator has still to decide: of a claim, or of one of its speakers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OpenWord {
    /// Of the claim.
    Claim(ClaimField),
    /// Of somebody whom it is attributed to.
    Speaker(SpeakerField),
}

impl Vocabulary for OpenWord {
    const ALL: &'static [Self] = &[
        OpenWord::Claim(ClaimField::Speaker),
        OpenWord::Claim(ClaimField::Speech),
        OpenWord::Claim(ClaimField::Sources),
        OpenWord::Claim(ClaimField::Content),
        OpenWord::Claim(ClaimField::Quote),
        OpenWord::Claim(ClaimField::Gist),
        OpenWord::Claim(ClaimField::Translation),
        OpenWord::Claim(ClaimField::Stances),
        OpenWord::Claim(ClaimField::Topics),
        OpenWord::Claim(ClaimField::Against),
        OpenWord::Claim(ClaimField::Relays),
        OpenWord::Claim(ClaimField::RestsOn),
        OpenWord::Claim(ClaimField::Anonymity),
        OpenWord::Claim(ClaimField::Knows),
        OpenWord::Claim(ClaimField::SaidIn),
        OpenWord::Claim(ClaimField::With),
        OpenWord::Speaker(SpeakerField::Name),
        OpenWord::Speaker(SpeakerField::Kind),
        OpenWord::Speaker(SpeakerField::Role),
        OpenWord::Speaker(SpeakerField::SameAs),
        OpenWord::Speaker(SpeakerField::PartOf),
    ];

    fn word(self) -> &'static str {
        match self {
            OpenWord::Claim(field) => field.word(),
            OpenWord::Speaker(field) => field.word(),
        }
    }

    fn label(self) -> &'static str {
        match self {
            OpenWord::Claim(field) => field.label(),
            OpenWord::Speaker(SpeakerField::Name) => "the speaker's name",
            OpenWord::Speaker(SpeakerField::Kind) => "what kind of speaker it is",
            OpenWord::Speaker(SpeakerField::Role) => "the speaker's role",
            OpenWord::Speaker(SpeakerField::SameAs) => "whether the speaker is somebody else",
            OpenWord::Speaker(SpeakerField::PartOf) => "whom the speaker belongs to",
        }
    }
}

impl From<SourceField> for ClaimField {
    fn from(field: SourceField) -> Self {
        match field {
            SourceField::Speaker => ClaimField::Speaker,
            SourceField::Sources => ClaimField::Sources,
            SourceField::Anonymity => ClaimField::Anonymity,
            SourceField::Knows => ClaimField::Knows,
        }
    }
}

vocabulary!(Status {
    Unchecked => "unchecked";
    Checked => "checked";
    Problem => "problem";
});

vocabulary!(NoteState {
    Kept => "kept";
    Unfinished => "unfinished" also ["draft", "left"];
});

#[cfg(test)]
mod tests {
    use super::*;

    fn words_are_kebab_case_and_come_back<V: Vocabulary + std::fmt::Debug>() {
        for value in V::ALL {
            assert!(value.word().bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
            assert_eq!(V::from_word(value.word()), Some(*value));
        }
    }

    #[test]
    fn every_word_comes_back() {
        words_are_kebab_case_and_come_back::<Reply>();
        words_are_kebab_case_and_come_back::<Speech>();
        words_are_kebab_case_and_come_back::<Content>();
        words_are_kebab_case_and_come_back::<Position>();
        words_are_kebab_case_and_come_back::<Basis>();
        words_are_kebab_case_and_come_back::<Kind>();
        words_are_kebab_case_and_come_back::<Tenure>();
        words_are_kebab_case_and_come_back::<Access>();
        words_are_kebab_case_and_come_back::<Reason>();
        words_are_kebab_case_and_come_back::<WithheldBy>();
        words_are_kebab_case_and_come_back::<Knows>();
        words_are_kebab_case_and_come_back::<Channel>();
        words_are_kebab_case_and_come_back::<RelationKind>();
        words_are_kebab_case_and_come_back::<Link>();
        words_are_kebab_case_and_come_back::<Status>();
        words_are_kebab_case_and_come_back::<ClaimField>();
        words_are_kebab_case_and_come_back::<SourceField>();
        words_are_kebab_case_and_come_back::<SpeakerField>();
        words_are_kebab_case_and_come_back::<ArticleField>();
        words_are_kebab_case_and_come_back::<RequestField>();
        words_are_kebab_case_and_come_back::<DossierField>();
        words_are_kebab_case_and_come_back::<OpenWord>();
        let fields = ClaimField::ALL.len() + SpeakerField::ALL.len();
        assert_eq!(OpenWord::ALL.len(), fields, "every field has its word");
    }
}
