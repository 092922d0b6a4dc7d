//! Choosing what to copy, and in which form; and copying it.

use super::{After, LARGE, Overlay};
use crate::{
    action::Action,
    analysis::words,
    clipboard::{CopyError, Receipt},
    config::Context,
    export::Format,
    library::Vocabulary,
    text::width as columns_of,
    ui::{
        Cx, Effect, Parcel, State, Target, View, Window,
        hints::Entry,
        layout::{Screen, split_left, split_top},
        moved,
        render::Painter,
        scrolled,
        widgets::{compose::Composer, popup::rule, rich::Rich, scroll, sheet::Sheet},
    },
};
use ratatui::layout::Rect;

const HINTS: &[Entry] = &[
    (&[Action::Accept], "copy"),
    (&[Action::Down, Action::Up], "choose"),
    (&[Action::PaneLeft, Action::PaneRight], "column"),
    (&[Action::Leave], "close"),
];

/// The most claims that are copied, which is done while the reader waits.
const MOST_COPIED: usize = 5_000;

/// Which claims to copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The selected one.
    This,
    /// Those that are marked.
    Marked,
    /// All that are shown.
    Shown,
    /// All of the selected one's dossier, shown or not.
    Dossier,
}

impl Which {
    /// Every choice.
    pub const ALL: [Self; 4] = [Self::This, Self::Marked, Self::Shown, Self::Dossier];
}

/// A preview of more claims would only be scrolled past.
const PREVIEWED: usize = 50;

/// The columns of the popup, from left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Which claims.
    Which,
    /// In which form.
    Format,
}

impl Column {
    /// Its first choice, counted over both columns, and how many there are.
    fn choices(self) -> (usize, usize) {
        match self {
            Self::Which => (0, Which::ALL.len()),
            Self::Format => (Which::ALL.len(), Format::ALL.len()),
        }
    }
}

/// Choosing what to copy, and in which form, beside a preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copying {
    /// Which claims.
    pub which: Which,
    /// In which form.
    pub format: Format,
    /// Where the keys go.
    pub column: Column,
    /// The first line of the preview that is shown.
    pub top: usize,
}

impl Copying {
    /// The choice that needs the fewest keys: whoever marked claims wants those.
    pub fn new(has_marks: bool) -> Self {
        let which = if has_marks { Which::Marked } else { Which::This };
        Self { which, format: Format::Plain, column: Column::Which, top: 0 }
    }

    /// Moves in the popup: among the choices by steps, in the preview by pages.
    fn act(&mut self, action: Action, preview: Window) {
        match action {
            Action::PaneLeft => self.column = Column::Which,
            Action::PaneRight => self.column = Column::Format,
            Action::PageDown | Action::PageUp | Action::HalfPageDown | Action::HalfPageUp => {
                self.top = scrolled(self.top, action, preview);
            }
            _ => {
                let (first, count) = self.column.choices();
                let at = self.taken(self.column) - first;
                if let Some(to) = moved(at, count, action, Window::default()) {
                    self.choose(first + to);
                }
            }
        }
    }

    /// What is chosen in a column, counted over both columns.
    fn taken(&self, column: Column) -> usize {
        match column {
            Column::Which => self.which as usize,
            Column::Format => {
                let format = Format::ALL.iter().position(|format| *format == self.format);
                Which::ALL.len() + format.unwrap_or(0)
            }
        }
    }

    /// Takes a choice, counted over both columns; the preview starts anew where that changes it.
    fn choose(&mut self, place: usize) {
        let before = (self.which, self.format);
        if let Some(which) = Which::ALL.get(place) {
            (self.column, self.which) = (Column::Which, *which);
        } else if let Some(format) = Format::ALL.get(place - Which::ALL.len()) {
            (self.column, self.format) = (Column::Format, *format);
        }
        if (self.which, self.format) != before {
            self.top = 0;
        }
    }

