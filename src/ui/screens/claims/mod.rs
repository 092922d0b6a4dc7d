//! The list of claims, and the selected one in full.

use super::Screen;
use crate::{
    action::{Action, Group},
    library::DossierRef,
    query::Order,
    text::{fold, width as columns_of},
    ui::{
        Cx, Layer, Navigator, Pane, Target, Window,
        chrome::{Empty, source},
        detail::words::called,
        hints::Entry,
        layout::{self, split_top},
        moved,
        nav::Direction,
        render::Painter,
        widgets::{compose::Composer, popup::clear, scroll},
    },
};
use ratatui::layout::Rect;

/// What is most worth knowing comes first: a narrow screen shows only the beginning.
const HINTS: &[Entry] = &[
    (&[Action::Open], "detail"),
    (&[Action::Copy], "copy"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::FindSpeaker], "find speaker"),
    (&[Action::Search], "search"),
    (&[Action::Filters], "filter"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::Back], "back"),
    (&[Action::Undo], "undo"),
    (&[Action::CycleText], "text"),
    (&[Action::Proposition], "proposition"),
    (&[Action::LeaveOutFewer, Action::LeaveOutMore], "leave out unnamed"),
    (&[Action::Order], "order"),
    (&[Action::Mark], "mark"),
    (&[Action::Status], "status"),
    (&[Action::Note], "note"),
    (&[Action::CopyMore], "copy more"),
    (&[Action::Palette], "all actions"),
    (&[Action::NextSection, Action::PreviousSection], "paragraph"),
];

/// The list of claims; all that it shows follows from the results.
#[derive(Debug, Clone, Copy, Default)]
pub struct Claims;

impl Screen for Claims {
    fn update(&mut self, action: Action, cx: &mut Cx) {
        match action {
            Action::Open => cx.nav.pane = Pane::Detail,
            Action::NextSection => cx.nav.step_by_paragraph(Direction::Forward),
            Action::PreviousSection => cx.nav.step_by_paragraph(Direction::Back),
            _ => cx.move_in_list(action),
        }
    }

    fn click(&mut self, target: Target, cx: &mut Cx) {
        if let Target::Claim(row) = target {
            cx.nav.go_to(row);
        }
    }

    fn hints(&self, _: &Navigator) -> &'static [Entry] {
        HINTS
    }

    fn render(&self, area: layout::Pane, painter: &mut Painter<'_, '_>) {
        draw_title(area.title, painter);
        draw_list(area.content, painter);
    }

    fn cursor(&self, nav: &Navigator) -> Option<Target> {
        nav.selected_row().map(Target::Claim)
    }
}

impl Cx {
    /// Moves among the claims that are listed.
    pub(crate) fn move_in_list(&mut self, action: Action) {
        let matches = self.nav.matches();
        let Some(at) = matches.selected() else { return };
        if let Some(to) = moved(at, matches.len(), action, self.frame.list) {
            self.nav.select_place(to);
        }
    }
}

impl Navigator {
    /// Whether the list has the claims of several dossiers, those of each together.
    pub(crate) fn keeps_dossiers_together(&self) -> bool {
        let is_in_reading_order = match self.order() {
            Order::Reading => true,
            Order::Rank => !self.query().is_ranked(),
            Order::Grade | Order::Speaker => false,
        };
        is_in_reading_order && self.library().dossier_count() > 1
    }

    /// The lines that the list has use for, as far as a screen can have them.
    pub(crate) fn lines_of_list(&self) -> usize {
        const SCREEN: usize = 200;
        let claims = self.matches().len();
        if claims > SCREEN || !self.keeps_dossiers_together() {
            return claims;
        }
        let rows = (0..claims).filter_map(|place| self.matches().row(place));
        let dossiers: Vec<_> = rows.map(|row| self.claim(row).dossier().key()).collect();
        claims + dossiers.chunk_by(|one, other| one == other).count()
    }

    /// Goes to the first claim of the next paragraph in the list, or of the one before.
    pub(crate) fn step_by_paragraph(&mut self, direction: Direction) {
        let matches = self.matches();
        let Some(at) = matches.selected() else { return };
        let paragraph = |place| {
            let claim = self.claim(matches.row(place)?);
            Some((claim.dossier().key(), claim.paragraph()))
        };
        self.select_place(direction.section(at, matches.len(), paragraph));
    }
}

