//! The table of requests for comment, and what nobody was reported to be asked about.

use super::{Column, lay_out, with_undecided};
use crate::{
    analysis::{Cell, NO_REQUEST, Replies, Scope, words},
    dossier::{Link, RequestField},
    library::{RequestRef, SpeakerRef, Vocabulary},
};

const HEADER: [Column; 6] = [
    Column::cut_to("dossier", 10),
    Column::number("¶"),
    Column::cut_to("asked", 12),
    Column::whole("outcome"),
    Column::cut_to("about", 8),
    Column::cut_to("answer", 8),
];

/// The requests as a table of at most `columns` columns, and who is accused without one.
pub fn replies(scope: Scope<'_>, columns: usize) -> String {
    let replies = Replies::of(scope);
    let has_several = scope.dossiers().len() > 1;
    let rows = replies.requests.iter().map(|request| cells(*request, has_several));
    let rows: Vec<[String; 6]> = rows.collect();
    let mut sentences = Vec::new();
    if replies.requests.iter().any(|request| request.is_inferred()) {
        sentences.push(
            "* The text does not say what the request was about; the curator infers it.".to_owned(),
        );
    }
    if replies.requests.iter().any(|request| request.is_link_undecided()) {
        let undecided = "? It is undecided whether the text says what the request was about.";
        sentences.push(undecided.to_owned());
    }
    let accused: Vec<String> = replies
        .accused_without_request()
        .map(|(party, claims)| format!("{} ({})", party.speaker.name(), words::paragraphs(claims)))
        .collect();
    for (mark, what) in [
        (Cell::BodyAsked, "the body that they belong to was asked"),
        (Cell::Undecided, "undecided whether they were asked about this, or what came of it"),
        (Cell::AskedElsewhere, "asked, while the text does not say whether about this"),
        (
            Cell::BodyAskedElsewhere,
            "the body that they belong to was asked, while the text does not say whether about this",
        ),
    ] {
        let parties = replies.parties.iter().filter_map(|party| {
            let claims = replies.marked(party, mark);
            let places = words::paragraphs(claims.iter().copied());
            (!claims.is_empty()).then(|| format!("{} ({places})", party.speaker.name()))
        });
        let parties: Vec<String> = parties.collect();
        if !parties.is_empty() {
            sentences.push(format!("Criticised: {}: {what}.", words::and(parties)));
        }
    }
    if !accused.is_empty() {
        sentences.push(format!("Criticised: {}: {NO_REQUEST}.", words::and(accused)));
    } else {
        sentences.push(replies.nobody_without_request());
    }
    with_undecided(scope, &lay_out(&HEADER, &rows, columns), &sentences, columns)
}

fn cells(request: RequestRef<'_>, has_several: bool) -> [String; 6] {
    let dossier = if has_several { request.dossier().id() } else { "" };
    let inferred = match request.is_inferred() {
        true => " *",
        false if request.is_link_undecided() => " ?",
        false => "",
    };
    let about = match (request.claims().len(), request.link()) {
        _ if request.open().has(RequestField::Claims) => "undecided".to_owned(),
        (0, None) => "undecided".to_owned(),
        (0, Some(Link::Stated)) => "no claim".to_owned(),
        (0, Some(Link::Inferred)) => "not said".to_owned(),
        (n, _) => format!("{} ({})", words::paragraphs(request.claims()), words::count(n, "claim")),
    };
    [
        dossier.to_owned(),
        request.paragraph().to_string(),
        match request.to().len() {
            0 => "undecided".to_owned(),
            _ => words::and(request.to().map(SpeakerRef::name)),
        },
        request.reply().map_or("undecided", Vocabulary::label).to_owned(),
        about + inferred,
        words::paragraphs(request.answers()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::testing::{REUTERS, TUTORIAL, library, small},
        text::width,
    };

    #[test]
    fn no_requests_are_a_table() {
        let library = library(&[TUTORIAL]);
        insta::assert_snapshot!(replies(Scope::rows(&library, &[]), 80));
    }

    #[test]
    fn nothing_is_concluded_of_a_request_about_no_claim() {
        let people = r#"(id: "a", name: "Ann", kind: Person)"#;
        for (link, about) in [("Stated", "no claim"), ("Inferred", "not said")] {
            let request = format!(r#"(paragraph: 3, to: ["a"], outcome: Declined, link: {link})"#);
            let table = replies(Scope::all(&small(people, "", &request)), 80);
            assert!(table.contains(about) && !table.contains(['*']), "{table}");
        }
    }

    #[test]
    fn it_fits_at_any_width() {
        let library = library(&[TUTORIAL, REUTERS]);
        for columns in 0..160 {
            let table = replies(Scope::all(&library), columns);
            assert!(table.lines().all(|line| width(line) <= columns.max(1)), "{columns}");
        }
    }

    #[test]
    fn the_article_at_three_widths() {
        let library = library(&[REUTERS]);
        for columns in [60, 80, 120] {
            let table = replies(Scope::all(&library), columns);
            insta::assert_snapshot!(format!("article_{columns}"), table);
        }
    }
}
