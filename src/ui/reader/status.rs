//! The reader's own verification of claims: a status, and a note.

use crate::{
    action::Action,
    analysis::words,
    library::{ClaimRef, DossierRef, Row, Vocabulary},
    session::{MergeSummary, Notebook, Save},
    ui::{Cx, Effect, LoadedLibrary, State},
};
use std::collections::{BTreeMap, HashSet};

impl Cx {
    /// Sets the next status of the marked claims, or where none is marked, of the `subject`. That
    /// one stays selected even where the query does not find it any more: the next press is about
    /// the same claim.
    pub(crate) fn next_status(&mut self, subject: Option<Row>) {
        let rows: Vec<Row> = self.marked_or(subject).iter().map(|claim| claim.row()).collect();
        let Some(first) = rows.first() else { return self.ask_for_claims() };
        let status = self.nav.statuses().get(*first).next();
        let claims: Vec<ClaimRef<'_>> = rows.iter().map(|row| self.nav.claim(*row)).collect();
        let before = self.notebook.entries(&claims);
        let what = self.name_of(&claims);
        self.notebook.set_status(&claims, status, self.now);
        self.say(format!("{what}: {}{}", status.label(), self.end_of_what_is_kept()));
        self.record(&rows, before);
    }

    /// The claims that an act on claims means: those that are marked, in their order, or where none
    /// is, the `subject`.
    pub(crate) fn marked_or(&self, subject: Option<Row>) -> Vec<ClaimRef<'_>> {
        match self.marked() {
            marked if marked.is_empty() => {
                subject.map(|row| self.nav.claim(row)).into_iter().collect()
            }
            marked => marked,
        }
    }

    /// Says that an act on claims has none, and what to do.
    pub(crate) fn ask_for_claims(&mut self) {
        let mark = self.key(Action::Mark);
        self.say(format!("no claim is selected here: {mark} marks those that are meant"));
    }

    /// The marked claims, in their order.
    pub(crate) fn marked(&self) -> Vec<ClaimRef<'_>> {
        let library = self.nav.library();
        let mut marked: Vec<_> = self.marks.iter().filter_map(|it| library.named(it)).collect();
        marked.sort_by_key(|claim| claim.row());
        marked
    }

    /// How these claims are called: the id of the only one, or how many are marked.
    pub(crate) fn name_of(&self, claims: &[ClaimRef<'_>]) -> String {
        match claims {
            [claim] if self.marks.is_empty() => claim.id().to_owned(),
            _ => words::count(claims.len(), "marked claim"),
        }
    }

    /// Shows what the notebook has on claims, and asks for it to be saved.
    pub(crate) fn show_recorded(&mut self, rows: &[Row]) {
        self.show_records(rows);
        let changed: BTreeMap<String, Vec<String>> =
            rows.iter().fold(BTreeMap::new(), |mut all, row| {
                let claim = self.nav.claim(*row);
                all.entry(claim.dossier().id().to_owned()).or_default().push(claim.id().to_owned());
                all
            });
        changed.into_iter().for_each(|(dossier, claims)| self.save(dossier, claims));
    }

    /// Shows what the notebook has on claims.
    pub(crate) fn show_records(&mut self, rows: &[Row]) {
        match rows {
            [] => return,
            [row] => {
                let now = self.notebook.verification(self.nav.claim(*row), self.zone);
                if self.nav.statuses().verification(*row).is_none_or(|shown| *shown != now) {
                    self.nav.verify(*row, now);
                }
            }
            _ => self.resolve_statuses(),
        }
        // The query may ask for another status.
        self.nav.stay();
    }

    /// Asks for the statuses and notes of a dossier to be saved: those of these claims have changed.
    pub(crate) fn save(&mut self, dossier: String, claims: Vec<String>) {
        let page = self.notebook.page(&dossier).cloned().unwrap_or_default();
        let change = match self.is_kept {
            true => self.unsaved.record(&dossier, claims),
            false => 0,
        };
        self.run([Effect::Save(Save::Notes { dossier, page, change })]);
    }

    /// Takes up the reader's statuses and notes.
    pub(crate) fn take_notebook(&mut self, notebook: Notebook) {
        self.notebook = notebook;
        self.resolve_statuses();
    }

    /// Works out the statuses of the library's claims: the notebook is another one.
    fn resolve_statuses(&mut self) {
        let statuses = self.notebook.statuses(self.nav.library(), self.zone);
        self.nav.set_statuses(statuses);
    }

    /// Another program has changed what is kept: asks for it to be read.
    pub(crate) fn state_changed(&mut self) {
        if self.is_kept {
            self.run([Effect::ReadState]);
        }
    }

    /// Shows what is kept by now.
    pub(crate) fn state_read(&mut self, notebook: &Notebook) {
        let merged = self.notebook.merge_all(notebook);
        self.show_merged(&merged);
    }

    /// Shows what another program has recorded, and says where both have written a note.
    pub(crate) fn show_merged(&mut self, merged: &[(String, MergeSummary)]) {
        if merged.iter().any(|(_, merged)| merged.has_changed()) {
            self.resolve_statuses();
        }
        let both = merged.iter().flat_map(|(_, merged)| &merged.two_notes);
        let both: Vec<&str> = both.map(String::as_str).collect();
        if let [first, others @ ..] = both.as_slice() {
            let others = match others.len() {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let sentence = "has a note from another window beside yours: both are kept";
            self.say(format!("{first}{others} {sentence}"));
        }
    }

    /// Says which notes on the claims that are shown were left unfinished, so that nobody takes them
    /// for lost.
    pub(crate) fn tell_of_unfinished(&mut self) {
        let shown: HashSet<&str> = self.nav.library().dossiers().map(DossierRef::id).collect();
        let pages = self.notebook.pages().filter(|(dossier, _)| shown.contains(dossier));
        let entries = pages.flat_map(|(_, page)| page.entries());
        let mut unfinished = entries.filter(|(_, entry)| !entry.drafts().is_empty());
        let Some((first, _)) = unfinished.next() else { return };
        let key = self.key(Action::Note);
        self.say(match unfinished.count() {
            0 => format!("unfinished note on {first}: {key} there goes on with it"),
            more => format!(
                "{} unfinished notes, on {first} and {more} more: note:unfinished lists them",
                more + 1
            ),
        });
    }

    /// What there is to say of something recorded that ends with the program.
    pub(crate) fn end_of_what_is_kept(&self) -> &'static str {
        if self.is_kept { "" } else { "; nothing is kept after this session" }
    }
}

