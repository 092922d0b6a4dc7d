//! Finding an action, filled from the state.

use super::{
    Command, Palette,
    list::{self, PaletteRow},
};
use crate::{
    config::ThemeChoice,
    ui::{Target, Window, layout::Screen, overlays::LARGE, render::Painter, widgets::scroll},
};
use ratatui::layout::{Position, Rect};

impl Painter<'_, '_> {
    /// The actions that are found, with their keys.
    pub(crate) fn palette(&mut self, palette: &Palette, screen: &Screen, area: Rect) {
        let commands = palette.commands(self.cx);
        let is_theme = |command: &Command| matches!(command, Command::Theme(_));
        // Whoever chooses a theme wants to see it on more than the palette.
        let area = match !commands.is_empty() && commands.iter().all(is_theme) {
            true => screen.low_popup(area, (LARGE.0, list::height(ThemeChoice::ALL.len()))),
            false => screen.popup(area, LARGE),
        };
        let area = self.popup("Actions", area);
        let page = list::page(area.width, area.height);
        let top = scroll::follow(self.cx.frame.popup.top, palette.selected, page, commands.len());
        self.frame.popup = Window { top, height: page, content: commands.len() };
        let rows: Vec<PaletteRow> = commands
            .iter()
            .skip(top)
            .take(page)
            .map(|command| self.palette_row(*command))
            .collect();
        let typed = palette.line.text();
        let drawn = list::Palette {
            typed: &typed,
            cursor: palette.line.before().len(),
            rows: &rows,
            selected: palette.selected.saturating_sub(top),
        }
        .draw(area.width, area.height, self.look);
        self.lines(&drawn.lines, area);
        self.typing = Some(Position::new(area.x + drawn.cursor, area.y));
        self.hits(drawn.hits, area, |at| Target::Choice(top + at));
    }

    fn palette_row(&self, command: Command) -> PaletteRow {
        let action = match command {
            Command::Act(action) => action,
            Command::Paragraph(paragraph) => {
                return PaletteRow {
                    name: format!("paragraph {paragraph}"),
                    help: "Go to the first claim of this paragraph.".to_owned(),
                    key: String::new(),
                    is_here: true,
                };
            }
            Command::Theme(theme) => {
                let is_current = theme == self.cx.settings.appearance.choice();
                return PaletteRow {
                    name: format!("theme {}", theme.name()),
                    help: theme.help().to_owned(),
                    key: if is_current { "in use".to_owned() } else { String::new() },
                    is_here: true,
                };
            }
        };
        let elsewhere = self.cx.elsewhere(action);
        PaletteRow {
            name: action.name().to_owned(),
            help: match elsewhere {
                Some(context) => format!("({}) {}", context.place(), action.help()),
                None => action.help().to_owned(),
            },
            key: self.cx.key_below(action),
            is_here: elsewhere.is_none(),
        }
    }
}
