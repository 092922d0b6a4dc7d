//! The help: every key, what the signs stand for, and what the grades mean.

use super::{
    Look,
    facets::{self, Choice},
    look::{HANGS, Letter, letters},
    rich::Rich,
    scroll,
    sheet::Sheet,
};
use crate::{
    action::{Action, Group},
    config::{Context, Keymap},
    export::{LIMITS, MEANING},
    library::{Directness, RULES, Reply, Strength, Vocabulary},
    text::width as columns_of,
};
use ratatui::{style::Style, text::Line};

/// What the help shows.
#[derive(Debug, Clone, Copy)]
pub struct Help<'a> {
    /// The keys that are in force.
    pub keymap: &'a Keymap,
    /// The first line to show.
    pub top: usize,
}

/// The help as lines.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// The lines that can be seen.
    pub lines: Vec<Line<'static>>,
    /// The first line shown.
    pub top: usize,
    /// How many lines there are.
    pub height: usize,
    /// The lines that are headings.
    pub headings: Vec<usize>,
}

impl Help<'_> {
    /// The help in so much room.
    pub fn draw(&self, width: u16, height: u16, look: Look<'_>) -> Drawn {
        let mut guide = Guide { sheet: Sheet::new(width, look), headings: Vec::new() };
        guide.keys(self.keymap);
        guide.signs();
        guide.grades();
        let Guide { sheet: Sheet { lines: all, .. }, headings } = guide;
        let total = all.len();
        let top = scroll::clamp(self.top, usize::from(height), total);
        let lines = all.into_iter().skip(top).take(usize::from(height)).collect();
        Drawn { lines, top, height: total, headings }
    }
}

/// The columns of what is explained, where the room is not too narrow.
const TERMS: usize = 21;

/// The help as it is written.
struct Guide<'l> {
    sheet: Sheet<'l>,
    headings: Vec<usize>,
}

