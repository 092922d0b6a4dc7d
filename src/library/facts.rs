//! What a dossier says of a claim, fact by fact: the one list that the detail, `show`, every
//! export, the report and `diff` draw from.
//!
//! What is derived from the facts (grade, replies) is not among them.

use super::{
    ClaimRef, DossierRef, OpenFields, PropositionRef, RequestRef, SourceRef, SpeakerRef, StanceRef,
    TopicRef, TranslationRef, Vocabulary, vocabulary::Reason,
};
use crate::dossier::{Anonymity, Basis, Kind, RelationKind, Sources, WithheldBy};
use jiff::civil::Date;
use std::borrow::Cow;

/// What a fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    /// The claim itself.
    Claim,
    /// Who makes it.
    Speaker,
    /// The article that it stands in.
    Article,
    /// A request for comment on it.
    Request,
    /// What it is about.
    Topic,
    /// What it takes a side on.
    Proposition,
}

impl About {
    /// The word for people and programs.
    pub fn word(self) -> &'static str {
        match self {
            About::Claim => "claim",
            About::Speaker => "speaker",
            About::Article => "article",
            About::Request => "request",
            About::Topic => "topic",
            About::Proposition => "proposition",
        }
    }
}

/// Whose words or judgement a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum By {
    /// The article's, in its language.
    Text,
    /// The curator's, in the reader's language.
    Curator,
}

/// A fact, told or left out.
#[derive(Debug, Clone)]
pub struct Fact<'a> {
    /// What it is about.
    pub about: About,
    /// The field of the dossier, as JSON has it.
    pub key: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// Who says it.
    pub by: By,
    /// Whether a reader who checks the claim checks it: a change of it outdates the check, as a
    /// test of the fingerprint in `session` holds.
    pub is_verified: bool,
    /// What is said.
    pub value: Value<'a>,
}

