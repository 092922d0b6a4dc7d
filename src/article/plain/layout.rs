//! The lines of a text as they stand on its pages.

use std::collections::HashMap;

/// The fewest lines that show columns.
const FEWEST: usize = 4;
/// The blanks between two columns.
const GUTTER: &str = "   ";
/// The fewest characters of a line of a column: a table has shorter cells.
const COLUMN: usize = 12;
/// The most characters of a page's number or title.
const LONGEST_PAGE_LINE: usize = 120;

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
pub struct Line<'t> {
    /// What stands on it, without the blanks at its ends.
    pub text: &'t str,
    /// The columns before it.
    pub indent: usize,
    /// The column after it.
    pub end: usize,
    /// Whether it follows a blank line.
    pub is_after_blank: bool,
    /// Whether it is the first of a page.
    pub is_after_page: bool,
    /// Whether it is a page's number or its running title.
    pub is_page_line: bool,
}

impl Line<'_> {
    /// Where the text of an item of a list begins, behind its sign: `* `, `3. `.
    pub fn bullet(&self) -> Option<usize> {
        let (sign, _) = self.text.split_once([' ', '\u{A0}'])?;
        let number = sign.strip_suffix(['.', ')']);
        let is_number = number.is_some_and(|it| {
            (1..=2).contains(&it.len()) && it.bytes().all(|byte| byte.is_ascii_digit())
        });
        let is_sign = matches!(sign, "*" | "-" | "+" | "•" | "·" | "▪" | "‣" | "◦");
        (is_sign || is_number).then(|| self.indent + sign.chars().count() + 1)
    }

    /// Whether it ends as a sentence does.
    pub fn ends_sentence(&self) -> bool {
        let text = self.text.trim_end_matches(['"', '\'', '”', '“', '’', '»', '«', ')', ']']);
        text.ends_with(['.', '!', '?', ':', '…'])
    }

    /// Whether it begins with a small letter, as only the middle of a sentence does.
    pub fn begins_small(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }

    /// How many columns its first word has.
    pub fn first_word(&self) -> usize {
        self.text.split([' ', '\t']).next().unwrap_or_default().chars().count()
    }
}

/// The lines of a text that are not blank.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut lines = Vec::new();
    let (mut is_after_blank, mut is_after_page) = (true, false);
    for line in text.lines() {
        is_after_page |= line.starts_with('\u{C}');
        let inner = line.trim_matches(is_space);
        if inner.is_empty() {
            is_after_blank = true;
            continue;
        }
        let indent = line.chars().take_while(|c| is_space(*c)).filter(|c| *c != '\u{C}').count();
        let end = indent + inner.chars().count();
        lines.push(Line {
            text: inner,
            indent,
            end,
            is_after_blank,
            is_after_page,
            is_page_line: false,
        });
        (is_after_blank, is_after_page) = (false, line.ends_with('\u{C}'));
    }
    mark_page_lines(&mut lines);
    lines
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\u{B}' | '\u{C}')
}

/// Whether most lines have another beside them, as those of a newspaper's columns.
pub fn has_columns(lines: &[Line<'_>]) -> bool {
    let is_beside = |line: &&Line<'_>| {
        line.text.split_once(GUTTER).is_some_and(|(left, right)| {
            let is_text = |part: &str| part.trim().chars().count() >= COLUMN;
            is_text(left) && is_text(right)
        })
    };
    let beside = lines.iter().filter(is_beside).count();
    beside >= FEWEST && beside * 2 > lines.len()
}

/// Marks what stands at the ends of pages and is no part of the text: numbers, and what each page
/// repeats.
fn mark_page_lines(lines: &mut [Line<'_>]) {
    let breaks: Vec<_> = (0..lines.len()).filter(|at| lines[*at].is_after_page).collect();
    if breaks.is_empty() {
        return;
    }
    let last = lines.len() - 1;
    let edges = breaks.iter().flat_map(|at| [Some(*at), at.checked_sub(1)]).flatten();
    let mut edges: Vec<_> = [0, last].into_iter().chain(edges).collect();
    edges.sort_unstable();
    edges.dedup();
    // Apart from the number that it may have.
    let title = |line: &Line<'_>| line.text.replace(|c: char| c.is_ascii_digit(), "");
    let mut titles: HashMap<String, usize> = HashMap::new();
    for at in &edges {
        *titles.entry(title(&lines[*at])).or_default() += 1;
    }
    for at in edges {
        let title = title(&lines[at]);
        let is_number = title.len() < lines[at].text.len() && !title.contains(char::is_alphabetic);
        let is_short = lines[at].text.len() <= LONGEST_PAGE_LINE;
        lines[at].is_page_line = is_short && (is_number || titles[&title] > 1);
    }
}
