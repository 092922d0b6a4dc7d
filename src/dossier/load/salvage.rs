//! Every bad item of a file that does not parse as a whole.

use super::{
    brackets::{Slip, find_slip, innermost_open},
    ron_options, sentence,
};
use crate::dossier::{
    Article, Claim, Limits, Proposition, Request, Speaker, Topic,
    check::{Code, MOST_PROBLEMS, Placed, Problem},
    path::{Path, Step},
    place::{Places, Shape},
};
use ron::{error::SpannedError, value::RawValue};
use serde::Deserialize;
use serde_path_to_error::Segment;

/// The names of a dossier's fields; a test holds them to the type.
pub(super) const FIELDS: [&str; 7] =
    ["format", "article", "propositions", "topics", "speakers", "claims", "requests"];
/// Those that cannot be left out.
pub(super) const REQUIRED: [&str; 2] = ["format", "article"];

/// The problems of a text that ron refuses as a dossier with `refusal`; never none.
pub(super) fn problems(text: &str, refusal: &SpannedError, limits: &Limits) -> Vec<Placed> {
    let places = Places::new(text);
    let depth = limits.depth.min(Limits::MAX_DEPTH);
    let slip = find_slip(text, depth);
    // Nothing deeper is handed to the parser, which would give up with a less exact sentence.
    if let Some(slip @ Slip::TooDeep { .. }) = slip {
        return vec![slip_problem(slip, &places, depth)];
    }
    let fields = match ron_options().from_str::<Shape<'_>>(text) {
        Ok(Shape::Fields(fields)) => fields,
        Ok(Shape::Items(_) | Shape::Leaf) => return vec![whole(&places)],
        Err(error) if matches!(error.code, ron::Error::InvalidValueForType { .. }) => {
            return vec![whole(&places)];
        }
        Err(error) => {
            // At one place, ron says more of a field that it knows than of any value.
            let error = if refusal.span.end == error.span.end { refusal } else { &error };
            let at = places.offset(error.span.end.line, error.span.end.col);
            // A file that is cut off fails at its end, whichever token is the last.
            let is_earlier = |slip: &Slip| at < slip.noticed(text) && !text[at..].trim().is_empty();
            return vec![match slip {
                Some(slip) if !is_earlier(&slip) => slip_problem(slip, &places, depth),
                _ => syntax(&error.code, at, text, &places),
            }];
        }
    };
    let mut salvage = Salvage { places: &places, limits, found: Vec::new() };
    salvage.check_fields(&fields);
    if salvage.found.is_empty() {
        let at = places.offset(refusal.span.end.line, refusal.span.end.col);
        salvage.found.push(syntax(&refusal.code, at, text, &places));
    }
    salvage.found
}

/// The file holds something that is no dossier at all.
fn whole(places: &Places<'_>) -> Placed {
    let problem = Problem::new(Code::WrongType, Path::root(), "this is no dossier")
        .with_help("a dossier is `(format: 1, article: (...), ...)`");
    Placed::by_path(problem, places)
}

fn syntax(error: &ron::Error, at: usize, text: &str, places: &Places<'_>) -> Placed {
    // A colon where a comma should be belongs to the field after a list that is still open.
    if matches!(error, ron::Error::ExpectedComma)
        && text[at..].starts_with(':')
        && let Some(open) = innermost_open(&text[..at])
        && text[open..].starts_with('[')
    {
        let problem = sentence::of_open_list(places.line_and_column(at));
        return Placed::at(problem, places.character(open), places);
    }
    let problem = sentence::of_syntax(error);
    Placed::at(problem, places.character(at), places)
}

fn slip_problem(slip: Slip, places: &Places<'_>, depth: usize) -> Placed {
    let problem = sentence::of_slip(slip, places, depth);
    let at = match slip {
        Slip::Unclosed { at, .. }
        | Slip::Mismatched { at, .. }
        | Slip::Unopened { at }
        | Slip::UnclosedText { at }
        | Slip::UnclosedComment { at }
        | Slip::TooDeep { at } => at,
    };
    Placed::at(problem, places.character(at), places)
}

