//! Speakers: one row each, those who never speak included.

use super::{Cell, Replies, Scope, Tally, groups::Groups};
use crate::{
    dossier::{Basis, Position},
    library::{Carriers, ClaimRef, DossierRef, Grade, PropositionId, Row, SourceRef, SpeakerRef},
};
use std::cmp::Reverse;

/// Who speaks, and who is only asked, accused or relayed.
#[derive(Debug, Clone)]
pub struct Speakers<'a> {
    /// Those with most claims first.
    pub rows: Vec<SpeakerRow<'a>>,
}

/// A speaker, and what the claims show of them.
#[derive(Debug, Clone)]
pub struct SpeakerRow<'a> {
    /// Who.
    pub speaker: SpeakerRef<'a>,
    /// Their claims.
    pub claims: Vec<ClaimRef<'a>>,
    /// The claims that are proposed to be theirs, while it is undecided who makes them.
    pub proposed: Vec<ClaimRef<'a>>,
    /// Whether no claim of their articles is theirs, or may be.
    pub is_silent: bool,
    /// How many requests to them the articles report.
    pub requests: usize,
    /// What they replied to claims, and the claims that accuse them.
    pub replies: Tally<Cell>,
    /// The claims that accuse them while the text reports no request to them.
    pub accused_without_request: Vec<ClaimRef<'a>>,
    /// How many claims of others pass on their words.
    pub relayed: usize,
    /// The first claim of the articles that is theirs, accuses them, was put to them or passes on
    /// their words.
    pub first: Option<Row>,
}

impl<'a> Speakers<'a> {
    /// The speakers of the claims; of a whole article everybody in it, of a query's rows those
    /// whom they concern.
    pub fn of(scope: Scope<'a>) -> Self {
        let mut rows = Groups::new();
        for claim in scope.claims() {
            for source in claim.all_sources() {
                let Some(speaker) = source.speaker().or(source.proposed()) else { continue };
                let row = rows.entry(speaker.key(), || SpeakerRow::new(speaker));
                let claims = match source.speaker() {
                    Some(_) => &mut row.claims,
                    None => &mut row.proposed,
                };
                claims.push(claim);
                row.comes_in([claim]);
            }
        }
        let replies = Replies::of(scope);
        for party in &replies.parties {
            let row = rows.entry(party.speaker.key(), || SpeakerRow::new(party.speaker));
            row.is_silent = party.is_silent;
            row.requests = party.requests;
            row.replies = party.totals();
            row.accused_without_request = replies.marked(party, Cell::NoRequestReported);
            row.comes_in(party.cells.iter().map(|(column, _)| replies.columns[*column]));
        }
        for claim in scope.claims() {
            for relayed in claim.relays() {
                if let Some(row) = rows.get_mut(&relayed.key()) {
                    row.relayed += 1;
                    row.comes_in([claim]);
                }
            }
        }
        // Of whom nothing is decided yet.
        let everybody = scope.is_whole().then(|| scope.dossiers()).into_iter().flatten();
        for speaker in everybody.flat_map(DossierRef::speakers) {
            rows.entry(speaker.key(), || SpeakerRow::new(speaker));
        }
        let mut rows = rows.into_values();
        rows.sort_by_key(|row| Reverse((row.claims.len(), row.proposed.len())));
        Speakers { rows }
    }

    /// How many never speak.
    pub fn silent(&self) -> usize {
        self.rows.iter().filter(|row| row.is_silent).count()
    }
}

impl<'a> SpeakerRow<'a> {
    fn new(speaker: SpeakerRef<'a>) -> Self {
        SpeakerRow {
            speaker,
            claims: Vec::new(),
            proposed: Vec::new(),
            is_silent: false,
            requests: 0,
            replies: Tally::over(&Cell::ALL, []),
            accused_without_request: Vec::new(),
            relayed: 0,
            first: None,
        }
    }

    fn comes_in(&mut self, claims: impl IntoIterator<Item = ClaimRef<'a>>) {
        let rows = claims.into_iter().map(ClaimRef::row);
        self.first = self.first.into_iter().chain(rows).min();
    }

    /// The best of their grades; the newsroom has one that is off the scale.
    pub fn best(&self) -> Option<Grade> {
        self.grades().min_by_key(|grade| grade.order())
    }

    /// The grade that most of their claims have; of two that are as common the weaker.
    pub fn usual(&self) -> Option<Grade> {
        let mut counts = Groups::new();
        self.grades().for_each(|grade| counts.entry(grade, || (grade, 0)).1 += 1);
        let counts = counts.into_values().into_iter();
        counts.max_by_key(|(grade, count)| (*count, grade.order())).map(|(grade, _)| grade)
    }

