//! The fields of a claim that a query can name: the one table that the language, its errors and
//! completion, the filters, the matrix and the documentation draw from. A new field is a new entry.

mod grade;
mod names;
mod points;
mod stance;
mod words;
mod written;

pub use grade::{GradeRange, GradeValue};
pub(super) use names::{Kind, find_names};
pub use points::{Days, Extent, Points};
pub(crate) use stance::Target;
pub use stance::Toward;
pub(super) use written::parse;

use super::{Candidate, Choice, QueryError, Value, facets::Tally, matcher::Missed, value::NONE};
use crate::{
    dossier::{self, ClaimField, Position},
    library::{
        ClaimRef, Library, NoteState, Reply, ReplyRef, SourceRef, SpeakerRef, Status, Statuses,
        Strength, TranslationRef, Translator, Verification, Vocabulary,
    },
};
use grade::Grades;
use names::names;
use points::{Dates, numbers};
use smallvec::SmallVec;
use stance::Stances;
use std::{borrow::Cow, iter, option};
use words::{words, words_in_use, words_where};
use written::Written;

/// What the program knows of a field.
struct Entry {
    /// The word before the colon.
    word: &'static str,
    /// What else people call it; a query answers these with the word that it takes.
    also: &'static [&'static str],
    /// What it asks, in words.
    meaning: &'static str,
    /// Queries that show what it takes.
    examples: &'static [&'static str],
    /// What a claim without a value is called; nothing where every claim has one.
    without: Option<&'static str>,
    /// When its value is undecided.
    open: Open,
    /// How its values are read, listed and found in claims.
    values: &'static dyn Values,
}

/// When a claim's value of a field is undecided.
enum Open {
    /// Never.
    Never,
    /// Where this field of the claim is.
    With(ClaimField),
    /// Where this is so.
    If(fn(ClaimRef<'_>) -> bool),
    /// Where the values say so.
    Told,
    /// Never: the field itself is about what is undecided.
    Itself,
}

impl Open {
    #[inline]
    fn is_so(&self, claim: ClaimRef<'_>) -> bool {
        match self {
            Open::With(field) => claim.is_undecided(*field),
            Open::If(is_so) => is_so(claim),
            Open::Never | Open::Told | Open::Itself => false,
        }
    }
}

macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident { $($entry:tt)+ })+) => {
        /// A field of a claim.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field { $($(#[$doc])* $field,)+ }

        impl Field {
            fn entry(self) -> &'static Entry {
                match self {
                    $(Field::$field => {
                        static ENTRY: Entry = Entry { $($entry)+ };
                        &ENTRY
                    })+
                }
            }
        }

        impl Vocabulary for Field {
            const ALL: &'static [Self] = &[$(Field::$field),+];

            fn word(self) -> &'static str {
                self.entry().word
            }
        }
    };
}

