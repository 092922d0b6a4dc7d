//! Who speaks and who is silent.

mod ledger;
mod preview;
mod table;
#[cfg(test)]
mod tests;

pub use table::{SpeakerLine, SpeakerOrder};

use super::{Screen, View};
use crate::{
    action::Action,
    analysis::{self, words},
    dossier::Kind,
    library::{ClaimRef, DossierId, Library, Row, SpeakerId, SpeakerRef, Vocabulary},
    query::{Field, Query, Value},
    session::SessionState,
    text::width as columns_of,
    ui::{
        Cached, Cursor, Cx, Navigator, Pane, Target, ViewData, ViewRequest,
        hints::Entry,
        layout, moved,
        overlays::choose::{Options, Setting},
        render::Painter,
        scrolled,
        widgets::{paint, sheet::visible_lines, table::Table},
    },
};
use ledger::Ledger;
use ratatui::{layout::Rect, text::Line};
use std::ops::Range;

/// The fewest lines of a table that shows its headings.
const WITH_HEADINGS: u16 = 4;
/// The fewest lines of the whole screen in which the ledger has a place below the table.
const WITH_LEDGER: u16 = 9;
/// The fewest lines in which the selected claim has one, too.
const WITH_CLAIM: u16 = 16;
/// The lines that it has then, with its title.
const LEAST_PREVIEW: u16 = 2;
/// The fewest lines over the ledger in which several of the speaker's claims have a place, and how
/// many lines that is.
const WITH_CLAIMS: u16 = 19;
const ROOMY_PREVIEW: u16 = 7;
/// The narrowest screen with the speaker beside the table.
const WITH_PREVIEW: u16 = 150;

const HINTS: &[Entry] = &[
    (&[Action::Open], "their claims"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::Order], "order"),
    (&[Action::NextSection, Action::PreviousSection], "claim"),
    (&[Action::PaneRight], "ledger"),
    (&[Action::FindSpeaker], "find"),
    (&[Action::Search], "search"),
    (&[Action::Back], "back"),
    (&[Action::Proposition], "proposition"),
    (&[Action::LeaveOutFewer, Action::LeaveOutMore], "leave out unnamed"),
    (&[Action::Undo], "undo"),
];

/// On somebody who makes no claim.
const SILENT_HINTS: &[Entry] = &[
    (&[Action::Open], "their replies"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::Order], "order"),
    (&[Action::PaneRight], "ledger"),
    (&[Action::FindSpeaker], "find"),
    (&[Action::Search], "search"),
    (&[Action::Back], "back"),
    (&[Action::LeaveOutFewer, Action::LeaveOutMore], "leave out unnamed"),
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
    pub(crate) order: SpeakerOrder,
    /// The speakers in their order, by the results.
    found: Cached<u64, Found>,
    cursor: Option<Cursor>,
    /// The place of the cursor.
    selected: usize,
    /// The ledger of an article, by the results and the article.
    ledger: Cached<(u64, Option<DossierId>), Ledger>,
    /// The first line of the ledger that somebody has scrolled to.
    pub(crate) ledger_top: Option<usize>,
}

/// The speakers of what a query finds.
#[derive(Debug, Clone, Default)]
struct Found {
    lines: Vec<SpeakerLine>,
    /// How many claims somebody is decided to have made.
    claims: usize,
    /// How many claims there are besides: it is undecided who makes them.
    undecided: usize,
}

impl Speakers {
    /// Those who speak, are asked, accused or silent, in their order.
    pub fn lines(&self) -> &[SpeakerLine] {
        self.found.get().map_or(&[], |found| &found.lines)
    }

    /// The place of the one that the cursor is on, if there is anybody.
    pub fn selected(&self) -> Option<usize> {
        (self.selected < self.lines().len()).then_some(self.selected)
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
        let selected = nav.selected().and_then(|claim| claim.speaker()).map(|it| it.key());
        selected.and_then(|speaker| self.place(speaker)).or(put)
    }

