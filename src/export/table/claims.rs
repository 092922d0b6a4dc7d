//! The table of claims.

use super::{Column, STANCE_KEY, lay_out, measures, stance_mark, with_undecided};
use crate::{
    analysis::{Profile, Scope},
    library::{ClaimRef, PropositionRef},
};

const HEADER: [Column; 7] = [
    Column::cut_to("dossier", 10),
    Column::number("¶"),
    Column::whole("grade"),
    Column::whole(""),
    Column::whole("speaker"),
    Column::cut_to("claim", 20),
    // Cut ids are of no use: whole, or not at all.
    Column::whole("id").optional(),
];

/// The claims as a table of at most `columns` columns: paragraph, grade, side toward the
/// proposition in focus, speaker and gist; the dossier where there are several, and the id
/// where there is room.
pub fn claims(scope: Scope<'_>, focus: Option<PropositionRef<'_>>, columns: usize) -> String {
    let has_several = scope.dossiers().len() > 1;
    let row = |claim: ClaimRef<'_>| {
        let dossier = if has_several { claim.dossier().id() } else { "" };
        let stance = focus.and_then(|focus| claim.stance_on(focus.key()));
        let mark = stance.map(|stance| stance_mark(stance.position(), stance.basis()));
        [
            dossier.to_owned(),
            claim.paragraph().to_string(),
            claim.grade_label(),
            mark.map(String::from).unwrap_or_default(),
            claim.speaker_short().into_owned(),
            claim.line().into_owned(),
            claim.id().to_owned(),
        ]
    };
    let rows: Vec<[String; 7]> = scope.claims().map(row).collect();
    let mut sentences = vec![format!("{}.", Profile::of(scope).headline()), measures()];
    sentences.extend(focus.map(|focus| format!("{STANCE_KEY}: {}", focus.text())));
    with_undecided(scope, &lay_out(&HEADER, &rows, columns), &sentences, columns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::testing::{REUTERS, TUTORIAL, library},
        text::width,
    };

    #[test]
    fn without_claims_there_are_the_sentences() {
        let library = library(&[TUTORIAL]);
        insta::assert_snapshot!(claims(Scope::rows(&library, &[]), None, 80));
    }

    #[test]
    fn it_fits_at_any_width() {
        let library = library(&[TUTORIAL, REUTERS]);
        for columns in 0..200 {
            let focus = library.propositions().next();
            for line in claims(Scope::all(&library), focus, columns).lines() {
                assert!(width(line) <= columns.max(1), "{columns}: {line}");
            }
        }
    }

    #[test]
    fn the_tutorial_at_three_widths() {
        let library = library(&[TUTORIAL]);
        for columns in [60, 80, 120] {
            let table = claims(Scope::all(&library), library.propositions().next(), columns);
            insta::assert_snapshot!(format!("tutorial_{columns}"), table);
        }
    }

    #[test]
    fn several_dossiers_are_named() {
        let library = library(&[TUTORIAL, REUTERS]);
        let rows = ["pier-lead", "shelving-lead"].map(|id| library.find(id).unwrap().row());
        insta::assert_snapshot!(claims(Scope::rows(&library, &rows), None, 80));
    }
}
