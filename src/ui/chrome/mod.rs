//! What stands around the panes: the heading, the query, the strip, titles, messages and hints.

mod empty;
mod following;

pub use empty::Empty;

use super::{
    hints,
    overlays::Overlay,
    widgets::strip::{CAVEAT, Legend},
};
use crate::{
    action::Action,
    analysis::{Undecided, words},
    library::DossierRef,
    text::{pad, shorten_words, width as columns_of},
    ui::{Input, Look, Pane, Target, View, render::Painter, widgets::compose::Composer},
};
use ratatui::{
    layout::{Position, Rect},
    style::Style,
    text::Line,
};

/// What an empty query line says can be done.
const INVITATION: [(Action, &str); 3] = [
    (Action::Search, "search"),
    (Action::Filters, "filter"),
    (Action::FindSpeaker, "find a speaker"),
];

/// A query that is being typed.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'a> {
    /// The line.
    pub input: &'a Input,
    /// Whether what is listed is what it finds.
    pub is_counted: bool,
}

impl Painter<'_, '_> {
    /// The program, the tabs of the views, and the article.
    pub(crate) fn heading(&mut self, area: Rect) {
        let (cx, theme) = (self.cx, self.look.theme);
        let article = cx.nav.dossier();
        let tab = |view: &View| format!("{} {}", cx.key(view.action()), view.name());
        let tabs: Vec<String> =
            cx.nav.views().iter().map(|view| tab(view).trim_start().to_owned()).collect();
        let needed: usize = tabs.iter().map(|tab| columns_of(tab) + 3).sum();
        let source = article.map_or(0, |article| columns_of(&source(article)));
        let mut line = Composer::new(area.width);
        line.skip(1);
        // Which article it is matters more than which program, and than room between the tabs.
        if columns_of(" onrecord  ") + needed + source < usize::from(area.width) {
            line.put("onrecord", theme.strong).skip(2);
        }
        let is_roomy = needed + source + 2 < usize::from(area.width);
        let here = cx.nav.view();
        let mut is_open = false;
        for (view, tab) in cx.nav.views().iter().zip(tabs) {
            let start = line.used() as u16;
            let is_here = *view == here;
            let style = if is_here { theme.strong } else { theme.text };
            // Without room the brackets stand in the blanks between the tabs.
            line.put(
                if is_here {
                    "["
                } else if is_open {
                    "]"
                } else {
                    " "
                },
                theme.strong,
            );
            line.put(tab, style);
            is_open = is_here;
            if is_roomy {
                line.put(if is_here { "]" } else { " " }, style).skip(1);
                is_open = false;
            }
            let place = Rect { x: area.x + start, width: line.used() as u16 - start, ..area };
            self.frame.add(place, Target::Tab(*view));
        }
        if is_open {
            line.put("]", theme.strong);
        }
        if let Some(article) = article {
            let text = article_in(article, line.left().saturating_sub(1), self.look);
            let start = usize::from(area.width).saturating_sub(columns_of(&text) + 1);
            line.skip_to(start).put(text, theme.text);
        }
        self.lines(&[line.finish()], area);
    }

    /// The query; an overlay that is a line draws itself in its place.
    pub(crate) fn query(&mut self, area: Rect) {
        self.frame.add(area, Target::Query);
        if !self.state.overlay().is_some_and(Overlay::is_line) {
            self.query_line(None, area);
        }
    }

    /// The query as it is typed, as it is in force, or what to press for one; and how many claims
    /// there are.
    pub(crate) fn query_line(&mut self, typed: Option<Typed<'_>>, area: Rect) {
        let (theme, cut) = (self.look.theme, self.look.glyphs().cut);
        let width = usize::from(area.width);
        let query = match typed {
            Some(typed) => typed.input.text(),
            None => self.cx.nav.query().to_string(),
        };
        // A query needs the room more than the words around the numbers do.
        let counts = match typed {
            Some(Typed { is_counted: false, .. }) => String::new(),
            _ => self.counts(width / if query.is_empty() { 2 } else { 3 }),
        };
        let counts_at = width.saturating_sub(columns_of(&counts) + 1);
        let unsaved = self.cx.unsaved_mark();
        let end = match &unsaved {
            Some(unsaved) => counts_at.saturating_sub(columns_of(unsaved) + 2),
            None => counts_at,
        };
        let mut line = Composer::new(area.width);
        line.skip(1);
        if query.is_empty() && typed.is_none() {
            self.put_invitation(&mut line, end);
        } else {
            line.put("/", theme.strong).skip(1);
            let room = end.saturating_sub(line.used() + 2);
            match typed {
                Some(typed) => {
                    let column = line.typed(typed.input, room, theme.strong, cut);
                    self.typing = Some(Position { x: area.x + column, y: area.y });
                }
                None => _ = line.cell(&query, room, theme.strong, cut),
            }
        }
        line.skip_to(end).put(unsaved.unwrap_or_default(), theme.error);
        line.skip_to(counts_at).put(counts, theme.text);
        self.lines(&[line.finish()], area);
    }

