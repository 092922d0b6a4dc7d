//! Addresses that the terminal opens when they are clicked (OSC 8).

use std::ffi::OsString;
use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Rect};

use super::query::{is_in_screen, text};

/// Whether links can be written to the terminal of this environment. Most terminals that have none
/// leave them out; an old console shows their letters, and GNU screen passes nothing on. `var` is
/// `|name| std::env::var_os(name)` outside tests.
pub fn takes_hyperlinks(var: impl Fn(&str) -> Option<OsString>) -> bool {
    !matches!(text(&var, "TERM").as_str(), "" | "dumb" | "linux") && !is_in_screen(&var)
}

/// Makes an address a link where all of it stands in an area: in one line, or in several of which
/// each goes on in the next. An address that is not plain ASCII is left as it is, since the
/// sequence takes no other.
pub fn link(address: &str, area: Rect, buffer: &mut Buffer) {
    if !address.bytes().all(|byte| byte.is_ascii_graphic()) {
        return;
    }
    let cells = cells(area.intersection(buffer.area), buffer);
    let text: String = cells.iter().map(|(_, symbol)| symbol.as_str()).collect();
    let Some(start) = text.find(address) else { return };
    let mut at = 0;
    for (place, symbol) in cells {
        if (start..start + address.len()).contains(&at) {
            let cell = &mut buffer[place];
            // What is drawn anew need not be all of it: each cell is a link by itself, and one id
            // makes them one.
            cell.set_symbol(&format!("\x1b]8;id=a;{address}\x1b\\{symbol}\x1b]8;;\x1b\\"));
            cell.set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::MIN));
        }
        at += symbol.len();
    }
}

/// What stands in an area, cell for cell, without the blanks around its lines.
fn cells(area: Rect, buffer: &Buffer) -> Vec<(Position, String)> {
    let mut cells = Vec::new();
    for row in area.rows() {
        let start = cells.len();
        let mut x = row.x;
        while x < row.right() {
            let cell = &buffer[(x, row.y)];
            if cell.symbol() != " " || cells.len() > start {
                cells.push((Position::new(x, row.y), cell.symbol().to_owned()));
            }
            x += cell.cell_width().max(1);
        }
        let blanks = cells[start..].iter().rev().take_while(|(_, symbol)| symbol == " ").count();
        cells.truncate(cells.len() - blanks);
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Rect = Rect { x: 2, y: 0, width: 12, height: 3 };

    /// The letters of a screen that are links, and all of it without them.
    fn linked(lines: [&str; 3], address: &str) -> (String, Vec<String>) {
        let mut buffer = Buffer::with_lines(lines);
        link(address, AREA, &mut buffer);
        let prefix = format!("\x1b]8;id=a;{address}\x1b\\");
        let mut letters = String::new();
        for cell in &mut buffer.content {
            if let Some(rest) = cell.symbol().strip_prefix(&prefix) {
                let letter = rest.strip_suffix("\x1b]8;;\x1b\\").unwrap().to_owned();
                assert_eq!(cell.diff_option, CellDiffOption::ForcedWidth(NonZeroU16::MIN));
                letters.push_str(&letter);
                cell.set_symbol(&letter);
            }
        }
        let width = usize::from(buffer.area.width);
        let rows = buffer.content.chunks(width);
        let rows = rows.map(|row| row.iter().map(|cell| cell.symbol()).collect());
        (letters, rows.collect())
    }

    #[test]
    fn an_address_is_a_link_in_each_of_its_cells() {
        let lines = ["x see 北 http:", "x //a.example", "x /b and more"];
        let (letters, rows) = linked(lines, "http://a.example/b");
        assert_eq!(letters, "http://a.example/b");
        assert_eq!(rows, linked(lines, "http://elsewhere").1, "the screen looks as it did");
    }

    #[test]
    fn what_is_not_all_in_sight_is_no_link() {
        let lines = ["x //a.example", "x /b", "http: "];
        assert_eq!(linked(lines, "http://a.example/b").0, "");
        assert_eq!(linked(["x http://ä.x", "x", "x"], "http://ä.x").0, "", "no ASCII");
    }

    #[test]
    fn nothing_is_written_to_a_terminal_that_may_show_it() {
        let takes = |variables: &[(&str, &str)]| {
            takes_hyperlinks(|name| {
                let found = variables.iter().find(|(own, _)| *own == name);
                found.map(|(_, value)| OsString::from(value))
            })
        };
        for term in ["", "dumb", "linux", "screen", "screen.xterm-256color"] {
            assert!(!takes(&[("TERM", term)]), "{term}");
        }
        assert!(!takes(&[("TERM", "xterm"), ("STY", "1.pts-0.host")]));
        assert!(takes(&[("TERM", "xterm-256color")]));
        assert!(takes(&[("TERM", "screen-256color"), ("TMUX", "/tmp/x,1,0")]));
    }
}
