//! Problems for editors and other programs: a line of JSON each.

use super::{Placed, Report};
use crate::{
    dossier::{Source, path},
    text::clean,
};
use serde::Serialize;
use std::path::Path;

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
    path: Option<String>,
    id: Option<&'a str>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    byte_start: usize,
    byte_end: usize,
}

/// Every problem of a report on `source`, a line of JSON each; `file` is its name as another
/// program opens it.
///
/// Lines and columns count from 1, columns in characters; bytes count from 0, without a byte
/// order mark. Each end is the first place that is no longer meant. In a name that is not UTF-8,
/// which JSON cannot hold, U+FFFD stands for what is not.
pub fn json(report: &Report, source: &Source, file: &Path) -> String {
    let file = file.to_string_lossy();
    let mut out = String::new();
    for placed in &report.problems {
        let line = line(placed, &file, source);
        // It has only texts and numbers.
        let json = serde_json::to_string(&line).expect("texts and numbers are JSON");
        out.push_str(&escaped(&json));
        out.push('\n');
    }
    out
}

/// JSON with escapes for what would act on a terminal or could not be seen: outside of texts it has
/// none of that.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        let mut alone = [0; 4];
        let alone = &*c.encode_utf8(&mut alone);
        if clean(alone) == alone {
            out.push(c);
        } else {
            let units = c.encode_utf16(&mut [0; 2]).to_vec();
            out.extend(units.iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    out
}

fn line<'a>(placed: &'a Placed, file: &'a str, source: &Source) -> Line<'a> {
    let Placed { problem, span, line, column, id } = placed;
    let characters = source.text().get(span.clone()).map_or(0, |text| text.chars().count());
    Line {
        file,
        severity: problem.severity().name(),
        code: problem.code.name(),
        title: problem.code.title(),
        message: &problem.message,
        note: problem.note.as_deref(),
        help: problem.help.as_deref(),
        path: (problem.path != path::Path::root()).then(|| problem.path.to_string()),
        id: id.as_deref(),
        line: *line,
        column: *column,
        // No place goes over the end of its line.
        end_line: *line,
        end_column: column + characters,
        byte_start: span.start,
        byte_end: span.end,
    }
}
