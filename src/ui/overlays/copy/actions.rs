//! Copying claims.

use crate::ui::{Copying, Effect, Layer, Notice, Parcel, State, View, Which};
use crate::{
    action::Action,
    analysis::words,
    clipboard::{CopyError, Receipt},
    export::Format,
    library::{ClaimRef, Vocabulary},
};

impl State {
    /// The claims that a choice means, in the order in which they are copied.
    pub fn claims_of(&self, which: Which) -> Vec<ClaimRef<'_>> {
        let browse = &self.browse;
        match which {
            Which::This => match self.view() {
                View::Matrix => self.cell_claims().iter().map(|row| browse.claim(*row)).collect(),
                _ => browse.selected().into_iter().collect(),
            },
            Which::Marked => {
                let named = self.marks.iter().filter_map(|name| browse.library().named(name));
                let mut marked: Vec<_> = named.collect();
                marked.sort_by_key(|claim| claim.row());
                marked
            }
            Which::Shown => browse.found().matches().iter().map(|row| browse.claim(*row)).collect(),
            Which::Dossier => {
                let selected = browse.selected();
                selected.map(|claim| claim.dossier().claims().collect()).unwrap_or_default()
            }
        }
    }

    pub(crate) fn copy_selected(&mut self) -> Vec<Effect> {
        self.copy(Which::This, Format::Plain)
    }

    pub(crate) fn act_in_copying(&mut self, mut copying: Copying, action: Action) -> Vec<Effect> {
        match action {
            Action::Accept => return self.copy(copying.which, copying.format),
            Action::Close | Action::Leave => {}
            _ => {
                copying.act(action, self.drawn.popup);
                self.layer = Some(Layer::Copying(copying));
            }
        }
        Vec::new()
    }

    fn copy(&mut self, which: Which, format: Format) -> Vec<Effect> {
        let claims = self.claims_of(which);
        if claims.is_empty() {
            self.notice = Some(Notice::error(match which {
                Which::This | Which::Shown | Which::Dossier => {
                    "nothing was copied: no claim is shown"
                }
                Which::Marked => "nothing was copied: no claim is marked",
            }));
            return Vec::new();
        }
        let mut what = words::count(claims.len(), "claim");
        if format != Format::Plain {
            what = format!("{what} as {}", format.label());
        }
        let text = format.write(claims, self.browse.statuses());
        self.copies.send(Parcel { what, text }).into_iter().collect()
    }

    pub(crate) fn copied(&mut self, outcome: Result<Receipt, CopyError>) -> Vec<Effect> {
        let (notice, next) = self.copies.arrived(outcome);
        // Whoever wants to leave has to hear that nothing was copied.
        self.is_leaving &= !notice.is_error;
        self.notice = Some(notice);
        if self.is_leaving && !self.copies.is_busy() {
            return vec![Effect::Quit];
        }
        next.into_iter().collect()
    }
}
