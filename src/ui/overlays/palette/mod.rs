//! Finding an action by its name.

pub(crate) mod list;
pub(crate) mod render;

use super::{After, Overlay};
use crate::{
    action::{Action, Group},
    config::{Context, ThemeChoice},
    text::fold,
    ui::{Cx, Line, Target, hints::Entry, layout::Screen, moved, render::Painter},
};
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};
use ratatui::layout::Rect;

const HINTS: &[Entry] = &[
    (&[Action::Accept], "do it"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::Close], "back"),
];

/// Finding an action by its name, or a paragraph by its number.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    /// What is typed.
    pub line: Line,
    /// The selected one of those that are found, counted from the first.
    pub selected: usize,
}

/// Something that the palette can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Go to a paragraph.
    Paragraph(u16),
    /// What a key does.
    Act(Action),
    /// Show another theme.
    Theme(ThemeChoice),
}

/// Other words for a theme.
const THEME_WORDS: &str = "colors colorscheme background";

impl Palette {
    /// What is found, the best first.
    pub fn commands(&self, cx: &Cx) -> Vec<Command> {
        let typed = self.line.text();
        let typed = typed.trim();
        if let Some(paragraph) = paragraph(typed) {
            return vec![Command::Paragraph(paragraph)];
        }
        let wanted = Wanted::new(typed);
        let listed = Action::ALL.iter().copied().filter(|action| is_listed(*action));
        let actions = listed.filter_map(|action| {
            let fit = wanted.rank(action.name(), action.help())?;
            Some(((cx.elsewhere(action).is_some(), fit), Command::Act(action)))
        });
        let themes = themes(cx).filter_map(|theme| {
            let help = format!("{} {THEME_WORDS}", theme.help());
            let fit = wanted.rank(&format!("theme {}", theme.name()), &help)?;
            Some(((false, fit), Command::Theme(theme)))
        });
        // What can be done here comes before what cannot.
        let mut found: Vec<_> = actions.chain(themes).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, command)| command).collect()
    }

    fn accept(&self, cx: &mut Cx) -> After {
        match self.commands(cx).get(self.selected) {
            None => {
                cx.say(nothing_found(&self.line.text()));
                return After::Stay;
            }
            Some(Command::Paragraph(paragraph)) => cx.find_paragraph(*paragraph),
            Some(Command::Theme(theme)) => cx.choose_theme(*theme),
            Some(Command::Act(action)) => match cx.elsewhere(*action) {
                Some(context) => {
                    cx.say(format!("`{action}` can be done {}, not here", context.place()));
                }
                None => return After::Act(*action),
            },
        }
        After::Close
    }
}

impl Overlay for Palette {
    fn context(&self) -> Context {
        Context::Palette
    }

    fn update(&mut self, action: Action, cx: &mut Cx) -> After {
        match action {
            Action::Close => return After::Close,
            Action::Accept => return self.accept(cx),
            _ => {
                let found = self.commands(cx).len();
                if let Some(to) = moved(self.selected, found, action, cx.frame.popup) {
                    self.selected = to;
                } else if self.line.act(action) {
                    self.selected = 0;
                }
            }
        }
        After::Stay
    }

    fn type_in(&mut self, text: &str, _: &mut Cx) {
        self.line.insert(text);
        self.selected = 0;
    }

    fn click(&mut self, place: usize, cx: &mut Cx) -> After {
        if self.selected == place {
            return self.accept(cx);
        }
        self.selected = place;
        After::Stay
    }

    fn theme(&self, cx: &Cx) -> Option<ThemeChoice> {
        match self.commands(cx).get(self.selected) {
            Some(Command::Theme(theme)) => Some(*theme),
            _ => None,
        }
    }

    fn hints(&self) -> &'static [Entry] {
        HINTS
    }

    fn render(&self, screen: &Screen, area: Rect, painter: &mut Painter<'_, '_>) {
        painter.palette(self, screen, area);
    }

    fn cursor(&self) -> Option<Target> {
        Some(Target::Choice(self.selected))
    }
}

/// The themes, the one in force first: what is selected without having been looked for changes
/// nothing.
fn themes(cx: &Cx) -> impl Iterator<Item = ThemeChoice> {
    let current = cx.settings.appearance.choice();
    let others = ThemeChoice::ALL.into_iter().filter(move |theme| *theme != current);
    std::iter::once(current).chain(others)
}

