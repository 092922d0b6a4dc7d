//! A claim as every place shows it, and its row in a list.

pub use crate::analysis::Fate;
use crate::{
    dossier::{ClaimField, SHORT_COLUMNS},
    library::{ClaimRef, DossierRef, PropositionId, Verification},
    query::Reach,
    ui::{
        Cx, GradeWidth, Look,
        detail::undecided,
        render::Painter,
        widgets::{
            compose::Composer,
            look::{Letter, letter_of},
        },
    },
};
use ratatui::{
    layout::Rect,
    style::{Modifier, Style},
    text::Line,
};
use std::ops::Range;

/// The narrowest list in which columns stand apart.
const ROOMY: u16 = 60;

/// A claim, and what every place that shows it needs to know of it.
#[derive(Debug, Clone, Copy)]
pub struct ClaimView<'a> {
    /// The claim.
    pub claim: ClaimRef<'a>,
    /// The proposition whose stance it shows.
    pub focus: Option<PropositionId>,
    /// Whether the cursor is on it.
    pub is_selected: bool,
    /// Whether it is marked.
    pub is_marked: bool,
    /// Whether it is only mentioned, because the query does not find it.
    pub is_aside: bool,
    /// What the reader has recorded of it.
    pub verification: Option<&'a Verification>,
    /// What becomes of it without unnamed sources.
    pub fate: Fate,
}

/// The places of the columns, the same for every row of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    width: u16,
    paragraph: usize,
    grade: GradeWidth,
    is_roomy: bool,
    has_status: bool,
}

impl Columns {
    /// The columns of a list of that width, with articles of at most so many paragraphs.
    pub fn new(width: u16, paragraphs: u16, grade: GradeWidth) -> Self {
        let digits = paragraphs.checked_ilog10().unwrap_or_default() as usize + 1;
        let is_roomy = width >= ROOMY;
        Columns { width, paragraph: digits.max(2), grade, is_roomy, has_status: false }
    }

    /// The same with a column for what the reader has recorded, where that is wanted.
    pub fn with_status(self, has_status: bool) -> Self {
        Columns { has_status, ..self }
    }
}

impl Cx {
    /// A claim as it is now.
    pub fn claim_view<'a>(&'a self, claim: ClaimRef<'a>) -> ClaimView<'a> {
        ClaimView {
            claim,
            focus: self.nav.focus(claim.dossier()).map(|focus| focus.key()),
            is_selected: self.nav.selected_row() == Some(claim.row()),
            is_marked: self.is_marked(claim),
            is_aside: false,
            verification: self.nav.statuses().verification(claim.row()),
            fate: self.fate(claim),
        }
    }

    /// What becomes of a claim without the sources that are left out.
    pub fn fate(&self, claim: ClaimRef<'_>) -> Fate {
        self.nav.without().map_or(Fate::Kept, |test| test.result(claim))
    }

    /// Whether a claim falls with the sources that are left out.
    pub fn is_removed(&self, claim: ClaimRef<'_>) -> bool {
        self.fate(claim) == Fate::Removed
    }

    /// The columns of a list of claims of all dossiers.
    pub fn claim_columns(&self, width: u16) -> Columns {
        let paragraphs = self.nav.library().dossiers().map(DossierRef::paragraphs).max();
        let grade = self.nav.results().loaded().grade_width();
        Columns::new(width, paragraphs.unwrap_or_default(), grade).with_status(self.has_statuses())
    }

    /// Whether lists have a column for what the reader has recorded.
    fn has_statuses(&self) -> bool {
        !self.nav.statuses().is_empty()
    }
}

impl<'a> ClaimView<'a> {
    /// The same where the cursor need not show.
    pub fn unselected(self) -> Self {
        Self { is_selected: false, ..self }
    }

