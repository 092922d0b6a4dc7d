//! Where there is no room for a grid: a line for each party and mark, with the paragraphs.

use crate::ui::screens::replies::legend::word;
use crate::{
    analysis::Cell,
    library::SpeakerRef,
    text::width as columns_of,
    ui::{Look, widgets::compose::Composer},
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
    /// The mark; nothing for those whom no claim concerns.
    pub mark: Option<Cell>,
    /// The paragraphs of the claims that have it, and which claim is selected.
    pub paragraphs: Vec<(u16, bool)>,
    /// Whether there are further paragraphs before these.
    pub is_cut: bool,
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
        match self.mark {
            None => {
                line.put_cut("no claim concerns it", theme.muted, glyphs.cut);
            }
            Some(mark) => {
                line.put(look.cell(mark), theme.strong);
                if width >= ROOMY {
                    line.skip(1).cell(word(mark), WORDS, theme.muted, glyphs.cut);
                }
                self.put_paragraphs(&mut line, look);
            }
        }
        let line = line.fill();
        if self.is_selected { look.selected(line) } else { line }
    }

    fn put_paragraphs(&self, line: &mut Composer<'a>, look: Look<'_>) {
        let glyphs = look.glyphs();
        if self.is_cut {
            line.skip(1).put(glyphs.cut, look.theme.muted);
        }
        for (at, (paragraph, is_selected)) in self.paragraphs.iter().enumerate() {
            let paragraph = format!("{}{paragraph}", glyphs.paragraph);
            // Behind all but the last a column stays free for the sign that there are more.
            let more = usize::from(at + 1 < self.paragraphs.len());
            if line.left() < 1 + columns_of(&paragraph) + more {
                line.put(glyphs.cut, look.theme.muted);
                return;
            }
            line.put(if *is_selected { glyphs.cursor } else { " " }, look.theme.strong);
            line.put(paragraph, look.theme.text);
        }
    }
}
