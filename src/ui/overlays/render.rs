//! What lies over the panes, filled from the state.

use crate::ui::{
    layout::Screen,
    overlays::{
        copy::preview::{Choices, Preview, Side},
        help::guide::Help,
        palette::list::PaletteRow,
    },
    render::Painter,
    widgets::{popup::Popup, scroll},
};
use crate::{
    action::Action,
    config::ThemeChoice,
    export::Format,
    library::Vocabulary,
    ui::{Column, Command, Copying, Layer, Palette, Problems, Target, View, Which, Window},
};
use ratatui::layout::{Position, Rect};

/// The size of the help and the preview, where there is that much room.
const LARGE: (u16, u16) = (100, 40);
/// A preview of more claims would only be scrolled past.
const PREVIEWED: usize = 50;

impl Painter<'_, '_> {
    /// Whatever lies over the panes.
    pub(crate) fn layer(&mut self, screen: &Screen, area: Rect) {
        match self.state.layer() {
            Some(Layer::Finder(finder)) => {
                self.finder(finder, screen.popup(area, crate::ui::overlays::finder::render::SIZE))
            }
            Some(Layer::Copying(copying)) => self.copying(copying, screen.popup(area, LARGE)),
            Some(Layer::Palette(palette)) => self.palette(palette, screen, area),
            Some(Layer::Help(help)) => self.help(help, screen.popup(area, LARGE)),
            Some(Layer::Problems(at)) => self.problems(*at, screen.popup(area, LARGE)),
            Some(Layer::Search(_) | Layer::Note(_)) | None => {}
        }
    }

    /// An empty popup, which names the keys that do something in it.
    pub(crate) fn popup(&mut self, title: &str, area: Rect) -> Rect {
        self.drawn.add(area, Target::Popup);
        let hints = self.state.hints();
        let hints: Vec<_> =
            hints.iter().map(|hint| format!("{} {}", hint.keys.join(" "), hint.label)).collect();
        Popup { title, foot: &hints.join("  ") }.draw(area, self.look, self.buffer)
    }

    fn help(&mut self, help: &crate::ui::Help, area: Rect) {
        let area = self.popup("Help", area);
        let sought = help.line.text();
        let drawn = Help {
            keymap: &self.state.settings.keymap,
            context: help.context,
            sought: &sought,
            cursor: help.is_typing.then(|| help.line.before().len()),
            top: help.top,
        }
        .draw(area.width, area.height, self.look);
        self.lines(&drawn.lines, area);
        self.typing = drawn.cursor.map(|column| Position::new(area.x + column, area.y));
        self.drawn.popup = Window { top: drawn.top, height: drawn.page, content: drawn.height };
        self.drawn.headings = drawn.headings;
    }

    /// The actions that are found, with their keys.
    fn palette(&mut self, palette: &Palette, screen: &Screen, area: Rect) {
        let commands = self.state.commands(palette);
        let is_theme = |command: &Command| matches!(command, Command::Theme(_));
        // Whoever chooses a theme wants to see it on more than the palette.
        let area = match !commands.is_empty() && commands.iter().all(is_theme) {
            true => screen.low_popup(
                area,
                (LARGE.0, crate::ui::overlays::palette::list::height(ThemeChoice::ALL.len())),
            ),
            false => screen.popup(area, LARGE),
        };
        let area = self.popup("Actions", area);
        let page = crate::ui::overlays::palette::list::page(area.width, area.height);
        let top =
            scroll::follow(self.state.drawn.popup.top, palette.selected, page, commands.len());
        self.drawn.popup = Window { top, height: page, content: commands.len() };
        let rows: Vec<PaletteRow> = commands
            .iter()
            .skip(top)
            .take(page)
            .map(|command| self.palette_row(*command))
            .collect();
        let typed = palette.line.text();
        let drawn = crate::ui::overlays::palette::list::Palette {
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
                let is_current = theme == self.state.settings.appearance.choice();
                return PaletteRow {
                    name: format!("theme {}", theme.name()),
                    help: theme.help().to_owned(),
                    key: if is_current { "in use".to_owned() } else { String::new() },
                    is_here: true,
                };
            }
        };
        let elsewhere = self.state.elsewhere(action);
        PaletteRow {
            name: action.name().to_owned(),
            help: match elsewhere {
                Some(context) => format!("({}) {}", context.place(), action.help()),
                None => action.help().to_owned(),
            },
            key: self.state.key_below(action),
            is_here: elsewhere.is_none(),
        }
    }

    fn problems(&mut self, at: Problems, area: Rect) {
        let troubles = self.state.troubles();
        let area = self.popup(&format!("Problems  {}", troubles.len()), area);
        let page = crate::ui::overlays::problems::list::page(area.height);
        let top = scroll::follow(self.state.drawn.popup.top, at.selected, page, troubles.len());
        self.drawn.popup = Window { top, height: page, content: troubles.len() };
        let rows = troubles.get(top..).unwrap_or_default();
        let list = crate::ui::overlays::problems::list::Problems {
            rows,
            selected: at.selected.saturating_sub(top),
        };
        let drawn = list.draw(area.width, area.height, self.look);
        self.lines(&drawn.lines, area);
        self.hits(drawn.hits, area, |at| Target::Choice(top + at));
    }

    fn no_marks(&self) -> String {
        let mark = self.state.key(Action::Mark);
        format!("No claim is marked yet: {mark} in the list marks the selected one.")
    }

    fn copying(&mut self, copying: &Copying, area: Rect) {
        let area = self.popup("Copy", area);
        let shown = self.state.browse().found().matches().len();
        let this = match self.state.view() {
            View::Matrix => {
                format!("{} of the cell", self.state.claims_of(Which::This).len())
            }
            _ => "this claim".to_owned(),
        };
        let marked = format!("{} marked", self.state.marks());
        let what = [this, marked, format!("all {shown} shown"), "whole dossier".to_owned()];
        let what: Vec<&str> = what.iter().map(String::as_str).collect();
        let forms: Vec<&str> = Format::ALL.iter().map(|format| format.label()).collect();
        let claims = self.state.claims_of(copying.which);
        let text = match (claims.is_empty(), copying.which) {
            (true, Which::Marked) => self.no_marks(),
            (true, _) => "There is no claim to copy: none is shown.".to_owned(),
            (false, _) => copying
                .format
                .write(claims.into_iter().take(PREVIEWED), self.state.browse().statuses()),
        };
        let place = |which: Which| Which::ALL.iter().position(|one| *one == which).unwrap_or(0);
        let form = Format::ALL.iter().position(|one| *one == copying.format).unwrap_or(0);
        let preview = Preview {
            what: Choices { labels: &what, taken: place(copying.which) },
            forms: Choices { labels: &forms, taken: form },
            focus: match copying.column {
                Column::Which => Side::What,
                Column::Format => Side::Form,
            },
            text: &text,
            top: copying.top,
        };
        let drawn = preview.draw(area.width, area.height, self.look);
        self.lines(&drawn.lines, area);
        self.drawn.popup = Window { top: drawn.top, height: drawn.page, content: drawn.height };
        self.hits(drawn.hits, area, |(side, at)| match side {
            Side::What => Target::Choice(at),
            Side::Form => Target::Choice(Which::ALL.len() + at),
        });
    }
}
