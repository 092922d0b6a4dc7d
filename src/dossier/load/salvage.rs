//! A document from the items of a file that parse, and every bad field of the others.

use super::{
    gaps::{Gap, Gaps},
    item::{FieldError, Item, list_of, names, read, read_fields},
    messages,
};
use crate::dossier::{
    diagnostic::{Code, Diagnostic, Label, MOST_DIAGNOSTICS},
    document::{Article, Document},
    path::{Path, Step},
    place::Places,
    syntax::{
        self, Field, Shape,
        tokens::{TokenKind, Tokens},
    },
};
use ron::value::RawValue;
use serde::Deserialize;
use std::{collections::HashSet, ops::Range};

/// The most paragraphs between two claims that a claim between them may be about, before it is not
/// looked for.
const MOST_BETWEEN: u16 = 64;

/// Reads each item by itself.
pub(super) struct Salvage<'p, 's> {
    places: &'p Places<'s>,
    /// The items of which something is missing that is told already.
    torn: &'p HashSet<Path>,
    found: Vec<Diagnostic>,
    gaps: Gaps<'s>,
}

/// What could be read of a dossier.
pub(super) struct Salvaged<'s> {
    /// The document; what could not be read is open in it where it can be.
    pub document: Document<'s>,
    pub gaps: Gaps<'s>,
    /// What is wrong with the rest.
    pub found: Vec<Diagnostic>,
}

/// Reads a dossier with these fields; nothing where the program's own least document would not
/// parse.
pub(super) fn salvage<'s>(
    fields: &[Field<'s>],
    places: &Places<'s>,
    torn: &HashSet<Path>,
) -> Option<Salvaged<'s>> {
    let (found, gaps) = (Vec::new(), Gaps::default());
    let mut salvage = Salvage { places, torn, found, gaps };
    let document = salvage.read_dossier(fields)?;
    let Salvage { found, gaps, .. } = salvage;
    Some(Salvaged { document, gaps, found })
}

/// Of the fields of an item, which could be read.
#[derive(Default)]
struct Sorted<'s> {
    read: Vec<Field<'s>>,
    unread: Vec<&'s str>,
}

