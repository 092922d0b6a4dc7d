//! Problems as a compiler prints them: the line, a caret under the exact words, what to do.

use super::{Code, Diagnostic, Report, Severity, summary};
use crate::{
    dossier::{place::boundary, source::Source},
    text::{MARK, is_shown_as_it_is, wrap},
};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::{iter, mem, ops::Range, slice};

/// The longest part of a line that is shown, in bytes; a file may be one line of many megabytes.
const SHOWN: usize = 1000;

/// What stands before what is undecided in a line, and before the lines that it goes on in.
const INDENT: usize = 8;

/// How many undecided places are shown as other problems are, before they are only listed.
const FULL: usize = 3;

/// How many problems are shown with their lines of the file, before each is only a line.
const MOST_SHOWN: usize = 200;

/// How many other places of a problem are shown.
const LABELS: usize = 4;

/// How many lines apart two places are that are shown in one piece of the file.
const NEAR: usize = 6;

/// How problems are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether colours are used.
    pub colour: bool,
    /// The columns there are.
    pub width: usize,
}

/// Every problem of a report on `source` that nobody has accepted, and a line that counts them.
pub fn render(report: &Report, source: &Source, style: Style) -> String {
    let is_many = report.problems().filter(|it| it.code == Code::Undecided).count() > FULL;
    let mut is_first = true;
    let (full, listed): (Vec<_>, Vec<_>) = report
        .problems()
        .partition(|it| it.code != Code::Undecided || !is_many || mem::take(&mut is_first));
    let mut out = String::new();
    let (shown, others) = full.split_at(full.len().min(MOST_SHOWN));
    for it in shown {
        out += &render_one(it, &report.name, source.text(), style);
        out += "\n\n";
    }
    if !others.is_empty() {
        let lines: String = others.iter().map(|it| line(it, &report.name)).collect();
        out += &format!("{} more, a line each:\n{lines}\n", others.len());
    }
    out += &list(&listed, source.text(), style.width);
    out += &summary(report);
    if !report.is_complete() {
        out += "; everything else is checked once this is corrected";
    }
    out + "\n"
}

/// Every problem of a report that nobody has accepted, a line each.
pub fn short(report: &Report) -> String {
    report.problems().map(|it| line(it, &report.name)).collect()
}

/// A problem as compilers print it for the lists of editors: `file:line:column: error[E007]:
/// message`.
fn line(it: &Diagnostic, name: &str) -> String {
    let Diagnostic { code, severity, message, line, column, .. } = it;
    let kind = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    };
    format!("{name}:{line}:{column}: {kind}[{code}]: {message}\n")
}

/// What else a draft leaves open, a line each, so that it hides no other problem.
fn list(undecided: &[&Diagnostic], text: &str, columns: usize) -> String {
    if undecided.is_empty() {
        return String::new();
    }
    let mut out = "also undecided, by line:\n".to_owned();
    // What one item leaves open stands together, in most files on one line.
    let is_same = |one: &&Diagnostic, next: &&Diagnostic| {
        one.line == next.line && one.open_in() == next.open_in()
    };
    for same in undecided.chunk_by(is_same) {
        let first = same[0];
        let line = match first.open_in() {
            Some(item) => {
                let what: Vec<&str> = same.iter().map(|it| it.what_is_undecided()).collect();
                format!("{item}: {}", what.join(", "))
            }
            None => excerpt(text, slice::from_ref(&first.span)).0.trim().to_owned(),
        };
        let columns = columns.saturating_sub(INDENT).max(1);
        let lines = wrap(&line, columns, columns).join(&format!("\n{:INDENT$}", ""));
        out += &format!("{:>number$}: {lines}\n", first.line, number = INDENT - 2);
    }
    out + "\n"
}

/// One problem of the file `name` with this text.
pub fn render_one(it: &Diagnostic, name: &str, text: &str, style: Style) -> String {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let level = match it.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(&*it.message).id(it.code.name()));
    for part in parts(it) {
        let (snippet, origin) = snippet(&part, text);
        group = match origin {
            None => group.element(snippet.path(name)),
            Some((line, column)) => {
                group.element(snippet).element(Origin::path(name).line(line).char_column(column))
            }
        };
    }
    let remarks = [(Level::NOTE, &it.note), (Level::HELP, &it.help)];
    let remarks =
        remarks.into_iter().filter_map(|(level, text)| Some(level.message(text.as_deref()?)));
    renderer.term_width(style.width).render(&[group.elements(remarks)])
}

