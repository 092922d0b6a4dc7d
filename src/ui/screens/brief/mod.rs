//! What an editor asks first of an article, each question with its answer, and beside it the claims
//! behind the one under the cursor.

mod draw;

pub(super) use draw::preview;

use super::{Screen, View};
use crate::{
    action::Action,
    analysis::{self, Prose},
    library::{DossierId, DossierRef, Row},
    query::Query,
    text::shorten,
    ui::{
        Cached, Cx, Navigator, Pane, Results, Target, ViewData, ViewRequest, hints::Entry, layout,
        moved, render::Painter, scrolled,
    },
};
use ratatui::layout::Rect;

const HINTS: &[Entry] = &[
    (&[Action::Open], "these claims"),
    (&[Action::Copy], "copy it"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
    (&[Action::Down, Action::Up], "move"),
    (&[Action::NextSection, Action::PreviousSection], "claim"),
    (&[Action::PaneRight], "scroll"),
    (&[Action::LeaveOutFewer, Action::LeaveOutMore], "leave out unnamed"),
    (&[Action::FindSpeaker], "find a speaker"),
    (&[Action::Search], "search"),
    (&[Action::Undo], "undo"),
];

const LOWER_HINTS: &[Entry] = &[
    (&[Action::Down, Action::Up], "scroll"),
    (&[Action::Open], "these claims"),
    (&[Action::PaneLeft], "findings"),
    (&[Action::Help], "help"),
    (&[Action::Leave], "quit"),
];

/// The findings of the article that the selected claim is of.
#[derive(Debug, Clone, Default)]
pub struct Brief {
    /// By the results and the article.
    findings: Cached<(u64, Option<DossierId>), Vec<Finding>>,
    /// The article that they are to be of.
    article: Option<DossierId>,
    /// The place of the cursor.
    selected: usize,
    /// The first line of the claims behind it that somebody has scrolled to; the selected claim is
    /// in sight until then.
    top: Option<usize>,
}

/// The most that is said of a finding; the claims behind it have the rest.
const MOST_DETAILS: usize = 12;
/// The most columns of one detail.
const WIDEST_DETAIL: usize = 600;

/// The most claims of an article whose findings are worked out between a key and its frame.
const QUICK: usize = 5_000;

/// A finding in words, and the claims behind it.
#[derive(Debug, Clone)]
struct Finding {
    heading: &'static str,
    answer: String,
    share: Option<(usize, usize)>,
    details: Vec<String>,
    claims: Vec<Row>,
    query: Option<String>,
}

impl From<analysis::Finding<'_>> for Finding {
    fn from(finding: analysis::Finding<'_>) -> Self {
        let analysis::Finding { heading, answer, share, details: all, claims, query } = finding;
        let shown = if all.len() > MOST_DETAILS { MOST_DETAILS - 1 } else { all.len() };
        let mut details: Vec<String> = all[..shown].iter().map(detail).collect();
        if shown < all.len() {
            details.push(format!("And {} more, as the claims say.", all.len() - shown));
        }
        Finding {
            heading,
            answer,
            share,
            details,
            claims: claims.iter().map(|claim| claim.row()).collect(),
            query,
        }
    }
}

impl Finding {
    /// The findings of an article, if the library has it.
    fn all(article: Option<DossierId>, results: &Results) -> Vec<Self> {
        let library = results.library();
        let article = article.filter(|it| (it.0 as usize) < library.dossier_count());
        article.map(|it| library.dossier(it)).map_or_else(Vec::new, |dossier| {
            results.read(Some(dossier), |scope| {
                analysis::brief(scope, dossier).into_iter().map(Finding::from).collect()
            })
        })
    }
}

/// A detail, or the beginning of one that names hundreds.
fn detail(prose: &Prose<'_>) -> String {
    let text = prose.text();
    match shorten(&text, WIDEST_DETAIL, "…") {
        (whole, "") => whole.to_owned(),
        (start, cut) => {
            format!("{} {cut}", start.rsplit_once(' ').map_or(start, |(words, _)| words))
        }
    }
}

impl Brief {
    fn findings(&self) -> &[Finding] {
        self.findings.get().map_or(&[], Vec::as_slice)
    }

    /// Works the findings out at once, for a preview that follows the cursor; none of an
    /// article that would hold it up.
    pub(super) fn follow(&mut self, nav: &Navigator) {
        let is_quick = |it: &DossierRef<'_>| it.claims().len() <= QUICK;
        let article = nav.dossier().filter(is_quick).map(|it| it.key());
        let key = (nav.generation(), article);
        self.findings.update(key, || Finding::all(article, nav.results()));
    }

    fn selected(&self) -> Option<&Finding> {
        self.findings().get(self.selected)
    }

    /// Puts the cursor on a finding, and selects the first claim behind it: the strip shows where
    /// that is, and what is done with a claim is done with that one.
    fn select(&mut self, place: usize, cx: &mut Cx) {
        (self.selected, self.top) = (place, None);
        let first = self.selected().and_then(|finding| finding.claims.first());
        first.into_iter().for_each(|row| cx.nav.point_at(*row));
    }

