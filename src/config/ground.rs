//! What text stands on, and the colours that can be read there.

use ratatui::style::Color;

use super::background::{Background, Brightness};
use super::depth::ColorDepth;
use super::palette::{Cursor, Hue, Palette, Shades};
use super::rgb::{LEAST, Rgb};
use super::xterm::{FIXED, Fixed, estimate, exact};

/// The least contrast of the row under the cursor with what is around it, so that it shows.
const ROW: f64 = 1.2;
/// The most, so that it does not glare; and what a row gets that has to be made.
const ROW_AT_MOST: f64 = 1.8;
/// The contrast of such a row.
const ROW_MADE: f64 = 1.3;
/// With this much contrast between background and text, some of it may go to the row.
const PLENTY: f64 = 8.0;
/// The least contrast of a shade with the one before it.
const SHADE: f64 = 1.07;

/// What the text of a theme stands on, and with how many colours.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ground {
    depth: ColorDepth,
    /// The background, where it is known.
    known: Option<Rgb>,
    /// The likely ones, where it is not.
    likely: &'static [Rgb],
    /// The row under the cursor, where it is painted.
    row: Option<Rgb>,
}

impl Ground {
    /// What a palette stands on: its own background, or the terminal's. Where that is not known,
    /// it is whatever the theme is made for; nothing says that it is made for everything.
    pub fn new(
        paper: Option<Color>,
        background: Background,
        made_for: Option<Brightness>,
        depth: ColorDepth,
    ) -> Self {
        let known = match (paper, background) {
            (Some(paper), _) => estimate(paper),
            (None, Background::Exactly(color)) => Some(color),
            (None, Background::Unknown | Background::Only(_)) => None,
        };
        let likely = made_for.map_or(&[Rgb::BLACK, Rgb::WHITE][..], Brightness::usual);
        Self { depth, known, likely, row: None }
    }

    /// The background of the row under the cursor, on which text has to be read from here on;
    /// nothing where the row is reversed.
    pub fn take_row(&mut self, cursor: Option<Cursor>) -> Option<Color> {
        let Some(Cursor::Background(Hue(color))) = cursor else { return None };
        let Some(wanted) = exact(color) else { return Some(color) };
        let shown = match self.known {
            Some(known) if !goes_with(known, wanted) => row_on(known),
            _ => wanted,
        };
        let color = if self.depth == ColorDepth::Indexed {
            let fitting = |fixed: &&Fixed| self.known.is_none_or(|it| goes_with(it, fixed.rgb));
            Color::Indexed(nearest(shown, fitting)?.number)
        } else {
            shown.into()
        };
        self.row = exact(color);
        Some(color)
    }

    /// A colour for text that looks as much like this one as can be read; nothing where the
    /// terminal's own foreground is better.
    pub fn text(&self, Hue(color): Hue) -> Option<Color> {
        let Some(wanted) = exact(color) else {
            let is_faint = |known| estimate(color).is_some_and(|it| it.contrast(known) < LEAST);
            return (!self.known.is_some_and(is_faint)).then_some(color);
        };
        let moved = self.readable(wanted);
        if self.depth == ColorDepth::Indexed {
            let wanted = moved.into();
            let likely = self.likely_for(moved);
            let reads = |it: Rgb| self.holds(it) && likely.iter().all(|on| reads_on(it, *on));
            let fitting = |it: &&Fixed| it.oklab.is_like(wanted) && reads(it.rgb);
            return nearest(moved, fitting).map(|fixed| Color::Indexed(fixed.number));
        }
        Some(moved.into())
    }

    /// The shades, where each of them can be told from the one before and a number in the text's
    /// colour can be read on it.
    pub fn shades(&self, palette: &Palette, text: Option<Color>) -> Option<[Color; 5]> {
        let Some(Shades::Backgrounds(shades)) = palette.shades else { return None };
        let is_indexed = self.depth == ColorDepth::Indexed;
        let shades = shades.map(|Hue(color)| match exact(color).filter(|_| is_indexed) {
            Some(rgb) => nearest(rgb, |_| true).map_or(color, |it| Color::Indexed(it.number)),
            None => color,
        });
        if self.known.is_none() && !is_indexed {
            return Some(shades);
        }
        let text = exact(text?)?;
        let mut before = self.known;
        for shade in shades {
            let shade = exact(shade)?;
            let goes_on = before.is_none_or(|before| {
                shade.contrast(before) >= SHADE && shade.contrast(text) < before.contrast(text)
            });
            if !(goes_on && reads_on(text, shade)) {
                return None;
            }
            before = Some(shade);
        }
        Some(shades)
    }

    /// The colour, moved toward white or black as far as it has to be.
    fn readable(&self, color: Rgb) -> Rgb {
        let Some(on) = self.known.or(self.row).filter(|_| !self.holds(color)) else { return color };
        let end = on.brightness().best_text();
        let (mut too_little, mut enough) = (0, u8::MAX);
        while enough - too_little > 1 {
            let between = too_little + (enough - too_little) / 2;
            match self.holds(color.mixed(end, between)) {
                true => enough = between,
                false => too_little = between,
            }
        }
        color.mixed(end, enough)
    }

    /// Whether a colour can be read on everything that is known to be below it.
    fn holds(&self, color: Rgb) -> bool {
        self.known.into_iter().chain(self.row).all(|on| reads_on(color, on))
    }

    /// The likely backgrounds that a colour can be read on, where the real one is not known.
    fn likely_for(&self, color: Rgb) -> Vec<Rgb> {
        let likely = self.likely.iter().copied().filter(|_| self.known.is_none());
        likely.filter(|on| reads_on(color, *on)).collect()
    }
}

fn reads_on(text: Rgb, ground: Rgb) -> bool {
    text.contrast(ground) >= LEAST
}

/// Whether a row of that colour shows on a background, and leaves text something to stand out by.
fn goes_with(background: Rgb, row: Rgb) -> bool {
    let room = row.contrast(background.brightness().best_text());
    (ROW..=ROW_AT_MOST).contains(&row.contrast(background)) && room >= LEAST
}

/// A row for a background that the theme's own does not go with: somewhat nearer to the text where
/// there is contrast to spare, else farther from it.
fn row_on(background: Rgb) -> Rgb {
    let text = background.brightness().best_text();
    let away = if text == Rgb::WHITE { Rgb::BLACK } else { Rgb::WHITE };
    let toward = if background.contrast(text) >= PLENTY { text } else { away };
    let mut rows = (1..=u8::MAX).map(|share| background.mixed(toward, share));
    rows.find(|row| row.contrast(background) >= ROW_MADE).unwrap_or(toward)
}

/// The fixed colour that looks most like another, among those that will do.
fn nearest(color: Rgb, will_do: impl Fn(&&Fixed) -> bool) -> Option<&'static Fixed> {
    let wanted = color.into();
    let fitting = FIXED.iter().filter(will_do).map(|fixed| (fixed.oklab.distance(wanted), fixed));
    fitting.min_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, fixed)| fixed)
}
