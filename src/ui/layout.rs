//! Where everything stands, by the size of the screen.

use ratatui::layout::{Constraint, Layout, Rect};

/// The narrowest screen with three panes side by side.
const THREE: u16 = 160;
/// The narrowest screen with the filters beside the list.
const BESIDE: u16 = 100;
/// The smallest screen that shows more than one pane.
const STACKED: (u16, u16) = (60, 16);
/// The smallest screen that has panes at all.
const SMALL: (u16, u16) = (20, 4);
/// The least lines of the list, its title included.
const LEAST_LIST: u16 = 5;
/// The columns of the filters.
const FACETS: u16 = 24;
/// The columns of the filters that cut off no grade's name, where there is room for them.
const WIDE_FACETS: u16 = 27;
/// The narrowest screen with wide filters.
const WIDE: u16 = 120;

/// How much a screen has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// The selected claim's grade, and as much of its speaker as fits.
    Tiny,
    /// One pane at a time.
    Small,
    /// Several panes.
    Full,
}

/// What stands where. Where there is no room, an area has no lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// How much there is room for.
    pub size: Size,
    /// The tabs and the article.
    pub heading: Rect,
    /// The query, and what is typed in its place.
    pub query: Rect,
    /// The sourcing strip, and its ruler where it has two lines.
    pub strip: Rect,
    /// The panes of a view, or the one with the focus.
    pub body: Rect,
    /// A message.
    pub message: Rect,
    /// Which keys there are; on a small screen also a message.
    pub hints: Rect,
}

/// The panes of the Claims view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claims {
    /// The filters, or where they lie over the other panes.
    pub facets: Facets,
    /// The claims.
    pub list: Pane,
    /// The selected claim.
    pub detail: Pane,
    /// The line that stands between list and detail, where they are side by side.
    pub between: Option<Rect>,
}

/// Where the filters stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facets {
    /// In a pane of their own, with the line at its right.
    Beside(Pane, Rect),
    /// Over the other panes while they are open.
    Over(Rect),
}

/// A pane and its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pane {
    /// One line.
    pub title: Rect,
    /// What is below it.
    pub content: Rect,
}

impl Screen {
    /// What fits into `area`.
    pub fn new(area: Rect) -> Self {
        let has = |(width, height)| area.width >= width && area.height >= height;
        let (size, lines) = if has(STACKED) {
            (Size::Full, [1, 1, 2, 1, 1])
        } else if has(SMALL) {
            // What is left out first helps least.
            let lines = |from: u16| u16::from(area.height >= from);
            (Size::Small, [0, lines(5), lines(8), 0, lines(6)])
        } else {
            (Size::Tiny, [0, area.height, 0, 0, 0])
        };
        let [heading, query, strip, message, hints] = lines.map(Constraint::Length);
        let areas = [heading, query, strip, Constraint::Fill(1), message, hints];
        let [heading, query, strip, body, message, hints] = Layout::vertical(areas).areas(area);
        Self { size, heading, query, strip, body, message, hints }
    }

    /// Where a popup of at most that size lies: in the middle, above the lines that say what has
    /// happened and which keys there are; a small screen is all covered by it.
    pub fn popup(&self, screen: Rect, (width, height): (u16, u16)) -> Rect {
        match self.size {
            Size::Full => {
                centred(Rect { height: self.message.y - screen.y, ..screen }, width, height)
            }
            Size::Small | Size::Tiny => screen,
        }
    }

    /// The same at the bottom, where what is above it has to be seen.
    pub fn low_popup(&self, screen: Rect, size: (u16, u16)) -> Rect {
        let popup = self.popup(screen, size);
        let height = popup.height.min(size.1);
        match self.size {
            Size::Full => Rect { y: self.message.y - height, ..popup },
            Size::Small => {
                let bottom = if self.hints.height > 0 { self.hints.y } else { screen.bottom() };
                let height = height.min(bottom - screen.y);
                Rect { y: bottom - height, height, ..popup }
            }
            Size::Tiny => popup,
        }
    }
}

impl Claims {
    /// The panes in so much room. Where list and detail share its height, the detail gets what a
    /// list of so many rows has no use for.
    #[cfg(test)]
    pub fn new(body: Rect, rows: usize) -> Self {
        Self::split(body, rows, Pane::split)
    }

