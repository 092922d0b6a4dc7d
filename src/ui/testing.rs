//! For the tests of this room: states, and keys pressed in them.

use super::{
    Click, Effect, LoadedLibrary, Message, MouseAction, Reloaded, SearchRequest, SearchWorker,
    Settings, State, Target, TextRead,
};
use crate::{
    analysis::AnnotatedText,
    config::{Appearance, ColorDepth, Keymap, Symbols, ThemeChoice},
    dossier::{Limits, Source, article_text::ArticleText},
    library::Library,
    session::Notebook,
};
use ratatui::layout::Rect;
use std::sync::Arc;

pub(crate) const REUTERS: &str = include_str!("../../data/reuters-2026-02-12-china-tech.ron");
pub(crate) const TUTORIAL: &str = include_str!("../../data/tutorial.ron");

/// A draft with every kind of place that is still to be decided.
pub(crate) const UNDECIDED: &str = include_str!("../../tests/dossiers/undecided.ron");

/// The text of the article of [`TUTORIAL`].
pub(crate) const TUTORIAL_TEXT: &str = include_str!("../../data/tutorial.txt");

/// A dossier without claims, stances and requests.
pub(crate) const EMPTY: &str = r#"(
    format: 2,
    article: (id: "empty", title: "Nothing yet", outlet: "Paper", published: "2026-01-02",
        paragraphs: 3, language: "en"),
    speakers: [(id: "paper", name: "The Paper", kind: Outlet)],
    claims: [],
)"#;

/// A dossier with claims, and without propositions, stances and requests.
pub(crate) const PLAIN: &str = r#"(
    format: 2,
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
        first_view: None,
    };
    let mut state = State::new(Arc::new(library(sources)), settings);
    let effects = super::finish(&mut state);
    settle(&mut state, effects);
    state
}

/// Changes the state as a message says, and brings what it searches for; returns what else it asks
/// for.
pub(crate) fn update(state: &mut State, message: Message) -> Vec<Effect> {
    let effects = super::update(state, message);
    settle(state, effects)
}

/// Brings what is searched for, and what that asks for, until nothing more is; returns the rest.
pub(crate) fn settle(state: &mut State, effects: Vec<Effect>) -> Vec<Effect> {
    let mut rest = Vec::new();
    for effect in effects {
        match effect {
            Effect::Search(request) => {
                let response = SearchWorker::default().answer(&request, &|| false).unwrap();
                let finds_something = !response.results.matches().is_empty();
                rest.extend(update(state, Message::Found(Box::new(response))));
                let number = request.number;
                let advice = request.advice(finds_something, &|| false);
                rest.extend(
                    advice
                        .into_iter()
                        .flat_map(|advice| update(state, Message::Advised { number, advice })),
                );
            }
            effect => rest.push(effect),
        }
    }
    rest
}

/// The first screen of a library of many claims.
pub(crate) fn large() -> State {
    let names = (0..80).map(|at| format!("id: \"article-{at}\""));
    let named =
        names.map(|name| REUTERS.replacen("id: \"reuters-2026-02-12-china-tech\"", &name, 1));
    let dossiers: Vec<String> = named.collect();
    state(&dossiers.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Reads other dossiers in place of those that are open.
pub(crate) fn reload(state: &mut State, sources: &[&str]) {
    let library = LoadedLibrary::new(Arc::new(library(sources)));
    let (problems, notebook) = (Vec::new(), Notebook::default());
    update(state, Message::Reloaded(Reloaded { library, problems, notebook }));
}

/// Brings the text of the article on the screen, as a thread does that has read it.
pub(crate) fn bring_text(state: &mut State, text: &[u8]) -> Vec<Effect> {
    let dossier = state.nav().dossier().unwrap();
    let text = ArticleText::new(text.into()).map(|text| AnnotatedText::new(text, dossier));
    let text = text.map_err(Into::into);
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

/// A search for a word.
pub(crate) fn request(state: &mut State, word: &str) -> SearchRequest {
    state.cx.nav.edit(|query| query.set_words(word));
    state.cx.nav.take_request(None).unwrap()
}

/// Types a text into whatever takes it.
pub(crate) fn type_in(state: &mut State, text: &str) {
    for char in text.chars() {
        update(state, Message::Type(char));
    }
}

/// The id of the selected claim.
pub(crate) fn selected(state: &State) -> &str {
    state.nav().selected().map_or("", |claim| claim.id())
}

/// The query as it is in force.
pub(crate) fn query(state: &State) -> String {
    state.nav().query().to_string()
}

/// Works out what follows from a change that no message has made.
pub(crate) fn sync(state: &mut State) -> Vec<Effect> {
    let effects = super::finish(state);
    settle(state, effects)
}

/// Clicks on something, wherever it is.
pub(crate) fn click(state: &mut State, target: Target) -> Vec<Effect> {
    let area = Rect::new(0, 0, 1, 1);
    state.cx.frame.targets = vec![(area, target)];
    let action = MouseAction::Press;
    update(state, Message::Mouse(Click { column: 0, row: 0, action }))
}
