//! Reading the text of an article without holding up the screen.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::event::Event;
use super::thread;
use crate::analysis::AnnotatedText;
use crate::article::ArticleFile;
use crate::dossier::{ReadErrorCause, article_text::ArticleText};
use crate::library::Library;
use crate::ui::TextRead;

/// Reads the text of a dossier's article from a file on a thread of its own, which ends with
/// [`Event::TextRead`].
pub fn read_text(events: &Sender<Event>, library: Arc<Library>, dossier: &str, path: PathBuf) {
    let Some(id) = library.names().dossier_by_id(dossier) else { return };
    let (dossier, shard) = (Box::from(dossier), Arc::clone(library.dossier(id).shard()));
    let started = thread::spawn("text", events.clone(), move |events| {
        let name = library.dossier(id).id();
        if let Some(read) = text_of(&library, name, &path) {
            // Nobody listens any more where the program has ended.
            let _ = events.send(Event::TextRead(Box::new(read)));
        }
    });
    if let Err(error) = started {
        let read = TextRead { dossier, shard, text: Err(ReadErrorCause::Failed(error).into()) };
        let _ = events.send(Event::TextRead(Box::new(read)));
    }
}

/// Reads the text of a dossier's article from a file, if the library has that dossier.
pub fn text_of(library: &Library, dossier: &str, path: &Path) -> Option<TextRead> {
    let dossier = library.dossier(library.names().dossier_by_id(dossier)?);
    let is_meant =
        |sha256: &str| dossier.sha256().is_some_and(|it| it.eq_ignore_ascii_case(sha256));
    let text = ArticleFile::read(path)
        .and_then(|file| Ok(ArticleText::new(file.text_for(is_meant).to_vec())?))
        .map(|text| AnnotatedText::new(text, dossier));
    Some(TextRead { dossier: dossier.id().into(), shard: Arc::clone(dossier.shard()), text })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ArticleError;
    use crate::dossier::Limits;
    use crate::library;
    use std::sync::mpsc;
    use std::time::Duration;

    #[test]
    fn the_text_comes_as_an_event_and_so_does_its_absence() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let opened = library::open(&[data.join("tutorial.ron")], &Limits::default());
        let library = Arc::new(opened.library);
        let (sender, events) = mpsc::channel();
        for (file, is_there) in [("tutorial.txt", true), ("nothing.txt", false)] {
            read_text(&sender, Arc::clone(&library), "tutorial", data.join(file));
            let event = events.recv_timeout(Duration::from_secs(5)).unwrap();
            let Event::TextRead(read) = event else { panic!("{event:?}") };
            assert_eq!(&*read.dossier, "tutorial");
            match read.text {
                Ok(text) => assert!(is_there && text.paragraphs().len() == 11),
                Err(cause) => assert!(
                    !is_there && matches!(cause, ArticleError::File(ReadErrorCause::Missing))
                ),
            }
        }
    }
}
