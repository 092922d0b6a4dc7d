//! How things are styled.

use clap::ValueEnum;
use ratatui::style::{Color, Modifier, Style};
use serde::{Deserialize, Serialize};

use super::background::{Background, Brightness};
use super::depth::ColorDepth;
use super::ground::Ground;
use super::palette::{Hue, Palette, Palettes};
use super::scale::Scale;

/// The theme that a person chose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// Dark, light or plain, as suits the terminal's background.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// Bright on black, whatever the terminal's background.
    HighContrast,
    /// The terminal's own text colour, for any background.
    Plain,
    /// Without colours: bold, reverse and underline.
    None,
}

impl ThemeChoice {
    /// Every theme.
    pub const ALL: [Self; 6] =
        [Self::Auto, Self::Dark, Self::Light, Self::HighContrast, Self::Plain, Self::None];

    /// Its name, as `--theme` takes it.
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// One sentence that says what it looks like.
    pub fn help(self) -> &'static str {
        self.row().1
    }

    fn row(self) -> (&'static str, &'static str) {
        match self {
            Self::Auto => {
                ("auto", "Colours that suit the background, where the terminal says which it has.")
            }
            Self::Dark => ("dark", "Colours for a dark background."),
            Self::Light => ("light", "Colours for a light background."),
            Self::HighContrast => {
                ("high-contrast", "Bright colours on black, whatever the background.")
            }
            Self::Plain => ("plain", "The terminal's own text colour, readable on any background."),
            Self::None => ("none", "No colours: bold, reverse and underline."),
        }
    }

    /// The background that the theme is made for, as far as that is one.
    pub(super) fn background(self) -> Background {
        self.made_for().map_or(Background::Unknown, Background::Only)
    }

    fn made_for(self) -> Option<Brightness> {
        match self {
            Self::Dark => Some(Brightness::Dark),
            Self::Light => Some(Brightness::Light),
            Self::Auto | Self::HighContrast | Self::Plain | Self::None => None,
        }
    }
}

/// How things are styled. Nothing is told by colour alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// The text itself.
    pub text: Style,
    /// What is less important, and the newsroom's own.
    pub muted: Style,
    /// A heading, and the title of the pane with the focus.
    pub strong: Style,
    /// The letter and the glyph of a grade.
    pub grades: Scale<Style>,
    /// The letter and the glyph of a grade that is undecided, and what else is.
    pub undecided: Style,
    /// A mistake in what was typed.
    pub error: Style,
    /// What does not stand when more is demanded of the sources, over its own style.
    pub fallen: Style,
    /// The row under the cursor, over the styles of its parts.
    pub cursor: Style,
    /// The letters that a search matched, over their own style.
    pub matched: Style,
    /// The cells of a heat map, the emptiest first, over the style of what stands in them; where
    /// there is nothing, signs take their place.
    pub shades: Option<[Style; 5]>,
}

impl Theme {
    /// The theme of that name, as it is compiled in, on a terminal with that many colours and the
    /// kind of background that the theme is made for.
    pub fn new(choice: ThemeChoice, depth: ColorDepth) -> Self {
        Self::of(&Palettes::defaults(), choice, depth, choice.background())
    }

    /// The theme of that name on a terminal with that many colours and that background. All text
    /// has a contrast of at least 4.5:1 on a background that is known exactly, and on whatever the
    /// theme paints below it; only the terminal's own foreground is left as it is.
    pub fn of(
        palettes: &Palettes,
        choice: ThemeChoice,
        depth: ColorDepth,
        background: Background,
    ) -> Self {
        let choice = match (choice, background.brightness()) {
            (ThemeChoice::Auto, None) => ThemeChoice::Plain,
            (ThemeChoice::Auto, Some(Brightness::Dark)) => ThemeChoice::Dark,
            (ThemeChoice::Auto, Some(Brightness::Light)) => ThemeChoice::Light,
            (chosen, _) => chosen,
        };
        let depths = match choice {
            ThemeChoice::Dark => &palettes.dark,
            ThemeChoice::Light => &palettes.light,
            ThemeChoice::HighContrast => &palettes.high_contrast,
            ThemeChoice::Auto | ThemeChoice::Plain => &palettes.plain,
            ThemeChoice::None => return Self::colorless(),
        };
        match depths.palette(depth) {
            Some(palette) => Self::colored(palette, choice.made_for(), depth, background),
            None => Self::colorless(),
        }
    }