fields! {
    /// The attribution grade.
    Grade {
        word: "grade",
        also: &["grades", "attribution", "attributed", "traceable", "strength", "sourcing"],
        meaning: "how traceable the attribution is",
        examples: &["grade:B..C", "grade:D3"],
        without: None,
        open: Open::Told,
        values: &Grades,
    }
    /// The side taken toward a proposition.
    Stance {
        word: "stance",
        also: &["side", "sides", "position"],
        meaning: "the side taken toward a proposition",
        examples: &["stance:opposes", "stance:shelving=opposes", "stance:none"],
        without: Some("takes none"),
        open: Open::With(ClaimField::Stances),
        values: &Stances,
    }
    /// What was replied.
    Reply {
        word: "reply",
        also: &["replies", "response", "comment"],
        meaning: "what was replied",
        examples: &["reply:no-reply,declined"],
        without: Some("none reported"),
        open: Open::If(|claim| claim.is_reply_undecided()),
        values: &words(|claim, _| claim.replies().map(ReplyRef::reply).collect::<Several<_>>(), Sign::Reply),
    }
    /// How the words come.
    Speech {
        word: "speech",
        also: &["words", "wording"],
        meaning: "how the words come",
        examples: &["speech:verbatim"],
        without: None,
        open: Open::With(ClaimField::Speech),
        values: &words(|claim, _| claim.speech(), |_| Sign::None),
    }
    /// What sort of claim it is.
    Content {
        word: "content",
        also: &["kind of claim"],
        meaning: "fact, judgement or forecast",
        examples: &["content:judgement"],
        without: None,
        open: Open::With(ClaimField::Content),
        values: &words(|claim, _| claim.content(), |_| Sign::None),
    }
    /// Whether the text says why an unnamed source is not named.
    Anonymity {
        word: "anonymity",
        also: &["anonymous", "withheld"],
        meaning: "why an unnamed source is not named",
        examples: &["anonymity:no-reason", "anonymity:none"],
        without: Some("the text does not say"),
        open: Open::With(ClaimField::Anonymity),
        values: &words_where(
            |claim| claim.is_anonymous(),
            |claim| of_sources(claim, |source| source.reason()),
        ),
    }
    /// How the source knows.
    Knows {
        word: "knows",
        also: &["know", "knowledge"],
        meaning: "how the text says that the source knows",
        examples: &["knows:involved,present", "knows:none"],
        without: Some("the text does not say"),
        open: Open::With(ClaimField::Knows),
        values: &words_where(has_a_source, |claim| of_sources(claim, |source| source.knows())),
    }
    /// How the words reached the newsroom.
    SaidIn {
        word: "said-in",
        also: &["channel"],
        meaning: "how the words reached the newsroom",
        examples: &["said-in:statement", "said-in:other-media"],
        without: Some("the text does not say"),
        open: Open::With(ClaimField::SaidIn),
        values: &words_where(has_a_source, |claim| claim.said_in()),
    }
    /// What kind of source makes it.
    Kind {
        word: "kind",
        also: &["kinds"],
        meaning: "what kind of source makes it",
        examples: &["kind:unnamed,collective", "-kind:outlet"],
        without: None,
        open: Open::If(|claim| claim.kind().is_none()),
        values: &words(|claim, _| of_sources(claim, |source| source.kind()), |_| Sign::None),
    }
    /// Who makes the claim.
    Speaker {
        word: "speaker",
        also: &["speakers", "source", "sources", "who", "name", "names", "say", "says", "said"],
        meaning: "who makes the claim",
        examples: &["speaker:pottinger", "speaker:\"Wendy Cutler\""],
        without: None,
        open: Open::With(ClaimField::Speaker),
        values: &names(Kind::Speaker, |claim| {
            of_sources(claim, |source| source.speaker().map(|speaker| speaker.key().0))
        }),
    }
    /// Who could make it, where that is undecided.
    Candidate {
        word: "candidate",
        also: &["candidates", "proposed"],
        meaning: "who could make it, where that is undecided",
        examples: &["candidate:trump"],
        without: Some("decided, or no candidate"),
        open: Open::Itself,
        values: &names(Kind::Speaker, |claim| ids(claim.possible_speakers())),
    }
    /// What a curator has still to decide.
    Open {
        word: "open",
        also: &["undecided"],
        meaning: "what a curator has still to decide",
        examples: &["open:speaker", "open:none"],
        without: Some("nothing undecided"),
        open: Open::Itself,
        values: &words(|claim, _| claim.open_words().collect::<Several<_>>(), |_| Sign::None),
    }
    /// What it is about.
    Topic {
        word: "topic",
        also: &["topics", "subject", "about"],
        meaning: "what it is about",
        examples: &["topic:rare-earths"],
        without: Some("no topic"),
        open: Open::With(ClaimField::Topics),
        values: &names(Kind::Topic, |claim| claim.topics().map(|it| it.key().0).collect::<Codes>()),
    }
    /// The paragraph it stands in.
    Paragraph {
        word: "paragraph",
        also: &["paragraphs", "place"],
        meaning: "where it stands",
        examples: &["paragraph:1..3"],
        without: None,
        open: Open::Never,
        values: &numbers(|claim| claim.paragraph()),
    }
    /// Who was asked for comment on it.
    Asked {
        word: "asked",
        also: &["request", "requests", "party", "parties"],
        meaning: "who was asked about it",
        examples: &["asked:white-house"],
        without: Some("nobody asked"),
        open: Open::If(|claim| claim.is_asked_undecided()),
        values: &names(Kind::Speaker, |claim| ids(claim.asked())),
    }
    /// Whom it accuses.
    Against {
        word: "against",
        also: &["criticised", "criticises", "accused", "accusation", "right of reply"],
        meaning: "whom it criticises",
        examples: &["against:trump"],
        without: Some("criticises nobody"),
        open: Open::With(ClaimField::Against),
        values: &names(Kind::Speaker, |claim| ids(claim.against())),
    }
    /// Whose words the speaker passes on.
    Relayed {
        word: "relayed",
        also: &["relays", "second hand"],
        meaning: "whose words are passed on",
        examples: &["relayed:kessler"],
        without: Some("not relayed"),
        open: Open::With(ClaimField::Relays),
        values: &names(Kind::Speaker, |claim| ids(claim.relays())),
    }
    /// The reader's own verification.
    Status {
        word: "status",
        also: &["verified", "verification", "checked", "true"],
        meaning: "your own verification",
        examples: &["-status:unchecked"],
        without: None,
        open: Open::Never,
        values: &words(|claim, context| [context.status(claim)], Sign::Status),
    }
    /// The reader's own note.
    Note {
        word: "note",
        also: &["notes", "noted", "draft", "drafts"],
        meaning: "your own note: kept, or left unfinished",
        examples: &["note:kept", "note:unfinished"],
        without: Some("no note"),
        open: Open::Never,
        values: &words(|claim, context| context.notes(claim), |_| Sign::None),
    }
    /// The dossier that has it.
    Dossier {
        word: "dossier",
        also: &["dossiers", "article", "articles", "story"],
        meaning: "the dossier that has it",
        examples: &["dossier:reuters-2026-02-12-china-tech"],
        without: None,
        open: Open::Never,
        values: &names(Kind::Dossier, dossier),
    }
    /// Words over the article.
    Title {
        word: "title",
        also: &["titles", "headline", "byline", "author"],
        meaning: "words in the title, outlet or byline",
        examples: &["title:washington", "title:\"summit in april\""],
        without: None,
        open: Open::Never,
        values: &names(Kind::Title, dossier),
    }
    /// Who published the article.
    Outlet {
        word: "outlet",
        also: &["newspaper", "publisher"],
        meaning: "who published the article",
        examples: &["outlet:reuters"],
        without: None,
        open: Open::Told,
        values: &names(Kind::Outlet, |claim| {
            let dossier = claim.dossier();
            [dossier.decided_outlet().map_or(OPEN_CODE, |_| dossier.key().0)]
        }),
    }
    /// The day of publication.
    Date {
        word: "date",
        also: &["published", "day", "when"],
        meaning: "when it was published",
        examples: &["date:2026-02-01.."],
        without: None,
        open: Open::Told,
        values: &Dates,
    }
    /// Whether the article is a translation.
    Translated {
        word: "translated",
        also: &["translation"],
        meaning: "whether its text is a translation, and whose",
        examples: &["translated:machine"],
        without: None,
        open: Open::If(|claim| claim.dossier().translation() == TranslationRef::Undecided),
        values: &words_in_use(|claim| match claim.dossier().translation() {
            TranslationRef::Original => Some(Translator::Nobody),
            TranslationRef::Human(_) => Some(Translator::Human),
            TranslationRef::Machine(_) => Some(Translator::Machine),
            TranslationRef::Undecided => None,
        }),
    }
}

