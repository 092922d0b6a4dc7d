//! Who speaks and who is silent.

pub(crate) mod columns;
pub(crate) mod ledger_pane;
pub(crate) mod render;
pub(crate) mod row;

mod ledger;
mod line;
mod order;
#[cfg(test)]
mod tests;

pub use ledger::{Ledger, LedgerPool};
pub use line::{SpeakerLine, StanceMark};
pub use order::SpeakerOrder;

use crate::ui::{Browse, Cursor, Pane, State, View, moved, scrolled};
use crate::{
    action::Action,
    analysis,
    dossier::Kind,
    library::{DossierId, Row, SpeakerId, SpeakerRef, Vocabulary},
    query::{Field, Query, Value},
};

/// The table of speakers and the ledger, as far as they are more than the claims.
#[derive(Debug, Clone, Default)]
pub struct Speakers {
    lines: Vec<SpeakerLine>,
    order: SpeakerOrder,
    cursor: Option<Cursor>,
    /// The place of the cursor.
    selected: usize,
    ledger: Ledger,
    /// The first line of the ledger that somebody has scrolled to.
    ledger_top: Option<usize>,
    /// The generation of the claims that the table was made for.
    generation: Option<u64>,
    /// The generation and the article that the ledger was made for.
    ledger_of: Option<(u64, Option<DossierId>)>,
}

impl Speakers {
    /// Those who speak, are asked, accused or silent, in their order.
    pub fn lines(&self) -> &[SpeakerLine] {
        &self.lines
    }

    /// How many never speak.
    pub fn silent(&self) -> usize {
        self.lines.iter().filter(|line| line.is_silent).count()
    }

    /// Their order.
    pub fn order(&self) -> SpeakerOrder {
        self.order
    }

    /// The place of the one that the cursor is on, if there is anybody.
    pub fn selected(&self) -> Option<usize> {
        (self.selected < self.lines.len()).then_some(self.selected)
    }

    /// How many people stand behind the unnamed sources of the selected claim's article.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The first line of the ledger, where somebody has scrolled it.
    pub fn ledger_top(&self) -> Option<usize> {
        self.ledger_top
    }

    /// Whether the cursor is on somebody who makes no claim that is shown.
    pub(crate) fn is_on_silent(&self) -> bool {
        self.selected_line().is_some_and(|line| line.claims.is_empty())
    }

    fn selected_line(&self) -> Option<&SpeakerLine> {
        self.lines.get(self.selected)
    }

    fn place(&self, speaker: SpeakerId) -> Option<usize> {
        self.lines.iter().position(|line| line.speaker == speaker)
    }

    /// Reads the claims again where others are shown, and finds the cursor: on the speaker of the
    /// selected claim, unless it was put on somebody beside that claim.
    ///
    /// Where reading them takes long it is asked for.
    pub(crate) fn settle(&mut self, browse: &mut Browse) {
        let generation = browse.generation();
        if self.generation != Some(generation) {
            if browse.is_quick() {
                self.take(lines(browse, self.order), generation);
            } else {
                if !self.generation.is_some_and(|generation| browse.still_has(generation)) {
                    self.lines.clear();
                }
                browse.ask_for_survey();
            }
        }
        let dossier = browse.dossier();
        let ledger_of = Some((generation, dossier.map(|dossier| dossier.key())));
        if self.ledger_of != ledger_of {
            self.ledger = browse.read(dossier, |scope| Ledger::of(&analysis::Ledger::of(scope)));
            self.ledger_of = ledger_of;
        }
        self.selected = self.place_of_cursor(browse).unwrap_or(0);
    }

    /// Takes what was read beside the screen.
    pub(crate) fn take(&mut self, lines: Vec<SpeakerLine>, generation: u64) {
        (self.lines, self.generation) = (lines, Some(generation));
    }

    fn place_of_cursor(&self, browse: &Browse) -> Option<usize> {
        let put = self.cursor.as_ref().and_then(|cursor| cursor.speaker(browse.library()));
        let put = put.and_then(|speaker| self.place(speaker));
        if self.cursor.as_ref().is_some_and(|cursor| cursor.holds(browse)) && put.is_some() {
            return put;
        }
        let selected = browse.selected().map(|claim| claim.speaker().key());
        selected.and_then(|speaker| self.place(speaker)).or(put)
    }

    /// Takes an order before anything has been read in another.
    pub(crate) fn take_order(&mut self, order: SpeakerOrder) {
        (self.order, self.generation) = (order, None);
    }

    fn sort(&mut self, order: SpeakerOrder, browse: &Browse) {
        self.order = order;
        order.sort(&mut self.lines, browse.library());
    }
}

/// The speakers of what is shown.
pub(crate) fn lines(browse: &Browse, order: SpeakerOrder) -> Vec<SpeakerLine> {
    let mut lines: Vec<SpeakerLine> = browse.read(None, |scope| {
        let speakers = analysis::Speakers::of(scope);
        speakers.rows.iter().map(|row| SpeakerLine::of(row, browse)).collect()
    });
    order.sort(&mut lines, browse.library());
    lines
}

impl State {
    pub(crate) fn act_in_speakers(&mut self, action: Action) {
        let speakers = &self.speakers;
        match action {
            Action::Open => self.open_speaker(),
            Action::NextSection => self.step_claims(|claims, at| {
                claims.iter().copied().find(|claim| at.is_none_or(|at| *claim > at))
            }),
            Action::PreviousSection => self.step_claims(|claims, at| {
                claims.iter().copied().rfind(|claim| at.is_none_or(|at| *claim < at))
            }),
            Action::NextOrder => self.order_speakers(speakers.order.step(1)),
            Action::PreviousOrder => {
                self.order_speakers(speakers.order.step(SpeakerOrder::ALL.len() - 1));
            }
            _ => {
                let to = moved(speakers.selected, speakers.lines.len(), action, self.drawn.rows);
                if let Some(to) = to {
                    self.select_speaker(to);
                }
            }
        }
    }

