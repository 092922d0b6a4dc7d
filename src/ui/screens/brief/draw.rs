//! The findings, and the claims behind one of them.

use super::{Brief, Finding};
use crate::{
    library::Row,
    text::width as columns_of,
    ui::{
        Look, Pane, Target, Window,
        layout::{self, split_left},
        render::Painter,
        widgets::{
            compose::Composer,
            look::letter_of,
            paint,
            rich::Rich,
            sheet::{Sheet, more, visible_lines},
            table::width_of,
        },
    },
};
use ratatui::{
    layout::Rect,
    text::{Line, Span},
};
use std::ops::Range;

/// The narrowest screen with the claims beside the findings.
const BESIDE: u16 = 100;
/// The fewest lines below the findings that are worth showing claims in.
const LEAST_BELOW: u16 = 6;
/// The columns of a bar that shows how many of how many.
const BAR: usize = 20;
/// The narrowest list with room for it.
const WITH_BAR: u16 = 56;
/// Before what is said below an answer, and below a claim's place.
const INDENT: usize = 2;

pub(super) fn draw(brief: &Brief, area: layout::Pane, painter: &mut Painter<'_, '_>) {
    let findings = brief.findings();
    let nav = &painter.cx.nav;
    let is_vain = !nav.query().is_everything() && nav.matches().is_empty();
    if findings.is_empty() || is_vain {
        painter.title(Pane::List, "Brief", "", area.title);
        return painter.nothing(area.content);
    }
    let place = format!("{} of {}", brief.selected + 1, findings.len());
    let title = match painter.cx.nav.query().is_everything() {
        true => "What this story rests on",
        false => "What the query finds rests on",
    };
    if area.content.width >= BESIDE {
        let columns = area.content.width * 3 / 5;
        let (left_title, right_title) = split_left(area.title, columns);
        let (left, right) = split_left(area.content, columns);
        let (between, right) = split_left(right, 1);
        painter.title(Pane::List, title, &place, left_title);
        let form = Form::fitting(
            findings,
            layout::Pane { title: left_title, content: left },
            painter.look,
        );
        list(brief, left, form, painter);
        paint::vertical(between, painter.look, painter.buffer);
        painter.title(Pane::Detail, "The claims behind it", &behind(brief), right_title);
        painter.frame.add(right, Target::Pane(Pane::Detail));
        return claims(brief, right, painter);
    }
    painter.title(Pane::List, title, &place, area.title);
    let form = Form::fitting(findings, area, painter.look);
    let wanted = lines(brief, area.content.width, form, painter.look).0.len();
    let free = usize::from(area.content.height).saturating_sub(wanted) as u16;
    if form == Form::Short || free < LEAST_BELOW {
        return list(brief, area.content, form, painter);
    }
    let (upper, lower) = area.over(free);
    list(brief, upper.content, form, painter);
    painter.title(Pane::Detail, "The claims behind it", &behind(brief), lower.title);
    painter.frame.add(lower.content, Target::Pane(Pane::Detail));
    claims(brief, lower.content, painter);
}

/// How much is said below the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A line or more for each detail.
    Listed,
    /// The details one after the other.
    Running,
    /// Nothing but for the finding under the cursor.
    Short,
}

impl Form {
    /// The roomiest that fits; a small screen, which has no titles, has the shortest.
    fn fitting(findings: &[Finding], area: layout::Pane, look: Look<'_>) -> Self {
        if area.title.height == 0 {
            return Form::Short;
        }
        let fits = |form: &Form| {
            let lines =
                |finding: &Finding| block(finding, true, area.content.width, *form, look).len();
            findings.iter().map(lines).sum::<usize>() <= area.content.height.into()
        };
        if fits(&Form::Listed) { Form::Listed } else { Form::Running }
    }
}

fn behind(brief: &Brief) -> String {
    brief.selected().map_or(0, |finding| finding.claims.len()).to_string()
}