/// What a fact says; nothing or an empty list where the dossier leaves it out.
#[derive(Debug, Clone)]
pub enum Value<'a> {
    /// A text.
    Text(Option<&'a str>),
    /// Several texts.
    Texts(Vec<&'a str>),
    /// A number.
    Number(u16),
    /// A day.
    Date(Option<Date>),
    /// A word of a [`Vocabulary`] and its label.
    Word(Option<(&'static str, &'static str)>),
    /// Words of a [`Vocabulary`] and their labels.
    Words(Vec<(&'static str, &'static str)>),
    /// Other sources of a claim.
    Others(Vec<SourceRef<'a>>),
    /// People with how many they are.
    Counted(Vec<(SpeakerRef<'a>, Sources)>),
    /// Whether the text is a translation.
    Translation(TranslationRef<'a>),
    /// How many unnamed people.
    Sources(Option<Sources>),
    /// What the text says of why a source is not named.
    Anonymity(Option<Anonymity<'a>>),
    /// Somebody.
    Speaker(Option<SpeakerRef<'a>>),
    /// Several people.
    Speakers(Vec<SpeakerRef<'a>>),
    /// Other claims.
    Claims(Vec<ClaimRef<'a>>),
    /// Topics.
    Topics(Vec<TopicRef<'a>>),
    /// Sides that are taken.
    Stances(Vec<StanceRef<'a>>),
    /// How it stands to other claims.
    Relations(Vec<(RelationKind, ClaimRef<'a>)>),
}

/// What a claim is found to be called: its id, or the one that another version gives it.
type Id<'f, 'a> = &'f dyn Fn(About, &'a str) -> &'a str;

impl<'a> Value<'a> {
    fn option<V: Vocabulary>(value: Option<V>) -> Self {
        Value::Word(value.map(|value| (value.word(), value.label())))
    }

    /// Whether the dossier leaves it out.
    pub fn is_empty(&self) -> bool {
        self.words(&|_, id| id).is_empty()
    }

    /// Its values for programs; `id` says what something with an id is called.
    pub fn words(&self, id: Id<'_, 'a>) -> Vec<Cow<'a, str>> {
        let speaker = |it: SpeakerRef<'a>| Cow::from(id(About::Speaker, it.id()));
        match self {
            Value::Text(text) => text.iter().map(|it| Cow::from(*it)).collect(),
            Value::Texts(texts) => texts.iter().map(|it| Cow::from(*it)).collect(),
            Value::Number(number) => vec![number.to_string().into()],
            Value::Date(date) => date.iter().map(|it| it.to_string().into()).collect(),
            Value::Words(words) => words.iter().map(|(word, _)| Cow::from(*word)).collect(),
            Value::Others(all) => {
                let who = |it: SpeakerRef<'a>| id(About::Speaker, it.id());
                all.iter().map(|it| other_source(*it, &who, false).into()).collect()
            }
            Value::Counted(all) => {
                let each = |(who, sources): &(SpeakerRef<'a>, Sources)| {
                    format!("{} ({})", id(About::Speaker, who.id()), counted(*sources)).into()
                };
                all.iter().map(each).collect()
            }
            Value::Word(word) => word.iter().map(|(word, _)| Cow::from(*word)).collect(),
            Value::Translation(TranslationRef::Undecided) => Vec::new(),
            Value::Translation(TranslationRef::Original) => vec!["original".into()],
            Value::Translation(TranslationRef::Human(from)) => vec![format!("human {from}").into()],
            Value::Translation(TranslationRef::Machine(from)) => {
                vec![format!("machine {from}").into()]
            }
            Value::Sources(sources) => sources.iter().map(|it| counted(*it)).collect(),
            Value::Anonymity(it) => it.iter().map(|it| anonymity(it, reason(it).word())).collect(),
            Value::Speaker(it) => it.iter().map(|it| speaker(*it)).collect(),
            Value::Speakers(all) => all.iter().map(|it| speaker(*it)).collect(),
            Value::Claims(all) => all.iter().map(|it| id(About::Claim, it.id()).into()).collect(),
            Value::Topics(all) => all.iter().map(|it| id(About::Topic, it.id()).into()).collect(),
            Value::Stances(all) => {
                let side = |it: &StanceRef<'a>| {
                    let on = id(About::Proposition, it.proposition().id());
                    format!("{on}={} ({})", it.position().word(), it.basis().word()).into()
                };
                all.iter().map(side).collect()
            }
            Value::Relations(all) => {
                let related = |(kind, other): &(RelationKind, ClaimRef<'a>)| {
                    [kind.word(), id(About::Claim, other.id())].join(" ").into()
                };
                all.iter().map(related).collect()
            }
        }
    }

    /// Its values for people.
    pub fn labels(&self) -> Vec<Cow<'a, str>> {
        match self {
            Value::Date(date) => {
                date.iter().map(|it| it.strftime("%-d %B %Y").to_string().into()).collect()
            }
            Value::Words(words) => words.iter().map(|(_, label)| Cow::from(*label)).collect(),
            Value::Others(all) => {
                all.iter().map(|it| other_source(*it, &SpeakerRef::name, true).into()).collect()
            }
            Value::Counted(all) => {
                let each = |(who, sources): &(SpeakerRef<'a>, Sources)| {
                    format!("{} ({})", who.name(), counted(*sources)).into()
                };
                all.iter().map(each).collect()
            }
            Value::Word(word) => word.iter().map(|(_, label)| Cow::from(*label)).collect(),
            Value::Translation(TranslationRef::Undecided) => Vec::new(),
            Value::Translation(TranslationRef::Original) => vec!["no".into()],
            Value::Translation(TranslationRef::Human(from)) => vec![format!("from {from}").into()],
            Value::Translation(TranslationRef::Machine(from)) => {
                vec![format!("by machine, from {from}").into()]
            }
            Value::Anonymity(it) => it.iter().map(|it| anonymity(it, reason(it).label())).collect(),
            Value::Speaker(it) => it.iter().map(|it| it.name().into()).collect(),
            Value::Speakers(all) => all.iter().map(|it| it.name().into()).collect(),
            Value::Topics(all) => {
                let topic = |it: &TopicRef<'a>| match it.gist() {
                    Some(gist) => format!("{} ({gist})", it.label()).into(),
                    None => it.label().into(),
                };
                all.iter().map(topic).collect()
            }
            Value::Stances(all) => {
                let side = |it: &StanceRef<'a>| {
                    let implied = if it.basis() == Basis::Implied { " (implied)" } else { "" };
                    format!("{}{implied}: {}", it.position().label(), it.proposition().text())
                };
                all.iter().map(|it| side(it).into()).collect()
            }
            _ => self.words(&|_, id| id),
        }
    }
}

fn reason(anonymity: &Anonymity<'_>) -> Reason {
    match anonymity {
        Anonymity::Reason { .. } => Reason::Given,
        Anonymity::NoReason { .. } => Reason::Withheld,
    }
}

/// "a reason is given: not authorised to speak; by the newsroom; the text: so as not to".
fn anonymity(anonymity: &Anonymity<'_>, word: &str) -> Cow<'static, str> {
    let (text, by) = match anonymity {
        Anonymity::Reason { text, by, .. } => (Some(text), by),
        Anonymity::NoReason { by, .. } => (None, by),
    };
    let text = text.map(|text| format!(": {text}")).unwrap_or_default();
    let by = match by {
        WithheldBy::Source => "",
        WithheldBy::Newsroom => "; the newsroom withholds the name",
    };
    let anchor = anonymity.anchor().map(|anchor| format!("; the text: {anchor}"));
    format!("{word}{text}{by}{}", anchor.unwrap_or_default()).into()
}

/// "officials (D3, stated 3, claimed, no-reason)", or the same for people.
fn other_source<'a>(
    source: SourceRef<'a>,
    name: &dyn Fn(SpeakerRef<'a>) -> &'a str,
    is_for_people: bool,
) -> String {
    let word = |(word, label): (&str, &str)| (if is_for_people { label } else { word }).to_owned();
    let open = source.open().iter().map(|field| (field.word(), field.label()));
    let open: Vec<String> = open.map(word).collect();
    let who = source.speaker().map_or("undecided who", name);
    let knows = source.knows().map(|it| word((it.word(), it.label())));
    let why = source.anonymity().map(|it| {
        let reason = reason(&it);
        anonymity(&it, if is_for_people { reason.label() } else { reason.word() }).into_owned()
    });
    let told = [source.sources().map(|it| counted(it).into_owned()), knows, why];
    let open = (!open.is_empty()).then(|| format!("undecided: {}", open.join(", ")));
    let all = [Some(source.grade().to_string())].into_iter().chain(told).chain([open]);
    format!("{who} ({})", all.flatten().collect::<Vec<_>>().join(", "))
}

fn counted(sources: Sources) -> Cow<'static, str> {
    match sources {
        Sources::Stated(n) => format!("stated {n}").into(),
        Sources::Among(n) => format!("among {n}").into(),
        Sources::Inferred(n) => format!("inferred {n}").into(),
        Sources::Unstated => "unstated".into(),
    }
}

impl<'a> Fact<'a> {
    fn of(
        about: About,
    ) -> impl Fn(By, &'static str, &'static str, Value<'a>) -> Fact<'a> + use<'a> {
        move |by, key, label, value| Fact { about, key, label, by, is_verified: false, value }
    }

    fn verified(self) -> Self {
        Fact { is_verified: true, ..self }
    }

    /// Whether it is this field.
    pub fn is(&self, about: About, key: &str) -> bool {
        (self.about, self.key) == (about, key)
    }
}

/// What a dossier has facts about.
pub trait Facts<'a> {
    /// Its own facts, those that say most first, whether the dossier tells them or leaves them out.
    fn facts(self) -> Vec<Fact<'a>>;
}

impl<'a> ClaimRef<'a> {
    /// Everything that the dossier says of the claim: its own facts, then those of its speaker,
    /// its article, the requests about it, its topics and its propositions.
    pub fn all_facts(self) -> Vec<Fact<'a>> {
        let mut all = self.facts();
        let speakers = self.all_sources().filter_map(SourceRef::speaker);
        all.extend(speakers.flat_map(Facts::facts));
        all.extend(self.dossier().facts());
        all.extend(self.requests().flat_map(Facts::facts));
        all.extend(self.topics().flat_map(Facts::facts));
        all.extend(self.stances().flat_map(|stance| stance.proposition().facts()));
        all
    }
}

use By::{Curator, Text};

impl<'a> Facts<'a> for ClaimRef<'a> {
    fn facts(self) -> Vec<Fact<'a>> {
        let fact = Fact::of(About::Claim);
        let text = |text| Value::Text(Some(text));
        let [sources, anonymity, knows] = SourceRef::first(self).own_facts();
        vec![
            fact(Curator, "id", "id", text(self.id())),
            fact(Curator, "open", "undecided", open(self.open())).verified(),
            fact(Text, "speaker", "speaker", Value::Speaker(self.speaker())).verified(),
            fact(Curator, "proposed", "perhaps by", Value::Speaker(self.proposed())),
            fact(Curator, "candidates", "or by", Value::Speakers(self.candidates().collect())),
            fact(Text, "seen", "because of", Value::Text(self.seen())),
            fact(Text, "with", "and by", Value::Others(self.all_sources().skip(1).collect()))
                .verified(),
            fact(Text, "relays", "words of", Value::Speakers(self.relays().collect())).verified(),
            fact(
                Text,
                "relay_sources",
                "how many are quoted",
                Value::Counted(counted_relays(self)),
            )
            .verified(),
            sources,
            anonymity,
            knows,
            fact(Text, "said_in", "said in", Value::option(self.said_in())).verified(),
            fact(Text, "other_media", "said to", Value::Text(self.other_media())).verified(),
            fact(Text, "speech", "form of speech", Value::option(self.speech())).verified(),
            fact(Curator, "content", "content", Value::option(self.content())).verified(),
            fact(Text, "paragraph", "paragraph", Value::Number(self.paragraph())),
            fact(Text, "quote", "quote", Value::Texts(self.quote().collect())).verified(),
            fact(Curator, "translation", "translation", Value::Texts(self.translation().collect()))
                .verified(),
            fact(Curator, "gist", "gist", Value::Text(self.gist())).verified(),
            fact(Text, "anchor", "found at", Value::Text(self.anchor())).verified(),
            fact(Curator, "stances", "stance", Value::Stances(self.stances().collect())).verified(),
            fact(Curator, "against", "criticises", Value::Speakers(self.against().collect()))
                .verified(),
            fact(Curator, "topics", "topics", Value::Topics(self.topics().collect())),
            fact(Curator, "rests_on", "rests on", Value::Claims(self.rests_on().collect()))
                .verified(),
            fact(Curator, "examples", "examples", Value::Claims(self.examples().collect())),
            fact(Curator, "relations", "relations", Value::Relations(self.relations().collect())),
            fact(Curator, "cites", "cites", Value::Text(self.cites())).verified(),
            fact(Curator, "note", "note", Value::Text(self.note())),
        ]
    }
}

impl<'a> SourceRef<'a> {
    /// What the text says of it as one of the sources of its claim.
    pub fn own_facts(self) -> [Fact<'a>; 3] {
        let fact = Fact::of(About::Claim);
        [
            fact(Text, "sources", "number of people", Value::Sources(self.sources())).verified(),
            fact(Text, "anonymity", "why unnamed", Value::Anonymity(self.anonymity())).verified(),
            fact(Text, "knows", "knows", Value::option(self.knows())).verified(),
        ]
    }
}

impl<'a> Facts<'a> for SpeakerRef<'a> {
    fn facts(self) -> Vec<Fact<'a>> {
        let fact = Fact::of(About::Speaker);
        let same_as = self.same_as().collect();
        let access = self.is(Kind::Document).then(|| self.access());
        vec![
            fact(Curator, "id", "id", Value::Text(Some(self.id()))).verified(),
            fact(Curator, "open", "undecided", open(self.open())),
            fact(Curator, "same_as", "perhaps the same as", Value::Speakers(same_as)),
            fact(Curator, "name", "name", Value::Text(Some(self.name()))).verified(),
            fact(Curator, "short", "short name", Value::Text(Some(self.short()))),
            fact(Curator, "kind", "kind", Value::option(self.kind())).verified(),
            fact(Curator, "role", "role", Value::Text(self.role())),
            fact(Curator, "status", "tenure", Value::option(self.tenure())),
            fact(Curator, "aliases", "other names", Value::Texts(self.aliases().collect())),
            fact(Curator, "url", "address", Value::Text(self.url())),
            fact(Curator, "reference", "reference", Value::Text(self.reference())),
            fact(Text, "access", "access", Value::option(access)).verified(),
            fact(Text, "part_of", "part of", Value::Speaker(self.part_of())),
            fact(Curator, "note", "note", Value::Text(self.note())),
        ]
    }
}

impl<'a> Facts<'a> for DossierRef<'a> {
    fn facts(self) -> Vec<Fact<'a>> {
        let fact = Fact::of(About::Article);
        let text = |text| Value::Text(Some(text));
        vec![
            fact(Curator, "id", "id", text(self.id())),
            fact(Curator, "open", "undecided", open(self.open())),
            fact(Curator, "open_lists", "lists undecided", open(self.open_lists())),
            fact(Curator, "title", "title", Value::Text(self.decided_title())),
            fact(Text, "outlet", "outlet", Value::Text(self.decided_outlet())),
            fact(Text, "byline", "byline", Value::Texts(self.byline().collect())),
            fact(Text, "place", "dateline", Value::Text(self.place())),
            fact(Text, "published", "published", Value::Date(self.published())),
            fact(Text, "paragraphs", "paragraphs", Value::Number(self.paragraphs())),
            fact(Curator, "language", "language", text(self.language())),
            fact(Curator, "translated", "translated", Value::Translation(self.translation())),
            fact(Curator, "reader_language", "reader's language", text(self.reader_language())),
            fact(Curator, "url", "address", Value::Text(self.url())),
            fact(Curator, "sha256", "fingerprint of the text", Value::Text(self.sha256())),
            fact(Curator, "note", "note", Value::Text(self.note())),
        ]
    }
}

