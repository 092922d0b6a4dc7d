//! What a count looks like: the more claims, the darker the sign or the stronger the background.

use crate::text::width;
use crate::ui::Look;
use ratatui::style::{Modifier, Style};

/// A count in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// How many claims.
    pub claims: usize,
    /// Whether none of them stands in the strip test.
    pub has_fallen: bool,
}

/// The shade of a count among `steps`, from 0: by its share of the largest, small shares spread
/// a little, because small counts are many.
fn step(count: usize, largest: usize, steps: usize) -> usize {
    const SPREAD: f64 = 0.75;
    let share = count as f64 / largest.max(1) as f64;
    let step = (share.powf(SPREAD) * steps as f64).ceil() as usize;
    step.clamp(1, steps) - 1
}

impl Count {
    /// A cell of so many columns, and its style.
    pub fn cell(self, columns: usize, largest: usize, look: Look<'_>) -> (String, Style) {
        let text = look.theme.text;
        let number = self.claims.to_string();
        if self.claims == 0 {
            return (right(look.glyphs().quiet, columns), look.theme.muted);
        }
        if self.has_fallen {
            return (self.fallen(columns, look), look.fallen(text));
        }
        match look.theme.shades {
            Some(shades) => {
                let shade = shades[step(self.claims, largest, shades.len())];
                (right(&number, columns), text.patch(shade))
            }
            None => {
                let signs = look.glyphs().shades;
                let sign = signs[step(self.claims, largest, signs.len())];
                let digits = width(&largest.to_string()) + 1;
                let signs = sign.repeat(columns.saturating_sub(digits));
                let number = right(&number, columns - width(&signs));
                (signs + &number, text)
            }
        }
    }

    /// A total of so many columns, and its style.
    pub fn total(self, columns: usize, look: Look<'_>) -> (String, Style) {
        match self {
            Count { has_fallen: true, .. } => {
                (self.fallen(columns, look), look.fallen(look.theme.text))
            }
            Count { claims: 0, .. } => (right("0", columns), look.theme.muted),
            Count { claims, .. } => (right(&claims.to_string(), columns), look.theme.text),
        }
    }

    fn fallen(self, columns: usize, look: Look<'_>) -> String {
        let sign = look.fallen_sign();
        let forms = [format!("{sign} {}", self.claims), format!("{sign}{}", self.claims)];
        let fitting = forms.into_iter().find(|form| width(form) <= columns);
        right(&fitting.unwrap_or_else(|| self.claims.to_string()), columns)
    }
}

/// A style under the cursor.
pub fn under_cursor(style: Style) -> Style {
    style.add_modifier(Modifier::REVERSED)
}

fn right(text: &str, columns: usize) -> String {
    " ".repeat(columns.saturating_sub(width(text))) + text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::drawing::{ascii, colorless, dark, look};

    fn cell(claims: usize, columns: usize) -> String {
        let theme = colorless();
        Count { claims, has_fallen: false }.cell(columns, 11, look(&theme)).0
    }

    #[test]
    fn without_colours_signs_say_how_many() {
        assert_eq!([cell(0, 10), cell(1, 10)], ["         ·", "░░░░░░░  1"]);
        assert_eq!([cell(4, 10), cell(11, 10)], ["▒▒▒▒▒▒▒  4", "▓▓▓▓▓▓▓ 11"]);
        assert_eq!([cell(11, 4), cell(11, 3), cell(11, 2)], ["▓ 11", " 11", "11"]);
        let theme = colorless();
        let ascii = Count { claims: 4, has_fallen: false }.cell(6, 11, ascii(&theme)).0;
        assert_eq!(ascii, "%%%  4");
    }

    #[test]
    fn more_claims_have_a_stronger_shade() {
        let theme = dark();
        let shades = theme.shades.unwrap();
        let shade = |claims| {
            let style = Count { claims, has_fallen: false }.cell(5, 100, look(&theme)).1;
            shades.iter().position(|shade| shade.bg == style.bg)
        };
        let steps = [0, 1, 11, 12, 29, 30, 50, 51, 74, 75, 100].map(shade);
        let [quiet, shaded @ ..] = steps;
        assert_eq!(quiet, None);
        assert_eq!(shaded.map(Option::unwrap), [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
    }

    #[test]
    fn what_has_fallen_has_no_shade_and_keeps_its_count() {
        let theme = dark();
        let fallen = Count { claims: 3, has_fallen: true };
        let (text, style) = fallen.cell(6, 11, look(&theme));
        assert_eq!((text.as_str(), style.bg), ("   ─ 3", None));
        assert!(style.add_modifier.contains(Modifier::DIM));
        assert_eq!(fallen.cell(2, 11, look(&theme)).0, "─3");
        assert_eq!(fallen.total(1, look(&theme)).0, "3");
    }
}
