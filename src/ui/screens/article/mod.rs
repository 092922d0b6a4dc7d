//! The article from beginning to end.

mod claims;
mod flow;
mod measure;
mod notes;
mod paragraphs;
mod render;

use super::Screen;
use crate::{
    action::Action,
    library::{ClaimRef, DossierId, DossierRef, RequestRef, Row},
    ui::{
        Cached, Cx, Link, Links, Matches, Navigator, Target, Window, hints::Entry, layout,
        nav::Direction, pointer::WHEEL, render::Painter,
    },
};
use std::ops::Range;

const HINTS: &[Entry] = &[
    (&[Action::Open], "open"),
    (&[Action::Copy], "copy"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::Down, Action::Up], "claim"),
    (&[Action::NextSection, Action::PreviousSection], "paragraph"),
    (&[Action::NextMatch, Action::PreviousMatch], "match"),
    (&[Action::Search], "search"),
    (&[Action::Back], "back"),
    (&[Action::Undo], "undo"),
    (&[Action::CycleText], "text"),
    (&[Action::LeaveOutFewer, Action::LeaveOutMore], "leave out unnamed"),
];

/// The article, as far as it is more than the claims.
#[derive(Debug, Clone, Default)]
pub struct Article {
    scrolled: Option<Scrolled>,
    /// By the results and the dossier.
    outline: Cached<(u64, DossierId), Outline>,
}

/// Where the reader has scrolled to. Otherwise the window goes where the selected claim is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scrolled {
    /// Where the window began.
    pub from: Top,
    /// How many lines it has been moved by since, downward.
    pub by: isize,
    /// The claim that was selected then; once it is another one, the window follows that.
    selected: Option<Row>,
}

/// Where a window on blocks of lines begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Top {
    /// The block, from 0: a claim of the dossier, or where the text is shown, a paragraph.
    pub block: usize,
    /// The first line of it that is shown, from 0.
    pub line: usize,
}

/// How the article was last shown. Lines are counted from the first of the window.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sight {
    /// Where the window began.
    pub top: Top,
    /// How many lines the window had.
    pub height: usize,
    /// How many lines there were above it, a page at most.
    pub above: usize,
    /// How many lines there were below it, a page at most.
    pub below: usize,
    /// The claims in it and in a page around it, and the line in which each begins.
    pub claims: Vec<(Row, isize)>,
    /// The selected claim, where it was one of these, and the lines of its words.
    pub selected: Option<(Row, Range<isize>)>,
}

/// What the claims and requests of a dossier do not say by themselves, worked out for all of them
/// at once.
#[derive(Debug, Clone)]
struct Outline {
    links: Links,
    /// The requests, by the paragraphs that report them.
    requests: Vec<(u16, usize)>,
    /// For each claim whether the query finds it.
    matches: Vec<bool>,
}

impl Outline {
    fn of(dossier: DossierRef<'_>, matches: &Matches) -> Self {
        let requests = dossier.requests().enumerate();
        let mut requests: Vec<_> = requests.map(|(at, it)| (it.paragraph(), at)).collect();
        requests.sort_unstable();
        let rows = dossier.rows();
        let mut is_match = vec![false; rows.len()];
        for row in matches.rows().iter().filter(|row| rows.contains(&row.0)) {
            is_match[(row.0 - rows.start) as usize] = true;
        }
        Self { links: Links::of(dossier), requests, matches: is_match }
    }
}

impl Sight {
    /// The claim that is nearest to the selected one's place on the screen once the window has
    /// been moved, if the window then has one.
    fn nearest(&self, by: isize) -> Option<Row> {
        let height = self.height as isize;
        let wanted = self.selected.as_ref().map_or(0, |(_, lines)| lines.start);
        let wanted = wanted.clamp(0, (height - 1).max(0));
        let moved = self.claims.iter().map(|(row, line)| (*row, line - by));
        let in_sight = moved.filter(|(_, line)| (0..height).contains(line));
        in_sight.min_by_key(|(_, line)| line.abs_diff(wanted)).map(|(row, _)| row)
    }
}

impl Article {
    /// The links of a claim of the dossier on the screen.
    pub fn links<'a>(&self, claim: ClaimRef<'a>, nav: &'a Navigator) -> Vec<Link<'a>> {
        self.outline.get().map(|it| it.links.get(claim, nav.library())).unwrap_or_default()
    }

    /// Whether the query finds a claim of the dossier on the screen.
    pub fn is_match(&self, claim: ClaimRef<'_>) -> bool {
        let matches = self.outline.get().map_or(&[][..], |outline| &outline.matches);
        let at = claim.row().0.checked_sub(claim.dossier().rows().start);
        at.and_then(|at| matches.get(at as usize)).copied().unwrap_or_default()
    }

