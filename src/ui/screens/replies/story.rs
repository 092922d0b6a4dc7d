//! The story of a cell: the claim, and what is reported of the party's reply to it.

use crate::{
    analysis::{Cell, NO_REQUEST, words},
    dossier::Link,
    library::{ClaimRef, DossierRef, Reply, RequestRef, Row, SpeakerRef, Vocabulary},
    ui::{
        Hit, Look,
        detail::{page, quote},
        widgets::{rich::Rich, scroll, sheet::Sheet},
    },
};
use ratatui::text::Line;

/// A request to more people names only the one that it is told of.
const MOST_NAMES: usize = 4;
/// Longer lines read badly.
const WIDEST: u16 = 120;

/// The story of a cell.
#[derive(Clone, Copy)]
pub struct Story<'a, 'f> {
    /// The article.
    pub dossier: DossierRef<'a>,
    /// The claim, if one is selected.
    pub claim: Option<ClaimRef<'a>>,
    /// The party, if there is one.
    pub party: Option<SpeakerRef<'a>>,
    /// What they have to do with each other.
    pub cell: Option<Cell>,
    /// A claim as a row.
    pub row: &'f dyn Fn(ClaimRef<'a>, u16) -> Line<'a>,
    /// The first line to show.
    pub top: usize,
}

/// The story as lines.
#[derive(Debug, Clone)]
pub struct Drawn<'a> {
    /// The lines that can be seen.
    pub lines: Vec<Line<'a>>,
    /// The claims among them.
    pub hits: Vec<Hit<Row>>,
    /// The first line shown.
    pub top: usize,
    /// How many lines can be seen at once.
    pub page: usize,
    /// How many lines there are.
    pub height: usize,
}

