//! Every bad item of a file that does not parse as a whole.

use super::{
    brackets::{Slip, find_slip, items},
    fields::{Field, Item, Misfit, list_of, read, read_field},
    pasted::{self, Blanks},
    ron_options, sentence,
    syntax::{slipped, stopped},
};
use crate::dossier::{
    Article, Claim, Document, Limits, Proposition, Request, Speaker, Topic,
    check::{Code, MOST_PROBLEMS, Placed, Problem},
    path::{Path, Step},
    place::{Places, Shape},
};
use ron::{error::SpannedError, value::RawValue};
use serde::Deserialize;
use std::ops::Range;

/// The names of a dossier's fields; a test holds them to the type.
pub(super) const FIELDS: [&str; 7] =
    ["format", "article", "propositions", "topics", "speakers", "claims", "requests"];
/// Those that cannot be left out.
pub(super) const REQUIRED: [&str; 2] = ["format", "article"];

/// The problems of a text that ron refuses as a dossier with `refusal`; never none.
pub(super) fn problems(text: &str, refusal: &SpannedError, limits: &Limits) -> Vec<Placed> {
    let places = Places::new(text);
    let merges = pasted::merges(text, &places);
    if !merges.is_empty() {
        return merges;
    }
    if let Some(Blanks { problem, mended }) = pasted::blanks(text, &places) {
        let others = match ron_options().from_str::<Document<'_>>(&mended) {
            Ok(_) => Vec::new(),
            Err(refusal) => problems(&mended, &refusal, limits),
        };
        // Bytes are where they were; a blank of more bytes is now more characters.
        let placed = |placed: Placed| {
            let (line, column) = places.line_and_column(placed.span.start);
            Placed { line, column, ..placed }
        };
        return [problem].into_iter().chain(others.into_iter().map(placed)).collect();
    }
    let depth = limits.depth.min(Limits::MAX_DEPTH);
    let slip = find_slip(text, depth);
    // Nothing deeper is handed to the parser, which would give up with a less exact sentence.
    if let Some(slip @ Slip::TooDeep { .. }) = slip {
        return vec![slipped(slip, &places, depth)];
    }
    let refused = places.offset(refusal.span.end.line, refusal.span.end.col);
    let error = match ron_options().from_str::<Shape<'_>>(text) {
        Ok(Shape::Fields(fields)) => {
            let mut salvage =
                Salvage { places: &places, lines: &places, torn: &[], found: Vec::new() };
            salvage.check_fields(&fields);
            if salvage.found.is_empty() {
                salvage.found.push(stopped(&refusal.code, 0..refused, text, &places));
            }
            return salvage.found;
        }
        Ok(Shape::Items(_) | Shape::Leaf) => return vec![whole(&places)],
        Err(error) if matches!(error.code, ron::Error::InvalidValueForType { .. }) => {
            return vec![whole(&places)];
        }
        Err(error) => error,
    };
    // At one place, ron says more of a field that it knows than of any value.
    let error = if refusal.span.end == error.span.end { refusal } else { &error };
    let at = places.offset(error.span.end.line, error.span.end.col);
    // A file that is cut off fails at its end, whichever token is the last.
    let is_earlier = |slip: &Slip| at < slip.noticed(text) && !text[at..].trim().is_empty();
    match slip {
        None => torn_items(text, error, &places),
        Some(slip) if !is_earlier(&slip) => vec![slipped(slip, &places, depth)],
        Some(_) => vec![stopped(&error.code, 0..at, text, &places)],
    }
}

/// The file holds something that is no dossier at all.
fn whole(places: &Places<'_>) -> Placed {
    let problem = Problem::new(Code::WrongType, Path::root(), "this is no dossier")
        .with_help("a dossier is `(format: 1, article: (...), ...)`");
    Placed::by_path(problem, places)
}

