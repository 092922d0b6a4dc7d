//! The article from beginning to end.

pub(crate) mod advice;
pub(crate) mod claim;
pub(crate) mod claims;
pub(crate) mod flow;
pub(crate) mod foot;
pub(crate) mod gaps;
pub(crate) mod layers;
pub(crate) mod measure;
pub(crate) mod notes;
pub(crate) mod paragraphs;
pub(crate) mod render;
pub(crate) mod scene;
pub(crate) mod window;

use crate::ui::{Browse, Effect, Links, State, Window};
use crate::{
    action::Action,
    library::{ClaimRef, DossierId, DossierRef, RequestRef, Row},
};
use std::ops::Range;

/// The article, as far as it is more than the claims.
#[derive(Debug, Clone, Default)]
pub struct Article {
    scrolled: Option<Scrolled>,
    outline: Option<Outline>,
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
    /// What was shown of which dossier when it was worked out.
    made_for: (u64, DossierId),
    links: Links,
    /// The requests, by the paragraphs that report them.
    requests: Vec<(u16, usize)>,
    /// For each claim whether the query means it.
    meant: Vec<bool>,
}

impl Outline {
    fn of(dossier: DossierRef<'_>, browse: &Browse) -> Self {
        let requests = dossier.requests().enumerate();
        let mut requests: Vec<_> = requests.map(|(at, it)| (it.paragraph(), at)).collect();
        requests.sort_unstable();
        let rows = dossier.rows();
        let mut meant = vec![false; rows.len()];
        for row in browse.found().matches().iter().filter(|row| rows.contains(&row.0)) {
            meant[(row.0 - rows.start) as usize] = true;
        }
        let made_for = (browse.generation(), dossier.key());
        Self { made_for, links: Links::of(dossier), requests, meant }
    }
}

impl Sight {
    fn window(&self) -> Window {
        Window { height: self.height, ..Window::default() }
    }

    /// By how many lines the window can be moved, of so many that are wanted.
    fn room(&self, lines: isize) -> isize {
        // Neither is more than a page.
        lines.clamp(-(self.above as isize), self.below as isize)
    }

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

impl State {
    /// Where the reader has scrolled to in the article, if it is not where the claim is.
    pub fn scrolled(&self) -> Option<Scrolled> {
        self.article.scrolled
    }

    /// The links of all the claims of the dossier on the screen.
    pub fn article_links(&self, dossier: DossierRef<'_>) -> Option<&Links> {
        self.outline(dossier).map(|outline| &outline.links)
    }

    /// Whether the query means a claim of the dossier on the screen.
    pub fn is_meant_in_article(&self, dossier: DossierRef<'_>, claim: ClaimRef<'_>) -> bool {
        let meant = self.outline(dossier).map_or(&[][..], |outline| &outline.meant);
        let at = claim.row().0.checked_sub(dossier.rows().start);
        at.and_then(|at| meant.get(at as usize)).copied().unwrap_or_default()
    }

