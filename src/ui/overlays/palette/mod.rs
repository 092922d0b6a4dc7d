//! Finding an action by its name, and what is done with a word: `:theme light`, `:write out.md`.

mod command;

pub use command::{Command, Verb};

use super::{
    After, LARGE, Overlay,
    choose::{Options, Setting},
};
use crate::{
    action::Action,
    config::{Context, ThemeChoice},
    text::width as columns_of,
    ui::{
        Cx, Look, Target,
        hints::Entry,
        layout::Screen,
        render::Painter,
        widgets::{compose::Composer, picker::Picker, rich::Rich, sheet::Sheet},
    },
};
use ratatui::{layout::Rect, text::Line};

const HINTS: &[Entry] = &[
    (&[Action::Accept], "do it"),
    (&[Action::Complete], "complete"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::Close], "back"),
];

/// The columns of the longest name of an action.
const NAME: usize = 19;
/// The columns of keys, and of places where there are keys.
const KEY: usize = 12;
/// The narrowest palette with sentences beside the names.
const ROOMY: u16 = 60;
/// The lines of the selected one's sentence, where it does not stand beside the name.
const SENTENCE: usize = 3;
/// The lines of a palette around its rows: the frame, what is typed, and a line below it.
const AROUND: u16 = 4;

/// Finding an action by its name, a paragraph by its number, or what is done with a word.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    /// What is typed, and which of those found is selected.
    pub picker: Picker,
    /// The orders that what is listed can have.
    orders: Options,
    /// What is found, the best first.
    found: Vec<Command>,
}

impl Palette {
    /// Everything, before anything is typed.
    pub fn open(orders: Option<Options>, cx: &Cx) -> Self {
        let mut palette = Self { orders: orders.unwrap_or_default(), ..Self::default() };
        palette.find(cx);
        palette
    }

    /// Looks for what is typed.
    fn find(&mut self, cx: &Cx) {
        self.found = self.commands(cx);
    }

    fn selected(&self) -> Option<&Command> {
        self.found.get(self.picker.selected)
    }

    fn accept(&mut self, cx: &mut Cx) -> After {
        let Some(command) = self.selected().cloned() else {
            cx.fail(self.nothing_found(cx));
            return After::Stay;
        };
        match command {
            Command::Act(action) => match cx.elsewhere(action) {
                Some(context) => {
                    cx.say(format!("`{action}` can be done {}, not here", context.place()));
                }
                None => return After::Act(action),
            },
            Command::Begin(verb) => {
                let is_there = self.picker.input.text().trim() == verb.name();
                self.complete(cx);
                if is_there {
                    cx.say(verb.help());
                }
                return After::Stay;
            }
            Command::Sort { at, .. } => {
                return After::Choose { setting: Setting::Order, at, closes: true };
            }
            Command::Write { path, format, replaces } => {
                return After::Write { path, format, replaces };
            }
            Command::Paragraph(paragraph) => cx.find_paragraph(paragraph),
            Command::Theme(theme) => cx.choose_theme(theme),
            Command::Save(name) => cx.save_query(&name),
            Command::Ask(name) => cx.ask_saved(&name),
            Command::Forget(name) => cx.forget_query(&name),
        }
        After::Close
    }

    /// Types what the selected one is called.
    fn complete(&mut self, cx: &Cx) {
        let line = match self.selected() {
            Some(Command::Begin(verb)) => format!("{} ", verb.name()),
            Some(command) => command.name(),
            None => return,
        };
        self.picker = Picker::default();
        self.picker.type_in(&line);
        self.find(cx);
    }

    /// The actions that are found, with their keys.
    fn draw(&self, area: Rect, painter: &mut Painter<'_, '_>) {
        let commands = &self.found;
        let (cx, look, Rect { width, .. }) = (painter.cx, painter.look, area);
        let mut nothing = Sheet::new(width, look);
        if commands.is_empty() {
            nothing.text(&Rich::of(&self.nothing_found(cx), look.theme.text), 1, 1);
        }
        let mut foot = Sheet::new(width, look);
        if let Some(command) = commands.get(self.picker.selected).filter(|_| width < ROOMY) {
            foot.text(&Rich::of(&command.help(cx), look.theme.text), 1, 1);
            foot.lines.resize(SENTENCE, Line::default());
        }
        let names = commands.iter().map(|command| columns_of(&command.name()));
        let widest = names.max().unwrap_or_default().min(usize::from(width) * 2 / 5).max(NAME);
        let nothing = nothing.lines;
        self.picker.render(commands.len(), &nothing, foot.lines, area, painter, |at, line| {
            put(&commands[at], cx, line, (width, widest), look);
        });
    }
}