/// The findings one below the other; the one under the cursor is in sight as far as it fits.
fn list(brief: &Brief, area: Rect, form: Form, painter: &mut Painter<'_, '_>) {
    let look = painter.look;
    let (lines, places) = lines(brief, area.width, form, look);
    let height = visible_lines(area.height.into(), lines.len());
    let Range { start, end } = places[brief.selected].clone();
    let top = end.saturating_sub(height).min(start);
    painter.long_text(&lines, top, area);
    let shown = |it: &Range<usize>| it.start < top + height && top < it.end;
    let first = places.iter().position(shown).unwrap_or(0);
    painter.frame.rows = Window {
        top: first,
        // A page down is to be the first that is out of sight.
        height: places.iter().filter(|it| shown(it)).count() + 1,
        content: places.len(),
    };
    for (place, Range { start, end }) in places.into_iter().enumerate() {
        let (start, end) = (start.max(top), end.min(top + height));
        if start < end {
            let y = area.y + (start - top) as u16;
            let hit = Rect { y, height: (end - start) as u16, ..area };
            painter.frame.add(hit, Target::Line(place));
        }
    }
}

/// The lines of the findings, and which of them are those of each.
fn lines(
    brief: &Brief,
    width: u16,
    form: Form,
    look: Look<'_>,
) -> (Vec<Line<'static>>, Vec<Range<usize>>) {
    let (mut lines, mut places) = (Vec::new(), Vec::new());
    for (at, finding) in brief.findings().iter().enumerate() {
        let is_selected = at == brief.selected;
        let start = lines.len();
        let block = block(finding, is_selected, width, form, look).into_iter();
        lines.extend(block.map(|mut line| {
            let mark = if is_selected { look.glyphs().cursor } else { " " };
            line.spans.insert(0, Span::styled(mark, look.theme.strong));
            if !is_selected {
                return line;
            }
            // The cursor is as wide as the list.
            let rest = usize::from(width).saturating_sub(width_of(&line.spans));
            line.spans.push(Span::raw(" ".repeat(rest)));
            look.selected(line)
        }));
        places.push(start..lines.len());
    }
    (lines, places)
}

/// A finding: what it is about and the answer, and what there is to add, behind the column of the
/// cursor's mark.
fn block(
    finding: &Finding,
    is_selected: bool,
    width: u16,
    form: Form,
    look: Look<'_>,
) -> Vec<Line<'static>> {
    let mut sheet = Sheet::new(width.saturating_sub(1), look);
    head(finding, &mut sheet);
    let mut add = |text: &str| {
        sheet.text(&Rich::of(&look.said(text), look.theme.text), INDENT, INDENT);
    };
    match form {
        _ if finding.details.is_empty() => {}
        Form::Short if !is_selected => {}
        Form::Running => add(&finding.details.join(" ")),
        Form::Listed | Form::Short => finding.details.iter().for_each(|detail| add(detail)),
    }
    sheet.lines
}

/// What it is about on the left, the answer on the right, with a bar where there is room; the answer
/// below where there is none.
fn head(finding: &Finding, sheet: &mut Sheet<'_>) {
    let (look, width) = (sheet.look, sheet.width);
    let theme = look.theme;
    let bar = finding.share.filter(|_| width >= WITH_BAR).map(|share| bar(share, look));
    let bar_columns = bar.as_ref().map_or(0, |_| BAR + 2);
    let end = usize::from(width).saturating_sub(1);
    let answer = columns_of(&finding.answer) + bar_columns;
    let mut line = Composer::new(width);
    if columns_of(finding.heading) + 2 + answer <= end {
        line.put(finding.heading, theme.strong);
        line.skip_to(end - answer).put(finding.answer.clone(), theme.strong);
        if let Some((full, empty)) = bar {
            line.skip(2).put(full, theme.strong).put(empty, theme.muted);
        }
        return sheet.lines.push(line.finish());
    }
    line.put_cut(finding.heading, theme.strong, look.glyphs().cut);
    sheet.lines.push(line.finish());
    sheet.text(&Rich::of(&finding.answer, theme.strong), INDENT, INDENT);
}

/// How many of how many: what is full, and what is not.
fn bar((part, whole): (usize, usize), look: Look<'_>) -> (String, String) {
    // Something is not nothing, and not everything.
    let full = match part {
        0 => 0,
        part if part == whole => BAR,
        part => (part * BAR / whole).clamp(1, BAR - 1),
    };
    (look.either("█", "#").repeat(full), look.either("·", ".").repeat(BAR - full))
}

/// The claims behind the finding under the cursor; the selected one is in sight until somebody
/// scrolls.
fn claims(brief: &Brief, area: Rect, painter: &mut Painter<'_, '_>) {
    let Some(finding) = brief.selected() else { return };
    let (lines, places) = claim_lines(finding, area.width, painter);
    put(brief.top, &lines, &places, area, painter);
}

