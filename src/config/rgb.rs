//! A colour by its red, green and blue, and how well it reads on another.

use std::fmt;

use ratatui::style::Color;

use super::background::Brightness;

/// The least contrast of text and what it stands on: WCAG 2.1, level AA.
pub const LEAST: f64 = 4.5;

/// The relative luminance at which black and white text read equally well: both have a contrast of
/// 4.58.
const MIDDLE: f64 = 0.179_13;

/// A colour by its parts, in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rgb {
    /// How much red, from 0 to 255.
    pub red: u8,
    /// How much green, from 0 to 255.
    pub green: u8,
    /// How much blue, from 0 to 255.
    pub blue: u8,
}

impl Rgb {
    /// Black.
    pub const BLACK: Self = Self::hex(0x000000);
    /// White.
    pub const WHITE: Self = Self::hex(0xffffff);

    /// The colour of a number such as `0xfdf6e3`.
    pub(super) const fn hex(rgb: u32) -> Self {
        let [_, red, green, blue] = rgb.to_be_bytes();
        Self { red, green, blue }
    }

    /// The relative luminance as WCAG 2.1 defines it, from 0 (black) to 1 (white).
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast with another colour as WCAG 2.1 defines it, from 1 (none) to 21 (black on
    /// white).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Whether light or dark text reads better on this colour.
    pub fn brightness(self) -> Brightness {
        if self.luminance() < MIDDLE { Brightness::Dark } else { Brightness::Light }
    }

    /// This colour with a share of another, in 255ths.
    pub(super) fn mixed(self, other: Self, share: u8) -> Self {
        let mix = |from: u8, to: u8| {
            let (from, to, share) = (u32::from(from), u32::from(to), u32::from(share));
            // A weighted mean of two bytes is a byte.
            ((from * (255 - share) + to * share + 127) / 255) as u8
        };
        Self {
            red: mix(self.red, other.red),
            green: mix(self.green, other.green),
            blue: mix(self.blue, other.blue),
        }
    }

    /// The parts in linear light, from 0 to 1.
    pub(super) fn linear(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }
}

impl From<Rgb> for Color {
    fn from(Rgb { red, green, blue }: Rgb) -> Self {
        Self::Rgb(red, green, blue)
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { red, green, blue } = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_what_wcag_says() {
        assert!((Rgb::BLACK.contrast(Rgb::WHITE) - 21.0).abs() < 0.001);
        assert!((Rgb::hex(0x777777).contrast(Rgb::WHITE) - 4.48).abs() < 0.01);
    }

    #[test]
    fn the_middle_is_where_black_and_white_read_equally_well() {
        for grey in 0..=255 {
            let grey = Rgb { red: grey, green: grey, blue: grey };
            let is_dark = grey.contrast(Rgb::WHITE) > grey.contrast(Rgb::BLACK);
            assert_eq!(grey.brightness() == Brightness::Dark, is_dark, "{grey}");
        }
    }

    #[test]
    fn a_mixture_lies_between_its_two_colours() {
        let (from, to) = (Rgb::hex(0x102030), Rgb::hex(0xf0e0d0));
        assert_eq!((from.mixed(to, 0), from.mixed(to, 255)), (from, to));
        assert_eq!(from.mixed(to, 128).to_string(), "#808080");
    }
}
