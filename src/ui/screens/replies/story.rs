//! The story of a cell: the claim, and what is reported of the party's reply to it.

use super::Replies;
use crate::{
    analysis::{Cell, NO_REQUEST, about_no_claim, words},
    dossier::{ClaimField, Link, RequestField},
    export::Marks,
    library::{ClaimRef, DossierRef, Reply, RequestRef, Row, SpeakerRef, Vocabulary},
    ui::{
        Target,
        detail::undecided,
        render::Painter,
        widgets::{claim_list, rich::Rich, sheet::Sheet},
    },
};
use ratatui::{
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

/// A request to more people names only the one that it is told of.
const MOST_NAMES: usize = 4;
/// Longer lines read badly.
const WIDEST: u16 = 120;
/// A request about more claims than that is counted.
const MOST_CLAIMS: usize = 30;
/// The fewest lines in which claims have more than one.
const ROOMY: u16 = 8;
/// Before the claims.
const INDENT: u16 = 3;

impl Replies {
    /// Draws the story of the cell under the cursor.
    pub(super) fn draw_story(&self, area: Rect, painter: &mut Painter<'_, '_>) {
        let nav = &painter.cx.nav;
        let Some(dossier) = nav.dossier() else { return };
        let sheet = Sheet::new(area.width.min(WIDEST), painter.look);
        let is_roomy = area.height >= ROOMY;
        let mut story = Story { painter, dossier, sheet, is_roomy, claims: Vec::new() };
        let party = self.party().map(|party| nav.library().speaker(party.speaker));
        story.tell(nav.selected(), party, self.selected_cell(nav));
        let Story { sheet: Sheet { lines, .. }, claims, .. } = story;
        let shown = painter.long_text(&lines, self.story_top, area);
        painter.frame.detail = shown;
        for (line, claim) in claims.into_iter().filter(|(line, _)| shown.shows(*line)) {
            let area = Rect { y: area.y + (line - shown.top) as u16, height: 1, ..area };
            painter.frame.add(area, Target::Claim(claim));
        }
    }
}

/// A story in the making.
struct Story<'p, 'a, 'b> {
    painter: &'p Painter<'a, 'b>,
    dossier: DossierRef<'a>,
    sheet: Sheet<'a>,
    /// Whether claims have more than one line.
    is_roomy: bool,
    /// The lines that are of a claim.
    claims: Vec<(usize, Row)>,
}

impl<'a> Story<'_, 'a, '_> {
    fn tell(
        &mut self,
        claim: Option<ClaimRef<'a>>,
        party: Option<SpeakerRef<'a>>,
        cell: Option<Cell>,
    ) {
        claim.into_iter().for_each(|claim| self.claim(claim));
        if self.dossier.requests().len() == 0 {
            self.say(
                "The article reports no request for comment, which does not mean that none was \
                 made.",
            );
        }
        match (claim, party) {
            (Some(claim), Some(party)) => self.tell_of_cell(claim, party, cell),
            (None, Some(party)) => self.tell_of_party(party),
            (_, None) => self.say(&words::so_far(
                "Nobody is asked or criticised, and everybody speaks",
                self.dossier.has_open_places(),
            )),
        }
        if let Some(party) = party {
            for request in self.perhaps_to(party).collect::<Vec<_>>() {
                self.tell_of_request(request, party, None);
            }
        }
    }

    /// The requests of which it is undecided whom they went to, and which may have gone to a party.
    fn perhaps_to(&self, party: SpeakerRef<'a>) -> impl Iterator<Item = RequestRef<'a>> + use<'a> {
        let open = self.dossier.requests().filter(|it| it.open().has(RequestField::To));
        open.filter(move |request| {
            let mut named = request.proposed().chain(request.candidates()).peekable();
            named.peek().is_none() || named.any(|it| it == party)
        })
    }

