//! What two curators of one text agree on, for people.

use super::{
    diff,
    table::{Column, lay_out, with_sentences},
};
use crate::{
    analysis::{
        agreement::{Agreement, Comparison, Differing, MatchedBy, Matches},
        words,
    },
    library::{ClaimRef, DossierRef, MEASURES},
    text::wrap,
};

/// How many claims are listed of each sort.
const MOST: usize = 10;

/// The fewest columns that lines are broken to.
const NARROWEST: usize = 40;

const HEADER: [Column; 6] = [
    Column::whole("of the claims in both"),
    Column::number("agreed"),
    Column::number("of"),
    Column::number("share"),
    Column::number("kappa"),
    Column::number("undecided"),
];

/// What two curators agree on, wrapped to `columns`: which claims, speakers and propositions are in
/// both, a line for each facet of the claims in both, and the first of those that differ.
pub fn agreement(agreement: &Agreement<'_>, columns: usize) -> String {
    let columns = columns.max(NARROWEST);
    let mut page = Page { columns, out: String::new() };
    page.sentences(&head(agreement));
    page.out.push('\n');
    page.sentences(&units(agreement));
    let rows: Vec<[String; 6]> = agreement.facets.iter().map(cells).collect();
    if !agreement.claims.both.is_empty() {
        page.out.push('\n');
        page.out +=
            &with_sentences(lay_out(&HEADER, &rows, columns), &explained(agreement), columns);
        agreement.facets.iter().for_each(|facet| page.differing(facet));
    }
    page.only("A", '-', &agreement.claims.only_a);
    page.only("B", '+', &agreement.claims.only_b);
    page.out
}

/// Which dossiers they are.
fn head(Agreement { a, b, is_text_known, .. }: &Agreement<'_>) -> Vec<String> {
    let mut head = vec![format!("A: {}", a.origin()), format!("B: {}", b.origin())];
    head.push(format!("{} ({}, {})", a.title(), a.outlet(), a.published_long()));
    let has_none = |it: &DossierRef<'_>| it.sha256().is_none();
    let who = match (has_none(a), has_none(b)) {
        (true, true) => "neither has",
        (true, false) => "A does not have",
        _ => "B does not have",
    };
    head.extend((!is_text_known).then(|| {
        format!("Nothing but the claims shows that both are of one text: {who} a `sha256`.")
    }));
    head
}

/// What is in both.
fn units(Agreement { claims, speakers, propositions, .. }: &Agreement<'_>) -> Vec<String> {
    let mut all = Vec::new();
    let f1 = claims.f1().map(|f1| format!(" F1 is {}.", decimal(f1))).unwrap_or_default();
    all.push(format!("Claims: {}.{f1}", shares(claims)));
    let by_gist = claims.matched_by(MatchedBy::Gist);
    all.extend((by_gist > 0).then(|| {
        format!(
            "{by_gist} of the claims in both {} no words of the article in common, and {} paired by \
             {} alone.",
            words::verb(by_gist, "has", "have"),
            words::verb(by_gist, "is", "are"),
            words::verb(by_gist, "its gist", "their gists"),
        )
    }));
    let rest = only(speakers, |it| format!("{} [{}]", it.name(), it.id()));
    all.push(format!("Speakers: {}.{rest}", shares(speakers)));
    if are_on_both_sides(speakers) {
        all.push(
            "To say that two of them are one, write the name of one among the `aliases` of the \
             other."
                .to_owned(),
        );
    }
    let by_short = speakers.both.iter().filter(|it| it.by == MatchedBy::Short);
    let by_short: Vec<String> =
        by_short.map(|it| format!("{} (A) and {} (B)", it.a.name(), it.b.name())).collect();
    if !by_short.is_empty() {
        all.push(format!("Taken for one by their short names: {}.", listed(&by_short)));
    }
    let rest =
        only(propositions, |it| format!("{} [{}]", it.text().trim_end_matches('.'), it.id()));
    all.push(format!("Propositions: {}.{rest}", shares(propositions)));
    if are_on_both_sides(propositions) {
        all.push("Two of them are one if they have the same `text` or `short`.".to_owned());
    }
    all
}