/// Whether somebody is said to have said it.
fn has_a_source(claim: ClaimRef<'_>) -> bool {
    !matches!(claim.kind(), None | Some(dossier::Kind::Outlet | dossier::Kind::Hearsay))
}

/// What the sources of a claim have, each. Nearly every claim has one source, which no list is made
/// for.
fn of_sources<V>(
    claim: ClaimRef<'_>,
    of: impl Fn(SourceRef<'_>) -> Option<V>,
) -> iter::Chain<option::IntoIter<V>, smallvec::IntoIter<[V; 4]>> {
    let mut sources = claim.all_sources();
    let first = sources.next().and_then(&of);
    let others: Several<V> = match claim.more_sources() {
        0 => Several::new(),
        _ => sources.filter_map(of).collect(),
    };
    first.into_iter().chain(others)
}

/// The ids of speakers.
fn ids<'a>(speakers: impl IntoIterator<Item = SpeakerRef<'a>>) -> Codes {
    speakers.into_iter().map(|speaker| speaker.key().0).collect()
}

/// A dossier stands for itself, its title, its outlet and its date.
fn dossier(claim: ClaimRef<'_>) -> [u32; 1] {
    [claim.dossier().key().0]
}

/// Values of a claim in a field as numbers: ids of the library, places in a closed vocabulary.
/// What they mean is up to the field.
pub(crate) type Codes = Several<u32>;

