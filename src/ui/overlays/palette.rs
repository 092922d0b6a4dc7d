//! Finding an action by its name.

use super::{After, LARGE, Overlay};
use crate::{
    action::{Action, Group},
    config::{Context, ThemeChoice},
    text::fold,
    ui::{
        Cx, Look, Target,
        hints::Entry,
        layout::Screen,
        render::Painter,
        widgets::{compose::Composer, picker::Picker, rich::Rich, sheet::Sheet},
    },
};
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};
use ratatui::{layout::Rect, text::Line};

const HINTS: &[Entry] = &[
    (&[Action::Accept], "do it"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::Close], "back"),
];

/// The columns of the longest name.
const NAME: usize = 19;
/// The columns of keys, and of places where there are keys.
const KEY: usize = 12;
/// The narrowest palette with sentences beside the names.
const ROOMY: u16 = 60;
/// The lines of the selected one's sentence, where it does not stand beside the name.
const SENTENCE: usize = 3;
/// The lines of a palette around its rows: the frame, what is typed, and a line below it.
const AROUND: u16 = 4;

/// Finding an action by its name, or a paragraph by its number.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    /// What is typed, and which of those found is selected.
    pub picker: Picker,
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

impl Command {
    fn name(self) -> String {
        match self {
            Self::Act(action) => action.name().to_owned(),
            Self::Paragraph(paragraph) => format!("paragraph {paragraph}"),
            Self::Theme(theme) => format!("theme {}", theme.name()),
        }
    }

    /// One sentence that says what it does, and where that can only be done elsewhere.
    fn help(self, cx: &Cx) -> String {
        let help = match self {
            Self::Act(action) => action.help(),
            Self::Paragraph(_) => "Go to the first claim of this paragraph.",
            Self::Theme(theme) => theme.help(),
        };
        match self.elsewhere(cx) {
            Some(context) => format!("({}) {help}", context.place()),
            None => help.to_owned(),
        }
    }

    /// Its key, or where it has one if not here.
    fn key(self, cx: &Cx) -> String {
        match self {
            Self::Act(action) => cx.key_below(action),
            Self::Theme(theme) if theme == cx.settings.appearance.choice() => "in use".to_owned(),
            Self::Paragraph(_) | Self::Theme(_) => String::new(),
        }
    }

    fn elsewhere(self, cx: &Cx) -> Option<Context> {
        match self {
            Self::Act(action) => cx.elsewhere(action),
            Self::Paragraph(_) | Self::Theme(_) => None,
        }
    }

    fn put(self, cx: &Cx, line: &mut Composer<'_>, width: u16, look: Look<'_>) {
        let (theme, cut) = (look.theme, look.glyphs().cut);
        let (name, rest) = match self.elsewhere(cx) {
            None => (theme.strong, theme.text),
            Some(_) => (theme.muted, theme.muted),
        };
        line.cell(&self.name(), NAME, name, cut).skip(1);
        line.cell(&self.key(cx), KEY, name, cut).skip(1);
        if width >= ROOMY {
            line.put_cut(self.help(cx), rest, cut);
        }
    }
}

/// Other words for a theme.
const THEME_WORDS: &str = "colors colorscheme background";

