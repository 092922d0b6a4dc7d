//! The ledger: how many people stand behind what unnamed people say. It counts people, not
//! mentions.

use super::{Scope, groups::Groups, words};
use crate::{
    dossier::{Kind, Knows, SourceField, Sources, SpeakerField},
    library::{ClaimRef, Reason, Row, SourceRef, SpeakerRef},
};
use foldhash::HashSet;
use std::cmp::Reverse;

/// What the article leaves open wherever it counts some people of a group and not others.
pub const OTHERS: &str = "the article does not say whether the others are among them";

/// How many people stand behind the claims of unnamed people, as far as the text says.
#[derive(Debug, Clone)]
pub struct Ledger<'a> {
    scope: Scope<'a>,
    /// One pool for each unnamed speaker, in the order of their first claims.
    pub pools: Vec<Pool<'a>>,
}

/// A group of unnamed people that the text treats as the same.
#[derive(Debug, Clone)]
pub struct Pool<'a> {
    /// The group.
    pub speaker: SpeakerRef<'a>,
    /// Each number of people that stands with its claims: what the text states first, then
    /// what it counts out of the group, what the curator concludes, and claims without a number.
    pub counts: Vec<Count<'a>>,
    /// The same for claims of others that pass on the group's words and say how many they are.
    pub relayed: Vec<Count<'a>>,
    /// The group as a source of its claims.
    sources: Vec<SourceRef<'a>>,
}

/// A number of unnamed people, and the claims that rest on so many.
#[derive(Debug, Clone)]
pub struct Count<'a> {
    /// How many, and how we know.
    pub sources: Sources,
    /// The claims.
    pub claims: Vec<ClaimRef<'a>>,
}

impl<'a> Ledger<'a> {
    /// The ledger of the claims of unnamed people.
    pub fn of(scope: Scope<'a>) -> Self {
        let mut pools = Groups::new();
        // What is undecided is counted apart.
        for claim in scope.claims().filter(|claim| claim.grade().is_sourced()) {
            let sources = claim.all_sources().filter(|source| source.grade().is_sourced());
            for source in sources {
                let unnamed = source.speaker().filter(|speaker| speaker.is(Kind::Unnamed));
                if let Some(speaker) = unnamed {
                    pools.entry(speaker.key(), || Pool::new(speaker)).add(source);
                }
            }
            for (speaker, number) in claim.counted_relays() {
                if let Some(number) = number.filter(|_| speaker.is(Kind::Unnamed)) {
                    let pool = pools.entry(speaker.key(), || Pool::new(speaker));
                    add(&mut pool.relayed, number, claim);
                }
            }
        }
        let mut pools = pools.into_values();
        for pool in &mut pools {
            pool.counts.sort_by_key(|count| rank(count.sources));
            pool.relayed.sort_by_key(|count| rank(count.sources));
        }
        Ledger { scope, pools }
    }

    /// How many claims rest on unnamed people, each counted once.
    pub fn claims(&self) -> usize {
        self.all_claims().len()
    }

