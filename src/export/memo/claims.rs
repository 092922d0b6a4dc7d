//! What the memo says of the claims: the lead, the profile, the newsroom's voice, the denials.

use super::{entry, place, places};
use crate::{
    analysis::{Profile, Scope, Tally, Without, brief, propositions, words},
    dossier::{Content, Position},
    export::page::{Block, Item, Prose, Run, Section},
    library::{Carriers, ClaimRef, DossierRef, Grade, Rule, UNDECIDED, Vocabulary},
    query::Demand,
};

pub(super) fn in_short<'a>(scope: Scope<'a>, dossier: DossierRef<'a>) -> Section<'a> {
    let mut section = Section::new("In short");
    section.paragraph(format!("{}.", Profile::of(scope).headline()));
    let findings = brief(scope, dossier).into_iter().map(|finding| Item {
        prose: Prose::from(Run::strong(finding.heading)) + format!(": {}", finding.answer),
        below: finding.details,
    });
    section.list(findings, "");
    section
}

/// The lead, where it is among the claims.
fn lead_claim<'a>(scope: Scope<'a>, dossier: DossierRef<'a>) -> Option<ClaimRef<'a>> {
    dossier.lead_claim().filter(|lead| scope.claims().any(|claim| claim == *lead))
}

pub(super) fn lead<'a>(scope: Scope<'a>, dossier: DossierRef<'a>) -> Section<'a> {
    let mut section = Section::new("The lead and what it rests on");
    section.list(lead_claim(scope, dossier).map(lead_entry), "The lead is not among these claims.");
    section
}

fn lead_entry(claim: ClaimRef<'_>) -> Item<'_> {
    let below: Vec<Prose<'_>> = claim.rests_on().map(entry).collect();
    let undecided;
    let rests = match claim.grade() {
        Grade::Sourced { .. } => "",
        Grade::Open { .. } => {
            undecided = format!(" Undecided: {}.", words::and(claim.open_in_grade()));
            &undecided
        }
        Grade::Newsroom { rests_on: Carriers::Open } => " What carries it is undecided.",
        Grade::Newsroom { rests_on: Carriers::None } if below.is_empty() => {
            " It rests on no claim that the text attributes to anybody."
        }
        Grade::Newsroom { rests_on: Carriers::None } => {
            " It rests on claims of the newsroom's own:"
        }
        Grade::Newsroom { rests_on: Carriers::Best(strength) }
            if Demand::Named.admits(strength) =>
        {
            " It rests on these claims, one of them at least with a name:"
        }
        Grade::Newsroom { rests_on: Carriers::Best(_) } => {
            " It rests on these claims, none with a name:"
        }
    };
    Item { prose: entry(claim) + rests, below }
}

pub(super) fn profile<'a>(scope: Scope<'a>) -> Section<'a> {
    let profile = Profile::of(scope);
    let mut section = Section::new("The sourcing profile");
    section.paragraph(format!("{}. {}", profile.headline(), profile.unnamed_sentence()));
    let strength_row = |(rule, n): (&Rule, usize)| {
        let name = format!("{} {}", rule.letter, rule.name);
        vec![name, n.to_string(), words::share(n, profile.sourced())]
    };
    let mut rows: Vec<Vec<String>> = profile.strengths.occurring().map(strength_row).collect();
    rows.push(vec!["N newsroom".to_owned(), profile.newsroom.to_string(), String::new()]);
    if profile.undecided > 0 {
        rows.push(vec!["? undecided".to_owned(), profile.undecided.to_string(), String::new()]);
    }
    section.blocks.push(Block::Numbers { header: &["grade", "claims", "of attributed"], rows });
    let mut lines = Vec::new();
    if profile.claims() > 0 {
        lines.push(format!("By form of speech: {}.", counts(&profile.speech, profile.claims())));
        lines.push(format!("By content: {}.", counts(&profile.content, profile.claims())));
        lines.push(format!(
            "{}; a source that is cited often still counts as one.",
            profile.source_words(),
        ));
    }
    lines.extend(
        Demand::ALL
            .iter()
            .map(|demand| words::sentence(&format!("{}.", Without::of(scope, *demand).sentence()))),
    );
    section.list(lines, "");
    section
}

/// How many claims have each value, and of how many it is undecided.
fn counts<V: Vocabulary>(tally: &Tally<V>, all: usize) -> String {
    let values = tally.occurring().map(|(value, n)| format!("{n} {}", value.label()));
    let undecided = Some(all - tally.total()).filter(|n| *n > 0);
    let undecided = undecided.map(|n| format!("{n} {}", UNDECIDED.name));
    values.chain(undecided).collect::<Vec<_>>().join(", ")
}

pub(super) fn newsroom<'a>(scope: Scope<'a>) -> Section<'a> {
    let profile = Profile::of(scope);
    let mut section = Section::new("Judgements and forecasts in the newsroom's own voice");
    let judged = profile.judgements.iter().chain(&profile.forecasts).map(|claim| {
        let content = claim.content().map_or("", Vocabulary::label);
        place(*claim) + format!(", {content}: ") + Run::foreign(claim.line())
    });
    section.list(judged, &scope.so_far("None"));
    if profile.newsroom > 0 {
        let is_fact = |claim: &ClaimRef<'_>| {
            matches!(claim.grade(), Grade::Newsroom { .. })
                && claim.content() == Some(Content::Fact)
        };
        let outlet = words::sentence(&profile.outlet.to_string());
        let told = match scope.claims().filter(is_fact).count() {
            0 => scope.so_far(&format!("{outlet} tells no claim as fact")),
            facts => format!("{outlet} tells {} as fact.", words::count(facts, "claim")),
        };
        let resting = match profile.newsroom_resting {
            0 => scope.so_far("None of what it tells rests on claims of others"),
            n => format!(
                "Of all that it tells, {} {} on claims of others.",
                words::count(n, "claim"),
                words::verb(n, "rests", "rest"),
            ),
        };
        section.paragraph(format!("{told} {resting}"));
    }
    section
}

pub(super) fn denied<'a>(scope: Scope<'a>) -> Section<'a> {
    let all = propositions(scope);
    let denied = all.iter().filter_map(|sides| {
        let denial = sides.denial()?;
        let claims = sides.on(Position::Opposes).flat_map(|side| side.claims.iter().copied());
        let what = Prose::from(Run::foreign(sides.proposition.text())) + " (";
        let what = what + Run::Code(sides.proposition.id());
        Some(what + format!("): {denial} (") + places(claims) + ").")
    });
    let mut section = Section::new("Denied, and asserted by nobody");
    section.list(denied, &scope.so_far("No proposition is denied without being asserted"));
    section
}
