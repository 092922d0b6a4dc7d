//! What curators have still to decide: said once, first, wherever claims are counted.

use super::{Scope, words};
use crate::library::SpeakerRef;
use std::collections::HashMap;

/// How much of some claims is still to be decided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Undecided {
    /// The places: fields of claims and of whom they are attributed to; of a whole article those
    /// of everybody in it, of its requests and of its own entry too.
    pub places: usize,
    /// The claims with one of them.
    pub claims: usize,
    /// All claims.
    pub all: usize,
}

impl Undecided {
    /// What is undecided of the claims.
    pub fn of(scope: Scope<'_>) -> Self {
        if !scope.library().has_open_places() {
            return Undecided { all: scope.claims().count(), ..Undecided::default() };
        }
        let mut undecided = Undecided::default();
        let mut speakers: HashMap<_, SpeakerRef<'_>> = HashMap::new();
        // Two articles may each have something to decide of one speaker.
        let key = |it: SpeakerRef<'_>| (it.dossier().key(), it.key());
        for claim in scope.claims() {
            let sources = claim.all_sources();
            let of_others = sources.clone().skip(1).map(|source| source.open().len());
            undecided.places += claim.open().len() + of_others.sum::<usize>();
            undecided.claims += usize::from(claim.open_words().next().is_some());
            undecided.all += 1;
            let named = sources.filter_map(|source| source.speaker().or(source.proposed()));
            speakers.extend(named.map(|it| (key(it), it)));
        }
        if scope.is_whole() {
            for dossier in scope.dossiers() {
                undecided.places += dossier.open().len() + dossier.open_lists().len();
                speakers.extend(dossier.speakers().map(|it| (key(it), it)));
            }
        }
        let requests = scope.requests().into_iter();
        undecided.places += requests.map(|request| request.open().len()).sum::<usize>();
        undecided.places += speakers.into_values().map(|it| it.open().len()).sum::<usize>();
        undecided
    }

    /// "Undecided: 41 places, which concern 14 of 20 claims. What is undecided counts nowhere as
    /// decided.";
    /// nothing where all is decided.
    pub fn sentence(self) -> Option<String> {
        let Undecided { places, claims, all } = self;
        let concern = words::verb(places, "concerns", "concern");
        let which = match claims {
            0 => String::new(),
            _ => format!(", which {concern} {claims} of {}", words::count(all, "claim")),
        };
        (places > 0).then(|| {
            let places = words::count(places, "place");
            format!("Undecided: {places}{which}. What is undecided counts nowhere as decided.")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{TUTORIAL, library, small};

    #[test]
    fn what_is_decided_says_nothing() {
        let library = library(&[TUTORIAL]);
        assert_eq!(Undecided::of(Scope::all(&library)).sentence(), None);
    }

    #[test]
    fn places_are_counted_once_and_claims_with_one() {
        let library = small(
            r#"(id: "a", name: "Ann", kind: Person, open: [Kind, Name]),
               (id: "b", name: "Bob", kind: Person)"#,
            r#"(id: "one", paragraph: 1, speaker: "a", speech: Paraphrase, anchor: "x", open: [Gist]),
               (id: "two", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "x"),
               (id: "three", paragraph: 1, speaker: "b", speech: Paraphrase, gist: "x"),
               (id: "four", paragraph: 1, speech: Paraphrase, anchor: "x", open: [Speaker(), Gist])"#,
            r#"(paragraph: 1, to: ["b"], claims: ["three"], open: [Outcome, Link])"#,
        );
        let all = Undecided::of(Scope::all(&library));
        assert_eq!(all, Undecided { places: 7, claims: 3, all: 4 });
        let row = [library.find("three").unwrap().row()];
        let one = Undecided::of(Scope::rows(&library, &row));
        assert_eq!(one, Undecided { places: 2, claims: 0, all: 1 }, "of the request about it");
        assert_eq!(
            one.sentence().unwrap(),
            "Undecided: 2 places. What is undecided counts nowhere as decided."
        );
    }
}