impl Cx {
    /// Where an action has a key, if it has none here: there it can be done, and here it cannot.
    pub(crate) fn elsewhere(&self, action: Action) -> Option<Context> {
        let keymap = &self.settings.keymap;
        let has_key = |context: &Context| !keymap.keys(*context, action).is_empty();
        let here = self.context();
        if has_key(&here) { None } else { Context::ALL.into_iter().find(has_key) }
    }

    /// Goes to a paragraph, and says where that leads if not there.
    fn find_paragraph(&mut self, paragraph: u16) {
        let Some(paragraphs) = self.nav.dossier().map(|dossier| dossier.paragraphs()) else {
            return self.say("no article is open");
        };
        if !(1..=paragraphs).contains(&paragraph) {
            return self.say(format!("the article has {paragraphs} paragraphs"));
        }
        let is_found = self.nav.go_to_paragraph(paragraph);
        let here = self.nav.selected().map(|claim| claim.paragraph());
        match here.filter(|_| is_found) {
            Some(here) if here == paragraph => {}
            Some(here) => self.say(format!("paragraph {paragraph} has no claim: this is {here}")),
            None => self.say(format!("there is no claim from paragraph {paragraph} on")),
        }
    }
}

/// The paragraph that is meant by "12", "¶12" or, as the palette itself calls it, "paragraph 12".
fn paragraph(typed: &str) -> Option<u16> {
    let number = ["¶", "paragraph"].iter().find_map(|word| typed.strip_prefix(word));
    number.unwrap_or(typed).trim().parse().ok()
}

/// That nothing is called what is typed.
fn nothing_found(typed: &str) -> String {
    match typed.trim().strip_prefix("theme ") {
        Some(_) => {
            let names = ThemeChoice::ALL.map(ThemeChoice::name).join(", ");
            format!("no theme has such a name; there are {names}")
        }
        None => "no action has such a name".to_owned(),
    }
}

/// What is typed, ready to be looked for.
struct Wanted {
    folded: String,
    matcher: SkimMatcherV2,
}

/// How well an action fits: names before sentences, and the better of each first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Its name is like what is typed; the smaller the better.
    Name(i64),
    /// Its name and its sentence have all the words between them.
    Sentence,
}

impl Wanted {
    fn new(typed: &str) -> Self {
        Self { folded: fold(typed).replace('-', " "), matcher: SkimMatcherV2::default() }
    }

    fn rank(&self, name: &str, help: &str) -> Option<Fit> {
        let name = name.replace('-', " ");
        let in_name = self.matcher.fuzzy_match(&name, &self.folded).map(|score| Fit::Name(-score));
        in_name.or_else(|| {
            let sentence = fold(help);
            let has = |word: &str| name.contains(word) || sentence.contains(word);
            let has_all = self.folded.split_whitespace().all(has);
            has_all.then_some(Fit::Sentence)
        })
    }
}

