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
        /// What there is to say to it.
        said: &'a [String],
        /// The key that edits it.
        edit: &'a str,
        /// The key that takes there what is offered, and what that does.
        take: Option<(&'a str, &'a str)>,
        /// The key that clears it.
        clear: &'a str,
        /// The key that returns to the query before, if there is one.
        undo: Option<&'a str>,
    },
    /// No claim matches the query that is being typed.
    NoMatchYet {
        /// The query.
        query: &'a str,
        /// What there is to say to it.
        said: &'a [String],
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
    /// What is the case, and what can be done, wrapped.
    pub fn lines(self, width: u16, look: Look<'_>) -> Vec<Line<'static>> {
        let (said, advice): (&str, &str) = match &self {
            Self::NotYet => (
                "The dossiers are being read.",
                "What is there can be read meanwhile; the line below says how far it is.",
            ),
            Self::Counting => ("The claims are being looked through.", ""),
            Self::NoDossier => (
                "No dossier is open.",
                "Start onrecord with a file or a folder; without one it opens the article that \
                 comes with it.",
            ),
            Self::NoClaims => (
                "This dossier has no claims yet.",
                "`onrecord explain rules` says how a claim is written down, and `onrecord check` what \
                 is missing.",
            ),
            Self::NoMatch { query, edit, take, clear, undo, .. } => {
                let offered = take.map(|(key, does)| format!(", and {key} there {does}"));
                let undo = undo.map(|undo| format!(", {undo} returns to the one before"));
                (
                    &format!("No claim matches {query}"),
                    &format!(
                        "{edit} edits the query{}{}, {clear} shows every claim.",
                        offered.unwrap_or_default(),
                        undo.unwrap_or_default(),
                    ),
                )
            }
            Self::NoMatchYet { query, close, .. } => (
                &format!("No claim matches {query}"),
                &format!("{close} takes back what was typed."),
            ),
            Self::NoSpeaker { typed } => (
                &format!("Nobody here is called {typed}"),
                "Type less of the name, or another one: aliases are found too. Esc goes back.",
            ),
        };
        let mut sheet = Sheet::new(width, look);
        sheet.text(&Rich::of(said, look.theme.strong), 1, 1);
        if let Self::NoMatch { said, .. } | Self::NoMatchYet { said, .. } = &self {
            said.iter().for_each(|said| sheet.text(&Rich::of(said, look.theme.text), 1, 1));
        }
        sheet.text(&Rich::of(advice, look.theme.text), 1, 1);
        sheet.lines
    }
}
