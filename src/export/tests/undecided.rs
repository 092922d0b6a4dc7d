//! What is undecided counts nowhere as decided, in whatever leaves the program.

use super::everything_in;
use crate::{
    analysis::{
        Ledger, Profile, Scope, Speakers, Without, stands,
        testing::{REUTERS, TUTORIAL, add, document},
    },
    dossier::{
        Access, ArticleField, Claim, ClaimField, Document, Kind, OpenPlace, OtherSource,
        RequestField, SourceField, Sources, SpeakerField, Speech, Str, candidates, is_open,
        path::Path,
        syntax::{Edits, Node, Tree, ron_options},
    },
    export::{Format, json},
    library::{Carriers, ClaimRef, Grade, Library, Row, Statuses, Vocabulary},
    query::{
        Demand, Query,
        tests::random::{documents, queries},
    },
};
use proptest::{prelude::*, sample::Index};
use std::collections::BTreeSet;

/// Which places are opened: an item, and a field of it.
fn picks() -> impl Strategy<Value = Vec<(Index, Index)>> {
    proptest::collection::vec(any::<(Index, Index)>(), 1..24)
}

fn library_of(documents: &[Document<'_>]) -> Library {
    let mut library = Library::default();
    documents.iter().for_each(|document| add(&mut library, document));
    library
}

/// Opens random places of random items, each once.
fn open(document: &mut Document<'static>, picks: &[(Index, Index)]) {
    for (item, field) in picks {
        let (claims, speakers) = (document.claims.len(), document.speakers.len());
        match item.index(claims + speakers + document.requests.len() + 1) {
            at if at < claims => {
                let open = &mut document.claims[at].open;
                add_place(open, ClaimField::ALL[field.index(ClaimField::ALL.len())]);
            }
            at if at < claims + speakers => {
                let speaker = &mut document.speakers[at - claims];
                let places = [SpeakerField::Name, SpeakerField::Kind, SpeakerField::Role];
                add_place(&mut speaker.open, places[field.index(places.len())]);
            }
            at if at < claims + speakers + document.requests.len() => {
                let request = &mut document.requests[at - claims - speakers];
                let places = RequestField::ALL;
                add_place(&mut request.open, places[field.index(places.len())]);
            }
            _ => {
                let places = [ArticleField::Byline, ArticleField::Place, ArticleField::Url];
                add_place(&mut document.article.open, places[field.index(places.len())]);
            }
        }
    }
}

fn add_place<P: OpenPlace>(open: &mut Vec<P>, field: P::Field) {
    if !is_open(open, field) {
        open.push(field.into());
    }
}

/// Puts other values in the place of what is open, but for what a grade is proposed from, which is
/// shown as a proposal.
fn propose_otherwise(document: &mut Document<'static>) {
    for claim in &mut document.claims {
        let other = || Str::from("Something else.");
        for field in ClaimField::ALL.iter().filter(|it| claim.is_open(**it)).collect::<Vec<_>>() {
            match field {
                ClaimField::Content => claim.content = claim.content.next(),
                ClaimField::Gist => claim.gist = Some(other()),
                ClaimField::Translation => claim.translation.fill(other()),
                ClaimField::Stances => claim.stances.clear(),
                ClaimField::Topics => claim.topics.clear(),
                ClaimField::Against => claim.against.clear(),
                ClaimField::Relays => claim.relays.clear(),
                ClaimField::RestsOn => claim.rests_on.clear(),
                ClaimField::Anonymity => claim.anonymity = None,
                ClaimField::Knows => claim.knows = None,
                ClaimField::SaidIn => claim.said_in = None,
                ClaimField::With => claim.with.clear(),
                ClaimField::Speaker
                | ClaimField::Speech
                | ClaimField::Sources
                | ClaimField::Quote => {}
            }
        }
    }
    for speaker in &mut document.speakers {
        if speaker.is_open(SpeakerField::Role) {
            speaker.role = Some("something else".into());
        }
    }
    for request in &mut document.requests {
        if request.is_open(RequestField::Claims) {
            request.claims.clear();
        }
        if request.is_open(RequestField::Outcome) {
            request.outcome = None;
        }
        if request.is_open(RequestField::Link) {
            request.link = None;
        }
    }
    let article = &mut document.article;
    if article.is_open(ArticleField::Byline) {
        article.byline.clear();
    }
    if article.is_open(ArticleField::Place) {
        article.place = None;
    }
    if article.is_open(ArticleField::Url) {
        article.url = None;
    }
}

/// The same for what a grade is proposed from.
fn grade_otherwise(document: &mut Document<'static>) {
    let people: Vec<Str<'static>> = (document.speakers.iter())
        .filter(|speaker| speaker.kind == Some(Kind::Person))
        .map(|speaker| speaker.id.clone())
        .collect();
    for claim in &mut document.claims {
        if claim.is_open(ClaimField::Speaker) {
            let candidates = candidates(&claim.open).ids;
            let is_free = |id: &&Str<'_>| {
                claim.speaker.as_ref() != Some(id)
                    && !candidates.contains(id)
                    && claim.relays.iter().all(|relay| relay.speaker != **id)
                    && claim.with.iter().all(|it| it.speaker.as_ref() != Some(id))
            };
            claim.speaker = people.iter().rfind(is_free).cloned();
        }
        if claim.is_open(ClaimField::Sources) {
            claim.sources = claim.sources.map(|_| Sources::Stated(9));
        }
        if claim.is_open(ClaimField::Speech) && claim.speech == Some(Speech::Paraphrase) {
            claim.speech = None;
        }
    }
}

