//! By what a claim that was verified is known again.

use crate::{
    dossier::Access,
    library::{ClaimRef, SourceRef, SpeakerRef, StanceRef, Vocabulary},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// How many bytes of the digest are kept: nobody attacks it, and two versions of one claim are
/// all that it has to tell apart.
const BYTES: usize = 8;

/// By what a claim that was verified is known again: the same as long as it says the same.
///
/// It is made of what a reader verifies: who is said to have said it, in which words, how
/// directly, backed by whom, toward which side. Where the claim stands, what it is filed under,
/// how it is related to others and what the curator notes does not count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(Box<str>);

impl Fingerprint {
    /// The fingerprint of a claim as it is now.
    pub fn of(claim: ClaimRef<'_>) -> Self {
        let speaker = claim.speaker();
        let who = (
            (
                speaker.map(SpeakerRef::id),
                speaker.map(SpeakerRef::name),
                claim.kind().map(Vocabulary::word),
            ),
            claim.sources(),
            claim.relays().map(SpeakerRef::id).collect::<Vec<_>>(),
            claim.rests_on().map(ClaimRef::id).collect::<Vec<_>>(),
            claim.cites(),
        );
        let words = (
            (claim.speech().map(Vocabulary::word), claim.content().map(Vocabulary::word)),
            claim.quote().collect::<Vec<_>>(),
            claim.translation().collect::<Vec<_>>(),
            claim.gist(),
            claim.anchor(),
        );
        let side = |stance: StanceRef<'_>| {
            (stance.proposition().id().to_owned(), stance.position().word(), stance.basis().word())
        };
        let aim = (
            claim.against().map(SpeakerRef::id).collect::<Vec<_>>(),
            claim.stances().map(side).collect::<Vec<_>>(),
        );
        // What the first edition did not know counts where it is there: older prints stay valid.
        let anonymity = claim.anonymity();
        let knowledge = (
            anonymity.as_ref(),
            claim.knows().map(Vocabulary::word),
            claim.said_in().map(Vocabulary::word),
            claim.other_media(),
            speaker
                .map(SpeakerRef::access)
                .filter(|access| *access != Access::Published)
                .map(Vocabulary::word),
        );
        let others = (
            claim.open().iter().map(Vocabulary::word).collect::<Vec<_>>(),
            claim.all_sources().skip(1).map(other_source).collect::<Vec<_>>(),
            claim.counted_relays().filter_map(|(who, n)| Some((who.id(), n?))).collect::<Vec<_>>(),
        );
        let is_plain = matches!(knowledge, (None, None, None, _, None));
        let has_others = !(others.0.is_empty() && others.1.is_empty() && others.2.is_empty());
        match (is_plain, has_others) {
            (true, false) => Self(short_digest(&(who, words, aim))),
            (false, false) => Self(short_digest(&(who, words, aim, knowledge))),
            (_, true) => Self(short_digest(&(who, words, aim, knowledge, others))),
        }
    }
}

/// What a reader verifies of another source of a claim.
fn other_source(source: SourceRef<'_>) -> impl Serialize {
    (
        source.speaker().map(|speaker| (speaker.id(), speaker.name())),
        source.kind().map(Vocabulary::word),
        source.sources(),
        source.anonymity(),
        source.knows().map(Vocabulary::word),
        source.open().iter().map(Vocabulary::word).collect::<Vec<_>>(),
    )
}

