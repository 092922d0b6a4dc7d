//! The ledger: how many people stand behind the unnamed sources of one article, in words.

use crate::{
    analysis::{self, Pool, words},
    library::SpeakerId,
    ui::{
        render::Painter,
        widgets::{rich::Rich, sheet::Sheet},
    },
};
use ratatui::text::Line;
use std::ops::Range;

/// A page with more groups than this is not read; what is left out is counted.
const MOST_GROUPS: usize = 100;
/// Longer lines read badly.
const WIDEST: u16 = 120;

/// The ledger of one article.
#[derive(Debug, Clone, Default)]
pub(super) struct Ledger {
    /// What is known over all groups.
    pub sentences: String,
    /// One entry for each group, in the order of their first claims.
    pub groups: Vec<Group>,
    /// How many groups are left out.
    left_out: usize,
}

/// A group of unnamed people.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub speaker: SpeakerId,
    /// "at least four", or that the text gives no number.
    headline: String,
    /// Each number with its places, and what the text does not say about the group.
    known: String,
}

impl Ledger {
    /// The ledger in words.
    pub fn of(ledger: &analysis::Ledger<'_>) -> Self {
        Self {
            sentences: ledger.sentences().join(" "),
            groups: ledger.pools.iter().take(MOST_GROUPS).map(Group::of).collect(),
            left_out: ledger.pools.len().saturating_sub(MOST_GROUPS),
        }
    }

    /// Its lines in so many columns, and which of them are about the selected group.
    pub fn lines(
        &self,
        selected: Option<SpeakerId>,
        width: u16,
        painter: &Painter<'_, '_>,
    ) -> (Vec<Line<'static>>, Option<Range<usize>>) {
        let (look, library) = (painter.look, painter.cx.nav.library());
        let (text, muted, strong) = (look.theme.text, look.theme.muted, look.theme.strong);
        let mut sheet = Sheet::new(width.min(WIDEST), look);
        let mut lines_of_selected = None;
        sheet.text(&Rich::of(&look.said(&self.sentences), text), 1, 1);
        for group in &self.groups {
            let first = sheet.lines.len();
            let is_selected = selected == Some(group.speaker);
            let name = library.speaker(group.speaker).name();
            let line = Rich::of(if is_selected { look.glyphs().cursor } else { " " }, strong)
                .put(name, if is_selected { strong } else { text })
                .put(&format!(": {}. ", group.headline), text)
                .put(&look.said(&group.known), muted);
            sheet.text(&line, 0, 3);
            if is_selected {
                lines_of_selected = Some(first..sheet.lines.len());
            }
        }
        if self.left_out > 0 {
            let rest = format!("and {}", words::count(self.left_out, "more group"));
            sheet.text(&Rich::of(&rest, muted), 1, 1);
        }
        (sheet.lines, lines_of_selected)
    }
}

impl Group {
    fn of(pool: &Pool<'_>) -> Self {
        let counts: Vec<String> = pool.counts.iter().map(|count| pool.line(count)).collect();
        let mut known = words::sentence(&counts.join("; "));
        if let Some(open) = pool.open_sentence() {
            known = format!("{known}; {open}");
        }
        Self { speaker: pool.speaker.key(), headline: pool.headline(), known }
    }
}
