//! The help: every key, what the signs stand for, and what the grades mean.

use crate::{
    action::{Action, Group},
    analysis::words,
    config::{Context, Key, Keymap},
    export::{LIMITS, MEANING},
    library::{Directness, RULES, Reply, Rule, UNDECIDED, Vocabulary},
    query::Mark,
    text::{fold, width as columns_of},
    ui::{
        Look,
        filters::sign_of,
        widgets::{
            look::{HANGS, Letter},
            rich::Rich,
            sheet::Sheet,
        },
    },
};
use ratatui::style::Style;

/// The columns of what is explained, where the room is not too narrow.
const TERMS: usize = 21;

/// The help as it is written.
pub(super) struct Guide<'l> {
    pub sheet: Sheet<'l>,
    /// Which of its lines are headings.
    pub headings: Vec<usize>,
    /// The heading of what comes next.
    section: String,
    /// Whether that heading has yet to be written.
    is_due: bool,
    /// What each entry must have.
    words: Vec<String>,
}

impl<'l> Guide<'l> {
    /// The keys that are in force, those of the place where the help was asked for first; the signs
    /// and the grades. Of all that only entries that have all words of `sought`.
    pub fn new(
        keymap: &Keymap,
        context: Context,
        sought: &str,
        width: u16,
        look: Look<'l>,
    ) -> Self {
        let words = fold(sought).split_whitespace().map(str::to_owned).collect();
        let sheet = Sheet::new(width, look);
        let mut guide =
            Self { sheet, headings: Vec::new(), section: String::new(), is_due: false, words };
        guide.keys(keymap, context);
        guide.signs();
        guide.grades();
        guide.nothing_found();
        guide
    }

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
        self.entry(glyphs.body_asked, strong, "the body that they belong to was asked");
        let undecided = look.theme.undecided;
        self.entry(
            glyphs.undecided,
            undecided,
            "undecided: a curator has still to decide it, and it counts nowhere as decided",
        );
        self.entry(
            look.nothing(),
            strong,
            "takes no side; criticised, and no reply to this reported",
        );
        self.entry(glyphs.marked, strong, "marked");
        self.entry(glyphs.checked, strong, "you checked it");
        self.entry(glyphs.outdated, strong, "you checked it before it changed");
        self.entry(glyphs.problem, strong, "you found a problem");
        self.entry(glyphs.noted, strong, "you wrote a note and have not checked it");
        self.entry(look.fallen_sign(), strong, "falls if unnamed sources are left out");
        self.entry(HANGS, strong, "stands, and answers or rests on a claim that has fallen");
        let [chosen, excluded] = [Mark::Chosen, Mark::Excluded].map(|mark| sign_of(mark, look));
        self.entry(chosen, strong, "a filter's value that claims must have");
        self.entry(excluded, strong, "a filter's value that they must not have");
    }

    fn grades(&mut self) {
        let look = self.sheet.look;
        let text = look.theme.text;
        self.heading("What the grades mean");
        self.paragraph(MEANING);
        self.blank();
        for letter in Letter::all() {
            for rule in RULES.iter().filter(|rule| Letter::of(rule.strength) == letter) {
                let meaning = format!("{}; leans on: {}", rule.when, rule.leans_on);
                self.entry(&self.term(rule), look.grade(letter), &meaning);
            }
        }
        let open = format!("{} {} B1?", UNDECIDED.letter, UNDECIDED.name);
        let meaning = format!("{}; before the sign what it would be as proposed", UNDECIDED.when);
        self.entry(&open, look.theme.undecided, &meaning);
        self.entry("N(?)", look.grade(Letter::Newsroom), "what carries the narration is undecided");
        self.entry("B3 +2", text, "two more sources say it; the strongest gives the grade");
        self.blank();
        for directness in Directness::ALL {
            self.entry(&directness.digit().to_string(), text, directness.meaning());
        }
        for limit in LIMITS {
            self.blank();
            self.paragraph(limit);
        }
    }

    fn term(&self, rule: &Rule) -> String {
        let bar = self.sheet.look.bar_in_list(Letter::of(rule.strength));
        format!("{bar} {} {}", rule.letter, rule.name)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::drawing::{self, ascii, assert_fits, colorless, dark, look};
    use ratatui::text::Line;

    fn all(keymap: &Keymap, width: u16, look: Look<'_>) -> Vec<Line<'static>> {
        Guide::new(keymap, Context::List, "", width, look).sheet.lines
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
            let guide = Guide::new(&keymap, context, "", 80, look(&theme));
            guide.sheet.lines[0].to_string().trim().to_owned()
        };
        assert_eq!(first(Context::Matrix), "In the matrix");
        assert_eq!(first(Context::List), "Moving");
    }

    #[test]
    fn a_changed_key_shows() {
        let keymap = Keymap::defaults()
            .patched(r#"{ "list": { "x": "copy" }, "panes": { "y": "nothing" } }"#)
            .unwrap();
        let theme = dark();
        let lines = all(&keymap, 80, look(&theme));
        let copy =
            lines.iter().map(ToString::to_string).find(|line| line.contains("Copy the marked"));
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
        fn it_fits_any_width(width in 0_u16..250) {
            assert_fits(&all(&Keymap::defaults(), width, look(&dark())), width);
        }
    }
}
