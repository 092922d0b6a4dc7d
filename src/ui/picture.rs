//! A drawn frame as a file: text, text with styles, or a picture.

use crate::text::width;
use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};
use std::fmt::Write;

/// The paper that a picture is drawn on, where a terminal has its own background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// The colour of what has none.
    pub ink: &'static str,
    /// The background.
    pub paper: &'static str,
}

impl Paper {
    /// For the dark theme.
    pub const DARK: Paper = Paper { ink: "#d8dee6", paper: "#14171c" };
    /// For the light theme, and the one without colours.
    pub const LIGHT: Paper = Paper { ink: "#1d2128", paper: "#fafafa" };
}

/// The width and the height of a cell, in the picture's units: those of the font at its size, so
/// that lines and bars of neighbours touch.
const CELL: (f32, f32) = (8.4, 16.5);
/// From the top of a row to the line that letters stand on.
const BASELINE: f32 = 13.0;

/// The margin around the screen.
const MARGIN: f32 = 12.0;

/// The frame as lines of text, without blanks at their ends.
pub fn text(frame: &Buffer) -> String {
    lines(frame, |line, run, _| line.push_str(run))
}

/// The frame as lines of text with escape sequences for its styles.
pub fn ansi(frame: &Buffer) -> String {
    lines(frame, |line, run, cell| {
        let codes = codes(cell);
        // Writing into a text cannot fail.
        let _ = if codes.is_empty() {
            write!(line, "{run}")
        } else {
            write!(line, "\u{1B}[{}m{run}\u{1B}[0m", codes.join(";"))
        };
    })
}

/// The frame as a picture, with exact colours and cells of one width.
pub fn svg(frame: &Buffer, paper: Paper) -> String {
    let area = frame.area;
    let width = f32::from(area.width) * CELL.0 + 2.0 * MARGIN;
    let height = f32::from(area.height) * CELL.1 + 2.0 * MARGIN;
    let background = paper.paper;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" \
         font-size=\"14\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{background}\"/>\n"
    );
    for row in 0..area.height {
        for run in runs(frame, row) {
            let x = MARGIN + f32::from(run.column) * CELL.0;
            let y = MARGIN + f32::from(row) * CELL.1;
            let length = run.columns as f32 * CELL.0;
            let [fill, behind] = shades(run.cell, paper);
            if behind != background {
                let _ = writeln!(
                    out,
                    "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{length:.1}\" height=\"{}\" fill=\"{behind}\"/>",
                    CELL.1
                );
            }
            if run.text.trim().is_empty() {
                continue;
            }
            let _ = writeln!(
                out,
                "<text x=\"{x:.1}\" y=\"{:.1}\" textLength=\"{length:.1}\" xml:space=\"preserve\" fill=\"{fill}\"{}>{}</text>",
                y + BASELINE,
                modifiers(run.cell).map(|(_, picture)| picture).collect::<String>(),
                escape(&run.text),
            );
        }
    }
    out.push_str("</svg>\n");
    out
}

/// Cells of one style that stand side by side.
struct Run<'a> {
    column: u16,
    columns: usize,
    cell: &'a Cell,
    text: String,
}

fn runs(frame: &Buffer, row: u16) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut column = 0;
    while column < frame.area.width {
        let cell = &frame[(frame.area.x + column, frame.area.y + row)];
        // What a wide character covers is no cell of its own.
        let columns = width(cell.symbol()).max(1);
        match runs.last_mut().filter(|run| run.cell.style() == cell.style()) {
            Some(run) => {
                run.text.push_str(cell.symbol());
                run.columns += columns;
            }
            None => runs.push(Run { column, columns, cell, text: cell.symbol().to_owned() }),
        }
        column += columns as u16;
    }
    runs
}

fn lines(frame: &Buffer, mut write: impl FnMut(&mut String, &str, &Cell)) -> String {
    let mut out = String::new();
    for row in 0..frame.area.height {
        let mut line = String::new();
        for run in runs(frame, row) {
            write(&mut line, &run.text, run.cell);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// The colours of text and background, reversal worked in.
fn shades(cell: &Cell, paper: Paper) -> [String; 2] {
    let fill = hex(cell.fg).unwrap_or_else(|| paper.ink.to_owned());
    let behind = hex(cell.bg).unwrap_or_else(|| paper.paper.to_owned());
    if cell.modifier.contains(Modifier::REVERSED) { [behind, fill] } else { [fill, behind] }
}

/// A colour as pictures write it; nothing for what the terminal decides.
fn hex(color: Color) -> Option<String> {
    match color {
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        _ => None,
    }
}

/// The modifiers that a frame has, as escape sequences and as pictures write them.
const MODIFIERS: [(Modifier, &str, &str); 4] = [
    (Modifier::BOLD, "1", " font-weight=\"bold\""),
    (Modifier::DIM, "2", " opacity=\"0.6\""),
    (Modifier::UNDERLINED, "4", " text-decoration=\"underline\""),
    // Pictures have the colours the other way round.
    (Modifier::REVERSED, "7", ""),
];

fn modifiers(cell: &Cell) -> impl Iterator<Item = (&'static str, &'static str)> {
    let has = |modifier: &Modifier| cell.modifier.contains(*modifier);
    MODIFIERS.into_iter().filter(move |(it, ..)| has(it)).map(|(_, code, picture)| (code, picture))
}

/// The parameters of the escape sequence for a cell's style (ECMA-48, 8.3.117).
fn codes(cell: &Cell) -> Vec<String> {
    let mut codes: Vec<String> = modifiers(cell).map(|(code, _)| code.to_owned()).collect();
    for (color, layer) in [(cell.fg, 38), (cell.bg, 48)] {
        if let Color::Rgb(red, green, blue) = color {
            codes.push(format!("{layer};2;{red};{green};{blue}"));
        }
    }
    codes
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::{layout::Rect, style::Style};

    fn frame() -> Buffer {
        let mut frame = Buffer::empty(Rect::new(0, 0, 8, 2));
        frame.set_string(0, 0, "a<北>", Style::new());
        let style = Style::new().fg(Color::Rgb(1, 2, 3)).add_modifier(Modifier::BOLD);
        frame.set_string(0, 1, "b", style);
        frame.set_string(1, 1, "c", Style::new().add_modifier(Modifier::REVERSED));
        frame
    }

    #[test]
    fn wide_characters_keep_their_columns() {
        assert_eq!(text(&frame()), "a<北>\nbc\n");
    }

    #[test]
    fn styles_become_sequences_that_end() {
        let ansi = ansi(&frame());
        assert!(ansi.contains("\u{1B}[1;38;2;1;2;3mb\u{1B}[0m\u{1B}[7mc\u{1B}[0m"), "{ansi:?}");
    }

    #[test]
    fn a_picture_escapes_and_reverses() {
        let svg = svg(&frame(), Paper::DARK);
        assert!(svg.contains("a&lt;北&gt;"), "{svg}");
        assert!(svg.contains("fill=\"#010203\" font-weight=\"bold\">b<"), "{svg}");
        assert!(svg.contains("fill=\"#14171c\">c<"), "{svg}");
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    }
}
