//! Taking back the last thing done, whatever it was, and doing it again.

use crate::{
    analysis::words,
    library::{ClaimName, ClaimRef, Row, Vocabulary},
    session::Entry,
    ui::{
        Cx, Navigator,
        nav::{history::History, jumps::UndoEntry},
    },
};
use std::collections::BTreeSet;

/// Something that was done, with what it takes to take it back.
#[derive(Debug, Clone)]
pub enum Done {
    /// Another query was asked; this is where the reader was.
    Query(UndoEntry),
    /// These claims were marked, or unmarked: whatever they were not.
    Marks(Vec<ClaimName>),
    /// Something was recorded of claims.
    Records(Vec<Recorded>),
    /// Another query, or none, was saved under a name; this was before.
    Saved {
        /// The name.
        name: String,
        /// The query, if one was saved.
        before: Option<String>,
    },
}

/// What was recorded of a claim.
#[derive(Debug, Clone)]
pub struct Recorded {
    claim: ClaimName,
    before: Entry,
    after: Entry,
}

/// One of the two ways through what was done.
type Step = fn(&mut History<Done>, &mut dyn FnMut(&Done) -> Done) -> Option<Done>;

impl Cx {
    /// Takes back the last thing done, and says what it was.
    pub(crate) fn undo(&mut self) {
        if !self.step(|history, take_back| history.undo(take_back), "undone") {
            self.say("there is nothing to undo");
        }
    }

    /// Does again what was taken back last, and says what it was.
    pub(crate) fn redo(&mut self) {
        if !self.step(|history, take_back| history.redo(take_back), "redone") {
            self.say("there is nothing to redo");
        }
    }

    fn step(&mut self, step: Step, how: &str) -> bool {
        let mut history = std::mem::take(self.nav.history());
        let done = step(&mut history, &mut |done| self.take_back(done));
        *self.nav.history() = history;
        let Some(done) = done else { return false };
        match self.state_of(&done) {
            Some(state) => self.say(format!("{how}: {state}")),
            None => self.fail(format!("nothing is {how}: the claims that it was about are gone")),
        }
        true
    }

    /// Takes something back; returns what would take that back.
    fn take_back(&mut self, done: &Done) -> Done {
        match done {
            Done::Query(before) => {
                let view = before.view.map(|_| self.nav.view());
                let now = UndoEntry { view, ..self.nav.undo_entry() };
                self.nav.return_to(before.clone());
                Done::Query(now)
            }
            Done::Marks(claims) => {
                self.toggle_marks(claims);
                done.clone()
            }
            Done::Saved { name, before } => Done::Saved {
                name: name.clone(),
                before: self.set_saved_query(name, before.clone()),
            },
            Done::Records(records) => {
                let library = self.nav.library();
                let mut found: Vec<(ClaimRef<'_>, &Recorded)> = records
                    .iter()
                    .filter_map(|it| library.named(&it.claim).map(|claim| (claim, it)))
                    .collect();
                found.sort_by_key(|(claim, _)| claim.row());
                let done: Vec<_> =
                    found.iter().map(|(claim, it)| (*claim, &it.before, &it.after)).collect();
                let claims: Vec<ClaimRef<'_>> = done.iter().map(|(claim, ..)| *claim).collect();
                let rows: Vec<Row> = claims.iter().map(|claim| claim.row()).collect();
                let before = self.notebook.entries(&claims);
                self.notebook.take_back(&done, self.now);
                self.recorded(&rows, before)
            }
        }
    }

    /// Remembers that something was recorded of claims, shows it, and asks for it to be saved. The
    /// claims stand in their order, with what was recorded of them before.
    pub(crate) fn record(&mut self, rows: &[Row], before: Vec<Entry>) {
        let done = self.recorded(rows, before);
        self.nav.history().record(done);
    }

    fn recorded(&mut self, rows: &[Row], before: Vec<Entry>) -> Done {
        let claims: Vec<ClaimRef<'_>> = rows.iter().map(|row| self.nav.claim(*row)).collect();
        let after = self.notebook.entries(&claims);
        let records = claims.iter().zip(before).zip(after);
        let records = records
            .map(|((claim, before), after)| Recorded { claim: claim.name(), before, after })
            .collect();
        self.show_recorded(rows);
        Done::Records(records)
    }

    /// Marks claims, or unmarks those that are marked, and remembers it.
    pub(crate) fn mark(&mut self, claims: Vec<ClaimName>) {
        self.toggle_marks(&claims);
        self.nav.history().record(Done::Marks(claims));
    }

    fn toggle_marks(&mut self, claims: &[ClaimName]) {
        for claim in claims {
            if !self.marks.remove(claim) && !self.absent_marks.remove(claim) {
                let is_here = self.nav.library().named(claim).is_some();
                let marks = if is_here { &mut self.marks } else { &mut self.absent_marks };
                marks.insert(claim.clone());
            }
        }
    }

    /// How that is now what something was done to: "the query is grade:A"; nothing where it is gone.
    fn state_of(&self, done: &Done) -> Option<String> {
        let library = self.nav.library();
        let state = match done {
            Done::Query(_) => match self.nav.query().to_string() {
                query if query.is_empty() => "the query is empty".to_owned(),
                query => format!("the query is {query}"),
            },
            Done::Saved { name, before: None } => format!("the query {name} is forgotten"),
            Done::Saved { name, before: Some(query) } => format!("the query {name} is {query}"),
            Done::Records(records) => {
                let is_here = |it: &&Recorded| library.named(&it.claim).is_some();
                let records: Vec<&Recorded> = records.iter().filter(is_here).collect();
                if records.is_empty() {
                    return None;
                }
                state_of_records(&records)
            }
            Done::Marks(claims) => {
                if claims.iter().all(|claim| library.named(claim).is_none()) {
                    return None;
                }
                let marked = claims.iter().filter(|claim| self.marks.contains(claim)).count();
                let state = |n: usize, state: &str| {
                    let is = words::verb(n, "is", "are");
                    (n > 0).then(|| format!("{} {is} {state}", words::count(n, "claim")))
                };
                let states = [state(marked, "marked"), state(claims.len() - marked, "unmarked")];
                states.into_iter().flatten().collect::<Vec<_>>().join(", ")
            }
        };
        Some(state)
    }
}

fn state_of_records(records: &[&Recorded]) -> String {
    let status = |entry: &Entry| entry.verdict().and_then(|it| it.status()).unwrap_or_default();
    let is_status = records.iter().any(|it| status(&it.before) != status(&it.after));
    let (who, is) = match records {
        [one] => (one.claim.claim().to_owned(), "is"),
        several => (words::count(several.len(), "claim"), "are"),
    };
    let states: BTreeSet<&str> = records.iter().map(|it| status(&it.before).label()).collect();
    match (is_status, states.first()) {
        (false, _) => format!("the note on {who} is as it was"),
        (true, Some(state)) if states.len() == 1 => format!("{who} {is} {state}"),
        (true, _) => format!("the status of {who} is as it was"),
    }
}

impl Navigator {
    /// What was done and can be taken back.
    pub(crate) fn history(&mut self) -> &mut History<Done> {
        &mut self.history
    }
}