/// Whether a grade is no better than it was.
fn is_no_stronger(before: Grade, after: Grade) -> bool {
    let carried = |grade| match grade {
        Carriers::Best(strength) => Some(strength),
        Carriers::None | Carriers::Open => None,
    };
    match (before, after) {
        (_, Grade::Open { .. }) => true,
        (Grade::Open { .. }, _) => false,
        (Grade::Newsroom { rests_on: before }, Grade::Newsroom { rests_on: after }) => {
            match (carried(before), carried(after)) {
                (Some(before), Some(after)) => before <= after,
                // What was carried is not told as if nothing had ever carried it.
                (Some(_), None) => after == Carriers::Open,
                (None, after) => after.is_none(),
            }
        }
        (before, after) => before.order() <= after.order(),
    }
}

fn found(text: &str, library: &Library) -> BTreeSet<Row> {
    let query = Query::parse(text, library).unwrap();
    query.select(library, &Statuses::default()).into_iter().collect()
}

/// A sentence without what it says of how much is undecided besides.
fn known(sentence: &str) -> String {
    let (sentence, _) = sentence
        .split_once("; ")
        .filter(|(_, end)| end.ends_with("undecided."))
        .unwrap_or((sentence, ""));
    sentence.replace(", as far as has been decided", "").trim_end_matches('.').to_owned()
}

