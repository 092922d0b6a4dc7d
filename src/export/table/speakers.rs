//! The table of speakers.

use super::{Column, STANCE_KEY, lay_out, measures, stance_mark, with_undecided};
use crate::{
    analysis::{Cell, Ledger, NO_REQUEST, Scope, SpeakerRow, Speakers, words},
    dossier::ClaimField,
    library::{ClaimRef, Grade, PropositionRef, Vocabulary},
};

const HEADER: [Column; 8] = [
    Column::cut_to("speaker", 12),
    Column::number("claims"),
    Column::whole("stance"),
    Column::whole("best"),
    Column::whole("usual"),
    Column::number("asked"),
    Column::cut_to("claims by reply", 15),
    Column::whole("kind").optional(),
];

/// The longest run of stance marks, one a claim; above it they become counts.
const MOST_MARKS: usize = 6;

/// Below this the number of requests gives way to what came of them.
const ROOM_FOR_REQUESTS: usize = 72;

/// The speakers as a table of at most `columns` columns, silent ones included.
pub fn speakers(scope: Scope<'_>, focus: Option<PropositionRef<'_>>, columns: usize) -> String {
    let speakers = Speakers::of(scope);
    let rows: Vec<[String; 8]> =
        speakers.rows.iter().map(|row| cells(row, focus, columns)).collect();
    let (all, silent) = (speakers.rows.len(), speakers.silent());
    let mut sentences = vec![
        format!(
            "{}, {silent} of them silent. One with many claims is still one source.",
            words::count(all, "speaker")
        ),
        measures(),
    ];
    if speakers.rows.iter().any(|row| !row.proposed.is_empty()) {
        sentences.push("? is proposed: it is undecided who makes the claims.".to_owned());
    }
    if rows.iter().any(|[.., asked, _, _]| !asked.is_empty()) {
        let counts = "Asked counts requests for comment, and by reply stand the claims that they were about.";
        sentences.push(counts.to_owned());
    }
    sentences.extend(focus.map(|focus| format!("{STANCE_KEY}, · takes none: {}", focus.text())));
    sentences.extend(Ledger::of(scope).sentences());
    if speakers.rows.iter().any(|row| row.replies.get(Cell::NoRequestReported) > 0) {
        sentences.push(format!("◊ is criticised: {NO_REQUEST}."));
    }
    with_undecided(scope, &lay_out(&HEADER, &rows, columns), &sentences, columns)
}

fn cells(row: &SpeakerRow<'_>, focus: Option<PropositionRef<'_>>, columns: usize) -> [String; 8] {
    let grade = |grade: Option<Grade>| grade.map(|grade| grade.to_string()).unwrap_or_default();
    let claims = match (row.claims.len(), row.proposed.len()) {
        _ if row.is_silent => "silent".to_owned(),
        (n, 0) => n.to_string(),
        (0, proposed) => format!("{proposed}?"),
        (n, proposed) => format!("{n}, {proposed}?"),
    };
    let asked = match row.requests {
        0 => String::new(),
        _ if columns < ROOM_FOR_REQUESTS => String::new(),
        requests => requests.to_string(),
    };
    [
        row.speaker.name().to_owned(),
        claims,
        focus.map(|focus| marks(row, focus)).unwrap_or_default(),
        grade(row.best()),
        grade(row.usual()),
        asked,
        replied(row),
        row.speaker.kind().map_or("undecided", Vocabulary::label).to_owned(),
    ]
}

fn marks(row: &SpeakerRow<'_>, focus: PropositionRef<'_>) -> String {
    let mark = |claim: &ClaimRef<'_>| match claim.stance_on(focus.key()) {
        Some(stance) => stance_mark(stance.position(), stance.basis()),
        None if claim.is_undecided(ClaimField::Stances) => '?',
        None => '·',
    };
    let marks: String = row.claims.iter().map(mark).collect();
    if row.claims.len() <= MOST_MARKS {
        return marks;
    }
    let mut counts = Vec::new();
    for known in ['▼', '▽', '○', '△', '▲', '?', '·'] {
        match marks.chars().filter(|mark| *mark == known).count() {
            0 => {}
            n => counts.push(format!("{known}{n}")),
        }
    }
    counts.join(" ")
}

fn replied(row: &SpeakerRow<'_>) -> String {
    let part = |(cell, n): (Cell, usize)| match cell {
        Cell::Reply(reply) => format!("{n} {}", reply.label()),
        Cell::BodyAsked => format!("{n} criticised, body asked"),
        Cell::Undecided => format!("{n} criticised, undecided"),
        Cell::AskedElsewhere => format!("{n} criticised, asked"),
        Cell::BodyAskedElsewhere => format!("{n} body asked, unclear"),
        Cell::NoRequestReported => format!("◊ {n} criticised"),
    };
    row.replies.occurring().map(part).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::testing::{REUTERS, TUTORIAL, library},
        text::width,
    };

    #[test]
    fn nobody_is_a_table() {
        let library = library(&[TUTORIAL]);
        insta::assert_snapshot!(speakers(Scope::rows(&library, &[]), None, 80));
    }

    #[test]
    fn it_fits_at_any_width() {
        let library = library(&[TUTORIAL, REUTERS]);
        for columns in 0..160 {
            let table = speakers(Scope::all(&library), library.propositions().next(), columns);
            assert!(table.lines().all(|line| width(line) <= columns.max(1)), "{columns}");
        }
    }

    #[test]
    fn the_article_at_three_widths() {
        let library = library(&[REUTERS]);
        for columns in [60, 80, 120] {
            let table = speakers(Scope::all(&library), library.propositions().next(), columns);
            insta::assert_snapshot!(format!("article_{columns}"), table);
        }
    }
}
