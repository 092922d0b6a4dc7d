//! The article drawn: its text where it is at hand, else its claims, and what is said of it.

use super::{
    Article,
    claims::Layout,
    flow::{Block, Flow},
    measure::{Kind, Measure},
    notes,
    paragraphs::Paragraphs,
};
use crate::{
    action::Action,
    analysis::{AnnotatedText, gives_words, words},
    export::language,
    library::{ClaimRef, DossierRef},
    text::width as columns_of,
    ui::{
        Cx, Look, Pane, Sight, SourceText, Target, TextMode, Top, Window,
        chrome::{Empty, Title, source},
        layout::{self, split_top},
        render::Painter,
        widgets::{claim_row::ClaimView, hit::Hit, paint, rich::Rich, scroll, sheet::Sheet},
    },
};
use ratatui::{layout::Rect, text::Line};
use std::{rc::Rc, sync::Arc};

/// The least lines of an article that has room for more than the text.
const WITH_CLAIM: u16 = 15;
/// The most lines of an article's title.
const LONGEST_TITLE: usize = 4;
/// The least lines of an article that has room for where it was published, too.
const WITH_SOURCE: u16 = 26;
/// The narrowest screen on which every claim's sentence is one line.
const ONE_LINE: u16 = 114;
/// The columns of the longest outlet that the title names.
const LONGEST_OUTLET: usize = 20;

impl Article {
    /// The article of the selected claim: its text where it is at hand, else its claims.
    pub(super) fn draw(&self, area: layout::Pane, painter: &mut Painter<'_, '_>) {
        let cx = painter.cx;
        let Some(dossier) = cx.nav.dossier() else {
            return draw_empty(Empty::NoDossier, area, painter);
        };
        let text = shown_text(cx, dossier);
        if text.is_none() && dossier.claims().len() == 0 {
            return draw_empty(Empty::NoClaims, area, painter);
        }
        let paragraphs = text.as_ref().map_or(0, |text| text.paragraphs().len());
        // No text has more of them than can be counted.
        let paragraphs = dossier.paragraphs().max(paragraphs as u16);
        let kind = if text.is_some() { Kind::Text } else { Kind::Claims };
        let grade = cx.nav.results().loaded().grade_width();
        let selected = cx.nav.selected().filter(|_| text.is_some());
        let (body, foot) = area.over(selected.map_or(0, |_| foot_height(area)));
        let head = match area.title.height > 0 && area.content.height >= WITH_CLAIM {
            true => head(dossier, area.content, painter.look),
            false => Vec::new(),
        };
        let (above, content) = split_top(body.content, head.len() as u16);
        painter.lines(&head, above);
        painter.frame.add_address(above, dossier.url());
        let bar = content;
        let area = layout::Pane { content: scroll::beside_scrollbar(content, usize::MAX), ..body };
        let measure = Measure::new(kind, area.content.width, paragraphs, grade, painter.look);
        let layout = Layout { article: self, dossier, measure, painter };
        let (blocks, sight) = layout.window(text.as_deref(), area.content.height.into());
        let len = text.as_ref().map_or(dossier.claims().len(), |text| text.paragraphs().len());
        draw_title(dossier, text.is_some(), measure, area.title, painter);
        draw_blocks(&blocks, measure, area, painter);
        painter.scrollbar(part_in_sight(sight.top, &blocks, len, area.content.height), bar);
        painter.frame.article = sight;
        if let Some(claim) = selected.filter(|_| foot.content.height > 0) {
            self.draw_foot(claim, foot, painter);
        }
    }

    /// The selected claim below the text: its whole sentence, for which the margin has no room, and
    /// in its title what answers it and what it stands on.
    fn draw_foot(&self, claim: ClaimRef<'_>, area: layout::Pane, painter: &mut Painter<'_, '_>) {
        let (dossier, look) = (claim.dossier(), painter.look);
        let Rect { width, height, .. } = area.content;
        let grade = painter.cx.nav.results().loaded().grade_width();
        let measure = Measure::new(Kind::Text, width, dossier.paragraphs(), grade, look);
        let layout = Layout { article: self, dossier, measure, painter };
        let view = ClaimView { is_aside: false, ..layout.view(claim).unselected() };
        let lines = layout.note(&view, (width, height.into()));
        let notes = notes::of_claim(claim, &self.links(claim, &painter.cx.nav), look);
        let about = notes::sentence(claim.id(), &notes, look);
        let title = Title { name: "Claim", about: &about, has_focus: false };
        painter.lines(&[title.line(area.title.width, look)], area.title);
        painter.lines(&lines, area.content);
        painter.frame.add(area.title, Target::Pane(Pane::List));
        painter.frame.add(area.content, Target::Claim(claim.row()));
    }

