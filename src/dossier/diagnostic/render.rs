//! Problems as a compiler prints them: the line, a caret under the exact words, what to do.

use super::{Code, Diagnostic, Report, Severity, summary};
use crate::{
    dossier::{place::boundary, source::Source},
    text::{MARK, is_shown_as_it_is, wrap},
};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::{mem, ops::Range};

/// The longest part of a line that is shown, in bytes; a file may be one line of many megabytes.
const SHOWN: usize = 1000;

/// What stands before what is undecided in a line, and before the lines that it goes on in.
const INDENT: usize = 8;

/// How many undecided places are shown as other problems are, before they are only listed.
const FULL: usize = 3;

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
    for it in full {
        out += &render_one(it, &report.name, source.text(), style);
        out += "\n\n";
    }
    out += &list(&listed, source.text(), style.width);
    out += &summary(report);
    if !report.is_complete() {
        out += "; everything else is checked once this is corrected";
    }
    out + "\n"
}

/// Every problem of a report that nobody has accepted, a line each, as compilers print them for the lists of editors:
/// `file:line:column: error[E007]: message`.
pub fn short(report: &Report) -> String {
    let line = |it: &Diagnostic| {
        let Diagnostic { code, severity, message, line, column, .. } = it;
        let kind = match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "note",
        };
        format!("{}:{line}:{column}: {kind}[{code}]: {message}\n", report.name)
    };
    report.problems().map(line).collect()
}

/// What else a draft leaves open, a line each, so that it hides no other problem.
fn list(undecided: &[&Diagnostic], text: &str, columns: usize) -> String {
    if undecided.is_empty() {
        return String::new();
    }
    let mut out = "also undecided, by line:\n".to_owned();
    // What one item leaves open stands together, in most files on one line.
    let item = |it: &Diagnostic| {
        let path = it.path.named(it.id.as_deref());
        match path.split_once(".open[") {
            None if path.starts_with("open[") => Some("dossier".to_owned()),
            item => item.map(|(item, _)| item.to_owned()),
        }
    };
    for same in undecided.chunk_by(|one, next| one.line == next.line && item(one) == item(next)) {
        let first = same[0];
        let line = match item(first) {
            Some(item) => {
                let what = same
                    .iter()
                    .map(|it| it.message.strip_prefix("undecided: ").unwrap_or(&it.message));
                let what: Vec<&str> = what.collect();
                format!("{item}: {}", what.join(", "))
            }
            None => excerpt(text, &first.span).0.trim().to_owned(),
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
    let (line, span) = excerpt(text, &it.span);
    // A line that is shown from its middle cannot be counted by the renderer.
    let is_whole = line[..span.start].chars().count() + 1 == it.column;
    let path = Some(it.path.named(it.id.as_deref())).filter(|path| !path.is_empty());
    let annotation = AnnotationKind::Primary.span(span).label(path);
    let snippet = Snippet::source(line).line_start(it.line).annotation(annotation);
    let group = Group::with_title(level.primary_title(&*it.message).id(it.code.name()));
    let group = if is_whole {
        group.element(snippet.path(name))
    } else {
        let origin = Origin::path(name).line(it.line).char_column(it.column);
        group.element(snippet).element(origin)
    };
    let remarks = [(Level::NOTE, &it.note), (Level::HELP, &it.help)];
    let remarks =
        remarks.into_iter().filter_map(|(level, text)| Some(level.message(text.as_deref()?)));
    renderer.term_width(style.width).render(&[group.elements(remarks)])
}

/// The line of `span`, made safe for a terminal, and where the span is in it.
fn excerpt(text: &str, span: &Range<usize>) -> (String, Range<usize>) {
    let first = boundary(text, span.start.saturating_sub(SHOWN / 2));
    let last = boundary(text, span.start + SHOWN);
    let start = text[first..span.start].rfind('\n').map_or(first, |at| first + at + 1);
    let rest = &text[span.start..last];
    let end = span.start + rest.find(['\n', '\r']).unwrap_or(rest.len());
    let before = visible(&text[start..span.start]);
    let marked = visible(&text[span.start..span.end.clamp(span.start, end)]);
    let after = visible(&text[span.end.clamp(span.start, end)..end]);
    let span = before.len()..before.len() + marked.len();
    (before + &marked + &after, span)
}

/// `text`, character for character, with a mark where one could act on a terminal or be hidden.
fn visible(text: &str) -> String {
    let shown = |c: char| match c {
        '\t' => ' ',
        c if is_shown_as_it_is(c) => c,
        _ => MARK,
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{check::check, fixture::*, limits::Limits};
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
    fn columns_are_right_past_wide_letters() {
        let out = rendered(&changed("gist: \"The town votes.\"", "/* 東京 é */ gist: 7"));
        assert_snapshot!(out);
    }
}
