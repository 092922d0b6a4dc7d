//! What the claims in both dossiers are said to be.

use super::{Confusion, Match, Matches};
use crate::{
    dossier::{ClaimField, SpeakerField},
    library::{Carriers, ClaimRef, Grade, PropositionRef, SpeakerRef, Vocabulary},
};
use std::{
    borrow::Cow,
    collections::HashMap,
    hash::{Hash, Hasher},
};

/// What is compared of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Facet {
    /// Who makes it; of several sources the one that is named as the speaker.
    Speaker,
    /// What kind of source that is.
    Kind,
    /// How directly the words come.
    Speech,
    /// Whether it is a fact, a judgement or a forecast.
    Content,
    /// Which side it takes toward each proposition.
    Stance,
    /// The attribution grade, which follows from the others.
    Grade,
}

impl Facet {
    /// All facets, who says it before what it is.
    pub const ALL: [Facet; 6] =
        [Facet::Speaker, Facet::Kind, Facet::Speech, Facet::Content, Facet::Stance, Facet::Grade];

    /// The word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Facet::Speaker => "speaker",
            Facet::Kind => "kind",
            Facet::Speech => "speech",
            Facet::Content => "content",
            Facet::Stance => "stance",
            Facet::Grade => "grade",
        }
    }

    /// The word for people.
    pub fn label(self) -> &'static str {
        match self {
            Facet::Kind => "kind of speaker",
            Facet::Speech => "form of speech",
            Facet::Stance => "side taken",
            facet => facet.word(),
        }
    }
}

/// What a claim is said to be. Values are the same if they mean the same in both dossiers, whatever
/// each calls it.
#[derive(Debug, Clone, Eq)]
pub struct Value<'a> {
    class: Class,
    /// The word for programs; of a speaker the id in its own dossier.
    pub word: Cow<'a, str>,
    /// What people read.
    pub label: Cow<'a, str>,
}

/// What is compared of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Class {
    /// A speaker who is in both dossiers, by the place among these.
    Both(usize),
    /// A speaker whom only A has, by the place among these.
    OnlyA(usize),
    /// A speaker whom only B has, by the place among these.
    OnlyB(usize),
    /// Whatever its word says.
    Word,
}

impl Value<'_> {
    /// Of which thing it is a name.
    fn meaning(&self) -> (Class, Option<&str>) {
        (self.class, (self.class == Class::Word).then_some(&*self.word))
    }
}

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.meaning() == other.meaning()
    }
}

impl Hash for Value<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.meaning().hash(state);
    }
}

impl<'a> Value<'a> {
    /// A value that is the same wherever it has this word.
    pub fn word(word: impl Into<Cow<'a, str>>, label: impl Into<Cow<'a, str>>) -> Self {
        Value { class: Class::Word, word: word.into(), label: label.into() }
    }

    fn of<V: Vocabulary>(value: V) -> Self {
        Value::word(value.word(), value.label())
    }
}

/// How far two curators agree on a facet of the claims in both.
#[derive(Debug, Clone)]
pub struct Comparison<'a> {
    /// Which.
    pub facet: Facet,
    /// How often each pair of values occurs. Of stances, each claim counts once for each
    /// proposition in both.
    pub confusion: Confusion<'a>,
    /// How many more there are of which a curator has still to decide, in A or in B: they are
    /// neither agreed nor not.
    pub undecided: usize,
    /// Of stances, the pairs in which at least one curator sees a side taken.
    pub sided: Option<Confusion<'a>>,
    /// Where the values differ, in the order of A.
    pub differing: Vec<Differing<'a>>,
}

/// A claim in both dossiers on which they differ.
#[derive(Debug, Clone)]
pub struct Differing<'a> {
    /// The claim.
    pub claim: Match<ClaimRef<'a>>,
    /// Of a stance, toward what.
    pub on: Option<Match<PropositionRef<'a>>>,
    /// What it is in A and in B.
    pub values: [Value<'a>; 2],
}