    /// Selects the next claim behind the finding, or the one before.
    fn step(&mut self, action: Action, cx: &mut Cx) {
        let Some(finding) = self.selected() else { return };
        let at = cx.nav.selected_row();
        let mut claims = finding.claims.iter().copied();
        let claim = match action {
            Action::NextSection => claims.find(|claim| at.is_none_or(|at| *claim > at)),
            _ => claims.rfind(|claim| at.is_none_or(|at| *claim < at)),
        };
        if let Some(claim) = claim {
            cx.nav.point_at(claim);
            self.top = None;
        }
    }

    /// Shows the claims behind the finding in the list: by the query that finds them, and the lead
    /// by itself.
    fn open(&self, cx: &mut Cx) {
        let Some(finding) = self.selected() else { return };
        let Some(first) = finding.claims.first() else { return cx.say("no claim is behind this") };
        let library = cx.nav.library();
        let dossier = cx.nav.dossier().filter(|_| library.dossier_count() > 1);
        let dossier = dossier.map(|it| format!(" dossier:{}", it.id())).unwrap_or_default();
        let Some(query) = &finding.query else { return cx.nav.open(*first) };
        // What a finding asks for is a query that can be read.
        let narrowed = Query::parse(&format!("{} {query}{dossier}", cx.nav.query()), library);
        if let Ok(narrowed) = narrowed {
            cx.nav.jump(View::Claims, |query| *query = narrowed);
        }
    }
}

impl Screen for Brief {
    fn sync(&mut self, cx: &mut Cx) {
        self.article = cx.nav.dossier().map(|dossier| dossier.key());
        self.selected = self.selected.min(self.findings().len().saturating_sub(1));
    }

    fn request(&self) -> Option<ViewRequest> {
        let article = self.article;
        Some(ViewRequest::new(move |results| (article, Finding::all(article, results))))
    }

    fn is_stale(&self, generation: u64) -> bool {
        !self.findings.is_for(&(generation, self.article))
    }

    fn receive(&mut self, data: ViewData, generation: u64) {
        if let Ok(data) = data.downcast::<(Option<DossierId>, Vec<Finding>)>() {
            let (article, findings) = *data;
            self.findings.set((generation, article), findings);
            self.selected = self.selected.min(self.findings().len().saturating_sub(1));
        }
    }

    fn clear(&mut self) {
        self.findings.clear();
    }

    fn update(&mut self, action: Action, cx: &mut Cx) {
        match action {
            Action::Open => self.open(cx),
            Action::NextSection | Action::PreviousSection => self.step(action, cx),
            _ => {
                let to = moved(self.selected, self.findings().len(), action, cx.frame.rows);
                to.into_iter().for_each(|to| self.select(to, cx));
            }
        }
    }

    fn update_lower(&mut self, action: Action, cx: &mut Cx) {
        match action {
            Action::Open => self.open(cx),
            Action::NextSection | Action::PreviousSection => self.step(action, cx),
            _ => self.scroll_lower(action, cx),
        }
    }

    fn scroll_lower(&mut self, action: Action, cx: &mut Cx) {
        let shown = cx.frame.detail;
        self.top = Some(scrolled(self.top.unwrap_or(shown.top), action, shown));
    }

    fn click(&mut self, target: Target, cx: &mut Cx) {
        match target {
            Target::Line(place) if place == self.selected => self.open(cx),
            Target::Line(place) => self.select(place, cx),
            _ => cx.press_claim(target),
        }
    }

    /// All claims behind the finding.
    fn chosen(&self, _: &Navigator) -> Vec<Row> {
        self.selected().map(|finding| finding.claims.clone()).unwrap_or_default()
    }

    /// The finding, a line for each sentence of it.
    fn said_of_chosen(&self) -> Option<String> {
        let Finding { heading, answer, details, .. } = self.selected()?;
        let details = details.iter().map(|detail| format!("\n{detail}"));
        Some(format!("{heading}: {answer}{}", details.collect::<String>()))
    }

    fn mark(&mut self, cx: &mut Cx) {
        self.mark_chosen(cx);
    }

    fn hints(&self, _: &Navigator) -> &'static [Entry] {
        HINTS
    }

    fn lower_hints(&self) -> &'static [Entry] {
        LOWER_HINTS
    }

    fn has_rows(&self, _: &Navigator) -> bool {
        self.selected().is_some()
    }

    fn render(&self, area: layout::Pane, painter: &mut Painter<'_, '_>) {
        draw::draw(self, area, painter);
    }

    fn render_lower(&self, area: Rect, painter: &mut Painter<'_, '_>) {
        painter.frame.add(area, Target::Pane(Pane::Detail));
        draw::alone(self, area, painter);
    }

    fn cursor(&self, _: &Navigator) -> Option<Target> {
        self.selected().map(|_| Target::Line(self.selected))
    }
}
