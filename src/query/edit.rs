//! Changing a query by hand: what the facets, the key that leaves out sources and the finder do to it.
//!
//! A facet is the values of one field; for stances, of one field toward one proposition. Its
//! terms are those with values of that facet alone.

use super::{AnyOf, Demand, Field, Matter, Name, Query, Term, Value};

/// How a facet's value stands in a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// The query does not name it.
    Free,
    /// It is one of those that are asked for.
    Chosen,
    /// It is left out.
    Excluded,
}

impl Query {
    /// How a value stands in the query.
    pub fn mark(&self, value: &Value) -> Mark {
        let covering = |negated| {
            let terms = self.terms.iter().filter(move |term| term.negated == negated);
            terms.filter_map(|term| term.of_facet(value)).any(|values| values.covers(value))
        };
        if covering(true) {
            Mark::Excluded
        } else if covering(false) {
            Mark::Chosen
        } else {
            Mark::Free
        }
    }

    /// How the facet that a value belongs to stands in the query: whether some of its values are
    /// asked for, or left out.
    pub fn mark_of_facet(&self, value: &Value) -> Mark {
        let own = || self.terms.iter().filter(|term| term.of_facet(value).is_some());
        match own().next() {
            None => Mark::Free,
            Some(_) if own().any(|term| !term.negated) => Mark::Chosen,
            Some(_) => Mark::Excluded,
        }
    }

    /// Asks for a value too (OR), or no longer.
    pub fn toggle(&mut self, value: Value) {
        let was_chosen = self.mark(&value) == Mark::Chosen;
        self.drop_value(&value);
        if !was_chosen {
            self.add_value(value, false);
        }
    }

    /// Leaves a value out, or allows it again.
    pub fn exclude(&mut self, value: Value) {
        let was_excluded = self.mark(&value) == Mark::Excluded;
        self.drop_value(&value);
        if !was_excluded {
            self.add_value(value, true);
        }
    }

    /// Asks for this value alone of its facet.
    pub fn only(&mut self, value: Value) {
        let at = self.terms.iter().position(|term| term.of_facet(&value).is_some());
        self.terms.retain(|term| term.of_facet(&value).is_none());
        let at = at.unwrap_or(self.terms.len());
        self.terms.insert(at, Term::of(AnyOf::new(value, [])));
    }

    /// Asks for one of these values besides all that is asked for: what the query means then, it
    /// meant before.
    pub fn narrow(&mut self, values: AnyOf) {
        // What asks for more than these says nothing any more.
        let is_implied = |term: &Term| {
            let asks = |asked: &AnyOf| values.values().iter().all(|value| asked.covers(value));
            !term.negated && term.values().is_some_and(asks)
        };
        let at = self.terms.iter().position(is_implied).unwrap_or(self.terms.len());
        self.terms.retain(|term| !is_implied(term));
        self.terms.insert(at, Term::of(values));
    }

    /// Asks no more for a single value of a field.
    pub fn widen(&mut self, field: Field) {
        self.terms.retain(|term| {
            let values = term.values().filter(|values| values.field() == field && !term.negated);
            values.is_none_or(|values| values.values().len() > 1)
        });
    }

    /// Asks nothing of a field.
    pub fn clear(&mut self, field: Field) {
        self.terms.retain(|term| term.values().is_none_or(|values| values.field() != field));
    }

    /// The words and phrases as text: what a search line without fields would show.
    pub fn words(&self) -> String {
        let words: Vec<String> =
            self.terms.iter().filter(|term| term.is_text()).map(Term::to_string).collect();
        words.join(" ")
    }

    /// Searches for the words of `text`, each by itself, in place of all words and phrases. A
    /// word that a query would read as something else becomes a phrase.
    pub fn set_words(&mut self, text: &str) {
        let at = self.terms.iter().position(Term::is_text).unwrap_or(self.terms.len());
        self.terms.retain(|term| !term.is_text());
        let words = text.split_whitespace().filter_map(Matter::text);
        let words = words.map(|matter| Term { negated: false, matter });
        self.terms.splice(at..at, words);
    }

    /// Asks nothing; the lenses go too.
    pub fn reset(&mut self) {
        *self = Query::default();
    }