    /// The requests that a run of the article's paragraphs reports, in their order.
    pub fn requests_in<'a>(
        &'a self,
        dossier: DossierRef<'a>,
        paragraphs: Range<u16>,
    ) -> impl Iterator<Item = RequestRef<'a>> {
        let requests = self.outline.get().map_or(&[][..], |outline| &outline.requests);
        let start = requests.partition_point(|(paragraph, _)| *paragraph < paragraphs.start);
        let end = requests.partition_point(|(paragraph, _)| *paragraph < paragraphs.end);
        let requests = requests.get(start..end).unwrap_or_default();
        requests.iter().filter_map(move |(_, at)| dossier.request(*at))
    }

    /// Goes to the next claim, or where the words of this one go on beyond the window, there.
    fn read_on(&mut self, step: i32, cx: &mut Cx) {
        let sight = &cx.frame.article;
        let selected = cx.nav.selected_row();
        let hides_words = sight.selected.as_ref().is_some_and(|(row, lines)| {
            let is_beyond = match step {
                1.. => lines.end > sight.height as isize,
                _ => lines.start < 0,
            };
            selected == Some(*row) && is_beyond
        });
        match hides_words {
            true => self.scroll_from(sight.top, step as isize, &cx.nav),
            false => cx.step_in_article(step),
        }
    }

    /// Scrolls the window, wherever the claims are; says whether there is anything more to see.
    fn scroll_by(&mut self, lines: isize, cx: &mut Cx) -> bool {
        let sight = &cx.frame.article;
        // Neither is more than a page.
        let by = lines.clamp(-(sight.above as isize), sight.below as isize);
        if by != 0 {
            let (from, rows) = (sight.top, cx.nav.rows_of_article());
            let is_here = |row: &Row| rows.as_ref().is_some_and(|rows| rows.contains(&row.0));
            if let Some(row) = sight.nearest(by).filter(is_here) {
                cx.nav.point_at(row);
            }
            self.scroll_from(from, by, &cx.nav);
        }
        by != 0
    }

    /// Scrolls by some of a page; where there is no more to see, goes to the last claim.
    fn turn_page(&mut self, lines: isize, cx: &mut Cx) {
        if !self.scroll_by(lines, cx) {
            self.go_to_end(if lines < 0 { Direction::Back } else { Direction::Forward }, cx);
        }
    }

    /// Goes to one end of the article, and shows all that stands there.
    fn go_to_end(&mut self, direction: Direction, cx: &mut Cx) {
        let is_start = direction == Direction::Back;
        if let Some(rows) = cx.nav.rows_of_article() {
            cx.nav.point_at(Row(if is_start { rows.start } else { rows.end - 1 }));
        }
        let block = if is_start { 0 } else { usize::MAX };
        self.scroll_from(Top { block, line: 0 }, 0, &cx.nav);
    }

    fn scroll_from(&mut self, from: Top, by: isize, nav: &Navigator) {
        self.scrolled = Some(Scrolled { from, by, selected: nav.selected_row() });
    }
}

impl Screen for Article {
    /// Works out what the article shows beside its claims, and asks for its text.
    fn sync(&mut self, cx: &mut Cx) {
        let nav = &cx.nav;
        let selected = nav.selected_row();
        self.scrolled = self.scrolled.filter(|scrolled| scrolled.selected == selected);
        let Some(dossier) = nav.dossier() else { return };
        let key = (nav.generation(), dossier.key());
        self.outline.update(key, || Outline::of(dossier, nav.matches()));
        let wanted = cx.texts.want(dossier);
        cx.run(wanted);
    }

    fn clear(&mut self) {
        self.outline.clear();
    }

    fn update(&mut self, action: Action, cx: &mut Cx) {
        let window = Window { height: cx.frame.article.height, ..Window::default() };
        // No window has more lines than a screen.
        let (page, half) = (window.page() as isize, window.half_page() as isize);
        match action {
            Action::Open => {
                if let Some(row) = cx.nav.selected_row() {
                    cx.nav.open(row);
                }
            }
            Action::Down => self.read_on(1, cx),
            Action::Up => self.read_on(-1, cx),
            Action::First => self.go_to_end(Direction::Back, cx),
            Action::Last => self.go_to_end(Direction::Forward, cx),
            Action::HalfPageDown => self.turn_page(half, cx),
            Action::HalfPageUp => self.turn_page(-half, cx),
            Action::PageDown => self.turn_page(page, cx),
            Action::PageUp => self.turn_page(-page, cx),
            Action::NextSection => cx.step_by_paragraph(Direction::Forward),
            Action::PreviousSection => cx.step_by_paragraph(Direction::Back),
            Action::NextMatch => cx.go_to_match(Direction::Forward),
            Action::PreviousMatch => cx.go_to_match(Direction::Back),
            _ => {}
        }
    }

