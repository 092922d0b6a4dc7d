//! The numbers: the sourcing profile, and the people behind it.

use super::{Column, lay_out, measures, with_undecided};
use crate::{
    analysis::{Ledger, Profile, Scope, SpeakerCount, Tally, words},
    library::{Rule, UNDECIDED, Vocabulary},
};

const HEADER: [Column; 4] = [
    Column::cut_to("", 10),
    Column::number("claims"),
    Column::number("of attributed"),
    Column::number("of all"),
];

/// The numbers as a table of at most `columns` columns, and what they say in sentences.
pub fn stats(scope: Scope<'_>, columns: usize) -> String {
    let profile = Profile::of(scope);
    let mut rows: Vec<[String; 4]> = Vec::new();
    for (rule, n) in profile.strengths.iter() {
        let share = words::share(n, profile.sourced());
        let of_all = words::share(n, profile.claims());
        rows.push([format!("{} {}", rule.letter, rule.name), n.to_string(), share, of_all]);
    }
    let newsroom = Rule::of(None);
    rows.push(own_row(
        format!("{} {}", newsroom.letter, newsroom.name),
        profile.newsroom,
        profile.claims(),
    ));
    if profile.undecided > 0 {
        let name = format!("{} {}", UNDECIDED.letter, UNDECIDED.name);
        rows.push(own_row(name, profile.undecided, profile.claims()));
    }
    rows.extend(tally_rows("speech", &profile.speech, profile.claims()));
    rows.extend(tally_rows("content", &profile.content, profile.claims()));
    with_undecided(scope, &lay_out(&HEADER, &rows, columns), &sentences(scope, &profile), columns)
}

fn own_row(name: String, n: usize, all: usize) -> [String; 4] {
    [name, n.to_string(), String::new(), words::share(n, all)]
}

fn tally_rows<V: Vocabulary>(
    facet: &str,
    tally: &Tally<V>,
    all: usize,
) -> impl Iterator<Item = [String; 4]> {
    let undecided = Some((UNDECIDED.name, all - tally.total())).filter(|(_, n)| *n > 0);
    let values = tally.iter().map(|(value, n)| (value.label(), n));
    let row = move |(label, n)| own_row(format!("{facet}: {label}"), n, all);
    values.chain(undecided).map(row)
}

fn sentences(scope: Scope<'_>, profile: &Profile<'_>) -> Vec<String> {
    let mut sentences = vec![format!("{}.", profile.headline()), profile.unnamed_sentence()];
    sentences.extend(Ledger::of(scope).sentences());
    for (what, claims) in [("judgement", &profile.judgements), ("forecast", &profile.forecasts)] {
        if !claims.is_empty() {
            sentences.push(format!(
                "In {} own voice: {} ({}).",
                profile.outlet.possessive(),
                words::count(claims.len(), what),
                words::paragraphs(claims.iter().copied()),
            ));
        }
    }
    if !profile.speaker_counts.is_empty() {
        let cited =
            |voice: &SpeakerCount<'_>| format!("{} {}", voice.speaker.short(), voice.claims);
        sentences.push(format!(
            "{}: {}.",
            profile.source_words(),
            words::and(profile.speaker_counts.iter().map(cited)),
        ));
    }
    sentences.push(measures());
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::testing::{REUTERS, TUTORIAL, library},
        text::width,
    };

    #[test]
    fn nothing_has_numbers() {
        let library = library(&[TUTORIAL]);
        insta::assert_snapshot!(stats(Scope::rows(&library, &[]), 80));
    }

    #[test]
    fn it_fits_at_any_width() {
        let library = library(&[TUTORIAL, REUTERS]);
        for columns in 0..160 {
            let table = stats(Scope::all(&library), columns);
            assert!(table.lines().all(|line| width(line) <= columns.max(1)), "{columns}");
        }
    }

    #[test]
    fn the_article_at_two_widths() {
        let library = library(&[REUTERS]);
        for columns in [60, 120] {
            let table = stats(Scope::all(&library), columns);
            insta::assert_snapshot!(format!("article_{columns}"), table);
        }
    }
}
