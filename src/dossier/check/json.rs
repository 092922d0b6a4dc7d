//! Problems for editors and other programs: a line of JSON each.

use super::{Placed, Report};
use crate::dossier::{Source, path::Path};
use serde::Serialize;

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

/// Every problem of a report on `source`, a line of JSON each.
///
/// Lines and columns count from 1, columns in characters; bytes count from 0, without a byte
/// order mark. Each end is the first place that is no longer meant.
pub fn json(report: &Report, source: &Source) -> String {
    let mut out = String::new();
    for placed in &report.problems {
        let line = line(placed, &report.name, source);
        // It has only texts and numbers.
        out.push_str(&serde_json::to_string(&line).expect("texts and numbers are JSON"));
        out.push('\n');
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
        path: (problem.path != Path::root()).then(|| problem.path.to_string()),
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