impl Guide<'_> {
    fn keys(&mut self, keymap: &Keymap) {
        let strong = self.sheet.look.theme.strong;
        for group in Group::ALL {
            self.heading(group.heading());
            for action in Action::ALL.iter().filter(|action| action.group() == group) {
                let keys = self.keys_of(keymap, *action);
                self.entry(&keys, strong, action.help());
            }
        }
    }

    /// The keys that stand for an action anywhere, each once.
    fn keys_of(&self, keymap: &Keymap, action: Action) -> String {
        let mut labels: Vec<String> = Vec::new();
        for context in Context::ALL {
            for key in keymap.keys(context, action) {
                let label = key.label(self.sheet.look.symbols);
                if !labels.contains(&label) {
                    labels.push(label);
                }
            }
        }
        labels.join(" ")
    }

    fn signs(&mut self) {
        let look = self.sheet.look;
        let (glyphs, strong) = (look.glyphs(), look.theme.strong);
        self.heading("Signs");
        let both = |said, implied| format!("{said} {implied}");
        let opposes = both(glyphs.opposes, glyphs.opposes_implied);
        let supports = both(glyphs.supports, glyphs.supports_implied);
        self.entry(&opposes, strong, "opposes the proposition in focus: said, implied");
        self.entry(&supports, strong, "supports it: said, implied");
        self.entry(glyphs.explains, strong, "explains it and takes no side");
        for reply in Reply::ALL {
            self.entry(look.reply(*reply), strong, reply.label());
        }
        self.entry(glyphs.no_request, strong, "no request for comment is reported");
        self.entry(glyphs.marked, strong, "marked");
        self.entry(glyphs.checked, strong, "you checked it");
        self.entry(glyphs.outdated, strong, "you checked it before it changed");
        self.entry(glyphs.problem, strong, "you found a problem");
        self.entry(glyphs.noted, strong, "you wrote a note and have not checked it");
        self.entry(look.fallen_sign(), strong, "has fallen in the strip test");
        self.entry(HANGS, strong, "stands, and answers or rests on a claim that has fallen");
        let sign = |choice| facets::sign(choice, look);
        self.entry(sign(Choice::Chosen), strong, "a filter's value that claims must have");
        self.entry(sign(Choice::Excluded), strong, "a filter's value that they must not have");
    }

    fn grades(&mut self) {
        let look = self.sheet.look;
        let text = look.theme.text;
        self.heading("What the grades mean");
        self.paragraph(MEANING);
        self.blank();
        for letter in letters() {
            let rule = letter.map_or(&RULES[0], Strength::rule);
            let meaning = format!("{}; leans on: {}", rule.when, rule.leans_on);
            self.entry(&self.term(letter), look.grade(letter), &meaning);
        }
        self.blank();
        for directness in Directness::ALL {
            self.entry(&directness.digit().to_string(), text, directness.meaning());
        }
        for limit in LIMITS {
            self.blank();
            self.paragraph(limit);
        }
    }

    fn term(&self, letter: Letter) -> String {
        let rule = letter.map_or(&RULES[0], Strength::rule);
        format!("{} {} {}", self.sheet.look.bar_in_list(letter), rule.letter, rule.name)
    }

    fn heading(&mut self, text: &str) {
        if !self.sheet.lines.is_empty() {
            self.blank();
        }
        self.headings.push(self.sheet.lines.len());
        self.sheet.text(&Rich::of(text, self.sheet.look.theme.strong), 1, 1);
    }

    fn paragraph(&mut self, text: &str) {
        self.sheet.text(&Rich::of(text, self.sheet.look.theme.text), 1, 1);
    }

    /// A term and beside it, or behind it where there is no room, what it means.
    fn entry(&mut self, term: &str, style: Style, meaning: &str) {
        let text = self.sheet.look.theme.text;
        let is_narrow = usize::from(self.sheet.width) < 3 * TERMS;
        if is_narrow || columns_of(term) > TERMS {
            self.sheet.text(&Rich::of(term, style).put("  ", text).put(meaning, text), 1, 4);
        } else {
            self.sheet.beside((term, style), &Rich::of(meaning, text), 1 + TERMS + 2);
        }
    }

    fn blank(&mut self) {
        self.sheet.blank();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::testing::{self, ascii, assert_fits, colorless, dark, look};
    use proptest::prelude::*;

    fn all(keymap: &Keymap, width: u16, look: Look<'_>) -> Vec<Line<'static>> {
        Help { keymap, top: 0 }.draw(width, u16::MAX, look).lines
    }

    #[test]
    fn every_action_every_rule_and_every_key_is_there() {
        let (keymap, theme) = (Keymap::defaults(), dark());
        let lines = all(&keymap, 400, look(&theme));
        let text: Vec<_> = lines.iter().map(ToString::to_string).collect();
        let text = text.join("\n");
        for action in Action::ALL {
            assert!(text.contains(action.help()), "{action}");
            for context in Context::ALL {
                for key in keymap.keys(context, *action) {
                    let label = key.label(look(&theme).symbols);
                    let line = text.lines().find(|line| line.ends_with(action.help()));
                    assert!(line.is_some_and(|line| line.contains(&label)), "{label}");
                }
            }
        }
        for rule in &RULES {
            assert!(text.contains(rule.when) && text.contains(rule.leans_on), "{}", rule.name);
        }
    }

    #[test]
    fn a_changed_key_shows() {
        let keymap = Keymap::parse(r#"{ "list": { "x": "copy" } }"#).unwrap();
        let theme = dark();
        let lines = all(&keymap, 80, look(&theme));
        let copy = lines.iter().map(ToString::to_string).find(|line| line.contains("Copy the sel"));
        assert_eq!(copy.unwrap().split_whitespace().next(), Some("x"));
    }

    #[test]
    fn it_reads_well_at_every_width() {
        let (keymap, theme) = (Keymap::defaults(), dark());
        let pictures =
            [38, 78, 118].map(|width| testing::symbols(&all(&keymap, width, look(&theme)), width));
        insta::assert_snapshot!(pictures.join("\n"));
    }

    #[test]
    fn ascii_needs_nothing_else() {
        let (keymap, theme) = (Keymap::defaults(), colorless());
        let picture = testing::symbols(&all(&keymap, 80, ascii(&theme)), 80);
        assert!(picture.is_ascii(), "{picture}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn it_fits_any_room(width in 0_u16..250, height in 0_u16..80, top in 0_usize..300) {
            let (keymap, theme) = (Keymap::defaults(), dark());
            let drawn = Help { keymap: &keymap, top }.draw(width, height, look(&theme));
            prop_assert!(drawn.lines.len() <= usize::from(height));
            assert_fits(&drawn.lines, width);
        }
    }
}
