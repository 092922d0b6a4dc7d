//! Facets: for each field its values, and how many claims choosing each would leave.
//!
//! A facet's own terms are left aside when its values are counted, so that those beside a chosen
//! one stay counted. One pass over the claims counts all facets.

use super::{
    Field, Toward, Value,
    field::{CodeSet, Codes, Context, OPEN_CODE, Target},
    matcher::Missed,
    parallel,
};
use crate::{
    library::{ClaimRef, Library, ShardRef, SpeakerId, Statuses, Vocabulary},
    text::fold,
};
use foldhash::fast::RandomState;
use std::{
    borrow::Cow,
    collections::HashMap,
    ops::Range,
    sync::{Arc, OnceLock},
};

/// The values of a field that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// The field.
    pub field: Field,
    /// Shared by the facets of all queries about one library.
    values: Arc<[Value]>,
    counts: Vec<u32>,
}

impl Facet {
    /// Its values in the domain's order, which no query changes: all of a closed vocabulary, of
    /// open names those that some claim of the library has; "without a value" last, where the
    /// field can be empty.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// How many claims the query would mean with the value at a place alone of the facet.
    pub fn count(&self, at: usize) -> usize {
        self.counts[at] as usize
    }

    /// The same, where there is such a place.
    pub(super) fn count_at(&self, at: usize) -> Option<usize> {
        self.counts.get(at).map(|count| *count as usize)
    }
}

/// What queries need to know of a library, gathered once and not with each of them: which values
/// its claims have in each field.
#[derive(Debug)]
pub struct Index {
    /// One for each field, in their order.
    domains: Vec<Domain>,
    /// Values that are names, by everything that they are called.
    named: OnceLock<Named>,
}

/// Each a field and a place among its values, by a name, folded.
type Named = HashMap<Box<str>, Vec<(Field, u32)>, RandomState>;

impl Index {
    /// Goes through a library once.
    pub fn of(library: &Library) -> Self {
        let used = used(library);
        let domains = Field::ALL.iter().zip(&used);
        let domains = domains.map(|(field, used)| Domain::of(*field, library, used)).collect();
        Index { domains, named: OnceLock::new() }
    }

    fn domain(&self, field: Field) -> &Domain {
        &self.domains[field as usize]
    }

    /// The values of a field: all of a closed vocabulary, of open names those that some claim has;
    /// in the domain's order, then "without a value" where the field can be empty.
    pub fn values(&self, field: Field) -> &[Value] {
        &self.domain(field).values
    }

    /// The values outside of closed vocabularies that have a name, which is folded. `library` is the
    /// one that the index is of: its names are looked at once, when a name is looked up first.
    pub(super) fn named<'i>(
        &'i self,
        name: &str,
        library: &Library,
    ) -> impl Iterator<Item = &'i Value> + use<'i> {
        let named = self.named.get_or_init(|| self.names(library));
        let places = named.get(name).into_iter().flatten();
        places.map(|(field, at)| &self.values(*field)[*at as usize])
    }

    fn names(&self, library: &Library) -> Named {
        let mut named = Named::default();
        for field in Field::ALL.iter().copied().filter(|field| !field.is_closed()) {
            for (at, value) in (0..).zip(self.values(field)) {
                let mut names: Vec<Cow<'_, str>> =
                    value.other_names(library).into_iter().map(Cow::Borrowed).collect();
                if names.is_empty() {
                    names.push(Cow::Owned(fold(&value.label(library)).into_owned()));
                }
                names.extend(value.choice().name().map(|name| Cow::Borrowed(name.as_str())));
                for name in names {
                    let places = named.entry(name.into()).or_default();
                    if places.last() != Some(&(field, at)) {
                        places.push((field, at));
                    }
                }
            }
        }
        named
    }

    /// Whether somebody has a part in some claim: the one that a field is about, such as having
    /// been asked.
    pub fn has(&self, field: Field, speaker: SpeakerId) -> bool {
        !self.domain(field).places(speaker.0).is_empty()
    }
}

/// For each field with open values the codes that some claim has.
fn used(library: &Library) -> Vec<CodeSet> {
    let context = Context { statuses: None, focus: Target::Lead };
    let of_piece = |piece: Range<usize>| -> Vec<CodeSet> {
        let claims = || piece.clone().flat_map(|at| library.shard(at).claims());
        let used = |field: &Field| match field.is_closed() {
            true => CodeSet::default(),
            false => claims().flat_map(|claim| field.codes(claim, context)).collect(),
        };
        Field::ALL.iter().map(used).collect()
    };
    let pieces = parallel::map(&parallel::pieces(library), of_piece);
    let joined = pieces.into_iter().reduce(|mut all, piece| {
        all.iter_mut().zip(piece).for_each(|(all, piece)| all.extend(piece.iter()));
        all
    });
    joined.unwrap_or_default()
}