    /// What is reported of a party's reply to a claim.
    fn tell_of_cell(&mut self, claim: ClaimRef<'a>, party: SpeakerRef<'a>, cell: Option<Cell>) {
        let name = party.name();
        let is_about_it = |it: &RequestRef<'a>| it.claims().any(|about| about == claim);
        let requests: Vec<_> = self.requests_to(party).filter(is_about_it).collect();
        requests.iter().for_each(|request| self.tell_of_request(*request, party, Some(claim)));
        // An answer is told with the request that brought it.
        let is_told = |it: &ClaimRef<'a>| {
            requests.iter().any(|request| request.answers().any(|answer| answer == *it))
        };
        for reply in claim.replies().filter(|reply| reply.by() == party) {
            for answer in reply.claims().filter(|answer| !is_told(answer)) {
                let how = if reply.reply() == Reply::Denied { "denied it" } else { "answered" };
                let said = format!("{name} {how} in ¶{}:", answer.paragraph());
                self.mark(Cell::Reply(reply.reply()), &said);
                self.claim(answer);
            }
        }
        match cell {
            Some(Cell::BodyAsked) => {
                let body = words::and(party.bodies().map(SpeakerRef::name));
                let said = format!(
                    "The claim criticises {name}. No request to them about this claim is reported; \
                     {body}, to which they belong, was asked:"
                );
                self.mark(Cell::BodyAsked, &said);
                party.bodies().for_each(|body| self.tell_of_party(body));
            }
            Some(Cell::Undecided) => {
                let said = format!(
                    "The claim criticises {name}. It is undecided whether they were asked about it."
                );
                self.mark(Cell::Undecided, &said);
            }
            Some(cell @ (Cell::AskedElsewhere | Cell::BodyAskedElsewhere)) => {
                let said = format!(
                    "The claim criticises {name}. The text does not say whether they were asked \
                     about it; what it reports:"
                );
                self.mark(cell, &said);
                for reached in std::iter::once(party).chain(party.bodies()) {
                    if self.requests_to(reached).next().is_some() {
                        self.tell_of_party(reached);
                    }
                }
            }
            Some(Cell::NoRequestReported) => {
                let said = format!("The claim criticises {name}: {NO_REQUEST}.");
                self.mark(Cell::NoRequestReported, &said);
            }
            Some(Cell::Reply(_)) if claim.against().any(|accused| accused == party) => {
                self.say(&format!("The claim criticises {name}."));
            }
            Some(Cell::Reply(_)) => {}
            None if claim.is_undecided(ClaimField::Against) || claim.is_asked_undecided() => {
                self.say(&format!(
                    "It is undecided whether this claim criticises {name}, or was put to them."
                ));
                self.tell_of_party(party);
            }
            None => {
                self.say(&format!(
                    "This claim neither criticises {name} nor was put to them, as far as the text \
                     reports."
                ));
                self.tell_of_party(party);
            }
        }
    }

    /// The requests to a party that the article reports.
    fn tell_of_party(&mut self, party: SpeakerRef<'a>) {
        let requests: Vec<_> = self.requests_to(party).collect();
        let may_be_asked = self.perhaps_to(party).next().is_some();
        if requests.is_empty() && self.dossier.requests().len() > 0 && !may_be_asked {
            self.say(&format!("{}: {NO_REQUEST}.", party.name()));
        }
        for request in requests {
            // One about no claim is told nowhere else.
            match request.claims().len() {
                0 => self.tell_of_request(request, party, None),
                _ => {
                    self.mark_outcome(request, &sentence(request, Some(party), None, self.marks()))
                }
            }
        }
    }

    fn tell_of_request(
        &mut self,
        request: RequestRef<'a>,
        party: SpeakerRef<'a>,
        claim: Option<ClaimRef<'a>>,
    ) {
        self.mark_outcome(request, &sentence(request, Some(party), claim, self.marks()));
        if claim.is_some() {
            self.say(match request.link() {
                None => "It is undecided whether the text says what it was about.",
                Some(Link::Stated) => "The text says what it was about.",
                Some(Link::Inferred) => {
                    "The text does not say what it was about; that it was about this is the \
                     curator's conclusion."
                }
            });
        }
        let Marks { open, close } = self.marks();
        let translated = if self.dossier.is_translated() { ", in translation" } else { "" };
        for span in request.quote() {
            self.say(&format!("Quoted from the reply{translated}: {open}{span}{close}"));
        }
        request.answers().for_each(|answer| self.claim(answer));
        if let Some(note) = request.note() {
            let style = self.sheet.look.theme.muted;
            self.text(&format!("The curator's note: {note}"), style);
        }
        if let Some(claim) = claim.filter(|_| self.is_roomy) {
            self.tell_of_other_claims(request, claim);
        }
    }

    /// What a request was about besides a claim.
    fn tell_of_other_claims(&mut self, request: RequestRef<'a>, claim: ClaimRef<'a>) {
        let mut others = request.claims().filter(|other| *other != claim).peekable();
        if others.peek().is_some() {
            self.say("It was about these, too:");
        }
        others.by_ref().take(MOST_CLAIMS).for_each(|other| self.row(other));
        match others.count() {
            0 => {}
            more => self.say(&format!("and {}", words::count(more, "more claim"))),
        }
    }

    fn requests_to(&self, party: SpeakerRef<'a>) -> impl Iterator<Item = RequestRef<'a>> + use<'a> {
        self.dossier.requests().filter(move |request| request.to().any(|asked| asked == party))
    }

    /// A claim, with its words where there is room.
    fn claim(&mut self, claim: ClaimRef<'a>) {
        if self.is_roomy {
            let (painter, start) = (self.painter, self.sheet.lines.len());
            let view = painter.cx.claim_view(claim).unselected();
            let (name, width) = (claim.speaker_name(), self.sheet.width.saturating_sub(INDENT));
            let lines = claim_list::lines(view, &name, true, width, painter);
            self.sheet.lines.extend(lines.into_iter().map(|mut line| {
                line.spans.insert(0, Span::raw(" ".repeat(INDENT.into())));
                line
            }));
            self.claims.extend((start..self.sheet.lines.len()).map(|line| (line, claim.row())));
        } else {
            self.row(claim);
        }
    }

    /// A claim as a row.
    fn row(&mut self, claim: ClaimRef<'a>) {
        let painter = self.painter;
        let view = painter.cx.claim_view(claim).unselected();
        let columns = painter.cx.claim_columns(self.sheet.width);
        let found = |text: &str, reach| painter.search.ranges(text, reach);
        self.claims.push((self.sheet.lines.len(), claim.row()));
        self.sheet.lines.push(owned(view.line(&columns, found, painter.look)));
    }

    fn say(&mut self, text: &str) {
        let look = self.sheet.look;
        self.text(&look.said(text), look.theme.text);
    }

    fn text(&mut self, text: &str, style: Style) {
        self.sheet.text(&Rich::of(text, style), 3, 3);
    }

    /// A sentence behind its mark.
    fn mark(&mut self, mark: Cell, text: &str) {
        let look = self.sheet.look;
        self.behind((look.cell(mark), look.theme.strong), text);
    }

    /// A sentence behind the mark of what came of a request, or that it is undecided.
    fn mark_outcome(&mut self, request: RequestRef<'_>, text: &str) {
        let look = self.sheet.look;
        match request.reply() {
            Some(reply) => self.mark(Cell::Reply(reply), text),
            None => self.behind((look.glyphs().undecided, look.theme.undecided), text),
        }
    }

    fn behind(&mut self, mark: (&'static str, Style), text: &str) {
        let look = self.sheet.look;
        self.sheet.beside(mark, &Rich::of(&look.said(text), look.theme.text), 3);
    }

    /// The marks around words of the article.
    fn marks(&self) -> Marks {
        self.sheet.look.quotation_marks(self.dossier.language())
    }
}