    fn grades(&self) -> impl Iterator<Item = Grade> + '_ {
        let own = |claim: &ClaimRef<'_>| {
            let mut sources = claim.all_sources();
            sources.find(|source| source.speaker() == Some(self.speaker)).map(SourceRef::grade)
        };
        let decided = self.claims.iter().filter(|claim| !claim.grade().is_open());
        let grades = decided.filter_map(own).filter(|grade| !grade.is_open());
        grades.map(|grade| match grade {
            // What one narration rests on says nothing of the newsroom as a speaker.
            Grade::Newsroom { .. } => Grade::Newsroom { rests_on: Carriers::None },
            sourced => sourced,
        })
    }

    /// The side that each of their claims takes toward a proposition, in order.
    pub fn stances(
        &self,
        on: PropositionId,
    ) -> impl Iterator<Item = Option<(Position, Basis)>> + '_ {
        let stances = self.claims.iter().map(move |claim| claim.stance_on(on));
        stances.map(|stance| stance.map(|stance| (stance.position(), stance.basis())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{REUTERS, TUTORIAL, library, small};

    #[test]
    fn of_a_whole_article_everybody_has_a_row_who_is_only_proposed_too() {
        let library = small(
            r#"(id: "a", name: "Ann", kind: Person), (id: "b", name: "Bob", kind: Person),"#,
            r#"(id: "one", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "x", open: [
                Speaker(or: ["b"])])"#,
            "",
        );
        let rows = Speakers::of(Scope::all(&library)).rows;
        let told = rows.iter().map(|row| {
            (row.speaker.id(), row.claims.len(), row.proposed.len(), row.is_silent, row.best())
        });
        assert_eq!(told.collect::<Vec<_>>(), [("a", 0, 1, false, None), ("b", 0, 0, false, None)]);
    }

    #[test]
    fn silent_speakers_have_a_row() {
        let library = library(&[REUTERS]);
        let speakers = Speakers::of(Scope::all(&library));
        assert_eq!(speakers.rows.len(), library.speakers().len());
        assert_eq!(speakers.silent(), 11);
        let lutnick = speakers.rows.iter().find(|row| row.speaker.id() == "lutnick").unwrap();
        assert!(lutnick.is_silent && lutnick.best().is_none() && lutnick.usual().is_none());
    }

    #[test]
    fn who_speaks_elsewhere_in_the_article_is_not_silent() {
        let library = library(&[TUTORIAL]);
        let rows = [library.find("repair-moved").unwrap().row()];
        let speakers = Speakers::of(Scope::rows(&library, &rows));
        let council = speakers.rows.iter().find(|row| row.speaker.id() == "council").unwrap();
        assert!(council.claims.is_empty() && !council.is_silent);
    }

    #[test]
    fn the_first_claim_is_their_own_or_concerns_them() {
        let library = library(&[REUTERS]);
        let speakers = Speakers::of(Scope::all(&library));
        let first = |id: &str| {
            let row = speakers.rows.iter().find(|row| row.speaker.id() == id).unwrap();
            row.first.map(|row| library.claim(row).id())
        };
        assert_eq!(first("pottinger"), Some("pottinger-leverage"));
        assert_eq!(first("trump"), Some("schumer-tough"), "whom a claim criticises");
        assert_eq!(first("tplink"), Some("tplink-ban-shelved"), "asked before they speak");
        assert_eq!(first("beijing"), Some("cutler-china-terms"), "whose words a claim passes on");
        assert_eq!(first("lutnick"), None);
        let relayed: Vec<_> = speakers.rows.iter().filter(|row| row.relayed > 0).collect();
        let relayed = relayed.iter().map(|row| (row.speaker.id(), row.relayed));
        assert_eq!(relayed.collect::<Vec<_>>(), [("kessler", 1), ("beijing", 1)]);
    }

    #[test]
    fn the_usual_grade_never_flatters() {
        let library = library(&[TUTORIAL]);
        let speakers = Speakers::of(Scope::all(&library));
        let grades = |id: &str| {
            let row = speakers.rows.iter().find(|row| row.speaker.id() == id).unwrap();
            format!("{} {}", row.best().unwrap(), row.usual().unwrap())
        };
        assert_eq!(grades("fitch"), "B2 B3");
        assert_eq!(grades("town-hall"), "D3 E1");
        assert_eq!(grades("lantern"), "N N");
    }

    #[test]
    fn the_article_has_a_row_each() {
        let library = library(&[REUTERS]);
        let lead = library.propositions().next().unwrap().key();
        let mut out = String::new();
        for row in Speakers::of(Scope::all(&library)).rows {
            let grade = |grade: Option<Grade>| grade.map_or("-".to_owned(), |g| g.to_string());
            let sides = row.stances(lead).flatten().count();
            out += &format!(
                "{} {} claims, {sides} with a side, {} {}, asked {}\n",
                row.speaker.id(),
                row.claims.len(),
                grade(row.best()),
                grade(row.usual()),
                row.requests,
            );
        }
        insta::assert_snapshot!(out);
    }
}
