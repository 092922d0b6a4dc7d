//! The facets that a matrix can stand on.

use crate::{
    dossier::{Content, Position, Speech},
    library::{
        ClaimRef, DossierId, Grade, Library, PropositionId, Reply, SpeakerId, Strength, TopicId,
        Vocabulary,
    },
    query::{self, GradeValue, Name, Toward},
};

/// A facet of a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Axis {
    /// Who speaks.
    Speaker,
    /// The side toward each dossier's lead proposition.
    Lead,
    /// The side toward one proposition.
    Stance(PropositionId),
    /// The grade's letter.
    Grade,
    /// What it is about.
    Topic,
    /// How the words come.
    Speech,
    /// What sort of claim it is.
    Content,
    /// What was replied to it.
    Reply,
    /// Which dossier has it.
    Dossier,
}

/// A value of a facet; the order is that of rows and columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Value {
    /// Who speaks.
    Speaker(SpeakerId),
    /// A side.
    Stance(Position),
    /// A letter on the scale.
    Grade(Strength),
    /// N: the newsroom's own voice.
    Newsroom,
    /// What it is about.
    Topic(TopicId),
    /// How the words come.
    Speech(Speech),
    /// What sort of claim it is.
    Content(Content),
    /// What was replied to it.
    Reply(Reply),
    /// Which dossier has it.
    Dossier(DossierId),
    /// No side, no topic, no reply reported.
    Without,
}

impl Axis {
    /// The facet's name, as queries have it.
    pub fn name(self) -> &'static str {
        match self {
            Axis::Speaker => "speaker",
            Axis::Lead | Axis::Stance(_) => "stance",
            Axis::Grade => "grade",
            Axis::Topic => "topic",
            Axis::Speech => "speech",
            Axis::Content => "content",
            Axis::Reply => "reply",
            Axis::Dossier => "dossier",
        }
    }

    /// The values of a claim, each once; at least one.
    pub fn values(self, claim: ClaimRef<'_>) -> Vec<Value> {
        let mut values = Vec::new();
        self.values_into(claim, &mut values);
        values
    }

    /// Puts the values of a claim, each once and at least one, in the place of what is in `values`.
    pub(super) fn values_into(self, claim: ClaimRef<'_>, values: &mut Vec<Value>) {
        values.clear();
        match self {
            Axis::Speaker => values.push(Value::Speaker(claim.speaker().key())),
            Axis::Lead => values.extend(sides(claim, claim.dossier().lead().map(|it| it.key()))),
            Axis::Stance(on) => values.extend(sides(claim, Some(on))),
            Axis::Grade => values.push(match claim.grade() {
                Grade::Sourced { strength, .. } => Value::Grade(strength),
                Grade::Newsroom { .. } => Value::Newsroom,
            }),
            Axis::Topic => values.extend(claim.topics().map(|topic| Value::Topic(topic.key()))),
            Axis::Speech => values.push(Value::Speech(claim.speech())),
            Axis::Content => values.push(Value::Content(claim.content())),
            Axis::Reply => values.extend(claim.replies().map(|it| Value::Reply(it.reply()))),
            Axis::Dossier => values.push(Value::Dossier(claim.dossier().key())),
        }
        values.sort_unstable();
        values.dedup();
        if values.is_empty() {
            values.push(Value::Without);
        }
    }

    /// Whether a claim has a value.
    pub fn has(self, claim: ClaimRef<'_>, value: Value) -> bool {
        self.values(claim).contains(&value)
    }

    /// The values that always have a row, whether a claim has them or not: closed vocabularies
    /// keep their order and never jump.
    pub(super) fn fixed(self) -> Vec<Value> {
        fn all<V: Vocabulary>(value: fn(V) -> Value) -> Vec<Value> {
            V::ALL.iter().copied().map(value).collect()
        }
        let mut values = match self {
            Axis::Speaker | Axis::Topic | Axis::Dossier => vec![],
            Axis::Lead | Axis::Stance(_) => all(Value::Stance),
            Axis::Grade => Strength::ALL.map(Value::Grade).to_vec(),
            Axis::Speech => all(Value::Speech),
            Axis::Content => all(Value::Content),
            Axis::Reply => all(Value::Reply),
        };
        match self {
            Axis::Grade => values.push(Value::Newsroom),
            Axis::Lead | Axis::Stance(_) | Axis::Reply => values.push(Value::Without),
            _ => {}
        }
        values
    }

    /// A value's heading.
    pub fn label(self, value: Value, library: &Library) -> &str {
        match value {
            Value::Speaker(speaker) => library.speaker(speaker).name(),
            Value::Stance(position) => position.label(),
            Value::Grade(strength) => strength.name(),
            Value::Newsroom => Grade::Newsroom { rests_on: None }.name(),
            Value::Topic(topic) => library.topic(topic).label(),
            Value::Speech(speech) => speech.label(),
            Value::Content(content) => content.label(),
            Value::Reply(reply) => reply.label(),
            Value::Dossier(dossier) => library.dossier(dossier).title(),
            Value::Without => match self {
                Axis::Lead | Axis::Stance(_) => "takes none",
                Axis::Reply => "none reported",
                _ => "none",
            },
        }
    }
}

