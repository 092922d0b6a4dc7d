//! Everything that was said in this session, the latest first.

use super::{After, LARGE, Overlay};
use crate::{
    action::Action,
    config::Context,
    ui::{
        Cx,
        hints::Entry,
        layout::Screen,
        render::Painter,
        scrolled,
        widgets::{rich::Rich, sheet::Sheet},
    },
};
use ratatui::layout::Rect;

const HINTS: &[Entry] = &[
    (&[Action::Down, Action::Up], "scroll"),
    (&[Action::Leave], "close"),
    (&[Action::PageDown, Action::PageUp], "page"),
];

/// Where the sentences begin, behind the time.
const INDENT: usize = 10;

/// Everything that was said, while it is open.
#[derive(Debug, Clone, Copy, Default)]
pub struct LogView {
    /// The first line that is shown.
    top: usize,
}

impl LogView {
    fn draw(&self, area: Rect, painter: &mut Painter<'_, '_>) {
        let (cx, look) = (painter.cx, painter.look);
        let zone = (cx.zone)();
        let mut sheet = Sheet::new(area.width, look);
        for (at, notice) in cx.log.latest_first() {
            let time = zone.to_datetime(*at).strftime("%H:%M:%S").to_string();
            let style = if notice.is_error { look.theme.error } else { look.theme.text };
            sheet.beside((&time, look.theme.muted), &Rich::of(&notice.text, style), INDENT);
        }
        if sheet.lines.is_empty() {
            sheet.text(&Rich::of("Nothing has been said yet.", look.theme.text), 1, 1);
        }
        painter.frame.popup = painter.long_text(&sheet.lines, self.top, area);
    }
}

impl Overlay for LogView {
    fn keys(&self) -> (Context, &'static [Entry]) {
        (Context::Log, HINTS)
    }

    fn update(&mut self, action: Action, cx: &mut Cx) -> After {
        match action {
            Action::Close | Action::Leave => return After::Close,
            _ => self.top = scrolled(self.top, action, cx.frame.popup),
        }
        After::Stay
    }

    fn render(&self, screen: &Screen, area: Rect, painter: &mut Painter<'_, '_>) {
        let area = painter.popup("What was said, the latest first", screen.popup(area, LARGE));
        self.draw(area, painter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{
        Message, Notice, Problem,
        drawing::part_text,
        testing::{REUTERS, press, state, type_in, update},
    };

    #[test]
    fn what_was_said_is_there_with_its_time_and_as_often_as_it_was_said() {
        let mut state = state(&[REUTERS]);
        let draw = |state: &_| {
            let log = LogView::default();
            part_text(state, (60, 6), |area, painter| log.draw(area, painter))
        };
        assert!(draw(&state).contains("Nothing has been said yet."));
        state.cx.now = "2026-03-14T15:09:26Z".parse().unwrap();
        press(&mut state, "u u");
        update(&mut state, Message::Background(None));
        state.cx.now = "2026-03-14T15:10:00Z".parse().unwrap();
        press(&mut state, ":");
        type_in(&mut state, "log");
        press(&mut state, "esc backspace L");
        let said: Vec<_> = state.cx.log.latest_first().map(|(_, it)| it.text.as_str()).collect();
        assert_eq!(
            said,
            [
                "there is no jump to return from",
                "there is nothing to undo",
                "there is nothing to undo"
            ]
        );
        insta::assert_snapshot!(draw(&state));
        press(&mut state, "j L");
        assert!(state.overlay.is_none());
    }

    #[test]
    fn what_stays_on_the_screen_is_told_once() {
        let mut state = state(&[REUTERS]);
        state.report(vec![Problem::new("broken.ron:1:1: a mistake", None)]);
        press(&mut state, "j u j u j");
        let said: Vec<_> = state.cx.log.latest_first().map(|(_, it)| it.text.as_str()).collect();
        let banner = "! shows it whole: broken.ron:1:1: a mistake";
        assert_eq!(said, ["there is nothing to undo", "there is nothing to undo", banner]);
        assert_eq!(state.notice(), Some(Notice::error(banner)));
    }
}
