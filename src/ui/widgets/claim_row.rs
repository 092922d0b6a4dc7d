//! One claim in the list.

pub use crate::analysis::StripResult;
use crate::library::{ClaimRef, PropositionId, SHORT_COLUMNS, Verification};
use crate::ui::{
    Look,
    widgets::{
        compose::Composer,
        look::{HANGS, letter_of},
    },
};
use ratatui::{style::Style, text::Line};
use std::ops::Range;

/// The narrowest list in which columns stand apart.
const ROOMY: u16 = 60;

/// The places of the columns, the same for every row of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    width: u16,
    paragraph: usize,
    is_roomy: bool,
    has_status: bool,
}

impl Columns {
    /// The columns of a list of that width, with articles of at most so many paragraphs.
    pub fn new(width: u16, paragraphs: u16) -> Self {
        let digits = paragraphs.checked_ilog10().unwrap_or_default() as usize + 1;
        let is_roomy = width >= ROOMY;
        Columns { width, paragraph: digits.max(2), is_roomy, has_status: false }
    }

    /// The same with a column for what the reader has recorded, where that is wanted.
    pub fn with_status(self, has_status: bool) -> Self {
        Columns { has_status, ..self }
    }
}

/// What a row shows.
#[derive(Debug, Clone, Copy)]
pub struct ClaimRow<'a> {
    /// The claim.
    pub claim: ClaimRef<'a>,
    /// The proposition whose stance it shows.
    pub focus: Option<PropositionId>,
    /// Whether the cursor is on it.
    pub is_selected: bool,
    /// Whether it is marked.
    pub is_marked: bool,
    /// What the reader has recorded of it.
    pub verification: Option<&'a Verification>,
    /// Where it stands in the strip test.
    pub footing: StripResult,
    /// What the search matched in the speaker's short name, in bytes.
    pub matched_name: &'a [Range<usize>],
    /// What the search matched in the gist, in bytes.
    pub matched_gist: &'a [Range<usize>],
}

impl<'a> ClaimRow<'a> {
    /// The row.
    pub fn line(&self, columns: &Columns, look: Look<'_>) -> Line<'a> {
        let mut line = Composer::new(columns.width);
        self.put_marks(&mut line, columns, look);
        self.put_grade(&mut line, columns, look);
        self.put_stance(&mut line, look);
        if columns.has_status {
            let sign = self.verification.map_or(" ", |verification| look.status(verification));
            line.put(sign, look.theme.strong);
        }
        line.skip(1);
        self.put_words(&mut line, look);
        let line = line.fill();
        if self.is_selected { look.selected(line) } else { line }
    }

    /// Cursor, mark and paragraph. In a narrow list a mark takes the place of the cursor's sign,
    /// which its row shows anyway.
    fn put_marks(&self, line: &mut Composer<'a>, columns: &Columns, look: Look<'_>) {
        let glyphs = look.glyphs();
        let cursor = if self.is_selected { glyphs.cursor } else { " " };
        let mark = if self.is_marked { glyphs.marked } else { " " };
        let strong = look.theme.strong;
        match (columns.is_roomy, self.is_marked) {
            (true, _) => line.put(cursor, strong).put(mark, strong),
            (false, true) => line.put(mark, strong),
            (false, false) => line.put(cursor, strong),
        };
        let paragraph = format!("{:>1$}", self.claim.paragraph(), columns.paragraph);
        line.put(paragraph, self.style(look.theme.muted, look));
        let hangs = self.footing == StripResult::Dependent;
        line.put(if hangs { HANGS } else { " " }, strong);
    }

    fn put_grade(&self, line: &mut Composer<'a>, columns: &Columns, look: Look<'_>) {
        let grade = self.claim.grade();
        let letter = letter_of(grade);
        let style = self.style(look.grade(letter), look);
        let bar = match self.footing {
            StripResult::Removed => look.fallen_sign(),
            StripResult::Kept | StripResult::Dependent => look.bar_in_list(letter),
        };
        line.put(bar, style);
        if columns.is_roomy {
            // Room for N(D).
            line.skip(1).cell(&grade.to_string(), 4, style, "");
        } else {
            // The newsroom's letter without what it rests on.
            let code = if grade.is_sourced() { grade.to_string() } else { "N".to_owned() };
            line.cell(&code, 2, style, "");
        }
    }

    fn put_stance(&self, line: &mut Composer<'a>, look: Look<'_>) {
        let stance = self.focus.and_then(|focus| self.claim.stance_on(focus));
        let sign = stance.map_or(" ", |stance| look.stance(stance));
        line.put(sign, self.style(look.theme.strong, look));
    }

    fn put_words(&self, line: &mut Composer<'a>, look: Look<'_>) {
        let is_sourced = self.claim.grade().is_sourced();
        let theme = look.theme;
        let style = self.style(if is_sourced { theme.text } else { theme.muted }, look);
        let styles = (style, look.matched(style));
        let cut = look.glyphs().cut;
        line.marked(self.claim.speaker().short(), SHORT_COLUMNS, styles, self.matched_name, cut);
        line.skip(1);
        line.marked(self.claim.gist(), line.left(), styles, self.matched_gist, cut);
    }

    fn style(&self, style: Style, look: Look<'_>) -> Style {
        if self.footing == StripResult::Removed { look.fallen(style) } else { style }
    }
}

/// All that fits where there is no room for a list: the grade, and as much as fits of who says it.
pub fn tiny<'a>(claim: ClaimRef<'a>, width: u16, look: Look<'_>) -> Line<'a> {
    let grade = claim.grade();
    let mut line = Composer::new(width);
    line.put(grade.to_string(), look.grade(letter_of(grade)));
    line.skip(1);
    line.put_cut(claim.speaker().name(), look.theme.text, look.glyphs().cut);
    line.finish()
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "one match is one range")]
mod tests {
    use super::*;
    use crate::{
        library::{Library, Status},
        ui::drawing::{self, WIDTHS, ascii, assert_fits, colorless, dark, look},
    };
    use proptest::prelude::*;