/// Most claims have one or two.
type Several<T> = SmallVec<[T; 4]>;

/// What the values of a claim depend on besides the claim.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    /// The reader's verification, where somebody has any.
    pub statuses: Option<&'a Statuses>,
    /// What a stance is toward.
    pub focus: Target,
}

impl Context<'_> {
    fn status(self, claim: ClaimRef<'_>) -> Status {
        self.statuses.map(|statuses| statuses.get(claim.row())).unwrap_or_default()
    }

    fn notes(self, claim: ClaimRef<'_>) -> Several<NoteState> {
        let recorded = self.statuses.and_then(|statuses| statuses.verification(claim.row()));
        recorded.into_iter().flat_map(Verification::notes).collect()
    }
}

/// How the values of a field are read, listed and found in claims. There is one implementation for
/// each kind of values; which of them a field has stands in its entry.
trait Values: Read + Sync {
    /// Whether all values are known beforehand, so that all are listed whether a claim has them
    /// or not.
    fn is_closed(&self) -> bool {
        false
    }

    /// Whether `a..b` means the values between two.
    fn takes_ranges(&self) -> bool {
        false
    }

    /// The choices that one written value means: several only for a name that several have.
    fn parse(&self, written: &Written<'_>) -> Result<Vec<Choice>, QueryError>;

    /// The codes that a choice means in a library.
    fn meant(&self, choice: &Choice, library: &Library) -> Codes;

    /// What can be chosen in a library, in the domain's order, each with the codes that it means:
    /// everything for closed values, otherwise at least what some claim has.
    fn domain(&self, library: &Library, used: &CodeSet) -> Vec<(Choice, Codes)>;

    /// The first code of those that are listed together.
    fn listed(&self, code: u32) -> u32 {
        code
    }

    /// The choice that lists a code.
    fn choice(&self, code: u32, library: &Library) -> Choice;

    /// A choice in words for people.
    fn label<'a>(&self, choice: &'a Choice, library: &'a Library) -> Cow<'a, str>;

    /// What the values with a code are called over a column or before a row, where a sign and a
    /// letter may stand beside it.
    fn heading<'a>(&self, code: u32, library: &'a Library) -> Cow<'a, str>;

    /// The sign of a choice.
    fn sign(&self, _choice: &Choice) -> Sign {
        Sign::None
    }

    /// What a choice is called besides its label, folded.
    fn other_names<'a>(&self, _choice: &Choice, _library: &'a Library) -> Vec<&'a str> {
        Vec::new()
    }

    /// What a word means, which is folded, besides the values whose names have it.
    fn answers(&self, _word: &str, _library: &Library) -> Vec<Choice> {
        Vec::new()
    }

    /// What can stand in place of `typed`, besides what can be chosen.
    fn more_to_type(&self, _typed: &str, _library: &Library) -> Vec<Candidate> {
        Vec::new()
    }
}

/// Where the values of a claim are.
trait Visit {
    /// Gives the values of a claim to `take`, possibly one of them twice.
    fn visit(&self, claim: ClaimRef<'_>, context: Context<'_>, take: impl FnMut(u32));
}

/// What is done with the values of claims: in one call for many claims, since one for each would
/// take longer than the counting.
trait Read {
    fn codes(&self, claim: ClaimRef<'_>, context: Context<'_>, open: &Open) -> Codes;
    fn count(
        &self,
        claims: &[(ClaimRef<'_>, Missed)],
        context: Context<'_>,
        open: &Open,
        tally: &mut Tally<'_>,
    );
}

/// The code of a value that is still to be decided; no other value has it.
pub(crate) const OPEN_CODE: u32 = u32::MAX;

impl<V: Visit> Read for V {
    fn codes(&self, claim: ClaimRef<'_>, context: Context<'_>, open: &Open) -> Codes {
        let mut codes = Codes::new();
        match open.is_so(claim) {
            true => codes.push(OPEN_CODE),
            false => self.visit(claim, context, |code| codes.push(code)),
        }
        codes
    }

    fn count(
        &self,
        claims: &[(ClaimRef<'_>, Missed)],
        context: Context<'_>,
        open: &Open,
        tally: &mut Tally<'_>,
    ) {
        for (claim, missed) in claims {
            if tally.takes(*missed) {
                let mut codes = tally.claim();
                match open.is_so(*claim) {
                    true => codes.add(OPEN_CODE),
                    false => self.visit(*claim, context, |code| codes.add(code)),
                }
                codes.finish();
            }
        }
    }
}

impl Field {
    /// What it asks, in words.
    pub fn meaning(self) -> &'static str {
        self.entry().meaning
    }

    /// What else people call it.
    pub(super) fn also(self) -> &'static [&'static str] {
        self.entry().also
    }

    /// Queries that show what it takes.
    pub fn examples(self) -> &'static [&'static str] {
        self.entry().examples
    }

    /// What a claim without a value is called, where there may be one, so that `field:none` says
    /// something.
    pub(crate) fn without(self) -> Option<&'static str> {
        self.entry().without
    }