impl State {
    /// Shows another library, with what is recorded of its claims: here, or in this notebook.
    pub(crate) fn show_library(&mut self, loaded: LoadedLibrary, notebook: &Notebook) {
        let cx = &mut self.cx;
        cx.notebook.merge_all(notebook);
        let statuses = cx.notebook.statuses(loaded.library(), cx.zone);
        if !cx.nav.replace(loaded, statuses) {
            self.screens.clear();
        }
        let all = cx.marks.drain().chain(cx.absent_marks.drain());
        let library = cx.nav.library();
        (cx.marks, cx.absent_marks) = all.partition(|claim| library.named(claim).is_some());
        self.sync_overlay();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::Layer;
    use crate::{
        library::{Status, Verification},
        session::{
            LoadedState, Notebook, SaveError, SaveErrorCause, Saved, SessionKey, StateError,
            StateErrorCause, Subject,
        },
        ui::{
            Message, Pane, View,
            drawing::of_buffer,
            testing::{
                EMPTY, PLAIN, REUTERS, TUTORIAL, press, query, reload, selected, state, type_in,
            },
            tests::draw,
            update,
        },
    };
    use std::{io, path::PathBuf};

    fn notice(state: &State) -> String {
        state.notice().map(|notice| notice.text).unwrap_or_default()
    }

    /// What stands in the line of the note.
    fn typed(state: &State) -> String {
        match &state.overlay {
            Some(Layer::Note(noting)) => noting.input.text(),
            other => panic!("{other:?}"),
        }
    }

    fn verification(state: &State, id: &str) -> Verification {
        let row = state.nav().library().find(id).unwrap().row();
        state.nav().statuses().verification(row).cloned().unwrap_or_default()
    }

    fn status(state: &State, id: &str) -> Status {
        verification(state, id).status()
    }

    /// The page that is to be saved.
    #[track_caller]
    fn saved_page(effects: &[Effect]) -> (String, crate::session::ClaimNotes) {
        match effects {
            [Effect::Save(Save::Notes { dossier, page, .. })] => (dossier.clone(), page.clone()),
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
            let claim = state.nav().selected().unwrap();
            assert_eq!(kept.verification(claim, state.cx.zone).status(), expected);
            let said =
                format!("pier-lead: {}; nothing is kept after this session", expected.label());
            assert_eq!(notice(&state), said);
        }
    }

    #[test]
    fn where_claims_are_marked_they_are_meant_and_marks_stay() {
        let mut state = state(&[TUTORIAL]);
        press(&mut state, "m m v");
        assert_eq!((selected(&state), state.cx.marks.len()), ("repair-moved", 2));
        assert_eq!(status(&state, "pier-lead"), Status::Checked);
        assert_eq!(status(&state, "repair-moved"), Status::Unchecked);
    }

    #[test]
    fn a_claim_that_the_query_means_no_more_stays_until_one_moves_on() {
        let mut state = state(&[TUTORIAL]);
        press(&mut state, "v /");
        type_in(&mut state, "status:unchecked");
        press(&mut state, "enter g g");
        assert_eq!(selected(&state), "pier-open");
        press(&mut state, "v");
        press(&mut state, "v");
        assert_eq!((selected(&state), status(&state, "pier-open")), ("pier-open", Status::Problem));
        let found = state.nav().matches();
        assert!(found.is_pinned(found.selected().unwrap()));
        press(&mut state, "j k");
        assert_eq!(selected(&state), "repair-moved");
        assert_eq!(query(&state), "status:unchecked");
    }

    #[test]
    fn the_filter_is_there_from_the_first_status_to_the_last() {
        let has_filter = |state: &State| {
            let facets = state.nav().results().facets();
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

        assert_eq!(press(&mut state, "V enter"), [], "what did not change is not saved");
        assert_eq!(press(&mut state, "V esc"), [], "nor is it a draft");

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
            assert_eq!(notice(&state), "no claim is selected here: m marks those that are meant");
            assert_eq!(press(&mut state, "V"), []);
            assert!(state.overlay.is_none());
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
            // These two show many claims at once, and none that is selected.
            let is_of_many = matches!(view, View::Matrix | View::Dossiers);
            let expected = if is_of_many { before } else { before.next() };
            assert_eq!(status(&state, &id), expected, "{view:?}");
            assert_eq!((state.view(), selected(&state)), (view, id.as_str()));
        }
        press(&mut state, "2 enter v");
        assert_eq!(state.pane(), Pane::Detail);
    }

    #[test]
    fn a_note_that_was_left_unfinished_is_told_at_the_start() {
        let mut first = state(&[TUTORIAL]);
        press(&mut first, "j V");
        type_in(&mut first, "half a thought");
        press(&mut first, "esc");
        let claim = selected(&first).to_owned();
        let mut next = state(&[TUTORIAL]);
        let notebook = first.cx.notebook.clone();
        let recalled = LoadedState { notebook, ..LoadedState::default() };
        next.take_up(recalled, &SessionKey::of(&[]), true);
        assert_eq!(notice(&next), format!("unfinished note on {claim}: V there goes on with it"));

        press(&mut first, "j V");
        type_in(&mut first, "another");
        press(&mut first, "esc");
        let notebook = first.cx.notebook.clone();
        let recalled = LoadedState { notebook, ..LoadedState::default() };
        next.take_up(recalled, &SessionKey::of(&[]), true);
        let said = notice(&next);
        assert!(said.starts_with("2 unfinished notes, on "), "{said}");
        assert!(said.ends_with(" and 1 more: note:unfinished lists them"), "{said}");
    }

    #[test]
    fn an_unfinished_note_is_listed_from_the_moment_that_it_is_left_to_its_end() {
        let mut state = state(&[TUTORIAL]);
        let has_filter = |state: &State| {
            let facets = state.nav().results().facets();
            facets.iter().any(|facet| facet.field == crate::query::Field::Note)
        };
        press(&mut state, "v V");
        assert!(!has_filter(&state), "a status is no note");
        type_in(&mut state, "half a thought");
        press(&mut state, "esc");
        assert!(has_filter(&state));
        press(&mut state, "/");
        type_in(&mut state, "note:unfinished");
        press(&mut state, "enter");
        assert_eq!((selected(&state), state.nav().matches().rows().len()), ("pier-lead", 1));
        let shown = of_buffer(&draw(&mut state, 80, 24), |_| None);
        assert!(shown.contains("your note: half a thought (V goes on with it)"), "{shown}");

        press(&mut state, "V enter j");
        assert_eq!(state.nav().matches().rows().len(), 0, "it is a note now");
        press(&mut state, "/ ctrl-u");
        type_in(&mut state, "note:kept");
        press(&mut state, "enter");
        assert_eq!((selected(&state), state.nav().matches().rows().len()), ("pier-lead", 1));
    }

    #[test]
    fn what_another_program_saved_is_shown_and_says_nothing() {
        let mut state = state(&[TUTORIAL]);
        let claim = state.nav().library().find("no-crane").unwrap();
        let mut others = Notebook::default();
        others.set_status(&[claim], Status::Problem, state.cx.now);
        let page = others.page("tutorial").unwrap().clone();
        press(&mut state, "v");
        let said = notice(&state);
        let saved = Saved { page: Some(("tutorial".into(), page)), ..Saved::default() };
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
        let said = "tutorial/repair-moved is gone: Enter or Esc leaves the note as a draft";
        assert_eq!(notice(&state), said);
        assert!(state.nav().statuses().is_empty());
        assert_eq!(press(&mut state, "esc"), [], "nothing was typed");
    }

    /// Whatever the program would keep is on the disk.
    fn save_all(state: &mut State, effects: &[Effect]) {
        let Some(Effect::Save(Save::Notes { dossier, page, change })) = effects.first() else {
            panic!("{effects:?}")
        };
        let page = Some((dossier.clone(), page.clone()));
        update(state, Message::Saved(Ok(Saved { page, change: *change, complaint: None })));
    }

    fn refuse(state: &mut State, cause: SaveErrorCause) {
        let error = SaveError { subject: Subject::Notes("tutorial".into()), cause };
        assert_eq!(update(state, Message::Saved(Err(error))), []);
    }

    /// A state whose statuses and notes outlive it.
    fn kept(sources: &[&str]) -> State {
        let mut state = state(sources);
        state.take_up(LoadedState::default(), &SessionKey::of(&[]), false);
        press(&mut state, "2");
        state
    }

    #[test]
    fn what_is_not_saved_is_told_as_long_as_that_is_so() {
        let mut state = kept(&[TUTORIAL]);
        let ordered = press(&mut state, "v");
        assert_eq!(state.cx.unsaved_mark(), None, "it may be on its way");
        let path = PathBuf::from("/home/\u{1b}[31mann");
        let error = io::Error::from(io::ErrorKind::StorageFull).into();
        refuse(&mut state, SaveErrorCause::Failed { path, error });
        let told = state.notice().unwrap();
        assert!(told.is_error);
        assert_eq!(told.text, "1 change not saved: no storage space: /home/ann");
        assert_eq!(status(&state, "pier-lead"), Status::Checked);
        press(&mut state, "v");
        assert_eq!(notice(&state), "pier-lead: problem");
        press(&mut state, "j");
        assert_eq!(notice(&state), told.text, "it is said again");
        refuse(&mut state, SaveErrorCause::Held { holder: Some(7) });
        press(&mut state, "v");
        assert_eq!(state.cx.unsaved_mark().unwrap(), "2 unsaved");
        press(&mut state, "k");
        let expected = "2 changes not saved: another onrecord, process 7, holds the lock";
        assert_eq!(notice(&state), expected);
        save_all(&mut state, &ordered);
        assert_eq!(
            state.cx.unsaved_mark().unwrap(),
            "2 unsaved",
            "an early version is no later one"
        );
        let ordered = press(&mut state, "v");
        save_all(&mut state, &ordered);
        assert_eq!(
            (state.cx.unsaved_mark(), notice(&state)),
            (None, "everything is saved by now".into())
        );
    }

    #[test]
    fn whoever_leaves_with_something_unsaved_is_asked_once() {
        let mut state = kept(&[TUTORIAL]);
        press(&mut state, "v");
        assert_eq!(press(&mut state, "q"), [Effect::Quit], "it is saved at the end");
        refuse(&mut state, SaveErrorCause::Held { holder: None });
        assert_eq!(press(&mut state, "q"), []);
        let asked = notice(&state);
        assert!(
            asked.starts_with("1 change not saved: q again quits, and leaves it for"),
            "{asked}"
        );
        assert_eq!(press(&mut state, "j q"), [], "they stayed");
        assert_eq!(notice(&state), asked);
        refuse(&mut state, SaveErrorCause::Held { holder: None });
        assert_eq!(press(&mut state, "q"), [Effect::Quit]);
        press(&mut state, "j");
        assert_eq!(press(&mut state, "ctrl-c"), [Effect::Quit], "it never asks");
    }

    #[test]
    fn a_note_is_kept_when_it_is_on_the_disk() {
        let mut state = kept(&[TUTORIAL]);
        press(&mut state, "V");
        type_in(&mut state, "who?");
        let ordered = press(&mut state, "enter");
        assert_eq!(notice(&state), "saving the note on pier-lead");
        save_all(&mut state, &ordered);
        assert_eq!(notice(&state), "the note on pier-lead is kept");
        press(&mut state, "V ctrl-u");
        let ordered = press(&mut state, "enter");
        assert_eq!(notice(&state), "removing the note on pier-lead");
        press(&mut state, "v");
        save_all(&mut state, &ordered);
        assert_eq!(notice(&state), "pier-lead: checked", "the next thing is what matters now");
    }

    #[test]
    fn a_note_that_is_not_saved_is_not_said_to_be_being_saved() {
        let mut state = kept(&[TUTORIAL]);
        press(&mut state, "v");
        refuse(&mut state, SaveErrorCause::Held { holder: None });
        press(&mut state, "V");
        type_in(&mut state, "who?");
        press(&mut state, "enter");
        assert_eq!(notice(&state), "saving the note on pier-lead");
        refuse(&mut state, SaveErrorCause::Held { holder: None });
        assert!(notice(&state).starts_with("1 change not saved: "), "{}", notice(&state));
    }

    #[test]
    fn a_note_that_is_left_is_a_draft_until_it_is_kept_or_dropped() {
        let mut state = kept(&[TUTORIAL]);
        press(&mut state, "V");
        type_in(&mut state, "half a");
        saved_page(&press(&mut state, "esc"));
        let said = "the note on pier-lead is left as a draft: V resumes it";
        assert_eq!(notice(&state), said);
        assert_eq!(verification(&state, "pier-lead").note, None, "it is no note");
        press(&mut state, "j k V");
        assert_eq!(typed(&state), "half a");
        assert!(notice(&state).starts_with("the draft that you left"));
        assert_eq!(press(&mut state, "esc"), [], "it is what it was");
        press(&mut state, "V");
        type_in(&mut state, " note");
        saved_page(&press(&mut state, "enter"));
        assert_eq!(verification(&state, "pier-lead").note.as_deref(), Some("half a note"));
        assert_eq!(press(&mut state, "V esc"), [], "the draft is gone");

        press(&mut state, "V");
        type_in(&mut state, "?");
        press(&mut state, "esc V ctrl-u");
        saved_page(&press(&mut state, "esc"));
        assert_eq!(notice(&state), "the draft of the note on pier-lead is dropped");
        press(&mut state, "V");
        assert_eq!(typed(&state), "half a note", "the note is as it was");
    }

    #[test]
    fn a_note_that_is_being_written_outlives_the_end_and_the_claim() {
        let mut state = kept(&[TUTORIAL]);
        press(&mut state, "V");
        type_in(&mut state, "unfinished");
        let drafts = |saves: &[Save]| match saves {
            [Save::Notes { page, .. }, Save::Session { .. }] => {
                let drafts = page.entries().flat_map(|(_, entry)| entry.drafts());
                drafts.map(str::to_owned).collect::<Vec<_>>()
            }
            other => panic!("{other:?}"),
        };
        let mut ending = state.clone();
        assert_eq!(drafts(&ending.left(SessionKey::of(&[]))), ["unfinished"]);

        let renamed = TUTORIAL.replace("\"pier-lead\"", "\"pier-first\"");
        reload(&mut state, &[&renamed]);
        type_in(&mut state, " q vv");
        assert_eq!(typed(&state), "unfinished q vv", "letters stay letters");
        press(&mut state, "enter");
        let note = verification(&state, "pier-first").note;
        assert_eq!(note.as_deref(), Some("unfinished q vv"), "it follows the claim");
    }

    #[test]
    fn a_note_is_saved_while_it_is_written() {
        let mut state = kept(&[TUTORIAL]);
        press(&mut state, "V");
        assert!(!state.has_unsaved_text());
        let save = |state: &mut State| {
            let effects = update(state, Message::SaveTyped);
            assert!(!state.has_unsaved_text());
            let (_, page) = saved_page(&effects);
            let drafts = page.entries().flat_map(|(_, entry)| entry.drafts());
            drafts.map(str::to_owned).collect::<Vec<_>>()
        };
        for typed in ["half", " a ", "note"] {
            type_in(&mut state, typed);
            assert!(state.has_unsaved_text());
            let expected = self::typed(&state).trim().to_owned();
            assert_eq!(save(&mut state), [expected], "one draft, the last");
        }
        assert_eq!(update(&mut state, Message::SaveTyped), [], "once");
        assert_eq!(notice(&state), "");
        let mut killed = kept(&[TUTORIAL]);
        killed.cx.notebook = state.cx.notebook.clone();
        press(&mut killed, "V");
        assert_eq!(self::typed(&killed), "half a note");

        let mut dropped = state.clone();
        press(&mut dropped, "ctrl-u");
        saved_page(&press(&mut dropped, "enter"));
        press(&mut dropped, "V");
        assert_eq!(self::typed(&dropped), "", "it was only saved to be safe");

        press(&mut state, "enter");
        assert_eq!(verification(&state, "pier-lead").note.as_deref(), Some("half a note"));
        press(&mut state, "u V");
        assert_eq!(self::typed(&state), "", "undone, it was never begun");
    }

    #[test]
    fn a_note_on_several_claims_is_saved_once_while_it_is_written() {
        let mut state = kept(&[TUTORIAL]);
        press(&mut state, "m j m j m V");
        type_in(&mut state, "both");
        let (_, page) = saved_page(&update(&mut state, Message::SaveTyped));
        let drafts = |page: &crate::session::ClaimNotes| {
            page.entries().filter(|(_, entry)| !entry.drafts().is_empty()).count()
        };
        assert_eq!(drafts(&page), 1);
        let (_, page) = saved_page(&press(&mut state, "esc"));
        assert_eq!(drafts(&page), 3);
    }

    #[test]
    fn a_note_on_a_claim_that_is_gone_is_typed_to_its_end_and_becomes_a_draft() {
        let mut state = kept(&[TUTORIAL]);
        press(&mut state, "V");
        type_in(&mut state, "very ");
        reload(&mut state, &[EMPTY]);
        type_in(&mut state, "quick");
        assert_eq!(typed(&state), "very quick");
        assert!(!press(&mut state, "enter").is_empty());
        assert!(notice(&state).starts_with("the note on pier-lead is left as a draft"));
        reload(&mut state, &[TUTORIAL]);
        press(&mut state, "g g V");
        assert_eq!(typed(&state), "very quick");
    }

    #[test]
    fn a_note_is_not_written_over_one_that_was_never_shown() {
        let mut state = kept(&[TUTORIAL]);
        let claim = state.nav().library().find("pier-lead").unwrap();
        let mut others = Notebook::default();
        others.set_note(claim, "theirs", state.cx.now);
        press(&mut state, "V");
        type_in(&mut state, "ours");
        assert_eq!(update(&mut state, Message::StateChanged), [Effect::ReadState]);
        update(&mut state, Message::StateRead(others.clone()));
        let ordered = press(&mut state, "enter");
        let both = verification(&state, "pier-lead").note.unwrap();
        assert!(both.contains("theirs") && both.contains("ours"), "{both}");
        save_all(&mut state, &ordered);
        let said =
            "the note on pier-lead is kept; another window wrote one meanwhile, and both show";
        assert_eq!(notice(&state), said);
        update(&mut state, Message::StateRead(others));
        assert_eq!(verification(&state, "pier-lead").note.unwrap(), both);
        press(&mut state, "V ctrl-u");
        type_in(&mut state, "one for both");
        press(&mut state, "enter");
        let note = verification(&state, "pier-lead").note;
        assert_eq!(note.as_deref(), Some("one for both"));
    }

    #[test]
    fn what_another_program_noted_meanwhile_is_told() {
        let mut state = kept(&[TUTORIAL]);
        press(&mut state, "V");
        type_in(&mut state, "ours");
        press(&mut state, "enter");
        let claim = state.nav().library().find("pier-lead").unwrap();
        let mut others = Notebook::default();
        others.set_note(claim, "theirs", state.cx.now);
        update(&mut state, Message::StateRead(others));
        let said = "pier-lead has a note from another window beside yours: both are kept";
        assert_eq!(notice(&state), said);
    }

    #[test]
    fn a_page_that_is_pasted_into_a_note_is_kept_whole() {
        let mut state = kept(&[TUTORIAL]);
        let pasted = "wörter ".repeat(2_000);
        press(&mut state, "V");
        update(&mut state, Message::Paste(pasted.clone()));
        press(&mut state, "enter");
        assert_eq!(verification(&state, "pier-lead").note.as_deref(), Some(pasted.trim()));
        press(&mut state, "V");
        update(&mut state, Message::Paste("x".repeat(100_000)));
        assert_eq!(notice(&state), "the line is full: 13999 characters left out");
    }

    #[test]
    fn what_was_in_the_way_of_a_save_is_told() {
        let mut state = kept(&[TUTORIAL]);
        let path = PathBuf::from("/home/\u{1b}[31mann/x");
        let moved_to = Some(path.with_file_name("x.damaged"));
        let complaint = Some(StateError { path, fault: StateErrorCause::Damaged, moved_to });
        update(&mut state, Message::Saved(Ok(Saved { complaint, ..Saved::default() })));
        assert!(
            notice(&state)
                .ends_with("ann/x is not used: it is damaged, and was set aside as x.damaged")
        );
    }
}
