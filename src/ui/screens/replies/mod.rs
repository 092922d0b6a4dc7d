//! Who was asked, and what they replied.

mod grid;
mod list;
mod parties;
mod story;
#[cfg(test)]
mod tests;

pub use parties::{PartyLine, PartyOrder};
pub(super) use story::sentence;

use super::Screen;
use crate::{
    action::Action,
    analysis::{Cell, marks, words},
    dossier::RequestField,
    library::{ClaimRef, DossierId, Library, RequestRef, Row, SpeakerId, SpeakerRef, Vocabulary},
    session::SessionState,
    text::width as columns_of,
    ui::{
        Cached, Cursor, Cx, Navigator, Pane, Target,
        hints::Entry,
        layout, moved,
        overlays::choose::{Options, Setting},
        render::Painter,
        scrolled,
        widgets::{paint, rich::Rich, sheet::Sheet},
    },
};
use parties::ReplyGrid;
use ratatui::layout::Rect;

/// The narrowest grid; below it the parties are listed.
const GRID: u16 = 60;
/// The narrowest title that says what the claims have in common.
const ROOMY: u16 = 100;
/// The narrowest screen with the story of a cell beside the grid.
const BESIDE: u16 = 150;
/// The columns that the story has there at least.
const STORY: u16 = 60;
/// The fewest lines of the whole screen in which the story of a cell has a place below the grid.
const WITH_STORY: u16 = 9;

const HINTS: &[Entry] = &[
    (&[Action::Open], "open the claim"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::Left, Action::Down, Action::Up, Action::Right], "cell"),
    (&[Action::Order], "order"),
    (&[Action::Copy], "copy"),
    (&[Action::Search], "search"),
    (&[Action::Back], "back"),
    (&[Action::NextSection, Action::PreviousSection], "paragraph"),
    (&[Action::LeaveOutFewer, Action::LeaveOutMore], "leave out unnamed"),
    (&[Action::Undo], "undo"),
];

const UNDECIDED_HINTS: &[Entry] = &[
    (&[Action::Edit], "edit"),
    (&[Action::Problems], "what is undecided"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::Down, Action::Up], "scroll"),
    (&[Action::Back], "back"),
];

