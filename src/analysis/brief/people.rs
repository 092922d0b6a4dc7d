//! Who is criticised, who was asked, and who takes which side.

use super::Finding;
use crate::{
    analysis::{
        Cell, Party, Prose, Replies, Run, Scope, Side, Sides, groups::Groups, propositions, words,
    },
    dossier::{Basis, Kind, Position},
    library::{
        ClaimRef, DossierRef, Reply, RequestRef, Row, SourceRef, SpeakerId, SpeakerRef, Vocabulary,
    },
};
use foldhash::{HashMap, HashMapExt, HashSet};

fn name<'a>(speaker: SpeakerRef<'a>) -> Prose<'a> {
    Run::Name(speaker).into()
}

/// Whom the claims criticise, and whether they were asked.
pub(super) fn right_of_reply(scope: Scope<'_>) -> Finding<'_> {
    const HEADING: &str = "Right of reply";
    let replies = Replies::of(scope);
    let mut accusing: HashMap<SpeakerId, Vec<ClaimRef<'_>>> = HashMap::new();
    for claim in &replies.columns {
        for who in claim.against() {
            accusing.entry(who.key()).or_default().push(*claim);
        }
    }
    let criticised: Vec<_> = (replies.parties.iter())
        .filter_map(|party| Some((party, accusing.remove(&party.speaker.key())?)))
        .collect();
    if criticised.is_empty() {
        let none = scope.so_far("no claim criticises anybody");
        return Finding::new(HEADING, none.trim_end_matches('.'));
    }
    let is_without = |(party, _): &&(&Party<'_>, Vec<ClaimRef<'_>>)| {
        let totals = party.totals();
        party.requests == 0 && totals.get(Cell::BodyAsked) + totals.get(Cell::Undecided) == 0
    };
    let without = criticised.iter().filter(is_without).count();
    let number = criticised.len();
    let answer = match without {
        0 => format!("{number} criticised"),
        n => format!("{number} criticised, {n} without a reported request"),
    };
    let mut finding = Finding::new(HEADING, answer);
    for (party, claims) in &criticised {
        let what = what_came(party, claims);
        finding = finding.detail(
            name(party.speaker)
                + " "
                + Run::Places(claims.clone())
                + by_whom(claims)
                + ": "
                + what
                + ".",
        );
    }
    if without > 0 {
        finding = finding.detail("No request reported does not mean none was made.");
    }
    finding
        .behind(criticised.into_iter().flat_map(|(_, claims)| claims))
        .found_by("-against:none,open")
}

/// Who criticises, where that is not the newsroom: ", by Chuck Schumer".
fn by_whom<'a>(claims: &[ClaimRef<'a>]) -> Prose<'a> {
    let mut who = Groups::new();
    for speaker in claims.iter().flat_map(|it| it.all_sources()).filter_map(SourceRef::speaker) {
        who.entry(speaker.key(), || speaker);
    }
    let who: Vec<SpeakerRef<'a>> = who.into_values();
    if !who.is_empty() && who.iter().all(|it| it.is(Kind::Unnamed)) {
        return ", by people not named".into();
    }
    let named: Vec<Prose<'a>> = who.into_iter().map(name).collect();
    match named.is_empty() {
        true => Prose::default(),
        false => Prose::from(", by ") + Prose::and(named),
    }
}

