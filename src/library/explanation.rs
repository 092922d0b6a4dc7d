//! Why a claim has its grade: the facts, the rule that fired, what it leans on, and what would
//! have made it another.

use super::{ClaimRef, Directness, Grade, Rule};
use crate::{
    dossier::Sources,
    text::{count, plural},
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
    pub fn sentences(&self) -> [String; 4] {
        [
            self.facts.clone(),
            format!("{}, {}: {}", self.rule.letter, self.rule.name, self.rule.when),
            format!("leans on: {}", self.rule.leans_on),
            self.counterfactual.clone(),
        ]
    }
}

fn facts(claim: ClaimRef<'_>) -> String {
    let who = match claim.sources() {
        Some(Sources::Stated(n)) => format!("{}, not named; the text gives the number", people(n)),
        Some(Sources::Among(n)) => {
            format!("{}, not named, of a group that the text has introduced before", people(n))
        }
        Some(Sources::Inferred(n)) => {
            format!("{}, not named, as the curator concludes; the text gives no number", people(n))
        }
        Some(Sources::Unstated) => "not named; the text gives no number".to_owned(),
        None => claim.speaker().name().to_owned(),
    };
    match claim.grade() {
        Grade::Sourced { directness, .. } => format!("{who}; {}", directness.meaning()),
        Grade::Newsroom { rests_on: None } => {
            format!("{who} tells it without saying where it comes from")
        }
        Grade::Newsroom { rests_on: Some(strength) } => format!(
            "{who} tells it; the text attributes its substance to {}, at best {} ({})",
            count(claim.rests_on().len(), "claim"),
            strength.name(),
            strength.letter(),
        ),
    }
}

fn counterfactual(claim: ClaimRef<'_>) -> String {
    let Grade::Sourced { directness, .. } = claim.grade() else {
        return "it would be on the scale if the text said who says it".to_owned();
    };
    let (rule, digit) = (claim.rule(), directness.digit());
    let others = rule.counterfactuals(claim.attribution());
    let others = others.map(|(letter, condition)| format!("{letter}{digit} if {condition}"));
    let whole = (directness != Directness::Verbatim)
        .then(|| format!("{}1 if the words were quoted whole", rule.letter));
    others.chain(whole).collect::<Vec<_>>().join("; ")
}

fn people(n: u16) -> String {
    format!("{n} {}", plural(n.into(), "person", "people"))
}
