//! What rests on people who are not named, and what is left without them.

use super::{Finding, NAMED};
use crate::{
    analysis::{Ledger, Profile, Prose, Run, Scope, falls, groups::Groups, stands, words},
    dossier::{Anonymity, Content, Knows, WithheldBy},
    library::{ClaimRef, DossierRef, Reason, SourceRef, SpeakerRef},
};
use foldhash::HashSet;

/// The claims of people whom the text does not name.
pub(super) fn unnamed(scope: Scope<'_>) -> Finding<'_> {
    const HEADING: &str = "People not named";
    let (profile, ledger) = (Profile::of(scope), Ledger::of(scope));
    let claims: Vec<ClaimRef<'_>> = ledger.all_claims();
    if claims.is_empty() {
        let none = scope.so_far("no claim rests on them");
        return Finding::new(HEADING, none.trim_end_matches('.'));
    }
    let (unnamed, sourced) = (profile.unnamed(), profile.sourced());
    // What is neither counted here nor left with named sources only is told too, so that it adds up.
    let more = [
        (profile.partly_unnamed(), "in part"),
        (profile.uncounted(), "by groups"),
        (profile.hearsay(), "by hearsay"),
    ];
    let more = more.into_iter().filter(|(n, _)| *n > 0).enumerate();
    let more = more.map(|(at, (n, how))| match at {
        0 => format!(", {n} more {how}"),
        _ => format!(", {n} {how}"),
    });
    let answer = format!("{unnamed} of {sourced}{}", more.collect::<String>());
    let mut finding = Finding::new(HEADING, answer).of(unnamed, sourced);
    if let Some(number) = ledger.number_sentence() {
        finding = finding.detail(number);
    }
    finding = finding.detail(reasons(&ledger, &claims));
    let is_opinion = |claim: &&ClaimRef<'_>| {
        matches!(claim.content(), Some(Content::Judgement | Content::Forecast))
    };
    let opinion: Vec<_> = claims.iter().filter(is_opinion).copied().collect();
    let knowledge = knowledge(&ledger, &claims);
    finding = finding.detail(match opinion.len() {
        0 => knowledge,
        n => {
            let what = format!(" {n} {} opinion or forecast: ", words::verb(n, "is", "are"));
            knowledge + what + Run::Places(opinion) + "."
        }
    });
    let groups = ledger.pools.iter().map(|pool| pool.speaker.id()).collect::<Vec<_>>();
    finding.behind(claims).found_by(format!("speaker:{} -grade:open", groups.join(",")))
}

/// Why they are not named, where the text says it.
fn reasons<'a>(ledger: &Ledger<'a>, claims: &[ClaimRef<'a>]) -> Prose<'a> {
    let with = |reason| ledger.claims_where(|source| source.reason() == Some(reason));
    let (given, withheld) = (with(Reason::Given), with(Reason::Withheld));
    let told = given.iter().chain(&withheld).map(|claim| claim.row());
    let silent = told.collect::<HashSet<_>>().len() < claims.len();
    let is_their_wish = |claim: &ClaimRef<'_>| {
        let mut sources = claim.all_sources().filter_map(SourceRef::anonymity);
        sources.any(|it| matches!(it, Anonymity::NoReason { by: WithheldBy::Source, .. }))
    };
    let (wish, newsroom): (Vec<_>, Vec<_>) = withheld.into_iter().partition(is_their_wish);
    let told = [
        (given, "why they are not named is said in ", ""),
        (wish, "not named at their wish in ", ", no reason given"),
        (newsroom, "names withheld by the newsroom in ", ", no reason given"),
    ];
    let told = told.into_iter().filter(|(claims, ..)| !claims.is_empty());
    let told =
        told.map(|(claims, before, after)| Prose::from(before) + Run::Places(claims) + after);
    let told: Vec<Prose<'a>> = told.collect();
    match (told.is_empty(), silent) {
        (true, _) => "Why they are not named: not stated.".into(),
        (false, true) => capital(Prose::join(told, "; ") + "; elsewhere not stated."),
        (false, false) => capital(Prose::join(told, "; ") + "."),
    }
}

