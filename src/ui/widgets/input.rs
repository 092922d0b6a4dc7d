//! A line of typed text, with a cursor in it.

use crate::{
    action::Action,
    text::{clean, width as columns_of},
    ui::widgets::compose::Composer,
};
use ratatui::style::Style;
use std::ops::Range;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Nobody types a longer query, and a pasted book would only make every key slow.
const MOST_CHARS: usize = 4_000;

/// A note can be a pasted page. Beyond this each key would be slow.
const MOST_CHARS_OF_NOTE: usize = 100_000;

/// A line of typed text. The cursor stands between its halves, so it is never inside a character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    before: String,
    after: String,
    /// How many characters it has room for.
    most: usize,
}

impl Default for Input {
    fn default() -> Self {
        Self { before: String::new(), after: String::new(), most: MOST_CHARS }
    }
}

impl Input {
    /// A line with the cursor at its end.
    pub fn new(text: &str) -> Self {
        let mut line = Self::default();
        line.insert(text);
        line
    }

    /// A line for much text, the cursor at its end. What is there already has room, however long.
    pub fn long(text: &str) -> Self {
        let most = MOST_CHARS_OF_NOTE.max(text.chars().count());
        let mut line = Self { most, ..Self::default() };
        line.insert(text);
        line
    }

    /// All of it.
    pub fn text(&self) -> String {
        format!("{}{}", self.before, self.after)
    }

    /// What stands before the cursor.
    pub fn before(&self) -> &str {
        &self.before
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    /// Types a text, made safe for the screen: what is pasted can hold anything. Returns for how
    /// many of its characters there is no room.
    pub fn insert(&mut self, text: &str) -> usize {
        let room = self.most.saturating_sub(self.before.chars().chain(self.after.chars()).count());
        let mut rest = text.chars();
        // Cleaned together with what it follows: a letter keeps only so many marks.
        self.before.extend(rest.by_ref().take(room));
        self.before = clean(&self.before).into_owned();
        rest.count()
    }

    /// Puts `text` in the place of some bytes of the line, and the cursor behind it.
    pub fn replace(&mut self, range: Range<usize>, text: &str) {
        let whole = self.text();
        let (Some(before), Some(after)) = (whole.get(..range.start), whole.get(range.end..)) else {
            return;
        };
        (self.before, self.after) = (before.to_owned(), after.to_owned());
        self.insert(text);
    }

    /// Moves the cursor or deletes, where that is what the action is; says whether the text is
    /// another one now.
    pub fn act(&mut self, action: Action) -> bool {
        let length = self.before.len() + self.after.len();
        match action {
            Action::CursorLeft => self.left(),
            Action::CursorRight => self.right(),
            Action::CursorStart => self.start(),
            Action::CursorEnd => self.end(),
            Action::DeleteBefore => self.delete_before(),
            Action::DeleteAfter => self.delete_after(),
            Action::DeleteWord => self.delete_word(),
            Action::DeleteToStart => self.before.clear(),
            _ => {}
        }
        self.before.len() + self.after.len() != length
    }

    /// From which byte of what stands before the cursor on the cursor can be seen in `room`
    /// columns, and the columns between them.
    fn window(&self, room: usize) -> (usize, usize) {
        let (mut start, mut columns) = (self.before.len(), 0);
        // From the cursor on back: the line may be a page long.
        for grapheme in self.before.graphemes(true).rev() {
            let with_it = columns + columns_of(grapheme);
            // The cursor itself takes a column.
            if with_it >= room {
                break;
            }
            (start, columns) = (start - grapheme.len(), with_it);
        }
        (start, columns)
    }

    fn left(&mut self) {
        let moved = self.before.split_off(last_boundary(&self.before));
        self.after.insert_str(0, &moved);
    }

    fn right(&mut self) {
        let rest = self.after.split_off(first_boundary(&self.after));
        self.before.push_str(&std::mem::replace(&mut self.after, rest));
    }

    fn start(&mut self) {
        self.after.insert_str(0, &std::mem::take(&mut self.before));
    }

    fn end(&mut self) {
        self.before.push_str(&std::mem::take(&mut self.after));
    }

    fn delete_before(&mut self) {
        self.before.truncate(last_boundary(&self.before));
    }

    fn delete_after(&mut self) {
        self.after.drain(..first_boundary(&self.after));
    }

    /// Deletes the word on the cursor's left, with the blanks behind it.
    fn delete_word(&mut self) {
        let kept = self.before.trim_end();
        let start = kept.rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
        // The blank may be of several bytes.
        let start = (start..=kept.len()).find(|at| kept.is_char_boundary(*at)).unwrap_or(0);
        self.before.truncate(start);
    }
}

impl Composer<'_> {
    /// Adds a typed line in exactly `columns`, or in what is left, so that its cursor is in sight,
    /// with `ellipsis` where it goes on; returns the column of the cursor.
    pub fn typed(&mut self, input: &Input, columns: usize, style: Style, ellipsis: &str) -> u16 {
        let columns = columns.min(self.left());
        let (mut start, mut before) = input.window(columns);
        if start > 0 {
            let mark = columns_of(ellipsis).min(columns);
            (start, before) = input.window(columns - mark);
            before += mark;
            self.put(ellipsis.to_owned(), style);
            let text = format!("{}{}", &input.before[start..], input.after);
            self.cell(&text, columns - mark, style, ellipsis);
        } else {
            self.cell(&input.text(), columns, style, ellipsis);
        }
        let end = self.used();
        (end - columns + before).min((end + self.left()).saturating_sub(1)) as u16
    }
}

