//! Who speaks and who is silent, and the ledger of unnamed people, filled from the state.

use super::columns::Columns;
use super::ledger_pane::LedgerPane;
use super::row::{Headings, SpeakerRow};
use crate::ui::{
    chrome::Title,
    layout::Pane as PaneArea,
    render::Painter,
    widgets::{
        claim_row::{ClaimRow, Columns as ClaimColumns},
        scroll,
    },
};
use crate::{
    analysis::words,
    library::{SpeakerId, Vocabulary},
    query::Reach,
    text::width,
    ui::{Ledger, Navigator, Pane, SpeakerLine, StanceMark, Target, Window},
};
use ratatui::layout::Rect;

/// The least lines of a table that has headings.
const WITH_HEADINGS: u16 = 4;
/// The least lines of the whole view in which the ledger has a place below the table.
const WITH_LEDGER: u16 = 9;
/// The least lines in which the selected claim has one, too.
const WITH_CLAIM: u16 = 16;

impl<'a> Painter<'a, '_> {
    /// The speakers, below them the selected claim, and the ledger.
    pub(crate) fn speakers(&mut self, area: PaneArea) {
        if self.state.screens.speakers.lines().is_empty() {
            self.speakers_title(area.title);
            return self.nothing(area.content);
        }
        let is_roomy = area.title.height > 0 && area.content.height >= WITH_LEDGER;
        let lower = if is_roomy { self.ledger_height(area.content) } else { 0 };
        let (upper, ledger) = area.over(lower);
        let has_claim = is_roomy && area.content.height >= WITH_CLAIM;
        let (table, claim) = upper.over(if has_claim { 2 } else { 0 });
        self.speakers_title(table.title);
        self.speaker_table(table.content);
        if has_claim {
            self.claim_of_speaker(claim);
        }
        if is_roomy {
            self.title(
                Pane::Detail,
                "Ledger of unnamed people",
                &self.about_ledger(),
                ledger.title,
            );
            self.ledger(ledger.content);
        }
    }

    fn speakers_title(&mut self, area: Rect) {
        let speakers = &self.state.screens.speakers;
        let mut about = Vec::new();
        let all = speakers.lines().len();
        about.extend(speakers.selected().map(|at| format!("{} of {all}", at + 1)));
        about.push(match speakers.silent() {
            0 => "nobody is silent".to_owned(),
            silent => format!("{silent} {} silent", words::verb(silent, "is", "are")),
        });
        about.push(speakers.order().label().to_owned());
        self.title(Pane::List, "Speakers", &about.join(self.look.dot()), area);
    }

    fn speaker_table(&mut self, area: Rect) {
        self.frame.add(area, Target::Pane(Pane::List));
        let columns = Columns::new(area.width);
        let has_headings = area.height >= WITH_HEADINGS;
        let (head, rows) = split_head(area, u16::from(has_headings));
        if has_headings {
            let headings =
                Headings { order: self.state.screens.speakers.order(), focus: self.focus_of_all() };
            let (line, hits) = headings.line(&columns, self.look);
            self.lines(&[line], head);
            self.hits(hits, head, |order| Target::Heading(order as usize));
        }
        self.speaker_rows(&columns, rows);
    }

    fn speaker_rows(&mut self, columns: &Columns, area: Rect) {
        let speakers = &self.state.screens.speakers;
        let (lines, page) = (speakers.lines(), usize::from(area.height));
        let selected = speakers.selected().unwrap_or(0);
        let top = scroll::follow(self.frame.rows.top, selected, page, lines.len());
        self.frame.rows = Window { top, height: page, content: lines.len() };
        let seen = lines.iter().enumerate().skip(top);
        for (y, (place, line)) in (area.top()..area.bottom()).zip(seen) {
            let area = Rect { y, height: 1, ..area };
            self.speaker_row(line, place == selected, columns, area);
            self.frame.add(area, Target::Line(place));
        }
    }

    fn speaker_row(
        &mut self,
        line: &SpeakerLine,
        is_selected: bool,
        columns: &Columns,
        area: Rect,
    ) {
        let nav = &self.cx.nav;
        let speaker = nav.library().speaker(line.speaker);
        // More marks than there are columns are counted, and counted they are already.
        let shown = line.claims.iter().take(usize::from(area.width));
        let marks: Vec<StanceMark> =
            shown.map(|claim| StanceMark::of(nav.claim(*claim), nav.results())).collect();
        let name = match columns.has_room_for(speaker.name()) {
            true => speaker.name(),
            false => speaker.short(),
        };
        let row = SpeakerRow {
            name,
            matched: &self.search.ranges(name, Reach::Name),
            kind: speaker.kind(),
            line,
            marks: has_propositions(nav).then_some(&marks),
            demand: nav.query().strip(),
            is_selected,
        };
        self.lines(&[row.line(columns, self.look)], area);
    }

    /// What the marks are toward; with several articles toward the lead of each, unless the query
    /// names a proposition.
    fn focus_of_all(&self) -> Option<&'a str> {
        let nav = &self.cx.nav;
        let is_one = nav.query().on().is_some() || nav.library().dossier_count() == 1;
        let focus = nav.dossier().and_then(|dossier| nav.focus(dossier));
        match focus {
            _ if !has_propositions(nav) => None,
            Some(focus) if is_one => Some(focus.id()),
            _ => Some("each lead"),
        }
    }

    /// The selected claim, if it is the speaker's or concerns them: what is copied and marked.
    fn claim_of_speaker(&mut self, area: PaneArea) {
        let nav = &self.cx.nav;
        let speakers = &self.state.screens.speakers;
        let line = speakers.selected().map(|at| &speakers.lines()[at]);
        let (Some(line), Some(claim)) = (line, nav.selected()) else {
            return;
        };
        let place = line.claims.binary_search(&claim.row());
        let is_about = line.first == Some(claim.row());
        let about = match (place, line.claims.len()) {
            (Ok(at), all) => format!("{} of {all}", at + 1),
            (Err(_), _) if is_about => "the first that concerns them".to_owned(),
            (Err(_), 0) => "none is theirs, accuses them or was put to them".to_owned(),
            (Err(_), _) => "the selected one is not theirs".to_owned(),
        };
        let title = Title { name: "Claim", about: &about, has_focus: false };
        self.lines(&[title.line(area.title.width, self.look)], area.title);
        self.frame.add(area.title, Target::Pane(Pane::List));
        if place.is_err() && !is_about {
            return;
        }
        let row = ClaimRow {
            claim,
            focus: nav.focus(claim.dossier()).map(|focus| focus.key()),
            is_selected: false,
            is_marked: self.cx.is_marked(claim),
            verification: self.verification(claim),
            footing: self.footing(claim),
            matched_name: &[],
            matched_gist: &self.search.ranges(claim.gist(), Reach::Gist),
        };
        let columns = ClaimColumns::new(area.content.width, claim.dossier().paragraphs())
            .with_status(self.has_statuses());
        self.lines(&[row.line(&columns, self.look)], area.content);
        self.frame.add(area.content, Target::Claim(claim.row()));
    }

    /// The lines of the ledger and its title: all that it needs where the table leaves them, and
    /// otherwise no more than two fifths. With several articles, whose ledgers differ, the table
    /// keeps its height.
    fn ledger_height(&self, area: Rect) -> u16 {
        let most = (area.height * 2 / 5).min(12);
        let nav = &self.cx.nav;
        if nav.library().dossier_count() > 1 {
            return most;
        }
        let lines = self.with_ledger(None, |ledger| ledger.height(area.width, self.look));
        let wanted = u16::try_from(lines + 1).unwrap_or(u16::MAX);
        let rows = u16::try_from(self.state.screens.speakers.lines().len()).unwrap_or(u16::MAX);
        let free = area.height.saturating_sub(rows.saturating_add(3));
        wanted.min(most.max(free))
    }

    /// Whose ledger it is, where there are several articles.
    fn about_ledger(&self) -> String {
        let nav = &self.cx.nav;
        let dossier = nav.dossier().filter(|_| nav.library().dossier_count() > 1);
        let dossier = dossier.map(|dossier| format!("{}{}", self.look.dot(), dossier.id()));
        dossier.unwrap_or_default().trim_start().to_owned()
    }

    /// How many people stand behind unnamed sources.
    pub(crate) fn ledger(&mut self, area: Rect) {
        self.frame.add(area, Target::Pane(Pane::Detail));
        let speakers = &self.state.screens.speakers;
        let selected = speakers.selected().map(|at| speakers.lines()[at].speaker);
        let drawn =
            self.with_ledger(selected, |ledger| ledger.draw(area.width, area.height, self.look));
        self.lines(&drawn.lines, area);
        self.frame.detail = Window { top: drawn.top, height: drawn.page, content: drawn.height };
    }

    /// How many speakers there are behind the claims, in so many columns.
    pub(crate) fn advice_on_speakers(&self, columns: usize) -> String {
        let speakers = &self.state.screens.speakers;
        let claims: usize = speakers.lines().iter().map(|line| line.claims.len()).sum();
        let sources = speakers.lines().iter().filter(|line| !line.claims.is_empty()).count();
        if sources == 0 {
            return "Nobody here makes a claim.".to_owned();
        }
        let (come, claims) = (words::verb(claims, "comes", "come"), words::count(claims, "claim"));
        let from = format!("{claims} {come} from {}", words::count(sources, "speaker"));
        let long = format!("{from}. A speaker with many claims is still one source.");
        if width(&long) + 2 <= columns {
            long
        } else {
            format!("{from}; one with many is still one source.")
        }
    }

    fn with_ledger<T>(
        &self,
        selected: Option<SpeakerId>,
        read: impl FnOnce(LedgerPane<'_>) -> T,
    ) -> T {
        let speakers = &self.state.screens.speakers;
        let library = self.cx.nav.library();
        let none = Ledger::default();
        read(LedgerPane {
            ledger: speakers.ledger().unwrap_or(&none),
            name: &|speaker| library.speaker(speaker).name(),
            selected,
            top: speakers.ledger_top(),
        })
    }
}

/// Whether there is anything to take a side on.
fn has_propositions(nav: &Navigator) -> bool {
    nav.library().propositions().len() > 0
}

fn split_head(area: Rect, lines: u16) -> (Rect, Rect) {
    let lines = lines.min(area.height);
    let head = Rect { height: lines, ..area };
    (head, Rect { y: area.y + lines, height: area.height - lines, ..area })
}
