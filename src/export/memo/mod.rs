//! The memo: a page of Markdown for an editor who has ten minutes. It says what an article
//! rests on, and passes no verdict on truth.

mod claims;
mod people;

use super::{caveats, escape};
use crate::{
    library::{ClaimRef, DossierRef, MEASURES, Row, Strength, TranslationRef},
    reading::{Scope, words},
};

/// A page for each dossier of the scope.
pub fn memo(scope: Scope<'_>) -> String {
    let pages = scope.dossiers().into_iter().map(|dossier| {
        if scope.is_whole() {
            return page(Scope::dossier(scope.library(), dossier), dossier);
        }
        let claims = scope.claims().filter(|claim| claim.dossier() == dossier);
        let rows: Vec<Row> = claims.map(ClaimRef::row).collect();
        page(Scope::rows(scope.library(), &rows), dossier)
    });
    pages.collect::<Vec<_>>().join("\n")
}

fn page(scope: Scope<'_>, dossier: DossierRef<'_>) -> String {
    let mut page = Page::default();
    head(&mut page, scope, dossier);
    claims::in_short(&mut page, scope, dossier);
    claims::lead(&mut page, scope, dossier);
    claims::profile(&mut page, scope);
    people::unnamed(&mut page, scope);
    claims::newsroom(&mut page, scope);
    people::accused(&mut page, scope);
    people::plurals(&mut page, scope);
    people::requests(&mut page, scope);
    claims::denied(&mut page, scope);
    page.heading("About the text");
    page.paragraph(&escape(dossier.note().unwrap_or("The curator noted nothing.")));
    grade(&mut page);
    page.text
}

fn head(page: &mut Page, scope: Scope<'_>, dossier: DossierRef<'_>) {
    page.text = format!("# Sourcing memo: {}\n", escape(dossier.title()));
    let mut facts = vec![dossier.outlet().to_owned(), dossier.published_long()];
    facts.extend(dossier.byline().map(|author| format!("by {author}")));
    facts.extend(dossier.place().map(str::to_owned));
    facts.push(words::count(dossier.paragraphs().into(), "paragraph"));
    facts.push(match dossier.translation() {
        TranslationRef::Original => caveats::text_of(dossier),
        TranslationRef::Human(from) | TranslationRef::Machine(from) => {
            format!("{} from {}", caveats::text_of(dossier), super::language(from))
        }
    });
    facts.extend(dossier.url().map(str::to_owned));
    page.paragraph(&format!("{}.", escape(&facts.join(", "))));
    let (some, all) = (scope.claims().count(), dossier.claims().len());
    if some < all {
        page.paragraph(&format!(
            "This memo is about {some} of the article's {all} claims, those that a query chose; \
             what it does not mention may stand in the others."
        ));
    }
    page.paragraph(&format!(
        "Grades say **{MEASURES}**. Nothing here is a verdict on truth. ¶ is the paragraph; the \
         words in `this type` are the ids of claims."
    ));
}

fn grade(page: &mut Page) {
    page.heading("What the grade measures");
    let letters =
        Strength::ALL.map(|strength| format!("{} {}", strength.letter(), strength.name()));
    page.paragraph(&format!(
        "A letter says who answers for a claim ({}; N is the newsroom's own voice, off the \
         scale, in brackets the strongest claim that it rests on); a digit says how directly the \
         words come (1 word for word, 2 quoted in part, 3 paraphrase). The grade does not \
         measure whether a claim is true, whether a source is in a position to know, or how \
         much a claim matters.",
        letters.join(", ")
    ));
}

/// A page while it is written.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn heading(&mut self, heading: &str) {
        self.text += &format!("\n## {heading}\n");
    }

    /// A paragraph of Markdown.
    fn paragraph(&mut self, markdown: &str) {
        self.text += &format!("\n{markdown}\n");
    }

    /// A list; `none` where it is empty.
    fn list(&mut self, items: impl IntoIterator<Item = String>, none: &str) {
        let items: String = items.into_iter().map(|item| format!("- {item}\n")).collect();
        if items.is_empty() {
            self.paragraph(none);
        } else {
            self.text += &format!("\n{items}");
        }
    }
}

/// Where a claim stands: "¶2 `repair-moved`".
fn place(claim: ClaimRef<'_>) -> String {
    format!("¶{} {}", claim.paragraph(), code(claim.id()))
}

/// Where claims stand: "¶2 `one`, `two`, ¶4 `three`".
fn places<'a>(claims: impl IntoIterator<Item = ClaimRef<'a>>) -> String {
    let mut last = None;
    let mut out: Vec<String> = Vec::new();
    for claim in claims {
        let is_known = last.replace(claim.paragraph()) == Some(claim.paragraph());
        out.push(if is_known { code(claim.id()) } else { place(claim) });
    }
    out.join(", ")
}

/// A claim in a list: place, grade with name, speaker, gist.
fn entry(claim: ClaimRef<'_>) -> String {
    format!(
        "{} ({} {}, {}): {}",
        place(claim),
        escape(&claim.grade_via()),
        claim.grade().name(),
        escape(claim.speaker().name()),
        escape(claim.gist()),
    )
}

fn code(id: &str) -> String {
    // A backtick would end the code.
    if id.contains('`') { escape(id) } else { format!("`{id}`") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::testing::{REUTERS, TUTORIAL, library};

    #[test]
    fn no_dossiers_are_no_page() {
        assert_eq!(memo(Scope::all(&library(&[]))), "");
        assert_eq!(memo(Scope::rows(&library(&[TUTORIAL]), &[])), "");
    }

    #[test]
    fn an_id_cannot_leave_its_code() {
        assert_eq!(code("a`b"), "a\\`b");
        assert_eq!(code("a-b"), "`a-b`");
    }

    #[test]
    fn an_article_without_claims_has_a_page() {
        let source = crate::reading::testing::small_source("empty", "", "", "");
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
