//! Where there is no room for a grid: a line for each party and mark, with the paragraphs.

use super::legend::word;
use crate::{
    library::SpeakerRef,
    reading::Cell,
    view::{Look, compose::Composer},
};
use ratatui::text::Line;

/// The columns of the names.
const NAMES: usize = 11;
/// The columns of the words for a mark, where there is room for them.
const WORDS: usize = 11;
/// The narrowest list with words.
const ROOMY: u16 = 32;

/// A party and one of its marks.
#[derive(Debug, Clone)]
pub struct ListLine<'a> {
    /// Who.
    pub party: SpeakerRef<'a>,
    /// Whether it is the party's first line, which has the name.
    pub is_first: bool,
    /// The mark, and the paragraphs of the claims that have it, the selected one marked;
    /// nothing for those whom no claim concerns.
    pub mark: Option<(Cell, Vec<(u16, bool)>)>,
    /// Whether the cursor is on it.
    pub is_selected: bool,
}

impl<'a> ListLine<'a> {
    /// The line.
    pub fn line(&self, width: u16, look: Look<'_>) -> Line<'a> {
        let (theme, glyphs) = (look.theme, look.glyphs());
        let mut line = Composer::new(width);
        line.put(if self.is_selected { glyphs.cursor } else { " " }, theme.strong);
        let name = if self.is_first { self.party.short() } else { "" };
        line.cell(name, NAMES, theme.text, glyphs.cut);
        match &self.mark {
            None => {
                line.put_cut("no claim concerns it", theme.muted, glyphs.cut);
            }
            Some((mark, paragraphs)) => {
                line.put(look.cell(*mark), theme.strong);
                if width >= ROOMY {
                    line.skip(1).cell(word(*mark), WORDS, theme.muted, glyphs.cut);
                }
                self.put_paragraphs(paragraphs, &mut line, look);
            }
        }
        let line = line.fill();
        if self.is_selected { line.style(theme.cursor) } else { line }
    }

    fn put_paragraphs(&self, paragraphs: &[(u16, bool)], line: &mut Composer<'a>, look: Look<'_>) {
        let pilcrow = look.glyphs().paragraph;
        for (paragraph, is_selected) in paragraphs {
            let style = match is_selected {
                true => look.matched(look.theme.text),
                false => look.theme.text,
            };
            line.skip(1).put_cut(format!("{pilcrow}{paragraph}"), style, look.glyphs().cut);
        }
    }
}
