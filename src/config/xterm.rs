//! The colours that terminals have by number: 240 that are the same everywhere, and sixteen that a
//! person may have set otherwise.

use std::sync::LazyLock;

use ratatui::style::Color;

use super::oklab::Oklab;
use super::rgb::Rgb;

/// The sixteen as xterm has them: black, red, green, yellow, blue, magenta, cyan and gray, then the
/// bright ones.
const SIXTEEN: [u32; 16] = [
    0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, //
    0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
];

/// How much of red, green or blue the steps of the cube have.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// A colour that every terminal with 256 of them shows alike.
#[derive(Debug, Clone, Copy)]
pub struct Fixed {
    /// Its number.
    pub number: u8,
    /// The colour.
    pub rgb: Rgb,
    /// The same as the eye sees it.
    pub oklab: Oklab,
}

/// The colours from 16 to 255: a cube of 6 by 6 by 6, and 24 greys.
pub static FIXED: LazyLock<Vec<Fixed>> = LazyLock::new(|| {
    let fixed = (16..=u8::MAX).filter_map(|number| Some((number, fixed(number)?)));
    fixed.map(|(number, rgb)| Fixed { number, rgb, oklab: rgb.into() }).collect()
});

/// The colour, where it is the same on every terminal.
pub fn exact(color: Color) -> Option<Rgb> {
    match color {
        Color::Rgb(red, green, blue) => Some(Rgb { red, green, blue }),
        Color::Indexed(number) => fixed(number),
        _ => None,
    }
}

/// The colour as a terminal is likely to show it; nothing for the terminal's own foreground and
/// background.
pub fn estimate(color: Color) -> Option<Rgb> {
    let number = match color {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(number @ ..16) => number,
        Color::Indexed(_) | Color::Rgb(..) => return exact(color),
        Color::Reset => return None,
    };
    SIXTEEN.get(usize::from(number)).copied().map(Rgb::hex)
}

fn fixed(number: u8) -> Option<Rgb> {
    match number {
        ..16 => None,
        16..232 => {
            let at = usize::from(number - 16);
            let [red, green, blue] = [at / 36, at / 6 % 6, at % 6].map(|step| STEPS[step]);
            Some(Rgb { red, green, blue })
        }
        232.. => {
            let grey = 8 + 10 * (number - 232);
            Some(Rgb { red: grey, green: grey, blue: grey })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_colours_of_xterm() {
        for (number, rgb) in [
            (16, "#000000"),
            (21, "#0000ff"),
            (67, "#5f87af"),
            (196, "#ff0000"),
            (231, "#ffffff"),
            (232, "#080808"),
            (255, "#eeeeee"),
        ] {
            assert_eq!(exact(Color::Indexed(number)).unwrap().to_string(), rgb);
        }
        assert_eq!(FIXED.len(), 240);
    }

    #[test]
    fn the_sixteen_can_only_be_estimated() {
        for color in [Color::LightBlue, Color::Indexed(12)] {
            assert_eq!(exact(color), None);
            assert_eq!(estimate(color), Some(Rgb::hex(0x5c5cff)));
        }
        assert_eq!(estimate(Color::Reset), None);
        assert_eq!(estimate(Color::Rgb(1, 2, 3)), Some(Rgb::hex(0x010203)));
    }
}
