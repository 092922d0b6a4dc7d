//! Ids: how they are written, that they are unique, and what they refer to.

use super::{At, Code, Problem, Problems, Quoted};
use crate::{
    dossier::{Document, Str, path::Path},
    text,
};
use foldhash::fast::RandomState;
use std::collections::{HashMap, hash_map::Entry};

/// The longest id, in bytes.
const MAX_LEN: usize = 64;
/// What no id may be: it asks for the absence of a value.
const NONE: &str = "none";
/// What no proposition's id may be: positions, which stand alone in a query.
const POSITIONS: [&str; 3] = ["opposes", "supports", "explains"];
/// How many near ids are suggested.
const SUGGESTED: usize = 3;

/// The ids of everything that a document can refer to.
pub(in crate::dossier::check) struct Names<'d> {
    pub speakers: List<'d>,
    pub claims: List<'d>,
    pub topics: List<'d>,
    pub propositions: List<'d>,
}

/// The ids of one list and their positions in it.
pub(in crate::dossier::check) struct List<'d> {
    /// What one entry is called.
    noun: &'static str,
    positions: HashMap<&'d str, u32, RandomState>,
}

impl<'d> Names<'d> {
    /// Collects every id, and reports those that are malformed, reserved or not unique.
    pub(super) fn of(document: &'d Document<'d>, problems: &mut Problems) -> Self {
        let Document { article, propositions, topics, speakers, claims, .. } = document;
        check_form(&article.id, &[], problems, || Path::root().field("article").field("id"));
        let propositions = propositions.iter().map(|it| &it.id);
        Names {
            speakers: List::of(
                "speaker",
                "speakers",
                &[],
                speakers.iter().map(|it| &it.id),
                problems,
            ),
            claims: List::of("claim", "claims", &[], claims.iter().map(|it| &it.id), problems),
            topics: List::of("topic", "topics", &[], topics.iter().map(|it| &it.id), problems),
            propositions: List::of(
                "proposition",
                "propositions",
                &POSITIONS,
                propositions,
                problems,
            ),
        }
    }
}

impl<'d> List<'d> {
    fn of(
        noun: &'static str,
        list: &'static str,
        reserved: &[&str],
        ids: impl ExactSizeIterator<Item = &'d Str<'d>>,
        problems: &mut Problems,
    ) -> Self {
        let mut positions = HashMap::with_capacity_and_hasher(ids.len(), RandomState::default());
        for (index, id) in (0..).zip(ids) {
            let path = || At { list, index }.field("id");
            check_form(id, reserved, problems, path);
            match positions.entry(&**id) {
                Entry::Vacant(entry) => {
                    entry.insert(index);
                }
                Entry::Occupied(first) => {
                    let number = first.get() + 1;
                    let message =
                        format!("{noun} number {number} has the id {} as well", Quoted(id));
                    problems.push(Problem::new(Code::DuplicateId, path(), message).with_help(
                        "give one of the two another id, and look through what refers to it",
                    ));
                }
            }
        }
        List { noun, positions }
    }

    /// The position of an id, if there is such an id.
    pub fn position(&self, id: &str) -> Option<u32> {
        self.positions.get(id).copied()
    }

    /// The position of an id that the document refers to at `path`; one that is not there is
    /// reported, with the ids that are nearest.
    pub(super) fn resolve(
        &self,
        id: &str,
        problems: &mut Problems,
        path: impl FnOnce() -> Path,
    ) -> Option<u32> {
        let position = self.position(id);
        if position.is_none() && !problems.is_full() {
            let nearest = self.nearest(id, problems);
            let noun = self.noun;
            let message = format!("there is no {noun} {}", Quoted(id));
            let problem = Problem::new(Code::UnknownId, path(), message);
            problems.push(match nearest.as_slice() {
                [] => problem.with_help(format!("add a {noun} with this id, or name another one")),
                [only] => problem.with_help(format!("did you mean `{only}`?")),
                several => {
                    problem.with_help(format!("did you mean one of `{}`?", several.join("`, `")))
                }
            });
        }
        position
    }

    fn nearest(&self, id: &str, problems: &mut Problems) -> Vec<&'d str> {
        if id.len() > MAX_LEN || !problems.may_compare(self.positions.len()) {
            return Vec::new();
        }
        text::nearest(id, self.positions.keys().copied(), SUGGESTED)
    }
}

fn check_form(id: &str, reserved: &[&str], problems: &mut Problems, path: impl FnOnce() -> Path) {
    if !is_well_formed(id) {
        let message = format!("{} is not written as an id", Quoted(id));
        let help = match kebab_case(id) {
            Some(better) => format!("write `{better}`"),
            None => "use small letters, digits and single hyphens, at most 64 of them".to_owned(),
        };
        problems.push(Problem::new(Code::MalformedId, path(), message).with_help(help));
    } else if id == NONE {
        problems.push(
            Problem::new(Code::ReservedId, path(), "`none` cannot be an id")
                .with_help("in a query it asks for what has no value; choose another word"),
        );
    } else if reserved.contains(&id) {
        let message = format!("`{id}` cannot be a proposition's id");
        problems.push(
            Problem::new(Code::ReservedId, path(), message)
                .with_help("in a query it is a position; choose another word"),
        );
    }
}

/// Whether an id is `[a-z0-9]+(-[a-z0-9]+)*`, of at most 64 bytes.
pub(in crate::dossier) fn is_well_formed(id: &str) -> bool {
    let word = |part: &[u8]| {
        !part.is_empty() && part.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    id.len() <= MAX_LEN && id.as_bytes().split(|&b| b == b'-').all(word)
}

/// What an id that is not well formed was probably meant to be.
fn kebab_case(id: &str) -> Option<String> {
    let folded = crate::text::fold(id);
    let words: Vec<_> = folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let better = words.join("-").to_ascii_lowercase();
    is_well_formed(&better).then_some(better)
}
