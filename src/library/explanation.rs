//! Why a claim has its grade: the facts, the rule that fired, what it leans on, and what would
//! have made it another.

use super::{Carriers, ClaimRef, Directness, Grade, Proposed, Rule, SourceRef, UNDECIDED};
use crate::{
    dossier::Sources,
    text::{and, count, plural},
};

/// Why a claim has its grade.
#[derive(Debug, Clone)]
pub struct GradeExplanation {
    /// What the grade is derived from: "4 people, not named; in the newsroom's words".
    pub facts: String,
    /// The rule that fired.
    pub rule: &'static Rule,
    /// What would have made it another grade: "B3 if the 4 were named".
    pub counterfactual: String,
}

impl GradeExplanation {
    pub(super) fn of(claim: ClaimRef<'_>) -> GradeExplanation {
        GradeExplanation {
            facts: facts(claim),
            rule: claim.rule(),
            counterfactual: counterfactual(claim),
        }
    }

    /// The same as sentences, for lists and exports.
    pub fn sentences(&self) -> Vec<String> {
        let mut sentences = vec![self.facts.clone()];
        // Where it is undecided which rule fits, the facts have said so.
        if *self.rule != UNDECIDED {
            let Rule { letter, name, when, leans_on, .. } = self.rule;
            sentences.push(format!("{letter}, {name}: {when}"));
            sentences.push(format!("leans on: {leans_on}"));
        }
        sentences.push(self.counterfactual.clone());
        sentences
    }
}

/// Who a source is, as far as the text tells: "4 people, not named; the text gives the number".
fn who(source: SourceRef<'_>) -> String {
    match source.sources() {
        Some(Sources::Stated(n)) => format!("{}, not named; the text gives the number", people(n)),
        Some(Sources::Among(n)) => {
            format!("{}, not named, of a group that the text has introduced before", people(n))
        }
        Some(Sources::Inferred(n)) => {
            format!("{}, not named, as the curator concludes; the text gives no number", people(n))
        }
        Some(Sources::Unstated) => "not named; the text gives no number".to_owned(),
        None => source.speaker().map_or("undecided who", |speaker| speaker.name()).to_owned(),
    }
}

fn facts(claim: ClaimRef<'_>) -> String {
    let strongest = claim.strongest_source();
    let who = who(strongest);
    match claim.grade() {
        Grade::Sourced { directness, .. } => {
            let others = match claim.more_sources() {
                0 => String::new(),
                more => format!(", the strongest of {} sources", more + 1),
            };
            format!("{who}{others}; {}", directness.meaning())
        }
        Grade::Open { proposed } => open(claim, proposed),
        Grade::Newsroom { rests_on: Carriers::None } => {
            format!("{who} tells it without saying where it comes from")
        }
        Grade::Newsroom { rests_on: Carriers::Open } => {
            format!("{who} tells it; what carries it is undecided")
        }
        Grade::Newsroom { rests_on: Carriers::Best(strength) } => format!(
            "{who} tells it; the text attributes its substance to {}, at best {} ({})",
            count(claim.rests_on().len(), "claim"),
            claim.carrier_rule().map_or("", |rule| rule.name),
            strength.letter(),
        ),
    }
}

/// What is undecided, and what would follow if the proposals were right.
fn open(claim: ClaimRef<'_>, proposed: Option<Proposed>) -> String {
    let proposed = match proposed {
        None => String::new(),
        Some(Proposed::Newsroom) => "; as proposed it would be the newsroom's own".to_owned(),
        Some(Proposed::Sourced { strength, directness }) => format!(
            "; as proposed it would be {}{}, {}",
            strength.letter(),
            directness.digit(),
            claim.strongest_source().proposed_rule().map_or("", |rule| rule.name),
        ),
    };
    format!("undecided: {}{proposed}", and(claim.open_in_grade()))
}

fn counterfactual(claim: ClaimRef<'_>) -> String {
    let source = claim.strongest_source();
    let (directness, attribution) = match (claim.grade(), source.attribution()) {
        (Grade::Sourced { directness, .. }, Some(attribution)) => (directness, attribution),
        (Grade::Open { .. }, _) => return "a curator's decision gives it its grade".to_owned(),
        _ => return "it would be on the scale if the text said who says it".to_owned(),
    };
    let (rule, digit) = (claim.rule(), directness.digit());
    let others = rule.counterfactuals(attribution);
    let others = others.map(|(letter, condition)| format!("{letter}{digit} if {condition}"));
    let whole = (directness != Directness::Verbatim)
        .then(|| format!("{}1 if the words were quoted whole", rule.letter));
    others.chain(whole).collect::<Vec<_>>().join("; ")
}

fn people(n: u16) -> String {
    format!("{n} {}", plural(n.into(), "person", "people"))
}