fn put(
    command: &Command,
    cx: &Cx,
    line: &mut Composer<'_>,
    (width, names): (u16, usize),
    look: Look<'_>,
) {
    let (theme, cut) = (look.theme, look.glyphs().cut);
    let (name, rest) = match command.elsewhere(cx) {
        None => (theme.strong, theme.text),
        Some(_) => (theme.muted, theme.muted),
    };
    line.cell(&command.name(), names, name, cut).skip(1);
    line.cell(&command.key(cx), KEY, name, cut).skip(1);
    if width >= ROOMY {
        line.put_cut(command.help(cx), rest, cut);
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
            Action::Complete => {
                self.complete(cx);
                After::Stay
            }
            _ => {
                if self.picker.update(action, self.found.len(), cx) {
                    self.find(cx);
                }
                After::Stay
            }
        }
    }

    fn type_in(&mut self, text: &str, cx: &mut Cx) {
        self.picker.type_in(text);
        self.find(cx);
    }

    fn click(&mut self, place: usize, cx: &mut Cx) -> After {
        if self.picker.click(place) { self.accept(cx) } else { After::Stay }
    }

    fn theme(&self, _: &Cx) -> Option<ThemeChoice> {
        match self.selected() {
            Some(Command::Theme(theme)) => Some(*theme),
            _ => None,
        }
    }

    fn render(&self, screen: &Screen, area: Rect, painter: &mut Painter<'_, '_>) {
        let commands = &self.found;
        let is_theme = |command: &Command| matches!(command, Command::Theme(_));
        // Whoever chooses a theme wants to see it on more than the palette.
        let area = match !commands.is_empty() && commands.iter().all(is_theme) {
            true => screen.low_popup(area, (LARGE.0, AROUND + ThemeChoice::ALL.len() as u16)),
            false => screen.popup(area, LARGE),
        };
        let area = painter.popup("Actions", area);
        self.draw(area, painter);
    }

    fn cursor(&self) -> Option<Target> {
        self.picker.cursor()
    }
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

#[cfg(test)]
mod tests {
    use super::{command::is_listed, *};
    use crate::config::Symbols;
    use crate::ui::{
        Effect, Layer, Message, State, View,
        drawing::part_text,
        testing::{EMPTY, REUTERS, press, query, selected, state, type_in},
        update,
    };
    use crate::{export::Format, library::Vocabulary};

