//! Replies: parties × claims, and the requests for comment that the text reports.

use super::{Scope, Tally, groups::Groups};
use crate::{
    dossier::{ClaimField, Link, RequestField, SpeakerField},
    library::{
        ClaimRef, DossierId, DossierRef, Reply, RequestRef, SourceRef, SpeakerId, SpeakerRef,
        Vocabulary,
    },
};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

/// What stands beside every mark that says that no request is reported.
pub const NO_REQUEST: &str =
    "no request reported in the text, which does not mean that none was made";

/// What a request was about that is about no claim, after "about".
pub fn about_no_claim(link: Link) -> &'static str {
    match link {
        Link::Stated => "something that no claim says",
        Link::Inferred => "what the text does not say",
    }
}

/// What a party has to do with a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cell {
    /// The text reports what it replied to the claim, or that it did not.
    Reply(Reply),
    /// The claim accuses it; the text reports a request about it to the body that it belongs to.
    BodyAsked,
    /// The claim accuses it; a curator has still to decide whether a request that the text reports
    /// went to it, was about the claim, or what came of it.
    Undecided,
    /// The claim accuses it; the text reports a request to it, and does not say that it was about
    /// this claim. The subject may still be the same.
    AskedElsewhere,
    /// The same of the body that it belongs to: the text reports no request to the party itself.
    BodyAskedElsewhere,
    /// The claim accuses it, and the text reports no request to it at all: [`NO_REQUEST`].
    NoRequestReported,
}

impl Cell {
    /// All marks, the most telling first.
    pub const ALL: [Cell; 10] = [
        Cell::Reply(Reply::Denied),
        Cell::Reply(Reply::Answered),
        Cell::Reply(Reply::Declined),
        Cell::Reply(Reply::NoComment),
        Cell::Reply(Reply::NoReply),
        Cell::BodyAsked,
        Cell::Undecided,
        Cell::AskedElsewhere,
        Cell::BodyAskedElsewhere,
        Cell::NoRequestReported,
    ];

    /// The mark in words.
    pub fn label(self) -> &'static str {
        match self {
            Cell::Reply(reply) => reply.label(),
            Cell::BodyAsked => "criticised, its body was asked",
            Cell::Undecided => "criticised, request undecided",
            Cell::AskedElsewhere => "criticised and asked, not said whether about this",
            Cell::BodyAskedElsewhere => {
                "criticised, its body was asked, not said whether about this"
            }
            Cell::NoRequestReported => "criticised, no request reported",
        }
    }

    /// What a party has to do with one claim, if it has; `is_asked` says to whom the claim's
    /// article reports a request.
    pub fn of(
        claim: ClaimRef<'_>,
        party: SpeakerId,
        is_asked: impl Fn(SpeakerId) -> bool,
    ) -> Option<Self> {
        let own = marks(claim, is_asked).filter(|(who, _)| who.key() == party);
        own.map(|(_, cell)| cell).min()
    }
}

/// Whom a claim concerns, and how: of several marks of one party the most telling counts.
/// `is_asked` says to whom the claim's article reports a request.
pub fn marks<'a>(
    claim: ClaimRef<'a>,
    is_asked: impl Fn(SpeakerId) -> bool,
) -> impl Iterator<Item = (SpeakerRef<'a>, Cell)> {
    let replies = claim.replies().map(|reply| (reply.by(), Cell::Reply(reply.reply())));
    let accused = claim.against().map(move |accused| {
        let cell = if accused.bodies().any(|body| claim.asked().any(|asked| asked == body)) {
            Cell::BodyAsked
        } else if is_request_undecided(claim, accused) {
            Cell::Undecided
        } else if is_asked(accused.key()) {
            Cell::AskedElsewhere
        } else if accused.bodies().any(|body| is_asked(body.key())) {
            Cell::BodyAskedElsewhere
        } else {
            Cell::NoRequestReported
        };
        (accused, cell)
    });
    replies.chain(accused)
}