    /// The same, where list and detail are split as somebody else does it.
    pub fn split(
        body: Rect,
        rows: usize,
        split: impl FnOnce(Pane, Split) -> (Pane, Option<Rect>, Pane),
    ) -> Self {
        let (facets, rest) = Facets::of(body);
        let how = if body.width >= THREE {
            // A claim in full reads badly in long lines.
            let detail = (rest.width * 2 / 5).clamp(56, 90);
            Split::Beside(rest.width - 1 - detail)
        } else {
            let least = LEAST_LIST.max(rest.height / 4);
            let most = least.max(rest.height / 2);
            let wanted = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(1);
            Split::Over(rest.height.saturating_sub(wanted.clamp(least, most)))
        };
        let (list, between, detail) = split(Pane::new(rest), how);
        Claims { facets, list, detail, between }
    }
}

/// How a pane is split in two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// Into one of so many columns and one beside it.
    Beside(u16),
    /// Into one over another of so many lines.
    Over(u16),
}

impl Facets {
    /// Over the panes of a view that has no pane for them.
    pub fn over(body: Rect) -> Self {
        Facets::Over(split_left(body, FACETS + 8).0)
    }

    fn of(body: Rect) -> (Self, Rect) {
        if body.width < BESIDE {
            return (Self::over(body), body);
        }
        let columns = if body.width < WIDE { FACETS } else { WIDE_FACETS };
        let (facets, rest) = split_left(body, columns);
        let (line, rest) = split_left(rest, 1);
        (Facets::Beside(Pane::new(facets), line), rest)
    }
}

impl Pane {
    /// A pane whose title takes the first line.
    pub fn new(area: Rect) -> Self {
        let (title, content) = split_top(area, 1);
        Pane { title, content }
    }

    /// A pane without a title, where there is no room for one.
    pub fn untitled(area: Rect) -> Self {
        Pane { title: Rect { height: 0, ..area }, content: area }
    }

    /// Two panes in the place of this one, and the line between them where they stand side by side.
    pub fn split(self, how: Split) -> (Self, Option<Rect>, Self) {
        match how {
            Split::Beside(columns) => {
                let (left, between, right) = self.beside(columns);
                (left, Some(between), right)
            }
            Split::Over(lines) => {
                let (upper, lower) = self.over(lines);
                (upper, None, lower)
            }
        }
    }

    /// The same pane in its first columns, beside another one behind a line between them; the title
    /// of the other begins at the line.
    pub fn beside(self, columns: u16) -> (Self, Rect, Self) {
        let (left_title, right_title) = split_left(self.title, columns);
        let (left, right) = split_left(self.content, columns);
        let (between, right) = split_left(right, 1);
        let [left, right] = [(left_title, left), (right_title, right)]
            .map(|(title, content)| Pane { title, content });
        (left, between, right)
    }

    /// The same pane over another one of so many lines, which has a title as well where this one
    /// has; the lower one is the first to go without room.
    pub fn over(self, lines: u16) -> (Self, Self) {
        let is_titled = self.title.height > 0;
        let (upper, lower) = split_bottom(self.content, lines);
        let lower = if is_titled { Pane::new(lower) } else { Pane::untitled(lower) };
        (Pane { content: upper, ..self }, lower)
    }
}

/// The area of so many columns and lines in the middle of another, or all of it.
fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    let x = area.x + (area.width - width) / 2;
    let y = area.y + (area.height - height) / 2;
    Rect { x, y, width, height }
}

pub(crate) fn split_top(area: Rect, lines: u16) -> (Rect, Rect) {
    let lines = lines.min(area.height);
    let top = Rect { height: lines, ..area };
    (top, Rect { y: area.y + lines, height: area.height - lines, ..area })
}

pub(crate) fn split_bottom(area: Rect, lines: u16) -> (Rect, Rect) {
    split_top(area, area.height.saturating_sub(lines))
}

