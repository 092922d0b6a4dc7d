//! The article's own text, a block for each paragraph, with its claims in the margin.

use super::{
    claims::Layout,
    flow::{Block, BlockHit, Mark},
    measure::wrapped,
    notes,
};
use crate::{
    analysis::{AnnotatedText, Note, Place},
    library::{ClaimRef, RequestRef, Row},
    query::Reach,
    text::{width as columns_of, wrap},
    ui::widgets::{
        compose::Composer,
        look::letter_of,
        rich::{Rich, within},
    },
};
use ratatui::{style::Modifier, text::Line};
use std::ops::Range;

/// The text of an article with the claims of its dossier.
#[derive(Clone, Copy)]
pub struct Paragraphs<'p> {
    /// What they are laid out from.
    pub layout: Layout<'p>,
    /// The text.
    pub text: &'p AnnotatedText,
}

/// Something that is noted beside a paragraph.
#[derive(Clone, Copy)]
enum Noted<'p> {
    /// A claim, and the bytes of the paragraph in which its words stand.
    Claim(ClaimRef<'p>, &'p [Range<usize>]),
    Request(RequestRef<'p>),
    /// That there is nothing.
    Nothing,
}

/// A paragraph to be laid out.
struct Paragraph<'p> {
    text: &'p str,
    /// Its lines, each by its bytes.
    lines: Vec<Range<usize>>,
    /// What is noted beside it.
    noted: Vec<Noted<'p>>,
}

impl<'p> Paragraphs<'p> {
    /// The block in which the claim of a row stands.
    pub fn block_of(&self, row: u32) -> usize {
        self.place(row).map_or(0, |place| usize::from(place.paragraph).saturating_sub(1))
    }

    /// A paragraph, counted from the first.
    pub fn block(&self, at: usize) -> Block {
        let measure = self.layout.measure;
        let text = self.text.paragraphs().get(at).map_or("", AsRef::as_ref);
        let room = usize::from(measure.text).saturating_sub(measure.indent_of_text() + 1);
        let lines = wrap(text, room, room).iter().map(|line| within(line, text)).collect();
        let paragraph = Paragraph { text, lines, noted: self.noted(at) };
        let mut block = Block::default();
        self.put_text(&mut block, at, &paragraph);
        self.put_hits(&mut block, &paragraph);
        match measure.margin {
            Some(width) => self.put_beside(&mut block, &paragraph, width),
            None => self.put_below(&mut block, &paragraph),
        }
        if measure.is_roomy && at + 1 < self.text.paragraphs().len() {
            let height = block.height();
            block.text.resize(height + 1, Line::default());
        }
        block
    }