properties! {
    #![cases(48)]

    #[test]
    fn whatever_is_opened_nothing_gets_stronger(
        mut documents in documents(),
        picks in picks(),
        at: Index,
        text in queries(),
    ) {
        let before = library_of(&documents);
        open(at.get_mut(&mut documents), &picks);
        let after = library_of(&documents);
        for (old, new) in before.claims().zip(after.claims()) {
            let (old_grade, new_grade) = (old.grade(), new.grade());
            prop_assert!(is_no_stronger(old_grade, new_grade), "{old_grade} to {new_grade}");
            for demand in Demand::ALL {
                prop_assert!(stands(old, *demand) || !stands(new, *demand));
            }
        }
        let (old, new) = (Scope::all(&before), Scope::all(&after));
        prop_assert!(Ledger::of(new).at_least() <= Ledger::of(old).at_least());
        for demand in Demand::ALL {
            let (old, new) = (Without::of(old, *demand), Without::of(new, *demand));
            prop_assert!(new.sourced.standing <= old.sourced.standing);
            prop_assert!(new.newsroom.standing <= old.newsroom.standing);
        }
        // As long as it is undecided who somebody is, they are nobody of another article.
        let is_known = documents.iter().all(|it| it.speakers.iter().all(|it| it.open.is_empty()));
        // A value finds what it found without what is undecided in its field.
        for (field, values) in [
            ("speech", "verbatim,partial"),
            ("content", "judgement"),
            ("topic", "truce,routers"),
            ("against", "doe,kessler"),
            ("relayed", "mueller"),
            ("stance", "opposes"),
            ("said-in", "letter,other-media"),
        ] {
            if matches!(field, "against" | "relayed") && !is_known {
                continue;
            }
            let value = format!("{field}:{values}");
            let undecided = found(&format!("{field}:open"), &after);
            let without: BTreeSet<Row> = &found(&value, &before) - &undecided;
            prop_assert_eq!(found(&value, &after), without, "{}", value);
        }
        for letter in ["A", "B", "C", "D", "E", "F", "G", "N"] {
            let graded = found(&format!("grade:{letter}"), &after);
            prop_assert!(graded.is_disjoint(&found("grade:open", &after)));
        }
        // Whatever is asked for positively, the undecided is not found instead.
        if !text.contains(['-', '"']) && !text.contains("none") && !text.contains("open") {
            let query = Query::parse(&text, &after).unwrap();
            if query.terms().iter().all(|term| term.values().is_some()) && !text.contains("grade:") {
                let stray = &found(&text, &after) - &found(&text, &before);
                prop_assert!(stray.is_empty(), "{}: {:?}", text, stray);
            }
        }
    }

    #[test]
    fn the_counts_of_what_is_decided_are_those_without_the_rest(
        mut documents in documents(),
        picks in picks(),
        at: Index,
    ) {
        open(at.get_mut(&mut documents), &picks);
        let library = library_of(&documents);
        let decided: Vec<Row> = library
            .claims()
            .filter(|claim| !claim.grade().is_open())
            .map(ClaimRef::row)
            .collect();
        let (all, some) = (Scope::all(&library), Scope::rows(&library, &decided));
        let (every, without) = (Profile::of(all), Profile::of(some));
        prop_assert_eq!(&every.strengths, &without.strengths);
        prop_assert_eq!(&every.kinds, &without.kinds);
        prop_assert_eq!(every.newsroom, without.newsroom);
        prop_assert_eq!(every.undecided, library.len() - decided.len());
        prop_assert_eq!(known(&every.unnamed_sentence()), known(&without.unnamed_sentence()));
        let people = |scope| Ledger::of(scope).sentences().join(" ");
        prop_assert_eq!(known(&people(all)), known(&people(some)));
        for demand in Demand::ALL {
            let (all, some) = (Without::of(all, *demand), Without::of(some, *demand));
            prop_assert_eq!((all.sourced, all.newsroom), (some.sourced, some.newsroom));
        }
        let best = |scope| -> Vec<_> {
            let rows = Speakers::of(scope).rows;
            let mut best: Vec<_> = rows
                .iter()
                .filter_map(|row| Some((row.speaker.key(), row.best()?.to_string())))
                .collect();
            best.sort();
            best
        };
        prop_assert_eq!(best(all), best(some));
    }

    #[test]
    fn a_claim_with_several_sources_falls_exactly_when_each_of_them_does(
        documents in documents(),
    ) {
        let library = library_of(&documents);
        let written = documents.iter().flat_map(|it| it.claims.iter().map(move |claim| (it, claim)));
        for (claim, (document, written)) in library.claims().zip(written) {
            if written.speech == Some(Speech::Narration) {
                continue;
            }
            for demand in Demand::ALL {
                let expected = plainly_stands(document, written, *demand);
                prop_assert_eq!(stands(claim, *demand), expected, "{:?} {:?}", demand, written);
            }
        }
    }
}

