//! What an editor asks first of an article: each question with its answer in words, and the claims
//! behind it. The first screen, the memo and the report are drawn from it.

mod people;
mod sources;

use super::{Newsroom, Profile, Prose, Run, Scope, Undecided, groups::Groups, words};
use crate::{
    dossier::{Content, Kind},
    library::{Carriers, ClaimRef, DossierRef, Grade, SourceRef, Strength, TranslationRef},
    query::Demand,
};
use foldhash::{HashSet, HashSetExt};

/// An answer to one question.
#[derive(Debug, Clone)]
pub struct Finding<'a> {
    /// What it is about: "People not named".
    pub heading: &'static str,
    /// The answer in a few words: "15 of 40".
    pub answer: String,
    /// How many of how many, where that is the answer.
    pub share: Option<(usize, usize)>,
    /// What there is to add, a sentence or two each.
    pub details: Vec<Prose<'a>>,
    /// The claims behind it, in the article's order.
    pub claims: Vec<ClaimRef<'a>>,
    /// The query that finds these claims among those that the finding is about, if there is one.
    pub query: Option<String>,
}

impl<'a> Finding<'a> {
    fn new(heading: &'static str, answer: impl Into<String>) -> Self {
        Finding {
            heading,
            answer: answer.into(),
            share: None,
            details: Vec::new(),
            claims: Vec::new(),
            query: None,
        }
    }

    fn found_by(self, query: impl Into<String>) -> Self {
        Finding { query: Some(query.into()), ..self }
    }

    fn of(self, part: usize, whole: usize) -> Self {
        Finding { share: (whole > 0).then_some((part, whole)), ..self }
    }

    fn detail(mut self, prose: impl Into<Prose<'a>>) -> Self {
        self.details.push(prose.into());
        self
    }

    fn behind(self, claims: impl IntoIterator<Item = ClaimRef<'a>>) -> Self {
        let mut claims: Vec<ClaimRef<'a>> = claims.into_iter().collect();
        claims.sort_by_key(|claim| claim.row());
        claims.dedup();
        Finding { claims, ..self }
    }
}

/// What there is to say of an article, or of some of its claims, most important first.
pub fn brief<'a>(scope: Scope<'a>, dossier: DossierRef<'a>) -> Vec<Finding<'a>> {
    let findings = [
        undecided(scope),
        lead(scope, dossier),
        Some(sources::unnamed(scope)),
        sources::named(scope, dossier),
        Some(people::right_of_reply(scope)),
        Some(people::asked(scope)),
        people::sides(scope, dossier),
        Some(opinion(scope)),
        Some(wording(scope, dossier)),
    ];
    findings.into_iter().flatten().collect()
}