const STORY_HINTS: &[Entry] = &[
    (&[Action::Down, Action::Up], "scroll"),
    (&[Action::Open], "open the claim"),
    (&[Action::PaneLeft], "grid"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
];

/// The grid of parties and claims of one article, as far as it is more than the claims. What
/// stands in a cell is looked up when it is drawn: one request to a thousand parties about a
/// thousand claims is a million cells.
#[derive(Debug, Clone, Default)]
pub struct Replies {
    pub(crate) order: PartyOrder,
    /// The grid, by the results, the article and the order.
    grid: Cached<(u64, Option<DossierId>, PartyOrder), ReplyGrid>,
    cursor: Option<Cursor>,
    /// The place of the party that the cursor is on.
    selected: usize,
    /// The first line of the story that somebody has scrolled to.
    pub(crate) story_top: usize,
}

impl Replies {
    fn grid(&self) -> Option<&ReplyGrid> {
        self.grid.get()
    }

    /// How many claims were looked at.
    pub fn claims(&self) -> usize {
        self.grid().map_or(0, |grid| grid.claims)
    }

    /// The claims that accuse somebody or were put to somebody, in reading order.
    pub fn columns(&self) -> &[Row] {
        self.grid().map_or(&[], |grid| &grid.columns)
    }

    /// The parties, in their order.
    pub fn parties(&self) -> &[PartyLine] {
        self.grid().map_or(&[], |grid| &grid.parties)
    }

    /// The place of the party that the cursor is on, if there is one.
    pub fn selected(&self) -> Option<usize> {
        (self.selected < self.parties().len()).then_some(self.selected)
    }

    /// The party that the cursor is on.
    pub fn party(&self) -> Option<&PartyLine> {
        self.parties().get(self.selected)
    }

    /// The column of the selected claim, or else where it would stand: it has none if it neither
    /// accuses anybody nor was put to anybody.
    ///
    /// # Errors
    /// The column that comes after the claim.
    pub fn column(&self, nav: &Navigator) -> Result<usize, usize> {
        let claim = nav.selected_row().ok_or(0_usize)?;
        self.columns().binary_search(&claim)
    }

    fn is_asked(&self, party: SpeakerId) -> bool {
        self.grid().is_some_and(|grid| grid.asked.contains(&party))
    }

    /// Whom a claim of the article concerns, and how.
    pub fn marks<'a>(&self, claim: ClaimRef<'a>) -> impl Iterator<Item = (SpeakerRef<'a>, Cell)> {
        marks(claim, |party| self.is_asked(party))
    }

    /// What a party has to do with a claim of the article.
    pub fn cell(&self, claim: ClaimRef<'_>, party: SpeakerId) -> Option<Cell> {
        Cell::of(claim, party, |who| self.is_asked(who))
    }

    /// What the party under the cursor has to do with the selected claim.
    fn selected_cell(&self, nav: &Navigator) -> Option<Cell> {
        let (claim, party) = nav.selected().zip(self.party())?;
        self.cell(claim, party.speaker)
    }

    /// The marks that somebody has, the most telling first.
    fn marks_that_occur(&self) -> Vec<Cell> {
        let occurs = |mark: &Cell| self.parties().iter().any(|it| it.totals.get(*mark) > 0);
        Cell::ALL.into_iter().filter(occurs).collect()
    }

    fn place(&self, party: SpeakerId) -> Option<usize> {
        self.parties().iter().position(|line| line.speaker == party)
    }

    /// Puts the cursor on a party, beside the claim that is selected now.
    fn put_cursor(&mut self, party: Option<SpeakerId>, nav: &Navigator) {
        if let Some(party) = party {
            self.cursor = Some(Cursor::on(party, nav));
            self.story_top = 0;
        }
    }

    fn party_id(&self) -> Option<SpeakerId> {
        self.party().map(|party| party.speaker)
    }

    /// Where the cursor was put; if another claim has been selected since, that party only if the
    /// claim concerns it, and otherwise the first whom it concerns.
    fn place_of_cursor(&self, nav: &Navigator) -> Option<usize> {
        let party = self.cursor.as_ref().and_then(|cursor| cursor.speaker(nav.library()));
        let put = party.and_then(|party| self.place(party));
        if self.cursor.as_ref().is_some_and(|cursor| cursor.holds(nav)) && put.is_some() {
            return put;
        }
        let concerned: Vec<SpeakerId> = nav
            .selected()
            .map(|claim| self.marks(claim).map(|(party, _)| party.key()).collect())
            .unwrap_or_default();
        match party {
            Some(party) if concerned.contains(&party) => put,
            _ => concerned.iter().filter_map(|party| self.place(*party)).min().or(put),
        }
    }

    fn sort(&mut self, order: PartyOrder, cx: &mut Cx) {
        // The cursor stays on whoever it is on, be that where the claims have put it.
        self.put_cursor(self.party_id(), &cx.nav);
        self.order = order;
        cx.say(format!("the parties {}", order.label()));
    }

    fn select_party(&mut self, place: usize, cx: &Cx) {
        if let Some(party) = self.parties().get(place).map(|party| party.speaker) {
            self.put_cursor(Some(party), &cx.nav);
            self.selected = place;
        }
    }

    /// Selects the claim of a column, with the cursor on the same party.
    fn select_column(&mut self, column: usize, cx: &mut Cx) {
        let Some(claim) = self.columns().get(column).copied() else { return };
        cx.nav.point_at(claim);
        self.put_cursor(self.party_id(), &cx.nav);
    }

    /// Shows the selected claim in full.
    fn open(&mut self, cx: &mut Cx) {
        let Some(claim) = cx.nav.selected_row() else { return };
        self.put_cursor(self.party_id(), &cx.nav);
        cx.nav.open(claim);
    }

    /// The first column of the next paragraph, or the last of all.
    fn column_of_next_paragraph(&self, nav: &Navigator) -> usize {
        let here = nav.selected().map_or(0, |claim| claim.paragraph());
        let last = self.columns().len().saturating_sub(1);
        self.columns_before(here.saturating_add(1), nav.library()).min(last)
    }

    /// The first column of the paragraph before, or the first of all.
    fn column_of_paragraph_before(&self, nav: &Navigator) -> usize {
        let here = nav.selected().map_or(0, |claim| claim.paragraph());
        let before = self.columns_before(here, nav.library()).checked_sub(1);
        let claim = before.map(|column| nav.claim(self.columns()[column]));
        claim.map_or(0, |claim| self.columns_before(claim.paragraph(), nav.library()))
    }

    /// How many columns are of paragraphs before this one.
    fn columns_before(&self, paragraph: u16, library: &Library) -> usize {
        let is_before = |row: &Row| library.claim(*row).paragraph() < paragraph;
        self.columns().partition_point(is_before)
    }
}

