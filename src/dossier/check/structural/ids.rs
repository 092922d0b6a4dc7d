//! Ids: how they are written, that they are unique, and what they refer to.

use super::{At, Collector, Quoted};
use crate::dossier::{
    diagnostic::{Change, Code, Correction, Diagnostic, Label},
    document::Document,
    id::{MAX_LEN, NONE, is_well_formed, kebab_case},
    path::{Path, Step},
    text::Str,
    walk::for_each_text,
};
use crate::text::certain_among;
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
    /// Those that are not well formed, as they should be: whoever refers to one in that form has no
    /// problem of its own.
    well_formed: HashMap<String, u32, RandomState>,
}

impl<'d> Ids<'d> {
    /// Collects every id, and reports those that are malformed, reserved or not unique.
    pub(super) fn of(document: &'d Document<'d>, found: &mut Collector<'_>) -> Self {
        let Document { article, propositions, topics, speakers, claims, .. } = document;
        let renames = Renames::of(document);
        let path = || Path::root().field("article").field("id");
        check_form((&article.id, "article"), &renames, found, path);
        let [speakers, claims] = [
            List::of("speaker", "speakers", &renames, speakers.iter().map(|it| &it.id), found),
            List::of("claim", "claims", &renames, claims.iter().map(|it| &it.id), found),
        ];
        let topics = topics.iter().map(|it| &it.id);
        let topics = List::of("topic", "topics", &renames, topics, found);
        let propositions = propositions.iter().map(|it| &it.id);
        let propositions = List::of("proposition", "propositions", &renames, propositions, found);
        Ids { speakers, claims, topics, propositions }
    }
}

impl<'d> List<'d> {
    fn of(
        noun: &'static str,
        list: &'static str,
        renames: &Renames,
        ids: impl ExactSizeIterator<Item = &'d Str<'d>>,
        found: &mut Collector<'_>,
    ) -> Self {
        let mut positions = HashMap::with_capacity_and_hasher(ids.len(), RandomState::default());
        let mut well_formed = HashMap::default();
        for (index, id) in (0..).zip(ids) {
            let path = || At { list, index }.field("id");
            if !is_well_formed(id) && id.len() <= MAX_LEN {
                well_formed.insert(kebab_case(id), index);
            }
            check_form((id, list), renames, found, path);
            match positions.entry(&**id) {
                Entry::Vacant(entry) => {
                    entry.insert(index);
                }
                Entry::Occupied(first) => {
                    let number = first.get() + 1;
                    let first = At { list, index: *first.get() }.field("id");
                    found.push_once(list, id, path, |_, path| {
                        let message =
                            format!("{noun} number {number} also has the id {}", Quoted(id));
                        let label = format!("{noun} number {number} has it first");
                        let diagnostic = Diagnostic::new(Code::DuplicateId, path, message);
                        diagnostic.with_label(Label::new(first, label))
                    });
                }
            }
        }
        List { noun, positions, well_formed }
    }

    /// The position of an id, if there is such an id.
    pub(super) fn position(&self, id: &str) -> Option<u32> {
        self.positions.get(id).or_else(|| self.well_formed.get(id)).copied()
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
        found: &mut Collector<'_>,
        path: impl FnOnce() -> Path,
    ) -> Option<u32> {
        let position = self.position(id);
        if position.is_none() && !found.may_be_named(id) {
            let noun = self.noun;
            found.push_once(noun, id, path, |found, at| {
                let meant = self.meant(id, &at, found);
                let message = format!("there is no {noun} {}", Quoted(id));
                let diagnostic = Diagnostic::new(Code::UnknownId, at, message);
                match meant.is_empty() {
                    true => diagnostic
                        .with_help(format!("add a {noun} with this id, or name another one")),
                    false => diagnostic.with_suggestions(meant),
                }
            });
        }
        position
    }

    /// What could have been meant by an unknown id that stands `at` a path.
    fn meant(&self, id: &str, at: &Path, found: &mut Collector<'_>) -> Vec<Correction> {
        if id.len() > MAX_LEN || !found.may_compare(self.positions.len()) {
            return Vec::new();
        }
        // An id has small letters and hyphens only: another spelling of one is nobody else's.
        let respelt = self.positions.get_key_value(&*kebab_case(id)).map(|(known, _)| *known);
        let certain = respelt.or_else(|| certain_among(id, self.positions.keys().copied()));
        let meant = certain.map_or_else(|| self.nearest(id), |certain| vec![certain]);
        let written = meant.into_iter().map(|known| {
            let (at, from, to) = (at.clone(), id.to_owned(), known.to_owned());
            let change = Change::Text { at, from, to };
            Correction::sure(format!("write `{known}`"), [change]).if_sure(certain.is_some())
        });
        written.collect()
    }

