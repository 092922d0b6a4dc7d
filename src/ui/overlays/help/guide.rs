//! The help: every key, what the grades mean, and what the signs stand for.

use super::Tab;
use crate::{
    action::{Action, Group},
    analysis::words,
    config::{Context, Keymap, Sequence},
    export::{LIMITS, MEANING},
    library::{Directness, RULES, Reply, Rule, UNDECIDED, Vocabulary},
    query::Mark,
    text::{fold, width as columns_of},
    ui::{
        Look,
        filters::sign_of,
        overlays::palette::Verb,
        widgets::{look::Letter, rich::Rich, sheet::Sheet},
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
    /// The tabs one below the other: the keys that are in force, those that are worth knowing in
    /// the place where the help was asked for first; the grades and the signs. Of all that only
    /// entries that have all words of `sought`.
    pub fn new(
        keymap: &Keymap,
        (context, here): (Context, &[Action]),
        tabs: &[Tab],
        sought: &str,
        width: u16,
        look: Look<'l>,
    ) -> Self {
        let words = fold(sought).split_whitespace().map(str::to_owned).collect();
        let sheet = Sheet::new(width, look);
        let mut guide =
            Self { sheet, headings: Vec::new(), section: String::new(), is_due: false, words };
        for tab in tabs {
            match tab {
                Tab::Keys => guide.keys(keymap, context, here),
                Tab::Signs => {
                    guide.grades();
                    guide.signs();
                }
            }
        }
        guide.nothing_found();
        guide
    }

    /// What is worth knowing where the help was asked for; what else can be done in every view; and
    /// what each of the other places has besides.
    fn keys(&mut self, keymap: &Keymap, context: Context, here: &[Action]) {
        let own = keymap.own_of(context).into_iter().map(|(_, action)| action);
        let mut first: Vec<Action> = Vec::new();
        for action in here.iter().copied().chain(own) {
            if !first.contains(&action) {
                first.push(action);
            }
        }
        self.heading(&words::sentence(context.place()));
        self.entries(&keymap.bound(context), first.iter().copied());
        let everywhere = keymap.bound(Context::Panes);
        for group in Group::ALL {
            let of_group = |action: &Action| action.group() == group && !first.contains(action);
            self.heading(group.heading());
            self.entries(&everywhere, Action::ALL.iter().copied().filter(of_group));
        }
        if let Some(key) = keymap.keys(Context::Panes, Action::Palette).first() {
            let strong = self.sheet.look.theme.strong;
            let key = key.label(self.sheet.look.symbols);
            self.heading(&format!("Typed behind {key}"));
            for verb in Verb::ALL {
                self.entry(&verb.usage(), strong, verb.help());
            }
        }
        for other in Context::ALL.into_iter().filter(|other| *other != context) {
            self.keys_in(keymap, other);
        }
    }

    /// What a place has besides what every view has.
    fn keys_in(&mut self, keymap: &Keymap, context: Context) {
        if !matches!(context, Context::Everywhere | Context::Moving | Context::Panes) {
            self.heading(&words::sentence(context.place()));
            self.entries(&keymap.own_of(context), Action::ALL.iter().copied());
        }
    }

    /// Keys and what they do, an entry for each of the actions that has one.
    fn entries(&mut self, bound: &[(Sequence, Action)], actions: impl Iterator<Item = Action>) {
        let strong = self.sheet.look.theme.strong;
        for action in actions {
            let keys = bound.iter().filter(|(_, other)| *other == action);
            let labels: Vec<_> =
                keys.map(|(keys, _)| keys.label(self.sheet.look.symbols)).collect();
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
            glyphs.asked_elsewhere,
            strong,
            "was asked; the text does not say whether about this",
        );
        self.entry(
            glyphs.body_asked_elsewhere,
            strong,
            "the body that they belong to was asked; the text does not say whether about this",
        );
        self.entry(glyphs.marked, strong, "marked");
        self.entry(glyphs.checked, strong, "you checked it");
        self.entry(glyphs.outdated, strong, "you checked it before it changed");
        self.entry(glyphs.problem, strong, "you found a problem");
        self.entry(glyphs.noted, strong, "you wrote or began a note and have not checked it");
        self.entry(look.fallen_sign(), strong, "falls if unnamed sources are left out");
        self.entry(
            glyphs.dependent,
            strong,
            "stands, and answers or rests on a claim that has fallen",
        );
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
        let here = (Context::List, &[Action::Open, Action::Help][..]);
        Guide::new(keymap, here, &Tab::ALL, "", width, look).sheet.lines
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
        let first = |tab, context, here: &[Action]| {
            let guide = Guide::new(&keymap, (context, here), &[tab], "", 80, look(&theme));
            let lines = guide.sheet.lines[..2].iter().map(ToString::to_string);
            lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>()
        };
        let [place, key] = &first(Tab::Keys, Context::Matrix, &[])[..] else { panic!() };
        assert_eq!((place.as_str(), key.split_once(' ').unwrap().0), ("In the matrix", "h"));
        let [place, key] = &first(Tab::Keys, Context::List, &[Action::Copy])[..] else { panic!() };
        assert_eq!(
            (place.as_str(), key.split_once(' ').unwrap().0),
            ("In the list of claims", "y")
        );
        assert_eq!(first(Tab::Signs, Context::List, &[])[0], "What the grades mean");
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