    /// The requests that a run of the article's paragraphs reports, in their order.
    pub fn requests_in<'a>(
        &'a self,
        dossier: DossierRef<'a>,
        paragraphs: Range<u16>,
    ) -> impl Iterator<Item = RequestRef<'a>> {
        let requests = self.outline(dossier).map_or(&[][..], |outline| &outline.requests);
        let start = requests.partition_point(|(paragraph, _)| *paragraph < paragraphs.start);
        let end = requests.partition_point(|(paragraph, _)| *paragraph < paragraphs.end);
        let requests = requests.get(start..end).unwrap_or_default();
        requests.iter().filter_map(move |(_, at)| dossier.request(*at))
    }

    fn outline(&self, dossier: DossierRef<'_>) -> Option<&Outline> {
        let made_for = (self.browse.generation(), dossier.key());
        self.article.outline.as_ref().filter(|outline| outline.made_for == made_for)
    }

    /// Works out what the article shows beside its claims, and asks for its text.
    pub(crate) fn settle_article(&mut self) -> Option<Effect> {
        let Self { browse, article, texts, .. } = self;
        let selected = browse.selected().map(|claim| claim.row());
        article.scrolled = article.scrolled.filter(|scrolled| scrolled.selected == selected);
        let dossier = browse.dossier()?;
        let made_for = (browse.generation(), dossier.key());
        if article.outline.as_ref().map(|outline| outline.made_for) != Some(made_for) {
            article.outline = Some(Outline::of(dossier, browse));
        }
        texts.want(dossier)
    }

    pub(crate) fn act_in_article(&mut self, action: Action) {
        let window = self.drawn.article.window();
        // No window has more lines than a screen.
        let (page, half) = (window.page() as isize, window.half_page() as isize);
        match action {
            Action::Open => {
                if let Some(row) = self.browse.selected().map(|claim| claim.row()) {
                    self.browse.open(row);
                }
            }
            Action::Down => self.read_on(1),
            Action::Up => self.read_on(-1),
            Action::First => self.go_to_end(0, |rows| rows.start),
            Action::Last => self.go_to_end(usize::MAX, |rows| rows.end - 1),
            Action::HalfPageDown => self.turn_page(half),
            Action::HalfPageUp => self.turn_page(-half),
            Action::PageDown => self.turn_page(page),
            Action::PageUp => self.turn_page(-page),
            Action::NextSection => self.next_in_article(),
            Action::PreviousSection => self.previous_in_article(),
            Action::NextMatch => self.go_to_match(Direction::Forward),
            Action::PreviousMatch => self.go_to_match(Direction::Back),
            _ => {}
        }
    }

    /// Jumps to the first claim at or after a paragraph of the article; says whether there is one.
    pub fn go_to_paragraph(&mut self, paragraph: u16) -> bool {
        let Some(mut rows) = self.rows() else { return false };
        let Some(row) = rows.find(|row| self.paragraph_of(*row) >= paragraph) else { return false };
        if self.browse.selected().map(|claim| claim.row()) != Some(Row(row)) {
            self.browse.follow(Row(row));
        }
        true
    }

    /// Selects the claim so many further on, as far as there are any.
    pub(crate) fn step_in_article(&mut self, by: i32) {
        let Some(rows) = self.rows() else { return };
        let to = match self.browse.selected() {
            Some(claim) => claim.row().0.saturating_add_signed(by),
            None => self.drawn.article.nearest(0).map_or(rows.start, |row| row.0),
        };
        self.browse.point_at(Row(to.clamp(rows.start, rows.end - 1)));
    }

    /// Scrolls the window, wherever the claims are.
    pub(crate) fn scroll_article(&mut self, lines: isize) {
        let sight = &self.drawn.article;
        let (from, by) = (sight.top, sight.room(lines));
        if by == 0 {
            return;
        }
        if let Some(row) = sight.nearest(by).filter(|row| self.is_in_article(*row)) {
            self.browse.point_at(row);
        }
        let selected = self.browse.selected().map(|claim| claim.row());
        self.article.scrolled = Some(Scrolled { from, by, selected });
    }

    /// Goes to the next claim, or where the words of this one go on beyond the window, there.
    fn read_on(&mut self, step: i32) {
        let sight = &self.drawn.article;
        let selected = self.browse.selected().map(|claim| claim.row());
        let hides_words = sight.selected.as_ref().is_some_and(|(row, lines)| {
            let is_beyond = match step {
                1.. => lines.end > sight.height as isize,
                _ => lines.start < 0,
            };
            selected == Some(*row) && is_beyond
        });
        if !hides_words {
            return self.step_in_article(step);
        }
        let (from, by) = (sight.top, step as isize);
        self.article.scrolled = Some(Scrolled { from, by, selected });
    }

    /// Scrolls by some of a page; where there is no more to see, goes to the last claim.
    fn turn_page(&mut self, lines: isize) {
        let is_at_end = self.drawn.article.room(lines) == 0;
        match (is_at_end, lines < 0) {
            (false, _) => self.scroll_article(lines),
            (true, true) => self.go_to_end(0, |rows| rows.start),
            (true, false) => self.go_to_end(usize::MAX, |rows| rows.end - 1),
        }
    }

    /// Goes to one end of the article, and shows all that stands there.
    fn go_to_end(&mut self, block: usize, row: impl FnOnce(Range<u32>) -> u32) {
        if let Some(rows) = self.rows() {
            self.browse.point_at(Row(row(rows)));
        }
        let selected = self.browse.selected().map(|claim| claim.row());
        let from = Top { block, line: 0 };
        self.article.scrolled = Some(Scrolled { from, by: 0, selected });
    }

    /// Goes to the first claim of the next paragraph that has one, or to the last of all.
    fn next_in_article(&mut self) {
        let (Some(rows), Some(here)) = (self.rows(), self.here()) else { return };
        let paragraph = self.paragraph_of(here);
        let next = (here..rows.end).find(|row| self.paragraph_of(*row) != paragraph);
        self.browse.point_at(Row(next.unwrap_or(rows.end - 1)));
    }

    /// Goes to the first claim of the paragraph before, or to the first of all.
    fn previous_in_article(&mut self) {
        let (Some(rows), Some(here)) = (self.rows(), self.here()) else { return };
        let before = |row: u32| {
            let paragraph = self.paragraph_of(row);
            (rows.start..row).rev().find(|row| self.paragraph_of(*row) != paragraph)
        };
        let last = before(here);
        let first = last.map(|last| before(last).map_or(rows.start, |end| end + 1));
        self.browse.point_at(Row(first.unwrap_or(rows.start)));
    }

    fn go_to_match(&mut self, direction: Direction) {
        let matches = self.browse.found().matches();
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
        let dossier = |browse: &Browse| browse.selected().map(|claim| claim.dossier().key());
        let before = dossier(&self.browse);
        self.browse.point_at(next.unwrap_or(first));
        if dossier(&self.browse) != before {
            let title = self.browse.dossier().map_or("", |dossier| dossier.title());
            self.say(format!("now in {title}"));
        } else if next.is_none() {
            self.say(match (here == Some(first), direction) {
                (true, _) => "no other claim matches the query",
                (false, Direction::Forward) => "after the last match comes the first",
                (false, Direction::Back) => "before the first match comes the last",
            });
        }
    }

    /// The rows of the dossier on the screen, where it has claims.
    fn rows(&self) -> Option<Range<u32>> {
        self.browse.dossier().map(|dossier| dossier.rows()).filter(|rows| !rows.is_empty())
    }

    /// The row where the reader is: of the selected claim, or else of one in sight.
    fn here(&self) -> Option<u32> {
        let rows = self.rows()?;
        let selected = self.browse.selected().map(|claim| claim.row());
        let here = selected.or_else(|| self.drawn.article.nearest(0));
        here.map(|row| row.0).filter(|row| rows.contains(row)).or(Some(rows.start))
    }

    fn is_in_article(&self, row: Row) -> bool {
        self.rows().is_some_and(|rows| rows.contains(&row.0))
    }

    fn paragraph_of(&self, row: u32) -> u16 {
        self.browse.claim(Row(row)).paragraph()
    }
}

#[derive(Debug, Clone, Copy)]
enum Direction {
    Forward,
    Back,
}

#[cfg(test)]
mod tests;
