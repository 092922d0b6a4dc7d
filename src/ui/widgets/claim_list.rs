//! Claims one below the other, each in a few lines: what stands behind a cursor.

use crate::{
    export::Marks,
    library::{ClaimRef, Row, Vocabulary},
    query::Reach,
    text::width as columns_of,
    ui::{
        Target, Window,
        detail::words,
        render::Painter,
        widgets::{
            claim_row::ClaimView,
            compose::Composer,
            rich::Rich,
            sheet::{Sheet, more, visible_lines},
        },
    },
};
use ratatui::{
    layout::Rect,
    text::{Line, Span},
};
use std::borrow::Cow;

/// Before what a claim says, below its place.
const INDENT: usize = 2;

/// Claims one below the other. Only those in sight are set: there may be as many as the library
/// has. It scrolls by lines above the claims, and then claim by claim.
pub(crate) struct ClaimList<'c> {
    /// What stands above the claims and scrolls away with them.
    pub above: Vec<Line<'static>>,
    /// The claims; the cursor's mark stands before the selected one.
    pub claims: &'c [Row],
    /// What stands first that somebody has scrolled to; the selected claim is in sight until then.
    pub top: Option<usize>,
    /// What stands between the place of a claim and its grade.
    pub heading: fn(ClaimRef<'_>) -> Cow<'_, str>,
    /// Whether the words of quotations are shown, too.
    pub has_words: bool,
}

impl ClaimList<'_> {
    /// Draws what there is room for, and says how much that is: in lines above the claims and in
    /// claims.
    pub fn draw(&self, area: Rect, painter: &mut Painter<'_, '_>) -> Window {
        let content = self.above.len() + self.claims.len();
        let all = self.fill(0, content, area, painter);
        let height = visible_lines(area.height.into(), all.iter().map(Vec::len).sum());
        let is_whole = all.len() == content && height == usize::from(area.height);
        let shown = Rect { height: height as u16, ..area };
        let last_top = if is_whole { 0 } else { self.top_showing(content, shown, painter) };
        let top = self.top.unwrap_or_else(|| {
            let selected = painter.cx.nav.selected_row();
            let at = self.claims.iter().position(|row| Some(*row) == selected);
            at.map_or(0, |at| self.top_showing(self.above.len() + at + 1, shown, painter))
        });
        let top = top.min(last_top);
        let blocks = if top == 0 { all } else { self.fill(top, content, shown, painter) };
        let whole = self.put(&blocks, top, shown, painter);
        if height < usize::from(area.height) {
            let last = Rect { y: shown.bottom(), height: 1, ..area };
            let line = more(top, content - top - whole, area.width, painter.look);
            painter.lines(&[line], last);
        }
        // Claims of other heights fill the last page: what counts for moving is where that begins.
        Window { top, height: whole, content: last_top + whole }
    }

    /// What fills an area from `top` on, and the last of it perhaps only in part.
    fn fill(
        &self,
        top: usize,
        end: usize,
        area: Rect,
        painter: &Painter<'_, '_>,
    ) -> Vec<Vec<Line<'static>>> {
        let (mut blocks, mut lines) = (Vec::new(), 0);
        for at in top..end {
            if lines > usize::from(area.height) {
                break;
            }
            let block = self.block(at, area.width, painter);
            lines += block.len();
            blocks.push(block);
        }
        blocks
    }

    /// The first that can stand first where all before `end` is to be seen as far as it fits.
    fn top_showing(&self, end: usize, area: Rect, painter: &Painter<'_, '_>) -> usize {
        let (mut top, mut left) = (end, usize::from(area.height));
        while let Some(before) = top.checked_sub(1) {
            let lines = self.block(before, area.width, painter).len();
            if lines > left && top < end {
                break;
            }
            (top, left) = (before, left.saturating_sub(lines));
        }
        top
    }

    /// Draws blocks, and says how many of them are to be seen whole.
    fn put(
        &self,
        blocks: &[Vec<Line<'static>>],
        top: usize,
        area: Rect,
        painter: &mut Painter<'_, '_>,
    ) -> usize {
        let (mut whole, mut y) = (0, area.y);
        for (block, at) in blocks.iter().zip(top..) {
            let left = area.bottom().saturating_sub(y);
            let height = u16::try_from(block.len()).unwrap_or(u16::MAX);
            let place = Rect { y, height: height.min(left), ..area };
            painter.lines(block, place);
            if let Some(row) = at.checked_sub(self.above.len()).and_then(|at| self.claims.get(at)) {
                painter.frame.add(place, Target::Claim(*row));
            }
            whole += usize::from(height <= left);
            y += place.height;
        }
        whole
    }

    /// A line above the claims, or a claim behind the column of the cursor's mark.
    fn block(&self, at: usize, width: u16, painter: &Painter<'_, '_>) -> Vec<Line<'static>> {
        let Some(claim) = at.checked_sub(self.above.len()) else {
            return vec![self.above[at].clone()];
        };
        let claim = painter.cx.claim_view(painter.cx.nav.claim(self.claims[claim]));
        let heading = (self.heading)(claim.claim);
        let look = painter.look;
        let mut lines = lines(claim, &heading, self.has_words, width.saturating_sub(1), painter);
        let cursor = Span::styled(claim.cursor(look), look.theme.strong);
        lines.iter_mut().for_each(|line| line.spans.insert(0, cursor.clone()));
        lines
    }
}

