//! Finding an action by its name.

pub(crate) mod list;

use crate::ui::{Effect, Layer, Line, State, moved};
use crate::{
    action::{Action, Group},
    config::{Context, ThemeChoice},
    text::fold,
};
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

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

impl State {
    /// What is found, the best first.
    pub fn commands(&self, palette: &Palette) -> Vec<Command> {
        let typed = palette.line.text();
        let typed = typed.trim();
        if let Some(paragraph) = paragraph(typed) {
            return vec![Command::Paragraph(paragraph)];
        }
        let wanted = Wanted::new(typed);
        let listed = Action::ALL.iter().copied().filter(|action| is_listed(*action));
        let actions = listed.filter_map(|action| {
            let fit = wanted.rank(action.name(), action.help())?;
            Some(((self.elsewhere(action).is_some(), fit), Command::Act(action)))
        });
        let themes = self.themes().filter_map(|theme| {
            let help = format!("{} {THEME_WORDS}", theme.help());
            let fit = wanted.rank(&format!("theme {}", theme.name()), &help)?;
            Some(((false, fit), Command::Theme(theme)))
        });
        // What can be done here comes before what cannot.
        let mut found: Vec<_> = actions.chain(themes).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, command)| command).collect()
    }

    /// The themes, the one in force first: what is selected without having been looked for changes
    /// nothing.
    fn themes(&self) -> impl Iterator<Item = ThemeChoice> {
        let current = self.settings.appearance.choice();
        let others = ThemeChoice::ALL.into_iter().filter(move |theme| *theme != current);
        std::iter::once(current).chain(others)
    }

    /// Where an action has a key, if it has none here: there it can be done, and here it cannot.
    pub fn elsewhere(&self, action: Action) -> Option<Context> {
        let keymap = &self.settings.keymap;
        let has_key = |context: &Context| !keymap.keys(*context, action).is_empty();
        let here = self.context_below();
        if has_key(&here) { None } else { Context::ALL.into_iter().find(has_key) }
    }

    pub(crate) fn act_in_palette(&mut self, mut palette: Palette, action: Action) -> Vec<Effect> {
        match action {
            Action::Close => return Vec::new(),
            Action::Accept => {
                if let Some(command) = self.commands(&palette).get(palette.selected) {
                    return self.command(*command);
                }
                self.say(nothing_found(&palette.line.text()));
            }
            _ => {
                let found = self.commands(&palette).len();
                if let Some(to) = moved(palette.selected, found, action, self.drawn.popup) {
                    palette.selected = to;
                } else if palette.line.act(action) {
                    palette.selected = 0;
                }
            }
        }
        self.layer = Some(Layer::Palette(palette));
        Vec::new()
    }

    pub(crate) fn type_in_palette(&mut self, mut palette: Palette, text: &str) -> Option<Layer> {
        palette.line.insert(text);
        palette.selected = 0;
        Some(Layer::Palette(palette))
    }

    fn command(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Paragraph(paragraph) => {
                self.find_paragraph(paragraph);
                Vec::new()
            }
            Command::Act(action) => match self.elsewhere(action) {
                Some(context) => {
                    self.say(format!("`{action}` can be done {}, not here", context.place()));
                    Vec::new()
                }
                None => self.act(action),
            },
            Command::Theme(theme) => self.choose_theme(theme),
        }
    }
}

impl State {
    /// Goes to a paragraph, and says where that leads if not there.
    fn find_paragraph(&mut self, paragraph: u16) {
        let Some(paragraphs) = self.browse.dossier().map(|dossier| dossier.paragraphs()) else {
            return self.say("no article is open");
        };
        if !(1..=paragraphs).contains(&paragraph) {
            return self.say(format!("the article has {paragraphs} paragraphs"));
        }
        let is_found = self.go_to_paragraph(paragraph);
        let here = self.browse.selected().map(|claim| claim.paragraph());
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
    use crate::ui::{
        Message, View,
        testing::{EMPTY, REUTERS, press, query, selected, state, type_in},
        update,
    };

    fn found(keys: &str, typed: &str) -> Vec<Command> {
        let mut state = state(&[REUTERS]);
        press(&mut state, keys);
        type_in(&mut state, typed);
        let Some(Layer::Palette(palette)) = state.layer() else { panic!() };
        state.commands(palette)
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
        assert!(state.layer().is_none());
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
        assert!(!state.browse().can_undo(), "the query is the same");
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
            assert!(matches!(state.layer(), Some(Layer::Palette(_))));
            press(&mut state, "ctrl-u");
            type_in(&mut state, "3");
            press(&mut state, "enter");
            assert!(state.notice().is_some());
        }
    }
}
