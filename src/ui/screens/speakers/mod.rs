//! Who speaks and who is silent.

pub(crate) mod columns;
mod ledger;
pub(crate) mod ledger_pane;
mod line;
mod order;
pub(crate) mod render;
pub(crate) mod row;
#[cfg(test)]
mod tests;

pub use ledger::{Ledger, LedgerPool};
pub use line::{SpeakerLine, StanceMark};
pub use order::SpeakerOrder;

use super::{Screen, View};
use crate::{
    action::Action,
    analysis,
    dossier::Kind,
    library::{DossierId, Library, Row, SpeakerId, SpeakerRef, Vocabulary},
    query::{Field, Query, Value},
    session::SessionState,
    ui::{
        Cached, Cursor, Cx, Navigator, Results, Target, ViewData, ViewRequest, hints::Entry,
        layout, moved, render::Painter, scrolled,
    },
};
use ratatui::layout::Rect;

const HINTS: &[Entry] = &[
    (&[Action::Open], "their claims"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::NextOrder], "order"),
    (&[Action::NextSection, Action::PreviousSection], "claim"),
    (&[Action::PaneRight], "ledger"),
    (&[Action::FindSpeaker], "find"),
    (&[Action::Search], "search"),
    (&[Action::Back], "back"),
    (&[Action::NextProposition], "proposition"),
    (&[Action::StripLess, Action::StripMore], "strip test"),
    (&[Action::Undo], "undo"),
];

/// On somebody who makes no claim.
const SILENT_HINTS: &[Entry] = &[
    (&[Action::Open], "their replies"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::NextOrder], "order"),
    (&[Action::PaneRight], "ledger"),
    (&[Action::FindSpeaker], "find"),
    (&[Action::Search], "search"),
    (&[Action::Back], "back"),
    (&[Action::StripLess, Action::StripMore], "strip test"),
    (&[Action::Undo], "undo"),
];

const LEDGER_HINTS: &[Entry] = &[
    (&[Action::Down, Action::Up], "scroll"),
    (&[Action::Open], "their claims"),
    (&[Action::PaneLeft], "speakers"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::Back], "back"),
    (&[Action::Undo], "undo"),
];

/// The table of speakers and the ledger, as far as they are more than the claims.
#[derive(Debug, Clone, Default)]
pub struct Speakers {
    order: SpeakerOrder,
    /// The speakers in their order, by the results.
    lines: Cached<u64, Vec<SpeakerLine>>,
    cursor: Option<Cursor>,
    /// The place of the cursor.
    selected: usize,
    /// The ledger of an article, by the results and the article.
    ledger: Cached<(u64, Option<DossierId>), Ledger>,
    /// The first line of the ledger that somebody has scrolled to.
    ledger_top: Option<usize>,
}

impl Speakers {
    /// Those who speak, are asked, accused or silent, in their order.
    pub fn lines(&self) -> &[SpeakerLine] {
        self.lines.get().map_or(&[], Vec::as_slice)
    }

    /// How many never speak.
    pub fn silent(&self) -> usize {
        self.lines().iter().filter(|line| line.is_silent).count()
    }

    /// Their order.
    pub fn order(&self) -> SpeakerOrder {
        self.order
    }

    /// The place of the one that the cursor is on, if there is anybody.
    pub fn selected(&self) -> Option<usize> {
        (self.selected < self.lines().len()).then_some(self.selected)
    }

    /// How many people stand behind the unnamed sources of the selected claim's article.
    pub fn ledger(&self) -> Option<&Ledger> {
        self.ledger.get()
    }

    /// The first line of the ledger, where somebody has scrolled it.
    pub fn ledger_top(&self) -> Option<usize> {
        self.ledger_top
    }

    fn selected_line(&self) -> Option<&SpeakerLine> {
        self.lines().get(self.selected)
    }

    fn place(&self, speaker: SpeakerId) -> Option<usize> {
        self.lines().iter().position(|line| line.speaker == speaker)
    }

    /// On the speaker of the selected claim, unless the cursor was put on somebody beside that
    /// claim.
    fn place_of_cursor(&self, nav: &Navigator) -> Option<usize> {
        let put = self.cursor.as_ref().and_then(|cursor| cursor.speaker(nav.library()));
        let put = put.and_then(|speaker| self.place(speaker));
        if self.cursor.as_ref().is_some_and(|cursor| cursor.holds(nav)) && put.is_some() {
            return put;
        }
        let selected = nav.selected().map(|claim| claim.speaker().key());
        selected.and_then(|speaker| self.place(speaker)).or(put)
    }

