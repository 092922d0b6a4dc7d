//! The filters: what claims can be chosen by, and how many each choice would leave.

use crate::ui::{
    Look,
    widgets::{compose::Composer, scroll},
};
use crate::{library::Strength, text::width as columns_of};
use ratatui::text::Line;
use std::borrow::Cow;

/// A heading and its values.
#[derive(Debug, Clone, Copy)]
pub struct FacetGroup<'a> {
    /// The heading.
    pub title: &'a str,
    /// How many values stand below it.
    pub values: usize,
    /// Whether the query has one of them.
    pub choice: Choice,
    /// Whether they are folded away.
    pub is_folded: bool,
}

/// One value.
#[derive(Debug, Clone)]
pub struct FacetLine<'a> {
    /// What stands before it.
    pub sign: FacetSign,
    /// The value in words.
    pub label: Cow<'a, str>,
    /// How many claims choosing it would leave.
    pub count: usize,
    /// Whether the query has it.
    pub choice: Choice,
}

/// What stands before a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FacetSign {
    /// Nothing.
    Blank,
    /// The bar of a letter of the grade; of the newsroom where there is no strength.
    Grade(Option<Strength>),
    /// One of the other signs.
    Plain(&'static str),
}

/// Whether the query has a value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Choice {
    /// It does not.
    #[default]
    Open,
    /// Claims must have it, or another of the chosen values.
    Chosen,
    /// Claims must not have it.
    Excluded,
}

/// A heading, or a value below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FacetPlace {
    /// Which group.
    pub group: usize,
    /// Which of its values; without one, the heading.
    pub value: Option<usize>,
}

/// What the pane shows.
#[derive(Clone, Copy)]
pub struct Facets<'a> {
    /// The groups, in their order.
    pub groups: &'a [FacetGroup<'a>],
    /// The value at a place of a group: there may be many, and few can be seen.
    pub value: &'a dyn Fn(usize, usize) -> FacetLine<'a>,
    /// Where the cursor is, which is kept in sight.
    pub cursor: Option<FacetPlace>,
    /// The first line to show.
    pub top: usize,
}

/// The pane as lines.
#[derive(Debug, Clone)]
pub struct Drawn<'a> {
    /// The lines that can be seen.
    pub lines: Vec<Line<'a>>,
    /// The first line shown.
    pub top: usize,
    /// How many lines there are.
    pub height: usize,
}

impl<'a> Facets<'a> {
    /// The pane in so much room.
    pub fn draw(&self, width: u16, height: u16, look: Look<'_>) -> Drawn<'a> {
        let page = usize::from(height);
        let total = self.height();
        let cursor = self.cursor.and_then(|place| self.line_of(place));
        let top = match cursor {
            Some(line) => scroll::follow(self.top, line, page, total),
            None => scroll::clamp(self.top, page, total),
        };
        let seen: Vec<_> = (top..total).take(page).filter_map(|line| self.place(line)).collect();
        let lines = seen.iter().map(|place| self.line(*place, width, look)).collect();
        Drawn { lines, top, height: total }
    }

    /// How many lines there are.
    fn height(&self) -> usize {
        self.groups.iter().map(FacetGroup::height).sum()
    }

    /// The place that a line stands for.
    pub fn place(&self, line: usize) -> Option<FacetPlace> {
        let mut first = 0;
        for (group, facet) in self.groups.iter().enumerate() {
            if line < first + facet.height() {
                return Some(FacetPlace { group, value: (line - first).checked_sub(1) });
            }
            first += facet.height();
        }
        None
    }

    /// The line that stands for a place.
    fn line_of(&self, place: FacetPlace) -> Option<usize> {
        let group = self.groups.get(place.group)?;
        let within = place.value.map_or(0, |at| at + 1);
        let before = self.groups[..place.group].iter().map(FacetGroup::height);
        (within < group.height()).then(|| before.sum::<usize>() + within)
    }

    fn line(&self, place: FacetPlace, width: u16, look: Look<'_>) -> Line<'a> {
        let group = &self.groups[place.group];
        let is_selected = self.cursor == Some(place);
        let mut line = Composer::new(width);
        line.put(if is_selected { look.glyphs().cursor } else { " " }, look.theme.strong);
        match place.value {
            None => put_heading(group, &mut line, look),
            Some(value) => put_value(&(self.value)(place.group, value), &mut line, look),
        }
        let line = line.fill();
        if is_selected { look.selected(line) } else { line }
    }
}

impl FacetGroup<'_> {
    fn height(&self) -> usize {
        1 + if self.is_folded { 0 } else { self.values }
    }
}

fn put_heading<'a>(group: &FacetGroup<'a>, line: &mut Composer<'a>, look: Look<'_>) {
    let (theme, glyphs) = (look.theme, look.glyphs());
    if !group.is_folded {
        line.put_cut(group.title, theme.strong, glyphs.cut);
        return;
    }
    // What is folded away may still be part of the query.
    let count = group.values.to_string();
    line.put(glyphs.folded, theme.muted).put(sign(group.choice, look), theme.strong);
    line.cell(group.title, room(line, &count), theme.strong, glyphs.cut);
    line.skip(1).put(count, theme.muted);
}

fn put_value<'a>(value: &FacetLine<'a>, line: &mut Composer<'a>, look: Look<'_>) {
    let theme = look.theme;
    let style = match (value.choice, value.count) {
        (Choice::Chosen | Choice::Excluded, _) => theme.strong,
        (Choice::Open, 0) => theme.muted,
        (Choice::Open, _) => theme.text,
    };
    line.put(sign(value.choice, look), theme.strong);
    match value.sign {
        FacetSign::Blank => line.skip(1),
        FacetSign::Grade(letter) => line.put(look.bar_in_list(letter), look.grade(letter)),
        FacetSign::Plain(sign) => line.put(sign, theme.strong),
    };
    let count = value.count.to_string();
    line.skip(1);
    line.cell(&value.label, room(line, &count), style, look.glyphs().cut);
    line.skip(1).put(count, style);
}

