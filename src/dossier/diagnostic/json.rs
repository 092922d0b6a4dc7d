//! Problems for editors and other programs: a line of JSON each.

use super::{Diagnostic, Fix, Report};
use crate::{
    dossier::{path, source::Source, syntax::Edit},
    text::is_shown_as_it_is,
};
use serde::Serialize;
use std::{ops::Range, path::Path};

/// One problem. The keys are a promise to other programs.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    severity: &'a str,
    code: &'a str,
    title: &'a str,
    message: &'a str,
    note: Option<&'a str>,
    help: Option<&'a str>,
    allowed: Option<&'a str>,
    #[serde(flatten)]
    place: Place<'a>,
    labels: Vec<LabelLine<'a>>,
    more_places: usize,
    fixes: Vec<FixOf<'a>>,
}

/// Where something is.
#[derive(Serialize)]
struct Place<'a> {
    path: Option<String>,
    id: Option<&'a str>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    byte_start: usize,
    byte_end: usize,
}

/// A correction. The keys are a promise as well.
#[derive(Serialize)]
struct FixOf<'a> {
    title: &'a str,
    sure: bool,
    edits: Vec<EditOf<'a>>,
}

#[derive(Serialize)]
struct EditOf<'a> {
    byte_start: usize,
    byte_end: usize,
    text: &'a str,
}

/// Another place, and what is there.
#[derive(Serialize)]
struct LabelLine<'a> {
    text: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

/// Every problem of a report on `source`, a line of JSON each; `file` is its name as another
/// program opens it.
///
/// Lines and columns count from 1, columns in characters; bytes count from 0, without a byte
/// order mark. Each end is the first place after the problem. JSON cannot hold a name that is not
/// UTF-8: U+FFFD replaces what is not.
pub fn json(report: &Report, source: &Source, file: &Path) -> String {
    let file = file.to_string_lossy();
    let lines = report.diagnostics.iter().map(|it| {
        // It has only texts and numbers.
        let json = serde_json::to_string(&line(it, &file, source)).expect("it is valid JSON");
        escaped(&json) + "\n"
    });
    lines.collect()
}

/// JSON with escapes for what would act on a terminal or could not be seen: outside of texts it has
/// none of that.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_shown_as_it_is(c) {
            out.push(c);
        } else {
            let units = c.encode_utf16(&mut [0; 2]).to_vec();
            out.extend(units.iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    out
}

fn line<'a>(it: &'a Diagnostic, file: &'a str, source: &Source) -> Line<'a> {
    let place = |path: &path::Path, id: &'a Option<String>, (line, column), span: &Range<usize>| {
        let characters = source.text().get(span.clone()).map_or(0, |text| text.chars().count());
        Place {
            path: Some(path.to_string()).filter(|path| !path.is_empty()),
            id: id.as_deref(),
            line,
            column,
            // No problem goes on after the end of its line.
            end_line: line,
            end_column: column + characters,
            byte_start: span.start,
            byte_end: span.end,
        }
    };
    let labels = it.labels.iter().map(|label| LabelLine {
        text: &label.text,
        place: place(&label.path, &label.id, (label.line, label.column), &label.span),
    });
    Line {
        file,
        severity: it.severity.name(),
        code: it.code.name(),
        title: it.code.title(),
        message: &it.message,
        note: it.note.as_deref(),
        help: it.help.as_deref(),
        allowed: it.allowed.as_deref(),
        place: place(&it.path, &it.id, (it.line, it.column), &it.span),
        labels: labels.collect(),
        more_places: it.more_places,
        fixes: it.fixes.iter().map(fix).collect(),
    }
}

fn fix(Fix { title, is_sure, edits }: &Fix) -> FixOf<'_> {
    FixOf { title, sure: *is_sure, edits: edits.iter().map(edit).collect() }
}

fn edit(Edit { start, end, text }: &Edit) -> EditOf<'_> {
    EditOf { byte_start: *start, byte_end: *end, text }
}