/// Lines in the making.
struct Pages<'a, 'l> {
    sheet: Sheet<'l>,
    /// What stands in place of a line of the sheet.
    claims: Vec<(usize, Line<'a>, Row)>,
}

impl<'a> Story<'a, '_> {
    /// The story in so much room.
    pub fn draw(&self, width: u16, height: u16, look: Look<'_>) -> Drawn<'a> {
        let mut pages = Pages { sheet: Sheet::new(width.min(WIDEST), look), claims: Vec::new() };
        self.tell(&mut pages, width);
        let Pages { sheet: Sheet { lines, .. }, claims } = pages;
        let mut lines: Vec<Line<'a>> = lines;
        for (at, line, _) in &claims {
            lines[*at] = line.clone();
        }
        let (room, total) = (usize::from(height), lines.len());
        let page = page::page(room, total);
        let top = scroll::clamp(self.top, page, total);
        let seen = top..(top + page).min(total);
        let hits = claims.iter().filter(|(at, ..)| seen.contains(at)).map(|(at, _, claim)| Hit {
            line: (at - top) as u16,
            columns: 0..width,
            target: *claim,
        });
        let hits = hits.collect();
        let mut lines: Vec<Line<'a>> = lines.drain(seen.clone()).collect();
        if page < room && page < total {
            lines.push(page::more(top, total - seen.end, width, look));
        }
        Drawn { lines, hits, top, page, height: total }
    }

    fn tell(&self, pages: &mut Pages<'a, '_>, width: u16) {
        if let Some(claim) = self.claim {
            self.put_claim(claim, pages, width);
        }
        if self.dossier.requests().len() == 0 {
            pages.say("The article reports no request for comment, which does not mean that none was made.");
        }
        match (self.claim, self.party) {
            (Some(claim), Some(party)) => self.tell_of(claim, party, pages, width),
            (None, Some(party)) => self.tell_of_party(party, pages),
            (_, None) => pages.say("Nobody is asked or accused, and everybody speaks."),
        }
    }

    fn put_claim(&self, claim: ClaimRef<'a>, pages: &mut Pages<'a, '_>, width: u16) {
        pages.claims.push((pages.sheet.lines.len(), (self.row)(claim, width), claim.row()));
        pages.sheet.blank();
    }

    /// What is reported of a party's reply to a claim.
    fn tell_of(
        &self,
        claim: ClaimRef<'a>,
        party: SpeakerRef<'a>,
        pages: &mut Pages<'a, '_>,
        width: u16,
    ) {
        for request in self.requests_to(party) {
            if request.claims().any(|about| about == claim) {
                self.tell_request(request, party, claim, pages, width);
            }
        }
        for reply in claim.replies().filter(|reply| reply.by() == party) {
            let answers = reply.claims().filter(|answer| !self.is_told(claim, party, *answer));
            for answer in answers.collect::<Vec<_>>() {
                let how = if reply.reply() == Reply::Denied { "denied it" } else { "answered" };
                let said = format!("{} {how} in ¶{}:", party.name(), answer.paragraph());
                pages.mark(Cell::Reply(reply.reply()), &said);
                self.put_claim(answer, pages, width);
            }
        }
        match self.cell {
            Some(Cell::AskedElsewhere) => {
                let said = format!(
                    "The claim accuses {}. No reply to this claim is reported; they were asked \
                     about something else:",
                    party.name()
                );
                pages.mark(Cell::AskedElsewhere, &said);
                self.tell_of_party(party, pages);
            }
            Some(Cell::NoRequestReported) => {
                let said = format!("The claim accuses {}: {NO_REQUEST}.", party.name());
                pages.mark(Cell::NoRequestReported, &said);
            }
            Some(Cell::Reply(_)) if claim.against().any(|accused| accused == party) => {
                pages.say(&format!("The claim accuses {}.", party.name()));
            }
            Some(Cell::Reply(_)) => {}
            None => {
                let said = format!(
                    "This claim neither accuses {} nor was put to them, as far as the text \
                     reports.",
                    party.name()
                );
                pages.say(&said);
                self.tell_of_party(party, pages);
            }
        }
    }

    /// The requests to a party that the article reports.
    fn tell_of_party(&self, party: SpeakerRef<'a>, pages: &mut Pages<'a, '_>) {
        let mut requests = self.requests_to(party).peekable();
        if requests.peek().is_none() && self.dossier.requests().len() > 0 {
            pages.say(&format!("{}: {NO_REQUEST}.", party.name()));
        }
        for request in requests {
            pages.mark(Cell::Reply(request.reply()), &sentence(request, party, None));
        }
    }

    fn tell_request(
        &self,
        request: RequestRef<'a>,
        party: SpeakerRef<'a>,
        claim: ClaimRef<'a>,
        pages: &mut Pages<'a, '_>,
        width: u16,
    ) {
        pages.mark(Cell::Reply(request.reply()), &sentence(request, party, Some(claim)));
        pages.say(match request.link() {
            Link::Stated => "The text says what it was about.",
            Link::Inferred => {
                "The text does not say what it was about; that it was about this is the \
                 curator's conclusion."
            }
        });
        let (open, close) = quote::marks(self.dossier.language(), pages.sheet.look.symbols);
        let translated = if self.dossier.is_translated() { ", in translation" } else { "" };
        for span in request.quote() {
            pages.say(&format!("Quoted from the reply{translated}: {open}{span}{close}"));
        }
        for answer in request.answers() {
            self.put_claim(answer, pages, width);
        }
        if let Some(note) = request.note() {
            pages.note(&format!("The curator's note: {note}"));
        }
    }

    fn requests_to(&self, party: SpeakerRef<'a>) -> impl Iterator<Item = RequestRef<'a>> {
        self.dossier.requests().filter(move |request| request.to().any(|asked| asked == party))
    }

    /// Whether an answer is told with the request that brought it.
    fn is_told(&self, claim: ClaimRef<'a>, party: SpeakerRef<'a>, answer: ClaimRef<'a>) -> bool {
        let mut requests = self.requests_to(party);
        requests.any(|request| {
            request.claims().any(|about| about == claim)
                && request.answers().any(|known| known == answer)
        })
    }
}

impl Pages<'_, '_> {
    fn say(&mut self, text: &str) {
        let look = self.sheet.look;
        self.sheet.text(&Rich::of(&look.said(text), look.theme.text), 3, 3);
    }

    fn note(&mut self, text: &str) {
        let look = self.sheet.look;
        self.sheet.text(&Rich::of(text, look.theme.muted), 3, 3);
    }

    /// A sentence behind its mark.
    fn mark(&mut self, mark: Cell, text: &str) {
        let look = self.sheet.look;
        let said = Rich::of(&look.said(text), look.theme.text);
        self.sheet.beside((look.cell(mark), look.theme.strong), &said, 3);
    }
}

/// Who was asked, about what, and what came of it: of a request to a party, told beside a claim
/// that it was about or by itself.
fn sentence(request: RequestRef<'_>, party: SpeakerRef<'_>, claim: Option<ClaimRef<'_>>) -> String {
    let asked = match request.to().len() {
        0..=MOST_NAMES => words::and(request.to().map(SpeakerRef::name)),
        many => format!("{} and {} others", party.name(), many - 1),
    };
    let about = match (request.claims().len(), claim) {
        (0, _) => "what the text does not say".to_owned(),
        (1, Some(_)) => "this claim".to_owned(),
        (n, Some(_)) => format!("{n} claims, this one among them"),
        (n, None) => {
            format!("{} ({})", words::count(n, "claim"), words::paragraphs(request.claims()))
        }
    };
    let outcome = match request.reply() {
        Reply::NoComment => "no comment; the text does not say whether there was an answer",
        reply => reply.label(),
    };
    format!("¶{} reports a request to {asked} about {about}: {outcome}.", request.paragraph())
}
