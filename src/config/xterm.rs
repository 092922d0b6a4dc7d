//! The colours that terminals have by number: 240 that are the same everywhere, and sixteen that a
//! person may have set otherwise.

use std::sync::LazyLock;

use ratatui::style::Color;

use super::oklab::Oklab;
use super::rgb::Rgb;

/// The sixteen as xterm has them.
const SIXTEEN: [(Color, u32); 16] = [
    (Color::Black, 0x000000),
    (Color::Red, 0xcd0000),
    (Color::Green, 0x00cd00),
    (Color::Yellow, 0xcdcd00),
    (Color::Blue, 0x0000ee),
    (Color::Magenta, 0xcd00cd),
    (Color::Cyan, 0x00cdcd),
    (Color::Gray, 0xe5e5e5),
    (Color::DarkGray, 0x7f7f7f),
    (Color::LightRed, 0xff0000),
    (Color::LightGreen, 0x00ff00),
    (Color::LightYellow, 0xffff00),
    (Color::LightBlue, 0x5c5cff),
    (Color::LightMagenta, 0xff00ff),
    (Color::LightCyan, 0x00ffff),
    (Color::White, 0xffffff),
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
    let named = SIXTEEN.iter().enumerate().find(|(at, (named, _))| match color {
        Color::Indexed(number) => usize::from(number) == *at,
        color => color == *named,
    });
    named.map(|(_, (_, rgb))| Rgb::hex(*rgb)).or_else(|| exact(color))
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
