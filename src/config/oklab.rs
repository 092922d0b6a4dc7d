//! Colours as the eye sees them, so that "near" means "looks like": Björn Ottosson's Oklab.

use super::rgb::Rgb;

/// A colour by its lightness and its place between green and red, blue and yellow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Oklab {
    lightness: f64,
    green_red: f64,
    blue_yellow: f64,
}

/// A colour with less chroma than this passes for grey, and its hue does not matter.
const GREY: f64 = 0.05;
/// Hues as far apart as this, in radians, have one name.
const ONE_HUE: f64 = std::f64::consts::FRAC_PI_4;

impl From<Rgb> for Oklab {
    fn from(rgb: Rgb) -> Self {
        let [red, green, blue] = rgb.linear();
        let long = (0.412_221 * red + 0.536_333 * green + 0.051_446 * blue).cbrt();
        let medium = (0.211_903 * red + 0.680_700 * green + 0.107_397 * blue).cbrt();
        let short = (0.088_302 * red + 0.281_719 * green + 0.629_979 * blue).cbrt();
        Self {
            lightness: 0.210_454 * long + 0.793_618 * medium - 0.004_072 * short,
            green_red: 1.977_998 * long - 2.428_592 * medium + 0.450_594 * short,
            blue_yellow: 0.025_904 * long + 0.782_772 * medium - 0.808_676 * short,
        }
    }
}

impl Oklab {
    /// How different two colours look: 0 for one and the same, 1 for black and white.
    pub fn distance(self, other: Self) -> f64 {
        let lightness = self.lightness - other.lightness;
        lightness
            .hypot(self.green_red - other.green_red)
            .hypot(self.blue_yellow - other.blue_yellow)
    }

    /// Whether people would use one word for the hues of two colours; all greys have one.
    pub fn is_like(self, other: Self) -> bool {
        match (self.is_grey(), other.is_grey()) {
            (true, true) => true,
            (false, false) => {
                let turn = (self.hue() - other.hue()).abs();
                turn.min(std::f64::consts::TAU - turn) <= ONE_HUE
            }
            _ => false,
        }
    }

    fn is_grey(self) -> bool {
        self.green_red.hypot(self.blue_yellow) < GREY
    }

    fn hue(self) -> f64 {
        self.blue_yellow.atan2(self.green_red)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn oklab(rgb: u32) -> Oklab {
        Rgb::hex(rgb).into()
    }

    #[test]
    fn lightness_goes_from_black_to_white() {
        let distance = oklab(0x000000).distance(oklab(0xffffff));
        assert!((distance - 1.0).abs() < 0.001, "{distance}");
        assert!(oklab(0x5f87af).distance(oklab(0x5f87af)) < 1e-9);
    }

    #[test]
    fn hues_are_like_their_neighbours_and_greys_like_greys() {
        assert!(oklab(0xdcd170).is_like(oklab(0xd7d75f)));
        assert!(oklab(0xff2030).is_like(oklab(0xff2060)), "across the end of the circle");
        assert!(oklab(0x808080).is_like(oklab(0xd8dee6)));
        for other in [0x808080, 0x00875f, 0xaf5f5f] {
            assert!(!oklab(0x837800).is_like(oklab(other)), "{other:06x}");
        }
    }
}
