//! The article's own text, a block for each paragraph, with its claims in the margin.

use crate::ui::{
    screens::article::{
        flow::{Block, BlockHit, Mark},
        gaps,
        layers::Layers,
        scene::Scene,
    },
    widgets::{claim_row::StripResult, compose::Composer, look::letter_of, rich::Rich},
};
use crate::{
    analysis::{AnnotatedText, Note, Place},
    library::{ClaimRef, RequestRef},
    query::Reach,
    text::{width as columns_of, wrap},
};
use ratatui::{style::Modifier, text::Line};
use std::ops::Range;

/// The text of an article with the claims of its dossier.
#[derive(Clone, Copy)]
pub struct Paragraphs<'a> {
    /// What they are laid out from.
    pub scene: Scene<'a>,
    /// The text.
    pub text: &'a AnnotatedText,
}

/// Something that is noted beside a paragraph.
#[derive(Clone, Copy)]
enum Noted<'a> {
    Claim(ClaimRef<'a>),
    Request(RequestRef<'a>),
    /// That there is nothing.
    Nothing,
}

/// A note, and the lines of the paragraph with its words, where they stand in it.
struct Placed<'a> {
    noted: Noted<'a>,
    words: Option<Range<usize>>,
}

impl<'a> Paragraphs<'a> {
    /// The block in which the claim of a row stands.
    pub fn block_of(&self, row: u32) -> usize {
        self.place(row).map_or(0, |place| usize::from(place.paragraph).saturating_sub(1))
    }

    /// A paragraph, counted from the first.
    pub fn block(&self, at: usize) -> Block {
        let text = self.text.paragraphs().get(at).map_or("", AsRef::as_ref);
        let indent = self.scene.measure.indent_of_text(self.scene.look);
        let room = usize::from(self.scene.measure.text).saturating_sub(indent + 1);
        let lines: Vec<_> = wrap(text, room, room).iter().map(|it| within(it, text)).collect();
        let mut block = Block::default();
        self.put_text(&mut block, at, text, &lines);
        self.put_hits(&mut block, at, text, &lines);
        let placed = self.placed(at, &lines);
        match self.scene.measure.margin {
            Some(width) => self.put_beside(&mut block, &placed, width),
            None => self.put_below(&mut block, &placed),
        }
        if self.scene.measure.is_roomy && at + 1 < self.text.paragraphs().len() {
            let height = block.height();
            block.text.resize(height + 1, Line::default());
        }
        block
    }