impl Replies {
    /// Why there is nobody, where there is something to read.
    fn draw_nothing(&self, area: Rect, painter: &mut Painter<'_, '_>) {
        let nav = &painter.cx.nav;
        if nav.matches().is_empty() {
            return painter.nothing(area);
        }
        let so_far = |said| nav.results().read(nav.dossier(), |scope| scope.so_far(said));
        let said = match nav.query().is_everything() {
            _ if self.is_undecided(nav) => so_far("No claim criticises anybody"),
            true => {
                so_far("The text reports no request for comment, and no claim criticises anybody")
            }
            false => so_far(
                "No claim that the query means criticises anybody, and the text reports no request \
                 for comment on one",
            ),
        };
        let (look, is_undecided) = (painter.look, self.is_undecided(nav));
        let mut sheet = Sheet::new(area.width, look);
        sheet.text(&Rich::of(&said, look.theme.strong), 1, 1);
        if is_undecided {
            put_undecided(&mut sheet, painter);
        } else {
            let caveat = "That does not mean that nobody was asked.";
            sheet.text(&Rich::of(caveat, look.theme.text), 1, 1);
        }
        painter.frame.add(area, Target::Pane(Pane::List));
        painter.frame.detail = painter.long_text(&sheet.lines, self.story_top, area);
    }

    /// Whether all that there is to tell are requests of which it is undecided whom they went to.
    fn is_undecided(&self, nav: &Navigator) -> bool {
        self.columns().is_empty() && undecided_requests(nav).next().is_some()
    }

    /// The lines of the story and its title: what the grid leaves, and at least two fifths, be it
    /// long or short, so that the grid stands still while the cursor moves.
    fn story_height(&self, area: Rect, painter: &Painter<'_, '_>) -> u16 {
        let legend = grid::legend(&self.marks_that_occur(), area.width, painter.look).len();
        let wanted = self.parties().len() + legend + usize::from(grid::HEAD) + 1;
        let wanted = u16::try_from(wanted).unwrap_or(u16::MAX);
        area.height.saturating_sub(wanted).max((area.height * 2 / 5).min(12))
    }
}

/// The requests of the article of which it is undecided whom they went to.
fn undecided_requests(nav: &Navigator) -> impl Iterator<Item = RequestRef<'_>> {
    let requests = nav.dossier().into_iter().flat_map(|dossier| dossier.requests());
    requests.filter(|request| request.open().has(RequestField::To))
}

/// Which requests are undecided, and how they are decided.
fn put_undecided(sheet: &mut Sheet<'_>, painter: &Painter<'_, '_>) {
    let (cx, look) = (painter.cx, painter.look);
    let [problems, edit] = [Action::Problems, Action::Edit].map(|action| cx.key(action));
    let how = format!(
        "It is undecided whom the newsroom asked for comment. Nothing is counted before it is \
         decided: correct each field that the `open` of a request names, and delete its word. \
         {problems} lists the places, {edit} edits the file."
    );
    sheet.text(&Rich::of(&how, look.theme.text), 1, 1);
    sheet.blank();
    let mark = (look.glyphs().undecided, look.theme.undecided);
    for request in undecided_requests(&cx.nav) {
        let marks = look.quotation_marks(request.dossier().language());
        let text = sentence(request, None, None, marks);
        sheet.beside(mark, &Rich::of(&look.said(&text), look.theme.text), 3);
    }
}