impl<'s> Salvage<'_, 's> {
    fn read_dossier(&mut self, fields: &[Field<'s>]) -> Option<Document<'s>> {
        let root = Path::root();
        let place = self.places.find(&root);
        let mut document = self.made::<Document<'s>>(&Sorted::default())?;
        // Of an article that is not there, nothing is held against the rest.
        let mut article = None;
        let mut inside = |salvage: &mut Self, (name, value): Field<'s>| {
            match name {
                "article" => {
                    let path = Path::root().field("article");
                    article = salvage.read_item::<Article<'s>>(value, path);
                }
                "propositions" => document.propositions = salvage.read_list(value, "propositions"),
                "topics" => document.topics = salvage.read_list(value, "topics"),
                "speakers" => document.speakers = salvage.read_list(value, "speakers"),
                "claims" => document.claims = salvage.read_list(value, "claims"),
                "requests" => document.requests = salvage.read_list(value, "requests"),
                _ => return false,
            }
            true
        };
        let sorted = self.sort::<Document<'s>>(fields, &root, &place, &mut inside);
        let own = self.made::<Document<'s>>(&sorted)?;
        (document.format, document.open) = (own.format, own.open);
        document.article = match article {
            Some(article) => article,
            None => self.made_with_gap(
                Sorted { unread: names::<Article<'s>>().to_vec(), ..Sorted::default() },
                root.field("article"),
            )?,
        };
        for name in sorted.unread {
            self.gaps.add_field(name);
        }
        Some(document)
    }

    fn read_list<T: Item<'s>>(&mut self, list: &'s RawValue, name: &'static str) -> Vec<T> {
        let Shape::Items(items) = Shape::of(list.get_ron()) else {
            // What is not a list gets the sentence that a list of it gets.
            self.read_value::<Vec<T>>(list, Path::root().field(name));
            self.gaps.add_field(name);
            self.gaps.add_texts(texts(list.get_ron()));
            return Vec::new();
        };
        let mut read = Vec::with_capacity(items.len());
        for (index, item) in (0..).zip(items) {
            if self.found.len() >= MOST_DIAGNOSTICS {
                // Nobody reads so much at once, and reading it takes its time.
                self.gaps.cut_off();
                self.gaps.add_field(name);
                break;
            }
            read.extend(self.read_item::<T>(item, Path::item_of(name, index)));
        }
        self.guess_paragraphs(&mut read, name);
        read
    }

    /// Gives items whose paragraph was not read that of the item before: claims stand in reading
    /// order. What else could be theirs is not said to be missing in the article.
    fn guess_paragraphs<T: Item<'s>>(&mut self, items: &mut [T], name: &'static str) {
        let mut before = 1;
        for index in 0..items.len() {
            let path = Path::item_of(name, index as u32);
            let is_known = !self.gaps.is_unread(&path, "paragraph");
            let after = items.get_mut(index + 1).and_then(Item::number).map(|(_, it)| *it);
            let Some((_, paragraph)) = items[index].number() else { return };
            if !is_known && *paragraph == 0 {
                *paragraph = before;
                let last = after.unwrap_or(before).min(before.saturating_add(MOST_BETWEEN));
                (before..=last).for_each(|paragraph| self.gaps.add_paragraph(paragraph));
            } else if self.gaps.has(&path) {
                self.gaps.add_paragraph(*paragraph);
            }
            before = *paragraph;
        }
    }

    fn read_value<T: Deserialize<'s>>(&mut self, value: &'s RawValue, path: Path) {
        if let Err(error) = read::<T>(value) {
            self.add_error(error, value, path);
        }
    }

    /// Reads an item, and where that fails each of its fields.
    fn read_item<T: Item<'s>>(&mut self, item: &'s RawValue, path: Path) -> Option<T> {
        let is_torn = self.torn.contains(&path);
        let error = match read::<T>(item) {
            Ok(item) if !is_torn => return Some(item),
            read => read.err(),
        };
        let found = self.found.len();
        let mut sorted = Sorted { unread: names::<T>().to_vec(), ..Sorted::default() };
        let text = item.trim().get_ron();
        if text.starts_with('{') {
            self.add(messages::in_braces(path.clone()), self.places.of_slice(&text[..1]));
        } else if let Shape::Fields(fields) = Shape::of(item.get_ron()) {
            let place = self.places.find_in(item, &[]);
            match (path.steps(), list_of(&fields)) {
                ([Step::Field(list), Step::Item(_)], Some(own)) if list != own => {
                    self.add(messages::misplaced(path.clone(), list, own), place);
                }
                _ => sorted = self.sort::<T>(&fields, &path, &place, &mut |_, _| false),
            }
        }
        // What is not a struct, and what is wrong with a struct and none of its fields.
        if let Some(error) = error.filter(|_| !is_torn && self.found.len() == found) {
            self.add_error(error, item, path.clone());
        }
        if sorted.read.is_empty() {
            self.gaps.add_texts(texts(item.get_ron()));
        }
        self.made_with_gap(sorted, path)
    }

    /// Sorts the fields of the item at `path` into those that can be read and the others, and says
    /// what is wrong with these; `place` is where one is missing. What `inside` reads is an item, or
    /// a list of items, by itself.
    fn sort<T: Item<'s>>(
        &mut self,
        fields: &[Field<'s>],
        path: &Path,
        place: &Range<usize>,
        inside: &mut dyn FnMut(&mut Self, Field<'s>) -> bool,
    ) -> Sorted<'s> {
        let least = syntax::fields(T::LEAST);
        let known = names::<T>();
        let mut sorted = Sorted::default();
        let mut given = HashSet::new();
        for &(name, value) in fields {
            if !given.insert(name) {
                let mut repeated = messages::repeated_field(path.clone(), name);
                if let Some((first, _)) = fields.iter().find(|field| field.0 == name) {
                    repeated = self.with_first(repeated, self.places.of_slice(first));
                }
                self.add(repeated, self.places.of_slice(name));
                self.gaps.add_texts(texts(value.get_ron()));
                continue;
            }
            if inside(self, (name, value)) {
                continue;
            }
            let Err(mut error) = read_fields::<T>(&[(name, value)], &least) else {
                sorted.read.push((name, value));
                continue;
            };
            self.gaps.add_texts(texts(value.get_ron()));
            match error.error {
                ron::Error::NoSuchStructField { expected, found, .. }
                    if error.inside.len() <= 1 && found == name =>
                {
                    // A required field is not missing if its name is misspelled.
                    let meant = messages::meant(name, expected);
                    meant.iter().for_each(|name| self.gaps.add_unread(name));
                    sorted.unread.extend(meant);
                    let unknown = messages::unknown_field(path.clone(), name, expected);
                    self.add(unknown, self.places.of_slice(name));
                }
                _ => {
                    sorted.unread.push(name);
                    self.gaps.add_unread(name);
                    // The first step leads to the field itself.
                    error.inside.drain(..error.inside.len().min(1));
                    self.add_error(error, value, path.clone().field(name.to_owned()));
                }
            }
        }
        let is_torn = self.torn.contains(path);
        if is_torn {
            // Whatever was not read may be in what is torn.
            let unread = known.iter().filter(|name| !given.contains(**name));
            sorted.unread.extend(unread);
        } else {
            self.add_missing::<T>(fields, &mut sorted, path, place);
        }
        sorted.read.retain(|(name, _)| !sorted.unread.contains(name));
        sorted
    }

    /// Adds what an item lacks, but for what its `open` says is still to be decided.
    fn add_missing<T: Item<'s>>(
        &mut self,
        fields: &[Field<'s>],
        sorted: &mut Sorted<'s>,
        path: &Path,
        place: &Range<usize>,
    ) {
        let open = fields.iter().find(|(name, _)| *name == "open");
        let open = open.map_or(Shape::Leaf, |(_, value)| Shape::of(value.get_ron()));
        let is_open = |name: &str| match &open {
            Shape::Items(items) => items.iter().any(|item| {
                let word = item.trim().get_ron().split('(').next().unwrap_or_default();
                // That a word stands in quotation marks is a problem of its own.
                word.trim_end().trim_matches('"').eq_ignore_ascii_case(&name.replace('_', ""))
            }),
            Shape::Fields(_) | Shape::Leaf => false,
        };
        for (name, _) in syntax::fields(T::LEAST) {
            let is_given = fields.iter().any(|(given, _)| *given == name);
            if !is_given && !sorted.unread.contains(&name) && !is_open(name) {
                self.add(messages::missing_field(path.clone(), name), place.clone());
                sorted.unread.push(name);
            }
        }
    }

    /// What the fields of an item that were read make, and the least of the others.
    fn made<T: Item<'s>>(&self, sorted: &Sorted<'s>) -> Option<T> {
        let least = syntax::fields(T::LEAST);
        // What is neither given nor unread is open, and has no value.
        let unread = least.iter().filter(|(name, _)| sorted.unread.contains(name));
        let unread: Vec<_> = unread.copied().collect();
        // Each field has been read with all of these.
        read_fields::<T>(&sorted.read, &unread)
            .or_else(|_| read_fields::<T>(&sorted.read, &least))
            .or_else(|_| read_fields::<T>(&[], &least))
            .ok()
    }

    /// The same, with what was not read left open.
    fn made_with_gap<T: Item<'s>>(&mut self, sorted: Sorted<'s>, path: Path) -> Option<T> {
        let mut item = self.made::<T>(&sorted)?;
        let mut opened = 0;
        if let Some(open) = item.open() {
            opened = open.len();
            sorted.unread.iter().for_each(|name| open.leave_open(name));
        }
        if let Some((_, number)) = item.number().filter(|(name, _)| sorted.unread.contains(name)) {
            *number = 0;
        }
        if !sorted.unread.is_empty() {
            self.gaps.add_item(path, Gap { unread: sorted.unread, opened });
        }
        Some(item)
    }

    /// Adds what is wrong with, or in, the value at `path`.
    fn add_error(
        &mut self,
        FieldError { inside, error }: FieldError,
        value: &'s RawValue,
        path: Path,
    ) {
        let outside = path.steps().len();
        let found = self.places.find_in(value, &inside);
        let diagnostic = messages::of_value(&error, path.join(inside), self.places.slice(&found));
        let is_repeated = matches!(error, ron::Error::DuplicateStructField { .. });
        let is_about_a_name = matches!(diagnostic.code, Code::UnknownField | Code::RepeatedField);
        let place = match diagnostic.path.steps().get(outside..).unwrap_or_default() {
            [parent @ .., Step::Field(name)] if is_about_a_name => {
                self.places.find_name_in(value, parent, name, is_repeated.into())
            }
            _ => found,
        };
        let first = match diagnostic.path.steps().get(outside..).unwrap_or_default() {
            [parent @ .., Step::Field(name)] if is_repeated => {
                Some(self.places.find_name_in(value, parent, name, 0))
            }
            _ => None,
        };
        let diagnostic = first.into_iter().fold(diagnostic, |it, at| self.with_first(it, at));
        self.add(diagnostic, place);
    }

    /// The same problem with where the first of two fields is.
    fn with_first(&self, repeated: Diagnostic, at: Range<usize>) -> Diagnostic {
        let first = Label::new(repeated.path.clone(), "the first one");
        repeated.with_label(first.at(at, self.places))
    }

    fn add(&mut self, diagnostic: Diagnostic, place: Range<usize>) {
        if self.found.len() < MOST_DIAGNOSTICS {
            self.found.push(diagnostic.at(place, self.places));
        }
    }
}

/// What the texts in a piece of a file say, as it is written.
pub(super) fn texts(piece: &str) -> impl Iterator<Item = &str> {
    let texts = Tokens::lenient(piece).filter(|token| token.kind == TokenKind::Text);
    texts.flat_map(move |token| {
        let text = piece[token.range].trim_matches('"');
        // One that lost its mark ends at its comma.
        [Some(text), text.split_once(',').map(|(text, _)| text)].into_iter().flatten()
    })
}