    /// What is worth saying of the article and the selected claim.
    pub(super) fn advise(&self, painter: &Painter<'_, '_>) -> Option<String> {
        let cx = painter.cx;
        let dossier = cx.nav.dossier()?;
        let name = cx.texts.name(dossier);
        if let SourceText::Unreadable(cause) = cx.texts.text(dossier) {
            return Some(format!("{name} cannot be shown: {cause}."));
        }
        let is_aside = |claim: &ClaimRef<'_>| !cx.nav.matches().is_match(claim.row());
        if let Some(claim) = cx.nav.selected().filter(is_aside) {
            return Some(format!(
                "The query does not mean this claim of {}: {} goes to the next that it means, {} \
                 opens this one.",
                claim.speaker_name(),
                cx.key(Action::NextMatch),
                cx.key(Action::Open),
            ));
        }
        Some(match shown_text(cx, dossier) {
            Some(text) => advice_on_text(&text, dossier, &name, painter),
            None => advice_on_words(dossier, cx.detail.text),
        })
    }
}

impl Layout<'_> {
    /// What is seen of the article, whose selected claim stands in one of its blocks.
    fn window(
        &self,
        text: Option<&AnnotatedText>,
        height: usize,
    ) -> (Vec<(isize, Rc<Block>)>, Sight) {
        let cx = self.painter.cx;
        let selected = cx.nav.selected_row();
        let window = |flow: Flow<'_>, block_of: &dyn Fn(u32) -> usize| {
            let marked = selected.map(|row| (block_of(row.0), row));
            let top = flow.top(cx.frame.article.top, self.article.scrolled, marked, height);
            flow.show(top, height, selected)
        };
        match text {
            Some(text) => {
                let paragraphs = Paragraphs { layout: *self, text };
                let lay = |at| paragraphs.block(at);
                let flow = Flow::new(text.paragraphs().len(), &lay);
                window(flow, &|row| paragraphs.block_of(row))
            }
            None => {
                let lay = |at| self.claim_block(at);
                let flow = Flow::new(self.dossier.claims().len(), &lay);
                window(flow, &|row| row.saturating_sub(self.dossier.rows().start) as usize)
            }
        }
    }
}

/// The text of a dossier's article, where it is at hand; whoever reads translations only has the
/// claims instead, for the text has none.
fn shown_text(cx: &Cx, dossier: DossierRef<'_>) -> Option<Arc<AnnotatedText>> {
    match cx.texts.text(dossier) {
        SourceText::Read(text) if cx.detail.text != TextMode::Translation => Some(text),
        _ => None,
    }
}

/// How many lines the selected claim takes of an area, its title included.
fn foot_height(area: layout::Pane) -> u16 {
    let is_roomy = area.title.height > 0 && area.content.height >= WITH_CLAIM;
    match area.content.width {
        _ if !is_roomy => 0,
        ..ONE_LINE => 3,
        ONE_LINE.. => 2,
    }
}

fn draw_empty(empty: Empty<'_>, area: layout::Pane, painter: &mut Painter<'_, '_>) {
    painter.title(Pane::List, "Article", "", area.title);
    painter.lines(&empty.lines(area.content.width, painter.look), area.content);
}

/// The title of the article in full, and where there is room who published it, when and where.
fn head(dossier: DossierRef<'_>, area: Rect, look: Look<'_>) -> Vec<Line<'static>> {
    let mut sheet = Sheet::new(area.width, look);
    sheet.text(&Rich::of(dossier.title(), look.theme.strong), 1, 1);
    sheet.lines.truncate(LONGEST_TITLE);
    if area.height >= WITH_SOURCE {
        let url = dossier.url().into_iter().map(str::to_owned);
        let told = [source(dossier)].into_iter().chain(url).collect::<Vec<_>>();
        sheet.text(&Rich::of(&told.join(look.dot()), look.theme.muted), 1, 1);
        sheet.blank();
    }
    sheet.lines
}

fn draw_title(
    dossier: DossierRef<'_>,
    has_text: bool,
    measure: Measure,
    area: Rect,
    painter: &mut Painter<'_, '_>,
) {
    let [mut text, _, mut margin] = measure.areas(area);
    // The scrollbar ends below the title.
    let last = if measure.margin.is_some() { &mut margin } else { &mut text };
    last.width = area.right() - last.x;
    let about = about(dossier, has_text, painter);
    painter.title(Pane::List, "Article", &about, text);
    let name = if has_text { "claims" } else { "replies and relations" };
    if measure.margin.is_some() {
        let title = Title { name, about: "", has_focus: false };
        painter.lines(&[title.line(margin.width, painter.look)], margin);
    }
}

