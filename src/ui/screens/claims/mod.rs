//! The list of claims, and the selected one in full.

pub(crate) mod render;

use super::Screen;
use crate::{
    action::Action,
    library::DossierId,
    ui::{Cx, Navigator, Pane, Target, hints::Entry, layout, moved, render::Painter},
};

/// What is most worth knowing comes first: a narrow screen shows only the beginning.
const HINTS: &[Entry] = &[
    (&[Action::Open], "detail"),
    (&[Action::Copy], "copy"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::FindSpeaker], "find speaker"),
    (&[Action::Search], "search"),
    (&[Action::Filters], "filter"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::Back], "back"),
    (&[Action::Undo], "undo"),
    (&[Action::CycleText], "text"),
    (&[Action::NextProposition], "proposition"),
    (&[Action::StripLess, Action::StripMore], "strip test"),
    (&[Action::NextOrder], "order"),
    (&[Action::Mark], "mark"),
    (&[Action::Status], "status"),
    (&[Action::Note], "note"),
    (&[Action::CopyMore], "copy more"),
    (&[Action::Palette], "all actions"),
    (&[Action::NextSection, Action::PreviousSection], "paragraph"),
];

/// The list of claims; all that it shows follows from the results.
#[derive(Debug, Clone, Copy, Default)]
pub struct Claims;

impl Screen for Claims {
    fn update(&mut self, action: Action, cx: &mut Cx) {
        match action {
            Action::Open => cx.nav.pane = Pane::Detail,
            Action::NextSection => cx.nav.next_paragraph(),
            Action::PreviousSection => cx.nav.previous_paragraph(),
            _ => cx.move_in_list(action),
        }
    }

    fn click(&mut self, target: Target, cx: &mut Cx) {
        if let Target::Claim(row) = target {
            cx.nav.go_to(row);
        }
    }

    fn hints(&self, _: &Navigator) -> &'static [Entry] {
        HINTS
    }

    fn render(&self, area: layout::Pane, painter: &mut Painter<'_, '_>) {
        painter.list(area.content);
    }

    fn cursor(&self, nav: &Navigator) -> Option<Target> {
        nav.selected_row().map(Target::Claim)
    }
}

impl Cx {
    /// Moves among the claims that are listed.
    pub(crate) fn move_in_list(&mut self, action: Action) {
        let matches = self.nav.matches();
        let Some(at) = matches.selected() else { return };
        if let Some(to) = moved(at, matches.len(), action, self.frame.list) {
            self.nav.select_place(to);
        }
    }
}

impl Navigator {
    /// Goes to the first claim of the next paragraph, or to the last claim of all.
    pub(crate) fn next_paragraph(&mut self) {
        let len = self.matches().len();
        let Some(at) = self.matches().selected() else { return };
        let here = self.paragraph(at);
        let next = (at..len).find(|place| self.paragraph(*place) != here);
        self.select_place(next.unwrap_or(len - 1));
    }

    /// Goes to the first claim of the paragraph before, or to the first of all.
    pub(crate) fn previous_paragraph(&mut self) {
        let Some(at) = self.matches().selected() else { return };
        let here = self.paragraph(at);
        let last = (0..at).rev().find(|place| self.paragraph(*place) != here);
        let first = last.map(|last| {
            let there = self.paragraph(last);
            (0..last).rev().find(|place| self.paragraph(*place) != there).map_or(0, |end| end + 1)
        });
        self.select_place(first.unwrap_or(0));
    }

    /// The paragraph that a place of the list is about.
    fn paragraph(&self, place: usize) -> Option<(DossierId, u16)> {
        let claim = self.claim(self.matches().row(place)?);
        Some((claim.dossier().key(), claim.paragraph()))
    }
}