    fn colored(
        palette: &Palette,
        made_for: Option<Brightness>,
        depth: ColorDepth,
        background: Background,
    ) -> Self {
        // Nobody could read light text if the terminal turned out to be light.
        let is_at_home = made_for.is_none() || made_for == background.brightness();
        let paper = palette.paper.filter(|_| !is_at_home && palette.background.is_none());
        let painted = paper.map(|paper| paper.background).or(palette.background);
        let painted = painted.map(|Hue(color)| color);
        let mut ground = Ground::new(painted, background, made_for, depth);
        let cursor = match ground.take_row(palette.cursor) {
            Some(color) => Style::new().bg(color),
            // Only some parts of the row are dim, and it would have two colours.
            None => Style::new().add_modifier(Modifier::REVERSED).remove_modifier(Modifier::DIM),
        };
        let readable = |hue: Option<Hue>| hue.and_then(|hue| ground.text(hue));
        let or = |hue: Option<Hue>, otherwise: Style| match readable(hue) {
            Some(color) => Style::new().fg(color),
            None => otherwise,
        };
        let text = readable(palette.text.or(paper.map(|paper| paper.text)));
        let foreground = Style { fg: text, ..Style::new() };
        // What a terminal makes of dim text on such a background is too little to read.
        let weak = match background.bears_dim_text() {
            true => foreground.add_modifier(Modifier::DIM),
            false => foreground,
        };
        let muted = or(palette.muted, weak);
        let (strong, plain) = (foreground.add_modifier(Modifier::BOLD), foreground);
        Self {
            text: Style { bg: painted, ..foreground },
            muted,
            strong,
            grades: palette.grades.map(|letter, hue| match letter {
                None => or(hue, muted),
                Some(strength) if strength.is_named() => or(hue, strong),
                Some(_) => or(hue, plain),
            }),
            undecided: or(palette.undecided, plain),
            error: or(palette.error, foreground).add_modifier(Modifier::BOLD),
            fallen: match muted.fg {
                Some(_) => dim(),
                // Hues that read on every background have no contrast to lose.
                None => dim().fg(Color::Reset),
            },
            cursor,
            matched: bold().add_modifier(Modifier::UNDERLINED),
            shades: ground.shades(palette, text).map(|it| it.map(|color| Style::new().bg(color))),
        }
    }

    fn colorless() -> Self {
        let plain = Style::new();
        Self {
            text: plain,
            muted: plain,
            strong: bold(),
            grades: Scale::default().map(|letter, ()| match letter {
                Some(strength) if strength.is_named() => bold(),
                _ => plain,
            }),
            undecided: plain,
            error: bold(),
            fallen: dim(),
            cursor: Style::new().add_modifier(Modifier::REVERSED),
            // Bold is taken for the grades.
            matched: Style::new().add_modifier(Modifier::UNDERLINED),
            shades: None,
        }
    }
}

fn dim() -> Style {
    Style::new().add_modifier(Modifier::DIM)
}