    fn put_invitation(&self, line: &mut Composer<'_>, end: usize) {
        for (action, word) in INVITATION {
            let key = self.cx.key(action);
            if line.used() + columns_of(&key) + columns_of(word) + 3 > end {
                break;
            }
            line.put(format!("{key} "), self.look.theme.strong);
            line.put(format!("{word}   "), self.look.theme.muted);
        }
    }

    /// How many claims there are, in the longest form of at most so many columns, or the shortest.
    fn counts(&self, columns: usize) -> String {
        let nav = &self.cx.nav;
        let loaded = nav.results().loaded();
        let total = nav.library().len();
        let all = words::count(total, "claim");
        // What has only just been read is not listed yet.
        let is_everything = nav.query().is_everything() && !nav.is_waiting();
        let forms = if self.state.is_loading() {
            // It is no filter that leaves out what has not been read yet.
            let shown = nav.matches().rows().len();
            match nav.query().is_everything() {
                true => vec![format!("reading: {all} so far"), format!("reading: {total}")],
                false => vec![
                    format!("reading: {shown} of {all} so far"),
                    format!("reading: {shown} of {total}"),
                ],
            }
        } else if is_everything {
            let (sourced, undecided) = (loaded.sourced(), loaded.undecided());
            let newsroom = total - sourced - undecided;
            let apart = match undecided {
                0 => String::new(),
                n => format!(", {n} undecided"),
            };
            vec![
                format!("{all}: {sourced} attributed, {newsroom} the newsroom's own{apart}"),
                format!("{all}, {sourced} attributed"),
                all,
            ]
        } else {
            let shown = nav.matches().rows().len();
            vec![format!("{shown} of {all}"), format!("{shown}/{total}")]
        };
        let mut forms = self.with_undecided(forms);
        forms.extend(is_everything.then(|| total.to_string()));
        let fits = forms.iter().position(|form| columns_of(form) <= columns);
        forms.swap_remove(fits.unwrap_or(forms.len() - 1))
    }

    /// The same forms, each behind how much is undecided; unchanged where nothing is.
    fn with_undecided(&self, forms: Vec<String>) -> Vec<String> {
        let Undecided { places, claims, all } = self.cx.nav.results().undecided();
        if places == 0 {
            return forms;
        }
        let (places, sign) = (words::count(places, "place"), format!("{places}?"));
        let long = format!("undecided: {places} in {}", words::count(claims, "claim"));
        let alone = format!("undecided: {places} in {claims} of {}", words::count(all, "claim"));
        let short = format!("undecided: {places}");
        let dot = self.look.dot();
        let behind = |undecided: &str, forms: &[String]| {
            forms.iter().map(|form| format!("{undecided}{dot}{form}")).collect::<Vec<_>>()
        };
        let (first, rest) = forms.split_at(1);
        let counted = [behind(&long, first), behind(&short, first), vec![alone]];
        let shorter = [behind(&short, rest), behind(&sign, &forms), vec![sign]];
        counted.into_iter().chain(shorter).flatten().collect()
    }

    pub(crate) fn title(&mut self, pane: Pane, name: &str, about: &str, area: Rect) {
        let has_focus = self.cx.nav.pane == pane;
        let line = Title { name, about, has_focus }.line(area.width, self.look);
        self.lines(&[line], area);
        self.frame.add(area, Target::Pane(pane));
        if pane == Pane::List && !self.has_legend {
            let taken = columns_of(name) + columns_of(about) + 6;
            self.legend_in_title(taken, area);
        }
    }

    /// What the letters of the grades are, at the end of a title behind what it says, for a screen
    /// that has something else to say at its foot.
    fn legend_in_title(&mut self, taken: usize, area: Rect) {
        let width = usize::from(area.width);
        let legend = Legend::letters_in_words(self.look);
        let start = width.saturating_sub(columns_of(&legend) + 3);
        if start < taken || self.state.screen().advice(width, self).is_none() {
            return;
        }
        let mut line = Composer::new(area.width - start as u16);
        line.skip(1).put(legend, self.look.theme.muted).skip(1);
        let right = Rect { x: area.x + start as u16, width: line.used() as u16, ..area };
        self.lines(&[line.finish()], right);
    }

    /// What has just happened; otherwise what is always worth saying.
    pub(crate) fn message(&mut self, area: Rect) {
        match self.cx.notice() {
            Some(notice) if notice.is_error => {
                self.one_sentence(notice.text, self.look.theme.error, area);
            }
            Some(notice) => self.one_sentence(notice.text, self.look.theme.text, area),
            None => self.advice_line(area),
        }
    }

