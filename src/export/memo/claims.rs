//! What the memo says of the claims: the lead, the profile, the newsroom's voice, the denials.

use super::{Page, code, entry, escape, place, places};
use crate::{
    dossier::{Kind, Position},
    library::{ClaimRef, DossierRef, Grade, Vocabulary},
    query::Demand,
    reading::{Ledger, Profile, Replies, Scope, StripTest, propositions, words},
};

pub(super) fn in_short(page: &mut Page, scope: Scope<'_>, dossier: DossierRef<'_>) {
    page.heading("In short");
    let mut points = vec![format!("{}.", Profile::of(scope).headline())];
    points.extend(lead_claims(scope, dossier).first().map(|lead| lead_in_short(*lead)));
    points.push(Profile::of(scope).unnamed_sentence());
    if let Some(least) = Ledger::of(scope).at_least() {
        points.push(format!("These people are at least {}.", words::number(least.into())));
    }
    let test = StripTest::of(scope, Demand::Named);
    points.push(format!(
        "With a name demanded of each source, {} of {} sourced claims {}.",
        test.sourced.standing,
        test.sourced.all,
        words::verb(test.sourced.standing, "stands", "stand"),
    ));
    let profile = Profile::of(scope);
    if !profile.judgements.is_empty() {
        points.push(format!(
            "In the newsroom's own voice: {} ({}).",
            words::count(profile.judgements.len(), "judgement"),
            places(profile.judgements.iter().copied()),
        ));
    }
    let replies = Replies::of(scope);
    points.extend(replies.accused_without_request().map(|(party, claims)| {
        let name = escape(party.speaker.name());
        format!("Accused, and no request reported in the text: {name} ({}).", places(claims))
    }));
    page.list(points, "");
}

fn lead_in_short(lead: ClaimRef<'_>) -> String {
    let what = match lead.grade() {
        Grade::Newsroom { rests_on: Some(strength) } => format!(
            "stands in the newsroom's own voice and rests on {}, at best {} ({})",
            words::count(lead.rests_on().len(), "claim"),
            strength.name(),
            strength.letter(),
        ),
        Grade::Newsroom { rests_on: None } => {
            "stands in the newsroom's own voice and rests on nothing that it attributes".to_owned()
        }
        Grade::Sourced { .. } => format!("rests on {}", escape(lead.speaker().name())),
    };
    format!("The lead ({}) {what}.", place(lead))
}

/// What the newsroom tells in the first paragraph, or whatever claim stands first there.
fn lead_claims<'a>(scope: Scope<'a>, dossier: DossierRef<'a>) -> Vec<ClaimRef<'a>> {
    let Some(first) = dossier.claims().next().map(ClaimRef::paragraph) else { return Vec::new() };
    let of_first = || scope.claims().filter(move |claim| claim.paragraph() == first);
    let told: Vec<ClaimRef<'a>> =
        of_first().filter(|claim| claim.speaker().kind() == Kind::Outlet).collect();
    if told.is_empty() { of_first().take(1).collect() } else { told }
}

pub(super) fn lead(page: &mut Page, scope: Scope<'_>, dossier: DossierRef<'_>) {
    page.heading("The lead and what it rests on");
    let claims = lead_claims(scope, dossier);
    page.list(claims.into_iter().map(lead_entry), "The lead is not among these claims.");
}

fn lead_entry(claim: ClaimRef<'_>) -> String {
    let carriers: String =
        claim.rests_on().map(|carrier| format!("\n  - {}", entry(carrier))).collect();
    let rests = match claim.grade() {
        Grade::Sourced { .. } => "",
        Grade::Newsroom { rests_on: None } if carriers.is_empty() => {
            " It rests on no claim that the text attributes to anybody."
        }
        Grade::Newsroom { rests_on: None } => " It rests on claims of the newsroom's own:",
        Grade::Newsroom { rests_on: Some(strength) } if Demand::Named.admits(strength) => {
            " It rests on these claims, one of them at least with a name:"
        }
        Grade::Newsroom { rests_on: Some(_) } => " It rests on these claims, none with a name:",
    };
    format!("{}{rests}{carriers}", entry(claim))
}

pub(super) fn profile(page: &mut Page, scope: Scope<'_>) {
    let profile = Profile::of(scope);
    page.heading("The sourcing profile");
    page.paragraph(&format!("{}. {}", profile.headline(), profile.unnamed_sentence()));
    let mut table = "| grade | claims | of sourced |\n|---|---:|---:|\n".to_owned();
    for (strength, n) in profile.strengths.occurring() {
        let share = words::share(n, profile.sourced());
        table += &format!("| {} {} | {n} | {share} |\n", strength.letter(), strength.name());
    }
    table += &format!("| N newsroom | {} | |", profile.newsroom);
    page.paragraph(&table);
    let counts = |items: &mut dyn Iterator<Item = (&'static str, usize)>| {
        items.map(|(label, n)| format!("{n} {label}")).collect::<Vec<_>>().join(", ")
    };
    let speech = counts(&mut profile.speech.occurring().map(|(value, n)| (value.label(), n)));
    let content = counts(&mut profile.content.occurring().map(|(value, n)| (value.label(), n)));
    let mut lines = Vec::new();
    if profile.claims() > 0 {
        lines.push(format!("By form of speech: {speech}."));
        lines.push(format!("By content: {content}."));
        lines.push(format!(
            "{}, {} of them by name; one that is cited often is still one.",
            words::count(profile.voices.len(), "source"),
            profile.named_voices(),
        ));
    }
    lines.extend(
        Demand::ALL.iter().map(|demand| {
            words::sentence(&format!("{}.", StripTest::of(scope, *demand).sentence()))
        }),
    );
    page.list(lines, "");
}

pub(super) fn newsroom(page: &mut Page, scope: Scope<'_>) {
    let profile = Profile::of(scope);
    page.heading("Judgements and forecasts in the newsroom's own voice");
    let judged = profile.judgements.iter().chain(&profile.forecasts);
    let judged = judged.map(|claim| {
        format!("{}, {}: {}", place(*claim), claim.content().label(), escape(claim.gist()))
    });
    page.list(judged, "None.");
    if profile.newsroom > 0 {
        let facts = profile.newsroom - profile.judgements.len() - profile.forecasts.len();
        let resting = profile.newsroom_resting;
        page.paragraph(&format!(
            "The newsroom also tells {} as fact. Of all that it tells, {} {} on claims of others.",
            words::count(facts, "claim"),
            words::count(resting, "claim"),
            words::verb(resting, "rests", "rest"),
        ));
    }
}

pub(super) fn denied(page: &mut Page, scope: Scope<'_>) {
    page.heading("Denied, and asserted by nobody");
    let all = propositions(scope);
    let denied = all.iter().filter_map(|sides| {
        let denial = sides.denial()?;
        let claims = sides.on(Position::Opposes).flat_map(|side| side.claims.iter().copied());
        let (id, text) = (code(sides.proposition.id()), escape(sides.proposition.text()));
        Some(format!("{text} ({id}): {} ({}).", escape(&denial), places(claims)))
    });
    page.list(denied, "No proposition is denied that nobody asserts.");
}