/// The values of a field in a library, and which codes stand for them.
#[derive(Debug)]
struct Domain {
    values: Arc<[Value]>,
    /// The places of values, in the order of the codes that stand for them.
    places: Vec<u32>,
    /// For each code where its places begin, and at the end where the last ones end.
    starts: Vec<u32>,
    /// The place of "still to be decided", where that can be and something in the library is.
    open: Option<u32>,
    /// Whether every claim is without a value, as nothing in the library is undecided.
    is_idle: bool,
}

impl Domain {
    fn of(field: Field, library: &Library, used: &CodeSet) -> Self {
        let mut values = Vec::new();
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for (value, mut codes) in field.domain(library, used) {
            codes.retain(|code| field.is_closed() || used.has(*code));
            if !codes.is_empty() {
                pairs.extend(codes.into_iter().map(|code| (code, values.len() as u32)));
                values.push(value);
            }
        }
        let open = (field.can_be_open() && library.has_open_places()).then(|| {
            values.push(Value::open(field));
            values.len() as u32 - 1
        });
        values.extend(field.without().map(|_| Value::without(field)));
        pairs.sort_unstable();
        let codes = pairs.last().map_or(0, |(last, _)| last + 1);
        let mut starts = vec![0; codes as usize + 1];
        pairs.iter().for_each(|(code, _)| starts[*code as usize + 1] += 1);
        let mut sum = 0;
        starts.iter_mut().for_each(|start| {
            sum += *start;
            *start = sum;
        });
        let places = pairs.into_iter().map(|(_, place)| place).collect();
        let is_idle = field.is_about_open_places() && !library.has_open_places();
        Domain { values: values.into(), places, starts, open, is_idle }
    }

    /// The places of the values that a code stands for; none for one that no claim has.
    fn places(&self, code: u32) -> &[u32] {
        if code == OPEN_CODE {
            return self.open.as_slice();
        }
        match self.starts.get(code as usize..) {
            Some([start, end, ..]) => &self.places[*start as usize..*end as usize],
            _ => &[],
        }
    }
}

/// The facets of a library, to be counted by any number of threads.
pub(super) struct Facets<'a> {
    context: Context<'a>,
    facets: Vec<(Field, &'a Domain, Arc<[Value]>)>,
}

/// How many claims have each value of each facet, so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts(Vec<Vec<u32>>);

impl<'a> Facets<'a> {
    /// All facets, in the order of the fields; `focus` is what the stance facet is toward.
    pub fn new(
        library: &Library,
        statuses: &'a Statuses,
        focus: &Toward,
        index: &'a Index,
    ) -> Self {
        let facet = |field: &Field| {
            let domain = index.domain(*field);
            let values = match (*field, focus) {
                (Field::Stance, Toward::Proposition(_)) => {
                    domain.values.iter().map(|value| value.clone().toward(focus)).collect()
                }
                _ => Arc::clone(&domain.values),
            };
            (*field, domain, values)
        };
        let context = Context { statuses: Some(statuses), focus: Target::new(focus, library) };
        Facets { context, facets: Field::ALL.iter().map(facet).collect() }
    }

    /// No claims.
    pub fn none(&self) -> Counts {
        Counts(self.facets.iter().map(|(_, _, values)| vec![0; values.len()]).collect())
    }

