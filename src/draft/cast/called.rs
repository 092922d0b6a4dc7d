//! Who is called by a name, or by a noun: `Howard Lutnick`, `the company`.

use super::{Cast, Meant, Member, Voice, without_genitive};
use crate::{
    dossier::{Kind, Sources},
    draft::{
        lexicon::Sort,
        names::key,
        phrase::{Head, Phrase},
        reading::{Sentence, WORDS},
    },
};
use std::ops::Range;

impl Cast<'_> {
    pub(super) fn named(
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

    pub(super) fn is_outlet(&self, name: &str) -> bool {
        let name = key(name);
        self.outlet.as_ref().is_some_and(|outlet| {
            let short = outlet.strip_prefix("the ").unwrap_or(outlet);
            name == *outlet || name.strip_prefix("the ").unwrap_or(&name) == short
        })
    }

    /// Remembers by which noun somebody was introduced: the mayor, the minister.
    pub(super) fn has_noun(&mut self, member: usize, sentence: &Sentence<'_>, role: &Range<usize>) {
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

    pub(super) fn by_its_noun(
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
                // Who has a spokesman is rather an institution.
                let mut of = of.clone();
                if let Head::Name { sort: sort @ None, .. } = &mut of.head {
                    *sort = Some(Sort::Organisation);
                }
                return self.meant(&of, sentence).map(|meant| {
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
        // `the report of the audit office` has no other name.
        let noun = match of {
            Some(of) if matches!(sort, Some(Sort::Document | Sort::Organisation)) => {
                noun.start..of.words.end.max(noun.end)
            }
            _ => noun.clone(),
        };
        let text = sentence.text_of(&sentence.shown(&noun, WORDS));
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
    pub(super) fn is_called_so(&self, member: usize, text: &str) -> bool {
        let (name, text) = (key(&self.members[member].name), key(text));
        let is_person = self.members[member].kind == Kind::Person;
        let is_part = |part: &str, whole: &str| {
            if whole.starts_with(&format!("{part} ")) {
                return true;
            }
            // `ministeriums`, of the ministry.
            let stem = part.strip_suffix('s').filter(|stem| stem.len() > 3).unwrap_or(part);
            whole.ends_with(part) || whole.ends_with(stem)
        };
        is_person || is_part(&text, &name) || is_part(&name, &text)
    }
}
