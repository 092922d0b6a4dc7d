//! Editing a dossier in the person's own editor.

use crate::ui::{Cx, Effect, FilePlace, Loaded, Notice, Reloaded, State, View};
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
pub enum Reading {
    /// What is shown is what they were when they were read last.
    #[default]
    Idle,
    /// They are being read.
    Busy,
    /// They are being read, and have changed since that began.
    Stale,
}

impl Cx {
    /// Asks for the editor at the selected claim, or else for the dossier.
    pub(crate) fn edit(&mut self) {
        let Some(dossier) = self.nav.dossier() else {
            return self.say("there is no dossier to edit");
        };
        let Some(path) = dossier.path().map(Path::to_owned) else {
            return self.say(
                "this article is part of the program: `onrecord explain example > my.ron` saves a copy to edit",
            );
        };
        let at = match self.nav.selected() {
            Some(claim) => EditAt::Claim { path, claim: claim.id().to_owned() },
            None => EditAt::File(path),
        };
        self.run([Effect::Edit(at)]);
    }

    /// The editor has ended: whatever it did, the files are read again.
    pub(crate) fn edited(&mut self, outcome: Result<(), String>) {
        if let Err(why) = outcome {
            self.fail(why);
        }
        self.reload();
    }

    /// Somebody asks for the files to be read again, and is told when they are.
    pub(crate) fn reload_all(&mut self) {
        self.say("reading everything again");
        self.is_awaited = true;
        self.reload();
    }

    /// Asks for the files to be read again: once more, if they are being read just now and have
    /// changed since.
    pub(crate) fn reload(&mut self) {
        self.reading = match self.reading {
            Reading::Idle => {
                self.run([Effect::Reload]);
                Reading::Busy
            }
            Reading::Busy | Reading::Stale => Reading::Stale,
        };
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
            _ => format!("reading: {read} of {}{broken}", count(files, "dossier")),
        }))
    }

    /// Says what there is, unless something in it cannot be used: that is said as long as it holds.
    fn say_what_was_read(&mut self) {
        self.notice = None;
        if self.banner().is_none() {
            let library = self.nav.library();
            let (dossiers, claims) = (library.dossier_count(), library.len());
            self.say(format!(
                "everything was read again: {}, {}",
                count(dossiers, "dossier"),
                count(claims, "claim"),
            ));
        }
    }
}

impl State {
    /// The files are being read for the first time, several of them perhaps: what is there of them
    /// is shown meanwhile.
    pub fn begin_loading(&mut self, expects_several: bool) {
        self.cx.nav.expects_several = expects_several;
        self.cx.reading = Reading::Busy;
        self.cx.progress = Some(Progress::default());
    }

    /// Whether the files are being read for the first time.
    pub fn is_loading(&self) -> bool {
        self.cx.progress.is_some()
    }

    /// Some more of the files were read.
    pub(crate) fn loading(&mut self, loaded: Loaded) {
        // Of a reading that is not the first only the end matters.
        self.cx.progress = self.cx.progress.map(|_| loaded.progress);
        if let Some(library) = loaded.library {
            self.show_library(library, &loaded.notebook);
        }
    }

    /// Shows what the files are by now; whatever the reader chose stays.
    pub(crate) fn reloaded(&mut self, reloaded: Reloaded) {
        self.cx.progress = None;
        self.cx.nav.expects_several = false;
        self.show_library(reloaded.library, &reloaded.notebook);
        self.report(reloaded.problems);
        if let Some(visit) = self.cx.return_to.take() {
            self.resume(&visit);
        }
        let cx = &mut self.cx;
        if !cx.nav.views().contains(&cx.nav.view()) {
            cx.nav.show(View::Brief);
        }
        if std::mem::take(&mut cx.reading) == Reading::Stale {
            cx.reload();
        } else if std::mem::take(&mut cx.is_awaited) {
            cx.say_what_was_read();
        }
    }
}
