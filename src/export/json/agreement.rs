//! What two curators of one text agree on, in JSON.

use super::Json;
use crate::{
    analysis::agreement::{Agreement, Comparison, Confusion, Differing, Match, Matches},
    library::{ClaimRef, DossierRef, PropositionRef, SpeakerRef},
};

/// What two curators agree on as one object, as `diff --agreement --format json` prints it.
pub fn agreement_line(agreement: &Agreement<'_>) -> String {
    object(agreement).line()
}

fn object<'d>(agreement: &'d Agreement<'_>) -> Json<'d> {
    let Agreement { a, b, is_text_known, claims, speakers, propositions, facets } = agreement;
    Json::object([
        ("a", dossier(*a)),
        ("b", dossier(*b)),
        ("same_text", is_text_known.then_some(true).into()),
        ("claims", matches(claims, ClaimRef::id)),
        ("speakers", matches(speakers, SpeakerRef::id)),
        ("propositions", matches(propositions, PropositionRef::id)),
        ("facets", Json::List(facets.iter().map(facet).collect())),
    ])
}

fn dossier<'a>(dossier: DossierRef<'a>) -> Json<'a> {
    let fields = [("file", dossier.origin()), ("dossier", dossier.id())];
    Json::object(fields.map(|(key, value)| (key, value.into())))
}

fn matches<'a, T: Copy>(of: &Matches<T>, id: fn(T) -> &'a str) -> Json<'a> {
    let pair = |it: &Match<T>| {
        Json::object([("a", id(it.a).into()), ("b", id(it.b).into()), ("by", it.by.word().into())])
    };
    let (both, all_a, all_b) = (of.both.len(), of.all_a(), of.all_b());
    Json::object([
        ("in_a", all_a.into()),
        ("in_b", all_b.into()),
        ("in_both", both.into()),
        ("a_in_b", share(both, all_a)),
        ("b_in_a", share(both, all_b)),
        ("f1", of.f1().into()),
        ("pairs", Json::List(of.both.iter().map(pair).collect())),
        ("only_a", Json::list(of.only_a.iter().map(|it| id(*it)))),
        ("only_b", Json::list(of.only_b.iter().map(|it| id(*it)))),
    ])
}

fn facet<'d>(comparison: &'d Comparison<'_>) -> Json<'d> {
    let Comparison { facet, confusion, undecided, sided, differing } = comparison;
    let [agreed, of, share] = shares(confusion);
    Json::object([
        ("facet", facet.word().into()),
        ("agreed", agreed),
        ("of", of),
        ("share", share),
        ("kappa", confusion.kappa().into()),
        ("undecided", (*undecided).into()),
        ("sided", sided.as_ref().map(self::sided).into()),
        ("confusion", Json::List(cells(confusion))),
        ("differing", Json::List(differing.iter().map(self::differing).collect())),
    ])
}

fn sided<'d>(confusion: &'d Confusion<'_>) -> Json<'d> {
    let [agreed, of, share] = shares(confusion);
    Json::object([("agreed", agreed), ("of", of), ("share", share)])
}

fn shares<'d>(confusion: &Confusion<'_>) -> [Json<'d>; 3] {
    let (agreed, of) = (confusion.agreed(), confusion.all());
    [agreed.into(), of.into(), share(agreed, of)]
}

fn cells<'d>(confusion: &'d Confusion<'_>) -> Vec<Json<'d>> {
    let cell = confusion.cells.iter().map(|cell| {
        Json::object([
            ("a", (&*cell.a.word).into()),
            ("b", (&*cell.b.word).into()),
            ("agrees", cell.agrees().into()),
            ("count", cell.count.into()),
        ])
    });
    cell.collect()
}

fn differing<'d>(differing: &'d Differing<'_>) -> Json<'d> {
    let Differing { claim, on, values: [a, b] } = differing;
    let both = |a: &'d str, b: &'d str| Json::object([("a", a.into()), ("b", b.into())]);
    Json::object([
        ("claim", both(claim.a.id(), claim.b.id())),
        ("on", on.map(|on| both(on.a.id(), on.b.id())).into()),
        ("values", both(&a.word, &b.word)),
    ])
}

/// A part as a share of the whole; nothing of nothing.
fn share<'a>(part: usize, whole: usize) -> Json<'a> {
    (whole > 0).then(|| part as f64 / whole as f64).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::{
            agreement::{agreement, testing::other_curator},
            testing::{TUTORIAL, library, small},
        },
        library::Library,
    };

    fn compare<'a>(a: &'a Library, b: &'a Library) -> Agreement<'a> {
        agreement(a.dossiers().next().unwrap(), b.dossiers().next().unwrap()).unwrap()
    }

    fn line_of(a: &Library, b: &Library) -> serde_json::Value {
        let line = agreement_line(&compare(a, b));
        assert_eq!(line.lines().count(), 1);
        serde_json::from_str(&line).unwrap()
    }

    #[test]
    fn the_keys_are_a_promise() {
        let (a, b) = (library(&[TUTORIAL]), library(&[&other_curator()]));
        let value = line_of(&a, &b);
        insta::assert_snapshot!(object(&compare(&a, &b)).pretty());
        // Whoever counts for themselves comes to the same.
        for facet in value["facets"].as_array().unwrap() {
            let count = |agrees: bool| -> u64 {
                let cells = facet["confusion"].as_array().unwrap().iter();
                let cells = cells.filter(|cell| !agrees || cell["agrees"] == true);
                cells.map(|cell| cell["count"].as_u64().unwrap()).sum()
            };
            let (agreed, of) = (count(true), count(false));
            assert_eq!((&facet["agreed"], &facet["of"]), (&agreed.into(), &of.into()));
            let differing = facet["differing"].as_array().unwrap().len() as u64;
            assert_eq!(differing, of - agreed);
        }
    }

    #[test]
    fn what_is_not_defined_is_null() {
        let empty = small("", "", "");
        let value = line_of(&empty, &empty);
        assert!(value["same_text"].is_null(), "{value}");
        for key in ["a_in_b", "b_in_a", "f1"] {
            assert!(value["claims"][key].is_null(), "{key}: {value}");
        }
        for facet in value["facets"].as_array().unwrap() {
            assert!(facet["share"].is_null() && facet["kappa"].is_null(), "{facet}");
            assert_eq!((&facet["agreed"], &facet["of"]), (&0.into(), &0.into()));
        }
    }
}
