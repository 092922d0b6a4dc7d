//! The reader's own verification of claims: a status, and a note.

use super::{Effect, Holdings, Layer, Line, Notice, State};
use crate::{
    action::Action,
    library::{ClaimName, ClaimRef, Row, Vocabulary},
    session::{Notebook, Save, SaveError, Saved},
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
        self.notebook.set_status(claim, status, self.now);
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
        self.notebook.set_note(claim, text, self.now);
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
        let verification = self.notebook.verification(claim, self.zone);
        let page = self.notebook.page(&dossier).cloned().unwrap_or_default();
        self.browse.verify(row, verification);
        vec![Effect::Save(Save::Page { dossier, page })]
    }

    /// Shows another library, with what is recorded of its claims: here, or in this notebook.
    pub(super) fn show_holdings(&mut self, holdings: Holdings, notebook: &Notebook) {
        self.notebook.merge_all(notebook);
        let statuses = self.notebook.statuses(holdings.library(), self.zone);
        self.browse.replace(holdings, statuses);
        self.look_again();
    }

    /// Works out the statuses of the library's claims: to be called when the notebook is another
    /// one.
    pub(super) fn resolve_statuses(&mut self) {
        let statuses = self.notebook.statuses(self.browse.library(), self.zone);
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
                // What happened comes before where, and a path can have any name.
                let sentence = format!("not saved, kept until you quit: {}", error.cause);
                self.notice = Some(Notice::error(clean(&sentence)));
            }
        }
    }

    /// Says what is recorded, and where that ends with the program.
    pub(super) fn say_kept(&mut self, sentence: String) {
        let end = if self.is_kept { "" } else { "; nothing is kept after this session" };
        self.say(sentence + end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{
            Message, Pane, View,
            testing::{
                EMPTY, PLAIN, REUTERS, TUTORIAL, press, query, reload, selected, state, type_in,
            },
            update,
        },
        library::{Status, Verification},
        session::{Complaint, Fault, Notebook, SaveErrorCause, Subject},
    };
    use std::{io, path::PathBuf};

    fn notice(state: &State) -> String {
        state.notice().map(|notice| notice.text).unwrap_or_default()
    }

    fn verification(state: &State, id: &str) -> Verification {
        let row = state.browse().library().find(id).unwrap().row();
        state.browse().statuses().verification(row).cloned().unwrap_or_default()
    }

    fn status(state: &State, id: &str) -> Status {
        verification(state, id).status()
    }

    /// The page that is to be saved.
    #[track_caller]
    fn saved_page(effects: &[Effect]) -> (String, crate::session::Page) {
        match effects {
            [Effect::Save(Save::Page { dossier, page })] => (dossier.clone(), page.clone()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_status_goes_round_and_each_step_is_saved() {
        let mut state = state(&[TUTORIAL]);
        for expected in [Status::Checked, Status::Problem, Status::Unchecked] {
            let (dossier, page) = saved_page(&press(&mut state, "v"));
            assert_eq!((dossier.as_str(), selected(&state)), ("tutorial", "pier-lead"));
            assert_eq!(status(&state, "pier-lead"), expected);
            let mut kept = Notebook::default();
            kept.merge(&dossier, &page);
            let claim = state.browse().selected().unwrap();
            assert_eq!(kept.verification(claim, state.zone).status(), expected);
            let said =
                format!("pier-lead: {}; nothing is kept after this session", expected.label());
            assert_eq!(notice(&state), said);
        }
    }

    #[test]
    fn only_the_selected_claim_is_meant_and_marks_stay() {
        let mut state = state(&[TUTORIAL]);
        press(&mut state, "m m v");
        assert_eq!((selected(&state), state.marks()), ("repair-moved", 2));
        assert_eq!(status(&state, "pier-lead"), Status::Unchecked);
        assert_eq!(status(&state, "repair-moved"), Status::Checked);
    }

    #[test]
    fn a_claim_that_the_query_means_no_more_stays_until_one_moves_on() {
        let mut state = state(&[TUTORIAL]);
        press(&mut state, "v u /");
        type_in(&mut state, "status:unchecked");
        press(&mut state, "enter g");
        assert_eq!(selected(&state), "pier-open");
        press(&mut state, "v");
        press(&mut state, "v");
        assert_eq!((selected(&state), status(&state, "pier-open")), ("pier-open", Status::Problem));
        let found = state.browse().found();
        assert!(found.is_pinned(found.selected().unwrap()));
        press(&mut state, "j k");
        assert_eq!(selected(&state), "repair-moved");
        assert_eq!(query(&state), "status:unchecked");
    }

    #[test]
    fn the_filter_is_there_from_the_first_status_to_the_last() {
        let has_filter = |state: &State| {
            let facets = state.browse().facets();
            facets.iter().any(|facet| facet.field == crate::query::Field::Status)
        };
        let mut state = state(&[TUTORIAL]);
        assert!(!has_filter(&state));
        press(&mut state, "v");
        assert!(has_filter(&state));
        press(&mut state, "v v");
        assert!(!has_filter(&state));
    }

    #[test]
    fn a_note_is_written_changed_left_and_removed() {
        let mut state = state(&[TUTORIAL]);
        press(&mut state, "V");
        type_in(&mut state, "q V? ask");
        update(&mut state, Message::Paste("\u{1b}[31m the council\n".into()));
        saved_page(&press(&mut state, "enter"));
        assert!(notice(&state).starts_with("the note on pier-lead is kept"));
        assert_eq!(verification(&state, "pier-lead").note.as_deref(), Some("q V? ask the council"));
        assert_eq!(status(&state, "pier-lead"), Status::Unchecked, "a note is no status");

        press(&mut state, "V");
        type_in(&mut state, " again");
        assert_eq!(press(&mut state, "esc"), []);
        assert_eq!(verification(&state, "pier-lead").note.as_deref(), Some("q V? ask the council"));
        assert_eq!(press(&mut state, "V enter"), [], "what did not change is not saved");

        press(&mut state, "v V ctrl-u");
        saved_page(&press(&mut state, "enter"));
        assert!(notice(&state).starts_with("the note on pier-lead is removed"));
        assert_eq!(verification(&state, "pier-lead").note, None);
        assert_eq!(status(&state, "pier-lead"), Status::Checked, "the status stays");
    }

    #[test]
    fn without_a_claim_there_is_nothing_to_verify() {
        for sources in [&[][..], &[EMPTY]] {
            let mut state = state(sources);
            assert_eq!(press(&mut state, "v"), []);
            assert_eq!(notice(&state), "no claim is selected");
            assert_eq!(press(&mut state, "V"), []);
            assert!(state.layer().is_none());
        }
    }

    #[test]
    fn it_works_in_every_view_and_pane() {
        let mut state = state(&[TUTORIAL, REUTERS]);
        for view in View::ALL {
            update(&mut state, Message::Do(view.action()));
            let id = selected(&state).to_owned();
            let before = status(&state, &id);
            press(&mut state, "v");
            assert_eq!(status(&state, &id), before.next(), "{view:?}");
            assert_eq!((state.view(), selected(&state)), (view, id.as_str()));
        }
        press(&mut state, "1 enter v");
        assert_eq!(state.pane(), Pane::Detail);
    }

    #[test]
    fn what_another_program_saved_is_shown_and_says_nothing() {
        let mut state = state(&[TUTORIAL]);
        let claim = state.browse().library().find("no-crane").unwrap();
        let mut others = Notebook::default();
        others.set_status(claim, Status::Problem, state.now);
        let page = others.page("tutorial").unwrap().clone();
        press(&mut state, "v");
        let said = notice(&state);
        let saved = Saved { page: Some(("tutorial".into(), page)), complaint: None };
        update(&mut state, Message::Saved(Ok(saved)));
        assert_eq!(status(&state, "no-crane"), Status::Problem);
        assert_eq!(status(&state, "pier-lead"), Status::Checked);
        assert_eq!(notice(&state), said);
    }

    #[test]
    fn statuses_follow_their_claims_into_another_state_of_the_files() {
        let mut state = state(&[TUTORIAL]);
        press(&mut state, "v j v v j V");
        type_in(&mut state, "kept while the files are read");
        let changed = TUTORIAL.replace("The council lets the pier", "The council lets that pier");
        reload(&mut state, &[PLAIN, &changed]);
        assert!(verification(&state, "pier-lead").is_before_change);
        assert_eq!(status(&state, "pier-lead"), Status::Unchecked);
        assert_eq!(status(&state, "pier-open"), Status::Problem);
        press(&mut state, "enter");
        let note = verification(&state, "repair-moved").note;
        assert_eq!(note.as_deref(), Some("kept while the files are read"));

        press(&mut state, "V");
        reload(&mut state, &[EMPTY]);
        assert_eq!(press(&mut state, "enter"), []);
        assert_eq!(notice(&state), "tutorial/repair-moved is gone");
        assert!(state.browse().statuses().is_empty());
    }

    #[test]
    fn what_is_not_saved_is_told_and_still_holds() {
        let mut state = state(&[TUTORIAL]);
        press(&mut state, "v");
        let path = PathBuf::from("/home/\u{1b}[31mann");
        let error = io::Error::from(io::ErrorKind::StorageFull);
        let cause = SaveErrorCause::Failed { path: path.clone(), error };
        let error = SaveError { subject: Subject::Page("tutorial".into()), cause };
        assert_eq!(update(&mut state, Message::Saved(Err(error))), []);
        let told = state.notice().unwrap();
        assert!(told.is_error);
        assert_eq!(told.text, "not saved, kept until you quit: no storage space: /home/ann");
        assert_eq!(status(&state, "pier-lead"), Status::Checked);
        press(&mut state, "j");
        let moved_to = Some(path.join("x.damaged"));
        let complaint = Some(Complaint { path, fault: Fault::Damaged, moved_to });
        update(&mut state, Message::Saved(Ok(Saved { page: None, complaint })));
        assert!(notice(&state).ends_with("it is damaged, and was set aside in /home as x.damaged"));
    }
}
