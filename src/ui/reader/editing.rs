//! Editing a dossier in the person's own editor.

use crate::ui::{Effect, FilePlace, Loaded, Notice, Reloaded, State};
use crate::{analysis::words::count, library::Progress};
use std::path::{Path, PathBuf};

/// What an editor is to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditAt {
    /// A place that is known.
    Place(FilePlace),
    /// A claim of a dossier's file, wherever it stands in it by now.
    Claim {
        /// The file.
        path: PathBuf,
        /// The claim's id.
        claim: String,
    },
    /// A file.
    File(PathBuf),
}

/// Whether the files are being read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Reading {
    /// What is shown is what they were when they were read last.
    #[default]
    Idle,
    /// They are being read.
    Busy,
    /// They are being read, and have changed since that began.
    Stale,
}

impl State {
    /// Asks for the editor at the selected claim, or else for the dossier.
    pub(crate) fn edit(&mut self) -> Vec<Effect> {
        let Some(dossier) = self.browse.dossier() else {
            self.say("there is no dossier to edit");
            return Vec::new();
        };
        let Some(path) = dossier.path().map(Path::to_owned) else {
            self.say(
                "this article is part of the program: `onrecord explain example > my.ron` saves a copy to edit",
            );
            return Vec::new();
        };
        vec![Effect::Edit(match self.browse.selected() {
            Some(claim) => EditAt::Claim { path, claim: claim.id().to_owned() },
            None => EditAt::File(path),
        })]
    }

    /// The editor has ended: whatever it did, the files are read again.
    pub(crate) fn edited(&mut self, outcome: Result<(), String>) -> Vec<Effect> {
        if let Err(why) = outcome {
            self.notice = Some(Notice::error(why));
        }
        self.reload()
    }

    /// Somebody asks for the files to be read again, and is told when they are.
    pub(crate) fn reload_all(&mut self) -> Vec<Effect> {
        self.say("reading everything again");
        self.is_awaited = true;
        self.reload()
    }

    /// Asks for the files to be read again: once more, if they are being read just now and have
    /// changed since.
    pub(crate) fn reload(&mut self) -> Vec<Effect> {
        let asked = match self.reading {
            Reading::Idle => vec![Effect::Reload],
            Reading::Busy | Reading::Stale => Vec::new(),
        };
        self.reading = if asked.is_empty() { Reading::Stale } else { Reading::Busy };
        asked
    }

    /// The files are being read for the first time: what is there of them is shown meanwhile.
    pub fn begin_loading(&mut self) {
        self.reading = Reading::Busy;
        self.progress = Some(Progress::default());
    }

    /// Whether the files are being read for the first time.
    pub fn is_loading(&self) -> bool {
        self.progress.is_some()
    }

    /// What there is to say while the files are being read for the first time.
    pub(crate) fn loading_notice(&self) -> Option<Notice> {
        let Progress { files, read, broken } = self.progress?;
        let broken = match broken {
            0 => String::new(),
            broken => format!(", {broken} cannot be used"),
        };
        Some(Notice::info(match files {
            0 => "looking for dossiers".to_owned(),
            _ => format!("reading: {read} of {files} dossiers{broken}"),
        }))
    }

    /// Some more of the files were read.
    pub(crate) fn loading(&mut self, loaded: Loaded) -> Vec<Effect> {
        // Of a reading that is not the first only the end matters.
        self.progress = self.progress.map(|_| loaded.progress);
        if let Some(holdings) = loaded.holdings {
            self.show_holdings(holdings, &loaded.notebook);
        }
        Vec::new()
    }

    /// Says what there is, unless something in it cannot be used: that is said as long as it holds.
    fn say_what_was_read(&mut self) {
        self.notice = None;
        if self.banner().is_none() {
            let library = self.browse.library();
            let (dossiers, claims) = (library.dossier_count(), library.len());
            self.say(format!(
                "everything was read again: {}, {}",
                count(dossiers, "dossier"),
                count(claims, "claim"),
            ));
        }
    }

    /// Shows what the files are by now; whatever the reader chose stays.
    pub(crate) fn reloaded(&mut self, reloaded: Reloaded) -> Vec<Effect> {
        self.progress = None;
        self.show_holdings(reloaded.holdings, &reloaded.notebook);
        self.report(reloaded.troubles);
        let visit = self.return_to.take();
        let mut effects = visit.map(|visit| self.resume(&visit)).unwrap_or_default();
        if std::mem::take(&mut self.reading) == Reading::Stale {
            effects.extend(self.reload());
        } else if std::mem::take(&mut self.is_awaited) {
            self.say_what_was_read();
        }
        effects
    }
}