    fn scroll(&mut self, direction: Action, cx: &mut Cx) {
        let lines = WHEEL as isize;
        self.scroll_by(if direction == Action::Up { -lines } else { lines }, cx);
    }

    fn click(&mut self, target: Target, cx: &mut Cx) {
        cx.press_claim(target);
    }

    fn move_on(&mut self, cx: &mut Cx) {
        cx.step_in_article(1);
    }

    fn hints(&self, _: &Navigator) -> &'static [Entry] {
        HINTS
    }

    fn render(&self, area: layout::Pane, painter: &mut Painter<'_, '_>) {
        self.draw(area, painter);
    }

    fn advice(&self, _: usize, painter: &Painter<'_, '_>) -> Option<String> {
        self.advise(painter)
    }

    fn cursor(&self, nav: &Navigator) -> Option<Target> {
        nav.selected_row().map(Target::Claim)
    }
}

impl Navigator {
    /// Jumps to the first claim at or after a paragraph of the article; says whether there is one.
    pub fn go_to_paragraph(&mut self, paragraph: u16) -> bool {
        let Some(mut rows) = self.rows_of_article() else { return false };
        let Some(row) = rows.find(|row| self.paragraph_of(*row) >= paragraph) else { return false };
        if self.selected_row() != Some(Row(row)) {
            self.follow(Row(row));
        }
        true
    }

    /// The rows of the dossier on the screen, where it has claims.
    fn rows_of_article(&self) -> Option<Range<u32>> {
        self.dossier().map(|dossier| dossier.rows()).filter(|rows| !rows.is_empty())
    }

    fn paragraph_of(&self, row: u32) -> u16 {
        self.claim(Row(row)).paragraph()
    }
}

impl Cx {
    /// Selects the claim so many further on, as far as there are any.
    fn step_in_article(&mut self, by: i32) {
        let Some(rows) = self.nav.rows_of_article() else { return };
        let to = match self.nav.selected_row() {
            Some(row) => row.0.saturating_add_signed(by),
            None => self.frame.article.nearest(0).map_or(rows.start, |row| row.0),
        };
        self.nav.point_at(Row(to.clamp(rows.start, rows.end - 1)));
    }

    /// Goes to the first claim of the next paragraph that has one, or of the one before.
    fn step_by_paragraph(&mut self, direction: Direction) {
        let (Some(rows), Some(here)) = (self.nav.rows_of_article(), self.here()) else { return };
        let paragraph = |at: usize| self.nav.paragraph_of(rows.start + at as u32);
        let to = direction.section((here - rows.start) as usize, rows.len(), paragraph);
        self.nav.point_at(Row(rows.start + to as u32));
    }

    fn go_to_match(&mut self, direction: Direction) {
        let matches = self.nav.matches().rows();
        let here = self.here().map(Row);
        let later = matches.iter().filter(|row| here.is_none_or(|here| **row > here));
        let earlier = matches.iter().filter(|row| here.is_none_or(|here| **row < here));
        let (next, first) = match direction {
            Direction::Forward => (later.min(), matches.iter().min()),
            Direction::Back => (earlier.max(), matches.iter().max()),
        };
        let (Some(first), next) = (first.copied(), next.copied()) else {
            return self.say("no claim matches the query");
        };
        let dossier = |nav: &Navigator| nav.selected().map(|claim| claim.dossier().key());
        let before = dossier(&self.nav);
        self.nav.point_at(next.unwrap_or(first));
        if dossier(&self.nav) != before {
            let title = self.nav.dossier().map_or("", |dossier| dossier.title());
            self.say(format!("now in {title}"));
        } else if next.is_none() {
            self.say(match (here == Some(first), direction) {
                (true, _) => "no other claim matches the query",
                (false, Direction::Forward) => "after the last match comes the first",
                (false, Direction::Back) => "before the first match comes the last",
            });
        }
    }

    /// The row where the reader is: of the selected claim, or else of one in sight.
    fn here(&self) -> Option<u32> {
        let rows = self.nav.rows_of_article()?;
        let here = self.nav.selected_row().or_else(|| self.frame.article.nearest(0));
        here.map(|row| row.0).filter(|row| rows.contains(row)).or(Some(rows.start))
    }
}

#[cfg(test)]
mod tests;
