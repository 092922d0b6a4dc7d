//! Plurals that nobody counted, and how many names they have: "some critics", one of them named.

use super::{Scope, SpeakerCount, speaker_counts};
use crate::{
    dossier::Kind,
    library::{ClaimRef, SpeakerId, SpeakerRef},
};
use std::collections::HashMap;

/// A group that nobody counted.
#[derive(Debug, Clone)]
pub struct UncountedGroup<'a> {
    /// The group.
    pub speaker: SpeakerRef<'a>,
    /// Its claims.
    pub claims: Vec<ClaimRef<'a>>,
    /// Those whom the text names as part of it.
    pub names: Vec<SpeakerCount<'a>>,
}

impl UncountedGroup<'_> {
    /// "one name, Chuck Schumer", "no name", "two names, ...".
    pub fn names_sentence(&self) -> String {
        let names = super::words::and(self.names.iter().map(|voice| voice.speaker.name()));
        match self.names.len() {
            0 => "no name".to_owned(),
            1 => format!("one name, {names}"),
            n => format!("{n} names, {names}"),
        }
    }
}

/// The groups that nobody counted among the speakers, in reading order.
pub fn uncounted_groups(scope: Scope<'_>) -> Vec<UncountedGroup<'_>> {
    let mut all: Vec<UncountedGroup<'_>> = Vec::new();
    let mut places: HashMap<SpeakerId, usize> = HashMap::new();
    for claim in scope.claims() {
        let speaker = claim.speaker();
        if speaker.kind() != Kind::Collective {
            continue;
        }
        let place = *places.entry(speaker.key()).or_insert_with(|| {
            all.push(UncountedGroup { speaker, claims: Vec::new(), names: Vec::new() });
            all.len() - 1
        });
        all[place].claims.push(claim);
    }
    for plural in &mut all {
        plural.names = speaker_counts(plural.claims.iter().flat_map(|claim| claim.examples()));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{REUTERS, library};

    #[test]
    fn one_name_behind_several_claims_is_one_name() {
        let library = library(&[REUTERS]);
        let names: Vec<String> = uncounted_groups(Scope::all(&library))
            .iter()
            .map(|plural| format!("{}: {}", plural.speaker.id(), plural.names_sentence()))
            .collect();
        assert_eq!(
            names,
            ["critics: no name", "democrats: one name, Chuck Schumer", "hawks: no name"]
        );
        assert!(uncounted_groups(Scope::rows(&library, &[])).is_empty());
    }
}