    /// Whether a claim's value can be undecided, so that `field:open` says something.
    pub(crate) fn can_be_open(self) -> bool {
        !matches!(self.entry().open, Open::Never | Open::Itself)
    }

    /// Whether it is about what is undecided, so that where nothing is it asks nothing.
    pub(crate) fn is_about_open_places(self) -> bool {
        matches!(self.entry().open, Open::Itself)
    }

    /// Whether its values are known beforehand, whatever a library holds.
    pub fn is_closed(self) -> bool {
        self.entry().values.is_closed()
    }

    /// Whether its values have signs.
    pub fn has_signs(self) -> bool {
        let library = Library::default();
        let domain = self.entry().values.domain(&library, &CodeSet::default());
        domain.iter().any(|(choice, _)| self.entry().values.sign(choice) != Sign::None)
    }

    /// The values of a claim, possibly one of them twice.
    pub(crate) fn codes(self, claim: ClaimRef<'_>, context: Context<'_>) -> Codes {
        self.entry().values.codes(claim, context, &self.entry().open)
    }

    /// What can be chosen in a library, in the domain's order, each with the codes that it means.
    pub(super) fn domain(self, library: &Library, used: &CodeSet) -> Vec<(Value, Codes)> {
        let domain = self.entry().values.domain(library, used).into_iter();
        domain.map(|(choice, codes)| (Value::new(self, choice), codes)).collect()
    }

    /// Counts claims in the facet of the field, those whose own terms are all that they miss.
    pub(super) fn count(
        self,
        claims: &[(ClaimRef<'_>, Missed)],
        context: Context<'_>,
        tally: &mut Tally<'_>,
    ) {
        self.entry().values.count(claims, context, &self.entry().open, tally);
    }

    /// The first code of those that are listed together: of all grades with one letter.
    pub(crate) fn listed(self, code: u32) -> u32 {
        if code == OPEN_CODE { code } else { self.entry().values.listed(code) }
    }

    /// What the values with a code are called over a column or before a row; without a code, what
    /// claims without a value are.
    pub(crate) fn heading(self, code: Option<u32>, library: &Library) -> Cow<'_, str> {
        match code {
            Some(OPEN_CODE) => UNDECIDED.into(),
            Some(code) => self.entry().values.heading(code, library),
            None if self.is_closed() => self.without().unwrap_or(NONE).into(),
            None => NONE.into(),
        }
    }

    /// The codes of closed values, one for each that is listed, in the domain's order.
    pub(crate) fn listed_codes(self) -> impl Iterator<Item = u32> {
        let domain = self.domain(&Library::default(), &CodeSet::default());
        domain.into_iter().filter_map(|(_, codes)| codes.first().copied())
    }

    /// The value that lists a code; toward the lead proposition, where it is a stance.
    pub(crate) fn value(self, code: u32, library: &Library) -> Value {
        match code {
            OPEN_CODE => Value::open(self),
            code => Value::new(self, self.entry().values.choice(code, library)),
        }
    }

    /// What a word means, which is folded, besides the values whose names have it.
    pub(super) fn answers(self, word: &str, library: &Library) -> Vec<Value> {
        let choices = self.entry().values.answers(word, library).into_iter();
        choices.map(|choice| Value::new(self, choice)).collect()
    }

    /// What can stand in place of `typed`, besides what can be chosen.
    pub(super) fn more_to_type(self, typed: &str, library: &Library) -> Vec<Candidate> {
        self.entry().values.more_to_type(typed, library)
    }
}

impl Value {
    /// The value in words: a speaker's name, "B named person", "no reply"; of a stance the side
    /// alone. A name that is not in the library stands as it is.
    pub fn label<'a>(&'a self, library: &'a Library) -> Cow<'a, str> {
        match self.field().without().filter(|_| self.is_without()) {
            Some(without) => without.into(),
            None if matches!(self.choice(), Choice::Open(_)) => UNDECIDED.into(),
            None => self.field().entry().values.label(self.choice(), library),
        }
    }

