//! The reader's own verification of claims: a status, and a note.

use super::{Effect, Layer, Line, Notice, State};
use crate::{
    action::Action,
    library::{ClaimName, ClaimRef, Row, Vocabulary},
    session::{Save, SaveError, Saved},
    text::clean,
};

/// The line in which the note on a claim is written.
#[derive(Debug, Clone)]
pub struct Noting {
    /// The claim that it is about.
    pub claim: ClaimName,
    /// What is typed.
    pub line: Line,
}

impl State {
    /// Sets the next status of the selected claim. The claim stays selected even where the query
    /// does not mean it any more: the next press is about the same claim.
    pub(super) fn next_status(&mut self) -> Vec<Effect> {
        let Some(claim) = self.browse.selected() else {
            self.say("no claim is selected");
            return Vec::new();
        };
        let (row, id) = (claim.row(), claim.id().to_owned());
        let status = self.browse.statuses().get(row).next();
        self.notebook.set_status(claim, status, self.now.timestamp());
        self.say_kept(format!("{id}: {}", status.label()));
        self.record(row)
    }

    /// Opens the line for the note on the selected claim, with the note that there is.
    pub(super) fn open_note(&mut self) {
        let Some(claim) = self.browse.selected() else { return self.say("no claim is selected") };
        let line = Line::new(self.note_on(claim));
        self.layer = Some(Layer::Note(Noting { claim: claim.name(), line }));
    }

    pub(super) fn act_in_note(&mut self, mut noting: Noting, action: Action) -> Vec<Effect> {
        match action {
            Action::Accept => return self.keep_note(&noting),
            Action::Close => {}
            _ => {
                noting.line.act(action);
                self.layer = Some(Layer::Note(noting));
            }
        }
        Vec::new()
    }

    fn keep_note(&mut self, noting: &Noting) -> Vec<Effect> {
        let Some(claim) = self.browse.library().named(&noting.claim) else {
            self.notice = Some(Notice::error(format!("{} is gone", noting.claim)));
            return Vec::new();
        };
        let text = noting.line.text();
        let text = text.trim();
        if text == self.note_on(claim) {
            return Vec::new();
        }
        let row = claim.row();
        let done = if text.is_empty() { "removed" } else { "kept" };
        let sentence = format!("the note on {} is {done}", claim.id());
        self.notebook.set_note(claim, text, self.now.timestamp());
        self.say_kept(sentence);
        self.record(row)
    }

    fn note_on(&self, claim: ClaimRef<'_>) -> &str {
        let verification = self.browse.statuses().verification(claim.row());
        verification.and_then(|it| it.note.as_deref()).unwrap_or_default()
    }

    /// Shows what the notebook has on a claim, and asks for it to be saved.
    fn record(&mut self, row: Row) -> Vec<Effect> {
        let claim = self.browse.claim(row);
        let dossier = claim.dossier().id().to_owned();
        let verification = self.notebook.verification(claim, self.now.time_zone());
        let page = self.notebook.page(&dossier).cloned().unwrap_or_default();
        self.browse.verify(row, verification);
        vec![Effect::Save(Save::Page { dossier, page })]
    }

    /// Works out the statuses of the library's claims: to be called when the library or the
    /// notebook is another one.
    pub(super) fn resolve_statuses(&mut self) {
        let zone = self.now.time_zone();
        let statuses = self.notebook.statuses(self.browse.library(), zone);
        self.browse.set_statuses(statuses);
    }

    /// Something was saved, or was not. What another program saved is shown as well.
    pub(super) fn saved(&mut self, outcome: Result<Saved, SaveError>) {
        match outcome {
            Ok(saved) => {
                let page = saved.page.as_ref();
                if page.is_some_and(|(dossier, page)| self.notebook.merge(dossier, page)) {
                    self.resolve_statuses();
                }
                if let Some(complaint) = saved.complaint {
                    self.complain(&[complaint]);
                }
            }
            Err(error) => {
                // A path can have any name.
                let error = error.to_string();
                let sentence = format!("{}; they stay until you quit", clean(&error));
                self.notice = Some(Notice::error(sentence));
            }
        }
    }

    /// Says what is recorded, and where that ends with the program.
    fn say_kept(&mut self, sentence: String) {
        let end = if self.is_kept { "" } else { "; nothing is kept after this session" };
        self.say(sentence + end);
    }
}