impl Palette {
    /// What is found, the best first.
    pub fn commands(&self, cx: &Cx) -> Vec<Command> {
        let typed = self.picker.input.text();
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
        match self.commands(cx).get(self.picker.selected) {
            None => {
                cx.say(nothing_found(&self.picker.input.text()));
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

    /// The actions that are found, with their keys.
    fn draw(&self, commands: &[Command], area: Rect, painter: &mut Painter<'_, '_>) {
        let (cx, look, Rect { width, .. }) = (painter.cx, painter.look, area);
        let mut nothing = Composer::new(width);
        nothing.skip(1).put_cut("No action is called that.", look.theme.text, look.glyphs().cut);
        let mut foot = Sheet::new(width, look);
        if width < ROOMY {
            let help = commands.get(self.picker.selected).map(|command| command.help(cx));
            foot.text(&Rich::of(&help.unwrap_or_default(), look.theme.text), 1, 1);
            foot.lines.resize(SENTENCE, Line::default());
        }
        let nothing = [nothing.finish()];
        self.picker.render(commands.len(), &nothing, foot.lines, area, painter, |at, line| {
            commands[at].put(cx, line, width, look);
        });
    }
}

impl Overlay for Palette {
    fn keys(&self) -> (Context, &'static [Entry]) {
        (Context::Palette, HINTS)
    }

    fn update(&mut self, action: Action, cx: &mut Cx) -> After {
        match action {
            Action::Close => After::Close,
            Action::Accept => self.accept(cx),
            _ => {
                self.picker.update(action, self.commands(cx).len(), cx);
                After::Stay
            }
        }
    }

    fn type_in(&mut self, text: &str, _: &mut Cx) {
        self.picker.type_in(text);
    }

    fn click(&mut self, place: usize, cx: &mut Cx) -> After {
        if self.picker.click(place) { self.accept(cx) } else { After::Stay }
    }

    fn theme(&self, cx: &Cx) -> Option<ThemeChoice> {
        match self.commands(cx).get(self.picker.selected) {
            Some(Command::Theme(theme)) => Some(*theme),
            _ => None,
        }
    }

    fn render(&self, screen: &Screen, area: Rect, painter: &mut Painter<'_, '_>) {
        let commands = self.commands(painter.cx);
        let is_theme = |command: &Command| matches!(command, Command::Theme(_));
        // Whoever chooses a theme wants to see it on more than the palette.
        let area = match !commands.is_empty() && commands.iter().all(is_theme) {
            true => screen.low_popup(area, (LARGE.0, AROUND + ThemeChoice::ALL.len() as u16)),
            false => screen.popup(area, LARGE),
        };
        let area = painter.popup("Actions", area);
        self.draw(&commands, area, painter);
    }

    fn cursor(&self) -> Option<Target> {
        self.picker.cursor()
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

impl Wanted {
    fn new(typed: &str) -> Self {
        Self { folded: fold(typed).replace('-', " "), matcher: SkimMatcherV2::default() }
    }

    /// How badly an action fits: names come before sentences, and the better of each first.
    fn rank(&self, name: &str, help: &str) -> Option<i64> {
        let name = name.replace('-', " ");
        let in_name = self.matcher.fuzzy_match(&name, &self.folded).map(|score| -score);
        in_name.or_else(|| {
            let sentence = fold(help);
            let has = |word: &str| name.contains(word) || sentence.contains(word);
            self.folded.split_whitespace().all(has).then_some(i64::MAX)
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
    use crate::config::Symbols;
    use crate::ui::{
        Layer, Message, State, View,
        drawing::part_text,
        testing::{EMPTY, REUTERS, press, query, selected, state, type_in},
        update,
    };

    fn draw(state: &State, area: Rect, painter: &mut Painter<'_, '_>) {
        let Some(Layer::Palette(palette)) = &state.overlay else { panic!() };
        palette.draw(&palette.commands(&state.cx), area, painter);
    }

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
        assert_eq!(found(":", "leave-out-mo")[0], Command::Act(Action::LeaveOutMore));
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
        type_in(&mut state, "leave out more");
        press(&mut state, "enter");
        assert!(state.overlay.is_none());
        assert_eq!(query(&state), "without:groups");
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

    #[test]
    fn a_row_says_what_it_does_and_with_which_key() {
        let picture = |typed, size| {
            let mut state = state(&[REUTERS]);
            press(&mut state, ":");
            type_in(&mut state, typed);
            part_text(&state, size, |area, painter| draw(&state, area, painter))
        };
        let found = [38, 76].map(|width| picture("value", (width, 11)));
        insta::assert_snapshot!(found.join("\n"));
        let nothing = picture("xyzzy", (40, 9));
        assert!(nothing.contains("| No action is called that."), "{nothing}");
    }

    #[test]
    fn it_fits_any_room_and_ascii_is_enough() {
        let mut state = state(&[REUTERS]);
        state.cx.settings.symbols = Symbols::Ascii;
        press(&mut state, ": down");
        for (width, height) in [(0, 0), (1, 1), (7, 3), (20, 60), (40, 9), (80, 24), (200, 60)] {
            let text = part_text(&state, (width, height), |area, it| draw(&state, area, it));
            assert!(text.is_ascii(), "{text}");
        }
    }
}
