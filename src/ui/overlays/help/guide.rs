//! The help: every key, what the signs stand for, and what the grades mean.

use crate::ui::{
    Look,
    filters::pane::Choice,
    overlays::finder::list::typed_line,
    widgets::{
        look::{HANGS, Letter, letters},
        popup::rule,
        rich::Rich,
        scroll,
        sheet::Sheet,
    },
};
use crate::ui::{Window, render::Painter};
use crate::{
    action::{Action, Group},
    analysis::words,
    config::{Context, Key, Keymap},
    export::{LIMITS, MEANING},
    library::{Directness, RULES, Reply, Strength, Vocabulary},
    text::{fold, width as columns_of},
};
use ratatui::{
    layout::{Position, Rect},
    style::Style,
    text::Line,
};

/// What the help shows.
#[derive(Debug, Clone, Copy)]
pub struct Help<'a> {
    /// The keys that are in force.
    pub keymap: &'a Keymap,
    /// Where the help was asked for: what can be done there comes first.
    pub context: Context,
    /// Words: only entries that have all of them are shown.
    pub sought: &'a str,
    /// The place of the cursor in them, in bytes, while they are typed.
    pub cursor: Option<usize>,
    /// The first line to show.
    pub top: usize,
}

/// The help as lines.
#[derive(Debug, Clone)]
pub struct Drawn<'a> {
    /// The lines that can be seen.
    pub lines: Vec<Line<'a>>,
    /// The first line shown of what scrolls.
    pub top: usize,
    /// How many lines of what scrolls can be seen at once.
    pub page: usize,
    /// How many lines scroll.
    pub height: usize,
    /// Which of them are headings.
    pub headings: Vec<usize>,
    /// The column of the cursor in the first line.
    pub cursor: Option<u16>,
}

impl<'a> Help<'a> {
    /// The help in so much room.
    pub fn draw(&self, width: u16, height: u16, look: Look<'_>) -> Drawn<'a> {
        let words = fold(self.sought).split_whitespace().map(str::to_owned).collect();
        let sheet = Sheet::new(width, look);
        let mut guide =
            Guide { sheet, headings: Vec::new(), section: String::new(), is_due: false, words };
        guide.keys(self.keymap, self.context);
        guide.signs();
        guide.grades();
        guide.nothing_found();
        let Guide { sheet: Sheet { lines: all, .. }, headings, .. } = guide;
        let mut lines = Vec::new();
        let mut cursor = None;
        if self.cursor.is_some() || !self.sought.is_empty() {
            let at = self.cursor.unwrap_or(self.sought.len());
            let (line, column) = typed_line(self.sought, at, width, look);
            lines.extend([line, rule(width, look)]);
            cursor = self.cursor.map(|_| column);
        }
        let (total, page) = (all.len(), usize::from(height).saturating_sub(lines.len()));
        let top = scroll::clamp(self.top, page, total);
        lines.extend(all.into_iter().skip(top).take(page));
        lines.truncate(usize::from(height));
        Drawn { lines, top, page, height: total, headings, cursor }
    }
}

/// The columns of what is explained, where the room is not too narrow.
const TERMS: usize = 21;

/// The help as it is written.
struct Guide<'l> {
    sheet: Sheet<'l>,
    headings: Vec<usize>,
    /// The heading of what comes next.
    section: String,
    /// Whether that heading has yet to be written.
    is_due: bool,
    /// What each entry must have.
    words: Vec<String>,
}

