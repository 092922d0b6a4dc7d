//! Everything that makes a dossier unusable, found in one pass over the document.

mod article;
mod circles;
mod claims;
mod ids;
mod kinds;
mod open;
mod order;
mod requests;

pub(super) use article::is_sha256;
pub(in crate::dossier) use article::unknown_version;
pub(super) use order::in_order;

use super::{collector::Collector, words::Quoted};
use crate::{
    dossier::{
        diagnostic::{Change, Code, Correction, Diagnostic, Label, MOST_DIAGNOSTICS},
        document::Document,
        load::Gaps,
        path::{Path, Step},
        speaker::{Access, Kind, SHORT_COLUMNS, Speaker},
        text::Str,
        walk::for_each_text,
    },
    text::{and, clean, width},
};
use foldhash::fast::RandomState;
use ids::Ids;
use kinds::Use;
use std::collections::HashMap;

/// The most words of the article that an anchor may have.
const ANCHOR_WORDS: usize = 8;

/// A document in which every reference was found and nothing contradicts itself.
///
/// Only [`structural`] makes one. What resolves a document starts here and has no errors left to
/// handle.
pub struct ValidDossier<'d> {
    document: &'d Document<'d>,
    ids: Ids<'d>,
}

impl<'d> ValidDossier<'d> {
    /// The document itself.
    pub fn document(&self) -> &'d Document<'d> {
        self.document
    }

    /// The position among the document's speakers of one that it refers to.
    ///
    /// # Panics
    ///
    /// If `id` was not taken from this document; so for the other three.
    pub fn speaker(&self, id: &str) -> u32 {
        self.ids.speakers.known(id)
    }

    /// The position among the document's claims of one that it refers to.
    pub fn claim(&self, id: &str) -> u32 {
        self.ids.claims.known(id)
    }

    /// The position among the document's topics of one that it refers to.
    pub fn topic(&self, id: &str) -> u32 {
        self.ids.topics.known(id)
    }

    /// The position among the document's propositions of one that it refers to.
    pub fn proposition(&self, id: &str) -> u32 {
        self.ids.propositions.known(id)
    }
}

/// Proves that a document is valid.
///
/// # Errors
///
/// The errors that were found, in the order of the checks; never an empty list. Every one of them,
/// up to ten thousand.
pub fn structural<'d>(document: &'d Document<'d>) -> Result<ValidDossier<'d>, Vec<Diagnostic>> {
    checked(document, None, Collector::default())
}

/// The errors of a document of which something could not be read, but for those that may only
/// follow from that. `written` are the paragraphs of its claims as the file has them, where the
/// document has those that the article's text gives.
pub(super) fn structural_beside(
    document: &Document<'_>,
    written: Option<&[u16]>,
    gaps: &Gaps<'_>,
) -> Vec<Diagnostic> {
    checked(document, written, Collector::beside(gaps)).err().unwrap_or_default()
}

fn checked<'d>(
    document: &'d Document<'d>,
    written: Option<&'d [u16]>,
    mut found: Collector<'d>,
) -> Result<ValidDossier<'d>, Vec<Diagnostic>> {
    let ids = Ids::of(document, &mut found);
    // Whoever is of no kind yet may be an outlet.
    let narrates = |it: &Speaker<'_>| it.kind.is_none_or(|kind| kind == Kind::Outlet);
    let may_narrate = document.speakers.iter().any(narrates);
    let uses = vec![Vec::new(); document.speakers.len()];
    let mut checks =
        Structural { document, written, ids, may_narrate, found, uses, as_somebody: Vec::new() };
    checks.check_texts();
    checks.check_article();
    checks.check_speakers();
    checks.check_paragraphs();
    checks.check_claims();
    checks.check_requests();
    checks.check_kinds();
    checks.check_open_lists();
    checks.check_circles();
    let Structural { ids, found, .. } = checks;
    let found = found.into_found();
    if found.is_empty() { Ok(ValidDossier { document, ids }) } else { Err(found) }
}

/// The checks, what they look at, and what they found.
struct Structural<'d> {
    document: &'d Document<'d>,
    /// The paragraphs of claims as the file has them, where those of `document` are the text's.
    written: Option<&'d [u16]>,
    ids: Ids<'d>,
    /// Whether there is, or could be, an outlet among the speakers.
    may_narrate: bool,
    found: Collector<'d>,
    /// Where each of the speakers is a source.
    uses: Vec<Vec<Use>>,
    /// Those who are hearsay, and where they are said to be somebody.
    as_somebody: Vec<(u32, Path)>,
}