impl Screen for Replies {
    fn sync(&mut self, cx: &mut Cx) {
        let party = cx.nav.party.take();
        let nav = &cx.nav;
        let key = (nav.generation(), nav.dossier().map(|dossier| dossier.key()), self.order);
        self.grid.update(key, || ReplyGrid::of(nav, self.order));
        self.put_cursor(party, nav);
        self.selected = self.place_of_cursor(nav).unwrap_or(0);
    }

    fn clear(&mut self) {
        self.grid.clear();
    }

    fn update(&mut self, action: Action, cx: &mut Cx) {
        if self.is_undecided(&cx.nav) && action != Action::Open {
            return self.scroll_lower(action, cx);
        }
        let column = self.column(&cx.nav);
        match action {
            Action::Right => self.select_column(column.map_or_else(|next| next, |at| at + 1), cx),
            Action::Left => {
                if let Some(before) = column.unwrap_or_else(|next| next).checked_sub(1) {
                    self.select_column(before, cx);
                }
            }
            Action::NextSection => self.select_column(self.column_of_next_paragraph(&cx.nav), cx),
            Action::PreviousSection => {
                self.select_column(self.column_of_paragraph_before(&cx.nav), cx);
            }
            Action::Open => self.open(cx),
            _ => {
                if let Some(to) = moved(self.selected, self.parties().len(), action, cx.frame.rows)
                {
                    self.select_party(to, cx);
                }
            }
        }
    }

    fn update_lower(&mut self, action: Action, cx: &mut Cx) {
        match action {
            Action::Open => self.open(cx),
            _ => self.scroll_lower(action, cx),
        }
    }

    fn scroll_lower(&mut self, action: Action, cx: &mut Cx) {
        self.story_top = scrolled(self.story_top, action, cx.frame.detail);
    }

    fn click(&mut self, target: Target, cx: &mut Cx) {
        match target {
            Target::Line(party) if self.selected() == Some(party) => self.open(cx),
            Target::Line(party) => self.select_party(party, cx),
            Target::Cell(party, column) => {
                if self.selected() == Some(party) && self.column(&cx.nav) == Ok(column) {
                    return self.open(cx);
                }
                self.select_party(party, cx);
                self.select_column(column, cx);
            }
            // Behind the headings of the claims stand that of the names and those of the totals.
            Target::Heading(at) => match at.checked_sub(self.columns().len()) {
                None => self.select_column(at, cx),
                Some(0) => self.sort(PartyOrder::Name, cx),
                Some(total) => {
                    if let Some(mark) = Cell::ALL.get(total - 1) {
                        self.sort(PartyOrder::Mark(*mark), cx);
                    }
                }
            },
            _ => cx.press_claim(target),
        }
    }

    fn options(&self, setting: Setting, _: &Cx) -> Option<Options> {
        (setting == Setting::Order).then(|| Options::of(self.order))
    }

    fn choose(&mut self, _: Setting, at: usize, cx: &mut Cx) {
        if let Some(order) = PartyOrder::ALL.get(at) {
            self.sort(*order, cx);
        }
    }

    fn move_on(&mut self, cx: &mut Cx) {
        self.update(Action::Right, cx);
    }

