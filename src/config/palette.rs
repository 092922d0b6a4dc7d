//! The colours of a theme, as `assets/themes.ron` has them.

use std::str::FromStr;

use ratatui::style::Color;
use serde::{Deserialize, Deserializer, de};

use super::scale::Scale;

const THEMES: &str = include_str!("../../assets/themes.ron");

/// Both themes with colours.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Palettes {
    pub dark: Depths,
    pub light: Depths,
}

/// The colours of a theme, for each kind of terminal.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Depths {
    pub true_color: Palette,
    pub sixteen: Palette,
}

/// The colours of a theme.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Palette {
    #[serde(deserialize_with = "color")]
    pub text: Color,
    #[serde(deserialize_with = "color")]
    pub muted: Color,
    pub grades: Scale<Hue>,
    #[serde(deserialize_with = "color")]
    pub error: Color,
    pub cursor: Cursor,
    pub shades: Shades,
}

/// A colour that is read from its name.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(transparent)]
pub(super) struct Hue(#[serde(deserialize_with = "color")] pub Color);

/// How the row under the cursor stands out.
#[derive(Debug, Deserialize)]
pub(super) enum Cursor {
    Background(Hue),
    /// Where no background goes with all the colours.
    Reverse,
}

/// How cells of a heat map differ, the emptiest first.
#[derive(Debug, Deserialize)]
pub(super) enum Shades {
    Backgrounds([Hue; 5]),
    /// Where there are no such colours.
    Blocks,
}

impl Palettes {
    /// The palettes that are compiled in.
    pub fn load() -> Self {
        // The text is a constant, and the tests of this room parse it.
        ron::from_str(THEMES).expect("assets/themes.ron is valid")
    }
}

fn color<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color, D::Error> {
    let name = String::deserialize(deserializer)?;
    Color::from_str(&name).map_err(|_| {
        de::Error::custom(format_args!(
            "`{name}` is no colour: expected #rrggbb or one of the sixteen by its name"
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DARK: [u32; 4] = [0x000000, 0x14171c, 0x2e3440, 0x2b3240];
    const LIGHT: [u32; 5] = [0xffffff, 0xfafafa, 0xfdf6e3, 0xeee8d5, 0xdde4ee];

    /// The relative luminance of WCAG 2.1.
    fn luminance(rgb: u32) -> f64 {
        let channel = |shift: u32| {
            let value = f64::from((rgb >> shift) & 0xff) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
    }

    fn contrast(one: u32, other: u32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The colour as a number; the sixteen as xterm shows them.
    fn rgb(color: Color) -> u32 {
        match color {
            Color::Rgb(red, green, blue) => u32::from_be_bytes([0, red, green, blue]),
            Color::Black => 0x000000,
            Color::Red => 0xcd0000,
            Color::Yellow => 0xcdcd00,
            Color::Blue => 0x0000ee,
            Color::Magenta => 0xcd00cd,
            Color::Gray => 0xe5e5e5,
            Color::LightRed => 0xff0000,
            Color::LightGreen => 0x00ff00,
            Color::LightYellow => 0xffff00,
            Color::LightMagenta => 0xff00ff,
            Color::LightCyan => 0x00ffff,
            Color::White => 0xffffff,
            other => panic!("{other} is not used"),
        }
    }

    #[track_caller]
    fn check(palette: &Palette, backgrounds: &[u32]) {
        let Scale { a, b, c, d, e, f, n } = palette.grades.map(|Hue(color)| color);
        for color in [palette.text, palette.muted, palette.error, a, b, c, d, e, f, n] {
            for background in backgrounds {
                let contrast = contrast(rgb(color), *background);
                assert!(contrast >= 4.5, "{color} on {background:06x}: {contrast:.2}");
            }
        }
        if let Cursor::Background(Hue(background)) = palette.cursor {
            assert!(backgrounds.contains(&rgb(background)), "the cursor row is one of them");
        }
        if let Shades::Backgrounds(shades) = &palette.shades {
            check_shades(shades.map(|Hue(color)| rgb(color)), rgb(palette.text), backgrounds);
        }
    }

    /// A shade can be told from every background and from the one before, never from its hue,
    /// and a number on it can be read.
    #[track_caller]
    fn check_shades(shades: [u32; 5], text: u32, backgrounds: &[u32]) {
        for shade in shades {
            assert!(contrast(shade, text) >= 4.5, "{shade:06x}: {:.2}", contrast(shade, text));
            let [_, red, green, blue] = shade.to_be_bytes();
            let spread = red.max(green).max(blue) - red.min(green).min(blue);
            assert!(spread <= 16, "{shade:06x} has a hue");
        }
        let nearest = backgrounds
            .iter()
            .copied()
            .min_by(|a, b| contrast(*a, text).total_cmp(&contrast(*b, text)));
        let steps: Vec<u32> = nearest.into_iter().chain(shades).collect();
        for pair in steps.windows(2) {
            assert!(contrast(pair[0], text) > contrast(pair[1], text), "{pair:06x?}");
            let step = contrast(pair[0], pair[1]);
            assert!(step >= 1.1, "{pair:06x?}: {step:.2}");
        }
    }

    #[test]
    fn every_colour_reads_well_on_every_background() {
        let Palettes { dark, light } = Palettes::load();
        check(&dark.true_color, &DARK);
        check(&light.true_color, &LIGHT);
        check(&dark.sixteen, &[0x000000]);
        check(&light.sixteen, &[0xffffff]);
    }

    #[test]
    fn contrast_is_what_wcag_says() {
        assert!((contrast(0, 0xffffff) - 21.0).abs() < 0.001);
        assert!((contrast(0x777777, 0xffffff) - 4.48).abs() < 0.01);
    }

    #[test]
    fn an_unknown_colour_is_named() {
        let error = ron::from_str::<Hue>("\"purpel\"").unwrap_err().to_string();
        assert!(error.contains("`purpel` is no colour"), "{error}");
    }
}
