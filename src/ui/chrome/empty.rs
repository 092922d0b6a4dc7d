//! What is said where there is nothing to show, and what to press then.

use crate::ui::{
    Look,
    widgets::{rich::Rich, sheet::Sheet},
};
use ratatui::text::Line;

/// Why there is nothing to show. Keys are labels, as hints write them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Empty<'a> {
    /// No dossier is open yet.
    NotYet,
    /// The claims are being looked through.
    Counting,
    /// No dossier is open.
    NoDossier,
    /// The dossiers have no claims.
    NoClaims,
    /// No claim matches the query.
    NoMatch {
        /// The query.
        query: &'a str,
        /// The key that edits it.
        edit: &'a str,
        /// The key that clears it.
        clear: &'a str,
        /// The key that returns to the query before.
        undo: &'a str,
    },
    /// No claim matches the query that is being typed.
    NoMatchYet {
        /// The query.
        query: &'a str,
        /// The key that takes back what was typed.
        close: &'a str,
    },
    /// No speaker has a name like that.
    NoSpeaker {
        /// What was typed.
        typed: &'a str,
    },
}

impl Empty<'_> {
    /// The lines, wrapped.
    pub fn lines(self, width: u16, look: Look<'_>) -> Vec<Line<'static>> {
        let mut sheet = Sheet::new(width, look);
        let (said, advice) = self.words();
        sheet.text(&Rich::of(&said, look.theme.strong), 1, 1);
        sheet.text(&Rich::of(&advice, look.theme.text), 1, 1);
        sheet.lines
    }

    /// What is the case, and what can be done.
    fn words(self) -> (String, String) {
        match self {
            Empty::NotYet => (
                "The dossiers are being read.".to_owned(),
                "What is there can be read meanwhile; the line below says how far it is."
                    .to_owned(),
            ),
            Empty::Counting => ("The claims are being looked through.".to_owned(), String::new()),
            Empty::NoDossier => (
                "No dossier is open.".to_owned(),
                "Start onrecord with a file or a folder; without one it opens the article that \
                 comes with it."
                    .to_owned(),
            ),
            Empty::NoClaims => (
                "This dossier has no claims yet.".to_owned(),
                "data/README.md describes how a claim is written down; `onrecord check` says \
                 what is missing."
                    .to_owned(),
            ),
            Empty::NoMatch { query, edit, clear, undo } => (
                format!("No claim matches {query}"),
                format!(
                    "{edit} edits the query, {undo} returns to the one before, {clear} shows \
                     every claim."
                ),
            ),
            Empty::NoMatchYet { query, close } => (
                format!("No claim matches {query}"),
                format!("Words are looked for in any order; {close} takes back what was typed."),
            ),
            Empty::NoSpeaker { typed } => (
                format!("Nobody here is called {typed}"),
                "Type less of the name, or another one: aliases are found too. Esc goes back."
                    .to_owned(),
            ),
        }
    }
}
