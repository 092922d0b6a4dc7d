//! Citing the article: an entry for each, with the claims that it is cited for as the annotation.

mod bibtex;
mod csl;
mod name;

pub use bibtex::bibtex;
pub use csl::csl;

use super::{caveats, language, plain};
use crate::{
    analysis::by_dossier,
    library::{ClaimRef, DossierRef, Statuses},
};

/// The tag of a language that is decided.
fn known(tag: &str) -> Option<&str> {
    Some(tag).filter(|tag| *tag != "und")
}

/// An article, and the claims that it is cited for.
struct Citation<'a> {
    article: DossierRef<'a>,
    claims: Vec<ClaimRef<'a>>,
}

impl<'a> Citation<'a> {
    fn all(claims: impl IntoIterator<Item = ClaimRef<'a>>) -> Vec<Self> {
        let articles = by_dossier(claims).into_iter();
        articles.map(|(article, claims)| Citation { article, claims }).collect()
    }

    /// What is to be known of the entry: dossiers have a curator's title and no headline.
    fn note(&self) -> String {
        let title = match self.article.decided_title() {
            Some(_) => match known(self.article.reader_language()) {
                Some(tag) => format!("title in the curator's words, in {}", language(tag)),
                None => "title in the curator's words".to_owned(),
            },
            None => "title undecided".to_owned(),
        };
        format!("{title}; {}", caveats::text_of(self.article))
    }

    /// The claims with their caveats.
    fn annotation(&self) -> String {
        plain(self.claims.iter().copied(), &Statuses::default()).trim_end().to_owned()
    }
}
