use super::*;
use crate::{
    library::Statuses,
    query::{
        Mark, Query,
        testing::{query, shipped},
    },
};

fn facet(text: &str, field: Field) -> Facet {
    let library = shipped();
    let scope = Scope { library: &library, statuses: &Statuses::default() };
    let facets = query(text, &library).facets(scope, &Index::of(&library));
    facets.into_iter().find(|facet| facet.field == field).unwrap()
}

#[test]
fn a_library_without_claims_has_closed_facets_only() {
    let library = Library::default();
    let scope = Scope { library: &library, statuses: &Statuses::default() };
    for facet in Query::default().facets(scope, &Index::of(&library)) {
        assert!(facet.counts.iter().all(|count| *count == 0));
        let is_closed = !matches!(facet.field, Field::Speaker | Field::Paragraph | Field::Date);
        assert_eq!(
            is_closed,
            !facet.values().is_empty() || matches!(facet.field, Field::Dossier | Field::Outlet)
        );
    }
}

#[test]
fn siblings_of_a_chosen_value_stay_counted() {
    let free = facet("", Field::Grade);
    let chosen = facet("grade:A..C", Field::Grade);
    assert_eq!(free.counts, chosen.counts);
    let query = query("grade:A..C", &shipped());
    let marks: Vec<Mark> = chosen.values().iter().map(|value| query.mark(value)).collect();
    use Mark::{Chosen, Free};
    assert_eq!(marks, [Chosen, Chosen, Chosen, Free, Free, Free, Free]);
    assert_eq!(query.mark_of_facet(&chosen.values()[6]), Chosen);
}

#[test]
fn the_stance_facet_is_about_the_proposition_in_focus() {
    let values = |text| {
        let facet = facet(text, Field::Stance);
        facet.values().iter().map(|value| value.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(values(""), ["opposes", "explains", "supports", "none"]);
    assert_eq!(values("on:exposure")[0], "exposure=opposes");
}