/// The same as the beginning of a sentence.
fn capital(mut prose: Prose<'_>) -> Prose<'_> {
    if let Some(Run::Text(text)) = prose.0.first_mut() {
        *text = words::sentence(text);
    }
    prose
}

/// How they know, where the text says it.
fn knowledge<'a>(ledger: &Ledger<'a>, claims: &[ClaimRef<'a>]) -> Prose<'a> {
    let knows = |how: Option<Knows>| how.is_some_and(|how| how != Knows::Claimed);
    let known = ledger.claims_where(|source| knows(source.knows()));
    let claimed = ledger.claims_where(|source| source.knows() == Some(Knows::Claimed));
    let told = match known.len() {
        0 => Prose::from("How they know: not stated"),
        n => {
            let told = format!(
                "How they know: stated for {n} of {} (",
                words::count(claims.len(), "claim")
            );
            Prose::from(told) + Run::Places(known) + ")"
        }
    };
    match claimed.is_empty() {
        true => told + ".",
        false => told + "; closeness is only claimed in " + Run::Places(claimed) + ".",
    }
}

/// What stands without anybody who is not named.
pub(super) fn named<'a>(scope: Scope<'a>, dossier: DossierRef<'a>) -> Option<Finding<'a>> {
    let sourced: Vec<ClaimRef<'a>> =
        scope.claims().filter(|claim| claim.grade().is_sourced()).collect();
    let standing: Vec<ClaimRef<'a>> =
        sourced.iter().filter(|claim| stands(**claim, NAMED)).copied().collect();
    let all = sourced.len();
    let mut finding =
        Finding::new("With named sources only", format!("{} of {all}", standing.len()))
            .of(standing.len(), all);
    if all == 0 {
        return None;
    }
    let mut told: Vec<Prose<'a>> = Vec::new();
    if let Some(lead) = dossier.lead_claim().filter(|lead| scope.claims().any(|it| it == *lead)) {
        told.push(
            match (stands(lead, NAMED), falls(lead, NAMED)) {
                (true, _) => "The lead stands.",
                (_, true) => "The lead falls.",
                _ => "Whether the lead stands is undecided.",
            }
            .into(),
        );
    }
    let fallen = whole_paragraphs(scope);
    if !fallen.is_empty() {
        told.push(Prose::from("Nothing is left of ") + Run::Places(fallen) + ".");
    }
    if !told.is_empty() {
        finding = finding.detail(Prose::join(told, " "));
    }
    if !standing.is_empty() {
        finding = finding.detail(what_stands(&standing));
    }
    let weakest = NAMED.weakest().letter();
    Some(finding.behind(standing).found_by(format!("grade:..{weakest}")))
}

/// The claims of paragraphs of which no claim stands.
fn whole_paragraphs(scope: Scope<'_>) -> Vec<ClaimRef<'_>> {
    let mut claims: Vec<ClaimRef<'_>> = scope.claims().collect();
    claims.sort_by_key(|claim| claim.row());
    let paragraphs = claims.chunk_by(|one, next| one.paragraph() == next.paragraph());
    let fallen = paragraphs.filter(|all| all.iter().all(|claim| falls(*claim, NAMED)));
    fallen.flatten().copied().collect()
}

/// Who alone answers for most of some claims, and for how many.
fn most_by<'a>(claims: &[ClaimRef<'a>]) -> Option<(SpeakerRef<'a>, usize)> {
    let mut counts = Groups::new();
    for speaker in claims.iter().filter_map(|claim| claim.strongest_source().speaker()) {
        counts.entry(speaker.key(), || (speaker, 0)).1 += 1;
    }
    counts.into_values().into_iter().max_by_key(|(_, claims)| *claims)
}

/// "What stands: 15 opinions and forecasts, 7 facts (5 of TP-Link Systems)."
fn what_stands<'a>(standing: &[ClaimRef<'a>]) -> Prose<'a> {
    let of = |wanted: &[Content]| -> Vec<ClaimRef<'a>> {
        let is_it = |claim: &&ClaimRef<'a>| claim.content().is_some_and(|it| wanted.contains(&it));
        standing.iter().filter(is_it).copied().collect()
    };
    let (opinions, facts) = (of(&[Content::Judgement, Content::Forecast]), of(&[Content::Fact]));
    let undecided = standing.len() - opinions.len() - facts.len();
    let mut parts: Vec<Prose<'a>> = Vec::new();
    if !opinions.is_empty() {
        let n = opinions.len();
        parts.push(
            format!("{n} {}", words::verb(n, "opinion or forecast", "opinions and forecasts"))
                .into(),
        );
    }
    if !facts.is_empty() {
        let told = Prose::from(words::count(facts.len(), "fact"));
        // Facts that one source gives are hardly facts from several.
        let most = most_by(&facts).filter(|(_, claims)| claims * 2 > facts.len());
        parts.push(match most {
            Some((speaker, claims)) => told + format!(" ({claims} by ") + Run::Name(speaker) + ")",
            None => told,
        });
    }
    if undecided > 0 {
        parts.push(format!("{undecided} of which it is undecided").into());
    }
    Prose::from("What stands: ") + Prose::join(parts, ", ") + "."
}