    /// The claims that rest on unnamed people, each once, in the article's order.
    pub fn all_claims(&self) -> Vec<ClaimRef<'a>> {
        self.claims_where(|_| true)
    }

    /// Those of them of which this is so of an unnamed source.
    pub fn claims_where(&self, is_so: impl Fn(&SourceRef<'a>) -> bool) -> Vec<ClaimRef<'a>> {
        let sources = self.pools.iter().flat_map(|pool| &pool.sources).filter(|it| is_so(it));
        let mut claims: Vec<ClaimRef<'a>> = sources.map(|source| source.claim()).collect();
        claims.sort_by_key(|claim| claim.row());
        claims.dedup();
        claims
    }

    /// "At least 4 people; at least 8 if the 3 groups share nobody."
    pub fn number_sentence(&self) -> Option<String> {
        let (least, apart) = (self.at_least()?, self.at_least_if_apart()?);
        let apart = match apart > usize::from(least) {
            false => String::new(),
            true => format!("; at least {apart} if the {} groups share nobody", self.pools.len()),
        };
        let people = words::verb(least.into(), "person", "people");
        Some(format!("At least {least} {people}{apart}."))
    }

    /// How many people there are at least. The groups may be made of the same people, so it is
    /// the largest of their numbers and not the sum.
    pub fn at_least(&self) -> Option<u16> {
        self.pools.iter().filter_map(Pool::at_least).max()
    }

    /// How many people there would be at least if no two groups shared anybody; a group without
    /// a number is one person at least. Nothing where no group has a number.
    pub fn at_least_if_apart(&self) -> Option<usize> {
        self.at_least()?;
        Some(self.pools.iter().map(|pool| usize::from(pool.at_least().unwrap_or(1))).sum())
    }

    /// What is known over all groups, in sentences: at least, at most, and what stays open.
    pub fn sentences(&self) -> Vec<String> {
        if self.pools.is_empty() {
            return vec![self.scope.so_far("No claim rests on unnamed people")];
        }
        let claims = self.claim_words();
        let (Some(least), Some(apart)) = (self.at_least(), self.at_least_if_apart()) else {
            let number = format!("{claims}; the text gives no number of them.");
            return [number].into_iter().chain(self.reasons()).collect();
        };
        let mut sentences = vec![format!("{claims}: at least {}.", words::people(least))];
        if apart > usize::from(least) {
            let may_be_one = |pool: &Pool<'_>| pool.speaker.open().has(SpeakerField::SameAs);
            let known = match self.pools.iter().any(may_be_one) {
                true => "it is undecided whether some of them are one group",
                false => "the text does not say whether they do",
            };
            sentences.push(format!(
                "If the {} groups share nobody, there are at least {}; {known}.",
                words::number(self.pools.len()),
                words::number(apart),
            ));
        }
        if self.pools.iter().any(Pool::is_open) {
            sentences.push("There is no upper number: not every mention is counted.".to_owned());
        }
        sentences.extend(self.reasons());
        sentences
    }

    /// "6 claims rest on people who are not named, 1 of them in part, and 2 pass on their words".
    fn claim_words(&self) -> String {
        let claims = self.all_claims();
        let in_part =
            claims.iter().filter(|claim| !claim.strongest_source().is(Kind::Unnamed)).count();
        let counts = self.pools.iter().flat_map(|pool| &pool.relayed);
        let relaying = counts.flat_map(|count| &count.claims).map(|claim| claim.row());
        let resting: HashSet<Row> = claims.iter().map(|claim| claim.row()).collect();
        let relaying = relaying.filter(|row| !resting.contains(row)).collect::<HashSet<_>>().len();
        let mut said = match claims.len() {
            0 => self.scope.so_far("No claim rests on people who are not named"),
            n => format!(
                "{} {}{} on people who are not named",
                words::count(n, "claim"),
                words::verb(n, "rests", "rest"),
                if in_part == n { " in part" } else { "" },
            ),
        };
        said.truncate(said.trim_end_matches('.').len());
        if (1..claims.len()).contains(&in_part) {
            said += &format!(", {in_part} of them in part");
        }
        if relaying > 0 {
            said += &format!(
                ", and {relaying} {} on their words",
                words::verb(relaying, "passes", "pass")
            );
        }
        said
    }

    /// What the text says of why they are not named, and of how they know.
    fn reasons(&self) -> Option<String> {
        let mut reasons = Found::default();
        let mut withheld = 0;
        // Of those whose words others pass on, nobody need say why they are not named.
        let groups = || self.pools.iter().filter(|pool| !pool.sources.is_empty());
        for pool in groups() {
            let says = |reason| pool.sources.iter().any(|it| it.reason() == Some(reason));
            let is_given = says(Reason::Given);
            reasons.add(is_given, pool.sources.iter().any(|it| it.is_open(SourceField::Anonymity)));
            withheld += usize::from(!is_given && says(Reason::Withheld));
        }
        let mut known = Groups::new();
        for source in self.pools.iter().flat_map(|pool| &pool.sources) {
            let told = known.entry(source.claim().row(), || (false, false));
            told.0 |= source.knows().is_some_and(|how| how != Knows::Claimed);
            told.1 |= source.is_open(SourceField::Knows);
        }
        let mut knows = Found::default();
        known
            .into_values()
            .into_iter()
            .for_each(|(is_known, is_open)| knows.add(is_known, is_open));
        let withheld = match withheld {
            0 => String::new(),
            n => format!("; for {n}, it says only that the name is withheld"),
        };
        (groups().count() > 0).then(|| {
            format!(
                "The text says why they are not named for {}{withheld}. It says how they know for \
                 {}.",
                reasons.of(words::count(groups().count(), "group")),
                knows.of(words::count(self.claims(), "claim")),
            )
        })
    }
}

/// How often something is told, and how often that is undecided.
#[derive(Default)]
struct Found {
    told: usize,
    undecided: usize,
}

impl Found {
    fn add(&mut self, is_told: bool, is_open: bool) {
        self.told += usize::from(is_told);
        self.undecided += usize::from(is_open && !is_told);
    }

    /// "1 of 3 groups", "1 of 3 groups (undecided for 2)".
    fn of(&self, all: String) -> String {
        let told = format!("{} of {all}", self.told);
        match self.undecided {
            0 => told,
            n => format!("{told} (undecided for {n})"),
        }
    }
}

impl<'a> Pool<'a> {
    fn new(speaker: SpeakerRef<'a>) -> Self {
        Pool { speaker, counts: Vec::new(), relayed: Vec::new(), sources: Vec::new() }
    }

    fn add(&mut self, source: SourceRef<'a>) {
        self.sources.push(source);
        let number = source.sources().unwrap_or(Sources::Unstated);
        add(&mut self.counts, number, source.claim());
    }

    /// The group as a source of each of its claims.
    pub fn sources(&self) -> &[SourceRef<'a>] {
        &self.sources
    }

    /// The group's claims.
    pub fn claims(&self) -> impl Iterator<Item = ClaimRef<'a>> + '_ {
        self.counts.iter().flat_map(|count| count.claims.iter().copied())
    }

    /// How many people the group has at least: the largest number that the text gives.
    ///
    /// People who are counted out of the group add nobody to a larger number; alone they say
    /// that the group has at least so many. What the curator concludes gives no number.
    pub fn at_least(&self) -> Option<u16> {
        self.all_counts().filter_map(|count| given(count.sources)).max()
    }

    /// The numbers of its claims, then those of claims that pass on its words.
    fn all_counts(&self) -> impl Iterator<Item = &Count<'a>> {
        self.counts.iter().chain(&self.relayed)
    }

    /// Whether some claims come from people of whom the text does not say whether they are
    /// among those whom it counts.
    pub fn is_open(&self) -> bool {
        let least = self.at_least();
        self.all_counts().any(|count| match count.sources {
            Sources::Stated(n) => Some(n) < least,
            Sources::Among(_) => false,
            Sources::Inferred(_) | Sources::Unstated => true,
        })
    }

    /// A number in words: "four people", "two of them". Where it is part of the group, it may be
    /// another part for each claim.
    pub fn words(&self, count: &Count<'_>) -> String {
        let words = match count.sources {
            Sources::Stated(n) => words::people(n),
            Sources::Among(n) => format!("{} of them", words::number(n.into())),
            Sources::Inferred(n) => format!("{}, as the curator concludes", words::people(n)),
            Sources::Unstated => "no number".to_owned(),
        };
        match count.claims.len() > 1 && self.is_part(count.sources) {
            true => format!("{words}, perhaps not the same each time"),
            false => words,
        }
    }

    /// Whether the number leaves somebody of the group out.
    fn is_part(&self, sources: Sources) -> bool {
        let stated = |count: &Count<'_>| match count.sources {
            Sources::Stated(n) => Some(n),
            _ => None,
        };
        let whole = self.all_counts().filter_map(stated).max();
        match sources {
            Sources::Among(n) => whole.is_none_or(|whole| n < whole),
            Sources::Stated(n) | Sources::Inferred(n) => whole.is_some_and(|whole| n < whole),
            Sources::Unstated => false,
        }
    }

    /// A number with its places: "four people: ¶2 (3 claims)".
    pub fn line(&self, count: &Count<'_>) -> String {
        let places = words::paragraphs(count.claims.iter().copied());
        format!("{}: {places} ({})", self.words(count), words::count(count.claims.len(), "claim"))
    }

    /// "at least four", or that the text gives no number.
    pub fn headline(&self) -> String {
        match self.at_least() {
            Some(least) => format!("at least {}", words::number(least.into())),
            None => "the text gives no number".to_owned(),
        }
    }

    /// What the text does not say about the group, where there is something.
    pub fn open_sentence(&self) -> Option<&'static str> {
        (self.at_least().is_some() && self.is_open()).then_some(OTHERS)
    }
}