/// The lines in which some places are, and line and column of the first that matters where the
/// renderer could not count them, because a line is shown from its middle.
fn snippet<'r>(part: &[Mark], text: &str) -> (Snippet<'r, Annotation<'r>>, Option<(usize, usize)>) {
    let spans: Vec<_> = part.iter().map(|mark| mark.span.clone()).collect();
    let (lines, spans) = excerpt(text, &spans);
    let column = |at: usize| {
        lines[..at].chars().rev().take_while(|character| *character != '\n').count() + 1
    };
    let is_whole = part.iter().zip(&spans).all(|(mark, span)| column(span.start) == mark.column);
    let first = part.iter().find(|mark| mark.is_main).unwrap_or(&part[0]);
    let origin = (!is_whole).then_some((first.line, first.column));
    let annotations = part.iter().zip(spans).map(|(mark, span)| {
        let kind = if mark.is_main { AnnotationKind::Primary } else { AnnotationKind::Context };
        kind.span(span).label(mark.text.clone())
    });
    let annotations: Vec<_> = annotations.collect();
    (Snippet::source(lines).line_start(part[0].line).annotations(annotations), origin)
}

/// A place that is marked in the lines of the file.
struct Mark {
    span: Range<usize>,
    line: usize,
    column: usize,
    /// Whether it is the problem itself, and no other place that has to do with it.
    is_main: bool,
    text: Option<String>,
}

/// The places of a problem, those together that are near each other, each group in the order of
/// the file; the group of the problem itself comes first.
fn parts(it: &Diagnostic) -> Vec<Vec<Mark>> {
    let main = Mark {
        span: it.span.clone(),
        line: it.line,
        column: it.column,
        is_main: true,
        text: Some(it.path.named(it.id.as_deref())).filter(|path| !path.is_empty()),
    };
    let shown = it.labels.len().min(LABELS);
    let more = it.labels.len() - shown + it.more_places;
    let others = it.labels.iter().zip(1..=shown).map(|(label, number)| Mark {
        span: label.span.clone(),
        line: label.line,
        column: label.column,
        is_main: false,
        text: Some(match (number == shown, more) {
            (false, _) | (_, 0) => label.text.clone(),
            (_, 1) => format!("{}, and 1 more place", label.text),
            _ => format!("{}, and {more} more places", label.text),
        }),
    });
    let mut marks: Vec<_> = iter::once(main).chain(others).collect();
    marks.sort_by_key(|mark| (mark.span.start, mark.span.end));
    let mut parts: Vec<Vec<Mark>> = Vec::new();
    for mark in marks {
        let is_near = |part: &&mut Vec<Mark>| {
            let (first, last) = (&part[0], &part[part.len() - 1]);
            mark.line - last.line <= NEAR && mark.span.start - first.span.start < SHOWN
        };
        match parts.last_mut().filter(is_near) {
            Some(part) => part.push(mark),
            None => parts.push(vec![mark]),
        }
    }
    // What is first stays in order among the others.
    parts.sort_by_key(|part| !part.iter().any(|mark| mark.is_main));
    parts
}

/// The lines of `spans`, which are in order and each on one line, made safe for a terminal, and
/// where the spans are in them.
fn excerpt(text: &str, spans: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let (first, last) = (spans[0].start, spans[spans.len() - 1].start);
    let from = boundary(text, first.saturating_sub(SHOWN / 2));
    let to = boundary(text, last + SHOWN);
    let start = text[from..first].rfind('\n').map_or(from, |at| from + at + 1);
    let rest = &text[last..to];
    let end = last + rest.find(['\n', '\r']).unwrap_or(rest.len());
    let shown = |at: usize| visible(&text[start..at.clamp(start, end)]).len();
    let place = |span: &Range<usize>| {
        let line = text[span.clone()].trim_end_matches('\r');
        shown(span.start)..shown(span.start + line.len())
    };
    (visible(&text[start..end]), spans.iter().map(place).collect())
}

