//! The memo: a page for an editor who has ten minutes. It says what an article rests on, and
//! passes no verdict on truth.

mod claims;
mod people;

use super::{
    caveats,
    page::{Page, Prose, Run, Section},
};
use crate::{
    analysis::{Scope, words},
    library::{ClaimRef, DossierRef, MEASURES, Row, Rule, TranslationRef},
};

/// A page of Markdown for each dossier of the scope.
pub fn memo(scope: Scope<'_>) -> String {
    let pages = each_dossier(scope, |scope, dossier| findings(scope, dossier).markdown());
    pages.join("\n")
}

/// Each dossier of a scope with what of it is meant.
pub(super) fn each_dossier<T>(
    scope: Scope<'_>,
    mut of: impl FnMut(Scope<'_>, DossierRef<'_>) -> T,
) -> Vec<T> {
    let dossiers = scope.dossiers().into_iter().map(|dossier| {
        if scope.is_whole() {
            return of(Scope::dossier(scope.library(), dossier), dossier);
        }
        let claims = scope.claims().filter(|claim| claim.dossier() == dossier);
        let rows: Vec<Row> = claims.map(ClaimRef::row).collect();
        of(Scope::of_dossier(scope.library(), dossier, &rows), dossier)
    });
    dossiers.collect()
}

/// What there is to say of one dossier.
pub(super) fn findings<'a>(scope: Scope<'a>, dossier: DossierRef<'a>) -> Page<'a> {
    let mut about = Section::new("About the text");
    about.paragraph(match dossier.note() {
        Some(note) => Run::foreign(note).into(),
        None => Prose::from("The curator left no note."),
    });
    Page {
        title: format!("Sourcing memo: {}", dossier.title()),
        lead: lead(scope, dossier),
        sections: vec![
            claims::in_short(scope, dossier),
            claims::lead(scope, dossier),
            claims::profile(scope),
            people::unnamed(scope),
            claims::newsroom(scope),
            people::accused(scope),
            people::uncounted_groups(scope),
            people::requests(scope),
            claims::denied(scope),
            about,
            grade(),
        ],
    }
}

/// What the page is about, and what it is not.
fn lead<'a>(scope: Scope<'a>, dossier: DossierRef<'a>) -> Vec<Prose<'a>> {
    let mut facts = vec![Run::foreign(dossier.outlet()).into(), dossier.published_long().into()];
    facts.extend(dossier.byline().map(|author| Prose::from("by ") + Run::foreign(author)));
    facts.extend(dossier.place().map(|place| Run::foreign(place).into()));
    facts.push(words::count(dossier.paragraphs().into(), "paragraph").into());
    let text = match dossier.translation() {
        TranslationRef::Original | TranslationRef::Undecided => caveats::text_of(dossier),
        TranslationRef::Human(from) | TranslationRef::Machine(from) => {
            format!("{} from {}", caveats::text_of(dossier), super::language(from))
        }
    };
    facts.push(text.into());
    facts.extend(dossier.url().map(|url| Run::foreign(url).into()));
    let mut lead = vec![Prose::join(facts, ", ") + "."];
    let (some, all) = (scope.claims().count(), dossier.claims().len());
    if some < all {
        lead.push(Prose::from(format!(
            "This page is about {some} of the article's {all} claims, those that a query chose; \
             what it does not mention may stand in the others."
        )));
    }
    let measures = Prose::from("Grades say ") + Run::strong(MEASURES);
    lead.push(
        measures
            + ". Nothing here is a verdict on truth. ¶ is the paragraph; the words in "
            + Run::Code("this type")
            + " are the ids of claims.",
    );
    lead
}

fn grade<'a>() -> Section<'a> {
    let mut section = Section::new("What the grade measures");
    let letters = Rule::on_scale().into_iter().map(|rule| format!("{} {}", rule.letter, rule.name));
    let letters: Vec<_> = letters.collect();
    section.paragraph(format!(
        "A letter says who answers for a claim ({}; N is the newsroom's own voice, off the \
         scale, in brackets the strongest claim that it rests on); a digit says how directly the \
         words come (1 word for word, 2 quoted in part, 3 paraphrase). The grade does not \
         measure whether a claim is true, whether a source is in a position to know, or how \
         much a claim matters.",
        letters.join(", ")
    ));
    section
}

/// Where a claim stands: "¶2 `repair-moved`".
fn place(claim: ClaimRef<'_>) -> Prose<'_> {
    Prose::from(format!("¶{} ", claim.paragraph())) + Run::Claim(claim)
}

/// Where claims stand.
fn places<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>) -> Prose<'a> {
    Run::Places(claims.into_iter().collect()).into()
}

