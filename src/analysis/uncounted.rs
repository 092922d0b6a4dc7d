//! Groups that nobody counted, and how many names they have: "some critics", one of them named.

use super::{Scope, SpeakerCount, groups::Groups, speaker_counts, words};
use crate::{
    dossier::Kind,
    library::{ClaimRef, SourceRef, SpeakerRef},
};

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
        let names = words::and(self.names.iter().map(|count| count.speaker.name()));
        match self.names.len() {
            0 => "no name".to_owned(),
            1 => format!("one name, {names}"),
            n => format!("{n} names, {names}"),
        }
    }
}

/// The groups that nobody counted among the speakers, in reading order.
pub fn uncounted_groups<'a>(scope: Scope<'a>) -> Vec<UncountedGroup<'a>> {
    let mut groups = Groups::new();
    for claim in scope.claims().filter(|claim| claim.grade().is_sourced()) {
        let speakers = claim.all_sources().filter_map(SourceRef::speaker);
        for speaker in speakers.filter(|speaker| speaker.is(Kind::Collective)) {
            groups.entry(speaker.key(), || (speaker, Vec::new())).1.push(claim);
        }
    }
    let group = |(speaker, claims): (SpeakerRef<'a>, Vec<ClaimRef<'a>>)| UncountedGroup {
        speaker,
        names: speaker_counts(claims.iter().flat_map(|claim| claim.examples())),
        claims,
    };
    groups.into_values().into_iter().map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::testing::{REUTERS, TUTORIAL, library, small},
        library::Library,
    };

    fn names(library: &Library) -> Vec<String> {
        let groups = uncounted_groups(Scope::all(library)).into_iter();
        groups.map(|it| format!("{}: {}", it.speaker.id(), it.names_sentence())).collect()
    }

    #[test]
    fn one_name_behind_several_claims_is_one_name() {
        let people = r#"
            (id: "some", name: "Some", kind: Collective), (id: "ann", name: "Ann", kind: Person),"#;
        let claims = r#"
            (id: "all", paragraph: 1, speaker: "some", speech: Paraphrase, gist: "x", examples: ["one", "two"]),
            (id: "one", paragraph: 2, speaker: "ann", speech: Paraphrase, gist: "x"),
            (id: "two", paragraph: 2, speaker: "ann", speech: Paraphrase, gist: "x"),"#;
        assert_eq!(names(&small(people, claims, "")), ["some: one name, Ann"]);
    }

    #[test]
    fn whom_the_text_does_not_count_among_a_group_is_none_of_its_names() {
        let library = library(&[REUTERS, TUTORIAL]);
        assert_eq!(
            names(&library),
            [
                "critics: no name",
                "democrats: no name",
                "hawks: no name",
                "residents: one name, Dora Mudge",
            ]
        );
        assert!(uncounted_groups(Scope::rows(&library, &[])).is_empty());
    }
}
