//! Problems as a compiler prints them: the line, a caret under the exact words, what to do.

use super::{Placed, Report, Severity, summary};
use crate::dossier::{Source, place::boundary};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::ops::Range;

/// The longest part of a line that is shown, in bytes; a file may be one line of many megabytes.
const SHOWN: usize = 1000;

/// How problems are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether colours are used.
    pub colour: bool,
    /// The columns there are.
    pub width: usize,
}

/// Every problem of a report on `source`, and a line that counts them.
pub fn render(report: &Report, source: &Source, style: Style) -> String {
    let mut out = String::new();
    for placed in &report.problems {
        out.push_str(&render_one(placed, &report.name, source.text(), style));
        out.push_str("\n\n");
    }
    out.push_str(&summary(report));
    if !report.is_of_all() {
        out.push_str("; everything else is checked once that is corrected");
    }
    out.push('\n');
    out
}

/// One problem of the file `name` with this text.
pub fn render_one(placed: &Placed, name: &str, text: &str, style: Style) -> String {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(style.width).render(&[group(placed, name, text)])
}

fn group<'a>(placed: &'a Placed, name: &'a str, text: &str) -> Group<'a> {
    let problem = &placed.problem;
    let level = match problem.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::NOTE,
    };
    let (line, span) = excerpt(text, &placed.span);
    // A line that is shown from its middle cannot be counted by the renderer.
    let is_whole = line[..span.start].chars().count() + 1 == placed.column;
    let path = problem.path.named(placed.id.as_deref());
    let annotation = AnnotationKind::Primary.span(span).label((!path.is_empty()).then_some(path));
    let snippet = Snippet::source(line).line_start(placed.line).annotation(annotation);
    let group = Group::with_title(level.primary_title(&*problem.message).id(problem.code.name()));
    let group = if is_whole {
        group.element(snippet.path(name))
    } else {
        let origin = Origin::path(name).line(placed.line).char_column(placed.column);
        group.element(snippet).element(origin)
    };
    let said = [(Level::NOTE, &problem.note), (Level::HELP, &problem.help)];
    let said = said.into_iter().filter_map(|(level, text)| Some(level.message(text.as_deref()?)));
    group.elements(said)
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
    let shown = |c: char| {
        let mut alone = [0; 4];
        let alone = &*c.encode_utf8(&mut alone);
        // What the cleaning of a single character changes is shown as a mark; combining marks and
        // blanks come through it.
        if c == '\t' {
            ' '
        } else if crate::text::clean(alone) == alone {
            c
        } else {
            crate::text::MARK
        }
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::fixture::*;
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
