//! All that the benches call of the crate.

#![allow(dead_code, reason = "each bench uses a part of it")]

use super::synthetic::Dossier;
/// A library, ready to be searched.
pub use onrecord::internals::LoadedLibrary;

use onrecord::{
    analysis::{self, Axis, Matrix},
    dossier::{self, Limits, Source},
    internals::{
        Appearance, ColorDepth, Effect, Keymap, Message, Notebook, Reloaded, SearchRequest,
        SearchWorker, Settings, State, Symbols, ThemeChoice, render, update,
    },
    library::{self, ClaimRef, Library, Statuses},
    query::{Field, Index, Query, Searcher},
};
use ratatui::{Terminal, backend::TestBackend};
use rayon::prelude::*;
use std::{path::Path, sync::Arc};

/// Dossiers in memory, as a library that can be searched.
pub fn holdings(dossiers: &[Dossier]) -> LoadedLibrary {
    let mut library = Library::default();
    for Dossier { id, text } in dossiers {
        let source = Source::new(id.as_str(), text.as_str());
        library.add_source(source, &Limits::default()).expect("dossiers with ids of their own");
    }
    LoadedLibrary::new(Arc::new(library))
}

/// The article that comes with the program, read.
pub fn embedded() -> LoadedLibrary {
    LoadedLibrary::new(Arc::new(library::open(&[], &Limits::default()).library))
}

/// The dossiers in a folder, read, as a library that can be searched.
pub fn open(folder: &Path) -> LoadedLibrary {
    let opened = library::open(&[folder.to_owned()], &Limits::default());
    assert!(opened.broken.is_empty(), "{} are broken", opened.broken.len());
    LoadedLibrary::new(Arc::new(opened.library))
}

/// Dossiers in memory, as files that have been read.
pub fn sources(dossiers: Vec<Dossier>) -> Vec<Source> {
    dossiers.into_iter().map(|Dossier { id, text }| Source::new(id, text)).collect()
}

/// Parses files on as many threads as there are, and drops what they say.
pub fn parse(sources: &[Source]) {
    sources.par_iter().for_each(|source| {
        dossier::parse(source, &Limits::default()).unwrap_or_else(|report| panic!("{report}"));
    });
}

/// Somebody who looks for one query after the other.
pub struct Seeker {
    library: Arc<Library>,
    index: Arc<Index>,
    searcher: Searcher,
    statuses: Statuses,
}

impl Seeker {
    /// No word has been looked for so far; what has been asked is what the program asks once it
    /// has read a library, which is for all claims.
    pub fn new(holdings: &LoadedLibrary) -> Self {
        let (library, index) = (Arc::clone(holdings.library()), Arc::clone(holdings.index()));
        let searcher = Searcher::new(Arc::clone(&library), Arc::clone(&index));
        let mut seeker = Self { library, index, searcher, statuses: Statuses::default() };
        seeker.find("");
        seeker
    }

    /// How many claims a query means; facets are counted as well.
    pub fn find(&mut self, text: &str) -> usize {
        let query = self.query(text);
        let found = self.searcher.find(&query, &self.statuses, &|| false);
        found.map_or(0, |found| found.rows.len())
    }

    /// Counts all facets of a query.
    pub fn facets(&self, text: &str) -> usize {
        self.query(text).facets(&self.library, &self.statuses, &self.index).len()
    }

    fn query(&self, text: &str) -> Query {
        Query::parse(text, &self.library).unwrap_or_else(|error| panic!("{text}: {error:?}"))
    }
}

/// The matrix that is shown first, of all claims: how many there are.
pub fn matrix(holdings: &LoadedLibrary) -> usize {
    let library = holdings.library();
    let lead = library.propositions().next().expect("a proposition").key();
    Matrix::of(analysis::Scope::all(library), Axis::stance(lead), Axis::of(Field::Grade)).total
}

/// What is found of all claims, as if one article had them: how many findings.
pub fn brief(holdings: &LoadedLibrary) -> usize {
    let library = holdings.library();
    let dossier = library.dossiers().next().expect("a dossier");
    analysis::brief(analysis::Scope::all(library), dossier).len()
}

/// The speakers of all claims: how many there are.
pub fn speakers(holdings: &LoadedLibrary) -> usize {
    analysis::Speakers::of(analysis::Scope::all(holdings.library())).rows.len()
}

/// The program without its terminal and its threads.
pub struct Desk {
    state: State,
    worker: SearchWorker,
    screen: Terminal<TestBackend>,
    asked: Option<SearchRequest>,
}

impl Desk {
    /// The program before anything is read, with its first frame drawn.
    pub fn new((columns, rows): (u16, u16)) -> Self {
        let settings = Settings {
            keymap: Keymap::defaults(),
            appearance: Appearance::new(ThemeChoice::Dark, ColorDepth::TrueColor),
            symbols: Symbols::Unicode,
            mouse: true,
            first_view: None,
        };
        let mut desk = Self {
            state: State::new(Arc::default(), settings),
            worker: SearchWorker::default(),
            screen: Terminal::new(TestBackend::new(columns, rows)).expect("memory"),
            asked: None,
        };
        desk.draw();
        desk
    }

    /// Puts what has been read on the screen.
    pub fn bring(&mut self, library: LoadedLibrary) {
        let (problems, notebook) = (Vec::new(), Notebook::default());
        self.take(Message::Reloaded(Reloaded { library, problems, notebook }));
        self.draw();
    }

    /// Presses a key and draws; what it asks for is not answered yet.
    pub fn press(&mut self, key: &str) {
        let message = self.state.message(key.parse().expect("a key"));
        let typed = || key.chars().next().map(Message::Type);
        message.or_else(typed).into_iter().for_each(|message| self.take(message));
        self.draw();
    }

    /// Answers all that has been asked for, and draws.
    pub fn settle(&mut self) {
        while let Some(request) = self.asked.take() {
            let Some(response) = self.worker.answer(&request, &|| false) else { continue };
            self.take(Message::Found(Box::new(response)));
        }
        self.draw();
    }

    fn take(&mut self, message: Message) {
        for effect in update(&mut self.state, message) {
            if let Effect::Search(request) = effect {
                self.asked = Some(request);
            }
        }
    }

    fn draw(&mut self) {
        let mut drawn = None;
        let draw = |frame: &mut ratatui::Frame<'_>| drawn = Some(render(&self.state, frame));
        self.screen.draw(draw).expect("memory");
        self.state.cx.frame = drawn.expect("a frame");
    }
}

/// A line a claim, with what a search looks at: speaker, gist, quote, translation. What topics are
/// called, which is looked at too, is spared the others.
pub fn lines(holdings: &LoadedLibrary) -> String {
    let line = |claim: ClaimRef<'_>| {
        let texts = [claim.speaker().unwrap().name(), claim.gist().unwrap()].into_iter();
        let texts: Vec<&str> = texts.chain(claim.quote()).chain(claim.translation()).collect();
        texts.join("\t") + "\n"
    };
    holdings.library().claims().map(line).collect()
}