/// Whether somebody whom claims criticise was asked about them, and what came of it.
fn what_came<'a>(party: &Party<'a>, claims: &[ClaimRef<'a>]) -> Prose<'a> {
    let dossier = claims[0].dossier();
    let bodies: Vec<SpeakerRef<'a>> = party.speaker.bodies().collect();
    let asked: Vec<RequestRef<'a>> =
        dossier.requests().filter(|it| it.to().any(|to| to == party.speaker)).collect();
    let of_bodies = dossier.requests().filter(|it| it.to().any(|to| bodies.contains(&to)));
    let these: HashSet<Row> = claims.iter().map(|claim| claim.row()).collect();
    let about = |request: &RequestRef<'a>| request.claims().any(|it| these.contains(&it.row()));
    let totals = party.totals();
    let mut parts: Vec<Prose<'a>> = Vec::new();
    for reply in Reply::ALL {
        let is_in_cells = totals.get(Cell::Reply(*reply)) > 0;
        let is_to_these = claims.iter().any(|claim| {
            claim.replies().any(|it| it.by() == party.speaker && it.reply() == *reply)
        });
        if is_in_cells && is_to_these {
            parts.push(match reply {
                Reply::Denied => "denied it".into(),
                Reply::Answered => "answered".into(),
                reply => Prose::from(format!("asked, {}", reply.label())),
            });
        }
    }
    if !parts.is_empty() {
        return Prose::join(parts, "; ");
    }
    if totals.get(Cell::Undecided) > 0 {
        return "undecided whether asked about this, or what came of it".into();
    }
    let told = |request: RequestRef<'a>| format!("¶{}, {}", request.paragraph(), outcome(request));
    if let Some(request) = asked.first() {
        let said = if about(request) { "" } else { ", perhaps not about this" };
        return format!("asked {}{said}", told(*request)).into();
    }
    let none = "no request reported";
    match of_bodies.into_iter().next() {
        Some(request) => {
            let to = request.to().find(|to| bodies.contains(to));
            let said = if about(&request) { "" } else { ", perhaps not about this" };
            let asked = format!(" was asked {}{said}", told(request));
            Prose::from(format!("{none}; ")) + to.map(name).unwrap_or_default() + asked
        }
        None => "no request reported".into(),
    }
}

fn outcome(request: RequestRef<'_>) -> &'static str {
    request.reply().map_or("outcome undecided", Vocabulary::label)
}

/// A party that was asked, and what came of it: each outcome with the requests that had it.
struct Asked<'a> {
    speaker: SpeakerRef<'a>,
    outcomes: Vec<(&'static str, Vec<u16>)>,
    /// The claims that are its own.
    own: Vec<ClaimRef<'a>>,
}

/// Who was asked for comment, and what came of it.
pub(super) fn asked(scope: Scope<'_>) -> Finding<'_> {
    const HEADING: &str = "Asked for comment";
    let requests = scope.requests();
    let mut parties = Groups::new();
    for request in &requests {
        for speaker in request.to() {
            let new = || Asked { speaker, outcomes: Vec::new(), own: Vec::new() };
            let outcomes = &mut parties.entry(speaker.key(), new).outcomes;
            let (outcome, paragraph) = (outcome(*request), request.paragraph());
            match outcomes.iter_mut().find(|(known, _)| *known == outcome) {
                Some((_, paragraphs)) => paragraphs.push(paragraph),
                None => outcomes.push((outcome, vec![paragraph])),
            }
        }
    }
    for claim in scope.claims().filter(|claim| !claim.grade().is_open()) {
        for speaker in claim.all_sources().filter_map(SourceRef::speaker) {
            if let Some(party) = parties.get_mut(&speaker.key()) {
                party.own.push(claim);
            }
        }
    }
    let parties: Vec<Asked<'_>> = parties.into_values();
    let undecided = requests.iter().filter(|request| request.to().len() == 0).count();
    if parties.is_empty() {
        let none = match undecided {
            0 => scope.so_far("no request is reported, which does not mean that none was made"),
            n => format!("undecided who: {}", words::count(n, "request")),
        };
        return Finding::new(HEADING, none.trim_end_matches('.'));
    }
    let answered = parties.iter().filter(|it| it.has(Reply::Answered.label())).count();
    let count = words::verb(parties.len(), "party", "parties");
    let answer = format!("{} {count}, {answered} answered", parties.len());
    let mut finding = Finding::new(HEADING, answer);
    for label in Reply::ALL.iter().map(|it| it.label()).chain(["outcome undecided"]) {
        let alike = parties.iter().filter(|it| it.outcomes.len() == 1 && it.has(label));
        let alike: Vec<&Asked<'_>> = alike.collect();
        // Those who were asked together are named together.
        let together = alike.chunk_by(|one, next| one.outcomes == next.outcomes);
        let together = together.map(|all| {
            let names = all.iter().map(|it| name(it.speaker) + it.own());
            Prose::join(names, ", ") + " " + places(&all[0].outcomes[0].1)
        });
        let together: Vec<Prose<'_>> = together.collect();
        if !together.is_empty() {
            let label = format!("{}: ", words::sentence(label));
            finding = finding.detail(Prose::from(label) + Prose::join(together, "; ") + ".");
        }
    }
    for party in parties.iter().filter(|it| it.outcomes.len() > 1) {
        let outcomes = party.outcomes.iter().map(|(label, at)| format!("{label} {}", places(at)));
        let outcomes = outcomes.collect::<Vec<_>>().join(", ");
        finding = finding.detail(name(party.speaker) + party.own() + ": " + outcomes + ".");
    }
    if undecided > 0 {
        finding = finding.detail(format!("Undecided who: {}.", words::count(undecided, "request")));
    }
    let about = scope.claims().filter(|claim| claim.asked().next().is_some());
    finding.behind(about).found_by("-asked:none,open")
}

fn places(paragraphs: &[u16]) -> String {
    let places = paragraphs.iter().map(|number| format!("¶{number}"));
    places.collect::<Vec<_>>().join(", ")
}

impl<'a> Asked<'a> {
    fn has(&self, outcome: &str) -> bool {
        self.outcomes.iter().any(|(known, _)| *known == outcome)
    }

    /// Where it has its say although it did not answer: " (quoted in ¶5)".
    fn own(&self) -> Prose<'a> {
        match self.own.is_empty() || self.has(Reply::Answered.label()) {
            true => Prose::default(),
            false => Prose::from(" (quoted in ") + Run::Places(self.own.clone()) + ")",
        }
    }
}

/// Who is for and against the lead proposition, in people and groups.
pub(super) fn sides<'a>(scope: Scope<'a>, dossier: DossierRef<'a>) -> Option<Finding<'a>> {
    let lead = dossier.lead()?;
    let all = propositions(scope);
    let sides: &Sides<'a> = all.iter().find(|sides| sides.proposition.key() == lead.key())?;
    let on = |position| -> Vec<&Side<'a>> { sides.on(position).collect() };
    let (supports, opposes) = (on(Position::Supports), on(Position::Opposes));
    let answer = format!("{} for, {} against", supports.len(), opposes.len());
    let called = lead.short().unwrap_or_else(|| lead.text());
    let mut parts: Vec<Prose<'a>> = Vec::new();
    for (label, all) in [("for", &supports), ("against", &opposes)] {
        if !all.is_empty() {
            let names = Prose::and(all.iter().map(|side| name(side.speaker)));
            // What the sides are on is said once, first.
            let on = match parts.is_empty() {
                true => Prose::from(" “") + Run::foreign(called.trim_end_matches('.')) + "”: ",
                false => " it: ".into(),
            };
            let label = if parts.is_empty() { words::sentence(label) } else { label.to_owned() };
            parts.push(Prose::from(label) + on + names + outright(all));
        }
    }
    if parts.is_empty() {
        let on = Prose::from("On “") + Run::foreign(called.trim_end_matches('.')) + "” ";
        parts.push(on + scope.so_far("nobody takes a side").trim_end_matches('.'));
    }
    let mut finding = Finding::new("Sides", answer).detail(Prose::join(parts, "; ") + ".");
    let explains = sides.on(Position::Explains).map(|side| name(side.speaker));
    let explains: Vec<Prose<'a>> = explains.collect();
    if !explains.is_empty() {
        let whoever = Prose::from("Explaining without taking sides: ") + Prose::and(explains) + ".";
        finding = finding.detail(whoever);
    }
    let claims = sides.sides.iter().flat_map(|side| side.claims.iter().copied());
    let query = format!("stance:{0}=supports,{0}=explains,{0}=opposes", lead.id());
    Some(finding.behind(claims).found_by(query))
}

/// Which of those on a side say so, and which only imply it.
fn outright<'a>(sides: &[&Side<'a>]) -> Prose<'a> {
    let said: Vec<_> = sides.iter().filter(|side| side.basis == Basis::Said).collect();
    match (said.as_slice(), sides.len() - said.len()) {
        (_, 0) => Prose::default(),
        ([], 1) => ", by implication".into(),
        ([], _) => ", all by implication".into(),
        (said, _) => {
            let names =
                Prose::and(said.iter().map(|side| {
                    name(side.speaker) + " (" + Run::Places(side.claims.clone()) + ")"
                }));
            Prose::from("; outright only ") + names
        }
    }
}
