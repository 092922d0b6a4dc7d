//! Who speaks in an article, and who is asked: one member for each, however it is called.

mod ids;
mod member;

pub use ids::{Ids, kebab};
pub use member::Member;

use super::{
    grammar::Grammar,
    lexicon::{Class, Sort},
    names::{Names, key},
    phrase::{Count, Head, Known, Phrase},
    reading::{Sentence, WORDS},
};
use crate::dossier::{Kind, Sources};
use foldhash::fast::RandomState;
use std::{collections::HashMap, ops::Range};

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

    fn named(
        &mut self,
        sentence: &Sentence<'_>,
        name: &Range<usize>,
        role: &Range<usize>,
        sort: Option<Sort>,
        has_article: bool,
    ) -> Option<Meant> {
        let here = sentence.text_of(&sentence.shown(name, WORDS));
        let here = without_genitive(&here).to_owned();
        if self.is_outlet(&here) {
            return Some(Meant::Outlet);
        }
        let known = self.names.find(&here);
        let full = known.map_or(here.clone(), |known| without_genitive(&known.text).to_owned());
        let member = match self.by_key.get(&key(&full)) {
            Some(member) => *member,
            None => {
                let sort = sort.or_else(|| known.and_then(|it| it.sort));
                let is_person = match sort {
                    Some(sort) => sort.is_human(),
                    // A newspaper gives people their full names once.
                    None => !has_article && full.split(' ').count() > 1,
                };
                let kind = match sort {
                    Some(Sort::Document) => Kind::Document,
                    _ if is_person => Kind::Person,
                    _ => Kind::Organisation,
                };
                let mut member = Member::new(full.clone(), kind, sentence.paragraph);
                let told =
                    (!role.is_empty()).then(|| sentence.text_of(&sentence.shown(role, WORDS)));
                member.role = told.or_else(|| known.and_then(|it| it.role.clone()));
                self.add(member, &key(&full))
            }
        };
        if !role.is_empty() {
            self.has_noun(member, sentence, role);
        }
        if key(&here) != key(&full) {
            self.members[member].is_called(&here, sentence.paragraph);
        }
        self.note_institution(member);
        if self.members[member].kind == Kind::Organisation {
            self.last_company = Some(member);
        }
        Some(Meant::Voice(Voice::plain(member)))
    }

    fn is_outlet(&self, name: &str) -> bool {
        let name = key(name);
        self.outlet.as_ref().is_some_and(|outlet| {
            let short = outlet.strip_prefix("the ").unwrap_or(outlet);
            name == *outlet || name.strip_prefix("the ").unwrap_or(&name) == short
        })
    }

    /// Remembers by which noun somebody was introduced: the mayor, the minister.
    fn has_noun(&mut self, member: usize, sentence: &Sentence<'_>, role: &Range<usize>) {
        let mut nouns = sentence.words[role.clone()].iter().filter_map(|it| self.grammar.noun(it));
        if let Some((sort, noun)) = nouns.next_back()
            && sort != Sort::Company
        {
            self.by_noun.insert(noun, member);
        }
    }

    /// The role that stands after a name: `Prunella Oakes, a former harbour engineer,`.
    pub fn has_role(&mut self, member: usize, sentence: &Sentence<'_>, role: Range<usize>) {
        self.has_noun(member, sentence, &role);
        let text = sentence.text_of(&sentence.shown(&role, WORDS));
        self.members[member].role.get_or_insert(text);
    }

    fn people(
        &mut self,
        sentence: &Sentence<'_>,
        count: Count,
        known: Known,
        noun: Option<usize>,
        who: &Range<usize>,
    ) -> Voice {
        let listed = noun.and_then(|at| self.grammar.noun(&sentence.words[at]));
        let (sort, stem) = listed.unwrap_or((Sort::Source, ""));
        let number = match count {
            Count::Number(number) => Some(number),
            Count::Several | Count::Bare => None,
        };
        let kind = match sort {
            Sort::Group | Sort::Role if number.is_none() => Kind::Collective,
            _ => Kind::Unnamed,
        };
        let text = sentence.text_of(&sentence.shown(who, WORDS));
        let (before, guess) = self.before(sentence, &text, kind, known, noun.map(|_| stem), number);
        let name = group_key(kind, &text);
        let member = before.unwrap_or_else(|| {
            self.add(Member::new(text.clone(), kind, sentence.paragraph), &name)
        });
        let is_unnamed = self.members[member].kind == Kind::Unnamed;
        let sources = is_unnamed.then_some(match (known, number) {
            (_, Some(number)) if sort == Sort::Pair => Sources::Inferred(number),
            (Known::Some, Some(number)) => Sources::Among(number),
            (_, Some(number)) => Sources::Stated(number),
            (Known::No, None) => Sources::Unstated,
            (_, None) => self.again(member).unwrap_or(Sources::Unstated),
        });
        let it = &mut self.members[member];
        it.is_counted(sources);
        if known == Known::No {
            it.is_called(&text, sentence.paragraph);
        }
        if !stem.is_empty() {
            self.by_noun.insert(stem, member);
        }
        Voice { member, sources, guess }
    }

    /// The group that people were part of before, and why it is read so.
    fn before(
        &self,
        sentence: &Sentence<'_>,
        text: &str,
        kind: Kind,
        known: Known,
        stem: Option<&str>,
        number: Option<u16>,
    ) -> (Option<usize>, Option<&'static str>) {
        let is_group =
            |it: &usize| matches!(self.members[*it].kind, Kind::Unnamed | Kind::Collective);
        if known != Known::No {
            let same = stem.and_then(|stem| self.by_noun.get(stem).copied()).filter(is_group);
            let last = self.last_group.filter(|_| stem.is_none()).map(|voice| voice.member);
            let guess = match same.or(last) {
                Some(_) => "people who were there before: read as the last who fit",
                None => "the text treats them as known, and nobody was there who fits",
            };
            return (same.or(last), Some(guess));
        }
        if number.is_some() {
            let lead = self.of_the_lead(kind, sentence);
            let guess = lead.map(|_| "counted here and not in the lead: read as the same people");
            return (lead, guess);
        }
        let same = self.by_key.get(&group_key(kind, text)).copied();
        (same, same.map(|_| "called the same as before: read as the same people"))
    }

    /// The uncounted people of the lead, whom reports count in the paragraph after it.
    fn of_the_lead(&self, kind: Kind, sentence: &Sentence<'_>) -> Option<usize> {
        let voice = self.last_group?;
        let member = &self.members[voice.member];
        let is_lead = member.paragraph == 1 && sentence.paragraph == 2;
        let is_uncounted = member.sources == Some(Sources::Unstated);
        (is_lead && is_uncounted && member.kind == kind).then_some(voice.member)
    }

    fn by_its_noun(
        &mut self,
        sentence: &Sentence<'_>,
        noun: &Range<usize>,
        sort: Option<Sort>,
        stem: &'static str,
        is_definite: bool,
        of: Option<&Phrase>,
    ) -> Option<Meant> {
        match (sort, of) {
            // `nach Angaben des Ministeriums`: what is not of the table tells whose it is.
            (None, Some(of)) => return self.meant(of, sentence),
            (Some(Sort::Spokesperson), Some(of)) => {
                return self.meant(of, sentence).map(|meant| {
                    meant.guessed("somebody unnamed speaks for it: read as the institution's words")
                });
            }
            (Some(sort @ (Sort::Spokesperson | Sort::Company)), None) if is_definite => {
                let last = match sort {
                    Sort::Company => self.last_company,
                    _ => self.last_institution,
                };
                if let Some(member) = last {
                    let guess = Some("an institution that was there before: read as the last one");
                    return Some(Meant::Voice(Voice { member, sources: None, guess }));
                }
            }
            _ => {}
        }
        let text = sentence.text_of(&sentence.shown(noun, WORDS));
        let before = self.by_noun.get(stem).copied().filter(|it| self.is_called_so(*it, &text));
        let before = before.or_else(|| self.by_key.get(&key(&text)).copied());
        let member = before.unwrap_or_else(|| {
            let kind = match sort {
                Some(Sort::Organisation | Sort::Company) => Kind::Organisation,
                Some(Sort::Document) => Kind::Document,
                Some(_) => Kind::Unnamed,
                None => Kind::Party,
            };
            self.add(Member::new(text.clone(), kind, sentence.paragraph), &key(&text))
        });
        if key(&self.members[member].name) != key(&text) {
            self.members[member].is_called(&text, sentence.paragraph);
        }
        if !stem.is_empty() {
            self.by_noun.insert(stem, member);
        }
        self.note_institution(member);
        let is_unnamed = self.members[member].kind == Kind::Unnamed;
        let sources = is_unnamed.then_some(Sources::Stated(1));
        self.members[member].is_counted(sources);
        Some(Meant::Voice(Voice { member, sources, guess: None }))
    }

    /// Whether `text` can be another name of a member: the council is the town council, and no
    /// city council.
    fn is_called_so(&self, member: usize, text: &str) -> bool {
        let (name, text) = (key(&self.members[member].name), key(text));
        let is_person = self.members[member].kind == Kind::Person;
        let is_part = |part: &str, whole: &str| {
            // `ministeriums`, of the ministry.
            let stem = part.strip_suffix('s').filter(|stem| stem.len() > 3).unwrap_or(part);
            whole.ends_with(part) || whole.ends_with(stem)
        };
        is_person || is_part(&text, &name) || is_part(&name, &text)
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

/// Under which key people without a name are found again.
fn group_key(kind: Kind, text: &str) -> String {
    format!("{kind:?} {}", key(text))
}

fn without_genitive(name: &str) -> &str {
    ["'s", "’s", "'", "’"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}