/// Whether a curator has still to decide if a request that the article reports was one to somebody
/// about a claim, or what came of it.
pub fn is_request_undecided(claim: ClaimRef<'_>, accused: SpeakerRef<'_>) -> bool {
    // Whoever may be part of a body, or be somebody else of the list, may have been reached.
    let is_unknown = [SpeakerField::PartOf, SpeakerField::SameAs]
        .into_iter()
        .any(|field| accused.open().has(field));
    if is_unknown && claim.dossier().requests().len() > 0 {
        return true;
    }
    let reached = |who: SpeakerRef<'_>| who == accused || accused.bodies().any(|body| body == who);
    let mut undecided = claim.dossier().requests().filter(|request| !request.open().is_empty());
    undecided.any(|request| {
        let mut named = request.proposed().chain(request.candidates()).peekable();
        match request.open().has(RequestField::To) {
            // Where nobody is named, it may have gone to anybody.
            true => named.peek().is_none() || named.any(reached),
            false => {
                let is_about = || request.claims().any(|about| about == claim);
                let may_be_about = request.open().has(RequestField::Claims)
                    || request.open().has(RequestField::Outcome) && is_about();
                may_be_about && request.to().any(reached)
            }
        }
    })
}

/// A party, and what it has to do with each claim.
#[derive(Debug, Clone)]
pub struct Party<'a> {
    /// Who.
    pub speaker: SpeakerRef<'a>,
    /// How many requests to it the articles report.
    pub requests: usize,
    /// Whether no claim of its articles is its own.
    pub is_silent: bool,
    /// Its cells: the column and the mark, by column; nothing where a claim does not concern it.
    pub cells: Vec<(usize, Cell)>,
}

impl Party<'_> {
    /// The mark in a column.
    pub fn cell(&self, column: usize) -> Option<Cell> {
        let at = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        Some(self.cells[at].1)
    }

    /// How many claims have each mark.
    pub fn totals(&self) -> Tally<Cell> {
        Tally::over(&Cell::ALL, self.cells.iter().map(|(_, cell)| *cell))
    }
}

/// Who was asked, who replied, and who was accused without either.
#[derive(Debug, Clone)]
pub struct Replies<'a> {
    scope: Scope<'a>,
    /// How many claims were looked at.
    pub claims: usize,
    /// The claims with a reply, an accusation or a request.
    pub columns: Vec<ClaimRef<'a>>,
    /// Those whom the columns concern, in the order of their first column; of a whole article
    /// then everybody else who was asked or never speaks.
    pub parties: Vec<Party<'a>>,
    /// The requests that the text reports.
    pub requests: Vec<RequestRef<'a>>,
}

impl<'a> Replies<'a> {
    /// The replies to the claims.
    pub fn of(scope: Scope<'a>) -> Self {
        let mut grid = Grid::new(scope);
        let concerns = |claim: &ClaimRef<'_>| claim.replies().len() + claim.against().len() > 0;
        let columns: Vec<ClaimRef<'a>> = scope.claims().filter(concerns).collect();
        for (column, claim) in columns.iter().enumerate() {
            grid.add_column(column, *claim);
        }
        if scope.is_whole() {
            grid.add_the_rest(scope);
        }
        let parties = grid.parties.into_values();
        let claims = scope.claims().count();
        Replies { scope, claims, columns, parties, requests: scope.requests() }
    }

    /// The parties that a claim accuses while the text reports no request to them, each with
    /// the claims that accuse it.
    pub fn accused_without_request(
        &self,
    ) -> impl Iterator<Item = (&Party<'a>, Vec<ClaimRef<'a>>)> + '_ {
        let accusing = |party| (party, self.marked(party, Cell::NoRequestReported));
        self.parties.iter().map(accusing).filter(|(_, claims)| !claims.is_empty())
    }

    /// Where no claim accuses anybody without a request: whether any accuses somebody at all.
    pub fn nobody_without_request(&self) -> String {
        let is_undecided = |party: &Party<'_>| party.totals().get(Cell::Undecided) > 0;
        let criticised = self.columns.iter().flat_map(|claim| claim.against());
        let criticised: HashSet<SpeakerId> = criticised.map(SpeakerRef::key).collect();
        let is_criticised = |party: &Party<'_>| criticised.contains(&party.speaker.key());
        let none = match !criticised.is_empty() {
            false => "None of these claims criticises anybody",
            true if self.parties.iter().any(is_undecided) => {
                "Nobody is criticised without a request to them that the text reports"
            }
            true if self.parties.iter().any(|it| it.requests == 0 && is_criticised(it)) => {
                "The text reports a request to everyone whom these claims criticise, or to a body \
                 that they belong to"
            }
            true => "The text reports a request to everyone whom these claims criticise",
        };
        self.scope.so_far(none)
    }

    /// The claims that have a mark for a party.
    pub fn marked(&self, party: &Party<'_>, mark: Cell) -> Vec<ClaimRef<'a>> {
        let cells = party.cells.iter().filter(|(_, cell)| *cell == mark);
        cells.map(|(column, _)| self.columns[*column]).collect()
    }
}

