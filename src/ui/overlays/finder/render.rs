//! Finding a speaker, filled from the state.

use super::{
    list::{self, FinderRow},
    sought,
};
use crate::ui::{render::Painter, widgets::scroll};
use crate::{
    action::Action,
    library::{SpeakerId, SpeakerRef, Vocabulary},
    query::{Highlighter, Reach, SpeakerHit, Value},
    ui::{Finder, Target, Window},
};
use ratatui::layout::{Position, Rect};
use std::ops::Range;

/// The size of the popup.
pub(crate) const SIZE: (u16, u16) = (78, 18);

impl<'a> Painter<'a, '_> {
    /// The speakers that were found, and below them what Enter would show of the selected one.
    pub(crate) fn finder(&mut self, finder: &Finder, area: Rect) {
        let (hits, library) = (&finder.hits, self.cx.nav.library());
        let everybody = library.speakers().len();
        let title = format!("Find a speaker  {} of {everybody}", hits.len());
        let area = self.popup(&title, area);
        let foot = hits.get(finder.selected).map(|hit| self.finder_foot(hit)).unwrap_or_default();
        let foot: Vec<&str> = foot.iter().map(String::as_str).collect();
        let page = list::page(area.height, foot.len());
        let top = scroll::follow(self.cx.frame.popup.top, finder.selected, page, hits.len());
        self.frame.popup = Window { top, height: page, content: hits.len() };
        let typed = finder.line.text();
        let highlighter = Highlighter::of_text(&typed);
        let seen = hits.iter().skip(top).take(page);
        let ranges =
            |hit: &SpeakerHit| highlighter.ranges(library.label(hit.label).text, Reach::Name);
        let seen: Vec<_> = seen.map(|hit| (hit, ranges(hit))).collect();
        let rows: Vec<FinderRow<'_>> =
            seen.iter().map(|(hit, ranges)| self.finder_row(hit, ranges)).collect();
        let drawn = list::Finder {
            typed: &typed,
            cursor: finder.line.before().len(),
            rows: &rows,
            selected: finder.selected.saturating_sub(top),
            foot: &foot,
        };
        let drawn = drawn.draw(area.width, area.height, self.look);
        self.lines(&drawn.lines, area);
        self.typing = Some(Position::new(area.x + drawn.cursor, area.y));
        self.hits(drawn.hits, area, |at| Target::Choice(top + at));
    }

    fn finder_row<'h>(&self, hit: &SpeakerHit, ranges: &'h [Range<usize>]) -> FinderRow<'h>
    where
        'a: 'h,
    {
        let nav = &self.cx.nav;
        let person = nav.results().loaded().person(hit.speaker);
        let name = nav.library().speaker(hit.speaker).name();
        let (matched, alias) = match hit.is_name {
            true => (ranges, None),
            false => ([].as_slice(), Some((nav.library().label(hit.label).text, ranges))),
        };
        FinderRow { name, matched, best: person.best, claims: person.claims, alias }
    }

    /// Who the selected speaker is, and what Enter would show of them.
    fn finder_foot(&self, hit: &SpeakerHit) -> Vec<String> {
        let nav = &self.cx.nav;
        let speaker = nav.library().speaker(hit.speaker);
        let pilcrow = self.look.glyphs().paragraph;
        let mut who = vec![speaker.role().unwrap_or(speaker.kind().label()).to_owned()];
        who.extend(speaker.tenure().map(|tenure| tenure.label().to_owned()));
        who.extend(asked(speaker, pilcrow));
        vec![who.join(self.look.dot()), self.what_enter_shows(hit.speaker)]
    }

    /// The first claim of a speaker, or what there is instead.
    fn what_enter_shows(&self, speaker: SpeakerId) -> String {
        let nav = &self.cx.nav;
        let pilcrow = self.look.glyphs().paragraph;
        if let Some(row) = nav.results().loaded().person(speaker).first {
            let claim = nav.claim(row);
            return format!("{pilcrow}{} {} {}", claim.paragraph(), claim.grade(), claim.gist());
        }
        let claims = match sought(speaker, &self.cx.nav) {
            Some(Value::Asked(_)) => "the claims about which a request to them is reported",
            Some(Value::Against(_)) => "the claims that accuse them",
            Some(_) => "the claims that pass on their words",
            None => return "no claim is theirs, accuses them or was put to them".to_owned(),
        };
        format!("never speaks here; {} shows {claims}", self.cx.key(Action::Open))
    }
}

/// Where the text reports that somebody was asked.
fn asked(speaker: SpeakerRef<'_>, pilcrow: &str) -> Option<String> {
    let requests =
        speaker.dossier().requests().filter(|request| request.to().any(|to| to == speaker));
    let places: Vec<String> =
        requests.map(|request| format!("{pilcrow}{}", request.paragraph())).collect();
    (!places.is_empty()).then(|| format!("asked in {}", places.join(", ")))
}