    fn draw(state: &State, area: Rect, painter: &mut Painter<'_, '_>) {
        let Some(Layer::Palette(palette)) = &state.overlay else { panic!() };
        palette.draw(area, painter);
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
        assert_eq!(found(":", "propo")[0], Command::Act(Action::Proposition));
        assert_eq!(found(":", "leave-out-mo")[0], Command::Act(Action::LeaveOutMore));
        assert_eq!(found(":", "xyzzy"), []);
        assert_eq!(found(":", "format copy")[0], Command::Act(Action::CopyMore));
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

    /// The words that a person would type, and what they mean.
    #[test]
    fn the_words_of_others_are_understood() {
        for (typed, action) in [
            ("export", Action::CopyMore),
            ("bookmark", Action::Mark),
            ("yank", Action::Copy),
            ("clipboard", Action::Copy),
            ("quit", Action::Quit),
            ("exit", Action::Quit),
            ("undo", Action::Undo),
            ("filter", Action::Filters),
            ("legend", Action::Signs),
            ("shortcuts", Action::Help),
            ("messages", Action::Log),
            ("sort", Action::Order),
        ] {
            let found = found(":", typed);
            let first = found.iter().take(5).cloned().collect::<Vec<_>>();
            assert!(first.contains(&Command::Act(action)), "{typed}: {first:?}");
        }
        for (typed, command) in [
            ("light", Command::Theme(ThemeChoice::Light)),
            ("dark", Command::Theme(ThemeChoice::Dark)),
            ("save", Command::Begin(Verb::Save)),
            ("export", Command::Begin(Verb::Write)),
            ("w", Command::Begin(Verb::Write)),
        ] {
            let found = found(":", typed);
            assert!(found.iter().take(3).any(|it| *it == command), "{typed}: {found:?}");
        }
    }

    #[test]
    fn every_action_is_found_by_its_name_its_words_and_its_keys() {
        let keymap = crate::config::Keymap::defaults();
        let state = state(&[REUTERS]);
        for action in Action::ALL.iter().copied().filter(|action| is_listed(*action)) {
            let has = |typed: &str| {
                let mut palette = Palette::default();
                palette.picker.type_in(typed);
                let found = palette.commands(&state.cx);
                assert!(found.contains(&Command::Act(action)), "{action} by {typed}: {found:?}");
            };
            has(action.name());
            action.others().split_whitespace().for_each(has);
            let of_all = Context::ALL.iter().flat_map(|context| keymap.keys(*context, action));
            // A number is a paragraph.
            let keys = of_all.map(|keys| keys.label(Symbols::Unicode));
            keys.filter(|keys| keys.parse::<u16>().is_err()).for_each(|keys| has(&keys));
        }
    }

    #[test]
    fn an_order_is_a_word_behind_sort() {
        let mut state = state(&[REUTERS]);
        press(&mut state, ":");
        type_in(&mut state, "sort gra");
        press(&mut state, "enter");
        assert_eq!(state.notice().unwrap().text, "the claims strongest attribution first");
        press(&mut state, "6 :");
        type_in(&mut state, "sort silent");
        press(&mut state, "enter");
        assert_eq!(state.notice().unwrap().text, "the parties most first: no reply");
        press(&mut state, "2 :");
        type_in(&mut state, "sort xyzzy");
        press(&mut state, "enter");
        let expected = "there is no such order here; there are rank, grade, speaker";
        assert_eq!(state.notice().unwrap().text, expected);
    }

    #[test]
    fn a_file_is_written_in_the_format_of_its_end() {
        let mut state = state(&[REUTERS]);
        let mut written = |line: &str| {
            press(&mut state, ":");
            type_in(&mut state, line);
            let effects = press(&mut state, "enter");
            (effects, state.notice().map(|notice| notice.text).unwrap_or_default())
        };
        let (effects, _) = written("write out.md");
        let [Effect::Write { path, claims, replaces: false, .. }] = &effects[..] else {
            panic!("{effects:?}")
        };
        let text = claims.text();
        assert!(path.ends_with("out.md") && text.contains("how traceable"), "{text}");
        let (effects, _) = written("w! out.csv");
        assert!(matches!(&effects[..], [Effect::Write { replaces: true, .. }]), "{effects:?}");
        assert_eq!(found(":", "export out").len(), Format::ALL.len());
        assert_eq!(found(":", "export out.j").len(), 3);
        let (effects, notice) = written("write out.docx");
        assert!(effects.is_empty() && notice.contains("there are .txt, .md"), "{notice}");
        press(&mut state, "esc / z z z z enter :");
        type_in(&mut state, "write out.md");
        assert_eq!(press(&mut state, "enter"), []);
        assert_eq!(state.notice().unwrap().text, "nothing was written: no claim is listed");
        let written = |outcome: Result<String, String>, state: &mut State| {
            update(state, Message::Written(outcome));
            state.notice().unwrap()
        };
        let told = written(Err("out.md already exists".to_owned()), &mut state);
        assert!(told.is_error && told.text.contains("already exists"));
        assert!(!written(Ok("1 claim is written to out.md".to_owned()), &mut state).is_error);
    }

    #[test]
    fn tab_types_what_is_selected_and_a_missing_word_is_asked_for() {
        let mut state = state(&[REUTERS]);
        let line = |state: &State| {
            let Some(Layer::Palette(palette)) = &state.overlay else { panic!() };
            palette.picker.input.text()
        };
        press(&mut state, ":");
        type_in(&mut state, "theme li");
        press(&mut state, "tab");
        assert_eq!(line(&state), "theme light");
        press(&mut state, "ctrl-u");
        type_in(&mut state, "sav");
        press(&mut state, "enter");
        assert_eq!(line(&state), "save ");
        press(&mut state, "enter");
        assert!(state.notice().unwrap().text.starts_with("Save the query under a name"));
        press(&mut state, "ctrl-u");
        type_in(&mut state, "mtrx");
        press(&mut state, "tab");
        assert_eq!(line(&state), "matrix");
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
        assert!(nothing.contains("| nothing here is called that"), "{nothing}");
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