/// The grid while it grows.
struct Grid<'a> {
    parties: Groups<SpeakerId, Party<'a>>,
    /// Whom each article reports a request to; what another article says does not count.
    asked: HashSet<(DossierId, SpeakerId)>,
    requests: HashMap<SpeakerId, usize>,
    speaking: HashSet<SpeakerId>,
}

impl<'a> Grid<'a> {
    fn new(scope: Scope<'a>) -> Self {
        let (mut asked, mut speaking) = (HashSet::new(), HashSet::new());
        let mut requests: HashMap<SpeakerId, usize> = HashMap::new();
        for dossier in scope.dossiers() {
            // Whoever may have made an undecided claim is not told as silent, be it under another
            // name; where nobody is named, that is anybody.
            let sources = || dossier.claims().flat_map(ClaimRef::all_sources);
            let named = |source: SourceRef<'a>| {
                let written = source.speaker().into_iter().chain(source.proposed());
                written.chain(source.candidates())
            };
            let is_anybodys = |claim: ClaimRef<'a>| {
                claim.open().has(ClaimField::With)
                    || claim.all_sources().any(|source| named(source).next().is_none())
            };
            let may_be_anybody = dossier.has_open_places() && dossier.claims().any(is_anybodys);
            let may_speak =
                |it: &SpeakerRef<'a>| may_be_anybody || it.open().has(SpeakerField::SameAs);
            speaking.extend(sources().flat_map(named).map(SpeakerRef::key));
            speaking.extend(dossier.speakers().filter(may_speak).map(SpeakerRef::key));
            for party in dossier.requests().flat_map(|request| request.to()) {
                asked.insert((dossier.key(), party.key()));
                *requests.entry(party.key()).or_default() += 1;
            }
        }
        Grid { parties: Groups::new(), asked, requests, speaking }
    }

    /// Adds the marks of a claim; of two marks in one cell the more telling one stays.
    fn add_column(&mut self, column: usize, claim: ClaimRef<'a>) {
        let dossier = claim.dossier().key();
        let marks = marks(claim, |party| self.asked.contains(&(dossier, party)));
        for (party, cell) in marks.collect::<Vec<_>>() {
            let cells = &mut self.party(party).cells;
            match cells.last_mut() {
                Some((last, known)) if *last == column => *known = cell.min(*known),
                _ => cells.push((column, cell)),
            }
        }
    }

    /// Adds those of whole articles whom no claim concerns: asked about no claim, or silent.
    fn add_the_rest(&mut self, scope: Scope<'a>) {
        for request in scope.requests() {
            let perhaps = request.proposed().chain(request.candidates());
            request.to().chain(perhaps).for_each(|asked| {
                self.party(asked);
            });
        }
        for speaker in scope.dossiers().into_iter().flat_map(DossierRef::speakers) {
            if !self.speaking.contains(&speaker.key()) {
                self.party(speaker);
            }
        }
    }

    fn party(&mut self, speaker: SpeakerRef<'a>) -> &mut Party<'a> {
        let key = speaker.key();
        self.parties.entry(key, || Party {
            speaker,
            requests: self.requests.get(&key).copied().unwrap_or(0),
            is_silent: !self.speaking.contains(&key),
            cells: Vec::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{REUTERS, TUTORIAL, library, small_source};

    const PEOPLE: &str = r#"
        (id: "a", name: "Ann", kind: Person),
        (id: "b", name: "Bob", kind: Person),
        (id: "c", name: "Cem", kind: Party),"#;
    const ACCUSATION: &str = r#"
        (id: "one", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "x", against: ["b", "c"]),
        (id: "two", paragraph: 2, speaker: "b", speech: Paraphrase, gist: "y"),"#;

    #[test]
    fn one_cell_is_that_of_the_whole() {
        let library = library(&[REUTERS, TUTORIAL]);
        for dossier in library.dossiers() {
            let replies = Replies::of(Scope::dossier(&library, dossier));
            let is_asked =
                |who| replies.parties.iter().any(|it| it.speaker.key() == who && it.requests > 0);
            for party in &replies.parties {
                for (at, claim) in replies.columns.iter().enumerate() {
                    let cell = Cell::of(*claim, party.speaker.key(), is_asked);
                    assert_eq!(cell, party.cell(at), "{} {}", party.speaker.id(), claim.id());
                }
            }
        }
    }

    fn cells(sources: &[&str]) -> Vec<String> {
        let library = library(sources);
        let replies = Replies::of(Scope::all(&library));
        let cell = |party: &Party<'_>, (column, cell): &(usize, Cell)| {
            format!("{} {column} {}", party.speaker.id(), cell.label())
        };
        let parties = replies.parties.iter();
        parties.flat_map(|party| party.cells.iter().map(move |at| cell(party, at))).collect()
    }

    #[test]
    fn whom_nobody_asked_gets_a_mark_of_its_own() {
        let request =
            r#"(paragraph: 3, to: ["b"], outcome: NoReply, claims: ["two"], link: Stated)"#;
        let source = small_source("s", PEOPLE, ACCUSATION, request);
        assert_eq!(
            cells(&[&source]),
            [
                "b 0 criticised and asked, not said whether about this",
                "b 1 no reply",
                "c 0 criticised, no request reported",
            ]
        );
    }

    #[test]
    fn a_request_to_a_body_reaches_its_current_parts_and_never_the_other_way() {
        let request =
            r#"(paragraph: 3, to: ["b"], outcome: NoReply, claims: ["one"], link: Stated)"#;
        let of = |people: &str| cells(&[&small_source("s", people, ACCUSATION, request)]);
        let part = PEOPLE.replace("kind: Party", "kind: Party, part_of: \"b\"");
        assert_eq!(of(&part), ["b 0 no reply", "c 0 criticised, its body was asked"]);
        let former = part.replace("kind: Party", "kind: Party, status: Former");
        assert_eq!(of(&former)[1], "c 0 criticised, no request reported");
        let body = PEOPLE.replace("(id: \"b\",", "(id: \"b\", part_of: \"c\",");
        assert_eq!(of(&body)[1], "c 0 criticised, no request reported");
    }

    #[test]
    fn a_request_in_another_article_is_not_one_in_this() {
        let request = r#"(paragraph: 3, to: ["b"], outcome: NoReply, claims: [], link: Stated)"#;
        let asked = small_source("asked", PEOPLE, "", request);
        let accused = small_source("accused", PEOPLE, ACCUSATION, "");
        assert_eq!(cells(&[&asked, &accused])[0], "b 0 criticised, no request reported");
    }

    #[test]
    fn of_two_replies_to_one_claim_the_more_telling_stays() {
        let denial = r#"
            (id: "one", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "x", against: ["b"]),
            (id: "no", paragraph: 2, speaker: "b", speech: Paraphrase, gist: "y",
             relations: [(kind: Disputes, claim: "one")]),"#;
        let request =
            r#"(paragraph: 3, to: ["b"], outcome: Declined, claims: ["one"], link: Stated)"#;
        let source = small_source("s", PEOPLE, denial, request);
        assert_eq!(cells(&[&source]), ["b 0 denied"]);
    }

    #[test]
    fn rows_of_a_query_bring_only_those_whom_they_concern() {
        let library = library(&[TUTORIAL]);
        let rows = [library.find("fitch-knots").unwrap().row()];
        let replies = Replies::of(Scope::rows(&library, &rows));
        let parties: Vec<&str> = replies.parties.iter().map(|party| party.speaker.id()).collect();
        assert_eq!(parties, ["planks-office"]);
        assert!(replies.requests.is_empty());
        let nothing = Replies::of(Scope::rows(&library, &[]));
        assert!(nothing.parties.is_empty() && nothing.columns.is_empty());
    }

    #[test]
    fn the_article_has_every_party() {
        let library = library(&[REUTERS]);
        let replies = Replies::of(Scope::all(&library));
        let mut out = format!("{} of {} claims\n", replies.columns.len(), replies.claims);
        for party in &replies.parties {
            let totals = party.totals();
            let totals = totals.occurring().map(|(cell, n)| format!("{n} {}", cell.label()));
            let totals = totals.collect::<Vec<_>>().join(", ");
            let silent = if party.is_silent { " (silent)" } else { "" };
            let requests = party.requests;
            out += &format!("{}{silent}: asked {requests}; {totals}\n", party.speaker.id());
        }
        insta::assert_snapshot!(out);
    }

    #[test]
    fn each_mark_is_listed_in_order() {
        assert!(Cell::ALL.is_sorted());
        for reply in Reply::ALL {
            assert!(Cell::ALL.contains(&Cell::Reply(*reply)));
        }
    }

    #[test]
    fn whoever_may_belong_to_a_body_or_be_another_is_not_told_as_not_asked() {
        for (open, expected) in [
            ("", "criticised, no request reported"),
            ("open: [PartOf]", "criticised, request undecided"),
            (r#"open: [SameAs(["d"])]"#, "criticised, request undecided"),
        ] {
            let people = format!(
                r#"(id: "a", name: "Ann", kind: Person), (id: "d", name: "Day", kind: Organisation),
                   (id: "b", name: "Bob", kind: Person, {open}),"#
            );
            let accusation = r#"(id: "one", paragraph: 1, speaker: "a", speech: Paraphrase, gist: "x", against: ["b"])"#;
            let request =
                r#"(paragraph: 3, to: ["d"], outcome: NoReply, claims: ["one"], link: Stated)"#;
            let source = small_source("one", &people, accusation, request);
            let library = library(&[&source]);
            let replies = Replies::of(Scope::all(&library));
            let of_b = replies.parties.iter().find(|party| party.speaker.id() == "b").unwrap();
            assert_eq!(of_b.cell(0).unwrap().label(), expected, "{open}");
        }
    }

    #[test]
    fn where_anybody_may_have_spoken_nobody_is_silent() {
        let silent = |claim: &str| -> Vec<String> {
            let claim =
                format!(r#"(id: "one", paragraph: 1, speech: Paraphrase, gist: "x", {claim}),"#);
            let source = small_source("one", PEOPLE, &claim, "");
            let library = library(&[&source]);
            let replies = Replies::of(Scope::all(&library));
            let silent = replies.parties.iter().filter(|party| party.is_silent);
            silent.map(|party| party.speaker.id().to_owned()).collect()
        };
        assert_eq!(silent(r#"speaker: "a""#), ["b", "c"]);
        assert_eq!(silent(r#"speaker: "a", open: [Speaker(or: ["b"])]"#), ["c"]);
        assert_eq!(silent("open: [Speaker()]"), [""; 0]);
        assert_eq!(silent(r#"speaker: "a", open: [With]"#), [""; 0]);
    }

    #[test]
    fn as_long_as_a_request_is_undecided_nobody_is_told_as_not_asked() {
        let marks = |request: &str| -> Vec<String> {
            let source = small_source("one", PEOPLE, ACCUSATION, request);
            let library = library(&[&source]);
            let replies = Replies::of(Scope::all(&library));
            let cells = replies.parties.iter().map(|party| (party.speaker.id(), party.cell(0)));
            let marked = cells.filter_map(|(id, cell)| Some(format!("{id} {}", cell?.label())));
            marked.collect()
        };
        let none = "criticised, no request reported";
        let elsewhere = "criticised and asked, not said whether about this";
        let undecided = "criticised, request undecided";
        for (request, of_b, of_c) in [
            ("", none, none),
            ("open: [To()]", undecided, undecided),
            (r#"open: [To(or: ["c"])]"#, none, undecided),
            (r#"to: ["b"], open: [To()]"#, undecided, none),
            (r#"to: ["b"], open: [Claims]"#, undecided, none),
            (r#"to: ["b"], claims: ["one"], open: [Outcome]"#, undecided, none),
            (r#"to: ["b"], claims: ["two"], open: [Outcome]"#, elsewhere, none),
            (r#"to: ["b"]"#, elsewhere, none),
            (r#"to: ["b"], claims: ["one"]"#, "no reply", none),
        ] {
            let written = match request {
                "" => String::new(),
                _ if request.contains("Outcome") => {
                    format!("(paragraph: 3, link: Stated, {request})")
                }
                _ => format!("(paragraph: 3, outcome: NoReply, link: Stated, {request})"),
            };
            assert_eq!(marks(&written), [format!("b {of_b}"), format!("c {of_c}")], "{request}");
        }
    }
}
