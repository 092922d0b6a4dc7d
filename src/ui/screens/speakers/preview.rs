//! Whoever the cursor is on: who that is, what they were asked, and their claims.

use super::{SpeakerLine, Speakers};
use crate::{
    analysis::Cell,
    library::{Fact, Facts, Row, SpeakerRef, Vocabulary},
    ui::{
        Pane, Target,
        chrome::{Title, source},
        detail::words,
        layout,
        render::Painter,
        screens::replies::sentence,
        widgets::{
            claim_list::{self, ClaimList},
            rich::Rich,
            sheet::Sheet,
        },
    },
};
use ratatui::{layout::Rect, text::Line};

/// The fewest lines in which claims are shown in more than one.
const ROOMY: u16 = 3;
/// The fewest lines in which it is said who the speaker is.
const WITH_FACTS: u16 = 12;
/// Requests beyond that are for the replies.
const MOST_REQUESTS: usize = 20;

impl Speakers {
    /// Draws whoever the cursor is on, and their claims: the selected one is what is copied and
    /// marked.
    pub(super) fn draw_preview(&self, area: layout::Pane, painter: &mut Painter<'_, '_>) {
        let Some(line) = self.selected_line() else { return };
        let speaker = painter.cx.nav.library().speaker(line.speaker);
        let (about, claims) = Self::behind(line, painter.cx.nav.selected_row());
        let about = match painter.cx.nav.library().dossier_count() {
            0 | 1 => about,
            _ => format!("{about}{}in {}", painter.look.dot(), source(speaker.dossier())),
        };
        let title = Title { name: speaker.name(), about: &about, has_focus: false };
        painter.lines(&[title.line(area.title.width, painter.look)], area.title);
        painter.frame.add(area.title, Target::Pane(Pane::List));
        painter.frame.add(area.content, Target::Preview);
        if area.content.height < ROOMY {
            return one_line(claims, area.content, painter);
        }
        let has_words = area.content.height >= WITH_FACTS;
        let mut above = Vec::new();
        if has_words {
            above = who(speaker, area.content.width, painter);
        }
        let list = ClaimList { above, claims, top: None, heading: claim_list::how, has_words };
        list.draw(area.content, painter);
        painter.frame.add_address(area.content, speaker.url());
    }

    /// What the selected claim is to whoever the cursor is on, and the claims that there are to
    /// show.
    fn behind(line: &SpeakerLine, selected: Option<Row>) -> (String, &[Row]) {
        let place = selected.and_then(|claim| line.claims.binary_search(&claim).ok());
        let is_about = line.first.is_some() && line.first == selected;
        match (place, line.claims.len()) {
            (Some(at), all) => (format!("claim {} of {all}", at + 1), &line.claims),
            (None, _) if is_about => {
                ("the first claim that concerns them".to_owned(), line.first.as_slice())
            }
            (None, 0) => ("no claim is theirs, criticises them or was put to them".to_owned(), &[]),
            (None, _) => ("the selected claim is not theirs".to_owned(), &line.claims),
        }
    }
}

/// The selected claim as a row, where there is no room for more.
fn one_line(claims: &[Row], area: Rect, painter: &mut Painter<'_, '_>) {
    let nav = &painter.cx.nav;
    let Some(claim) = nav.selected().filter(|claim| claims.contains(&claim.row())) else { return };
    let columns = painter.cx.claim_columns(area.width);
    painter.claim_line(painter.cx.claim_view(claim).unselected(), &columns, area);
    painter.frame.add(area, Target::Claim(claim.row()));
}

/// Who it is, what the dossier says of them, and what they were asked.
fn who(speaker: SpeakerRef<'_>, width: u16, painter: &Painter<'_, '_>) -> Vec<Line<'static>> {
    let look = painter.look;
    let mut sheet = Sheet::new(width, look);
    let kind = speaker.kind().map_or("kind undecided", Vocabulary::label).to_owned();
    let role = words::role(speaker, look);
    let is_said = [kind, role].into_iter().filter(|part| !part.is_empty());
    let said = is_said.collect::<Vec<_>>().join(look.dot());
    sheet.text(&Rich::of(&said, look.theme.text), 1, 1);
    for fact in speaker.facts().iter().filter(|fact| is_shown(fact)) {
        let text = fact.value.labels().join(look.dot());
        sheet.entry(fact.label, Rich::of(&text, look.theme.text));
    }
    let marks = look.quotation_marks(speaker.dossier().language());
    let mut requests = speaker.dossier().requests().filter(|it| it.to().any(|to| to == speaker));
    for request in requests.by_ref().take(MOST_REQUESTS) {
        let sign = match request.reply() {
            Some(reply) => (look.cell(Cell::Reply(reply)), look.theme.strong),
            None => (look.glyphs().undecided, look.theme.undecided),
        };
        let text = sentence(request, Some(speaker), None, marks);
        sheet.beside(sign, &Rich::of(&look.said(&text), look.theme.text), 3);
    }
    if requests.next().is_some() {
        sheet.text(
            &Rich::of("More requests to them are among the replies.", look.theme.muted),
            3,
            3,
        );
    }
    sheet.blank();
    sheet.lines
}

/// Whether a fact is to be said below the name, kind and role.
fn is_shown(fact: &Fact<'_>) -> bool {
    let is_elsewhere = ["id", "name", "short", "kind", "role", "status"].contains(&fact.key);
    !is_elsewhere && !fact.value.is_empty()
}
