//! What is taken up from the session before, and left to the next.

use crate::{
    action::Action,
    analysis::words,
    library::{ClaimName, ClaimRef, Vocabulary},
    query::{Order, Query},
    session::{LoadedState, Notebook, Save, SessionKey, SessionState, StateError},
    text::clean,
    ui::{Cx, Effect, State, TextMode, View, update::finish},
};

impl Cx {
    /// Says what could not be taken up.
    pub(crate) fn complain(&mut self, complaints: &[StateError]) {
        let Some((first, others)) = complaints.split_first() else { return };
        let others = match others.len() {
            0 => String::new(),
            count => format!(" (and {count} more)"),
        };
        let first = first.to_string();
        self.fail(format!("{}{others}", clean(&first)));
    }

    pub(crate) fn remember(&mut self, query: &str) {
        self.queries.keep(query);
        self.new_queries.keep(query);
    }
}

impl State {
    /// Takes up the reader's statuses and notes.
    pub fn take_notebook(&mut self, notebook: Notebook) {
        self.cx.take_notebook(notebook);
    }

    /// Takes up all that was kept; what is recorded from here on will be kept. A session that is
    /// to be fresh begins anew, with the queries of before.
    pub fn take_up(&mut self, recalled: LoadedState, session: &SessionKey, is_fresh: bool) {
        self.cx.is_kept = true;
        self.cx.take_notebook(recalled.notebook);
        self.cx.queries = recalled.sessions.queries(session);
        self.cx.saved_queries = recalled.saved_queries;
        match recalled.sessions.visits.get(session).filter(|_| !is_fresh) {
            Some(visit) => self.resume(visit),
            None => self.visit_first(),
        }
        if recalled.made_up_for > 0 {
            let dossiers = words::count(recalled.made_up_for, "dossier");
            self.cx.say(format!("what could not be saved before is saved now, of {dossiers}"));
        }
        self.cx.tell_of_unfinished();
        self.cx.complain(&recalled.complaints);
    }

    /// Begins where nobody has been: with what the article rests on, or with the list of several.
    pub fn visit_first(&mut self) {
        self.resume(&SessionState::default());
    }

    /// What is to be kept at the end: the note that is being written, and where the reader is.
    pub fn left(&mut self, key: SessionKey) -> Vec<Save> {
        if let Some(overlay) = &mut self.overlay {
            overlay.get_mut().leave(&mut self.cx);
        }
        let saves = finish(self).into_iter().filter_map(|effect| match effect {
            Effect::Save(save) => Some(save),
            _ => None,
        });
        let saves: Vec<Save> = saves.collect();
        let visit = Box::new(self.visit());
        let queries = self.cx.new_queries.clone();
        saves.into_iter().chain([Save::Session { key, visit, queries }]).collect()
    }

    /// Where the reader is, by name.
    fn visit(&self) -> SessionState {
        let Cx { nav, marks, absent_marks, detail, now, return_to, .. } = &self.cx;
        if let Some(visit) = return_to {
            return visit.clone();
        }
        let marks = marks.iter().chain(absent_marks);
        let mut marks: Vec<_> = marks.map(ToString::to_string).collect();
        marks.sort_unstable();
        let mut visit = SessionState {
            left: *now,
            view: nav.view().action().name().to_owned(),
            query: nav.query().to_string(),
            order: nav.order().word().to_owned(),
            text: detail.text.word().to_owned(),
            claim: nav.claim_here().map(ClaimRef::full_name).unwrap_or_default(),
            marks,
            ..SessionState::default()
        };
        View::ALL.into_iter().for_each(|view| self.screens.get(view).save(&mut visit));
        visit
    }

    /// The same; where no claim has been found yet, at the first, as without a session.
    fn visit_or_first(&self) -> SessionState {
        let visit = self.visit();
        let first = self.cx.nav.library().claims().next().filter(|_| visit.claim.is_empty());
        SessionState { claim: first.map_or(visit.claim.clone(), ClaimRef::full_name), ..visit }
    }

    /// The view that a session begins with: where the reader was, or that of a first visit.
    fn view_of(&self, visit: &SessionState) -> View {
        let Cx { nav, settings, .. } = &self.cx;
        let is_there = |view: &View| nav.views().contains(view);
        let was = visit.view.parse().ok().and_then(View::of).filter(is_there);
        let first = match nav.views().contains(&View::Dossiers) {
            true => View::Dossiers,
            false => View::Brief,
        };
        was.or(settings.first_view.filter(is_there)).unwrap_or(first)
    }