/// The problems of a text whose brackets are right and that is no RON all the same: every item
/// that is none, by itself, then what is wrong with the others.
fn torn_items(text: &str, first: &SpannedError, places: &Places<'_>) -> Vec<Placed> {
    let first_at = places.offset(first.span.end.line, first.span.end.col);
    let mut found = Vec::new();
    let mut torn = Vec::new();
    for item in items(text) {
        let inside = &text[item.clone()];
        let Err(error) = ron_options().from_str::<Shape<'_>>(inside) else { continue };
        let end = error.span.end;
        let at = item.start + Places::new(inside).offset(end.line, end.col);
        let code = if at == first_at { &first.code } else { &error.code };
        if found.len() < MOST_PROBLEMS {
            found.push(stopped(code, item.start..at, text, places));
        }
        torn.push(item);
    }
    let mended = without(text, &torn);
    match ron_options().from_str::<Shape<'_>>(&mended) {
        Ok(Shape::Fields(fields)) => {
            let mended = Places::new(&mended);
            let mut salvage = Salvage { places: &mended, lines: places, torn: &torn, found };
            salvage.check_fields(&fields);
            salvage.found
        }
        Ok(Shape::Items(_) | Shape::Leaf) => found,
        Err(error) => {
            let end = error.span.end;
            let at = Places::new(&mended).offset(end.line, end.col);
            let code = if at == first_at { &first.code } else { &error.code };
            found.push(stopped(code, 0..at, text, places));
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
struct Salvage<'p, 's> {
    /// The places of the text that is read.
    places: &'p Places<'s>,
    /// The lines of the file, which has more in them if items are torn.
    lines: &'p Places<'p>,
    /// The items that are no RON, of which everything is said.
    torn: &'p [Range<usize>],
    found: Vec<Placed>,
}

impl<'s> Salvage<'_, 's> {
    fn check_fields(&mut self, fields: &[Field<'s>]) {
        // What misspelt names were probably meant to be is not missing as well.
        let mut meant = Vec::new();
        for (n, &(name, value)) in fields.iter().enumerate() {
            if fields[..n].iter().any(|(earlier, _)| *earlier == name) {
                let problem = sentence::repeated_field(Path::root(), name);
                self.add(problem, self.places.of_slice(name));
                continue;
            }
            let path = || Path::root().field(name.to_owned());
            match name {
                "format" => self.read_value::<u32>(value, path()),
                "article" => self.read_item::<Article<'s>>(value, path()),
                "propositions" => self.read_list::<Proposition<'s>>(value, "propositions"),
                "topics" => self.read_list::<Topic<'s>>(value, "topics"),
                "speakers" => self.read_list::<Speaker<'s>>(value, "speakers"),
                "claims" => self.read_list::<Claim<'s>>(value, "claims"),
                "requests" => self.read_list::<Request<'s>>(value, "requests"),
                _ => {
                    meant.extend(sentence::meant(name, &FIELDS));
                    let problem = sentence::unknown_field(Path::root(), name, &FIELDS);
                    self.add(problem, self.places.of_slice(name));
                }
            }
        }
        for name in REQUIRED {
            if !meant.contains(&name) && !fields.iter().any(|(given, _)| *given == name) {
                let problem = sentence::missing_field(Path::root(), name);
                self.add(problem, self.places.find(&Path::root()));
            }
        }
    }

    fn read_list<T: Item + Deserialize<'s>>(&mut self, list: &'s RawValue, name: &'static str) {
        match Shape::of(list.get_ron()) {
            Shape::Items(items) => {
                for (index, item) in (0..).zip(items) {
                    self.read_item::<T>(item, Path::item_of(name, index));
                }
            }
            // What is no list gets the sentence that a list of it gets.
            Shape::Fields(_) | Shape::Leaf => {
                self.read_value::<Vec<T>>(list, Path::root().field(name));
            }
        }
    }

    fn read_value<T: Deserialize<'s>>(&mut self, value: &'s RawValue, path: Path) {
        if let Err(misfit) = read::<T>(value) {
            self.add_misfit(misfit, value, path);
        }
    }

    /// Reads an item, and where that fails each of its fields.
    fn read_item<T: Item + Deserialize<'s>>(&mut self, item: &'s RawValue, path: Path) {
        let Err(misfit) = read::<T>(item) else { return };
        if self.is_full() || self.is_torn(item) {
            return;
        }
        let found = self.found.len();
        if let Shape::Fields(fields) = Shape::of(item.get_ron()) {
            match (path.steps(), list_of(&fields)) {
                ([Step::Field(list), Step::Item(_)], Some(own)) if list != own => {
                    let problem = sentence::misplaced(path.clone(), list, own);
                    self.add(problem, self.places.find_in(item, &[]));
                }
                _ => self.read_fields::<T>(&fields, item, &path),
            }
        }
        // What is no struct, and what is wrong with a struct and none of its fields.
        if self.found.len() == found {
            self.add_misfit(misfit, item, path);
        }
    }

    fn read_fields<T: Item + Deserialize<'s>>(
        &mut self,
        fields: &[Field<'s>],
        item: &'s RawValue,
        path: &Path,
    ) {
        let Shape::Fields(least) = Shape::of(T::LEAST) else { return };
        // What misspelt names were probably meant to be is not missing as well.
        let mut meant = Vec::new();
        for (n, &(name, value)) in fields.iter().enumerate() {
            if self.is_full() {
                return;
            }
            if fields[..n].iter().any(|(earlier, _)| *earlier == name) {
                let problem = sentence::repeated_field(path.clone(), name);
                self.add(problem, self.places.of_slice(name));
                continue;
            }
            match read_field::<T>((name, value), &least) {
                Ok(_) => {}
                Err(Misfit {
                    error: ron::Error::NoSuchStructField { expected, found, .. },
                    inside,
                }) if inside.len() <= 1 && found == name => {
                    meant.extend(sentence::meant(name, expected));
                    let problem = sentence::unknown_field(path.clone(), name, expected);
                    self.add(problem, self.places.of_slice(name));
                }
                Err(Misfit { error, mut inside }) => {
                    // The first step leads to the field itself.
                    inside.drain(..inside.len().min(1));
                    let path = path.clone().field(name.to_owned());
                    self.add_misfit(Misfit { error, inside }, value, path);
                }
            }
        }
        for (name, _) in least {
            if !meant.contains(&name) && !fields.iter().any(|(given, _)| *given == name) {
                let problem = sentence::missing_field(path.clone(), name);
                self.add(problem, self.places.find_in(item, &[]));
            }
        }
    }

    /// Adds what is wrong with, or in, the value at `path`.
    fn add_misfit(&mut self, misfit: Misfit, value: &'s RawValue, path: Path) {
        let Misfit { inside, error } = misfit;
        let outside = path.steps().len();
        let found = self.places.find_in(value, &inside);
        let problem = sentence::of_value(&error, path.join(inside), self.places.slice(&found));
        let is_repeated = matches!(error, ron::Error::DuplicateStructField { .. });
        let is_about_a_name = matches!(problem.code, Code::UnknownField | Code::RepeatedField);
        let place = match problem.path.steps().get(outside..).unwrap_or_default() {
            [parent @ .., Step::Field(name)] if is_about_a_name => {
                self.places.find_name_in(value, parent, name, is_repeated.into())
            }
            _ => found,
        };
        self.add(problem, place);
    }

    fn add(&mut self, problem: Problem, place: Range<usize>) {
        if !self.is_full() {
            let id = self.places.id(&problem.path).map(str::to_owned);
            self.found.push(Placed { id, ..Placed::at(problem, place, self.lines) });
        }
    }

    fn is_full(&self) -> bool {
        self.found.len() >= MOST_PROBLEMS
    }

    fn is_torn(&self, item: &RawValue) -> bool {
        let start = self.places.of_slice(item.trim().get_ron()).start;
        self.torn.binary_search_by_key(&start, |torn| torn.start).is_ok()
    }
}
