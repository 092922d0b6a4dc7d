//! For the tests of this room: dossiers, pictures of what is drawn, and what must hold for it.

use crate::ui::{Look, widgets::paint};
use crate::{
    config::{ColorDepth, Scale, Symbols, Theme, ThemeChoice},
    dossier::{self, Limits, Source},
    library::{self, ClaimRef, Library, Shard},
    text::width,
};
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::{Color, Modifier, Style},
    text::Line,
};
use std::{fmt::Write, sync::Arc};

/// The widths at which everything is pictured.
pub const WIDTHS: [u16; 4] = [40, 80, 120, 200];

/// The embedded article.
pub fn article() -> Library {
    library::open(&[], &Limits::default()).library
}

/// A library of one dossier.
pub fn library_of(text: &str) -> Library {
    let source = Source::new("test.ron", text);
    let mut shard = Shard::default();
    let added = dossier::open(&source, &Limits::default(), |sound| shard.add(sound, "test.ron"));
    if let Err(report) = added {
        panic!("{report}");
    }
    let mut library = Library::default();
    library.add(Arc::new(shard.finish())).unwrap();
    library
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
    let Scale { a, b, c, d, e, f, .. } = theme.grades;
    let named = [
        ("muted", theme.muted),
        ("A", a),
        ("B", b),
        ("C", c),
        ("D", d),
        ("E", e),
        ("F", f),
        ("error", theme.error),
    ];
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