    fn sort(&mut self, order: SpeakerOrder, cx: &mut Cx) {
        // The cursor stays on whoever it is on, be that where the claims have put it.
        if let Some(line) = self.selected_line() {
            self.cursor = Some(Cursor::on(line.speaker, &cx.nav));
        }
        self.order = order;
        if let Some(found) = self.found.get_mut() {
            order.sort(&mut found.lines, cx.nav.library());
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

    /// Selects the speaker's next claim, or the one before.
    fn step(&mut self, action: Action, cx: &mut Cx) {
        let Some(line) = self.selected_line() else { return };
        let (at, mut claims) = (cx.nav.selected_row(), line.claims.iter().copied());
        let claim = match action {
            Action::NextSection => claims.find(|claim| at.is_none_or(|at| *claim > at)),
            _ => claims.rfind(|claim| at.is_none_or(|at| *claim < at)),
        };
        match claim {
            Some(_) => self.point_at(line.speaker, claim, cx),
            None if line.claims.is_empty() => cx.say("no claim here is theirs"),
            None => {}
        }
    }

    /// Shows the claims of the speaker; of whoever makes none here what they were asked.
    fn open(&mut self, cx: &mut Cx) {
        let Some(line) = self.selected_line() else { return };
        if line.claims.is_empty() && line.proposed > 0 {
            return jump_to_claims_of(Field::Candidate, &[line.speaker], &mut cx.nav);
        }
        if line.claims.is_empty() {
            return self.open_replies_of(line.speaker, line.first, cx);
        }
        let own = cx.nav.selected_row().filter(|claim| line.claims.contains(claim));
        let speaker = line.speaker;
        self.cursor = Some(Cursor::on(speaker, &cx.nav));
        jump_to_claims_of(Field::Speaker, &[speaker], &mut cx.nav);
        if let Some(claim) = own {
            cx.nav.point_at(claim);
        }
    }

    /// Shows the claims that the ledger counts.
    fn open_ledger(&self, cx: &mut Cx) {
        let Some(ledger) = self.ledger.get() else { return };
        let groups: Vec<SpeakerId> = ledger.groups.iter().map(|group| group.speaker).collect();
        match groups.is_empty() {
            true => cx.say(ledger.sentences.clone()),
            false => jump_to_claims_of(Field::Speaker, &groups, &mut cx.nav),
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

impl Speakers {
    fn draw_title(&self, area: Rect, painter: &mut Painter<'_, '_>) {
        let all = self.lines().len();
        let mut about = Vec::from_iter(self.selected().map(|at| format!("{} of {all}", at + 1)));
        let undecided = self.found.get().map_or(0, |found| found.undecided);
        about.extend(match self.lines().iter().filter(|line| line.is_silent).count() {
            // Whoever may have made an undecided claim is not silent, and may be.
            0 if undecided > 0 => None,
            0 => Some("nobody is silent".to_owned()),
            silent => Some(format!("{silent} silent")),
        });
        let who = || format!("undecided who: {}", words::count(undecided, "claim"));
        about.extend((undecided > 0).then(who));
        about.push(self.order.label().to_owned());
        painter.title(Pane::List, "Speakers", &about.join(painter.look.dot()), area);
    }

    fn ledger_lines(
        &self,
        selected: Option<SpeakerId>,
        width: u16,
        painter: &Painter<'_, '_>,
    ) -> (Vec<Line<'static>>, Option<Range<usize>>) {
        self.ledger.get().unwrap_or(&Ledger::default()).lines(selected, width, painter)
    }

    /// The lines of the preview below the table, with its title: what the table leaves.
    fn preview_height(&self, area: Rect) -> u16 {
        let least = if area.height >= WITH_CLAIMS { ROOMY_PREVIEW } else { LEAST_PREVIEW };
        let rows = u16::try_from(self.lines().len()).unwrap_or(u16::MAX);
        area.height.saturating_sub(rows.saturating_add(1)).max(least)
    }

    /// The lines of the ledger and its title: all that it needs where the table leaves them, and
    /// otherwise no more than two fifths. With several articles, whose ledgers differ, the table
    /// keeps its height.
    fn ledger_height(&self, area: Rect, painter: &Painter<'_, '_>) -> u16 {
        let most = (area.height * 2 / 5).min(12);
        if painter.cx.nav.library().dossier_count() > 1 {
            return most;
        }
        let lines = self.ledger_lines(None, area.width, painter).0.len();
        let wanted = u16::try_from(lines + 1).unwrap_or(u16::MAX);
        let rows = u16::try_from(self.lines().len()).unwrap_or(u16::MAX);
        let free = area.height.saturating_sub(rows.saturating_add(3));
        wanted.min(most.max(free))
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
        Some(ViewRequest::new(move |results| {
            let mut found = results.read(None, |scope| {
                let rows = analysis::Speakers::of(scope).rows;
                let is_somebodys =
                    |it: &ClaimRef<'_>| it.all_sources().any(|source| source.speaker().is_some());
                let claims = scope.claims().filter(is_somebodys).count();
                Found {
                    lines: rows.iter().map(|row| SpeakerLine::of(row, results)).collect(),
                    claims,
                    undecided: scope.claims().count() - claims,
                }
            });
            order.sort(&mut found.lines, results.library());
            (order, found)
        }))
    }

    fn is_stale(&self, generation: u64) -> bool {
        !self.found.is_for(&generation)
    }

    fn receive(&mut self, data: ViewData, generation: u64) {
        if let Ok(data) = data.downcast::<(SpeakerOrder, Found)>()
            && data.0 == self.order
        {
            self.found.set(generation, data.1);
        }
    }

    fn clear(&mut self) {
        self.found.clear();
        self.ledger.clear();
    }

    fn update(&mut self, action: Action, cx: &mut Cx) {
        match action {
            Action::Open => self.open(cx),
            Action::NextSection | Action::PreviousSection => self.step(action, cx),
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

    fn options(&self, setting: Setting, _: &Cx) -> Option<Options> {
        (setting == Setting::Order).then(|| Options::of(self.order))
    }

    fn choose(&mut self, _: Setting, at: usize, cx: &mut Cx) {
        if let Some(order) = SpeakerOrder::ALL.get(at) {
            self.sort(*order, cx);
        }
    }

    fn hints(&self, _: &Navigator) -> &'static [Entry] {
        let is_silent =
            self.selected_line().is_some_and(|it| it.claims.is_empty() && it.proposed == 0);
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
        self.found.clear();
    }

    fn render(&self, area: layout::Pane, painter: &mut Painter<'_, '_>) {
        let lines = self.lines();
        if lines.is_empty() {
            self.draw_title(area.title, painter);
            return painter.nothing(area.content);
        }
        // Of whoever the cursor is on, where the table has no room for it.
        let library = painter.cx.nav.library();
        let is_narrow = area.content.width < table::WITH_ARTICLE;
        let whose = self.selected_line().filter(|_| is_narrow);
        let whose = whose.map(|line| library.speaker(line.speaker).dossier());
        let area = painter.below_divider(whose, area);
        let is_roomy = area.title.height > 0 && area.content.height >= WITH_LEDGER;
        let is_wide = is_roomy && area.content.width >= WITH_PREVIEW;
        let (left, preview) = match is_wide {
            true => {
                let (left, between, right) = painter.beside(area, area.content.width * 3 / 5);
                (left, Some((between, right)))
            }
            false => (area, None),
        };
        let lower = if is_roomy { self.ledger_height(left.content, painter) } else { 0 };
        let (upper, ledger) = match is_wide {
            true => left.over(lower),
            false => painter.over(left, lower),
        };
        let has_claim = !is_wide && is_roomy && area.content.height >= WITH_CLAIM;
        let below = if has_claim { self.preview_height(upper.content) } else { 0 };
        let (table, claim) = upper.over(below);
        self.draw_title(table.title, painter);
        let headings_from = WITH_HEADINGS;
        let (selected, order) = (self.selected().unwrap_or(0), self.order as usize);
        let (columns, target) = (table::columns(&painter.cx.nav), |at, _: &_| Target::Line(at));
        Table { columns, rows: lines, selected, order, target, headings_from, totals: None }
            .draw(table.content, painter);
        if is_roomy {
            let nav = &painter.cx.nav;
            let whose = nav.dossier().filter(|_| nav.library().dossier_count() > 1);
            let whose = whose.map(|dossier| format!("{}{}", painter.look.dot(), dossier.id()));
            let about = whose.unwrap_or_default();
            let name = "Ledger of unnamed people";
            painter.title(Pane::Detail, name, about.trim_start(), ledger.title);
            self.render_lower(ledger.content, painter);
        }
        match preview {
            Some((between, right)) => {
                paint::vertical(between, painter.look, painter.buffer);
                self.draw_preview(right, painter);
            }
            None if has_claim => self.draw_preview(claim, painter),
            None => {}
        }
    }

    fn render_lower(&self, area: Rect, painter: &mut Painter<'_, '_>) {
        painter.frame.add(area, Target::Pane(Pane::Detail));
        let selected = self.selected_line().map(|line| line.speaker);
        let (lines, group) = self.ledger_lines(selected, area.width, painter);
        let height = visible_lines(area.height.into(), lines.len());
        // Unless somebody has scrolled, the selected group is in sight.
        let group = group.filter(|group| group.end > height).map(|group| group.start);
        let top = self.ledger_top.or(group).unwrap_or(0);
        painter.frame.detail = painter.long_text(&lines, top, area);
    }

    /// How many speakers there are behind the claims.
    fn advice(&self, width: usize, painter: &Painter<'_, '_>) -> Option<String> {
        let claims = self.found.get().map_or(0, |found| found.claims);
        let sources = self.lines().iter().filter(|line| !line.claims.is_empty()).count();
        if sources == 0 {
            let nobody = "Nobody here makes a claim";
            return Some(painter.cx.nav.results().read(None, |scope| scope.so_far(nobody)));
        }
        let (come, claims) = (words::verb(claims, "comes", "come"), words::count(claims, "claim"));
        let from = format!("{claims} {come} from {}", words::count(sources, "speaker"));
        let long = format!("{from}. A speaker with many claims is still one source.");
        let short = || format!("{from}; one with many is still one source.");
        Some(if columns_of(&long) + 2 <= width { long } else { short() })
    }

    fn cursor(&self, _: &Navigator) -> Option<Target> {
        self.selected().map(Target::Line)
    }
}

/// Shows the claims with these speakers in a field: their own, or those that may be theirs.
fn jump_to_claims_of(field: Field, speakers: &[SpeakerId], nav: &mut Navigator) {
    let library = nav.library();
    let mut values: Vec<Value> = Vec::new();
    let mut dossier = None;
    for speaker in speakers.iter().map(|speaker| library.speaker(*speaker)) {
        values.push(Value::named(field, speaker.id()));
        dossier = dossier.or_else(|| dossier_to_name(speaker, library));
    }
    nav.jump(View::Claims, |query| narrow(query, values, dossier));
}

/// The dossier that must be named, so that a query means this speaker and nobody else: unnamed
/// people of several articles may have one id, and are not the same people.
fn dossier_to_name(speaker: SpeakerRef<'_>, library: &Library) -> Option<Value> {
    let is_of_one_article = speaker.kind().is_none_or(Kind::is_anonymous);
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
