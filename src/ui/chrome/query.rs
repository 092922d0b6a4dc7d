//! The second line: the query, or what to press for one; and how many claims there are.

use crate::text::width as columns_of;
use crate::ui::{Look, widgets::compose::Composer};
use ratatui::text::Line;
use unicode_segmentation::UnicodeSegmentation;

/// What the second line shows.
#[derive(Debug, Clone, Copy)]
pub struct QueryLine<'a> {
    /// The query, or what is being typed.
    pub text: &'a str,
    /// Where it is being typed.
    pub editing: Option<Editing<'a>>,
    /// Keys and words for an empty query: `("/", "search")`.
    pub invitation: &'a [(&'a str, &'a str)],
    /// How many claims there are.
    pub counts: Counts,
    /// How many changes could not be saved, before the counts.
    pub unsaved: Option<&'a str>,
}

/// What belongs to typing.
#[derive(Debug, Clone, Copy)]
pub struct Editing<'a> {
    /// The place of the cursor, in bytes.
    pub cursor: usize,
    /// What is wrong with what is typed; the last good query stays in force.
    pub error: Option<&'a str>,
    /// What the word before the cursor can become; the first is what Tab takes.
    pub completions: &'a [&'a str],
}

/// How many claims there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// All of them, without a query.
    All {
        /// Those that somebody is said to have said.
        sourced: usize,
        /// The newsroom's own.
        newsroom: usize,
    },
    /// Those that match.
    Matching {
        /// How many match.
        shown: usize,
        /// Of how many.
        total: usize,
    },
}

/// The query as lines.
#[derive(Debug, Clone)]
pub struct QueryLines {
    /// The line itself.
    pub query: Line<'static>,
    /// What stands below it while something is typed: an error, or what it can become.
    pub below: Option<Line<'static>>,
    /// The column of the cursor, where something is typed.
    pub cursor: Option<u16>,
}

impl QueryLine<'_> {
    /// The lines in so many columns.
    pub fn draw(&self, width: u16, look: Look<'_>) -> QueryLines {
        let theme = look.theme;
        let mut line = Composer::new(width);
        // A query needs the room more than the words around the numbers do.
        let share = if self.text.is_empty() { 2 } else { 3 };
        let counts = self.counts.fitting(usize::from(width) / share);
        let end = usize::from(width).saturating_sub(columns_of(&counts) + 1);
        let mark = self.unsaved.unwrap_or_default();
        let marked = if mark.is_empty() { 0 } else { columns_of(mark) + 2 };
        let (counts_at, end) = (end, end.saturating_sub(marked));
        line.skip(1);
        let mut cursor = None;
        if self.text.is_empty() && self.editing.is_none() {
            put_invitation(self.invitation, &mut line, end, look);
        } else {
            line.put("/", theme.strong).skip(1);
            let room = end.saturating_sub(line.used() + 2);
            let at = self.editing.map(|editing| editing.cursor);
            let (text, before) = window(self.text, at.unwrap_or_default(), room);
            let column = (line.used() + before).min(usize::from(width).saturating_sub(1));
            cursor = at.map(|_| column as u16);
            line.cell(text, room, theme.strong, look.glyphs().cut);
        }
        line.skip_to(end).put(mark.to_owned(), theme.error);
        line.skip_to(counts_at).put(counts, theme.text);
        let below = self.editing.and_then(|editing| below(&editing, width, look));
        QueryLines { query: line.finish(), below, cursor }
    }
}

fn put_invitation(hints: &[(&str, &str)], line: &mut Composer<'_>, end: usize, look: Look<'_>) {
    for (key, word) in hints {
        if line.used() + columns_of(key) + columns_of(word) + 3 > end {
            break;
        }
        line.put(format!("{key} "), look.theme.strong);
        line.put(format!("{word}   "), look.theme.muted);
    }
}

/// As much of the end of `text` as lets the cursor at byte `cursor` be seen in `room` columns,
/// and the columns before the cursor.
pub(crate) fn window(text: &str, cursor: usize, room: usize) -> (&str, usize) {
    let (before, _) = text.split_at_checked(cursor).unwrap_or((text, ""));
    let (mut start, mut columns) = (before.len(), 0);
    // From the cursor on back: the line may be a page long.
    for grapheme in before.graphemes(true).rev() {
        let with_it = columns + columns_of(grapheme);
        // The cursor itself takes a column.
        if with_it >= room {
            break;
        }
        (start, columns) = (start - grapheme.len(), with_it);
    }
    (&text[start..], columns)
}

fn below(editing: &Editing<'_>, width: u16, look: Look<'_>) -> Option<Line<'static>> {
    let mut line = Composer::new(width);
    line.skip(3);
    if let Some(error) = editing.error {
        line.put_cut(error.to_owned(), look.theme.error, look.glyphs().cut);
    } else if let Some((first, others)) = editing.completions.split_first() {
        line.put("Tab ", look.theme.muted).put((*first).to_owned(), look.theme.strong);
        for other in others {
            line.put(format!("  {other}"), look.theme.muted);
        }
    } else {
        return None;
    }
    Some(line.fill())
}

impl Counts {
    /// The longest form of at most `columns`, or the shortest.
    fn fitting(self, columns: usize) -> String {
        let mut forms = self.forms();
        let last = forms.pop().unwrap_or_default();
        forms.into_iter().find(|form| columns_of(form) <= columns).unwrap_or(last)
    }

    fn forms(self) -> Vec<String> {
        let claims = |count: usize| {
            if count == 1 { "1 claim".to_owned() } else { format!("{count} claims") }
        };
        match self {
            Counts::All { sourced, newsroom } => {
                let all = claims(sourced + newsroom);
                vec![
                    format!("{all}: {sourced} sourced, {newsroom} the newsroom's own"),
                    format!("{all}, {sourced} sourced"),
                    all,
                    (sourced + newsroom).to_string(),
                ]
            }
            Counts::Matching { shown, total } => {
                vec![format!("{shown} of {}", claims(total)), format!("{shown}/{total}")]
            }
        }
    }
}
