//! The ledger: how many people stand behind unnamed sources.

use crate::{
    analysis::words,
    library::SpeakerId,
    ui::{
        Ledger, LedgerPool, Look,
        detail::page,
        widgets::{rich::Rich, scroll, sheet::Sheet},
    },
};
use ratatui::text::Line;

/// Longer lines read badly.
const WIDEST: u16 = 120;

/// What the pane shows.
#[derive(Clone, Copy)]
pub struct LedgerPane<'a> {
    /// The ledger.
    pub ledger: &'a Ledger,
    /// The name of a group.
    pub name: &'a dyn Fn(SpeakerId) -> &'a str,
    /// The group that the cursor of the table is on, if it is on one.
    pub selected: Option<SpeakerId>,
    /// The first line, where somebody has scrolled; otherwise the selected group is in sight.
    pub top: Option<usize>,
}

/// The pane as lines.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// The lines that can be seen.
    pub lines: Vec<Line<'static>>,
    /// The first line shown.
    pub top: usize,
    /// How many lines can be seen at once.
    pub page: usize,
    /// How many lines there are.
    pub height: usize,
}

impl LedgerPane<'_> {
    /// The pane in so much room.
    pub fn draw(&self, width: u16, height: u16, look: Look<'_>) -> Drawn {
        let (lines, selected) = self.all(width, look);
        let (room, total) = (usize::from(height), lines.len());
        let page = page::page(room, total);
        let top = match (self.top, selected) {
            (Some(top), _) => top,
            (None, Some((first, last))) if last >= page => first,
            (None, _) => 0,
        };
        let top = scroll::clamp(top, page, total);
        let below = total.saturating_sub(top + page);
        let mut lines: Vec<Line<'static>> = lines.into_iter().skip(top).take(page).collect();
        if page < room && page < total {
            lines.push(page::more(top, below, width, look));
        }
        Drawn { lines, top, page, height: total }
    }

    /// How many lines it takes.
    pub fn height(&self, width: u16, look: Look<'_>) -> usize {
        self.all(width, look).0.len()
    }

    /// All lines, and the first and last line of the selected group.
    fn all(&self, width: u16, look: Look<'_>) -> (Vec<Line<'static>>, Option<(usize, usize)>) {
        let mut sheet = Sheet::new(width.min(WIDEST), look);
        let mut selected = None;
        sheet.text(&Rich::of(&look.said(&self.ledger.sentences), look.theme.text), 1, 1);
        for pool in &self.ledger.pools {
            let first = sheet.lines.len();
            self.put_pool(pool, &mut sheet);
            if self.selected == Some(pool.speaker) {
                selected = Some((first, sheet.lines.len() - 1));
            }
        }
        if let Some(rest) = self.ledger.rest() {
            sheet.text(&Rich::of(&rest, look.theme.muted), 1, 1);
        }
        (sheet.lines, selected)
    }

    fn put_pool(&self, pool: &LedgerPool, sheet: &mut Sheet<'_>) {
        let look = sheet.look;
        let (text, muted, strong) = (look.theme.text, look.theme.muted, look.theme.strong);
        let is_selected = self.selected == Some(pool.speaker);
        let sign = if is_selected { look.glyphs().cursor } else { " " };
        let name = Rich::of(sign, strong)
            .put((self.name)(pool.speaker), if is_selected { strong } else { text })
            .put(&format!(": {}. ", pool.headline), text);
        let mut known = words::sentence(&pool.counts.join("; "));
        if let Some(open) = pool.open {
            known = format!("{known}; {open}");
        }
        sheet.text(&name.put(&look.said(&known), muted), 0, 3);
    }
}