fn bold() -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Rgb, rgb::LEAST, xterm::estimate};
    use crate::library::Strength;
    use proptest::{prelude::*, sample::select};

    const DEPTHS: [ColorDepth; 3] =
        [ColorDepth::Sixteen, ColorDepth::Indexed, ColorDepth::TrueColor];

    fn on(background: u32, choice: ThemeChoice, depth: ColorDepth) -> Theme {
        let background = Background::Exactly(Rgb::hex(background));
        Theme::of(&Palettes::defaults(), choice, depth, background)
    }

    fn texts(theme: &Theme) -> Vec<Style> {
        let grades = theme.grades.iter().map(|(_, style)| style);
        [theme.text, theme.muted, theme.strong, theme.undecided, theme.error]
            .into_iter()
            .chain(grades)
            .collect()
    }

    /// The least contrast of any text with everything that it may stand on. The terminal's own
    /// foreground counts as readable where the background is its own, too.
    fn least_contrast(theme: &Theme, background: Rgb) -> f64 {
        let painted = theme.text.bg.and_then(estimate);
        let row = theme.cursor.bg.and_then(estimate);
        let grounds = [Some(painted.unwrap_or(background)), row];
        let contrasts = texts(theme).into_iter().flat_map(|style| {
            let text = style.fg.and_then(estimate);
            assert!(text.is_some() || (painted.is_none() && row.is_none()), "{style:?}");
            text.into_iter().flat_map(move |text| {
                grounds.into_iter().flatten().map(move |on| text.contrast(on))
            })
        });
        let shades = theme.shades.into_iter().flatten().filter_map(|it| it.bg.and_then(estimate));
        let text = theme.text.fg.and_then(estimate);
        let on_shades = shades.map(|shade| text.unwrap().contrast(shade));
        contrasts.chain(on_shades).fold(21.0, f64::min)
    }

    #[test]
    fn names_are_those_of_the_argument() {
        for choice in ThemeChoice::ALL {
            assert_eq!(ThemeChoice::from_str(choice.name(), false), Ok(choice));
        }
        assert_eq!(ThemeChoice::value_variants(), ThemeChoice::ALL);
    }

    #[test]
    fn the_theme_follows_from_what_is_known_of_the_background() {
        for depth in DEPTHS {
            let of =
                |choice, background| Theme::of(&Palettes::defaults(), choice, depth, background);
            let auto = |background| of(ThemeChoice::Auto, background);
            let new = |choice| Theme::new(choice, depth);
            assert_eq!(auto(Background::Unknown), new(ThemeChoice::Plain));
            assert_eq!(auto(Background::Only(Brightness::Dark)), new(ThemeChoice::Dark));
            assert_eq!(auto(Background::Only(Brightness::Light)), new(ThemeChoice::Light));
            assert_eq!(auto(Background::Exactly(Rgb::BLACK)), on(0, ThemeChoice::Dark, depth));
            let white = Background::Exactly(Rgb::WHITE);
            assert_eq!(auto(white), of(ThemeChoice::Light, white));
        }
    }

    #[test]
    fn where_nothing_is_known_text_has_the_terminals_own_colours() {
        for depth in DEPTHS {
            let theme = Theme::new(ThemeChoice::Auto, depth);
            for style in [theme.text, theme.muted, theme.strong] {
                assert_eq!((style.fg, style.bg), (None, None), "{depth:?}");
            }
            assert!(theme.muted.add_modifier.contains(Modifier::DIM));
            assert!(theme.cursor.add_modifier.contains(Modifier::REVERSED));
            assert!(theme.cursor.sub_modifier.contains(Modifier::DIM));
            assert_eq!((theme.cursor.bg, theme.shades), (None, None));
            // Nor does what has fallen keep a hue that would be too faint when dim.
            assert_eq!(theme.fallen.fg, Some(Color::Reset));
            for background in [Rgb::BLACK, Rgb::WHITE] {
                for style in texts(&theme) {
                    let contrast = style.fg.and_then(estimate).map(|it| it.contrast(background));
                    assert!(contrast.is_none_or(|it| it >= LEAST), "{depth:?}: {style:?}");
                }
            }
        }
        let of_sixteen = Theme::new(ThemeChoice::Auto, ColorDepth::Sixteen);
        assert!(texts(&of_sixteen).iter().all(|style| style.fg.is_none()));
        let hues = Theme::new(ThemeChoice::Auto, ColorDepth::TrueColor).grades;
        let hues: Vec<Color> =
            Strength::ALL.iter().map(|strength| hues[Some(*strength)].fg.unwrap()).collect();
        assert!(hues.iter().all(|one| hues.iter().filter(|it| *it == one).count() == 1));
    }

    #[test]
    fn of_sixteen_colours_text_has_the_terminals_own_and_a_faint_one_is_not_used() {
        for choice in [ThemeChoice::Dark, ThemeChoice::Light] {
            let theme = Theme::new(choice, ColorDepth::Sixteen);
            assert_eq!((theme.text.fg, theme.muted.fg, theme.grades[None].fg), (None, None, None));
            assert!(theme.grades[Some(Strength::NamedInstitution)].fg.is_some());
        }
        // xterm's red has 5.3:1 on black, 4.1:1 there.
        let error = |background| on(background, ThemeChoice::Auto, ColorDepth::Sixteen).error;
        assert_eq!(error(0x000000).fg, Some(Color::LightRed));
        assert_eq!(error(0x1d1f21), bold());
    }

    #[test]
    fn where_the_terminal_may_be_of_the_other_kind_a_theme_paints_its_own_background() {
        let (white, black) = (Background::Exactly(Rgb::WHITE), Background::Exactly(Rgb::BLACK));
        let only = Background::Only;
        for depth in DEPTHS {
            for (choice, background) in [
                (ThemeChoice::Dark, white),
                (ThemeChoice::Dark, only(Brightness::Light)),
                (ThemeChoice::Dark, Background::Unknown),
                (ThemeChoice::Light, black),
                (ThemeChoice::Light, only(Brightness::Dark)),
                (ThemeChoice::Light, Background::Unknown),
            ] {
                let theme = Theme::of(&Palettes::defaults(), choice, depth, background);
                assert!(theme.text.bg.is_some() && theme.text.fg.is_some());
                let painted = theme.text.bg.and_then(estimate).unwrap();
                let least = least_contrast(&theme, painted);
                assert!(least >= LEAST, "{depth:?} {choice:?}: {least:.2}");
            }
            assert_eq!(on(0x2e3440, ThemeChoice::Dark, depth).text.bg, None);
        }
    }

    #[test]
    fn usual_backgrounds_leave_the_colours_as_they_are() {
        for (choice, backgrounds) in
            [(ThemeChoice::Dark, [0x000000, 0x14171c]), (ThemeChoice::Light, [0xffffff, 0xfafafa])]
        {
            for background in backgrounds {
                let expected = Theme::new(choice, ColorDepth::TrueColor);
                assert_eq!(on(background, ThemeChoice::Auto, ColorDepth::TrueColor), expected);
            }
        }
    }

    properties! {
        #[test]
        fn all_text_can_be_read_on_any_background(
            background in 0_u32..0x100_0000,
            choice in select(&ThemeChoice::ALL[..]),
        ) {
            let known = Rgb::hex(background);
            for depth in DEPTHS {
                let least = least_contrast(&on(background, choice, depth), known);
                prop_assert!(least >= LEAST, "{choice:?} {depth:?} {known}: {least:.2}");
            }
        }

        #[test]
        fn the_row_under_the_cursor_shows_on_any_background(background in 0_u32..0x100_0000) {
            let known = Rgb::hex(background);
            for depth in DEPTHS {
                let cursor = on(background, ThemeChoice::Auto, depth).cursor;
                match cursor.bg.and_then(estimate) {
                    Some(row) => prop_assert!(row.contrast(known) >= 1.2, "{row} on {known}"),
                    None => prop_assert!(cursor.add_modifier.contains(Modifier::REVERSED)),
                }
            }
        }
    }

    #[test]
    fn without_colours_no_style_has_one() {
        for theme in [
            Theme::new(ThemeChoice::None, ColorDepth::TrueColor),
            Theme::new(ThemeChoice::Dark, ColorDepth::None),
        ] {
            for style in texts(&theme).iter().chain(&[theme.matched, theme.cursor]) {
                assert_eq!((style.fg, style.bg), (None, None));
            }
            assert!(theme.cursor.add_modifier.contains(Modifier::REVERSED));
            assert_eq!(theme.shades, None);
        }
    }

    #[test]
    fn the_colours_are_those_of_the_file() {
        let dark = Theme::new(ThemeChoice::Dark, ColorDepth::TrueColor);
        assert_eq!(dark.grades[Some(Strength::NamedPerson)].fg, Some(Color::Rgb(0x79, 0xc3, 0xf7)));
        assert_eq!(dark.cursor.bg, Some(Color::Rgb(0x2b, 0x32, 0x40)));
        assert_eq!(dark.shades.unwrap()[4].bg, Some(Color::Rgb(0x5d, 0x62, 0x69)));
        let light = Theme::new(ThemeChoice::Light, ColorDepth::Sixteen);
        assert_eq!(light.shades, None);
        assert_eq!(light.grades[Some(Strength::NamedInstitution)].fg, Some(Color::Magenta));
        assert!(light.cursor.add_modifier.contains(Modifier::REVERSED));
    }
}