    /// The same way of looking at every claim.
    pub fn only_lenses(self) -> Self {
        Query { terms: Vec::new(), ..self }
    }

    /// Leaves out one level more.
    pub fn leave_out_more(&mut self) {
        self.without = Demand::stricter(self.without);
    }

    /// Leaves out one level fewer.
    pub fn leave_out_fewer(&mut self) {
        self.without = Demand::looser(self.without);
    }

    /// Sets the proposition in focus.
    pub fn set_on(&mut self, proposition: Option<Name>) {
        self.on = proposition;
    }

    /// Adds a value to the last term of its facet of that sign, or as a term of its own.
    fn add_value(&mut self, value: Value, negated: bool) {
        let is_home = |term: &Term| term.negated == negated && term.of_facet(&value).is_some();
        let home = self.terms.iter_mut().rfind(|term| is_home(term));
        match home {
            Some(Term { matter: Matter::Field(values), .. }) => values.add(value),
            _ => {
                let matter = Matter::Field(AnyOf::new(value, []));
                self.terms.push(Term { negated, matter });
            }
        }
    }

    /// Takes a value out of all terms of its facet.
    fn drop_value(&mut self, value: &Value) {
        self.terms.retain_mut(|term| match &mut term.matter {
            Matter::Field(values) if values.is_of_facet(value) => values.remove(value),
            _ => true,
        });
    }
}

