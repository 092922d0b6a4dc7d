use super::*;
use crate::{
    library::Statuses,
    query::testing::{query, shipped},
};

fn facet(text: &str, field: Field) -> Facet {
    let library = shipped();
    let scope = Scope { library: &library, statuses: &Statuses::default() };
    let facets = query(text, &library).facets(scope);
    facets.into_iter().find(|facet| facet.field == field).unwrap()
}

#[test]
fn a_library_without_claims_has_closed_facets_only() {
    let library = crate::library::Library::default();
    let scope = Scope { library: &library, statuses: &Statuses::default() };
    for facet in Query::default().facets(scope) {
        assert!(facet.choices.iter().all(|choice| choice.count == 0));
        let is_closed = !matches!(facet.field, Field::Speaker | Field::Paragraph | Field::Date);
        assert_eq!(
            is_closed,
            !facet.choices.is_empty() || matches!(facet.field, Field::Dossier | Field::Outlet)
        );
    }
}

#[test]
fn siblings_of_a_chosen_value_stay_counted() {
    let free = facet("", Field::Grade);
    let chosen = facet("grade:A..C", Field::Grade);
    let counts =
        |facet: &Facet| facet.choices.iter().map(|choice| choice.count).collect::<Vec<_>>();
    assert_eq!(counts(&free), counts(&chosen));
    let marks: Vec<Mark> = chosen.choices.iter().map(|choice| choice.mark).collect();
    use Mark::{Chosen, Free};
    assert_eq!(marks, [Chosen, Chosen, Chosen, Free, Free, Free, Free]);
}

#[test]
fn the_stance_facet_is_about_the_proposition_in_focus() {
    let values = |text| {
        let choices = facet(text, Field::Stance).choices;
        choices.into_iter().map(|choice| choice.value.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(values(""), ["opposes", "explains", "supports", "none"]);
    assert_eq!(values("on:exposure")[0], "exposure=opposes");
}
