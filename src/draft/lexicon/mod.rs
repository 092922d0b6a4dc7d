//! What newsrooms write: the words of a language by which a draft is made, as tables.
//!
//! A list is one text with blanks between its words. A pattern is words in a row: `a|b` is either
//! of two words, `..` allows a few others in between, `...` also beyond a comma. `^` at the beginning requires a comma, a
//! quotation mark or the like before it, `$` at the end one after it.

mod english;
mod german;

use crate::dossier::Knows;

pub use english::ENGLISH;
pub use german::GERMAN;

/// The words of one language.
pub struct Lexicon {
    /// Words that are in every text of the language and in few of others.
    pub common: &'static str,
    /// Words after which a full stop ends no sentence.
    pub abbreviations: &'static str,
    /// Those of them that are words of their own but before a number.
    pub counting: &'static str,
    /// Whether a full stop makes a number an ordinal: `12. Februar`.
    pub has_ordinal_stops: bool,
    /// Whether all nouns are written with a capital letter.
    pub capitalises_nouns: bool,
    /// Small words by what they do in a sentence.
    pub classes: &'static [(WordClass, &'static str)],
    /// Numbers as words.
    pub numbers: &'static [(u16, &'static str)],
    /// Nouns by what they can be as a source. A compound is what its last part is.
    pub nouns: &'static [(NounKind, &'static str)],
    /// Endings that a noun of the table can have besides.
    pub endings: &'static [&'static str],
    /// What says that somebody said something.
    pub cues: &'static [(CueKind, &'static [&'static str])],
    /// What says that somebody was asked.
    pub requests: &'static [(RequestOutcome, &'static [&'static str])],
    /// What says that somebody without a name does not want one, or may not have one.
    pub withheld: &'static [(Withheld, &'static [&'static str])],
    /// What says how somebody without a name knows.
    pub knowledge: &'static [(Knows, &'static [&'static str])],
}

/// How a text says that a name is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withheld {
    /// A reason follows, from the pattern's last word on: `because`.
    Because,
    /// The pattern is a reason: `not authorised to speak`.
    NotAllowed,
    /// The source wants it, and the text does not say why.
    BySource,
    /// The newsroom does it.
    ByNewsroom,
}

impl Withheld {
    /// Whether the text says why.
    pub fn is_reason(self) -> bool {
        matches!(self, Withheld::Because | Withheld::NotAllowed)
    }
}

/// What a small word does in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordClass {
    /// `the`, `this`, `her`.
    Definite,
    /// `a`.
    Indefinite,
    /// `some`, `several`, which count nobody.
    Several,
    /// `he`, `she`.
    Person,
    /// `it`.
    Thing,
    /// `they`, `them`.
    Group,
    /// What stands for the last who was named, if a verb follows: `dieser`.
    Demonstrative,
    /// What comes before a noun that is not the subject.
    Preposition,
    /// What can come before a subject or between verb and subject, and says nothing of either.
    Filler,
    /// What begins a clause inside a sentence.
    Subordinate,
    /// `and`, `or`.
    And,
    /// Verbs that are in every sentence.
    Auxiliary,
    /// `of`, in `two of the people` and `spokesman of the council`.
    Of,
    /// What comes after people to tell who they are: `familiar with`.
    After,
    /// Capitalised, and no name: months, days.
    Time,
    /// `Mr`, `Dr`.
    Title,
    /// `former`.
    Former,
    /// `that`, in `she said that`.
    That,
    /// Parts of the names of companies and institutions.
    Institution,
    /// What begins compounds that are not names: `US-`.
    Region,
    /// Small words inside names: `van`, `de`.
    Particle,
    /// Verb forms of reported speech.
    Reported,
    /// Forms of the verb that makes the passive: `wird`.
    Becoming,
    /// Verbs of saying that are followed by whom they are said to: `told`.
    Addressing,
    /// Articles and the like that no subject has: `den`, `einem`.
    Oblique,
    /// Nouns and names that are feminine and do not look it: `SPD`.
    Feminine,
}

/// What a noun can be as a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NounKind {
    /// Who a newsroom leaves unnamed: people, insiders, officials.
    Source,
    /// Whom nobody counts: critics, residents.
    Group,
    /// An office or profession.
    Role,
    /// Somebody who speaks for an institution.
    Spokesperson,
    /// Two people.
    Pair,
    /// An institution.
    Organisation,
    /// An institution that is called so after its name was given: the company.
    Company,
    /// Something written that reports: studies, minutes.
    Document,
    /// Something written that decides, asks or says: rulings, letters.
    Text,
    /// What somebody says, by which it is called: statements, estimates.
    Report,
    /// No source at all, though its last part looks like one: `Fahrzeug`, of `Zeuge`.
    Thing,
}

impl NounKind {
    /// Whether it is a human being, or several.
    pub fn is_human(self) -> bool {
        use NounKind::{Company, Document, Organisation, Report, Text, Thing};
        !matches!(self, Organisation | Company | Document | Text | Report | Thing)
    }
}

/// What says that somebody said something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CueKind {
    /// A verb of saying, demanding or protesting: its subject speaks.
    Verb,
    /// A verb that is one only with a quotation, a clause or a document beside it: `call`, `find`.
    WeakVerb,
    /// A verb whose object speaks: `zitieren`.
    Quotes,
    /// The speaker comes after it: `according to`.
    Before,
    /// The speaker comes after it, and is recognized by the noun: `, so die Polizei`.
    BeforeNoun,
    /// What comes after it is a report, or whatever it is names nobody: `nach Polizeiangaben`.
    BeforeReport,
    /// The speaker comes before it: `zufolge`.
    After,
    /// No speaker is beside it, and the last one goes on: `demnach`.
    Alone,
    /// No speaker is beside it, and none is meant: `reportedly`.
    Hearsay,
    /// A participle, of whoever the clause before it is about: `saying`.
    Participle,
    /// Words that look like a sign and are none: `asked not to be named`.
    None,
}

/// What says that somebody was asked, and what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestOutcome {
    /// Nothing came back.
    NoReply,
    /// Nothing came back from whom the words after it name: `an email to the council`.
    NoReplyFrom,
    /// No comment, and not whether anything came back.
    NoComment,
    /// No comment by whom the words after it name.
    NoCommentFrom,
    /// It was answered that there would be no comment.
    Declined,
    /// There was a question; whoever speaks in the sentence answered.
    Answered,
}
