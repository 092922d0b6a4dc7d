//! Whom a phrase refers to: a pronoun, a name (`Howard Lutnick`), a noun (`the company`), or people
//! without a name.

use super::{Candidate, Mention, Referent, SpeakerDraft, SpeakerRegistry, without_genitive};
use crate::{
    dossier::{Kind, Sources},
    draft::{
        lexicon::{NounKind, WordClass},
        names::key,
        phrase::{Count, Head, Known, Phrase},
        segment,
        sentence::Sentence,
    },
};
use std::ops::Range;

/// What a pronoun shows of whom it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gender {
    Masculine,
    Feminine,
}

impl Gender {
    fn of_pronoun(word: &str) -> Option<Self> {
        match word {
            "er" => Some(Gender::Masculine),
            "sie" => Some(Gender::Feminine),
            _ => None,
        }
    }
}

/// Whether nothing shows that two are different.
fn agree(one: Option<Gender>, other: Option<Gender>) -> bool {
    one.is_none() || other.is_none() || one == other
}

impl SpeakerRegistry<'_> {
    /// Whom a phrase of a sentence refers to; nobody, if a pronoun has nobody to stand for.
    pub fn resolve(&mut self, phrase: &Phrase, sentence: &Sentence<'_>) -> Option<Referent> {
        let mention = match &phrase.head {
            Head::Pronoun(class) => {
                self.resolve_pronoun(*class, &sentence.words[phrase.words.start].lower)?
            }
            Head::Name { name, role, noun_kind, has_article } => {
                return Some(self.resolve_name(sentence, name, role, *noun_kind, *has_article));
            }
            Head::People { count, known, noun, who } => {
                self.resolve_people(sentence, *count, *known, *noun, who)
            }
            Head::Noun { noun, noun_kind, stem, is_definite, of } => {
                let of = of.as_deref();
                return self.resolve_noun(sentence, noun, *noun_kind, stem, *is_definite, of);
            }
        };
        Some(Referent::Speaker(mention))
    }

    fn resolve_pronoun(&self, class: WordClass, word: &str) -> Option<Mention> {
        let institution = || self.last_institution.map(Mention::of);
        let gender = Gender::of_pronoun(word);
        let agrees =
            |mention: &Mention| agree(gender, self.gender_of(&self.speakers[mention.speaker]));
        let last = match class {
            WordClass::Person => {
                let person = self.last_person.filter(agrees);
                // Of two people whom a sentence names, either can be meant if nothing shows which.
                let is_clear = |topic: &Mention| {
                    let shown = self.gender_of(&self.speakers[topic.speaker]);
                    self.is_topic_clear || person.is_some() || gender.is_some() && shown == gender
                };
                let topic = self.last_topic.filter(agrees).filter(is_clear);
                let differs =
                    |person: Mention| topic.is_some_and(|it| it.speaker != person.speaker);
                // Whom the sentence before is about and who spoke last are both likely; and nobody
                // knows of a noun that is in no table whether it is somebody.
                let is_unknown = |it: Mention| self.speakers[it.speaker].kind == Kind::Party;
                if person.is_some_and(differs) || topic.is_some_and(is_unknown) {
                    return None;
                }
                topic.or(person)
            }
            WordClass::Thing => institution(),
            WordClass::Demonstrative => None,
            _ => self.last_group.or_else(institution),
        }?;
        let mention = Mention { sources: self.sources_again(last.speaker), ..last };
        Some(mention.guessed())
    }

    /// Those of several for whom a pronoun can stand.
    pub fn agreeing(&self, pronoun: &str, candidates: &mut Vec<Candidate<'_>>) {
        let gender = Gender::of_pronoun(pronoun);
        candidates.retain(|candidate| match candidate {
            Candidate::Speaker(at) => agree(gender, self.gender_of(&self.speakers[*at])),
            Candidate::Name(name) => agree(gender, self.gender_of(&SpeakerDraft::of_name(name))),
        });
    }

    /// Whether somebody is a man or a woman, as far as the noun shows by which they are called.
    fn gender_of(&self, speaker: &SpeakerDraft) -> Option<Gender> {
        if !self.grammar.lexicon.capitalises_nouns {
            return None;
        }
        let text = speaker.role.as_deref().unwrap_or(&speaker.name);
        let words = segment::words(text, 0..text.len(), &[]);
        let noun = words.iter().find(|word| {
            self.grammar.noun(word).is_some_and(|(noun_kind, _)| noun_kind.is_human())
        })?;
        match &*noun.lower {
            feminine if feminine.ends_with("in") => Some(Gender::Feminine),
            // `Beauftragte`
            either if either.ends_with('e') => None,
            _ => Some(Gender::Masculine),
        }
    }

    fn resolve_name(
        &mut self,
        sentence: &Sentence<'_>,
        name: &Range<usize>,
        role: &Range<usize>,
        noun_kind: Option<NounKind>,
        has_article: bool,
    ) -> Referent {
        let here = sentence.excerpt(name);
        let here = without_genitive(&here).to_owned();
        if self.is_outlet(&here) {
            return Referent::Outlet;
        }
        let known = self.names.find(&here);
        let full = known.map_or(here.clone(), |known| without_genitive(&known.text).to_owned());
        let speaker = self.by_key.get(&key(&full)).copied().unwrap_or_else(|| {
            let noun_kind = noun_kind.or_else(|| known.and_then(|it| it.noun_kind));
            let is_person = match noun_kind {
                Some(noun_kind) => noun_kind.is_human(),
                // A newspaper gives people their full names once.
                None => !has_article && full.split(' ').count() > 1,
            };
            let kind = match noun_kind {
                Some(NounKind::Document | NounKind::Text) => Kind::Document,
                Some(NounKind::Report) => Kind::Unnamed,
                _ if is_person => Kind::Person,
                _ => Kind::Organisation,
            };
            let mut speaker = SpeakerDraft::new(full.clone(), kind, sentence.paragraph);
            let role = (!role.is_empty()).then(|| sentence.excerpt(role));
            speaker.role = role.or_else(|| known.and_then(|it| it.role.clone()));
            self.add(speaker.known_from(self.earlier), &key(&full))
        });
        if !role.is_empty() {
            self.record_noun(speaker, sentence, role);
        }
        if key(&here) != key(&full) {
            self.speakers[speaker].add_alias(&here, sentence.paragraph);
        }
        self.record_institution(speaker);
        if self.speakers[speaker].kind == Kind::Organisation {
            self.last_company = Some(speaker);
        }
        Referent::Speaker(Mention::of(speaker))
    }

    /// Whether a name is that of the outlet.
    pub fn is_outlet(&self, name: &str) -> bool {
        let without_article = |name: &str| name.strip_prefix("the ").unwrap_or(name).to_owned();
        let outlet = self.outlet.as_deref().map(without_article);
        outlet.is_some_and(|outlet| without_article(&key(name)) == outlet)
    }

    /// Records the noun with which a speaker is introduced: the mayor, the minister.
    fn record_noun(&mut self, speaker: usize, sentence: &Sentence<'_>, role: &Range<usize>) {
        let mut nouns = sentence.words[role.clone()].iter().filter_map(|it| self.grammar.noun(it));
        if let Some((kind, noun)) = nouns.next_back()
            && kind != NounKind::Company
        {
            self.by_noun.insert(noun, speaker);
        }
    }

    /// Records the role after a name: `Prunella Oakes, a former harbour engineer,`.
    pub fn record_role(&mut self, speaker: usize, sentence: &Sentence<'_>, role: &Range<usize>) {
        self.record_noun(speaker, sentence, role);
        self.speakers[speaker].role.get_or_insert(sentence.excerpt(role));
    }

    /// Whether the text says somewhere of a name that it is a human being's.
    fn is_human_elsewhere(&self, name: &str) -> bool {
        let known = self.names.find(without_genitive(name)).and_then(|known| known.noun_kind);
        known.is_some_and(NounKind::is_human)
    }

    fn resolve_noun(
        &mut self,
        sentence: &Sentence<'_>,
        noun: &Range<usize>,
        noun_kind: Option<NounKind>,
        stem: &'static str,
        is_definite: bool,
        of: Option<&Phrase>,
    ) -> Option<Referent> {
        match (noun_kind, of) {
            // `nach Angaben des Ministeriums`: a noun that is not in the lexicon only leads to its owner.
            (None, Some(of)) => return self.resolve(of, sentence),
            (Some(NounKind::Spokesperson), Some(of)) => {
                // Who has a spokesman is rather an institution.
                let mut of = of.clone();
                if let Head::Name { name, noun_kind: kind @ None, .. } = &mut of.head
                    && !self.is_human_elsewhere(&sentence.excerpt(name))
                {
                    *kind = Some(NounKind::Organisation);
                }
                // Nobody says that the words of a person's spokesman are the person's.
                let referent = self.resolve(&of, sentence)?;
                let is_person = match referent {
                    Referent::Speaker(it) => self.speakers[it.speaker].kind == Kind::Person,
                    Referent::Outlet => false,
                };
                return (!is_person).then_some(referent);
            }
            (Some(kind @ (NounKind::Spokesperson | NounKind::Company)), None) if is_definite => {
                let is_company = kind == NounKind::Company;
                let (named, spoke) = (self.last_company, self.last_institution);
                let last = if is_company { named } else { spoke };
                // Which company is meant is not clear where another one spoke since.
                if is_company && named != spoke {
                    return None;
                }
                if let Some(last) = last {
                    return Some(Referent::Speaker(Mention::of(last).guessed()));
                }
            }
            _ => {}
        }
        // `the report of the audit office` has no other name.
        let noun = match of {
            Some(of)
                if matches!(
                    noun_kind,
                    Some(NounKind::Document | NounKind::Text | NounKind::Organisation)
                ) =>
            {
                noun.start..of.words.end.max(noun.end)
            }
            _ => noun.clone(),
        };
        let text = sentence.excerpt(&noun);
        // `Ein Sprecher` is nobody who was there before.
        let before = self.by_noun.get(stem).copied().filter(|_| is_definite);
        let before = before.filter(|it| self.may_be_called(*it, &text));
        let before = before.or_else(|| self.by_key.get(&key(&text)).copied());
        let speaker = before.unwrap_or_else(|| {
            let kind = noun_kind.map_or(Kind::Party, kind_of);
            self.add(SpeakerDraft::new(text.clone(), kind, sentence.paragraph), &key(&text))
        });
        self.speakers[speaker].add_alias(&text, sentence.paragraph);
        if !stem.is_empty() {
            self.by_noun.insert(stem, speaker);
        }
        self.record_institution(speaker);
        let is_unnamed = self.speakers[speaker].kind == Kind::Unnamed;
        // Nobody knows how many `Polizeiangaben` are of.
        let is_report = noun_kind == Some(NounKind::Report);
        let sources = if is_report { Sources::Unstated } else { Sources::Stated(1) };
        let sources = is_unnamed.then_some(sources);
        self.speakers[speaker].add_count(sources);
        let is_guess = noun_kind.is_none();
        Some(Referent::Speaker(Mention { speaker, sources, is_guess }))
    }

    /// Whether `text` can be another name of a speaker: the council is the town council, but not a
    /// city council.
    fn may_be_called(&self, speaker: usize, text: &str) -> bool {
        let speaker = &self.speakers[speaker];
        let (name, text) = (key(&speaker.name), key(text));
        let is_part = |part: &str, whole: &str| {
            // `ministeriums`, of the ministry.
            let stem = part.strip_suffix('s').filter(|stem| stem.len() > 3).unwrap_or(part);
            whole.starts_with(&format!("{part} ")) || whole.ends_with(part) || whole.ends_with(stem)
        };
        speaker.kind == Kind::Person || is_part(&text, &name) || is_part(&name, &text)
    }

    fn resolve_people(
        &mut self,
        sentence: &Sentence<'_>,
        count: Count,
        known: Known,
        noun: Option<usize>,
        who: &Range<usize>,
    ) -> Mention {
        let listed = noun.and_then(|at| self.grammar.noun(&sentence.words[at]));
        let (noun_kind, stem) = listed.unwrap_or((NounKind::Source, ""));
        let number = match count {
            Count::Number(number) => Some(number),
            Count::Several | Count::Bare => None,
        };
        let is_counted = number.is_some();
        let kind = people_kind(noun_kind, is_counted);
        let text = sentence.excerpt(who);
        let key = format!("{kind:?} {}", key(&text));
        let stem_here = noun.map(|_| stem);
        let before = self.same_people(&key, known, stem_here, is_counted);
        let is_again = before.is_some_and(|it| self.speakers[it].is_source);
        let is_guess = is_again || known != Known::No;
        let speaker = before.unwrap_or_else(|| {
            self.add(SpeakerDraft::new(text.clone(), kind, sentence.paragraph), &key)
        });
        let is_unnamed = self.speakers[speaker].kind == Kind::Unnamed;
        let sources = is_unnamed.then_some(match (known, number) {
            (_, Some(number)) if noun_kind == NounKind::Pair => Sources::Inferred(number),
            (Known::Some, Some(number)) => Sources::Among(number),
            (_, Some(number)) => Sources::Stated(number),
            (Known::No, None) => Sources::Unstated,
            (_, None) => self.sources_again(speaker).unwrap_or(Sources::Unstated),
        });
        let it = &mut self.speakers[speaker];
        it.add_count(sources);
        if known == Known::No {
            it.add_alias(&text, sentence.paragraph);
        }
        // `a third source` is not one of those who were there before.
        let is_one_more = it.is_one() && self.by_noun.contains_key(stem);
        if !stem.is_empty() && !is_one_more {
            self.by_noun.insert(stem, speaker);
        }
        Mention { speaker, sources, is_guess }
    }

    /// The group that people seem to have been part of before.
    fn same_people(
        &self,
        key: &str,
        known: Known,
        stem: Option<&str>,
        is_counted: bool,
    ) -> Option<usize> {
        if known == Known::No {
            // Whether people who are counted here spoke before is for the curator to say.
            let may_be = |it: &usize| !is_counted || !self.speakers[*it].is_source;
            return self.by_key.get(key).copied().filter(may_be);
        }
        let is_group = |it: &usize| self.speakers[*it].kind.is_anonymous();
        let same = stem.and_then(|stem| self.by_noun.get(stem).copied()).filter(is_group);
        let last = self.last_group.filter(|_| stem.is_none()).map(|mention| mention.speaker);
        same.or(last).or_else(|| self.by_key.get(key).copied())
    }
}

/// What kind of source somebody is whom a noun names.
pub(super) fn kind_of(noun_kind: NounKind) -> Kind {
    match noun_kind {
        NounKind::Organisation | NounKind::Company => Kind::Organisation,
        NounKind::Document | NounKind::Text => Kind::Document,
        _ => Kind::Unnamed,
    }
}

/// What kind of source people are whom a noun names.
pub(super) fn people_kind(noun_kind: NounKind, is_counted: bool) -> Kind {
    match noun_kind {
        NounKind::Group | NounKind::Role | NounKind::Organisation | NounKind::Company
            if !is_counted =>
        {
            Kind::Collective
        }
        _ => Kind::Unnamed,
    }
}