pub(crate) fn split_left(area: Rect, columns: u16) -> (Rect, Rect) {
    let columns = columns.min(area.width);
    let left = Rect { width: columns, ..area };
    (left, Rect { x: area.x + columns, width: area.width - columns, ..area })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn screen(width: u16, height: u16) -> Screen {
        Screen::new(Rect::new(0, 0, width, height))
    }

    fn full(width: u16, height: u16) -> Claims {
        claims(width, height, usize::MAX)
    }

    fn claims(width: u16, height: u16, rows: usize) -> Claims {
        let screen = screen(width, height);
        assert_eq!(screen.size, Size::Full);
        Claims::new(screen.body, rows)
    }

    fn areas(screen: &Screen, rows: usize) -> Vec<Rect> {
        let Screen { heading, query, strip, body, message, hints, .. } = *screen;
        let mut all = vec![heading, query, strip, message, hints];
        if screen.size != Size::Full {
            all.push(body);
            return all;
        }
        let claims = Claims::new(body, rows);
        all.extend(claims.between);
        let pane = |pane: Pane| [pane.title, pane.content];
        all.extend(pane(claims.list).into_iter().chain(pane(claims.detail)));
        if let Facets::Beside(facets, line) = claims.facets {
            all.extend(pane(facets).into_iter().chain([line]));
        }
        all
    }

    #[test]
    fn the_breakpoints_are_those_of_the_design() {
        assert_eq!(screen(19, 50).size, Size::Tiny);
        assert_eq!(screen(200, 3).size, Size::Tiny);
        assert_eq!(screen(59, 50).size, Size::Small);
        assert_eq!(screen(200, 15).size, Size::Small);
        assert!(matches!(full(99, 24).facets, Facets::Over(_)));
        assert!(matches!(full(100, 24).facets, Facets::Beside(..)));
        assert_eq!(full(159, 24).between, None);
        assert!(full(160, 24).between.is_some());
    }

    #[test]
    fn a_small_screen_gives_up_what_helps_least() {
        let lines = |height| {
            let Screen { query, strip, body, hints, .. } = screen(40, height);
            [query, strip, body, hints].map(|area| area.height)
        };
        assert_eq!(lines(4), [0, 0, 4, 0]);
        assert_eq!(lines(6), [1, 0, 4, 1]);
        assert_eq!(lines(12), [1, 1, 9, 1]);
    }

    #[test]
    fn a_popup_leaves_the_last_lines_free_where_there_is_room() {
        let popup = |width, height| {
            let screen = Rect::new(0, 0, width, height);
            Screen::new(screen).popup(screen, (78, 18))
        };
        assert_eq!(popup(120, 36), Rect::new(21, 8, 78, 18));
        assert_eq!(popup(80, 18), Rect::new(1, 0, 78, 16));
        assert_eq!(popup(40, 12), Rect::new(0, 0, 40, 12));
        assert_eq!(popup(1, 1), Rect::new(0, 0, 1, 1));
    }

    #[test]
    fn the_usual_terminal_shows_eight_claims_over_the_detail() {
        let full = full(80, 24);
        assert_eq!(full.list.content, Rect::new(0, 5, 80, 8));
        assert_eq!(full.detail.content, Rect::new(0, 14, 80, 8));
    }

    #[test]
    fn the_detail_has_what_the_list_has_no_use_for() {
        let heights = |rows| {
            let claims = claims(80, 24, rows);
            [claims.list.content.height, claims.detail.content.height]
        };
        assert_eq!(heights(0), [4, 12]);
        assert_eq!(heights(6), [6, 10]);
        assert_eq!(heights(90_000), [8, 8]);
    }

    #[test]
    fn side_by_side_a_gist_fits_on_a_wide_screen() {
        let full = full(200, 50);
        assert_eq!([full.list.content.width, full.detail.content.width], [103, 68]);
    }

    properties! {
        #[test]
        fn the_areas_cover_the_screen_once(
            width in 0_u16..260, height in 0_u16..90, rows in 0_usize..100,
        ) {
            let mut seen = vec![0_u8; usize::from(width) * usize::from(height)];
            let screen = Screen::new(Rect::new(0, 0, width, height));
            for area in areas(&screen, rows) {
                for position in area.positions() {
                    prop_assert!(position.x < width && position.y < height);
                    seen[usize::from(position.y) * usize::from(width) + usize::from(position.x)] += 1;
                }
            }
            prop_assert!(seen.iter().all(|count| *count == 1));
        }
    }
}