/// The lines of `text`, character for character, with a mark where one could act on a terminal or
/// be hidden.
fn visible(text: &str) -> String {
    let shown = |c: char| match c {
        '\t' => ' ',
        c if is_shown_as_it_is(c) || c == '\n' => c,
        _ => MARK,
    };
    text.replace("\r\n", "\n").chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{check::check, diagnostic::Label, fixture::*, limits::Limits, path::Path};
    use insta::assert_snapshot;

    const PLAIN: Style = Style { colour: false, width: 100 };

    fn rendered(source: &Source) -> String {
        render(&report(source), source, PLAIN)
    }

    #[test]
    fn a_problem_is_shown_under_its_words() {
        assert_snapshot!(rendered(&changed(
            "speaker: \"moreau\", speech: V",
            "speaker: \"moro\", speech: V"
        )));
    }

    #[test]
    fn nothing_of_a_file_acts_on_the_terminal() {
        let source =
            changed("gist: \"The town votes.\"", "gist: 7, /*\u{1b}[31m\u{202e}\u{7}\t\u{ad}*/");
        let source = Source::new("a\u{1b}]0;b.ron", source.text());
        let out = rendered(&source);
        assert!(!out.chars().any(|c| c != '\n' && (c.is_control() || c == '\u{202e}')), "{out:?}");
        assert_snapshot!(out);
    }

    #[test]
    fn many_undecided_places_are_a_list() {
        let open = "claims: [ // DECIDE: one\n// DECIDE: two\n /* */ // DECIDE: three \u{1b}[31m\n\
                    // DECIDE: four, which is told in so many words that no line of a terminal has room";
        let source = changed("claims: [", open);
        let report = check(&source, None, &Limits::default());
        assert_snapshot!(render(&report, &source, Style { colour: false, width: 60 }));
    }

    #[test]
    fn a_line_of_megabytes_is_shown_in_part() {
        let text = format!("{}{}", SOUND.replace('\n', " "), "/* ü */".repeat(100_000));
        let text =
            text.replace("// The last one answers.", "").replace("speech: Partial", "speech: Part");
        let out = rendered(&Source::new("one-line.ron", text));
        assert!(out.len() < 3000);
        assert_snapshot!(out);
    }

    #[test]
    fn other_places_are_shown_with_it_where_they_are_near() {
        let text = SOUND
            .replace("topics: [\"port\"]", "topics: [\"port\", \"port\"]")
            .replace("\"unfair\", paragraph", "\"doubt\", paragraph")
            .replace("\"critics\", name", "\"gazette\", name")
            .replace("rests_on: [\"vote\"]", "rests_on: [\"vote\"], note: \"\t\u{202e}\"")
            .replace("claim: \"lead\")]", "claim: \"lead\"), (kind: Answers, claim: \"reply\")]")
            .replace("claim: \"unfair\"", "claim: \"doubt\"");
        let unix = rendered(&Source::new("x.ron", &*text));
        let windows = rendered(&Source::new("x.ron", text.replace('\n', "\r\n")));
        assert_eq!(unix, windows);
        assert_snapshot!(unix);
    }

    #[test]
    fn of_many_places_a_few_are_shown_and_the_others_counted() {
        let labels =
            (0..5).chain(0..30).map(|index| Label::new(Path::item_of("claims", index), "one"));
        let many = Diagnostic::new(Code::UnknownId, Path::root().field("format"), "many places")
            .with_labels(labels.collect::<Vec<_>>().into_iter());
        let report = Report::by_paths(&Source::new("x.ron", SOUND), vec![many]);
        assert_eq!(
            (report.diagnostics[0].labels.len(), report.diagnostics[0].more_places),
            (16, 19)
        );
        assert_snapshot!(render(&report, &Source::new("x.ron", SOUND), PLAIN));
    }

    #[test]
    fn columns_are_right_past_wide_letters() {
        let out = rendered(&changed("gist: \"The town votes.\"", "/* 東京 é */ gist: 7"));
        assert_snapshot!(out);
    }
}