impl Term {
    /// Its values, if they are all of the facet that `value` belongs to.
    pub(super) fn of_facet(&self, value: &Value) -> Option<&AnyOf> {
        self.values().filter(|values| values.is_of_facet(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        library::Library,
        query::tests::{query, shipped},
    };
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static SHIPPED: LazyLock<Library> = LazyLock::new(shipped);

    /// The only value of the only term of a query.
    fn value(text: &str) -> Value {
        let query = query(text, &SHIPPED);
        query.terms()[0].values().unwrap().values()[0].clone()
    }

    fn edited(text: &str, edit: impl Fn(&mut Query)) -> String {
        let mut query = query(text, &SHIPPED);
        edit(&mut query);
        query.to_string()
    }

    #[test]
    fn toggling_joins_with_or_and_takes_out_again() {
        for (before, toggled, after) in [
            ("", "topic:rare-earths", "topic:rare-earths"),
            ("x topic:rare-earths", "topic:none", "x topic:rare-earths,none"),
            ("topic:rare-earths,none x", "topic:none", "topic:rare-earths x"),
            ("topic:none", "topic:none", ""),
            ("-topic:none", "topic:none", "topic:none"),
            ("-topic:none,rare-earths", "topic:none", "-topic:rare-earths topic:none"),
            ("grade:A..C", "grade:B", "grade:A,C"),
            ("grade:A..C", "grade:D", "grade:A..C,D"),
            ("grade:B2", "grade:B", "grade:B"),
            ("grade:..F", "grade:N", "grade:..F,N"),
            ("paragraph:3..7", "paragraph:5", "paragraph:3..4,6..7"),
            ("paragraph:..3", "paragraph:1", "paragraph:2..3"),
            ("date:2014..", "date:2020", "date:2014..2019,2021.."),
            ("stance:opposes", "stance:exposure=opposes", "stance:opposes stance:exposure=opposes"),
            (
                "stance:opposes,exposure=none",
                "stance:none",
                "stance:opposes,exposure=none stance:none",
            ),
        ] {
            assert_eq!(edited(before, |query| query.toggle(value(toggled))), after, "{before}");
        }
    }

    #[test]
    fn excluding_takes_the_value_from_those_asked_for() {
        for (before, excluded, after) in [
            ("", "grade:N", "-grade:N"),
            ("grade:A..C", "grade:A", "grade:B,C -grade:A"),
            ("grade:A", "grade:A", "-grade:A"),
            ("-grade:A", "grade:A", ""),
            ("-grade:A", "grade:B", "-grade:A,B"),
        ] {
            assert_eq!(edited(before, |query| query.exclude(value(excluded))), after, "{before}");
        }
    }

    #[test]
    fn only_one_value_stands_where_the_facet_stood() {
        let only = |text, one| edited(text, |query| query.only(value(one)));
        assert_eq!(only("x topic:none y -topic:rare-earths", "topic:none"), "x topic:none y");
        assert_eq!(only("x", "topic:none"), "x topic:none");
    }

    #[test]
    fn narrowing_takes_the_place_of_what_asked_for_more_and_of_nothing_else() {
        for (before, narrowed, after) in [
            ("", "topic:none", "topic:none"),
            ("x topic:none,rare-earths y", "topic:none", "x topic:none y"),
            ("grade:A..C", "grade:B", "grade:B"),
            ("grade:B", "grade:B", "grade:B"),
            // A claim can have both.
            ("topic:rare-earths", "topic:china-telecom", "topic:rare-earths topic:china-telecom"),
            ("-topic:rare-earths", "topic:none", "-topic:rare-earths topic:none"),
        ] {
            let narrow = |query: &mut Query| query.narrow(AnyOf::new(value(narrowed), []));
            assert_eq!(edited(before, narrow), after);
        }
        let two = AnyOf::new(value("topic:none"), [value("topic:rare-earths")]);
        let narrow = |text| edited(text, |query| query.narrow(two.clone()));
        assert_eq!(narrow("topic:rare-earths"), "topic:rare-earths topic:none,rare-earths");
        assert_eq!(narrow("topic:rare-earths,april-summit,none"), "topic:none,rare-earths");
    }

    #[test]
    fn words_come_and_go_where_they_stood() {
        let words = |text, words| edited(text, |query| query.set_words(words));
        assert_eq!(words("a \"b c\" grade:A -d", ""), "grade:A");
        assert_eq!(words("grade:A a without:unnamed", "x y"), "grade:A x y without:unnamed");
        assert_eq!(
            words("a grade:A", "-x speaker:y z:w \u{202E} \u{200B}"),
            "\"-x\" \"speaker:y\" \"z:w\" \u{FFFD} grade:A"
        );
        assert_eq!(query("a grade:A -\"b\"", &SHIPPED).words(), "a -\"b\"");
    }

    #[test]
    fn the_lenses_are_set_and_taken_off() {
        assert_eq!(edited("a without:lone", Query::leave_out_more), "a without:unnamed");
        assert_eq!(edited("a without:groups", Query::leave_out_fewer), "a");
        assert_eq!(edited("on:shelving", |query| query.set_on(None)), "");
        assert_eq!(edited("a on:shelving without:unnamed", Query::reset), "");
        assert_eq!(edited("topic:none -topic:none x", |query| query.clear(Field::Topic)), "x");
    }

    /// Queries of one value, each a choice in a facet.
    const CHOICES: [&str; 14] = [
        "grade:A",
        "grade:B",
        "grade:C",
        "grade:N",
        "paragraph:4",
        "paragraph:5",
        "date:2026",
        "topic:none",
        "topic:rare-earths",
        "stance:none",
        "stance:opposes",
        "stance:exposure=opposes",
        "reply:denied",
        "speaker:feith",
    ];

    const BEFORE: [&str; 10] = [
        "",
        "grade:A..C",
        "grade:B1,N",
        "paragraph:..6",
        "-paragraph:4..5",
        "date:2014-09..",
        "topic:none topic:rare-earths",
        "stance:opposes,exposure=none",
        "x -\"y\"",
        "without:unnamed",
    ];

    properties! {
        #[test]
        fn after_every_edit_the_query_prints_and_is_read_again(
            before in proptest::sample::select(&BEFORE[..]),
            edits in proptest::collection::vec((0..3, proptest::sample::select(&CHOICES[..])), 0..8),
        ) {
            let mut edited = query(before, &SHIPPED);
            for (edit, choice) in edits {
                let value = value(choice);
                let was = edited.mark(&value);
                let (expected, edit): (_, fn(&mut Query, Value)) = match edit {
                    0 if was == Mark::Chosen => (Mark::Free, Query::toggle),
                    0 => (Mark::Chosen, Query::toggle),
                    1 if was == Mark::Excluded => (Mark::Free, Query::exclude),
                    1 => (Mark::Excluded, Query::exclude),
                    _ => (Mark::Chosen, Query::only),
                };
                edit(&mut edited, value.clone());
                prop_assert_eq!(edited.mark(&value), expected);
                prop_assert_eq!(&query(&edited.to_string(), &SHIPPED), &edited);
            }
        }
    }
}
