//! The field terms of a query made ready for one library: names are looked up once, not for
//! each claim.

use super::{AnyOf, GradeValue, Name, Points, Scope, Toward, Value};
use crate::{
    dossier::{Content, Position, Speech},
    library::{ClaimRef, DossierRef, Library, PropositionId, Reply, Status},
    text::fold,
};

/// A field term, ready to be asked of the claims of one library.
#[derive(Debug)]
pub struct Filter {
    negated: bool,
    any_of: Vec<Test>,
}

impl Filter {
    /// Looks up what the values of a term mean in a library.
    pub fn new(negated: bool, values: &AnyOf, library: &Library) -> Self {
        let any_of = values.values().iter().map(|value| Test::new(value, library)).collect();
        Filter { negated, any_of }
    }

    /// Whether a claim meets the term.
    pub fn keeps(&self, claim: ClaimRef<'_>, scope: Scope<'_>) -> bool {
        self.any_of.iter().any(|test| test.meets(claim, scope)) != self.negated
    }
}

/// A value, with ids of the library for its names. Where a field can be empty, `None` is
/// "without a value".
#[derive(Debug)]
enum Test {
    Grade(GradeValue),
    Stance(Target, Option<Position>),
    Reply(Option<Reply>),
    Speech(Speech),
    Content(Content),
    Status(Status),
    Paragraph(Points<u16>),
    Speaker(Ids),
    Asked(Option<Ids>),
    Against(Option<Ids>),
    Relayed(Option<Ids>),
    Topic(Option<Ids>),
    /// Dossier, outlet and date are questions about the dossier, answered beforehand.
    Dossier(Ids),
}

/// What a side is toward.
#[derive(Debug)]
pub enum Target {
    Lead,
    One(PropositionId),
    /// A proposition that the library does not have: nobody takes a side toward it.
    Unknown,
}

/// Some of the ids of a library: for each whether it is in.
#[derive(Debug)]
struct Ids(Vec<bool>);

impl Ids {
    fn new(ids: impl IntoIterator<Item = u32>) -> Self {
        let mut all = Vec::new();
        for id in ids {
            let id = id as usize;
            if all.len() <= id {
                all.resize(id + 1, false);
            }
            all[id] = true;
        }
        Ids(all)
    }

    fn has(&self, id: u32) -> bool {
        self.0.get(id as usize).is_some_and(|is_in| *is_in)
    }
}

/// Whether one of a claim's ids is wanted, or none where none is wanted.
fn has_any(wanted: Option<&Ids>, mut ids: impl Iterator<Item = u32>) -> bool {
    match wanted {
        Some(wanted) => ids.any(|id| wanted.has(id)),
        None => ids.next().is_none(),
    }
}

impl Test {
    fn new(value: &Value, library: &Library) -> Self {
        let names = library.names();
        let speakers = |name: &Name| {
            Ids::new(names.speakers_by_id(name.as_str()).iter().map(|speaker| speaker.0))
        };
        let topic = |name: &Name| Ids::new(names.topic_by_id(name.as_str()).map(|topic| topic.0));
        match value {
            Value::Grade(grade) => Test::Grade(*grade),
            Value::Stance(toward, position) => {
                Test::Stance(Target::new(toward, library), *position)
            }
            Value::Reply(reply) => Test::Reply(*reply),
            Value::Speech(speech) => Test::Speech(*speech),
            Value::Content(content) => Test::Content(*content),
            Value::Status(status) => Test::Status(*status),
            Value::Paragraph(points) => Test::Paragraph(*points),
            Value::Speaker(name) => Test::Speaker(speakers(name)),
            Value::Asked(name) => Test::Asked(name.as_ref().map(speakers)),
            Value::Against(name) => Test::Against(name.as_ref().map(speakers)),
            Value::Relayed(name) => Test::Relayed(name.as_ref().map(speakers)),
            Value::Topic(name) => Test::Topic(name.as_ref().map(topic)),
            Value::Dossier(name) => dossiers(library, |dossier| dossier.id() == name.as_str()),
            Value::Outlet(name) => {
                let name = fold(name.as_str());
                dossiers(library, |dossier| fold(dossier.outlet()) == name)
            }
            Value::Date(points) => {
                dossiers(library, |dossier| points.contains(dossier.published()))
            }
        }
    }

    fn meets(&self, claim: ClaimRef<'_>, scope: Scope<'_>) -> bool {
        match self {
            Test::Grade(grade) => grade.contains(claim.grade()),
            Test::Stance(target, position) => target.side_of(claim) == *position,
            Test::Reply(Some(reply)) => claim.replies().any(|record| record.reply() == *reply),
            Test::Reply(None) => claim.replies().len() == 0,
            Test::Speech(speech) => claim.speech() == *speech,
            Test::Content(content) => claim.content() == *content,
            Test::Status(status) => scope.statuses.get(claim.row()) == *status,
            Test::Paragraph(points) => points.contains(claim.paragraph()),
            Test::Speaker(ids) => ids.has(claim.speaker().key().0),
            Test::Asked(ids) => has_any(ids.as_ref(), claim.asked().map(|one| one.key().0)),
            Test::Against(ids) => has_any(ids.as_ref(), claim.against().map(|one| one.key().0)),
            Test::Relayed(ids) => has_any(ids.as_ref(), claim.relays().map(|one| one.key().0)),
            Test::Topic(ids) => has_any(ids.as_ref(), claim.topics().map(|one| one.key().0)),
            Test::Dossier(ids) => ids.has(claim.dossier().key().0),
        }
    }
}

fn dossiers(library: &Library, is_meant: impl Fn(&DossierRef<'_>) -> bool) -> Test {
    Test::Dossier(Ids::new(library.dossiers().filter(is_meant).map(|dossier| dossier.key().0)))
}

impl Target {
    /// Looks the proposition up in a library.
    pub fn new(toward: &Toward, library: &Library) -> Self {
        match toward {
            Toward::Lead => Target::Lead,
            Toward::Proposition(name) => {
                let known = library.names().proposition_by_id(name.as_str());
                known.map_or(Target::Unknown, Target::One)
            }
        }
    }

    /// The side that a claim takes toward it.
    pub fn side_of(&self, claim: ClaimRef<'_>) -> Option<Position> {
        let toward = match self {
            Target::Lead => claim.dossier().lead()?.key(),
            Target::One(proposition) => *proposition,
            Target::Unknown => return None,
        };
        claim.stance_on(toward).map(|stance| stance.position())
    }
}
