//! For the tests of this room: states, and keys pressed in them.

use crate::ui::{Effect, Holdings, Message, Question, Reloaded, Settings, State, TextRead, update};
use crate::{
    analysis::AnnotatedText,
    config::{Appearance, ColorDepth, Keymap, Symbols, ThemeChoice},
    dossier::{Limits, Source, original::ArticleText},
    library::Library,
    session::Notebook,
};
use std::sync::Arc;

pub(crate) const REUTERS: &str = include_str!("../../data/reuters-2026-02-12-china-tech.ron");
pub(crate) const TUTORIAL: &str = include_str!("../../data/tutorial.ron");

/// The text of the article of [`TUTORIAL`].
pub(crate) const TUTORIAL_TEXT: &str = include_str!("../../data/tutorial.txt");

/// A dossier without claims, stances and requests.
pub(crate) const EMPTY: &str = r#"(
    format: 1,
    article: (id: "empty", title: "Nothing yet", outlet: "Paper", published: "2026-01-02",
        paragraphs: 3, language: "en"),
    speakers: [(id: "paper", name: "The Paper", kind: Outlet)],
    claims: [],
)"#;

/// A dossier with claims, and without propositions, stances and requests.
pub(crate) const PLAIN: &str = r#"(
    format: 1,
    article: (id: "plain", title: "The market is closed", outlet: "Paper",
        published: "2026-01-02", paragraphs: 2, language: "en"),
    speakers: [
        (id: "paper", name: "The Paper", kind: Outlet),
        (id: "ann", name: "Ann Smith", kind: Person),
    ],
    claims: [
        (id: "closed", paragraph: 1, speaker: "paper", speech: Narration,
            gist: "The market is closed.", anchor: "closed on Friday"),
        (id: "sorry", paragraph: 2, speaker: "ann", speech: Verbatim, quote: ["I am sorry"],
            gist: "She is sorry that it is."),
    ],
)"#;

/// A library of dossiers as they are written.
pub(crate) fn library(sources: &[&str]) -> Library {
    let mut library = Library::default();
    for source in sources {
        library.add_source(Source::new("test", *source), &Limits::default()).unwrap();
    }
    library
}

/// The first screen of a library.
pub(crate) fn state(sources: &[&str]) -> State {
    let settings = Settings {
        keymap: Keymap::defaults(),
        appearance: Appearance::new(ThemeChoice::Dark, ColorDepth::TrueColor),
        symbols: Symbols::Unicode,
        mouse: true,
    };
    State::new(Arc::new(library(sources)), settings)
}

/// The first screen of a library of so many claims that it waits for answers.
pub(crate) fn large() -> State {
    let names = (0..80).map(|at| format!("id: \"article-{at}\""));
    let named =
        names.map(|name| REUTERS.replacen("id: \"reuters-2026-02-12-china-tech\"", &name, 1));
    let dossiers: Vec<String> = named.collect();
    state(&dossiers.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Reads other dossiers in place of those that are open.
pub(crate) fn reload(state: &mut State, sources: &[&str]) {
    let holdings = Holdings::of(Arc::new(library(sources)));
    let (troubles, notebook) = (Vec::new(), Notebook::default());
    update(state, Message::Reloaded(Reloaded { holdings, troubles, notebook }));
}

/// Brings the text of the article on the screen, as a thread does that has read it.
pub(crate) fn bring_text(state: &mut State, text: &[u8]) -> Vec<Effect> {
    let dossier = state.browse().dossier().unwrap();
    let text = ArticleText::new(text.into()).map(|text| AnnotatedText::new(text, dossier));
    let (dossier, shard) = (dossier.id().into(), Arc::clone(dossier.shard()));
    update(state, Message::TextRead(Box::new(TextRead { dossier, shard, text })))
}

/// Presses keys, each by its name in the key file, with blanks between them; returns what the
/// last one asks for.
pub(crate) fn press(state: &mut State, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for key in keys.split_whitespace() {
        let message = state.message(key.parse().unwrap());
        effects = message.map(|message| update(state, message)).unwrap_or_default();
    }
    effects
}

/// What a library of many claims would ask to be told of a word.
pub(crate) fn question(state: &mut State, word: &str) -> Question {
    state.browse.edit(|query| query.set_words(word));
    state.browse.next_question()
}

/// Types a text into whatever takes it.
pub(crate) fn type_in(state: &mut State, text: &str) {
    for char in text.chars() {
        update(state, Message::Type(char));
    }
}

/// The id of the selected claim.
pub(crate) fn selected(state: &State) -> &str {
    state.browse().selected().map_or("", |claim| claim.id())
}

/// The query as it is in force.
pub(crate) fn query(state: &State) -> String {
    state.browse().query().to_string()
}
