//! What a mouse can hit.

use ratatui::layout::Rect;
use std::ops::Range;

/// A place among a part's lines that stands for something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<T> {
    /// The line, from 0.
    pub line: u16,
    /// The columns in it.
    pub columns: Range<u16>,
    /// What it stands for.
    pub target: T,
}

/// Where the places of a part that is painted in `area` lie on the screen; what is cut off there
/// cannot be hit.
pub fn on_screen<T>(
    hits: impl IntoIterator<Item = Hit<T>>,
    area: Rect,
) -> impl Iterator<Item = (Rect, T)> {
    hits.into_iter().filter_map(move |hit| {
        let Range { start, end } = hit.columns;
        let end = end.min(area.width);
        let is_visible = hit.line < area.height && start < end;
        is_visible
            .then(|| (Rect::new(area.x + start, area.y + hit.line, end - start, 1), hit.target))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_off_cannot_be_hit() {
        let area = Rect::new(3, 2, 5, 1);
        let hit = |line, columns, target| Hit { line, columns, target };
        let hits = [hit(0, 1..9, 'a'), hit(0, 5..6, 'b'), hit(1, 0..1, 'c')];
        let hits: Vec<_> = on_screen(hits, area).collect();
        assert_eq!(hits, [(Rect::new(4, 2, 4, 1), 'a')]);
    }
}