/// Adds a claim with its number.
fn add<'a>(counts: &mut Vec<Count<'a>>, sources: Sources, claim: ClaimRef<'a>) {
    match counts.iter_mut().find(|count| count.sources == sources) {
        Some(count) => count.claims.push(claim),
        None => counts.push(Count { sources, claims: vec![claim] }),
    }
}

/// The number that the text itself gives.
fn given(sources: Sources) -> Option<u16> {
    match sources {
        Sources::Stated(n) | Sources::Among(n) => Some(n),
        Sources::Inferred(_) | Sources::Unstated => None,
    }
}

/// The order of a pool's counts: how we know, then the larger number.
fn rank(sources: Sources) -> (u8, Reverse<u16>) {
    let (how, n) = match sources {
        Sources::Stated(n) => (0, n),
        Sources::Among(n) => (1, n),
        Sources::Inferred(n) => (2, n),
        Sources::Unstated => (3, 0),
    };
    (how, Reverse(n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::testing::{REUTERS, TUTORIAL, library, small},
        library::Library,
    };

    /// One group of unnamed people, and a claim of theirs for each number.
    fn group_of(sources: &[&str]) -> Library {
        let claims: String = sources
            .iter()
            .enumerate()
            .map(|(at, sources)| {
                format!(
                    r#"(id: "c{at}", paragraph: 1, speaker: "u", speech: Paraphrase, gist: "x",
                       sources: {sources}),"#
                )
            })
            .collect();
        small(r#"(id: "u", name: "People", kind: Unnamed)"#, &claims, "")
    }

    fn pool_of(sources: &[&str]) -> String {
        let library = group_of(sources);
        let ledger = Ledger::of(Scope::all(&library));
        let pool = &ledger.pools[0];
        format!("{}; open: {}", pool.headline(), pool.open_sentence().is_some())
    }

    #[test]
    fn a_pool_has_at_least_the_largest_number_that_the_text_gives() {
        for (sources, expected) in [
            (&["Unstated"][..], "the text gives no number; open: false"),
            (&["Inferred(5)", "Unstated"], "the text gives no number; open: false"),
            (&["Stated(4)", "Stated(4)"], "at least four; open: false"),
            (&["Stated(4)", "Among(2)"], "at least four; open: false"),
            (&["Stated(4)", "Stated(2)"], "at least four; open: true"),
            (&["Stated(4)", "Unstated"], "at least four; open: true"),
            (&["Stated(2)", "Inferred(9)"], "at least two; open: true"),
            (&["Among(2)", "Among(3)"], "at least three; open: false"),
        ] {
            assert_eq!(pool_of(sources), expected, "{sources:?}");
        }
    }

    #[test]
    fn part_of_a_group_may_be_another_part_each_time() {
        for (sources, expected) in [
            (&["Stated(4)", "Stated(4)"][..], "four people"),
            (&["Stated(4)", "Among(2)"], "four people; two of them"),
            (
                &["Stated(4)", "Among(2)", "Among(2)"],
                "four people; two of them, perhaps not the same each time",
            ),
            (&["Stated(2)", "Among(2)", "Among(2)"], "two people; two of them"),
            (&["Among(1)", "Among(1)"], "one of them, perhaps not the same each time"),
            (
                &["Stated(4)", "Stated(2)", "Stated(2)"],
                "four people; two people, perhaps not the same each time",
            ),
            (&["Inferred(2)", "Inferred(2)"], "two people, as the curator concludes"),
            (&["Stated(2)", "Unstated", "Unstated"], "two people; no number"),
        ] {
            let library = group_of(sources);
            let ledger = Ledger::of(Scope::all(&library));
            let pool = &ledger.pools[0];
            let words: Vec<String> = pool.counts.iter().map(|count| pool.words(count)).collect();
            assert_eq!(words.join("; "), expected, "{sources:?}");
        }
    }

    #[test]
    fn nobody_unnamed_is_said() {
        let library = small("", "", "");
        let ledger = Ledger::of(Scope::all(&library));
        assert_eq!(ledger.at_least(), None);
        assert_eq!(ledger.sentences(), ["No claim rests on unnamed people."]);
    }

    #[test]
    fn who_is_only_quoted_at_second_hand_carries_no_claim() {
        let people =
            r#"(id: "u", name: "People", kind: Unnamed), (id: "a", name: "Ann", kind: Person),"#;
        let claim = r#"(id: "c", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "x","#;
        let first = |rest: &str| {
            let library = small(people, &format!("{claim} {rest}"), "");
            Ledger::of(Scope::all(&library)).sentences().remove(0)
        };
        assert_eq!(
            first(r#"relays: [(speaker: "u", sources: Stated(3))])"#),
            "No claim rests on people who are not named, and 1 passes on their words: at least \
             three people."
        );
        assert_eq!(
            first(r#"with: [(speaker: "u", sources: Stated(2))])"#),
            "1 claim rests in part on people who are not named: at least two people."
        );
        assert_eq!(
            first(r#"open: [Speaker()])"#),
            "No claim rests on unnamed people, as far as has been decided."
        );
    }

    #[test]
    fn groups_without_a_number_have_none_together() {
        let library = small(
            r#"(id: "u", name: "People", kind: Unnamed)"#,
            r#"(id: "c", paragraph: 1, speaker: "u", speech: Paraphrase, gist: "x", sources: Unstated)"#,
            "",
        );
        let sentences = Ledger::of(Scope::all(&library)).sentences();
        assert_eq!(
            sentences,
            [
                "1 claim rests on people who are not named; the text gives no number of them.",
                "The text says why they are not named for 0 of 1 group. It says how they know for 0 of 1 claim."
            ]
        );
    }

    #[test]
    fn the_articles_people_are_counted_and_not_their_mentions() {
        let library = library(&[REUTERS]);
        let ledger = Ledger::of(Scope::all(&library));
        let mut out = ledger.sentences().join("\n");
        for pool in &ledger.pools {
            out += &format!("\n{}: {}", pool.speaker.name(), pool.headline());
            for count in &pool.counts {
                out += &format!("\n  {}", pool.line(count));
            }
            out += pool.open_sentence().map_or("", |_| "\n  open");
        }
        insta::assert_snapshot!(out);
    }

    #[test]
    fn the_tutorial_has_every_kind_of_count() {
        let library = library(&[TUTORIAL]);
        let ledger = Ledger::of(Scope::all(&library));
        assert_eq!(
            (ledger.claims(), ledger.at_least(), ledger.at_least_if_apart()),
            (6, Some(3), Some(11))
        );
    }
}