/// "of A's 20, 18 are in B; of B's 19, 18 are in A".
fn shares<T: Copy>(of: &Matches<T>) -> String {
    let both = of.both.len();
    let share = |whose: &str, all: usize, other: &str| match all {
        0 => format!("{whose} has none"),
        all => format!("of {whose}'s {all}, {both} {} in {other}", words::verb(both, "is", "are")),
    };
    format!("{}; {}", share("A", of.all_a(), "B"), share("B", of.all_b(), "A"))
}

/// " Only in A: Ann [ann]; only in B: Ben [ben]."
fn only<T: Copy>(of: &Matches<T>, name: fn(T) -> String) -> String {
    let only = |whose: &str, all: &[T]| {
        let names: Vec<String> = all.iter().map(|it| name(*it)).collect();
        (!all.is_empty()).then(|| format!("only in {whose}: {}", listed(&names)))
    };
    let parts: Vec<String> =
        [only("A", &of.only_a), only("B", &of.only_b)].into_iter().flatten().collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!(" {}.", words::sentence(&parts.join("; ")))
    }
}

fn are_on_both_sides<T>(of: &Matches<T>) -> bool {
    !of.only_a.is_empty() && !of.only_b.is_empty()
}

/// The first of some names, and how many more there are.
fn listed(names: &[String]) -> String {
    let more = names.len().saturating_sub(MOST);
    let more = (more > 0).then(|| format!("{more} more"));
    words::and(names.iter().take(MOST).cloned().chain(more))
}

fn cells(facet: &Comparison<'_>) -> [String; 6] {
    let (agreed, all) = (facet.confusion.agreed(), facet.confusion.all());
    let (share, kappa) = match all {
        0 => (String::new(), String::new()),
        all => (
            words::share(agreed, all),
            facet.confusion.kappa().map_or_else(|| "undefined".to_owned(), decimal),
        ),
    };
    let undecided = match facet.undecided {
        0 => String::new(),
        n => n.to_string(),
    };
    let [agreed, all] = [agreed, all].map(|n| n.to_string());
    [facet.facet.label().to_owned(), agreed, all, share, kappa, undecided]
}

/// What the table means.
fn explained(Agreement { facets, propositions, .. }: &Agreement<'_>) -> Vec<String> {
    let mut all = vec![
        "Kappa is Cohen's: 1 where all agree, 0 where no more agree than by chance.".to_owned(),
    ];
    let is_undefined =
        |it: &Comparison<'_>| it.confusion.all() > 0 && it.confusion.kappa().is_none();
    if facets.iter().any(is_undefined) {
        all[0] += " It is undefined where both curators give every claim one and the same value.";
    }
    for sided in facets.iter().filter_map(|it| it.sided.as_ref()) {
        let (count, agreed, of) = (propositions.both.len(), sided.agreed(), sided.all());
        all.push(match (count, of) {
            (0, _) => "No proposition is in both, so sides cannot be compared.".to_owned(),
            (_, 0) => "Neither curator sees a side taken.".to_owned(),
            _ => format!(
                "Side taken: each claim counts once for each proposition in both ({count}). Where at \
                 least one curator sees a side taken, {agreed} of {of} agree."
            ),
        });
    }
    if facets.iter().any(|it| it.undecided > 0) {
        all.push(
            "What is undecided in A or in B is neither agreed nor not, and counted apart."
                .to_owned(),
        );
    }
    all.push(format!("Grades say {MEASURES}."));
    all
}

/// A number of at most 1, to two places; 1 only where it is exact.
fn decimal(number: f64) -> String {
    match format!("{number:.2}").as_str() {
        "1.00" if number < 1.0 => ">0.99".to_owned(),
        "-0.00" => "0.00".to_owned(),
        text => text.to_owned(),
    }
}

struct Page {
    columns: usize,
    out: String,
}

impl Page {
    fn sentences(&mut self, sentences: &[String]) {
        self.out += &with_sentences(String::new(), sentences, self.columns);
    }

    fn heading(&mut self, text: String) {
        self.out.push('\n');
        self.sentences(&[text]);
    }

    /// A line, with what stands before it.
    fn entry(&mut self, before: &str, text: &str) {
        let room = self.columns - before.len();
        for (at, line) in wrap(text, room, room).into_iter().enumerate() {
            let before = if at == 0 { before } else { "" };
            self.out.push_str(&format!("{before:indent$}{line}\n", indent = self.columns - room));
        }
    }

    fn more(&mut self, all: usize) {
        if all > MOST {
            self.entry("  ", &format!("and {} more; --format json has all", all - MOST));
        }
    }