    /// The sign of the value.
    pub fn sign(&self) -> Sign {
        match self.choice() {
            Choice::Open(_) => Sign::Undecided,
            choice => self.field().entry().values.sign(choice),
        }
    }

    /// What it is called besides its label, folded.
    pub(super) fn other_names<'a>(&self, library: &'a Library) -> Vec<&'a str> {
        self.field().entry().values.other_names(self.choice(), library)
    }

    /// What it means in a library.
    pub(super) fn meant(&self, library: &Library) -> Meant {
        let values = self.field().entry().values;
        match self.choice() {
            _ if self.is_without() => Meant::Without,
            Choice::Open(_) => Meant::Open,
            choice => Meant::Codes(values.meant(choice, library).into_iter().collect()),
        }
    }
}

/// The sign of a value; what it looks like is up to the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// It has none.
    None,
    /// It is still to be decided.
    Undecided,
    /// A letter of the grade, or nothing for the newsroom.
    Grade(Option<Strength>),
    /// A side.
    Stance(Position),
    /// What was replied.
    Reply(Reply),
    /// The reader's verification.
    Status(Status),
}

/// What a value is called that is still to be decided.
const UNDECIDED: &str = "undecided";

/// What a value means in a library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meant {
    /// A claim without a value.
    Without,
    /// A claim of which it is still to be decided.
    Open,
    /// A claim with one of these codes.
    Codes(CodeSet),
}

impl Meant {
    /// Whether it means a claim with these codes.
    pub fn matches(&self, codes: &Codes) -> bool {
        match self {
            Meant::Without => codes.is_empty(),
            Meant::Open => codes.contains(&OPEN_CODE),
            Meant::Codes(wanted) => codes.iter().any(|code| wanted.has(*code)),
        }
    }
}

/// Some codes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CodeSet(Vec<bool>);

impl CodeSet {
    /// Whether a code is in it.
    pub fn has(&self, code: u32) -> bool {
        self.0.get(code as usize).is_some_and(|is_in| *is_in)
    }

    /// The codes in it, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        (0..).zip(&self.0).filter(|(_, is_in)| **is_in).map(|(code, _)| code)
    }
}

impl Extend<u32> for CodeSet {
    fn extend<I: IntoIterator<Item = u32>>(&mut self, codes: I) {
        for code in codes {
            if code == OPEN_CODE {
                continue;
            }
            let code = code as usize;
            if self.0.len() <= code {
                self.0.resize(code + 1, false);
            }
            self.0[code] = true;
        }
    }
}

impl FromIterator<u32> for CodeSet {
    fn from_iter<I: IntoIterator<Item = u32>>(codes: I) -> Self {
        let mut set = CodeSet::default();
        set.extend(codes);
        set
    }
}
#[cfg(test)]
mod tests {
    use crate::query::tests::{query, shipped};

    #[test]
    fn every_value_has_words() {
        let library = shipped();
        for (text, label) in [
            ("grade:B", "B named person"),
            (
                "grade:D3",
                "D3 several unnamed or document seen by the newsroom, in the newsroom's words",
            ),
            ("grade:A..C", "A..C"),
            ("grade:N", "N newsroom"),
            ("stance:opposes", "opposes"),
            ("stance:shelving=none", "takes none"),
            ("reply:no-comment", "no comment"),
            ("reply:none", "none reported"),
            ("speaker:pottinger", "Matt Pottinger"),
            ("asked:none", "nobody asked"),
            ("topic:rare-earths", "Rare earths"),
            ("paragraph:3..7", "3..7"),
        ] {
            let query = query(text, &library);
            let value = &query.terms()[0].values().unwrap().values()[0];
            assert_eq!(value.label(&library), label);
        }
    }
}
