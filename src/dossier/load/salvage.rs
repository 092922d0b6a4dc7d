//! Every bad item of a file that does not parse as a whole.

use super::{
    item::{FieldError, Item, list_of, read, read_field},
    malformed::{bracket_error, syntax_error},
    messages, pasted,
};
use crate::dossier::{
    diagnostic::{Code, Diagnostic, MOST_DIAGNOSTICS},
    document::Document,
    limits::Limits,
    path::{Path, Step},
    place::Places,
    syntax::{
        self, Field, Shape,
        brackets::{self, BracketError},
        ron_options,
    },
};
use ron::{error::SpannedError, value::RawValue};
use serde::Deserialize;
use std::{iter, ops::Range};

/// The problems of a text that ron refuses as a dossier with `refusal`; never none.
pub(super) fn diagnostics(text: &str, refusal: &SpannedError, limits: &Limits) -> Vec<Diagnostic> {
    let places = Places::new(text);
    let merges = pasted::merges(text, &places);
    if !merges.is_empty() {
        return merges;
    }
    if let Some((blanks, mended)) = pasted::blanks(text, &places) {
        let others = match ron_options().from_str::<Document<'_>>(&mended) {
            Ok(_) => Vec::new(),
            Err(refusal) => diagnostics(&mended, &refusal, limits),
        };
        // Bytes are where they were; a blank of more bytes is now more characters.
        let at_their_bytes = |it: Diagnostic| {
            let span = it.span.clone();
            it.at(span, &places)
        };
        return iter::once(blanks).chain(others.into_iter().map(at_their_bytes)).collect();
    }
    let depth = limits.depth.min(Limits::MAX_DEPTH);
    let open = brackets::find_error(text, depth);
    // Nothing deeper is handed to the parser, which would give up with a less exact sentence.
    if let Some(too_deep @ BracketError::TooDeep { .. }) = open {
        return vec![bracket_error(too_deep, &places, depth)];
    }
    let mut salvage = Salvage { places: &places, lines: &places, torn: &[], found: Vec::new() };
    let error = match ron_options().from_str::<Shape<'_>>(text) {
        Ok(Shape::Fields(fields)) => {
            salvage.read_fields::<Document<'_>>(&fields, &Path::root(), places.find(&Path::root()));
            if salvage.found.is_empty() {
                let refused = offset(refusal, &places);
                salvage.found.push(syntax_error(&refusal.code, 0..refused, text, &places));
            }
            return salvage.found;
        }
        Err(error) if !matches!(error.code, ron::Error::InvalidValueForType { .. }) => error,
        Ok(Shape::Items(_) | Shape::Leaf) | Err(_) => return vec![messages::no_dossier(&places)],
    };
    // At one place, ron says more of a field that it knows than of any value.
    let error = if refusal.span.end == error.span.end { refusal } else { &error };
    let at = offset(error, &places);
    // A file that is cut off fails at its end, whichever token is the last.
    let is_earlier = |it: &BracketError| at < it.noticed(text) && !text[at..].trim().is_empty();
    match open {
        None => torn_items(text, error, &places),
        Some(open) if !is_earlier(&open) => vec![bracket_error(open, &places, depth)],
        Some(_) => vec![syntax_error(&error.code, 0..at, text, &places)],
    }
}

/// Where ron stopped, in bytes of the text of `places`.
fn offset(error: &SpannedError, places: &Places<'_>) -> usize {
    places.offset(error.span.end.line, error.span.end.col)
}

/// The problems of a text whose brackets are right and that is not RON all the same: every item
/// that is not, by itself, then what is wrong with the others.
fn torn_items(text: &str, first: &SpannedError, places: &Places<'_>) -> Vec<Diagnostic> {
    let first_at = offset(first, places);
    // At the first place, the error is known better than from the item alone.
    let code = |error: &SpannedError, at| {
        if at == first_at { first.code.clone() } else { error.code.clone() }
    };
    let mut found = Vec::new();
    let mut torn = Vec::new();
    for item in brackets::items(text) {
        let inside = &text[item.clone()];
        let Err(error) = ron_options().from_str::<Shape<'_>>(inside) else { continue };
        let at = item.start + offset(&error, &Places::of_lines(inside));
        if found.len() < MOST_DIAGNOSTICS {
            found.push(syntax_error(&code(&error, at), item.start..at, text, places));
        }
        torn.push(item);
    }
    let mended = without(text, &torn);
    let mended = Places::new(&mended);
    match ron_options().from_str::<Shape<'_>>(mended.source()) {
        Ok(Shape::Fields(fields)) => {
            let mut salvage = Salvage { places: &mended, lines: places, torn: &torn, found };
            let place = mended.find(&Path::root());
            salvage.read_fields::<Document<'_>>(&fields, &Path::root(), place);
            salvage.found
        }
        Ok(Shape::Items(_) | Shape::Leaf) => found,
        Err(error) => {
            let at = offset(&error, &mended);
            found.push(syntax_error(&code(&error, at), 0..at, text, places));
            found
        }
    }
}

