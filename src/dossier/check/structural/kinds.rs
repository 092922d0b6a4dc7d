//! What depends on the kind of a speaker. Where nothing that is said of one fits its kind, and another
//! kind fits all of it, the kind is wrong, and that is told once.

use super::{At, Quoted, Structural};
use crate::{
    dossier::{
        diagnostic::{Code, Diagnostic, Label},
        path::Path,
        speaker::{Kind, Speaker},
    },
    text::or,
};
use foldhash::fast::RandomState;
use std::{collections::HashMap, mem};

/// The kinds that are tried in the place of a wrong one, the most common first.
const TRIED: [Kind; 7] = [
    Kind::Person,
    Kind::Organisation,
    Kind::Unnamed,
    Kind::Collective,
    Kind::Document,
    Kind::Outlet,
    Kind::Hearsay,
];
/// How many of them a message names.
const NAMED: usize = 2;

/// Where a speaker is the source of a claim.
#[derive(Clone, Copy)]
pub(super) enum Use {
    /// They make the claim at this index.
    Maker(u32),
    /// They are one of its other sources: of this claim, at this index of `with`.
    Other(u32, u32),
    /// Their words are passed on, and how many they are: by this claim, at this index of `relays`.
    Relayed(u32, u32),
}

impl Structural<'_> {
    /// What is said of each speaker that its kind does not allow.
    pub(super) fn check_kinds(&mut self) {
        let mut as_somebody: HashMap<u32, Vec<Path>, RandomState> = HashMap::default();
        for (speaker, path) in mem::take(&mut self.as_somebody) {
            as_somebody.entry(speaker).or_default().push(path);
        }
        for (index, uses) in (0..).zip(mem::take(&mut self.uses)) {
            let speaker = &self.document.speakers[index as usize];
            let Some(kind) = speaker.decided_kind().filter(|_| !self.found.is_full()) else {
                continue;
            };
            let claims: Vec<_> = uses.iter().map(|it| self.conflicts(*it, speaker, kind)).collect();
            let is_wrong = claims.iter().all(|it| !it.is_empty());
            let named = as_somebody.remove(&index).and_then(|paths| is_nobody(speaker, &paths));
            let conflicts = self.own_conflicts(index, kind).into_iter().chain(named);
            let conflicts: Vec<_> = conflicts.chain(claims.into_iter().flatten()).collect();
            let fitting = match is_wrong && conflicts.len() > 1 {
                true => self.fitting(index, &uses),
                false => Vec::new(),
            };
            if fitting.is_empty() {
                let of_kind = |it: &Diagnostic| {
                    !matches!(it.code, Code::ZeroSources | Code::RestsOnOfSpeech)
                        && !it
                            .path
                            .steps()
                            .starts_with(At { list: "speakers", index }.path().steps())
                };
                conflicts.into_iter().for_each(|it| {
                    let is_of_kind = of_kind(&it);
                    self.found.push(match is_of_kind {
                        true => it.with_label(kind_label(index)),
                        false => it,
                    });
                });
            } else {
                self.found.push(wrong_kind(
                    index,
                    (speaker, kind),
                    &conflicts,
                    &fitting,
                    uses.len(),
                ));
            }
        }
    }

    /// The kinds that all that is said of a speaker fits.
    fn fitting(&mut self, index: u32, uses: &[Use]) -> Vec<Kind> {
        let speaker = &self.document.speakers[index as usize];
        let fits = |kind: &Kind| {
            self.own_conflicts(index, *kind).is_empty()
                && uses.iter().all(|it| self.conflicts(*it, speaker, *kind).is_empty())
        };
        TRIED.into_iter().filter(fits).collect()
    }

    /// What a speaker has that one of this kind does not.
    fn own_conflicts(&mut self, index: u32, kind: Kind) -> Vec<Diagnostic> {
        let speaker = &self.document.speakers[index as usize];
        self.only(|checks| checks.check_own_kind((speaker, kind), At { list: "speakers", index }))
    }

    /// What a claim says of one of its sources that one of this kind does not have.
    fn conflicts(&mut self, it: Use, speaker: &Speaker<'_>, kind: Kind) -> Vec<Diagnostic> {
        let claims = &self.document.claims;
        self.only(|checks| match it {
            Use::Maker(index) => {
                let at = At { list: "claims", index };
                checks.check_maker(&claims[index as usize], (speaker, kind), at);
            }
            Use::Other(index, slot) => {
                let source = &claims[index as usize].with[slot as usize];
                let path = || At { list: "claims", index }.field("with").item(slot);
                checks.check_other_source(source, (speaker, kind), path);
            }
            Use::Relayed(index, slot) => {
                let relay = &claims[index as usize].relays[slot as usize];
                let path = || At { list: "claims", index }.field("relays").item(slot);
                checks.check_relay(relay, (speaker, kind), path);
            }
        })
    }

    /// What some checks find, apart from what has been found before.
    fn only(&mut self, check: impl FnOnce(&mut Self)) -> Vec<Diagnostic> {
        let found = mem::take(&mut self.found);
        check(self);
        mem::replace(&mut self.found, found).into_found()
    }
}

/// That hearsay is said to be somebody, told once.
fn is_nobody(hearsay: &Speaker<'_>, paths: &[Path]) -> Option<Diagnostic> {
    let (first, others) = paths.split_first()?;
    let message = format!("{} is `Hearsay`, which is nobody", Quoted(hearsay.called()));
    let labels = others.iter().map(|path| Label::new(path.clone(), "also here"));
    Some(Diagnostic::new(Code::HearsayIsNobody, first.clone(), message).with_labels(labels))
}

/// That a speaker is of another kind, which all these conflicts come from.
fn wrong_kind(
    index: u32,
    (speaker, kind): (&Speaker<'_>, Kind),
    conflicts: &[Diagnostic],
    fitting: &[Kind],
    claims: usize,
) -> Diagnostic {
    let name = Quoted(speaker.called());
    let message = match claims {
        0 => format!("{name} is `{kind:?}`, and what is said of it does not fit that"),
        1 => format!("{name} is `{kind:?}`, and its claim does not fit that"),
        _ => format!("{name} is `{kind:?}`, and none of its {claims} claims fits that"),
    };
    let kinds = fitting.iter().take(NAMED).map(|kind| format!("`{kind:?}`"));
    let help = format!("write {}, which fits", or(kinds));
    let labels = conflicts.iter().map(|it| Label::new(it.path.clone(), "does not fit"));
    let path = At { list: "speakers", index }.field("kind");
    // All of them have the same cause, and the first says as well as any of what kind it is.
    let code = conflicts.first().map_or(Code::WrongType, |first| first.code);
    Diagnostic::new(code, path, message).with_help(help).with_labels(labels)
}

/// Where the kind of a speaker is, for what contradicts it.
fn kind_label(index: u32) -> Label {
    Label::new(At { list: "speakers", index }.field("kind"), "the kind")
}
