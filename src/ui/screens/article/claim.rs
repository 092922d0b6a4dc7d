//! A claim in the article, in the dossier's words.

use crate::ui::{
    Look,
    detail::{quote, words},
    screens::article::measure::Measure,
    widgets::{
        claim_row::StripResult,
        compose::Composer,
        look::{HANGS, letter_of},
        rich::Rich,
    },
};
use crate::{
    dossier::Speech,
    library::{ClaimRef, PropositionId},
    query::{Highlighter, Reach},
    text::width as columns_of,
    ui::TextMode,
};
use ratatui::{style::Style, text::Line};

/// What is shown of a claim.
#[derive(Clone, Copy)]
pub struct ArticleClaim<'a> {
    /// The claim.
    pub claim: ClaimRef<'a>,
    /// The proposition whose stance it shows.
    pub focus: Option<PropositionId>,
    /// Which words of its quotation.
    pub text: TextMode,
    /// Whether it is the first of its paragraph.
    pub is_first: bool,
    /// Whether the cursor is on it.
    pub is_selected: bool,
    /// Whether it is marked.
    pub is_marked: bool,
    /// Whether the query means it; one that it does not mean is an aside in one line.
    pub is_meant: bool,
    /// Where it stands in the strip test.
    pub footing: StripResult,
    /// What the search marks.
    pub search: &'a Highlighter,
}

