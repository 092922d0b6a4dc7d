//! The frame of what lies over the panes.

use crate::{
    config::Symbols,
    text::width as columns_of,
    ui::{Look, Target, hints, render::Painter, widgets::compose::Composer},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    symbols::border,
    text::Line,
    widgets::{Block, Clear, Widget},
};

/// The smallest area that has room for a frame.
pub const FRAMED: (u16, u16) = (20, 6);

/// Clears `area`, draws a frame where there is room for one, with a title in its upper line and a
/// foot in its lower one, and returns what is inside.
pub fn frame(title: &str, foot: &str, area: Rect, look: Look<'_>, buffer: &mut Buffer) -> Rect {
    let area = area.intersection(buffer.area);
    clear(area, look, buffer);
    if area.width < FRAMED.0 || area.height < FRAMED.1 {
        return area;
    }
    let block = Block::bordered()
        .border_set(match look.symbols {
            Symbols::Unicode => border::PLAIN,
            Symbols::Ascii => ASCII,
        })
        .border_style(look.theme.muted)
        .title_top(edge(title, area.width - 2, look))
        .title_bottom(edge(foot, area.width - 2, look));
    let inner = block.inner(area);
    block.render(area, buffer);
    inner
}

/// A frame for terminals that can show nothing else.
const ASCII: border::Set<'_> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// A line across a popup.
pub fn rule(width: u16, look: Look<'_>) -> Line<'static> {
    let mut line = Composer::new(width);
    line.put(look.glyphs().horizontal.repeat(usize::from(width)), look.theme.muted);
    line.finish()
}

/// The columns of an edge beside its text, and with the corner those before it.
const AROUND_EDGE: usize = 4;
const BEFORE_TEXT: u16 = 3;

/// A text in the edge of a frame, cut where it would reach the corner.
fn edge(text: &str, width: u16, look: Look<'_>) -> Line<'static> {
    let mut line = Composer::new(width);
    if !text.is_empty() {
        let kept = columns_of(text).min(usize::from(width).saturating_sub(AROUND_EDGE));
        line.put(look.glyphs().horizontal, look.theme.muted).skip(1);
        line.cell(text, kept, look.theme.strong, look.glyphs().cut).skip(1);
    }
    line.finish()
}

/// Makes an area as if nothing had been drawn there.
pub(crate) fn clear(area: Rect, look: Look<'_>, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    let left = area.x.checked_sub(1).filter(|left| *left >= buffer.area.x);
    for (y, x) in (area.top()..area.bottom()).filter_map(|y| Some((y, left?))) {
        // The second half of a wide character would be drawn over the frame.
        if columns_of(buffer[(x, y)].symbol()) > 1 {
            buffer[(x, y)].set_symbol(" ");
        }
    }
    Clear.render(area, buffer);
    buffer.set_style(area, look.theme.text);
}

impl Painter<'_, '_> {
    /// An empty popup, which names the keys that do something in it.
    pub(crate) fn popup(&mut self, title: &str, area: Rect) -> Rect {
        self.frame.add(area, Target::Popup);
        let (hints, cut) = (self.state.hints(), self.look.glyphs().cut);
        let room = usize::from(area.width).saturating_sub(AROUND_EDGE + 2);
        let (fitting, is_all) = hints::fitting(&hints, room, columns_of(cut));
        let told = fitting.iter().map(|hint| format!("{} {}", hint.keys.join(" "), hint.label));
        let told: Vec<_> = told.chain((!is_all).then(|| cut.to_owned())).collect();
        let foot = told.join(&" ".repeat(hints::GAP));
        if area.width >= FRAMED.0 && area.height >= FRAMED.1 {
            let start = Position { x: area.x + BEFORE_TEXT, y: area.bottom() - 1 };
            hints::targets(fitting, start).into_iter().for_each(|(at, target)| {
                self.frame.add(at.intersection(area), target);
            });
        }
        frame(title, &foot, area, self.look, self.buffer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::drawing::{self, dark, look, painted};

    fn popup(area: Rect, buffer: &mut Buffer) -> Rect {
        frame("Find a speaker  3 of 26", "⏎ show  Esc back", area, look(&dark()), buffer)
    }

    #[test]
    fn what_is_below_is_gone() {
        let area = Rect::new(2, 1, 30, 6);
        let buffer = painted(area, |buffer| _ = popup(area, buffer));
        insta::assert_snapshot!(drawing::of_buffer(&buffer, |_| None));
    }

    #[test]
    fn a_wide_character_below_the_edge_goes_whole() {
        let mut buffer = Buffer::with_lines(["a北京京京京京京京京京京京京"; 6]);
        popup(Rect::new(2, 0, 20, 6), &mut buffer);
        assert_eq!(buffer[(1, 0)].symbol(), " ");
        assert_eq!(buffer[(2, 0)].symbol(), "┌");
    }

    properties! {
        #[test]
        fn it_stays_inside(x in 0_u16..9, y in 0_u16..9, width in 0_u16..250, height in 0_u16..80) {
            let area = Rect::new(x, y, width, height);
            painted(area, |buffer| {
                let inner = popup(area, buffer);
                assert_eq!(inner.intersection(area), inner);
            });
        }
    }
}