    /// The claims on which they differ.
    fn differing(&mut self, facet: &Comparison<'_>) {
        let n = facet.differing.len();
        if n == 0 {
            return;
        }
        let label = words::sentence(facet.facet.label());
        self.heading(format!("{label}: {n} {}", words::verb(n, "differs", "differ")));
        for Differing { claim, on, values: [a, b] } in facet.differing.iter().take(MOST) {
            let ids = match (claim.a.id(), claim.b.id()) {
                (a, b) if a == b => a.to_owned(),
                (a, b) => format!("{a}, in B {b}"),
            };
            self.entry("~ ", &format!("¶{} {} [{ids}]", claim.a.paragraph(), claim.a.line()));
            let on = on.map(|on| format!("; on: {}", on.a.text())).unwrap_or_default();
            self.entry("    ", &format!("A: {}; B: {}{on}", a.label, b.label));
        }
        self.more(n);
    }

    /// The claims that are in one alone.
    fn only(&mut self, whose: &str, sign: char, claims: &[ClaimRef<'_>]) {
        if claims.is_empty() {
            return;
        }
        self.heading(format!("Only in {whose}: {}", words::count(claims.len(), "claim")));
        for it in claims.iter().take(MOST) {
            self.entry(&format!("{sign} "), &diff::claim(*it));
        }
        self.more(claims.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::{
            agreement::{agreement as compare, testing::other_curator},
            testing::{TUTORIAL, library, small},
        },
        library::Library,
        text::width,
    };

    fn text(a: &Library, b: &Library, columns: usize) -> String {
        let (a, b) = (a.dossiers().next().unwrap(), b.dossiers().next().unwrap());
        agreement(&compare(a, b).unwrap(), columns)
    }

    #[test]
    fn what_two_curators_agree_on() {
        let (a, b) = (library(&[TUTORIAL]), library(&[&other_curator()]));
        insta::assert_snapshot!(text(&a, &b, 100));
        for columns in [0, 40, 41, 77, 300] {
            for line in text(&a, &b, columns).lines() {
                let most = columns.max(60);
                assert!(width(line) <= most && line == line.trim_end(), "{columns}: {line:?}");
            }
        }
    }

    #[test]
    fn a_dossier_agrees_with_itself() {
        let tutorial = library(&[TUTORIAL]);
        insta::assert_snapshot!(text(&tutorial, &tutorial, 80));
    }

    #[test]
    fn dossiers_without_claims_have_nothing_to_agree_on() {
        let empty = small("", "", "");
        insta::assert_snapshot!(text(&empty, &empty, 80));
    }

    #[test]
    fn what_is_not_defined_is_said_in_words() {
        let one = small(
            r#"(id: "a", name: "Ann", kind: Person)"#,
            r#"(id: "x", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "It is so.")"#,
            "",
        );
        let text = text(&one, &one, 200);
        assert!(text.contains("speaker                     1   1   100%  undefined\n"), "{text}");
        assert!(text.contains("It is undefined where both curators give"), "{text}");
        assert!(!text.contains("NaN"), "{text}");
    }

    #[test]
    fn of_many_differences_the_first_are_listed() {
        let dossier = |speech: &str| {
            let claim = |n: usize| {
                format!(
                    "(id: \"c{n}\", paragraph: 1, speaker: \"a\", speech: Paraphrase, \
                     content: {speech},\n gist: \"Word{n}.\", anchor: \"place{n}\"),"
                )
            };
            let claims: String = (0..12).map(claim).collect();
            let claims = claims.replace("\n gist", "\ngist");
            small(r#"(id: "a", name: "Ann", kind: Person)"#, &claims, "")
        };
        let text = text(&dossier("Fact"), &dossier("Judgement"), 80);
        assert!(text.contains("\nContent: 12 differ\n"), "{text}");
        assert!(text.contains("\n  and 2 more; --format json has all\n"), "{text}");
        assert_eq!(text.matches("A: fact; B: judgement").count(), MOST);
    }

    #[test]
    fn only_what_is_exact_is_one() {
        for (number, expected) in [
            (1.0, "1.00"),
            (0.9999, ">0.99"),
            (0.994, "0.99"),
            (0.0, "0.00"),
            (-0.001, "0.00"),
            (-1.0, "-1.00"),
        ] {
            assert_eq!(decimal(number), expected);
        }
    }
}