impl Structural<'_> {
    /// Every text that must say something.
    fn check_texts(&mut self) {
        for_each_text(self.document, &mut |text, path| {
            if is_empty(text) && must_say_something(path) {
                let empty = Diagnostic::new(Code::EmptyText, path.clone(), "this text is empty");
                self.found.push(match may_be_left_out(path) {
                    true => empty.with_correction(remove(path.clone())),
                    false => empty,
                });
            }
        });
    }

    fn check_speakers(&mut self) {
        for (index, speaker) in (0..).zip(&self.document.speakers) {
            let at = At { list: "speakers", index };
            if let Some(short) = speaker.short.as_deref().filter(|it| width(it) > SHORT_COLUMNS) {
                let (columns, short) = (width(short), Quoted(short));
                let message = format!("the short name {short} is {columns} columns wide");
                self.found.add(Code::WideShort, at.field("short"), message);
            }
            self.check_open_speaker(speaker, at);
            if let Some(whole) = &speaker.part_of {
                let path = || at.field("part_of");
                let position = self.ids.speakers.resolve(whole, &mut self.found, path);
                self.check_is_somebody(position, path);
                if *whole == speaker.id {
                    let message = "the speaker is part of itself";
                    self.found.add(Code::SelfReference, path(), message);
                }
            }
        }
    }

    /// What a speaker has that one of this kind does not.
    fn check_own_kind(&mut self, (speaker, kind): (&Speaker<'_>, Kind), at: At) {
        if speaker.part_of.is_some() && kind == Kind::Hearsay {
            let message = "hearsay belongs to nobody";
            self.found.add(Code::HearsayIsNobody, at.field("part_of"), message);
        }
        let addresses = [("url", &speaker.url), ("reference", &speaker.reference)];
        let given = addresses.into_iter().filter(|(_, address)| address.is_some());
        let is_seen = speaker.access == Access::SeenByNewsroom;
        if kind != Kind::Document {
            let given = given.map(|(name, _)| name).chain(is_seen.then_some("access"));
            let given: Vec<_> = given.collect();
            if let [first, others @ ..] = &given[..] {
                let article = |name: &str| if name == "access" { "an" } else { "a" };
                let names = and(given.iter().map(|name| format!("{} `{name}`", article(name))));
                let message = format!("only a `Document` has {names}");
                let labels = others.iter().map(|name| Label::new(at.field(name), "and this"));
                let diagnostic = Diagnostic::new(Code::AddressOfOther, at.field(first), message);
                self.found.push(diagnostic.with_labels(labels));
            }
        } else if is_seen && speaker.url.is_some() {
            let message = "a document that only the newsroom has seen has no `url`";
            let diagnostic = Diagnostic::new(Code::SeenAndPublished, at.field("url"), message);
            let either = ["access", "url"].map(|name| {
                let remove = Change::Remove(at.field(name));
                Correction::possible(format!("remove `{name}`"), [remove])
            });
            self.found.push(either.into_iter().fold(diagnostic, Diagnostic::or_correction));
        } else if !is_seen && given.count() == 0 {
            let message = "this document has neither a `url` nor a `reference`";
            self.found.add(Code::Unretrievable, at.path(), message);
        }
    }

    /// An anchor that may copy only a little.
    fn check_anchor(&mut self, anchor: Option<&Str<'_>>, path: impl FnOnce() -> Path) {
        if let Some(words) = anchor.and_then(too_many_words) {
            let message = format!("the anchor has {words} words");
            self.found.add(Code::LongAnchor, path(), message);
        }
    }

    /// A speaker who is asked, criticised or relayed, or has parts.
    fn check_is_somebody(&mut self, speaker: Option<u32>, path: impl FnOnce() -> Path) {
        let kind = |at: &u32| self.document.speakers[*at as usize].decided_kind();
        if let Some(hearsay) = speaker.filter(|at| kind(at) == Some(Kind::Hearsay))
            && self.as_somebody.len() < MOST_DIAGNOSTICS
        {
            self.as_somebody.push((hearsay, path()));
        }
    }

    /// A list that must name every id once.
    fn check_repeats<'i>(
        &mut self,
        ids: impl ExactSizeIterator<Item = &'i str> + Clone,
        path: impl Fn() -> Path,
    ) {
        for Repeat { first, index, item } in repeats(ids) {
            if self.found.is_full() {
                return;
            }
            let message = format!("the list names {} twice", Quoted(item));
            let (first, path) = (path().item(first), path().item(index));
            // A relay may have a number besides.
            let change = Change::RemoveText(path.clone());
            let repeated = Diagnostic::new(Code::RepeatedId, path, message)
                .with_label(Label::new(first, FIRST));
            self.found.push(
                repeated.with_correction(Correction::sure("remove one of the two", [change])),
            );
        }
    }
}

