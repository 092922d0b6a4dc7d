//! The list of parties, where there is no room for a grid, filled from the state.

use crate::ui::screens::replies::list::ListLine;
use crate::{
    analysis::Cell,
    ui::{Pane, PartyLine, Target, Window, render::Painter, widgets::scroll},
};
use ratatui::layout::Rect;

/// The most paragraphs in a line: more do not fit.
const MOST_PARAGRAPHS: usize = 20;
/// How many paragraphs before that of the selected claim stay in sight.
const BEFORE: usize = 1;

impl<'a> Painter<'a, '_> {
    /// A line for each party and mark.
    pub(crate) fn party_list(&mut self, area: Rect) {
        self.frame.add(area, Target::Pane(Pane::List));
        let mut lines: Vec<(usize, Option<Cell>)> = Vec::new();
        for (place, party) in self.state.screens.replies.parties().iter().enumerate() {
            let before = lines.len();
            lines.extend(party.totals.occurring().map(|(mark, _)| (place, Some(mark))));
            if lines.len() == before {
                lines.push((place, None));
            }
        }
        let selected = self.selected_line(&lines);
        let page = usize::from(area.height);
        let top = scroll::follow(self.frame.rows.top, selected, page, lines.len());
        self.frame.rows = Window { top, height: page, content: lines.len() };
        let seen = lines.iter().enumerate().skip(top);
        let mut before = None;
        for (y, (at, (place, mark))) in (area.top()..area.bottom()).zip(seen) {
            let is_first = before.replace(*place) != Some(*place);
            let line = self.party_line(*place, *mark, is_first, at == selected);
            let area = Rect { y, height: 1, ..area };
            self.lines(&[line.line(area.width, self.look)], area);
            self.frame.add(area, Target::Line(*place));
        }
    }

    /// The line with the selected party's mark for the selected claim, or its first.
    fn selected_line(&self, lines: &[(usize, Option<Cell>)]) -> usize {
        let place = self.state.screens.replies.selected().unwrap_or(0);
        let cell = self.selected_cell();
        let exact = lines.iter().position(|line| *line == (place, cell));
        exact.or_else(|| lines.iter().position(|(at, _)| *at == place)).unwrap_or(0)
    }

    fn party_line(
        &self,
        place: usize,
        mark: Option<Cell>,
        is_first: bool,
        is_selected: bool,
    ) -> ListLine<'a> {
        let party = &self.state.screens.replies.parties()[place];
        let mut line = ListLine {
            party: self.cx.nav.library().speaker(party.speaker),
            is_first,
            mark,
            is_cut: false,
            paragraphs: Vec::new(),
            is_selected,
        };
        if let Some(mark) = mark {
            self.put_paragraphs(party, mark, &mut line);
        }
        line
    }

    /// The paragraphs of the claims for which a party has a mark; in the selected line from
    /// shortly before the selected claim on.
    fn put_paragraphs(&self, party: &PartyLine, mark: Cell, line: &mut ListLine<'a>) {
        let (replies, nav) = (&self.state.screens.replies, &self.cx.nav);
        let claim = |column: usize| nav.claim(replies.columns()[column]);
        let is_own = |column: &usize| replies.cell(claim(*column), party.speaker) == Some(mark);
        let here = replies.column(nav);
        let start = if line.is_selected { here.unwrap_or_else(|next| next) } else { 0 };
        let mut own: Vec<usize> = (0..start).rev().filter(is_own).take(BEFORE + 1).collect();
        line.is_cut = own.len() > BEFORE;
        own.truncate(BEFORE);
        own.reverse();
        // Whoever has so many marks has no further one.
        let most = party.totals.get(mark).min(MOST_PARAGRAPHS);
        own.extend((start..replies.columns().len()).filter(is_own).take(most));
        let paragraph = |column: &usize| (claim(*column).paragraph(), here == Ok(*column));
        line.paragraphs = own.iter().map(paragraph).collect();
    }
}
