//! What there is to say to a query, with what an article is found to rest on.

use super::{Prose, Scope, brief};
use crate::{
    library::{Library, Statuses},
    query::{Advice, Index, Query},
    text::fold,
};

/// What there is to say to a query, which finds something or does not; less of it once `is_overtaken`
/// says that nobody wants it any more. Of a single article, a word
/// that is the name of nothing is answered with the claims behind the finding that has it.
pub fn advice(
    query: &Query,
    finds_something: bool,
    library: &Library,
    statuses: &Statuses,
    index: &Index,
    is_overtaken: &dyn Fn() -> bool,
) -> Advice {
    let mut advice = query.advice(finds_something, library, statuses, index, is_overtaken);
    let mut dossiers = library.dossiers();
    let (first, second) = (dossiers.next(), dossiers.next());
    let Some(dossier) = first.filter(|_| second.is_none() && !advice.unknown.is_empty()) else {
        return advice;
    };
    let findings = brief(Scope::all(library), dossier).into_iter().filter_map(|finding| {
        let query = Query::parse(&finding.query?, library).ok()?;
        let details = finding.details.iter().map(Prose::text).collect::<Vec<_>>().join(" ");
        let said = format!("{} {} {details}", finding.heading, finding.answer);
        Some((finding.heading, query, fold(&said).into_owned()))
    });
    let findings: Vec<_> = findings.collect();
    advice.unknown.retain(|(place, word)| {
        let word = fold(word);
        let is_whole = word.chars().all(char::is_alphanumeric);
        let has_word = |said: &str| match is_whole {
            true => said.split(|c: char| !c.is_alphanumeric()).any(|it| it == word),
            // A word such as "machine-translated".
            false => said.contains(&*word),
        };
        let answer = findings.iter().filter(|(_, _, said)| has_word(said)).find_map(
            |(heading, found_by, _)| {
                query.answered_by(*place, found_by, heading, library, statuses)
            },
        );
        let is_unknown = answer.is_none();
        if !is_unknown {
            advice.answers.retain(|vain| !(vain.is_vain() && vain.terms.contains(place)));
        }
        advice.answers.extend(answer);
        is_unknown
    });
    advice
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::tests::{REUTERS, TUTORIAL, library, query};

    fn names(text: &str, sources: &[&str]) -> Vec<String> {
        let library = library(sources);
        let index = Index::of(&library);
        let statuses = Statuses::default();
        advice(&query(text, &library), false, &library, &statuses, &index, &|| false).names()
    }

    #[test]
    fn a_word_of_a_finding_is_answered_with_the_claims_behind_it() {
        for (sources, expected) in [
            (
                &[REUTERS][..],
                &[
                    "For `share`, try `speaker:insiders,insiders-office,insiders-tplink -grade:open` (15).",
                ][..],
            ),
            (&[REUTERS, TUTORIAL], &[]),
        ] {
            assert_eq!(names("share", sources), expected);
        }
        assert_eq!(names("xyzzy", &[REUTERS]), [""; 0]);
        // No claim has that reply; the finding that says the word has claims.
        assert_eq!(names("declined", &[REUTERS]), ["For `declined`, try `-asked:none,open` (14)."]);
        let words = names("machine-translated", &[REUTERS]);
        assert_eq!(words, ["For `machine-translated`, try `speech:verbatim,partial` (15)."]);
    }

    #[test]
    fn a_grade_is_answered_as_the_screen_writes_it() {
        assert_eq!(names("D3", &[REUTERS]), ["For `D3`, try `grade:D3` (11)."]);
        assert_eq!(names("Z9", &[REUTERS]), [""; 0]);
    }
}