/// Reads each item by itself.
struct Salvage<'p, 's> {
    places: &'p Places<'s>,
    limits: &'p Limits,
    found: Vec<Placed>,
}

impl<'s> Salvage<'_, 's> {
    fn check_fields(&mut self, fields: &[(&'s str, &'s RawValue)]) {
        for (n, &(name, value)) in fields.iter().enumerate() {
            if fields[..n].iter().any(|(earlier, _)| *earlier == name) {
                self.add(sentence::repeated_field(Path::root(), name), 1);
                continue;
            }
            match name {
                "format" => self.read::<u32>(value, Path::root().field("format")),
                "article" => self.read::<Article<'s>>(value, Path::root().field("article")),
                "propositions" => self.read_list::<Proposition<'s>>(value, "propositions"),
                "topics" => self.read_list::<Topic<'s>>(value, "topics"),
                "speakers" => self.read_list::<Speaker<'s>>(value, "speakers"),
                "claims" => self.read_list::<Claim<'s>>(value, "claims"),
                "requests" => self.read_list::<Request<'s>>(value, "requests"),
                _ => self.add(sentence::unknown_field(Path::root(), name, &FIELDS), 0),
            }
        }
        for name in REQUIRED {
            if !fields.iter().any(|(given, _)| *given == name) {
                self.add(sentence::missing_field(Path::root(), name), 0);
            }
        }
    }

    fn read_list<T: Deserialize<'s>>(&mut self, list: &'s RawValue, name: &'static str) {
        match Shape::of(list.get_ron()) {
            Shape::Items(items) if items.len() > self.limits.items => {
                self.add(self.limits.too_many(name, items.len()), 0);
            }
            Shape::Items(items) => {
                for (index, item) in (0..).zip(items) {
                    self.read::<T>(item, Path::item_of(name, index));
                }
            }
            // What is no list gets the sentence that a list of it gets.
            Shape::Fields(_) | Shape::Leaf => {
                self.read::<Vec<T>>(list, Path::root().field(name));
            }
        }
    }

    fn read<T: Deserialize<'s>>(&mut self, value: &'s RawValue, path: Path) {
        let options = ron_options();
        let result = ron::Deserializer::from_str_with_options(value.get_ron(), &options)
            .map_err(|error| (path.clone(), error.code))
            .and_then(|mut deserializer| {
                serde_path_to_error::deserialize::<_, T>(&mut deserializer)
                    .map_err(|error| (joined(path.clone(), error.path()), error.into_inner()))
            });
        if let Err((path, error)) = result {
            let nth = matches!(error, ron::Error::DuplicateStructField { .. }).into();
            self.add(sentence::of_value(&error, path), nth);
        }
    }

    /// Adds a problem; of a field's name it is the `nth` with that name that is meant.
    fn add(&mut self, problem: Problem, nth: usize) {
        if self.found.len() >= MOST_PROBLEMS {
            return;
        }
        let is_about_a_name = matches!(problem.code, Code::UnknownField | Code::RepeatedField);
        let placed = match problem.path.steps() {
            [parent @ .., Step::Field(name)] if is_about_a_name => {
                let span = self.places.find_name(&Path::of(parent), name, nth);
                Placed::at(problem, span, self.places)
            }
            _ => Placed::by_path(problem, self.places),
        };
        self.found.push(placed);
    }
}

/// `path` and then where in its value an error came up.
fn joined(path: Path, inner: &serde_path_to_error::Path) -> Path {
    inner.iter().fold(path, |path, segment| match segment {
        // A list that is longer than `u32` counts does not fit any file that is read.
        Segment::Seq { index } => path.item(u32::try_from(*index).unwrap_or(u32::MAX)),
        Segment::Map { key } => path.field(key.clone()),
        Segment::Enum { .. } | Segment::Unknown => path,
    })
}
