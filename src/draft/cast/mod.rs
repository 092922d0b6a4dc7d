//! Who speaks in an article, and who is asked: one member for each, however it is called.

mod called;
mod ids;
mod member;
mod people;

pub use ids::{Ids, kebab};
pub use member::Member;

use super::{
    grammar::Grammar,
    lexicon::Class,
    names::{Names, key},
    phrase::{Head, Phrase},
    reading::Sentence,
};
use crate::dossier::{Kind, Sources};
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// Who is meant by a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// A member of the cast.
    Voice(Voice),
    /// The newsroom itself.
    Outlet,
}

/// A member as it speaks at one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voice {
    /// Its place in the cast.
    pub member: usize,
    /// How many of an unnamed group.
    pub sources: Option<Sources>,
    /// How it was found where the text does not name it there.
    pub guess: Option<&'static str>,
}

/// The members of an article's cast, and who was the last of each kind.
pub struct Cast<'a> {
    grammar: &'a Grammar,
    names: &'a Names,
    outlet: Option<String>,
    members: Vec<Member>,
    ids: Ids,
    by_key: HashMap<String, usize, RandomState>,
    /// The last member that was called by a noun of the table.
    by_noun: HashMap<&'static str, usize, RandomState>,
    last: Option<Voice>,
    last_person: Option<Voice>,
    last_group: Option<Voice>,
    last_institution: Option<usize>,
    /// The last institution that has a name of its own.
    last_company: Option<usize>,
}

impl<'a> Cast<'a> {
    /// A cast without members, of an article of `outlet`.
    pub fn new(grammar: &'a Grammar, names: &'a Names, outlet: Option<&str>) -> Self {
        Cast {
            grammar,
            names,
            outlet: outlet.map(key),
            members: Vec::new(),
            ids: Ids::default(),
            by_key: HashMap::default(),
            by_noun: HashMap::default(),
            last: None,
            last_person: None,
            last_group: None,
            last_institution: None,
            last_company: None,
        }
    }

    /// The members, in the order of the text.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The ids that the members have.
    pub fn ids_mut(&mut self) -> &mut Ids {
        &mut self.ids
    }

    /// Whether somebody has this name.
    pub fn knows(&self, name: &str) -> bool {
        self.by_key.contains_key(&key(name))
    }

    /// Who spoke last.
    pub fn last(&self) -> Option<Voice> {
        self.last
    }

    /// Takes note that somebody speaks, one or several of them.
    pub fn speaks(&mut self, voice: Voice, is_plural: bool) -> Voice {
        let member = &mut self.members[voice.member];
        member.speaks = true;
        // A noun that no table knows: a source now, and without a name.
        if member.kind == Kind::Party {
            member.kind = if is_plural { Kind::Collective } else { Kind::Unnamed };
            member.is_counted((!is_plural).then_some(Sources::Stated(1)));
        }
        let is_unnamed = member.kind == Kind::Unnamed;
        let sources = voice.sources.or(member.sources).filter(|_| is_unnamed);
        let voice = Voice { sources, ..voice };
        self.last = Some(voice);
        match member.kind {
            Kind::Person => self.last_person = Some(voice),
            Kind::Unnamed if member.is_one() => self.last_person = Some(voice),
            Kind::Unnamed | Kind::Collective => self.last_group = Some(voice),
            Kind::Organisation | Kind::Document | Kind::Party | Kind::Outlet => {
                self.last_institution = Some(voice.member);
            }
        }
        voice
    }

    /// Takes note of the institutions that a sentence names.
    pub fn hears(&mut self, sentence: &Sentence<'_>) {
        for word in sentence.words.iter().filter(|word| !word.is_quoted && word.is_capitalised()) {
            if let Some(name) = self.names.find(word.text)
                && let Some(member) = self.by_key.get(&key(&name.text))
                && self.members[*member].kind == Kind::Organisation
            {
                self.last_company = Some(*member);
            }
        }
    }

    /// Who is meant by a phrase of a sentence; nobody, where a pronoun has nobody to stand for.
    pub fn meant(&mut self, phrase: &Phrase, sentence: &Sentence<'_>) -> Option<Meant> {
        match &phrase.head {
            Head::Pronoun(class) => self.by_pronoun(*class).map(Meant::Voice),
            Head::Name { name, role, sort, has_article } => {
                self.named(sentence, name, role, *sort, *has_article)
            }
            Head::People { count, known, noun, who } => {
                Some(Meant::Voice(self.people(sentence, *count, *known, *noun, who)))
            }
            Head::Noun { noun, sort, stem, is_definite, of } => {
                self.by_its_noun(sentence, noun, *sort, stem, *is_definite, of.as_deref())
            }
        }
    }

    fn by_pronoun(&self, class: Class) -> Option<Voice> {
        let guess = Some("a pronoun: read as the last before who fits");
        match class {
            Class::Person => self.last_person.or(self.last_group),
            Class::Thing => self.last_institution.map(Voice::plain),
            _ => self.last_group.or(self.last_institution.map(Voice::plain)),
        }
        .map(|voice| Voice { guess, sources: self.again(voice.member), ..voice })
    }

    /// How many speak where a group speaks again.
    fn again(&self, member: usize) -> Option<Sources> {
        let sources = self.members[member].sources?;
        Some(if sources == Sources::Stated(1) { sources } else { Sources::Unstated })
    }

    fn note_institution(&mut self, member: usize) {
        if matches!(self.members[member].kind, Kind::Organisation | Kind::Document) {
            self.last_institution = Some(member);
        }
    }

    fn add(&mut self, mut member: Member, key: &str) -> usize {
        let index = self.members.len();
        member.id = self.ids.of_member(&member, self.grammar);
        self.members.push(member);
        self.by_key.insert(key.to_owned(), index);
        index
    }
}

impl Voice {
    fn plain(member: usize) -> Self {
        Voice { member, sources: None, guess: None }
    }
}

impl Meant {
    fn guessed(self, guess: &'static str) -> Self {
        match self {
            Meant::Voice(voice) => Meant::Voice(Voice { guess: Some(guess), ..voice }),
            Meant::Outlet => Meant::Outlet,
        }
    }
}

fn without_genitive(name: &str) -> &str {
    ["'s", "’s", "'", "’"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}
