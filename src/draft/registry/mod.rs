//! Who speaks in an article, and who is asked: one speaker for each, whatever it is called.

mod candidates;
mod ids;
mod resolve;

pub use candidates::{Candidate, Fit};
pub use ids::{Ids, kebab};

use super::{
    earlier::{Earlier, EarlierSpeaker},
    grammar::Grammar,
    names::{Name, Names, key},
    sentence::Sentence,
};
use crate::dossier::{Kind, Sources};
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// How many other names of a speaker are kept.
const ALIASES: usize = 6;

/// Whom a phrase refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Referent {
    /// A speaker of the registry.
    Speaker(Mention),
    /// The newsroom itself.
    Outlet,
}

/// A speaker at one place of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Its index in the registry.
    pub speaker: usize,
    /// How many of an unnamed group.
    pub sources: Option<Sources>,
    /// Whether the text does not say there who it is.
    pub is_guess: bool,
}

impl Mention {
    fn of(speaker: usize) -> Self {
        Mention { speaker, sources: None, is_guess: false }
    }

    /// The same, where the text does not say who it is.
    pub fn guessed(self) -> Self {
        Mention { is_guess: true, ..self }
    }
}

/// A person, a group or an institution of the article.
#[derive(Debug, Clone)]
pub struct SpeakerDraft {
    /// The id that the draft gives it.
    pub id: String,
    /// The name, or what the article calls it instead.
    pub name: String,
    /// What kind of source it seems to be.
    pub kind: Kind,
    /// Its role in the article's words.
    pub role: Option<String>,
    /// What else it is called, and the paragraph where it first is.
    pub aliases: Vec<(String, u16)>,
    /// The paragraph where it is first a source or asked.
    pub paragraph: u16,
    /// Of unnamed people, the most that the text says of their number.
    pub sources: Option<Sources>,
    /// Who of the same name is in an earlier dossier.
    pub earlier: Option<EarlierSpeaker>,
    /// Whether it was a source so far, and not only named.
    pub is_source: bool,
}

impl SpeakerDraft {
    /// A speaker without an id.
    pub fn new(name: String, kind: Kind, paragraph: u16) -> Self {
        let (id, role, aliases, sources) = (String::new(), None, Vec::new(), None);
        SpeakerDraft {
            id,
            name,
            kind,
            role,
            aliases,
            paragraph,
            sources,
            is_source: false,
            earlier: None,
        }
    }

    /// Somebody who is only named.
    pub fn of_name(name: &Name) -> Self {
        let kind = if name.is_human() { Kind::Person } else { Kind::Organisation };
        let role = name.role.clone();
        SpeakerDraft { role, ..SpeakerDraft::new(name.text.clone(), kind, name.paragraph) }
    }

    /// The same, as an earlier dossier knows it.
    pub fn known_from(mut self, earlier: &Earlier) -> Self {
        if let Some(known) = earlier.speaker(&self.name) {
            // Who only acted there may speak here.
            if known.kind != Kind::Party {
                self.kind = known.kind;
            }
            self.earlier = Some(known.clone());
        }
        self
    }

    /// Whether it is one unnamed person.
    pub fn is_one(&self) -> bool {
        matches!(self.sources, Some(Sources::Stated(1) | Sources::Among(1)))
    }

    fn add_alias(&mut self, alias: &str, paragraph: u16) {
        let is_new = |other: &str| key(other) != key(alias);
        if self.aliases.len() < ALIASES
            && is_new(&self.name)
            && self.aliases.iter().all(|(other, _)| is_new(other))
        {
            self.aliases.push((alias.to_owned(), paragraph));
        }
    }

    fn add_count(&mut self, sources: Option<Sources>) {
        if matches!(self.sources, None | Some(Sources::Unstated)) {
            self.sources = sources.or(self.sources);
        }
    }
}

/// The speakers of an article, and who was the last of each kind.
pub struct SpeakerRegistry<'a> {
    grammar: &'a Grammar,
    names: &'a Names,
    earlier: &'a Earlier,
    outlet: Option<String>,
    speakers: Vec<SpeakerDraft>,
    ids: Ids,
    by_key: HashMap<String, usize, RandomState>,
    /// The last speaker that a noun of the lexicon referred to.
    by_noun: HashMap<&'static str, usize, RandomState>,
    last: Option<Mention>,
    /// The paragraph in which somebody spoke last.
    last_paragraph: u16,
    last_person: Option<Mention>,
    /// Whom the sentence before is about, if that can be one human being.
    last_topic: Option<Mention>,
    /// Whether that sentence names nobody else.
    is_topic_clear: bool,
    last_group: Option<Mention>,
    last_institution: Option<usize>,
    /// The last institution that has a name of its own.
    last_company: Option<usize>,
    /// Those who spoke or were named lately, the latest first.
    recent: Vec<Candidate<'a>>,
    /// The ids of candidates who are no speakers yet, by their names.
    reserved: HashMap<String, String, RandomState>,
}

impl<'a> SpeakerRegistry<'a> {
    /// A registry without speakers, of an article of `outlet` that names these `names`,
    /// with the ids that are given already.
    pub fn new(
        grammar: &'a Grammar,
        names: &'a Names,
        earlier: &'a Earlier,
        outlet: Option<&str>,
        ids: Ids,
    ) -> Self {
        SpeakerRegistry {
            grammar,
            names,
            earlier,
            outlet: outlet.map(key),
            speakers: Vec::new(),
            ids,
            by_key: HashMap::default(),
            by_noun: HashMap::default(),
            last: None,
            last_paragraph: 0,
            last_person: None,
            last_topic: None,
            is_topic_clear: false,
            last_group: None,
            last_institution: None,
            last_company: None,
            recent: Vec::new(),
            reserved: HashMap::default(),
        }
    }