fn draw_title(area: Rect, painter: &mut Painter<'_, '_>) {
    let nav = &painter.cx.nav;
    let matches = nav.matches();
    let mut about = Vec::new();
    about.extend(matches.selected().map(|at| format!("{} of {}", at + 1, matches.len())));
    about.push(nav.order_label().to_owned());
    let focus = nav.dossier().and_then(|dossier| nav.focus(dossier));
    about.extend(focus.map(|focus| format!("stance: {}", called(focus))));
    painter.title(Pane::List, "Claims", &about.join(painter.look.dot()), area);
}

fn draw_list(area: Rect, painter: &mut Painter<'_, '_>) {
    let cx = painter.cx;
    let matches = cx.nav.matches();
    let Some(selected) = matches.selected() else { return painter.nothing(area) };
    painter.frame.add(area, Target::Pane(Pane::List));
    let lines = lines_in_sight(cx.frame.list.top, selected, area.height, &cx.nav);
    let places = lines.iter().filter_map(|line| match line {
        ListLine::Claim(place) => Some(*place),
        ListLine::Dossier(_) => None,
    });
    let (top, height) = (places.clone().min().unwrap_or(0), places.count());
    painter.frame.list = Window { top, height, content: matches.len() };
    painter.scrollbar(painter.frame.list, area);
    let list = scroll::beside_scrollbar(area, matches.len().max(lines.len()));
    let columns = cx.claim_columns(list.width);
    for (y, line) in (list.top()..list.bottom()).zip(lines) {
        let area = Rect { y, height: 1, ..list };
        match line {
            ListLine::Dossier(dossier) => draw_divider(dossier, area, painter),
            ListLine::Claim(place) => {
                let Some(row) = matches.row(place) else { break };
                painter.claim_line(cx.claim_view(cx.nav.claim(row)), &columns, area);
                if matches.is_pinned(place) {
                    draw_outside(area, painter);
                }
                painter.frame.add(area, Target::Claim(row));
            }
        }
    }
}

/// A line of the list.
#[derive(Debug, Clone, Copy)]
enum ListLine<'a> {
    /// What the claims below are of, where there are several dossiers.
    Dossier(DossierRef<'a>),
    /// A claim, by its place.
    Claim(usize),
}

/// The fewest lines of a list that says which dossiers its claims are of.
const WITH_DIVIDERS: u16 = 4;

/// The lines of the list that are in sight, with the selected claim among them: each dossier stands
/// before its claims, and that of the first claim in sight over all.
fn lines_in_sight(top: usize, selected: usize, height: u16, nav: &Navigator) -> Vec<ListLine<'_>> {
    let (matches, height_in_lines) = (nav.matches(), usize::from(height));
    if height == 0 {
        return Vec::new();
    }
    let dossier = |place: usize| Some(nav.claim(matches.row(place)?).dossier());
    let has_dividers = height >= WITH_DIVIDERS && nav.keeps_dossiers_together();
    let page = height_in_lines - usize::from(has_dividers);
    let from = |top: usize| {
        let mut lines = Vec::with_capacity(height_in_lines + 1);
        for place in (top..matches.len()).take(page) {
            let here = dossier(place).filter(|_| has_dividers);
            let is_new = place == top || here != place.checked_sub(1).and_then(dossier);
            lines.extend(here.filter(|_| is_new).map(ListLine::Dossier));
            lines.push(ListLine::Claim(place));
        }
        lines.truncate(height_in_lines);
        lines
    };
    let has = |lines: &[ListLine<'_>], wanted: usize| {
        lines.iter().any(|line| matches!(line, ListLine::Claim(place) if *place == wanted))
    };
    let first = scroll::follow(top, selected, page, matches.len());
    // The lines of the dossiers may take the room of the selected claim.
    let mut tops = (first..=selected).map(from);
    let mut lines = tops.find(|lines| has(lines, selected)).unwrap_or_default();
    if let Some(ListLine::Dossier(_)) = lines.last() {
        lines.pop();
    }
    lines
}