    /// Both columns, no more of them than lets the taken choices be seen in half of the room, and
    /// below them what would be copied.
    fn draw(&self, area: Rect, painter: &mut Painter<'_, '_>) {
        let formats: Vec<_> = Format::ALL.iter().map(|format| format.label().to_owned()).collect();
        let which = labels(painter.state).to_vec();
        let height = which.len().max(formats.len()) as u16;
        let (mut choices, below) = split_top(area, height.min(area.height.div_ceil(2)));
        for (column, labels) in [(Column::Which, which), (Column::Format, formats)] {
            // A sign and a blank before the longest, and a blank behind it.
            let width = labels.iter().map(|label| columns_of(label) + 3).max().unwrap_or_default();
            let (place, rest) = split_left(choices, (width as u16).min(area.width / 2));
            self.draw_column(column, &labels, place, painter);
            (_, choices) = split_left(rest, 2);
        }
        let (line, preview) = split_top(below, 1);
        painter.lines(&[rule(area.width, painter.look)], line);
        let mut sheet = Sheet::new(area.width, painter.look);
        sheet.text(&Rich::of(&self.preview(painter), painter.look.theme.text), 1, 1);
        painter.frame.popup = painter.long_text(&sheet.lines, self.top, preview);
    }

    fn draw_column(
        &self,
        column: Column,
        labels: &[String],
        area: Rect,
        painter: &mut Painter<'_, '_>,
    ) {
        let (look, (first, count)) = (painter.look, column.choices());
        let taken = self.taken(column) - first;
        let height = usize::from(area.height);
        let top = scroll::follow(0, taken, height, count);
        painter.scrollbar(Window { top, height, content: count }, area);
        let area = scroll::beside_scrollbar(area, count);
        for (y, (at, label)) in (area.top()..area.bottom()).zip(labels.iter().enumerate().skip(top))
        {
            let (style, sign) = match at == taken {
                true => (look.theme.strong, look.glyphs().cursor),
                false => (look.theme.text, " "),
            };
            let has_cursor = at == taken && self.column == column;
            let style = if has_cursor { style.patch(look.theme.cursor) } else { style };
            let mut line = Composer::new(area.width);
            line.put(sign, style).put(" ", style);
            line.cell(label, line.left(), style, look.glyphs().cut);
            let area = Rect { y, height: 1, ..area };
            painter.lines(&[line.finish()], area);
            painter.frame.add(area, Target::Choice(first + at));
        }
    }

    /// What would be copied, or its beginning.
    fn preview(&self, painter: &Painter<'_, '_>) -> String {
        let claims = painter.state.claims_of(self.which);
        match (claims.is_empty(), self.which) {
            (true, Which::Marked) => {
                let mark = painter.cx.key(Action::Mark);
                format!("No claim is marked yet: {mark} in the list marks the selected one.")
            }
            (true, _) => "There is no claim to copy: none is shown.".to_owned(),
            (false, _) => {
                let claims = claims.into_iter().take(PREVIEWED);
                self.format.write(claims, painter.cx.nav.statuses())
            }
        }
    }
}

/// What can be copied, in words.
fn labels(state: &State) -> [String; Which::ALL.len()] {
    let this = match state.view() {
        View::Matrix => format!("{} of the cell", state.claims_of(Which::This).len()),
        _ => "this claim".to_owned(),
    };
    let marked = format!("{} marked", state.cx.marks.len());
    let shown = format!("all {} shown", state.nav().matches().rows().len());
    [this, marked, shown, "whole dossier".to_owned()]
}

impl Overlay for Copying {
    fn keys(&self) -> (Context, &'static [Entry]) {
        (Context::Copying, HINTS)
    }

    fn update(&mut self, action: Action, cx: &mut Cx) -> After {
        match action {
            Action::Accept => return After::Copy(self.which, self.format),
            Action::Close | Action::Leave => return After::Close,
            _ => self.act(action, cx.frame.popup),
        }
        After::Stay
    }

    fn click(&mut self, place: usize, _: &mut Cx) -> After {
        self.choose(place);
        After::Stay
    }

    fn scroll(&mut self, direction: Action, cx: &mut Cx) -> After {
        self.top = scrolled(self.top, direction, cx.frame.popup);
        After::Stay
    }

    fn render(&self, screen: &Screen, area: Rect, painter: &mut Painter<'_, '_>) {
        let area = painter.popup("Copy", screen.popup(area, LARGE));
        self.draw(area, painter);
    }

    fn cursor(&self) -> Option<Target> {
        Some(Target::Choice(self.taken(self.column)))
    }
}

