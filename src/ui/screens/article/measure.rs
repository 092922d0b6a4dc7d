//! How the room is divided.

use crate::text::width as columns_of;
use crate::ui::{
    GradeWidth, Look,
    widgets::{compose::Composer, rich::Rich},
};
use ratatui::layout::Rect;

/// The narrowest article with a margin.
const WITH_MARGIN: u16 = 100;
/// The narrowest article that sets paragraphs apart.
const ROOMY: u16 = 60;
/// Longer lines read badly.
const WIDEST: u16 = 100;
/// The columns between the number of a paragraph and the words of a claim besides those of the code:
/// `~`, cursor, bar and stance.
const SIGNS: usize = 6;

/// What the columns are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Claims, and in the margin what stands to them.
    Claims,
    /// The text, and in the margin its claims.
    Text,
}

/// How the room is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// The columns of the article.
    pub text: u16,
    /// The columns of the margin, where there is one; a line stands between them.
    pub margin: Option<u16>,
    /// Whether there is room to set things apart.
    pub is_roomy: bool,
    /// What stands before a paragraph's number.
    sign: &'static str,
    /// The columns of the number and of what stands before it.
    number: usize,
    /// The columns of the code of a grade.
    pub grade: GradeWidth,
}

impl Measure {
    /// The division of so many columns, for an article of so many paragraphs.
    pub fn new(kind: Kind, width: u16, paragraphs: u16, grade: GradeWidth, look: Look<'_>) -> Self {
        let digits = paragraphs.checked_ilog10().unwrap_or_default() as usize + 1;
        let tenths = match kind {
            Kind::Claims => 7,
            Kind::Text => 6,
        };
        let text = (u32::from(width) * tenths / 10).min(WIDEST.into()) as u16;
        let (has_margin, is_roomy) = (width >= WITH_MARGIN, width >= ROOMY);
        let sign = if is_roomy { look.glyphs().paragraph } else { "" };
        Measure {
            text: if has_margin { text } else { width },
            margin: has_margin.then(|| width - text - 1),
            is_roomy,
            sign,
            number: columns_of(sign) + digits.max(2),
            grade,
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
    pub fn label(self, number: impl ToString) -> String {
        format!("{:>1$}", format!("{}{}", self.sign, number.to_string()), self.number)
    }

    /// The columns before the words of a claim: those of its first line, and those of the others.
    pub fn indent(self) -> (usize, usize) {
        match self.is_roomy {
            true => {
                let words = 1 + self.number + SIGNS + self.grade.whole;
                (words, words)
            }
            // The code is short there, and the cursor's columns are those of the mark.
            false => (self.number + 5 + self.grade.short, 2),
        }
    }

    /// The columns before the sign of something between the claims, and before its words: those of
    /// a claim's bar and words.
    pub fn aside(self) -> (usize, usize) {
        let (words, _) = self.indent();
        (words - self.signs(), words)
    }

    /// The same for what stands beside a text or below it: after the cursor and a mark.
    pub fn note(self) -> (usize, usize) {
        (2, 2 + self.signs())
    }

    /// The columns of bar, code and stance, with the blanks between and after them.
    pub fn signs(self) -> usize {
        if self.is_roomy { 4 + self.grade.whole } else { 3 + self.grade.short }
    }

    /// The columns before the text of a paragraph.
    pub fn indent_of_text(self) -> usize {
        if self.is_roomy { 1 + self.number + 2 } else { self.number + 1 }
    }
}

/// A text in at most `height` lines of `width` columns, from the columns of `indent` on in the first
/// line and the others; `begin` sets what stands before it in a line. What does not fit is cut off.
pub fn wrapped(
    text: &Rich,
    (first, rest): (usize, usize),
    (width, height): (u16, usize),
    look: Look<'_>,
    begin: impl Fn(usize, &mut Composer<'static>),
) -> impl Iterator<Item = Composer<'static>> {
    // A column stays free at the right, for the sign of what is cut off.
    let room = |indent: usize| usize::from(width).saturating_sub(indent + 1);
    let lines = text.wrap(room(first), room(rest));
    let count = lines.len();
    let line = |(at, pieces): (usize, Vec<_>)| {
        let mut line = Composer::new(width);
        begin(at, &mut line);
        line.skip_to(if at == 0 { first } else { rest }).put_pieces(&pieces);
        if at + 1 == height && count > height {
            line.put(look.glyphs().cut, look.theme.muted);
        }
        line
    };
    let lines: Vec<_> = lines.into_iter().take(height).enumerate().map(line).collect();
    lines.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::drawing::{dark, look};
    use proptest::prelude::*;

    fn measure(kind: Kind, width: u16, paragraphs: u16) -> Measure {
        Measure::new(kind, width, paragraphs, GradeWidth::default(), look(&dark()))
    }

    #[test]
    fn the_margin_comes_at_a_hundred_columns() {
        let margin = |kind, width| measure(kind, width, 25).margin;
        assert_eq!(margin(Kind::Claims, 99), None);
        assert_eq!(margin(Kind::Claims, 120), Some(35));
        assert_eq!(margin(Kind::Text, 120), Some(47));
        assert_eq!(measure(Kind::Claims, 300, 25).text, 100, "longer lines read badly");
    }

    #[test]
    fn a_number_of_any_length_leaves_room_for_the_words() {
        let measure = measure(Kind::Claims, 80, 12_345);
        assert_eq!(measure.label(7), "    ¶7");
        assert_eq!(measure.indent(), (17, 17));
    }

    properties! {
        #[test]
        fn the_columns_are_divided_without_a_rest(width in 0_u16..400, paragraphs: u16, is_text: bool) {
            let kind = if is_text { Kind::Text } else { Kind::Claims };
            let measure = measure(kind, width, paragraphs);
            let areas = measure.areas(Rect::new(3, 4, width, 5));
            prop_assert_eq!(areas.map(|area| area.width).iter().sum::<u16>(), width);
            prop_assert!(areas.windows(2).all(|pair| pair[0].right() == pair[1].x));
        }
    }
}