/// What the claims below are of: outlet, date and title.
fn draw_divider(dossier: DossierRef<'_>, area: Rect, painter: &mut Painter<'_, '_>) {
    let (look, theme) = (painter.look, painter.look.theme);
    let (line_sign, cut) = (look.glyphs().horizontal, look.glyphs().cut);
    let text = format!("{}{}{}", source(dossier), look.dot(), dossier.title());
    let mut line = Composer::new(area.width);
    line.put(line_sign.repeat(2), theme.muted).skip(1);
    line.put_cut(text, theme.muted, cut).skip(1);
    line.put(line_sign.repeat(line.left()), theme.muted);
    painter.lines(&[line.finish()], area);
}

/// At the end of a row: that its claim is there although the query does not find it.
fn draw_outside(area: Rect, painter: &mut Painter<'_, '_>) {
    let (theme, look) = (painter.look.theme, painter.look);
    let label = if area.width < 60 { " outside " } else { " outside the query " };
    let mut line = Composer::new(columns_of(label) as u16);
    line.put(label, theme.strong.patch(theme.cursor));
    let width = area.width.min(line.used() as u16);
    let right = Rect { x: area.right() - width, width, ..area };
    clear(right, look, painter.buffer);
    painter.lines(&[line.finish()], right);
}

impl Painter<'_, '_> {
    /// Where there are several dossiers, draws which one a pane is about in its first line, and
    /// returns the rest.
    pub(super) fn below_divider(
        &mut self,
        dossier: Option<DossierRef<'_>>,
        pane: layout::Pane,
    ) -> layout::Pane {
        let has_room = pane.content.height >= WITH_DIVIDERS;
        match dossier.filter(|_| has_room && self.cx.nav.library().dossier_count() > 1) {
            Some(dossier) => {
                let (divider, content) = split_top(pane.content, 1);
                draw_divider(dossier, divider, self);
                layout::Pane { content, ..pane }
            }
            None => pane,
        }
    }

    /// What to press where a word is typed that no claim has, and that stands for an action: in the
    /// hints, or else in its name or its help.
    fn pressed_for(&self, word: &str) -> Option<String> {
        let wanted = fold(word);
        let has = |text: &str| {
            let text = fold(text);
            let mut words = text.split(|c: char| !c.is_alphanumeric());
            words.any(|word| word.trim_end_matches('s') == wanted.trim_end_matches('s'))
        };
        let hints = self.state.screen().hints(&self.cx.nav).iter();
        let hinted = hints.filter(|(_, label)| has(label)).flat_map(|(actions, _)| *actions);
        let all = || Action::ALL.iter().filter(|action| action.group() != Group::Type);
        let named = all().filter(|action| has(action.name()));
        let helped = all().filter(|action| has(action.help()));
        let mut actions = hinted.chain(named).chain(helped);
        actions.find_map(|action| {
            let key = Some(self.cx.key(*action)).filter(|key| !key.is_empty())?;
            Some(format!("For `{word}`, press {key}: {}", action.help()))
        })
    }

    /// Why there is no claim, and what to press.
    pub(crate) fn nothing(&mut self, area: Rect) {
        self.frame.add(area, Target::Pane(Pane::List));
        let nav = &self.cx.nav;
        let query = nav.query().to_string();
        let key = |action| self.cx.key(action);
        let [edit, clear, undo] = [Action::Search, Action::ClearQuery, Action::Undo].map(key);
        let take = self.cx.key_below(Action::Complete);
        let advice = nav.results().advice();
        let actions = advice.unknown.iter().filter_map(|(_, word)| self.pressed_for(word));
        let said: Vec<String> = advice.lines().into_iter().chain(actions).collect();
        let offered = advice.offered();
        let is_typing = matches!(self.state.overlay, Some(Layer::Search(_)));
        let empty = if self.state.is_loading() && nav.library().is_empty() {
            Empty::NotYet
        } else if nav.library().dossier_count() == 0 {
            Empty::NoDossier
        } else if nav.library().is_empty() {
            Empty::NoClaims
        } else if nav.is_waiting() {
            Empty::Counting
        } else if is_typing {
            Empty::NoMatchYet { query: &query, said: &said, close: &key(Action::Close) }
        } else {
            Empty::NoMatch {
                query: &query,
                said: &said,
                edit: &edit,
                take: offered.as_deref().map(|offered| (&*take, offered)),
                clear: &clear,
                undo: Some(&*undo).filter(|_| nav.can_undo()),
            }
        };
        self.lines(&empty.lines(area.width, self.look), area);
    }
}