/// A claim in a few lines: its place, a heading and its grade, and below them what it says.
pub(crate) fn lines(
    view: ClaimView<'_>,
    heading: &str,
    has_words: bool,
    width: u16,
    painter: &Painter<'_, '_>,
) -> Vec<Line<'static>> {
    let (claim, look) = (view.claim, painter.look);
    let (theme, cut) = (look.theme, look.glyphs().cut);
    let (bar, style) = view.bar(look);
    let grade = format!("{bar} {}", claim.grade_label());
    let (side, of_side) = view.stance(look);
    let end = usize::from(width).saturating_sub(columns_of(&grade) + 3);
    let sign = if view.is_marked { view.mark(look) } else { view.dependence(look) };
    let mut line = Composer::new(width);
    line.put(format!("{}{}", look.glyphs().paragraph, claim.paragraph()), theme.muted);
    line.put(sign, theme.strong).skip(1);
    let room = end.saturating_sub(line.used() + 1);
    line.cell(heading, room, view.style(theme.strong, look), cut);
    line.skip_to(end).put(grade, style).skip(1).put(side, view.style(of_side, look));
    let mut sheet = Sheet::new(width, look);
    sheet.lines.push(line.finish());
    let said = view.style(theme.text, look);
    let (text, matched) = (claim.line(), look.matched(said));
    let found = painter.search.ranges(&text, Reach::Gist);
    sheet.text(&Rich::default().put_marked(&text, (said, matched), &found), INDENT, INDENT);
    if has_words {
        put_words(claim, &mut sheet);
    }
    sheet.lines
}

/// The words of the article, set back behind what the claim says.
fn put_words(claim: ClaimRef<'_>, sheet: &mut Sheet<'_>) {
    let Marks { open, close } = sheet.look.quotation_marks(claim.dossier().language());
    let style = sheet.look.theme.muted;
    for span in claim.quote() {
        let text = Rich::of(&format!("{open}{span}{close}"), style);
        sheet.text(&text, INDENT, INDENT + columns_of(open));
    }
}

/// How a claim is said: "partly quoted, judgement".
pub(crate) fn how(claim: ClaimRef<'_>) -> Cow<'_, str> {
    let content = claim.content().map(Vocabulary::label);
    let content = content.unwrap_or("content undecided");
    format!("{}, {content}", words::speech(claim)).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::ui::{
        State,
        testing::{REUTERS, press, state},
        widgets::scroll::scrolled,
    };
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;

    const ABOVE: usize = 3;

    /// The list of all claims, from `top` on, and what is to be seen of it.
    fn drawn(state: &State, top: Option<usize>, (width, height): (u16, u16)) -> (Window, Vec<Row>) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let area = buffer.area;
        let mut painter = Painter::new(state, &mut buffer);
        let claims: Vec<Row> = state.nav().matches().rows().to_vec();
        let above = vec![Line::raw("above"); ABOVE];
        let list = ClaimList { above, claims: &claims, top, heading: how, has_words: true };
        let window = list.draw(area, &mut painter);
        let seen = painter.frame.targets.iter().filter(|(area, _)| !area.is_empty());
        let rows = seen.filter_map(|(_, target)| match target {
            Target::Claim(row) => Some(*row),
            _ => None,
        });
        (window, rows.collect())
    }

    #[test]
    fn it_begins_with_what_stands_above_and_keeps_the_selected_claim_in_sight() {
        let mut state = state(&[REUTERS]);
        assert_eq!(drawn(&state, None, (60, 12)).0.top, 0);
        for keys in ["j", "j j j j", "G", "k", "g"] {
            press(&mut state, keys);
            let (_, seen) = drawn(&state, None, (60, 12));
            assert!(seen.contains(&state.nav().selected_row().unwrap()), "{keys}");
        }
    }

    #[test]
    fn nothing_is_passed_over_on_the_way_to_the_end() {
        let state = state(&[REUTERS]);
        let (end, all) = (drawn(&state, Some(usize::MAX), (50, 9)), state.nav().matches());
        assert_eq!(end.1.last(), all.rows().last());
        let (mut window, mut seen) = drawn(&state, Some(0), (50, 9));
        for _ in 0..all.rows().len() {
            let top = scrolled(window.top, Action::PageDown, window);
            let (next, rows) = drawn(&state, Some(top), (50, 9));
            seen.extend(rows);
            window = next;
        }
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen, all.rows());
    }

    properties! {
        #![cases(64)]
        #[test]
        fn it_fits_every_area(
            width in 0_u16..120, height in 0_u16..40, top in prop::option::of(0_usize..70),
        ) {
            let state = state(&[REUTERS]);
            let (window, _) = drawn(&state, top, (width, height));
            prop_assert!(window.top <= window.last_top() && window.last_top() < ABOVE + 52);
        }
    }
}