impl Axis {
    /// What a query asks for to find the claims with a value.
    pub fn query_value(self, value: Value, library: &Library) -> query::Value {
        use query::Value as Term;
        let toward = || match self {
            Axis::Stance(on) => Toward::Proposition(Name::new(library.proposition(on).id())),
            _ => Toward::Lead,
        };
        match value {
            Value::Speaker(speaker) => Term::Speaker(Name::new(library.speaker(speaker).id())),
            Value::Stance(position) => Term::Stance(toward(), Some(position)),
            Value::Grade(strength) => Term::Grade(GradeValue::Letter(strength)),
            Value::Newsroom => Term::Grade(GradeValue::Newsroom),
            Value::Topic(topic) => Term::Topic(Some(Name::new(library.topic(topic).id()))),
            Value::Speech(speech) => Term::Speech(speech),
            Value::Content(content) => Term::Content(content),
            Value::Reply(reply) => Term::Reply(Some(reply)),
            Value::Dossier(dossier) => Term::Dossier(Name::new(library.dossier(dossier).id())),
            Value::Without => match self {
                Axis::Topic => Term::Topic(None),
                Axis::Reply => Term::Reply(None),
                _ => Term::Stance(toward(), None),
            },
        }
    }
}

/// The sides that a claim takes toward a proposition, where there is one.
fn sides(claim: ClaimRef<'_>, on: Option<PropositionId>) -> impl Iterator<Item = Value> {
    let stances = claim.stances().filter(move |stance| Some(stance.proposition().key()) == on);
    stances.map(|stance| Value::Stance(stance.position()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{REUTERS, TUTORIAL, library};
    use std::collections::BTreeSet;

    #[test]
    fn every_claim_has_a_value_on_every_axis() {
        let library = library(&[TUTORIAL]);
        let lead = library.propositions().next().unwrap().key();
        for axis in [
            Axis::Speaker,
            Axis::Lead,
            Axis::Stance(lead),
            Axis::Grade,
            Axis::Topic,
            Axis::Speech,
            Axis::Content,
            Axis::Reply,
            Axis::Dossier,
        ] {
            for claim in library.claims() {
                let values = axis.values(claim);
                assert!(!values.is_empty() && values.is_sorted());
                for value in values {
                    assert!(axis.has(claim, value));
                    assert!(!axis.label(value, &library).is_empty());
                }
            }
            assert!(axis.fixed().is_sorted(), "{}", axis.name());
        }
    }

    #[test]
    fn the_lead_is_each_dossiers_own() {
        let library = library(&[TUTORIAL, REUTERS]);
        let sides = |axis: Axis| {
            let sided = library.claims().filter(|claim| !axis.has(*claim, Value::Without));
            sided.map(|claim| claim.dossier().id()).collect::<BTreeSet<_>>().len()
        };
        let lead = library.propositions().next().unwrap().key();
        assert_eq!((sides(Axis::Lead), sides(Axis::Stance(lead))), (2, 1));
    }
}