fn undecided(scope: Scope<'_>) -> Option<Finding<'_>> {
    let Undecided { places, claims, all } = Undecided::of(scope);
    let open = scope.claims().filter(|claim| claim.open_words().next().is_some());
    (places > 0).then(|| {
        let concern = words::verb(places, "It concerns", "They concern");
        Finding::new("Undecided", words::count(places, "place"))
            .detail(format!(
                "{concern} {claims} of {}. Nothing below counts them.",
                words::count(all, "claim")
            ))
            .behind(open)
            .found_by("-open:none")
    })
}

/// Who says what comes first, and what carries it.
fn lead<'a>(scope: Scope<'a>, dossier: DossierRef<'a>) -> Option<Finding<'a>> {
    const HEADING: &str = "The lead";
    let lead = dossier.lead_claim()?;
    if !scope.claims().any(|claim| claim == lead) {
        return Some(Finding::new(HEADING, "not among these claims"));
    }
    let carriers = carriers_of(lead);
    let whose = words::sentence(&Newsroom::of(dossier).to_string());
    let told = match lead.content() {
        Some(Content::Fact) => "as fact",
        Some(Content::Judgement) => "as its own judgement",
        Some(Content::Forecast) => "as its own forecast",
        None => "in its own voice",
    };
    let finding = match lead.grade() {
        Grade::Open { .. } => Finding::new(HEADING, "undecided")
            .detail(format!("Undecided: {}.", words::and(lead.open_in_grade()))),
        Grade::Sourced { strength, .. } => {
            let who = lead.all_sources().filter_map(SourceRef::speaker);
            let who = Prose::and(who.map(|who| Run::Name(who).into()));
            Finding::new(HEADING, lead.rule().name).detail(
                Prose::from("It is attributed to ") + who + format!(" ({}).", strength.letter()),
            )
        }
        Grade::Newsroom { rests_on: Carriers::Open } => {
            Finding::new(HEADING, "undecided what carries it")
                .detail(format!("{whose} states it {told}."))
        }
        Grade::Newsroom { rests_on: Carriers::None } if carriers.is_empty() => {
            Finding::new(HEADING, "nothing behind it").detail(format!(
                "{whose} states it {told}, and attributes nothing of it to anybody."
            ))
        }
        Grade::Newsroom { .. } => Finding::new(HEADING, behind(&carriers))
            .detail(Prose::from(format!("{whose} states it {told}. ")) + carried(&carriers)),
    };
    Some(finding.behind([lead].into_iter().chain(carriers)))
}

/// The claims that carry another in the end: in place of narration those that carry it.
fn carriers_of(claim: ClaimRef<'_>) -> Vec<ClaimRef<'_>> {
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
    let mut waiting: Vec<ClaimRef<'_>> = claim.rests_on().collect();
    while let Some(claim) = waiting.pop() {
        if !seen.insert(claim.row()) {
            continue;
        }
        match claim.rests_on().len() {
            0 => found.push(claim),
            _ => waiting.extend(claim.rests_on()),
        }
    }
    found.sort_by_key(|claim| claim.row());
    found
}

/// Whether a name or a document is behind claims that carry another.
fn behind(carriers: &[ClaimRef<'_>]) -> &'static str {
    let strengths = carriers.iter().flat_map(|claim| claim.all_sources()).filter_map(|source| {
        match source.grade() {
            Grade::Sourced { strength, .. } => Some(strength),
            _ => None,
        }
    });
    let strengths: Vec<Strength> = strengths.collect();
    let is_named = strengths.iter().any(|it| it.is_named() && *it != Strength::Document);
    match (is_named, strengths.contains(&Strength::Document)) {
        (true, true) => "a name and a document behind it",
        (true, false) => "a name behind it",
        (false, true) => "a document behind it, no name",
        (false, false) => "no name behind it, no document",
    }
}

/// Who makes the claims that carry another: "All 5 claims behind it (¶1, ¶2) come from people who
/// are not named."
fn carried<'a>(carriers: &[ClaimRef<'a>]) -> Prose<'a> {
    // How many come from whom; nobody where that is undecided.
    let mut tellers = Groups::new();
    for claim in carriers {
        let who = match claim.strongest_source().kind() {
            _ if claim.grade().is_open() => None,
            Some(Kind::Unnamed) => Some("people who are not named"),
            Some(Kind::Collective) => Some("groups that nobody counted"),
            Some(Kind::Hearsay) => Some("nobody who is described"),
            Some(Kind::Document) => Some("documents"),
            Some(Kind::Outlet) => Some("the newsroom itself"),
            _ => Some("those who are named"),
        };
        tellers.entry(who, || (who, 0)).1 += 1;
    }
    let tellers: Vec<(Option<&str>, usize)> = tellers.into_values();
    let from = |(who, n): (Option<&str>, usize)| match who {
        Some(who) => format!("{} from {who}", words::verb(n, "comes", "come")),
        None => format!("{} undecided", words::verb(n, "is", "are")),
    };
    let places = Prose::from(" (") + Run::Places(carriers.to_vec()) + ")";
    match (tellers.as_slice(), carriers.len()) {
        ([only], 1) => Prose::from("The claim behind it") + places + format!(" {}.", from(*only)),
        ([only], n) => {
            Prose::from(format!("All {n} claims behind it")) + places + format!(" {}.", from(*only))
        }
        (several, n) => {
            let parts = several.iter().map(|teller| format!("{} {}", teller.1, from(*teller)));
            let all = Prose::from(format!("Of the {n} claims behind it")) + places;
            all + format!(", {}.", words::and(parts))
        }
    }
}

fn opinion(scope: Scope<'_>) -> Finding<'_> {
    let profile = Profile::of(scope);
    let own = profile.judgements.iter().chain(&profile.forecasts).copied();
    let mut own: Vec<ClaimRef<'_>> = own.collect();
    own.sort_by_key(|claim| claim.row());
    let answer = match own.len() {
        0 => scope.so_far("none").trim_end_matches('.').to_owned(),
        n => words::count(n, "claim"),
    };
    own.iter()
        .fold(Finding::new("Opinion in the newsroom's own voice", answer), |finding, claim| {
            finding
                .detail(Prose::from(Run::Places(vec![*claim])) + " " + Run::foreign(claim.line()))
        })
        .behind(own)
        .found_by("grade:N content:judgement,forecast")
}

/// What the words of its quotations are.
fn wording<'a>(scope: Scope<'a>, dossier: DossierRef<'a>) -> Finding<'a> {
    let answer = match dossier.translation() {
        TranslationRef::Original => "as the article prints them",
        TranslationRef::Undecided => "undecided whether they are a translation",
        TranslationRef::Human(_) => "translated: no quotation is as spoken",
        TranslationRef::Machine(_) => "machine-translated: no quotation is as spoken",
    };
    let quoted = scope.claims().filter(|claim| claim.is_quoted());
    Finding::new("The words", answer).behind(quoted).found_by("speech:verbatim,partial")
}

/// The demand that the article's claims are held to: who says it must be named.
const NAMED: Demand = Demand::Named;

#[cfg(test)]
mod tests;
