//! One speaker in the table, and the headings above.

use crate::ui::screens::speakers::columns::{Column, Columns};
use crate::{
    analysis::Cell,
    dossier::Kind,
    library::{Grade, Vocabulary},
    query::Demand,
    text::width as columns_of,
    ui::{
        Hit, Look, SpeakerLine, SpeakerOrder, StanceMark,
        widgets::{
            compose::Composer,
            look::{HANGS, letter_of},
        },
    },
};
use ratatui::{style::Style, text::Line};
use std::ops::Range;

/// What a row shows.
#[derive(Debug, Clone, Copy)]
pub struct SpeakerRow<'a> {
    /// The name.
    pub name: &'a str,
    /// What the search matched in it, in bytes.
    pub matched: &'a [Range<usize>],
    /// What kind of source it is.
    pub kind: Kind,
    /// What the claims say of them.
    pub line: &'a SpeakerLine,
    /// A mark for each claim, in reading order, where there is room for so many; nothing where
    /// no proposition is in focus.
    pub marks: Option<&'a [StanceMark]>,
    /// What the strip test demands.
    pub demand: Option<Demand>,
    /// Whether the cursor is on it.
    pub is_selected: bool,
}

/// What the headings say.
#[derive(Debug, Clone, Copy)]
pub struct Headings<'a> {
    /// The order, whose heading stands out.
    pub order: SpeakerOrder,
    /// The proposition that the stances are on; nothing where there is none.
    pub focus: Option<&'a str>,
}

impl Headings<'_> {
    /// The line, and where the headings are, each by the order that it sorts by.
    pub fn line(
        &self,
        columns: &Columns,
        look: Look<'_>,
    ) -> (Line<'static>, Vec<Hit<SpeakerOrder>>) {
        let mut line = Composer::new(columns.width);
        let mut hits = Vec::new();
        for Column { of, start, width } in columns.all.iter().copied() {
            let style = if of == self.order { look.theme.strong } else { look.theme.muted };
            let title = self.title(of, width);
            // The numbers below stand at the right.
            let inset = match of {
                SpeakerOrder::Claims => width.saturating_sub(columns_of(&title)),
                _ => 0,
            };
            line.skip_to(start + inset).cell(&title, width - inset, style, look.glyphs().cut);
            hits.push(Hit { line: 0, columns: start as u16..(start + width) as u16, target: of });
        }
        (line.finish(), hits)
    }

    /// The longest form that fits.
    fn title(&self, of: SpeakerOrder, width: usize) -> String {
        let forms = match of {
            SpeakerOrder::Name | SpeakerOrder::Article => vec!["speaker".to_owned()],
            SpeakerOrder::Kind => vec!["kind".to_owned()],
            SpeakerOrder::Claims => vec!["claims".to_owned(), "#".to_owned()],
            SpeakerOrder::Stance => match self.focus {
                Some(focus) => {
                    vec![format!("stance on {focus}"), format!("on {focus}"), "stance".to_owned()]
                }
                None => vec!["stance: on nothing".to_owned(), "stance".to_owned()],
            },
            SpeakerOrder::Best => vec!["best".to_owned()],
            SpeakerOrder::Usual => vec!["usual".to_owned()],
            SpeakerOrder::Replies => vec!["asked and replied".to_owned(), "reply".to_owned()],
        };
        let fitting = forms.iter().find(|form| columns_of(form) <= width);
        fitting.or(forms.last()).cloned().unwrap_or_default()
    }
}

