//! Queries that are saved under a name.

use crate::{
    query::Query,
    session::Save,
    ui::{Cx, Effect, Pane, reader::undo::Done},
};

impl Cx {
    /// Saves the query under a name.
    pub(crate) fn save_query(&mut self, name: &str) {
        let query = self.nav.query().to_string();
        if query.is_empty() {
            return self.say("the query is empty: there is nothing to save");
        }
        let before = self.set_saved_query(name, Some(query.clone()));
        let done = Done::Saved { name: name.to_owned(), before: before.clone() };
        self.nav.history().record(done);
        let instead = match before.filter(|before| *before != query) {
            Some(before) => format!(", in the place of {before}"),
            None => String::new(),
        };
        let end = self.end_of_what_is_kept();
        self.say(format!("the query is saved as {name}{instead}{end}"));
    }

    /// Forgets the query that is saved under a name.
    pub(crate) fn forget_query(&mut self, name: &str) {
        let Some(query) = self.set_saved_query(name, None) else { return };
        self.say(format!("the query {name} is forgotten; it was {query}"));
        let done = Done::Saved { name: name.to_owned(), before: Some(query) };
        self.nav.history().record(done);
    }

    /// Saves a query under a name, or forgets what is; returns what was saved there.
    pub(crate) fn set_saved_query(&mut self, name: &str, query: Option<String>) -> Option<String> {
        let before = match &query {
            Some(query) => self.saved_queries.save(name, query),
            None => self.saved_queries.forget(name),
        };
        self.run([Effect::Save(Save::Query { name: name.to_owned(), query })]);
        before
    }

    /// Asks the query that is saved under a name.
    pub(crate) fn ask_saved(&mut self, name: &str) {
        let Some(text) = self.saved_queries.get(name).map(str::to_owned) else { return };
        match Query::parse(&text, self.nav.library()) {
            Ok(query) => {
                self.remember(&query.to_string());
                self.nav.look_for(query);
                self.nav.pane = Pane::List;
                self.say(format!("query {name}: {text}"));
            }
            Err(error) => {
                self.fail(format!("the query {name} cannot be asked here: {}", error.message));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        session::{SaveError, SaveErrorCause, Subject},
        ui::{
            Message, State,
            testing::{REUTERS, TUTORIAL, press, query, reload, state, type_in, update},
        },
    };

    fn line(state: &mut State, keys: &str, line: &str) -> (Vec<Effect>, String) {
        press(state, keys);
        type_in(state, line);
        let effects = press(state, "enter");
        (effects, state.notice().map(|notice| notice.text).unwrap_or_default())
    }

    #[test]
    fn a_query_is_saved_found_asked_and_forgotten() {
        let mut state = state(&[REUTERS]);
        state.cx.is_kept = true;
        let (effects, notice) = line(&mut state, ":", "save nothing");
        assert!(effects.is_empty(), "{effects:?}");
        assert_eq!(notice, "the query is empty: there is nothing to save");
        line(&mut state, "/", "grade:D..F");
        let (effects, notice) = line(&mut state, ":", "save Weak sources");
        let name = "Weak sources".to_owned();
        let saved = Save::Query { name: name.clone(), query: Some("grade:D..F".to_owned()) };
        assert_eq!(effects, [Effect::Save(saved)]);
        assert_eq!(notice, "the query is saved as Weak sources");
        press(&mut state, "0");
        let (_, notice) = line(&mut state, ":", "weak");
        assert_eq!(
            (query(&state).as_str(), notice.as_str()),
            ("grade:D..F", "query Weak sources: grade:D..F")
        );
        press(&mut state, "u");
        assert_eq!(query(&state), "", "it can be undone");
        line(&mut state, "/", "grade:B");
        let (_, notice) = line(&mut state, ":", "save Weak sources");
        assert_eq!(notice, "the query is saved as Weak sources, in the place of grade:D..F");
        let (effects, notice) = line(&mut state, ":", "forget weak");
        assert_eq!(effects, [Effect::Save(Save::Query { name, query: None })]);
        assert_eq!(notice, "the query Weak sources is forgotten; it was grade:B");
        let (_, notice) = line(&mut state, ":", "query weak");
        assert_eq!(notice, "no query is saved yet: `save NAME` saves the one in force");
    }

    #[test]
    fn one_that_means_nothing_here_says_why() {
        let mut state = state(&[REUTERS]);
        line(&mut state, "/", "speaker:feith");
        line(&mut state, ":", "save feith");
        press(&mut state, "0");
        reload(&mut state, &[TUTORIAL]);
        let (_, notice) = line(&mut state, ":", "query feith");
        assert!(notice.starts_with("the query feith cannot be asked here: "), "{notice}");
        let error =
            SaveError { subject: Subject::Query("feith".into()), cause: SaveErrorCause::TooSlow };
        update(&mut state, Message::Saved(Err(error)));
        let notice = state.notice().unwrap().text;
        assert_eq!(notice, "the query feith is not kept: the file system does not answer");
    }
}
