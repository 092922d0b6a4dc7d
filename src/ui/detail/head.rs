//! What never scrolls away: who says it, the grade and the stance.

use crate::ui::{
    Look,
    detail::{render::Detail, words},
    widgets::{claim_row::StripResult, compose::Composer, look::letter_of},
};
use crate::{library::Vocabulary, text::width as columns_of};
use ratatui::{style::Style, text::Line};

/// The least height at which the speaker has a line.
const WITH_SPEAKER: u16 = 5;
/// The least height at which grade and stance may take two lines.
const WITH_TWO_LINES: u16 = 7;

/// A piece of the line, not to be broken.
type Piece = Vec<(String, Style)>;

impl<'a> Detail<'a> {
    /// The lines that never scroll away.
    pub(crate) fn head(&self, width: u16, height: u16, look: Look<'_>) -> Vec<Line<'a>> {
        let mut lines = Vec::new();
        if height >= WITH_SPEAKER {
            lines.push(self.speaker_line(width, look));
        }
        lines.extend(self.grade_lines(width, height >= WITH_TWO_LINES, look));
        lines.truncate(usize::from(height));
        lines
    }

    /// Name, and as much as there is room for of role and tenure.
    fn speaker_line(&self, width: u16, look: Look<'_>) -> Line<'a> {
        let (theme, cut) = (look.theme, look.glyphs().cut);
        let speaker = self.claim.speaker();
        let paragraph = self.paragraph(look);
        let end = usize::from(width).saturating_sub(columns_of(&paragraph) + 1);
        let room = |line: &Composer<'_>| end.saturating_sub(line.used() + 1);
        let mut line = Composer::new(width);
        line.skip(1);
        let (name, styles) = (speaker.name(), (theme.strong, look.matched(theme.strong)));
        let columns = columns_of(name).min(room(&line));
        line.marked(name, columns, styles, &(self.matches)(name), cut);
        let role = words::role(speaker, look);
        if !role.is_empty() {
            let columns = room(&line);
            line.cell(&format!(", {role}"), columns, theme.text, cut);
        }
        line.skip_to(end).put(paragraph, theme.muted);
        line.finish()
    }

    /// Whether there is room for all of role and tenure.
    pub(crate) fn role_fits(&self, width: u16, look: Look<'_>) -> bool {
        let speaker = self.claim.speaker();
        let role = words::role(speaker, look);
        let needed = [speaker.name(), ", ", &role, &self.paragraph(look)].map(columns_of);
        // A blank before the name, and before and after the paragraph.
        needed.into_iter().sum::<usize>() + 3 <= usize::from(width)
    }

    fn paragraph(&self, look: Look<'_>) -> String {
        format!("{}{}", look.glyphs().paragraph, self.claim.paragraph())
    }

    /// Grade, form of speech and stances in one line, or where they do not fit and may take
    /// two, in two. In a single line too short for all, the stances come before the names.
    fn grade_lines(&self, width: u16, may_break: bool, look: Look<'_>) -> Vec<Line<'static>> {
        let [code, name, speech] = self.grade(look);
        let stances = self.stances(look);
        let all: Vec<_> = [&code, &name, &speech].into_iter().chain(&stances).collect();
        let columns = |pieces: &[&Piece]| -> usize {
            1 + pieces
                .iter()
                .flat_map(|piece| *piece)
                .map(|(text, _)| columns_of(text))
                .sum::<usize>()
        };
        if columns(&all) <= usize::from(width) {
            vec![line(&all, width, look)]
        } else if !may_break {
            let stances = stances.iter();
            let all: Vec<_> = [&code].into_iter().chain(stances).chain([&name, &speech]).collect();
            vec![line(&all, width, look)]
        } else if columns(&all[..3]) <= usize::from(width) {
            vec![line(&all[..3], width, look), line(&all[3..], width, look)]
        } else {
            vec![line(&all[..2], width, look), line(&all[2..], width, look)]
        }
    }

    fn grade(&self, look: Look<'_>) -> [Piece; 3] {
        let claim = self.claim;
        let letter = letter_of(claim.grade());
        let style = look.grade(letter);
        let (bar, style) = match self.footing {
            StripResult::Removed => (look.fallen_sign(), look.fallen(style)),
            StripResult::Kept | StripResult::Dependent => (look.bar_in_list(letter), style),
        };
        [
            vec![(format!("{bar} {}", claim.grade_via()), style)],
            vec![(format!(" {}", claim.grade().name()), style)],
            vec![(format!(", {}", words::speech(claim)), look.theme.text)],
        ]
    }

    fn stances(&self, look: Look<'_>) -> Vec<Piece> {
        let stances = self.claim.stances().map(|stance| {
            let words = format!(" {} {}", stance.position().label(), stance.proposition().id());
            vec![
                (format!("   {}", look.stance(stance)), look.theme.strong),
                (words, look.theme.text),
            ]
        });
        stances.collect()
    }
}

/// A line of pieces, without what parts the first from one before it.
fn line(pieces: &[&Piece], width: u16, look: Look<'_>) -> Line<'static> {
    let mut line = Composer::new(width);
    line.skip(1);
    for (at, (text, style)) in pieces.iter().flat_map(|piece| piece.iter()).enumerate() {
        let text = match at {
            // In ASCII a comma is a sign, too.
            0 => text.strip_prefix(", ").unwrap_or(text).trim_start(),
            _ => text,
        };
        line.put_cut(text.to_owned(), *style, look.glyphs().cut);
    }
    line.finish()
}