    fn sort(&mut self, order: SpeakerOrder, cx: &mut Cx) {
        // The cursor stays on whoever it is on, be that where the claims have put it.
        if let Some(line) = self.selected_line() {
            self.cursor = Some(Cursor::on(line.speaker, &cx.nav));
        }
        self.order = order;
        if let Some(lines) = self.lines.get_mut() {
            order.sort(lines, cx.nav.library());
        }
        cx.say(format!("the speakers {}", order.label()));
    }

    /// Puts the cursor on somebody, and selects the first claim that is theirs; of those who make
    /// none the first that concerns them: the strip shows where they come in, and whatever is
    /// done with a claim is done with that one.
    fn select(&mut self, place: usize, cx: &mut Cx) {
        let Some(line) = self.lines().get(place) else { return };
        let (speaker, claim) = (line.speaker, line.claims.first().copied().or(line.first));
        self.point_at(speaker, claim, cx);
    }

    fn point_at(&mut self, speaker: SpeakerId, claim: Option<Row>, cx: &mut Cx) {
        if let Some(claim) = claim {
            cx.nav.point_at(claim);
        }
        self.cursor = Some(Cursor::on(speaker, &cx.nav));
        self.ledger_top = None;
    }

    /// Selects another claim of the speaker, chosen from all of them and the selected one.
    fn step(&mut self, cx: &mut Cx, choose: impl FnOnce(&[Row], Option<Row>) -> Option<Row>) {
        let Some(line) = self.selected_line() else { return };
        let (speaker, claim) = (line.speaker, choose(&line.claims, cx.nav.selected_row()));
        match claim {
            Some(_) => self.point_at(speaker, claim, cx),
            None if line.claims.is_empty() => cx.say("no claim here is theirs"),
            None => {}
        }
    }

    /// Shows the claims of the speaker; of whoever makes none here what they were asked.
    fn open(&mut self, cx: &mut Cx) {
        let Some(line) = self.selected_line() else { return };
        if line.claims.is_empty() {
            return self.open_replies_of(line.speaker, line.first, cx);
        }
        let own = cx.nav.selected_row().filter(|claim| line.claims.contains(claim));
        let speaker = line.speaker;
        self.cursor = Some(Cursor::on(speaker, &cx.nav));
        jump_to_claims_of(&[speaker], &mut cx.nav);
        if let Some(claim) = own {
            cx.nav.point_at(claim);
        }
    }

    /// Shows the claims that the ledger counts.
    fn open_ledger(&self, cx: &mut Cx) {
        let Some(ledger) = self.ledger() else { return };
        let pools: Vec<SpeakerId> = ledger.pools.iter().map(|pool| pool.speaker).collect();
        match pools.is_empty() {
            true => cx.say(ledger.sentences.clone()),
            false => jump_to_claims_of(&pools, &mut cx.nav),
        }
    }

    /// Shows somebody's row among the replies, beside a claim of their article.
    fn open_replies_of(&mut self, speaker: SpeakerId, claim: Option<Row>, cx: &mut Cx) {
        let dossier = cx.nav.library().speaker(speaker).dossier();
        let selected = cx.nav.selected().filter(|claim| claim.dossier() == dossier);
        let claim = claim.or_else(|| selected.or(dossier.claims().next()).map(|it| it.row()));
        if claim.is_none() && cx.nav.dossier() != Some(dossier) {
            return cx.say("their article has no claims yet");
        }
        self.cursor = Some(Cursor::on(speaker, &cx.nav));
        cx.nav.jump(View::Replies, |_| {});
        if let Some(claim) = claim {
            cx.nav.point_at(claim);
        }
        cx.nav.party = Some(speaker);
    }
}

impl Screen for Speakers {
    fn sync(&mut self, cx: &mut Cx) {
        let nav = &cx.nav;
        let dossier = nav.dossier();
        let key = (nav.generation(), dossier.map(|dossier| dossier.key()));
        let read = || nav.results().read(dossier, |it| Ledger::of(&analysis::Ledger::of(it)));
        self.ledger.update(key, read);
        self.selected = self.place_of_cursor(nav).unwrap_or(0);
    }

    fn request(&self) -> Option<ViewRequest> {
        let order = self.order;
        Some(ViewRequest::new(move |results| (order, lines(results, order))))
    }

    fn is_stale(&self, generation: u64) -> bool {
        !self.lines.is_for(&generation)
    }

    fn receive(&mut self, data: ViewData, generation: u64) {
        if let Ok(data) = data.downcast::<(SpeakerOrder, Vec<SpeakerLine>)>()
            && data.0 == self.order
        {
            self.lines.set(generation, data.1);
        }
    }

    fn clear(&mut self) {
        self.lines.clear();
        self.ledger.clear();
    }

