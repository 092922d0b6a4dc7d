//! The colours of a theme file that nobody could read.

use ratatui::style::Color;

use super::background::Brightness;
use super::palette::{Cursor, Hue, Palette, Palettes, Paper, Shades};
use super::rgb::{LEAST, Rgb};
use super::xterm::exact;

/// The way to a colour in the file: "dark", "true_color", "grades", "b".
pub(super) type Way = Vec<&'static str>;

/// What a colour stands on.
struct Ground {
    color: Rgb,
    /// What cannot be said of a colour that cannot be read on it: "on any dark background".
    phrase: String,
    /// The way to it, where the patch names it.
    way: Option<Way>,
    /// Whether nothing but counts stands on it, as in a heat map.
    is_shade: bool,
}

fn message(color: Color, contrast: f64, ground: &str) -> String {
    format!(
        "`{color}` cannot be read {ground}: its contrast is {contrast:.1}:1, and {LEAST}:1 is the \
         least"
    )
}

/// What cannot be read in some palettes, as far as a colour of the patch is to blame; each with
/// the way to that colour.
pub(super) fn unreadable(patched: &Palettes, patch: &Palettes) -> Vec<(Way, String)> {
    let (dark, light) = (Some(Brightness::Dark), Some(Brightness::Light));
    let themes = [
        ("dark", &patched.dark, &patch.dark, dark),
        ("light", &patched.light, &patch.light, light),
        // Its background is its own, unless somebody has taken that away.
        ("high_contrast", &patched.high_contrast, &patch.high_contrast, dark),
        ("plain", &patched.plain, &patch.plain, None),
    ];
    let mut found = Vec::new();
    for (theme, patched, patch, brightness) in themes {
        for (depth, palette, patch) in [
            ("true_color", &patched.true_color, &patch.true_color),
            ("sixteen", &patched.sixteen, &patch.sixteen),
        ] {
            let of_palette = of_palette(palette, patch, brightness).into_iter();
            found.extend(of_palette.map(|(way, it)| ([vec![theme, depth], way].concat(), it)));
        }
    }
    found
}

fn of_palette(
    palette: &Palette,
    patch: &Palette,
    brightness: Option<Brightness>,
) -> Vec<(Way, String)> {
    let grounds = grounds(palette, patch);
    let mut found = Vec::new();
    for ((way, hue), (_, own)) in hues(palette).into_iter().zip(hues(patch)) {
        let Some((color, front)) = hue.and_then(|Hue(color)| Some((color, exact(color)?))) else {
            continue;
        };
        let mut see = |phrase: &str, contrast: f64, blamed: Option<&Way>| {
            let to_blame = own.is_some().then_some(&way).or(blamed);
            if let Some(blamed) = to_blame.filter(|_| contrast < LEAST) {
                found.push((blamed.clone(), message(color, contrast, phrase)));
            }
        };
        match brightness.filter(|_| palette.background.is_none()) {
            Some(brightness) => {
                let contrasts = brightness.usual().iter().map(|it| front.contrast(*it));
                let phrase = match brightness {
                    Brightness::Dark => "on any dark background",
                    Brightness::Light => "on any light background",
                };
                see(phrase, contrasts.fold(0.0, f64::max), None);
            }
            None if palette.background.is_none() => {
                for background in [Rgb::BLACK, Rgb::WHITE] {
                    let phrase = format!("on every background, for one on {background}");
                    see(&phrase, front.contrast(background), None);
                }
            }
            None => {}
        }
        for ground in grounds.iter().filter(|ground| !ground.is_shade || way == ["text"]) {
            see(&ground.phrase, front.contrast(ground.color), ground.way.as_ref());
        }
    }
    if let (Some(Paper { background, text }), Some(_)) = (palette.paper, patch.paper) {
        let contrast = exact(text.0).zip(exact(background.0)).map(|(text, on)| text.contrast(on));
        if let Some(contrast) = contrast.filter(|contrast| *contrast < LEAST) {
            let phrase = format!("on `{}`", background.0);
            found.push((vec!["paper"], message(text.0, contrast, &phrase)));
        }
    }
    // A background that nothing can be read on is named once.
    found.dedup_by(|one, other| one.0 == other.0);
    found
}