/// Somewhere in the document, spelled out only if there is a problem.
#[derive(Clone, Copy)]
struct At {
    list: &'static str,
    index: u32,
}

impl At {
    fn path(self) -> Path {
        Path::item_of(self.list, self.index)
    }

    fn field(self, name: &'static str) -> Path {
        self.path().field(name)
    }
}

/// The number of words of the article that stand in `copied`, where that is too many.
fn too_many_words(copied: &Str<'_>) -> Option<usize> {
    Some(copied.split_whitespace().count()).filter(|words| *words > ANCHOR_WORDS)
}

/// Whether nothing is left of a text once it is made safe to show.
fn is_empty(text: &str) -> bool {
    // Whatever cleaning does, it leaves a letter with which a text begins.
    !text.starts_with(|c: char| c.is_ascii_alphanumeric()) && clean(text).trim().is_empty()
}

/// Whether the text at a path may not be empty. Ids, references, dates and fingerprints have
/// checks of their own; a few others have always been allowed to be empty.
pub(in crate::dossier) fn must_say_something(path: &Path) -> bool {
    let names = path.steps().iter().filter_map(|step| match step {
        Step::Field(name) => Some(&**name),
        Step::Item(_) => None,
    });
    let names: Vec<_> = names.collect();
    !matches!(
        names[..],
        ["topics", "gist"]
            | [.., "place" | "role" | "cites" | "note"]
            | [.., "published" | "sha256"]
            | [
                ..,
                "id" | "speaker"
                    | "on"
                    | "claim"
                    | "relays"
                    | "rests_on"
                    | "against"
                    | "part_of"
                    | "or"
            ]
            | [.., "open"]
            | [.., "examples" | "topics" | "claims" | "to" | "outcome"]
    )
}

/// Whether the text at a path says nothing that must be there, so that it can go.
fn may_be_left_out(path: &Path) -> bool {
    match path.steps() {
        [.., Step::Field(list), Step::Item(_)] => matches!(&**list, "byline" | "aliases"),
        [.., Step::Field(name)] => {
            matches!(&**name, "short" | "url" | "reference" | "anchor" | "seen" | "reader_language")
        }
        _ => false,
    }
}

/// Takes out what stands at a path, where nothing else is right.
fn remove(path: Path) -> Correction {
    Correction::sure("remove it", [Change::Remove(path)])
}

/// The length from which a list is looked up, and not compared, for what it names twice.
const LOOKED_UP_FROM: usize = 16;

/// What a label says where the first of two that are the same stands.
const FIRST: &str = "the first one";

/// An item of a list that it also has before.
#[derive(Clone, Copy)]
struct Repeat<'k> {
    /// The index of the first one.
    first: u32,
    index: u32,
    item: &'k str,
}

/// The items of a list that it also has before.
fn repeats<'k>(
    items: impl ExactSizeIterator<Item = &'k str> + Clone,
) -> impl Iterator<Item = Repeat<'k>> {
    let mut earlier = HashMap::with_hasher(RandomState::default());
    let (all, is_short) = (items.clone(), items.len() < LOOKED_UP_FROM);
    (0..).zip(items).filter_map(move |(index, item)| {
        let first = match is_short {
            true => (0..index).zip(all.clone()).find(|(_, other)| *other == item).map(|it| it.0),
            false => Some(*earlier.entry(item).or_insert(index)).filter(|first| *first < index),
        };
        Some(Repeat { first: first?, index, item })
    })
}