    fn nearest(&self, id: &str) -> Vec<&'d str> {
        let mut near: Vec<_> = (self.positions.keys())
            .map(|&known| (strsim::jaro_winkler(id, known), known))
            .filter(|&(similarity, _)| similarity >= SIMILAR)
            .collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        near.into_iter().take(SUGGESTED).map(|(_, id)| id).collect()
    }
}

/// Checks how an id of a list is written, or the article's.
fn check_form(
    (id, list): (&str, &'static str),
    renames: &Renames,
    found: &mut Collector<'_>,
    path: impl FnOnce() -> Path,
) {
    if !is_well_formed(id) {
        let message = format!("{} is not a well-formed id", Quoted(id));
        let diagnostic = Diagnostic::new(Code::MalformedId, path(), message);
        found.push(match renames.0.get(&(list, id.to_owned())) {
            Some(rename) => diagnostic.with_correction(rename.clone()),
            None => diagnostic,
        });
    } else if id == NONE || list == "propositions" && POSITIONS.contains(&id) {
        let (whose, meaning) = match id {
            NONE => ("an id", "it asks for a missing value"),
            _ => ("a proposition's id", "it is a position"),
        };
        let help = format!("in a query, {meaning}; choose another word");
        let message = format!("`{id}` cannot be {whose}");
        found.push(Diagnostic::new(Code::ReservedId, path(), message).with_help(help));
    }
}

/// What makes ids well formed, and everything that refers to them with them: by the list that an
/// id is of, and the id.
struct Renames(HashMap<(&'static str, String), Correction, RandomState>);

impl Renames {
    fn of(document: &Document<'_>) -> Self {
        let Document { article, propositions, topics, speakers, claims, .. } = document;
        let ids = (speakers.iter().map(|it| ("speakers", &it.id)))
            .chain(claims.iter().map(|it| ("claims", &it.id)))
            .chain(topics.iter().map(|it| ("topics", &it.id)))
            .chain(propositions.iter().map(|it| ("propositions", &it.id)))
            .chain([("article", &article.id)]);
        let malformed = ids.clone().filter(|(_, id)| !is_well_formed(id)).filter_map(|it| {
            Some((it, kebab_case(it.1))).filter(|(_, better)| is_well_formed(better))
        });
        let malformed: Vec<_> = malformed.collect();
        if malformed.is_empty() {
            return Renames(HashMap::default());
        }
        // Of what is written in one way, there is to be one afterwards as well.
        let mut taken: HashMap<(&str, &str), u32, RandomState> = HashMap::default();
        let better = malformed.iter().map(|((list, _), better)| (*list, &**better));
        for id in ids.map(|(list, id)| (list, &**id)).chain(better) {
            *taken.entry(id).or_default() += 1;
        }
        let is_free = |id: (&str, &str)| taken.get(&id) == Some(&1);
        let free = malformed
            .iter()
            .filter(|((list, id), better)| is_free((*list, id)) && is_free((*list, better)));
        let mut changes: HashMap<_, Vec<Change>, RandomState> =
            free.map(|((list, id), _)| ((*list, id.to_string()), Vec::new())).collect();
        for_each_text(document, &mut |text, path| {
            if let Some(changes) =
                list_of(path).and_then(|list| changes.get_mut(&(list, text.to_owned())))
            {
                let (from, to) = (text.to_owned(), kebab_case(text));
                changes.push(Change::Text { at: path.clone(), from, to });
            }
        });
        let corrections = changes.into_iter().map(|((list, id), changes)| {
            let title = format!("write `{}`", kebab_case(&id));
            ((list, id), Correction::sure(title, changes))
        });
        Renames(corrections.collect())
    }
}

/// The list of which the text at a path is an id, be it its own or one that refers to it.
fn list_of(path: &Path) -> Option<&'static str> {
    let names = path.steps().iter().filter_map(|step| match step {
        Step::Field(name) => Some(&**name),
        Step::Item(_) => None,
    });
    Some(match *names.collect::<Vec<_>>() {
        ["article", "id"] => "article",
        ["speakers", "id"]
        | [.., "speaker" | "against" | "part_of" | "to" | "relays" | "or" | "open"] => "speakers",
        ["claims", "id"]
        | [.., "claim" | "rests_on" | "examples" | "outcome"]
        | ["requests", "claims"] => "claims",
        ["topics", "id"] | ["claims", "topics"] => "topics",
        ["propositions", "id"] | [.., "on"] => "propositions",
        _ => return None,
    })
}