/// The finding and the claims behind it, where nothing else has room.
pub(super) fn alone(brief: &Brief, area: Rect, painter: &mut Painter<'_, '_>) {
    let Some(finding) = brief.selected() else { return };
    let mut lines: Vec<Line<'static>> =
        block(finding, true, area.width, Form::Listed, painter.look);
    for line in &mut lines {
        line.spans.insert(0, Span::raw(" "));
    }
    lines.push(Line::default());
    let before = lines.len();
    let (of_claims, places) = claim_lines(finding, area.width, painter);
    lines.extend(of_claims);
    let places: Vec<_> = places
        .into_iter()
        .map(|(row, Range { start, end })| (row, start + before..end + before))
        .collect();
    put(brief.top.or(Some(0)), &lines, &places, area, painter);
}

/// Draws lines from one on, or where the selected claim is in sight.
fn put(
    top: Option<usize>,
    lines: &[Line<'static>],
    places: &[(Row, Range<usize>)],
    area: Rect,
    painter: &mut Painter<'_, '_>,
) {
    let height = visible_lines(area.height.into(), lines.len());
    let selected = painter.cx.nav.selected_row();
    let place = places.iter().find(|(row, _)| Some(*row) == selected);
    let top = top.or_else(|| {
        let (_, Range { start, end }) = place?;
        Some(end.saturating_sub(height).min(*start))
    });
    let window = painter.long_text(lines, top.unwrap_or(0), area);
    for (row, Range { start, end }) in places {
        let (start, end) = (*start.max(&window.top), *end.min(&(window.top + height)));
        if start < end {
            let y = area.y + (start - window.top) as u16;
            let hit = Rect { y, height: (end - start) as u16, ..area };
            painter.frame.add(hit, Target::Claim(*row));
        }
    }
    painter.frame.detail = window;
}

/// The claims behind a finding: place, who and grade, and what they say; and the lines of each. The
/// selected one has the cursor's mark.
fn claim_lines(
    finding: &Finding,
    width: u16,
    painter: &Painter<'_, '_>,
) -> (Vec<Line<'static>>, Vec<(Row, Range<usize>)>) {
    // More than can be scrolled through are for the list.
    const MOST: usize = 200;
    let (nav, look) = (&painter.cx.nav, painter.look);
    let theme = look.theme;
    let (mut lines, mut places) = (Vec::new(), Vec::new());
    for row in finding.claims.iter().take(MOST) {
        let claim = nav.claim(*row);
        let (grade, letter) = (claim.grade_label(), letter_of(claim.grade()));
        let is_fallen = nav.without().is_some_and(|test| !test.keeps(claim));
        let (bar, text) = match is_fallen {
            true => (look.fallen_sign(), look.fallen(theme.text)),
            false => (look.bar_in_list(letter), theme.text),
        };
        let sign = format!("{bar} {grade}");
        let mut sheet = Sheet::new(width.saturating_sub(1), look);
        let end = usize::from(sheet.width).saturating_sub(columns_of(&sign) + 1);
        let mut line = Composer::new(sheet.width);
        let place = format!("{}{}", look.glyphs().paragraph, claim.paragraph());
        line.put(place, theme.muted).skip(2);
        let room = end.saturating_sub(line.used() + 1);
        line.cell(&claim.speaker_name(), room, theme.strong, look.glyphs().cut);
        line.skip_to(end).put(sign, look.grade(letter));
        sheet.lines.push(line.finish());
        sheet.text(&Rich::of(&claim.line(), text), INDENT, INDENT);
        let is_selected = nav.selected_row() == Some(*row);
        let mark = if is_selected { look.glyphs().cursor } else { " " };
        let start = lines.len();
        lines.extend(sheet.lines.into_iter().map(|mut line| {
            line.spans.insert(0, Span::styled(mark, theme.strong));
            line
        }));
        places.push((*row, start..lines.len()));
    }
    let mut sheet = Sheet::new(width, look);
    if finding.claims.is_empty() {
        sheet.text(&Rich::of("No claims behind this finding.", theme.muted), 1, 1);
    }
    if finding.claims.len() > MOST {
        let rest = finding.claims.len() - MOST;
        sheet.lines.push(more(0, rest, width, look));
    }
    lines.extend(sheet.lines);
    (lines, places)
}