/// `text` with nothing in the brackets of some items; what is outside stays where it is.
fn without(text: &str, items: &[Range<usize>]) -> String {
    let mut mended = String::with_capacity(text.len());
    for item in items {
        mended.push_str(&text[mended.len()..item.start]);
        mended.push_str("()");
        let blank = text.as_bytes()[item.clone()].iter().skip(2);
        mended.extend(blank.map(|&byte| if byte == b'\n' { '\n' } else { ' ' }));
    }
    mended.push_str(&text[mended.len()..]);
    mended
}

/// Reads each item by itself.
pub(super) struct Salvage<'p, 's> {
    /// The places of the text that is read.
    places: &'p Places<'s>,
    /// The lines of the file, which has more in them if items are torn.
    lines: &'p Places<'p>,
    /// The items that are not RON, of which everything is said.
    torn: &'p [Range<usize>],
    found: Vec<Diagnostic>,
}

impl<'s> Salvage<'_, 's> {
    pub(super) fn read_list<T: Item<'s>>(&mut self, list: &'s RawValue, name: &'static str) {
        match Shape::of(list.get_ron()) {
            Shape::Items(items) => {
                for (index, item) in (0..).zip(items) {
                    self.read_item::<T>(item, Path::item_of(name, index));
                }
            }
            // What is not a list gets the sentence that a list of it gets.
            Shape::Fields(_) | Shape::Leaf => {
                self.read_value::<Vec<T>>(list, Path::root().field(name));
            }
        }
    }

    fn read_value<T: Deserialize<'s>>(&mut self, value: &'s RawValue, path: Path) {
        if let Err(error) = read::<T>(value) {
            self.add_error(error, value, path);
        }
    }

    /// Reads an item, and where that fails each of its fields.
    pub(super) fn read_item<T: Item<'s>>(&mut self, item: &'s RawValue, path: Path) {
        let Err(error) = read::<T>(item) else {
            if let Shape::Fields(fields) = Shape::of(item.get_ron()) {
                let place = self.places.find_in(item, &[]);
                self.add_missing::<T>(&fields, &[], &path, &place);
            }
            return;
        };
        if self.is_full() || self.is_torn(item) {
            return;
        }
        let found = self.found.len();
        if let Shape::Fields(fields) = Shape::of(item.get_ron()) {
            let place = self.places.find_in(item, &[]);
            match (path.steps(), list_of(&fields)) {
                ([Step::Field(list), Step::Item(_)], Some(own)) if list != own => {
                    self.add(messages::misplaced(path.clone(), list, own), place);
                }
                _ => self.read_fields::<T>(&fields, &path, place),
            }
        }
        // What is not a struct, and what is wrong with a struct and none of its fields.
        if self.found.len() == found {
            self.add_error(error, item, path);
        }
    }

    /// Reads the fields of the item at `path`, each by itself; `place` is where one is missing.
    fn read_fields<T: Item<'s>>(&mut self, fields: &[Field<'s>], path: &Path, place: Range<usize>) {
        let least = syntax::fields(T::LEAST);
        // A required field is not missing if its name is misspelled.
        let mut meant = Vec::new();
        for (n, &(name, value)) in fields.iter().enumerate() {
            if self.is_full() {
                return;
            }
            if fields[..n].iter().any(|(earlier, _)| *earlier == name) {
                let repeated = messages::repeated_field(path.clone(), name);
                self.add(repeated, self.places.of_slice(name));
                continue;
            }
            if T::read_inside(self, (name, value)) {
                continue;
            }
            match read_field::<T>((name, value), &least) {
                Ok(_) => {}
                Err(FieldError {
                    error: ron::Error::NoSuchStructField { expected, found, .. },
                    inside,
                }) if inside.len() <= 1 && found == name => {
                    meant.extend(messages::meant(name, expected));
                    let unknown = messages::unknown_field(path.clone(), name, expected);
                    self.add(unknown, self.places.of_slice(name));
                }
                Err(mut error) => {
                    // The first step leads to the field itself.
                    error.inside.drain(..error.inside.len().min(1));
                    self.add_error(error, value, path.clone().field(name.to_owned()));
                }
            }
        }
        self.add_missing::<T>(fields, &meant, path, &place);
    }

    /// Adds what an item lacks, but for what is `meant` by a misspelled name, and for what its
    /// `open` says is still to be decided.
    fn add_missing<T: Item<'s>>(
        &mut self,
        fields: &[Field<'s>],
        meant: &[&str],
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
            if !is_given && !meant.contains(&name) && !is_open(name) {
                self.add(messages::missing_field(path.clone(), name), place.clone());
            }
        }
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
        self.add(diagnostic, place);
    }

    fn add(&mut self, diagnostic: Diagnostic, place: Range<usize>) {
        if !self.is_full() {
            let id = self.places.id(&diagnostic.path).map(str::to_owned);
            self.found.push(Diagnostic { id, ..diagnostic }.at(place, self.lines));
        }
    }

    fn is_full(&self) -> bool {
        self.found.len() >= MOST_DIAGNOSTICS
    }

    fn is_torn(&self, item: &RawValue) -> bool {
        let start = self.places.of_slice(item.trim().get_ron()).start;
        self.torn.binary_search_by_key(&start, |torn| torn.start).is_ok()
    }
}
