//! The colours of a theme, as `assets/themes.ron` has them.

use std::str::FromStr;

use ratatui::style::Color;
use ron::{error::SpannedError, extensions::Extensions};
use serde::{Deserialize, Deserializer, de};

use super::depth::ColorDepth;
use super::file::{Mistake, Place};
use super::scale::Scale;
use super::unreadable::{Way, unreadable};
use crate::dossier::{path::Path, place::Places};

/// The themes that are compiled in, as their file has them.
pub const DEFAULT_THEMES: &str = include_str!("../../assets/themes.ron");

/// The themes with colours.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Palettes {
    pub(super) dark: Depths,
    pub(super) light: Depths,
    pub(super) high_contrast: Depths,
    pub(super) plain: Depths,
}

/// The colours of a theme, for each kind of terminal.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Depths {
    pub true_color: Palette,
    pub sixteen: Palette,
}

/// The colours of a theme; one that is not given is the terminal's own.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Palette {
    pub background: Option<Hue>,
    /// What is painted where the terminal's own background is not known to go with the theme.
    pub paper: Option<Paper>,
    pub text: Option<Hue>,
    pub muted: Option<Hue>,
    pub grades: Scale<Option<Hue>>,
    pub undecided: Option<Hue>,
    pub error: Option<Hue>,
    pub cursor: Option<Cursor>,
    pub shades: Option<Shades>,
}

/// A colour that is read from its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(super) struct Hue(#[serde(deserialize_with = "color")] pub Color);

/// A background to paint, and the text on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Paper {
    pub background: Hue,
    pub text: Hue,
}

/// How the row under the cursor stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Cursor {
    Background(Hue),
    /// Where no background goes with all the colours.
    Reverse,
}

/// How cells of a heat map differ, the emptiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Shades {
    Backgrounds([Hue; 5]),
    /// Where there are no such colours.
    Blocks,
}

impl Palettes {
    /// The palettes that are compiled in.
    pub fn defaults() -> Self {
        // The text is a constant, and the tests of this room read it.
        Self::read(DEFAULT_THEMES).expect("assets/themes.ron is valid")
    }

    /// These palettes, with the colours that a theme file names in the place of theirs.
    ///
    /// # Errors
    ///
    /// Where the text is no theme file, or names a colour that does not exist; otherwise every
    /// colour that cannot be read.
    pub fn patched(self, text: &str) -> Result<Self, Vec<Mistake>> {
        let patch = Self::read(text).map_err(|error| vec![error.into()])?;
        let patched = Self {
            dark: patch.dark.clone().over(self.dark),
            light: patch.light.clone().over(self.light),
            high_contrast: patch.high_contrast.clone().over(self.high_contrast),
            plain: patch.plain.clone().over(self.plain),
        };
        let places = Places::new(text);
        let mistake = |(way, message): (Way, String)| {
            let path = way.into_iter().fold(Path::root(), Path::field);
            let (line, column) = places.line_and_column(places.find(&path).start);
            Mistake { place: Place { line, column }, message }
        };
        match unreadable(&patched, &patch) {
            none if none.is_empty() => Ok(patched),
            unreadable => Err(unreadable.into_iter().map(mistake).collect()),
        }
    }

    fn read(text: &str) -> Result<Self, SpannedError> {
        ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(text)
    }
}

impl Depths {
    /// The colours for a terminal with that many; nothing where there are to be none.
    pub(super) fn palette(&self, depth: ColorDepth) -> Option<&Palette> {
        match depth {
            ColorDepth::None => None,
            ColorDepth::Sixteen => Some(&self.sixteen),
            ColorDepth::Indexed | ColorDepth::TrueColor => Some(&self.true_color),
        }
    }

    fn over(self, base: Self) -> Self {
        Self {
            true_color: self.true_color.over(base.true_color),
            sixteen: self.sixteen.over(base.sixteen),
        }
    }
}

impl Palette {
    fn over(self, base: Self) -> Self {
        Self {
            background: self.background.or(base.background),
            paper: self.paper.or(base.paper),
            text: self.text.or(base.text),
            muted: self.muted.or(base.muted),
            grades: self.grades.map(|letter, own| own.or(base.grades[letter])),
            undecided: self.undecided.or(base.undecided),
            error: self.error.or(base.error),
            cursor: self.cursor.or(base.cursor),
            shades: self.shades.or(base.shades),
        }
    }
}