    /// The speakers, in the order of the text.
    pub fn speakers(&self) -> &[SpeakerDraft] {
        &self.speakers
    }

    /// Somebody who is only named.
    pub fn draft_of(&self, name: &Name) -> SpeakerDraft {
        SpeakerDraft::of_name(name).known_from(self.earlier)
    }

    /// The names of the text.
    pub fn names(&self) -> &'a Names {
        self.names
    }

    /// The ids that the speakers have.
    pub fn ids_mut(&mut self) -> &mut Ids {
        &mut self.ids
    }

    /// The speaker with this name.
    pub fn find(&self, name: &str) -> Option<&SpeakerDraft> {
        self.by_key.get(&key(name)).map(|speaker| &self.speakers[*speaker])
    }

    /// Who spoke last.
    pub fn last(&self) -> Option<Mention> {
        self.last
    }

    /// The paragraph in which somebody spoke last.
    pub fn last_paragraph(&self) -> u16 {
        self.last_paragraph
    }

    /// Records that a speaker is a source, one or several of them.
    pub fn record_source(&mut self, mention: Mention, is_plural: bool) -> Mention {
        let speaker = &mut self.speakers[mention.speaker];
        speaker.is_source = true;
        // A noun that is not in the lexicon: a source now, and without a name.
        if speaker.kind == Kind::Party {
            speaker.kind = if is_plural { Kind::Collective } else { Kind::Unnamed };
            speaker.add_count((!is_plural).then_some(Sources::Stated(1)));
        }
        let is_unnamed = speaker.kind == Kind::Unnamed;
        let sources = mention.sources.or(speaker.sources).filter(|_| is_unnamed);
        Mention { sources, ..mention }
    }

    /// Records that a speaker says something, one or several of them.
    pub fn record_speech(
        &mut self,
        mention: Mention,
        is_plural: bool,
        sentence: &Sentence<'_>,
    ) -> Mention {
        let mention = self.record_source(mention, is_plural);
        self.last = Some(mention);
        self.last_paragraph = sentence.paragraph;
        self.record_candidate(Candidate::Speaker(mention.speaker));
        let speaker = &self.speakers[mention.speaker];
        match speaker.kind {
            Kind::Person => self.last_person = Some(mention),
            Kind::Unnamed if speaker.is_one() => self.last_person = Some(mention),
            Kind::Unnamed | Kind::Collective => self.last_group = Some(mention),
            Kind::Organisation | Kind::Document | Kind::Party | Kind::Hearsay | Kind::Outlet => {
                self.last_institution = Some(mention.speaker);
            }
        }
        mention
    }

    /// Records whom a sentence is about, for the pronouns of the next.
    pub fn record_topic(&mut self, referent: Option<Referent>, sentence: &Sentence<'_>) {
        self.is_topic_clear = !self.names_several(sentence);
        self.last_topic = match referent {
            Some(Referent::Speaker(mention)) => Some(mention).filter(|it| {
                let speaker = &self.speakers[it.speaker];
                speaker.kind == Kind::Person || speaker.is_one() || speaker.kind == Kind::Party
            }),
            Some(Referent::Outlet) | None => None,
        };
    }

    /// Whom the sentence before is about, if it can be somebody.
    pub fn last_topic(&self) -> Option<Mention> {
        self.last_topic
    }

    /// Whether a sentence names more than one human being.
    fn names_several(&self, sentence: &Sentence<'_>) -> bool {
        let words = sentence.words.iter().filter(|word| !word.is_quoted && word.is_capitalised());
        let mut people =
            words.filter_map(|word| self.names.find(word.text)).filter(|it| it.is_human());
        let first = people.next();
        first.is_some_and(|first| people.any(|other| other.text != first.text))
    }

    /// Records the institutions that a sentence names.
    pub fn record_institutions(&mut self, sentence: &Sentence<'_>) {
        for word in sentence.words.iter().filter(|word| !word.is_quoted && word.is_capitalised()) {
            if let Some(name) = self.names.find(word.text)
                && let Some(speaker) = self.by_key.get(&key(&name.text))
                && self.speakers[*speaker].kind == Kind::Organisation
            {
                self.last_company = Some(*speaker);
            }
        }
    }

    /// How many speak where a group speaks again.
    fn sources_again(&self, speaker: usize) -> Option<Sources> {
        let sources = self.speakers[speaker].sources?;
        Some(if sources == Sources::Stated(1) { sources } else { Sources::Unstated })
    }

    fn record_institution(&mut self, speaker: usize) {
        if matches!(self.speakers[speaker].kind, Kind::Organisation | Kind::Document) {
            self.last_institution = Some(speaker);
        }
    }

    fn add(&mut self, mut speaker: SpeakerDraft, key: &str) -> usize {
        let index = self.speakers.len();
        if speaker.earlier.is_none() {
            speaker.earlier = self.earlier.without_name(&speaker.name, speaker.kind).cloned();
        }
        let reserved = self.reserved.remove(key);
        speaker.id = reserved.unwrap_or_else(|| self.ids.of_speaker(&speaker, self.grammar));
        self.speakers.push(speaker);
        self.by_key.insert(key.to_owned(), index);
        index
    }
}

fn without_genitive(name: &str) -> &str {
    ["'s", "’s", "'", "’"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}
