//! Ids: how they are written, that they are unique, and what they refer to.

use super::{At, Collector, Quoted};
use crate::dossier::{
    diagnostic::{Code, Diagnostic, Label},
    document::Document,
    id::{MAX_LEN, NONE, is_well_formed, kebab_case},
    path::Path,
    text::Str,
};
use foldhash::fast::RandomState;
use std::collections::{HashMap, hash_map::Entry};

/// What no proposition's id may be: positions, which are words of a query by themselves.
const POSITIONS: [&str; 3] = ["opposes", "supports", "explains"];
/// How many near ids are suggested.
const SUGGESTED: usize = 3;
/// How similar an id has to be to be suggested, from 0 to 1.
const SIMILAR: f64 = 0.75;

/// The ids of everything that a document can refer to.
pub(super) struct Ids<'d> {
    pub speakers: List<'d>,
    pub claims: List<'d>,
    pub topics: List<'d>,
    pub propositions: List<'d>,
}

/// The ids of one list and their positions in it.
pub(super) struct List<'d> {
    /// What one entry is called.
    noun: &'static str,
    positions: HashMap<&'d str, u32, RandomState>,
}

impl<'d> Ids<'d> {
    /// Collects every id, and reports those that are malformed, reserved or not unique.
    pub(super) fn of(document: &'d Document<'d>, found: &mut Collector) -> Self {
        let Document { article, propositions, topics, speakers, claims, .. } = document;
        check_form(&article.id, &[], found, || Path::root().field("article").field("id"));
        let [speakers, claims] = [
            List::of("speaker", "speakers", &[], speakers.iter().map(|it| &it.id), found),
            List::of("claim", "claims", &[], claims.iter().map(|it| &it.id), found),
        ];
        let topics = List::of("topic", "topics", &[], topics.iter().map(|it| &it.id), found);
        let propositions = propositions.iter().map(|it| &it.id);
        let propositions = List::of("proposition", "propositions", &POSITIONS, propositions, found);
        Ids { speakers, claims, topics, propositions }
    }
}

impl<'d> List<'d> {
    fn of(
        noun: &'static str,
        list: &'static str,
        reserved: &[&str],
        ids: impl ExactSizeIterator<Item = &'d Str<'d>>,
        found: &mut Collector,
    ) -> Self {
        let mut positions = HashMap::with_capacity_and_hasher(ids.len(), RandomState::default());
        for (index, id) in (0..).zip(ids) {
            let path = || At { list, index }.field("id");
            check_form(id, reserved, found, path);
            match positions.entry(&**id) {
                Entry::Vacant(entry) => {
                    entry.insert(index);
                }
                Entry::Occupied(first) => {
                    let number = first.get() + 1;
                    let message = format!("{noun} number {number} also has the id {}", Quoted(id));
                    let first = At { list, index: *first.get() }.field("id");
                    let diagnostic = Diagnostic::new(Code::DuplicateId, path(), message);
                    let label = format!("{noun} number {number} has it first");
                    found.push(diagnostic.with_label(Label::new(first, label)));
                }
            }
        }
        List { noun, positions }
    }

    /// The position of an id, if there is such an id.
    pub(super) fn position(&self, id: &str) -> Option<u32> {
        self.positions.get(id).copied()
    }

    /// The position of an id to which a valid document refers.
    pub(super) fn known(&self, id: &str) -> u32 {
        // A document with an unknown id never becomes a `ValidDossier`.
        self.position(id).expect("a valid dossier has every id that it refers to")
    }

    /// The position of an id that the document refers to at `path`; an unknown one is reported
    /// once, with the ids that are nearest: its other uses are places of the same problem.
    pub(super) fn resolve(
        &self,
        id: &str,
        found: &mut Collector,
        path: impl FnOnce() -> Path,
    ) -> Option<u32> {
        let position = self.position(id);
        if position.is_none() {
            let noun = self.noun;
            found.push_once(noun, id, path, |found, path| {
                let help = match &*self.nearest(id, found) {
                    [] => format!("add a {noun} with this id, or name another one"),
                    [only] => format!("did you mean `{only}`?"),
                    several => format!("did you mean one of `{}`?", several.join("`, `")),
                };
                let message = format!("there is no {noun} {}", Quoted(id));
                Diagnostic::new(Code::UnknownId, path, message).with_help(help)
            });
        }
        position
    }

    fn nearest(&self, id: &str, found: &mut Collector) -> Vec<&'d str> {
        if id.len() > MAX_LEN || !found.may_compare(self.positions.len()) {
            return Vec::new();
        }
        let mut near: Vec<_> = (self.positions.keys())
            .map(|&known| (strsim::jaro_winkler(id, known), known))
            .filter(|&(similarity, _)| similarity >= SIMILAR)
            .collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        near.into_iter().take(SUGGESTED).map(|(_, id)| id).collect()
    }
}

fn check_form(id: &str, reserved: &[&str], found: &mut Collector, path: impl FnOnce() -> Path) {
    if !is_well_formed(id) {
        let message = format!("{} is not a well-formed id", Quoted(id));
        let diagnostic = Diagnostic::new(Code::MalformedId, path(), message);
        let better = Some(kebab_case(id)).filter(|better| is_well_formed(better));
        found.push(match better {
            Some(better) => diagnostic.with_help(format!("write `{better}`")),
            None => diagnostic,
        });
    } else if id == NONE || reserved.contains(&id) {
        let (whose, meaning) = match id {
            NONE => ("an id", "it asks for a missing value"),
            _ => ("a proposition's id", "it is a position"),
        };
        let help = format!("in a query, {meaning}; choose another word");
        let message = format!("`{id}` cannot be {whose}");
        found.push(Diagnostic::new(Code::ReservedId, path(), message).with_help(help));
    }
}