/// Whether an action is worth a name: what only moves in typed text is not.
fn is_listed(action: Action) -> bool {
    action.group() != Group::Type && action != Action::Palette
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::Layer;
    use crate::ui::{
        Message, View,
        testing::{EMPTY, REUTERS, press, query, selected, state, type_in},
        update,
    };

    fn found(keys: &str, typed: &str) -> Vec<Command> {
        let mut state = state(&[REUTERS]);
        press(&mut state, keys);
        type_in(&mut state, typed);
        let Some(Layer::Palette(palette)) = &state.overlay else { panic!() };
        palette.commands(&state.cx)
    }

    #[test]
    fn names_come_before_sentences_and_any_part_of_a_name_will_do() {
        assert_eq!(found(":", "undo")[0], Command::Act(Action::Undo));
        assert_eq!(found(":", "nex prop")[0], Command::Act(Action::NextProposition));
        assert_eq!(found(":", "strip-mo")[0], Command::Act(Action::StripMore));
        assert_eq!(found(":", "clipboard"), []);
        assert_eq!(found(":", "format copy"), [Command::Act(Action::CopyMore)]);
        assert!(found(":", "EDITOR").contains(&Command::Act(Action::Edit)));
    }

    #[test]
    fn without_a_word_everything_is_listed_once_and_what_can_be_done_here_comes_first() {
        let all = found(":", "");
        for action in Action::ALL {
            let times = all.iter().filter(|command| **command == Command::Act(*action)).count();
            assert_eq!(times, usize::from(is_listed(*action)), "{action}");
        }
        let place = |action| all.iter().position(|command| *command == Command::Act(action));
        assert!(place(Action::Quit) < place(Action::ToggleValue));
    }

    #[test]
    fn what_is_chosen_is_done() {
        let mut state = state(&[REUTERS]);
        press(&mut state, ":");
        type_in(&mut state, "strip more");
        press(&mut state, "enter");
        assert!(state.overlay.is_none());
        assert_eq!(query(&state), "strip:counted");
        press(&mut state, ":");
        type_in(&mut state, "matrix");
        press(&mut state, "enter");
        assert_eq!(state.view(), View::Matrix);
    }

    #[test]
    fn a_theme_is_found_by_its_name_and_by_what_it_is_for() {
        use ThemeChoice::{Auto, Dark, HighContrast, Light, None as NoColors, Plain};
        let themes = |typed| {
            let found = found(":", typed).into_iter();
            let theme = |command| match command {
                Command::Theme(theme) => Some(theme),
                _ => None,
            };
            found.map_while(theme).collect::<Vec<_>>()
        };
        // The one in force comes first.
        assert_eq!(themes("theme"), [Dark, Auto, Light, HighContrast, Plain, NoColors]);
        assert_eq!(themes("theme light"), [Light]);
        assert_eq!(themes("light")[0], Light);
        assert_eq!(themes("dark")[0], Dark);
        assert_eq!(themes("high contrast"), [HighContrast]);
        assert_eq!(themes("high-contrast"), [HighContrast]);
        assert_eq!(themes("colorscheme").len(), 6);
        let mut state = state(&[REUTERS]);
        press(&mut state, ":");
        type_in(&mut state, "theme solarized");
        press(&mut state, "enter");
        let notice = state.notice().unwrap().text;
        let expected = "no theme has such a name; there are auto, dark, light, high-contrast, \
                        plain, none";
        assert_eq!(notice, expected);
    }

    #[test]
    fn what_can_only_be_done_elsewhere_says_where() {
        let mut state = state(&[REUTERS]);
        press(&mut state, ":");
        type_in(&mut state, "toggle value");
        press(&mut state, "enter");
        let notice = state.notice().unwrap().text;
        assert_eq!(notice, "`toggle-value` can be done in the filters, not here");
    }

    #[test]
    fn a_number_is_a_paragraph() {
        let mut state = state(&[REUTERS]);
        press(&mut state, ":");
        type_in(&mut state, "7");
        press(&mut state, "enter");
        assert_eq!(selected(&state), "pottinger-leverage");
        assert!(!state.nav().can_undo(), "the query is the same");
        press(&mut state, ":");
        type_in(&mut state, "99");
        press(&mut state, "enter");
        assert_eq!(state.notice().unwrap().text, "the article has 25 paragraphs");
        assert_eq!(selected(&state), "pottinger-leverage");
        press(&mut state, "backspace");
        assert_eq!(selected(&state), "shelving-lead", "it was a jump");
        for typed in ["paragraph 7", "¶7"] {
            assert_eq!(found(":", typed), [Command::Paragraph(7)]);
        }
    }

    #[test]
    fn in_every_view_a_paragraph_is_a_jump_and_where_one_is_already_there_is_none() {
        for view in View::ALL.iter().filter(|view| **view != View::Dossiers) {
            let mut state = state(&[REUTERS]);
            update(&mut state, Message::Do(view.action()));
            for typed in ["15", "1"] {
                press(&mut state, ":");
                type_in(&mut state, typed);
                press(&mut state, "enter");
                press(&mut state, ":");
                type_in(&mut state, typed);
                press(&mut state, "enter");
            }
            press(&mut state, "backspace");
            assert_eq!((selected(&state), state.view()), ("kessler-hesitated", *view));
            press(&mut state, "backspace");
            assert_eq!((selected(&state), state.view()), ("shelving-lead", *view));
            press(&mut state, "backspace");
            assert_eq!(state.notice().unwrap().text, "there is no jump to return from");
        }
    }

    #[test]
    fn nothing_found_keeps_it_open_and_an_empty_library_is_harmless() {
        for sources in [&[][..], &[EMPTY]] {
            let mut state = state(sources);
            press(&mut state, ":");
            type_in(&mut state, "xyzzy");
            press(&mut state, "down enter");
            assert!(matches!(state.overlay, Some(Layer::Palette(_))));
            press(&mut state, "ctrl-u");
            type_in(&mut state, "3");
            press(&mut state, "enter");
            assert!(state.notice().is_some());
        }
    }
}