    /// Scrolls the ledger, or shows the claims that it counts.
    pub(crate) fn act_in_ledger(&mut self, action: Action) {
        match action {
            Action::Open => self.open_ledger(),
            _ => self.scroll_ledger(action),
        }
    }

    pub(crate) fn scroll_ledger(&mut self, action: Action) {
        let shown = self.drawn.detail;
        let top = self.speakers.ledger_top.unwrap_or(shown.top);
        self.speakers.ledger_top = Some(scrolled(top, action, shown));
    }

    /// A click: the same as going there; on whom the cursor is on already, as opening them.
    pub(crate) fn press_speaker(&mut self, place: usize) {
        self.browse.pane = Pane::List;
        if self.speakers.selected() == Some(place) {
            self.open_speaker();
        } else {
            self.select_speaker(place);
        }
    }

    /// Sorts by a heading, which is counted as the orders are.
    pub(crate) fn sort_speakers(&mut self, heading: usize) {
        if let Some(order) = SpeakerOrder::ALL.get(heading) {
            self.order_speakers(*order);
        }
    }

    fn order_speakers(&mut self, order: SpeakerOrder) {
        // The cursor stays on whoever it is on, be that where the claims have put it.
        if let Some(line) = self.speakers.selected_line() {
            self.speakers.cursor = Some(Cursor::on(line.speaker, &self.browse));
        }
        self.speakers.sort(order, &self.browse);
        self.say(format!("the speakers {}", order.label()));
    }

    /// Puts the cursor on somebody, and selects the first claim that is theirs; of those who make
    /// none the first that concerns them: the strip shows where they come in, and whatever is
    /// done with a claim is done with that one.
    fn select_speaker(&mut self, place: usize) {
        let Some(line) = self.speakers.lines.get(place) else { return };
        let (speaker, claim) = (line.speaker, line.claims.first().copied().or(line.first));
        self.point_at_claim_of(speaker, claim);
    }

    fn point_at_claim_of(&mut self, speaker: SpeakerId, claim: Option<Row>) {
        if let Some(claim) = claim {
            self.browse.point_at(claim);
        }
        self.speakers.cursor = Some(Cursor::on(speaker, &self.browse));
        self.speakers.ledger_top = None;
    }

    /// Selects another claim of the speaker, chosen from all of them and the selected one.
    fn step_claims(&mut self, choose: impl FnOnce(&[Row], Option<Row>) -> Option<Row>) {
        let Some(line) = self.speakers.selected_line() else { return };
        let at = self.browse.selected().map(|claim| claim.row());
        let (speaker, claim) = (line.speaker, choose(&line.claims, at));
        match claim {
            Some(_) => self.point_at_claim_of(speaker, claim),
            None if line.claims.is_empty() => self.say("no claim here is theirs"),
            None => {}
        }
    }

    /// Shows the claims of the speaker; of whoever makes none here what they were asked.
    fn open_speaker(&mut self) {
        let Some(line) = self.speakers.selected_line() else { return };
        if line.claims.is_empty() {
            return self.open_replies_of(line.speaker, line.first);
        }
        let selected = self.browse.selected().map(|claim| claim.row());
        let own = selected.filter(|claim| line.claims.contains(claim));
        let speaker = line.speaker;
        self.speakers.cursor = Some(Cursor::on(speaker, &self.browse));
        self.jump_to_claims_of(&[speaker]);
        if let Some(claim) = own {
            self.browse.point_at(claim);
        }
    }

    /// Shows the claims that the ledger counts.
    fn open_ledger(&mut self) {
        let pools: Vec<SpeakerId> =
            self.speakers.ledger.pools.iter().map(|pool| pool.speaker).collect();
        if pools.is_empty() {
            return self.say(self.speakers.ledger.sentences.clone());
        }
        self.jump_to_claims_of(&pools);
    }

    fn jump_to_claims_of(&mut self, speakers: &[SpeakerId]) {
        let library = self.browse.library();
        let mut values: Vec<Value> = Vec::new();
        let mut dossier = None;
        for speaker in speakers.iter().map(|speaker| library.speaker(*speaker)) {
            values.push(Value::named(Field::Speaker, speaker.id()));
            dossier = dossier.or_else(|| dossier_to_name(speaker, &self.browse));
        }
        self.browse.jump(View::Claims, |query| narrow(query, values, dossier));
    }

    /// Shows somebody's row among the replies, beside a claim of their article.
    fn open_replies_of(&mut self, speaker: SpeakerId, claim: Option<Row>) {
        let dossier = self.browse.library().speaker(speaker).dossier();
        let selected = self.browse.selected().filter(|claim| claim.dossier() == dossier);
        let claim = claim.or_else(|| selected.or(dossier.claims().next()).map(|it| it.row()));
        if claim.is_none() && self.browse.dossier() != Some(dossier) {
            return self.say("their article has no claims yet");
        }
        self.speakers.cursor = Some(Cursor::on(speaker, &self.browse));
        self.browse.jump(View::Replies, |_| {});
        if let Some(claim) = claim {
            self.browse.point_at(claim);
        }
        self.replies.put_cursor(speaker, &self.browse);
    }
}

/// The dossier that must be named, so that a query means this speaker and nobody else: unnamed
/// people of several articles may have one id, and are not the same people.
fn dossier_to_name(speaker: SpeakerRef<'_>, browse: &Browse) -> Option<Value> {
    let is_of_one_article = matches!(speaker.kind(), Kind::Unnamed | Kind::Collective);
    let namesakes = browse.library().names().speakers_by_id(speaker.id()).len();
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