fn color<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color, D::Error> {
    let name = String::deserialize(deserializer)?;
    Color::from_str(&name).map_err(|_| {
        de::Error::custom(format_args!(
            "`{name}` is not a colour: write #rrggbb or the name of one of the sixteen"
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        config::{Rgb, background::Brightness, rgb::LEAST, xterm::estimate},
        library::Strength,
    };

    /// Whether a colour of the text reads well wherever it may stand.
    #[track_caller]
    fn check(palette: &Palette, backgrounds: &[Rgb], least: f64) {
        for Hue(color) in hues(palette) {
            let front = estimate(color).unwrap();
            for background in backgrounds {
                let contrast = front.contrast(*background);
                assert!(contrast >= least, "{color} on {background}: {contrast:.2}");
            }
        }
        if let Some(Hue(paper)) = palette.background {
            assert_eq!(backgrounds, [estimate(paper).unwrap()]);
        }
        if let Some(Paper { background, text }) = palette.paper {
            let [background, text] = [background, text].map(|Hue(color)| estimate(color).unwrap());
            assert!(background.contrast(text) >= 7.0);
        }
        if let Cursor::Background(Hue(background)) = palette.cursor.unwrap() {
            let background = estimate(background).unwrap();
            assert!(backgrounds.contains(&background), "the cursor row is one of them");
        }
        if let Shades::Backgrounds(shades) = palette.shades.unwrap() {
            let Hue(text) = palette.text.unwrap();
            let shades = shades.map(|Hue(color)| estimate(color).unwrap());
            check_shades(shades, estimate(text).unwrap(), backgrounds);
        }
    }

    fn hues(palette: &Palette) -> impl Iterator<Item = Hue> {
        let grades = palette.grades.iter().map(|(_, hue)| hue).collect::<Vec<_>>();
        let others = [palette.text, palette.muted, palette.undecided, palette.error];
        others.into_iter().chain(grades).flatten()
    }

    /// A shade can be told from every background and from the one before, never from its hue,
    /// and a number on it can be read.
    #[track_caller]
    fn check_shades(shades: [Rgb; 5], text: Rgb, backgrounds: &[Rgb]) {
        for shade in shades {
            assert!(shade.contrast(text) >= LEAST, "{shade}: {:.2}", shade.contrast(text));
            let Rgb { red, green, blue } = shade;
            let spread = red.max(green).max(blue) - red.min(green).min(blue);
            assert!(spread <= 16, "{shade} has a hue");
        }
        let nearest = backgrounds
            .iter()
            .copied()
            .min_by(|a, b| a.contrast(text).total_cmp(&b.contrast(text)));
        let steps: Vec<Rgb> = nearest.into_iter().chain(shades).collect();
        for pair in steps.windows(2) {
            assert!(pair[0].contrast(text) > pair[1].contrast(text), "{pair:?}");
            let step = pair[0].contrast(pair[1]);
            assert!(step >= 1.1, "{pair:?}: {step:.2}");
        }
    }

    #[test]
    fn every_colour_reads_well_on_every_background() {
        let Palettes { dark, light, high_contrast, plain } = Palettes::defaults();
        let (black, white) = ([Rgb::BLACK], [Rgb::WHITE]);
        check(&dark.true_color, Brightness::Dark.usual(), LEAST);
        check(&light.true_color, Brightness::Light.usual(), LEAST);
        check(&dark.sixteen, &black, LEAST);
        check(&light.sixteen, &white, LEAST);
        check(&plain.true_color, &[Rgb::BLACK, Rgb::WHITE], LEAST);
        check(&plain.sixteen, &[Rgb::BLACK, Rgb::WHITE], LEAST);
        // What WCAG asks of enhanced contrast.
        check(&high_contrast.true_color, &black, 7.0);
        check(&high_contrast.sixteen, &black, 7.0);
    }

    #[test]
    fn a_theme_gives_every_colour_that_it_does_not_leave_to_the_terminal() {
        let Palettes { dark, light, high_contrast, plain } = Palettes::defaults();
        let given = |palette: &Palette| hues(palette).count();
        for all in [&dark.true_color, &light.true_color, &high_contrast.true_color] {
            assert_eq!(given(all), 12);
        }
        assert_eq!(given(&high_contrast.sixteen), 12);
        // Text and what is muted, the newsroom's own among it, have the terminal's foreground.
        for (hues_only, count) in [(&dark.sixteen, 8), (&light.sixteen, 8), (&plain.true_color, 9)]
        {
            assert_eq!(given(hues_only), count);
            assert_eq!(
                (hues_only.text, hues_only.muted, hues_only.grades[None]),
                (None, None, None)
            );
        }
        assert_eq!(given(&plain.sixteen), 0);
        for plain in [&plain.true_color, &plain.sixteen] {
            assert_eq!((plain.background, plain.paper), (None, None));
            assert_eq!((plain.cursor, plain.shades), (Some(Cursor::Reverse), Some(Shades::Blocks)));
        }
    }

    #[test]
    fn a_patch_changes_the_colours_that_it_names() {
        let text = r##"(dark: (true_color: (text: "#e1e2e3", grades: (b: "red"))))"##;
        let dark = Palettes::defaults().patched(text).unwrap().dark;
        let default = Palettes::defaults().dark;
        assert_eq!(dark.true_color.text, Some(Hue(Color::Rgb(0xe1, 0xe2, 0xe3))));
        assert_eq!(dark.true_color.grades[Some(Strength::NamedPerson)], Some(Hue(Color::Red)));
        assert_eq!(
            dark.true_color.grades[Some(Strength::Document)],
            default.true_color.grades[Some(Strength::Document)]
        );
        assert_eq!(dark.true_color.cursor, default.true_color.cursor);
        assert_eq!(dark.sixteen.text, default.sixteen.text);
    }

    #[test]
    fn an_unknown_colour_is_named() {
        let text = "(dark: (true_color: (\n  muted: \"purpel\")))";
        let errors = Palettes::defaults().patched(text).unwrap_err();
        assert!(errors[0].to_string().contains("`purpel` is not a colour"), "{errors:?}");
        assert_eq!((errors.len(), errors[0].place.line), (1, 2));
    }
}
