//! People without a name: the groups that the text treats as the same.

use super::{Cast, Member, Voice};
use crate::{
    dossier::{Kind, Sources},
    draft::{
        lexicon::Sort,
        names::key,
        phrase::{Count, Known},
        reading::{Sentence, WORDS},
    },
};
use std::ops::Range;

impl Cast<'_> {
    pub(super) fn people(
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
            Sort::Group | Sort::Role | Sort::Organisation | Sort::Company if number.is_none() => {
                Kind::Collective
            }
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
        // `a third source` is none of those who were there before.
        let is_one_more = self.members[member].is_one() && self.by_noun.contains_key(stem);
        if !stem.is_empty() && !is_one_more {
            self.by_noun.insert(stem, member);
        }
        Voice { member, sources, guess }
    }

    /// The group that people were part of before, and why it is read so.
    pub(super) fn before(
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
    pub(super) fn of_the_lead(&self, kind: Kind, sentence: &Sentence<'_>) -> Option<usize> {
        let voice = self.last_group?;
        let member = &self.members[voice.member];
        let is_lead = member.paragraph == 1 && sentence.paragraph == 2;
        let is_uncounted = member.sources == Some(Sources::Unstated);
        (is_lead && is_uncounted && member.kind == kind).then_some(voice.member)
    }
}

/// Under which key people without a name are found again.
fn group_key(kind: Kind, text: &str) -> String {
    format!("{kind:?} {}", key(text))
}