properties! {
    // Each of them writes everything that can be written, twice.
    #![cases(12)]

    #[test]
    fn what_leaves_the_program_is_the_same_whatever_stands_at_an_open_place(
        mut documents in documents(),
        picks in picks(),
        at: Index,
    ) {
        open(at.get_mut(&mut documents), &picks);
        let library = library_of(&documents);
        let mut others = documents.clone();
        others.iter_mut().for_each(propose_otherwise);
        let other = library_of(&others);
        let ron = everything_but_ron(&library);
        prop_assert_eq!(ron, everything_but_ron(&other));
        // Of what a grade is proposed from, the proposal is told, and nothing is counted.
        others.iter_mut().for_each(grade_otherwise);
        let other = library_of(&others);
        let (one, other) = (Scope::all(&library), Scope::all(&other));
        prop_assert_eq!(json::stats_line(one), json::stats_line(other));
        prop_assert_eq!(json::request_lines(one), json::request_lines(other));
        prop_assert_eq!(Profile::of(one).headline(), Profile::of(other).headline());
        prop_assert_eq!(Ledger::of(one).sentences(), Ledger::of(other).sentences());
    }
}

/// Everything that is written of a library but items of a dossier, which keep what is proposed.
fn everything_but_ron(library: &Library) -> Vec<String> {
    let formats = Format::ALL.iter().copied().filter(|format| *format != Format::Ron);
    everything_in(&formats.collect::<Vec<_>>(), library)
}

/// Whether one of the sources of a claim is good enough, by what the file says of each.
fn plainly_stands(document: &Document<'_>, claim: &Claim<'_>, demand: Demand) -> bool {
    let is_open = |field| claim.open.iter().any(|it| it.field() == field);
    if is_open(ClaimField::Speaker) || is_open(ClaimField::Speech) || is_open(ClaimField::Sources) {
        return false;
    }
    let is_enough = |id: &Option<Str<'_>>, sources: Option<Sources>| {
        let speaker = document.speakers.iter().find(|it| Some(&it.id) == id.as_ref()).unwrap();
        if !speaker.open.is_empty() {
            return false;
        }
        let is_several = matches!(sources, Some(Sources::Stated(2..) | Sources::Among(2..)));
        match (speaker.kind.unwrap(), demand) {
            (Kind::Person | Kind::Organisation, _) => true,
            (Kind::Document, Demand::Named) => speaker.access == Access::Published,
            (Kind::Document, _) => true,
            (Kind::Unnamed, Demand::Counted) => true,
            (Kind::Unnamed, Demand::Several) => is_several,
            _ => false,
        }
    };
    let others = if is_open(ClaimField::With) { &[][..] } else { &claim.with };
    let is_other = |it: &&OtherSource<'_>| {
        let open = [SourceField::Speaker, SourceField::Sources];
        it.open.iter().all(|place| !open.contains(&place.field()))
    };
    let speaker_is_open = {
        let own = document.speakers.iter().find(|it| Some(&it.id) == claim.speaker.as_ref());
        own.is_some_and(|speaker| !speaker.open.is_empty())
    };
    !speaker_is_open
        && (is_enough(&claim.speaker, claim.sources)
            || others.iter().filter(is_other).any(|it| is_enough(&it.speaker, it.sources)))
}

/// Takes every `open` out of the text of a dossier.
fn without_open(text: &str) -> String {
    let tree = Tree::parse(text);
    let mut edits = Edits::new(&tree);
    let root = tree.root().unwrap();
    let lists = ["speakers", "claims", "requests"].into_iter().filter_map(|name| root.field(name));
    let items: Vec<Node<'_>> = lists.flat_map(|list| list.items()).collect();
    let article = tree.find(&Path::root().field("article"));
    for item in items.into_iter().chain(article).chain([root]) {
        if let Some(open) = item.field_node("open") {
            edits.remove(open);
        }
    }
    edits.apply().unwrap()
}

properties! {
    #![cases(16)]

    #[test]
    fn a_filled_draft_without_its_open_places_is_the_decided_dossier(
        picks in picks(),
        which in proptest::sample::select(&[TUTORIAL, REUTERS][..]),
    ) {
        let decided = document(which);
        let mut draft = document(which);
        open(&mut draft, &picks);
        let text = ron_options()
            .to_string_pretty(&draft, ron::ser::PrettyConfig::new().struct_names(false))
            .unwrap();
        let text = without_open(&text);
        prop_assert_eq!(document(&text), decided);
    }
}