/// A claim in a list: place, grade with name, speaker, gist.
fn entry(claim: ClaimRef<'_>) -> Prose<'_> {
    let (grade, name) = (claim.grade_via(), claim.rule().name);
    let translated = caveats::translated(claim);
    let place = place(claim)
        + format!(" ({grade} {name}{translated}, ")
        + Run::foreign(claim.speaker_name());
    place + "): " + Run::foreign(claim.line())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{REUTERS, TUTORIAL, library, small};

    const PEOPLE: &str = r#"
        (id: "paper", name: "Paper", kind: Outlet), (id: "u", name: "People", kind: Unnamed),
        (id: "ann", name: "Ann", kind: Person),"#;
    const TOLD_SECOND: &str = r#"
        (id: "first", paragraph: 1, speaker: "u", speech: Paraphrase, gist: "x", sources: Stated(2), against: ["ann"]),
        (id: "second", paragraph: 1, speaker: "paper", speech: Narration, gist: "y"),
        (id: "third", paragraph: 2, speaker: "ann", speech: Paraphrase, gist: "z"),"#;

    #[test]
    fn no_dossiers_are_no_page() {
        assert_eq!(memo(Scope::all(&library(&[]))), "");
        assert_eq!(memo(Scope::rows(&library(&[TUTORIAL]), &[])), "");
    }

    #[test]
    fn the_lead_is_the_first_claim_whoever_makes_it() {
        let library = small(PEOPLE, TOLD_SECOND, "");
        let page = memo(Scope::all(&library));
        assert!(
            page.contains("- **The lead**: several unnamed\n  - It is attributed to People (D)."),
            "{page}"
        );
        let (_, lead) = page.split_once("## The lead").unwrap();
        let (lead, _) = lead.split_once("## ").unwrap();
        assert!(lead.contains("`first`") && !lead.contains("`second`"), "{lead}");
        let rows = [library.find("second").unwrap().row()];
        let page = memo(Scope::rows(&library, &rows));
        assert!(page.contains("The lead is not among these claims."), "{page}");
        assert!(page.contains("- **The lead**: not among these claims\n"), "{page}");
    }

    #[test]
    fn a_request_is_about_no_more_than_the_text_says() {
        for (request, expected) in [
            (
                r#"outcome: Declined, claims: [], link: Stated"#,
                "declined; about something that no claim says",
            ),
            (
                r#"outcome: NoReply, claims: [], link: Inferred"#,
                "no reply; about what the text does not say",
            ),
            (
                r#"outcome: NoReply, claims: ["second"], link: Inferred"#,
                r"no reply; about ¶1 `second` \*",
            ),
        ] {
            let request = format!(r#"(paragraph: 3, to: ["ann"], {request})"#);
            let library = small(PEOPLE, TOLD_SECOND, &request);
            let page = memo(Scope::all(&library));
            let has_star = page.contains("the curator infers it");
            assert_eq!(has_star, expected.ends_with('*'), "{page}");
            assert!(page.contains(&format!("- ¶3 Ann: {expected}\n")), "{page}");
            let (_, accused) = page.split_once("whether about these claims:").unwrap();
            let (reply, _) = expected.split_once(';').unwrap();
            assert!(
                accused.contains(&format!("- Ann: ¶1 `first`; asked in ¶3: {reply}\n")),
                "{accused}"
            );
        }
    }

    #[test]
    fn what_is_undecided_of_a_request_is_told_after_what_is_decided() {
        for (request, expected) in [
            (
                r#"open: [To(), Outcome, Claims, Link]"#,
                "¶3: undecided who was asked, what came of it and what it was about",
            ),
            (
                r#"to: ["ann"], outcome: NoReply, open: [Claims, Link]"#,
                "¶3 Ann: no reply; undecided what it was about",
            ),
            (
                r#"to: ["ann"], outcome: NoReply, claims: ["first"], open: [Link]"#,
                "¶3 Ann: no reply; about ¶1 `first`; undecided whether the text says so",
            ),
            (
                r#"to: ["ann"], claims: ["first"], link: Stated, open: [Outcome]"#,
                "¶3 Ann: about ¶1 `first`; undecided what came of it",
            ),
        ] {
            let request = format!("(paragraph: 3, {request})");
            let page = memo(Scope::all(&small(PEOPLE, TOLD_SECOND, &request)));
            assert!(page.contains(&format!("- {expected}\n")), "{expected}: {page}");
        }
    }

    #[test]
    fn who_was_accused_and_not_asked_still_speaks() {
        let page = memo(Scope::all(&small(PEOPLE, TOLD_SECOND, "")));
        let (_, own) = page.split_once("and not reported as a reply:").unwrap();
        assert!(own.contains("- Ann\n  - ¶2 `third`"), "{own}");
    }

    #[test]
    fn an_article_without_claims_has_a_page() {
        let source = crate::analysis::testing::small_source("empty", "", "", "");
        insta::assert_snapshot!(memo(Scope::all(&library(&[&source]))));
    }

    #[test]
    fn a_querys_rows_have_a_page_for_each_article() {
        let library = library(&[TUTORIAL, REUTERS]);
        let rows =
            ["kites-not-reason", "cutler-leverage"].map(|id| library.find(id).unwrap().row());
        insta::assert_snapshot!(memo(Scope::rows(&library, &rows)));
    }

    #[test]
    fn the_tutorial() {
        insta::assert_snapshot!(memo(Scope::all(&library(&[TUTORIAL]))));
    }

    #[test]
    fn the_article() {
        insta::assert_snapshot!(memo(Scope::all(&library(&[REUTERS]))));
    }
}