    fn hints(&self, nav: &Navigator) -> &'static [Entry] {
        if self.is_undecided(nav) { UNDECIDED_HINTS } else { HINTS }
    }

    fn lower_hints(&self) -> &'static [Entry] {
        STORY_HINTS
    }

    fn save(&self, visit: &mut SessionState) {
        visit.parties = self.order.word().to_owned();
    }

    fn restore(&mut self, visit: &SessionState) {
        self.order = PartyOrder::from_word(&visit.parties).unwrap_or_default();
    }

    fn render(&self, area: layout::Pane, painter: &mut Painter<'_, '_>) {
        let dot = painter.look.dot();
        let undecided = match undecided_requests(&painter.cx.nav).count() {
            0 => String::new(),
            n => format!("undecided to whom: {}{dot}", words::count(n, "request")),
        };
        let which = match area.title.width {
            ROOMY.. => " put to somebody or criticising somebody",
            _ => "",
        };
        let about = format!(
            "{undecided}{} of {}{which}{dot}{}",
            self.columns().len(),
            words::count(self.claims(), "claim"),
            self.order.label(),
        );
        painter.title(Pane::List, "Replies", &about, area.title);
        let area = painter.below_divider(painter.cx.nav.dossier(), area);
        let is_nothing = self.parties().is_empty() && self.columns().is_empty();
        if is_nothing || self.is_undecided(&painter.cx.nav) {
            return self.draw_nothing(area.content, painter);
        }
        if area.content.width < GRID {
            return self.draw_list(area.content, painter);
        }
        let is_roomy = area.title.height > 0 && area.content.height >= WITH_STORY;
        let (grid, story) = match area.content.width {
            BESIDE.. if is_roomy => {
                let wanted = self.grid_width(painter.cx.nav.dossier());
                let (grid, between, story) = painter
                    .beside(area, wanted.clamp(area.content.width / 2, area.content.width - STORY));
                painter.title(Pane::List, "Replies", &about, grid.title);
                paint::vertical(between, painter.look, painter.buffer);
                (grid, story)
            }
            _ => {
                let lines = if is_roomy { self.story_height(area.content, painter) } else { 0 };
                painter.over(area, lines)
            }
        };
        self.draw_grid(grid.content, painter);
        if is_roomy {
            let party = self.party().map(|it| painter.cx.nav.library().speaker(it.speaker));
            let cell = self.selected_cell(&painter.cx.nav).map(Cell::label);
            let about = cell.into_iter().chain(party.and_then(SpeakerRef::role));
            let about: String = about.map(|it| format!("{}{it}", painter.look.dot())).collect();
            let name = party.map_or("", SpeakerRef::name);
            painter.title(Pane::Detail, name, about.trim_start(), story.title);
            self.render_lower(story.content, painter);
        }
    }

    fn render_lower(&self, area: Rect, painter: &mut Painter<'_, '_>) {
        painter.frame.add(area, Target::Pane(Pane::Detail));
        self.draw_story(area, painter);
    }

    /// What is worth saying of marks that are missing.
    fn advice(&self, width: usize, painter: &Painter<'_, '_>) -> Option<String> {
        if self.is_undecided(&painter.cx.nav) {
            return None;
        }
        let (long, short) = match self.selected_cell(&painter.cx.nav) {
            Some(Cell::BodyAsked) => (
                "Their body was asked. That is no request to them, and what it did not say is not \
                 their silence.",
                "Their body was asked: that is no silence of theirs.",
            ),
            Some(Cell::BodyAskedElsewhere) => (
                "Their body was asked, and the text does not say whether about this claim. No request \
                 to them is reported.",
                "Their body was asked: the text does not say about what.",
            ),
            Some(Cell::AskedElsewhere) => (
                "They were asked. The text does not say whether about this claim; the subject may \
                 still be the same.",
                "They were asked: the text does not say about what.",
            ),
            _ => (
                "No request reported means that the text reports none. It does not mean that none \
                 was made.",
                "No request reported: that does not mean that none was made.",
            ),
        };
        Some(if columns_of(long) + 2 <= width { long } else { short }.to_owned())
    }

    fn cursor(&self, nav: &Navigator) -> Option<Target> {
        let row = self.selected()?;
        let line = |_| Target::Line(row);
        Some(self.column(nav).map_or_else(line, |column| Target::Cell(row, column)))
    }
}