/// Draws what can be seen of blocks, each of which begins in a line of the area, or above it.
fn draw_blocks(
    blocks: &[(isize, Rc<Block>)],
    measure: Measure,
    area: layout::Pane,
    painter: &mut Painter<'_, '_>,
) {
    let [text, between, margin] = measure.areas(area.content);
    let visible = |line: isize| (0..area.content.height as isize).contains(&line);
    for (start, block) in blocks {
        for (area, lines) in [(text, &block.text), (margin, &block.margin)] {
            for (line, y) in lines.iter().zip(*start..).filter(|(_, y)| visible(*y)) {
                painter.lines(
                    std::slice::from_ref(line),
                    Rect { y: area.y + y as u16, height: 1, ..area },
                );
            }
        }
    }
    if measure.margin.is_some() {
        let height = area.title.height + between.height;
        let line = Rect { y: area.title.y, height, ..between };
        paint::vertical(line, painter.look, painter.buffer);
    }
    for (start, block) in blocks {
        for hit in &block.hits {
            let line = start + hit.line as isize;
            if visible(line) {
                let area = if hit.in_margin { margin } else { text };
                let hit =
                    Hit { line: line as u16, columns: hit.columns.clone(), target: hit.claim };
                painter.hits([hit], area, Target::Claim);
            }
        }
    }
}

/// Which of so many blocks are in sight whole. How many lines all of them take nobody has counted.
fn part_in_sight(top: Top, blocks: &[(isize, Rc<Block>)], len: usize, height: u16) -> Window {
    let is_whole = |(start, block): &&(isize, Rc<Block>)| {
        *start >= 0 && start + block.height() as isize <= height as isize
    };
    Window {
        top: top.block + usize::from(top.line > 0),
        height: blocks.iter().filter(is_whole).count(),
        content: len,
    }
}

/// What the title says: which article it is, where there are several, and in whose words.
fn about(dossier: DossierRef<'_>, has_text: bool, painter: &Painter<'_, '_>) -> String {
    let (cx, look) = (painter.cx, painter.look);
    let count = cx.nav.library().dossier_count();
    let which = match count {
        0 | 1 => String::new(),
        _ => {
            let at = dossier.key().0 + 1;
            format!("{at} of {count}: {}{}", dossier.title(), look.dot())
        }
    };
    let name = cx.texts.name(dossier);
    // A long name would leave no room for what is said of it.
    let outlet = match dossier.decided_outlet() {
        Some(name) if columns_of(name) <= LONGEST_OUTLET => words::possessive(name),
        _ => "the outlet's".to_owned(),
    };
    let claims = "the claims in reading order";
    let what = match cx.texts.text(dossier) {
        SourceText::Read(text) if has_text => match text.is_curated_from(dossier) {
            Some(false) => format!("{name}, another version than the one curated from"),
            Some(true) | None => format!("{outlet} text, from {name}"),
        },
        SourceText::Read(_) => format!("{claims}; {outlet} own text has no translation"),
        SourceText::Unreadable(_) => format!("{claims}; {name} cannot be shown"),
        SourceText::Absent | SourceText::Awaited => {
            format!("{claims}; {outlet} own text is not included")
        }
    };
    format!("{which}{what}")
}

fn advice_on_text(
    text: &AnnotatedText,
    dossier: DossierRef<'_>,
    name: &str,
    painter: &Painter<'_, '_>,
) -> String {
    let pilcrow = painter.look.glyphs().paragraph;
    if let Some(claim) = painter.cx.nav.selected().filter(|claim| gives_words(*claim))
        && let Some(place) = text.place((claim.row().0 - dossier.rows().start) as usize)
    {
        let (own, found) = (claim.paragraph(), place.paragraph);
        if place.is_missing() {
            return format!("The words of this claim do not stand in {name}.");
        } else if place.is_undecided {
            return format!(
                "{pilcrow}{found} has these words more than once; a longer anchor says which are \
                 meant."
            );
        } else if own != found {
            return format!(
                "The dossier has the words of this claim in {pilcrow}{own}; in {name} they stand \
                 in {pilcrow}{found}."
            );
        }
    }
    let missing = text.missing(dossier);
    let claims = words::count(missing, "claim");
    let other = format!("{name} is not the text that the dossier was curated from");
    match (text.is_curated_from(dossier), missing) {
        (Some(false), 0) => format!("{other}, but has the words of every claim."),
        (Some(false), _) => format!("{other}: the words of {claims} do not stand in it."),
        (_, 1..) => format!("The words of {claims} do not stand in {name}."),
        _ => {
            let text = painter.cx.key(Action::CycleText);
            format!("Quoted words have the hue of their claim's grade; {text} leaves the text out.")
        }
    }
}

/// Whose words are shown where the text is not.
fn advice_on_words(dossier: DossierRef<'_>, mode: TextMode) -> String {
    let language = language(dossier.language());
    let translation = match dossier.is_translated() {
        true => "a back-translation is not the speaker's words",
        false => "a translation is the curator's",
    };
    let is_translated = dossier.language() != dossier.reader_language();
    match mode {
        TextMode::Both if is_translated => {
            format!("Quoted: {language}, as printed; {translation}.")
        }
        TextMode::Translation if is_translated => {
            format!("Every sentence is the curator's; {translation}.")
        }
        _ => format!("Quoted words stand in {language} as printed; all else is the curator's own."),
    }
}