impl Guide<'_> {
    /// What can be done where the help was asked for; what can be done in every view; and what
    /// each of the other places has besides.
    fn keys(&mut self, keymap: &Keymap, context: Context) {
        self.keys_in(keymap, context);
        let everywhere = keymap.bound(Context::Panes);
        for group in Group::ALL {
            let of_group: Vec<_> =
                everywhere.iter().filter(|(_, action)| action.group() == group).copied().collect();
            self.heading(group.heading());
            self.entries(&of_group);
        }
        for other in Context::ALL.into_iter().filter(|other| *other != context) {
            self.keys_in(keymap, other);
        }
    }

    /// What a place has besides what every view has.
    fn keys_in(&mut self, keymap: &Keymap, context: Context) {
        if !matches!(context, Context::Everywhere | Context::Moving | Context::Panes) {
            self.heading(&words::sentence(context.place()));
            self.entries(&keymap.own_of(context));
        }
    }

    /// Keys and what they do, an entry for each action in the order of their table.
    fn entries(&mut self, bound: &[(Key, Action)]) {
        let strong = self.sheet.look.theme.strong;
        for action in Action::ALL {
            let keys = bound.iter().filter(|(_, other)| other == action);
            let labels: Vec<_> = keys.map(|(key, _)| key.label(self.sheet.look.symbols)).collect();
            if !labels.is_empty() {
                self.entry(&labels.join(" "), strong, action.help());
            }
        }
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
        self.entry(look.nothing(), strong, "takes no side; accused, and no reply to this reported");
        self.entry(glyphs.marked, strong, "marked");
        self.entry(glyphs.checked, strong, "you checked it");
        self.entry(glyphs.outdated, strong, "you checked it before it changed");
        self.entry(glyphs.problem, strong, "you found a problem");
        self.entry(glyphs.noted, strong, "you wrote a note and have not checked it");
        self.entry(look.fallen_sign(), strong, "has fallen in the strip test");
        self.entry(HANGS, strong, "stands, and answers or rests on a claim that has fallen");
        let sign = |choice| crate::ui::filters::pane::sign(choice, look);
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

    /// A heading, which stands there only if something follows.
    fn heading(&mut self, text: &str) {
        (self.section, self.is_due) = (text.to_owned(), true);
    }

    fn put_heading(&mut self) {
        if !std::mem::take(&mut self.is_due) {
            return;
        }
        if !self.sheet.lines.is_empty() {
            self.blank();
        }
        self.headings.push(self.sheet.lines.len());
        self.sheet.text(&Rich::of(&self.section, self.sheet.look.theme.strong), 1, 1);
    }

    fn is_sought(&self, term: &str, meaning: &str) -> bool {
        let text = format!("{} {term} {meaning}", self.section);
        let text = fold(&text);
        self.words.iter().all(|word| text.contains(word))
    }

    fn paragraph(&mut self, text: &str) {
        if self.is_sought("", text) {
            self.put_heading();
            self.sheet.text(&Rich::of(text, self.sheet.look.theme.text), 1, 1);
        }
    }

    /// A term and beside it, or behind it where there is no room, what it means.
    fn entry(&mut self, term: &str, style: Style, meaning: &str) {
        if !self.is_sought(term, meaning) {
            return;
        }
        self.put_heading();
        let text = self.sheet.look.theme.text;
        let is_narrow = usize::from(self.sheet.width) < 3 * TERMS;
        if is_narrow || columns_of(term) > TERMS {
            self.sheet.text(&Rich::of(term, style).put("  ", text).put(meaning, text), 1, 4);
        } else {
            self.sheet.beside((term, style), &Rich::of(meaning, text), 1 + TERMS + 2);
        }
    }

    fn nothing_found(&mut self) {
        if self.sheet.lines.is_empty() {
            let text = "Nothing in the help has all of these words.";
            self.sheet.text(&Rich::of(text, self.sheet.look.theme.text), 1, 1);
        }
    }

    fn blank(&mut self) {
        if self.words.is_empty() {
            self.sheet.blank();
        }
    }
}

impl Painter<'_, '_> {
    pub(crate) fn help(&mut self, help: &super::Help, area: Rect) {
        let area = self.popup("Help", area);
        let sought = help.line.text();
        let drawn = Help {
            keymap: &self.cx.settings.keymap,
            context: help.context,
            sought: &sought,
            cursor: help.is_typing.then(|| help.line.before().len()),
            top: help.top,
        }
        .draw(area.width, area.height, self.look);
        self.lines(&drawn.lines, area);
        self.typing = drawn.cursor.map(|column| Position::new(area.x + column, area.y));
        self.frame.popup = Window { top: drawn.top, height: drawn.page, content: drawn.height };
        self.frame.headings = drawn.headings;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::drawing::{self, ascii, assert_fits, colorless, dark, look};
    use proptest::prelude::*;

    fn help(keymap: &Keymap) -> Help<'_> {
        Help { keymap, context: Context::List, sought: "", cursor: None, top: 0 }
    }