/// A line that borrows nothing.
fn owned(line: Line<'_>) -> Line<'static> {
    let spans = line.spans.into_iter();
    spans.map(|span| Span::styled(span.content.into_owned(), span.style)).collect()
}

/// Who was asked, about what, and what came of it: of a request to a party, told beside a claim
/// that it was about or by itself.
pub(in crate::ui) fn sentence(
    request: RequestRef<'_>,
    party: Option<SpeakerRef<'_>>,
    claim: Option<ClaimRef<'_>>,
    marks: Marks,
) -> String {
    let asked = match request.to().len() {
        _ if request.open().has(RequestField::To) => {
            format!("somebody undecided ({})", undecided::of_request(request, marks))
        }
        0..=MOST_NAMES => words::and(request.to().map(SpeakerRef::name)),
        many => {
            let named = party.or(request.to().next()).map_or("", SpeakerRef::name);
            format!("{named} and {} others", many - 1)
        }
    };
    let about = match (request.claims().len(), claim) {
        _ if request.open().has(RequestField::Claims) => "something that is undecided".to_owned(),
        (0, _) => request.link().map_or("something that is undecided", about_no_claim).to_owned(),
        (1, Some(_)) => "this claim".to_owned(),
        (n, Some(_)) => format!("{n} claims, this one among them"),
        (n, None) => {
            format!("{} ({})", words::count(n, "claim"), words::paragraphs(request.claims()))
        }
    };
    let outcome = match request.reply() {
        None => "outcome undecided",
        Some(Reply::NoComment) => "no comment; the text does not say whether there was an answer",
        Some(reply) => reply.label(),
    };
    format!("¶{} reports a request to {asked} about {about}: {outcome}.", request.paragraph())
}
