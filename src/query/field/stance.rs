//! The sides that claims take toward a proposition.

use super::{Choice, CodeSet, Codes, Context, Kind, Sign, Values, Visit, Written, words::place};
use crate::{
    dossier::Position,
    library::{ClaimRef, Library, PropositionId, Vocabulary},
    query::{
        Candidate, Name, QueryError,
        error::any_of,
        value::{NONE, OPEN},
    },
    text::fold,
};
use smallvec::smallvec;
use std::borrow::Cow;

/// What a stance is toward.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Toward {
    /// The lead proposition of each dossier.
    Lead,
    /// This proposition, in whichever dossier.
    Proposition(Name),
}

/// The same in a library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Target {
    /// The lead proposition of each dossier.
    Lead,
    /// This proposition.
    One(PropositionId),
    /// A proposition that the library does not have: nobody takes a side toward it.
    Unknown,
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

    fn side_of(self, claim: ClaimRef<'_>) -> Option<Position> {
        let toward = match self {
            Target::Lead => claim.dossier().lead()?.key(),
            Target::One(proposition) => proposition,
            Target::Unknown => return None,
        };
        claim.stance_on(toward).map(|stance| stance.position())
    }
}

/// The sides toward the proposition in focus. The code of each is its place in the vocabulary.
pub struct Stances;

impl Visit for Stances {
    fn visit(&self, claim: ClaimRef<'_>, context: Context<'_>, take: impl FnMut(u32)) {
        context.focus.side_of(claim).map(place).into_iter().for_each(take);
    }
}

impl Values for Stances {
    fn is_closed(&self) -> bool {
        true
    }

    fn parse(&self, written: &Written<'_>) -> Result<Vec<Choice>, QueryError> {
        let position = |typed: &str| -> Result<Option<Position>, QueryError> {
            if typed.eq_ignore_ascii_case(NONE) { Ok(None) } else { written.word(typed).map(Some) }
        };
        let Some((proposition, side)) = written.text.rsplit_once('=') else {
            return match position(written.text) {
                Ok(position) => Ok(vec![Choice::Stance(Toward::Lead, position)]),
                Err(error) => Err(without_a_side(written).unwrap_or(error)),
            };
        };
        let is_open = side.eq_ignore_ascii_case(OPEN);
        let position = if is_open { None } else { position(side)? };
        let toward = written.names(Kind::Proposition, proposition)?.into_iter();
        let toward = toward.map(Toward::Proposition);
        if is_open {
            return Ok(toward.map(|toward| Choice::Open(Some(toward))).collect());
        }
        Ok(toward.map(|toward| Choice::Stance(toward, position)).collect())
    }

    fn meant(&self, choice: &Choice, _library: &Library) -> Codes {
        side(choice).map(place).into_iter().collect()
    }

    fn domain(&self, _library: &Library, _used: &CodeSet) -> Vec<(Choice, Codes)> {
        let sides = Position::ALL.iter();
        let choice = |side: &Position| Choice::Stance(Toward::Lead, Some(*side));
        sides.map(|side| (choice(side), smallvec![place(*side)])).collect()
    }

    fn choice(&self, code: u32, _library: &Library) -> Choice {
        Choice::Stance(Toward::Lead, Position::ALL.get(code as usize).copied())
    }

    fn heading<'a>(&self, code: u32, _library: &'a Library) -> Cow<'a, str> {
        Position::ALL.get(code as usize).map_or("", |side| side.label()).into()
    }

    fn label<'a>(&self, choice: &'a Choice, _library: &'a Library) -> Cow<'a, str> {
        side(choice).map_or(NONE, Vocabulary::label).into()
    }

    fn sign(&self, choice: &Choice) -> Sign {
        side(choice).map_or(Sign::None, Sign::Stance)
    }

    /// The sides toward the propositions that have the word.
    fn answers(&self, word: &str, library: &Library) -> Vec<Choice> {
        let has =
            |text: &str| fold(text).split(|c: char| !c.is_alphanumeric()).any(|it| it == word);
        let meant = library.propositions().filter(|one| has(one.text()) || has(one.id()));
        let toward = meant.map(|one| Toward::Proposition(Name::new(one.id())));
        let sides = |on: Toward| {
            Position::ALL.iter().map(move |side| Choice::Stance(on.clone(), Some(*side)))
        };
        toward.flat_map(sides).collect()
    }

    fn more_to_type(&self, typed: &str, library: &Library) -> Vec<Candidate> {
        let Some((on, _)) = typed.split_once('=') else {
            let propositions = library.propositions();
            return propositions
                .map(|one| Candidate::new(format!("{}=", one.id()), one.text()))
                .collect();
        };
        let known = Kind::Proposition.find(on, library).into_iter().map(Toward::Proposition);
        let sides = || Position::ALL.iter().copied().map(Some).chain([None]);
        let values = known.flat_map(|on| sides().map(move |side| Choice::Stance(on.clone(), side)));
        let value = |choice| super::Value::new(super::Field::Stance, choice);
        values.map(|choice| Candidate::of(&value(choice), library)).collect()
    }
}

fn side(choice: &Choice) -> Option<Position> {
    match choice {
        Choice::Stance(_, side) => *side,
        _ => None,
    }
}

/// What to say of a proposition without a side.
fn without_a_side(written: &Written<'_>) -> Option<QueryError> {
    let on = Kind::Proposition.find(written.text, written.library).into_iter().next()?;
    let sides = Position::ALL.iter().map(|side| side.word()).chain([NONE]);
    let sides: Vec<String> = sides.map(|side| format!("stance:{on}={side}")).collect();
    let message = format!("the side that is taken toward `{on}` is missing");
    Some(written.error(message).help(format!("write {}", any_of(&sides))))
}