impl ArticleClaim<'_> {
    /// The lines; there is at least one.
    pub fn lines(&self, measure: Measure, look: Look<'_>) -> Vec<Line<'static>> {
        let (first, rest) = measure.indent(look);
        // A column stays free at the right.
        let room = |indent: usize| usize::from(measure.text).saturating_sub(indent + 1);
        if !self.is_meant {
            let mut line = self.gutter(measure, look);
            line.put_cut(aside(self.claim), self.fallen(look.theme.muted, look), look.glyphs().cut);
            return vec![self.finish(line, look)];
        }
        let words = self.words(measure, look);
        let lines = words.wrap(room(first), room(rest)).into_iter().enumerate();
        let lines = lines.map(|(at, pieces)| {
            let mut line = match at {
                0 => self.gutter(measure, look),
                _ => self.gutter_of_rest(measure, look),
            };
            line.skip_to(if at == 0 { first } else { rest }).put_pieces(&pieces);
            self.finish(line, look)
        });
        lines.collect()
    }

    /// The claim beside the text or below it, in the curator's words: as much as fits into so many
    /// lines, and at least one.
    pub fn note(
        &self,
        (width, height): (u16, usize),
        measure: Measure,
        look: Look<'_>,
    ) -> Vec<Line<'static>> {
        let (theme, glyphs) = (look.theme, look.glyphs());
        let words = match self.is_meant {
            true => {
                self.who(false, look).append(self.marked(self.claim.gist(), self.own(look), look))
            }
            false => Rich::of(&aside(self.claim), self.fallen(theme.muted, look)),
        };
        let (bar, indent) = measure.note();
        let room = usize::from(width).saturating_sub(indent + 1);
        let lines = words.wrap(room, room);
        // An aside is never more than a line.
        let height = if self.is_meant { height.max(1) } else { 1 };
        let line = |(at, pieces): (usize, &Vec<_>)| {
            let mut line = Composer::new(width);
            line.put(if self.is_selected { glyphs.cursor } else { " " }, theme.strong);
            if at == 0 {
                let hangs = if self.footing == StripResult::Dependent { HANGS } else { " " };
                line.put(if self.is_marked { glyphs.marked } else { hangs }, theme.strong);
                line.skip_to(bar);
                self.put_grade(&mut line, measure.is_roomy, look);
            }
            line.skip_to(indent).put_pieces(pieces);
            if at + 1 == height && lines.len() > height {
                line.put(glyphs.cut, theme.muted);
            }
            self.finish(line, look)
        };
        lines.iter().take(height).enumerate().map(line).collect()
    }

    /// The line, with the cursor on it where it is on the claim.
    fn finish(&self, line: Composer<'static>, look: Look<'_>) -> Line<'static> {
        let line = line.fill();
        if self.is_selected { look.selected(line) } else { line }
    }

    /// Everything before the words of the first line.
    fn gutter(&self, measure: Measure, look: Look<'_>) -> Composer<'static> {
        let (glyphs, theme) = (look.glyphs(), look.theme);
        let cursor = if self.is_selected { glyphs.cursor } else { " " };
        let mark = if self.is_marked { glyphs.marked } else { " " };
        let mut line = Composer::new(measure.text);
        // In a narrow article a mark takes the place of the cursor's sign, which the row shows.
        let leading = if measure.is_roomy || self.is_marked { mark } else { cursor };
        line.put(leading, theme.strong);
        let number = if self.is_first { self.claim.paragraph().to_string() } else { String::new() };
        let label = measure.label(number, look);
        let blank = " ".repeat(columns_of(&label));
        line.put(if self.is_first { label } else { blank }, theme.muted);
        line.put(if self.footing == StripResult::Dependent { HANGS } else { " " }, theme.strong);
        if measure.is_roomy {
            line.put(cursor, theme.strong);
        }
        self.put_grade(&mut line, measure.is_roomy, look);
        line
    }

    /// Grade and stance, and a blank.
    fn put_grade(&self, line: &mut Composer<'static>, is_roomy: bool, look: Look<'_>) {
        let grade = self.claim.grade();
        let letter = letter_of(grade);
        let style = if self.is_meant { look.grade(letter) } else { look.theme.muted };
        let style = self.fallen(style, look);
        let bar = match self.footing {
            StripResult::Removed => look.fallen_sign(),
            StripResult::Kept | StripResult::Dependent if self.is_meant => look.bar_in_list(letter),
            StripResult::Kept | StripResult::Dependent => " ",
        };
        line.put(bar, style);
        if is_roomy {
            // Room for N(D).
            line.skip(1).cell(&grade.to_string(), 4, style, "");
        } else {
            let code = if grade.is_sourced() { grade.to_string() } else { "N".to_owned() };
            line.cell(&code, 2, style, "");
        }
        let stance = self.focus.and_then(|focus| self.claim.stance_on(focus));
        let stance = stance.filter(|_| self.is_meant).map_or(" ", |stance| look.stance(stance));
        line.put(stance, self.fallen(look.theme.strong, look)).skip(1);
    }

    /// What stands before the words of the other lines: where the cursor is on them.
    fn gutter_of_rest(&self, measure: Measure, look: Look<'_>) -> Composer<'static> {
        let mut line = Composer::new(measure.text);
        if measure.is_roomy {
            line.skip(measure.indent(look).0 - 9);
        }
        line.put(if self.is_selected { look.glyphs().cursor } else { " " }, look.theme.strong);
        line
    }

    /// Who says it, and what.
    fn words(&self, measure: Measure, look: Look<'_>) -> Rich {
        let said = match self.claim.grade().is_sourced() {
            true => self.said(look),
            false => self.marked(self.claim.gist(), self.own(look), look),
        };
        self.who(measure.is_roomy, look).append(said)
    }

    /// Who says it; of the newsroom's own words nobody needs to be told.
    fn who(&self, is_full: bool, look: Look<'_>) -> Rich {
        let (speaker, text) = (self.claim.speaker(), look.theme.text);
        if !self.claim.grade().is_sourced() {
            return Rich::default();
        }
        let name = if is_full { speaker.name() } else { speaker.short() };
        self.marked(name, text, look).put(": ", self.fallen(text, look))
    }

    /// The style of the curator's words.
    fn own(&self, look: Look<'_>) -> Style {
        let is_sourced = self.claim.grade().is_sourced();
        if is_sourced { look.theme.text } else { look.theme.muted }
    }

    /// The quotation, or the curator's sentence, or both where the quotation is a part of it.
    fn said(&self, look: Look<'_>) -> Rich {
        let claim = self.claim;
        let text = self.fallen(look.theme.text, look);
        let has_translation = claim.translation().len() > 0;
        let shows_quote = self.text != TextMode::Translation || !has_translation;
        let shows_translation = self.text != TextMode::Original && has_translation;
        let mut said = Rich::default();
        // A quotation of other words is never woven into a sentence of the curator's.
        match (claim.speech(), claim.is_quoted()) {
            (Speech::Verbatim, true) => {}
            (_, true) if shows_quote => {
                let gist = claim.gist().trim_end_matches('.');
                said = self.marked(gist, look.theme.text, look).put(": ", text);
            }
            _ => said = self.marked(claim.gist(), look.theme.text, look),
        }
        if claim.is_quoted() && shows_quote {
            said = said.append(self.quotation(look));
        }
        if shows_translation {
            if shows_quote || claim.speech() != Speech::Verbatim {
                said = said.put("\n", text);
            }
            let label = format!("{}: ", words::short_translation(claim));
            said = said.put(&label, self.fallen(look.theme.muted, look));
            said = said.append(self.spans(claim.translation(), look.theme.text, ("", ""), look));
        }
        said
    }

    fn quotation(&self, look: Look<'_>) -> Rich {
        let marks = quote::marks(self.claim.dossier().language(), look.symbols);
        self.spans(self.claim.quote(), look.theme.strong, marks, look)
    }

    /// Spans of a quotation or its translation, each in marks, with what the article leaves out
    /// between them.
    fn spans<'s>(
        &self,
        spans: impl Iterator<Item = &'s str>,
        style: Style,
        (open, close): (&str, &str),
        look: Look<'_>,
    ) -> Rich {
        let plain = self.fallen(style, look);
        let gap = look.either(" … ", " ... ");
        spans.enumerate().fold(Rich::default(), |rich, (at, span)| {
            let rich = if at == 0 { rich } else { rich.put(gap, plain) };
            rich.put(open, plain).append(self.marked(span, style, look)).put(close, plain)
        })
    }

    /// A text with what the search matches in it.
    fn marked(&self, text: &str, style: Style, look: Look<'_>) -> Rich {
        let style = self.fallen(style, look);
        Rich::default().put_marked(
            text,
            (style, look.matched(style)),
            &self.search.ranges(text, Reach::Text),
        )
    }

    fn fallen(&self, style: Style, look: Look<'_>) -> Style {
        if self.footing == StripResult::Removed { look.fallen(style) } else { style }
    }
}

/// All that is left of a claim that the query does not mean.
pub fn aside(claim: ClaimRef<'_>) -> String {
    match claim.grade().is_sourced() {
        true => format!("({}: {})", claim.speaker().short(), claim.gist()),
        false => format!("({})", claim.gist()),
    }
}