    fn row(claim: ClaimRef<'_>) -> ClaimRow<'_> {
        ClaimRow {
            claim,
            focus: claim.dossier().lead().map(|lead| lead.key()),
            is_selected: false,
            is_marked: false,
            verification: None,
            footing: StripResult::Kept,
            matched_name: &[],
            matched_gist: &[],
        }
    }

    static CHECKED: Verification =
        Verification { found: Status::Checked, since: None, is_before_change: false, note: None };

    /// One of everything that a row can show.
    fn rows(library: &Library) -> Vec<ClaimRow<'_>> {
        let row = |id| row(drawing::claim(library, id));
        vec![
            row("shelving-lead"),
            ClaimRow { is_marked: true, ..row("tplink-ban-shelved") },
            row("easing-tension"),
            ClaimRow { footing: StripResult::Removed, ..row("critics-exposed") },
            ClaimRow { is_selected: true, matched_name: &[0..4], ..row("pottinger-leverage") },
            ClaimRow { matched_gist: &[0..7, 99..120], ..row("embassy-no-weapons") },
            ClaimRow { is_selected: true, is_marked: true, ..row("democrats-protest") },
            ClaimRow { footing: StripResult::Dependent, ..row("tplink-not-suited") },
        ]
    }

    fn lines<'a>(rows: &[ClaimRow<'a>], width: u16, look: Look<'_>) -> Vec<Line<'a>> {
        let columns = Columns::new(width, 25);
        rows.iter().map(|row| row.line(&columns, look)).collect()
    }

    #[test]
    fn columns_hold_their_places() {
        let library = drawing::article();
        let (rows, theme) = (rows(&library), dark());
        let pictures =
            WIDTHS.map(|width| drawing::symbols(&lines(&rows, width, look(&theme)), width));
        insta::assert_snapshot!(pictures.join("\n"));
    }

    #[test]
    fn hue_is_grade_and_the_rest_is_shape() {
        let library = drawing::article();
        let rows = rows(&library);
        for (name, theme) in [("dark", dark()), ("none", colorless())] {
            let lines = lines(&rows, 80, look(&theme));
            insta::assert_snapshot!(format!("row_{name}"), drawing::styled(&lines, 80, &theme));
        }
    }

    #[test]
    fn ascii_needs_nothing_else() {
        let library = drawing::article();
        let theme = colorless();
        let picture = drawing::symbols(&lines(&rows(&library), 60, ascii(&theme)), 60);
        assert!(picture.is_ascii(), "{picture}");
    }

    #[test]
    fn a_cell_is_enough_for_the_grade() {
        let library = drawing::article();
        let claim = drawing::claim(&library, "pottinger-leverage");
        let (theme, tiny) = (dark(), |width, theme| tiny(claim, width, look(theme)).to_string());
        assert_eq!(tiny(0, &theme), "");
        assert_eq!(tiny(1, &theme), "B");
        assert_eq!(tiny(8, &theme), "B1 Matt…");
        assert_eq!(tiny(19, &theme), "B1 Matt Pottinger");
    }

    properties! {
        #[test]
        fn rows_are_as_wide_as_the_list(
            width in 0_u16..250, paragraphs in 0_u16.., has_status: bool
        ) {
            let library = drawing::article();
            let theme = dark();
            let columns = Columns::new(width, paragraphs).with_status(has_status);
            let checked = row(drawing::claim(&library, "tplink-denial"));
            let checked = ClaimRow { verification: Some(&CHECKED), ..checked };
            for row in rows(&library).into_iter().chain([checked]) {
                let line = row.line(&columns, look(&theme));
                prop_assert_eq!(line.width(), usize::from(width));
                assert_fits(&[tiny(row.claim, width, look(&theme))], width);
            }
        }
    }
}
