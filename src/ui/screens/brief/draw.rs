//! The findings, and the claims behind one of them.

use super::{Brief, Finding};
use crate::{
    library::DossierRef,
    text::width as columns_of,
    ui::{
        Look, Pane, Target, Window,
        chrome::source,
        layout,
        render::Painter,
        widgets::{
            claim_list::ClaimList,
            compose::Composer,
            paint,
            rich::Rich,
            sheet::{Sheet, visible_lines},
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
    let area = painter.below_divider(painter.cx.nav.dossier(), area);
    if area.content.width >= BESIDE {
        let (left, between, right) = painter.beside(area, area.content.width * 3 / 5);
        painter.title(Pane::List, title, &place, left.title);
        let form = Form::fitting(findings, left, painter.look);
        list(brief, left.content, form, painter);
        paint::vertical(between, painter.look, painter.buffer);
        painter.title(Pane::Detail, "The claims behind it", &behind(brief), right.title);
        painter.frame.add(right.content, Target::Pane(Pane::Detail));
        return claims(brief, right.content, painter);
    }
    painter.title(Pane::List, title, &place, area.title);
    let form = Form::fitting(findings, area, painter.look);
    let wanted = lines(brief, area.content.width, form, painter.look).0.len();
    let free = usize::from(area.content.height).saturating_sub(wanted) as u16;
    if form == Form::Short || free < LEAST_BELOW {
        return list(brief, area.content, form, painter);
    }
    let (upper, lower) = painter.over(area, free);
    list(brief, upper.content, form, painter);
    painter.title(Pane::Detail, "The claims behind it", &behind(brief), lower.title);
    painter.frame.add(lower.content, Target::Pane(Pane::Detail));
    claims(brief, lower.content, painter);
}

/// A dossier in short: what it is, and its findings.
pub(in crate::ui::screens) fn preview(
    brief: &Brief,
    dossier: DossierRef<'_>,
    width: u16,
    look: Look<'_>,
) -> Vec<Line<'static>> {
    let mut sheet = Sheet::new(width, look);
    sheet.text(&Rich::of(dossier.title(), look.theme.strong), 1, 1);
    let source = [source(dossier), dossier.byline().collect::<Vec<_>>().join(", ")];
    let url = dossier.url().unwrap_or_default().to_owned();
    for text in source.into_iter().chain([url]).filter(|text| !text.is_empty()) {
        sheet.text(&Rich::of(&text, look.theme.muted), 1, 1);
    }
    sheet.blank();
    if brief.findings().is_empty() {
        let many = "It has too many claims for a preview: Brief has what it rests on.";
        sheet.text(&Rich::of(many, look.theme.muted), 1, 1);
    }
    for finding in brief.findings() {
        let block = block(finding, false, width, Form::Listed, look).into_iter();
        sheet.lines.extend(block.map(|mut line| {
            line.spans.insert(0, Span::raw(" "));
            line
        }));
    }
    sheet.lines
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
    let glyphs = look.glyphs();
    (glyphs.share.repeat(full), glyphs.horizontal.repeat(BAR - full))
}

/// The claims behind the finding under the cursor.
fn claims(brief: &Brief, area: Rect, painter: &mut Painter<'_, '_>) {
    let Some(finding) = brief.selected() else { return };
    let above = match finding.claims.is_empty() {
        true => {
            let mut sheet = Sheet::new(area.width, painter.look);
            let nothing = "No claims behind this finding.";
            sheet.text(&Rich::of(nothing, painter.look.theme.muted), 1, 1);
            sheet.lines
        }
        false => Vec::new(),
    };
    put(brief.top, above, finding, area, painter);
}

/// The finding and the claims behind it, where nothing else has room.
pub(super) fn alone(brief: &Brief, area: Rect, painter: &mut Painter<'_, '_>) {
    let Some(finding) = brief.selected() else { return };
    let mut above = block(finding, true, area.width, Form::Listed, painter.look);
    above.iter_mut().for_each(|line| line.spans.insert(0, Span::raw(" ")));
    above.push(Line::default());
    put(brief.top.or(Some(0)), above, finding, area, painter);
}

fn put(
    top: Option<usize>,
    above: Vec<Line<'static>>,
    finding: &Finding,
    area: Rect,
    painter: &mut Painter<'_, '_>,
) {
    let claims = &finding.claims;
    let list =
        ClaimList { above, claims, top, heading: |claim| claim.speaker_name(), has_words: false };
    painter.frame.detail = list.draw(area, painter);
}