/// A thing that both curators have to decide on, with what they decided.
type Thing<'a> = (Option<Match<PropositionRef<'a>>>, [Option<Value<'a>>; 2]);

/// What the claims in both are said to be, facet by facet.
pub(super) fn compared<'a>(
    claims: &Matches<ClaimRef<'a>>,
    speakers: &Matches<SpeakerRef<'a>>,
    propositions: &Matches<PropositionRef<'a>>,
) -> Vec<Comparison<'a>> {
    let who = Who::of(speakers);
    let of_each = |value: fn(ClaimRef<'a>) -> Option<Value<'a>>| {
        move |it: &Match<ClaimRef<'a>>| vec![(None, [value(it.a), value(it.b)])]
    };
    let facet = |facet| match facet {
        Facet::Speaker => comparison(facet, claims, |it| {
            vec![(None, [who.speaker(it.a, &who.in_a), who.speaker(it.b, &who.in_b)])]
        }),
        Facet::Kind => comparison(facet, claims, of_each(|it| it.kind().map(Value::of))),
        Facet::Speech => comparison(facet, claims, of_each(|it| it.speech().map(Value::of))),
        Facet::Content => comparison(facet, claims, of_each(|it| it.content().map(Value::of))),
        Facet::Stance => comparison(facet, claims, |it| {
            let side = |on: &Match<PropositionRef<'a>>| {
                (Some(*on), [stance(it.a, on.a), stance(it.b, on.b)])
            };
            propositions.both.iter().map(side).collect()
        }),
        Facet::Grade => comparison(facet, claims, of_each(grade)),
    };
    Facet::ALL.into_iter().map(facet).collect()
}

fn comparison<'a>(
    facet: Facet,
    claims: &Matches<ClaimRef<'a>>,
    things: impl Fn(&Match<ClaimRef<'a>>) -> Vec<Thing<'a>>,
) -> Comparison<'a> {
    let (mut decided, mut undecided, mut differing) = (Vec::new(), 0, Vec::new());
    for claim in &claims.both {
        for (on, values) in things(claim) {
            let [Some(a), Some(b)] = values else {
                undecided += 1;
                continue;
            };
            if a != b {
                let values = [a.clone(), b.clone()];
                differing.push(Differing { claim: *claim, on, values });
            }
            decided.push([a, b]);
        }
    }
    let is_sided = |values: &&[Value<'a>; 2]| values.iter().any(|it| it.word != NO_SIDE);
    let sided =
        (facet == Facet::Stance).then(|| Confusion::of(decided.iter().filter(is_sided).cloned()));
    Comparison { facet, confusion: Confusion::of(decided), undecided, sided, differing }
}

/// The word where no side is taken.
const NO_SIDE: &str = "none";

fn stance<'a>(claim: ClaimRef<'a>, on: PropositionRef<'a>) -> Option<Value<'a>> {
    let none = || Value::word(NO_SIDE, "takes no side");
    let side = claim.stance_on(on.key()).map(|stance| Value::of(stance.position()));
    (!claim.is_undecided(ClaimField::Stances)).then(|| side.unwrap_or_else(none))
}

fn grade<'a>(claim: ClaimRef<'a>) -> Option<Value<'a>> {
    let grade = claim.grade();
    let label = format!("{} {grade}", claim.rule().name);
    let carriers_are_open = grade == Grade::Newsroom { rests_on: Carriers::Open };
    let is_decided = !grade.is_open() && !carriers_are_open;
    is_decided.then(|| Value::word(grade.to_string(), label))
}

/// Who is who in both dossiers, by the ids of each.
struct Who<'a> {
    in_a: HashMap<&'a str, Class>,
    in_b: HashMap<&'a str, Class>,
}

impl<'a> Who<'a> {
    fn of(speakers: &Matches<SpeakerRef<'a>>) -> Self {
        let both = || speakers.both.iter().enumerate();
        let only = |all: &[SpeakerRef<'a>], class: fn(usize) -> Class| {
            all.iter().enumerate().map(|(at, it)| (it.id(), class(at))).collect::<Vec<_>>()
        };
        let in_a = both().map(|(at, it)| (it.a.id(), Class::Both(at)));
        let in_b = both().map(|(at, it)| (it.b.id(), Class::Both(at)));
        Who {
            in_a: in_a.chain(only(&speakers.only_a, Class::OnlyA)).collect(),
            in_b: in_b.chain(only(&speakers.only_b, Class::OnlyB)).collect(),
        }
    }

    fn speaker(&self, claim: ClaimRef<'a>, ids: &HashMap<&'a str, Class>) -> Option<Value<'a>> {
        // Who could be somebody else of the list is not decided on.
        let is_open = |it: &SpeakerRef<'a>| {
            it.open().has(SpeakerField::Name) || it.open().has(SpeakerField::SameAs)
        };
        let speaker = claim.speaker().filter(|it| !is_open(it))?;
        let class = *ids.get(speaker.id())?;
        Some(Value { class, word: speaker.id().into(), label: speaker.name().into() })
    }
}
