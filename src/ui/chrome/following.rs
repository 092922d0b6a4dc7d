//! What may follow the keys that are pressed so far.

use crate::{
    config::Sequence,
    text::width as columns_of,
    ui::{
        State, Target,
        layout::{Screen, Size},
        render::Painter,
        widgets::{
            compose::Composer,
            popup::{FRAMED, frame},
        },
    },
};
use ratatui::layout::Rect;

/// The most columns of the popup, and the lines and columns around its rows.
const WIDTH: u16 = 64;
const AROUND: u16 = 2;

impl State {
    /// That keys stand for nothing together, and what could have followed the first of them.
    pub(crate) fn say_unknown(&mut self, keys: &Sequence) {
        let (keymap, symbols) = (&self.cx.settings.keymap, self.cx.settings.symbols);
        let [begun @ .., _] = keys.keys() else { return };
        let begun = begun.iter().fold(Sequence::default(), |all, key| all.then(*key));
        let following = keymap.following(self.context(), &begun).into_iter();
        let possible: Vec<_> =
            following.map(|(rest, action)| format!("{} {action}", rest.label(symbols))).collect();
        self.cx.say(format!(
            "{} is no key here; after {} there are {}",
            keys.label(symbols),
            begun.label(symbols),
            possible.join(", ")
        ));
    }
}

impl Painter<'_, '_> {
    /// Draws what may follow the keys that are pressed so far, at the bottom, where it hides least.
    pub(crate) fn following(&mut self, screen: &Screen, area: Rect) {
        let (state, look) = (self.state, self.look);
        let begun = &state.begun;
        let following = self.cx.settings.keymap.following(state.context(), begun);
        if begun.keys().is_empty() || following.is_empty() {
            return;
        }
        let bottom = if screen.size == Size::Full { screen.message.y } else { area.bottom() };
        let height = (following.len() as u16 + AROUND).max(FRAMED.1).min(bottom - area.y);
        let width = WIDTH.min(area.width);
        let x = area.x + (area.width - width) / 2;
        let popup = Rect { x, y: bottom - height, width, height };
        self.frame.add(popup, Target::Popup);
        let inner = frame(&begun.label(look.symbols), "Esc leaves", popup, look, self.buffer);
        let labels: Vec<_> = following.iter().map(|(rest, _)| rest.label(look.symbols)).collect();
        let widest = labels.iter().map(|label| columns_of(label)).max().unwrap_or_default();
        let rows = labels.iter().zip(&following).map(|(label, (_, action))| {
            let mut line = Composer::new(inner.width);
            line.skip(1).cell(label, widest, look.theme.strong, look.glyphs().cut).skip(2);
            line.put_cut(action.help(), look.theme.text, look.glyphs().cut);
            line.finish()
        });
        self.lines(&rows.collect::<Vec<_>>(), inner);
    }
}

#[cfg(test)]
mod tests {
    use crate::ui::{
        Message,
        drawing::part_text,
        layout::Screen,
        testing::{REUTERS, press, state, update},
    };

    #[test]
    fn what_may_follow_is_shown_until_something_does() {
        let mut state = state(&[REUTERS]);
        press(&mut state, "j j g");
        let shown = part_text(&state, (80, 24), |area, it| it.following(&Screen::new(area), area));
        assert!(shown.contains("g  Go to the first.") && shown.contains("Esc leaves"), "{shown}");
        press(&mut state, "e");
        assert_eq!(state.nav().selected_row(), Some(state.nav().matches().row(51).unwrap()));
        press(&mut state, "g g");
        assert_eq!(state.nav().matches().selected(), Some(0));
        let shown = part_text(&state, (80, 24), |area, it| it.following(&Screen::new(area), area));
        assert_eq!(shown.trim_matches(['|', ' ', '\n']), "");
    }

    #[test]
    fn an_unknown_key_says_what_is_possible_and_esc_leaves() {
        let mut state = state(&[REUTERS]);
        press(&mut state, "g z");
        let notice = state.notice().unwrap().text;
        assert!(notice.starts_with("gz is no key here; after g there are "), "{notice}");
        assert!(notice.contains("g first") && notice.contains("e last"), "{notice}");
        press(&mut state, "j g esc");
        assert_eq!((state.notice(), state.nav().matches().selected()), (None, Some(1)));
        press(&mut state, "g ctrl-c");
        assert!(state.begun.keys().is_empty());
    }

    #[test]
    fn news_changes_nothing_about_it_and_a_click_does() {
        let mut state = state(&[REUTERS]);
        press(&mut state, "g");
        update(&mut state, Message::Background(None));
        assert_eq!(state.begun.to_string(), "g");
        update(&mut state, Message::Paste("x".to_owned()));
        assert!(state.begun.keys().is_empty());
        press(&mut state, "? g e");
        assert!(state.overlay.is_some(), "in a popup, too");
    }

    properties! {
        #![cases(64)]
        #[test]
        fn it_fits_any_room(width in 0_u16..250, height in 0_u16..80) {
            let mut state = state(&[REUTERS]);
            press(&mut state, "g");
            part_text(&state, (width, height), |area, it| it.following(&Screen::new(area), area));
        }
    }
}