    /// What is worth saying, whatever has just happened.
    pub(crate) fn advice_line(&mut self, area: Rect) {
        let advice = self.advice(area.width).unwrap_or_else(|| {
            self.frame.points_to_grades = true;
            let help = self.cx.key(Action::Help);
            match self.has_legend {
                true => format!(
                    "Grades say how traceable a claim is, never how true: {help} explains them."
                ),
                false => {
                    let letters = Legend::letters_in_words(self.look);
                    format!("grade {letters} {CAVEAT}: {help} explains them.")
                }
            }
        });
        self.one_sentence(advice, self.look.theme.text, area);
    }

    fn one_sentence(&mut self, text: String, style: Style, area: Rect) {
        let (mut line, cut) = (Composer::new(area.width), self.look.glyphs().cut);
        line.skip(1);
        let text = shorten_words(&text, line.left(), cut);
        line.put_cut(text, style, cut);
        self.lines(&[line.fill()], area);
    }

    /// What is worth saying of what is shown while nothing happens, if anything is.
    fn advice(&self, width: u16) -> Option<String> {
        if let Some(test) = self.cx.nav.without() {
            let line = test.line(usize::from(width).saturating_sub(2));
            return Some(self.look.said(&line).into_owned());
        }
        let screen = self.state.screen();
        // The article says it of its asides itself.
        if self.cx.nav.view() != View::Article
            && let Some(advice) = self.advice_on_pinned()
        {
            return Some(advice);
        }
        screen.advice(usize::from(width), self)
    }

    /// That the selected claim is there although the query does not find it.
    fn advice_on_pinned(&self) -> Option<String> {
        let matches = self.cx.nav.matches();
        matches.selected().filter(|place| matches.is_pinned(*place))?;
        let way_out = match self.cx.nav.can_go_back() {
            true => format!("{} returns", self.cx.key(Action::Back)),
            false => "it goes when you move on".to_owned(),
        };
        Some(format!("The query does not mean this claim: {way_out}."))
    }

    /// As many of the keys that do something now as fit, the most useful first.
    pub(crate) fn hints(&mut self, area: Rect) {
        let (theme, cut) = (self.look.theme, self.look.glyphs().cut);
        let mut line = Composer::new(area.width);
        line.skip(1);
        // The last column stays free, as it does in every pane.
        let room = line.left().saturating_sub(1);
        let hints = self.state.hints();
        let (fitting, is_all) = hints::fitting(&hints, room, columns_of(cut));
        let start = Position { x: area.x + line.used() as u16, y: area.y };
        hints::targets(fitting, start).into_iter().for_each(|(at, target)| {
            self.frame.add(at.intersection(area), target);
        });
        for (at, hint) in fitting.iter().enumerate() {
            line.skip(if at == 0 { 0 } else { hints::GAP });
            line.put(hint.keys.join(" "), theme.strong).skip(1);
            line.put(hint.label.to_string(), theme.muted);
        }
        if !is_all {
            line.skip(if fitting.is_empty() { 0 } else { hints::GAP }).put(cut, theme.muted);
        }
        self.lines(&[line.finish()], area);
    }
}

/// Who published it, and when.
pub(crate) fn source(article: DossierRef<'_>) -> String {
    match article.published() {
        Some(day) => format!("{} {}", article.outlet(), day.strftime("%-d %b %Y")),
        None => format!("{}, day undecided", article.outlet()),
    }
}

/// Outlet, date and title, or what of them fits.
fn article_in(article: DossierRef<'_>, room: usize, look: Look<'_>) -> String {
    /// A title in fewer columns says nothing.
    const LEAST_TITLE: usize = 12;
    let source = source(article);
    let whole = format!("{source}{}{}", look.dot(), article.title());
    let needed = columns_of(&source) + columns_of(look.dot()) + LEAST_TITLE;
    if columns_of(&whole) <= room {
        whole
    } else if needed <= room {
        pad(&whole, room, look.glyphs().cut)
    } else if columns_of(&source) <= room {
        source
    } else {
        String::new()
    }
}

/// What the title of a pane says.
#[derive(Debug, Clone, Copy)]
pub struct Title<'a> {
    /// The pane.
    pub name: &'a str,
    /// What it shows: "15 of 52 · stance: shelving is right".
    pub about: &'a str,
    /// Whether keys go to it.
    pub has_focus: bool,
}

impl Title<'_> {
    /// The line.
    pub fn line(&self, width: u16, look: Look<'_>) -> Line<'static> {
        let (theme, glyphs) = (look.theme, look.glyphs());
        let mut line = Composer::new(width);
        line.put(glyphs.horizontal, theme.muted).skip(1);
        if self.has_focus {
            line.put_cut(format!("[{}]", self.name), theme.strong, glyphs.cut);
        } else {
            line.put_cut(self.name.to_owned(), theme.text, glyphs.cut);
        }
        line.skip(1);
        if !self.about.is_empty() && line.left() > 1 {
            line.put_cut(self.about.to_owned(), theme.muted, glyphs.cut).skip(1);
        }
        line.put(glyphs.horizontal.repeat(line.left()), theme.muted);
        line.finish()
    }
}

#[cfg(test)]
mod tests;