/// What the program itself paints below text.
fn grounds(palette: &Palette, patch: &Palette) -> Vec<Ground> {
    let ground = |hue: Hue, place: &str, way: Option<&'static str>| {
        let color = exact(hue.0)?;
        Some(Ground {
            color,
            phrase: format!("{place}on `{}`", hue.0),
            way: way.map(|way| vec![way]),
            is_shade: false,
        })
    };
    let background =
        palette.background.and_then(|hue| ground(hue, "", patch.background.map(|_| "background")));
    let cursor = match palette.cursor {
        Some(Cursor::Background(hue)) => {
            ground(hue, "under the cursor, ", patch.cursor.map(|_| "cursor"))
        }
        _ => None,
    };
    let shades = match palette.shades {
        Some(Shades::Backgrounds(shades)) => shades.to_vec(),
        _ => Vec::new(),
    };
    let shade = |hue| {
        let shade = ground(hue, "in the matrix, ", patch.shades.map(|_| "shades"))?;
        Some(Ground { is_shade: true, ..shade })
    };
    background.into_iter().chain(cursor).chain(shades.into_iter().filter_map(shade)).collect()
}

/// The colours of the text, each with the way to it.
fn hues(palette: &Palette) -> Vec<(Way, Option<Hue>)> {
    let texts = [
        ("text", palette.text),
        ("muted", palette.muted),
        ("undecided", palette.undecided),
        ("error", palette.error),
    ];
    let grades = palette.grades.iter().map(|(rule, hue)| (vec!["grades", rule.colour], hue));
    texts.into_iter().map(|(key, hue)| (vec![key], hue)).chain(grades).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(text: &str, expected: &[&str]) {
        let errors = Palettes::defaults().patched(text).unwrap_err();
        let errors: Vec<_> = errors.iter().map(|it| format!("{}: {it}", it.place)).collect();
        assert_eq!(errors, expected);
    }

    #[test]
    fn what_can_be_read_nowhere_is_refused_at_its_place() {
        refused(
            "(\n  dark: (true_color: (\n    text: \"#333333\",\n  )),\n)",
            &["3:11: `#333333` cannot be read on any dark background: its contrast is 1.7:1, and \
               4.5:1 is the least"],
        );
        refused(
            "(light: (true_color: (grades: (f: \"#ffeeee\"), muted: \"#eeeeee\")))",
            &[
                "1:54: `#EEEEEE` cannot be read on any light background: its contrast is 1.2:1, \
                 and 4.5:1 is the least",
                "1:35: `#FFEEEE` cannot be read on any light background: its contrast is 1.1:1, \
                 and 4.5:1 is the least",
            ],
        );
    }

    #[test]
    fn what_the_program_paints_itself_is_a_background_too() {
        refused(
            "(dark: (true_color: (muted: \"#808080\")))",
            &["1:29: `#808080` cannot be read under the cursor, on `#2B3240`: its contrast is \
               3.3:1, and 4.5:1 is the least"],
        );
        refused(
            "(dark: (true_color: (cursor: Background(\"#a0a0a0\"))))",
            &["1:30: `#D8DEE6` cannot be read under the cursor, on `#A0A0A0`: its contrast is \
               1.9:1, and 4.5:1 is the least"],
        );
        refused(
            "(high_contrast: (true_color: (background: \"#ffffff\")))",
            &["1:43: `#FFFFFF` cannot be read on `#FFFFFF`: its contrast is 1.0:1, and 4.5:1 is \
               the least"],
        );
        refused(
            "(light: (true_color: (shades: Backgrounds((\"#eeeeee\", \"#dddddd\", \"#cccccc\", \
             \"#bbbbbb\", \"#444444\")))))",
            &[
                "1:31: `#1D2128` cannot be read in the matrix, on `#444444`: its contrast is 1.7:1, \
               and 4.5:1 is the least",
            ],
        );
    }

    #[test]
    fn what_is_painted_on_the_wrong_terminal_and_what_knows_none_is_held_to_it_too() {
        refused(
            "(dark: (true_color: (paper: (background: \"#14171c\", text: \"#333333\"))))",
            &["1:29: `#333333` cannot be read on `#14171C`: its contrast is 1.4:1, and 4.5:1 is \
               the least"],
        );
        refused(
            "(plain: (true_color: (grades: (b: \"#79c3f7\"), error: \"#a00020\")))",
            &[
                "1:54: `#A00020` cannot be read on every background, for one on #000000: its \
                 contrast is 2.5:1, and 4.5:1 is the least",
                "1:35: `#79C3F7` cannot be read on every background, for one on #ffffff: its \
                 contrast is 1.9:1, and 4.5:1 is the least",
            ],
        );
    }

    #[test]
    fn what_nobody_knows_and_what_reads_well_somewhere_is_taken() {
        for text in [
            "(dark: (sixteen: (text: \"blue\")))",
            "(dark: (true_color: (muted: \"blue\")))",
            "(dark: (true_color: (muted: \"#777777\", cursor: Reverse)))",
            "(light: (true_color: (text: \"#000000\")), high_contrast: (sixteen: (text: \"green\")))",
        ] {
            let patched = Palettes::defaults().patched(text);
            assert!(patched.is_ok(), "{text}: {patched:?}");
        }
    }
}
