//! How the room is divided.

use crate::text::width as columns_of;
use crate::ui::Look;
use ratatui::layout::Rect;

/// The narrowest article with a margin.
const WITH_MARGIN: u16 = 100;
/// The narrowest article that sets paragraphs apart.
const ROOMY: u16 = 60;
/// Longer lines read badly.
const WIDEST: u16 = 100;

/// What the columns are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Claims, and in the margin what stands to them.
    Claims,
    /// The text, and in the margin its claims.
    Text,
}
/// The columns between the number of a paragraph and the words of a claim: `~`, cursor, bar, code
/// and stance.
const SIGNS: usize = 10;

/// How the room is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// The columns of the article.
    pub text: u16,
    /// The columns of the margin, where there is one; a line stands between them.
    pub margin: Option<u16>,
    /// Whether there is room to set things apart.
    pub is_roomy: bool,
    /// The columns of a paragraph's number.
    pub number: usize,
}

impl Measure {
    /// The division of so many columns, for an article of so many paragraphs.
    pub fn new(kind: Kind, width: u16, paragraphs: u16) -> Self {
        let digits = paragraphs.checked_ilog10().unwrap_or_default() as usize + 1;
        let tenths = match kind {
            Kind::Claims => 7,
            Kind::Text => 6,
        };
        let text = (u32::from(width) * tenths / 10).min(WIDEST.into()) as u16;
        let has_margin = width >= WITH_MARGIN;
        Measure {
            text: if has_margin { text } else { width },
            margin: has_margin.then(|| width - text - 1),
            is_roomy: width >= ROOMY,
            number: digits.max(2),
        }
    }

    /// The areas of the text, of the line beside it, and of the margin.
    pub fn areas(self, area: Rect) -> [Rect; 3] {
        let text = Rect { width: self.text, ..area };
        let between = Rect { x: text.right(), width: self.margin.map_or(0, |_| 1), ..area };
        let margin = Rect { x: between.right(), width: self.margin.unwrap_or(0), ..area };
        [text, between, margin]
    }

    /// A paragraph's number with its sign, at the right of its columns.
    pub fn label(self, number: impl ToString, look: Look<'_>) -> String {
        let sign = if self.is_roomy { look.glyphs().paragraph } else { "" };
        let columns = columns_of(sign) + self.number;
        format!("{:>columns$}", format!("{sign}{}", number.to_string()))
    }

    /// The columns before the words of a claim: those of its first line, and those of the others.
    pub fn indent(self, look: Look<'_>) -> (usize, usize) {
        match self.is_roomy {
            true => {
                let first = 1 + columns_of(look.glyphs().paragraph) + self.number + SIGNS;
                (first, first)
            }
            // The code has half the columns there, and the cursor's are those of the mark.
            false => (self.number + 7, 2),
        }
    }

    /// The columns before the sign of something between the claims, and before its words: those of
    /// a claim's bar and words.
    pub fn aside(self, look: Look<'_>) -> (usize, usize) {
        let (words, _) = self.indent(look);
        (words - self.signs(), words)
    }

    /// The same for what stands beside a text or below it: after the cursor and a mark.
    pub fn note(self) -> (usize, usize) {
        (2, 2 + self.signs())
    }

    /// The columns of bar, code and stance, with the blanks between and after them.
    fn signs(self) -> usize {
        if self.is_roomy { 8 } else { 5 }
    }

    /// The columns before the text of a paragraph.
    pub fn indent_of_text(self, look: Look<'_>) -> usize {
        match self.is_roomy {
            true => 1 + columns_of(look.glyphs().paragraph) + self.number + 2,
            false => self.number + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::drawing::{dark, look};
    use proptest::prelude::*;

    #[test]
    fn the_margin_comes_at_a_hundred_columns() {
        let margin = |kind, width| Measure::new(kind, width, 25).margin;
        assert_eq!(margin(Kind::Claims, 99), None);
        assert_eq!(margin(Kind::Claims, 120), Some(35));
        assert_eq!(margin(Kind::Text, 120), Some(47));
        assert_eq!(Measure::new(Kind::Claims, 300, 25).text, 100, "longer lines read badly");
    }

    #[test]
    fn a_number_of_any_length_leaves_room_for_the_words() {
        let theme = dark();
        let measure = Measure::new(Kind::Claims, 80, 12_345);
        assert_eq!(measure.label(7, look(&theme)), "    ¶7");
        assert_eq!(measure.indent(look(&theme)), (17, 17));
    }

    properties! {
        #[test]
        fn the_columns_are_divided_without_a_rest(width in 0_u16..400, paragraphs: u16, is_text: bool) {
            let kind = if is_text { Kind::Text } else { Kind::Claims };
            let measure = Measure::new(kind, width, paragraphs);
            let areas = measure.areas(Rect::new(3, 4, width, 5));
            prop_assert_eq!(areas.map(|area| area.width).iter().sum::<u16>(), width);
            prop_assert!(areas.windows(2).all(|pair| pair[0].right() == pair[1].x));
        }
    }
}