    fn place(&self, row: u32) -> Option<&'a Place> {
        let index = row.checked_sub(self.scene.dossier.rows().start)?;
        self.text.place(index as usize)
    }

    /// The claims beside a paragraph, and where their words stand in it.
    fn claims(&self, at: usize) -> impl Iterator<Item = (ClaimRef<'a>, &'a [Range<usize>])> {
        let claims = self.noted(at).filter_map(|noted| match noted {
            Noted::Claim(claim) => Some(claim),
            Noted::Request(_) | Noted::Nothing => None,
        });
        claims.map(|claim| (claim, self.place(claim.row().0).map_or(&[][..], |place| &place.words)))
    }

    fn noted(&self, at: usize) -> impl Iterator<Item = Noted<'a>> {
        let Paragraphs { scene, text } = *self;
        let start = scene.dossier.rows().start as usize;
        let notes = text.notes(at).iter().filter_map(move |note| match note {
            // No dossier has more claims than rows can count.
            Note::Claim(at) => Some(Noted::Claim(scene.at((start + at) as u32))),
            Note::Request(at) => scene.dossier.request(*at).map(Noted::Request),
        });
        let nothing = text.notes(at).is_empty().then_some(Noted::Nothing);
        notes.chain(nothing)
    }

    fn placed(&self, at: usize, lines: &[Range<usize>]) -> Vec<Placed<'a>> {
        let placed = self.noted(at).map(|noted| {
            let words = match noted {
                Noted::Claim(claim) => {
                    self.place(claim.row().0).map_or(&[][..], |place| &place.words)
                }
                Noted::Request(_) | Noted::Nothing => &[],
            };
            Placed { noted, words: lines_of(words, lines) }
        });
        placed.collect()
    }

    fn put_text(&self, block: &mut Block, at: usize, text: &str, lines: &[Range<usize>]) {
        let Scene { measure, look, .. } = self.scene;
        let layers = self.layers(at, text);
        let mut claims = self.claims(at);
        let selected = claims.find(|(claim, _)| self.scene.is_selected(*claim));
        let selected = selected.and_then(|(_, words)| lines_of(words, lines)).unwrap_or_default();
        for (count, range) in lines.iter().enumerate() {
            let mut line = Composer::new(measure.text);
            let label = measure.label(at + 1, look);
            let end = columns_of(&label) + usize::from(measure.is_roomy);
            line.skip(usize::from(measure.is_roomy));
            line.put(if count == 0 { label } else { String::new() }, look.theme.muted);
            let cursor = if selected.contains(&count) { look.glyphs().cursor } else { "" };
            line.skip_to(end).put(cursor, look.theme.strong);
            line.skip_to(measure.indent_of_text(look));
            line.put_pieces(&layers.pieces(text, range.clone()));
            block.text.push(line.finish());
        }
    }

    /// Quoted words in the hue of their grade, over that the cursor, over that the search.
    fn layers(&self, at: usize, text: &str) -> Layers {
        let Scene { look, .. } = self.scene;
        let mut layers = Layers::over(look.theme.text);
        let is_meant = |claim: ClaimRef<'_>| claim.is_quoted() && self.scene.is_meant(claim);
        for (claim, words) in self.claims(at).filter(|(claim, _)| is_meant(*claim)) {
            let style = look.grade(letter_of(claim.grade()));
            let has_fallen = (self.scene.footing)(claim) == StripResult::Removed;
            let style = if has_fallen { look.fallen(style) } else { style };
            words.iter().for_each(|range| layers.lay(range, style));
        }
        let selected = self.claims(at).find(|(claim, _)| self.scene.is_selected(*claim));
        let cursor = look.theme.cursor.add_modifier(Modifier::BOLD);
        let words = selected.map_or(&[][..], |(_, words)| words);
        words.iter().for_each(|range| layers.lay(range, cursor));
        let found = self.scene.search.ranges(text, Reach::Text);
        found.iter().for_each(|range| layers.lay(range, look.theme.matched));
        layers
    }

    /// The claims' words are their claims for the mouse.
    fn put_hits(&self, block: &mut Block, at: usize, text: &str, lines: &[Range<usize>]) {
        let indent = self.scene.measure.indent_of_text(self.scene.look);
        for (claim, words) in self.claims(at) {
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
    fn put_beside(&self, block: &mut Block, placed: &[Placed<'a>], width: u16) {
        let total = block.text.len();
        let wanted = |at: usize| placed.get(at)?.words.as_ref().map(|words| words.start);
        for (at, Placed { noted, words }) in placed.iter().enumerate() {
            let start = block.margin.len().max(wanted(at).unwrap_or(0));
            let left = total.saturating_sub(start);
            let share = left / (placed.len() - at);
            let until_next = match at + 1 == placed.len() {
                true => left,
                false => wanted(at + 1).unwrap_or(0).saturating_sub(start),
            };
            block.margin.resize(start, Line::default());
            block.margin.extend(self.note(*noted, (width, share.max(until_next).max(1))));
            let lines = start..block.margin.len();
            self.put_mark(block, *noted, words.clone(), lines, (true, width));
        }
    }

    /// Notes below the paragraph, a line each.
    fn put_below(&self, block: &mut Block, placed: &[Placed<'a>]) {
        let width = self.scene.measure.text;
        for Placed { noted, words } in placed {
            let start = block.text.len();
            block.text.extend(self.note(*noted, (width, 1)));
            self.put_mark(block, *noted, words.clone(), start..start + 1, (false, width));
        }
    }

    fn put_mark(
        &self,
        block: &mut Block,
        noted: Noted<'_>,
        words: Option<Range<usize>>,
        lines: Range<usize>,
        (in_margin, width): (bool, u16),
    ) {
        let Noted::Claim(claim) = noted else { return };
        let claim = claim.row();
        let words = words.unwrap_or(lines.clone());
        let whole = words.start.min(lines.start)..words.end.max(lines.end);
        block.marks.push(Mark { claim, words, whole });
        let hit = |line| BlockHit { in_margin, line, columns: 0..width, claim };
        block.hits.extend(lines.map(hit));
    }

    /// A note in at most so many lines, and at least one.
    fn note(&self, noted: Noted<'a>, (width, height): (u16, usize)) -> Vec<Line<'static>> {
        let Scene { measure, look, .. } = self.scene;
        let (sign, text) = match noted {
            Noted::Claim(claim) => {
                return self.scene.claim(claim, false).note((width, height), measure, look);
            }
            Noted::Request(request) => gaps::request(request, look),
            Noted::Nothing => ("", Rich::of("no claim", look.theme.muted)),
        };
        let (bar, indent) = measure.note();
        let room = usize::from(width).saturating_sub(indent + 1);
        let lines = text.wrap(room, room);
        let line = |(at, pieces): (usize, &Vec<_>)| {
            let mut line = Composer::new(width);
            line.skip_to(bar).put(if at == 0 { sign } else { "" }, look.theme.strong);
            line.skip_to(indent).put_pieces(pieces);
            let is_cut = at + 1 == height && lines.len() > height;
            line.put(if is_cut { look.glyphs().cut } else { "" }, look.theme.muted);
            line.finish()
        };
        lines.iter().take(height).enumerate().map(line).collect()
    }
}

/// The bytes of a text that a part of it, a slice of it, takes.
fn within(part: &str, text: &str) -> Range<usize> {
    // A line without text is a slice of nothing.
    let start = part.as_ptr().addr().saturating_sub(text.as_ptr().addr()).min(text.len());
    let start = if part.is_empty() { 0 } else { start };
    start..start + part.len()
}

/// The lines, each by its bytes, in which words stand, from the first to the last.
fn lines_of(words: &[Range<usize>], lines: &[Range<usize>]) -> Option<Range<usize>> {
    let has = |line: &Range<usize>| {
        words.iter().any(|words| words.start < line.end && line.start < words.end)
    };
    let first = lines.iter().position(has)?;
    let last = lines.iter().rposition(has)?;
    Some(first..last + 1)
}
