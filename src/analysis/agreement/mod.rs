//! What two curators of one text agree on.
//!
//! Two questions are kept apart. Which stretches of the text are claims at all is answered by how
//! many claims of each dossier are in the other, because there is no chance agreement on what
//! nobody listed. What the claims in both are said to be is answered facet by facet, by how many
//! have the same value, and by Cohen's kappa.
//!
//! Ids are each curator's own, and make no difference. Claims are paired by the words of the
//! article and by their gists, never by anything that is compared, or the agreement would be
//! greater than it is.

mod claims;
mod facets;
mod kappa;
mod matches;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub use facets::{Comparison, Differing, Facet, Value};
pub use kappa::{Cell, Confusion};
pub use matches::{Match, MatchedBy, Matches};

use crate::library::{ClaimRef, DossierRef, PropositionRef, SpeakerRef};

/// What two dossiers of one text, A and B, agree on. Nothing in it prefers one of them.
#[derive(Debug)]
pub struct Agreement<'a> {
    /// The one.
    pub a: DossierRef<'a>,
    /// The other.
    pub b: DossierRef<'a>,
    /// Whether both are known to be of one text, by its fingerprint; otherwise one of them has none.
    pub is_text_known: bool,
    /// Which claims are in both.
    pub claims: Matches<ClaimRef<'a>>,
    /// Which speakers are in both, silent ones included.
    pub speakers: Matches<SpeakerRef<'a>>,
    /// Which propositions are in both.
    pub propositions: Matches<PropositionRef<'a>>,
    /// What the claims in both are said to be, one for each of [`Facet::ALL`].
    pub facets: Vec<Comparison<'a>>,
}

/// Why two dossiers have no agreement that could be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotComparable {
    /// The fingerprints of their texts differ.
    #[error("these dossiers are of two texts: their sha256 differ")]
    OtherText,
    /// Their texts, of which at least one has no fingerprint, have other numbers of paragraphs.
    #[error("these dossiers are of two texts: one has {0} paragraphs, the other {1}")]
    OtherParagraphs(u16, u16),
    /// No claim is in both, and nothing else shows that the text is the same.
    #[error(
        "no claim of one is in the other, and without a sha256 in both nothing shows that they are \
         of one text"
    )]
    NothingInCommon,
    /// Pairing the claims would take too long.
    #[error("the claims of a paragraph are too many, or too long, to be compared with one another")]
    TooMuch,
}

/// What two dossiers agree on.
///
/// # Errors
///
/// Where they are of two texts, or may be, or too large.
pub fn agreement<'a>(a: DossierRef<'a>, b: DossierRef<'a>) -> Result<Agreement<'a>, NotComparable> {
    let is_text_known = match (a.sha256(), b.sha256()) {
        (Some(one), Some(other)) if !one.eq_ignore_ascii_case(other) => {
            return Err(NotComparable::OtherText);
        }
        (Some(_), Some(_)) => true,
        _ if a.paragraphs() != b.paragraphs() => {
            return Err(NotComparable::OtherParagraphs(a.paragraphs(), b.paragraphs()));
        }
        _ => false,
    };
    let claims = claims::paired(a, b)?;
    let have_claims = a.claims().len() > 0 && b.claims().len() > 0;
    if !is_text_known && have_claims && claims.both.is_empty() {
        return Err(NotComparable::NothingInCommon);
    }
    let speakers = matches::speakers(a, b);
    let propositions = matches::propositions(a, b);
    let facets = facets::compared(&claims, &speakers, &propositions);
    Ok(Agreement { a, b, is_text_known, claims, speakers, propositions, facets })
}