    /// Counts each claim in the facets whose own terms are all that it misses.
    pub fn count(&self, claims: &[(ClaimRef<'_>, Missed)], counts: &mut Counts) {
        self.count_where(claims, counts, false);
    }

    /// Counts the claims of a shard where [`Facets::count`] leaves them out, told those that it
    /// does not leave out everywhere.
    pub fn count_others(
        &self,
        shard: ShardRef<'_>,
        counted: &[(ClaimRef<'_>, Missed)],
        counts: &mut Counts,
    ) {
        let mut counted = counted.iter().peekable();
        let missed = |claim: ClaimRef<'_>| {
            let own = counted.next_if(|(other, _)| *other == claim);
            own.map_or(Missed::More, |(_, missed)| *missed)
        };
        let others: Vec<_> = shard.claims().zip(shard.claims().map(missed)).collect();
        self.count_where(&others, counts, true);
    }

    fn count_where(&self, claims: &[(ClaimRef<'_>, Missed)], counts: &mut Counts, others: bool) {
        for ((field, domain, _), counts) in self.facets.iter().zip(&mut counts.0) {
            // What is not listed is not counted.
            if domain.values.is_empty() {
                continue;
            }
            let mut tally = Tally { field: *field, others, domain, counts };
            if domain.is_idle {
                let taken = claims.iter().filter(|(_, missed)| tally.takes(*missed)).count();
                tally.add_without(taken as u32);
                continue;
            }
            field.count(claims, self.context, &mut tally);
        }
    }

    /// The facets with their counts.
    pub fn with(&self, counts: &Counts) -> Vec<Facet> {
        let counted = self.facets.iter().zip(&counts.0);
        let facet = |((field, _, values), counts): (&(Field, _, Arc<_>), &Vec<u32>)| Facet {
            field: *field,
            values: Arc::clone(values),
            counts: counts.clone(),
        };
        counted.map(facet).collect()
    }
}

/// What is counted for one facet.
pub(super) struct Tally<'t> {
    field: Field,
    /// Whether the claims are counted that do not count.
    others: bool,
    domain: &'t Domain,
    counts: &'t mut [u32],
}

impl<'t> Tally<'t> {
    /// Whether a claim is counted.
    pub fn takes(&self, missed: Missed) -> bool {
        missed.allows(self.field) != self.others
    }

    /// Begins with the values of another claim.
    pub fn claim(&mut self) -> ClaimTally<'_, 't> {
        ClaimTally { tally: self, first: None, others: Codes::new() }
    }

    /// Counts claims without a value.
    fn add_without(&mut self, claims: u32) {
        self.counts[self.domain.values.len() - 1] += claims;
    }

    fn count(&mut self, code: u32) {
        self.domain.places(code).iter().for_each(|at| self.counts[*at as usize] += 1);
    }
}

/// The values of one claim, of which each counts once.
pub(super) struct ClaimTally<'c, 't> {
    tally: &'c mut Tally<'t>,
    /// Most claims have no other.
    first: Option<u32>,
    others: Codes,
}

impl ClaimTally<'_, '_> {
    /// Takes down one of its values.
    #[inline]
    pub fn add(&mut self, code: u32) {
        match self.first {
            None => self.first = Some(code),
            Some(_) => self.others.push(code),
        }
    }

    /// Counts the claim.
    #[inline]
    pub fn finish(self) {
        let Self { tally, first, others } = self;
        match first {
            None => tally.add_without(1),
            Some(only) if others.is_empty() => tally.count(only),
            Some(first) => {
                let codes = others.iter().chain([&first]);
                let mut places: Codes =
                    codes.flat_map(|code| tally.domain.places(*code)).copied().collect();
                places.sort_unstable();
                places.dedup();
                places.iter().for_each(|at| tally.counts[*at as usize] += 1);
            }
        }
    }
}

impl Counts {
    /// What is left of these without others that are among them.
    pub fn minus(&self, others: &Counts) -> Counts {
        let minus = |(all, others): (&Vec<u32>, &Vec<u32>)| {
            all.iter().zip(others).map(|(all, others)| all - others).collect()
        };
        Counts(self.0.iter().zip(&others.0).map(minus).collect())
    }

    /// Adds what another thread has counted.
    pub fn add(&mut self, other: &Counts) {
        for (own, others) in self.0.iter_mut().zip(&other.0) {
            own.iter_mut().zip(others).for_each(|(own, others)| *own += others);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        library::Statuses,
        query::{
            Mark, Query,
            tests::{query, shipped},
        },
    };

    fn facet(text: &str, field: Field) -> Facet {
        let library = shipped();
        let facets =
            query(text, &library).facets(&library, &Statuses::default(), &Index::of(&library));
        facets.into_iter().find(|facet| facet.field == field).unwrap()
    }

    #[test]
    fn a_library_without_claims_has_closed_facets_only() {
        let library = Library::default();
        for facet in Query::default().facets(&library, &Statuses::default(), &Index::of(&library)) {
            assert!(facet.counts.iter().all(|count| *count == 0));
            let is_listed = facet.field.is_closed() || facet.field.without().is_some();
            assert_eq!(is_listed, !facet.values().is_empty(), "{}", facet.field.word());
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
        assert_eq!(marks, [Chosen, Chosen, Chosen, Free, Free, Free, Free, Free]);
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
}