impl State {
    /// Copies claims in a form.
    pub(crate) fn copy(&mut self, which: Which, format: Format) {
        let claims = self.claims_of(which);
        if claims.is_empty() {
            return self.cx.fail(match which {
                Which::This | Which::Shown | Which::Dossier => {
                    "nothing was copied: no claim is shown"
                }
                Which::Marked => "nothing was copied: no claim is marked",
            });
        }
        if claims.len() > MOST_COPIED {
            let what = words::count(claims.len(), "claim");
            let limit = format!("{MOST_COPIED} at once, and `:write FILE` writes all of them");
            return self.cx.fail(format!("{what} were not copied: the most are {limit}"));
        }
        let thing = if which == Which::Marked { "marked claim" } else { "claim" };
        let mut what = words::count(claims.len(), thing);
        if format != Format::Plain {
            what = format!("{what} as {}", format.label());
        }
        let mut text = format.write(claims, self.cx.nav.statuses());
        // A finding is a sentence about claims: it goes with them where a person reads it.
        if let (Which::This, Format::Plain, Some(said)) =
            (which, format, self.screen().said_of_chosen())
        {
            (what, text) = (format!("the finding with {what}"), format!("{said}\n\n{text}"));
        }
        let effect = self.cx.copies.send(Parcel { what, text });
        self.cx.run(effect);
    }
}

impl State {
    /// Writes the claims that are listed to a file.
    pub(crate) fn write(&mut self, path: String, format: Format, replaces: bool) {
        let claims = self.claims_of(Which::Shown);
        if claims.is_empty() {
            return self.cx.fail("nothing was written: no claim is listed");
        }
        let what = format!("{} as {}", words::count(claims.len(), "claim"), format.label());
        let rows = claims.iter().map(|claim| claim.row()).collect();
        let claims = self.cx.nav.exported(rows, format);
        self.cx.say(format!("writing {what} to {path}"));
        self.cx.run([Effect::Write { path: path.into(), claims, replaces, what }]);
    }
}

impl Cx {
    /// The copy on its way has arrived, or has not.
    pub(crate) fn copied(&mut self, outcome: Result<Receipt, CopyError>) {
        let (notice, next) = self.copies.arrived(outcome);
        // Whoever wants to leave has to hear that nothing was copied.
        self.is_leaving &= !notice.is_error;
        self.notice = Some(notice);
        if self.is_leaving && !self.copies.is_busy() {
            self.run([Effect::Quit]);
        } else {
            self.run(next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{
        FrameInfo,
        drawing::{dark, part, styled_part},
        testing::{REUTERS, press, state},
    };
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;

    fn after(actions: &[Action]) -> Copying {
        let mut copying = Copying::new(false);
        let preview = Window { top: 0, height: 5, content: 20 };
        actions.iter().for_each(|action| copying.act(*action, preview));
        copying
    }

    #[test]
    fn at_the_ends_nothing_happens() {
        let copying = after(&[Action::Up, Action::PaneLeft]);
        assert_eq!(copying, Copying::new(false));
        let copying = after(&[Action::Last, Action::Down, Action::Down]);
        assert_eq!(copying.which, Which::Dossier);
    }

    #[test]
    fn whoever_marked_claims_wants_those() {
        assert_eq!(Copying::new(true).which, Which::Marked);
        assert_eq!(Copying::new(false).which, Which::This);
    }

    #[test]
    fn another_choice_is_previewed_from_its_start() {
        use Action::{Down, PageDown, PaneRight, Up};
        let scrolled = [PaneRight, PageDown, PageDown];
        assert_eq!(after(&scrolled).top, 8);
        assert_eq!(after(&[&scrolled[..], &[Up]].concat()).top, 8);
        let other = after(&[&scrolled[..], &[Down]].concat());
        assert_eq!((other.top, other.format), (0, Format::Markdown));
    }

    fn draw(copying: &Copying, size: (u16, u16)) -> (Buffer, FrameInfo) {
        let mut state = state(&[REUTERS]);
        press(&mut state, "m");
        part(&state, size, |area, painter| copying.draw(area, painter))
    }

    #[test]
    fn the_column_with_the_focus_has_the_cursor() {
        let copying = after(&[Action::PaneRight, Action::Down]);
        let (buffer, frame) = draw(&copying, (60, 6));
        insta::assert_snapshot!(styled_part(&buffer, &dark()));
        assert!(frame.place_of(copying.cursor().unwrap()).is_some());
    }

    properties! {
        #![cases(64)]
        #[test]
        fn it_fits_any_room_and_shows_what_is_taken(
            width in 0_u16..250, height in 0_u16..80, top in 0_usize..50, place in 0_usize..9,
        ) {
            let mut copying = Copying { top, ..Copying::new(false) };
            copying.choose(place);
            let (_, frame) = draw(&copying, (width, height));
            let is_seen = frame.place_of(copying.cursor().unwrap()).is_some();
            prop_assert!(is_seen || height == 0 || width < 8);
        }
    }
}