fn last_boundary(text: &str) -> usize {
    text.grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
}

fn first_boundary(text: &str) -> usize {
    let next = GraphemeCursor::new(0, text.len(), true).next_boundary(text, 0);
    // An error would mean that the text comes in pieces.
    next.ok().flatten().unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn halves(line: &Input) -> (&str, &str) {
        (&line.before, &line.after)
    }

    #[test]
    fn what_acts_on_a_terminal_is_never_typed() {
        let line = Input::new("a\u{1b}[31mb\r\n\tc\u{202e}d\u{200b}");
        assert_eq!(line.text(), "ab  c\u{fffd}d");
    }

    #[test]
    fn a_book_is_not_pasted_whole() {
        let mut line = Input::default();
        assert_eq!(line.insert(&"ä".repeat(MOST_CHARS + 7)), 7, "it is told");
        assert_eq!(line.insert("x"), 1);
        assert_eq!(line.text().chars().count(), MOST_CHARS);
    }

    #[test]
    fn what_is_there_already_has_room() {
        let text = "ä".repeat(MOST_CHARS_OF_NOTE + 7);
        let mut line = Input::long(&text);
        assert_eq!((line.text() == text, line.insert("x")), (true, 1));
        line.delete_before();
        assert_eq!(line.insert("x"), 0);
    }

    #[test]
    fn the_cursor_moves_by_what_a_reader_takes_for_a_character() {
        let mut line = Input::new("a👩‍👩‍👧e\u{301}");
        line.left();
        assert_eq!(halves(&line), ("a👩‍👩‍👧", "e\u{301}"));
        line.left();
        assert_eq!(halves(&line), ("a", "👩‍👩‍👧e\u{301}"));
        line.right();
        line.delete_before();
        assert_eq!(halves(&line), ("a", "e\u{301}"));
        line.delete_after();
        assert_eq!(halves(&line), ("a", ""));
    }

    #[test]
    fn at_its_ends_nothing_happens() {
        let mut line = Input::default();
        line.left();
        line.right();
        line.delete_after();
        line.delete_word();
        assert!(!line.act(Action::DeleteBefore));
        assert!(line.is_empty());
    }

    #[test]
    fn words_end_at_blanks() {
        let mut line = Input::new("grade:A..C  chip bans  ");
        line.delete_word();
        assert_eq!(line.text(), "grade:A..C  chip ");
        line.delete_word();
        line.delete_word();
        assert_eq!(line.text(), "");
        let mut line = Input::new("a\u{3000}北京");
        line.delete_word();
        assert_eq!(line.text(), "a\u{3000}");
    }

    #[test]
    fn what_is_typed_goes_where_the_cursor_is() {
        let mut line = Input::new("ac");
        line.left();
        line.insert("b");
        assert_eq!(halves(&line), ("ab", "c"));
        line.start();
        line.insert(">");
        line.end();
        line.insert("<");
        assert_eq!(line.text(), ">abc<");
        line.left();
        assert!(line.act(Action::DeleteToStart));
        assert_eq!(line.text(), "<");
    }

    #[test]
    fn what_is_completed_takes_the_place_of_what_was_typed() {
        let mut line = Input::new("a grad:x ü");
        line.replace(2..7, "grade:");
        assert_eq!(halves(&line), ("a grade:", "x ü"));
        line.replace(10..11, "never inside a character");
        line.replace(40..41, "never beyond the end");
        assert_eq!(halves(&line), ("a grade:", "x ü"));
    }

    #[test]
    fn the_cursor_of_a_long_line_stays_in_sight() {
        let mut input = Input::new("speaker:pottinger,schumer grade:B 北京");
        let shown = |input: &Input| {
            let mut line = Composer::new(20);
            let cursor = line.skip(2).typed(input, 16, Style::new(), "…");
            (line.finish().to_string(), cursor)
        };
        assert_eq!(shown(&input), ("  …r grade:B 北京 ".to_owned(), 17));
        input.start();
        assert_eq!(shown(&input), ("  speaker:potting…".to_owned(), 2));
    }

    properties! {
        #[test]
        fn the_cursor_is_inside(text in "\\PC{0,40}", moves in 0_usize..40, width in 0_u16..60) {
            let mut input = Input::new(&text);
            (0..moves).for_each(|_| input.left());
            let mut line = Composer::new(width);
            let cursor = line.skip(3).typed(&input, usize::from(width), Style::new(), "…");
            prop_assert!(cursor < width.max(1));
            prop_assert!(columns_of(&line.finish().to_string()) <= usize::from(width));
        }

        #[test]
        fn moving_changes_no_text(text in "\\PC{0,12}", moves in "[lrse]{0,20}") {
            let mut line = Input::new(&text);
            let before = line.text();
            for direction in moves.chars() {
                match direction {
                    'l' => line.left(),
                    'r' => line.right(),
                    's' => line.start(),
                    _ => line.end(),
                }
            }
            prop_assert_eq!(line.text(), before);
        }
    }
}