impl<'a> Facts<'a> for RequestRef<'a> {
    fn facts(self) -> Vec<Fact<'a>> {
        let fact = Fact::of(About::Request);
        vec![
            fact(Curator, "open", "undecided", open(self.open())),
            fact(Curator, "proposed", "perhaps to", Value::Speakers(self.proposed().collect())),
            fact(Curator, "candidates", "or to", Value::Speakers(self.candidates().collect())),
            fact(Text, "seen", "because of", Value::Text(self.seen())),
            fact(Text, "outcome", "outcome", Value::option(self.reply())),
            fact(Text, "to", "asked", Value::Speakers(self.to().collect())),
            fact(Curator, "answers", "answers", Value::Claims(self.answers().collect())),
            fact(Curator, "claims", "about", Value::Claims(self.claims().collect())),
            fact(Curator, "link", "what it was about is", Value::option(self.link())),
            fact(Text, "paragraph", "paragraph", Value::Number(self.paragraph())),
            fact(Text, "quote", "quoted reply", Value::Texts(self.quote().collect())),
            fact(Text, "anchor", "found at", Value::Text(self.anchor())),
            fact(Curator, "note", "note", Value::Text(self.note())),
        ]
    }
}

impl<'a> Facts<'a> for TopicRef<'a> {
    fn facts(self) -> Vec<Fact<'a>> {
        let fact = Fact::of(About::Topic);
        vec![
            fact(Curator, "id", "id", Value::Text(Some(self.id()))),
            fact(Curator, "label", "label", Value::Text(Some(self.label()))),
            fact(Curator, "gist", "gist", Value::Text(self.gist())),
        ]
    }
}

impl<'a> Facts<'a> for PropositionRef<'a> {
    fn facts(self) -> Vec<Fact<'a>> {
        let fact = Fact::of(About::Proposition);
        vec![
            fact(Curator, "id", "id", Value::Text(Some(self.id()))).verified(),
            fact(Curator, "text", "text", Value::Text(Some(self.text()))),
            fact(Curator, "short", "short form", Value::Text(self.short())),
        ]
    }
}

/// The fields that are open, by their words.
fn open<'a, F: Vocabulary>(open: OpenFields<F>) -> Value<'a> {
    Value::Words(open.iter().map(|field| (field.word(), field.label())).collect())
}

fn counted_relays<'a>(claim: ClaimRef<'a>) -> Vec<(SpeakerRef<'a>, Sources)> {
    claim.counted_relays().filter_map(|(speaker, sources)| Some((speaker, sources?))).collect()
}