    /// Goes where the reader was, as far as that is still there; while the files are being read for
    /// the first time, once they are.
    pub(crate) fn resume(&mut self, visit: &SessionState) {
        if self.is_loading() {
            // Whoever presses a key meanwhile presses it where they began.
            self.cx.nav.show(self.view_of(visit));
            self.cx.return_to = Some(visit.clone());
            return;
        }
        let view = self.view_of(visit);
        let here = self.visit_or_first();
        let Cx { nav, marks, detail, .. } = &mut self.cx;
        let library = nav.library();
        let query = Query::parse(&visit.query, library).unwrap_or_default();
        let is_vain = !query.finds_something(library, nav.statuses()) && !library.is_empty();
        let query = if is_vain { query.only_lenses() } else { query };
        let order = Order::from_word(&visit.order).unwrap_or_default();
        let exists = |name: &ClaimName| library.named(name).is_some();
        let kept = visit.marks.iter().filter_map(|name| ClaimName::parse(name)).filter(exists);
        *marks = kept.collect();
        let claim = ClaimName::parse(&visit.claim);
        nav.begin(query, order, view, claim.as_ref());
        detail.text = TextMode::from_word(&visit.text).unwrap_or_default();
        View::ALL.into_iter().for_each(|view| self.screens.get_mut(view).restore(visit));
        let was_here = !visit.view.is_empty();
        if is_vain {
            self.cx.remember(&visit.query);
            self.cx.say(format!("{} matches nothing any more: every claim is shown", visit.query));
        } else if was_here && here != self.visit_or_first() {
            let cx = &mut self.cx;
            cx.say(match *cx.nav.query() == Query::default() {
                true => "back where you left off".to_owned(),
                false => {
                    let clear = cx.key(Action::ClearQuery);
                    format!("back where you left off, with a query: {clear} clears it")
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::screens::speakers::SpeakerOrder;
    use crate::{
        session::{Queries, StateErrorCause},
        ui::testing::{
            EMPTY, REUTERS, TUTORIAL, large, press, query, reload, selected, state, sync, type_in,
        },
    };

    fn notice(state: &State) -> String {
        state.notice().map(|notice| notice.text).unwrap_or_default()
    }

    fn ask(state: &mut State, query: &str) {
        press(state, "/ ctrl-u");
        type_in(state, query);
        press(state, "enter");
    }

    fn resume(state: &mut State, visit: &SessionState) -> Vec<Effect> {
        state.resume(visit);
        sync(state)
    }

    #[test]
    fn the_reader_is_back_where_they_were() {
        let mut before = state(&[REUTERS]);
        ask(&mut before, "grade:D,E without:unnamed");
        press(&mut before, "o j enter o j enter j m j t 3");
        let visit = before.visit();
        let mut after = state(&[REUTERS]);
        resume(&mut after, &visit);
        assert_eq!(after.visit(), visit);
        assert_eq!((after.view(), after.cx.marks.len()), (View::Article, 1));
        assert_eq!((query(&after), selected(&after)), (query(&before), selected(&before)));
        assert!(after.nav().without().is_some());
        assert!(!after.nav().can_undo(), "that was another session");
        assert_eq!(notice(&after), "back where you left off, with a query: 0 clears it");
    }

    #[test]
    fn every_view_is_as_it_was_left() {
        let mut before = state(&[REUTERS]);
        press(
            &mut before,
            "4 r j enter c j enter c j enter 5 o j enter o j enter 6 o j enter o j enter",
        );
        let visit = before.visit();
        assert_eq!(visit.matrix, ["topic", "content"]);
        assert_eq!((visit.speakers.as_str(), visit.parties.as_str()), ("name", "no reply"));
        let mut after = state(&[REUTERS]);
        resume(&mut after, &visit);
        assert_eq!(after.visit(), visit);
        press(&mut after, "5");
        assert_eq!(after.screens.speakers.order, SpeakerOrder::Name);
        let name = |state: &State| {
            let speaker = state.screens.speakers.lines()[0].speaker;
            state.nav().library().speaker(speaker).name().to_owned()
        };
        assert_eq!(name(&after), "China Mobile");
    }

    #[test]
    fn at_the_beginning_there_is_nothing_to_say() {
        for sources in [&[][..], &[EMPTY], &[TUTORIAL]] {
            let visit = state(sources).visit();
            let mut after = state(sources);
            resume(&mut after, &visit);
            assert_eq!(notice(&after), "");
            resume(&mut after, &SessionState::default());
            assert_eq!((notice(&after), after.view()), (String::new(), View::Brief));
            assert_eq!(SessionState { view: visit.view.clone(), ..after.visit() }, visit);
        }
    }

    #[test]
    fn a_first_visit_begins_with_what_the_article_rests_on_or_with_the_list_of_several() {
        for (sources, view) in
            [(&[REUTERS][..], View::Brief), (&[REUTERS, TUTORIAL], View::Dossiers)]
        {
            let mut state = state(sources);
            resume(&mut state, &SessionState::default());
            assert_eq!((state.view(), notice(&state)), (view, String::new()));
        }
    }

    #[test]
    fn while_the_files_are_read_the_reader_is_back_only_after_that() {
        let mut before = state(&[REUTERS]);
        ask(&mut before, "speaker:feith");
        let visit = before.visit();
        let loading = || {
            let mut after = state(&[]);
            after.begin_loading(false);
            assert_eq!(resume(&mut after, &visit), []);
            after
        };
        let mut after = loading();
        assert_eq!(query(&after), "", "nobody is called so yet");
        assert_eq!(after.visit(), visit, "whoever leaves now has been nowhere");
        press(&mut after, "ctrl-z");
        reload(&mut after, &[REUTERS]);
        assert_eq!(query(&after), "speaker:feith");
        assert_eq!(notice(&after), "back where you left off, with a query: 0 clears it");
        reload(&mut after, &[REUTERS]);
        press(&mut after, "0");
        reload(&mut after, &[REUTERS]);
        assert_eq!(query(&after), "", "once");

        let mut busy = loading();
        press(&mut busy, "o j enter");
        reload(&mut busy, &[REUTERS]);
        assert_eq!((query(&busy), notice(&busy).contains("back")), (String::new(), false));
    }

    #[test]
    fn a_key_while_several_are_read_leaves_the_view_that_they_open_in() {
        let loading = |expects_several: bool| {
            let mut state = state(&[]);
            state.begin_loading(expects_several);
            resume(&mut state, &SessionState::default());
            state
        };
        let mut several = loading(true);
        assert_eq!(several.view(), View::Dossiers);
        press(&mut several, "j");
        reload(&mut several, &[REUTERS, TUTORIAL]);
        assert_eq!(several.view(), View::Dossiers);
        press(&mut several, "2");
        reload(&mut several, &[REUTERS, TUTORIAL]);
        assert_eq!(several.view(), View::Claims);

        let mut one = loading(true);
        press(&mut one, "j");
        reload(&mut one, &[REUTERS]);
        assert_eq!(one.view(), View::Brief, "a folder of one");
        assert_eq!(loading(false).view(), View::Brief);
    }

    #[test]
    fn in_the_article_its_text_is_asked_for() {
        let mut before = state(&[TUTORIAL]);
        press(&mut before, "3");
        let mut after = state(&[TUTORIAL]).with_source("tutorial.txt".into());
        let wanted = resume(&mut after, &before.visit());
        assert!(matches!(wanted.as_slice(), [Effect::ReadText { .. }]), "{wanted:?}");
    }

    #[test]
    fn a_claim_outside_the_query_is_where_it_was() {
        let mut before = state(&[REUTERS]);
        ask(&mut before, "speaker:feith");
        let row = before.nav().library().find("shelving-lead").unwrap().row();
        before.cx.nav.follow(row);
        let mut after = state(&[REUTERS]);
        resume(&mut after, &before.visit());
        assert_eq!((selected(&after), query(&after).as_str()), ("shelving-lead", "speaker:feith"));
    }

    #[test]
    fn what_has_lost_its_meaning_is_left_out() {
        let mut after = state(&[TUTORIAL]);
        resume(
            &mut after,
            &SessionState {
                view: "dossiers".into(),
                query: "speaker:nobody".into(),
                order: "random".into(),
                text: "\u{1b}[31m".into(),
                claim: "tutorial/gone".into(),
                marks: vec!["tutorial/no-crane".into(), "tutorial/gone".into(), "x".into()],
                matrix: vec!["grade".into(), "grade".into()],
                speakers: "random".into(),
                parties: "random".into(),
                ..SessionState::default()
            },
        );
        assert_eq!((after.view(), query(&after).as_str()), (View::Brief, ""));
        assert_eq!((selected(&after), after.cx.marks.len()), ("pier-lead", 1));
        assert_eq!(after.visit().matrix, ["stance", "grade"]);
    }

    #[test]
    fn the_queries_of_before_come_back_by_the_arrows() {
        let mut state = state(&[REUTERS]);
        let mut recalled = LoadedState::default();
        let key = SessionKey::of(&[]);
        let mut visit = SessionState { view: "claims".to_owned(), ..SessionState::default() };
        visit.queries.keep("grade:D");
        recalled.sessions.visits.insert(key.clone(), visit);
        state.take_up(recalled, &key, false);
        assert_eq!(sync(&mut state), []);
        ask(&mut state, "speaker:feith");
        ask(&mut state, "grade:B");
        let typed = |state: &State| match &state.overlay {
            Some(crate::ui::Layer::Search(search)) => search.input.text(),
            other => panic!("{other:?}"),
        };
        press(&mut state, "/ up");
        assert_eq!(typed(&state), "speaker:feith", "the one in force is not earlier");
        assert_eq!(query(&state), "speaker:feith", "it is shown at once");
        press(&mut state, "up up");
        assert_eq!(typed(&state), "grade:D");
        press(&mut state, "down down down down");
        assert_eq!(typed(&state), "grade:B ", "what was there before");
        press(&mut state, "esc");
        assert_eq!(query(&state), "grade:B");

        press(&mut state, "/ ctrl-u");
        type_in(&mut state, "sp");
        press(&mut state, "down up");
        assert_eq!(typed(&state), "sp", "where something is typed, they choose a completion");
        press(&mut state, "ctrl-p");
        assert_eq!(typed(&state), "grade:B");
        press(&mut state, "ctrl-n");
        assert_eq!(typed(&state), "sp");
        press(&mut state, "ctrl-p ctrl-p enter");
        assert_eq!(query(&state), "speaker:feith");
        assert_eq!(
            state.cx.new_queries.latest_first().collect::<Vec<_>>(),
            ["speaker:feith", "grade:B"]
        );
    }

    #[test]
    fn a_query_that_matches_nothing_any_more_does_not_come_back() {
        let mut before = state(&[REUTERS]);
        ask(&mut before, "speaker:pottinger grade:E without:lone");
        let visit = before.visit();
        assert_eq!(visit.claim, "reuters-2026-02-12-china-tech/pottinger-leverage");
        let mut after = state(&[REUTERS]);
        resume(&mut after, &visit);
        assert_eq!(
            (query(&after).as_str(), selected(&after)),
            ("without:lone", "pottinger-leverage")
        );
        assert_eq!(
            notice(&after),
            "speaker:pottinger grade:E without:lone matches nothing any more: every claim is shown"
        );
        press(&mut after, "/ ctrl-p");
        assert_eq!(query(&after), "speaker:pottinger grade:E without:lone", "in the history");
    }

    #[test]
    fn a_query_without_matches_shows_no_other_article() {
        let mut state = state(&[TUTORIAL, REUTERS]);
        ask(&mut state, "pottinger");
        let dossier = |state: &State| state.nav().dossier().unwrap().id().to_owned();
        let here = dossier(&state);
        assert!(here.starts_with("reuters"));
        for typed in ["xyzzy", "speaker:pottinger grade:E"] {
            ask(&mut state, typed);
            assert!(state.nav().matches().is_empty());
            assert_eq!(dossier(&state), here, "{typed}");
        }
    }

    #[test]
    fn a_query_that_is_wrong_or_left_is_not_remembered() {
        let mut state = state(&[REUTERS]);
        press(&mut state, "/");
        type_in(&mut state, "grade:B");
        press(&mut state, "esc /");
        type_in(&mut state, "speaker:nobody");
        press(&mut state, "enter esc");
        ask(&mut state, "");
        assert_eq!(state.cx.new_queries, Queries::default());
    }

    #[test]
    fn all_marks_come_back_however_many() {
        let mut before = large();
        before.cx.marks = before.nav().library().claims().map(ClaimRef::name).collect();
        let visit = before.visit();
        assert!(visit.marks.len() > 4_000);
        let mut after = large();
        resume(&mut after, &visit);
        assert_eq!(after.cx.marks, before.cx.marks);
    }

    #[test]
    fn complaints_are_told_in_one_sentence() {
        let mut state = state(&[TUTORIAL]);
        state.cx.complain(&[]);
        assert_eq!(state.notice(), None);
        let complaint = || StateError {
            path: "/x\u{7}/a.json".into(),
            fault: StateErrorCause::Newer,
            moved_to: None,
        };
        state.cx.complain(&[complaint(), complaint()]);
        let expected = "/x/a.json is not used: a newer version of onrecord wrote it; use that version \
                        (and 1 more)";
        assert_eq!(notice(&state), expected);
    }
}
