//! Choosing a theme on the screen, and what the terminal says of its background.

use crate::{
    config::{Background, Rgb, ThemeChoice},
    session::Save,
    ui::{Cx, Effect},
};

impl Cx {
    /// Shows a theme from now on, and asks for it to be kept.
    pub(crate) fn choose_theme(&mut self, theme: ThemeChoice) {
        let appearance = &mut self.settings.appearance;
        let kept = appearance.choose(theme);
        let but = match (theme, appearance.background()) {
            _ if !appearance.has_colors() => ", but colours are off here",
            (ThemeChoice::Auto, Background::Unknown) => {
                ": plain, as the terminal has not said which background it has"
            }
            _ => "",
        };
        self.say(format!("theme {}{but}{}", theme.name(), self.end_of_what_is_kept()));
        self.run([Effect::Save(Save::Theme(kept))]);
    }

    /// Takes in which background the terminal has. No answer changes nothing: what it said before
    /// is still the best that is known.
    pub(crate) fn learn_background(&mut self, background: Option<Rgb>) {
        if let Some(color) = background {
            self.settings.appearance.learn_background(color);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::State;
    use crate::{
        config::{Appearance, ColorDepth, KeptTheme, Theme, palette::Palettes},
        ui::{
            Message,
            testing::{REUTERS, press, state, type_in},
            update,
        },
    };

    const DEPTH: ColorDepth = ColorDepth::TrueColor;

    fn with(choice: ThemeChoice, depth: ColorDepth) -> State {
        let mut state = state(&[REUTERS]);
        state.cx.settings.appearance = Appearance::new(choice, depth);
        state
    }

    #[track_caller]
    fn shows(state: &State, choice: ThemeChoice) {
        let appearance = &state.cx.settings.appearance;
        let palettes = Palettes::defaults();
        let expected = Theme::of(&palettes, choice, DEPTH, appearance.background());
        assert_eq!(appearance.theme(), &expected, "{choice:?}");
    }

    fn open(state: &mut State, typed: &str) {
        press(state, ":");
        type_in(state, typed);
    }

    #[test]
    fn a_theme_is_shown_while_it_is_selected_and_esc_takes_it_back() {
        let mut state = with(ThemeChoice::None, DEPTH);
        open(&mut state, "theme");
        shows(&state, ThemeChoice::None);
        press(&mut state, "down");
        shows(&state, ThemeChoice::Auto);
        press(&mut state, "down");
        shows(&state, ThemeChoice::Dark);
        press(&mut state, "esc");
        shows(&state, ThemeChoice::None);
        open(&mut state, "light");
        shows(&state, ThemeChoice::Light);
        press(&mut state, "ctrl-u");
        shows(&state, ThemeChoice::None);
    }

    #[test]
    fn what_is_chosen_stays_and_is_kept() {
        let mut state = with(ThemeChoice::Dark, DEPTH);
        open(&mut state, "theme light");
        let kept = KeptTheme { theme: ThemeChoice::Light, instead_of: None };
        assert_eq!(press(&mut state, "enter"), [Effect::Save(Save::Theme(kept))]);
        shows(&state, ThemeChoice::Light);
        let notice = |state: &State| state.notice().unwrap().text;
        assert_eq!(notice(&state), "theme light; nothing is kept after this session");
        state.cx.is_kept = true;
        state.cx.settings.appearance = Appearance::new(ThemeChoice::Plain, DEPTH);
        open(&mut state, "auto");
        press(&mut state, "enter");
        let expected = "theme auto: plain, as the terminal has not said which background it has";
        assert_eq!(notice(&state), expected);
        let mut state = with(ThemeChoice::Auto, ColorDepth::None);
        state.cx.is_kept = true;
        open(&mut state, "dark");
        press(&mut state, "enter");
        assert_eq!(notice(&state), "theme dark, but colours are off here");
    }

    #[test]
    fn the_terminals_answer_is_news_and_nothing_that_the_reader_did() {
        let mut state = with(ThemeChoice::Auto, DEPTH);
        press(&mut state, "u");
        let notice = state.notice();
        assert!(notice.is_some());
        shows(&state, ThemeChoice::Plain);
        assert_eq!(update(&mut state, Message::Background(None)), []);
        shows(&state, ThemeChoice::Plain);
        update(&mut state, Message::Background(Some(Rgb::WHITE)));
        shows(&state, ThemeChoice::Light);
        update(&mut state, Message::Background(Some(Rgb::BLACK)));
        shows(&state, ThemeChoice::Dark);
        update(&mut state, Message::Background(None));
        shows(&state, ThemeChoice::Dark);
        assert_eq!(state.notice(), notice);
    }

    #[test]
    fn an_answer_during_a_preview_counts_after_it() {
        let mut state = with(ThemeChoice::Auto, DEPTH);
        open(&mut state, "plain");
        update(&mut state, Message::Background(Some(Rgb::WHITE)));
        shows(&state, ThemeChoice::Plain);
        press(&mut state, "esc");
        shows(&state, ThemeChoice::Light);
    }
}