    fn update(&mut self, action: Action, cx: &mut Cx) {
        let all = SpeakerOrder::ALL;
        let turned = |steps| all[(self.order as usize + steps) % all.len()];
        match action {
            Action::Open => self.open(cx),
            Action::NextSection => self.step(cx, |claims, at| {
                claims.iter().copied().find(|claim| at.is_none_or(|at| *claim > at))
            }),
            Action::PreviousSection => self.step(cx, |claims, at| {
                claims.iter().copied().rfind(|claim| at.is_none_or(|at| *claim < at))
            }),
            Action::NextOrder => self.sort(turned(1), cx),
            Action::PreviousOrder => self.sort(turned(all.len() - 1), cx),
            _ => {
                if let Some(to) = moved(self.selected, self.lines().len(), action, cx.frame.rows) {
                    self.select(to, cx);
                }
            }
        }
    }

    fn update_lower(&mut self, action: Action, cx: &mut Cx) {
        match action {
            Action::Open => self.open_ledger(cx),
            _ => self.scroll_lower(action, cx),
        }
    }

    fn scroll_lower(&mut self, action: Action, cx: &mut Cx) {
        let shown = cx.frame.detail;
        let top = self.ledger_top.unwrap_or(shown.top);
        self.ledger_top = Some(scrolled(top, action, shown));
    }

    fn click(&mut self, target: Target, cx: &mut Cx) {
        match target {
            Target::Line(place) if self.selected() == Some(place) => self.open(cx),
            Target::Line(place) => self.select(place, cx),
            Target::Heading(at) => {
                if let Some(order) = SpeakerOrder::ALL.get(at) {
                    self.sort(*order, cx);
                }
            }
            _ => cx.press_claim(target),
        }
    }

    fn has_order(&self) -> bool {
        true
    }

    fn hints(&self, _: &Navigator) -> &'static [Entry] {
        let is_silent = self.selected_line().is_some_and(|line| line.claims.is_empty());
        if is_silent { SILENT_HINTS } else { HINTS }
    }

    fn lower_hints(&self) -> &'static [Entry] {
        LEDGER_HINTS
    }

    fn has_rows(&self, _: &Navigator) -> bool {
        self.selected().is_some()
    }

    fn save(&self, visit: &mut SessionState) {
        visit.speakers = self.order.word().to_owned();
    }

    fn restore(&mut self, visit: &SessionState) {
        self.order = SpeakerOrder::from_word(&visit.speakers).unwrap_or_default();
        self.lines.clear();
    }

    fn render(&self, area: layout::Pane, painter: &mut Painter<'_, '_>) {
        painter.speakers(area);
    }

    fn render_lower(&self, area: Rect, painter: &mut Painter<'_, '_>) {
        painter.ledger(area);
    }

    fn advice(&self, width: usize, painter: &Painter<'_, '_>) -> Option<String> {
        Some(painter.advice_on_speakers(width))
    }

    fn cursor(&self, _: &Navigator) -> Option<Target> {
        self.selected().map(Target::Line)
    }
}

/// The speakers of what is found.
fn lines(results: &Results, order: SpeakerOrder) -> Vec<SpeakerLine> {
    let mut lines: Vec<SpeakerLine> = results.read(None, |scope| {
        let speakers = analysis::Speakers::of(scope);
        speakers.rows.iter().map(|row| SpeakerLine::of(row, results)).collect()
    });
    order.sort(&mut lines, results.library());
    lines
}

fn jump_to_claims_of(speakers: &[SpeakerId], nav: &mut Navigator) {
    let library = nav.library();
    let mut values: Vec<Value> = Vec::new();
    let mut dossier = None;
    for speaker in speakers.iter().map(|speaker| library.speaker(*speaker)) {
        values.push(Value::named(Field::Speaker, speaker.id()));
        dossier = dossier.or_else(|| dossier_to_name(speaker, library));
    }
    nav.jump(View::Claims, |query| narrow(query, values, dossier));
}

/// The dossier that must be named, so that a query means this speaker and nobody else: unnamed
/// people of several articles may have one id, and are not the same people.
fn dossier_to_name(speaker: SpeakerRef<'_>, library: &Library) -> Option<Value> {
    let is_of_one_article = matches!(speaker.kind(), Kind::Unnamed | Kind::Collective);
    let namesakes = library.names().speakers_by_id(speaker.id()).len();
    let has_to = is_of_one_article && namesakes > 1;
    has_to.then(|| Value::named(Field::Dossier, speaker.dossier().id()))
}

/// Leaves of a query's claims those of some speakers.
fn narrow(query: &mut Query, speakers: Vec<Value>, dossier: Option<Value>) {
    let mut speakers = speakers.into_iter();
    if let Some(first) = speakers.next() {
        query.only(first);
    }
    speakers.for_each(|speaker| query.toggle(speaker));
    dossier.into_iter().for_each(|dossier| query.only(dossier));
}