/// The beginning of a digest of texts, numbers and lists of them, in hexadecimal digits.
pub(super) fn short_digest(content: &impl Serialize) -> Box<str> {
    // JSON says where each text ends. Texts, numbers and lists of them can be written as JSON.
    let json = serde_json::to_vec(content).expect("texts and lists are JSON");
    let digest = Sha256::digest(json);
    digest[..BYTES].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::testing::{TUTORIAL, library, small},
        library::Library,
    };
    use std::collections::BTreeMap;

    fn all(library: &Library) -> BTreeMap<String, Fingerprint> {
        library.claims().map(|claim| (claim.full_name(), Fingerprint::of(claim))).collect()
    }

    /// The claims whose fingerprint is another one after a change of the file.
    #[track_caller]
    fn changed(from: &str, to: &str) -> Vec<String> {
        assert!(TUTORIAL.contains(from), "{from}");
        let (before, after) =
            (all(&library(&[TUTORIAL])), all(&library(&[&TUTORIAL.replacen(from, to, 1)])));
        let is_other = |(name, print): &(&String, &Fingerprint)| before.get(*name) != Some(*print);
        let changed = after.iter().filter(is_other).map(|(name, _)| name.as_str());
        changed.map(|name| name.rsplit('/').next().unwrap().to_owned()).collect()
    }

    #[test]
    fn every_claim_has_one_of_its_own() {
        let library = library(&[TUTORIAL]);
        let prints = all(&library);
        let distinct: std::collections::BTreeSet<_> = prints.values().collect();
        assert_eq!(distinct.len(), library.len());
    }

    #[test]
    fn how_the_file_is_written_changes_nothing() {
        let none: [&str; 0] = [];
        assert_eq!(changed("    claims: [", "    // A comment.\n\n\n  claims:  ["), none);
        let mut lines: Vec<&str> = TUTORIAL.lines().collect();
        lines.retain(|line| !line.trim_start().starts_with("//"));
        assert_eq!(all(&library(&[&lines.join("\r\n")])), all(&library(&[TUTORIAL])));
    }

    #[test]
    fn what_a_reader_verifies_changes_it() {
        for (from, to, id) in [
            ("The council lets the pier", "The council lets that pier", "pier-lead"),
            ("rests_on: [\"repair-moved\"]", "rests_on: []", "pier-lead"),
            ("I have put my foot", "I had put my foot", "mudge-feet"),
            ("sources: Stated(2)", "sources: Stated(3)", "repair-moved"),
            ("position: Explains", "position: Supports", "no-crane"),
            ("safe for any crowd", "for any crowd", "fitch-safe"),
        ] {
            assert_eq!(changed(from, to), [id], "{from}");
        }
        assert_eq!(changed("name: \"Barnaby Fitch\"", "name: \"B. Fitch\"").len(), 2);
    }

    #[test]
    fn what_is_said_beside_the_claim_does_not() {
        let none: [&str; 0] = [];
        for (from, to) in [
            ("topics: [\"repair\", \"festival\"]", "topics: [\"repair\"]"),
            ("relations: [(kind: Supports, claim: \"report-unsafe\")]", "relations: []"),
            ("One word is quoted", "A single word is quoted"),
            ("id: \"no-crane\", paragraph: 2", "id: \"no-crane\", paragraph: 3"),
            ("role: \"mayor\"", "role: \"lord mayor\""),
        ] {
            assert_eq!(changed(from, to), none, "{from}");
        }
    }

    /// What the list of facts calls verified is what the fingerprint is made of.
    #[test]
    fn it_changes_with_the_facts_that_are_verified_and_with_no_other() {
        let verified = |claim: ClaimRef<'_>| -> Vec<String> {
            let facts = claim.all_facts().into_iter().filter(|fact| fact.is_verified);
            facts.map(|fact| format!("{:?}", fact.value.words(&|_, id| id))).collect()
        };
        let before = library(&[TUTORIAL]);
        for (from, to) in [
            ("The council lets the pier", "The council lets that pier"),
            ("rests_on: [\"repair-moved\"]", "rests_on: []"),
            ("I have put my foot", "I had put my foot"),
            ("sources: Stated(2)", "sources: Stated(3)"),
            ("position: Explains", "position: Supports"),
            ("content: Judgement", "content: Forecast"),
            ("anchor: \"will now begin", "anchor: \"now begin"),
            ("cites: \"The Lantern's", "cites: \"The Mirror's"),
            ("against: [\"planks-office\"]", "against: []"),
            ("name: \"Barnaby Fitch\"", "name: \"B. Fitch\""),
            ("examples: [\"mudge-feet\"]", "examples: []"),
            ("topics: [\"repair\", \"festival\"]", "topics: [\"repair\"]"),
            ("label: \"The repair\"", "label: \"Repair\""),
            ("text: \"The pier is unsafe", "text: \"The old pier is unsafe"),
            ("relations: [(kind: Supports, claim: \"report-unsafe\")]", "relations: []"),
            ("note: \"One word is quoted", "note: \"A single word is quoted"),
            ("note: \"An invented article", "note: \"A made-up article"),
            ("note: \"That the request", "note: \"That this request"),
            ("reference: \"NP-17", "reference: \"NP-18"),
            ("role: \"mayor\"", "role: \"lord mayor\""),
            ("title: \"Nowhere", "title: \"New: Nowhere"),
        ] {
            assert!(TUTORIAL.contains(from), "{from}");
            let after = library(&[&TUTORIAL.replacen(from, to, 1)]);
            for (old, new) in before.claims().zip(after.claims()) {
                let is_other = Fingerprint::of(old) != Fingerprint::of(new);
                assert_eq!(is_other, verified(old) != verified(new), "{from}: {}", old.id());
            }
        }
    }

    /// It stands in files, which outlive versions of the program.
    #[test]
    fn it_stays_the_same_from_version_to_version() {
        let library = small(
            r#"(id: "ann", name: "Ann Smith", kind: Person)"#,
            r#"(id: "sorry", paragraph: 2, speaker: "ann", speech: Verbatim,
                quote: ["I am sorry"], gist: "She is sorry.",
                stances: [(on: "p", position: Opposes)])"#,
            "",
        );
        let print = Fingerprint::of(library.find("sorry").unwrap());
        insta::assert_snapshot!(print.0, @"61433485482c5259");
    }
}
