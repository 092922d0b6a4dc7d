//! Whether colours can be read where they stand: what WCAG 2.1 calls contrast, from 1 to 21.

use ratatui::style::Color;

/// The least contrast of text and what it stands on.
pub const LEAST: f64 = 4.5;

/// A colour as red, green and blue. What a terminal makes of one of its sixteen nobody knows.
pub fn rgb(color: Color) -> Option<u32> {
    match color {
        Color::Rgb(red, green, blue) => Some(u32::from_be_bytes([0, red, green, blue])),
        _ => None,
    }
}

/// The contrast of two colours.
pub fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance.
fn luminance(rgb: u32) -> f64 {
    let channel = |shift: u32| {
        let value = f64::from((rgb >> shift) & 0xff) / 255.0;
        if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_what_wcag_says() {
        assert!((contrast(0, 0xffffff) - 21.0).abs() < 0.001);
        assert!((contrast(0x777777, 0xffffff) - 4.48).abs() < 0.01);
    }
}