    fn all(keymap: &Keymap, width: u16, look: Look<'_>) -> Vec<Line<'static>> {
        let drawn = Help { keymap, ..help(keymap) }.draw(width, u16::MAX, look);
        drawn.lines.into_iter().map(|line| Line::raw(line.to_string())).collect()
    }

    #[test]
    fn every_action_every_rule_and_every_key_is_there() {
        let (keymap, theme) = (Keymap::defaults(), dark());
        let lines = all(&keymap, 400, look(&theme));
        let text: Vec<_> = lines.iter().map(ToString::to_string).collect();
        for context in Context::ALL {
            for (key, action) in keymap.own_of(context) {
                let label = key.label(look(&theme).symbols);
                let mut entries = text.iter().filter(|line| line.ends_with(action.help()));
                assert!(entries.any(|line| line.contains(&label)), "{label} {action}");
            }
        }
        let text = text.join("\n");
        for action in Action::ALL {
            assert!(text.contains(action.help()), "{action}");
        }
        for rule in &RULES {
            assert!(text.contains(rule.when) && text.contains(rule.leans_on), "{}", rule.name);
        }
    }

    #[test]
    fn where_it_was_asked_for_comes_first() {
        let (keymap, theme) = (Keymap::defaults(), dark());
        let first = |context| {
            let drawn = Help { context, ..help(&keymap) }.draw(80, 40, look(&theme));
            drawn.lines[0].to_string().trim().to_owned()
        };
        assert_eq!(first(Context::Matrix), "In the matrix");
        assert_eq!(first(Context::List), "Moving");
    }

    #[test]
    fn only_what_is_looked_for_is_shown_under_its_heading() {
        let (keymap, theme) = (Keymap::defaults(), dark());
        let picture = |sought, cursor| {
            let drawn = Help { sought, cursor, ..help(&keymap) }.draw(78, 20, look(&theme));
            drawing::symbols(&drawn.lines, 78)
        };
        insta::assert_snapshot!(
            [picture("strip test", Some(5)), picture("xyzzy", None)].join("\n")
        );
    }

    #[test]
    fn a_changed_key_shows() {
        let keymap = Keymap::defaults()
            .patched(r#"{ "list": { "x": "copy" }, "panes": { "y": "nothing" } }"#)
            .unwrap();
        let theme = dark();
        let lines = all(&keymap, 80, look(&theme));
        let copy = lines.iter().map(ToString::to_string).find(|line| line.contains("Copy the sel"));
        assert_eq!(copy.unwrap().split_whitespace().next(), Some("x"));
    }

    #[test]
    fn it_reads_well_at_every_width() {
        let (keymap, theme) = (Keymap::defaults(), dark());
        let pictures =
            [38, 78, 118].map(|width| drawing::symbols(&all(&keymap, width, look(&theme)), width));
        insta::assert_snapshot!(pictures.join("\n"));
    }

    #[test]
    fn ascii_needs_nothing_else() {
        let (keymap, theme) = (Keymap::defaults(), colorless());
        let picture = drawing::symbols(&all(&keymap, 80, ascii(&theme)), 80);
        assert!(picture.is_ascii(), "{picture}");
    }

    properties! {
        #![cases(64)]
        #[test]
        fn it_fits_any_room(width in 0_u16..250, height in 0_u16..80, top in 0_usize..300) {
            let (keymap, theme) = (Keymap::defaults(), dark());
            let drawn = Help { top, cursor: Some(0), ..help(&keymap) }.draw(width, height, look(&theme));
            prop_assert!(drawn.lines.len() <= usize::from(height));
            assert_fits(&drawn.lines, width);
        }
    }
}
