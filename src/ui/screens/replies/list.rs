//! Where there is no room for a grid: a line for each party and mark, with the paragraphs.

use super::{Replies, grid::word};
use crate::{
    analysis::Cell as Mark,
    text::width as columns_of,
    ui::{
        Target,
        render::Painter,
        widgets::table::{Column, REST, Spans, Table, text},
    },
};
use ratatui::{layout::Rect, text::Span};
use std::cell::Cell;

/// The columns of the names.
const NAMES: usize = 11;
/// The columns of the words for a mark, where there is room for them.
const WORDS: usize = 11;
/// The narrowest column with words.
const ROOMY: usize = 20;
/// The most paragraphs in a line: more do not fit.
const MOST_PARAGRAPHS: usize = 20;
/// How many paragraphs before that of the selected claim stay in sight.
const BEFORE: usize = 1;

/// The place of a party, and one of its marks; nothing for those whom no claim concerns.
type PartyMark = (usize, Option<Mark>);

impl Replies {
    /// Draws a line for each party and mark.
    pub(super) fn draw_list(&self, area: Rect, painter: &mut Painter<'_, '_>) {
        let mut rows: Vec<PartyMark> = Vec::new();
        for (place, party) in self.parties().iter().enumerate() {
            let before = rows.len();
            rows.extend(party.totals.occurring().map(|(mark, _)| (place, Some(mark))));
            if rows.len() == before {
                rows.push((place, None));
            }
        }
        // The line with the selected party's mark for the selected claim, or its first.
        let here = (self.selected, self.selected_cell(&painter.cx.nav));
        let exact = rows.iter().position(|row| *row == here);
        let own = || rows.iter().position(|(place, _)| *place == self.selected);
        let selected = exact.or_else(own).unwrap_or(0);
        let selected_row = rows.get(selected).copied();
        let library = painter.cx.nav.library();
        // A party has its name in the first of its lines that is in sight.
        let named: Cell<Option<usize>> = Cell::new(None);
        let columns = vec![
            Column::new([""], [(0, NAMES)], |(place, _): &PartyMark, _, painter| {
                let is_first = named.replace(Some(*place)) != Some(*place);
                let party = library.speaker(self.parties()[*place].speaker);
                text(if is_first { party.short() } else { "" }, painter.look.theme.text)
            }),
            Column::new([""], [(0, REST)], |row: &PartyMark, width, painter| {
                self.mark(*row, selected_row == Some(*row), width, painter)
            })
            .gap(0),
        ];
        let target = |_, (place, _): &PartyMark| Target::Line(*place);
        let (rows, headings_from) = (rows.as_slice(), u16::MAX);
        Table { columns, rows, selected, order: 0, target, headings_from, totals: None }
            .draw(area, painter);
    }

    /// A mark, and the paragraphs of the claims that have it for a party.
    fn mark<'a>(
        &self,
        (place, mark): PartyMark,
        is_selected: bool,
        width: usize,
        painter: &Painter<'a, '_>,
    ) -> Spans<'a> {
        let (look, theme) = (painter.look, painter.look.theme);
        let (glyphs, nav) = (look.glyphs(), &painter.cx.nav);
        let Some(mark) = mark else { return text("no claim concerns it", theme.muted) };
        let mut spans = vec![Span::styled(look.cell(mark), theme.strong)];
        let mut left = width.saturating_sub(1);
        if width >= ROOMY {
            spans.push(Span::styled(format!(" {:WORDS$}", word(mark)), theme.muted));
            left = left.saturating_sub(1 + WORDS);
        }
        let (shown, has_more_before) = self.columns_of(place, mark, is_selected, painter);
        if has_more_before {
            spans.extend([Span::raw(" "), Span::styled(glyphs.cut, theme.muted)]);
            left = left.saturating_sub(1 + columns_of(glyphs.cut));
        }
        let here = self.column(nav);
        for (at, column) in shown.iter().enumerate() {
            let paragraph = nav.claim(self.columns()[*column]).paragraph();
            let paragraph = format!("{}{paragraph}", glyphs.paragraph);
            // Behind all but the last a column stays free for the sign that there are more.
            let more = usize::from(at + 1 < shown.len());
            let wanted = 1 + columns_of(&paragraph);
            if left < wanted + more {
                spans.push(Span::styled(glyphs.cut, theme.muted));
                break;
            }
            let cursor = if here == Ok(*column) { glyphs.cursor } else { " " };
            spans.extend([Span::styled(cursor, theme.strong), Span::styled(paragraph, theme.text)]);
            left -= wanted;
        }
        spans
    }

    /// The columns of the claims for which a party has a mark, in the selected line from shortly
    /// before the selected claim on; and whether there are others before these.
    fn columns_of(
        &self,
        place: usize,
        mark: Mark,
        is_selected: bool,
        painter: &Painter<'_, '_>,
    ) -> (Vec<usize>, bool) {
        let (party, nav) = (&self.parties()[place], &painter.cx.nav);
        let claim = |column: usize| nav.claim(self.columns()[column]);
        let is_own = |column: &usize| self.cell(claim(*column), party.speaker) == Some(mark);
        let start = if is_selected { self.column(nav).unwrap_or_else(|next| next) } else { 0 };
        let mut own: Vec<usize> = (0..start).rev().filter(is_own).take(BEFORE + 1).collect();
        let has_more_before = own.len() > BEFORE;
        own.truncate(BEFORE);
        own.reverse();
        // Whoever has so many marks has no further one.
        let most = party.totals.get(mark).min(MOST_PARAGRAPHS);
        own.extend((start..self.columns().len()).filter(is_own).take(most));
        (own, has_more_before)
    }
}
