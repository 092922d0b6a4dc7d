//! The article by its claims: a block for each, in the dossier's words.

use super::{
    Article,
    flow::{Block, BlockHit, Mark},
    measure::{Measure, wrapped},
    notes::{self, Note},
};
use crate::{
    dossier::Speech,
    export::Marks,
    library::{ClaimRef, DossierRef, Grade, RequestRef, Row},
    query::Reach,
    text::width as columns_of,
    ui::{
        TextMode,
        detail::{undecided, words},
        render::Painter,
        widgets::{claim_row::ClaimView, compose::Composer, rich::Rich},
    },
};
use ratatui::{style::Style, text::Line};
use std::ops::Range;

/// What the blocks of an article are laid out from.
#[derive(Clone, Copy)]
pub struct Layout<'p> {
    pub article: &'p Article,
    pub dossier: DossierRef<'p>,
    /// How the room is divided.
    pub measure: Measure,
    /// What is drawn with; nothing is drawn yet.
    pub painter: &'p Painter<'p, 'p>,
}

impl<'p> Layout<'p> {
    /// A claim as the article shows it: as an aside, where the query does not find it.
    pub fn view(&self, claim: ClaimRef<'p>) -> ClaimView<'p> {
        let is_aside = !self.article.is_match(claim);
        ClaimView { is_aside, ..self.painter.cx.claim_view(claim) }
    }

    /// A claim counted from the first of the dossier, with what stands before the next one.
    pub fn claim_block(&self, at: usize) -> Block {
        let Range { start, end } = self.dossier.rows();
        // A block of a dossier without claims is not asked for.
        let row = (start as usize + at).min(end.saturating_sub(1) as usize) as u32;
        let claim_at = |row| self.painter.cx.nav.claim(Row(row));
        let (claim, paragraph) = (claim_at(row), claim_at(row).paragraph());
        let before = (row > start).then(|| claim_at(row - 1).paragraph());
        let next = (row + 1 < end).then(|| claim_at(row + 1).paragraph());
        let mut block = Block::default();
        if before.is_none() {
            self.put_gap(&mut block, 1, paragraph);
        }
        let is_last = next != Some(paragraph);
        self.put_claim(&mut block, claim, before != Some(paragraph), is_last);
        if is_last {
            self.put_rest(&mut block, paragraph, next);
        }
        if let Some(mark) = block.marks.first_mut() {
            mark.whole = 0..block.text.len();
        }
        block
    }

    fn put_claim(&self, block: &mut Block, claim: ClaimRef<'p>, is_first: bool, is_last: bool) {
        let view = self.view(claim);
        let start = block.text.len();
        block.text.extend(self.claim_lines(&view, is_first));
        if !view.is_aside {
            let links = self.article.links(claim, &self.painter.cx.nav);
            // The blank line after a paragraph is free for them.
            let paragraph = claim.paragraph()..claim.paragraph().saturating_add(1);
            let is_free =
                is_last && self.article.requests_in(self.dossier, paragraph).next().is_none();
            let height = block.text.len() - start + usize::from(is_free);
            let notes = notes::of_claim(claim, &links, self.painter.look);
            self.put_notes(block, start, height, &notes);
        }
        let words = start..block.text.len();
        let hit = |line| BlockHit {
            in_margin: false,
            line,
            columns: 0..self.measure.text,
            claim: claim.row(),
        };
        block.hits.extend(words.clone().map(hit));
        block.marks.push(Mark { claim: claim.row(), words: words.clone(), whole: words });
    }

    /// Notes beside so many lines from `start` on, or without a margin, in a line below them.
    fn put_notes(&self, block: &mut Block, start: usize, height: usize, notes: &[Note]) {
        let look = self.painter.look;
        match self.measure.margin {
            _ if notes.is_empty() => {}
            Some(width) => {
                block.margin.resize(start, Line::default());
                block.margin.extend(notes::lines(notes, (1, width), height, look));
            }
            None => {
                let (first, rest) = self.measure.indent();
                let indent = if self.measure.is_roomy { first } else { rest };
                block.text.extend(notes::lines(notes, (indent, self.measure.text), 1, look));
            }
        }
    }

    /// The rest of a paragraph after its last claim, and the paragraphs up to the next claim's.
    fn put_rest(&self, block: &mut Block, paragraph: u16, next: Option<u16>) {
        for request in self.article.requests_in(self.dossier, paragraph..paragraph + 1) {
            self.put_request(block, request, None);
        }
        let end = next.unwrap_or_else(|| self.dossier.paragraphs().saturating_add(1));
        self.set_apart(block);
        self.put_gap(block, paragraph.saturating_add(1), end);
        if next.is_none() && self.measure.is_roomy {
            block.text.pop();
        }
    }

    /// The paragraphs from one up to another, none of which has a claim.
    fn put_gap(&self, block: &mut Block, from: u16, to: u16) {
        let requests: Vec<_> = self.article.requests_in(self.dossier, from..to).collect();
        let mut at = from;
        for same in requests.chunk_by(|one, other| one.paragraph() == other.paragraph()) {
            let paragraph = same[0].paragraph();
            self.put_no_claim(block, at, paragraph);
            for (count, request) in same.iter().enumerate() {
                self.put_request(block, *request, (count == 0).then_some(paragraph));
            }
            self.set_apart(block);
            at = paragraph.saturating_add(1);
        }
        self.put_no_claim(block, at, to);
    }

    /// A request; with the number of its paragraph, where no claim has told it.
    fn put_request(&self, block: &mut Block, request: RequestRef<'_>, number: Option<u16>) {
        let look = self.painter.look;
        let start = block.text.len();
        self.put_aside(block, number, notes::request(request, look));
        let height = block.text.len() - start;
        self.put_notes(block, start, height, notes::of_request(request, look).as_slice());
    }

    /// A line that says that a run of paragraphs has no claim.
    fn put_no_claim(&self, block: &mut Block, from: u16, to: u16) {
        if from < to {
            let look = self.painter.look;
            let text = match to - 1 - from {
                0 => "no claim".to_owned(),
                _ => format!("no claim as far as {}{}", look.glyphs().paragraph, to - 1),
            };
            self.put_aside(block, Some(from), ("", Rich::of(&text, look.theme.muted)));
            self.set_apart(block);
        }
    }

    /// Something between the claims: a sign, and what is to be said.
    fn put_aside(
        &self,
        block: &mut Block,
        number: Option<u16>,
        (sign, text): (&'static str, Rich),
    ) {
        let (measure, look) = (self.measure, self.painter.look);
        let (bar, indent) = measure.aside();
        let size = (measure.text, usize::MAX);
        let lines = wrapped(&text, (indent, indent), size, look, |at, line| {
            if at == 0 {
                let number = number.map_or(String::new(), |number| measure.label(number));
                line.skip(1).put(number, look.theme.muted);
                line.skip_to(bar).put(sign, look.theme.strong);
            }
        });
        block.text.extend(lines.map(Composer::finish));
    }

    /// A blank line between paragraphs, where there is room.
    fn set_apart(&self, block: &mut Block) {
        if self.measure.is_roomy {
            block.text.push(Line::default());
        }
    }

    /// The lines of a claim; there is at least one, and of an aside no more.
    fn claim_lines(&self, view: &ClaimView<'_>, is_first: bool) -> Vec<Line<'static>> {
        let (measure, look) = (self.measure, self.painter.look);
        if view.is_aside {
            let mut line = Composer::new(measure.text);
            self.put_gutter(&mut line, view, is_first);
            let style = view.style(look.theme.muted, look);
            line.put_cut(aside(view.claim), style, look.glyphs().cut);
            return vec![view.finish(line, look)];
        }
        let said = match is_newsrooms(view.claim) {
            false => self.said(view),
            true => self.marked(view, &view.claim.line(), view.text_style(look)),
        };
        let text = self.who(view, measure.is_roomy).append(said);
        let size = (measure.text, usize::MAX);
        let lines = wrapped(&text, measure.indent(), size, look, |at, line| match at {
            0 => self.put_gutter(line, view, is_first),
            _ => {
                // Where the cursor is in the first line.
                let before = measure.indent().0 - measure.signs() - 1;
                line.skip(if measure.is_roomy { before } else { 0 });
                line.put(view.cursor(look), look.theme.strong);
            }
        });
        lines.map(|line| view.finish(line, look)).collect()
    }

    /// Everything before the words of the first line.
    fn put_gutter(&self, line: &mut Composer<'static>, view: &ClaimView<'_>, is_first: bool) {
        let (measure, look) = (self.measure, self.painter.look);
        let theme = look.theme;
        // In a narrow article a mark takes the place of the cursor's sign, which the row shows.
        let has_mark = measure.is_roomy || view.is_marked;
        line.put(if has_mark { view.mark(look) } else { view.cursor(look) }, theme.strong);
        let label = measure.label(view.claim.paragraph());
        let blank = " ".repeat(columns_of(&label));
        line.put(if is_first { label } else { blank }, theme.muted);
        line.put(view.dependence(look), theme.strong);
        if measure.is_roomy {
            line.put(view.cursor(look), theme.strong);
        }
        view.put_grade(line, measure.grade, measure.is_roomy, look);
        line.skip(1);
    }

    /// The claim beside the text or below it, in the curator's words: as much as fits into so many
    /// lines, and at least one.
    pub fn note(&self, view: &ClaimView<'_>, (width, height): (u16, usize)) -> Vec<Line<'static>> {
        let (measure, look) = (self.measure, self.painter.look);
        let text = match view.is_aside {
            true => Rich::of(&aside(view.claim), view.style(look.theme.muted, look)),
            false => {
                let gist = self.marked(view, &view.claim.line(), view.text_style(look));
                self.who(view, false).append(gist)
            }
        };
        let (bar, indent) = measure.note();
        // An aside is never more than a line.
        let height = if view.is_aside { 1 } else { height.max(1) };
        let lines = wrapped(&text, (indent, indent), (width, height), look, |at, line| {
            line.put(view.cursor(look), look.theme.strong);
            if at == 0 {
                let mark = if view.is_marked { view.mark(look) } else { view.dependence(look) };
                line.put(mark, look.theme.strong).skip_to(bar);
                view.put_grade(line, measure.grade, measure.is_roomy, look);
            }
        });
        lines.map(|line| view.finish(line, look)).collect()
    }

    /// Who says it; of the newsroom's own words nobody needs to be told.
    fn who(&self, view: &ClaimView<'_>, is_full: bool) -> Rich {
        let look = self.painter.look;
        if is_newsrooms(view.claim) {
            return Rich::default();
        }
        let name = if is_full { view.claim.speaker_name() } else { view.claim.speaker_short() };
        let text = look.theme.text;
        let who = self.marked(view, &name, view.name_style(look)).put(": ", view.style(text, look));
        match undecided::could_be(view.claim.strongest_source()) {
            Some(names) => who.put(&format!("{names} "), view.style(look.theme.undecided, look)),
            None => who,
        }
    }

    /// The quotation, or the curator's sentence, or both where the quotation is a part of it.
    fn said(&self, view: &ClaimView<'_>) -> Rich {
        let (claim, look) = (view.claim, self.painter.look);
        let (theme, mode) = (look.theme, self.painter.cx.detail.text);
        let text = view.style(theme.text, look);
        let has_translation = claim.translation().len() > 0;
        let shows_quote = mode != TextMode::Translation || !has_translation;
        let shows_translation = mode != TextMode::Original && has_translation;
        // A quotation of other words is never woven into a sentence of the curator's.
        let mut said = match (claim.speech(), claim.is_quoted()) {
            (Some(Speech::Verbatim), true) => Rich::default(),
            (_, true) if shows_quote => match claim.gist() {
                Some(gist) => {
                    self.marked(view, gist.trim_end_matches('.'), theme.text).put(": ", text)
                }
                None => Rich::default(),
            },
            _ => self.marked(view, &claim.line(), view.text_style(look)),
        };
        if claim.is_quoted() && shows_quote {
            let Marks { open, close } = look.quotation_marks(claim.dossier().language());
            said = said.append(self.spans(view, claim.quote(), theme.strong, (open, close)));
        }
        if shows_translation {
            if shows_quote || claim.speech() != Some(Speech::Verbatim) {
                said = said.put("\n", text);
            }
            let label = format!("{}: ", words::short_translation(claim));
            said = said.put(&label, view.style(theme.muted, look));
            said = said.append(self.spans(view, claim.translation(), theme.text, ("", "")));
        }
        said
    }

    /// Spans of a quotation or its translation, each in marks, with what the article leaves out
    /// between them.
    fn spans<'s>(
        &self,
        view: &ClaimView<'_>,
        spans: impl Iterator<Item = &'s str>,
        style: Style,
        (open, close): (&str, &str),
    ) -> Rich {
        let look = self.painter.look;
        let (plain, gap) = (view.style(style, look), look.either(" … ", " ... "));
        spans.enumerate().fold(Rich::default(), |rich, (at, span)| {
            let rich = if at == 0 { rich } else { rich.put(gap, plain) };
            rich.put(open, plain).append(self.marked(view, span, style)).put(close, plain)
        })
    }

    /// A text with what the search finds in it.
    fn marked(&self, view: &ClaimView<'_>, text: &str, style: Style) -> Rich {
        let look = self.painter.look;
        let style = view.style(style, look);
        let matches = self.painter.search.ranges(text, Reach::Text);
        Rich::default().put_marked(text, (style, look.matched(style)), &matches)
    }
}

/// Whether the newsroom says it itself.
fn is_newsrooms(claim: ClaimRef<'_>) -> bool {
    matches!(claim.grade(), Grade::Newsroom { .. })
}

/// All that is left of a claim that the query does not find.
fn aside(claim: ClaimRef<'_>) -> String {
    match is_newsrooms(claim) {
        false => format!("({}: {})", claim.speaker_short(), claim.line()),
        true => format!("({})", claim.line()),
    }
}