    fn place(&self, row: u32) -> Option<&'p Place> {
        let index = row.checked_sub(self.layout.dossier.rows().start)?;
        self.text.place(index as usize)
    }

    /// What is noted beside a paragraph.
    fn noted(&self, at: usize) -> Vec<Noted<'p>> {
        let Layout { dossier, painter, .. } = self.layout;
        let noted = |note: &Note| match note {
            Note::Claim(at) => {
                let words = self.text.place(*at).map_or(&[][..], |place| &place.words);
                // No dossier has more claims than rows can count.
                let row = Row(dossier.rows().start + *at as u32);
                Some(Noted::Claim(painter.cx.nav.claim(row), words))
            }
            Note::Request(at) => dossier.request(*at).map(Noted::Request),
        };
        match self.text.notes(at) {
            [] => vec![Noted::Nothing],
            notes => notes.iter().filter_map(noted).collect(),
        }
    }

    fn put_text(&self, block: &mut Block, at: usize, paragraph: &Paragraph<'p>) {
        let (measure, look) = (self.layout.measure, self.layout.painter.look);
        let rich = self.styled(paragraph);
        let selected = paragraph.noted.iter().find(|noted| self.is_selected(noted));
        let selected = selected.and_then(|it| it.lines(&paragraph.lines)).unwrap_or_default();
        for (count, range) in paragraph.lines.iter().enumerate() {
            let mut line = Composer::new(measure.text);
            let label = measure.label(at + 1);
            let end = columns_of(&label) + usize::from(measure.is_roomy);
            line.skip(usize::from(measure.is_roomy));
            line.put(if count == 0 { label } else { String::new() }, look.theme.muted);
            let cursor = if selected.contains(&count) { look.glyphs().cursor } else { "" };
            line.skip_to(end).put(cursor, look.theme.strong);
            line.skip_to(measure.indent_of_text()).put_pieces(&rich.pieces(range.clone()));
            block.text.push(line.finish());
        }
    }

    fn is_selected(&self, noted: &Noted<'_>) -> bool {
        let selected = self.layout.painter.cx.nav.selected();
        matches!(noted, Noted::Claim(claim, _) if selected == Some(*claim))
    }

    /// Quoted words in the hue of their grade, over that the cursor, over that the search.
    fn styled(&self, Paragraph { text, noted, .. }: &Paragraph<'p>) -> Rich {
        let look = self.layout.painter.look;
        let mut rich = Rich::of(text, look.theme.text);
        let mut lay = |ranges: &[Range<usize>], style| {
            ranges.iter().for_each(|range| rich.lay(range, style));
        };
        for noted in noted {
            if let Noted::Claim(claim, words) = noted
                && claim.is_quoted()
                && self.layout.article.is_match(*claim)
            {
                let view = self.layout.view(*claim);
                lay(words, view.style(look.grade(letter_of(claim.grade())), look));
            }
        }
        if let Some(Noted::Claim(_, words)) = noted.iter().find(|noted| self.is_selected(noted)) {
            lay(words, look.theme.cursor.add_modifier(Modifier::BOLD));
        }
        lay(&self.layout.painter.search.ranges(text, Reach::Text), look.theme.matched);
        rich
    }

    /// The claims' words are their claims for the mouse.
    fn put_hits(&self, block: &mut Block, Paragraph { text, lines, noted }: &Paragraph<'p>) {
        let indent = self.layout.measure.indent_of_text();
        for noted in noted {
            let Noted::Claim(claim, words) = noted else { continue };
            for (range, (line, bytes)) in
                words.iter().flat_map(|range| lines.iter().enumerate().map(move |it| (range, it)))
            {
                let (start, end) = (range.start.max(bytes.start), range.end.min(bytes.end));
                let (Some(before), Some(inside)) =
                    (text.get(bytes.start..start), text.get(start..end))
                else {
                    continue;
                };
                let start = indent + columns_of(before);
                // What lies beyond the text's columns is cut off when it is painted.
                let columns = start as u16..(start + columns_of(inside)) as u16;
                block.hits.push(BlockHit { in_margin: false, line, columns, claim: claim.row() });
            }
        }
    }

    /// Notes in the margin, each beside its words, as far as those before it leave room. Each has
    /// as many lines as there are up to the next one's words, and at least its share of those that
    /// are left.
    fn put_beside(&self, block: &mut Block, paragraph: &Paragraph<'p>, width: u16) {
        let Paragraph { lines, noted, .. } = paragraph;
        let total = block.text.len();
        let wanted = |at: usize| Some(noted.get(at)?.lines(lines)?.start);
        for (at, note) in noted.iter().enumerate() {
            let start = block.margin.len().max(wanted(at).unwrap_or(0));
            let left = total.saturating_sub(start);
            let share = left / (noted.len() - at);
            let until_next = match at + 1 == noted.len() {
                true => left,
                false => wanted(at + 1).unwrap_or(0).saturating_sub(start),
            };
            block.margin.resize(start, Line::default());
            block.margin.extend(self.note(*note, (width, share.max(until_next).max(1))));
            let taken = start..block.margin.len();
            put_mark(block, *note, lines, taken, (true, width));
        }
    }

    /// Notes below the paragraph, a line each.
    fn put_below(&self, block: &mut Block, Paragraph { lines, noted, .. }: &Paragraph<'p>) {
        let width = self.layout.measure.text;
        for note in noted {
            let start = block.text.len();
            block.text.extend(self.note(*note, (width, 1)));
            put_mark(block, *note, lines, start..start + 1, (false, width));
        }
    }

    /// A note in at most so many lines, and at least one.
    fn note(&self, noted: Noted<'p>, size: (u16, usize)) -> Vec<Line<'static>> {
        let look = self.layout.painter.look;
        let (sign, text) = match noted {
            Noted::Claim(claim, _) => return self.layout.note(&self.layout.view(claim), size),
            Noted::Request(request) => notes::request(request, look),
            Noted::Nothing => ("", Rich::of("no claim", look.theme.muted)),
        };
        let (bar, indent) = self.layout.measure.note();
        let lines = wrapped(&text, (indent, indent), size, look, |at, line| {
            line.skip_to(bar).put(if at == 0 { sign } else { "" }, look.theme.strong);
        });
        lines.map(Composer::finish).collect()
    }
}

impl Noted<'_> {
    /// The lines, each by its bytes, in which a claim's words stand, from the first to the last.
    fn lines(&self, lines: &[Range<usize>]) -> Option<Range<usize>> {
        let Noted::Claim(_, words) = self else { return None };
        let has = |line: &Range<usize>| {
            words.iter().any(|words| words.start < line.end && line.start < words.end)
        };
        Some(lines.iter().position(has)?..lines.iter().rposition(has)? + 1)
    }
}

/// Marks where a claim's words and its note stand.
fn put_mark(
    block: &mut Block,
    noted: Noted<'_>,
    lines: &[Range<usize>],
    note: Range<usize>,
    (in_margin, width): (bool, u16),
) {
    let Noted::Claim(claim, _) = noted else { return };
    let claim = claim.row();
    let words = noted.lines(lines).unwrap_or(note.clone());
    let whole = words.start.min(note.start)..words.end.max(note.end);
    block.marks.push(Mark { claim, words, whole });
    block.hits.extend(note.map(|line| BlockHit { in_margin, line, columns: 0..width, claim }));
}