/// The columns before a count at the right, with a blank at both of its sides.
fn room(line: &Composer<'_>, count: &str) -> usize {
    line.left().saturating_sub(columns_of(count) + 2)
}

/// The sign of a choice.
pub(crate) fn sign(choice: Choice, look: Look<'_>) -> &'static str {
    match choice {
        Choice::Open => " ",
        Choice::Chosen => "=",
        Choice::Excluded => look.either("≠", "!"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::drawing::{self, WIDTHS, ascii, assert_fits, colorless, dark, look};
    use proptest::prelude::*;
    use std::cell::Cell;

    fn value(sign: FacetSign, label: &str, count: usize, choice: Choice) -> FacetLine<'_> {
        FacetLine { sign, label: label.into(), count, choice }
    }

    fn grades() -> Vec<FacetLine<'static>> {
        use FacetSign::Grade;
        vec![
            value(Grade(Some(Strength::Document)), "A document", 0, Choice::Open),
            value(Grade(Some(Strength::NamedPerson)), "B named person", 11, Choice::Chosen),
            value(Grade(Some(Strength::UncountedGroup)), "F uncounted group", 3, Choice::Excluded),
            value(Grade(None), "N newsroom", 12, Choice::Open),
        ]
    }

    fn stances() -> Vec<FacetLine<'static>> {
        vec![
            value(FacetSign::Plain("▼"), "opposes", 1_000_000, Choice::Open),
            value(FacetSign::Blank, "takes none", 35, Choice::Open),
        ]
    }

    fn with_facets<T>(test: impl FnOnce(Facets<'_>) -> T) -> T {
        let group = |title, values, choice| FacetGroup { title, values, choice, is_folded: false };
        let groups = [
            group("Grade", 4, Choice::Chosen),
            group("Stance on shelving", 2, Choice::Open),
            FacetGroup { is_folded: true, ..group("Speaker", 4, Choice::Chosen) },
        ];
        let values = [grades(), stances(), grades()];
        let value = |group: usize, at: usize| values[group][at].clone();
        test(Facets { groups: &groups, value: &value, cursor: None, top: 0 })
    }

    const ON_B: Option<FacetPlace> = Some(FacetPlace { group: 0, value: Some(1) });

    #[test]
    fn counts_stand_at_the_right() {
        let theme = dark();
        with_facets(|facets| {
            let facets = Facets { cursor: ON_B, ..facets };
            let widths = [16, 24].into_iter().chain(WIDTHS);
            let pictures: Vec<_> = widths
                .map(|width| drawing::symbols(&facets.draw(width, 12, look(&theme)).lines, width))
                .collect();
            insta::assert_snapshot!(pictures.join("\n"));
        });
    }

    #[test]
    fn choices_show_without_colour() {
        for (name, theme) in [("dark", dark()), ("none", colorless())] {
            with_facets(|facets| {
                let lines = Facets { cursor: ON_B, ..facets }.draw(24, 12, look(&theme)).lines;
                insta::assert_snapshot!(
                    format!("facets_{name}"),
                    drawing::styled(&lines, 24, &theme)
                );
            });
        }
    }

    #[test]
    fn three_hundred_speakers_cost_what_can_be_seen() {
        let asked = Cell::new(0);
        let value = |_, at| {
            asked.set(asked.get() + 1);
            let label = format!("Speaker {at}").into();
            FacetLine { sign: FacetSign::Blank, label, count: 1, choice: Choice::Open }
        };
        let groups =
            [FacetGroup { title: "Speaker", values: 300, choice: Choice::Open, is_folded: false }];
        let cursor = Some(FacetPlace { group: 0, value: Some(299) });
        let theme = dark();
        let facets = Facets { groups: &groups, value: &value, cursor, top: 0 };
        let drawn = facets.draw(24, 10, look(&theme));
        assert_eq!(asked.get(), 10);
        assert_eq!((drawn.lines.len(), drawn.top, drawn.height), (10, 291, 301));
        assert!(drawn.lines[9].to_string().starts_with("▌   Speaker 299"));
    }

    #[test]
    fn no_groups_are_no_lines() {
        let theme = dark();
        let facets =
            Facets { groups: &[], value: &|_, _| grades()[0].clone(), cursor: ON_B, top: 7 };
        let drawn = facets.draw(24, 10, look(&theme));
        assert_eq!((drawn.lines.len(), drawn.top, drawn.height), (0, 0, 0));
    }

    #[test]
    fn ascii_needs_nothing_else() {
        let theme = colorless();
        with_facets(|facets| {
            let lines = facets.draw(24, 12, ascii(&theme)).lines;
            let picture = drawing::symbols(&lines, 24);
            assert!(picture.replace('▼', "").is_ascii(), "{picture}");
        });
    }

    properties! {
        #[test]
        fn it_fits_any_room(
            width in 0_u16..250, height in 0_u16..80, top in 0_usize..20,
            group in 0_usize..4, at in prop::option::of(0_usize..5),
        ) {
            let theme = dark();
            with_facets(|facets| {
                let facets = Facets { cursor: Some(FacetPlace { group, value: at }), top, ..facets };
                let drawn = facets.draw(width, height, look(&theme));
                assert!(drawn.lines.len() <= usize::from(height));
                assert_fits(&drawn.lines, width);
            });
        }
    }
}
