//! The texts of the articles, as far as they are at hand.

use crate::article::ArticleError;
use crate::ui::{Effect, State};
use crate::{
    analysis::AnnotatedText,
    dossier::ReadErrorCause,
    library::{DossierRef, Shard},
    text::clean,
};
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The text of a dossier's article.
#[derive(Debug, Clone, Default)]
pub enum SourceText {
    /// There is no file with it; the dossier has no words but its own.
    #[default]
    Absent,
    /// It is being read.
    Awaited,
    /// It cannot be shown: a sentence that says why, without the file's name.
    Unreadable(String),
    /// It is at hand.
    Read(Arc<AnnotatedText>),
}

/// A text that has been read, or not.
#[derive(Debug)]
pub struct TextRead {
    /// The id of the dossier.
    pub dossier: Box<str>,
    /// What the dossier was when its words were looked for.
    pub shard: Arc<Shard>,
    /// The text.
    pub text: Result<AnnotatedText, ArticleError>,
}

/// The texts of the articles. Each is read when it is first to be shown, and again after its
/// dossier was.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    /// The file that a person named: the text of the only dossier.
    given: Option<PathBuf>,
    known: HashMap<Box<str>, Known>,
}

#[derive(Debug, Clone)]
struct Known {
    shard: Arc<Shard>,
    text: SourceText,
}

impl Texts {
    /// The file with a dossier's text, be it there or not: the one that a person named, or
    /// `NAME.txt` for a dossier of the file `NAME.ron`.
    fn path(&self, dossier: DossierRef<'_>) -> Option<PathBuf> {
        let beside = || dossier.path().map(|path| path.with_extension("txt"));
        self.given.clone().or_else(beside)
    }

    /// Asks for a text that is not at hand, unless somebody has.
    pub(crate) fn want(&mut self, dossier: DossierRef<'_>) -> Option<Effect> {
        if self.known(dossier).is_some() {
            return None;
        }
        let path = self.path(dossier)?;
        let known = Known { shard: Arc::clone(dossier.shard()), text: SourceText::Awaited };
        self.known.insert(dossier.id().into(), known);
        Some(Effect::ReadText { dossier: dossier.id().into(), path })
    }

    /// Takes in a text.
    pub(crate) fn arrived(&mut self, TextRead { dossier, shard, text }: TextRead) {
        let text = match text {
            Ok(text) => SourceText::Read(Arc::new(text)),
            // Nobody has promised that there is one beside the dossier.
            Err(ArticleError::File(ReadErrorCause::Missing)) if self.given.is_none() => {
                SourceText::Absent
            }
            Err(cause) => SourceText::Unreadable(cause.to_string()),
        };
        self.known.insert(dossier, Known { shard, text });
    }

    /// Whether a dossier's text is at hand.
    pub(crate) fn has(&self, dossier: DossierRef<'_>) -> bool {
        matches!(self.known(dossier), Some(SourceText::Read(_)))
    }

    /// What is known of a dossier's text; its places are those of another dossier once the file
    /// has been read again.
    fn known(&self, dossier: DossierRef<'_>) -> Option<&SourceText> {
        let known = self.known.get(dossier.id())?;
        Arc::ptr_eq(&known.shard, dossier.shard()).then_some(&known.text)
    }
}

impl State {
    /// The same state with the text of its only dossier, which a person named.
    pub fn with_source(mut self, path: PathBuf) -> Self {
        self.cx.texts.given = Some(path);
        self
    }
}

impl Texts {
    /// The text of a dossier's article.
    pub fn text(&self, dossier: DossierRef<'_>) -> SourceText {
        self.known(dossier).cloned().unwrap_or_default()
    }

    /// The name of the file with a dossier's text, as the screen can show it.
    pub fn name(&self, dossier: DossierRef<'_>) -> String {
        let path = self.path(dossier);
        let name = path.as_deref().and_then(Path::file_name).unwrap_or_default();
        clean(&name.to_string_lossy()).into_owned()
    }
}
