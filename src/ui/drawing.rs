//! For the tests of this room: dossiers, pictures of what is drawn, and what must hold for it.

use crate::ui::{FrameInfo, Look, State, render::Painter, widgets::paint};
use crate::{
    config::{ColorDepth, Symbols, Theme, ThemeChoice},
    dossier::Limits,
    library::{self, ClaimRef, Library},
    text::width,
};
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::{Color, Modifier, Style},
    text::Line,
};
use std::fmt::Write;

/// The widths at which everything is pictured.
pub const WIDTHS: [u16; 4] = [40, 80, 120, 200];

/// The embedded article.
pub fn article() -> Library {
    library::open(&[], &Limits::default()).library
}

/// A claim of the embedded article.
pub fn claim<'a>(library: &'a Library, id: &str) -> ClaimRef<'a> {
    library.find(id).unwrap()
}

/// The dark theme, with every colour.
pub fn dark() -> Theme {
    Theme::new(ThemeChoice::Dark, ColorDepth::TrueColor)
}

/// The theme without colours.
pub fn colorless() -> Theme {
    Theme::new(ThemeChoice::None, ColorDepth::None)
}

/// A theme with every sign that a terminal can show.
pub fn look(theme: &Theme) -> Look<'_> {
    Look { theme, symbols: Symbols::Unicode }
}

/// A theme with ASCII only.
pub fn ascii(theme: &Theme) -> Look<'_> {
    Look { theme, symbols: Symbols::Ascii }
}

/// The lines as painted in `width` columns.
pub fn symbols(lines: &[Line<'_>], width: u16) -> String {
    picture(lines, width, |_| None)
}

/// The lines as painted in `width` columns, under each the runs of cells that have a style of
/// their own.
pub fn styled(lines: &[Line<'_>], width: u16, theme: &Theme) -> String {
    picture(lines, width, |cell| style_name(cell, theme))
}

fn picture(lines: &[Line<'_>], width: u16, style: impl Fn(&Cell) -> Option<String>) -> String {
    let area = Rect::new(0, 0, width, lines.len() as u16);
    let mut buffer = Buffer::empty(area);
    paint::lines(lines, area, &mut buffer);
    of_buffer(&buffer, style)
}

/// A buffer's symbols between bars.
pub fn of_buffer(buffer: &Buffer, style: impl Fn(&Cell) -> Option<String>) -> String {
    let mut out = String::new();
    for row in buffer.content.chunks(usize::from(buffer.area.width).max(1)) {
        let _ = writeln!(out, "|{}|", symbols_of(row));
        let runs = runs(row, &style);
        if !runs.is_empty() {
            let _ = writeln!(out, "  ^ {}", runs.join(", "));
        }
    }
    out
}

/// The runs of cells of one style, blanks between words included.
fn runs(row: &[Cell], style: impl Fn(&Cell) -> Option<String>) -> Vec<String> {
    let mut runs: Vec<(usize, usize, String)> = Vec::new();
    let mut blanks = 0;
    for (at, cell) in row.iter().enumerate() {
        let Some(name) = style(cell) else {
            blanks += usize::from(cell.symbol() == " ");
            continue;
        };
        match runs.last_mut() {
            Some((_, end, last)) if *last == name && *end + blanks == at => *end = at + 1,
            _ => runs.push((at, at + 1, name)),
        }
        blanks = 0;
    }
    runs.into_iter().map(|(start, end, name)| format!("{start}..{end} {name}")).collect()
}

fn symbols_of(row: &[Cell]) -> String {
    let mut out = String::new();
    let mut covered = 0;
    for cell in row {
        if covered > 0 {
            covered -= 1;
            continue;
        }
        out.push_str(cell.symbol());
        covered = width(cell.symbol()).saturating_sub(1);
    }
    out
}

fn style_name(cell: &Cell, theme: &Theme) -> Option<String> {
    let letters = theme.grades.iter().filter(|(rule, _)| rule.strength.is_some());
    let letters = letters.map(|(rule, style)| (rule.letter.to_string(), style));
    let named = [("muted".to_owned(), theme.muted)].into_iter().chain(letters);
    let named: Vec<(String, Style)> = named
        .chain([("undecided".to_owned(), theme.undecided), ("error".to_owned(), theme.error)])
        .collect();
    let mut names = Vec::new();
    let color = |style: Style| style.fg.unwrap_or(Color::Reset);
    if cell.symbol() != " " && cell.fg != color(theme.text) && cell.fg != Color::Reset {
        let name = named.iter().find(|(_, style)| color(*style) == cell.fg);
        names.push(name.map_or("?", |(name, _)| name));
    }
    if cell.bg != Color::Reset {
        names.push("cursor");
    }
    for (modifier, name) in [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::REVERSED, "reverse"),
        (Modifier::UNDERLINED, "underline"),
    ] {
        let shows = cell.symbol() != " " || modifier == Modifier::REVERSED;
        if shows && cell.modifier.contains(modifier) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join("+"))
}

/// What a part of the screen draws into so much room of its own, and what can be hit there; fails
/// where it draws outside of it.
#[track_caller]
pub fn part(
    state: &State,
    (width, height): (u16, u16),
    draw: impl FnOnce(Rect, &mut Painter<'_, '_>),
) -> (Buffer, FrameInfo) {
    let area = Rect::new(0, 0, width, height);
    let mut frame = FrameInfo::default();
    let screen = painted(area, |buffer| {
        area.positions().for_each(|position| buffer[position].reset());
        let mut painter = Painter::new(state, buffer);
        draw(area, &mut painter);
        painter.frame.cursor = painter.typing;
        frame = painter.frame;
    });
    let mut buffer = Buffer::empty(area);
    area.positions().for_each(|position| buffer[position] = screen[position].clone());
    (buffer, frame)
}

/// The same as text.
#[track_caller]
pub fn part_text(
    state: &State,
    size: (u16, u16),
    draw: impl FnOnce(Rect, &mut Painter<'_, '_>),
) -> String {
    of_buffer(&part(state, size, draw).0, |_| None)
}

/// The same as text, under each line the runs of cells that have a style of their own.
pub fn styled_part(buffer: &Buffer, theme: &Theme) -> String {
    of_buffer(buffer, |cell| style_name(cell, theme))
}

/// Fails where a line is wider than its room.
#[track_caller]
pub fn assert_fits(lines: &[Line<'_>], columns: u16) {
    for line in lines {
        assert!(width(&line.to_string()) <= usize::from(columns), "{columns}: {line}");
    }
}

/// What a closure paints into `area` of a larger screen; fails where it paints outside of it.
#[track_caller]
pub fn painted(area: Rect, paint: impl FnOnce(&mut Buffer)) -> Buffer {
    let screen = Rect::new(0, 0, area.right() + 3, area.bottom() + 3);
    let mut buffer = Buffer::filled(screen, Cell::new("\u{2591}"));
    let before = buffer.clone();
    paint(&mut buffer);
    for position in screen.positions().filter(|position| !area.contains(*position)) {
        assert_eq!(buffer[position], before[position], "{position} is outside of {area}");
    }
    buffer
}