    /// The claim as a row of a list, with what `matches` finds in its speaker's short name and its
    /// gist, in bytes.
    pub fn line(
        &self,
        columns: &Columns,
        matches: impl Fn(&str, Reach) -> Vec<Range<usize>>,
        look: Look<'_>,
    ) -> Line<'a> {
        let mut line = Composer::new(columns.width);
        self.put_marks(&mut line, columns, look);
        self.put_grade(&mut line, columns.grade, columns.is_roomy, look);
        if columns.has_status {
            let sign = self.verification.map_or(" ", |verification| look.status(verification));
            line.put(sign, look.theme.strong);
        }
        line.skip(1);
        let cut = look.glyphs().cut;
        let (name, gist) = (self.claim.speaker_short(), self.claim.line());
        let (in_name, in_gist) = (matches(&name, Reach::Name), matches(&gist, Reach::Gist));
        let styles = |style| {
            let style = self.style(style, look);
            (style, look.matched(style))
        };
        let of_name = styles(self.name_style(look));
        line.marked(name, SHORT_COLUMNS, of_name, &in_name, cut).skip(1);
        if let Some(names) = undecided::could_be(self.claim.strongest_source()) {
            line.put_cut(names, self.style(look.theme.undecided, look), cut).skip(1);
        }
        line.marked(gist, line.left(), styles(self.text_style(look)), &in_gist, cut);
        self.finish(line, look)
    }

    /// Cursor, mark and paragraph. In a narrow list a mark takes the place of the cursor's sign,
    /// which its row shows anyway.
    fn put_marks(&self, line: &mut Composer<'a>, columns: &Columns, look: Look<'_>) {
        let strong = look.theme.strong;
        if columns.is_roomy || !self.is_marked {
            line.put(self.cursor(look), strong);
        }
        if columns.is_roomy || self.is_marked {
            line.put(self.mark(look), strong);
        }
        let paragraph = format!("{:>1$}", self.claim.paragraph(), columns.paragraph);
        line.put(paragraph, self.style(look.theme.muted, look)).put(self.dependence(look), strong);
    }

    /// The cursor's sign, where it is on the claim.
    pub fn cursor(&self, look: Look<'_>) -> &'static str {
        if self.is_selected { look.glyphs().cursor } else { " " }
    }

    /// The sign of a mark, where the claim has one.
    pub fn mark(&self, look: Look<'_>) -> &'static str {
        if self.is_marked { look.glyphs().marked } else { " " }
    }

    /// The sign of a claim that stands, but answers or rests on one that does not.
    pub fn dependence(&self, look: Look<'_>) -> &'static str {
        if self.fate == Fate::Dependent { look.glyphs().dependent } else { " " }
    }

    /// Grade and stance: bar, code and the sign of the side.
    pub(crate) fn put_grade(
        &self,
        line: &mut Composer<'_>,
        columns: GradeWidth,
        is_roomy: bool,
        look: Look<'_>,
    ) {
        let label = self.claim.grade_label();
        let (bar, style) = self.bar(look);
        line.put(bar, style);
        if is_roomy {
            line.skip(1).cell(&label, columns.whole, style, "");
        } else {
            // Of narration the letter, where there is no room for what it rests on.
            let code = match label.split_once('(') {
                Some((letter, _)) if label.len() > columns.short => letter,
                _ => &label,
            };
            line.cell(code, columns.short, style, "");
        }
        let (sign, style) = self.stance(look);
        line.put(sign, self.style(style, look));
    }

    /// The sign of the side toward what is in focus, or that it is undecided.
    pub(crate) fn stance(&self, look: Look<'_>) -> (&'static str, Style) {
        let Some(focus) = self.focus.filter(|_| !self.is_aside) else {
            return (" ", look.theme.strong);
        };
        if self.claim.is_undecided(ClaimField::Stances) {
            return (look.glyphs().undecided, look.theme.undecided);
        }
        let stance = self.claim.stance_on(focus);
        (stance.map_or(" ", |stance| look.stance(stance)), look.theme.strong)
    }

    /// The sign of the grade, and the style of its code.
    pub fn bar(&self, look: Look<'_>) -> (&'static str, Style) {
        let letter = letter_of(self.claim.grade());
        let sign = match self.fate {
            Fate::Removed => look.fallen_sign(),
            _ if self.is_aside => " ",
            _ => look.bar_in_list(letter),
        };
        let style = if self.is_aside { look.theme.muted } else { look.grade(letter) };
        (sign, self.style(style, look))
    }

    /// The style of the claim's words: the newsroom's claims stand back, and what is no gist is set
    /// apart.
    pub fn text_style(&self, look: Look<'_>) -> Style {
        let style = match letter_of(self.claim.grade()) {
            Letter::Newsroom => look.theme.muted,
            Letter::Scale(_) | Letter::Undecided => look.theme.text,
        };
        match self.claim.gist() {
            Some(_) => style,
            None => style.add_modifier(Modifier::ITALIC),
        }
    }

    /// The style of who says it.
    pub fn name_style(&self, look: Look<'_>) -> Style {
        match (self.claim.strongest_source().speaker(), letter_of(self.claim.grade())) {
            (None, _) => look.theme.undecided,
            (Some(_), Letter::Newsroom) => look.theme.muted,
            (Some(_), _) => look.theme.text,
        }
    }

    /// A style as a claim has it that stands or falls.
    pub fn style(&self, style: Style, look: Look<'_>) -> Style {
        if self.fate == Fate::Removed { look.fallen(style) } else { style }
    }

    /// A whole line, under the cursor where the claim is.
    pub(crate) fn finish<'l>(&self, line: Composer<'l>, look: Look<'_>) -> Line<'l> {
        let line = line.fill();
        if self.is_selected { look.selected(line) } else { line }
    }
}

impl Painter<'_, '_> {
    /// Draws a claim as a row of a list.
    pub(crate) fn claim_line(&mut self, claim: ClaimView<'_>, columns: &Columns, area: Rect) {
        let search = &self.search;
        let line = claim.line(columns, |text, reach| search.ranges(text, reach), self.look);
        self.lines(&[line], area);
    }
}

/// All that fits where there is no room for a list: the grade, and as much as fits of who says it.
pub fn tiny<'a>(claim: ClaimRef<'a>, width: u16, look: Look<'_>) -> Line<'a> {
    let mut line = Composer::new(width);
    line.put(claim.grade_label(), look.grade(letter_of(claim.grade())));
    line.skip(1);
    line.put_cut(claim.speaker_name(), look.theme.text, look.glyphs().cut);
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

    fn view(claim: ClaimRef<'_>) -> ClaimView<'_> {
        ClaimView {
            claim,
            focus: claim.dossier().lead().map(|lead| lead.key()),
            is_selected: false,
            is_marked: false,
            is_aside: false,
            verification: None,
            fate: Fate::Kept,
        }
    }

    static CHECKED: Verification = Verification {
        found: Status::Checked,
        since: None,
        is_before_change: false,
        note: None,
        unfinished_note: None,
    };

    /// One of everything that a row can show.
    fn rows(library: &Library) -> Vec<ClaimView<'_>> {
        let view = |id| view(drawing::claim(library, id));
        vec![
            view("shelving-lead"),
            ClaimView { is_marked: true, ..view("tplink-ban-shelved") },
            view("easing-tension"),
            ClaimView { fate: Fate::Removed, ..view("critics-exposed") },
            ClaimView { is_selected: true, ..view("pottinger-leverage") },
            view("embassy-no-weapons"),
            ClaimView { is_selected: true, is_marked: true, ..view("democrats-protest") },
            ClaimView { fate: Fate::Dependent, ..view("tplink-not-suited") },
        ]
    }

    /// A name and a gist in which something matches, also beyond what is shown.
    fn matches(text: &str, reach: Reach) -> Vec<Range<usize>> {
        match reach {
            Reach::Name if text == "Pottinger" => vec![0..4],
            Reach::Gist if text.starts_with("Beijing rejects") => vec![0..7, 99..120],
            _ => Vec::new(),
        }
    }

    fn lines<'a>(rows: &[ClaimView<'a>], width: u16, look: Look<'_>) -> Vec<Line<'a>> {
        let columns = Columns::new(width, 25, GradeWidth::default());
        rows.iter().map(|row| row.line(&columns, matches, look)).collect()
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
            let columns = Columns::new(width, paragraphs, GradeWidth::default());
            let columns = columns.with_status(has_status);
            let checked = view(drawing::claim(&library, "tplink-denial"));
            let checked = ClaimView { verification: Some(&CHECKED), ..checked };
            for row in rows(&library).into_iter().chain([checked]) {
                let line = row.line(&columns, matches, look(&theme));
                prop_assert_eq!(line.width(), usize::from(width));
                assert_fits(&[tiny(row.claim, width, look(&theme))], width);
            }
        }
    }
}