impl<'a> SpeakerRow<'a> {
    /// The row.
    pub fn line(&self, columns: &Columns, look: Look<'_>) -> Line<'a> {
        let theme = look.theme;
        let mut line = Composer::new(columns.width);
        line.put(if self.is_selected { look.glyphs().cursor } else { " " }, theme.strong);
        line.put(if self.line.hangs { HANGS } else { " " }, theme.strong);
        for column in &columns.all {
            line.skip_to(column.start);
            self.put(*column, &mut line, look);
        }
        let line = line.fill();
        if self.is_selected { look.selected(line) } else { line }
    }

    fn put(&self, column: Column, line: &mut Composer<'a>, look: Look<'_>) {
        let Column { of, width, .. } = column;
        let (theme, cut) = (look.theme, look.glyphs().cut);
        match of {
            SpeakerOrder::Name | SpeakerOrder::Article => {
                let style = self.style(theme.text, look);
                line.marked(self.name, width, (style, look.matched(style)), self.matched, cut);
            }
            SpeakerOrder::Kind => {
                line.cell(self.kind.label(), width, self.style(theme.muted, look), cut);
            }
            SpeakerOrder::Claims => {
                let count = match self.line.claims.len() {
                    0 => "-".to_owned(),
                    count => format!("{count:>width$}"),
                };
                line.cell(&format!("{count:>width$}"), width, self.style(theme.text, look), "");
            }
            SpeakerOrder::Stance => self.put_stance(width, line, look),
            SpeakerOrder::Best => self.put_grade(self.line.best, line, look),
            SpeakerOrder::Usual => self.put_grade(self.line.usual, line, look),
            SpeakerOrder::Replies => self.put_replies(line, look),
        }
    }

    /// Their marks one after the other, or how many there are of each where there is no room.
    fn put_stance(&self, width: usize, line: &mut Composer<'a>, look: Look<'_>) {
        let theme = look.theme;
        if self.line.is_silent {
            let relayed = format!("silent; relayed in {}", self.line.relayed);
            let is_relayed = self.line.relayed > 0 && columns_of(&relayed) <= width;
            let text = if is_relayed { &relayed } else { "silent" };
            line.cell(text, width, theme.muted, look.glyphs().cut);
            return;
        }
        let Some(marks) = self.marks else { return };
        if self.line.claims.len() <= width {
            let mark = |mark: &StanceMark| (sign(*mark, look).to_owned(), style(*mark, look));
            return put_within(&marks.iter().map(mark).collect::<Vec<_>>(), width, line, look);
        }
        let wide = self.counts(" ", look);
        let is_wide = width_of(&wide) <= width;
        put_within(&if is_wide { wide } else { self.counts("", look) }, width, line, look);
    }

    /// How many there are of each mark.
    fn counts(&self, gap: &'static str, look: Look<'_>) -> Pieces {
        let mut pieces = Vec::new();
        for (at, (mark, count)) in self.line.stances.occurring().enumerate() {
            let gap = if at == 0 { "" } else { gap };
            pieces.push((format!("{gap}{}", sign(mark, look)), style(mark, look)));
            pieces.push((count.to_string(), self.style(look.theme.text, look)));
        }
        pieces
    }

    fn put_grade(&self, grade: Option<Grade>, line: &mut Composer<'a>, look: Look<'_>) {
        let Some(grade) = grade else { return };
        let letter = letter_of(grade);
        let is_enough = |demand: Demand| letter.is_none_or(|letter| demand.admits(letter));
        if self.line.has_fallen() || !self.demand.is_none_or(is_enough) {
            let style = look.fallen(look.grade(letter));
            line.put(format!("{} {grade}", look.fallen_sign()), style);
        } else {
            line.put(format!("{} {grade}", look.bar_in_list(letter)), look.grade(letter));
        }
    }

    /// What they replied to how many claims, in words where there is room for them.
    fn put_replies(&self, line: &mut Composer<'a>, look: Look<'_>) {
        let pieces = |gap: &str, between: &str, has_words: bool| -> Pieces {
            let mut pieces = Vec::new();
            for (at, (cell, count)) in self.line.replies.occurring().enumerate() {
                let gap = if at == 0 { "" } else { gap };
                pieces.push((format!("{gap}{}", look.cell(cell)), look.theme.strong));
                let word = if has_words { format!(" {}", word(cell)) } else { String::new() };
                pieces.push((format!("{between}{count}{word}"), look.theme.text));
            }
            pieces
        };
        let room = line.left();
        if self.line.replies.total() == 0 {
            let asked = if self.line.requests > 0 { "asked about no claim" } else { "" };
            line.put_cut(asked, look.theme.text, look.glyphs().cut);
            return;
        }
        let long = pieces("  ", " ", true);
        let is_short = width_of(&long) > room;
        put_within(&if is_short { pieces(" ", "", false) } else { long }, room, line, look);
    }

    fn style(&self, style: Style, look: Look<'_>) -> Style {
        if self.line.has_fallen() { look.fallen(style) } else { style }
    }
}

/// What a party has to do with claims, in a word or two beside its sign.
fn word(cell: Cell) -> &'static str {
    match cell {
        Cell::Reply(reply) => reply.label(),
        Cell::AskedElsewhere => "accused",
        Cell::NoRequestReported => "no request reported",
    }
}

fn sign(mark: StanceMark, look: Look<'_>) -> &'static str {
    match mark {
        StanceMark::Side(position, basis) => look.side(position, basis),
        StanceMark::NoSide => look.nothing(),
        StanceMark::Fallen => look.fallen_sign(),
    }
}

fn style(mark: StanceMark, look: Look<'_>) -> Style {
    match mark {
        StanceMark::Side(..) => look.theme.strong,
        StanceMark::NoSide => look.theme.muted,
        StanceMark::Fallen => look.fallen(look.theme.muted),
    }
}

/// Text in pieces of one style.
type Pieces = Vec<(String, Style)>;

fn width_of(pieces: &[(String, Style)]) -> usize {
    pieces.iter().map(|(text, _)| columns_of(text)).sum()
}

/// Puts pieces into so much room; what does not fit is cut off at the end, visibly.
fn put_within(pieces: &[(String, Style)], room: usize, line: &mut Composer<'_>, look: Look<'_>) {
    let end = line.used() + room.min(line.left());
    let cut = look.glyphs().cut;
    let is_cut = width_of(pieces) > room;
    let last = if is_cut { end.saturating_sub(columns_of(cut)) } else { end };
    for (text, style) in pieces {
        let columns = last.saturating_sub(line.used()).min(columns_of(text));
        line.cell(text, columns, *style, "");
    }
    if is_cut && line.used() < end {
        line.put(cut, look.theme.muted);
    }
}
