//! Changes of statuses and notes that are not on the disk yet.

use crate::ui::{Cx, Notice};
use crate::{
    action::Action,
    analysis::words,
    session::{SaveError, Saved, Subject},
    text::clean,
};
use std::collections::BTreeMap;

/// Changes of statuses and notes that are not on the disk yet.
#[derive(Debug, Clone, Default)]
pub struct Unsaved {
    /// What has changed, and the number of its last change.
    changes: BTreeMap<Changed, u64>,
    /// The number of the last change of all, counted from the program's start.
    last: u64,
    /// Why they could not be saved, as long as they cannot.
    why: Option<String>,
    /// What is said of a change once it is on the disk.
    promise: Option<Promise>,
    /// Whether the reader was asked if they want to leave all the same.
    has_asked: bool,
}

/// What a change is of: however often it changes, it is one thing to save.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Changed {
    /// The dossier.
    pub dossier: String,
    /// The claim.
    pub claim: String,
}

/// What is said once a change is on the disk, in the place of what is said until then.
#[derive(Debug, Clone)]
struct Promise {
    change: u64,
    now: String,
    then: String,
}

impl Unsaved {
    /// What is recorded of claims of a dossier has changed; returns the number of the change.
    pub fn record(&mut self, dossier: &str, claims: Vec<String>) -> u64 {
        self.last += 1;
        let changed = |claim| Changed { dossier: dossier.to_owned(), claim };
        self.changes.extend(claims.into_iter().map(|claim| (changed(claim), self.last)));
        self.last
    }

    fn has_failed(&self) -> bool {
        self.why.is_some() && !self.changes.is_empty()
    }
}

impl Cx {
    /// How many changes could not be saved, in two words, as long as that is so: "3 unsaved".
    pub fn unsaved_mark(&self) -> Option<String> {
        let unsaved = &self.unsaved;
        unsaved.has_failed().then(|| format!("{} unsaved", unsaved.changes.len()))
    }

    /// How many changes could not be saved, and why.
    pub(crate) fn unsaved_notice(&self) -> Option<Notice> {
        let why = self.unsaved.why.as_ref().filter(|_| self.unsaved.has_failed())?;
        let changes = words::count(self.unsaved.changes.len(), "change");
        Some(Notice::error(format!("{changes} not saved: {why}")))
    }

    /// Says something now, and something else once the last change is on the disk.
    pub(crate) fn promise(&mut self, now: String, then: String) {
        self.say(now.clone());
        self.unsaved.promise = Some(Promise { change: self.unsaved.last, now, then });
    }

    /// Something was saved, or was not. What another program saved is shown as well.
    pub(crate) fn saved(&mut self, outcome: Result<Saved, SaveError>) {
        match outcome {
            Ok(saved) => self.is_on_disk(saved),
            Err(SaveError { subject: Subject::Notes(_), cause }) => {
                // A path can have any name.
                let why = clean(&cause.to_string()).into_owned();
                let is_news = self.unsaved.why.as_ref() != Some(&why);
                self.unsaved.why = Some(why);
                // Nothing goes on saying "saving" that was not saved; the question whether to leave
                // stays as it is until it is answered.
                if (is_news || self.promises()) && !self.unsaved.has_asked {
                    self.notice = self.unsaved_notice();
                }
            }
            Err(SaveError { subject: subject @ (Subject::Theme | Subject::Query(_)), cause }) => {
                let sentence = format!("{subject} is not kept: {cause}");
                self.fail(clean(&sentence));
            }
            // That is told at the end.
            Err(SaveError { subject: Subject::Session, .. }) => {}
        }
    }

    /// Whether the screen says what is said until a change is on the disk.
    fn promises(&self) -> bool {
        let promise = self.unsaved.promise.as_ref();
        promise.is_some_and(|it| self.notice == Some(Notice::info(it.now.clone())))
    }

    fn is_on_disk(&mut self, saved: Saved) {
        if let Some((dossier, page)) = saved.page {
            let unsaved = &mut self.unsaved;
            let is_waiting = |changed: &Changed, change: &mut u64| {
                changed.dossier != dossier || *change > saved.change
            };
            unsaved.changes.retain(is_waiting);
            if unsaved.changes.is_empty() && unsaved.why.take().is_some() {
                self.say("everything is saved by now");
            }
            let merged = self.notebook.merge(&dossier, &page);
            self.show_merged(&[(dossier, merged)]);
        }
        let is_kept = |promise: &mut Promise| promise.change <= saved.change;
        if let Some(promise) = self.unsaved.promise.take_if(is_kept)
            && self.notice == Some(Notice::info(promise.now))
        {
            self.say(promise.then);
        }
        if let Some(complaint) = saved.complaint {
            self.complain(&[complaint]);
        }
    }

    /// Whether the reader has to be asked before they leave: once, where something would stay
    /// unsaved.
    pub(crate) fn asks_before_leaving(&mut self) -> bool {
        let Some(why) = self.unsaved.why.clone().filter(|_| self.unsaved.has_failed()) else {
            return false;
        };
        if std::mem::replace(&mut self.unsaved.has_asked, true) {
            return false;
        }
        let (count, key) = (self.unsaved.changes.len(), self.key(Action::Leave));
        let sentence = format!(
            "{} not saved: {key} again quits, and leaves {} for the next start ({why})",
            words::count(count, "change"),
            if count == 1 { "it" } else { "them" },
        );
        self.fail(sentence);
        true
    }

    /// The reader does something else than leave.
    pub(crate) fn stays(&mut self) {
        self.unsaved.has_asked = false;
    }
}
