//! The system's events.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{ErrorKind, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::Hint;
use super::places::Places;

/// The system's events, as long as this lives.
#[derive(Debug)]
pub(super) struct System {
    _watcher: RecommendedWatcher,
}

impl System {
    /// Asks for the events of some places; nothing where the system cannot give all of them.
    pub fn watch(places: Arc<Places>, hints: Sender<Hint>) -> Option<Self> {
        let met = Arc::clone(&places);
        let handler = move |event: notify::Result<notify::Event>| {
            // What cannot be told exactly may have been anything.
            let hint = event.map_or(Some(Hint::Folders), |event| hint(&met, &event));
            // Nobody listens any more once the program ends.
            hint.map(|hint| hints.send(hint));
        };
        let mut watcher = notify::recommended_watcher(handler).ok()?;
        for folder in places.folders() {
            match watcher.watch(folder, RecursiveMode::NonRecursive) {
                Ok(()) => {}
                // It went away just now, and the look that follows says so.
                Err(error) if matches!(error.kind, ErrorKind::PathNotFound) => {}
                Err(_) => return None,
            }
        }
        Some(Self { _watcher: watcher })
    }
}

/// What an event hints at, if it can change a file.
fn hint(places: &Places, event: &notify::Event) -> Option<Hint> {
    // Some were lost.
    if event.need_rescan() {
        return Some(Hint::Content);
    }
    // Reading is no change; this program reads, too.
    let is_change = match event.kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    };
    if !is_change || !event.paths.iter().any(|path| places.concern(path)) {
        return None;
    }
    let moves = matches!(
        event.kind,
        EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
    );
    let is_of_folder = moves && event.paths.iter().any(|path| places.contains(path));
    Some(if is_of_folder { Hint::Folders } else { Hint::Content })
}
