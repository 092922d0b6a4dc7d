//! The signs on the screen. Each is one column wide and means one thing.

use std::ffi::OsString;

use serde::Deserialize;

use super::scale::Scale;

/// Which signs the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Symbols {
    /// Block elements, arrows and box lines.
    Unicode,
    /// Nothing beyond ASCII.
    Ascii,
}

impl Symbols {
    /// What the locale allows, read through `var`, which is `|name| std::env::var_os(name)` outside
    /// tests. The first of the variables that is set decides, as it does for the C library.
    pub fn of_locale(var: impl Fn(&str) -> Option<OsString>) -> Self {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
            .into_iter()
            .filter_map(var)
            .find(|value| !value.is_empty());
        let locale = locale.unwrap_or_default();
        let locale = locale.to_string_lossy().to_ascii_lowercase();
        if locale.contains("utf-8") || locale.contains("utf8") {
            Self::Unicode
        } else {
            Self::Ascii
        }
    }

    /// The signs themselves.
    pub fn glyphs(self) -> &'static Glyphs {
        match self {
            Self::Unicode => &UNICODE,
            Self::Ascii => &ASCII,
        }
    }
}

/// The signs on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// The grade in the sourcing strip: the higher, the more traceable.
    pub grade: Scale<&'static str>,
    /// The grade beside its letter in lists; blank where the strip already uses the letter.
    pub grade_in_list: Scale<&'static str>,
    /// What a curator has still to decide: the grade in the strip, and a stance or a reply.
    pub undecided: &'static str,
    /// The claim opposes the proposition in focus, and says so.
    pub opposes: &'static str,
    /// The claim opposes it by implication.
    pub opposes_implied: &'static str,
    /// The claim supports the proposition in focus, and says so.
    pub supports: &'static str,
    /// The claim supports it by implication.
    pub supports_implied: &'static str,
    /// The claim explains the proposition in focus and takes no side.
    pub explains: &'static str,
    /// A party answered.
    pub answered: &'static str,
    /// A party denied it.
    pub denied: &'static str,
    /// A party declined to comment.
    pub declined: &'static str,
    /// A party gave no comment; the text does not say whether it answered.
    pub no_comment: &'static str,
    /// A party did not reply.
    pub no_reply: &'static str,
    /// The text reports no request for comment.
    pub no_request: &'static str,
    /// The claim criticises somebody whose body was asked about it.
    pub body_asked: &'static str,
    /// The claim criticises somebody who was asked; the text does not say whether about it.
    pub asked_elsewhere: &'static str,
    /// The same of the body that they belong to.
    pub body_asked_elsewhere: &'static str,
    /// A claim that falls with the sources that are left out.
    pub fallen: &'static str,
    /// A claim that stands, but answers or rests on one that falls.
    pub dependent: &'static str,
    /// The row that the cursor is on.
    pub cursor: &'static str,
    /// The same below the strip.
    pub strip_selection: &'static str,
    /// A heading whose values are folded away.
    pub folded: &'static str,
    /// A value of a filter that claims must have.
    pub chosen: &'static str,
    /// A value of a filter that claims must not have.
    pub excluded: &'static str,
    /// Before the number of a paragraph.
    pub paragraph: &'static str,
    /// Where a text is cut off.
    pub cut: &'static str,
    /// A marked claim.
    pub marked: &'static str,
    /// The reader checked it.
    pub checked: &'static str,
    /// The reader checked it, and it has changed since.
    pub outdated: &'static str,
    /// The reader found a problem.
    pub problem: &'static str,
    /// The reader has noted something, and not checked it.
    pub noted: &'static str,
    /// On both sides of the cell that the cursor is on.
    pub cell: [&'static str; 2],
    /// A cell of a heat map, from few to many, where colours cannot say it.
    pub shades: [&'static str; 3],
    /// A column of a bar that shows how many of how many.
    pub share: &'static str,
    /// The part of a scrollbar that is on the screen.
    pub thumb: &'static str,
    /// A line between panes, lying.
    pub horizontal: &'static str,
    /// A line between panes, standing.
    pub vertical: &'static str,
}

const BARS: Scale<&str> = Scale::new(["█", "▇", "▅", "▄", "▃", "▂", "▁", "·"]);

const UNICODE: Glyphs = Glyphs {
    grade: BARS,
    grade_in_list: BARS,
    undecided: "?",
    opposes: "▼",
    opposes_implied: "▽",
    supports: "▲",
    supports_implied: "△",
    explains: "○",
    answered: "●",
    denied: "■",
    declined: "×",
    no_comment: "¬",
    no_reply: "-",
    no_request: "◊",
    body_asked: "∈",
    asked_elsewhere: "¿",
    body_asked_elsewhere: "‽",
    fallen: "╌",
    dependent: "~",
    cursor: "▌",
    strip_selection: "↑",
    folded: "▸",
    chosen: "=",
    excluded: "≠",
    paragraph: "¶",
    cut: "…",
    marked: "*",
    checked: "√",
    outdated: "≈",
    problem: "!",
    noted: "†",
    cell: ["▐", "▌"],
    shades: ["░", "▒", "▓"],
    share: "━",
    thumb: "┃",
    horizontal: "─",
    vertical: "│",
};

const ASCII: Glyphs = Glyphs {
    grade: Scale::new(["A", "B", "C", "D", "E", "F", "G", "N"]),
    grade_in_list: Scale::new([" "; 8]),
    undecided: "?",
    opposes: "v",
    opposes_implied: ",",
    supports: "^",
    supports_implied: "'",
    explains: "o",
    answered: "a",
    denied: "d",
    declined: "x",
    no_comment: "n",
    no_reply: "-",
    no_request: "_",
    body_asked: "b",
    asked_elsewhere: "u",
    body_asked_elsewhere: "U",
    fallen: "\\",
    dependent: "~",
    cursor: ">",
    strip_selection: ">",
    folded: "+",
    chosen: "=",
    excluded: "!",
    paragraph: "p.",
    cut: ".",
    marked: "*",
    checked: "c",
    outdated: "/",
    problem: "P",
    noted: "&",
    cell: ["[", "]"],
    shades: [":", "%", "@"],
    share: "#",
    thumb: "H",
    horizontal: "-",
    vertical: "|",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;
    use std::collections::BTreeMap;

    /// Every sign with what it stands for. The lines between panes stand for nothing, and both signs
    /// of the cursor for one thing.
    fn all(glyphs: &Glyphs) -> Vec<(&'static str, &'static str)> {
        let Glyphs {
            grade,
            grade_in_list: _,
            undecided,
            opposes,
            opposes_implied,
            supports,
            supports_implied,
            explains,
            answered,
            denied,
            declined,
            no_comment,
            no_reply,
            no_request,
            body_asked,
            asked_elsewhere,
            body_asked_elsewhere,
            fallen,
            dependent,
            cursor,
            strip_selection,
            folded,
            chosen,
            excluded,
            paragraph,
            cut,
            marked,
            checked,
            outdated,
            problem,
            noted,
            cell: [_, _],
            shades: [few, some, many],
            share,
            thumb,
            horizontal: _,
            vertical: _,
        } = *glyphs;
        let mut all: Vec<_> = grade.iter().map(|(_, sign)| (sign, sign)).collect();
        all.extend([
            (undecided, "undecided"),
            (opposes, "opposes"),
            (opposes_implied, "opposes, implied"),
            (supports, "supports"),
            (supports_implied, "supports, implied"),
            (explains, "explains"),
            (answered, "answered"),
            (denied, "denied"),
            (declined, "declined"),
            (no_comment, "no comment"),
            (no_reply, "no reply"),
            (no_request, "no request"),
            (body_asked, "body asked"),
            (asked_elsewhere, "asked, unclear"),
            (body_asked_elsewhere, "body asked, unclear"),
            (fallen, "falls"),
            (dependent, "hangs"),
            (cursor, "cursor"),
            (strip_selection, "cursor"),
            (folded, "folded"),
            (chosen, "chosen"),
            (excluded, "excluded"),
            (paragraph, "paragraph"),
            (cut, "cut off"),
            (marked, "marked"),
            (checked, "checked"),
            (outdated, "checked before a change"),
            (problem, "problem"),
            (noted, "noted"),
            (few, "few"),
            (some, "some"),
            (many, "many"),
            (share, "a part of a whole"),
            (thumb, "what of a list is seen"),
        ]);
        all
    }

    #[test]
    fn no_sign_stands_for_two_things() {
        for glyphs in [&UNICODE, &ASCII] {
            let mut meanings = BTreeMap::new();
            for (sign, meaning) in all(glyphs) {
                let known = meanings.insert(sign, meaning);
                assert!(known.is_none_or(|it| it == meaning), "{sign}: {known:?}, {meaning}");
            }
        }
    }

    #[test]
    fn every_sign_is_one_column() {
        for (sign, _) in all(&UNICODE) {
            assert_eq!(width(sign), 1, "{sign}");
        }
        for (sign, _) in all(&ASCII) {
            assert!(sign.is_ascii() && (width(sign) == 1 || sign == ASCII.paragraph), "{sign}");
        }
    }

    #[test]
    fn the_first_locale_variable_that_is_set_decides() {
        let symbols = |vars: &[(&str, &str)]| {
            Symbols::of_locale(|name| {
                let found = vars.iter().find(|(key, _)| *key == name);
                found.map(|(_, value)| OsString::from(value))
            })
        };
        assert_eq!(symbols(&[("LANG", "de_DE.UTF-8")]), Symbols::Unicode);
        assert_eq!(symbols(&[("LANG", "C.utf8")]), Symbols::Unicode);
        assert_eq!(symbols(&[("LC_ALL", "C"), ("LANG", "de_DE.UTF-8")]), Symbols::Ascii);
        assert_eq!(symbols(&[("LC_ALL", ""), ("LANG", "de_DE.UTF-8")]), Symbols::Unicode);
        assert_eq!(symbols(&[]), Symbols::Ascii);
    }
}
